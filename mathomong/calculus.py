"""Slopes: of a secant, of a curve at a point, of a landscape along each coordinate. All measured by small steps."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from mathomong.values import number, plain, real_array, shown

STEP = 1e-5  # near the best for a central difference: smaller and rounding grows, larger and the curve bends
AGREEMENT = 1e-6  # how closely an analytic and a measured slope must agree, relative to their size

Function = Callable[[float], float]


def secant_slope(f: Function, x: float, h: float) -> float:
    """The slope of the straight line through the curve of `f` at `x` and at `x + h`.

    (f(x + h) − f(x)) / h

    `x` is a number or an array, `h` a number that is not 0. Raises ValueError where `h` is 0.

    >>> secant_slope(lambda x: x**2, 3, 1)
    7.0
    """
    if number(h, "h") == 0:
        raise ValueError("h is 0, so there is no second point to draw a line through; try h=0.1.")
    return plain((f(x + h) - f(x)) / h)


def derivative(f: Function, h: float = STEP) -> Function:
    """A new function: the slope of `f` at each x, measured by a central difference.

    (f(x + h) − f(x − h)) / 2h

    The error is about f‴(x)·h²/6 from the bend of the curve and 1e-16·|f(x)|/h from rounding.

    >>> slope = derivative(lambda x: x**2)
    >>> round(slope(3.0), 8)
    6.0
    """
    _expect_function(f)
    return lambda x: plain((f(x + h) - f(x - h)) / (2 * h))


def partial_derivative(f: Callable, i: int, h: float = STEP) -> Callable:
    """A new function of the vector w: the slope of `f` when only coordinate `i` moves.

    `w` has shape (d, …): axis 0 holds the coordinates, later axes are carried along. The result has shape (…).

    >>> area = lambda w: w[0] * w[1]
    >>> round(partial_derivative(area, 0)([3.0, 5.0]), 8)
    5.0
    """
    _expect_function(f)
    return lambda w: plain((f(_nudged(w, i, h)) - f(_nudged(w, i, -h))) / (2 * h))


def gradient(f: Callable, h: float = STEP) -> Callable:
    """A new function of the vector w: all partial derivatives of `f`, one per coordinate, in the shape of w.

    >>> area = lambda w: w[0] * w[1]
    >>> gradient(area)([3.0, 5.0]).round(8)
    array([5., 3.])
    """
    _expect_function(f)
    return lambda w: np.stack([np.asarray(partial_derivative(f, i, h)(w), float) for i in range(len(w))])


def curvatures(gradient: Callable, w: float | np.ndarray) -> np.ndarray:
    """How fast the slope itself changes at `w`, along each of the directions that do not mix; smallest first.

    These are the eigenvalues of the matrix of second derivatives (the Hessian), which is measured by central
    differences of `gradient`. `w` is one point: a number, or a vector of shape (d,). On a landscape with largest
    curvature λ, gradient descent is stable for learning rates below 2/λ.

    >>> curvatures(lambda w: 2 * w, 5.0).round(6)
    array([2.])
    """
    w = real_array(w, "w")
    if w.ndim == 0:
        return np.array([derivative(gradient)(float(w))])
    hessian = np.stack([(gradient(_nudged(w, i, STEP)) - gradient(_nudged(w, i, -STEP))) for i in range(len(w))])
    return np.linalg.eigvalsh((hessian + hessian.T) / (4 * STEP))


def tangent(f: Function, x: float) -> Function:
    """The straight line that touches the curve of `f` at `x`, itself a function.

    f(x) + f′(x)·(t − x)

    >>> line = tangent(lambda x: x**2, 3.0)
    >>> round(line(4.0), 6)
    15.0
    """
    height, slope = f(x), derivative(f)(x)
    return lambda t: plain(height + slope * (t - x))


@dataclass(frozen=True)
class GradientCheck:
    """What `check_gradient` found: the slope by formula, the slope by measuring, and how far apart they are."""

    analytic: float | np.ndarray
    measured: float | np.ndarray
    relative_error: float
    agrees: bool

    def __str__(self) -> str:
        verdict = "they agree" if self.agrees else "they do NOT agree"
        figures = f"analytic {_figures(self.analytic)}, measured {_figures(self.measured)}"
        return f"{figures}: {verdict} (relative error {_figures(self.relative_error, 2)})"

    __repr__ = __str__


def check_gradient(f: Callable, df: Callable, at: float | np.ndarray) -> GradientCheck:
    """Compare the derivative `df` with the measured slope of `f` at the point `at` (a number or a vector (d,)).

    The relative error is |analytic − measured| over the larger of the two. Near a slope of 0 rounding would
    decide, so sizes below a thousandth of the height of `f` (at least 1e-3) count as that much.

    >>> check_gradient(lambda x: x**2, lambda x: 2 * x, at=3.0)
    analytic 6, measured 6: they agree (relative error 0)
    >>> check_gradient(lambda x: x**2, lambda x: x, at=3.0).agrees
    False
    """
    at = plain(real_array(at, "at"))
    analytic = plain(real_array(df(at), "df(at)"))
    measured = (gradient if np.ndim(at) else derivative)(f)(at)
    floor = 1e-3 * max(1.0, abs(float(f(at))))
    size = max(np.linalg.norm(analytic), np.linalg.norm(measured), floor)
    error = float(np.linalg.norm(np.subtract(analytic, measured)) / size)
    return GradientCheck(analytic, measured, error, error <= AGREEMENT)


def _nudged(w: np.ndarray, i: int, by: float) -> np.ndarray:
    """A copy of `w` with coordinate `i` moved by `by`."""
    moved = np.array(w, dtype=float)
    moved[i] += by
    return moved


def _expect_function(f: Callable) -> None:
    if not callable(f):
        raise TypeError(f"a function is needed here, such as square or lambda x: x**2; you gave {shown(f)}.")


def _figures(value: float | np.ndarray, digits: int = 6) -> str:
    """Rounded for reading, so that rounding noise in the last digits is not on show."""
    if np.ndim(value):
        return "[" + ", ".join(_figures(v, digits) for v in np.ravel(value)) + "]"
    return "0" if abs(value) < 1e-9 else f"{value:.{digits}g}"
