"""Every notebook reads easily: Flesch–Kincaid grade 8 or lower."""

from pathlib import Path

import nbformat
import pytest

from readability import grade, spoken

HARDEST = 8.0
NOTEBOOKS = sorted((Path(__file__).resolve().parent.parent / "notebooks").glob("*.ipynb"))
DENSE = (
    "Notwithstanding considerable methodological heterogeneity, contemporary investigations consistently demonstrate "
    "substantial improvements in generalisation performance attributable to appropriately calibrated regularisation."
)


def test_there_are_notebooks_to_read():
    assert len(NOTEBOOKS) >= 2


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_reader_of_fifteen_reads_the_notebook_with_ease(path):
    cells = nbformat.read(path, as_version=4).cells
    assert grade(cell.source for cell in cells if cell.cell_type == "markdown") <= HARDEST


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_reader_of_fifteen_reads_every_cell_that_has_more_than_a_few_words(path):
    texts = [cell.source for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "markdown"]
    long = [text for text in texts if len(spoken(text).split()) > 40]
    assert long
    assert {text: grade([text]) for text in long if grade([text]) > HARDEST} == {}


def test_a_leader_of_seventeen_reads_the_guide_with_ease():
    guide = (NOTEBOOKS[0].parent.parent / "docs" / "leading-an-evening.md").read_text(encoding="utf-8")
    assert grade([guide.replace("|", "\n")]) <= HARDEST


def test_the_measure_tells_easy_from_hard():
    assert grade(["The cat sat on the mat. It was warm."]) < 3
    assert grade([DENSE]) > 14


def test_formulas_code_and_links_do_not_count_as_words():
    assert spoken("Put $2w$ in `descend(x)`, see [here](a/b.md):\n$$\\frac{a}{b}$$").split() == [
        *("Put", "x", "in", "x,", "see", "here:")
    ]
    assert spoken("## The rule\n- **one**\n```python\nx = 1\n```").split() == ["The", "rule", "one"]


def test_an_empty_text_has_no_grade():
    with pytest.raises(ValueError, match="nothing to read"):
        grade(["$x$" * 0, "```python\nx\n```"])
