"""The same scenes as most notebooks draw them: with pyplot, all of it anew for every move."""

from io import BytesIO

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.figure import Figure

from mathomong import Descent, Objective

SIZE, DPI = (9.0, 4.2), 100  # as large as the live pictures
W_AND_B = ((-1, 5), (-3, 8))  # of the line fit: weights and biases in sight
ZONES = {"creeps": "#E4F1EC", "zig-zags": "#FBF0D2", "flies away": "#F8DDD2"}


def as_png(figure: Figure) -> bytes:
    """What `savefig` makes of a figure, which is closed."""
    file = BytesIO()
    figure.savefig(file, format="png", dpi=DPI)
    plt.close(figure)
    return file.getvalue()


def curve(run: Descent, fastest: float) -> Figure:
    """A descent down a curve, the loss from step to step, and the bar of rates.

    >>> from mathomong import GradientDescent, descend, parabola
    >>> as_png(curve(descend(parabola, GradientDescent(0.1), steps=20), fastest=1.2))[1:4]
    b'PNG'
    """
    figure, (left, right) = _panes(2)
    x = np.linspace(*run.objective.domain, 400)
    left.plot(x, run.objective(x))
    _path(left, run.points, run.losses)
    left.set(xlabel="weight w", ylabel="loss", title=f"w = {run.end:.4g} after {run.steps} steps")
    _losses(right, run)
    return _finished(figure, left, run, fastest)


def landscape(run: Descent, fastest: float) -> Figure:
    """A descent across a landscape of filled contours, the loss, and the bar of rates.

    >>> from mathomong import GradientDescent, descend, ravine
    >>> as_png(landscape(descend(ravine, GradientDescent(0.1), steps=20), fastest=0.6))[1:4]
    b'PNG'
    """
    figure, (left, right) = _panes(2)
    _contours(left, run.objective, run.objective.domain)
    _path(left, *run.points.T)
    left.set(xlabel="first weight", ylabel="second weight", title=f"after {run.steps} steps")
    _losses(right, run)
    return _finished(figure, left, run, fastest)


def line_fit(run: Descent, fastest: float) -> Figure:
    """A line fit: the path over (w, b), the line through the data, the loss, and the bar of rates.

    >>> from mathomong import GradientDescent, descend
    >>> from mathomong import line_fit as fit
    >>> run = descend(fit([1, 2, 3], [2, 4, 6]), GradientDescent(0.01), steps=20)
    >>> as_png(line_fit(run, fastest=0.1))[1:4]
    b'PNG'
    """
    figure, (left, middle, right) = _panes(3)
    _contours(left, run.objective, W_AND_B)
    _path(left, *run.points.T)
    left.set(xlabel="weight w", ylabel="bias b", title="(w, b) = ({:.4g}, {:.4g})".format(*run.end))
    _line(middle, run)
    _losses(right, run)
    return _finished(figure, left, run, fastest)


def _panes(count: int) -> tuple:
    figure, axes = plt.subplots(1, count, figsize=SIZE, dpi=DPI)
    figure.subplots_adjust(left=0.08, right=0.98, bottom=0.36, top=0.92, wspace=0.3)
    return figure, axes


def _contours(axes, objective: Objective, domain: tuple) -> None:
    grid = np.stack(np.meshgrid(*(np.linspace(low, high, 200) for low, high in domain)))
    axes.contourf(*grid, objective(grid), levels=16, cmap="Blues")
    axes.plot(*np.transpose(objective.minima), "*", markersize=14, label="lowest point")
    axes.set(xlim=domain[0], ylim=domain[1])


def _path(axes, x: np.ndarray, y: np.ndarray) -> None:
    axes.plot(x, y, "o-", markersize=4, label="path")
    axes.plot(x[:1], y[:1], "o", markersize=11, fillstyle="none", label="start")
    axes.plot(x[-1:], y[-1:], "o", markersize=10, label="now")


def _line(axes, run: Descent) -> None:
    (w, b), x, y = run.end, run.objective.x, run.objective.targets
    axes.plot([-3, 6], [w * -3 + b, w * 6 + b], label="line")
    axes.vlines(x, y, w * x + b, linewidth=1)
    axes.plot(x, y, "ko", label="data")
    axes.set(xlim=(-3, 6), ylim=(-3, 14), xlabel="x", ylabel="y", title=f"after {run.steps} steps")


def _losses(axes, run: Descent) -> None:
    axes.plot(run.losses, "o-", markersize=4)
    axes.set(xlabel="step", ylabel="loss", title=f"loss {run.losses[0]:.4g} → {run.losses[-1]:.4g}")


def _finished(figure: Figure, first, run: Descent, fastest: float) -> Figure:
    """The bar of rates with its marker, and the legend."""
    bar = figure.add_axes((0.2, 0.145, 0.77, 0.07))
    for number, (name, color) in enumerate(ZONES.items()):
        bar.axvspan(number * fastest / 3, (number + 1) * fastest / 3, color=color)
        bar.text((number + 0.5) * fastest / 3, 0.5, name, ha="center", va="center")
    bar.plot(run.optimizer.learning_rate, 1, "v", markersize=11, clip_on=False)
    bar.set(xlim=(0, fastest), ylim=(0, 1), yticks=[])
    bar.set_ylabel("learning rate", rotation=0, ha="right")
    figure.legend(*first.get_legend_handles_labels(), loc="lower center", ncols=5)
    return figure
