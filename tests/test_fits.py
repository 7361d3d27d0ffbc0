"""Fits: the loss over data as a landscape, against closed forms, differences, SymPy, and the neuron and network themselves."""

from fractions import Fraction

import numpy as np
import pytest
import sympy
from hypothesis import given
from hypothesis import strategies as st

from mathomong import (
    GradientDescent,
    Layer,
    Network,
    Neuron,
    Objective,
    absolute_error,
    cos,
    cross_entropy,
    curvatures,
    descend,
    half_squared_error,
    identity,
    line_fit,
    network_fit,
    neuron_fit,
    one_minus,
    relu,
    sigmoid,
    sin,
    square,
    squared_error,
    tanh,
)
from mathomong.fits import Fit, NeuronFit
from oracles import agree, exactly, refuses, slopes, table

SEED_X, SEED_Y = [1, 2, 3, 4, 5], [2, 4, 6, 8, 10]
ACTIVATIONS = [identity, square, sin, cos, relu, sigmoid, tanh]
LOSSES = [squared_error, half_squared_error, absolute_error, one_minus, cross_entropy]
seeds = st.integers(0, 10**6)


def some_line(seed):
    draw = np.random.default_rng(seed)
    samples = draw.integers(1, 8)
    return draw.uniform(-3, 3, samples), draw.uniform(-5, 5, samples), draw.uniform(-2, 2, 2)


@given(seeds)
def test_the_gradient_of_a_line_fit_agrees_with_differences(seed):
    x, y, v = some_line(seed)
    fit = line_fit(x, y)
    agree(fit.gradient(v), slopes(fit, v), relative=1e-6, absolute=1e-9)


def test_a_line_fit_agrees_with_sympy():
    w, b = sympy.symbols("w b")
    for seed in range(10):
        x, y, v = some_line(seed)
        loss = sum((w * p + b - q) ** 2 for p, q in zip(x.tolist(), y.tolist(), strict=True)) / len(x)
        agree(line_fit(x, y)(v), exactly(loss, w, b)(*v), relative=1e-10, absolute=0)
        expected = [exactly(sympy.diff(loss, each), w, b)(*v) for each in (w, b)]
        agree(line_fit(x, y).gradient(v), expected, relative=1e-10, absolute=1e-14)


def test_the_first_loss_and_gradient_of_the_seed():
    fit = line_fit(SEED_X, SEED_Y)
    assert fit((0, 0)) == pytest.approx(44, rel=1e-15)
    agree(fit.gradient((0, 0)), [-44.0, -12.0], relative=1e-15)
    assert fit.start.tolist() == [0.0, 0.0]
    agree(fit.minima[0], [2.0, 0.0], relative=1e-12, absolute=1e-12)


@given(seeds)
def test_the_minimum_of_a_line_fit_is_the_line_of_least_squares(seed):
    x, y, _ = some_line(seed)
    fit = line_fit(x, y)
    if len(x) == 1:
        assert fit.minima == ()  # every line through the one point is best
        assert fit(np.mean(fit.domain, axis=1)) == pytest.approx(0, abs=1e-20)
    else:
        agree(fit.minima[0], np.polyfit(x, y, 1), relative=1e-8, absolute=1e-8)
        agree(fit.gradient(fit.minima[0]), np.zeros(2), relative=0, absolute=1e-11)


def exact_slope(x, y):
    """The slope of the line of least squares, worked out in fractions, without any rounding."""
    x, y = ([Fraction(each) for each in numbers.tolist()] for numbers in (x, y))
    x_mean, y_mean = sum(x) / len(x), sum(y) / len(y)
    together = sum((p - x_mean) * (q - y_mean) for p, q in zip(x, y, strict=True))
    return float(together / sum((p - x_mean) ** 2 for p in x))


@table(("x_far", "y_far"), [(0, 0), (1e8, 0), (0, 1e8), (-1e8, 1e8)])
def test_the_best_line_keeps_its_digits_far_from_0(x_far, y_far):
    draw = np.random.default_rng(0)
    x, y = x_far + draw.uniform(0, 1, 20), y_far + draw.uniform(0, 1, 20)
    assert line_fit(x, y).minima[0][0] == pytest.approx(exact_slope(x, y), rel=1e-12)


@given(seeds)
def test_the_domain_of_a_line_fit_shows_its_minimum_and_its_start(seed):
    x, y, _ = some_line(seed)
    fit = line_fit(x, y)
    low, high = np.array(fit.domain).T
    for point in (fit.start, *fit.minima):
        assert (low < point).all()
        assert (point < high).all()


DOMAINS = [  # half as far again as the larger of w and b, from the best point; at least 1
    ([2, 4, 6, 8, 10], [(-1, 5), (-3, 3)]),
    ([-4, -4, -4, -4, -4], [(-6, 6), (-10, 2)]),
    ([0, 0, 0, 0, 0], [(-1, 1), (-1, 1)]),
]


@table(("y", "domain"), DOMAINS)
def test_the_domain_of_a_line_fit_by_hand(y, domain):
    agree(line_fit(SEED_X, y).domain, np.array(domain, float), relative=1e-12, absolute=1e-12)


def test_the_weights_of_a_neuron_and_of_a_network_are_looked_at_from_minus_5_to_5():
    assert neuron_fit([2.0], [1.0]).domain == ((-5.0, 5.0),) * 2
    assert network_fit(Network.random([1, 2, 1]), [[0.0]], [[1.0]]).domain == ((-5.0, 5.0),) * 7


@table("kind", [Fit, NeuronFit])
def test_the_data_of_a_fit_are_given_by_name_alone(kind):
    positions = ("mine", square.value, square.derivative, (-5, 5), 1.0, ())
    assert kind(*positions).x is None
    with pytest.raises(TypeError, match="positional"):
        kind(*positions, [1.0])


@table("make", [lambda: line_fit(SEED_X, SEED_Y), lambda: neuron_fit(SEED_X, SEED_Y)])
def test_two_fits_are_the_same_only_if_they_are_one(make):
    one, other = make(), make()
    assert one != other
    assert len({one, other, one}) == 2


def test_for_the_loss_and_its_slope_at_one_place_the_data_go_forward_once(monkeypatch):
    passes, forward = [], Network.forward
    fit = network_fit(Network.random([2, 3, 1]), np.ones((2, 2)), np.ones((2, 1)))
    monkeypatch.setattr(Network, "forward", lambda *arguments: passes.append(1) or forward(*arguments))
    for n, place in enumerate((fit.start, fit.start + 1), start=1):
        fit(place), fit.gradient(place)
        assert len(passes) == n


def test_one_point_is_data():
    fit = line_fit([2], [6])
    assert fit((1, 1)) == 9.0
    assert fit.gradient((1, 1)).tolist() == [-12.0, -6.0]
    assert line_fit(2, 6)((1, 1)) == 9.0
    assert descend(fit, GradientDescent(0.1), steps=200).losses[-1] == pytest.approx(0, abs=1e-12)


def test_points_above_each_other_have_no_single_best_line():
    fit = line_fit([2, 2, 2], [1, 2, 6])
    assert fit.minima == ()
    assert fit((0, 3)) == pytest.approx(14 / 3, rel=1e-14)
    agree(np.mean(fit.domain, axis=1), [0.0, 3.0], relative=1e-12)  # the picture is centred on the level one


@given(seeds)
def test_the_curvatures_of_a_line_fit_come_from_the_inputs_alone(seed):
    x, y, v = some_line(seed)
    inputs = np.column_stack([x, np.ones(len(x))])
    agree(
        curvatures(line_fit(x, y).gradient, v), np.linalg.eigvalsh(2 * inputs.T @ inputs / len(x)), 1e-7, absolute=1e-7
    )


def passes(activation, loss, count, margin=0.03):
    """Random data and weights for one neuron where the loss has slopes everywhere."""
    draw = np.random.default_rng(0)
    while count:
        samples, inputs = draw.integers(1, 4, 2)
        x, targets, v = draw.normal(size=(samples, inputs)), draw.uniform(size=samples), draw.normal(size=inputs + 1)
        z = x @ v[:-1] + v[-1]
        p = activation(z)
        corner = activation is relu and np.abs(z).min() < margin
        kink = loss is absolute_error and np.abs(p - targets).min() < margin
        outside = loss is cross_entropy and not margin < p.min() <= p.max() < 1 - margin
        if not (corner or kink or outside):
            count -= 1
            yield x, targets, v


@table("activation", ACTIVATIONS)
@table("loss", LOSSES)
def test_a_neuron_fit_agrees_with_differences_and_with_the_neuron(activation, loss):
    for x, targets, v in passes(activation, loss, 3):
        fit, neuron = neuron_fit(x, targets, activation, loss), Neuron(v[:-1], v[-1], activation, loss)
        forwards = [neuron.forward(sample, target) for sample, target in zip(x, targets, strict=True)]
        backwards = [neuron.backward(forward) for forward in forwards]
        agree(fit(v), np.mean([forward.loss for forward in forwards]), relative=1e-12, absolute=1e-15)
        agree(fit.gradient(v), slopes(fit, v, h=0.002), relative=1e-6, absolute=1e-9)
        by_hand = np.mean([[*backward.dloss_dw, backward.dloss_db] for backward in backwards], axis=0)
        agree(fit.gradient(v), by_hand, relative=1e-11, absolute=1e-14)


def test_a_neuron_fit_agrees_with_sympy():
    u, w, b = symbols = sympy.symbols("u w b")
    draw = np.random.default_rng(0)
    for loss, formula in (
        (squared_error, lambda p, t: (p - t) ** 2),
        (cross_entropy, lambda p, t: -t * sympy.log(p) - (1 - t) * sympy.log(1 - p)),
    ):
        x, targets, v = draw.normal(size=(3, 2)), draw.uniform(size=3), draw.normal(size=3)
        predictions = [1 / (1 + sympy.exp(-(u * p + w * q + b))) for p, q in x.tolist()]
        whole = sum(formula(p, t) for p, t in zip(predictions, targets.tolist(), strict=True)) / 3
        expected = [exactly(sympy.diff(whole, each), *symbols)(*v) for each in symbols]
        agree(neuron_fit(x, targets, sigmoid, loss)(v), exactly(whole, *symbols)(*v), relative=1e-10, absolute=0)
        agree(neuron_fit(x, targets, sigmoid, loss).gradient(v), expected, relative=1e-10, absolute=1e-15)


def test_the_neuron_of_notebook_09_is_a_landscape():
    fit = neuron_fit([2.0], [1.0])
    assert fit((0.5, 0)) == pytest.approx((1 - 0.731058578630005) ** 2, rel=1e-13)
    assert fit.gradient((0.5, 0))[0] == pytest.approx(-0.211508371137067, rel=1e-13)
    assert neuron_fit([2.0], [1.0], loss=one_minus).gradient((0.5, 0))[0] == pytest.approx(
        -0.393223866482964, rel=1e-13
    )


def test_a_neuron_without_activation_is_a_line():
    fit, line = neuron_fit(SEED_X, SEED_Y, identity), line_fit(SEED_X, SEED_Y)
    for v in ((0, 0), (1.5, -2)):
        assert fit(v) == line(v)
        np.testing.assert_array_equal(fit.gradient(v), line.gradient(v))


@table("depth", [1, 2, 3])
@table("activation", [tanh, sigmoid, sin])
@table("loss", [squared_error, cross_entropy])
def test_a_network_fit_agrees_with_differences_and_with_the_network(depth, activation, loss):
    network = Network.random([2, *[3] * (depth - 1), 2], activation, sigmoid, seed=depth, loss=loss)
    draw = np.random.default_rng(depth)
    x, targets = draw.normal(size=(4, 2)), draw.uniform(size=(4, 2))
    fit = network_fit(network, x, targets)
    v = fit.start + draw.normal(0, 0.3, fit.dimensions)
    moved = network.with_parameters(v)
    assert fit(v) == moved.forward(x, targets).loss
    by_layer = moved.backward(moved.forward(x, targets))
    np.testing.assert_array_equal(fit.gradient(v), np.concatenate([part.ravel() for pair in by_layer for part in pair]))
    agree(fit.gradient(v), slopes(fit, v), relative=1e-6, absolute=1e-9)


def test_a_network_fit_starts_at_the_parameters_of_the_network():
    network = Network.random([2, 3, 1])
    fit = network_fit(network, np.ones((2, 2)), np.ones((2, 1)))
    np.testing.assert_array_equal(fit.start, network.parameters)
    assert fit.dimensions == network.parameters.size == 13


NETWORK = Network.random([2, 3, 1], seed=1)
FITS = [
    line_fit(SEED_X, SEED_Y),
    line_fit([2], [1]),
    neuron_fit(SEED_X, [0, 0, 1, 1, 1]),
    neuron_fit(np.arange(6.0).reshape(3, 2), [0, 1, 0], tanh, half_squared_error),
    network_fit(NETWORK, [[0, 1], [1, 0], [1, 1]], [[0], [1], [1]]),
]


@table("fit", FITS)
@table("shape", [(1,), (5,), (2, 3), (2, 2, 3)])
def test_a_grid_at_once_is_the_same_as_point_by_point(fit, shape):
    grid = np.random.default_rng(0).normal(size=(fit.dimensions, *shape))
    values, gradients = fit(grid), fit.gradient(grid)
    assert (values.shape, gradients.shape) == (shape, grid.shape)
    for place in np.ndindex(shape):
        agree(values[place], fit(grid[(slice(None), *place)]), relative=1e-12, absolute=1e-14)
        agree(gradients[(slice(None), *place)], fit.gradient(grid[(slice(None), *place)]), 1e-12, absolute=1e-13)


@table("fit", FITS)
def test_a_fit_is_an_objective_that_shows_its_name(fit):
    assert isinstance(fit, Objective)
    assert repr(fit) == f"Objective({fit.name})"
    assert type(fit(fit.start)) is float
    assert fit.gradient(fit.start).shape == fit.start.shape


@table("fit", FITS)
def test_a_fit_keeps_its_data(fit):
    assert len(fit.x) == len(fit.targets)
    for data in (fit.x, fit.targets, fit.start):
        with pytest.raises(ValueError, match="read-only"):
            data[0] = 9.0


def test_data_changed_afterwards_do_not_change_the_fit():
    x, y = np.array(SEED_X, float), np.array(SEED_Y, float)
    fit = line_fit(x, y)
    x[0] = y[0] = 100.0
    assert fit((0, 0)) == 44.0


@table("fit", FITS)
@table("far", [1e200, -1e308])
def test_nothing_warns_however_far_out(fit, far):
    v = np.full(fit.dimensions, far)
    assert type(fit(v)) is float
    assert fit.gradient(v).shape == v.shape
    assert fit(np.stack([v, fit.start], axis=1))[1] == pytest.approx(fit(fit.start), rel=1e-12)


BAD = [
    (lambda: line_fit([1, 2, 3], [1, 2]), ValueError, "x and y"),
    (lambda: line_fit([], []), ValueError, "x"),
    (lambda: line_fit([1], []), ValueError, "y"),
    (lambda: line_fit([1, np.nan], [1, 2]), ValueError, "x"),
    (lambda: line_fit([1, 2], [1, np.inf]), ValueError, "y"),
    (lambda: line_fit([1, 10**400], [1, 2]), ValueError, "x"),
    (lambda: line_fit([1e200, 2e200], [1, 2]), ValueError, "x and y"),
    (lambda: line_fit([1, 2], [1e308, -1e308]), ValueError, "x and y"),
    (lambda: line_fit(["a", "b"], [1, 2]), TypeError, "x"),
    (lambda: line_fit([1, 2], "ab"), TypeError, "y"),
    (lambda: line_fit([1, 2], None), TypeError, "y"),
    (lambda: line_fit([1, 2], [True, False]), TypeError, "y"),
    (lambda: line_fit([1, 2], [1j, 2]), TypeError, "y"),
    (lambda: line_fit([[1], [2, 3]], [1, 2]), ValueError, "x"),
    (lambda: line_fit([[1], [2]], [1, 2]), ValueError, "x and y"),
    (lambda: line_fit([1, 2], [[1], [2]]), ValueError, "x and y"),
    (lambda: line_fit([1, 2], [2, 4])((1, 2, 3)), ValueError, "w must have 2 coordinates for line fit"),
    (lambda: neuron_fit([1, 2, 3], [1, 2]), ValueError, "x and targets"),
    (lambda: neuron_fit([], []), ValueError, "x"),
    (lambda: neuron_fit([1, 2], [[1], [2]]), ValueError, "targets"),
    (lambda: neuron_fit([[[1]], [[2]]], [1, 2]), ValueError, "x"),
    (lambda: neuron_fit([1, 2], ["yes", "no"]), TypeError, "targets"),
    (lambda: neuron_fit([1, 2], [np.nan, 1]), ValueError, "targets"),
    (lambda: neuron_fit([1, 2], [1, 2], np.tanh), TypeError, "activation"),
    (lambda: neuron_fit([1, 2], [1, 2], sigmoid, tanh), TypeError, "loss"),
    (lambda: neuron_fit([1, 2], [1, 2], squared_error, sigmoid), TypeError, "loss"),
    (lambda: network_fit(3, [[1, 2]], [[1]]), TypeError, "network"),
    (lambda: network_fit(Layer([[1.0]], [0.0]), [[1]], [[1]]), TypeError, "network"),
    (lambda: network_fit(NETWORK, [[1, 2, 3]], [[1]]), ValueError, "x"),
    (lambda: network_fit(NETWORK, [[1, 2]], [[1, 2]]), ValueError, "targets"),
    (lambda: network_fit(NETWORK, [[1, 2]], [[1], [2]]), ValueError, "x and targets"),
    (lambda: network_fit(NETWORK, [[1, 2]], [["a"]]), TypeError, "targets"),
    (lambda: network_fit(NETWORK, [[1, np.nan]], [[1]]), ValueError, "x"),
]


@table(("call", "kind", "name"), BAD)
def test_data_that_do_not_fit_are_refused_in_one_sentence(call, kind, name):
    refuses(call, kind, name)
