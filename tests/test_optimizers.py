"""The optimizers: each against a plain transcription of its published rule, and each on every landscape."""

import math
import re
from dataclasses import FrozenInstanceError

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
    RMSProp,
    beale,
    bowl,
    descend,
    double_well,
    himmelblau,
    line_fit,
    parabola,
    ravine,
    rosenbrock,
    saddle,
)
from oracles import agree, refuses, table

OPTIMIZERS = [GradientDescent, Momentum, Nesterov, AdaGrad, RMSProp, Adam]
REMEMBERING = OPTIMIZERS[1:]
gradients = st.lists(st.floats(-100, 100).filter(lambda g: g == 0 or abs(g) > 1e-6), min_size=1, max_size=30)


# The rules of torch.optim for one number, as its documentation writes them, one gradient after the other.


def sgd(gradients, rate, momentum=0.0, nesterov=False):
    buffer = None
    for g in gradients:
        buffer = g if buffer is None else momentum * buffer + g
        yield -rate * (g + momentum * buffer if nesterov else buffer)


def adagrad(gradients, rate, eps):
    state_sum = 0.0
    for g in gradients:
        state_sum += g**2
        yield -rate * g / (math.sqrt(state_sum) + eps)


def rmsprop(gradients, rate, alpha, eps):
    v = 0.0
    for g in gradients:
        v = alpha * v + (1 - alpha) * g**2
        yield -rate * g / (math.sqrt(v) + eps)


def adam(gradients, rate, beta1, beta2, eps):
    m = v = 0.0
    for t, g in enumerate(gradients, start=1):
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g**2
        yield -rate * (m / (1 - beta1**t)) / (math.sqrt(v / (1 - beta2**t)) + eps)


RULES = [
    (GradientDescent(0.1), lambda g: sgd(g, 0.1)),
    (Momentum(0.1), lambda g: sgd(g, 0.1, 0.9)),
    (Momentum(0.3, 0.5), lambda g: sgd(g, 0.3, 0.5)),
    (Nesterov(0.1), lambda g: sgd(g, 0.1, 0.9, nesterov=True)),
    (Nesterov(0.3, 0.5), lambda g: sgd(g, 0.3, 0.5, nesterov=True)),
    (AdaGrad(0.1), lambda g: adagrad(g, 0.1, 1e-10)),
    (AdaGrad(0.3, 0.01), lambda g: adagrad(g, 0.3, 0.01)),
    (RMSProp(0.1), lambda g: rmsprop(g, 0.1, 0.9, 1e-8)),
    (RMSProp(0.3, 0.99, 0.01), lambda g: rmsprop(g, 0.3, 0.99, 0.01)),
    (Adam(), lambda g: adam(g, 0.001, 0.9, 0.999, 1e-8)),
    (Adam(0.3, 0.5, 0.9, 0.01), lambda g: adam(g, 0.3, 0.5, 0.9, 0.01)),
]


def steps_of(optimizer, gradients, w=0.0):
    """The steps that the optimizer takes when it meets these gradients."""
    memory, steps = optimizer.init(w), []
    for g in gradients:
        step, memory = optimizer.update(g, memory)
        steps.append(step)
    return steps


@table(("optimizer", "rule"), RULES)
@given(gradients)
def test_every_optimizer_follows_the_rule_of_pytorch(optimizer, rule, gradients):
    agree(steps_of(optimizer, gradients), list(rule(gradients)), relative=1e-11, absolute=1e-15)


@table(("optimizer", "rule"), RULES)
def test_coordinates_do_not_mix(optimizer, rule):
    together = np.random.default_rng(0).normal(size=(20, 2, 3))
    steps = steps_of(optimizer, together, np.zeros((2, 3)))
    for place in np.ndindex(2, 3):
        alone = [float(g[place]) for g in together]
        agree([step[place] for step in steps], list(rule(alone)), relative=1e-11, absolute=1e-15)


FIT = line_fit([1, 2, 3, 4, 5], [2, 4, 6, 8, 10])
SOLVED = [  # optimizer, landscape, learning rate, steps
    (GradientDescent, parabola, 0.2, 30),
    (GradientDescent, double_well, 0.05, 30),
    (GradientDescent, bowl, 0.2, 30),
    (GradientDescent, ravine, 0.4, 150),
    (GradientDescent, rosenbrock, 0.001, 20000),
    (GradientDescent, himmelblau, 0.01, 50),
    (GradientDescent, beale, 0.02, 1500),
    (GradientDescent, FIT, 0.05, 500),
    (Momentum, parabola, 0.01, 200),
    (Momentum, double_well, 0.01, 200),
    (Momentum, bowl, 0.02, 200),
    (Momentum, ravine, 0.05, 200),
    (Momentum, rosenbrock, 0.001, 2000),
    (Momentum, himmelblau, 0.005, 200),
    (Momentum, beale, 0.005, 700),
    (Momentum, FIT, 0.02, 200),
    (Nesterov, parabola, 0.05, 100),
    (Nesterov, double_well, 0.05, 60),
    (Nesterov, bowl, 0.05, 100),
    (Nesterov, ravine, 0.1, 200),
    (Nesterov, rosenbrock, 0.001, 2000),
    (Nesterov, himmelblau, 0.005, 100),
    (Nesterov, beale, 0.005, 600),
    (Nesterov, FIT, 0.02, 200),
    (AdaGrad, parabola, 2, 40),
    (AdaGrad, double_well, 0.5, 100),
    (AdaGrad, bowl, 2, 40),
    (AdaGrad, ravine, 2, 40),
    (AdaGrad, rosenbrock, 0.5, 12000),
    (AdaGrad, himmelblau, 1, 50),
    (AdaGrad, beale, 2, 700),
    (AdaGrad, FIT, 2, 250),
    (RMSProp, parabola, 0.001, 6000),
    (RMSProp, double_well, 0.01, 300),
    (RMSProp, bowl, 0.001, 4000),
    (RMSProp, ravine, 0.001, 6500),
    (RMSProp, rosenbrock, 0.0005, 14000),
    (RMSProp, himmelblau, 0.001, 4500),
    (RMSProp, beale, 0.001, 4500),
    (RMSProp, FIT, 0.001, 4500),
    (Adam, parabola, 0.2, 300),
    (Adam, double_well, 0.1, 300),
    (Adam, bowl, 0.2, 300),
    (Adam, ravine, 0.2, 300),
    (Adam, rosenbrock, 0.02, 5000),
    (Adam, himmelblau, 0.2, 300),
    (Adam, beale, 0.05, 2000),
    (Adam, FIT, 0.2, 400),
]
DOWN_THE_SADDLE = [
    (GradientDescent, 0.1, 76),
    (Momentum, 0.1, 36),
    (Nesterov, 0.1, 36),
    (AdaGrad, 0.1, 120),
    (RMSProp, 0.01, 120),
    (Adam, 0.01, 120),
]


def test_no_pair_of_optimizer_and_landscape_is_left_out():
    valleys = {parabola, double_well, bowl, ravine, rosenbrock, himmelblau, beale, FIT}
    assert len(SOLVED) == len(OPTIMIZERS) * len(valleys)
    assert {(optimizer, f) for optimizer, f, *_ in SOLVED} == {
        (optimizer, f) for optimizer in OPTIMIZERS for f in valleys
    }
    assert [optimizer for optimizer, *_ in DOWN_THE_SADDLE] == OPTIMIZERS


@table(("optimizer", "f", "rate", "steps"), SOLVED)
def test_every_optimizer_finds_the_minimum(optimizer, f, rate, steps):
    run = descend(f, optimizer(rate), steps=steps)
    assert min(np.linalg.norm(np.subtract(run.end, minimum)) for minimum in f.minima) < 1e-3
    assert run.losses[-1] < run.losses[0]
    assert not run.diverged


@table(("optimizer", "rate", "steps"), DOWN_THE_SADDLE)
def test_every_optimizer_leaves_the_saddle_downhill(optimizer, rate, steps):
    run = descend(saddle, optimizer(rate), steps=steps)
    assert abs(run.end[1]) > 1
    assert run.losses[-1] < 0
    stays = descend(saddle, optimizer(rate), start=(1, 0), steps=1000)
    assert (stays.points[:, 1] == 0).all()
    assert abs(stays.end[0]) < 0.1


@table(("optimizer", "steps"), [(GradientDescent(0.1), 76), (Momentum(0.1, 0.9), 36)])
def test_how_many_steps_it_takes_to_leave_the_saddle(optimizer, steps):
    y = np.abs(descend(saddle, optimizer, start=(1, 1e-6), steps=100).points[:, 1])
    assert np.argmax(y > 1) == steps


def test_two_steps_of_momentum_by_hand():
    run = descend(parabola, Momentum(0.1), start=5.0, steps=2)
    assert run.points.tolist() == pytest.approx([5.0, 4.0, 4.0 - 0.1 * (0.9 * 10 + 8)])


@table("remembering", [Momentum, Nesterov])
@table("f", [parabola, double_well, bowl, rosenbrock, himmelblau])
def test_without_momentum_it_is_gradient_descent(remembering, f):
    with_none, plain = (
        descend(f, optimizer, steps=50) for optimizer in (remembering(0.001, 0), GradientDescent(0.001))
    )
    np.testing.assert_array_equal(with_none.points, plain.points)
    np.testing.assert_array_equal(with_none.losses, plain.losses)


@given(gradients.filter(lambda g: all(g)), st.sampled_from([1e-6, 1e-3, 7.0, 1e9]))
def test_adam_and_its_kin_are_blind_to_the_scale_of_the_gradient(gradients, scale):
    for optimizer in (Adam(0.1, eps=1e-300), RMSProp(0.1, eps=1e-300), AdaGrad(0.1, eps=1e-300)):
        scaled = [scale * g for g in gradients]
        agree(steps_of(optimizer, scaled), steps_of(optimizer, gradients), relative=1e-10, absolute=1e-15)


def test_with_a_large_eps_adam_sees_the_scale():
    big, small = (steps_of(Adam(0.1, eps=1.0), [g])[0] for g in (100.0, 0.01))
    assert abs(big) > 50 * abs(small)


@given(st.floats(1e-3, 1e6), st.floats(1e-4, 1), st.sampled_from([-1, 1]))
def test_the_first_step_of_adam_is_the_learning_rate_whatever_the_gradient(size, rate, sign):
    assert steps_of(Adam(rate), [sign * size])[0] == pytest.approx(-sign * rate, rel=1e-4)
    assert steps_of(AdaGrad(rate), [sign * size])[0] == pytest.approx(-sign * rate, rel=1e-4)


@table("optimizer", OPTIMIZERS)
def test_where_it_is_flat_nothing_moves(optimizer):
    assert [abs(step) for step in steps_of(optimizer(0.1), [0.0] * 5)] == [0.0] * 5
    steps = steps_of(optimizer(0.1), [np.zeros(2)] * 5, np.zeros(2))
    assert all((step == 0).all() for step in steps)


@table("optimizer", OPTIMIZERS)
def test_a_learning_rate_of_0_moves_nothing(optimizer):
    run = descend(rosenbrock, optimizer(0), steps=20)
    assert (run.points == rosenbrock.start).all()


@table("optimizer", OPTIMIZERS)
def test_the_first_step_goes_downhill(optimizer):
    for g in (3.0, -0.001):
        assert steps_of(optimizer(0.1), [g])[0] * g < 0


def numbers_in(memory):
    return list(memory) if isinstance(memory, tuple) else [memory]


@table("optimizer", REMEMBERING)
@table("w", [0.5, -2, [1, 2], (1.0, -2.5), np.ones((2, 3))])
def test_memory_begins_at_0_in_the_shape_of_w(optimizer, w):
    for number in numbers_in(optimizer(0.1).init(w)):
        assert np.all(number == 0)
        assert not np.signbit(number).any()
        assert np.shape(number) in {np.shape(w), ()}
    step, memory = optimizer(0.1).update(np.ones(np.shape(w)), optimizer(0.1).init(w))
    assert np.shape(step) == np.shape(w)
    assert np.shape(numbers_in(memory)[-1]) == np.shape(w)


@table("optimizer", OPTIMIZERS)
def test_in_one_variable_steps_and_memory_are_plain_numbers(optimizer):
    step, memory = optimizer(0.1).update(2.0, optimizer(0.1).init(1.0))
    assert type(step) is float
    assert {type(number) for number in numbers_in(memory)} <= {float, int, type(None)}


@table("optimizer", OPTIMIZERS)
def test_updating_leaves_gradient_and_memory_as_they_were(optimizer):
    g = np.array([1.0, -2.0])
    memory = optimizer(0.1).init(np.zeros(2))
    first, _ = optimizer(0.1).update(g, memory)
    again, _ = optimizer(0.1).update(g, memory)
    np.testing.assert_array_equal(first, again)
    assert g.tolist() == [1.0, -2.0]


def test_what_each_remembers_is_what_it_says():
    history = [2.0, -1.0, 3.0]
    memories = {optimizer: optimizer(0.1).init(0.0) for optimizer in OPTIMIZERS}
    for optimizer in OPTIMIZERS:
        for g in history:
            _, memories[optimizer] = optimizer(0.1).update(g, memories[optimizer])
    assert memories[GradientDescent] is None
    assert memories[Momentum] == memories[Nesterov] == pytest.approx(0.81 * 2 - 0.9 + 3)
    assert memories[AdaGrad] == pytest.approx(4 + 1 + 9)
    assert memories[RMSProp] == pytest.approx(0.1 * (0.81 * 4 + 0.9 * 1 + 9))
    assert memories[Adam].steps == 3
    assert memories[Adam].average == pytest.approx(0.1 * (0.81 * 2 - 0.9 + 3))
    assert memories[Adam].squared_average == pytest.approx(0.001 * (0.999**2 * 4 + 0.999 + 9))


@table("optimizer", OPTIMIZERS)
def test_optimizers_are_frozen_values(optimizer):
    assert optimizer(0.1) == optimizer(np.float64(0.1)) == optimizer(learning_rate=0.1) != optimizer(0.2)
    assert repr(optimizer(0.1)).startswith(f"{optimizer.__name__}(learning_rate=0.1")
    with pytest.raises(FrozenInstanceError):
        optimizer(0.1).learning_rate = 0.2


NOT_RATES = [
    (-0.1, ValueError),
    (-(10**400), ValueError),
    (10**400, ValueError),
    (np.nan, ValueError),
    (np.inf, ValueError),
    ("fast", TypeError),
    (True, TypeError),
    (None, TypeError),
    (0.1j, TypeError),
    ([0.1], TypeError),
    (np.array([0.1, 0.2]), TypeError),
]
HYPERPARAMETERS = [
    (Momentum, "momentum"),
    (Nesterov, "momentum"),
    (AdaGrad, "eps"),
    (RMSProp, "decay"),
    (RMSProp, "eps"),
    (Adam, "beta1"),
    (Adam, "beta2"),
    (Adam, "eps"),
]


@table("optimizer", OPTIMIZERS)
@table(("value", "kind"), NOT_RATES)
def test_what_is_no_learning_rate_is_refused_in_one_sentence(optimizer, value, kind):
    refuses(lambda: optimizer(value), kind, "learning_rate")


@table(("optimizer", "name"), HYPERPARAMETERS)
@table(("value", "kind"), NOT_RATES)
def test_what_is_no_hyperparameter_is_refused_in_one_sentence(optimizer, name, value, kind):
    refuses(lambda: optimizer(0.1, **{name: value}), kind, name)


@table(("optimizer", "name"), [row for row in HYPERPARAMETERS if row[1] != "eps"])
@table("value", [1, 1.0, 1.5])
def test_a_memory_that_forgets_nothing_is_refused(optimizer, name, value):
    refuses(lambda: optimizer(0.1, **{name: value}), ValueError, name)
    assert getattr(optimizer(0.1, **{name: 0}), name) == 0.0
    assert getattr(optimizer(0.1, **{name: 0.9999}), name) == 0.9999


@table("optimizer", [AdaGrad, RMSProp, Adam])
def test_an_eps_of_0_is_refused(optimizer):
    refuses(lambda: optimizer(0.1, eps=0), ValueError, "eps")


WITHOUT = np.broadcast_to(1.0, (10**8, 10**8))  # 10^16 numbers by its shape: nothing that is made of it fits in memory
NOT_STEPS = [("fast", 0.0), (10**400, 0.0), (WITHOUT, 0.0)]


@table("optimizer", OPTIMIZERS)
@table(("gradient", "memory"), NOT_STEPS)
def test_what_is_no_gradient_is_refused_in_one_sentence(optimizer, gradient, memory):
    refuses(lambda: optimizer(0.1).update(gradient, memory), TypeError, "update needs a gradient")


@table("optimizer", REMEMBERING)
@table("memory", ["much", np.ones(3), None])
def test_what_is_no_memory_is_refused_in_one_sentence(optimizer, memory):
    refuses(
        lambda: optimizer(0.1).update(np.ones(2), memory), TypeError, "the memory that init or the last update gave"
    )


@table("optimizer", OPTIMIZERS)
def test_a_step_without_anything_is_refused_in_one_sentence(optimizer):
    refuses(lambda: optimizer(0.1).update(), TypeError, "you gave nothing")
    refuses(lambda: optimizer(0.1).update("fast"), TypeError, "you gave 'fast'")


@table(("optimizer", "name"), [*HYPERPARAMETERS, *((optimizer, "learning_rate") for optimizer in OPTIMIZERS)])
def test_what_a_refusal_suggests_is_accepted(optimizer, name):
    with pytest.raises(TypeError) as refusal:
        optimizer(**{"learning_rate": 0.1, name: "fast"})
    suggested = float(re.search(r"such as ([^;]+);", str(refusal.value)).group(1))
    assert getattr(optimizer(**{"learning_rate": 0.1, name: suggested}), name) == suggested
