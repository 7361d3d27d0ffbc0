"""The leader's guide is true: its minutes add up, and all that it names or quotes is in that notebook, in that picture."""

import ast
import re
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from mathomong import GradientDescent, Neuron, descend, line_fit
from mathomong.widgets import LiveFigure
from questions import cells, evenings, notebook, questions, tasks

GUIDE = (Path(__file__).resolve().parent.parent / "docs" / "leading-an-evening.md").read_text(encoding="utf-8")
PARTS = ["The ninety minutes", "Questions to ask", "What people get wrong", "In pairs", "Late, and at home"]
EVENINGS = {f"Evening {evening.number}: {evening.title}": evening for evening in evenings()}
SECTIONS = dict(re.findall(r"^## (Evening .+?)\n(.*?)(?=^## |\Z)", GUIDE, flags=re.MULTILINE | re.DOTALL))
NUMBER = r"−?\d+(?:\.\d+)?"


def rows(evening, part):
    """The rows of one table of an evening, each as its cells; the head is left out."""
    text = SECTIONS[evening].partition(f"### {part}\n")[2].partition("###")[0]
    lines = [line for line in text.split("\n") if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def all_rows(part):
    return [pytest.param(*row, id=" ".join(row)[:60]) for evening in SECTIONS for row in rows(evening, part)]


def prose(number):
    return "\n".join(source for kind, source in cells(notebook(number)) if kind == "markdown")


# ---------------------------------------------------------------- its shape


def test_every_evening_has_its_tables_in_order():
    assert list(SECTIONS) == list(EVENINGS)
    for section in SECTIONS.values():
        assert re.findall(r"^### (.+)$", section, flags=re.MULTILINE) == PARTS


@pytest.mark.parametrize("evening", SECTIONS)
def test_every_table_is_about_the_notebooks_of_its_evening(evening):
    own = [path.name[:2] for path in EVENINGS[evening].notebooks]
    planned = [row[1] for row in rows(evening, PARTS[0]) if row[1] != "–"]
    assert planned == own
    for part in PARTS[1:]:
        named = [row[1 if part == PARTS[2] else 0][:2] for row in rows(evening, part)]
        assert set(named) <= set(own)
        assert len(named) >= 3


@pytest.mark.parametrize("evening", SECTIONS)
def test_the_minutes_add_up_to_ninety_and_those_in_full_to_what_the_notebooks_say(evening):
    assert sum(int(row[0]) for row in rows(evening, PARTS[0])) == 90
    in_full = sum(
        int(re.search(r"About (\d+) minutes", prose(path.name[:2]))[1]) for path in EVENINGS[evening].notebooks
    )
    assert f"In full: {in_full} minutes." in SECTIONS[evening]


# ---------------------------------------------------------------- what it names

NAMED = [
    (row[0] if part != PARTS[0] else row[1], " ".join(row))
    for evening in SECTIONS
    for part in (PARTS[0], PARTS[4])
    for row in rows(evening, part)
]


@pytest.mark.parametrize(("number", "row"), NAMED, ids=[f"{number} {row[:40]}" for number, row in NAMED])
def test_every_section_and_exercise_that_is_named_is_in_that_notebook(number, row):
    titles = {f"{task.number}. {task.title}" for task in tasks(notebook(number))} if number != "–" else set()
    headings = re.findall(r"^## (.+)$", prose(number), flags=re.MULTILINE) if number != "–" else []
    assert set(re.findall(r"\*\*(\d\. .+?)\*\*", row)) <= titles
    assert set(re.findall(r"(?<!\*)\*([^*]+)\*(?!\*)", row)) <= set(headings)


def test_many_sections_and_exercises_are_named():
    told = " ".join(row for _, row in NAMED)
    assert len(re.findall(r"\*\*\d\. ", told)) > 20
    assert len(re.findall(r"(?<!\*)\*[^*]+\*(?!\*)", told)) > 40


@pytest.mark.parametrize(("number", "prediction", "after"), all_rows(PARTS[3]))
def test_every_prediction_is_quoted_word_by_word(number, prediction, after):
    assert prediction.strip('"') in [question.text for question in questions(notebook(number))]
    assert after.endswith(".") or after.endswith("?")


@pytest.mark.parametrize("evening", SECTIONS)
def test_the_numbers_in_the_answers_are_worked_out_again(evening):
    found = [pair for row in rows(evening, PARTS[1]) for pair in re.findall(rf"`([^`]+)` = ({NUMBER})", row[2])]
    assert found
    for sum_, result in found:
        assert eval(sum_, {"__builtins__": {"round": round}}) == pytest.approx(
            float(result.replace("−", "-")), abs=1e-12
        )


# ---------------------------------------------------------------- the pictures


def bound(line):
    """The names that a line of code gives a value."""
    if isinstance(line, ast.Import | ast.ImportFrom):
        return {alias.asname or alias.name for alias in line.names}
    targets = getattr(line, "targets", [])
    return {getattr(line, "name", "")} | {node.id for each in targets for node in ast.walk(each) if hasattr(node, "id")}


def used(line):
    return {node.id for node in ast.walk(line) if isinstance(node, ast.Name)}


@cache
def picture(number, place):
    """The picture that stands at this place in a notebook, made by the lines that it needs and no others."""
    code = [line for kind, source in cells(notebook(number)) if kind == "code" for line in ast.parse(source).body]
    makers = [(at, name) for at, line in enumerate(code) if "_explorer(" in ast.unparse(line) for name in targets(line)]
    at, name = makers[place - 1]
    needed, names, lines = used(code[at]), {}, [code[at]]
    for line in reversed(code[:at]):
        if bound(line) & needed:
            lines, needed = [line, *lines], needed | used(line)
    exec(compile(ast.Module(lines, []), number, "exec"), names)
    return names[name]


def targets(line):
    """The names that an assignment fills, in order."""
    return [node.id for each in getattr(line, "targets", []) for node in ast.walk(each) if isinstance(node, ast.Name)]


def settings(text):
    """`first weight = -5, star = yes` as a picture takes it."""
    pairs = [pair.split(" = ") for pair in text.strip("`").split(", ")]
    return {name.replace(" ", "_"): {"yes": True}.get(value) or ast.literal_eval(value) for name, value in pairs}


@pytest.mark.parametrize(("said", "place", "setting", "says"), all_rows(PARTS[2]))
def test_every_setting_can_be_set_and_the_picture_says_what_is_quoted(said, place, setting, says):
    number, _, n = place.partition(", ")
    live = picture(number, int(n))
    assert isinstance(live, LiveFigure)
    live.reset()
    live.set(**settings(setting))  # raises on an unknown name, and on a value between two steps or out of range
    quoted = re.match(r'"(.+?)"', says)[1]
    assert quoted in live.words
    assert re.fullmatch(r'"[^"]+"', said)


def test_what_stands_beside_a_quoted_sentence_is_true_as_well():
    assert loss_at(1.9, 0.3) < loss_at(1.8, 0.6) < min(loss_at(w, b) for w, b in NEIGHBOURS)
    assert np.count_nonzero(2.5 * X - 1 == WILD) == 1
    ramp = picture("04", 3)
    ramp.set(start=-0.1, steps=100)
    assert ramp.result.losses[-1] < ramp.result.losses[0] < 0
    assert descend(line_fit(X, 2 * X), GradientDescent(0.0845), steps=200).losses[-1] < 44
    near, far = (backward(z) for z in (1.5, 4.0))
    assert near.dloss_dprediction < far.dloss_dprediction
    assert near.dloss_dz > far.dloss_dz


X, WILD = np.array([1, 2, 3, 4, 5]), np.array([2, 4, 6, 8, 12.5])
NEIGHBOURS = [(1.7, 0.6), (1.9, 0.6), (1.8, 0.5), (1.8, 0.7)]


def loss_at(w, b):
    return line_fit(X, 2 * X)((w, b))


def backward(z):
    neuron = Neuron(w=z / 2, b=0)
    return neuron.backward(neuron.forward(x=2, target=0))
