"""The picture of a nudge: a train of values joined by functions, and how long the nudge is at each of them."""

from functools import lru_cache
from itertools import pairwise, product, zip_longest

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from mathomong.chain import Chain
from mathomong.figures.curves import far
from mathomong.figures.graphs import Mark, arrows, boxes, from_box_to_box, sheet, size_of_sheet
from mathomong.figures.nudge_words import amount, by_ratio, nudge_title, nudge_words
from mathomong.figures.picture import Picture, View
from mathomong.figures.quick_text import QuickText
from mathomong.figures.style import GHOST, NUDGED, PREDICTED, SLOPE, WAITS, Look, new_figure, pane, styled
from mathomong.figures.words import in_powers
from mathomong.nudges import ADD, MULTIPLY, THEORIES, Nudge, name_of, written

LEFT, RIGHT = 160, 890  # pixels: the train stands between; left of it the rows have their names
TRAIN, BOX = 350, (104, 52)  # pixels: the height of the train's middle, and the size of a box
BARS = (112, 196)  # pixels: where the pane of the bars begins, and how high it is
ROWS = (84, 60, 36, 12)  # pixels: the baselines of the table
REACH = 2.5  # x goes from −2.5 to 2.5
WIDE, APART = 0.17, 0.02  # of the way between two boxes: a bar, and half the gap between a pair
PUT_TOGETHER = {MULTIPLY: "slopes multiplied", ADD: "slopes added"}


def chain_picture(links: int) -> Picture:
    """A chain of so many links as a train: values in boxes, slopes on the arrows, and the nudge at every box as bars.

    The bars are measured in nudges, as through a lens: the nudge itself is always 1 high. Below them the numbers.
    """
    with styled():
        figure = new_figure(9.0, 4.2)
        centres = np.linspace(LEFT, RIGHT, 2 * links + 3)[1::2]
        below = sheet(figure)
        places = [(x, TRAIN) for x in centres]
        ways = [from_box_to_box(*pair, BOX) for pair in pairwise(places)]
        axes = _lens(figure, centres)
        moving = [
            arrows(below, ways, _couplings),
            boxes(below, places, BOX, _wagons),
            _bars(axes, links, -1, PREDICTED, lambda nudge: nudge.factors[: nudge.used + 1]),
            _bars(axes, links, 1, NUDGED, _in_nudges),
            _table(below, centres),
            _line(below, (12, 397), nudge_title, fontweight="bold"),
        ]
        return Picture(figure, [_scale(axes)], moving, nudge_words)


def _lens(figure: Figure, centres: np.ndarray) -> Axes:
    """The pane of the bars, one unit from box to box."""
    width, height = size_of_sheet(figure)
    apart = centres[1] - centres[0]
    left, wide = (centres[0] - apart / 2) / width, apart * len(centres) / width
    axes = pane(figure, (left, BARS[0] / height, wide, BARS[1] / height), "", "change ÷ nudge")
    axes.set(xlim=(-0.5, len(centres) - 0.5), xticks=[])
    axes.spines["bottom"].set_visible(False)
    return axes


def _scale(axes: Axes) -> View:
    """The height of the pane, which depends on the chain alone; a line at 0, and one at 1, where the nudge ends."""
    nothing = axes.axhline(0, color=WAITS.color, linewidth=1, zorder=0)
    nudge = axes.axhline(1, **GHOST.curve(linewidth=1.5, zorder=0))
    name = axes.annotate("nudge", (axes.get_xlim()[1], 1), (-2, 3), textcoords="offset points", ha="right", zorder=0)

    def update(chain: Chain) -> None:
        axes.set_ylim(*highest(chain))

    return View((axes.yaxis, nothing, nudge, name), update)


@lru_cache(maxsize=16)
def highest(chain: Chain) -> tuple[float, float]:
    """From the lowest to the highest that the slopes make by any theory while x slides, and some room.

    >>> from mathomong import sin
    >>> low, high = highest(Chain(sin))
    >>> round(low, 2), high
    (-0.96, 1.2)
    """
    places = product(np.linspace(-REACH, REACH, 51), THEORIES)
    found = [Nudge(chain, x, 1.0, theory=theory).factors for x, theory in places]
    low, high = min(0.0, np.min(found)), max(1.0, np.max(found))
    return float(min(1.2 * low, -0.1 * high)), float(1.2 * high)


def _in_nudges(nudge: Nudge) -> list[float]:
    """The true changes as far as they are known."""
    return [change / nudge.nudge for change in nudge.changes[: nudge.forward + 1]]


def _bars(axes: Axes, links: int, side: int, look: Look, heights) -> View:
    """A bar on that side of each box's middle, −1 or 1; `heights(nudge)` gives as many heights as are known."""
    bars = [axes.add_patch(Rectangle((0, 0), WIDE, 0, **look.patch(linestyle=look.line))) for _ in range(links + 1)]

    def update(nudge: Nudge) -> None:
        reach = far(*highest(nudge.chain))
        for at, (bar, height) in enumerate(zip_longest(bars, heights(nudge))):
            bar.set_visible(height is not None)
            bar.set_bounds(at + side * APART - WIDE * (side < 0), 0, WIDE, np.clip(height or 0.0, *reach))

    return View(tuple(bars), update)


def _wagons(nudge: Nudge) -> list[Mark]:
    """The values, as far as they have come."""
    names, values = written(nudge.chain), nudge.values
    return [
        Mark(name, amount(value), NUDGED, at == nudge.at) if at <= nudge.forward else Mark(name)
        for at, (name, value) in enumerate(zip(names, values, strict=True))
    ]


def _couplings(nudge: Nudge) -> list[Mark]:
    """The functions, and their local slopes as far as they have been put together."""
    marks = []
    for at, (link, slope) in enumerate(zip(nudge.chain.links, nudge.slopes, strict=True), start=1):
        look = SLOPE if at <= nudge.used else NUDGED if at <= nudge.forward else WAITS
        marks.append(Mark(name_of(link), _narrow(slope) if at <= nudge.used else "", look))
    return marks


def _narrow(slope: float) -> str:
    """A slope in few characters: there is little room between two boxes."""
    return in_powers(slope, figures=2 if abs(slope) < 0.001 else 3)


def _table(axes: Axes, centres: np.ndarray) -> View:
    """The numbers under the bars: a row for each of the slopes so far, the two changes, and their ratio."""
    samples = {ROWS[1]: PREDICTED, ROWS[2]: NUDGED}
    for height, look in samples.items():
        axes.add_patch(Rectangle((12, height - 2), 14, 14, **look.patch(linestyle=look.line)))
    for height, name in zip(ROWS[1:], ("predicted", "true change", "true ÷ predicted"), strict=True):
        axes.text(32 if height in samples else 12, height, name)
    axes.text(12, TRAIN - 24, "local slope")
    rule = _line(axes, (12, ROWS[0]), lambda nudge: PUT_TOGETHER[nudge.theory])
    cells = [[axes.add_artist(QuickText(x, height, "", ha="center")) for x in centres] for height in ROWS]

    def update(nudge: Nudge) -> None:
        rule.update(nudge)
        for row, texts in zip(cells, _rows(nudge), strict=True):
            for cell, text in zip_longest(row, texts, fillvalue=""):
                cell.set_text(text)

    return View((*rule.artists, *(cell for row in cells for cell in row)), update)


def _rows(nudge: Nudge) -> list[list[str]]:
    """What stands in the table, row by row, as far as it is known."""
    known, moved = slice(nudge.used + 1), slice(nudge.forward + 1)
    numbers = nudge.factors[known], nudge.predicted[known], nudge.changes[moved]
    return [*(list(map(amount, row)) for row in numbers), list(map(by_ratio, nudge.ratios[known]))]


def _line(axes: Axes, at: tuple[float, float], text, **style) -> View:
    """One line of text that follows the result."""
    line = axes.add_artist(QuickText(*at, "", **style))
    return View((line,), lambda result: line.set_text(text(result)))
