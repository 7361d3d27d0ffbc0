"""The picture of a neuron that learns from many samples: its path over (w, b), its curve through the data, its loss."""

import numpy as np
from matplotlib.axes import Axes

from mathomong.descent import Descent
from mathomong.figures.curves import loss_by_step, window
from mathomong.figures.descents import title
from mathomong.figures.landscapes import landscape, path_on_landscape
from mathomong.figures.picture import Picture, View
from mathomong.figures.style import GHOST, NOW, PREDICTION, START, TARGET, key, new_figure, pane, styled
from mathomong.figures.words import count, descent_words, losses, place
from mathomong.fits import NeuronFit

BOTTOM, HEIGHT = 0.26, 0.64  # of the figure: the panes stand over the key
KEY = {"start": START, "now": NOW, "data": TARGET, "neuron": PREDICTION, "kept run": GHOST}
LAND = ((-7.0, 7.0), (-7.0, 7.0))  # of w and b in sight: room for a path that goes outwards
CURVE = 101  # points on the neuron's curve
LETTERS = "(w, b)"


def neuron_fit_picture(fit: NeuronFit, steps: int = 200) -> Picture:
    """A neuron with one weight on all its samples at once: the path over (w, b), its curve, and the loss by step."""
    with styled():
        figure = new_figure(9.0, 4.2)
        left = pane(figure, (0.08, BOTTOM, 0.265, HEIGHT), "weight w", "bias b")
        middle = pane(figure, (0.42, BOTTOM, 0.23, HEIGHT), "x", "prediction")
        right = pane(figure, (0.735, BOTTOM, 0.25, HEIGHT), "step", "loss")
        moving = [
            path_on_landscape(left),
            _curve(middle, fit),
            loss_by_step(right, steps, 1.0),
            title(left, lambda descent: f"{LETTERS} = {place(descent.end)}"),
            title(middle, lambda descent: f"after {count(descent.steps)}"),
            title(right, losses),
        ]
        key(figure, 0.05, KEY)
        return Picture(figure, [landscape(left, LAND)], moving, lambda run: descent_words(run, LETTERS))


def _curve(axes: Axes, fit: NeuronFit) -> View:
    """The prediction of the neuron for every x, through the data, which stand still."""
    low, high = window(fit.x, 0.1, 0.1)
    axes.set(xlim=(low, high), ylim=(-0.1, 1.1))
    axes.plot(fit.x[:, 0], fit.targets, **TARGET.dots())
    x = np.linspace(low, high, CURVE)
    (line,) = axes.plot(x, x, **PREDICTION.curve())

    def update(descent: Descent) -> None:
        w, b = descent.end
        line.set_ydata(fit.activation(w * x + b))

    return View((line,), update)
