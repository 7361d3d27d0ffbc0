"""Bugs: backward passes of a neuron, each with one famous mistake, what the check says, and what becomes of the loss."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from mathomong.calculus import GradientCheck, check_gradient
from mathomong.descent import in_short
from mathomong.fits import NeuronFit
from mathomong.neuron import Backward, Neuron
from mathomong.training_steps import fit_of, neuron_text
from mathomong.values import number, of_kind, shown, whole

Pass = Callable[[Neuron, float, float, float], Backward]  # of neuron, x, target and learning rate


def _right(neuron: Neuron, x: float, target: float, rate: float) -> Backward:
    return neuron.backward(neuron.forward(x, target))


def _with(factor: str, wrong: Callable[[Backward], float]) -> Pass:
    """A backward pass that gets one factor wrong, and multiplies as it should."""

    def backward(neuron: Neuron, x: float, target: float, rate: float) -> Backward:
        right = _right(neuron, x, target, rate)
        return _multiplied(replace(right, **{factor: wrong(right)}))

    return backward


def _multiplied(backward: Backward) -> Backward:
    """The products made of the factors that stand there."""
    dloss_dz = backward.dloss_dprediction * backward.dprediction_dz
    return replace(
        backward,
        dloss_dz=dloss_dz,
        dloss_dw=dloss_dz * backward.dz_dw,
        dloss_db=dloss_dz,
        dloss_dx=dloss_dz * backward.dz_dx,
    )


def _too_early(neuron: Neuron, x: float, target: float, rate: float) -> Backward:
    """w is overwritten as soon as its slope is there, and the slope of b is found with the new w."""
    right = _right(neuron, x, target, rate)
    moved = replace(neuron, w=neuron.w - rate * right.dloss_dw)
    return replace(right, dloss_db=_right(moved, x, target, rate).dloss_db)


NONE = "none"
BUGS: dict[str, Pass] = {
    NONE: _right,
    "wrong sign": _with("dloss_dprediction", lambda right: -right.dloss_dprediction),
    "no σ′": _with("dprediction_dz", lambda right: 1.0),
    "x and w swapped": _with("dz_dw", lambda right: right.dz_dx),
    "update before backward": _too_early,
}


@dataclass(frozen=True, eq=False)
class BugHunt:
    """A `neuron` trained on one sample by a backward pass with a `bug`, for so many updates, the `steps`.

    Raises TypeError or ValueError with one sentence where a number is not finite, or there is no such bug.

    >>> BugHunt(Neuron(0.5), x=2.0, target=1.0, bug="no σ′")
    BugHunt(dloss_dw -1.076, measured -0.2115)
    >>> BugHunt(Neuron(0.5), x=2.0, target=1.0, bug="no σ′").check.agrees
    False
    """

    neuron: Neuron
    x: float
    target: float
    learning_rate: float = 0.5
    steps: int = 0
    bug: str = NONE

    def __post_init__(self) -> None:
        of_kind(self.neuron, Neuron, "neuron must be a Neuron, such as Neuron(0.5)")
        number(self.neuron.w, "the neuron's w", such_as=0.5)
        number(self.x, "x", such_as=2)
        number(self.target, "target", such_as=1)
        number(self.learning_rate, "learning_rate", low=0)
        whole(self.steps, "steps")
        if self.bug not in BUGS:
            raise ValueError(f"bug must be one of {', '.join(map(repr, BUGS))}; you gave {shown(self.bug)}.")

    @cached_property
    def backward(self) -> Backward:
        """What the code with the bug finds."""
        return BUGS[self.bug](self.neuron, self.x, self.target, self.learning_rate)

    @cached_property
    def right(self) -> Backward:
        """What a code without a bug finds."""
        return _right(self.neuron, self.x, self.target, self.learning_rate)

    @cached_property
    def check(self) -> GradientCheck:
        """The gradient (dloss_dw, dloss_db) of this code, compared with the measured one."""
        found = [self.backward.dloss_dw, self.backward.dloss_db]
        return check_gradient(self.fit, lambda _: np.array(found), at=(self.neuron.w, self.neuron.b))

    @cached_property
    def losses(self) -> list[float]:
        """The loss before the first update with this code, and after each."""
        return self._losses(self.bug)

    @cached_property
    def right_losses(self) -> list[float]:
        """The same with the right code."""
        return self._losses(NONE)

    @property
    def fit(self) -> NeuronFit:
        """The loss of this sample as a landscape over (w, b), so that its slopes can be proved."""
        return fit_of(self.neuron, self.x, self.target)

    def _losses(self, bug: str) -> list[float]:
        neuron, losses = self.neuron, []
        for _ in range(self.steps + 1):
            losses.append(neuron.forward(self.x, self.target).loss)
            neuron = neuron.step(BUGS[bug](neuron, self.x, self.target, self.learning_rate), self.learning_rate)
        return losses

    def __str__(self) -> str:
        code, measured = in_short(self.backward.dloss_dw), in_short(self.check.measured[0])
        return f"BugHunt(dloss_dw {code}, measured {measured})"

    __repr__ = __str__


def bug_code(hunt: BugHunt, kept: Sequence = ()) -> str:
    """Code that leaves the hunt in `result`.

    >>> print(bug_code(BugHunt(Neuron(0.5), x=2.0, target=1.0, steps=9)))
    from mathomong import Neuron, squared_error
    from mathomong.bugs import BugHunt
    <BLANKLINE>
    neuron = Neuron(w=0.5, b=0.0, loss=squared_error)
    result = BugHunt(neuron, x=2.0, target=1.0, learning_rate=0.5, steps=9, bug="none")
    print(result, result.check)
    """
    settings = f"x={hunt.x}, target={hunt.target}, learning_rate={hunt.learning_rate}, steps={hunt.steps}"
    lines = [
        f"from mathomong import Neuron, {hunt.neuron.loss.name.replace(' ', '_')}",
        "from mathomong.bugs import BugHunt",
        "",
        f"neuron = {neuron_text(hunt.neuron)}",
        f'result = BugHunt(neuron, {settings}, bug="{hunt.bug}")',
    ]
    return "\n".join([*lines, "print(result, result.check)"])
