"""Secants: the slope of a curve measured with a step h, from one side or from both, and how far off it is."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from mathomong.descent import in_short
from mathomong.functions import Differentiable
from mathomong.objectives import Objective
from mathomong.values import number, plain, shown

ONE_SIDED, CENTRAL = "one-sided", "central"
EVERY_H = tuple(float(f"{10 ** (n / 10):.3g}") for n in range(-120, 1))  # from 1e-12 to 1, ten for each factor of ten

_SLOPES = {
    ONE_SIDED: lambda f, x, h: (f(x + h) - f(x)) / h,
    CENTRAL: lambda f, x, h: (f(x + h) - f(x - h)) / (2 * h),
}
_FIRST = {ONE_SIDED: 0.0, CENTRAL: -1.0}  # where the first of the two points lies, counted in h from x


@dataclass(frozen=True, eq=False)
class Secant:
    """The straight line through two points of a curve, a step `h` apart, and how well its slope fits the curve at `x`.

    one-sided: (f(x + h) − f(x)) / h          central: (f(x + h) − f(x − h)) / 2h

    `function` is a Differentiable, such as square, or an Objective of one variable. `compared` are further steps,
    whose errors `errors` gives. Raises TypeError or ValueError with one sentence where it is no such function, `h`
    is not above 0, or there is no height or no slope.

    >>> from mathomong import square
    >>> Secant(square, x=3.0, h=0.1)
    Secant(slope 6.1, true 6, error 0.1)
    >>> Secant(square, x=3.0, h=0.1, kind="central")
    Secant(slope 6, true 6, error 0)
    """

    function: Any
    x: float
    h: float
    kind: str = ONE_SIDED
    compared: tuple[float, ...] = ()

    def __post_init__(self) -> None:
        slope_function(self.function)
        number(self.x, "x", such_as=3)
        if number(self.h, "h") <= 0:
            raise ValueError(f"h must be above 0, such as 0.1; you gave {shown(self.h)}.")
        if self.kind not in _SLOPES:
            raise ValueError(f"kind must be one of {', '.join(map(repr, _SLOPES))}; you gave {shown(self.kind)}.")
        self._expect_values()

    @property
    def objective(self) -> Any:
        """What stands still while x and h move."""
        return self.function

    @cached_property
    def slope(self) -> float:
        """The slope as measured."""
        return plain(_SLOPES[self.kind](self.function, self.x, self.h))

    @cached_property
    def true_slope(self) -> float:
        """The slope by formula."""
        return plain(slope_function(self.function)(self.x))

    @property
    def error(self) -> float:
        """How far the measured slope is from the true one."""
        return abs(self.slope - self.true_slope)

    @property
    def points(self) -> tuple[tuple[float, float], tuple[float, float]]:
        """The two points, (x, height) each, through which the line goes."""
        ends = self.x + _FIRST[self.kind] * self.h, self.x + self.h
        return tuple((end, self.function(end)) for end in ends)

    @property
    def rounding_decides(self) -> bool:
        """Whether the error is one of rounding: no larger than what the last digit of x and of f(x) can do to it."""
        last_digits = np.spacing(abs(self.function(self.x))) + abs(self.true_slope) * np.spacing(abs(self.x))
        return bool(0 < self.error <= 2 * last_digits / self.h)

    def errors(self, kind: str) -> np.ndarray:
        """The error of that kind of slope for each of the `compared` steps; NaN where f has no value."""
        return errors(self.function, self.x, np.array(self.compared), kind)

    def __str__(self) -> str:
        numbers = in_short(self.slope), in_short(self.true_slope), in_short(self.error)
        return "Secant(slope {}, true {}, error {})".format(*numbers)

    __repr__ = __str__

    def _expect_values(self) -> None:
        """Raise ValueError at the first height that is missing, or if the slope is."""
        name, heights = self.function.name, {self.x: self.function(self.x), **dict(self.points)}
        for place, height in heights.items():
            if not np.isfinite(height):
                instead = "another x" if place == self.x else "a smaller h or another x"
                raise ValueError(f"{name} has no value at {place:.4g}; try {instead}.")
        if not np.isfinite([self.slope, self.true_slope]).all():
            raise ValueError(f"{name} has no slope at {self.x:.4g}, or one too large to write down; try another x.")


def errors(function: Any, x: float | np.ndarray, h: float | np.ndarray, kind: str) -> np.ndarray:
    """How far the slope measured with the step `h` is from the true one; NaN where f has no value.

    `x` or `h` may hold many numbers.

    >>> from mathomong import square
    >>> errors(square, 3.0, np.array([1.0, 0.5]), "one-sided")
    array([1. , 0.5])
    """
    with np.errstate(all="ignore"):
        found = np.abs(_SLOPES[kind](function, x, h) - slope_function(function)(x))
    return np.where(np.isfinite(found), found, np.nan)  # f may have no value at x + h


def slope_function(function: Any) -> Callable:
    """The derivative of a Differentiable, the gradient of an Objective of one variable; or one sentence (a TypeError).

    >>> from mathomong import cube
    >>> slope_function(cube)(2.0)
    12.0
    """
    if isinstance(function, Objective) and function.dimensions == 1:
        return function.gradient
    if isinstance(function, Objective) or not callable(getattr(function, "derivative", None)):
        raise TypeError(
            "the function must have one variable and know its slope, such as square or learner_function('x^2'); "
            f"you gave {shown(function)}."
        )
    return function.derivative


def secant_code(secant: Secant, kept: tuple = ()) -> str:
    """Code that leaves the secant in `result`.

    >>> from mathomong import square
    >>> print(secant_code(Secant(square, x=3.0, h=0.1)))
    from mathomong import square
    from mathomong.secants import Secant
    <BLANKLINE>
    result = Secant(square, x=3.0, h=0.1)
    print(result)
    """
    own = isinstance(secant.function, Differentiable)
    lines = [
        f"from mathomong import {secant.function.name if own else 'learner_function'}",
        f"from mathomong.secants import {'EVERY_H, ' if secant.compared == EVERY_H else ''}Secant",
        "",
        *([] if own else [f"f = learner_function({secant.function.name!r})"]),
        f"result = Secant({secant.function.name if own else 'f'}, x={secant.x}, h={secant.h}{_more(secant)})",
    ]
    return "\n".join([*lines, "print(result)"])


def _more(secant: Secant) -> str:
    """The arguments that are not as usual."""
    kind = "" if secant.kind == ONE_SIDED else f', kind="{secant.kind}"'
    compared = f", compared={'EVERY_H' if secant.compared == EVERY_H else secant.compared}" if secant.compared else ""
    return kind + compared
