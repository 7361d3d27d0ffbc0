"""Makes a twin of Binder's environment here, without conda, and tests in it: the notebooks strictly, and the browser.

The twin has Binder's Python and the same pins, and runs the same postBuild.
"""

import os
import subprocess
import sys

import environments
import install
import versions

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
    """A Python of that version, wherever it is found. Raises InstallError where there is none."""
    if python := versions.found(version()):
        return python
    raise install.InstallError(
        f"Binder's Python is {version()}, and none was found here: install it from python.org and run this again."
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
