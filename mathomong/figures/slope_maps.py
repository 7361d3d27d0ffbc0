"""Maps of slopes: a tiny picture and a slope for each of its pixels, in two colours with marks that grow with the slope."""

from collections.abc import Callable

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from mathomong.figures.look_words import roughly, signed
from mathomong.figures.picture import View
from mathomong.figures.style import INK, LOWERS, RAISES, Look, pane
from mathomong.sights import Sight
from mathomong.signs import SIDE

SQUARE, BOTTOM = (0.2, 3 / 7), 0.4  # width and height of a square pane, and its lower edge, as fractions of the figure
SLOPES = LinearSegmentedColormap.from_list("slopes", [LOWERS.fill, "#FFFFFF", RAISES.fill])
FAINTEST = 0.08  # of full colour: a slope below this bears no mark
SMALLEST, LARGEST = 25, 160  # points²: the mark on the faintest slope, and on one of full colour
SHADE = 0.6  # pixels are drawn this power brighter, so that faint signs can be seen


def square(figure: Figure, left: float) -> Axes:
    """A square pane whose pixels are counted from 0, the rows from the top."""
    axes = pane(figure, (left, BOTTOM, *SQUARE), "column", "")
    axes.set(xlim=(-0.5, SIDE - 0.5), ylim=(SIDE - 0.5, -0.5), xticks=range(SIDE), yticks=range(SIDE))
    axes.spines[:].set_visible(True)
    return axes


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
            end.set_text("" if sight.hidden else signed(sign * roughly(full(sight))))

    return View(tuple(end for _, end in ends), update)


def meaning(figure: Figure, place: tuple[float, float], look: Look, words: str) -> None:
    """A colour with its mark, and beside it in words what they mean, from `place` (fractions of the figure) on."""
    left, height = place
    for marker, color, size in (("s", look.fill, 15), (look.marker, INK, 10)):
        mark = Line2D([left + 0.01], [height], color=color, marker=marker, markersize=size, markeredgewidth=1.8)
        figure.add_artist(mark)
    figure.text(left + 0.03, height, words, va="center_baseline")


def _image(axes: Axes, **colours):
    extent = (-0.5, SIDE - 0.5, SIDE - 0.5, -0.5)
    return axes.imshow(np.zeros((SIDE, SIDE)), extent=extent, aspect="auto", interpolation="nearest", **colours)


def _marks(axes: Axes, marker: str):
    return axes.scatter([], [], marker=marker, color=INK, linewidths=1.8)
