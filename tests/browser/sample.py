"""What `make test` does in the browser; `make test-long` does all of it, with every explorer and in every notebook."""

from typing import Any

import pytest

from .explorer_page import ExplorerPage
from .server import ROOT

NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
FEW = {"04_roll_downhill", "10_send_the_error_back"}  # one where it all begins, and the largest


def a_few(cases: dict[str, Any]) -> list:
    """Cases by the stem of their notebook, as parameters of a test: a few, and the others in `make test-long`."""
    assert set(cases) >= FEW
    marks = {stem: [] if stem in FEW else [pytest.mark.long] for stem in cases}
    return [pytest.param(case, marks=marks[stem], id=stem) for stem, case in cases.items()]


def one_of_each_kind(explorers: list[ExplorerPage]) -> list[ExplorerPage]:
    """The first explorer of each kind in a notebook: those of one kind say the same sentence of their picture."""
    kinds: dict[Any, ExplorerPage] = {}
    for explorer in explorers:
        kinds.setdefault(explorer.twin.picture.words, explorer)
    return list(kinds.values())
