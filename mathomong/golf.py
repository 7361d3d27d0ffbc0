"""Learning-rate golf: reach the hole of a land, a low enough loss, with as few steps as you can."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from mathomong.descent import Descent, descend, in_short
from mathomong.fits import line_fit
from mathomong.landscapes import beale, bowl
from mathomong.objectives import Objective
from mathomong.optimizers import Momentum
from mathomong.values import number, of_kind, whole

MOST = 100  # steps; who is not there by then has lost the ball
FASTEST, HEAVIEST = 10.0, 0.99


@dataclass(frozen=True, eq=False)
class Hole:
    """A land with the loss that counts as being in the hole, and par: the steps of a good player.

    >>> HOLES["bowl"]
    Hole(bowl, loss 0.01, par 3)
    """

    name: str
    objective: Objective
    target: float
    par: int

    def __post_init__(self) -> None:
        if self.objective.dimensions != 2:
            raise ValueError(f"a hole needs a land of two weights; {self.objective.name} has another number.")
        object.__setattr__(self, "target", number(self.target, "target", low=0))
        object.__setattr__(self, "par", whole(self.par, "par", low=1))

    def __repr__(self) -> str:
        return f"Hole({self.name}, loss {in_short(self.target)}, par {self.par})"


HOLES = {
    hole.name: hole
    for hole in (
        Hole("bowl", bowl, 0.01, par=3),
        Hole("line fit", line_fit([1, 2, 3, 4, 5], [2, 4, 6, 8, 10]), 0.01, par=18),
        Hole("Beale", beale, 0.01, par=45),
    )
}


@dataclass(frozen=True, eq=False)
class Round:
    """One try at a `hole`: momentum descent from the start of its land, until the loss is low enough, or MOST steps.

    velocity ← momentum · velocity + gradient,  w ← w − learning_rate · velocity

    With momentum 0 that is plain gradient descent. A ball that only rolls across the hole counts too. Raises
    TypeError or ValueError with one sentence where `hole` is no Hole, or a number is out of range.

    >>> Round(HOLES["bowl"], learning_rate=0.1)
    Round(in the hole after 16 steps, par 3)
    >>> Round(HOLES["line fit"], learning_rate=0.1).in_the_hole
    False
    """

    hole: Hole
    learning_rate: float
    momentum: float = 0.0

    def __post_init__(self) -> None:
        of_kind(self.hole, Hole, 'hole must be a Hole, such as HOLES["bowl"]')
        object.__setattr__(self, "learning_rate", number(self.learning_rate, "learning_rate", 0, FASTEST))
        object.__setattr__(self, "momentum", number(self.momentum, "momentum", 0, HEAVIEST, such_as=0.9))

    @property
    def objective(self) -> Objective:
        """The land."""
        return self.hole.objective

    @cached_property
    def _whole(self) -> Descent:
        return descend(self.objective, Momentum(self.learning_rate, self.momentum), steps=MOST)

    @cached_property
    def steps(self) -> int:
        """How many steps were taken: up to the first that is in the hole, if there is one."""
        low_enough = np.flatnonzero(self._whole.losses <= self.hole.target)
        return int(low_enough[0]) if low_enough.size else self._whole.steps

    @property
    def in_the_hole(self) -> bool:
        """Whether the last step ended with a loss that is low enough."""
        return bool(self.losses[-1] <= self.hole.target)

    @property
    def diverged_at(self) -> int | None:
        """The step at which the ball flew away, if it did before it was in the hole."""
        return None if self.in_the_hole else self._whole.diverged_at

    @property
    def points(self) -> np.ndarray:
        """Where the ball was, shape (steps + 1, 2)."""
        return self._whole.points[: self.steps + 1]

    @property
    def losses(self) -> np.ndarray:
        """The loss after each step, shape (steps + 1,)."""
        return self._whole.losses[: self.steps + 1]

    @property
    def end(self) -> np.ndarray:
        """Where the ball lies."""
        return self.points[-1]

    def __str__(self) -> str:
        return f"Round({self._outcome}, par {self.hole.par})"

    __repr__ = __str__

    @property
    def _outcome(self) -> str:
        if self.in_the_hole:
            return f"in the hole after {self.steps} step{'s' * (self.steps != 1)}"
        lost = f"diverged at step {self.diverged_at}" if self.diverged_at else f"not there after {MOST} steps"
        return f"{lost}, loss {in_short(self.losses[-1])}"


def round_code(played: Round, kept: Sequence = ()) -> str:
    """Code that leaves the round in `result`.

    >>> print(round_code(Round(HOLES["bowl"], learning_rate=0.1)))
    from mathomong.golf import HOLES, Round
    <BLANKLINE>
    result = Round(HOLES["bowl"], learning_rate=0.1, momentum=0.0)
    print(result)
    """
    hole = f'HOLES["{played.hole.name}"]'
    return "\n".join(
        [
            "from mathomong.golf import HOLES, Round",
            "",
            f"result = Round({hole}, learning_rate={played.learning_rate}, momentum={played.momentum})",
            "print(result)",
        ]
    )
