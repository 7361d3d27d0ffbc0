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
SIDE_BY_SIDE = [
    "-n=3",
    "--dist=loadscope",
    "--no-loadscope-reorder",
    "-psharing",
]  # a browser's tests wait half of their time


def main(arguments: list[str]) -> int:
    """Test what pyproject.toml lists, or only what the arguments name."""
    os.chdir(ROOT)
    os.environ["JUPYTER_PREFER_ENV_PATH"] = "1"  # this environment's kernel, whatever else is on the computer
    return pytest.main([*NOTEBOOKS, *SIDE_BY_SIDE, *arguments])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
