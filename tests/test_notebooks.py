"""Every notebook keeps the rules in notebook_rules.py, and every rule catches what it is there for."""

import base64
import io
import re
from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from PIL import Image

import notebook_rules as rules
from clean_notebooks import clean, text_of
from notebook_rules import RULES
from saved_notebook import Saved

NOTEBOOKS = sorted((Path(__file__).resolve().parent.parent / "notebooks").glob("*.ipynb"))


def test_there_are_notebooks():
    assert NOTEBOOKS, "notebooks/ is empty, so nothing below was tested"


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_every_notebook_keeps_every_rule(path, rule):
    offences = list(rule(Saved(path)))
    assert not offences, "\n".join(offences)


# ---------------------------------------------------------------- a small notebook that keeps every rule


def png(width: int = 60, colours: int = 3) -> str:
    """A picture of stripes in base64."""
    picture, file = Image.new("RGB", (width, 20)), io.BytesIO()
    picture.putdata([(n % colours * 80, 0, 0) for n in range(width * 20)])
    picture.save(file, "PNG")
    return base64.b64encode(file.getvalue()).decode()


def picture(alt: str = "three stripes") -> NotebookNode:
    return new_output(
        "display_data", {"image/png": png(), "text/plain": "stripes"}, metadata={"image/png": {"alt": alt}}
    )


TEXTS = [
    "# Stand on a toy\n\nBecause the rules need one.\n\n**What you'll do** look. **What you'll learn** a rule. "
    "**What you’ll need** 5 minutes, the [words](glossary.md) and the [formulas](formula_sheet.md).\n\n"
    "Run all cells: Run → Run All Cells.",
    "## Where is 2 + 2?",
    "By hand it is 4.",
    "```python\n# a comment, no title\n```",
    "## The rule",
    "$a + b$",
    "Measured:",
    "## Predict, then slide",
    "Guess first.",
    "## Your turn",
    "Add two numbers.",
    "One more.",
    "## What you saw",
]


def well_made() -> NotebookNode:
    """Thirteen cells of text and thirteen of code, in turn; the last shows a picture."""
    code = [new_code_cell(f"{n} + {n}", execution_count=n) for n in range(1, len(TEXTS) + 1)]
    code[0].outputs = [new_output("execute_result", {"text/plain": "2"}, execution_count=1)]
    code[1].outputs = [new_output("stream", name="stdout", text="4\n")]
    code[-1].outputs = [picture()]
    cells = [cell for text, part in zip(TEXTS, code, strict=True) for cell in (new_markdown_cell(text), part)]
    return clean(new_notebook(cells=cells))


def saved(folder: Path, notebook: NotebookNode, name: str = "04_stand_on_a_toy.ipynb") -> Saved:
    (folder / name).write_text(text_of(notebook), encoding="utf-8", newline="\n")
    return Saved(folder / name)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_a_well_made_notebook_keeps_every_rule(rule, tmp_path):
    assert list(rule(saved(tmp_path, well_made()))) == []


# ---------------------------------------------------------------- one offence after another


def text(at: int, source: str) -> Callable[[NotebookNode], None]:
    """A change: text cell number `at` says this instead."""
    return lambda notebook: notebook.cells[2 * at].update(source=source)


def code(source: str) -> Callable[[NotebookNode], None]:
    """A change: the first code cell says this instead."""
    return lambda notebook: notebook.cells[1].update(source=source)


def shows(*outputs: NotebookNode) -> Callable[[NotebookNode], None]:
    """A change: the first code cell shows this instead."""
    return lambda notebook: notebook.cells[1].update(outputs=list(outputs))


def meta(**metadata) -> Callable[[NotebookNode], None]:
    return lambda notebook: notebook.metadata.update(metadata)


def named(name: str, at: int = 1) -> Callable[[NotebookNode], None]:
    return lambda notebook: notebook.cells[at].update(id=name)


def without(part: slice) -> Callable[[NotebookNode], None]:
    return lambda notebook: notebook.cells.__delitem__(part)


VIEW = new_output("display_data", {"application/vnd.jupyter.widget-view+json": {"model_id": "1"}, "text/plain": "x"})
ERROR = new_output("error", ename="ValueError", evalue="no", traceback=[])
WARNING = new_output("stream", name="stderr", text="careful")
LARGE = new_output("display_data", {"image/png": png(300, 4)}, metadata={"image/png": {"alt": "large"}})

OFFENCES = [
    (rules.it_starts_with_a_title_in_sentence_case, text(0, "Stand on a toy")),
    (rules.it_starts_with_a_title_in_sentence_case, text(0, "## Stand on a toy")),
    (rules.it_starts_with_a_title_in_sentence_case, text(0, "# Stand On A Toy")),
    (rules.it_starts_with_a_title_in_sentence_case, text(0, "# stand on a toy")),
    (rules.it_has_one_title, text(2, "# Another title")),
    (rules.it_has_one_title, text(0, "Stand on a toy")),
    (rules.its_opening_says_what_and_how, text(0, TEXTS[0].replace("do**", "see**"))),
    (rules.its_opening_says_what_and_how, text(0, TEXTS[0].replace("need**", "want**"))),
    (rules.its_opening_says_what_and_how, text(0, TEXTS[0].partition("Run")[0])),
    (rules.it_leads_to_the_words_and_the_formulas, text(0, TEXTS[0].replace("glossary", "words"))),
    (rules.it_leads_to_the_words_and_the_formulas, text(0, TEXTS[0].replace("(formula_sheet.md)", ""))),
    (rules.it_starts_with_a_question, text(1, "## Two and two")),
    (rules.its_sections_come_in_order, text(4, "## The law")),
    (rules.its_sections_come_in_order, text(9, "## The rule")),
    (rules.its_sections_come_in_order, text(12, "### What you saw")),
    (rules.it_has_room_for_one_idea, without(slice(4, 6))),
    (rules.it_has_room_for_one_idea, lambda notebook: notebook.cells.extend(notebook.cells)),
    (rules.text_and_code_take_turns, without(slice(2, 16, 2))),
    (rules.text_and_code_take_turns, without(slice(3, 17, 2))),
    (rules.it_has_no_filler, text(2, "It is important to note that it is 4.")),
    (rules.it_has_no_filler, text(2, "Let’s dive in.")),
    (rules.its_headings_are_words, text(9, "## 🚀 Your turn")),
    (rules.its_headings_are_words, text(9, "## Your turn ★")),
    (rules.its_code_cells_are_short, code("1 + 1\n" * 16)),
    (rules.its_code_cells_are_short, code("")),
    (rules.it_imports_a_few_names_at_a_time, code("from mathomong import *")),
    (rules.it_imports_a_few_names_at_a_time, code("from mathomong import Chain, bowl, sigmoid, tanh")),
    (rules.it_uses_nothing_slow_or_untestable, code("from ipywidgets import interact")),
    (rules.it_uses_nothing_slow_or_untestable, code("import ipywidgets\n\nipywidgets.Output()")),
    (rules.it_uses_nothing_slow_or_untestable, code("clear_output()")),
    (rules.it_installs_nothing, code("%pip install numpy")),
    (rules.it_installs_nothing, code("!pip install numpy")),
    (rules.it_installs_nothing, code("!ls")),
    (rules.it_reads_nothing_from_the_net, code('open_table("https://example.org/data.csv")')),
    (rules.no_line_ends_in_a_semicolon, code("1 + 1;")),
    (rules.no_line_ends_in_a_semicolon, code("1 + 1; \n2")),
    (rules.its_code_is_tidy, code("import math\n1+1")),
    (rules.its_code_is_tidy, code("missing_name")),
    (rules.its_cells_are_numbered, lambda notebook: notebook.cells[3].update(execution_count=None)),
    (rules.its_cells_are_numbered, lambda notebook: notebook.cells[3].update(execution_count=7)),
    (rules.no_cell_ends_in_an_error, shows(ERROR)),
    (rules.no_cell_ends_in_an_error, shows(WARNING)),
    (rules.it_keeps_no_widget, shows(VIEW)),
    (rules.it_keeps_no_widget, meta(widgets={"state": {}})),
    (rules.its_ids_are_readable, named("3f9a01bc")),
    (rules.its_ids_are_readable, named("b1946ac9-2495-4d23-8f6b-4c3f1c7a9a10")),
    (rules.its_ids_are_readable, named("1-1", at=3)),
    (rules.its_pictures_are_small, shows(LARGE)),
    (rules.its_pictures_are_described, shows(picture(alt=""))),
    (rules.its_pictures_are_described, text(2, "![](picture.png)")),
    (rules.its_pictures_are_described, text(2, "<img src='picture.png'>")),
    (rules.its_file_is_small, text(2, "four " * 100_000)),
    (rules.its_kernel_is_plain_python, meta(kernelspec={"name": "my-env", "display_name": "My env"})),
    (rules.its_kernel_is_plain_python, meta(language_info={"name": "python", "version": "3.11.7"})),
    (rules.cleaning_it_changes_nothing, lambda notebook: notebook.cells[1].metadata.update(collapsed=True)),
    (rules.cleaning_it_changes_nothing, shows(ERROR)),
]


@pytest.mark.parametrize(("rule", "spoil"), OFFENCES)
def test_every_rule_catches_its_offence(rule, spoil, tmp_path):
    notebook = well_made()
    spoil(notebook)
    assert list(rule(saved(tmp_path, notebook))) != []


@pytest.mark.parametrize(
    "name", ["roll_downhill.ipynb", "4_roll.ipynb", "04_Roll.ipynb", "04-roll.ipynb", "04_a b.ipynb"]
)
def test_a_wrong_file_name_is_caught(name, tmp_path):
    assert list(rules.its_name_is_a_number_and_words(saved(tmp_path, well_made(), name))) != []


def test_no_rule_is_left_untried():
    tried = {rule for rule, _ in OFFENCES} | {rules.its_name_is_a_number_and_words}
    assert tried == set(RULES)


def test_the_notebook_about_everything_may_be_longer_and_the_first_shorter(tmp_path):
    long, short = well_made(), well_made()
    long.cells *= 2
    short.cells = short.cells[:8]
    assert list(rules.it_has_room_for_one_idea(saved(tmp_path, long, "15_build.ipynb"))) == []
    assert list(rules.it_has_room_for_one_idea(saved(tmp_path, short, "00_start.ipynb"))) == []


def test_only_the_first_notebook_may_go_without_a_rule(tmp_path):
    notebook = well_made()
    text(4, "No rule here.")(notebook)
    assert list(rules.its_sections_come_in_order(saved(tmp_path, notebook, "00_start.ipynb"))) == []
    assert list(rules.its_sections_come_in_order(saved(tmp_path, notebook, "01_start.ipynb"))) != []


def test_the_first_notebook_has_a_map_of_all_sixteen_and_links_those_that_are_there():
    prose = "\n".join(Saved(NOTEBOOKS[0]).prose)
    assert sorted(re.findall(r"^\| (\d\d) \|", prose, re.MULTILINE)) == [f"{number:02}" for number in range(16)]
    others = {path.name for path in NOTEBOOKS[1:]}
    assert others == set(re.findall(r"\]\(([^)]+\.ipynb)\)", prose))
    assert len(others) >= 3


def test_the_toy_is_a_valid_notebook():
    nbformat.validate(well_made())
