"""Exercises in the browser: a learner types over the dots, runs the cell, and reads the verdict."""

import pytest

from mathomong import check

from .server import ROOT

HILL = ROOT / "notebooks" / "04_roll_downhill.ipynb"
STUB, WRONG, RIGHT = "my_steps = [..., ...]", "my_steps = [4.5, 6.75]", "my_steps = [1.5, 0.75]"


@pytest.fixture(scope="module")
def hill(desk):
    with desk.opened(HILL) as page:
        page.run_all()
        yield page


@pytest.mark.parametrize(
    ("line", "answer", "mark"),
    [
        (STUB, [..., ...], "○ not started"),
        (WRONG, [4.5, 6.75], "◐ keep working"),
        (RIGHT, [1.5, 0.75], "● correct"),
    ],
)
def test_what_a_learner_types_gets_its_verdict(hill, line, answer, mark):
    number = hill.number_of('check("two steps"')
    hill.run(number, f'from mathomong import check\n\n{line}\ncheck("two steps", my_steps)')
    assert hill.shown_text(number) == str(check("two steps", answer))
    assert hill.shown_text(number).startswith(mark)


def test_a_learner_can_start_over_after_a_mistake(hill):
    number = hill.number_of('check("two steps"')
    hill.run(number, f'{WRONG}\ncheck("two steps", my_steps)')
    assert "You added the gradient" in hill.shown_text(number)
    hill.run(number, f'{RIGHT}\ncheck("two steps", my_steps)')
    assert hill.shown_text(number).startswith("● correct")
