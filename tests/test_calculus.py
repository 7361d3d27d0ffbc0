"""Slopes, measured: secants, differences, gradients, curvatures, and the check of a formula against them."""

import math
import re

import numpy as np
import pytest
import sympy
from hypothesis import given
from hypothesis import strategies as st

from mathomong import (
    GradientCheck,
    beale,
    bowl,
    check_gradient,
    cos,
    cube,
    curvatures,
    derivative,
    double_well,
    exp,
    gradient,
    himmelblau,
    line_fit,
    parabola,
    partial_derivative,
    ravine,
    rosenbrock,
    saddle,
    secant_slope,
    sigmoid,
    sin,
    square,
    tangent,
    tanh,
)
from mathomong.calculus import in_figures
from oracles import agree, exactly, refuses, slope, slopes, table

SMOOTH = [square, cube, exp, sin, cos, sigmoid, tanh, parabola, double_well]
LANDSCAPES = [bowl, ravine, saddle, rosenbrock, himmelblau, beale]
places = st.floats(-3, 3)
points = st.tuples(st.floats(-2, 2), st.floats(-2, 2))


@table(("h", "expected"), [(1, 7), (0.1, 6.1), (0.01, 6.01)])
def test_the_secants_of_x_squared_at_3(h, expected):
    assert secant_slope(square, 3, h) == pytest.approx(expected, rel=1e-12)
    assert secant_slope(lambda x: x**2, 3, h) == pytest.approx(expected, rel=1e-12)


@given(places, st.floats(-2, 2).filter(lambda h: abs(h) > 1e-3))
def test_the_secant_of_x_squared_leans_by_h_from_the_tangent(x, h):
    assert secant_slope(square, x, h) == pytest.approx(2 * x + h, abs=1e-11)


@given(st.sampled_from(SMOOTH), places)
def test_secants_close_in_on_the_derivative(f, x):
    measured = derivative(f)(x)
    far, near = (abs(secant_slope(f, x, h) - measured) for h in (1e-2, 1e-4))
    assert near <= far / 50 + 1e-6


@table(("h", "error"), [(0.1, "4.5e-03"), (1e-5, "5.9e-11"), (1e-12, "2.1e-04")])
def test_a_smaller_step_is_not_always_better(h, error):
    assert f"{abs(derivative(exp, h)(1) - math.e):.1e}" == error


@given(places, st.floats(0.01, 10))
def test_a_central_difference_is_right_on_every_parabola(x, h):
    assert derivative(lambda t: 3 * t * t - 2 * t + 1, h)(x) == pytest.approx(6 * x - 2, abs=1e-10)


@table("f", [cube, exp, sin])
def test_the_error_of_a_central_difference_shrinks_with_the_square_of_the_step(f):
    wide, narrow = (abs(derivative(f, h)(0.7) - f.derivative(0.7)) for h in (0.1, 0.01))
    assert wide / narrow == pytest.approx(100, rel=0.01)


@given(st.sampled_from(SMOOTH), places)
def test_a_derivative_agrees_with_a_finer_difference(f, x):
    agree(derivative(f)(x), slope(f, x), relative=1e-6, absolute=1e-8)


def test_the_derivative_of_x_squared_at_3_is_6_and_at_minus_1_minus_2():
    assert derivative(square)(3.0) == pytest.approx(6, rel=1e-9)
    assert derivative(square)(-1) == pytest.approx(-2, rel=1e-9)
    assert type(derivative(square)(3)) is float


def test_slopes_of_many_places_come_at_once():
    x = np.linspace(-2, 2, 12).reshape(3, 4)
    np.testing.assert_array_equal(derivative(cube)(x), [[derivative(cube)(t) for t in row] for row in x])
    np.testing.assert_array_equal(secant_slope(cube, x, 0.5), [[secant_slope(cube, t, 0.5) for t in row] for row in x])
    assert derivative(cube)([1, 2]).shape == (2,)


@given(st.sampled_from(LANDSCAPES), points)
def test_a_measured_gradient_agrees_with_a_finer_difference(f, w):
    agree(gradient(f)(w), slopes(f, w), relative=1e-6, absolute=1e-6)


@given(st.sampled_from(LANDSCAPES), points, st.integers(0, 1))
def test_a_partial_derivative_is_one_coordinate_of_the_gradient(f, w, i):
    assert partial_derivative(f, i)(w) == gradient(f)(w)[i]


def test_a_gradient_carries_later_axes_along():
    grid = np.random.default_rng(0).uniform(-2, 2, (2, 3, 4))
    found = gradient(himmelblau)(grid)
    assert found.shape == grid.shape
    np.testing.assert_array_equal(found[:, 1, 2], gradient(himmelblau)(grid[:, 1, 2]))
    assert partial_derivative(himmelblau, 1)(grid).shape == (3, 4)


def test_measuring_leaves_the_point_where_it_is():
    w = np.array([1.0, 2.0])
    (
        gradient(bowl)(w),
        partial_derivative(bowl, 0)(w),
        curvatures(bowl.gradient, w),
        check_gradient(bowl, bowl.gradient, w),
    )
    assert w.tolist() == [1.0, 2.0]


@given(st.sampled_from(SMOOTH), places)
def test_a_tangent_touches_and_leans_as_the_curve_does(f, x):
    line = tangent(f, x)
    assert line(x) == f(x)
    assert line(x + 1) - line(x) == pytest.approx(slope(f, x), rel=1e-6, abs=1e-8)
    assert line(x + 3) - line(x) == pytest.approx(3 * (line(x + 1) - line(x)), rel=1e-9, abs=1e-12)


@given(st.integers(2, 5), st.integers(0, 1000))
def test_the_curvatures_of_a_quadratic_are_its_eigenvalues_smallest_first(d, seed):
    a = np.random.default_rng(seed).normal(size=(d, d))
    a = a + a.T
    agree(curvatures(lambda w: a @ w, np.ones(d)), np.sort(np.linalg.eigvalsh(a)), relative=1e-8, absolute=1e-8)


X, Y = sympy.symbols("x y")


@table(
    ("f", "formula"),
    [
        (rosenbrock, (1 - X) ** 2 + 100 * (Y - X**2) ** 2),
        (himmelblau, (X**2 + Y - 11) ** 2 + (X + Y**2 - 7) ** 2),
        (ravine, X**2 / 10 + 2 * Y**2),
        (saddle, X**2 - Y**2),
    ],
)
def test_curvatures_agree_with_the_hessian_of_sympy(f, formula):
    entries = [exactly(entry, X, Y) for entry in sympy.hessian(formula, (X, Y))]
    for w in np.random.default_rng(0).uniform(-2, 2, (5, 2)):
        hessian = np.reshape([entry(*w) for entry in entries], (2, 2))
        agree(curvatures(f.gradient, w), np.linalg.eigvalsh(hessian), relative=1e-7, absolute=1e-7)


def test_in_one_variable_there_is_one_curvature():
    agree(curvatures(parabola.gradient, 5), np.array([2.0]), relative=1e-9)
    agree(curvatures(double_well.gradient, 0.0), np.array([-3.6]), relative=1e-9)


def test_a_vector_of_one_number_has_one_curvature_too():
    agree(curvatures(lambda w: 6 * w, [5.0]), np.array([6.0]), relative=1e-9)


def test_the_curvatures_of_the_first_line_fit():
    small, large = curvatures(line_fit([1, 2, 3, 4, 5], [2, 4, 6, 8, 10]).gradient, (0, 0))
    assert f"{small:.3f} {large:.3f} {large / small:.2f} {2 / large:.5f}" == "0.338 23.662 69.99 0.08452"


def test_centred_inputs_curve_by_2_and_4():
    agree(curvatures(line_fit([-2, -1, 0, 1, 2], [2, 4, 6, 8, 10]).gradient, (0, 0)), [2.0, 4.0], relative=1e-9)


RIGHT = [(f, f.derivative, at) for f in (square, cube, exp, sin, cos, sigmoid, tanh) for at in (-2.0, 0.3, 1.0, 5.0)]
RIGHT += [(f, f.gradient, at) for f in LANDSCAPES for at in ((1.0, 2.0), (-0.5, 1.5), (0.1, -2.0))]
WRONG = [("the sign", -1), ("the factor 2", 2), ("a ten-thousandth", 1.0001)]


@table(("f", "df", "at"), RIGHT)
def test_a_right_derivative_agrees(f, df, at):
    check = check_gradient(f, df, at)
    assert check.agrees
    assert check.relative_error < 1e-7
    np.testing.assert_array_equal(check.analytic, df(at))
    agree(check.measured, df(at), relative=1e-6, absolute=1e-9)


@table(("f", "df", "at"), RIGHT)
@table(("what", "factor"), WRONG)
def test_a_wrong_derivative_does_not_agree(f, df, at, what, factor):
    check = check_gradient(f, lambda w: factor * df(w), at)
    assert not check.agrees
    assert check.relative_error > 1e-5


@table("at", [0.0, 1e-12, -1e-9, 1e-6])
def test_near_a_slope_of_0_rounding_does_not_decide(at):
    assert check_gradient(square, square.derivative, at).agrees
    assert check_gradient(cos, cos.derivative, at).agrees
    assert check_gradient(lambda x: 1000 + x * x, square.derivative, at).agrees


def test_near_a_slope_of_0_a_wrong_slope_is_still_wrong():
    assert not check_gradient(square, lambda x: 2 * x + 1e-3, 0.0).agrees
    assert not check_gradient(square, exp, 0.0).agrees


@table(("height", "counts_as"), [(0, 1e-3), (-0.5, 1e-3), (50, 0.05), (-1000, 1)])
def test_a_slope_counts_as_a_thousandth_of_the_height_at_least(height, counts_as):
    check = check_gradient(lambda x: height + x * x, lambda x: 2 * x + 1e-5, 0.0)
    assert check.relative_error == pytest.approx(1e-5 / counts_as, rel=1e-6)


@given(st.integers(1, 6), st.data())
def test_one_wrong_coordinate_is_enough(d, data):
    i = data.draw(st.integers(0, d - 1))
    f, df = (lambda w: np.sum(np.sin(w))), (lambda w: np.cos(w))
    w = np.linspace(-1.0, 1.0, d)
    assert check_gradient(f, df, w).agrees
    assert not check_gradient(f, lambda w: df(w) * np.where(np.arange(d) == i, 1.01, 1), w).agrees


def test_a_check_says_in_words_what_it_found():
    right, wrong = check_gradient(square, lambda x: 2 * x, 3), check_gradient(square, lambda x: x, 3)
    assert str(right) == repr(right) == "analytic 6, measured 6: they agree (relative error 0)"
    assert str(wrong) == "analytic 3, measured 6: they do NOT agree (relative error 0.5)"
    assert (wrong.analytic, type(wrong.measured), wrong.relative_error) == (3.0, float, pytest.approx(0.5))
    assert str(check_gradient(bowl, bowl.gradient, (1, -2))).startswith(
        "analytic [2, -4], measured [2, -4]: they agree"
    )


@table(
    ("value", "text"), [(1 / 3, "0.333333"), (1e-9, "1e-09"), (-9e-10, "0"), (0.0, "0"), ([1 / 3, 0], "[0.333333, 0]")]
)
def test_figures_are_rounded_to_six_and_below_a_thousand_millionth_they_are_0(value, text):
    assert in_figures(value) == text


def test_a_check_is_frozen():
    with pytest.raises(AttributeError):
        GradientCheck(1.0, 1.0, 0.0, True).agrees = False


def test_the_coordinate_that_a_refusal_suggests_is_accepted():
    with pytest.raises(TypeError) as refusal:
        partial_derivative(bowl, "x")
    suggested = int(re.search(r"such as ([^;]+);", str(refusal.value)).group(1))
    assert partial_derivative(bowl, suggested)((1, 2)) == gradient(bowl)((1, 2))[suggested]


def test_a_height_too_large_for_a_number_comes_without_a_warning():
    assert np.isnan(derivative(lambda x: x * 1e308)(1e300)), "infinity less infinity"
    assert np.isnan(partial_derivative(lambda w: w[0] * 1e308, 0)([1e300, 0.0]))
    assert tangent(square, 3.0)(1e308) == np.inf


def without_memory(x):
    raise MemoryError


BAD = [
    (lambda: derivative(lambda: 1)(2.0), TypeError, "yours does not take 1 argument"),
    (lambda: derivative(without_memory)(2.0), ValueError, "more numbers at once than fit in memory"),
    (lambda: secant_slope(square, 3, 0), ValueError, "h"),
    (lambda: secant_slope(square, 3, np.nan), ValueError, "h"),
    (lambda: secant_slope(square, 3, 10**400), ValueError, "h"),
    (lambda: secant_slope(square, 3, "0.1"), TypeError, "h"),
    (lambda: secant_slope(9, 3, 0.1), TypeError, "f must be a function"),
    (lambda: secant_slope(square, "3", 0.1), TypeError, "x"),
    (lambda: secant_slope(lambda x: None, 3, 0.1), TypeError, "f(x)"),
    (lambda: derivative(9), TypeError, "f must be a function"),
    (lambda: derivative("x**2"), TypeError, "f must be a function"),
    (lambda: derivative(None), TypeError, "f must be a function"),
    (lambda: derivative(square, 0), ValueError, "h"),
    (lambda: derivative(square, "small"), TypeError, "h"),
    (lambda: derivative(square)("3"), TypeError, "x"),
    (lambda: derivative(lambda x: None)(3), TypeError, "f(x)"),
    (lambda: derivative(lambda x: "9")(3), TypeError, "f(x)"),
    (lambda: partial_derivative(bowl, 2)((1, 2)), ValueError, "w"),
    (lambda: partial_derivative(bowl, -1), ValueError, "i"),
    (lambda: partial_derivative(bowl, 0.5), ValueError, "i"),
    (lambda: partial_derivative(bowl, "x"), TypeError, "i"),
    (lambda: partial_derivative(bowl, 0)(3.0), ValueError, "w"),
    (lambda: partial_derivative(9, 0), TypeError, "f must be a function"),
    (lambda: gradient(9), TypeError, "f must be a function"),
    (lambda: gradient(bowl)(3.0), ValueError, "w"),
    (lambda: gradient(bowl)("ab"), TypeError, "w"),
    (lambda: gradient(bowl)([]), ValueError, "w must be a vector"),
    (lambda: gradient(bowl, h=0), ValueError, "h"),
    (lambda: tangent(9, 3), TypeError, "f must be a function"),
    (lambda: tangent(square, "3"), TypeError, "x"),
    (lambda: tangent(square, 3)("4"), TypeError, "t"),
    (lambda: curvatures(bowl, (1, 2)), ValueError, "gradient(w)"),
    (lambda: curvatures(9, (1, 2)), TypeError, "function"),
    (lambda: curvatures(9, 1), TypeError, "function"),
    (lambda: curvatures(bowl.gradient, np.ones((2, 3))), ValueError, "w"),
    (lambda: curvatures(bowl.gradient, (1, np.nan)), ValueError, "w"),
    (lambda: check_gradient(9, square, 3), TypeError, "f must be a function"),
    (lambda: check_gradient(square, 6, 3), TypeError, "df"),
    (lambda: check_gradient(square, square.derivative, "3"), TypeError, "at"),
    (lambda: check_gradient(square, square.derivative, np.nan), ValueError, "at"),
    (lambda: check_gradient(bowl, bowl.gradient, np.ones((2, 3))), ValueError, "at"),
    (lambda: check_gradient(exp, exp.derivative, 1000), ValueError, "f(at)"),
    (lambda: check_gradient(lambda w: w, bowl.gradient, (1, 2)), TypeError, "f(at)"),
    (lambda: check_gradient(bowl, lambda w: 2.0, (1, 1)), ValueError, "df(at)"),
    (lambda: check_gradient(bowl, lambda w: [2, 2, 2], (1, 1)), ValueError, "df(at)"),
    (lambda: check_gradient(square, lambda x: [2 * x], 1), ValueError, "df(at)"),
    (lambda: check_gradient(square, lambda x: None, 1), TypeError, "df(at)"),
    (lambda: check_gradient(square, lambda x: np.inf, 1), ValueError, "df(at)"),
    (lambda: check_gradient(square, lambda x: np.nan, 1), ValueError, "df(at)"),
]


@table(("call", "kind", "name"), BAD)
def test_what_cannot_be_measured_is_refused_in_one_sentence(call, kind, name):
    refuses(call, kind, name)
