"""The picture of a slope: a curve with a line through two of its points, and how the error depends on the step h."""

from functools import lru_cache
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter

from mathomong.figures.curves import far
from mathomong.figures.descents import title
from mathomong.figures.picture import Picture, View
from mathomong.figures.style import CENTRAL, FUNCTION, NOW, ONE_SIDED, SLOPE, key, new_figure, pane, styled
from mathomong.figures.words import in_powers, power_of_ten
from mathomong.secants import EVERY_H, Secant, errors

LOOKS = {"one-sided": ONE_SIDED, "central": CENTRAL}
FROM = {"one-sided": "from one side", "central": "from both sides"}
KEY = {"curve": FUNCTION, "point": NOW, "true slope": SLOPE, "one-sided": ONE_SIDED, "central": CENTRAL}
REACH = 4.0  # the curve is drawn from −4 to 4
LABEL = (-0.19, 0.5)  # where "y" stands, clear of the widest numbers
DECADES = 16  # powers of ten from the lowest error in sight to the highest: about the digits that a number has
SMALLEST, LARGEST = np.log10(EVERY_H[0]), np.log10(EVERY_H[-1])


def slope_picture() -> Picture:
    """A curve with the line that measures its slope, beside the error of the slope against h.

    Heights and errors have ranges that depend on the function alone, so nothing jumps while x and h move.
    """
    with styled():
        figure = new_figure(9.0, 4.2)
        left = pane(figure, (0.105, 0.205, 0.43, 0.7), "x", "y")
        right = pane(figure, (0.655, 0.205, 0.325, 0.7), "h", "error")
        ground = [curve(left), error_axis(right)]
        moving = [
            line_on_curve(left),
            errors_by_h(right),
            title(left, lambda secant: f"x = {in_powers(secant.x)}: {_slopes(secant)}"),
            title(right, lambda secant: f"h = {in_powers(secant.h)}: error {in_powers(secant.error)}"),
        ]
        key(figure, 0.035, KEY)
        return Picture(figure, ground, moving, slope_words)


def curve(axes: Axes) -> View:
    """The curve of the function, and the scale of its heights."""
    axes.set_xlim(-REACH, REACH)
    axes.yaxis.set_major_formatter(FuncFormatter(lambda height, _: in_powers(height)))
    axes.yaxis.set_label_coords(*LABEL)
    x = np.linspace(-REACH, REACH, 801)
    (line,) = axes.plot([], [], **FUNCTION.curve())

    def update(function: Any) -> None:
        low, high = heights(function)
        axes.set_ylim(low, high)
        y = function(x)
        line.set_data(x, np.where(np.isfinite(y), np.clip(y, *far(low, high)), np.nan))

    return View((line, axes.yaxis), update)


@lru_cache(maxsize=16)
def heights(function: Any) -> tuple[float, float]:
    """The heights in sight: of the middle of the curve and its surroundings, so that a steep end does not flatten it."""
    y = function(np.linspace(-REACH, REACH, 801))
    y = y[np.isfinite(y)] if np.isfinite(y).any() else np.zeros(1)
    low, high = np.quantile(y, (0.15, 0.85))
    reach = (high - low) or max(y.max() - y.min(), 0.1 * abs(high)) or 1.0
    return (
        float(max(low - 0.45 * reach, y.min() - 0.08 * reach)),
        float(min(high + 0.45 * reach, y.max() + 0.08 * reach)),
    )


def line_on_curve(axes: Axes) -> View:
    """The point at x, the line through the two points of the slope, and thinly the line with the true slope."""
    (true,) = axes.plot([], [], **SLOPE.curve(linewidth=1.5))
    lines = {kind: axes.plot([], [], **look.curve(linewidth=2.5))[0] for kind, look in LOOKS.items()}
    dots = {kind: axes.plot([], [], **look.dots())[0] for kind, look in LOOKS.items()}
    (now,) = axes.plot([], [], **NOW.dots())

    def update(secant: Secant) -> None:
        reach = far(*heights(secant.function))
        height = secant.function(secant.x)
        true.set_data(*straight(secant.x, height, secant.true_slope, reach))
        now.set_data([secant.x], [height])
        (x, y), points = secant.points[0], np.transpose(secant.points)
        for kind in LOOKS:
            lines[kind].set_visible(kind == secant.kind)
            dots[kind].set_visible(kind == secant.kind)
            lines[kind].set_data(*straight(x, y, secant.slope, reach))
            dots[kind].set_data(points[0], np.clip(points[1], *reach))

    return View((true, *lines.values(), *dots.values(), now), update)


def straight(x: float, y: float, slope: float, reach: tuple[float, float]) -> tuple[np.ndarray, np.ndarray]:
    """Two ends of the line through (x, y): at the edges of the pane, or nearer where it leaves the heights `reach`."""
    edges = np.array([-REACH, REACH])
    with np.errstate(all="ignore"):  # a nearly flat line reaches no other height
        leaves = np.sort(x + np.subtract(reach, y) / np.float64(slope)) if slope else edges
    ends = np.clip(leaves, *edges)
    return ends, y + slope * (ends - x)


def error_axis(axes: Axes) -> View:
    """The scales of h, which stands still, and of the error, both in powers of ten."""
    axes.set_xlim(SMALLEST - 0.4, LARGEST + 0.4)
    axes.set_xticks(range(-12, 1, 3), map(power_of_ten, range(-12, 1, 3)))

    def update(function: Any) -> None:
        low, high, all_in_sight = error_powers(function)
        axes.set_ylim(low - 0.4, high + 0.4)
        ticks = range(low, high + 1, 4)
        names = [power_of_ten(power) for power in ticks]
        axes.set_yticks(ticks, [f"≤ {names[0]}", *names[1:-1], names[-1] if all_in_sight else f"≥ {names[-1]}"])

    return View((axes.yaxis,), update)


@lru_cache(maxsize=16)
def error_powers(function: Any) -> tuple[int, int, bool]:
    """The lowest and the highest power of ten on the scale of errors, and whether no larger error was found.

    The highest is that of the largest error with h = 1, unless a few places are a thousand times worse than most.
    """
    x = np.linspace(1 - REACH, REACH - 1, 61)
    found = np.concatenate([errors(function, x, h, kind) for h in (EVERY_H[0], EVERY_H[-1]) for kind in LOOKS])
    coarse = errors(function, x, EVERY_H[-1], "one-sided")
    found, coarse = found[np.isfinite(found)], coarse[np.isfinite(coarse)]
    usual = 1000 * np.quantile(coarse, 0.75) if coarse.size else np.inf
    largest = found.max(initial=0.0)
    top = min(largest, usual or largest) or 1.0
    high = int(np.floor(np.log10(top))) + 1
    return high - DECADES, high, bool(largest <= 10.0**high)


def errors_by_h(axes: Axes) -> View:
    """The error of the present slope as a mark; where errors are compared, those of both kinds as curves over h."""
    curves = {kind: axes.plot([], [], **look.curve())[0] for kind, look in LOOKS.items()}
    marks = {kind: axes.plot([], [], **look.dots(markersize=11), clip_on=False)[0] for kind, look in LOOKS.items()}

    def update(secant: Secant) -> None:
        (low, high, _), h = error_powers(secant.function), np.log10(np.array(secant.compared))
        for kind in LOOKS:
            curves[kind].set_data(h, _powers(secant.errors(kind), low, high))
            curves[kind].set_visible(bool(secant.compared))
            marks[kind].set_data([np.log10(secant.h)], [_powers(secant.error, low, high)])
            marks[kind].set_visible(kind == secant.kind)

    return View((*curves.values(), *marks.values()), update)


def slope_words(secant: Secant) -> str:
    """What the line measures, how far off it is, and whether the curve's bend or rounding is to blame."""
    place = f"At x = {in_powers(secant.x)} with h = {in_powers(secant.h)}"
    blame = " This h is so small that rounding makes the error." if secant.rounding_decides else ""
    best = f" {_best(secant)}" if secant.compared else ""
    return f"{place}, {FROM[secant.kind]}: {_slopes(secant)}, error {in_powers(secant.error)}.{blame}{best}"


def _best(secant: Secant) -> str:
    """At which of the compared steps the error is smallest, for each kind; of equal ones the largest."""
    h, found = secant.compared[::-1], {kind: secant.errors(kind)[::-1] for kind in LOOKS}
    known = {kind: error for kind, error in found.items() if np.isfinite(error).any()}
    places = [f"h = {in_powers(h[np.nanargmin(error)])} {FROM[kind]}" for kind, error in known.items()]
    return f"The error is smallest at {', at '.join(places)}."


def _slopes(secant: Secant) -> str:
    return f"slope {in_powers(secant.slope, 4)}, true slope {in_powers(secant.true_slope, 4)}"


def _powers(error: float | np.ndarray, low: int, high: int) -> float | np.ndarray:
    """Errors as powers of ten; those beyond the scale, and 0, stand on its edge."""
    return np.log10(np.clip(error, 10.0**low, 10.0**high))
