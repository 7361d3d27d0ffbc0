"""Speed limits: what a learning rate does in a valley of curvature λ, told before a single step is taken."""

from dataclasses import dataclass

import numpy as np

from mathomong.calculus import curvatures
from mathomong.objectives import Objective

FLAT = 1e-6  # a measured curvature below this is no valley
TOUCHING = 1e-6  # a rate this close to a limit, relatively, is at it


@dataclass(frozen=True)
class Regime:
    """How gradient descent behaves at a rate: what it does, and where the rate lies, with room for the two limits."""

    name: str
    where: str

    def sentence(self, curvature: float, tail: str = "") -> str:
        """The regime in words, the limits worked out for the curvature λ.

        >>> CREEPS.sentence(2.0)
        'The rate is below 1/λ = 0.5: it creeps.'
        """
        limits = {} if self is NO_VALLEY else {"one": f"1/λ = {1 / curvature:.4g}", "two": f"2/λ = {2 / curvature:.4g}"}
        return f"{self.where.format(**limits)}: it {self.name}{tail}."


STILL = Regime("stands still", "The rate is 0")
CREEPS = Regime("creeps", "The rate is below {one}")
ONE_STEP = Regime("arrives in one step", "The rate is just {one}")
ZIGZAGS = Regime("zig-zags", "The rate is between {one} and {two}")
SWINGS = Regime("swings for ever", "The rate is just {two}")
FLIES = Regime("flies away", "The rate is above {two}")
NO_VALLEY = Regime("has no speed limit to tell", "The ground hardly bends at the lowest point")


def regime(learning_rate: float, curvature: float) -> Regime:
    """What steps of −learning_rate · gradient do in a valley of the given curvature λ > 0.

    Each step multiplies the distance to the bottom by 1 − rate·λ: between 0 and 1 it creeps, at 0 it is there at
    once, between −1 and 0 it zig-zags, at −1 it swings for ever, below −1 it flies away.

    >>> [regime(rate, curvature=2.0).name for rate in (0.1, 0.5, 0.9, 1.0, 1.1)]
    ['creeps', 'arrives in one step', 'zig-zags', 'swings for ever', 'flies away']
    """
    if curvature <= FLAT:
        return NO_VALLEY
    if learning_rate == 0:
        return STILL
    pace = learning_rate * curvature
    for limit, below, at in ((1, CREEPS, ONE_STEP), (2, ZIGZAGS, SWINGS)):
        if pace < limit * (1 + TOUCHING):
            return below if pace < limit * (1 - TOUCHING) else at
    return FLIES


def steepest_curvature(objective: Objective) -> float:
    """The largest curvature λ in any known valley, which sets the speed limit 2/λ; infinite where there is none.

    >>> from mathomong.landscapes import double_well
    >>> round(steepest_curvature(double_well), 6)
    8.4
    """
    known = [curvature_near(objective, minimum) for minimum in objective.minima]
    return max((curvature for curvature in known if curvature > FLAT), default=np.inf)


def curvature_near(objective: Objective, point: float | np.ndarray) -> float:
    """The largest curvature at the known minimum nearest to `point`.

    >>> from mathomong.landscapes import double_well
    >>> round(curvature_near(double_well, 1.0), 6)
    6.3
    """
    near = min(objective.minima, key=lambda minimum: np.linalg.norm(np.subtract(minimum, point)))
    return float(curvatures(objective.gradient, near)[-1])
