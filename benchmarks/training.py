"""A hundred steps of a network with a hundred thousand weights, against the same matrix products alone."""

from itertools import pairwise
from time import perf_counter

import numpy as np

from benchmarks.bounds import Bound
from mathomong import Differentiable, Network, relu, tanh

SIZES, SAMPLES, STEPS, REPEATS = (100, 250, 250, 50), 1000, 100, 3  # 100 · 250 + 250 · 250 + 250 · 50 = 100,000 weights


def table() -> list[Bound]:
    """Print the shortest times of training and of its matrix products, and give back what is aimed at."""
    print(
        f"\n{STEPS} steps of a network of {SIZES}, {SAMPLES:,} samples, and the same matrix products alone (shortest)"
    )
    return [_row(activation) for activation in (relu, tanh)]


def _row(activation: Differentiable) -> Bound:
    pairs = [(_seconds(lambda: train(activation)), _seconds(multiply)) for _ in range(REPEATS)]
    ours, products = map(min, zip(*pairs, strict=True))
    bound = Bound(f"training with {activation.name} / its matrix products", ours / products, "≤", aim=2)
    print(f"{activation.name:24}{1000 * ours:7.0f} ms{1000 * products:9.0f} ms{bound!s:>34}")
    return bound


def train(activation: Differentiable, steps: int = STEPS) -> Network:
    """The network after that many steps of gradient descent on random data.

    >>> train(tanh, steps=1)
    Network(100 → 250 → 250 → 50, 100550 parameters)
    """
    x, targets = _data()
    network = Network.random(SIZES, activation)
    for _ in range(steps):
        network = network.step(network.backward(network.forward(x, targets)), learning_rate=0.01)
    return network


def multiply(steps: int = STEPS) -> None:
    """What cannot be spared: for each layer the values, the slopes of its weights, and those of what came in."""
    x, _ = _data()
    weights = [layer.w for layer in Network.random(SIZES).layers]
    values = [x, *(np.empty((SAMPLES, size)) for size in SIZES[1:])]
    for _ in range(steps):
        for w, (before, after) in zip(weights, pairwise(values), strict=True):
            np.matmul(before, w.T, out=after)
        for number, (w, (before, after)) in enumerate(zip(weights, pairwise(values), strict=True)):
            after.T @ before
            if number:  # nobody asks for the slopes of the data
                after @ w


def _data() -> tuple[np.ndarray, np.ndarray]:
    draw = np.random.default_rng(0)
    return draw.normal(size=(SAMPLES, SIZES[0])), draw.normal(size=(SAMPLES, SIZES[-1]))


def _seconds(act) -> float:
    start = perf_counter()
    act()
    return perf_counter() - start
