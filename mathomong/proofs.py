"""The proof badge: one slope, found by formula, by measuring and by sympy, and whether the three agree."""

from dataclasses import dataclass
from math import floor, log10
from typing import Any

import numpy as np

from mathomong.calculus import AGREEMENT, STEP, derivative, gradient, in_figures
from mathomong.functions import differentiable
from mathomong.objectives import Objective
from mathomong.symbolic import LearnerFunction
from mathomong.symbolic.known import symbolic_slope
from mathomong.values import array, plain

Slope = float | np.ndarray
ROUND_OFF = 1e-12  # differences below this come from the last digits


@dataclass(frozen=True)
class Proof:
    """The slope at a point, found in several `ways` (name, value), and whether they agree to one part in a million.

    >>> print(Proof(at=3.0, ways=(("analytic", 6.0), ("measured", 6.5)), agree=False))
    The slope at 3: analytic 6, measured 6.5. They do NOT agree.
    """

    at: Slope
    ways: tuple[tuple[str, Slope], ...]
    agree: bool

    def __str__(self) -> str:
        found = ", ".join(f"{name} {in_figures(value)}" for name, value in self.ways)
        return f"The slope at {in_figures(self.at)}: {found}. {self._verdict}"

    @property
    def _verdict(self) -> str:
        if len(self.ways) == 1:
            return "There is no formula to compare it with."
        return "They agree." if self.agree else "They do NOT agree."


@np.errstate(all="ignore")  # a slope too large to write down is told in a sentence, not warned about
def prove(f: Any, at: Slope) -> Proof:
    """The slope of `f` at the point `at`: by its own formula, measured, and by sympy, as far as each is there.

    `f` is an Objective or a Differentiable, `at` one point: a number, or a vector (d,) that gives a vector of slopes.
    They agree if they differ by no more than a millionth of their size; where the slope is nearly 0, of the size of
    the slope a hundredth further on, since rounding would decide. Raises ValueError where `f` has no slope.

    >>> from mathomong import square
    >>> print(prove(square, at=3.0))
    The slope at 3: analytic 6, measured 6, symbolic 6. They agree.
    """
    if not isinstance(f, Objective):
        differentiable(f, "f")
    at = plain(array(at, "at"))
    scale = max(1.0, float(np.abs(at).max()))
    measured = (gradient if np.ndim(at) else derivative)(f, STEP * scale)
    ways = (*_analytic(f), ("measured", measured), *_symbolic(f))
    slopes = [slope(at) for _, slope in ways]
    size = max(map(np.linalg.norm, [*slopes, measured(at + 0.01 * scale)]))
    if not np.isfinite(size):
        raise ValueError(f"There is no slope at {in_figures(at)}, or it is too large to write down; try another point.")
    tiny = max(AGREEMENT * size, ROUND_OFF)
    apart = max(np.linalg.norm(np.subtract(slope, measured(at))) for slope in slopes)
    names, digits = [name for name, _ in ways], 1 - floor(log10(tiny))
    return Proof(at, tuple(zip(names, np.round(slopes, digits), strict=True)), bool(apart <= tiny))


def _analytic(f: Any) -> tuple:
    """The slope by the formula that the package, or the learner, wrote by hand; where there is one."""
    if not isinstance(f, Objective):
        return (("analytic", f.derivative),)
    return () if isinstance(f, LearnerFunction) or f.measured else (("analytic", f.gradient),)


def _symbolic(f: Any) -> tuple:
    slope = symbolic_slope(f)
    return (("symbolic", slope),) if slope else ()
