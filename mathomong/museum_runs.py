"""Museum runs: the classic network, trained with a famous bug beside a training without one."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

import numpy as np

from mathomong.calculus import GradientCheck
from mathomong.descent import in_short
from mathomong.museum import EXHIBITS, NEVER_ZEROED, NONE, tampered
from mathomong.network import Network
from mathomong.passes import TARGETS, Passes, X, agreeing, classic, moved
from mathomong.stretches import stretch
from mathomong.values import frozen, number, shown, whole

MOST_UPDATES = 200
SAMPLE = frozen(np.array(X)), frozen(np.array(TARGETS))


class Update(NamedTuple):
    """Where a training stands before an update, its loss, and the slopes that its code makes the step with."""

    network: Network
    loss: float
    slopes: tuple[np.ndarray, ...]


@dataclass(frozen=True, eq=False)
class MuseumRun:
    """The classic network after so many updates, the `steps`, on its one sample, by a code with a `bug`.

    The biases stay as they are. Raises TypeError or ValueError with one sentence where there is no such rate or bug, or
    the steps are more than 200.

    >>> MuseumRun(learning_rate=0.5, steps=1, bug="overwritten weights")
    MuseumRun(loss 0.2984 → 0.291, differ)
    >>> run = MuseumRun(learning_rate=0.5, steps=200, bug="gradients never zeroed")
    >>> print(round(run.losses[-1], 6), round(run.right_losses[-1], 6))
    0.0001 0.008319
    """

    learning_rate: float
    steps: int = 0
    bug: str = NONE

    def __post_init__(self) -> None:
        number(self.learning_rate, "learning_rate", low=0, such_as=0.5)
        if whole(self.steps, "steps") > MOST_UPDATES:
            raise ValueError(f"steps must be at most {MOST_UPDATES}; you gave {self.steps}.")
        if self.bug not in EXHIBITS:
            raise ValueError(f"bug must be one of {', '.join(map(repr, EXHIBITS))}; you gave {shown(self.bug)}.")

    @cached_property
    def losses(self) -> np.ndarray:
        """The loss before the first update, and after each."""
        return self._losses(self.bug)

    @cached_property
    def right_losses(self) -> np.ndarray:
        """The same without a bug."""
        return self._losses(NONE)

    @property
    def parting(self) -> float:
        """How far the two losses part at most, as a part of the right one."""
        return float(np.abs(self.losses / self.right_losses - 1).max())

    @property
    def now(self) -> Passes:
        """One more training step from the present weights."""
        return Passes(self._update_now.network, X, TARGETS, self.learning_rate, bug=_in_a_step(self.bug))

    @cached_property
    def check(self) -> GradientCheck:
        """The slopes that the code would now make its step with, beside measured ones, all the weights together."""
        return self.now.check_of(self._update_now.slopes)

    @property
    def agree(self) -> np.ndarray:
        """For each weight whether the slope of the code is the measured one."""
        return agreeing(self.check)

    @property
    def _update_now(self) -> Update:
        return self._updates(self.bug)[self.steps]

    def _losses(self, bug: str) -> np.ndarray:
        return np.array([update.loss for update in self._updates(bug)[: self.steps + 1]])

    def _updates(self, bug: str) -> tuple[Update, ...]:
        return _trained(self.learning_rate, bug, stretch(self.steps, MOST_UPDATES))

    def __str__(self) -> str:
        verdict = "agree" if self.check.agrees else "differ"
        return f"MuseumRun(loss {in_short(self.losses[0])} → {in_short(self.losses[-1])}, {verdict})"

    __repr__ = __str__


@lru_cache(maxsize=32)  # while only the steps move, as in Play, little is trained again
def _trained(learning_rate: float, bug: str, updates: int) -> tuple[Update, ...]:
    """The training before each of the first `updates`, and after the last."""
    found = [_update(classic(), learning_rate, bug, None)]
    for _ in range(updates):
        last = found[-1]
        found.append(_update(moved(last.network, last.slopes, learning_rate), learning_rate, bug, last.slopes))
    return tuple(found)


def _update(network: Network, learning_rate: float, bug: str, last: Sequence[np.ndarray] | None) -> Update:
    """The next update: its slopes are those of the backward pass, or they are added to the `last` ones."""
    forward = network.forward(*SAMPLE)
    met = tampered(network, forward, learning_rate, _in_a_step(bug))
    slopes = tuple(dloss_dw for dloss_dw, _ in met.backward(forward))
    if bug == NEVER_ZEROED and last is not None:
        slopes = tuple(map(np.add, last, slopes))
    return Update(network, forward.loss, slopes)


def _in_a_step(bug: str) -> str:
    """The bug as it is in a single training step: slopes that pile up are right ones, each by itself."""
    return NONE if bug == NEVER_ZEROED else bug


def museum_code(run: MuseumRun, kept: Sequence = ()) -> str:
    """Code that leaves the run in `result`.

    >>> print(museum_code(MuseumRun(learning_rate=0.5, steps=40)))
    from mathomong.museum_runs import MuseumRun
    <BLANKLINE>
    result = MuseumRun(learning_rate=0.5, steps=40, bug="none")
    print(result.losses[-1], result.right_losses[-1])
    print(result.check)
    """
    made = f'result = MuseumRun(learning_rate={run.learning_rate}, steps={run.steps}, bug="{run.bug}")'
    told = "print(result.losses[-1], result.right_losses[-1])\nprint(result.check)"
    return f"from mathomong.museum_runs import MuseumRun\n\n{made}\n{told}"
