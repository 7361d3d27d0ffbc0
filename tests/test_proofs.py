"""The proof badge: three ways to one slope, each from its own source, and a plain word where they differ."""

import numpy as np
import pytest

import mathomong
from mathomong import Differentiable, Objective, learner_function, line_fit, relu, square
from mathomong.proofs import prove
from mathomong.symbolic.known import TYPED, symbolic_slope

WITH_A_FORMULA = [*TYPED, line_fit([1, 2, 3, 4, 5], [2, 4.5, 6, 8, 10])]


def points(f):
    """A few random points where `f` is smooth."""
    choose = np.random.default_rng(7)
    domain = f.domain if isinstance(f, Objective) else (-3.0, 3.0)
    return [choose.uniform(*np.transpose(domain)) for _ in range(8)]


def named(f):
    return f.name


def test_every_function_and_landscape_of_the_course_has_a_formula():
    public = [getattr(mathomong, name) for name in mathomong.__all__]
    assert {f for f in public if isinstance(f, Objective | Differentiable)} == set(TYPED)


@pytest.mark.parametrize("f", WITH_A_FORMULA, ids=named)
def test_three_ways_agree_wherever_the_function_is_smooth(f):
    for at in points(f):
        proof = prove(f, at)
        assert [name for name, _ in proof.ways] == ["analytic", "measured", "symbolic"]
        assert proof.agree, str(proof)


@pytest.mark.parametrize("f", [f for f in WITH_A_FORMULA if isinstance(f, Objective) and f.minima], ids=named)
def test_three_ways_agree_at_the_lowest_point_where_rounding_would_decide(f):
    for minimum in f.minima:
        assert prove(f, minimum).agree


@pytest.mark.parametrize(
    ("f", "wrong"),
    [
        (Differentiable("x²", lambda x: x**2, lambda x: x), 3.0),
        (Differentiable("x²", lambda x: x**2, lambda x: 2 * x + 1e-4), 3.0),
        (Objective("w²", lambda w: w**2, lambda w: -2 * w), 0.5),
        (relu, 0.0),
    ],
    ids=["half", "slightly off", "sign", "the corner of relu"],
)
def test_a_wrong_formula_and_a_corner_are_told(f, wrong):
    assert str(prove(f, wrong)).endswith("They do NOT agree.")


def test_a_gradient_that_was_measured_is_not_called_analytic():
    assert str(prove(Objective("w³", lambda w: w**3), 1.0)) == (
        "The slope at 1: measured 3. There is no formula to compare it with."
    )


def test_a_typed_function_is_known_by_sympy_and_by_measuring():
    assert str(prove(learner_function("x^2 + 3y^2"), (1, 2))) == (
        "The slope at [1, 2]: measured [2, 12], symbolic [2, 12]. They agree."
    )


def test_too_many_samples_have_no_formula():
    assert symbolic_slope(line_fit(range(21), range(21))) is None


@pytest.mark.parametrize(("f", "at"), [(learner_function("log(x)"), -1.0), (learner_function("1/x"), 0.0)])
def test_where_there_is_no_slope_it_says_so(f, at):
    with pytest.raises(ValueError, match="There is no slope at"):
        prove(f, at)


def test_a_point_that_is_none_is_refused_in_a_sentence():
    with pytest.raises(TypeError, match="at must be a number or a list of numbers"):
        prove(square, "three")
