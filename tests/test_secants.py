"""A secant measures what it says, knows its error, and tells in one sentence where there is nothing to measure."""

import re

import mpmath
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mathomong import Objective, bowl, cos, cube, exp, identity, learner_function, sigmoid, sin, square, tanh
from mathomong.secants import CENTRAL, EVERY_H, ONE_SIDED, Secant, errors, secant_code, slope_function
from mathomong.symbolic.typed import spelled, typed_function
from oracles import slope, table

BY_HAND = [
    (square, 3.0, 1.0, ONE_SIDED, 7.0),
    (square, 3.0, 0.1, ONE_SIDED, 6.1),
    (square, 3.0, 0.01, ONE_SIDED, 6.01),
    (square, 3.0, 1.0, CENTRAL, 6.0),
    (square, -1.0, 0.5, CENTRAL, -2.0),
    (cube, 1.0, 1.0, ONE_SIDED, 7.0),
    (cube, 1.0, 1.0, CENTRAL, 4.0),
    (identity, 2.0, 0.25, ONE_SIDED, 1.0),
]
SMOOTH = [square, cube, exp, sin, cos, sigmoid, tanh, learner_function("x^3 - 3x"), Objective("own", lambda x: x**2)]


@table(("f", "x", "h", "kind", "wanted"), BY_HAND)
def test_a_slope_is_the_one_that_is_found_by_hand(f, x, h, kind, wanted):
    assert Secant(f, x, h, kind).slope == pytest.approx(wanted, rel=1e-12)


@table("f", SMOOTH)
@table("x", [-2.0, -0.3, 0.0, 1.0, 2.7])
def test_the_true_slope_is_what_extrapolation_finds(f, x):
    assert Secant(f, x, 0.1).true_slope == pytest.approx(slope(f, x), rel=1e-8, abs=1e-8)


@table(("h", "wanted"), [(0.1, "4.5e-03"), (1e-5, "5.9e-11"), (1e-12, "2.1e-04")])
def test_the_error_of_the_central_difference_of_exp_falls_and_then_rises(h, wanted):
    assert f"{Secant(exp, 1.0, h, CENTRAL).error:.1e}" == wanted


@table("h", [0.1, 1e-5, 1e-12])
def test_exp_is_rounded_rightly_where_the_notebook_prints_its_errors(h):
    for x in (1.0, 1.0 + h, 1.0 - h):
        with mpmath.workdps(40):
            assert exp(x) == float(mpmath.exp(mpmath.mpf(x)))  # so the digits are the same on every processor


@given(st.floats(-3, 3), st.sampled_from([h for h in EVERY_H if h > 1e-4]))
def test_the_one_sided_error_of_a_square_is_h_and_the_central_one_is_nothing(x, h):
    assert Secant(square, x, h).error == pytest.approx(h, rel=1e-6, abs=1e-9)
    assert Secant(square, x, h, CENTRAL).error < 1e-10


@given(st.floats(-3, 3), st.sampled_from(EVERY_H), st.sampled_from([ONE_SIDED, CENTRAL]))
def test_the_line_goes_through_its_two_points_which_lie_on_the_curve(x, h, kind):
    secant = Secant(exp, x, h, kind)
    (left, low), (right, high) = secant.points
    assert (low, high) == (exp(left), exp(right))
    assert (left, right) == (x if kind == ONE_SIDED else x - h, x + h)
    assert secant.slope == (high - low) / (h if kind == ONE_SIDED else 2 * h)


@table("kind", [ONE_SIDED, CENTRAL])
def test_the_compared_errors_are_those_of_the_secants_with_these_steps(kind):
    compared = Secant(sin, 1.0, 0.1, compared=EVERY_H).errors(kind)
    assert compared == pytest.approx([Secant(sin, 1.0, h, kind).error for h in EVERY_H], rel=1e-12)
    assert len(compared) == len(EVERY_H) == 121


def test_where_the_curve_ends_a_compared_error_is_no_number():
    found = errors(learner_function("log(x)"), 0.5, np.array([1.0, 0.1]), CENTRAL)
    assert np.isnan(found).tolist() == [True, False]


@table(("h", "decides"), [(0.1, False), (1e-4, False), (1e-7, True), (1e-12, True)])
def test_it_knows_when_rounding_makes_the_error(h, decides):
    assert Secant(exp, 1.0, h, CENTRAL).rounding_decides is decides


def test_without_any_error_rounding_is_not_to_blame():
    assert Secant(typed_function("5"), 1.0, 1e-12).rounding_decides is False


REFUSED = [
    (lambda: Secant(square, 3.0, 0.0), "h must be above 0, such as 0.1; you gave 0.0."),
    (lambda: Secant(square, 3.0, -0.1), "h must be above 0"),
    (lambda: Secant(square, 3.0, float("nan")), "h must be a finite number"),
    (lambda: Secant(square, float("inf"), 0.1), "x must be a finite number"),
    (lambda: Secant(square, "here", 0.1), "x must be a finite number"),
    (lambda: Secant(square, 3.0, 0.1, "both"), "kind must be one of 'one-sided', 'central'; you gave 'both'."),
    (lambda: Secant(abs, 3.0, 0.1), "the function must have one variable and know its slope"),
    (lambda: Secant(bowl, 3.0, 0.1), "the function must have one variable and know its slope"),
    (lambda: Secant(typed_function("log(x)"), -1.0, 0.1), "log(x) has no value at -1; try another x."),
    (lambda: Secant(typed_function("log(x)"), 0.5, 1.0, CENTRAL), "log(x) has no value at -0.5; try a smaller h"),
    (lambda: Secant(typed_function("sqrt(x)"), 0.0, 0.1), "sqrt(x) has no slope at 0"),
    (lambda: typed_function("x*y"), "A curve has room for one letter; you gave x, y."),
    (lambda: typed_function("x^"), "A number, a letter, a function or ( should come after '^'"),
    (lambda: spelled(abs), "f must be a function such as square, or text"),
    (lambda: spelled([1]), "f must be a function such as square, or text"),
    (lambda: slope_function(None), "the function must have one variable"),
]


@pytest.mark.parametrize(("act", "said"), REFUSED, ids=[said for _, said in REFUSED])
def test_what_cant_be_measured_is_told_in_one_sentence(act, said):
    with pytest.raises((TypeError, ValueError), match=re.escape(said)) as refused:
        act()

    assert "\n" not in str(refused.value)


@table(("text", "f"), [("x^2", square), ("x^3", cube), ("e^x", exp), ("tanh(x)", tanh)])
def test_the_packages_own_functions_are_typed_and_spelled_alike(text, f):
    assert typed_function(text) is f
    assert spelled(f) == text


def test_a_learners_function_stays_the_same_while_its_text_does():
    assert typed_function("x^2 + x") is typed_function("x^2 + x")
    assert spelled(learner_function("x^2 + x")) == "x^2 + x"


SHOWN = [
    Secant(square, 3.0, 0.1),
    Secant(exp, -1.5, 1e-12, CENTRAL, EVERY_H),
    Secant(typed_function("x^2 + sin(3x)"), 0.25, 0.01, CENTRAL),
    Secant(typed_function("2t"), 0.0, 1.0, compared=(0.5, 0.25)),
]


@pytest.mark.parametrize("secant", SHOWN, ids=str)
def test_the_code_that_is_shown_makes_the_same_secant(secant, capsys):
    names = {}
    exec(secant_code(secant), names)
    made = names["result"]
    assert capsys.readouterr().out == f"{secant}\n"
    for part in ("x", "h", "kind", "compared", "slope", "true_slope"):
        assert getattr(made, part) == getattr(secant, part)
