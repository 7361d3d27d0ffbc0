"""How far a line misses each point, drawn to scale: squared error as a square, absolute error as an upright."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import PolyCollection
from matplotlib.colors import to_rgba

from mathomong.figures.picture import View
from mathomong.figures.style import MISS, PREDICTION, TARGET
from mathomong.losses import squared_error

SEEN_THROUGH = to_rgba(MISS.fill, 0.6)  # large squares lie over each other


def misses_to_scale(axes: Axes) -> View:
    """The points, the line, and at each point what its miss costs; call it when the limits of `axes` are set.

    The sides of a square have equal length in pixels, so its area is the squared error. It stands on that side of the
    point on which a rising line does not cross it.
    """
    wide = _pixels_up(axes) / _pixels_along(axes)
    ends = np.array(axes.get_xlim())
    misses = axes.add_collection(PolyCollection([], **MISS.patch(facecolor=SEEN_THROUGH)), autolim=False)
    (line,) = axes.plot([], [], **PREDICTION.curve(linewidth=2.5))
    (dots,) = axes.plot([], [], **TARGET.dots())

    def update(guess) -> None:
        x, y, r = guess.objective.x, guess.objective.targets, guess.residuals
        along = x + r * wide * (guess.objective.error is squared_error)  # an upright is a square without width
        misses.set_verts(np.stack([_pairs(x, y), _pairs(along, y), _pairs(along, y + r), _pairs(x, y + r)], axis=1))
        line.set_data(ends, guess.w * ends + guess.objective.b)
        dots.set_data(x, y)

    return View((misses, line, dots), update)


def _pairs(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    return np.column_stack([x, y])


def _pixels_along(axes: Axes) -> float:
    """How many pixels one unit of x takes."""
    return axes.get_window_extent().width / np.ptp(axes.get_xlim())


def _pixels_up(axes: Axes) -> float:
    """How many pixels one unit of y takes."""
    return axes.get_window_extent().height / np.ptp(axes.get_ylim())
