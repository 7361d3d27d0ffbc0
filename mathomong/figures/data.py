"""A view of data: the points, the line through them, and how far each point is off it."""

import numpy as np
from matplotlib.axes import Axes

from mathomong.figures.picture import View
from mathomong.figures.style import INK, PREDICTION, TARGET


def line_through_data(axes: Axes, xlim: tuple[float, float], ylim: tuple[float, float]) -> View:
    """The data of a line fit as dots, the line of the last step, and a thin upright from each point to the line."""
    axes.set(xlim=xlim, ylim=ylim)
    ends = np.array(xlim)
    (misses,) = axes.plot([], [], color=INK, linewidth=1)
    (line,) = axes.plot([], [], **PREDICTION.curve(linewidth=2.5))
    (dots,) = axes.plot([], [], **TARGET.dots(markersize=7))

    def update(descent) -> None:
        (w, b), x, y = descent.end, descent.objective.x, descent.objective.targets
        gaps = np.full_like(x, np.nan)  # NaN lifts the pen between two uprights
        line.set_data(ends, w * ends + b)
        dots.set_data(x, y)
        misses.set_data(np.column_stack([x, x, gaps]).ravel(), np.column_stack([y, w * x + b, gaps]).ravel())

    return View((misses, line, dots), update)
