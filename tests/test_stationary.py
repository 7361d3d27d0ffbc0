"""Stationary points: the known ones are found and told apart, and nothing else is listed."""

import math

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from mathomong import (
    Objective,
    beale,
    bowl,
    double_well,
    himmelblau,
    learner_function,
    parabola,
    ravine,
    rosenbrock,
    saddle,
)
from mathomong.symbolic.stationary import MOST, StationaryPoint, stationary_points

QUICK = settings(deadline=None, derandomize=True, max_examples=50)
PI = math.pi

# fmt: off
KNOWN = [
    # typed                       where, and what it is
    ("x^2",                       [(0, "minimum")]),
    ("-x^2",                      [(0, "maximum")]),
    ("x^3",                       [(0, "flat")]),
    ("x^4",                       [(0, "minimum")]),
    ("-(x - 1)^4",                [(1, "maximum")]),
    ("x^5",                       [(0, "flat")]),
    ("x^20 + 1",                  [(0, "minimum")]),
    ("x^3 - 3x",                  [(-1, "maximum"), (1, "minimum")]),
    ("(x - 1)^2 (x + 1)^3",       [(-1, "flat"), (0.2, "maximum"), (1, "minimum")]),
    ("x^2 + 100x^3",              [(-1 / 150, "maximum"), (0, "minimum")]),
    ("sin x",                     [(-1.5 * PI, "maximum"), (-PI / 2, "minimum"), (PI / 2, "maximum"), (1.5 * PI, "minimum")]),
    ("x + 1/x",                   [(-1, "maximum"), (1, "minimum")]),
    ("x*log x",                   [(1 / math.e, "minimum")]),
    ("x^x",                       [(1 / math.e, "minimum")]),
    ("√(1 - x^2)",                [(0, "maximum")]),
    ("e^(-x^2)",                  [(0, "maximum")]),
    ("x*e^-x",                    [(1, "maximum")]),
    ("(sigmoid(x) - 0.5)^2",      [(0, "minimum")]),
    ("e^(4x) sin x",              [(math.atan(-0.25) - PI, "maximum"), (math.atan(-0.25), "minimum"), (math.atan(-0.25) + PI, "maximum")]),
    ("x",                         []),
    ("e^x",                       []),
    ("1/x",                       []),
    ("log x",                     []),
    ("tan x",                     []),
    ("sigmoid x",                 []),
    ("|x|",                       []),
    ("|x - 1| + x^2/8",           []),
    ("x^2 + y^2",                 [((0, 0), "minimum")]),
    ("x^2 - y^2",                 [((0, 0), "saddle")]),
    ("x*y",                       [((0, 0), "saddle")]),
    ("-(x - 1)^2 - 3(y + 2)^2",   [((1, -2), "maximum")]),
    ("x^4 + y^2",                 [((0, 0), "minimum")]),
    ("x^4 - y^2",                 [((0, 0), "saddle")]),
    ("x^3 + y^2",                 [((0, 0), "flat")]),
    ("x*e^(-x^2 - y^2)",          [((-(0.5**0.5), 0), "minimum"), ((0.5**0.5, 0), "maximum")]),
    ("(x*y - 1)^2 + (x - y)^2",   [((-1, -1), "minimum"), ((0, 0), "saddle"), ((1, 1), "minimum")]),
    ("√(x^2 + y^2)",              []),
    ("x + y",                     []),
    ("a^2 + b^2 + c^2 + a",       [((-0.5, 0, 0), "minimum")]),
    ("a^2 + b^2 + c^2 - d^2",     [((0, 0, 0, 0), "saddle")]),
    ("a^2+b^2+c^2+d^2+(f-1)^2",   [((0, 0, 0, 0, 1), "minimum")]),
    ("a^2+b^2+c^2+d^2+f^2+g^2",   [((0, 0, 0, 0, 0, 0), "minimum")]),
]
FAMILIES = [  # flat stretches: one point stands for all
    ("3",                         [(0, "flat")]),
    ("x - x",                     [(0, "flat")]),
    ("relu(x)",                   [(-2.5, "flat")]),
    ("x^2 + 0y",                  [((0, 0), "flat")]),
    ("(x - y)^2",                 [((0, 0), "flat")]),
    ("0x*y",                      [((0, 0), "flat")]),
]
# fmt: on


@pytest.mark.parametrize(("text", "points"), KNOWN + FAMILIES)
def test_the_known_stationary_points_are_found_and_told_apart(text, points):
    found = learner_function(text).stationary_points
    assert [point.kind for point in found] == [kind for _, kind in points]
    for point, (at, _) in zip(found, points, strict=True):
        np.testing.assert_allclose(point.at, at, atol=1e-6)


@pytest.mark.parametrize(
    "objective",
    [parabola, double_well, bowl, ravine, rosenbrock, himmelblau, beale],
    ids=lambda objective: objective.name,
)
def test_every_landscape_has_its_minima(objective):
    found = [point.at for point in stationary_points(objective) if point.kind == "minimum"]
    np.testing.assert_allclose(sorted(found), sorted(np.array(objective.minima).tolist()), atol=1e-6)


def test_the_saddle_is_a_saddle():
    assert stationary_points(saddle) == (StationaryPoint((0.0, 0.0), "saddle", 0.0),)


def test_himmelblau_has_four_minima_four_saddles_and_one_maximum():
    found = learner_function("(x^2 + y - 11)^2 + (x + y^2 - 7)^2").stationary_points
    kinds = [point.kind for point in found]
    assert (kinds.count("minimum"), kinds.count("saddle"), kinds.count("maximum"), len(kinds)) == (4, 4, 1, 9)
    assert [point.at for point in found] == sorted(point.at for point in found)
    for point in found:
        assert np.linalg.norm(himmelblau.gradient(point.at)) < 1e-9
        assert point.value == pytest.approx(himmelblau(point.at), abs=1e-12)


def test_a_circle_of_minima_is_shown_by_one_of_them():
    first, second = sorted(learner_function("(x^2 + y^2 - 1)^2").stationary_points, key=lambda point: point.value)
    assert (first.kind, second) == ("minimum", StationaryPoint((0.0, 0.0), "maximum", 1.0))
    assert math.hypot(*first.at) == pytest.approx(1)


def test_many_points_are_listed_up_to_a_hundred_from_the_middle_outwards():
    assert len(learner_function("sin 20x").stationary_points) == 64
    found = learner_function("sin(4x) sin(4y)").stationary_points
    assert len(found) == MOST == 100
    assert max(math.hypot(*point.at) for point in found) < 4.6


def test_only_the_domain_counts():
    assert [point.at for point in learner_function("sin x", domain=(0, 3)).stationary_points] == [pytest.approx(PI / 2)]
    assert [point.at for point in learner_function("x^2", domain=(0, 3)).stationary_points] == [0.0]
    assert learner_function("x^2", domain=(1, 3)).stationary_points == ()
    assert learner_function("x^2 + y^2", domain=((-1, 1), (2, 3))).stationary_points == ()


@pytest.mark.parametrize("size", [1e-6, 1e-3, 1, 1e3, 1e6])
@pytest.mark.parametrize("shift", [0, 1 / 3])
def test_the_scale_of_the_domain_does_not_matter(size, shift):
    height, slope = np.polynomial.Polynomial([0, 0, -1, 0, 1]), np.polynomial.Polynomial([0, -2, 0, 4])
    domain = (-(1 + shift) * size, 2 * size)
    found = stationary_points(
        Objective("double well", lambda x: height(x / size), lambda x: slope(x / size) / size, domain)
    )
    assert [point.kind for point in found] == ["minimum", "maximum", "minimum"]
    np.testing.assert_allclose([point.at / size for point in found], [-(0.5**0.5), 0, 0.5**0.5], atol=1e-5)


def test_an_objective_without_any_value_has_no_stationary_points():
    assert stationary_points(Objective("nowhere", lambda x: x * np.nan, lambda x: x * np.nan)) == ()
    assert stationary_points(Objective("steep", lambda x: x * 1e300, lambda x: 0 * x + 1e300)) == ()


def test_the_same_function_gives_the_same_points_again():
    text = "sin(2x) cos(y) + x*y/5"
    assert learner_function(text).stationary_points == learner_function(text).stationary_points != ()


@QUICK
@given(st.lists(st.integers(-4, 4), min_size=2, max_size=5, unique=True), st.sampled_from([-1.0, 0.5, 3.0]))
def test_all_the_turning_points_of_a_polynomial_are_found(turns, scale):
    """The slope has its zeros at the given places and nowhere else, so they are the oracle."""
    slope = scale * np.polynomial.Polynomial.fromroots(turns)
    found = stationary_points(Objective("polynomial", slope.integ(), slope))
    np.testing.assert_allclose([point.at for point in found], sorted(turns), atol=1e-6)
    assert [point.kind == "minimum" for point in found] == [slope.deriv()(at) > 0 for at in sorted(turns)]


@QUICK
@given(
    st.lists(st.floats(-3, 3), min_size=3, max_size=3),
    st.lists(st.floats(-4, 4), min_size=2, max_size=2),
)
def test_a_quadratic_landscape_has_the_kind_that_its_curvatures_tell(entries, centre):
    a, b, c = entries
    bends = np.linalg.eigvalsh([[a, b], [b, c]])
    assume(np.abs(bends).min() > 0.05)  # not nearly flat along some direction
    centre = np.reshape(centre, (2, 1))

    def height(w):
        x, y = np.reshape(w, (2, -1)) - centre
        return np.reshape(a * x * x / 2 + b * x * y + c * y * y / 2, np.shape(w)[1:])

    (point,) = stationary_points(Objective("quadratic", height, domain=((-5, 5), (-5, 5)), start=(1, 1)))
    np.testing.assert_allclose(point.at, centre.ravel(), atol=1e-5)
    assert point.kind == {(1, 1): "minimum", (-1, -1): "maximum", (-1, 1): "saddle"}[tuple(np.sign(bends).astype(int))]
