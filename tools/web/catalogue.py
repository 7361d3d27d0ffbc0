"""The sixteen notebooks by evening, as the README's table and the map in notebook 00 list them."""

import re
from dataclasses import dataclass
from pathlib import Path

from copies import COURSE, ROOT

ROW = re.compile(r"^\| (\d\d) \| \[(.+?)\]\(notebooks/(\w+)\.ipynb\) \| (.+?) \|$", flags=re.MULTILINE)
EVENING = re.compile(r"\| (Evening \d: [^|]+?) \|")
NUMBER = re.compile(r"^\| (\d\d) \|")


@dataclass(frozen=True)
class Entry:
    """A notebook in the list: its number, its title, its file without the ending, and what a learner does in it."""

    number: str
    title: str
    stem: str
    doing: str


def entries(readme: str | None = None) -> list[Entry]:
    """All notebooks, in order.

    >>> entries("| 04 | [Roll downhill](notebooks/04_roll_downhill.ipynb) | make a weight roll |")
    [Entry(number='04', title='Roll downhill', stem='04_roll_downhill', doing='make a weight roll')]
    """
    return [Entry(*row) for row in ROW.findall(_readme() if readme is None else readme)]


def evenings(first_notebook: list[str] | None = None) -> dict[str, list[Entry]]:
    """The notebooks under the name of their evening; the lines are those of the map in notebook 00.

    >>> [(evening, len(them)) for evening, them in evenings().items()][0]
    ('Evening 1: What is learning?', 5)
    """
    by_number = {entry.number: entry for entry in entries()}
    found: dict[str, list[Entry]] = {}
    for line in _map() if first_notebook is None else first_notebook:
        if heading := EVENING.search(line):
            found[heading[1]] = []
        elif row := NUMBER.match(line):
            found[list(found)[-1]].append(by_number[row[1]])
    return found


def sheets() -> dict[str, Path]:
    """The pages of words and formulas beside the notebooks, by their titles.

    >>> list(sheets())
    ['Formula sheet', 'Glossary']
    """
    return {_title(path): path for path in sorted(COURSE.glob("*.md"))}


def _title(path: Path) -> str:
    return path.read_text(encoding="utf-8").partition("\n")[0].removeprefix("# ")


def _readme() -> str:
    return (ROOT / "README.md").read_text(encoding="utf-8")


def _map() -> list[str]:
    """The lines of notebook 00's cell that lists the evenings."""
    import nbformat  # here, so that a list of notebooks can be had where it is not installed

    cells = nbformat.read(COURSE / f"{entries()[0].stem}.ipynb", as_version=4).cells
    return next(cell.source for cell in cells if EVENING.search(cell.source)).splitlines()
