"""The picture of a look: a tiny picture, its two maps of slopes, and the output while one of its pixels moves."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from mathomong.figures.curves import far
from mathomong.figures.look_words import look_words, sign_of, signed
from mathomong.figures.picture import Picture, View
from mathomong.figures.quick_text import QuickText
from mathomong.figures.slope_maps import BOTTOM, SHADE, SQUARE, meaning, pixels, scale, slope_map, square
from mathomong.figures.style import FUNCTION, LOWERS, MISS, NOW, RAISES, SLOPE, START, key, new_figure, pane, styled
from mathomong.figures.words import plainly
from mathomong.looks import Look

LEFTS = (0.058, 0.287, 0.516)  # of the three square panes
NAMES = ("picture", "gradient", "gradient × input", "move one pixel")
VALUES = np.linspace(0, 1, 41)
EDGES = np.array([0.0, 1.0])
KEY = {
    "output": FUNCTION,
    "own value": START,
    "now": NOW,
    "the map predicts": SLOPE,
    "miss": replace(MISS, marker="none", line="-"),
}


def look_picture() -> Picture:
    """A picture of 7 × 7 pixels, the gradient, gradient × input, and beside them the output as one pixel moves.

    Both maps have one scale of colours, with a + or a − on each slope that counts; a frame marks the pixel.
    """
    with styled():
        figure = new_figure(9.0, 4.2)
        picture, gradient, times_input, curve = _panes(figure)
        ground = [
            pixels(picture),
            slope_map(gradient, lambda sight: (sight.gradient, sight.full[0])),
            slope_map(times_input, lambda sight: (sight.times_input, sight.full[1])),
            scale(figure, LEFTS[1], lambda sight: sight.full[0]),
            scale(figure, LEFTS[2], lambda sight: sight.full[1]),
        ]
        moving = [
            moved_pixel(picture),
            *(frame(axes) for axes in (picture, gradient, times_input)),
            output_curve(curve),
            said(picture, lambda look: f"output {plainly(look.sight.output)}: {sign_of(look.sight.output)}"),
            said(gradient, lambda look: _unless_hidden(look, f"here {signed(look.slope)}")),
            said(times_input, lambda look: _unless_hidden(look, f"here {signed(look.slope * look.own)}")),
            said(curve, lambda look: f"{plainly(look.sight.output)} → {plainly(look.moved)}"),
        ]
        key(figure, 0.05, KEY)
        return Picture(figure, ground, moving, look_words)


def moved_pixel(axes: Axes) -> View:
    """The pixel as it is now, drawn over its old self."""
    pixel = axes.add_patch(Rectangle((0, 0), 1, 1, linewidth=0))

    def update(look: Look) -> None:
        pixel.set_xy((look.column - 0.5, look.row - 0.5))
        pixel.set_facecolor((look.value**SHADE,) * 3)

    return View((pixel,), update)


def frame(axes: Axes) -> View:
    """A frame around the pixel that is looked at, with a light rim, so that it stands out from dark pixels too."""
    outer = axes.add_patch(Rectangle((0, 0), 1, 1, fill=False, edgecolor="white", linewidth=4.5))
    inner = axes.add_patch(Rectangle((0, 0), 1, 1, fill=False, edgecolor=NOW.color, linewidth=2.5))

    def update(look: Look) -> None:
        for box in (outer, inner):
            box.set_xy((look.column - 0.5, look.row - 0.5))

    return View((outer, inner), update)


def output_curve(axes: Axes) -> View:
    """The output for every value of the pixel; where the maps are shown, the straight line that they predict."""
    (curve,) = axes.plot([], [], **FUNCTION.curve())
    (tangent,) = axes.plot([], [], **SLOPE.curve())
    (miss,) = axes.plot([], [], color=MISS.color, linewidth=2.5)
    (own,) = axes.plot([], [], **START.dots(clip_on=False))
    (predicted,) = axes.plot([], [], **SLOPE.dots())
    (now,) = axes.plot([], [], **NOW.dots(clip_on=False))
    low, high = far(*axes.get_ylim())

    def update(look: Look) -> None:
        height = float(np.clip(look.predicted, low, high))
        curve.set_data(VALUES, look.outputs(VALUES))
        tangent.set_data(EDGES, np.clip(look.sight.output + look.slope * (EDGES - look.own), low, high))
        miss.set_data([look.value] * 2, [look.moved, height])
        own.set_data([look.own], [look.sight.output])
        predicted.set_data([look.value], [height])
        now.set_data([look.value], [look.moved])
        for line in (tangent, miss, predicted):
            line.set_visible(not look.sight.hidden)

    return View((curve, tangent, miss, own, predicted, now), update)


def said(axes: Axes, text: Callable) -> View:
    """A line above the pane that says the result."""
    line = axes.add_artist(QuickText(0, 1.05, "", transform=axes.transAxes))
    return View((line,), lambda look: line.set_text(text(look)))


def _unless_hidden(look: Look, text: str) -> str:
    return "hidden" if look.sight.hidden else text


def _panes(figure: Figure) -> list[Axes]:
    """The picture, its two maps and the curve, each with its name above; below the picture what the colours mean."""
    panes = [square(figure, left) for left in LEFTS]
    panes[0].set_ylabel("row")
    curve = pane(figure, (0.805, BOTTOM, 0.18, SQUARE[1]), "value of the pixel", "output")
    curve.set(xlim=(-0.06, 1.06), ylim=(-0.06, 1.06), xticks=[0, 0.5, 1], yticks=[0, 0.5, 1])
    for axes, name in zip([*panes, curve], NAMES, strict=True):
        axes.text(0, 1.16, name, transform=axes.transAxes, fontweight="bold")
    meaning(figure, (LEFTS[0], 0.235), RAISES, "raises the output")
    meaning(figure, (LEFTS[0], 0.18), LOWERS, "lowers the output")
    return [*panes, curve]
