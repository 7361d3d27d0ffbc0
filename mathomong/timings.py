"""Timings: how long this very computer takes for a forward pass, and for one forward and one backward pass."""

from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter

import numpy as np

from mathomong.costs import Cost
from mathomong.network import Network

MOST_WEIGHTS = 2_000_000  # 16 million bytes; to make larger networks takes longer than to time them
RUNS, ENOUGH = (3, 200), 0.04  # at least and at most so many runs of each; no more once these seconds are over


@dataclass(frozen=True)
class Timing:
    """The seconds of one forward pass, and of one forward and one backward pass, for a network of this `cost`.

    They differ from run to run and from computer to computer, so that no record that a picture shows may hold them.

    >>> timing = Timing(Cost(width=100, layers=10), forward=0.001, sent_back=0.003)
    >>> timing.ratio, timing.measured
    (3.0, 100.001)
    """

    cost: Cost
    forward: float
    sent_back: float

    @property
    def ratio(self) -> float:
        """How many forward passes long it takes to find all slopes by sending the error back."""
        return self.sent_back / self.forward

    @property
    def measured(self) -> float:
        """The seconds that it would take to measure every slope, by the forward pass that was timed."""
        return self.cost.passes * self.forward

    @property
    def saving(self) -> float:
        """How many times as long the measuring would take."""
        return self.measured / self.sent_back


def timed(width: int, layers: int) -> Timing:
    """Run a random network of that size on one sample, and take the shortest times.

    Raises ValueError where the network has more than two million weights.

    >>> timed(width=10, layers=2).forward > 0
    True
    """
    cost = Cost(width, layers)
    if cost.weights > MOST_WEIGHTS:
        most, here = f"{MOST_WEIGHTS:,}", f"{cost.weights:,}"
        raise ValueError(f"This is timed for up to {most} weights; here are {here}. Make the network smaller.")
    network = Network.random([width] * (layers + 1))
    x, targets = np.ones(width), np.zeros(width)
    forward = _shortest(lambda: network.forward(x, targets))
    return Timing(cost, forward, _shortest(lambda: network.backward(network.forward(x, targets))))


def _shortest(act: Callable) -> float:
    """The shortest of a few runs, in seconds: what else the computer does can only make one longer."""
    times = []
    while len(times) < RUNS[0] or (sum(times) < ENOUGH and len(times) < RUNS[1]):
        start = perf_counter()
        act()
        times.append(perf_counter() - start)
    return min(times)
