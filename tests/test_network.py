"""Backpropagation: every slope against complex steps and SymPy, the classic worked example, and the algebra of layers."""

import math
from itertools import pairwise

import numpy as np
import pytest
import sympy
from hypothesis import given, settings
from hypothesis import strategies as st

from complex_networks import exact_slopes, loss_of, prediction
from mathomong import (
    Layer,
    Network,
    absolute_error,
    cos,
    cross_entropy,
    half_squared_error,
    identity,
    one_minus,
    relu,
    sigmoid,
    sin,
    square,
    squared_error,
    tanh,
)
from oracles import agree, exactly, refuses, table

ACTIVATIONS = [identity, square, sin, cos, relu, sigmoid, tanh]
LOSSES = [squared_error, half_squared_error, absolute_error, one_minus, cross_entropy]


def flattened(pairs):
    """The order that `Network.parameters` documents: layer by layer, w row by row, then b."""
    return np.concatenate([np.concatenate([np.ravel(w), b]) for w, b in pairs])


def smooth_here(network, forward, margin=0.03):
    """Clear of ReLU's corner, of the absolute error's kink, and inside the predictions that cross-entropy knows."""
    corners = [np.abs(z).min() for layer, z in zip(network.layers, forward.zs, strict=True) if layer.activation is relu]
    p = forward.prediction
    return (
        min(corners, default=1) > margin
        and (network.loss is not absolute_error or np.abs(p - forward.targets).min() > margin)
        and (network.loss is not cross_entropy or margin < p.min() <= p.max() < 1 - margin)
    )


def some_network(activation, loss, depth, seed):
    """A random network of that depth with a forward pass that has slopes everywhere; last, its data."""
    draw = np.random.default_rng(seed)
    while True:
        sizes = draw.integers(1, 4, depth + 1)
        kinds = [activation] * (depth - 1) + [ACTIVATIONS[draw.integers(len(ACTIVATIONS))] if depth > 1 else activation]
        layers = [
            Layer(draw.normal(0, 0.8, (o, i)), draw.normal(0, 0.5, o), f)
            for (i, o), f in zip(pairwise(sizes), kinds, strict=True)
        ]
        samples = draw.integers(1, 4)
        x, targets = draw.normal(size=(samples, sizes[0])), draw.uniform(size=(samples, sizes[-1]))
        network = Network(layers, loss)
        if smooth_here(network, network.forward(x, targets)):
            return network, x, targets


@table("depth", [1, 2, 3, 4])
@table("activation", ACTIVATIONS)
@table("loss", LOSSES)
def test_every_slope_is_exact_at_every_depth_with_every_activation_and_loss(depth, activation, loss):
    expect_slopes_to_agree(*some_network(activation, loss, depth, seed=depth))


@settings(max_examples=150)
@given(st.sampled_from(ACTIVATIONS), st.sampled_from(LOSSES), st.integers(1, 4), st.integers(0, 10**6))
def test_every_slope_of_any_network_is_exact(activation, loss, depth, seed):
    expect_slopes_to_agree(*some_network(activation, loss, depth, seed))


def expect_slopes_to_agree(network, x, targets):
    found = flattened(network.backward(network.forward(x, targets)))
    exact = exact_slopes(lambda v: loss_of(network, v, x, targets), network.parameters)
    agree(found, exact, relative=1e-6, absolute=1e-9)


@given(st.sampled_from(ACTIVATIONS), st.integers(1, 4), st.integers(0, 10**6))
def test_input_gradients_are_exact(activation, depth, seed):
    network, x, _ = some_network(activation, squared_error, depth, seed)
    found = network.input_gradient(x).reshape(len(x), network.layers[-1].outputs, x.shape[1])
    for sample, gradient in zip(x, found, strict=True):
        for i, row in enumerate(gradient):
            exact = exact_slopes(lambda x, i=i: prediction(network, network.parameters, x)[i], sample)
            agree(row, exact, relative=1e-6, absolute=1e-9)


FORMULAS = {
    sigmoid: lambda z: 1 / (1 + sympy.exp(-z)),
    tanh: sympy.tanh,
    square: lambda z: z**2,
    sin: sympy.sin,
    identity: lambda z: z,
    squared_error: lambda p, t: (p - t) ** 2,
    half_squared_error: lambda p, t: (p - t) ** 2 / 2,
    cross_entropy: lambda p, t: -t * sympy.log(p) - (1 - t) * sympy.log(1 - p),
}


def formula_of(network, x, targets):
    """The loss as SymPy writes it, neuron by neuron and sample by sample, and the symbols of the parameters."""
    symbols = iter(sympy.symbols(f"v:{network.parameters.size}"))
    named = [
        (
            [[next(symbols) for _ in range(each.inputs)] for _ in range(each.outputs)],
            [next(symbols) for _ in range(each.outputs)],
        )
        for each in network.layers
    ]
    loss = 0
    for sample, target in zip(x.tolist(), targets.tolist(), strict=True):
        a = sample
        for layer, (w, b) in zip(network.layers, named, strict=True):
            z = [sum(wi * ai for wi, ai in zip(row, a, strict=True)) + bias for row, bias in zip(w, b, strict=True)]
            a = [FORMULAS[layer.activation](each) for each in z]
        loss += sum(FORMULAS[network.loss](p, t) for p, t in zip(a, target, strict=True)) / len(x)
    return loss, [symbol for w, b in named for symbol in [*(s for row in w for s in row), *b]]


@table(
    ("sizes", "activation", "output", "loss"),
    [
        ([1, 1], tanh, sigmoid, cross_entropy),
        ([3, 2], tanh, sin, squared_error),
        ([2, 2, 2], sigmoid, sigmoid, half_squared_error),
        ([2, 3, 1], tanh, sigmoid, cross_entropy),
        ([1, 2, 2, 1], sin, identity, squared_error),
        ([2, 1, 2, 1, 2], tanh, square, half_squared_error),
    ],
)
def test_every_slope_agrees_with_sympy(sizes, activation, output, loss):
    draw = np.random.default_rng(0)
    network = Network.random(sizes, activation, output, seed=1, loss=loss)
    network = network.with_parameters(draw.normal(0, 0.7, network.parameters.size))
    x, targets = draw.normal(size=(2, sizes[0])), draw.uniform(size=(2, sizes[-1]))
    formula, symbols = formula_of(network, x, targets)
    forward = network.forward(x, targets)
    agree(forward.loss, exactly(formula, *symbols)(*network.parameters), relative=1e-10, absolute=0)
    expected = [exactly(sympy.diff(formula, symbol), *symbols)(*network.parameters) for symbol in symbols]
    agree(flattened(network.backward(forward)), expected, relative=1e-10, absolute=1e-15)


@given(st.sampled_from(ACTIVATIONS), st.sampled_from(LOSSES[:4]), st.integers(1, 4), st.integers(0, 10**6))
def test_forward_is_what_neurons_one_by_one_would_say(activation, loss, depth, seed):
    network, x, targets = some_network(activation, loss, depth, seed)
    forward = network.forward(x, targets)
    losses = []
    for n, (sample, target) in enumerate(zip(x.tolist(), targets.tolist(), strict=True)):
        a = sample
        for layer, z_found, a_found in zip(network.layers, forward.zs, forward.activations, strict=True):
            z = [
                math.fsum(w * v for w, v in zip(row, a, strict=True)) + b
                for row, b in zip(layer.w.tolist(), layer.b.tolist(), strict=True)
            ]
            a = [layer.activation(each) for each in z]
            agree(z_found[n], z, relative=1e-12, absolute=1e-14)
            agree(a_found[n], a, relative=1e-12, absolute=1e-14)
        losses.append(sum(loss(p, t) for p, t in zip(a, target, strict=True)))
    assert forward.loss == pytest.approx(sum(losses) / len(losses), rel=1e-12)
    assert type(forward.loss) is float
    assert forward.prediction is forward.activations[-1]


# The classic worked example (Mazur 2015): inputs .05 and .10, targets .01 and .99, rate ½, the biases left alone
CLASSIC = Network(
    [
        Layer([[0.15, 0.20], [0.25, 0.30]], [0.35, 0.35], sigmoid),
        Layer([[0.40, 0.45], [0.50, 0.55]], [0.60, 0.60], sigmoid),
    ],
    half_squared_error,
)
X, TARGETS = [0.05, 0.10], [0.01, 0.99]


def with_weights(network, *ws):
    return Network(
        [Layer(w, layer.b, layer.activation) for w, layer in zip(ws, network.layers, strict=True)], network.loss
    )


def test_the_classic_worked_example():
    forward = CLASSIC.forward(X, TARGETS)
    assert f"{forward.loss:.9f}" == "0.298371109"
    ws = [
        layer.w - 0.5 * dloss_dw for layer, (dloss_dw, _) in zip(CLASSIC.layers, CLASSIC.backward(forward), strict=True)
    ]
    assert f"{with_weights(CLASSIC, *ws).forward(X, TARGETS).loss:.9f}" == "0.291027774"


def test_overwriting_the_output_weights_too_early_gives_the_famous_misprint():
    forward = CLASSIC.forward(X, TARGETS)
    first, second = CLASSIC.layers
    second_w = second.w - 0.5 * CLASSIC.backward(forward)[1][0]
    too_early = with_weights(CLASSIC, first.w, second_w)
    first_w = first.w - 0.5 * too_early.backward(forward)[0][0]
    assert f"{with_weights(CLASSIC, first_w, second_w).forward(X, TARGETS).loss:.9f}" == "0.291027924"


@given(st.sampled_from(ACTIVATIONS), st.integers(1, 4), st.integers(0, 10**6))
def test_the_slopes_of_a_batch_are_the_mean_of_the_slopes_of_its_samples(activation, depth, seed):
    network, x, targets = some_network(activation, squared_error, depth, seed)
    one_by_one = [flattened(network.backward(network.forward(a, t))) for a, t in zip(x, targets, strict=True)]
    agree(flattened(network.backward(network.forward(x, targets))), np.mean(one_by_one, axis=0), 1e-12, absolute=1e-14)


def test_one_sample_alone_is_a_batch_of_one():
    network = Network.random([3, 4, 2], seed=3)
    alone, batch = network.forward([1, 2, 3], [0, 1]), network.forward([[1, 2, 3]], [[0, 1]])
    assert alone.loss == pytest.approx(batch.loss, rel=1e-14)
    assert (alone.prediction.shape, batch.prediction.shape) == ((2,), (1, 2))
    agree(flattened(network.backward(alone)), flattened(network.backward(batch)), relative=1e-13, absolute=1e-15)


@given(st.lists(st.integers(1, 5), min_size=2, max_size=5), st.integers(1, 4))
def test_slopes_have_the_shapes_of_what_they_are_slopes_of(sizes, samples):
    network = Network.random(sizes)
    for x, targets in (
        (np.ones(sizes[0]), np.ones(sizes[-1])),
        (np.ones((samples, sizes[0])), np.ones((samples, sizes[-1]))),
    ):
        forward = network.forward(x, targets)
        assert forward.prediction.shape == targets.shape
        pairs = network.backward(forward)
        assert [(w.shape, b.shape) for w, b in pairs] == [(each.w.shape, each.b.shape) for each in network.layers]
        one_output = sizes[-1] == 1
        assert network.input_gradient(x).shape == (x.shape if one_output else (*targets.shape, sizes[0]))


def test_the_input_gradient_of_a_neuron_without_activation_is_its_weights():
    agree(Network([Layer([[1, -2, 3]], [5])]).input_gradient([7, 8, 9]), [1.0, -2.0, 3.0], relative=1e-15)
    agree(Network([Layer([[1, 2], [3, 4]], [0, 0])]).input_gradient([7, 8]), [[1.0, 2.0], [3.0, 4.0]], relative=1e-15)


@given(st.integers(2, 4), st.integers(0, 1000))
def test_layers_without_an_activation_are_one_line(depth, seed):
    network = Network.random([2] * depth + [1], activation=identity, seed=seed)
    w = np.eye(2)
    for layer in network.layers:
        w = layer.w @ w
    x = np.random.default_rng(seed).normal(size=(5, 2))
    agree(network.forward(x, np.zeros((5, 1))).prediction, x @ w.T, relative=1e-10, absolute=1e-13)
    agree(network.input_gradient(x), np.repeat(w, 5, axis=0), relative=1e-10, absolute=1e-13)


@given(st.lists(st.integers(1, 4), min_size=2, max_size=5), st.integers(0, 1000))
def test_parameters_go_out_and_come_back(sizes, seed):
    network = Network.random(sizes, seed=seed)
    v = np.arange(network.parameters.size, dtype=float)
    assert network.parameters.size == sum(o * (i + 1) for i, o in pairwise(sizes))
    np.testing.assert_array_equal(network.with_parameters(v).parameters, v)
    np.testing.assert_array_equal(network.parameters, flattened((each.w, each.b) for each in network.layers))
    assert network.with_parameters(v).loss is network.loss
    assert network.with_parameters(v).layers[0].activation is network.layers[0].activation


def test_parameters_are_ordered_layer_by_layer_w_row_by_row_then_b():
    assert CLASSIC.parameters.tolist() == [0.15, 0.2, 0.25, 0.3, 0.35, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.6]


@given(st.integers(0, 10**6), st.floats(0, 1))
def test_a_step_is_the_learning_rate_times_the_slopes_downhill(seed, rate):
    network, x, targets = some_network(tanh, squared_error, 3, seed)
    before, backward = network.parameters, network.backward(network.forward(x, targets))
    agree(network.step(backward, rate).parameters, before - rate * flattened(backward), relative=1e-14, absolute=1e-15)
    np.testing.assert_array_equal(network.parameters, before)
    as_lists = [(w.tolist(), b.tolist()) for w, b in backward]
    np.testing.assert_array_equal(network.step(as_lists, rate).parameters, network.step(backward, rate).parameters)


def test_a_small_network_learns_xor():
    x, targets = [[0, 0], [0, 1], [1, 0], [1, 1]], [[0], [1], [1], [0]]
    network = Network.random([2, 8, 1], activation=tanh, output=sigmoid, seed=0)
    for _ in range(2000):
        network = network.step(network.backward(network.forward(x, targets)), 1.0)
    assert np.round(network.forward(x, targets).prediction).tolist() == targets


def test_random_networks_are_repeated_by_their_seed():
    first, again, other = (Network.random([2, 8, 1], tanh, sigmoid, seed) for seed in (0, 0, 1))
    np.testing.assert_array_equal(first.parameters, again.parameters)
    np.testing.assert_array_equal(first.parameters, Network.random([2, 8, 1], tanh, sigmoid).parameters)
    assert not np.array_equal(first.parameters, other.parameters)
    assert [layer.activation for layer in first.layers] == [tanh, sigmoid]
    np.testing.assert_array_equal(first.layers[0].b, np.zeros(8))


@table("inputs", [1, 4, 100])
def test_random_weights_have_variance_1_over_inputs(inputs):
    w = Network.random([inputs, 40000 // inputs]).layers[0].w
    assert w.mean() == pytest.approx(0, abs=0.03 / np.sqrt(inputs))
    assert w.var() * inputs == pytest.approx(1, rel=0.05)


def test_layers_and_networks_show_their_shape():
    assert repr(CLASSIC.layers[0]) == "Layer(2 → 2, sigmoid)"
    assert repr(Network.random([2, 8, 1])) == "Network(2 → 8 → 1, 33 parameters)"
    assert (CLASSIC.layers[0].inputs, Layer([[1, 2, 3]], [0]).inputs, Layer([[1, 2, 3]], [0]).outputs) == (2, 3, 1)


def test_layers_and_networks_are_frozen():
    mine = np.ones((1, 2))
    layer = Layer(mine, [0])
    mine[0, 0] = 9.0
    assert layer.w.tolist() == [[1.0, 1.0]]
    for numbers in (layer.w, layer.b):
        with pytest.raises(ValueError, match="read-only"):
            numbers[0] = 9.0
    for value, name in ((layer, "w"), (CLASSIC, "layers"), (CLASSIC.forward(X, TARGETS), "loss")):
        with pytest.raises(AttributeError):
            setattr(value, name, 0.0)


def test_two_networks_are_the_same_only_if_they_are_one():
    first, again = (Network.random([2, 2], seed=0) for _ in range(2))
    assert first != again
    assert Network(first.layers) != first
    assert first.layers[0] != again.layers[0]
    assert first.forward(X, TARGETS) != again.forward(X, TARGETS)


def test_one_layer_need_not_be_in_a_list():
    assert repr(Network(Layer([[1.0]], [0.0]))) == "Network(1 → 1, 2 parameters)"


def test_a_network_that_flies_away_says_so_in_one_sentence():
    def train(network, steps):
        for _ in range(steps):
            network = network.step(network.backward(network.forward([[1, 2, 3]], [[1, 2]])), 1)

    refuses(lambda: train(Network.random([3, 4, 2], activation=identity), 1000), ValueError, "must hold finite numbers")


def test_infinity_comes_without_a_warning_forward_and_backward():
    far_out = Network([Layer([[1e200], [-1e200]], [0, 0]), Layer([[1e200, 1e200]], [0])])
    forward = far_out.forward([1e200], [0])
    assert not np.isfinite(forward.loss)
    assert not np.isfinite(far_out.backward(forward)[0][0]).any()
    flat = Network([Layer([[1e200], [-1e200]], [0, 0], sigmoid), Layer([[1e200, 1e200]], [0])])
    assert np.isnan(flat.backward(flat.forward([1e200], [0]))[0][0]).all(), "infinity times the flat end's 0"
    assert not np.isfinite(Network([*far_out.layers, *far_out.layers]).input_gradient([1e200])).any()
    steep = [(1e10 * dloss_dw, 1e10 * dloss_db) for dloss_dw, dloss_db in BACKWARD]
    refuses(lambda: CLASSIC.step(steep, 1e308), ValueError, "must hold finite numbers")


FORWARD = CLASSIC.forward(X, TARGETS)
BACKWARD = CLASSIC.backward(FORWARD)
BAD = [
    (lambda: Layer([1.0], [0.0]), ValueError, "w must have shape (outputs, inputs)"),
    (lambda: Layer([[1.0]], 0.0), ValueError, "b (outputs,)"),
    (lambda: Layer([[1.0, 2.0]], [0.0, 0.0]), ValueError, "b (outputs,)"),
    (lambda: Layer([[[1.0]]], [0.0]), ValueError, "w must have shape"),
    (lambda: Layer([[1.0], [2.0, 3.0]], [0.0, 0.0]), ValueError, "w"),
    (lambda: Layer([[np.nan]], [0.0]), ValueError, "w"),
    (lambda: Layer([[1.0]], [np.inf]), ValueError, "b"),
    (lambda: Layer([["1"]], [0.0]), TypeError, "w"),
    (lambda: Layer(None, [0.0]), TypeError, "w"),
    (lambda: Layer([[1.0]], [None]), TypeError, "b"),
    (lambda: Layer([[]], [0.0]), ValueError, "w"),
    (lambda: Layer([[1.0]], [0.0], np.tanh), TypeError, "activation"),
    (lambda: Layer([[1.0]], [0.0], "tanh"), TypeError, "activation"),
    (lambda: Network([]), ValueError, "layers"),
    (lambda: Network(3), TypeError, "layers"),
    (lambda: Network(None), TypeError, "layers"),
    (lambda: Network([[[1.0]]]), TypeError, "layers"),
    (lambda: Network([Layer([[1.0]], [0.0]), Layer([[1.0, 2.0]], [0.0])]), ValueError, "Layer(2 → 1, identity)"),
    (lambda: Network([Layer([[1.0]], [0.0])], loss=np.square), TypeError, "loss"),
    (lambda: Network([Layer([[1.0]], [0.0])], sigmoid), TypeError, "loss"),
    (lambda: Network.random([2]), ValueError, "sizes"),
    (lambda: Network.random(2), ValueError, "sizes"),
    (lambda: Network.random([]), ValueError, "sizes"),
    (lambda: Network.random([2, 0, 1]), ValueError, "layer size"),
    (lambda: Network.random([2, 1.5]), ValueError, "layer size"),
    (lambda: Network.random([15_000, 15_000]), ValueError, "more weights than fit in memory"),
    (lambda: Network.random("ab"), TypeError, "layer size"),
    (lambda: Network.random(None), TypeError, "layer size"),
    (lambda: Network.random([2, 1], seed=-1), ValueError, "seed"),
    (lambda: Network.random([2, 1], seed="lucky"), TypeError, "seed"),
    (lambda: Network.random([2, 2, 1], activation=np.tanh), TypeError, "activation"),
    (lambda: Network.random([2, 1], output=3), TypeError, "activation"),
    (lambda: CLASSIC.forward([1, 2, 3], TARGETS), ValueError, "x must have shape (2,) or (samples, 2)"),
    (lambda: CLASSIC.forward(1, TARGETS), ValueError, "x"),
    (lambda: CLASSIC.forward([[[1, 2]]], TARGETS), ValueError, "x"),
    (lambda: CLASSIC.forward([1, np.nan], TARGETS), ValueError, "x"),
    (lambda: CLASSIC.forward(["a", "b"], TARGETS), TypeError, "x"),
    (lambda: CLASSIC.forward([[1, 2], [3]], TARGETS), ValueError, "x"),
    (lambda: CLASSIC.forward(X, [0.01]), ValueError, "targets"),
    (lambda: CLASSIC.forward(X, 0.01), ValueError, "targets"),
    (lambda: CLASSIC.forward(X, [TARGETS]), ValueError, "targets"),
    (lambda: CLASSIC.forward([X, X], TARGETS), ValueError, "targets"),
    (lambda: CLASSIC.forward([X, X, X], [TARGETS, TARGETS]), ValueError, "targets"),
    (lambda: CLASSIC.forward(X, None), TypeError, "targets"),
    (lambda: CLASSIC.forward(X, [np.nan, 1]), ValueError, "targets"),
    (lambda: CLASSIC.input_gradient([1, 2, 3]), ValueError, "x"),
    (lambda: CLASSIC.input_gradient("ab"), TypeError, "x"),
    (lambda: CLASSIC.backward(0.3), TypeError, "backward"),
    (lambda: CLASSIC.backward(BACKWARD), TypeError, "backward"),
    (lambda: CLASSIC.step(FORWARD, 0.1), TypeError, "step"),
    (lambda: CLASSIC.step([], 0.1), TypeError, "step"),
    (lambda: CLASSIC.step(BACKWARD[:1], 0.1), TypeError, "step"),
    (lambda: CLASSIC.step([(1.0, 1.0), (1.0, 1.0)], 0.1), TypeError, "step"),
    (lambda: CLASSIC.step(BACKWARD, -0.1), ValueError, "learning_rate"),
    (lambda: CLASSIC.step(BACKWARD, "fast"), TypeError, "learning_rate"),
    (lambda: CLASSIC.with_parameters([1, 2, 3]), ValueError, "12 parameters"),
    (lambda: CLASSIC.with_parameters(np.full(12, np.nan)), ValueError, "parameters"),
    (lambda: CLASSIC.with_parameters("abc"), TypeError, "parameters"),
]


@table(("call", "kind", "name"), BAD)
def test_what_does_not_fit_is_refused_in_one_sentence(call, kind, name):
    refuses(call, kind, name)
