"""Among the explorers of all notebooks is every kind of control and button, so that none of their tests runs on nothing."""

import pytest

from .sample import NOTEBOOKS
from .twins import explorer_in, questions_of, twins_of

BUTTONS = ["Step", "Play", "Keep this run", "Reset", "Show the code", "Show the proof"]


@pytest.fixture(scope="module")
def shown():
    return [shown for notebook in NOTEBOOKS for shown in twins_of(notebook).values()]


@pytest.mark.parametrize("button", BUTTONS)
def test_some_explorer_has_this_button(shown, button):
    assert any(button in explorer_in(each).buttons for each in shown)


@pytest.mark.parametrize("kind", ["FloatSlider", "IntSlider", "Checkbox"])
def test_some_explorer_has_this_control(shown, kind):
    controls = [control for each in shown for control in explorer_in(each).controls.values()]
    assert kind in {type(control).__name__ for control in controls}


def test_every_explorer_has_its_code_and_its_proof(shown):
    assert len(shown) >= 5
    for each in shown:
        assert {"Show the code", "Show the proof"} <= set(explorer_in(each).buttons), repr(each)


def test_some_explorers_wait_for_predictions(shown):
    assert sum(len(questions_of(each)) for each in shown) >= 5
