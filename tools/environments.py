"""Environments beside .venv, for what the course itself does not need: a folder each in .environments/, made once."""

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

import install

PLACE = install.ROOT / ".environments"
REQUIREMENTS = install.ROOT / "tools" / "requirements"


def python_of(name: str, requirements: list[str] | None = None, python: str = sys.executable) -> Path:
    """The Python of the environment `name`, which holds exactly `requirements`; it is made anew when they change.

    Without `requirements` they are those of tools/requirements/NAME.txt. Raises InstallError where pip fails.
    """
    requirements = listed(name) if requirements is None else requirements
    place = PLACE / name
    wanted = hashlib.sha256("\n".join([str(place), python, *requirements]).encode()).hexdigest()
    stamp = place / "made-from"
    if not (stamp.exists() and stamp.read_text(encoding="utf-8") == wanted):
        _make(place, requirements, python)
        stamp.write_text(wanted, encoding="utf-8")
    return _python_in(place)


def listed(name: str) -> list[str]:
    """The pins of tools/requirements/NAME.txt, without its comments."""
    lines = (REQUIREMENTS / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def _make(place: Path, requirements: list[str], python: str) -> None:
    print(f"Making .environments/{place.name} with {len(requirements)} pinned packages, once.", flush=True)
    shutil.rmtree(place, ignore_errors=True)
    subprocess.run([python, "-m", "venv", str(place)], check=True)
    install.pip(requirements, _python_in(place))


def _python_in(place: Path) -> Path:
    return place / install.PYTHON.relative_to(install.VENV)
