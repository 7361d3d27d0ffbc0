"""Slopes: of a secant, of a curve at a point, of a landscape along each coordinate. All measured by small steps."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from mathomong.calls import miscalled
from mathomong.values import array, few_enough, function, number, plain, real_array, shown, whole

STEP = 1e-5  # near the best for a central difference: smaller and rounding grows, larger and the curve bends
AGREEMENT = 1e-6  # how closely an analytic and a measured slope must agree, relative to their size

Function = Callable[[float], float]


def secant_slope(f: Function, x: float, h: float) -> float:
    """The slope of the straight line through the curve of `f` at `x` and at `x + h`.

    (f(x + h) − f(x)) / h

    `x` is a number or an array, `h` a number that is not 0. Raises ValueError where `h` is 0, TypeError where `f`
    is no function or its values are no numbers.

    >>> secant_slope(lambda x: x**2, 3, 1)
    7.0
    """
    _expect(f, h)
    x = _places(x, "x")
    with np.errstate(all="ignore"):  # far out a height may be infinite: then the slope is NaN, without a warning
        return plain((_height(f, x + h) - _height(f, x)) / h)


def derivative(f: Function, h: float = STEP) -> Function:
    """A new function: the slope of `f` at each x, measured by a central difference.

    (f(x + h) − f(x − h)) / 2h

    The error is about f‴(x)·h²/6 from the bend of the curve and 1e-16·|f(x)|/h from rounding.

    >>> slope = derivative(lambda x: x**2)
    >>> round(slope(3.0), 8)
    6.0
    """
    _expect(f, h)

    @np.errstate(all="ignore")
    def slope(x):
        x = _places(x, "x")
        return plain((_height(f, x + h) - _height(f, x - h)) / (2 * h))

    return slope


def partial_derivative(f: Callable, i: int, h: float = STEP) -> Callable:
    """A new function of the vector w: the slope of `f` when only coordinate `i` moves.

    `i` counts from 0. `w` has shape (d, …): axis 0 holds the coordinates, later axes are carried along. The result
    has shape (…).

    >>> area = lambda w: w[0] * w[1]
    >>> round(partial_derivative(area, 0)([3.0, 5.0]), 8)
    5.0
    """
    _expect(f, h)
    i = whole(i, "i", such_as=0)

    @np.errstate(all="ignore")
    def slope(w):
        w = _vector(w, i)
        return plain((_height(f, _nudged(w, i, h)) - _height(f, _nudged(w, i, -h))) / (2 * h))

    return slope


def gradient(f: Callable, h: float = STEP) -> Callable:
    """A new function of the vector w: all partial derivatives of `f`, one per coordinate, in the shape of w.

    >>> area = lambda w: w[0] * w[1]
    >>> gradient(area)([3.0, 5.0]).round(8)
    array([5., 3.])
    """
    _expect(f, h)
    return lambda w: np.stack([np.asarray(partial_derivative(f, i, h)(w)) for i in range(len(_vector(w)))])


def curvatures(gradient: Callable, w: float | np.ndarray) -> np.ndarray:
    """How fast the slope itself changes at `w`, along each of the directions that do not mix; smallest first.

    These are the eigenvalues of the matrix of second derivatives (the Hessian), which is measured by central
    differences of `gradient`. `w` is one point: a number, or a vector of shape (d,). On a landscape with largest
    curvature λ, gradient descent is stable for learning rates below 2/λ.

    >>> curvatures(lambda w: 2 * w, 5.0).round(6)
    array([2.])
    """
    w = _one_point(w, "w")
    if w.ndim == 0:
        return np.array([derivative(gradient)(w)])
    hessian = np.stack([partial_derivative(gradient, i)(w) for i in range(len(w))])
    _expect_shape(hessian[0], "gradient(w)", w)
    return np.linalg.eigvalsh((hessian + hessian.T) / 2)


def tangent(f: Function, x: float) -> Function:
    """The straight line that touches the curve of `f` at `x`, itself a function.

    f(x) + f′(x)·(t − x)

    >>> line = tangent(lambda x: x**2, 3.0)
    >>> round(line(4.0), 6)
    15.0
    """
    slope, x = derivative(f)(x), real_array(x, "x")
    height = _height(f, x)

    @np.errstate(all="ignore")
    def line(t):
        return plain(height + slope * (_places(t, "t") - x))

    return line


@dataclass(frozen=True)
class GradientCheck:
    """What `check_gradient` found: the slope by formula, the slope by measuring, and how far apart they are.

    >>> GradientCheck(analytic=6.0, measured=6.5, relative_error=0.5 / 6.5, agrees=False)
    analytic 6, measured 6.5: they do NOT agree (relative error 0.077)
    """

    analytic: float | np.ndarray
    measured: float | np.ndarray
    relative_error: float
    agrees: bool

    def __str__(self) -> str:
        verdict = "they agree" if self.agrees else "they do NOT agree"
        figures = f"analytic {in_figures(self.analytic)}, measured {in_figures(self.measured)}"
        return f"{figures}: {verdict} (relative error {in_figures(self.relative_error, 2)})"

    __repr__ = __str__


def check_gradient(f: Callable, df: Callable, at: float | np.ndarray) -> GradientCheck:
    """Compare the derivative `df` with the measured slope of `f` at the point `at` (a number or a vector (d,)).

    The relative error is |analytic − measured| over the larger of the two. Near a slope of 0 rounding would
    decide, so sizes below a thousandth of the height of `f` (at least 1e-3) count as that much. Raises ValueError
    where `df(at)` is not in the shape of `at`: one slope for each coordinate.

    >>> check_gradient(lambda x: x**2, lambda x: 2 * x, at=3.0)
    analytic 6, measured 6: they agree (relative error 0)
    >>> check_gradient(lambda x: x**2, lambda x: x, at=3.0).agrees
    False
    """
    at = plain(_one_point(at, "at"))
    height = number(_called(function(f, "f"), at, "f"), "f(at)")
    analytic = plain(array(_called(function(df, "df"), at, "df"), "df(at)"))
    _expect_shape(analytic, "df(at)", at)
    measured = (gradient if np.ndim(at) else derivative)(f)(at)
    floor = 1e-3 * max(1.0, abs(height))
    size = max(np.linalg.norm(analytic), np.linalg.norm(measured), floor)
    error = float(np.linalg.norm(np.subtract(analytic, measured)) / size)
    return GradientCheck(analytic, measured, error, error <= AGREEMENT)


def _height(f: Callable, x: np.ndarray) -> np.ndarray:
    return real_array(_called(f, plain(x), "f"), "f(x)")


def _called(f: Callable, x: float | np.ndarray, name: str) -> Any:
    try:
        return f(x)
    except (TypeError, MemoryError) as error:
        raise miscalled(error, f, name) from None


def _places(x: float | np.ndarray, name: str) -> np.ndarray:
    """`x` as an array that can be moved by a small step: NaN and infinity may pass."""
    return few_enough(real_array(x, name), name)


def _nudged(w: np.ndarray, i: int, by: float) -> np.ndarray:
    """A copy of `w` with coordinate `i` moved by `by`."""
    moved = w.copy()
    moved[i] += by
    return moved


def _vector(w: np.ndarray, i: int = 0) -> np.ndarray:
    """`w` as an array that has a coordinate `i`."""
    w = _places(w, "w")
    if w.ndim == 0 or i >= len(w):
        raise ValueError(f"w must be a vector with a coordinate {i}, counted from 0; you gave {shown(w)}.")
    return w


def _one_point(w: float | np.ndarray, name: str) -> np.ndarray:
    w = array(w, name)
    if w.ndim > 1:
        raise ValueError(f"{name} must be one point, a number or a vector; you gave shape {w.shape}.")
    return w


def _expect_shape(slopes: np.ndarray, name: str, at: np.ndarray) -> None:
    if np.shape(slopes) != np.shape(at):
        raise ValueError(
            f"{name} must hold one slope per coordinate, in the shape {np.shape(at)} of the point; "
            f"you gave shape {np.shape(slopes)}."
        )


def _expect(f: Callable, h: float) -> None:
    function(f, "f")
    if number(h, "h") == 0:
        raise ValueError("h is 0, so there is no second point to draw a line through; try h=0.1.")


def in_figures(value: float | np.ndarray, digits: int = 6) -> str:
    """Rounded for reading, so that rounding noise in the last digits is not on show.

    >>> in_figures(5.99999999999)
    '6'
    """
    if np.ndim(value):
        return "[" + ", ".join(in_figures(v, digits) for v in np.ravel(value)) + "]"
    return "0" if abs(value) < 1e-9 else f"{value:.{digits}g}"
