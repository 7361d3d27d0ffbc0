"""Makes .venv, the project's own Python, from the pins in environment.yml; a good one is used again."""

from __future__ import annotations  # an older Python should get as far as its sentence

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
EARLIER = ROOT / ".venv-old"  # what .venv was, until the new one is whole
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / "made-from"
WHEELS = ROOT / "wheels"  # beside the course on a USB stick (make offline): then nothing comes from the internet
PIP = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
WRONG_WHEELS = (
    "The folder wheels does not hold all that this system and this Python need; pip's own message stands above. "
    "Take a folder that was made for them, or delete wheels to install from the internet."
)
MISLEADING = {"VIRTUAL_ENV", "PYTHONHOME", "PYTHONPATH", "PIP_USER", "PIP_TARGET", "PIP_PREFIX"}  # they aim elsewhere


class InstallError(Exception):
    """Why there is no .venv, in one sentence that says what to do."""


def main() -> None:
    """Make .venv unless it is there already."""
    try:
        expect_python(sys.version_info[:2], can_make=importlib.util.find_spec("ensurepip") is not None)
        if not is_made():
            print(f"Making .venv with {len(pins())} pinned packages; this takes a minute or two, once.", flush=True)
            remake()
    except InstallError as reason:
        sys.exit(str(reason))
    except (OSError, subprocess.CalledProcessError) as reason:
        sys.exit(f"{reason}. If JupyterLab or another program uses .venv, close it; then run the same command again.")


def expect_python(version: tuple, can_make: bool) -> None:
    """Raise InstallError unless this Python can make the environment.

    >>> expect_python((3, 12), can_make=True)
    >>> expect_python((3, 9), can_make=True)
    Traceback (most recent call last):
    install.InstallError: This is Python 3.9; Mathomong needs 3.11, 3.12 or 3.13: install one from python.org.
    """
    if not (3, 11) <= tuple(version) <= (3, 13):
        found = ".".join(map(str, version))
        raise InstallError(f"This is Python {found}; Mathomong needs 3.11, 3.12 or 3.13: install one from python.org.")
    if not can_make:
        raise InstallError(
            "This Python can't make environments; on Debian or Ubuntu: sudo apt-get install python3-venv"
        )


def pins(text: str | None = None) -> list:
    """The requirements under `pip:` in environment.yml, in order, as pip reads them.

    >>> pins("dependencies:\\n  - pip\\n  - pip:\\n      # lab\\n      - numpy==2.4.6")
    ['numpy==2.4.6']
    """
    text = (ROOT / "environment.yml").read_text(encoding="utf-8") if text is None else text
    under_pip = text.partition("- pip:\n")[2].splitlines()
    return [line.strip()[2:] for line in under_pip if line.strip().startswith("- ")]


def is_made() -> bool:
    """Whether .venv is whole and made from today's files: the stamp is the last thing written."""
    return PYTHON.exists() and STAMP.exists() and STAMP.read_text(encoding="utf-8") == stamp()


def stamp() -> str:
    """What .venv depends on, in short: both files, the folder it is in, and Python's version."""
    files = [(ROOT / name).read_bytes() for name in ("environment.yml", "pyproject.toml")]
    return hashlib.sha256(b"\0".join([*files, str(ROOT).encode(), repr(sys.version_info[:2]).encode()])).hexdigest()


def remake() -> None:
    """Make .venv anew; where that fails, the one that worked comes back."""
    put_aside()
    try:
        make()
    except BaseException:
        shutil.rmtree(VENV, ignore_errors=True)
        if EARLIER.exists():
            EARLIER.rename(VENV)
        raise
    shutil.rmtree(EARLIER, ignore_errors=True)


def put_aside() -> None:
    """Keep a whole .venv until the new one is there; a half-made one is not worth keeping."""
    if STAMP.exists():
        shutil.rmtree(EARLIER, ignore_errors=True)
        VENV.rename(EARLIER)
    elif VENV.exists():
        shutil.rmtree(VENV)


def make() -> None:
    """An empty environment, the pins, the package itself, a quiet lab, and the stamp."""
    import venv  # not every system's Python has it; expect_python has looked

    venv.create(VENV, with_pip=True, symlinks=os.name != "nt")
    pip(pins())
    pip(["--no-deps", "--no-build-isolation", "--editable", str(ROOT)])
    turn_off_news(VENV)
    STAMP.write_text(stamp(), encoding="utf-8")


def pip(arguments: list, python: Path | None = None) -> None:
    """Run pip inside .venv, or for another `python`; raise InstallError with one sentence where it fails."""
    command = [str(python), *PIP[1:]] if python else PIP
    environment = {name: value for name, value in os.environ.items() if name not in MISLEADING}
    command = [*command, *source(), *arguments]
    done = subprocess.run(command, env=environment, stderr=subprocess.PIPE, text=True, errors="replace")
    if done.returncode:
        print(done.stderr, file=sys.stderr)
        raise InstallError(WRONG_WHEELS if source() else why(done.stderr))


def source() -> list:
    """Where pip takes packages from: its index, or the folder of wheels that lies beside the course."""
    return ["--no-index", f"--find-links={WHEELS}"] if WHEELS.is_dir() else []


def turn_off_news(environment: Path) -> None:
    """JupyterLab would ask, over the first notebook, whether to fetch news and look for versions not pinned here."""
    settings = environment / "etc" / "jupyter" / "labconfig" / "page_config.json"
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text('{"disabledExtensions": {"@jupyterlab/apputils-extension:announcements": true}}\n')


def why(message: str) -> str:
    """What pip's `message` comes down to.

    >>> why("... connection broken by NewConnectionError ...")
    'pip cannot reach its package index. Connect this computer to the internet, then run the same command again.'
    """
    if "connection broken" in message or "(from versions: none)" in message:
        return "pip cannot reach its package index. Connect this computer to the internet, then run the same command again."
    return "pip could not install the packages; its own message stands above."


if __name__ == "__main__":
    main()
