"""Packs the course for computers without a network: the folder offline/, for a USB stick, with every wheel it installs."""

import shutil
import subprocess
import sys
from pathlib import Path

from packaging.requirements import Requirement

import install

FOLDER = install.ROOT / "offline"
COURSE = (
    "mathomong",
    "notebooks",
    "tools",
    "docs",
    "Makefile",
    "README.md",
    "LICENSE",
    "environment.yml",
    "pyproject.toml",
)
LEFT_BEHIND = shutil.ignore_patterns("__pycache__", ".ipynb_checkpoints", "golf.jsonl")
PYTHONS = ("3.11", "3.12", "3.13")
# system → what pip calls it, newest first, and what Python calls it
SYSTEMS = {
    "linux": ([f"manylinux_2_{n}_x86_64" for n in (28, 27, 26, 24, 17, 12, 5)] + ["manylinux2014_x86_64"], "linux"),
    "windows": (["win_amd64"], "win32"),
    "macos": (["macosx_14_0_arm64"], "darwin"),
}
EXAMPLE = "windows-3.12"


def main(targets: list[str], folder: Path = FOLDER) -> None:
    """Make the folder anew, with wheels for this computer, or for each of `targets`, such as windows-3.12."""
    if unknown := [target for target in targets if target not in names()]:
        sys.exit(
            f"There is no {unknown[0]!r}; give some of {', '.join(names())}, such as {EXAMPLE}, or none for this computer."
        )
    copy_course(folder)
    for target in targets or [""]:
        print(f"Fetching wheels for {target or 'this system and this Python'}.", flush=True)
        if subprocess.run(command(target, folder / "wheels")).returncode:
            sys.exit(
                f"Not all wheels for {target or 'this computer'} could be fetched; pip's own message stands above."
            )
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    print(
        f"{folder.name}/ is ready: {size / 1e6:.0f} MB. Copy it to a USB stick; docs/workshop.md says what to do there."
    )


def names() -> list[str]:
    """All targets there are.

    >>> names()[:3]
    ['linux-3.11', 'linux-3.12', 'linux-3.13']
    """
    return [f"{system}-{python}" for system in SYSTEMS for python in PYTHONS]


def copy_course(folder: Path) -> None:
    """The course without what a computer has made of it: no .venv, no caches, no learner's notebooks."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name in COURSE:
        source = install.ROOT / name
        copy = shutil.copytree if source.is_dir() else shutil.copy2
        copy(source, folder / name, **({"ignore": LEFT_BEHIND} if source.is_dir() else {}))


def command(target: str, wheels: Path) -> list[str]:
    """How pip fetches the wheels of a target; "" is this computer. The pins are the whole closure, so no more is fetched."""
    system, _, python = target.rpartition("-")
    fetch = [sys.executable, "-m", "pip", "--disable-pip-version-check", "download", "--quiet", "--no-deps"]
    return [*fetch, "--only-binary=:all:", f"--dest={wheels}", *_platform(system, python), *pins(system)]


def _platform(system: str, python: str) -> list[str]:
    if not system:
        return []
    return [f"--python-version={python}", "--implementation=cp", *(f"--platform={name}" for name in SYSTEMS[system][0])]


def pins(system: str = "") -> list[str]:
    """The pins that count on a system, without their conditions: pip would try those on the computer it runs on.

    >>> any(pin.startswith("appnope") for pin in pins("macos")), any(pin.startswith("appnope") for pin in pins("linux"))
    (True, False)
    """
    where = {"sys_platform": SYSTEMS[system][1] if system else sys.platform}
    found = map(Requirement, install.pins())
    return [f"{pin.name}{pin.specifier}" for pin in found if not pin.marker or pin.marker.evaluate(where)]


if __name__ == "__main__":
    main(sys.argv[1:])
