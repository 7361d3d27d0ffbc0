"""Batches: the run against a loop by hand, its two clocks, its table; and the scatter against chance itself."""

from itertools import combinations, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mathomong import line_fit, minibatches
from mathomong.batches import NOISY_X, NOISY_Y, BatchRun, batch_code, sample_gradients, trade_offs
from mathomong.figures.batches import RATE
from mathomong.scatter import Scatter
from mathomong.widgets import batch_explorer, scatter_explorer
from oracles import agree, refuses, table

X, Y = np.array(NOISY_X), np.array(NOISY_Y)
FIT = line_fit(X, Y)
FOUR = line_fit([-2, -1, 1, 2], [-3, 0, 1, 6])
SIZES = (1, 2, 4, 8, 16)


def run(size=4, rate=0.1, steps=20, seed=0):
    return BatchRun(minibatches(line_fit, X, Y, size, seed), rate, steps)


def by_hand(size, rate, steps, seed):
    """The same with nothing but numpy: shuffle, deal, step."""
    shuffle, (w, b), losses, order = np.random.default_rng(seed).permutation, (0.0, 0.0), [], []
    for _ in range(steps + 1):
        losses.append(np.mean((w * X + b - Y) ** 2))
        order = order if len(order) else shuffle(len(X))
        batch, order = order[:size], order[size:]
        error = w * X[batch] + b - Y[batch]
        w, b = w - rate * 2 * np.mean(error * X[batch]), b - rate * 2 * np.mean(error)
    return losses


@table("size", range(1, 17))
def test_a_run_is_the_one_by_hand(size):
    agree(run(size, 0.15, 40, seed=7).descent.losses, by_hand(size, 0.15, 40, seed=7), 1e-9)


@given(size=st.integers(1, 16), steps=st.integers(0, 40))
def test_the_clock_of_gradients_counts_the_samples_of_every_batch(size, steps):
    found, deal = run(size, 0.05, steps), iter(minibatches(line_fit, X, Y, size, 0))
    lengths = [len(next(deal).x) for _ in range(steps)]
    assert found.gradients.tolist() == [sum(lengths[:n]) for n in range(steps + 1)]
    assert found.epochs == found.gradients[-1] / 16
    assert found.updates == steps


@table("size", range(1, 17))
def test_after_the_updates_of_an_epoch_every_sample_was_seen_once(size):
    updates = run(size).updates_in_an_epoch
    assert run(size, steps=updates).gradients[-1] == 16
    deal = iter(minibatches(line_fit, X, Y, size, 0))
    assert sorted(np.concatenate([next(deal).x for _ in range(updates)])) == sorted(X)


@given(w=st.floats(-3, 5), b=st.floats(-3, 5))
def test_the_mean_of_the_samples_gradients_is_the_full_gradient(w, b):
    agree(sample_gradients(line_fit, FIT, (w, b)).mean(axis=0), FIT.gradient((w, b)), 1e-9, 1e-9)


def test_the_gradients_of_the_first_four_samples_are_those_on_the_page():
    wanted = [[-12, 6], [0, 0], [-2, -2], [-24, -12]]
    assert sample_gradients(line_fit, FOUR, (0, 0)).tolist() == wanted
    assert FOUR.gradient((0, 0)).tolist() == np.mean(wanted, axis=0).tolist() == [-9.5, -2]


@table("seed", range(30))
def test_all_samples_win_by_updates_and_one_sample_by_gradients(seed):
    """The prediction of the notebook holds for every shuffle, after 64 updates and after 64 gradients."""
    one, all_16 = run(1, steps=64, seed=seed), run(16, steps=64, seed=seed)
    assert (one.gradients[64], all_16.gradients[4]) == (64, 64)
    assert one.descent.losses[64] > all_16.descent.losses[64]
    assert one.descent.losses[64] < all_16.descent.losses[4]


@table(("budget", "winner"), [(32, 4), (64, 8)])
def test_which_size_wins_a_budget_is_as_the_notebook_says(budget, winner):
    ends = {size: run(size, 0.2, budget // size).descent.losses[-1] for size in SIZES}
    assert min(ends, key=ends.get) == winner


def test_of_the_first_hundred_seeds_size_4_wins_with_92():
    def winner(seed):
        return min(SIZES, key=lambda size: run(size, 0.2, 32 // size, seed).descent.losses[-1])

    assert sum(winner(seed) == 4 for seed in range(100)) == 92


def test_small_batches_rise_often_and_the_full_batch_never_unless_its_rate_is_too_high():
    assert [run(size, steps=64).rises for size in (1, 4, 16)] == [27, 23, 0]
    losses = run(16, rate=1.05, steps=8).descent.losses
    assert losses.round(2).tolist() == [5.43, 4.27, 3.68, 3.47, 3.53, 3.78, 4.2, 4.79, 5.54]
    assert run(16, rate=1.05, steps=8).rises == 5


@table(
    ("size", "rate", "losses"),
    [
        (1, 0.8, [5.43, 14.04, 13.57, 11.88, 7.06, 116.82, 139.34]),
        (2, 0.2, [5.43, 3.35, 2.09, 1.97, 2.03, 1.4, 1.13, 1.2, 0.87]),
    ],
)
def test_the_other_runs_of_the_last_exercise_are_real_ones(size, rate, losses):
    assert run(size, rate, len(losses) - 1).descent.losses.round(2).tolist() == losses


def test_a_run_that_flies_away_says_at_which_step():
    flown = run(1, rate=9.0, steps=60)
    assert str(flown) == f"BatchRun({flown.gradients[-1]} gradients, diverged at step {flown.descent.diverged_at})"
    assert "flew away" in trade_offs([flown])
    assert flown.next_batch.x.shape == (1,)


def test_the_table_has_a_line_for_each_run_and_its_columns_stand_below_each_other():
    lines = trade_offs([run(size, steps=3) for size in SIZES]).splitlines()
    assert len(lines) == 6
    assert len({len(line) for line in lines}) == 1
    assert lines[3].split() == ["4", "0.1", "3", "12", "0.75", f"{run(4, steps=3).descent.losses[-1]:.4g}", "0"]


def test_the_table_of_no_runs_is_its_heading():
    assert trade_offs([]).split()[:2] == ["batch", "size"]


@table(
    ("make", "kind", "name"),
    [
        (lambda: BatchRun([FIT], 0.1), TypeError, "minibatches"),
        (lambda: run(rate=-1.0), ValueError, "learning_rate"),
        (lambda: run(rate="fast"), TypeError, "learning_rate"),
        (lambda: run(steps=-1), ValueError, "steps"),
        (lambda: run(size=17), ValueError, "size"),
        (lambda: Scatter("fit", (0, 0), 1), TypeError, "line_fit"),
        (lambda: Scatter(FIT, (0, 0), 17), ValueError, "16"),
        (lambda: Scatter(FIT, (0, 0), 0), ValueError, "size"),
        (lambda: Scatter(FIT, (0, 0, 0), 1), ValueError, "place"),
        (lambda: batch_explorer((1, 2), (1,)), ValueError, "same length"),
        (lambda: scatter_explorer((1, 2), (1,)), ValueError, "same length"),
    ],
)
def test_what_does_not_fit_is_told_in_one_sentence(make, kind, name):
    refuses(make, kind, name)


def spread_of(batches, place):
    """The root of the mean squared distance from the full gradient, over all these batches."""
    gradients = [line_fit(FOUR.x[list(b)], FOUR.targets[list(b)]).gradient(place) for b in batches]
    return np.sqrt(np.mean(np.sum((np.array(gradients) - FOUR.gradient(place)) ** 2, axis=1)))


@table("size", (1, 2, 3, 4))
@table("place", [(0.0, 0.0), (2.0, 1.0)])
def test_the_formula_is_the_spread_over_all_batches_there_are(size, place):
    """Every batch of four samples, counted out: in any order with repeats, or without."""
    found = Scatter(FOUR, place, size)
    agree(found.formula(size, True), spread_of(product(range(4), repeat=size), place), 1e-9)
    agree(found.formula(size, False), spread_of(combinations(range(4), size), place), 1e-9)


@table("put_back", [True, False])
@table("size", range(1, 17))
def test_the_spread_measured_is_near_the_formula(size, put_back):
    found = Scatter(FIT, (0, 0), size, put_back)
    agree(found.spread, found.expected, 0.15, 1e-9)


def test_four_times_the_samples_halve_the_spread_and_twice_shrink_it_by_the_root_of_2():
    formula = Scatter(FIT, (0, 0), 1).formula
    assert formula(16, True) == pytest.approx(formula(4, True) / 2)
    assert formula(8, True) == pytest.approx(formula(4, True) / 2**0.5)


def test_a_batch_that_is_not_put_back_holds_no_sample_twice():
    """With 15 of 16 left in, the mean tells which one was left out; all 200 are among the 16 possible ones."""
    alone = sample_gradients(line_fit, FIT, (0, 0))
    possible = (alone.sum(axis=0) - alone) / 15
    apart = np.abs(Scatter(FIT, (0, 0), 15).gradients[:, None] - possible).sum(axis=-1).min(axis=1)
    assert apart.max() < 1e-12


def test_a_fit_of_one_sample_has_no_scatter():
    one = Scatter(line_fit([1], [2]), (0, 0), 1)
    assert (one.spread, one.expected) == (0, 0)


@table("settings", [{}, {"batch_size": 16, "steps": 0}, {"batch_size": 1, "learning_rate": 0.4, "steps": 64}])
def test_the_thick_arrows_are_the_means_at_the_stated_rate(settings):
    live = batch_explorer()
    live.set(**settings)
    pane = live.picture.figure.axes[0]
    shapes = [artist for artist in live.picture.artists if hasattr(artist, "set_verts")]
    tips = [
        pane.transData.inverted().transform([path.vertices[3] for path in shape.get_paths()])
        for shape in shapes
        if shape.axes is pane
    ]
    here, found = live.result.end, live.result
    agree(tips[0][0], here - RATE * FIT.gradient(here), 1e-6, 1e-6)
    agree(tips[1].mean(axis=0), tips[2][0], 1e-6, 1e-6)
    agree(tips[2][0], here - RATE * found.next_batch.gradient(here), 1e-6, 1e-6)
    assert len(tips[1]) == len(found.next_batch.x)


def test_at_the_start_every_arrow_ends_in_the_pane():
    live = batch_explorer()
    live.set(batch_size=16, steps=0)
    pane = live.picture.figure.axes[0]
    tips = -RATE * sample_gradients(line_fit, FIT, (0, 0))
    for values, (low, high) in zip(tips.T, (pane.get_xlim(), pane.get_ylim()), strict=True):
        assert low < values.min() < values.max() < high


def test_axes_stand_still_while_a_run_moves():
    live, seen = batch_explorer(), set()
    for size, steps in product((1, 5, 16), (0, 9, 64)):
        live.set(batch_size=size, steps=steps)
        seen.add(tuple(pane.get_xlim() + pane.get_ylim() for pane in live.picture.figure.axes))
    assert len(seen) == 1


@table("place", ["start", "half way", "lowest point"])
def test_every_dot_lies_in_the_pane_and_the_ring_is_round(place):
    live = scatter_explorer()
    pane = live.picture.figure.axes[0]
    unit = np.diff(pane.transData.transform([(0, 0), (1, 1)]), axis=0)[0]
    assert unit[0] == pytest.approx(unit[1])
    for size, back in product((1, 4, 16), (True, False)):
        live.set(batch_size=size, put_back=back, place=place)
        for values, (low, high) in zip(live.result.gradients.T, (pane.get_xlim(), pane.get_ylim()), strict=True):
            assert low < values.min() <= values.max() < high


@table(
    ("settings", "said"),
    [
        ({}, "20 updates took 80 gradients, 5 epochs. The loss went from 5.43 to 0.8773; it rose 3 times"),
        ({"batch_size": 16}, "it never rose on the way. An epoch of 16 samples is 1 update."),
        ({"steps": 0}, "Batch size 4, shuffle 0, learning rate 0.1: no update yet, loss 5.43."),
        ({"steps": 1}, "1 update took 4 gradients, 0.25 epochs."),
        ({"batch_size": 1, "steps": 16}, "16 updates took 16 gradients, 1 epoch."),
    ],
)
def test_the_sentence_counts_by_both_clocks(settings, said):
    live = batch_explorer()
    live.set(**settings)
    assert said in live.words


def test_the_sentence_says_what_the_formula_says_only_when_it_is_uncovered():
    live = scatter_explorer()
    live.set(batch_size=4)
    assert live.words.endswith("around the full gradient (−3.48, −2) their gradients spread by 2.698.")
    live.set(formula=True)
    assert live.words.endswith("their gradients spread by 2.698, by formula 2.84.")


def test_other_data_have_their_own_pictures():
    for explorer in (batch_explorer, scatter_explorer):
        live = explorer((0, 1, 2, 5), (1, 0, 7, 30))
        live.set(batch_size=4)
        assert live.words.endswith(".")


def test_the_code_of_kept_runs_names_their_samples_once():
    text = batch_code(run(), [run(1), run(16)])
    assert text.count(str(X.tolist())) == 1
    assert len(text.splitlines()) <= 15
