"""The learner's own function: an Objective like any other, made and it soon comes to an end, whatever was typed."""

import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import mathomong
from hard_formulas import HARD
from mathomong import GradientDescent, Objective, descend, himmelblau, learner_function
from mathomong.symbolic.parser import PIECES
from oracles import LITTLE_WORK, counted

QUICK = settings(deadline=None, derandomize=True, max_examples=150)


def in_a_fresh_process(code):
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert result.returncode == 0, result.stderr
    return result.stdout.split()


def test_the_package_loads_without_sympy_and_a_typed_function_brings_it():
    code = "import sys, mathomong; print('sympy' in sys.modules); mathomong.learner_function('x'); print('sympy' in sys.modules)"
    assert in_a_fresh_process(code) == ["False", "True"]


def test_a_refusal_does_not_need_sympy():
    code = (
        "import sys, mathomong\ntry: mathomong.learner_function('xy')\nexcept ValueError: print('sympy' in sys.modules)"
    )
    assert in_a_fresh_process(code) == ["False"]


def test_learner_function_is_a_public_name():
    assert mathomong.learner_function is learner_function
    assert "learner_function" in mathomong.__all__


def test_a_typed_function_is_an_objective():
    f = learner_function("x**2 + 3*y**2")
    assert isinstance(f, Objective)
    assert repr(f) == "Objective(x**2 + 3*y**2)"
    assert f.formula == "x^{2} + 3 y^{2}"
    assert f.gradient_formula == ("2 x", "6 y")
    assert f.variables == ("x", "y")
    assert f((1, 2)) == 13.0
    np.testing.assert_array_equal(f.gradient((1, 2)), [2.0, 12.0])
    np.testing.assert_array_equal(f.minima, [(0.0, 0.0)])


def test_one_letter_has_no_coordinate_axis():
    f = learner_function("t^3")
    assert f.domain == (-5.0, 5.0)
    assert isinstance(f(2), float)
    assert isinstance(f.gradient(2), float)
    assert (f(2), f.gradient(2)) == (8.0, 12.0)
    np.testing.assert_array_equal(f.gradient(np.array([[1.0, 2.0], [3.0, 4.0]])), [[3, 12], [27, 48]])


def test_without_a_letter_it_is_a_function_of_x():
    f = learner_function("3")
    assert (f.variables, f.dimensions, f(7), f.gradient(7), f.gradient_formula) == (("x",), 1, 3.0, 0.0, ("0",))
    np.testing.assert_array_equal(f(np.zeros((2, 3))), np.full((2, 3), 3.0))


def test_a_letter_that_cancels_remains_a_coordinate():
    f = learner_function("x + 0y")
    np.testing.assert_array_equal(f.gradient(np.ones((2, 4))), [np.ones(4), np.zeros(4)])


def test_descent_on_a_typed_function_is_descent_on_the_same_landscape():
    typed = learner_function("(x^2 + y - 11)^2 + (x + y^2 - 7)^2")
    starts = np.array([[0.0, -1.0, 4.0], [0.0, 2.0, -4.0]])
    ours, theirs = (descend(f, GradientDescent(0.01), start=starts, steps=40) for f in (typed, himmelblau))
    np.testing.assert_allclose(ours.points, theirs.points, rtol=1e-9)


def test_the_domain_and_the_start_are_as_told():
    f = learner_function("w^2 + b^2", domain=((-1, 1), (0, 2)), start=(0.5, 1))
    assert f.domain == ((-1.0, 1.0), (0.0, 2.0))
    np.testing.assert_array_equal(f.start, (0.5, 1.0))
    assert learner_function("x^2", domain=(1, 3), start=2).start == 2.0


@pytest.mark.parametrize(
    "text", ["x^2", "x^2 + y^2", "x^2 - y^2", "x*y", "log x", "log(-x)", "√(1 - x^2)", "√(y - x)", "sin x", "a*b*c", "relu(-x)", "log(a*b*c*d)"]
)  # fmt: skip
def test_the_start_has_a_height_and_a_slope_inside_the_domain(text):
    f = learner_function(text)
    assert np.isfinite(f(f.start))
    assert 0 < np.linalg.norm(f.gradient(f.start)) < np.inf
    assert np.abs(f.start).max() <= 4


def test_where_there_is_no_slope_at_all_there_still_is_a_start():
    assert learner_function("3").start == learner_function("log(-x^2)").start == 4.0


# fmt: off
WRONG = [
    ("x^2",       {"domain": ((-1, 1),)},            ValueError, "domain must be like (-5, 5), for x"),
    ("x^2 + y",   {"domain": (-1, 1)},               ValueError, "domain must be like ((-5, 5), (-5, 5)), for x, y"),
    ("x^2 + y",   {"domain": ((-1, 1),) * 3},        ValueError, "domain must be like ((-5, 5), (-5, 5)), for x, y"),
    ("x^2",       {"domain": (1, -1)},               ValueError, "domain must be (low, high)"),
    ("x^2",       {"domain": (0, np.inf)},           ValueError, "finite numbers only"),
    ("x^2",       {"domain": "wide"},                TypeError,  "domain must be a number or a list of numbers"),
    ("x^2 + y",   {"start": 1},                      ValueError, "must have 2 coordinates for x^2 + y"),
    ("x^2",       {"start": np.nan},                 ValueError, "finite numbers only"),
    ("x^2",       {"start": "here"},                 TypeError,  "start must be a number or a list of numbers"),
]
# fmt: on


@pytest.mark.parametrize(("text", "told", "error", "part"), WRONG)
def test_a_wrong_domain_or_start_is_one_sentence(text, told, error, part):
    with pytest.raises(error) as caught:
        learner_function(text, **told)
    assert part in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_wrong_point_is_one_sentence():
    with pytest.raises(ValueError, match=r"must have 2 coordinates for x\*y"):
        learner_function("x*y")(3)


def test_the_hardest_texts_use_what_is_allowed():
    pieces = [len(mathomong.symbolic.parser._tokens(text)) - 1 for text in HARD]
    assert max(pieces) == PIECES
    assert sum(count > 0.8 * PIECES for count in pieces) > len(HARD) / 4


@pytest.mark.parametrize("text", HARD, ids=lambda text: text[:40])
def test_the_hardest_texts_come_to_an_end_with_few_level_places(text):
    assert len(learner_function(text).stationary_points) <= 100


SOUP = [
    "x",
    "y",
    "2",
    "0.5",
    "20",
    "1e12",
    "+",
    "-",
    "*",
    "/",
    "^",
    "(",
    ")",
    "sin ",
    "exp(",
    "log ",
    "√",
    "|",
    "relu(",
    "sigmoid(",
    "e",
    "π",
]


def made(text):
    """The function, or the sentence that refuses it, made with little work."""
    said, calls = counted(lambda: _asked(text))
    assert calls < LITTLE_WORK
    return said


def _asked(text):
    try:
        return learner_function(text)
    except ValueError as error:
        return str(error)


@QUICK
@given(st.lists(st.sampled_from(SOUP), min_size=1, max_size=12).map("".join))
def test_any_soup_gets_an_objective_or_one_sentence(text):
    f = made(text)
    if isinstance(f, str):
        assert f.isprintable()
        assert len(f) < 250
    else:
        assert f(np.zeros((*np.shape(f.start), 3))).shape == (3,)


def _larger(smaller):
    return st.one_of(
        st.tuples(smaller, st.sampled_from("+-*/^"), smaller).map("({0[0]}){0[1]}({0[2]})".format),
        st.tuples(st.sampled_from(["sin", "tan", "exp", "log", "sqrt", "abs", "sigmoid", "relu", "-"]), smaller).map("{0[0]}({0[1]})".format),
        st.tuples(smaller, st.sampled_from(["2", "20", "-3", "0.5"])).map("({0[0]})^{0[1]}".format),
    )  # fmt: skip


@QUICK
@given(st.recursive(st.sampled_from(["x", "y", "z", "7", "0.1", "999999999999"]), _larger, max_leaves=10))
def test_any_formula_takes_little_work_and_its_points_are_level(text):
    f = made(text)
    for point in () if isinstance(f, str) else f.stationary_points:
        assert point.kind in ("minimum", "maximum", "saddle", "flat")
        assert np.isfinite(point.value)
        assert np.abs(point.at).max() <= 5
        assert point.value == f(point.at)
