"""One neuron: every slope that backward collects, against differences, against SymPy, and by hand."""

from dataclasses import replace

import numpy as np
import pytest
import sympy
from hypothesis import assume, given
from hypothesis import strategies as st

from mathomong import (
    Chain,
    Neuron,
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
from oracles import agree, exactly, refuses, slope, slopes, table

ACTIVATIONS = [identity, square, sin, cos, relu, sigmoid, tanh]
LOSSES = [squared_error, half_squared_error, absolute_error, one_minus, cross_entropy]
numbers = st.floats(-2, 2)
vectors = st.lists(st.tuples(numbers, numbers), min_size=1, max_size=4)


def smooth_here(activation, loss, forward, margin=0.05):
    """Clear of ReLU's corner, of the absolute error's kink, and inside the predictions that cross-entropy knows."""
    return (
        (activation is not relu or abs(forward.z) > margin)
        and (loss is not absolute_error or abs(forward.prediction - forward.target) > margin)
        and (loss is not cross_entropy or margin < forward.prediction < 1 - margin)
    )


def passes(activation, loss, count):
    """Random neurons of 1 to 4 weights, each with a forward pass that has slopes everywhere."""
    draw = np.random.default_rng(0)
    while count:
        w, x = draw.uniform(-2, 2, (2, draw.integers(1, 5)))
        neuron = Neuron(w, draw.uniform(-2, 2), activation, loss)
        forward = neuron.forward(x, draw.uniform(0, 1))
        if smooth_here(activation, loss, forward):
            count -= 1
            yield neuron, forward


@table("activation", ACTIVATIONS)
@table("loss", LOSSES)
def test_every_slope_agrees_with_differences(activation, loss):
    for neuron, forward in passes(activation, loss, 5):
        backward, x, target = neuron.backward(forward), forward.x, forward.target
        for name, f, at in (
            ("dloss_dprediction", lambda p, t=target: loss(p, t), forward.prediction),
            ("dprediction_dz", activation, forward.z),
            ("dloss_dz", lambda z, t=target: loss(activation(z), t), forward.z),
            ("dloss_db", lambda b, n=neuron, x=x, t=target: replace(n, b=b).forward(x, t).loss, neuron.b),
        ):
            agree(getattr(backward, name), slope(f, at, h=0.002), relative=1e-6)
        for name, f, at in (
            ("dz_dw", lambda w, n=neuron, x=x, t=target: replace(n, w=w).forward(x, t).z, neuron.w),
            ("dz_dx", lambda x, n=neuron, t=target: n.forward(x, t).z, x),
            ("dloss_dw", lambda w, n=neuron, x=x, t=target: replace(n, w=w).forward(x, t).loss, neuron.w),
            ("dloss_dx", lambda x, n=neuron, t=target: n.forward(x, t).loss, x),
        ):
            agree(getattr(backward, name), slopes(f, at, h=0.002), relative=1e-6)


W, X, B, T = sympy.symbols("w x b t", real=True)
FORMULAS = {
    sigmoid: lambda z: 1 / (1 + sympy.exp(-z)),
    tanh: sympy.tanh,
    sin: sympy.sin,
    squared_error: lambda p: (p - T) ** 2,
    half_squared_error: lambda p: (p - T) ** 2 / 2,
    one_minus: lambda p: 1 - p,
    cross_entropy: lambda p: -T * sympy.log(p) - (1 - T) * sympy.log(1 - p),
}


@table(
    ("activation", "loss"),
    [
        (sigmoid, squared_error),
        (sigmoid, cross_entropy),
        (sigmoid, one_minus),
        (tanh, half_squared_error),
        (sin, squared_error),
    ],
)
def test_every_slope_agrees_with_sympy(activation, loss):
    formula = FORMULAS[loss](FORMULAS[activation](W * X + B))
    whole = {"loss": formula, **{f"dloss_d{v}": sympy.diff(formula, v) for v in (W, X, B)}}
    expected = {name: exactly(each, W, X, B, T) for name, each in whole.items()}
    for w, x, b, t in np.random.default_rng(0).uniform((-2, -2, -2, 0), (2, 2, 2, 1), (20, 4)):
        neuron = Neuron(w, b, activation, loss)
        forward = neuron.forward(x, t)
        backward = neuron.backward(forward)
        agree(forward.loss, expected["loss"](w, x, b, t), relative=1e-10, absolute=0)
        for name in ("dloss_dw", "dloss_dx", "dloss_db"):
            agree(getattr(backward, name), expected[name](w, x, b, t), relative=1e-10, absolute=0)


def test_the_neuron_of_notebook_09():
    neuron = Neuron(0.5)
    forward = neuron.forward(2, 1)
    backward = neuron.backward(forward)
    assert (forward.x, forward.target, forward.z) == (2.0, 1.0, 1.0)
    assert forward.prediction == pytest.approx(0.731058578630005, rel=1e-14)
    assert backward.dloss_dw == pytest.approx(-0.211508371137067, rel=1e-13)
    assert backward.dloss_dprediction * backward.dz_dw == pytest.approx(-1.0757657, rel=1e-7)  # σ′ forgotten
    third_seed = Neuron(0.5, loss=one_minus)
    assert third_seed.backward(third_seed.forward(2, 1)).dloss_dw == pytest.approx(-0.393223866482964, rel=1e-13)


@table(("z", "expected"), [(4, "0.0347"), (1.5, "0.2439")])
def test_a_big_error_is_not_a_big_gradient(z, expected):
    neuron = Neuron(1.0, loss=squared_error)
    assert f"{neuron.backward(neuron.forward(z, 0)).dloss_dz:.4f}" == expected


def test_a_neuron_of_one_minus_pushes_up_whatever_the_target():
    neuron = Neuron(0.5, loss=one_minus)
    slopes_by_target = {neuron.backward(neuron.forward(2, target)).dloss_dw for target in (0, 0.5, 1)}
    assert len(slopes_by_target) == 1
    assert slopes_by_target.pop() < 0


@given(st.sampled_from(ACTIVATIONS), vectors, numbers, st.floats(0, 1))
def test_the_slopes_are_products_of_the_local_factors(activation, pairs, b, target):
    w, x = np.array(pairs).T
    neuron = Neuron(w, b, activation)
    forward = neuron.forward(x, target)
    backward = neuron.backward(forward)
    assert backward.dloss_dz == backward.dloss_dprediction * backward.dprediction_dz == backward.dloss_db
    np.testing.assert_array_equal(backward.dz_dw, x)
    np.testing.assert_array_equal(backward.dz_dx, w)
    np.testing.assert_array_equal(backward.dloss_dw, backward.dloss_dz * x)
    np.testing.assert_array_equal(backward.dloss_dx, backward.dloss_dz * w)


@given(vectors, numbers, st.floats(0.1, 0.9), st.floats(0.001, 0.05))
def test_a_small_step_lowers_the_loss(pairs, b, target, rate):
    w, x = np.array(pairs).T
    neuron = Neuron(w, b)
    forward = neuron.forward(x, target)
    assume(forward.loss > 1e-6)
    assert neuron.step(neuron.backward(forward), rate).forward(x, target).loss < forward.loss


@given(vectors, numbers, st.floats(0, 2))
def test_a_step_is_the_learning_rate_times_the_slope_downhill(pairs, b, rate):
    w, x = np.array(pairs).T
    neuron = Neuron(w, b, tanh, half_squared_error)
    backward = neuron.backward(neuron.forward(x, 0.5))
    stepped = neuron.step(backward, rate)
    np.testing.assert_array_equal(stepped.w, w - rate * backward.dloss_dw)
    assert stepped.b == b - rate * backward.dloss_db
    assert (stepped.activation, stepped.loss) == (tanh, half_squared_error)
    np.testing.assert_array_equal(neuron.w, w)
    assert neuron.b == b


def test_with_one_weight_everything_is_a_plain_float():
    neuron = Neuron(1, 0)
    for x in (2, np.float64(2), np.array(2)):
        forward = neuron.forward(x, 1)
        assert {type(value) for value in vars(forward).values()} == {float}
        assert {type(value) for value in vars(neuron.backward(forward)).values()} == {float}
    stepped = neuron.step(neuron.backward(neuron.forward(2, 1)), 0.1)
    assert (type(stepped.w), type(stepped.b)) == (float, float)


def test_a_list_of_one_weight_is_a_vector():
    neuron = Neuron([0.5])
    forward = neuron.forward([2], 1)
    assert (type(forward.z), type(forward.loss)) == (float, float)
    assert neuron.backward(forward).dloss_dw.shape == (1,)


def test_a_chain_can_be_the_activation():
    chain = Chain(square, sigmoid)
    neuron = Neuron(0.5, activation=chain)
    forward = neuron.forward(2, 1)
    assert (forward.prediction, neuron.backward(forward).dprediction_dz) == (chain(1.0), chain.derivative(1.0))


def test_neurons_and_their_records_are_frozen():
    mine = np.array([1.0, 2.0])
    neuron = Neuron(mine)
    mine[0] = 9.0
    assert neuron.w.tolist() == [1.0, 2.0]
    with pytest.raises(ValueError, match="read-only"):
        neuron.w[0] = 9.0
    forward = neuron.forward([1, 1], 0)
    for value, name in ((neuron, "b"), (forward, "loss"), (neuron.backward(forward), "dloss_dw")):
        with pytest.raises(AttributeError):
            setattr(value, name, 0.0)


def test_two_neurons_are_the_same_only_if_they_are_one():
    assert Neuron([1, 2]) != Neuron([1, 2])
    neuron = Neuron([1, 2])
    passes = [neuron.forward([3, 4], 0) for _ in range(2)]
    assert passes[0] != passes[1]
    assert neuron.backward(passes[0]) != neuron.backward(passes[0])


@table("w", [1.0, [1.0, 2.0]])
def test_a_neuron_that_flies_away_says_so_in_one_sentence(w):
    def train(neuron, steps):
        for _ in range(steps):
            neuron = neuron.step(neuron.backward(neuron.forward(np.multiply(w, 3), 1)), 10)

    refuses(lambda: train(Neuron(w, activation=identity), 1000), ValueError, "w must hold finite numbers")


NEURON, VECTOR = Neuron(0.5), Neuron([0.5, -1])
FORWARD = NEURON.forward(2, 1)
BACKWARD = NEURON.backward(FORWARD)
BAD = [
    (lambda: Neuron("0.5"), TypeError, "w"),
    (lambda: Neuron(None), TypeError, "w"),
    (lambda: Neuron(True), TypeError, "w"),
    (lambda: Neuron([]), ValueError, "w"),
    (lambda: Neuron([1, np.nan]), ValueError, "w"),
    (lambda: Neuron(10**400), ValueError, "w"),
    (lambda: Neuron([[1, 2], [3, 4]]), ValueError, "w"),
    (lambda: Neuron([[1], [2, 3]]), ValueError, "w"),
    (lambda: Neuron(0.5, "0"), TypeError, "b"),
    (lambda: Neuron(0.5, [0.0]), TypeError, "b"),
    (lambda: Neuron(0.5, np.inf), ValueError, "b"),
    (lambda: Neuron(0.5, 0, np.tanh), TypeError, "activation"),
    (lambda: Neuron(0.5, 0, "sigmoid"), TypeError, "activation"),
    (lambda: Neuron(0.5, 0, sigmoid, sigmoid), TypeError, "loss"),
    (lambda: Neuron(0.5, 0, squared_error, sigmoid), TypeError, "loss"),
    (lambda: Neuron(0.5, loss=lambda p, t: (p - t) ** 2), TypeError, "loss"),
    (lambda: NEURON.forward([1, 2], 1), ValueError, "x"),
    (lambda: VECTOR.forward([1, 2, 3], 1), ValueError, "x"),
    (lambda: VECTOR.forward([[1, 2]], 1), ValueError, "x"),
    (lambda: VECTOR.forward(1, 1), ValueError, "x"),
    (lambda: NEURON.forward("2", 1), TypeError, "x"),
    (lambda: NEURON.forward(np.nan, 1), ValueError, "x"),
    (lambda: NEURON.forward(2, "1"), TypeError, "target"),
    (lambda: NEURON.forward(2, [1, 2]), TypeError, "target"),
    (lambda: NEURON.forward(2, np.nan), ValueError, "target"),
    (lambda: NEURON.backward(0.5), TypeError, "backward"),
    (lambda: NEURON.backward(BACKWARD), TypeError, "backward"),
    (lambda: NEURON.step(FORWARD, 0.1), TypeError, "step"),
    (lambda: NEURON.step(BACKWARD, -0.1), ValueError, "learning_rate"),
    (lambda: NEURON.step(BACKWARD, np.nan), ValueError, "learning_rate"),
    (lambda: NEURON.step(BACKWARD, "fast"), TypeError, "learning_rate"),
    (lambda: NEURON.step(BACKWARD, None), TypeError, "learning_rate"),
]


@table(("call", "kind", "name"), BAD)
def test_what_is_no_neuron_or_no_sample_is_refused_in_one_sentence(call, kind, name):
    refuses(call, kind, name)
