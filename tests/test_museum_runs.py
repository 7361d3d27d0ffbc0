"""Trainings with famous bugs: their losses against plain loops, what the check finds of each, and what is said of the curve."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mathomong.museum import BUGS, EXHIBITS, NEVER_ZEROED, NO_SLOPE, NONE, ONE_PATH, OVERWRITTEN, TRANSPOSED, WRONG_SIGN
from mathomong.museum_runs import MOST_UPDATES, MuseumRun, museum_code
from mathomong.widgets import museum_explorer
from oracles import agree, slopes, table

W = np.array([0.15, 0.20, 0.25, 0.30, 0.40, 0.45, 0.50, 0.55])
rates = st.floats(0, 10, allow_subnormal=False)
updates = st.integers(0, MOST_UPDATES)


def sigma(z):
    return 1 / (1 + np.exp(-z))


def forward(w):
    """The values of the hidden neurons, the predictions and the loss, without the package."""
    h = sigma(np.array([w[0] * 0.05 + w[1] * 0.10, w[2] * 0.05 + w[3] * 0.10]) + 0.35)
    p = sigma(np.array([w[4] * h[0] + w[5] * h[1], w[6] * h[0] + w[7] * h[1]]) + 0.60)
    return h, p, ((p[0] - 0.01) ** 2 + (p[1] - 0.99) ** 2) / 2


def by_hand(w, bug=NONE, rate=0.5):
    """The eight slopes written out, path by path, with the mistake at its place."""
    (h1, h2), (p1, p2), _ = forward(w)
    off = np.array([p1 - 0.01, p2 - 0.99]) * (-1 if bug == WRONG_SIGN else 1)
    d1, d2 = off if bug == NO_SLOPE else off * [p1 * (1 - p1), p2 * (1 - p2)]
    out = np.array([d1 * h1, d1 * h2, d2 * h1, d2 * h2])
    w5, w6, w7, w8 = w[4:] - rate * out if bug == OVERWRITTEN else w[4:]
    w6, w7 = (w7, w6) if bug == TRANSPOSED else (w6, w7)
    d2 = 0 if bug == ONE_PATH else d2
    e1, e2 = d1 * w5 + d2 * w7, d1 * w6 + d2 * w8
    e1, e2 = (e1, e2) if bug == NO_SLOPE else (e1 * h1 * (1 - h1), e2 * h2 * (1 - h2))
    return np.array([e1 * 0.05, e1 * 0.10, e2 * 0.05, e2 * 0.10, *out])


def losses_of_a_plain_loop(bug, rate, steps):
    """Never zeroed means that `found += …` is reached with the old numbers still in it."""
    w, found, losses = W.copy(), np.zeros(8), [forward(W)[2]]
    for _ in range(steps):
        if bug != NEVER_ZEROED:
            found = np.zeros(8)
        found += by_hand(w, bug, rate)
        w = w - rate * found
        losses.append(forward(w)[2])
    return losses


def test_the_slopes_by_hand_are_those_of_the_loss():
    agree(by_hand(W), slopes(lambda w: forward(w)[2], W), 1e-7)


@table("bug", EXHIBITS)
@table("rate", [0.0, 0.5, 10.0])
def test_the_losses_are_those_of_a_plain_loop(bug, rate):
    run = MuseumRun(rate, MOST_UPDATES, bug)
    assert run.losses == pytest.approx(losses_of_a_plain_loop(bug, rate, MOST_UPDATES), rel=1e-6, abs=1e-15)
    assert run.right_losses == pytest.approx(losses_of_a_plain_loop(NONE, rate, MOST_UPDATES), rel=1e-6)


@settings(max_examples=15)
@given(rate=rates, steps=updates)
def test_gradients_that_are_never_zeroed_are_the_running_sum(rate, steps):
    w, found = W.copy(), by_hand(W)
    for _ in range(steps):
        w = w - rate * found
        found = found + by_hand(w)
    run = MuseumRun(rate, steps, NEVER_ZEROED)
    agree(run.now.weights, w, 1e-6)
    agree(run.check.analytic, found, 1e-6)


# fmt: off
AFTER_ONE = {NONE: "0.291027774", OVERWRITTEN: "0.291027924", ONE_PATH: "0.291027283", NO_SLOPE: "0.258255693",
             WRONG_SIGN: "0.305640633", TRANSPOSED: "0.291027661", NEVER_ZEROED: "0.291027774"}
# fmt: on


@table(("bug", "loss"), list(AFTER_ONE.items()))
def test_the_first_update_is_that_of_the_worked_example_to_nine_places(bug, loss):
    assert AFTER_ONE.keys() == set(EXHIBITS)
    assert f"{MuseumRun(0.5, 1, bug).losses[-1]:.9f}" == loss


@settings(max_examples=15)
@given(rate=rates, steps=updates)
def test_without_a_bug_the_check_agrees_all_the_way_and_the_curves_are_one(rate, steps):
    run = MuseumRun(rate, steps)
    assert run.check.agrees
    assert run.agree.all()
    assert run.parting == 0


@table("steps", [1, 40, MOST_UPDATES])
def test_the_check_finds_every_bug_on_its_way(steps):
    off = {bug: int((~MuseumRun(0.5, steps, bug).agree).sum()) for bug in EXHIBITS}
    assert off == {NONE: 0, OVERWRITTEN: 4, ONE_PATH: 4, NO_SLOPE: 8, WRONG_SIGN: 8, TRANSPOSED: 4, NEVER_ZEROED: 8}


def test_gradients_that_pile_up_pass_the_check_before_the_first_update_and_only_then():
    assert MuseumRun(0.5, 0, NEVER_ZEROED).check.agrees
    assert not MuseumRun(0.5, 1, NEVER_ZEROED).check.agrees
    assert [bug for bug in BUGS if MuseumRun(0.5, 0, bug).check.agrees] == [NONE]


def test_three_bugs_stay_within_two_hundredths_and_one_climbs():
    runs = {bug: MuseumRun(0.5, MOST_UPDATES, bug) for bug in EXHIBITS}
    assert [bug for bug, run in runs.items() if 0 < run.parting < 0.02] == [OVERWRITTEN, ONE_PATH, TRANSPOSED]
    assert [bug for bug, run in runs.items() if run.losses[-1] > run.losses[0]] == [WRONG_SIGN]
    assert runs[OVERWRITTEN].parting < 0.0004


def test_never_zeroed_rushes_down_overshoots_and_sticks_where_both_predictions_are_at_their_ends():
    run = MuseumRun(0.5, MOST_UPDATES, NEVER_ZEROED)
    assert run.losses[20] < run.right_losses[20] / 100
    assert run.losses.min() < 0.000051
    assert run.losses[-1] == pytest.approx((0.01**2 + 0.01**2) / 2, rel=1e-3)
    agree(run.now.forward.prediction, [0.0, 1.0], 0, 1e-4)


@table(
    ("arguments", "error", "said"),
    [
        ({"learning_rate": -1}, ValueError, "learning_rate must be a finite number, 0 or more"),
        ({"learning_rate": "fast"}, TypeError, "learning_rate must be a finite number"),
        ({"steps": 201}, ValueError, "steps must be at most 200; you gave 201"),
        ({"steps": 0.5}, ValueError, "steps must be a whole number"),
        ({"bug": "moth"}, ValueError, "'gradients never zeroed'; you gave 'moth'"),
    ],
)
def test_what_is_no_run_is_told_in_one_sentence(arguments, error, said):
    with pytest.raises(error, match=said) as refused:
        MuseumRun(**{"learning_rate": 0.5, **arguments})
    assert "\n" not in str(refused.value)


@table(
    ("settings", "said"),
    [
        ({}, "Without a bug, learning rate 0.5, 40 updates: the loss went from 0.298371109 to 0.069045516."),
        ({}, "The two curves are one. At these weights the gradient check says: all 8 slopes agree."),
        ({"bug": OVERWRITTEN, "steps": 1}, "to 0.291027924; without a bug it would be 0.291027774. The curve hides the bug: it is never more than 0.00006 % off."),
        ({"bug": OVERWRITTEN, "steps": 200}, "The curve hides the bug: it is never more than 0.04 % off. At these weights the gradient check says: 4 of 8 slopes differ."),
        ({"bug": TRANSPOSED, "steps": 200}, "The curve hides the bug: it is never more than 2 % off."),
        ({"bug": NO_SLOPE}, "The curve falls faster than without a bug. By itself it could be that of another learning rate."),
        ({"bug": WRONG_SIGN, "steps": 1}, "1 update: the loss went from 0.298371109 to 0.305640633; without a bug it would be 0.291027774. The curve shows the bug: it climbs."),
        ({"bug": NEVER_ZEROED, "steps": 200}, "The curve shows the bug: it fell to 0.00005"),
        ({"bug": NEVER_ZEROED, "steps": 0}, "says: all 8 slopes agree."),
        ({"bug": NO_SLOPE, "steps": 200, "learning_rate": 10.0}, "to under 0.000000001; without"),
    ],
)  # fmt: skip
def test_the_sentence_says_what_the_curve_tells_and_what_only_the_check_tells(settings, said):
    live = museum_explorer()
    live.set(**settings)
    assert said in live.words


def test_every_bug_changes_picture_and_sentence():
    live, shown = museum_explorer(), set()
    for bug in EXHIBITS:
        live.set(bug=bug)
        shown.add((bytes(live.image.value), live.words))
    assert len({picture for picture, _ in shown}) == len({words for _, words in shown}) == len(EXHIBITS)


def test_the_code_of_a_run_makes_it_again_and_prints_the_check(capsys):
    names = {}
    exec(museum_code(MuseumRun(0.5, 30, NEVER_ZEROED)), names)
    assert "they do NOT agree" in capsys.readouterr().out
    assert np.array_equal(names["result"].losses, MuseumRun(0.5, 30, NEVER_ZEROED).losses)
