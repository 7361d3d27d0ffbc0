"""The border: what passes, what is refused, and in which words."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bad_things import Hostile
from mathomong.values import (
    LARGEST,
    answer,
    array,
    frozen,
    function,
    number,
    of_kind,
    paired,
    plain,
    real_array,
    shown,
    typed_number,
    whole,
)
from oracles import refuses, table

HUGE = 10**400
NOT_NUMBERS = [None, True, np.True_, "fast", b"1", 1j, [0.1], {}, object(), np.array([0.1])]
NOT_FINITE = [np.nan, np.inf, -np.inf, HUGE, -HUGE, Fraction(HUGE)]
NOT_ARRAYS = [None, True, "fast", ["a", "b"], [1, None], [True, False], 1j, [1, 2j], {1: 2}, {1, 2}, object(), range]


@table("value", NOT_NUMBERS)
def test_what_is_no_number_is_refused_by_type(value):
    refuses(lambda: number(value, "learning_rate"), TypeError, "learning_rate")
    refuses(lambda: whole(value, "steps"), TypeError, "steps")


@table("value", NOT_FINITE)
def test_numbers_that_are_not_finite_are_refused_by_value(value):
    refuses(lambda: number(value, "learning_rate"), ValueError, "learning_rate")
    refuses(lambda: whole(value, "steps"), ValueError, "steps")
    refuses(lambda: array([1, value], "x"), ValueError, "x")


@table("value", [0.5, -1, -0.001, 2.5, Fraction(1, 2)])
def test_steps_are_whole_and_not_negative(value):
    refuses(lambda: whole(value, "steps"), ValueError, "steps")


@table(("value", "low", "high"), [(-1, 0, np.inf), (-1e-300, 0, np.inf), (1.5, 0, 1), (-0.5, 0, 1), (-HUGE, 0, np.inf)])
def test_numbers_out_of_range_are_refused(value, low, high):
    refuses(lambda: number(value, "momentum", low, high), ValueError, "momentum")


@table("value", [0, 1, 0.5, -3, np.float32(0.5), np.float64(2), np.int64(7), np.array(0.25), Fraction(3, 4), 10**300])
def test_every_kind_of_number_becomes_a_float(value):
    assert type(number(value, "w")) is float
    assert number(value, "w") == float(value)


@table("value", [0, 1, 100.0, np.int64(7), np.float64(3), np.array(5), 10**300])
def test_every_whole_number_becomes_an_int(value):
    assert type(whole(value, "steps")) is int
    assert whole(value, "steps") == value


def test_both_ends_of_a_range_belong_to_it():
    assert [number(end, "value", 0, 1) for end in (0, 1)] == [0.0, 1.0]
    assert whole(3, "size", low=3) == 3


def test_the_largest_float_is_a_number_like_any_other():
    assert (number(LARGEST, "w"), number(-LARGEST, "w")) == (LARGEST, -LARGEST)
    assert whole(LARGEST, "steps") == LARGEST


@table(("text", "value"), [("0.5", 0.5), ("0,5", 0.5), ("−2", -2.0), (" 1e-3 ", 0.001)])
def test_a_number_may_be_typed_with_a_comma_or_a_true_minus(text, value):
    assert typed_number(text) == value


@table("text", ["", "fast", "1 2", "0,5,1", "--1"])
def test_what_is_typed_and_no_number_is_refused_in_one_sentence(text):
    refuses(lambda: typed_number(text), ValueError, "Type one number")


RANGES = [
    ((-np.inf, np.inf), "number, such"),
    ((0, np.inf), "number, 0 or more, such"),
    ((0, 1), "number from 0 to 1, such"),
]


@table(("bounds", "words"), RANGES)
def test_only_the_bounds_that_there_are_stand_in_a_refusal(bounds, words):
    refuses(lambda: number("fast", "w", *bounds), TypeError, f"w must be a finite {words} as 0.1")


def test_a_refusal_says_the_range_and_what_to_try():
    with pytest.raises(
        ValueError, match=r"momentum must be a finite number from 0 to 0\.5, such as 0\.1; you gave 2\.$"
    ):
        number(2, "momentum", 0, 0.5)
    with pytest.raises(ValueError, match=r"size must be a whole number, 1 or more, such as 2; you gave 0\.$"):
        whole(0, "size", low=1, such_as=2)


@table("value", NOT_ARRAYS)
def test_what_is_not_made_of_numbers_is_no_array(value):
    refuses(lambda: array(value, "x"), TypeError, "x")
    refuses(lambda: real_array(value, "x"), TypeError, "x")


@table("value", [[], (), [[]], np.empty((0, 2)), np.empty((2, 0))])
def test_empty_data_are_refused(value):
    refuses(lambda: array(value, "x"), ValueError, "x")


@table("value", [[[1], [2, 3]], [1, [2]], [[1, 2], 3], [np.ones(2), np.ones(3)]])
def test_ragged_data_are_refused(value):
    refuses(lambda: array(value, "x"), ValueError, "x")
    refuses(lambda: real_array(value, "x"), ValueError, "x")


@table("value", [[np.nan], [1, np.inf], np.array([[0, -np.inf]]), np.nan])
def test_only_finite_numbers_are_data(value):
    refuses(lambda: array(value, "x"), ValueError, "x")
    assert not np.isfinite(real_array(value, "x")).all()


@given(st.lists(st.floats(allow_nan=False, allow_infinity=False), min_size=1))
def test_an_array_holds_the_numbers_it_was_given(numbers):
    assert array(numbers, "x").tolist() == numbers
    assert array(tuple(numbers), "x").dtype == np.float64


@table("value", [10**20, [2**64, 1], np.arange(3), range(4), [np.float32(1)], Fraction(1, 4), [[1, 2], [3, 4]]])
def test_whole_numbers_of_any_size_and_fractions_are_numbers(value):
    np.testing.assert_array_equal(array(value, "x"), np.array(value, dtype=float))


@table("dtype", ["float64", "float32", "int64", "uint8", "object"])
def test_every_kind_of_array_becomes_float64(dtype):
    mine = np.array([[1, 2], [3, 4]], dtype=dtype)
    for found in (array(mine, "x"), real_array(mine, "x")):
        assert found.dtype == np.float64
        assert found.tolist() == [[1.0, 2.0], [3.0, 4.0]]


def test_float64_is_not_copied_where_nobody_will_write():
    mine = np.array([1.0, 2.0])
    assert real_array(mine, "x") is mine


def test_an_array_is_a_copy():
    mine = np.array([1.0, 2.0])
    theirs = array(mine, "x")
    theirs[0] = 9.0
    assert mine.tolist() == [1.0, 2.0]


def test_pairs_have_one_target_for_each_input():
    x, y = paired(3, 4)
    assert (x.tolist(), y.tolist()) == ([3.0], [4.0])
    refuses(lambda: paired([1, 2, 3], [1, 2]), ValueError, "x and y")
    refuses(lambda: paired([1, 2], 3, "x", "targets"), ValueError, "targets")


def test_frozen_numbers_stay():
    a = frozen(np.array([1.0]))
    with pytest.raises(ValueError, match="read-only"):
        a[0] = 2.0
    assert frozen(0.5) == 0.5


@given(st.one_of(st.text(), st.binary(), st.integers(), st.lists(st.integers()), st.floats()))
def test_what_is_shown_is_short_and_on_one_line(value):
    assert 0 < len(shown(value)) <= 60
    assert "\n" not in shown(value)


@table(("length", "last"), [(58, "aaa'"), (59, "aa...")])
def test_up_to_60_characters_are_shown_whole(length, last):
    assert shown("a" * length)[-len(last) :] == last
    assert len(shown("a" * length)) == 60


def test_what_refuses_to_be_shown_is_told_by_its_kind():
    assert shown(10**5000).startswith("something of kind int")
    assert shown(Hostile()).startswith("something of kind Hostile")
    refuses(lambda: real_array(Hostile(), "w"), TypeError, "w must be a number")


def test_an_array_is_shown_on_one_line():
    assert shown(np.eye(2)) == "array([[1., 0.], [0., 1.]])"
    assert len(shown(np.eye(100))) == 60


@table("value", [1, 0.5, np.float64(0.5), np.array(0.5), np.int64(3)])
def test_a_single_number_comes_out_as_a_python_float(value):
    assert type(plain(value)) is float
    assert plain(value) == value


def test_a_constant_answer_holds_everywhere():
    assert answer(2, (2, 2), "f").tolist() == [[2.0, 2.0], [2.0, 2.0]]
    assert type(answer(2, (), "f")) is float
    refuses(lambda: answer(None, (2,), "the result of f"), TypeError, "the result of f")


def test_kinds_and_functions_are_told_apart():
    assert function(np.sin, "f") is np.sin
    assert of_kind(3, int, "n must be an int") == 3
    refuses(lambda: function(3, "activation"), TypeError, "activation")
    refuses(lambda: of_kind("3", int, "n must be an int"), TypeError, "n must be an int")
