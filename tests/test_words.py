"""Sentences and rulers: what a rate will do is told as the run then shows it."""

import pytest

from mathomong import GradientDescent, Momentum, Objective, bowl, descend, double_well, line_fit, parabola
from mathomong.figures.words import descent_words, plainly
from mathomong.regimes import CREEPS, FLIES, NO_VALLEY, ONE_STEP, STILL, SWINGS, ZIGZAGS, regime, steepest_curvature


def distances(rate, curvature, steps=3):
    hill = Objective("hill", lambda w: curvature * w**2 / 2, lambda w: curvature * w, (-9, 9), 1.0, (0.0,))
    return descend(hill, GradientDescent(rate), steps=steps).points


BEHAVIOUR = {
    STILL: lambda w: (w == 1).all(),
    CREEPS: lambda w: (w > 0).all() and (w[1:] < w[:-1]).all(),
    ONE_STEP: lambda w: abs(w[1]) < 1e-12,
    ZIGZAGS: lambda w: (w[1:] * w[:-1] < 0).all() and abs(w[-1]) < abs(w[0]),
    SWINGS: lambda w: abs(w[1] + w[0]) < 1e-9 and abs(w[2] - w[0]) < 1e-9,
    FLIES: lambda w: (abs(w[1:]) > abs(w[:-1])).all(),
}


@pytest.mark.parametrize("curvature", [0.1, 2.0, 23.7])
@pytest.mark.parametrize("pace", [0, 0.01, 0.5, 0.999, 1, 1.001, 1.5, 1.999, 2, 2.001, 5])
def test_a_run_does_what_its_regime_says(pace, curvature):
    rate = pace / curvature
    assert BEHAVIOUR[regime(rate, curvature)](distances(rate, curvature))


def test_where_the_ground_bends_down_there_is_no_speed_limit():
    assert regime(0.1, -2.0) is regime(0.1, 0.0) is NO_VALLEY


SAID = [
    (parabola, 0.1, "loss 25 → 0.003323. The rate is below 1/λ = 0.5: it creeps."),
    (parabola, 0.5, "w went from 5 to 0, loss 25 → 0. The rate is just 1/λ = 0.5: it arrives in one step."),
    (parabola, 0.9, "The rate is between 1/λ = 0.5 and 2/λ = 1: it zig-zags."),
    (parabola, 1.0, "The rate is just 2/λ = 1: it swings for ever."),
    (parabola, 1.1, "w went from 5 to 191.7, loss 25 → 36,744. The rate is above 2/λ = 1: it flies away."),
    (parabola, 0.0, "w went from 5 to 5, loss 25 → 25. The rate is 0: it stands still."),
    (bowl, 0.1, "(w₁, w₂) went from (−2.5, 2) to (−0.02882, 0.02306)"),
    (bowl, 0.1, "it creeps along the steepest direction."),
    (double_well, 0.02, "it creeps in this valley."),
]


@pytest.mark.parametrize(("objective", "rate", "said"), SAID)
def test_the_sentence_says_what_happened_and_why(objective, rate, said):
    letters = "w" if objective.dimensions == 1 else "(w₁, w₂)"
    assert said in descent_words(descend(objective, GradientDescent(rate), steps=20), letters)


def test_a_run_that_flew_away_is_named_and_no_step_is_no_journey():
    flown = descend(parabola, GradientDescent(1.1), steps=100)
    assert "from w = 5 the run diverged at step 57; its loss grew without bound." in descent_words(flown)
    assert "no step yet: w = 5, loss 25." in descent_words(descend(parabola, GradientDescent(0.1), steps=0))


def test_other_optimizers_have_no_such_speed_limit_to_tell():
    assert "λ" not in descent_words(descend(parabola, Momentum(0.1), steps=20))


def test_the_speed_limit_of_the_seed_data_is_that_of_its_steepest_direction():
    fit = line_fit([1, 2, 3, 4, 5], [2, 4, 6, 8, 10])
    assert 2 / steepest_curvature(fit) == pytest.approx(2 / (12 + 136**0.5), rel=1e-9)


PLAIN = [(0, "0"), (5, "5"), (0.1, "0.1"), (99999.6, "100,000"), (0.00001234567, "0.00001235"), (-0.5, "−0.5"),
         (1234567, "1,234,567"), (123456.7, "123,457"), (9.9996, "10"), (1e-7, "under 0.000001"), (-3e13, "over a trillion")]  # fmt: skip


@pytest.mark.parametrize(("value", "text"), PLAIN)
def test_numbers_are_written_without_powers_of_ten(value, text):
    assert plainly(value) == text
