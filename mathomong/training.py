"""Training: a network goes downhill on its data, and what it was, what it is and its losses are kept together."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from mathomong.descent import FLOWN_AWAY, descend, in_short
from mathomong.fits import network_fit
from mathomong.network import Network
from mathomong.optimizers import GradientDescent
from mathomong.values import of_kind, shown, whole

PIECES = 50  # how often a training says how far it is


@dataclass(frozen=True, eq=False)
class Training:
    """A `network`, and how it came to be: from `start`, on `data`, at `learning_rate`; `losses` has one per step, and the first.

    `data` has inputs `x`, (samples, inputs), and `targets`, (samples, outputs).
    """

    start: Network
    data: Any
    learning_rate: float
    losses: np.ndarray
    network: Network

    @property
    def steps(self) -> int:
        """How many steps were taken."""
        return len(self.losses) - 1

    def right(self, data: Any) -> float:
        """The share of `data` on which the network is on the right side of one half, from 0 to 1."""
        prediction = self.network.forward(data.x, data.targets).prediction
        return float(np.mean((prediction > 0.5) == (data.targets > 0.5)))

    def __repr__(self) -> str:
        losses = f"loss {in_short(self.losses[0])} → {in_short(self.losses[-1])}"
        return f"Training({self.steps} steps, {losses}, {in_short(100 * self.right(self.data))} % right)"


def trained(start: Network, data: Any, learning_rate: float, steps: int) -> Training:
    """`start` after that many steps of plain gradient descent on the loss over all of `data`.

    Raises ValueError where the network does not fit the data, or the run flies away.

    >>> from mathomong import cross_entropy, sigmoid
    >>> from mathomong.signs import Signs
    >>> trained(Network.random([49, 2, 1], output=sigmoid, loss=cross_entropy), Signs(40), learning_rate=0.1, steps=20).steps
    20
    """
    *_, last = stages(start, data, learning_rate, steps)
    return last


def stages(start: Network, data: Any, learning_rate: float, steps: int) -> Iterator[Training]:
    """The same, looked at on its way: one Training before the first step, and one after each fiftieth of all steps."""
    of_kind(start, Network, "start must be a Network, such as Network.random([49, 8, 1])")
    if not (hasattr(data, "x") and hasattr(data, "targets")):
        raise TypeError(f"data must have x and targets, as Signs(40) has; you gave {shown(data)}.")
    fit = network_fit(start, data.x, data.targets)
    rule, steps = GradientDescent(learning_rate), whole(steps, "steps", such_as=1000)
    network, losses = start, np.array([fit(fit.start)])
    yield Training(start, data, rule.learning_rate, losses, network)
    for piece in np.diff(np.linspace(0, steps, min(PIECES, steps) + 1).astype(int)):
        run = descend(fit, rule, network.parameters, int(piece))
        if run.diverged or run.losses[-1] > FLOWN_AWAY * max(1.0, losses[0]):  # a piece alone may look harmless
            raise ValueError(f"the loss flew away after {len(losses)} steps; try a smaller learning_rate.")
        network, losses = start.with_parameters(run.end), np.append(losses, run.losses[1:])
        yield Training(start, data, rule.learning_rate, losses, network)
