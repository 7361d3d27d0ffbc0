"""Objectives: one point or many, one variable or several, with a gradient or one that is measured."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mathomong import GradientDescent, Objective, bowl, descend, parabola, sin
from oracles import agree, refuses, table

PLANE = ((-6, 6), (-3, 3))
hill = Objective("hill", lambda x: x**2, lambda x: 2 * x, (-11, 11), 10.0)
valley = Objective("valley", lambda w: w[0] ** 2 + 3 * w[1] ** 2, lambda w: [2 * w[0], 6 * w[1]], PLANE, (-5, -2))
places = st.floats(-10, 10)


def test_everything_can_be_given_by_position():
    slope = lambda x: 2 * x  # noqa: E731
    mine = Objective("mine", lambda x: x**2, slope, (-11, 11), 10.0, (0.0,))
    assert (mine.name, mine.domain, mine.start, mine.minima, mine.dimensions) == (
        "mine",
        (-11.0, 11.0),
        10.0,
        (0.0,),
        1,
    )
    flat = Objective("mine", bowl, bowl.gradient, PLANE, (-5, -2), ((0, 0),))
    assert (flat.domain, flat.start.tolist(), flat.dimensions) == (((-6.0, 6.0), (-3.0, 3.0)), [-5.0, -2.0], 2)
    assert [minimum.tolist() for minimum in flat.minima] == [[0.0, 0.0]]


def test_with_a_name_and_a_value_there_is_a_domain_and_a_start():
    mine = Objective("mine", np.sin)
    assert (mine.domain, mine.start, mine.minima) == ((-5.0, 5.0), 1.0, ())
    assert repr(mine) == "Objective(mine)"


@given(places)
def test_in_one_variable_w_is_a_number(x):
    assert (hill(x), hill.gradient(x)) == (x * x, 2 * x)
    assert {type(hill(x)), type(hill.gradient(x)), type(hill.start), type(hill(np.array(x)))} == {float}


@table("shape", [(1,), (2,), (7,), (2, 3), (3, 2, 4)])
def test_in_one_variable_w_is_any_array_of_numbers(shape):
    w = np.random.default_rng(0).uniform(-3, 3, shape)
    for part in (hill, hill.value, hill.gradient):
        assert part(w).shape == shape
        np.testing.assert_array_equal(part(w).ravel(), [part(x) for x in w.ravel()])


@given(places, places)
def test_in_two_variables_axis_0_holds_the_coordinates(x, y):
    for w in ((x, y), [x, y], np.array([x, y])):
        assert valley(w) == pytest.approx(x * x + 3 * y * y, rel=1e-15)
        assert valley.gradient(w).tolist() == [2 * x, 6 * y]
    assert type(valley((x, y))) is float


@table("shape", [(1,), (2,), (7,), (2, 3), (3, 2, 4)])
def test_later_axes_are_carried_along(shape):
    w = np.random.default_rng(0).uniform(-3, 3, (2, *shape))
    assert (valley(w).shape, valley.gradient(w).shape) == (shape, w.shape)
    for place in np.ndindex(shape):
        each = w[(slice(None), *place)]
        assert valley(w)[place] == valley(each)
        np.testing.assert_array_equal(valley.gradient(w)[(slice(None), *place)], valley.gradient(each))


@table("shape", [(), (4,), (2, 3)])
def test_a_gradient_left_out_is_measured(shape):
    draw = np.random.default_rng(0)
    line, plane = Objective("mine", lambda x: x**2), Objective("mine", valley.value, domain=PLANE, start=(1, 1))
    w, v = draw.uniform(-3, 3, shape), draw.uniform(-3, 3, (2, *shape))
    agree(line.gradient(w), 2 * w, relative=1e-8)
    agree(plane.gradient(v), valley.gradient(v), relative=1e-8, absolute=1e-8)


def test_an_objective_knows_whether_its_gradient_is_measured_and_nobody_can_tell_it_otherwise():
    assert Objective("mine", np.sin).measured
    assert not hill.measured
    assert not valley.measured
    with pytest.raises(TypeError, match="measured"):
        Objective("mine", np.sin, measured=False)


def test_a_measured_gradient_serves_to_descend():
    mine = Objective("mine", lambda w: (w[0] - 1) ** 2 + (w[1] + 2) ** 2, domain=PLANE, start=(4, 2))
    agree(descend(mine, GradientDescent(0.1), steps=200).end, [1.0, -2.0], relative=1e-6)


def test_a_function_that_carries_its_derivative_makes_an_objective():
    wave = Objective("wave", sin, sin.derivative)
    assert (wave(1), wave.gradient(1)) == (sin(1), sin.derivative(1))


def test_nobody_can_move_where_an_objective_starts():
    mine = np.array([1.0, 2.0])
    flat = Objective("mine", valley.value, None, PLANE, mine, (mine,))
    mine -= 10.0
    for kept in (flat.start, flat.minima[0]):
        assert kept.tolist() == [1.0, 2.0]
        with pytest.raises(ValueError, match="read-only"):
            kept -= 0.1
    with pytest.raises(AttributeError):
        flat.start = (0.0, 0.0)


def test_two_objectives_are_the_same_only_if_they_are_one():
    again = Objective("valley", valley.value, valley.gradient, PLANE, (-5, -2))
    assert valley != again
    assert len({valley, again, valley}) == 2


def test_asking_leaves_w_where_it_is():
    w = np.array([1.0, 2.0])
    valley(w), valley.gradient(w), Objective("mine", valley.value, None, PLANE, (1, 1)).gradient(w)
    assert w.tolist() == [1.0, 2.0]


@table("far", [1e200, -1e308, np.inf, np.nan])
def test_far_out_it_is_infinite_and_does_not_warn(far):
    fourth = Objective("fourth", lambda x: x**4 - x, lambda x: 4 * x**3 - 1)
    for w in (far, np.array([far, far])):
        assert not np.isfinite(fourth(w)).any()
        assert not np.isfinite(valley((w, w))).any()
    assert type(fourth(far)) is type(fourth.gradient(far)) is float


def test_a_point_is_a_copy_of_finite_numbers():
    mine = np.array([1.0, 2.0])
    point = valley.point(mine)
    point[0] = 9.0
    assert mine.tolist() == [1.0, 2.0]
    assert valley.point([[1, 2, 3], [4, 5, 6]]).shape == (2, 3)
    assert type(hill.point(3)) is float


one, two = (lambda x: x * x), (lambda w: w[0] * w[1])
BAD = [
    (lambda: Objective("mine", 3), TypeError, "value"),
    (lambda: Objective("mine", "x**2"), TypeError, "value"),
    (lambda: Objective("mine", one, 3), TypeError, "gradient"),
    (lambda: Objective("mine", one, 0), TypeError, "gradient"),
    (lambda: Objective("mine", one, domain=(6, -6)), ValueError, "domain"),
    (lambda: Objective("mine", one, domain=(6, 6)), ValueError, "domain"),
    (lambda: Objective("mine", one, domain=(1, 2, 3)), ValueError, "domain"),
    (lambda: Objective("mine", one, domain=5), ValueError, "domain"),
    (lambda: Objective("mine", one, domain=()), ValueError, "domain"),
    (lambda: Objective("mine", one, domain=(-np.inf, np.inf)), ValueError, "domain"),
    (lambda: Objective("mine", one, domain=("low", "high")), TypeError, "domain"),
    (lambda: Objective("mine", one, domain=None), TypeError, "domain"),
    (lambda: Objective("mine", one, domain=((-1, 1),)), ValueError, "domain"),
    (lambda: Objective("mine", two, domain=((-6, 6), (3, -3)), start=(1, 1)), ValueError, "domain"),
    (lambda: Objective("mine", two, domain=((-6, 6), (3,)), start=(1, 1)), ValueError, "domain"),
    (lambda: Objective("mine", two, domain=(((-6, 6), (-3, 3)),), start=(1, 1)), ValueError, "domain"),
    (lambda: Objective("mine", two, domain=[[(-6, 6), (-3, 3)]] * 2, start=(1, 1)), ValueError, "domain"),
    (lambda: Objective("mine", two, domain=PLANE), ValueError, "start"),
    (lambda: Objective("mine", two, domain=PLANE, start=(1, 2, 3)), ValueError, "start"),
    (lambda: Objective("mine", one, start="left"), TypeError, "start"),
    (lambda: Objective("mine", one, start=np.nan), ValueError, "start"),
    (lambda: Objective("mine", one, start=None), TypeError, "start"),
    (lambda: Objective("mine", one, minima=0.0), TypeError, "minima"),
    (lambda: Objective("mine", one, minima=("left",)), TypeError, "minima"),
    (lambda: Objective("mine", two, domain=PLANE, start=(1, 1), minima=(0, 0)), ValueError, "minima"),
    (lambda: parabola("3"), TypeError, "w"),
    (lambda: parabola(None), TypeError, "w"),
    (lambda: parabola(1j), TypeError, "w"),
    (lambda: parabola([[1], [2, 3]]), ValueError, "w"),
    (lambda: parabola.gradient("3"), TypeError, "w"),
    (lambda: bowl(3), ValueError, "w must have 2 coordinates for bowl"),
    (lambda: bowl((1, 2, 3)), ValueError, "w must have 2 coordinates for bowl"),
    (lambda: bowl([(1, 2), (3, 4), (5, 6)]), ValueError, "w must have 2 coordinates for bowl"),
    (lambda: bowl.gradient(3), ValueError, "w must have 2 coordinates for bowl"),
    (lambda: bowl.gradient(("x", "y")), TypeError, "w"),
    (lambda: bowl.point((1, np.inf), "start"), ValueError, "start"),
    (lambda: Objective("mine", lambda x: None)(1), TypeError, "the value of mine"),
    (lambda: Objective("mine", lambda x: "9")(1), TypeError, "the value of mine"),
    (lambda: Objective("mine", one, lambda x: None).gradient(1), TypeError, "the gradient of mine"),
    (lambda: Objective("mine", two)((1, 2)), ValueError, "the value of mine"),  # two variables, the domain of one
    (lambda: Objective("mine", two).gradient((1, 2)), ValueError, "the gradient of mine"),
    (lambda: Objective("mine", lambda w: w, None, PLANE, (1, 1))((1, 2)), ValueError, "the value of mine"),
    (lambda: Objective("mine", two, lambda w: 2.0, PLANE, (1, 1)).gradient((1, 2)), ValueError, "the gradient of mine"),
    (
        lambda: Objective("mine", two, lambda w: w[:1], PLANE, (1, 1)).gradient((1, 2)),
        ValueError,
        "the gradient of mine",
    ),
]


@table(("call", "kind", "name"), BAD)
def test_what_is_no_objective_or_no_point_is_refused_in_one_sentence(call, kind, name):
    refuses(call, kind, name)
