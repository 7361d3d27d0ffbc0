"""Show me the code: what is shown can be run, and makes the same runs to the last digit."""

import numpy as np
import pytest

from mathomong import Adam, GradientDescent, Momentum, Objective, bowl, descend, double_well, learner_function, line_fit
from mathomong.listing import OWN, descent_code

FIT = line_fit([1, 2, 3], [2.1, 3.9, 6 + 1 / 3])
RUNS = {
    "one variable": descend(double_well, GradientDescent(0.05), start=-0.1, steps=7),
    "two variables": descend(bowl, Momentum(0.1, 0.5), start=(1 / 3, 2), steps=30),
    "no step at all": descend(bowl, Adam(0.2), steps=0),
    "flown away": descend(FIT, GradientDescent(1.5), steps=100),
    "data": descend(FIT, GradientDescent(0.05), start=(1, 1), steps=3),
    "a typed formula": descend(
        learner_function("x^2 + sin(3y)", domain=((-1, 1), (0, 2))), GradientDescent(0.1), steps=4
    ),
}


def run_code(text):
    names = {}
    exec(text, names)
    return names


def expect_equal(made, run):
    assert np.array_equal(made.points, run.points)
    assert np.array_equal(made.losses, run.losses)
    assert made.diverged_at == run.diverged_at


@pytest.mark.parametrize("run", RUNS.values(), ids=RUNS)
def test_the_code_makes_the_run_once_more_to_the_last_digit(run, capsys):
    expect_equal(run_code(descent_code(run))["result"], run)
    assert capsys.readouterr().out == f"{run}\n"


def test_kept_runs_are_made_too_each_on_its_own_data(capsys):
    other = line_fit([1, 2, 3], [0.0, 1.0, 5.0])
    kept = [descend(fit, GradientDescent(0.04), steps=9) for fit in (FIT, other, FIT)]
    text = descent_code(RUNS["data"], kept)
    made = run_code(text)["kept"]
    assert len(made) == 3
    for one, run in zip(made, kept, strict=True):
        expect_equal(one, run)
    assert len(text.splitlines()) <= 15
    assert text.count("line_fit(") == 3, "data that did not change are not said again"


def test_an_objective_of_the_learners_own_has_a_place_to_put_it():
    text = descent_code(descend(Objective("mine", lambda w: w**2), GradientDescent(0.1), steps=2))
    assert OWN in text
    assert "import GradientDescent, descend\n" in text
