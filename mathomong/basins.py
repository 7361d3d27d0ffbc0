"""Basins: which valley each of many starts falls into, when all of them go downhill at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from mathomong.descent import Descent, descend
from mathomong.objectives import Objective
from mathomong.optimizers import Momentum
from mathomong.races import expect_two_weights, land_code
from mathomong.values import frozen, whole

LETTERS = "ABCDEF"
THERE = 0.05  # a run this near to a lowest point, as a part of the land's width, is there
FLOWN = -1  # the valley of those who flew away


@dataclass(frozen=True, eq=False)
class Basins:
    """`side` × `side` starts all over `objective`, each gone `steps` steps with momentum: where is each of them?

    The valleys are the minima of the objective, called A, B, … in their order. Raises TypeError or ValueError with one
    sentence where the land has not two weights, or not one to six known minima.

    >>> from mathomong import himmelblau
    >>> basins = Basins(himmelblau, learning_rate=0.01, momentum=0.0, steps=40)
    >>> basins
    Basins(A 26%, B 26%, C 24%, D 25%)
    >>> basins.valley.shape
    (110, 110)
    """

    objective: Objective
    learning_rate: float
    momentum: float = 0.0
    steps: int = 40
    side: int = 110

    def __post_init__(self) -> None:
        land = expect_two_weights(self.objective)
        if not 1 <= len(land.minima) <= len(LETTERS):
            raise ValueError(f"{land.name} has {len(land.minima)} known minima; from 1 to {len(LETTERS)} are needed.")
        self._optimizer  # noqa: B018 (a wrong rate or momentum is named at once)
        object.__setattr__(self, "steps", whole(self.steps, "steps"))
        object.__setattr__(self, "side", whole(self.side, "side", low=2, such_as=100))

    @property
    def _optimizer(self) -> Momentum:
        return Momentum(self.learning_rate, self.momentum)

    @cached_property
    def descent(self) -> Descent:
        """All the runs, in one call."""
        return descend(self.objective, self._optimizer, starts(self.objective, self.side), self.steps)

    @cached_property
    def one(self) -> Descent:
        """The run from the objective's own start."""
        return descend(self.objective, self._optimizer, steps=self.steps)

    @cached_property
    def _distances(self) -> np.ndarray:
        """From where each run is now to each minimum, shape (minima, side, side)."""
        x, y = self.descent.end
        return np.stack([np.hypot(x - at_x, y - at_y) for at_x, at_y in self.objective.minima])

    @cached_property
    def valley(self) -> np.ndarray:
        """The number of the nearest minimum for each start, −1 for those who flew away; shape (side, side)."""
        return frozen(np.where(self.descent.diverged, FLOWN, self._distances.argmin(axis=0)))

    @cached_property
    def there(self) -> np.ndarray:
        """Whether each run is at its minimum; shape (side, side)."""
        low, high = np.transpose(self.objective.domain)
        near = self._distances.min(axis=0) <= THERE * (high - low).max()
        return frozen(near & ~self.descent.diverged)

    @cached_property
    def shares(self) -> tuple[float, ...]:
        """The part of the starts that is in each valley, on its way or there."""
        return tuple(float((self.valley == number).mean()) for number in range(len(self.objective.minima)))

    @property
    def arrived(self) -> float:
        """The part of the starts that is there."""
        return float(self.there.mean())

    @property
    def flown(self) -> float:
        """The part of the starts that flew away."""
        return float((self.valley == FLOWN).mean())

    @property
    def letter(self) -> str | None:
        """The valley that the run from the objective's own start is in or near; None where it flew away."""
        distances = [np.hypot(*(self.one.end - minimum)) for minimum in self.objective.minima]
        return None if self.one.diverged else LETTERS[int(np.argmin(distances))]

    def __str__(self) -> str:
        shares = [f"{letter} {share:.0%}" for letter, share in zip(LETTERS, self.shares, strict=False)]
        return f"Basins({', '.join(shares)}{f', flew away {self.flown:.0%}' if self.flown else ''})"

    __repr__ = __str__


def starts(objective: Objective, side: int) -> np.ndarray:
    """`side` × `side` starts, each in the middle of its own cell of the land; shape (2, side, side).

    >>> from mathomong import bowl
    >>> starts(bowl, 3)[0, 0]
    array([-2.,  0.,  2.])
    """
    middles = (np.arange(side) + 0.5) / side
    return np.stack(np.meshgrid(*(low + (high - low) * middles for low, high in objective.domain)))


def basins_code(basins: Basins, kept: Sequence = ()) -> str:
    """Code that leaves the basins in `result`; none are kept.

    >>> from mathomong import himmelblau
    >>> print(basins_code(Basins(himmelblau, 0.01)))
    from mathomong import himmelblau
    from mathomong.basins import Basins
    <BLANKLINE>
    result = Basins(himmelblau, learning_rate=0.01, momentum=0.0, steps=40)
    print(result)
    """
    settings = f"learning_rate={basins.learning_rate}, momentum={basins.momentum}, steps={basins.steps}"
    return land_code(basins.objective, "from mathomong.basins import Basins", f"Basins({{land}}, {settings})")
