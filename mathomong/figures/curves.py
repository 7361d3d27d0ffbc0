"""Views over one variable: the curve of a function, a path on it, and the loss from step to step."""

import numpy as np
from matplotlib.axes import Axes

from mathomong.figures.picture import View
from mathomong.figures.style import FUNCTION, GHOST, MINIMUM, NOW, PATH, START
from mathomong.objectives import Objective

KEPT = 3  # earlier runs in sight; with more of them nobody can tell which is which


def draw_curve(axes: Axes, objective: Objective) -> None:
    """The curve of a one-variable objective over its domain, its valleys starred. It never moves."""
    low, high = objective.domain
    x = np.linspace(low, high, 400)
    y = np.where(np.isfinite(objective(x)), objective(x), np.nan)  # a gap where the function has no value
    axes.plot(x, y, **FUNCTION.curve())
    axes.set_xlim(low, high)
    axes.set_ylim(*window(y[~np.isnan(y)], below=0.07, above=0.03))
    for minimum in objective.minima:
        axes.plot(minimum, objective(minimum), **MINIMUM.dots())


def window(values: np.ndarray, below: float, above: float) -> tuple[float, float]:
    """From the lowest to the highest of the values, and beyond by these shares of the way between.

    >>> window(np.array([0.0, 10.0]), below=0.1, above=0.2)
    (-1.0, 12.0)
    """
    low, high = (float(values.min()), float(values.max())) if values.size else (0.0, 1.0)
    reach = high - low or 1.0
    return low - below * reach, high + above * reach


def path_on_curve(axes: Axes) -> View:
    """The points of a descent in one variable, joined in the order of the steps."""
    return path_view(axes, lambda descent: (descent.points, descent.losses))


def loss_by_step(axes: Axes, steps: int, ceiling: float) -> View:
    """The loss after each step, from 0 to `steps` along, from 0 to `ceiling` up."""
    axes.set_xlim(-0.05 * steps, 1.03 * steps)
    axes.set_ylim(-0.04 * ceiling, ceiling)
    return path_view(axes, lambda descent: (np.arange(len(descent.losses)), descent.losses))


def path_view(axes: Axes, where) -> View:
    """A path with a ring at its start and a large dot at its end, and up to three ghosts of earlier paths.

    `where(descent)` gives the x and the y of its points.
    """
    ghosts = [axes.plot([], [], **GHOST.curve(marker=".", linewidth=1.5))[0] for _ in range(KEPT)]
    trail = trail_view(axes, where)

    def keep(descents) -> None:
        for line, x, y in zip(ghosts, *_padded(axes, where, descents), strict=True):
            line.set_data(x, y)
            line.set_visible(len(x) > 0)  # drawing nothing takes its time too

    return View((*ghosts, *trail.artists), trail.update, keep)


def trail_view(axes: Axes, where) -> View:
    """A path with a ring at its start and a large dot at its end; `where(result)` gives the x and the y of its points."""
    (path,) = axes.plot([], [], **PATH.curve(marker="o", markersize=4, linewidth=1.2))
    (start,) = axes.plot([], [], **START.dots())
    (end,) = axes.plot([], [], **NOW.dots())

    def update(result) -> None:
        x, y = _in_reach(axes, *where(result))
        path.set_data(x, y)
        start.set_data(x[:1], y[:1])
        end.set_data(x[-1:], y[-1:])

    return View((path, start, end), update)


def _padded(axes: Axes, where, descents) -> tuple[list, list]:
    """The paths of the last kept runs, empty ones in front, so that there is one for each ghost."""
    paths = [_in_reach(axes, *where(descent)) for descent in descents[-KEPT:]]
    paths = [([], [])] * (KEPT - len(paths)) + paths
    return [x for x, _ in paths], [y for _, y in paths]


def _in_reach(axes: Axes, x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The path, kept within reach of the pane."""
    return np.clip(x, *far(*axes.get_xlim())), np.clip(y, *far(*axes.get_ylim()))


def far(low: float, high: float) -> tuple[float, float]:
    """A hundred panes away: far enough to leave the picture, near enough for pixel arithmetic.

    >>> far(0.0, 1.0)
    (-100.0, 101.0)
    """
    return low - 100 * (high - low), high + 100 * (high - low)
