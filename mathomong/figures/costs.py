"""The picture of a cost: multiplications against weights, measured or sent back, and how long a computer takes."""

from collections.abc import Callable
from functools import lru_cache

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import LogLocator, NullLocator

from mathomong.costs import A_SECOND, Cost
from mathomong.figures.graphs import sheet
from mathomong.figures.picture import Picture, View
from mathomong.figures.quick_text import QuickText
from mathomong.figures.style import GHOST, ONE_SIDED, SENT_BACK, Look, new_figure, pane, styled
from mathomong.figures.words import in_powers, plainly

WEIGHTS, COUNTS = (0.5, 3e8), (0.5, 1e17)  # the limits of the axes: a little more than the sliders reach
IN_FULL = 1e8  # a count from here on is written with a power of ten
LANDMARKS = {"1 µs": 1e-6, "1 ms": 1e-3, "1 second": 1, "1 hour": 3600, "1 month": 2.6e6}
UNITS = (
    (31_557_600, " year"), (86_400, " day"), (3600, " hour"), (60, " minute"), (1, " second"),
    (1e-3, " ms"), (1e-6, " µs"), (1e-9, " ns"),
)  # fmt: skip
WIDTHS = np.unique(np.geomspace(1, 20_000, 30).astype(int)).tolist()  # where the curves are worked out
TABLE = (540, 756, 884)  # pixels: where its rows begin, and where its two columns of numbers end
HEIGHTS = (274, 244, 214)  # pixels: the baselines of its rows


def cost_picture() -> Picture:
    """Multiplications against weights on two scales of powers of ten; beside them the counts of the present network."""
    with styled():
        figure = new_figure(9.0, 4.2)
        axes = _scales(figure)
        moving = [
            _curve(axes, SENT_BACK, "o", lambda cost: cost.sent_back),
            _curve(axes, ONE_SIDED, "s", lambda cost: cost.measured),
            _table(sheet(figure)),
        ]
        return Picture(figure, [], moving, cost_words)


def _scales(figure: Figure) -> Axes:
    """The pane, with times on its right: at a billion multiplications a second."""
    axes = pane(figure, (0.095, 0.15, 0.47, 0.72), "weights", "multiplications")
    axes.set(xscale="log", yscale="log", xlim=WEIGHTS, ylim=COUNTS)
    for axis, decades in ((axes.xaxis, 5), (axes.yaxis, 7)):
        axis.set_major_locator(LogLocator(numticks=decades))
        axis.set_minor_locator(NullLocator())
        axis.set_major_formatter(lambda value, _: in_powers(value))
    for name, seconds in LANDMARKS.items():
        axes.axhline(seconds * A_SECOND, **GHOST.curve(linewidth=1, zorder=0))
        axes.annotate(name, (WEIGHTS[0], seconds * A_SECOND), (4, 3), textcoords="offset points", zorder=0)
    return axes


def _curve(axes: Axes, look: Look, marker: str, count: Callable) -> View:
    """The count over all widths for the present number of layers, and a mark at the present width."""
    (line,) = axes.plot([], [], **look.curve())
    (mark,) = axes.plot([], [], **look.dots(marker=marker, markersize=10))

    @lru_cache(maxsize=128)
    def points(layers: int) -> tuple[list, list]:
        row = [Cost(width, layers) for width in WIDTHS]
        return [cost.weights for cost in row], [count(cost) for cost in row]

    def update(cost: Cost) -> None:
        line.set_data(*points(cost.layers))
        mark.set_data([cost.weights], [count(cost)])

    return View((line, mark), update)


def _table(axes: Axes) -> View:
    """The counts in figures, and the title."""
    left, *columns = TABLE
    for x, look, name in zip(columns, (SENT_BACK, ONE_SIDED), ("sent back", "measured"), strict=True):
        axes.text(x, 318, name, ha="right")
        axes.plot([x - 78, x], [308, 308], **look.curve(linewidth=3))
    for height, name in zip(HEIGHTS, ("passes", "multiplications", "time"), strict=True):
        axes.text(left, height, name)
    axes.text(left, HEIGHTS[-1] - 72, "time at a billion multiplications a second")
    cells = [[axes.add_artist(QuickText(x, height, "", ha="right")) for x in columns] for height in HEIGHTS]
    title = axes.add_artist(QuickText(12, 397, "", fontweight="bold"))
    ratio = axes.add_artist(QuickText(left, HEIGHTS[-1] - 40, "", fontweight="bold"))

    def update(cost: Cost) -> None:
        title.set_text(cost_title(cost))
        ratio.set_text(f"measured ÷ sent back = {in_count(cost.ratio)}")
        for row, texts in zip(cells, _rows(cost), strict=True):
            for cell, text in zip(row, texts, strict=True):
                cell.set_text(text)

    return View((*(cell for row in cells for cell in row), title, ratio), update)


def _rows(cost: Cost) -> list[tuple[str, str]]:
    counts = cost.sent_back, cost.measured
    times = (how_long(each / A_SECOND) for each in counts)
    return [("1 + 1", in_count(cost.passes)), tuple(map(in_count, counts)), tuple(times)]


def in_count(value: float) -> str:
    """A count in full while it is short, else with a power of ten; a ratio with its four figures.

    >>> in_count(1000001), in_count(10**12), in_count(3.6)
    ('1,000,001', '10¹²', '3.6')
    """
    if value >= IN_FULL:
        return in_powers(value)
    return f"{value:,}" if isinstance(value, int) else plainly(value)


def how_long(seconds: float) -> str:
    """A time in the largest unit that fits, in two or three figures.

    >>> how_long(2e-8), how_long(1000), how_long(1e7), how_long(86_400)
    ('20 ns', '16.7 minutes', '116 days', '1 day')
    """
    size, unit = next((pair for pair in UNITS if pair[0] <= seconds * 1.0001), UNITS[-1])
    figures = f"{seconds / size:.3g}"
    return f"{figures}{unit}" if figures == "1" or unit.endswith("s") else f"{figures}{unit}s"


def cost_title(cost: Cost) -> str:
    """What all slopes cost, one way and the other."""
    sizes = f"{cost.width:,} wide, {many(cost.layers, 'layer')}"
    return f"{sizes}: {many(cost.weights, 'weight')}; measuring takes {many(cost.passes, 'forward pass', 'es')}"


def cost_words(cost: Cost) -> str:
    """The counts of both ways, and how long they take."""
    network = f"{many(cost.layers, 'layer')} of {many(cost.width, 'neuron')}: {many(cost.weights, 'weight')}."
    sent = f"Sent back, all slopes take one forward and one backward pass, {in_count(cost.sent_back)} multiplications."
    passes = f"Measured one by one they take {many(cost.passes, 'forward pass', 'es')}, {in_count(cost.measured)}"
    times = " against ".join(how_long(each / A_SECOND) for each in (cost.sent_back, cost.measured))
    ratio = f"multiplications, which is {in_count(cost.ratio)} times as many"
    return f"{network} {sent} {passes} {ratio}. At a billion multiplications a second: {times}."


def many(n: int, noun: str, ending: str = "s") -> str:
    """A number with its noun.

    >>> many(1, "layer"), many(2, "layer"), many(9, "pass", "es")
    ('1 layer', '2 layers', '9 passes')
    """
    return f"{in_count(n)} {noun}" if n == 1 else f"{in_count(n)} {noun}{ending}"
