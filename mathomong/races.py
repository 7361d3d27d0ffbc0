"""Races: six optimizers from one start on one land, at one learning rate; who reaches the goal, and how far each went."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

import numpy as np

from mathomong.descent import Descent, descend, in_short
from mathomong.listing import BUILT_IN, data_lines, makers
from mathomong.objectives import Objective, expect_objective
from mathomong.optimizers import AdaGrad, Adam, GradientDescent, Momentum, Nesterov, RMSProp
from mathomong.symbolic.stationary import StationaryPoint, stationary_points
from mathomong.values import frozen, number, whole

RACERS = {
    "gradient descent": GradientDescent,
    "momentum": Momentum,
    "Nesterov": Nesterov,
    "AdaGrad": AdaGrad,
    "RMSProp": RMSProp,
    "Adam": Adam,
}
NEAR = 0.01  # the goal lies this part of the way above the lowest point
BELOW = 2.0  # where no lowest point is known, the goal lies this far below the start


@dataclass(frozen=True, eq=False)
class Race:
    """`steps` steps of all six optimizers on `objective`, which has two weights, at one `learning_rate`.

    They start at `start`, or at the objective's own, and remember as much as they do by default. Raises TypeError or
    ValueError with one sentence where there are not two weights, the start has no height, or a number won't do.

    >>> from mathomong import ravine
    >>> race = Race(ravine, learning_rate=0.1, steps=100)
    >>> race
    Race(Nesterov at step 26)
    >>> race.arrivals["Adam"], round(race.distances["Adam"], 2)
    (50, 5.9)
    """

    objective: Objective
    learning_rate: float
    start: Any = None
    steps: int = 40

    def __post_init__(self) -> None:
        land = expect_two_weights(self.objective)
        set_ = lambda name, value: object.__setattr__(self, name, value)  # noqa: E731 (a frozen value sets itself once)
        set_("learning_rate", number(self.learning_rate, "learning_rate", 0.0, such_as=0.1))
        set_("steps", whole(self.steps, "steps"))
        set_("start", frozen(land.point(land.start if self.start is None else self.start)))

    @cached_property
    def descents(self) -> dict[str, Descent]:
        """The run of each racer, by name."""
        return {
            name: descend(self.objective, make(self.learning_rate), self.start, self.steps)
            for name, make in RACERS.items()
        }

    @cached_property
    def goal(self) -> float:
        """The loss to reach on this land, wherever the race starts."""
        return goal_of(self.objective)

    @cached_property
    def arrivals(self) -> dict[str, int | None]:
        """Since which step each has been at or below the goal; None for those who are not."""
        return {name: arrival(run, self.goal) for name, run in self.descents.items()}

    @cached_property
    def distances(self) -> dict[str, float]:
        """How far each travelled: the lengths of all its steps, added up."""
        return {name: travelled(run) for name, run in self.descents.items()}

    @property
    def winners(self) -> tuple[str, ...]:
        """Who arrived first; more than one where they share the step, none where nobody is there."""
        first = min((at for at in self.arrivals.values() if at is not None), default=None)
        return tuple(name for name, at in self.arrivals.items() if at is not None and at == first)

    @property
    def best_arrival(self) -> int | None:
        """The step at which the first arrived; None where nobody is there."""
        return self.arrivals[self.winners[0]] if self.winners else None

    def __str__(self) -> str:
        if not self.winners:
            return f"Race(nobody in {self.steps} steps)"
        who = self.winners[0] if len(self.winners) == 1 else f"{len(self.winners)} racers"
        return f"Race({who} at step {self.best_arrival})"

    __repr__ = __str__


def expect_two_weights(objective: Any) -> Objective:
    """`objective` if it is a land over two weights, or one sentence (TypeError or ValueError)."""
    if expect_objective(objective).dimensions != 2:
        raise ValueError(f"a land over two weights is needed, such as ravine; {objective.name} has another number.")
    return objective


def goal_of(objective: Objective) -> float:
    """The loss that counts as the goal on this land: a hundredth of the way from its lowest point up to its own start.

    Where no lowest point below the start is known, it is 2 below the start.

    >>> from mathomong import ravine, saddle
    >>> round(goal_of(ravine), 6), round(goal_of(saddle), 6)
    (0.105, -1.0)
    """
    first = objective(objective.start)
    lowest = min(map(objective, objective.minima), default=np.inf)
    return float(lowest + NEAR * (first - lowest) if lowest < first else first - BELOW)


def arrival(run: Descent, goal: float) -> int | None:
    """Since which step the losses of the run are at or below `goal`; None where the last one is above.

    To roll through the goal and out again does not count.

    >>> from mathomong import parabola
    >>> arrival(descend(parabola, GradientDescent(0.1), steps=20), goal=1.0)
    8
    """
    above = np.flatnonzero(~(run.losses <= goal))
    since = int(above[-1]) + 1 if above.size else 0
    return since if since < len(run.losses) else None


def travelled(run: Descent) -> float:
    """The length of the way: that of all steps, added up.

    >>> from mathomong import parabola
    >>> travelled(descend(parabola, GradientDescent(1.0), steps=3))
    30.0
    """
    steps = np.diff(run.points, axis=0)
    return float(np.abs(steps).sum() if steps.ndim == 1 else np.hypot.reduce(steps, axis=1).sum())


@lru_cache(maxsize=32)
def level_places(objective: Objective) -> tuple[StationaryPoint, ...]:
    """Where the land is level, each place with its kind; for a learner's formula they are known already.

    >>> from mathomong import himmelblau
    >>> kinds = [place.kind for place in level_places(himmelblau)]
    >>> kinds.count("minimum"), kinds.count("saddle"), kinds.count("maximum")
    (4, 4, 1)
    """
    known = getattr(objective, "stationary_points", None)
    return stationary_points(objective) if known is None else known


def race_code(race: Race, kept: Sequence = ()) -> str:
    """Code that leaves the race in `result`; none are kept.

    >>> from mathomong import ravine
    >>> print(race_code(Race(ravine, learning_rate=0.1)))
    from mathomong import ravine
    from mathomong.races import Race
    <BLANKLINE>
    result = Race(ravine, learning_rate=0.1, start=(-5.0, -2.0), steps=40)
    print(result)
    """
    settings = f"learning_rate={race.learning_rate}, start={tuple(race.start.tolist())}, steps={race.steps}"
    return land_code(race.objective, "from mathomong.races import Race", f"Race({{land}}, {settings})")


def land_code(objective: Objective, imports: str, call: str) -> str:
    """The lines that make a record of this land: what to import, the land, and the `call`, with {land} for its name."""
    names = sorted(filter(None, makers(objective)))
    lines = [*([f"from mathomong import {', '.join(names)}"] if names else []), imports, "", *data_lines(objective)]
    return "\n".join([*lines, f"result = {call.format(land=BUILT_IN.get(objective, 'objective'))}", "print(result)"])


def table_of(race: Race) -> str:
    """The race as a table, one racer a line: since when it is at the goal, how far it went, and its last loss.

    >>> from mathomong import ravine
    >>> print(table_of(Race(ravine, learning_rate=0.1, steps=50)))
    racer             at goal since        way   last loss
    gradient descent              -      4.665      0.3315
    momentum                     39      18.47     0.01574
    Nesterov                     26       10.2    0.004969
    AdaGrad                       -       1.63       3.086
    RMSProp                      40      5.152     0.02465
    Adam                         50      4.927     0.09268
    """
    rows = [("racer", "at goal since", "way", "last loss")]
    for name, run in race.descents.items():
        since = race.arrivals[name]
        told = "flew away" if run.diverged else "-"
        rows.append(
            (name, told if since is None else f"{since}", f"{race.distances[name]:.4g}", in_short(run.losses[-1]))
        )
    return "\n".join(f"{name:<18}{since:>13}{way:>11}{loss:>12}" for name, since, way, loss in rows)
