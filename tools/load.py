"""Measures a club's evening, so many learners under one JupyterHub, in an environment of its own: `load.py 1 10 20 40`.

JupyterHub and its proxy are needed for nothing else, so they stay out of .venv: pip brings the hub into .venv-load, and
npm the proxy. Where there is no npm, `benchmarks.load` says in a line what to install.
"""

import shutil
import subprocess
import sys

import install
import versions

FOLDER = install.ROOT / ".venv-load"
HUB, PROXY = "jupyterhub==6.1.1", "configurable-http-proxy@5"


def main(learners: list[str]) -> int:
    """Bring what is missing, then measure."""
    python = made()
    versions.pip(python, "install", "--quiet", *wanted(), check=True)
    if (npm := shutil.which("npm")) and not (FOLDER / "node_modules").exists():
        subprocess.run([npm, "install", "--no-audit", "--no-fund", "--prefix", FOLDER, PROXY], check=True)
    return versions.run(python, "-m", "benchmarks.load", *(learners or ["1", "10", "20", "40"])).returncode


def made() -> str:
    """The environment's Python, the same version as this one."""
    here = "{}.{}".format(*sys.version_info[:2])
    return versions.made(FOLDER, here, sys.executable)


def wanted() -> list[str]:
    """The pins of the course, the hub, and the course itself."""
    return [*install.pins(), HUB, "--editable", str(install.ROOT)]


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(1)  # what it called has said so
