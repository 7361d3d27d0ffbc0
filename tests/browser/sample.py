"""What `make test` does in the browser; `make test-long` does all of it, with every explorer of every notebook."""

import re
from functools import cache
from pathlib import Path
from typing import Any

import nbformat
import pytest

from .explorer_page import ExplorerPage
from .server import ROOT

NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
ONE_AN_EVENING = {"04_roll_downhill", "08_chain_the_slopes", "10_send_the_error_back", "15_build_it_from_scratch"}


def one_an_evening(cases: dict[str, Any]) -> list:
    """Cases by the stem of their notebook, as parameters of a test: one an evening, the others in `make test-long`."""
    assert set(cases) >= ONE_AN_EVENING
    marks = {stem: [] if stem in ONE_AN_EVENING else [pytest.mark.long] for stem in cases}
    return [pytest.param(case, marks=marks[stem], id=stem) for stem, case in cases.items()]


def new_kinds(explorers: list[ExplorerPage], notebook: Path) -> list[ExplorerPage]:
    """The explorers of a kind that no earlier notebook shows; where there is none, the first."""
    earlier = {kind for each in NOTEBOOKS if each < notebook for kind in kinds_in(each).values()}
    kinds = kinds_in(notebook)
    return [explorer for explorer in explorers if kinds[explorer.number] not in earlier] or explorers[:1]


@cache
def kinds_in(notebook: Path) -> dict[int, str]:
    """The kind of explorer that each cell makes, by the number of the cell: descent, line_fit …"""
    cells = enumerate(nbformat.read(notebook, as_version=4).cells)
    found = {n: re.search(r"(\w+)_explorer\(", cell.source) for n, cell in cells if cell.cell_type == "code"}
    return {n: kind[1] for n, kind in found.items() if kind}
