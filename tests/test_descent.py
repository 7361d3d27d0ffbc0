"""Descent: the path against closed forms, many starts against one by one, divergence by name, and batches."""

import re
from dataclasses import FrozenInstanceError
from functools import partial
from itertools import islice
from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mathomong import (
    AdaGrad,
    Adam,
    GradientDescent,
    Momentum,
    Nesterov,
    Network,
    Objective,
    RMSProp,
    beale,
    bowl,
    curvatures,
    descend,
    double_well,
    himmelblau,
    line_fit,
    minibatches,
    network_fit,
    neuron_fit,
    parabola,
    ravine,
    rosenbrock,
    saddle,
    tanh,
)
from mathomong.descent import in_short
from oracles import agree, refuses, table

SEED_X, SEED_Y = [1, 2, 3, 4, 5], [2, 4, 6, 8, 10]
FIT = line_fit(SEED_X, SEED_Y)
NETWORK_FIT = network_fit(Network.random([2, 2, 1], seed=1), [[0, 1], [1, 0], [1, 1]], [[1], [1], [0]])
OPTIMIZERS = [GradientDescent, Momentum, Nesterov, AdaGrad, RMSProp, Adam]
LANDSCAPES = [parabola, double_well, bowl, ravine, saddle, rosenbrock, himmelblau, beale, FIT, NETWORK_FIT]


# The path


def test_the_run_of_the_first_seed():
    run = descend(FIT, GradientDescent(learning_rate=0.01), start=(0, 0), steps=100)
    agree(run.end, [1.898432602229536, 0.366690533098598], relative=0, absolute=1e-12)
    assert (run.losses[0], run.steps, run.diverged) == (pytest.approx(44), 100, False)


@table(
    ("rate", "path"),
    [
        (0.1, [5, 4, 3.2]),
        (0.5, [5, 0, 0]),
        (0.9, [5, -4, 3.2]),
        (1.0, [5, -5, 5]),
        (1.1, [5, -6, 7.2]),
    ],
)
def test_the_first_steps_on_the_parabola(rate, path):
    assert descend(parabola, GradientDescent(rate), steps=2).points.tolist() == pytest.approx(path, abs=1e-15)


X1 = np.column_stack([SEED_X, np.ones(5)])
QUADRATICS = [  # landscape, its second derivatives, its lowest (or flat) point
    (bowl, np.diag([2.0, 2.0]), [0, 0]),
    (ravine, np.diag([0.2, 4.0]), [0, 0]),
    (saddle, np.diag([2.0, -2.0]), [0, 0]),
    (FIT, 2 * X1.T @ X1 / 5, [2, 0]),
]
plane_starts = st.tuples(st.floats(-5, 5), st.floats(-5, 5))


@given(st.sampled_from(QUADRATICS), plane_starts, st.floats(0, 0.08), st.integers(0, 40))
def test_on_a_quadratic_gradient_descent_has_a_closed_form(quadratic, start, rate, steps):
    f, hessian, best = quadratic
    shrink = np.linalg.matrix_power(np.eye(2) - rate * hessian, steps)
    agree(descend(f, GradientDescent(rate), start, steps).end, best + shrink @ np.subtract(start, best), 1e-10, 1e-12)


def momentum_matrix(hessian, rate, momentum):
    """(distance to the best point, velocity) → the same, one step of momentum later."""
    one = np.eye(2)
    return np.block([[one - rate * hessian, -rate * momentum * one], [hessian, momentum * one]])


def nesterov_matrix(hessian, rate, momentum):
    one = np.eye(2)
    return np.block([[one - rate * (1 + momentum) * hessian, -rate * momentum**2 * one], [hessian, momentum * one]])


@table(("optimizer", "matrix"), [(Momentum, momentum_matrix), (Nesterov, nesterov_matrix)])
@given(st.sampled_from(QUADRATICS), plane_starts, st.floats(0, 0.05), st.floats(0, 0.95), st.integers(0, 40))
def test_on_a_quadratic_momentum_has_a_closed_form(optimizer, matrix, quadratic, start, rate, momentum, steps):
    f, hessian, best = quadratic
    state = np.concatenate([np.subtract(start, best), [0, 0]])
    expected = best + (np.linalg.matrix_power(matrix(hessian, rate, momentum), steps) @ state)[:2]
    agree(descend(f, optimizer(rate, momentum), start, steps).end, expected, relative=1e-10, absolute=1e-11)


@given(st.floats(-6, 6), st.floats(0, 1.05), st.integers(0, 60))
def test_in_one_variable_it_has_a_closed_form_too(start, rate, steps):
    end = descend(parabola, GradientDescent(rate), start, steps).end
    assert end == pytest.approx(start * (1 - 2 * rate) ** steps, rel=1e-11, abs=1e-200)


def test_a_million_steps():
    run = descend(parabola, GradientDescent(1e-6), steps=10**6)
    assert run.points.shape == run.losses.shape == (10**6 + 1,)
    assert run.end == pytest.approx(5 * (1 - 2e-6) ** 10**6, rel=1e-9)


@table("f", LANDSCAPES)
@table("optimizer", OPTIMIZERS)
def test_losses_are_the_heights_of_the_points(optimizer, f):
    run = descend(f, optimizer(0.001), steps=20)
    np.testing.assert_array_equal(run.points[0], f.start)
    np.testing.assert_array_equal(run.losses, [f(point) for point in run.points])
    np.testing.assert_array_equal(run.end, run.points[-1])
    assert run.losses[-1] < run.losses[0]
    assert (run.objective, run.optimizer, run.steps) == (f, optimizer(0.001), 20)


@table("f", LANDSCAPES)
def test_every_step_is_the_optimizers_own(f):
    optimizer = Momentum(0.001)
    run, memory = descend(f, optimizer, steps=10), optimizer.init(f.start)
    for here, there in zip(run.points, run.points[1:], strict=False):
        step, memory = optimizer.update(f.gradient(here), memory)
        agree(there, here + step, relative=1e-15, absolute=1e-300)


# The speed limits of the first line fit: its curvatures are 0.338 and 23.662


@table(
    ("rate", "digits", "loss"),
    [(1 / 12, ".3g", "0.145"), (0.0811, ".2g", "0.00019"), (0.0846, ".2g", "63")],
)
def test_the_loss_of_the_line_fit_after_100_steps(rate, digits, loss):
    assert f"{descend(FIT, GradientDescent(rate), steps=100).losses[-1]:{digits}}" == loss


def test_just_below_the_limit_it_swings_home_and_just_above_it_climbs_without_bound():
    assert 0.0845 < 2 / curvatures(FIT.gradient, FIT.minima[0])[-1] < 0.0846
    below, above = (descend(FIT, GradientDescent(rate), steps=30_000) for rate in (0.0845, 0.0846))
    assert below.losses[-1] < 1e-12
    steep = np.linalg.eigh(2 * X1.T @ X1 / 5)[1][:, 1]
    swings = (below.points[:100] - FIT.minima[0]) @ steep
    assert (swings[1:] * swings[:-1] < 0).all()
    assert (np.diff(above.losses[50:]) > 0).all()
    assert above.diverged


def test_the_best_rate_for_every_start_is_1_over_12_but_not_for_this_one():
    small, large = curvatures(FIT.gradient, FIT.minima[0])
    agree(2 / (small + large), 1 / 12, relative=1e-9)
    worst = lambda rate: max(abs(1 - rate * small), abs(1 - rate * large))  # noqa: E731
    assert all(worst(1 / 12) < worst(rate) for rate in (0.0811, 0.083, 0.0836, 0.0845))


def test_centred_inputs_run_straight_home():
    run = descend(line_fit([-2, -1, 0, 1, 2], SEED_Y), GradientDescent(1 / 3), steps=40)
    agree(run.end, [2.0, 6.0], relative=1e-10)


def test_another_start_finds_another_valley():
    ends = descend(double_well, GradientDescent(0.05), start=[-3, -0.01, 0.01, 2.5], steps=500).end
    agree(ends, [-2.0, -2.0, 1.5, 1.5], relative=1e-9)
    assert descend(double_well, GradientDescent(0.05), start=0.0, steps=500).end == 0.0


# Divergence


def test_a_run_that_flies_away_ends_there_and_says_so():
    run = descend(parabola, GradientDescent(1.1), steps=100)
    assert (run.diverged, run.diverged_at, run.steps) == (True, 57, 56)
    assert run.points.shape == run.losses.shape == (57,)
    agree(run.points, 5 * (-1.2) ** np.arange(57.0), relative=1e-12)
    assert str(run) == repr(run) == "Descent(diverged at step 57, loss 25 → 1.846e+10)"


@given(st.floats(0.01, 1e4), st.floats(1.01, 50))
def test_a_run_diverges_at_the_first_loss_beyond_a_thousand_million_times_the_first(start, rate):
    run = descend(parabola, GradientDescent(rate), start, steps=5000)
    limit = 1e9 * max(1, start**2)
    assert run.diverged == (run.steps < 5000)
    if run.diverged:
        assert run.diverged_at == run.steps + 1
        assert run.losses.max() <= limit
        assert (run.end - rate * 2 * run.end) ** 2 > limit


@table("f", LANDSCAPES)
@table("optimizer", OPTIMIZERS)
@table("rate", [1e3, 1e100, 1e300, 1.7e308])
def test_no_rate_brings_a_number_that_is_not_finite(optimizer, f, rate):
    for start in (f.start, np.stack([f.start, f.start], axis=-1)):
        run = descend(f, optimizer(rate), start, steps=30)
        assert np.isfinite(run.points).all()
        assert np.isfinite(run.losses).all()
        assert len(run.points) == len(run.losses) == run.steps + 1


def test_of_many_starts_only_those_that_fly_away_are_frozen():
    starts = np.array([5.0, 0.0, 1.0, -300.0, 1e-8])
    together = descend(parabola, GradientDescent(1.1), starts, steps=100)
    assert together.diverged.tolist() == [True, False, True, True, False]
    assert together.points.shape == (101, 5)
    for i, start in enumerate(starts):
        alone = descend(parabola, GradientDescent(1.1), start, steps=100)
        assert together.diverged_at[i] == (alone.diverged_at or 0)
        np.testing.assert_array_equal(together.points[: alone.steps + 1, i], alone.points)
        assert (together.points[alone.steps :, i] == alone.end).all()
        assert (together.losses[alone.steps :, i] == alone.losses[-1]).all()


def test_in_two_variables_too():
    starts = np.array([[1.0, 1.0, 0.5], [0.0, 1.0, 1e-3]])
    run = descend(saddle, GradientDescent(0.5), starts, steps=60)
    assert run.diverged.tolist() == [False, True, True]
    assert run.diverged_at.shape == (3,)
    assert (run.points[run.diverged_at[1] :, :, 1] == run.points[run.diverged_at[1] - 1, :, 1]).all()


def test_a_loss_that_stays_finite_does_not_hide_a_point_that_leaves():
    plateau = Objective("plateau", tanh, lambda x: 1e10 + 0 * x)
    assert descend(plateau, GradientDescent(1e300), steps=5).diverged_at == 1
    assert descend(plateau, GradientDescent(1e300), start=[0, 1], steps=5).diverged_at.tolist() == [1, 1]


def test_a_loss_of_just_a_thousand_million_times_the_first_has_not_passed_it():
    leap = Objective("leap", lambda x: x, lambda x: 0 * x + 1 - 1e9)
    assert descend(leap, GradientDescent(1), start=1.0, steps=5).points.tolist() == [1.0, 1e9]
    assert descend(leap, GradientDescent(1), start=[1.0, 1.0], steps=5).diverged_at.tolist() == [2, 2]
    further = Objective("further", lambda x: x, lambda x: 0 * x - 1e9)
    assert descend(further, GradientDescent(1), start=1.0, steps=5).diverged_at == 1


def test_a_run_that_flew_away_stays_where_it_was_even_if_a_later_step_would_be_harmless():
    cliff = Objective("cliff", lambda x: x, lambda x: np.where(x > 1, 1e300, 0.0))
    slope = Objective("slope", lambda x: x, lambda x: np.ones_like(x))
    run = descend(parabola, GradientDescent(0.5), [5.0, 0.0], steps=3, batches=[cliff, slope, slope])
    assert run.points.tolist() == [[5.0, 0.0], [5.0, 0.0], [5.0, -0.5], [5.0, -1.0]]
    assert run.diverged.tolist() == [True, False]


def test_a_first_loss_near_the_largest_number_can_still_diverge():
    assert descend(parabola, GradientDescent(1.5), start=1e150, steps=100).diverged
    assert descend(parabola, GradientDescent(1.5), start=[1e150, 1.0], steps=100).diverged.all()


def test_of_many_starts_one_without_a_loss_never_leaves():
    root = Objective("root", np.sqrt, lambda x: 0.5 / np.sqrt(x), domain=(0, 4), start=2)
    run = descend(root, GradientDescent(0.1), start=[-1.0, 2.0], steps=5)
    assert run.diverged_at.tolist() == [1, 0]
    assert (run.points[:, 0] == -1).all()
    assert np.isfinite(run.points[:, 1]).all()


@table("rate", [-1.0, 1.0])
def test_a_loss_that_falls_for_ever_diverges_as_well(rate):
    downhill = Objective("downhill", lambda x: rate * x**3, lambda x: rate * 3 * x**2, start=-rate)
    run = descend(downhill, GradientDescent(0.5), steps=100)
    assert run.diverged
    assert run.losses[-1] < 0
    assert np.abs(run.losses).max() <= 1e9


# Shapes


@table(
    ("f", "start", "point"),
    [
        (parabola, 3, ()),
        (parabola, [3], (1,)),
        (parabola, [3, 4, 5], (3,)),
        (parabola, np.ones((2, 3)), (2, 3)),
        (bowl, (1, 2), (2,)),
        (bowl, [[1], [2]], (2, 1)),
        (bowl, [[1, 2], [3, 4]], (2, 2)),
        (bowl, np.ones((2, 5)), (2, 5)),
        (bowl, np.ones((2, 4, 3)), (2, 4, 3)),
        (FIT, np.ones((2, 4, 3)), (2, 4, 3)),
        (neuron_fit([[1, 2, 3]], [1]), np.ones((4, 6)), (4, 6)),
        (NETWORK_FIT, np.ones((9, 2)), (9, 2)),
    ],
)
@table("steps", [0, 1, 7])
def test_points_losses_and_end_have_the_documented_shapes(f, start, point, steps):
    run = descend(f, GradientDescent(0.1), start, steps)
    each = point[1:] if f.dimensions > 1 else point
    assert (run.points.shape, run.losses.shape) == ((steps + 1, *point), (steps + 1, *each))
    assert np.shape(run.end) == point
    assert np.shape(run.diverged) == np.shape(run.diverged_at) == each
    assert run.steps == steps
    assert (run.points.dtype, run.losses.dtype) == (np.float64, np.float64)


@table("optimizer", OPTIMIZERS)
def test_in_one_variable_the_end_is_a_plain_number(optimizer):
    run = descend(parabola, optimizer(0.1))
    assert (type(run.end), type(run.diverged), type(run.steps), run.diverged_at) == (float, bool, int, None)


@table("optimizer", OPTIMIZERS)
@table("f", LANDSCAPES)
def test_many_starts_are_the_same_as_one_by_one(optimizer, f):
    several = f.dimensions > 1
    starts = np.expand_dims(f.start, -1) + np.random.default_rng(0).uniform(
        -0.5, 0.5, (f.dimensions, 6) if several else 6
    )
    together = descend(f, optimizer(0.0002), starts, steps=40)
    for i in range(6):
        alone = descend(f, optimizer(0.0002), starts[..., i], steps=40)
        agree(together.points[..., i], alone.points, relative=1e-12, absolute=1e-12)
        agree(together.losses[..., i], alone.losses, relative=1e-12, absolute=1e-12)


def test_a_basin_map_of_ten_thousand_starts_asks_for_a_hundred_gradients():
    asked = {"value": 0, "gradient": 0}

    def counted(name, f):
        def counting(w):
            asked[name] += 1
            return f(w)

        return counting

    f = Objective(
        "counted",
        counted("value", himmelblau.value),
        counted("gradient", himmelblau.gradient),
        himmelblau.domain,
        (0, 0),
    )
    grid = np.stack(np.meshgrid(*[np.linspace(-5, 5, 100)] * 2))
    run = descend(f, GradientDescent(0.01), grid, steps=100)
    assert asked["gradient"] == 100
    assert asked["value"] <= 101
    assert run.end.shape == (2, 100, 100)
    valleys = np.array(himmelblau.minima).T[:, :, None, None]
    nearest = np.linalg.norm(run.end[:, None] - valleys, axis=0)
    assert (nearest.min(axis=0) < 0.01).mean() > 0.95
    assert set(nearest.argmin(axis=0).ravel().tolist()) == {0, 1, 2, 3}


# The record


def test_no_steps_leave_the_start():
    run = descend(bowl, Adam(0.1), steps=0)
    assert run.points.tolist() == [bowl.start.tolist()]
    assert (run.steps, run.diverged, str(run)) == (0, False, "Descent(0 steps, loss 10.25 → 10.25)")


def test_left_out_the_start_is_the_objectives_own_and_the_steps_are_50():
    run = descend(bowl, GradientDescent(0.1))
    assert (run.steps, run.points[0].tolist()) == (50, bowl.start.tolist())
    assert (
        descend(bowl, GradientDescent(0.1), steps=np.int64(3)).steps
        == descend(bowl, GradientDescent(0.1), steps=3.0).steps
        == 3
    )


@table(
    ("f", "start", "rate", "text"),
    [
        (bowl, None, 0.1, "Descent(20 steps, loss 10.25 → 0.001362)"),
        (parabola, 1e-7, 0.1, "Descent(20 steps, loss 0 → 0)"),
        (parabola, 0.5, 0.5, "Descent(20 steps, loss 0.25 → 0)"),
        (saddle, None, 0.1, "Descent(20 steps, loss 1 → 0.0001329)"),
        (parabola, [5, 6], 0.1, "Descent(20 steps, 2 starts, 0 diverged)"),
        (parabola, [[5, 0], [0, 1]], 1000, "Descent(20 steps, 4 starts, 2 diverged)"),
        (saddle, [1, 1], 1000, "Descent(diverged at step 2, loss 0 → -8000)"),
    ],
)
def test_a_run_says_in_short_where_it_went(f, start, rate, text):
    assert str(descend(f, GradientDescent(rate), start, steps=20)) == text


@table(("value", "text"), [(1e-12, "1e-12"), (-9e-13, "0"), (0.0, "0"), (-0.00136183, "-0.001362")])
def test_in_short_a_loss_has_four_figures_and_below_a_million_millionth_it_is_0(value, text):
    assert in_short(value) == text


def test_a_run_is_frozen_and_leaves_its_start_alone():
    start = np.array([1.0, 2.0])
    run = descend(bowl, GradientDescent(0.1), start, steps=5)
    assert start.tolist() == [1.0, 2.0]
    start[0] = 9.0
    assert run.points[0].tolist() == [1.0, 2.0]
    for numbers in (run.points, run.losses, run.end):
        with pytest.raises(ValueError, match="read-only"):
            numbers[0] = 0.0
    with pytest.raises(FrozenInstanceError):
        run.points = start


def test_two_runs_and_two_streams_are_one_only_if_they_are_the_same_object():
    runs = [descend(bowl, GradientDescent(0.1), steps=2) for _ in range(2)]
    streams = [minibatches(line_fit, SEED_X, SEED_Y, size=2) for _ in range(2)]
    for one, other in (runs, streams):
        assert one != other
        assert len({one, other, one}) == 2


def test_the_same_run_twice_is_the_same():
    first, again = (descend(himmelblau, Adam(0.1), steps=100) for _ in range(2))
    np.testing.assert_array_equal(first.points, again.points)


def test_an_optimizer_of_ones_own_needs_only_init_and_update():
    class Signs:
        def init(self, w):
            return 0

        def update(self, gradient, count):
            return -0.5 * np.sign(gradient), count + 1

    assert descend(parabola, Signs(), steps=4).points.tolist() == [5.0, 4.5, 4.0, 3.5, 3.0]
    assert descend(bowl, Signs(), (1, -1), steps=2).end.tolist() == [0.0, 0.0]


# Batches


def samples(size, seed=0, count=7):
    """A stream of raw batches, whose x are 0, 1, 2, … and whose y are 10 times that."""
    return minibatches(lambda x, y: (x.tolist(), y.tolist()), np.arange(count), 10 * np.arange(count), size, seed)


@given(st.integers(1, 12), st.integers(0, 10**6), st.data())
def test_every_epoch_sees_each_sample_once_and_its_last_batch_holds_what_is_left(count, seed, data):
    size = data.draw(st.integers(1, count))
    per_epoch = -(-count // size)
    batches = list(islice(samples(size, seed, count), 3 * per_epoch))
    assert len(batches) == 3 * per_epoch
    for epoch in (batches[i * per_epoch : (i + 1) * per_epoch] for i in range(3)):
        assert [len(x) for x, _ in epoch] == [size] * (count // size) + [count % size] * (count % size > 0)
        assert sorted(each for x, _ in epoch for each in x) == list(range(count))
        assert all(y == [10 * each for each in x] for x, y in epoch)


def test_a_stream_starts_again_from_its_seed():
    stream = samples(2, seed=5)
    first, again = list(islice(stream, 20)), list(islice(stream, 20))
    assert first == again == list(islice(samples(2, seed=5), 20))
    assert first != list(islice(samples(2, seed=6), 20))


def test_two_readers_of_one_stream_do_not_disturb_each_other():
    stream = samples(2)
    one, other = iter(stream), iter(stream)
    assert [next(reader) for _ in range(10) for reader in (one, other)][::2] == list(islice(stream, 10))


def test_every_epoch_is_shuffled_afresh():
    epochs = {tuple(x) for x, _ in islice(samples(7), 10)}
    assert len(epochs) > 5
    assert tuple(range(7)) not in epochs


def test_batches_can_be_of_samples_with_several_inputs():
    fit = next(iter(minibatches(neuron_fit, [[1, 2], [3, 4], [5, 6]], [0, 1, 0], size=2, seed=0)))
    assert (fit.dimensions, fit.x.shape) == (3, (2, 2))


def test_the_mean_of_the_gradients_of_single_samples_is_the_full_gradient():
    for v in ((0, 0), (1.5, -2)):
        single = [fit.gradient(v) for fit in islice(minibatches(line_fit, SEED_X, SEED_Y, size=1, seed=3), 5)]
        agree(np.mean(single, axis=0), FIT.gradient(v), relative=1e-13)


@table("optimizer", OPTIMIZERS)
def test_a_full_batch_is_the_whole_objective(optimizer):
    full = minibatches(line_fit, SEED_X, SEED_Y, size=5, seed=0)
    batch, whole = (descend(FIT, optimizer(0.01), steps=100, batches=batches) for batches in (full, None))
    agree(batch.points, whole.points, relative=1e-10, absolute=1e-12)


@table("size", [1, 2, 3])
def test_losses_are_recorded_on_the_whole_objective(size):
    run = descend(FIT, GradientDescent(0.01), steps=50, batches=minibatches(line_fit, SEED_X, SEED_Y, size, seed=0))
    np.testing.assert_array_equal(run.losses, [FIT(point) for point in run.points])
    assert run.losses[-1] < 0.2


def test_each_step_is_taken_on_the_next_batch():
    stream = minibatches(line_fit, SEED_X, SEED_Y, size=2, seed=1)
    run = descend(FIT, GradientDescent(0.01), steps=12, batches=stream)
    for here, there, batch in zip(run.points, run.points[1:], stream, strict=False):
        agree(there, here - 0.01 * batch.gradient(here), relative=1e-14, absolute=1e-300)


def test_the_same_stream_gives_the_same_run():
    stream = minibatches(line_fit, SEED_X, SEED_Y, size=1, seed=4)
    first, again = (descend(FIT, GradientDescent(0.01), steps=30, batches=stream) for _ in range(2))
    np.testing.assert_array_equal(first.points, again.points)
    other = descend(FIT, GradientDescent(0.01), steps=30, batches=minibatches(line_fit, SEED_X, SEED_Y, 1, 5))
    assert not np.array_equal(first.points, other.points)


def test_many_starts_can_share_a_stream():
    stream = minibatches(line_fit, SEED_X, SEED_Y, size=2, seed=0)
    starts = np.array([[0.0, 1.0, -2.0], [0.0, 2.0, 1.0]])
    together = descend(FIT, Momentum(0.005), starts, steps=30, batches=stream)
    for i in range(3):
        alone = descend(FIT, Momentum(0.005), starts[:, i], steps=30, batches=stream)
        agree(together.points[..., i], alone.points, relative=1e-12, absolute=1e-13)


def test_a_list_of_batches_will_do_if_it_is_long_enough():
    run = descend(FIT, GradientDescent(0.01), steps=2, batches=[line_fit([1], [2]), line_fit([5], [10]), FIT])
    assert run.points[1].tolist() == pytest.approx([0.04, 0.04])
    assert run.steps == 2


def test_the_scatter_of_a_batch_gradient_shrinks_with_the_root_of_its_size():
    draw = np.random.default_rng(0)
    x = draw.normal(size=400)
    y = 2 * x + draw.normal(size=400)
    spread = {
        size: np.std([fit.gradient((0, 0))[0] for fit in islice(minibatches(line_fit, x, y, size, seed=0), 400)])
        for size in (1, 4, 400)
    }
    assert spread[1] / spread[4] == pytest.approx(2, rel=0.15)
    assert spread[400] < 1e-12


def test_a_stream_keeps_its_data():
    x = np.array([1.0, 2.0])
    stream = minibatches(line_fit, x, x, size=1)
    x[0] = 9.0
    assert (stream.x.tolist(), stream.size, stream.seed) == ([1.0, 2.0], 1, 0)
    for data in (stream.x, stream.y):
        with pytest.raises(ValueError, match="read-only"):
            data[0] = 9.0
    with pytest.raises(FrozenInstanceError):
        stream.size = 2


@table(
    ("f", "start", "most"),
    [(parabola, 1.0, 99), (parabola, [1.0, 2.0], 49), (bowl, (1, 1), 49), (bowl, np.ones((2, 5)), 9)],
)
def test_a_run_may_just_fill_the_room_there_is(f, start, most, monkeypatch):
    monkeypatch.setattr("mathomong.descent.NUMBERS_AT_ONCE", 100)
    assert descend(f, RATE, start, steps=most).points.size == 100
    refuses(lambda: descend(f, RATE, start, steps=most + 1), ValueError, "steps")


RATE = GradientDescent(0.1)
run, batches_of = partial(descend, bowl, RATE), partial(minibatches, line_fit, SEED_X, SEED_Y)


@table("name", ["size", "seed"])
def test_what_the_refusal_of_a_stream_suggests_is_accepted(name):
    with pytest.raises(TypeError) as refusal:
        batches_of(**{"size": 2, name: "lucky"})
    suggested = int(re.search(r"such as ([^;]+);", str(refusal.value)).group(1))
    assert getattr(batches_of(**{"size": 2, name: suggested}), name) == suggested


LOG = Objective("log", np.log, lambda x: 1 / x, domain=(0, 5))
BAD = [
    (lambda: run(steps=-1), ValueError, "steps"),
    (lambda: run(steps=2.5), ValueError, "steps"),
    (lambda: run(steps=np.nan), ValueError, "steps"),
    (lambda: run(steps=np.inf), ValueError, "steps"),
    (lambda: run(steps=10**400), ValueError, "steps"),
    (lambda: run(steps=10**300), ValueError, "steps"),
    (lambda: run(steps=10**9), ValueError, "steps"),
    (lambda: run(start=np.ones((2, 10**6)), steps=10**4), ValueError, "steps"),
    (lambda: run(steps="20"), TypeError, "steps"),
    (lambda: run(steps=None), TypeError, "steps"),
    (lambda: run(steps=True), TypeError, "steps"),
    (lambda: run(steps=[5]), TypeError, "steps"),
    (lambda: run(start=1), ValueError, "start"),
    (lambda: run(start=(1, 2, 3)), ValueError, "start"),
    (lambda: run(start=[(1, 2), (3, 4), (5, 6)]), ValueError, "start"),
    (lambda: run(start=[[1, 2], [3]]), ValueError, "start"),
    (lambda: run(start=(1, np.nan)), ValueError, "start"),
    (lambda: run(start=(1, np.inf)), ValueError, "start"),
    (lambda: run(start=[]), ValueError, "start"),
    (lambda: run(start=[[], []]), ValueError, "start"),
    (lambda: run(start=(1, 10**400)), ValueError, "start"),
    (lambda: run(start="here"), TypeError, "start"),
    (lambda: run(start=(1, None)), TypeError, "start"),
    (lambda: run(start=(1, 2j)), TypeError, "start"),
    (lambda: descend(parabola, RATE, start="5"), TypeError, "start"),
    (lambda: descend(parabola, RATE, start=1e200), ValueError, "start"),
    (lambda: descend(LOG, RATE, start=-1.0), ValueError, "start"),
    (lambda: descend(LOG, RATE, start=0), ValueError, "the loss of log at start is -inf"),
    (lambda: descend(LOG, RATE, start=0, steps=0), ValueError, "the loss of log at start is -inf"),
    (lambda: descend(lambda x: x**2, RATE), TypeError, "Objective"),
    (lambda: descend(tanh, RATE), TypeError, "Objective"),
    (lambda: descend("bowl", RATE), TypeError, "Objective"),
    (lambda: descend(None, RATE), TypeError, "Objective"),
    (lambda: descend(RATE, bowl), TypeError, "Objective"),
    (lambda: descend(bowl, 0.1), TypeError, "optimizer"),
    (lambda: descend(bowl, GradientDescent), TypeError, "optimizer"),
    (lambda: descend(bowl, "Adam"), TypeError, "optimizer"),
    (lambda: descend(bowl, SimpleNamespace(init=RATE.init)), TypeError, "optimizer"),
    (lambda: descend(bowl, SimpleNamespace(update=RATE.update)), TypeError, "optimizer"),
    (lambda: descend(bowl, None), TypeError, "optimizer"),
    (lambda: descend(FIT, RATE, batches=5), TypeError, "batches"),
    (lambda: descend(FIT, RATE, batches=FIT), TypeError, "batches"),
    (lambda: descend(FIT, RATE, batches=[5] * 50), TypeError, "batches"),
    (lambda: descend(FIT, RATE, batches="abc"), TypeError, "batches"),
    (lambda: descend(FIT, RATE, batches=[]), ValueError, "batches"),
    (lambda: descend(FIT, RATE, steps=3, batches=[FIT, FIT]), ValueError, "batches"),
    (lambda: descend(FIT, RATE, start=np.ones((2, 3)), steps=3, batches=[FIT, FIT]), ValueError, "batches"),
    (lambda: descend(FIT, RATE, batches=[parabola]), ValueError, "parabola"),
    (lambda: descend(FIT, RATE, batches=minibatches(neuron_fit, [[1, 2]], [1], 1)), ValueError, "neuron fit"),
    (lambda: batches_of(size=0), ValueError, "size"),
    (lambda: batches_of(size=6), ValueError, "size"),
    (lambda: batches_of(size=-1), ValueError, "size"),
    (lambda: batches_of(size=1.5), ValueError, "size"),
    (lambda: batches_of(size=np.nan), ValueError, "size"),
    (lambda: batches_of(size=10**400), ValueError, "size"),
    (lambda: batches_of(size="all"), TypeError, "size"),
    (lambda: batches_of(size=None), TypeError, "size"),
    (lambda: batches_of(size=True), TypeError, "size"),
    (lambda: batches_of(size=1, seed=-1), ValueError, "seed"),
    (lambda: batches_of(size=1, seed=0.5), ValueError, "seed"),
    (lambda: batches_of(size=1, seed="lucky"), TypeError, "seed"),
    (lambda: batches_of(size=1, seed=None), TypeError, "seed"),
    (lambda: minibatches(line_fit, [1, 2, 3], [1, 2], 1), ValueError, "x and y"),
    (lambda: minibatches(line_fit, [], [], 1), ValueError, "x"),
    (lambda: minibatches(line_fit, [1, np.nan], [1, 2], 1), ValueError, "x"),
    (lambda: minibatches(line_fit, [1, 2], ["a", "b"], 1), TypeError, "y"),
    (lambda: minibatches(line_fit, [[1], [2, 3]], [1, 2], 1), ValueError, "x"),
    (
        lambda: next(iter(minibatches(lambda x: FIT, [1, 2], [1, 2], 1))),
        TypeError,
        "a function of x and y, such as line_fit",
    ),
    (lambda: next(iter(minibatches(lambda x: FIT, [1, 2], [1, 2], 1))), TypeError, "yours does not take 2 arguments"),
    (lambda: minibatches("line_fit", [1, 2], [1, 2], 1), TypeError, "fit"),
    (lambda: minibatches(FIT, None, [1, 2], 1), TypeError, "x"),
]


@table(("call", "kind", "name"), BAD)
def test_a_run_that_cannot_be_started_is_refused_in_one_sentence(call, kind, name):
    refuses(call, kind, name)
