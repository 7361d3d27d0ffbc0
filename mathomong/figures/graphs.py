"""Graphs: boxes with a name and a number, and arrows between them that bear a slope. Positions are pixels."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Polygon, Rectangle

from mathomong.figures.picture import View
from mathomong.figures.projector import pixel
from mathomong.figures.quick_text import QuickText
from mathomong.figures.style import NOW, WAITS, Look

Point = tuple[float, float]
HEAD, HALF_HEAD = 12, 6  # pixels: how long an arrow's head is, and half as wide
LINE = 20  # pixels from one line of text to the next
OFF_MIDDLE = 14  # pixels
THIN, THICK = 2, 4  # pixels: an outline or an arrow, and one that is the matter now
SET_IN = 4  # pixels of white around a text on an arrow


@dataclass(frozen=True)
class Mark:
    """What a box or an arrow shows in one frame: a name, a number, its look, and whether it is the matter now."""

    name: str = ""
    number: str = ""
    look: Look = WAITS
    now: bool = False


@dataclass(frozen=True)
class Arrow:
    """Where an arrow runs, and at which part of its way the text stands: above and below a level one, else on it."""

    start: Point
    end: Point
    text_at: float = 0.5


def sheet(figure: Figure) -> Axes:
    """Axes over the whole figure without a frame; one unit is one pixel at a desk, counted from the lower left."""
    axes = figure.add_axes((0, 0, 1, 1))
    width, height = size_of_sheet(figure)
    axes.set(xlim=(0, width), ylim=(0, height))
    axes.set_axis_off()
    return axes


def size_of_sheet(figure: Figure) -> np.ndarray:
    """Width and height of the figure in the units of its sheet."""
    return np.divide(figure.canvas.get_width_height(), pixel(figure))


def boxes(axes: Axes, centres: Sequence[Point], size: Point, marks: Callable) -> View:
    """A box of that size at each centre; `marks(result)` gives a Mark for each: the name stands over the number.

    A box whose Mark is None is left out of the frame.
    """
    made = [_box(axes, centre, size) for centre in centres]

    def update(result) -> None:
        for show, mark in zip((show for show, *_ in made), marks(result), strict=True):
            show(mark)

    return View(tuple(artist for _, *artists in made for artist in artists), update)


def arrows(axes: Axes, ways: Sequence[Arrow], marks: Callable) -> View:
    """Arrows between boxes; `marks(result)` gives a Mark for each, or None for one that is left out."""
    made = [_arrow(axes, way) for way in ways]

    def update(result) -> None:
        for show, mark in zip((show for show, *_ in made), marks(result), strict=True):
            show(mark)

    return View(tuple(artist for _, *artists in made for artist in artists), update)


def from_box_to_box(start: Point, end: Point, size: Point, text_at: float = 0.5) -> Arrow:
    """The arrow between two boxes of that size, from the right edge of one to the left edge of the other.

    An arrow that rises leaves its box above the middle and comes in below it, so that two that meet can be told apart.

    >>> from_box_to_box((100, 50), (300, 50), size=(80, 40))
    Arrow(start=(142.0, 50), end=(255.0, 50), text_at=0.5)
    """
    half, lift = size[0] / 2, OFF_MIDDLE * ((end[1] > start[1]) - (end[1] < start[1]))
    return Arrow((start[0] + half + 2, start[1] + lift), (end[0] - half - 5, end[1] - lift), text_at)


def _box(axes: Axes, centre: Point, size: Point) -> tuple:
    x, y = centre
    outline = axes.add_patch(Rectangle((x - size[0] / 2, y - size[1] / 2), *size))
    name = axes.add_artist(QuickText(x, y + 5, "", ha="center"))
    number = axes.add_artist(QuickText(x, y + 5 - LINE, "", ha="center", fontweight="bold"))

    def show(mark: Mark | None) -> None:
        for artist in (outline, name, number):
            artist.set_visible(mark is not None)
        if mark:
            _dress(outline, mark)
            name.set_text(mark.name)
            number.set_text(mark.number)
            name.set_y(y + 5 if mark.number else y - 5)

    return show, outline, name, number


def _dress(outline: Rectangle, mark: Mark) -> None:
    """The outline in the look of its mark; in the colour of the present where it is the matter now."""
    outline.set(
        facecolor=mark.look.fill or "white",
        edgecolor=NOW.color if mark.now else mark.look.color,
        linestyle="-" if mark.now else mark.look.line,
        linewidth=THICK if mark.now else THIN,
    )


def _arrow(axes: Axes, way: Arrow) -> tuple:
    start, end = np.array(way.start, float), np.array(way.end, float)
    along = (end - start) / np.hypot(*(end - start))
    aside = np.array([-along[1], along[0]])
    foot = end - HEAD * along
    shaft = axes.add_line(Line2D(*np.transpose([start, foot]), zorder=1))
    head = axes.add_patch(Polygon([end, foot + HALF_HEAD * aside, foot - HALF_HEAD * aside], linewidth=0))
    x, y = start + way.text_at * (end - start)
    level = abs(along[1]) < 0.01
    backing = axes.add_patch(Rectangle((0, 0), 0, 0, facecolor="white", linewidth=0, zorder=2))
    name = axes.add_artist(QuickText(x, y + 9 if level else y + 4, "", ha="center"))
    number = axes.add_artist(QuickText(x, y - 20 if level else y - 5, "", ha="center", fontweight="bold"))

    def show(mark: Mark | None) -> None:
        for artist in (shaft, head, backing, name, number):
            artist.set_visible(mark is not None)
        if mark:
            color = NOW.color if mark.now else mark.look.color
            shaft.set(color=color, linestyle=mark.look.line, linewidth=THICK if mark.now else THIN)
            head.set_facecolor(color)
            name.set_text(mark.name)
            number.set_text(mark.number)
            width = 0 if level or not mark.number else number.width / pixel(axes.figure) + 2 * SET_IN
            backing.set_bounds(x - width / 2, y - 5 - SET_IN, width, LINE)
            backing.set_visible(width > 0)  # drawing nothing takes its time too

    return show, shaft, head, backing, name, number
