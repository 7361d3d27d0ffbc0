"""Speed limits: told from the rate and the curvature alone, and checked against what a run then does."""

import numpy as np
import pytest
import sympy
from hypothesis import given
from hypothesis import strategies as st

from mathomong import Objective, double_well, himmelblau, parabola, ravine, saddle
from mathomong.regimes import (
    CREEPS,
    FLIES,
    NO_VALLEY,
    ONE_STEP,
    STILL,
    SWINGS,
    ZIGZAGS,
    curvature_near,
    regime,
    steepest_curvature,
)
from oracles import agree, exactly, table

PACES = [(0, STILL), (1e-9, CREEPS), (0.5, CREEPS), (1, ONE_STEP), (1.01, ZIGZAGS), (1.99, ZIGZAGS), (2, SWINGS)]
PACES += [(2.01, FLIES), (1000, FLIES)]


@table(("pace", "expected"), PACES)
@table("curvature", [0.02, 1.0, 40.0])
def test_what_a_rate_does_depends_on_rate_times_curvature_alone(pace, expected, curvature):
    assert regime(pace / curvature, curvature) is expected


@table(("limit", "below", "at", "above"), [(1, CREEPS, ONE_STEP, ZIGZAGS), (2, ZIGZAGS, SWINGS, FLIES)])
def test_a_rate_within_a_millionth_of_a_limit_is_at_it(limit, below, at, above):
    assert [regime(limit * (1 + 1e-6 * near), 1.0) for near in (-2, -0.5, 0.5, 2)] == [below, at, at, above]


@given(st.floats(0, 10), st.floats(-5, 1e-6))
def test_ground_that_does_not_bend_up_has_no_speed_limit(rate, curvature):
    assert regime(rate, curvature) is NO_VALLEY


def test_a_valley_may_be_very_wide_and_still_has_one():
    assert regime(1.0, 2e-6) is CREEPS


SENTENCES = [
    (STILL, "The rate is 0: it stands still."),
    (CREEPS, "The rate is below 1/λ = 0.25: it creeps."),
    (ZIGZAGS, "The rate is between 1/λ = 0.25 and 2/λ = 0.5: it zig-zags."),
    (FLIES, "The rate is above 2/λ = 0.5: it flies away."),
]


@table(("which", "sentence"), SENTENCES)
def test_a_sentence_tells_both_limits_in_figures(which, sentence):
    assert which.sentence(4.0) == sentence


def test_where_there_is_no_valley_no_limit_is_worked_out():
    assert NO_VALLEY.sentence(0.0).startswith("The ground hardly bends")


def test_a_sentence_takes_a_tail_before_its_stop():
    assert CREEPS.sentence(2.0, " in this valley") == "The rate is below 1/λ = 0.5: it creeps in this valley."


def test_a_regime_is_a_frozen_value():
    with pytest.raises(AttributeError):
        CREEPS.name = "flies away"


X, Y = sympy.symbols("x y")


def test_the_speed_limit_is_set_by_the_steepest_of_all_valleys():
    hessian = sympy.hessian((X**2 + Y - 11) ** 2 + (X + Y**2 - 7) ** 2, (X, Y))
    entries = [exactly(entry, X, Y) for entry in hessian]
    largest = [np.linalg.eigvalsh(np.reshape([entry(*w) for entry in entries], (2, 2)))[-1] for w in himmelblau.minima]
    agree(steepest_curvature(himmelblau), max(largest), relative=1e-7)
    agree([curvature_near(himmelblau, w) for w in himmelblau.minima], largest, relative=1e-7)
    assert len(set(largest)) == 4


@table(("objective", "curvature"), [(parabola, 2.0), (ravine, 4.0), (double_well, 8.4)])
def test_the_curvature_of_a_known_valley(objective, curvature):
    agree(steepest_curvature(objective), curvature, relative=1e-7)


@table(("point", "curvature"), [(-3.0, 8.4), (-0.3, 8.4), (-0.2, 6.3), (2.5, 6.3)])
def test_of_two_valleys_the_nearer_one_counts(point, curvature):
    agree(curvature_near(double_well, point), curvature, relative=1e-7)


def test_without_a_valley_there_is_no_limit():
    assert steepest_curvature(saddle) == np.inf
    flat = Objective("flat", lambda x: x**4, lambda x: 4 * x**3, (-1, 1), 0.5, (0.0,))
    assert steepest_curvature(flat) == np.inf
