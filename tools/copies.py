"""The learner's own copies: my-notebooks/ is filled from notebooks/, and nothing in it is ever overwritten.

A copy that was never edited follows the course when a new version arrives. A small hidden file in my-notebooks/
remembers which version of each file was copied; without it, every copy that differs counts as edited.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
COURSE = ROOT / "notebooks"
MINE = ROOT / "my-notebooks"
MEMORY = ".copied.json"


class NumberError(Exception):
    """There is no notebook of that number; the text lists those there are."""


def fill(course: Path = COURSE, mine: Path = MINE) -> list[str]:
    """Copy what is missing, refresh what was never edited; return a sentence for each file that stays behind."""
    mine.mkdir(parents=True, exist_ok=True)
    copied = remembered(mine)
    said = [_bring(name, course, mine, copied) for name in names(course)]
    _remember(mine, copied)
    return [sentence for sentence in said if sentence]


def fresh(number: str, course: Path = COURSE, mine: Path = MINE) -> list[str]:
    """Bring one notebook (and its solutions) back as it came, keeping the learner's beside it; say so."""
    number = number.strip()
    chosen = [name for name in names(course) if number and Path(name).name.startswith(f"{number.zfill(2)}_")]
    if not chosen:
        raise NumberError(f"There is no notebook {number!r}; say NN=… with one of {', '.join(numbers(course))}.")
    copied = remembered(mine)
    said = [_bring_back(name, course, mine, copied) for name in chosen]
    _remember(mine, copied)
    return said


def names(course: Path = COURSE) -> list[str]:
    """Every file of the course, as a path inside its folder; hidden ones and caches are no part of it."""
    files = (path.relative_to(course) for path in course.rglob("*") if path.is_file())
    return sorted(file.as_posix() for file in files if not any(part[0] in "._" for part in file.parts))


def numbers(course: Path = COURSE) -> list[str]:
    """The numbers of the notebooks there are, as text: 04, 06."""
    return sorted(path.name[:2] for path in course.glob("[0-9][0-9]_*.ipynb"))


def remembered(mine: Path = MINE) -> dict[str, str]:
    """Which version of each file was copied; nothing, where that can't be read."""
    try:
        copied = json.loads((mine / MEMORY).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return copied if isinstance(copied, dict) else {}


def _bring(name: str, course: Path, mine: Path, copied: dict) -> str:
    """Copy one file unless the learner changed theirs; return what to tell them, or nothing."""
    new, here = (course / name).read_bytes(), mine / name
    if here.exists() and _digest(here.read_bytes()) not in (copied.get(name), _digest(new)):
        return _stays(name, _digest(new), copied)
    _put(new, here)
    copied[name] = _digest(new)
    return ""


def _stays(name: str, new: str, copied: dict) -> str:
    """The sentence about an edited copy: none while the course still has the version it was made from.

    Where it is not known what the copy was made from, this is said once.
    """
    if copied.get(name) == new:
        return ""
    news = "has a newer version" if name in copied else "is not as the course has it"
    copied.setdefault(name, new)
    return f"{name} {news}; {_how_to_bring(name)}"


def _how_to_bring(name: str) -> str:
    """What brings the course's version of a file.

    >>> _how_to_bring("04_roll_downhill.ipynb")
    '`make fresh NN=04` brings it, keeping yours.'
    """
    number = Path(name).name.partition("_")[0]
    if number.isdigit() and len(number) == 2:
        return f"`make fresh NN={number}` brings it, keeping yours."
    return "rename yours and run `make lab` again to have both."


def _bring_back(name: str, course: Path, mine: Path, copied: dict) -> str:
    """Put the course's version of one file in place; what was there stays under a free name."""
    new, here = (course / name).read_bytes(), mine / name
    copied[name] = _digest(new)
    if not here.exists():
        _put(new, here)
        return f"{name} is there again."
    if here.read_bytes() == new:
        return f"{name} is as the course has it."
    kept = _keep(here)
    _put(new, here)
    return f"{name} is fresh; yours is kept as {kept.name}."


def _keep(here: Path) -> Path:
    """Copy a file to the first free name beside it: "04_roll_downhill (mine 1).ipynb"; never over another."""
    content, count = here.read_bytes(), 1
    while True:
        kept = here.with_name(f"{here.stem} (mine {count}){here.suffix}")
        try:
            with kept.open("xb") as file:  # x: fails if the name is taken, so nothing is lost
                file.write(content)
            return kept
        except FileExistsError:
            count += 1


def _put(content: bytes, here: Path) -> None:
    """Write a file in one go: an interruption leaves the old or the new one, never half of it."""
    if here.exists() and here.read_bytes() == content:
        return
    here.parent.mkdir(parents=True, exist_ok=True)
    half = here.with_name(f".{here.name}.part")
    half.write_bytes(content)
    os.replace(half, here)


def _remember(mine: Path, copied: dict[str, str]) -> None:
    _put(json.dumps(copied, indent=1, sort_keys=True).encode(), mine / MEMORY)


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def main(arguments: list[str]) -> None:
    """`copies.py` fills my-notebooks/; `copies.py fresh 04` brings one notebook back."""
    try:
        print(*(fresh(" ".join(arguments[1:])) if arguments[:1] == ["fresh"] else fill()), sep="\n")
    except NumberError as reason:
        sys.exit(str(reason))


if __name__ == "__main__":
    main(sys.argv[1:])
