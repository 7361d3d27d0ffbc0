"""Among the explorers of all notebooks is every kind of control and button, so that none of their tests runs on nothing."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from mathomong.widgets import LiveFigure
from mathomong.widgets.predict import Prediction

from .sample import NOTEBOOKS
from .twins import explorer_in, questions_of, twins_of

BUTTONS = ["Step", "Play", "Keep this run", "Reset", "Show the code", "Show the proof"]


@cache
def shown_in(notebook: Path) -> tuple[LiveFigure | Prediction, ...]:
    return tuple(twins_of(notebook).values())


def shown() -> Iterator[LiveFigure | Prediction]:
    """All that the notebooks show, one notebook after the other: each is run when it comes to it, once."""
    return (each for notebook in NOTEBOOKS for each in shown_in(notebook))


@pytest.mark.parametrize("button", BUTTONS)
def test_some_explorer_has_this_button(button):
    assert any(button in explorer_in(each).buttons for each in shown())


@pytest.mark.parametrize("kind", ["FloatSlider", "IntSlider", "Checkbox"])
def test_some_explorer_has_this_control(kind):
    assert any(kind == type(control).__name__ for each in shown() for control in explorer_in(each).controls.values())


def test_some_explorer_waits_for_a_prediction():
    assert any(questions_of(each) for each in shown())
