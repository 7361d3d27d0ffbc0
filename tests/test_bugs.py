"""Famous bugs: each is what it claims to be, the check finds it wherever it shows, and the loss does what is told."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mathomong import Neuron
from mathomong.bugs import BUGS, NONE, BugHunt, bug_code
from mathomong.widgets import bug_explorer
from oracles import table

near = st.floats(-3, 3, allow_subnormal=False)
rates = st.floats(0, 5, allow_subnormal=False)


def sigma(z):
    return 1 / (1 + math.exp(-z))


def by_hand(w, b, x, t, rate):
    """For each bug the two slopes that it makes, written out."""
    p = sigma(w * x + b)
    dz = 2 * (p - t) * p * (1 - p)
    late = sigma((w - rate * dz * x) * x + b)
    return {
        NONE: (dz * x, dz),
        "wrong sign": (-dz * x, -dz),
        "no σ′": (2 * (p - t) * x, 2 * (p - t)),
        "x and w swapped": (dz * w, dz),
        "update before backward": (dz * x, 2 * (late - t) * late * (1 - late)),
    }


@given(w=near, b=near, x=near, t=st.floats(0, 1, allow_subnormal=False), rate=rates)
def test_every_bug_makes_the_slopes_that_it_should(w, b, x, t, rate):
    wanted = by_hand(w, b, x, t, rate)
    assert wanted.keys() == BUGS.keys()
    for bug, slopes in wanted.items():
        found = BugHunt(Neuron(w, b), x, t, rate, bug=bug)
        assert (found.backward.dloss_dw, found.backward.dloss_db) == pytest.approx(slopes, abs=1e-12)


def test_the_numbers_of_the_course():
    found = {bug: BugHunt(Neuron(0.5), 2.0, 1.0, 0.5, bug=bug) for bug in BUGS}
    assert found[NONE].backward.dloss_dw == pytest.approx(-0.211508371137067, abs=1e-12)
    assert found["no σ′"].backward.dloss_dw == pytest.approx(-1.0757657, abs=1e-7)
    assert found["wrong sign"].backward.dloss_dw == pytest.approx(0.211508371137067, abs=1e-12)
    assert found["x and w swapped"].backward.dloss_dw == pytest.approx(-0.0528770927842668, abs=1e-12)
    assert found["update before backward"].backward.dloss_db == pytest.approx(-0.0811253, abs=1e-6)
    assert {bug: hunt.check.agrees for bug, hunt in found.items()} == {bug: bug == NONE for bug in BUGS}


@given(w=near, x=near)
def test_a_code_without_a_bug_passes_the_check(w, x):
    assert BugHunt(Neuron(w), x, 1.0).check.agrees


def test_a_bug_can_hide_where_it_changes_nothing():
    assert BugHunt(Neuron(2.0), 2.0, 1.0, bug="x and w swapped").check.agrees
    assert BugHunt(Neuron(0.5), 2.0, 1.0, learning_rate=0.0, bug="update before backward").check.agrees


def test_of_the_four_bugs_only_one_lets_the_loss_climb_at_once():
    losses = {bug: BugHunt(Neuron(0.5), 2.0, 1.0, 0.5, 10, bug).losses for bug in BUGS}
    assert all(len(each) == 11 for each in losses.values())
    assert [bug for bug, each in losses.items() if each[1] > each[0]] == ["wrong sign"]
    assert losses["no σ′"][-1] < losses[NONE][-1] < losses["x and w swapped"][-1]


def test_with_the_swap_a_negative_weight_walks_uphill():
    wrong = BugHunt(Neuron(-2.0), 2.0, 1.0, 0.5, 10, "x and w swapped")
    assert wrong.losses[-1] > wrong.losses[0]
    assert wrong.right_losses[-1] < wrong.right_losses[0]


def test_the_losses_are_those_of_the_steps_written_out():
    w, b, rate, wanted = 0.5, 0.0, 0.5, []
    for _ in range(6):
        wanted.append((sigma(2 * w + b) - 1) ** 2)
        dw, db = by_hand(w, b, 2.0, 1.0, rate)["no σ′"]
        w, b = w - rate * dw, b - rate * db
    assert BugHunt(Neuron(0.5), 2.0, 1.0, rate, 5, "no σ′").losses == pytest.approx(wanted, abs=1e-12)


@table(
    ("arguments", "error", "said"),
    [
        ({"neuron": 0.5}, TypeError, "neuron must be a Neuron"),
        ({"x": None}, TypeError, "x must be a finite number"),
        ({"learning_rate": -0.1}, ValueError, "learning_rate must be a finite number, 0 or more"),
        ({"steps": -1}, ValueError, "steps must be a whole number"),
        ({"bug": "moth"}, ValueError, "bug must be one of 'none', 'wrong sign', .*; you gave 'moth'"),
    ],
)
def test_what_is_no_hunt_is_told_in_one_sentence(arguments, error, said):
    with pytest.raises(error, match=said) as refused:
        BugHunt(**{"neuron": Neuron(0.5), "x": 2.0, "target": 1.0, **arguments})
    assert "\n" not in str(refused.value)


def test_the_code_of_a_hunt_makes_it_again_and_prints_the_check(capsys):
    names = {}
    exec(bug_code(BugHunt(Neuron(0.5), 2.0, 1.0, 0.5, 3, "no σ′")), names)
    assert "they do NOT agree" in capsys.readouterr().out
    assert np.array_equal(names["result"].losses, BugHunt(Neuron(0.5), 2.0, 1.0, 0.5, 3, "no σ′").losses)


@table(
    ("settings", "said"),
    [
        ({}, "a code without a bug finds ∂L/∂w = −0.2115 and ∂L/∂b = −0.1058; measured is −0.2115 and −0.1058. The check says: they agree. With learning rate 0.5, 10 updates take the loss from 0.07233 to 0.01088."),
        ({"bug": "no σ′"}, "a code with the bug “no σ′” finds ∂L/∂w = −1.076 and ∂L/∂b = −0.5379; measured is −0.2115"),
        ({"bug": "wrong sign", "steps": 1}, "1 update takes the loss from 0.07233"),
        ({"bug": "x and w swapped"}, "The check says: they do NOT agree."),
        ({"bug": "wrong sign"}, "; without a bug it would be 0.01088."),
        ({"steps": 0}, "With learning rate 0.5, no update yet, the loss is 0.07233."),
        ({"x": 0.0}, "finds ∂L/∂w = 0 and"),
    ],
)  # fmt: skip
def test_the_sentence_says_what_the_code_finds_and_what_the_check_says(settings, said):
    live = bug_explorer()
    live.set(**settings)
    assert said in live.words


def test_every_bug_changes_picture_and_sentence():
    live = bug_explorer()
    shown = set()
    for bug in BUGS:
        live.set(bug=bug)
        shown.add((bytes(live.image.value), live.words))
    assert len(shown) == len(BUGS)
