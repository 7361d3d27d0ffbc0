"""A network learns to tell two kinds of points apart: checked against a network written out here in plain numpy."""

import numpy as np
import pytest

from mathomong.boundary import FASTEST, MOST_STEPS, Boundary, boundary_code
from mathomong.moons import XOR, Task, two_moons
from mathomong.widgets import boundary_explorer
from oracles import table


def trained_by_hand(task, hidden, rate, steps, seed):
    """The losses of a network with tanh and σ, its slopes written out; nothing of the package is used."""
    draw, x, t, losses = np.random.default_rng(seed), task.x, task.targets, []
    w1, b1 = draw.normal(0, 2**-0.5, (hidden, 2)), np.zeros(hidden)
    w2, b2 = draw.normal(0, hidden**-0.5, (1, hidden)), np.zeros(1)
    for _ in range(steps + 1):
        a = np.tanh(x @ w1.T + b1)
        p = 1 / (1 + np.exp(-(a @ w2.T + b2)))
        losses.append(np.mean((p - t) ** 2))
        back = 2 * (p - t) / len(t) * p * (1 - p)
        further = (back @ w2) * (1 - a**2)
        w2, b2 = w2 - rate * back.T @ a, b2 - rate * back.sum(axis=0)
        w1, b1 = w1 - rate * further.T @ x, b1 - rate * further.sum(axis=0)
    return np.array(losses), p


RUNS = [
    (XOR, 4, 1.0, 200, 0),
    (XOR, 2, 3.0, 50, 3),
    (two_moons(), 4, 3.0, 120, 1),
    (two_moons(20, 0.2, 5), 8, 10.0, 60, 2),
]


@table("task hidden rate steps seed".replace(" ", ","), RUNS)
def test_it_learns_as_a_network_written_out_by_hand_does(task, hidden, rate, steps, seed):
    losses, predictions = trained_by_hand(task, hidden, rate, steps, seed)
    learned = Boundary(task, hidden, rate, steps, seed)
    assert learned.losses == pytest.approx(losses, abs=1e-9)
    assert 1 / (1 + np.exp(-learned.z(task.x))) == pytest.approx(predictions.ravel(), abs=1e-9)
    assert learned.right == np.sum((predictions > 0.5) == task.targets)


def test_the_first_steps_of_a_longer_run_are_the_shorter_run():
    long, short = (Boundary(XOR, 4, 1.0, steps, 0) for steps in (MOST_STEPS + 7, 30))
    assert np.array_equal(long.losses[:31], short.losses)
    assert len(long.losses) == MOST_STEPS + 8
    assert len(long.network.layers) == 2


def test_one_neuron_alone_can_learn_to_say_only_one_half_to_xor():
    alone = Boundary(XOR, hidden=0, learning_rate=1.0, steps=200)
    assert alone.undecided
    assert alone.right == 0
    assert alone.losses[-1] == pytest.approx(0.25, abs=1e-6)
    assert alone.end.size == 3


def test_no_straight_line_gets_more_than_three_points_of_xor_right():
    angles, shifts = np.linspace(0, 2 * np.pi, 721), np.linspace(-3, 3, 121)
    normals = np.column_stack([np.cos(angles), np.sin(angles)])
    says_one = (XOR.x @ normals.T)[..., None] + shifts > 0
    assert (says_one == XOR.targets[:, :, None].astype(bool)).sum(axis=0).max() == 3


def test_a_rate_much_too_large_freezes_the_network_and_its_loss_stays_below_one():
    frozen = [Boundary(two_moons(), 4, 100.0, 100, seed) for seed in range(6)]
    assert all(each.losses.max() <= 1 for each in frozen)
    assert sum(each.losses[-1] > 0.03 for each in frozen) >= 4
    slow = Boundary(two_moons(), 4, 10.0, 100, 0)
    assert (slow.right, slow.losses[-1] < 0.01) == (60, True)


def test_the_slopes_by_formula_are_those_by_differences_everywhere_on_the_way():
    for steps in (0, 7, 60):
        here = Boundary(two_moons(), 4, 3.0, steps, 1)
        nudges = 1e-6 * np.eye(here.end.size)
        measured = [(here.objective(here.end + each) - here.objective(here.end - each)) / 2e-6 for each in nudges]
        assert here.objective.gradient(here.end) == pytest.approx(np.array(measured), abs=1e-8)


def test_xor_is_the_lamp_on_the_stairs():
    assert [bool(t) for t in XOR.targets.ravel()] == [(x > 0) != (y > 0) for x, y in XOR.x]


def test_the_moons_are_half_circles_that_reach_into_each_other():
    clean = two_moons(samples=40, noise=0.0)
    upper, lower = clean.x[clean.targets.ravel() == 0], clean.x[clean.targets.ravel() == 1]
    assert np.hypot(*(upper - [-0.5, -0.25]).T) == pytest.approx(np.ones(20))
    assert np.hypot(*(lower - [0.5, 0.25]).T) == pytest.approx(np.ones(20))
    assert clean.x.mean(axis=0) == pytest.approx([0, 0], abs=1e-12)
    assert lower[:, 1].max() > upper[:, 1].min()


def test_the_same_seed_gives_the_same_moons_and_another_seed_others():
    assert two_moons(seed=3) is two_moons(seed=3)
    assert not np.array_equal(two_moons(seed=3).x, two_moons(seed=4).x)


REFUSED = [
    (lambda: Boundary("XOR"), TypeError, "task must be a Task"),
    (lambda: Boundary(XOR, hidden=-1), ValueError, "hidden must be a whole number"),
    (lambda: Boundary(XOR, hidden=2.5), ValueError, "hidden must be a whole number"),
    (lambda: Boundary(XOR, learning_rate=-1), ValueError, "learning_rate must be a finite number from 0"),
    (lambda: Boundary(XOR, learning_rate=2 * FASTEST), ValueError, "learning_rate must be"),
    (lambda: Boundary(XOR, steps="many"), TypeError, "steps must be a whole number"),
    (lambda: two_moons(samples=1), ValueError, "samples must be a whole number, 2 or more"),
    (lambda: two_moons(noise=-0.1), ValueError, "noise must be"),
    (lambda: two_moons(samples=[60]), TypeError, "samples must be a whole number"),
    (lambda: Task("mine", [[0, 1]], [0]), ValueError, "targets \\(samples, 1\\)"),
    (lambda: Task("mine", [[0, 1]], [[2]]), ValueError, "each target must be 0 or 1"),
    (lambda: Task("mine", [[0, 1], [1, 0]], [[1]]), ValueError, "same length"),
    (lambda: boundary_explorer("stairs"), ValueError, "data must be one of 'XOR', 'moons'"),
]


@pytest.mark.parametrize(("make", "kind", "said"), REFUSED, ids=[said for *_, said in REFUSED])
def test_what_can_t_be_is_refused_in_one_sentence(make, kind, said):
    with pytest.raises(kind, match=said) as refused:
        make()
    assert "\n" not in str(refused.value)


def test_the_text_forms_say_what_it_is():
    assert str(XOR) == "Task(XOR, 4 points)"
    assert str(Boundary(XOR, steps=200)) == "Boundary(loss 0.2523 → 0.002785, 4 of 4 right)"
    assert "kept = [kept_1, kept_2]" in boundary_code(Boundary(XOR), [Boundary(two_moons()), Boundary(XOR, 2)])
    assert "from mathomong.moons import XOR, two_moons" in boundary_code(Boundary(XOR), [Boundary(two_moons())])


SAID = [
    ({"steps": 200}, "XOR, 4 hidden neurons (17 weights and biases), learning rate 1, seed 0, 200 steps: loss 0.2523 → 0.002785."),
    ({"steps": 200}, "4 of 4 points are on their own side"),
    ({"hidden": 1, "steps": 1}, "1 hidden neuron (5 weights and biases)"),
    ({"hidden": 0, "steps": 200}, "no hidden neurons (3 weights and biases)"),
    ({"hidden": 0, "steps": 200}, "It says one half to all 4 points: it decides nothing."),
    ({"data": "moons", "learning_rate": 10.0, "steps": 200}, "60 of 60 points"),
]  # fmt: skip


@pytest.mark.parametrize(("settings", "said"), SAID)
def test_the_sentence_says_what_was_learned(settings, said):
    live = boundary_explorer()
    live.set(**settings)
    assert said in live.words


def test_the_proof_compares_all_slopes_and_shows_three():
    live = boundary_explorer()
    live.buttons["Show the proof"].click()
    assert live.notes[1].text.startswith("All 17 slopes are compared")
    assert "They agree." in live.notes[1].text
    assert live.notes[1].text.count(",") < 20


@table("hidden, steps, seed", [(4, 200, 0), (8, 60, 1), (2, 30, 4), (0, 10, 2)])
def test_the_picture_is_blue_where_the_network_says_0_and_orange_where_it_says_1(hidden, steps, seed):
    live = boundary_explorer("moons")
    live.set(hidden=hidden, steps=steps, seed=seed, learning_rate=3.16)
    axes = live.picture.figure.axes[0]
    places = np.array([(x, y) for x in np.linspace(-2.3, 2.3, 24) for y in np.linspace(-1.6, 1.6, 17)])
    far = np.abs(live.result.z(places)) > 0.3  # not on the line
    away = np.hypot(*(places[:, None] - live.result.task.x).T).min(axis=0) > 0.2  # nor under a mark
    pixels = live.picture.show(live.result)[::-1]
    at = axes.transData.transform(places[far & away]).astype(int)
    red, _, blue, _ = pixels[at[:, 1], at[:, 0]].T.astype(int)
    assert len(at) > 100
    assert np.array_equal(red > blue, live.result.z(places[far & away]) > 0)
