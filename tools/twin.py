"""Makes a twin of Binder's environment here, without conda, and tests in it: the notebooks strictly, and the browser.

The twin has Binder's Python and the same pins, and runs the same postBuild.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import environments
import install

TESTED = ["notebooks", "tests/browser"]


def main(arguments: list[str]) -> int:
    """Test what the arguments name, or else all notebooks and the browser."""
    try:
        python = environments.python_of("twin", install.pins(), binders_python())
    except install.InstallError as reason:
        sys.exit(str(reason))
    settings = {**os.environ, "PATH": f"{python.parent}{os.pathsep}{os.environ['PATH']}"}
    subprocess.run([str(install.ROOT / "postBuild")], env=settings, check=True)
    return subprocess.run([python, "tools/run_tests.py", *(arguments or TESTED)], cwd=install.ROOT).returncode


def version() -> str:
    """The version of Python that environment.yml asks for.

    >>> version()
    '3.12'
    """
    return (install.ROOT / "environment.yml").read_text(encoding="utf-8").partition("python=")[2].split()[0]


def binders_python() -> str:
    """A Python of that version: the one that runs this, or one in the PATH. Raises InstallError where there is none."""
    for path in filter(None, [sys.executable, shutil.which(f"python{version()}")]):
        if _version_of(path) == version():
            return str(Path(path).absolute())
    raise install.InstallError(
        f"Binder's Python is {version()}, and none was found here: install it from python.org and run this again."
    )


def _version_of(python: str) -> str:
    """The version that a Python says it is; empty for a name that does not run."""
    say = "import sys; print(*sys.version_info[:2], sep='.')"
    return subprocess.run([python, "-c", say], capture_output=True, text=True).stdout.strip()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
