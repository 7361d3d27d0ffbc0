"""The picture of a look: a tiny picture, its two maps of slopes, and the output while one of its pixels moves."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle

from mathomong.figures.curves import far
from mathomong.figures.picture import Picture, View
from mathomong.figures.quick_text import QuickText
from mathomong.figures.style import (
    FUNCTION,
    INK,
    LOWERS,
    MISS,
    NOW,
    RAISES,
    SLOPE,
    START,
    key,
    new_figure,
    pane,
    styled,
)
from mathomong.figures.style import Look as Meaning
from mathomong.figures.words import plainly
from mathomong.looks import ONE_SCALE, Look, Sight
from mathomong.signs import SIDE

SQUARE = (0.2, 3 / 7)  # width and height of a square pane, as fractions of the figure
LEFTS, BOTTOM = (0.058, 0.287, 0.516), 0.4
SLOPES = LinearSegmentedColormap.from_list("slopes", [LOWERS.fill, "#FFFFFF", RAISES.fill])
FAINTEST = 0.08  # of full colour: a slope below this bears no mark
SMALLEST, LARGEST = 25, 160  # points²: the mark on the faintest slope, and on one of full colour
SHADE = 0.6  # pixels are drawn this power brighter, so that faint signs can be seen
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
        names = ("picture", "gradient", "gradient × input", "move one pixel")
        panes = [_square(figure, left) for left in LEFTS]
        panes[0].set_ylabel("row")
        curve = pane(figure, (0.805, BOTTOM, 0.18, SQUARE[1]), "value of the pixel", "output")
        curve.set(xlim=(-0.06, 1.06), ylim=(-0.06, 1.06), xticks=[0, 0.5, 1], yticks=[0, 0.5, 1])
        for axes, name in zip([*panes, curve], names, strict=True):
            axes.text(0, 1.16, name, transform=axes.transAxes, fontweight="bold")
        ground = [
            pixels(panes[0]),
            slope_map(panes[1], lambda sight: (sight.gradient, sight.full[0])),
            slope_map(panes[2], lambda sight: (sight.times_input, sight.full[1])),
            scale(figure, LEFTS[1], lambda sight: sight.full[0]),
            scale(figure, LEFTS[2], lambda sight: sight.full[1]),
        ]
        moving = [
            moved_pixel(panes[0]),
            *(frame(axes) for axes in panes),
            output_curve(curve),
            said(panes[0], lambda look: f"output {plainly(look.sight.output)}: {_sign(look.sight.output)}"),
            said(panes[1], lambda look: _unless_hidden(look, f"here {_signed(look.slope)}")),
            said(panes[2], lambda look: _unless_hidden(look, f"here {_signed(look.slope * look.own)}")),
            said(curve, lambda look: f"{plainly(look.sight.output)} → {plainly(look.moved)}"),
        ]
        for height, look, words in ((0.235, RAISES, "raises the output"), (0.18, LOWERS, "lowers the output")):
            _sample(figure, height, look, words)
        key(figure, 0.05, KEY)
        return Picture(figure, ground, moving, look_words)


def pixels(axes: Axes) -> View:
    """The picture as it is, from black to white."""
    image = _image(axes, cmap="gray", vmin=0, vmax=1)
    return View((image, *axes.spines.values()), lambda sight: image.set_data(sight.picture**SHADE))


def slope_map(axes: Axes, slopes: Callable) -> View:
    """The slopes of all pixels in two colours, with marks that grow with the slope; blank while they are hidden.

    `slopes(sight)` gives them, and what full colour stands for.
    """
    image = _image(axes, cmap=SLOPES, vmin=-1, vmax=1)
    marks = {1: _marks(axes, "+"), -1: _marks(axes, "_")}
    rows, columns = np.indices((SIDE, SIDE))

    def update(sight: Sight) -> None:
        values, full = slopes(sight)
        shares = np.zeros((SIDE, SIDE)) if sight.hidden else values / full
        image.set_data(shares)
        for sign, drawn in marks.items():
            there = sign * shares > FAINTEST
            drawn.set_offsets(np.column_stack([columns[there], rows[there]]))
            drawn.set_sizes(SMALLEST + (LARGEST - SMALLEST) * np.abs(shares[there]))

    return View((image, *marks.values(), *axes.spines.values()), update)


def scale(figure: Figure, left: float, full: Callable) -> View:
    """The strip of colours below a map, and `full(sight)`, the slope that its ends stand for."""
    axes = figure.add_axes((left, 0.215, SQUARE[0], 0.03))
    axes.imshow(np.linspace(-1, 1, 201)[None], cmap=SLOPES, aspect="auto", extent=(-1, 1, 0, 1))
    axes.set(xticks=[], yticks=[])
    ends = [(sign, axes.text(sign, -0.5, "", ha=side, va="top")) for sign, side in ((-1, "left"), (1, "right"))]

    def update(sight: Sight) -> None:
        for sign, end in ends:
            end.set_text("" if sight.hidden else _signed(sign * _roughly(full(sight))))

    return View(tuple(end for _, end in ends), update)


def moved_pixel(axes: Axes) -> View:
    """The pixel as it is now, drawn over its old self."""
    pixel = axes.add_patch(Rectangle((0, 0), 1, 1, linewidth=0))

    def update(look: Look) -> None:
        pixel.set_xy((look.column - 0.5, look.row - 0.5))
        pixel.set_facecolor((look.value**SHADE,) * 3)

    return View((pixel,), update)


def frame(axes: Axes) -> View:
    """A frame around the pixel that is looked at: light on dark pixels, dark on light ones."""
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


def look_words(look: Look) -> str:
    """What the network says, what the pixel does to it and what the map had predicted, and what the colours stand for."""
    says = f"The output is {plainly(look.sight.output)}: {_sign(look.sight.output)}."
    if look.sight.hidden:
        return f"{says} {_moved(look)}."
    map_says = f"The map predicts {plainly(look.predicted)}, from a slope of {_signed(look.slope)}"
    row, column = look.sight.strongest
    whose = "in all the pictures" if look.sight.map == ONE_SCALE else "in this picture"
    full = f"Full colour is a slope of {plainly(_roughly(look.sight.full[0]))}, the strongest {whose}."
    return f"{says} {_moved(look)}. {map_says}. The slope is strongest in row {row}, column {column}. {full}"


def _moved(look: Look) -> str:
    """What became of the output when the pixel moved."""
    place = f"The pixel in row {look.row}, column {look.column}"
    if not look.change:
        return f"{place} is as it was, {plainly(look.own)}"
    return f"{place} goes from {plainly(look.own)} to {plainly(look.value)}, and the output to {plainly(look.moved)}"


def _square(figure: Figure, left: float) -> Axes:
    """A square pane whose pixels are counted from 0, the rows from the top."""
    axes = pane(figure, (left, BOTTOM, *SQUARE), "column", "")
    axes.set(xlim=(-0.5, SIDE - 0.5), ylim=(SIDE - 0.5, -0.5), xticks=range(SIDE), yticks=range(SIDE))
    axes.spines[:].set_visible(True)
    return axes


def _sample(figure: Figure, height: float, meaning: Meaning, words: str) -> None:
    """What a colour and its mark mean, below the picture."""
    for marker, color, size in (("s", meaning.fill, 15), (meaning.marker, INK, 10)):
        mark = Line2D([LEFTS[0] + 0.01], [height], color=color, marker=marker, markersize=size, markeredgewidth=1.8)
        figure.add_artist(mark)
    figure.text(LEFTS[0] + 0.03, height, words, va="center_baseline")


def _image(axes: Axes, **colours):
    extent = (-0.5, SIDE - 0.5, SIDE - 0.5, -0.5)
    return axes.imshow(np.zeros((SIDE, SIDE)), extent=extent, aspect="auto", interpolation="nearest", **colours)


def _marks(axes: Axes, marker: str):
    return axes.scatter([], [], marker=marker, color=INK, linewidths=1.8)


def _sign(output: float) -> str:
    return "a ×" if output > 0.5 else "a +"


def _roughly(value: float) -> float:
    """Two figures are enough for a scale."""
    return float(f"{value:.2g}")


def _signed(value: float) -> str:
    return f"+{plainly(value)}" if value > 0 and plainly(value) != "0" else plainly(value)


def _unless_hidden(look: Look, text: str) -> str:
    return "hidden" if look.sight.hidden else text
