"""The picture of two layers: what the first one makes of x, and the output: bent, or one straight line."""

import numpy as np
from matplotlib.axes import Axes

from mathomong.collapse import INPUTS, SIGHT, TwoLayers
from mathomong.figures.descents import title
from mathomong.figures.picture import Picture, View
from mathomong.figures.style import FUNCTION, NOW, PREDICTION, STRAIGHT, key, new_figure, pane, styled
from mathomong.figures.words import plainly
from mathomong.functions import identity

BOTTOM, HIGH, WIDE = 0.235, 0.675, 0.405
BROAD = 4.5  # points: the straight line lies under the bent one, and can be seen where the two are the same
KEY = {"straight": STRAIGHT, "after the activation": FUNCTION, "output": PREDICTION, "x = 1": NOW}


def two_layers_picture(z: tuple[float, float], y: tuple[float, float]) -> Picture:
    """What the first layer hands on, beside the output of the second; `z` and `y` are the heights in sight."""
    with styled():
        figure = new_figure(9.0, 4.2)
        left = pane(figure, (0.075, BOTTOM, WIDE, HIGH), "x", "after layer 1")
        right = pane(figure, (0.58, BOTTOM, WIDE, HIGH), "x", "output y")
        left.set(xlim=SIGHT, ylim=z)
        right.set(xlim=SIGHT, ylim=y)
        moving = [first_layer(left), output(right), title(left, first_words), title(right, output_words)]
        key(figure, 0.045, KEY)
        return Picture(figure, [], moving, two_layers_words)


def first_layer(axes: Axes) -> View:
    """The line z = w₁·x + b₁, and what the activation makes of it."""
    (line,) = axes.plot([], [], **STRAIGHT.curve(linewidth=BROAD))
    (bent,) = axes.plot([], [], **FUNCTION.curve())
    (now,) = axes.plot([], [], **NOW.dots())

    def update(layers: TwoLayers) -> None:
        line.set_data(INPUTS, layers.z(INPUTS))
        bent.set_data(INPUTS, layers.hidden(INPUTS))
        now.set_data([layers.x], [layers.hidden(layers.x)])

    return View((line, bent, now), update)


def output(axes: Axes) -> View:
    """The output, and where it is asked for the one line that it is without an activation."""
    (line,) = axes.plot([], [], **STRAIGHT.curve(linewidth=BROAD))
    (curve,) = axes.plot([], [], **PREDICTION.curve())
    (now,) = axes.plot([], [], **NOW.dots())
    ends = np.array(SIGHT)

    def update(layers: TwoLayers) -> None:
        w, b = layers.one_line
        curve.set_data(INPUTS, layers(INPUTS))
        line.set_data(ends, w * ends + b)
        line.set_visible(layers.line_shown)
        now.set_data([layers.x], [layers(layers.x)])

    return View((line, curve, now), update)


def two_layers_words(layers: TwoLayers) -> str:
    """What the two layers do, whether the output bends, and how it compares with the one line."""
    first, second = _written(layers.w1, "x", layers.b1), _written(layers.w2, "a", layers.b2)
    between = "a = z" if layers.activation is identity else f"a = {layers.activation}(z)"
    made = f"z = {first}, then {between}, then y = {second}."
    return f"{made} {_shape(layers)} {_one_line(layers) if layers.line_shown else ''}".strip()


def first_words(layers: TwoLayers) -> str:
    """The title of the first layer."""
    bent = "" if layers.activation is identity else f", then {layers.activation}"
    return f"z = {_written(layers.w1, 'x', layers.b1)}{bent}"


def output_words(layers: TwoLayers) -> str:
    """The title of the output: whether it is straight, and its slope."""
    low, high = _slopes(layers)
    return f"bent: slope {low} to {high}" if layers.bends else f"straight: slope {low}"


def _shape(layers: TwoLayers) -> str:
    low, high = _slopes(layers)
    if layers.bends:
        return f"The output bends: its slopes lie between {low} and {high}."
    straight = (
        "The output is one straight line" if layers.activation is identity else "No bend is in sight: it is straight"
    )
    return f"{straight}, with the slope {low}."


def _slopes(layers: TwoLayers) -> tuple[str, str]:
    """The lowest and the highest slope in sight; more than three decimals can't be seen."""
    low, high = (plainly(round(slope, 3)) for slope in layers.slopes)
    return low, high


def _one_line(layers: TwoLayers) -> str:
    """The line that the layers collapse into."""
    line = _written(layers.one_line[0], "x", layers.one_line[1])
    if layers.activation is identity:
        return f"One layer can do the same: y = {line}."
    return f"With no activation it would be y = {line}."


def _written(w: float, letter: str, b: float) -> str:
    """A line as one writes it.

    >>> _written(1.5, "x", -0.5)
    '1.5·x − 0.5'
    """
    return f"{plainly(w)}·{letter} {'−' if b < 0 else '+'} {plainly(abs(b))}"
