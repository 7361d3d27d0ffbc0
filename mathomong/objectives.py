"""Objectives: a function to be made small, with its gradient, where to look, and where to start."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from mathomong.calculus import derivative
from mathomong.calculus import gradient as measured_gradient
from mathomong.calls import miscalled
from mathomong.values import array, frozen, function, of_kind, plain, real_array, shown


@dataclass(frozen=True, eq=False)
class Objective:
    """A function of one or more variables, to be made small.

    `value(w)` is written with numpy. One variable: w is a number or an array of numbers, `domain` one (low, high)
    pair. Two or more: w has shape (d, …), `domain` one pair per coordinate; later axes (a grid, many starts) are
    carried along. Without a `gradient` it is measured by central differences. `minima` is a tuple of points.
    Raises TypeError or ValueError with one sentence where w does not fit, or an answer does not: one number per
    point from `value`, one slope per coordinate from `gradient`.

    >>> hill = Objective("hill", lambda x: x**2, lambda x: 2 * x, domain=(-11, 11), start=10.0)
    >>> hill(3), hill.gradient(3)
    (9.0, 6.0)
    """

    name: str
    value: Callable
    gradient: Callable | None = None
    domain: tuple = (-5.0, 5.0)
    start: Any = 1.0
    minima: tuple = ()
    measured: bool = field(init=False, default=False)  # whether its gradient is

    def __post_init__(self) -> None:
        of_kind(self.name, str, "name must be text, such as 'hill'")
        set_ = lambda name, value: object.__setattr__(self, name, value)  # noqa: E731 (a frozen value sets itself once)
        set_("domain", _domain(self.domain))
        measured = (derivative if self.dimensions == 1 else measured_gradient)(function(self.value, "value"))
        slope = measured if self.gradient is None else function(self.gradient, "gradient")
        axes = int(self.dimensions > 1)  # how many axes of w hold coordinates
        set_("value", self._at_points(self.value, "value", lambda w: w.shape[axes:]))
        set_("gradient", self._at_points(slope, "gradient", lambda w: w.shape))
        set_("start", frozen(self.point(self.start, "start")))
        of_kind(self.minima, (tuple, list), "minima must be a list of points, such as (0.0,)")
        set_("measured", slope is measured)
        set_("minima", tuple(frozen(self.point(minimum, "each of the minima")) for minimum in self.minima))

    def __call__(self, w: float | np.ndarray) -> float | np.ndarray:
        return self.value(w)

    def __repr__(self) -> str:
        return f"Objective({self.name})"

    @property
    def dimensions(self) -> int:
        """How many variables there are."""
        return len(self.domain) if isinstance(self.domain[0], tuple) else 1

    def point(self, w: Any, name: str = "start") -> float | np.ndarray:
        """`w` as a point, or as many points, of this objective: finite numbers of the right shape."""
        return plain(self._expect_shape(array(w, name), name))

    def _at_points(self, f: Callable, name: str, wanted: Callable) -> Callable:
        """`f` at one point or many, its answer in the wanted shape; overflow is infinity, not a warning."""

        answer = f"the {name} of {self.name}"

        def checked(w):
            w = self._expect_shape(real_array(w, "w"), "w")
            try:
                with np.errstate(all="ignore"):
                    result = real_array(f(w[()]), answer)
            except (TypeError, MemoryError) as error:
                raise miscalled(error, f, answer) from None
            if result.shape != wanted(w):
                raise ValueError(
                    f"{answer} must have shape {wanted(w)} for w of shape {w.shape}, not {result.shape};"
                    " is its domain right, one (low, high) per variable?"
                )
            return plain(result)

        return checked

    def _expect_shape(self, w: np.ndarray, name: str) -> np.ndarray:
        if self.dimensions > 1 and (w.ndim == 0 or len(w) != self.dimensions):
            raise ValueError(
                f"{name} must have {self.dimensions} coordinates for {self.name}; you gave shape {w.shape}."
            )
        return w


def expect_objective(objective: Any) -> Objective:
    """`objective` if it is one, or one sentence (a TypeError) that says how to get one."""
    wanted = "the objective must be an Objective, such as bowl, or learner_function('x^2') for a typed formula"
    return of_kind(objective, Objective, wanted)


def _domain(domain: Any) -> tuple:
    """(low, high), or one such pair per coordinate, as floats; or one sentence."""
    pairs = array(domain, "domain")
    if pairs.shape[-1:] != (2,) or pairs.ndim > 2 or len(pairs) < 2 or not (pairs[..., 0] < pairs[..., 1]).all():
        raise ValueError(
            f"domain must be (low, high), or two or more such pairs, low < high; you gave {shown(domain)}."
        )
    return tuple(map(tuple, pairs.tolist())) if pairs.ndim == 2 else tuple(pairs.tolist())
