"""X-rays: every part against its formula, and the parts together make the step."""

import numpy as np
import pytest

from mathomong import Adam, GradientDescent, Momentum, RMSProp, bowl, descend, parabola, ravine, saddle
from mathomong.figures.xrays import xray_words
from mathomong.races import RACERS
from mathomong.widgets import xray_explorer
from mathomong.xrays import XRay, with_memory, xray_code
from oracles import agree, refuses, table

DIRECTION = {  # which part is multiplied by the rate
    "gradient descent": "gradient",
    "momentum": "velocity",
    "Nesterov": "looking ahead",
    "AdaGrad": "gradient",
    "RMSProp": "gradient",
    "Adam": "corrected",
}


@table("name", list(RACERS))
@table("steps", [1, 2, 17])
def test_minus_the_own_rate_times_the_direction_is_the_step(name, steps):
    parts = dict(XRay(ravine, with_memory(name, 0.1, 0.7), steps).parts)
    agree(-parts["rate for each"] * parts[DIRECTION[name]], parts["step"], 1e-12)


@table("name", list(RACERS))
def test_the_steps_are_those_of_the_run(name):
    xray = XRay(ravine, with_memory(name, 0.05, 0.8), steps=30)
    agree(xray.moves, np.diff(descend(ravine, xray.optimizer, steps=30).points, axis=0), 1e-9, 1e-12)


def test_what_adam_remembers_is_the_weighted_sum_of_all_it_met():
    steps, beta1, beta2 = 9, 0.6, 0.999
    xray = XRay(ravine, Adam(0.1, beta1), steps)
    points = descend(ravine, Adam(0.1, beta1), steps=steps).points[:-1]
    met, ages = points * [0.2, 4], np.arange(steps)[::-1]
    average = (1 - beta1) * (beta1**ages) @ met
    squares = (1 - beta2) * (beta2**ages) @ met**2
    parts = dict(xray.parts)
    agree(parts["average"], average, 1e-9)
    agree(parts["corrected"], average / (1 - beta1**steps), 1e-9)
    agree(parts["average of squares"], squares, 1e-9)
    agree(parts["squares corrected"], squares / (1 - beta2**steps), 1e-9)


def test_adams_first_step_is_the_rate_whatever_the_gradient():
    for rate in (0.001, 0.1, 3.0):
        assert XRay(ravine, Adam(rate), 1).moves[0] == pytest.approx((rate, rate))
    optimizer = Adam(0.05)
    step, _ = optimizer.update(np.array([0.02, -300]), optimizer.init(np.zeros(2)))
    assert step == pytest.approx((-0.05, 0.05), rel=1e-5)


def test_momentum_takes_the_two_steps_by_hand():
    assert descend(parabola, Momentum(0.1, 0.9), start=5.0, steps=2).points.tolist() == pytest.approx([5, 4, 2.3])
    assert descend(parabola, Momentum(0.1, 0.75), start=4.0, steps=2).points.tolist() == pytest.approx([4, 3.2, 1.96])


def test_on_a_steady_slope_every_step_of_adam_is_as_long_as_the_rate():
    from mathomong import learner_function

    run = descend(learner_function("x"), Adam(0.002), start=3.0, steps=1500)
    assert run.end == pytest.approx(0.0, abs=0.01)


def test_before_the_first_step_there_is_nothing_to_take_apart():
    xray = XRay(ravine, Adam(0.1), steps=0)
    assert (xray.parts, str(xray)) == ((), "XRay(no step yet)")
    assert xray_words(xray) == "Adam, learning rate 0.1, memory 0.9: no step yet, at (−5, −2)."


def test_a_run_that_flew_away_shows_its_last_finite_step():
    xray = XRay(ravine, GradientDescent(1.0), steps=50)
    assert xray.taken == 9
    assert xray_words(xray).endswith("The next step flew away.")


def test_the_words_compare_the_two_weights():
    assert "the gradient is 8 times that along w₁, the step 1 times." in xray_words(XRay(ravine, Adam(0.1), 1))
    assert "nothing to compare" in xray_words(XRay(bowl, GradientDescent(0.5), 2))
    assert "the gradient is 0.000001 times" in xray_words(XRay(saddle, GradientDescent(0.1), 1))


def test_memory_is_the_number_that_says_how_much_is_kept():
    assert with_memory("RMSProp", 0.1, 0.5) == RMSProp(0.1, decay=0.5)
    assert with_memory("Adam", 0.1, 0.5) == Adam(0.1, beta1=0.5)
    assert XRay(ravine, GradientDescent(0.1)).memory is None
    assert XRay(ravine, Momentum(0.1, 0.3)).memory == 0.3


def test_the_code_of_an_xray_makes_it_again():
    xray, names = XRay(ravine, with_memory("Nesterov", 0.03, 0.5), 8), {}
    exec(xray_code(xray).replace("print(result)", ""), names)
    assert np.array_equal(names["result"].moves, xray.moves)


@table(
    ("call", "kind", "name"),
    [
        (lambda: XRay(parabola, Adam(0.1)), ValueError, "parabola"),
        (lambda: XRay(ravine, Adam), TypeError, "optimizer"),
        (lambda: XRay(ravine, 5), TypeError, "optimizer"),
        (lambda: XRay(ravine, Adam(0.1), steps=-1), ValueError, "steps"),
        (lambda: xray_explorer(parabola), ValueError, "parabola"),
    ],
)
def test_what_cant_be_taken_apart_is_refused_in_one_sentence(call, kind, name):
    refuses(call, kind, name)
