"""Directions: a place on a land over two weights, how steep it is each way, and how far downhill is off the minimum."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from mathomong.descent import in_short
from mathomong.listing import BUILT_IN, data_lines, makers
from mathomong.objectives import Objective, expect_objective
from mathomong.values import frozen, number, plain

FLAT = 1e-12  # a slope smaller than this comes from the last digits


@dataclass(frozen=True, eq=False)
class Place:
    """A point on `objective`, which has two weights, and a direction to go in.

    `direction` is in degrees: at 0 only the first weight grows, at 90 only the second. In the direction u, of length
    1, the slope is gradient · u. `star_shown` says whether the direction to the minimum is in sight. Raises
    TypeError or ValueError with one sentence where there are not two weights, or there is no slope.

    >>> from mathomong import ravine
    >>> Place(ravine, point=(-5, -2), direction=90)
    Place(gradient (-1, -8), slope -8)
    >>> Place(ravine, point=(-5, -2), star_shown=True)
    Place(gradient (-1, -8), slope -1, 61.07° off)
    """

    objective: Objective
    point: tuple[float, float]
    direction: float = 0.0
    star_shown: bool = False

    def __post_init__(self) -> None:
        if expect_objective(self.objective).dimensions != 2:
            raise ValueError(
                f"a land over two weights is needed, such as bowl; {self.objective.name} has another number."
            )
        set_ = lambda name, value: object.__setattr__(self, name, value)  # noqa: E731 (a frozen value sets itself once)
        set_("point", tuple(self.objective.point(self.point, "point").tolist()))
        set_("direction", number(self.direction, "direction", such_as=90))
        if not np.isfinite([self.loss, *self.gradient]).all():
            where = "({:.4g}, {:.4g})".format(*self.point)
            raise ValueError(f"{self.objective.name} has no height or no slope at {where}; try another point.")

    @property
    def loss(self) -> float:
        """The height here."""
        return self.objective(np.array(self.point))

    @cached_property
    def gradient(self) -> np.ndarray:
        """The two partial derivatives: the slope along the first weight, and along the second; shape (2,)."""
        return frozen(self.objective.gradient(np.array(self.point)))

    @property
    def steepness(self) -> float:
        """The length of the gradient: the slope in the steepest direction."""
        return float(np.hypot(*self.gradient))

    @property
    def slope(self) -> float:
        """The slope in the chosen direction; straight across the gradient it is 0, whatever the last digits say."""
        slope = self.slope_at(self.direction)
        return slope if abs(slope) > FLAT * max(1.0, self.steepness) else 0.0

    def slope_at(self, degrees: float | np.ndarray) -> float | np.ndarray:
        """The slope in a direction, or in many: gradient · u, with u = (cos, sin) of the angle.

        >>> from mathomong import bowl
        >>> Place(bowl, point=(2, 1)).slope_at(np.array([0.0, 90.0]))
        array([4., 2.])
        """
        angle = np.radians(degrees)
        return plain(self.gradient[0] * np.cos(angle) + self.gradient[1] * np.sin(angle))

    @property
    def uphill(self) -> float | None:
        """The direction of the gradient, in degrees; None where it is flat."""
        return _direction_of(self.gradient)

    @property
    def downhill(self) -> float | None:
        """The direction against the gradient, in degrees; None where it is flat."""
        return _direction_of(-self.gradient)

    @property
    def minimum(self) -> np.ndarray | None:
        """The nearest known minimum; None where none is known."""
        return min(self.objective.minima, key=lambda minimum: np.hypot(*(minimum - self.point)), default=None)

    @property
    def to_minimum(self) -> float | None:
        """The direction to the nearest minimum, in degrees; None at a minimum, or where none is known."""
        return None if self.minimum is None else _direction_of(self.minimum - self.point)

    @property
    def off(self) -> float | None:
        """The angle between downhill and the direction to the minimum, 0 to 180 degrees; None where one is missing."""
        if self.downhill is None or self.to_minimum is None:
            return None
        (a, b), (c, d) = -self.gradient, self.minimum - self.point
        return float(np.degrees(np.arctan2(abs(a * d - b * c), a * c + b * d)))

    def __str__(self) -> str:
        slopes = "gradient ({}, {}), slope {}".format(*map(in_short, (*self.gradient, self.slope)))
        off = f", {in_short(self.off)}° off" if self.star_shown and self.off is not None else ""
        return f"Place({slopes}{off})"

    __repr__ = __str__


def place_code(place: Place, kept: Sequence = ()) -> str:
    """Code that leaves the place in `result`; none are kept.

    >>> from mathomong import ravine
    >>> print(place_code(Place(ravine, point=(-5, -2), direction=90)))
    from mathomong import ravine
    from mathomong.directions import Place
    <BLANKLINE>
    result = Place(ravine, point=(-5.0, -2.0), direction=90.0)
    print(result)
    """
    land, names = place.objective, sorted(filter(None, makers(place.objective)))
    star = ", star_shown=True" if place.star_shown else ""
    lines = [
        *([f"from mathomong import {', '.join(names)}"] if names else []),
        "from mathomong.directions import Place",
        "",
        *data_lines(land),
        f"result = Place({BUILT_IN.get(land, 'objective')}, point={place.point}, direction={place.direction}{star})",
    ]
    return "\n".join([*lines, "print(result)"])


def _direction_of(vector: np.ndarray) -> float | None:
    """The angle of a vector, from 0 up to 360 degrees; None where it has no length."""
    return None if np.hypot(*vector) < FLAT else float(np.degrees(np.arctan2(vector[1], vector[0])) % 360)
