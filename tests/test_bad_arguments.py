"""Bad arguments to every public widget: one clear sentence, before anything is on the page."""

import inspect
from functools import cache

import pytest

from bad_things import FUNCTIONS, WRONG
from mathomong import Chain, GradientDescent, Network, bowl, sigmoid, sin, square, widgets
from mathomong.figures import descent_picture
from mathomong.signs import Signs
from mathomong.widgets import cost_explorer, descent_explorer, golf_explorer, slider
from oracles import table
from test_bad_input import sentence

CALLABLE = {*FUNCTIONS, "a class"}
TEXT = {"text", "long text"}


@cache
def made():
    """What an argument of this name may be; made once, when it is first needed."""
    return {
        "picture": descent_picture(bowl), "model": lambda steps: None, "code": None, "proof": None, "controls": slider(0, 9, 3),
        "question": "How?", "choices": None, "right": 5, "shows": {}, "then": descent_explorer(), "tolerance": 0.0, "because": "So.",
        "topic": "derivatives", "seed": 0, "low": 0.1, "high": 1.0, "value": 0.5, "step": 0.1, "on": False, "options": ["a", "b"],
        "golf": golf_explorer(), "path": "golf.jsonl", "explorer": cost_explorer(), "start": Network.random([49, 2, 1], output=sigmoid),
        "data": Signs(8), "learning_rate": 0.1, "steps": 2, "activation": sigmoid, "objective": bowl, "x": [1, 2, 3], "y": [1, 2, 4],
        "chains": [Chain(square, sin)], "optimizer": GradientDescent, "text": "x^2", "training": None, "w": 0.5, "b": 0.0, "target": 1.0,
        "targets": [0, 1, 1], "f": square,
    }  # fmt: skip


SPECIAL = {
    "boundary_explorer": {"data": "XOR"},
    "choice": {"value": "a"},
    "formula": {"value": "x"},
    "chain_explorer": {"x": 2.0},
}
TAKEN = {  # what needs no sentence
    ("LiveFigure", "code"): {*CALLABLE, "nothing"},
    ("LiveFigure", "proof"): {*CALLABLE, "nothing"},
    ("predict", "question"): TEXT,
    ("predict", "choices"): {"nothing"},
    ("predict", "because"): TEXT,
    ("slider", "step"): {"nothing"},
    ("switch", "on"): {"True"},
    ("choice", "options"): {"words"},
    ("formula", "value"): TEXT,
    ("scorecard", "path"): TEXT,
    ("look_explorer", "training"): {"nothing"},
}
OWN = {  # what these do when they are used is a learner's own affair
    ("LiveFigure", "model"): {"a class"},
    ("predict", "shows"): {"a dict"},
    ("descent_explorer", "optimizer"): CALLABLE,
}
ARGUMENTS = [(name, each) for name in widgets.__all__ for each in inspect.signature(getattr(widgets, name)).parameters]
SLOW = [row for row in ARGUMENTS if row[0].endswith("_explorer")]  # some make half a picture first


def call(name, **wrong):
    """The widget made from good arguments, but for the wrong ones."""
    maker = getattr(widgets, name)
    parameters = inspect.signature(maker).parameters
    arguments = {each: {**made(), **SPECIAL.get(name, {})}[each] for each in parameters} | wrong
    if "controls" in arguments:
        arguments["steps"] = arguments.pop("controls")
    return maker(**arguments)


@pytest.mark.long
@table(("name", "argument"), SLOW)
def test_a_bad_argument_of_an_explorer_is_told_in_one_sentence(name, argument, tmp_path, monkeypatch):
    test_a_bad_argument_is_told_in_one_sentence(name, argument, tmp_path, monkeypatch)
    assert (name, argument) in ARGUMENTS


@table(("name", "argument"), [row for row in ARGUMENTS if row not in SLOW])
def test_a_bad_argument_is_told_in_one_sentence(name, argument, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for wrong in sorted(WRONG.keys() - TAKEN.get((name, argument), set()) - OWN.get((name, argument), set())):
        said = sentence(lambda: call(name, **{argument: WRONG[wrong]()}))  # noqa: B023 (called at once)
        assert said.endswith((".", "?")), f"{wrong}: {said}"
        assert "\n" not in said
        assert len(said) < 300
    assert len(WRONG) > 30


WITHOUT_SCATTER = {
    "one point": ([1], [2]),
    "one place": ([1, 1, 1], [1, 2, 3]),
    "a level line": ([1, 2, 3], [0, 0, 0]),
    "a line": ([1, 2, 3], [2, 4, 6]),
}


@pytest.mark.parametrize("make", [widgets.batch_explorer, widgets.scatter_explorer])
@table("data", WITHOUT_SCATTER)
def test_batches_of_data_that_do_not_scatter_are_refused(make, data):
    assert "scatter around a line" in sentence(lambda: make(*WITHOUT_SCATTER[data]))


@pytest.mark.parametrize("name", ["line_fit_explorer", "loss_explorer", "batch_explorer", "neuron_fit_explorer"])
def test_numbers_too_large_to_be_squared_are_refused_and_few_points_will_do(name):
    make = getattr(widgets, name)
    assert "too large to be squared" in sentence(lambda: make([1e300, 2e300], [1, 2]))
    assert make([1, 2, 3], [1, 0, 1]).words
