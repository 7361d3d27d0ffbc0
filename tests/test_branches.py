"""Branches: the sum over paths against sympy and differences, the theory that forgets one, and what the graph says."""

import numpy as np
import pytest
import sympy
from hypothesis import given
from hypothesis import strategies as st

from mathomong import prove
from mathomong.branches import GRAPH, Branches, edges_of
from mathomong.widgets import branch_explorer
from oracles import exactly, slopes, table

A, B = sympy.symbols("a b")
E = (A + B) * (B + 1)
places = st.floats(-3, 3, allow_subnormal=False)


@given(a=places, b=places)
def test_the_sum_over_all_paths_is_the_slope_by_sympy_and_by_differences(a, b):
    for pushed, letter in (("a", A), ("b", B)):
        found = Branches(a, b, 0.1, pushed)
        assert found.slope == pytest.approx(exactly(sympy.diff(E, letter), A, B)(a, b), abs=1e-9)
    measured = slopes(lambda w: (w[0] + w[1]) * (w[1] + 1), (a, b))
    assert [Branches(a, b, 0.1, pushed).slope for pushed in "ab"] == pytest.approx(measured, abs=1e-6)


@given(a=places, b=places, nudge=st.floats(1e-4, 1))
def test_the_true_change_is_what_the_formula_gives_with_the_nudge(a, b, nudge):
    value = exactly(E, A, B)
    assert Branches(a, b, nudge, "a").change == pytest.approx(value(a + nudge, b) - value(a, b), abs=1e-9)
    assert Branches(a, b, nudge, "b").change == pytest.approx(value(a, b + nudge) - value(a, b), abs=1e-9)


def test_the_numbers_of_the_course():
    assert [Branches(2, 1, 0.001, pushed).slope for pushed in "ab"] == [2, 5]
    assert Branches(2, 1, 0.001).products == (2, 3)
    one = Branches(2, 1, 0.0001, paths="one path")
    assert (one.slope, one.ratio) == (2, pytest.approx(2.5, abs=1e-3))
    assert Branches(2, 1, 0.0001).ratio == pytest.approx(1, abs=1e-4)


def test_two_paths_can_cancel_and_then_there_is_no_ratio():
    found = Branches(3, -2, 0.1)
    assert (found.products, found.slope, found.ratio) == ((-1, 1), 0, None)


def test_the_whole_graph_is_proved_in_three_ways():
    for at in [(2, 1), (-3, -3), (0.5, -1)]:
        proof = prove(GRAPH, at)
        assert [name for name, _ in proof.ways] == ["analytic", "measured", "symbolic"]
        assert proof.agree, str(proof)


def test_the_gradient_of_the_graph_takes_many_places_at_once():
    w = np.array([[2.0, 0.0], [1.0, -2.0]])
    assert GRAPH.gradient(w).tolist() == [[2, -1], [5, -3]]


def test_a_path_is_made_of_edges():
    assert edges_of("bde") == ["bd", "de"]


@table(
    ("arguments", "error", "said"),
    [
        ({"a": "two"}, TypeError, "a must be a finite number, such as 2"),
        ({"b": float("inf")}, ValueError, "b must be a finite number"),
        ({"nudge": 0}, ValueError, "nudge is 0"),
        ({"pushed": "c"}, ValueError, "pushed must be one of 'a', 'b'; you gave 'c'"),
        ({"paths": "none"}, ValueError, "paths must be one of 'all paths', 'one path'"),
    ],
)
def test_what_makes_no_branches_is_told_in_one_sentence(arguments, error, said):
    with pytest.raises(error, match=said) as refused:
        Branches(**{"a": 2.0, "b": 1.0, "nudge": 0.1, **arguments})
    assert "\n" not in str(refused.value)


@table(
    ("settings", "said"),
    [
        ({}, "Only one path leads to e. a → c → e: 1 × 2 = 2. All paths added: 2. So e should change by 0.2; it changes by 0.2."),
        ({"paths": "one path"}, "One path alone: 2."),
        ({"pushed": "b"}, "Two paths lead to e. b → c → e: 1 × 2 = 2; b → d → e: 1 × 3 = 3. All paths added: 5."),
        ({"pushed": "b", "paths": "one path", "nudge": 0.0001}, "One path alone: 2. So e should change by 0.0002; it changes by 0.0005. True ÷ predicted: 2.5"),
        ({"pushed": "b", "a": 3.0, "b": -2.0}, "A slope of 0 predicts no change, so there is no ratio."),
    ],
)  # fmt: skip
def test_the_sentence_says_the_paths_and_what_they_make(settings, said):
    live = branch_explorer()
    live.set(**settings)
    assert said in live.words


def test_axes_stand_still_and_hold_every_bar_of_all_paths():
    live = branch_explorer()
    low, high = live.picture.figure.axes[1].get_ylim()
    for a in (-3.0, 0.0, 3.0):
        for b in (-3.0, 0.0, 3.0):
            live.set(a=a, b=b, pushed="b", nudge=1.0)
            assert live.picture.figure.axes[1].get_ylim() == (low, high)
            first, second = live.result.products
            assert low < min(first, first + second, live.result.change)
            assert max(first, first + second, live.result.change) < high


def test_before_the_prediction_the_picture_does_not_add_up_the_paths_of_b():
    assert "5" not in branch_explorer().words
