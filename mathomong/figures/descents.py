"""The pictures of a descent: down a curve, across a landscape, and along with the line that it fits."""

from collections.abc import Sequence
from typing import NoReturn

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from mathomong.descent import Descent
from mathomong.figures.curves import draw_curve, loss_by_step, path_on_curve, window
from mathomong.figures.data import line_through_data
from mathomong.figures.landscapes import landscape, path_on_landscape
from mathomong.figures.picture import Picture, View
from mathomong.figures.quick_text import QuickText
from mathomong.figures.ruler import rate_marker, zones
from mathomong.figures.style import GHOST, MINIMUM, NOW, PREDICTION, START, TARGET, key, new_figure, pane, styled
from mathomong.figures.words import count, descent_words, losses, place, plainly
from mathomong.fits import Fit
from mathomong.objectives import Objective, expect_objective

ABOVE, HEIGHT = 0.355, 0.565  # where the panes stand: over the ruler, over the key
PATH_KEY = {"start": START, "now": NOW, "lowest point": MINIMUM, "kept run": GHOST}
FIT_KEY = {"start": START, "now": NOW, "lowest point": MINIMUM, "data": TARGET, "line": PREDICTION, "kept run": GHOST}


def descent_picture(objective: Objective, fastest: float = 1.2, steps: int = 100) -> Picture:
    """A descent on `objective`, in one or two variables, beside its loss from step to step; below, the rate ruler.

    `fastest` is the highest learning rate on the ruler, `steps` the most steps on the loss curve.
    """
    draw = _DRAWN.get(expect_objective(objective).dimensions) or _too_many(objective)
    with styled():
        figure = new_figure(9.0, 4.2)
        left = pane(figure, (0.08, ABOVE, 0.50, HEIGHT), "", "")
        right = pane(figure, (0.675, ABOVE, 0.31, HEIGHT), "step", "loss")
        ground, path, letters = draw(left, objective)
        limits, marker = _ruler(figure, fastest)
        moving = [
            path,
            loss_by_step(right, steps, 1.6 * (objective(objective.start) - _floor(objective)) or 1.0),
            title(left, lambda descent: f"{letters} = {place(descent.end)} after {count(descent.steps)}"),
            title(right, losses),
            marker,
        ]
        key(figure, 0.035, PATH_KEY)
        return Picture(figure, [*ground, limits], moving, lambda descent: descent_words(descent, letters))


def line_fit_picture(fits: Sequence[Fit], fastest: float = 0.1, steps: int = 200) -> Picture:
    """A line fit: the path over (w, b), the line through the data, and the loss; below, the rate ruler.

    The panes are wide enough for all the `fits` that will be shown: for their valleys, and as far beyond them as the
    start lies before them, since that is how far a path can swing without flying away.
    """
    ws, bs = np.transpose([(0, 0), *(minimum for fit in fits for minimum in fit.minima)])
    xs, ys = (np.concatenate([getattr(fit, part) for fit in fits]) for part in ("x", "targets"))
    with styled():
        figure = new_figure(9.0, 4.2)
        left = pane(figure, (0.08, ABOVE, 0.265, HEIGHT), "weight w", "bias b")
        middle = pane(figure, (0.42, ABOVE, 0.23, HEIGHT), "x", "y")
        right = pane(figure, (0.735, ABOVE, 0.25, HEIGHT), "step", "loss")
        limits, marker = _ruler(figure, fastest)
        land = landscape(left, (window(2 * ws, 0.25, 0.25), window(bs, 0.4, 0.4)))
        moving = [
            path_on_landscape(left),
            line_through_data(middle, window(xs, 0.15, 0.15), window(ys, 0.5, 0.5)),
            loss_by_step(right, steps, 1.7 * max(fit(fit.start) for fit in fits) or 1.0),
            title(left, lambda descent: f"(w, b) = {place(descent.end)}"),
            title(middle, lambda descent: f"after {count(descent.steps)}"),
            title(right, losses),
            marker,
        ]
        key(figure, 0.035, FIT_KEY)
        return Picture(figure, [land, limits], moving, _fit_words)


def _fit_words(run: Descent) -> str:
    """How the run went; then where the data lie and where it should end, which move with the data."""
    x = run.objective.x
    lowest = "".join(f"; the lowest point is {place(minimum)}" for minimum in run.objective.minima)
    return f"{descent_words(run, '(w, b)')} The data go from x = {plainly(x.min())} to {plainly(x.max())}{lowest}."


def title(axes: Axes, text) -> View:
    """A title that says the result: `text(descent)`."""
    line = axes.add_artist(QuickText(0, 1.035, "", transform=axes.transAxes, fontweight="bold"))
    return View((line,), lambda descent: line.set_text(text(descent)))


def _ruler(figure: Figure, fastest: float) -> tuple[View, View]:
    """The rate ruler across the foot of the figure: its zones, and the marker on it."""
    axes = figure.add_axes((0.215, 0.145, 0.77, 0.07))
    figure.text(0.012, 0.18, "learning rate", va="center", fontweight="bold")
    return zones(axes, fastest), rate_marker(axes)


def _too_many(objective: Objective) -> NoReturn:
    raise ValueError(
        f"{objective.name} has {objective.dimensions} variables, and a picture has room for one or two; "
        "descend works with any number."
    )


def _down_a_curve(axes: Axes, objective: Objective) -> tuple[list[View], View, str]:
    axes.set(xlabel="weight w", ylabel="loss")
    draw_curve(axes, objective)
    return [], path_on_curve(axes), "w"


def _across_a_landscape(axes: Axes, objective: Objective) -> tuple[list[View], View, str]:
    axes.set(xlabel="first weight", ylabel="second weight")
    return [landscape(axes, objective.domain)], path_on_landscape(axes), "(w₁, w₂)"


_DRAWN = {1: _down_a_curve, 2: _across_a_landscape}


def _floor(objective: Objective) -> float:
    """The lowest known loss."""
    return min((objective(minimum) for minimum in objective.minima), default=0.0)
