"""The pictures of depth: the factor of each layer, and what is left of the loss's slope on its way down to layer 1."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np
from matplotlib.axes import Axes

from mathomong.depths import DEEPEST, EXPLODED, STOPPED, Passage
from mathomong.figures.curves import KEPT
from mathomong.figures.depth_words import deep_words, elevator_words, left_after, left_at, passes_on
from mathomong.figures.descents import title
from mathomong.figures.picture import Picture, View
from mathomong.figures.style import GHOST, INK, LOST, NOW, PATH, SLOPE, START, key, new_figure, pane, styled
from mathomong.figures.words import power_of_ten

LEFT, WIDE = 0.1, 0.755
COLUMN = 5.0  # points: the width of a layer's column
FACTORS = (-2.0, 1.0)  # powers of ten in sight, for one layer …
SHARES = (-12.0, 12.0)  # … and for all that were passed
LABEL = (-0.092, 0.5)  # where the names of both scales stand, one above the other
BAR = replace(SLOPE, marker="s", line="none", size=9)
KEY = {"loss": START, "elevator": NOW, "a layer's share": BAR, "too little or too much": LOST}


def elevator_picture() -> Picture:
    """The elevator through fifty layers that are all alike: the factor of each above, what is left below."""
    return _picture(left_after, elevator_words, [kept_rides], {**KEY, "kept run": GHOST})


def deep_network_picture() -> Picture:
    """The same for the layers of a network that was just drawn."""
    return _picture(left_at, deep_words, [], KEY)


def _picture(left: Callable[[Passage], str], words: Callable[[Passage], str], more: Sequence, looks: dict) -> Picture:
    with styled():
        figure = new_figure(9.0, 4.2)
        above = pane(figure, (LEFT, 0.755, WIDE, 0.165), "", "factor")
        below = pane(figure, (LEFT, 0.225, WIDE, 0.425), "layer", "what is left")
        _scales(above, below)
        views = [shares(below), *(view(below) for view in more), ride(below)]
        moving = [factors(above), *views, title(above, passes_on), title(below, left)]
        key(figure, 0.045, looks)
        return Picture(figure, [], moving, words)


def _scales(above: Axes, below: Axes) -> None:
    """Layer 1 on the left, the loss on the right of the last layer; powers of ten upwards, a line where nothing is lost."""
    for axes in (above, below):
        axes.set(xlim=(0, DEEPEST + 2.2), xticks=[1, *range(10, DEEPEST + 1, 10)])
        axes.yaxis.set_label_coords(*LABEL)
        axes.axhline(0, color=INK, linewidth=0.8)
    above.tick_params(labelbottom=False)
    above.set(ylim=np.add(FACTORS, (-0.15, 0.15)))
    above.set_yticks(range(-2, 2), ["≤ 0.01", "0.1", "1", "10"])
    below.set(ylim=np.add(SHARES, (-1.2, 1.2)))
    ticks = [f"≤ {power_of_ten(-12)}", *map(power_of_ten, (-6, 0, 6)), f"≥ {power_of_ten(12)}"]
    below.set_yticks(range(-12, 13, 6), ticks)
    for limit, name in ((STOPPED, "a millionth"), (1.0, "all of it"), (EXPLODED, "a million\ntimes")):
        below.axhline(np.log10(limit), color=INK, linewidth=0.8, linestyle=":" if limit != 1 else "-")
        below.text(DEEPEST + 2.6, np.log10(limit), name, va="center")


def factors(axes: Axes) -> View:
    """A column from 1 up or down to the factor of each layer that was passed; a mark at its end, seen at 1 too."""
    (columns,) = axes.plot([], [], **_column(SLOPE.color))
    (ends,) = axes.plot([], [], **SLOPE.dots(marker="_", markersize=COLUMN, markeredgewidth=2))

    def update(passage: Passage) -> None:
        heights = _powers(passage.factors, FACTORS)
        columns.set_data(*_columns(passage.layers, heights))
        ends.set_data(passage.layers, heights)

    return View((columns, ends), update)


def shares(axes: Axes) -> View:
    """A column for what is left after each layer, in another colour where it is out of bounds.

    The layers that still wait below are thin uprights, so that the whole shaft is in sight.
    """
    (waiting,) = axes.plot([], [], color=INK, marker="|", markersize=6, linestyle="none")
    (fine,) = axes.plot([], [], **_column(SLOPE.color))
    (lost,) = axes.plot([], [], **_column(LOST.color))

    def update(passage: Passage) -> None:
        heights, out = _powers(passage.shares, SHARES), passage.stopped | passage.exploded
        below = np.arange(1, passage.depth + 1 - len(heights))
        waiting.set_data(below, 0 * below)
        fine.set_data(*_columns(passage.layers[~out], heights[~out]))
        lost.set_data(*_columns(passage.layers[out], heights[out]))

    return View((waiting, fine, lost), update)


def ride(axes: Axes) -> View:
    """The way of the elevator, from the loss to where it is now."""
    (way,) = axes.plot([], [], **PATH.curve(marker="o", markersize=4, linewidth=1.2))
    (start,) = axes.plot([], [], **START.dots())
    (now,) = axes.plot([], [], **NOW.dots())

    def update(passage: Passage) -> None:
        path = _ride(passage)
        way.set_data(*path)
        start.set_data(*path[:, :1])
        now.set_data(*path[:, -1:])

    return View((way, start, now), update)


def kept_rides(axes: Axes) -> View:
    """The ways of the last kept rides, in grey."""
    ghosts = [axes.plot([], [], **GHOST.curve(marker="."))[0] for _ in range(KEPT)]

    def keep(passages: Sequence[Passage]) -> None:
        paths = [np.empty((2, 0))] * KEPT + [_ride(passage) for passage in passages]
        for line, path in zip(ghosts, paths[-KEPT:], strict=True):
            line.set_data(*path)
            line.set_visible(path.size > 0)  # drawing nothing takes its time too

    return View(tuple(ghosts), lambda passage: None, keep)


def _ride(passage: Passage) -> np.ndarray:
    """The layers passed, and what is left there as powers of ten, from the loss on; shape (2, layers + 1)."""
    return np.array([[passage.depth + 1, *passage.layers], [0.0, *_powers(passage.shares, SHARES)]])


def _column(color: str) -> dict:
    return {"color": color, "linewidth": COLUMN, "solid_capstyle": "butt"}


def _columns(layers: np.ndarray, heights: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Uprights from 0 to each of the heights as one broken line, which is drawn in one go."""
    gaps = np.full(len(layers), np.nan)
    return np.column_stack([layers, layers, gaps]).ravel(), np.column_stack([0 * heights, heights, gaps]).ravel()


def _powers(values: np.ndarray, limits: tuple[float, float]) -> np.ndarray:
    """As powers of ten; those beyond the scale, and 0, stand on its edge."""
    return np.log10(np.clip(values, *np.power(10.0, limits)))
