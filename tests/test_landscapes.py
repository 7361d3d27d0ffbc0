"""The landscapes: each against its formula in the literature, its gradient and its valleys against SymPy."""

import numpy as np
import pytest
import sympy
from hypothesis import given
from hypothesis import strategies as st

import mathomong
from mathomong import (
    Objective,
    beale,
    bowl,
    curvatures,
    double_well,
    himmelblau,
    parabola,
    ravine,
    rosenbrock,
    saddle,
)
from oracles import agree, exactly, slopes, table

X, Y = sympy.symbols("x y")
FORMULAS = [
    (parabola, [X], X**2),
    (double_well, [X], sympy.Rational(3, 10) * X**4 + X**3 / 5 - sympy.Rational(9, 5) * X**2 + 4),
    (bowl, [X, Y], X**2 + Y**2),
    (ravine, [X, Y], X**2 / 10 + 2 * Y**2),
    (saddle, [X, Y], X**2 - Y**2),
    (rosenbrock, [X, Y], (1 - X) ** 2 + 100 * (Y - X**2) ** 2),
    (himmelblau, [X, Y], (X**2 + Y - 11) ** 2 + (X + Y**2 - 7) ** 2),
    (
        beale,
        [X, Y],
        (sympy.Rational(3, 2) - X + X * Y) ** 2
        + (sympy.Rational(9, 4) - X + X * Y**2) ** 2
        + (sympy.Rational(21, 8) - X + X * Y**3) ** 2,
    ),
]
LANDSCAPES = [f for f, *_ in FORMULAS]
WITH_VALLEYS = [f for f in LANDSCAPES if f is not saddle]


def on_its_domain(f, count, seed=0):
    """Random points on the domain: shape (count,) in one variable, else (d, count)."""
    low, high = np.array(f.domain).T
    return np.random.default_rng(seed).uniform(low, high, (count, f.dimensions) if f.dimensions > 1 else count).T


def test_every_landscape_of_the_package_is_here():
    assert {id(f) for f in LANDSCAPES} == {id(f) for f in vars(mathomong).values() if type(f) is Objective}
    assert len({f.name for f in LANDSCAPES}) == len(LANDSCAPES) == 8


@table(("f", "symbols", "formula"), FORMULAS)
def test_every_landscape_and_its_gradient_agree_with_sympy(f, symbols, formula):
    value, gradient = exactly(formula, *symbols), [exactly(sympy.diff(formula, s), *symbols) for s in symbols]
    for w in np.atleast_2d(on_its_domain(f, 50)).T:
        point = w if f.dimensions > 1 else w[0]
        agree(f(point), value(*w), relative=1e-10, absolute=1e-12)
        agree(np.atleast_1d(f.gradient(point)), [each(*w) for each in gradient], relative=1e-10, absolute=1e-12)


@given(st.sampled_from(LANDSCAPES), st.integers(0, 10**6))
def test_every_gradient_agrees_with_differences(f, seed):
    for w in np.atleast_2d(on_its_domain(f, 3, seed)).T:
        point = w if f.dimensions > 1 else w[0]
        measured = slopes(lambda v: f(v if f.dimensions > 1 else v[0]), w)
        agree(np.atleast_1d(f.gradient(point)), measured, relative=1e-6, absolute=1e-8)


@table("f", LANDSCAPES)
@table("shape", [(5,), (4, 6), (2, 3, 4)])
def test_a_grid_at_once_is_the_same_as_point_by_point(f, shape):
    grid = on_its_domain(f, int(np.prod(shape))).reshape(*[2] * (f.dimensions > 1), *shape)
    values, gradients = f(grid), f.gradient(grid)
    assert (values.shape, gradients.shape) == (shape, grid.shape)
    for place in np.ndindex(shape):
        everything = (slice(None), *place) if f.dimensions > 1 else place
        agree(values[place], f(grid[everything]), relative=1e-13, absolute=1e-12)
        agree(gradients[everything], f.gradient(grid[everything]), relative=1e-13, absolute=1e-12)


@table(
    ("f", "domain", "start"),
    [
        (parabola, (-6, 6), 5),
        (bowl, ((-3, 3), (-3, 3)), (-2.5, 2)),
        (ravine, ((-6, 6), (-3, 3)), (-5, -2)),
        (saddle, ((-2, 2), (-2, 2)), (1, 1e-6)),
        (himmelblau, ((-5, 5), (-5, 5)), (0, 0)),
    ],
)
def test_the_domains_and_starts_that_the_course_relies_on(f, domain, start):
    assert f.domain == domain
    np.testing.assert_array_equal(f.start, start)


@table("f", WITH_VALLEYS)
def test_every_minimum_is_the_bottom_of_a_valley(f):
    assert f.minima
    for minimum in f.minima:
        agree(f.gradient(minimum), np.zeros(np.shape(minimum)), relative=0, absolute=1e-13)
        assert (curvatures(f.gradient, minimum) > 0.1).all()
        nearby = np.random.default_rng(0).normal(0, 0.01, (*np.shape(minimum), 100))
        assert (f(np.reshape(minimum, (*np.shape(minimum), 1)) + nearby) > f(minimum)).all()


@table(
    ("f", "depths"),
    [
        (parabola, [0]),
        (double_well, [0, 2.14375]),
        (bowl, [0]),
        (ravine, [0]),
        (rosenbrock, [0]),
        (himmelblau, [0, 0, 0, 0]),
        (beale, [0]),
    ],
)
def test_the_valleys_are_as_many_and_as_deep_as_the_formula_says(f, depths):
    assert [f(minimum) for minimum in f.minima] == pytest.approx(depths, abs=1e-14)
    assert len({tuple(np.round(np.atleast_1d(minimum), 3)) for minimum in f.minima}) == len(depths)


@table("f", LANDSCAPES)
def test_starts_and_minima_lie_on_the_domain_and_the_start_is_no_minimum(f):
    low, high = np.array(f.domain).T
    for point in (f.start, *f.minima):
        assert np.all(low < point)
        assert np.all(point < high)
    assert np.linalg.norm(f.gradient(f.start)) > 0.1
    assert all(f(f.start) > f(minimum) for minimum in f.minima)


def test_nowhere_on_the_domain_is_lower_than_the_deepest_minimum():
    for f in WITH_VALLEYS:
        assert f(on_its_domain(f, 10_000)).min() >= min(f(minimum) for minimum in f.minima)


@table(
    ("f", "at", "expected"),
    [
        (parabola, 5.0, [2]),
        (bowl, (0, 0), [2, 2]),
        (ravine, (0, 0), [0.2, 4]),
        (saddle, (0, 0), [-2, 2]),
        (double_well, 0.0, [-3.6]),
    ],
)
def test_the_curvatures_by_hand(f, at, expected):
    agree(curvatures(f.gradient, at), np.array(expected, float), relative=1e-8)


def test_the_double_well_has_a_hilltop_at_0_between_its_valleys():
    assert [double_well.gradient(x) for x in (-2, 0, 1.5)] == pytest.approx([0, 0, 0], abs=1e-14)
    assert double_well(-2) < double_well(1.5) < double_well(0)


def test_a_saddle_has_a_flat_place_and_no_minimum():
    assert saddle.gradient((0, 0)).tolist() == [0.0, 0.0]
    assert saddle.minima == ()
    assert saddle.start.tolist() == [1.0, 1e-6]


def test_downhill_is_not_the_direction_of_the_minimum():
    downhill, home = -ravine.gradient((-5, -2)), np.subtract(ravine.minima[0], (-5, -2))
    cosine = downhill @ home / np.linalg.norm(downhill) / np.linalg.norm(home)
    assert f"{np.degrees(np.arccos(cosine)):.2f}" == "61.07"


@table("f", LANDSCAPES)
@table("far", [1e200, -1e308, np.inf, np.nan])
def test_nothing_warns_however_far_out(f, far):
    w = np.full(f.dimensions, far) if f.dimensions > 1 else far
    assert type(f(w)) is float
    assert not np.isfinite(f(w))
    assert np.shape(f.gradient(w)) == np.shape(w)
