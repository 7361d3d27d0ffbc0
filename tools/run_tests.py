"""Runs every test in one go: units, doctests, each notebook cell by cell, the browser; further arguments go to pytest."""

import os
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
NOTEBOOKS = [
    "--nbval",
    "--nbval-current-env",
    "--nbval-sanitize-with=tests/nbval_sanitize.cfg",
    "--nbval-cell-timeout=60",
]
TWO_AT_A_TIME = ["-n=2", "--dist=loadfile"]  # loadfile: the cells of one notebook need one kernel


def main(arguments: list[str]) -> int:
    """Test what pyproject.toml lists, or only what the arguments name."""
    os.chdir(ROOT)
    os.environ["JUPYTER_PREFER_ENV_PATH"] = "1"  # this environment's kernel, whatever else is on the computer
    return pytest.main([*NOTEBOOKS, *TWO_AT_A_TIME, *arguments])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
