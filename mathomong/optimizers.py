"""Optimizers: how a gradient becomes a step. Each is a frozen set of hyperparameters with two methods:

`init(w)` gives what it remembers before the first step; `update(gradient, memory)` gives (step, memory), the step to
be *added* to w. Update rules and the place of `eps` (outside the root) are PyTorch's (torch.optim).
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import NamedTuple

import numpy as np

from mathomong.values import few_enough, number, plain, real_array, shown

Array = float | np.ndarray


def _check(optimizer) -> None:
    """Every hyperparameter in its range, or one sentence."""
    for name, (low, high, such_as) in _RANGES.items():
        if hasattr(optimizer, name):
            checked = number(getattr(optimizer, name), name, low, high, such_as)
            object.__setattr__(optimizer, name, checked)


_ALMOST_ONE = 1 - 1e-9  # a memory that forgets nothing would never settle
_RANGES = {
    "learning_rate": (0.0, np.inf, 0.1),
    "momentum": (0.0, _ALMOST_ONE, 0.9),
    "decay": (0.0, _ALMOST_ONE, 0.9),
    "beta1": (0.0, _ALMOST_ONE, 0.9),
    "beta2": (0.0, _ALMOST_ONE, 0.999),
    "eps": (1e-300, np.inf, 1e-8),  # without it, a gradient of 0 would divide 0 by 0
}


def _nothing_yet(w: Array) -> Array:
    """A memory of zeros, one for each number in w."""
    return plain(np.zeros(few_enough(real_array(w, "w"), "w").shape))


def _in_words(update: Callable) -> Callable:
    """An update that says in one sentence what it needs, once it has failed: every step of a run goes through here."""

    @wraps(update)
    def told(optimizer, *arguments, **named):
        try:
            return update(optimizer, *arguments, **named)
        except (TypeError, ValueError, AttributeError, OverflowError, MemoryError):
            given = ", ".join(map(shown, [*arguments, *named.values()]))
            raise TypeError(
                "update needs a gradient, a number or an array, and the memory that init or the last update gave; "
                f"you gave {given or 'nothing'}."
            ) from None

    return told


def _root(square: Array) -> Array:
    """Its square root, a plain number for a plain number."""
    return plain(np.sqrt(square))


@dataclass(frozen=True)
class GradientDescent:
    """Straight downhill: step = −learning_rate · gradient. It remembers nothing.

    >>> GradientDescent(0.1).update(gradient=4.0, memory=None)
    (-0.4, None)
    """

    learning_rate: float
    __post_init__ = _check

    def init(self, w: Array) -> None:
        return None

    @_in_words
    def update(self, gradient: Array, memory: None) -> tuple[Array, None]:
        return -self.learning_rate * gradient, memory


@dataclass(frozen=True)
class Momentum:
    """A ball that keeps rolling: velocity ← momentum · velocity + gradient, step = −learning_rate · velocity.

    It remembers the velocity. (Polyak 1964, in the form of torch.optim.SGD.)

    >>> optimizer = Momentum(0.1)
    >>> step, velocity = optimizer.update(1.0, optimizer.init(0.0))
    >>> optimizer.update(1.0, velocity)
    (-0.19, 1.9)
    """

    learning_rate: float
    momentum: float = 0.9
    __post_init__ = _check

    def init(self, w: Array) -> Array:
        return _nothing_yet(w)

    @_in_words
    def update(self, gradient: Array, velocity: Array) -> tuple[Array, Array]:
        velocity = self.momentum * velocity + gradient
        return -self.learning_rate * velocity, velocity


@dataclass(frozen=True)
class Nesterov:
    """Momentum that looks ahead: step = −learning_rate · (gradient + momentum · velocity), velocity as in Momentum.

    It remembers the velocity. (Nesterov 1983, in the form of Sutskever et al. 2013 and torch.optim.SGD.)

    >>> optimizer = Nesterov(0.1)
    >>> optimizer.update(1.0, optimizer.init(0.0))
    (-0.19, 1.0)
    """

    learning_rate: float
    momentum: float = 0.9
    __post_init__ = _check

    def init(self, w: Array) -> Array:
        return _nothing_yet(w)

    @_in_words
    def update(self, gradient: Array, velocity: Array) -> tuple[Array, Array]:
        velocity = self.momentum * velocity + gradient
        return -self.learning_rate * (gradient + self.momentum * velocity), velocity


@dataclass(frozen=True)
class AdaGrad:
    """Smaller steps where much ground was covered: step = −learning_rate · gradient / (√total + eps).

    It remembers the total of squared gradients, per coordinate. (Duchi, Hazan & Singer 2011.)

    >>> optimizer = AdaGrad(0.1)
    >>> optimizer.update(2.0, optimizer.init(0.0))[1]
    4.0
    """

    learning_rate: float
    eps: float = 1e-10
    __post_init__ = _check

    def init(self, w: Array) -> Array:
        return _nothing_yet(w)

    @_in_words
    def update(self, gradient: Array, total: Array) -> tuple[Array, Array]:
        total = total + gradient * gradient
        return -self.learning_rate * gradient / (_root(total) + self.eps), total


@dataclass(frozen=True)
class RMSProp:
    """AdaGrad that forgets: average ← decay · average + (1 − decay) · gradient²,
    step = −learning_rate · gradient / (√average + eps).

    It remembers the average squared gradient, per coordinate. (Tieleman & Hinton 2012, lecture 6e.)

    >>> optimizer = RMSProp(0.1)
    >>> round(optimizer.update(2.0, optimizer.init(0.0))[1], 6)
    0.4
    """

    learning_rate: float
    decay: float = 0.9
    eps: float = 1e-8
    __post_init__ = _check

    def init(self, w: Array) -> Array:
        return _nothing_yet(w)

    @_in_words
    def update(self, gradient: Array, average: Array) -> tuple[Array, Array]:
        average = self.decay * average + (1 - self.decay) * gradient * gradient
        return -self.learning_rate * gradient / (_root(average) + self.eps), average


class AdamMemory(NamedTuple):
    """What Adam remembers: how many steps, the average gradient, the average squared gradient."""

    steps: int
    average: Array
    squared_average: Array


@dataclass(frozen=True)
class Adam:
    """Momentum and RMSProp in one, with both averages corrected for their start at 0.

    average ← beta1 · average + (1 − beta1) · gradient, likewise squared_average with beta2 and gradient²;
    step = −learning_rate · (average / (1 − beta1ᵗ)) / (√(squared_average / (1 − beta2ᵗ)) + eps).
    (Kingma & Ba 2015, Algorithm 1.)

    >>> optimizer = Adam(0.1)
    >>> round(optimizer.update(-1234.0, optimizer.init(0.0))[0], 6)
    0.1
    """

    learning_rate: float = 0.001
    beta1: float = 0.9
    beta2: float = 0.999
    eps: float = 1e-8
    __post_init__ = _check

    def init(self, w: Array) -> AdamMemory:
        return AdamMemory(0, _nothing_yet(w), _nothing_yet(w))

    @_in_words
    def update(self, gradient: Array, memory: AdamMemory) -> tuple[Array, AdamMemory]:
        steps = memory.steps + 1
        average = self.beta1 * memory.average + (1 - self.beta1) * gradient
        squared = self.beta2 * memory.squared_average + (1 - self.beta2) * gradient * gradient
        size = _root(squared / (1 - self.beta2**steps)) + self.eps
        return -self.learning_rate * average / (1 - self.beta1**steps) / size, AdamMemory(steps, average, squared)
