"""The picture of an activation: its curve above, its slope below, and a meter of how much of a nudge comes through."""

from dataclasses import replace

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from mathomong.activations import NEARLY_FLAT, NUDGE, Activation
from mathomong.figures.curves import window
from mathomong.figures.descents import title
from mathomong.figures.picture import Picture, View
from mathomong.figures.style import FUNCTION, GHOST, NOW, SLOPE, key, new_figure, pane, styled
from mathomong.figures.words import plainly
from mathomong.functions import Differentiable, relu, sigmoid, tanh

REACH = 6.4  # a little further than z goes, so that its dot is whole
Z = np.linspace(-REACH, REACH, 513)
TICKS = range(-6, 7, 2)
TANGENT = np.array([-1.2, 1.2])  # how far the tangent reaches to either side of z
ROOM = 0.12  # of the way from the lowest to the highest point, above and below a curve
LABEL = (-0.105, 0.5)  # where the names of the heights and of the slopes stand, one above the other
FLAT_COLOR = "#F6ECD2"
KEY = {"the function": FUNCTION, "its slope": replace(SLOPE, marker="none"), "present z": NOW}
STEEPEST = {sigmoid: "at z = 0", tanh: "at z = 0", relu: "for every z above 0"}


def activation_picture() -> Picture:
    """A function that bends above its slope, with one z marked on both, beside the meter of what comes through.

    Slopes have one scale for all functions, so that they can be compared; heights have one for each.
    """
    with styled():
        figure = new_figure(9.0, 4.2)
        above = pane(figure, (0.085, 0.605, 0.55, 0.315), "", "height")
        below = pane(figure, (0.085, 0.225, 0.55, 0.265), "z", "slope")
        right = pane(figure, (0.757, 0.225, 0.085, 0.695), "", "% of its largest slope")
        moving = [
            point_on_curve(above),
            slope_at_z(below),
            meter(right),
            title(above, lambda shown: f"{_place(shown)}: height {plainly(shown.height)}"),
            title(below, _slope),
            title(
                right, lambda shown: "0 % by agreement" if shown.corner else f"{_percent(shown.share)} comes through"
            ),
        ]
        key(figure, 0.045, KEY)
        return Picture(figure, [curve(above)], moving, activation_words)


def curve(axes: Axes) -> View:
    """The curve of the function, and the scale of its heights."""
    axes.set(xlim=(-REACH, REACH), xticks=TICKS)
    axes.tick_params(labelbottom=False)
    axes.yaxis.set_label_coords(*LABEL)
    (line,) = axes.plot([], [], **FUNCTION.curve())

    def update(function: Differentiable) -> None:
        axes.set_ylim(*window(function(Z), ROOM, ROOM))
        line.set_data(Z, function(Z))

    return View((line, axes.yaxis), update)


def point_on_curve(axes: Axes) -> View:
    """The present z on the curve with a short tangent, and a thin line down to the slope below."""
    (down,) = axes.plot([], [], **GHOST.curve(linewidth=1.5))
    (tangent,) = axes.plot([], [], **SLOPE.curve(linewidth=3, linestyle="-"))
    (now,) = axes.plot([], [], **NOW.dots())

    def update(shown: Activation) -> None:
        low, _ = window(shown.function(Z), ROOM, ROOM)
        down.set_data([shown.z, shown.z], [low, shown.height])
        tangent.set_data(shown.z + TANGENT, shown.height + TANGENT * shown.slope)
        tangent.set_visible(not shown.corner)
        now.set_data([shown.z], [shown.height])

    return View((down, tangent, now), update)


def slope_at_z(axes: Axes) -> View:
    """The slope at the present z as an upright; where they are asked for, the slopes at every z as a curve.

    At ReLU's corner the dot is hollow: the slope there is a matter of agreement.
    """
    axes.set(xlim=(-REACH, REACH), xticks=TICKS, ylim=(-ROOM, 1 + ROOM))
    axes.yaxis.set_label_coords(*LABEL)
    (slopes,) = axes.plot([], [], **SLOPE.curve())
    (upright,) = axes.plot([], [], **SLOPE.curve(linewidth=3, linestyle="-"))
    (now,) = axes.plot([], [], **NOW.dots(markeredgewidth=2))

    def update(shown: Activation) -> None:
        slopes.set_data(Z, np.where((Z == 0) & (shown.function is relu), np.nan, shown.function.derivative(Z)))
        slopes.set_visible(shown.slopes_shown)
        upright.set_data([shown.z, shown.z], [0, shown.slope])
        now.set_data([shown.z], [shown.slope])
        now.set_markerfacecolor("white" if shown.corner else NOW.color)

    return View((slopes, upright, now), update)


def meter(axes: Axes) -> View:
    """How much of a nudge comes through: a bar from 0 to 100 %, and the zone in which the function is saturated."""
    axes.set(xlim=(0, 1), ylim=(0, 100), xticks=[])
    axes.yaxis.set_ticks(range(0, 101, 25))
    axes.add_patch(Rectangle((0, 0), 1, 100 * NEARLY_FLAT, facecolor=FLAT_COLOR))
    axes.text(1.12, 100 * NEARLY_FLAT / 2, "saturated", va="center")
    bar = axes.add_patch(Rectangle((0.2, 0), 0.6, 0, **SLOPE.patch()))

    def update(shown: Activation) -> None:
        bar.set_height(100 * shown.share)

    return View((bar,), update)


def activation_words(shown: Activation) -> str:
    """The height and the slope at z, what becomes of a small nudge, and whether the function is saturated there."""
    here = f"{_place(shown)}: height {plainly(shown.height)}, {_slope(shown)}."
    steepest = f" The slope is largest {STEEPEST[shown.function]}: it is {plainly(shown.largest_slope)} there."
    return f"{here} {_nudged(shown)}{steepest if shown.slopes_shown else ''}"


def _nudged(shown: Activation) -> str:
    """How far a nudge of z moves the output, and how much that is of the most that ever comes through."""
    nudge = f"A nudge of {plainly(NUDGE)} in z moves the output by"
    if shown.corner:
        return f"{nudge} {plainly(shown.moved)} to the right, and by 0 to the left. By agreement the slope counts as 0."
    moved = f"{nudge} {plainly(shown.moved)}: {_percent(shown.share)} of the most that {shown.function} lets through."
    return f"{moved} {_state(shown)}".strip()


def _state(shown: Activation) -> str:
    """In a word, whether the unit can still learn here."""
    if shown.function is relu:
        return "The unit is on." if shown.share else "The unit is off."
    return "It is saturated here: almost flat." if shown.saturated else ""


def _place(shown: Activation) -> str:
    return f"{shown.function} at z = {plainly(shown.z)}"


def _slope(shown: Activation) -> str:
    return "a corner with no slope" if shown.corner else f"slope {plainly(shown.slope)}"


def _percent(share: float) -> str:
    """Two figures are enough for a share: 42 %, 0.99 %."""
    return f"{plainly(float(f'{100 * share:.2g}'))} %"
