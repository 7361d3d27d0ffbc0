"""The picture of branches: a small graph whose paths are coloured, and their products added up as bars."""

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from mathomong.branches import ALL, ONE, Branches, edges_of
from mathomong.figures.graphs import Mark, arrows, boxes, from_box_to_box, sheet
from mathomong.figures.nudge_words import bracketed, by_ratio
from mathomong.figures.picture import Picture, View
from mathomong.figures.quick_text import QuickText
from mathomong.figures.style import (
    FIRST_WAY,
    NUDGED,
    PREDICTED,
    SECOND_WAY,
    WAITS,
    Look,
    new_figure,
    pane,
    styled,
)
from mathomong.figures.words import plainly

BOX = (104, 52)  # pixels
PLACES = {"a": (72, 316), "b": (72, 160), "c": (262, 316), "d": (262, 160), "e": (452, 238)}  # pixels
WRITTEN = {"a": "a", "b": "b", "c": "c = a + b", "d": "d = b + 1", "e": "e = c · d"}
EDGES = ("ac", "bc", "bd", "ce", "de")
TOGETHER = {ALL: "all paths added", ONE: "one path alone"}
LOOKS = (FIRST_WAY, SECOND_WAY)
HEIGHTS = (-9.5, 12.5)  # of the bars: the slopes that the sliders can reach
ROWS = (60, 36, 12)  # pixels: the baselines of the lines under the graph


def branches_picture() -> Picture:
    """The graph c = a + b, d = b + 1, e = c·d with its values and slopes; beside it the paths, one bar each, and their sum."""
    with styled():
        figure = new_figure(9.0, 4.2)
        below = sheet(figure)
        ways = [from_box_to_box(PLACES[start], PLACES[end], BOX) for start, end in EDGES]
        right = pane(figure, (0.655, 0.225, 0.335, 0.66), "", "change of e ÷ nudge")
        right.set(xlim=(-0.6, 3.6), ylim=HEIGHTS)
        right.set_xticks(range(4), ["path 1", "path 2", "sum", "true"])
        right.tick_params(axis="x", length=0)
        right.axhline(0, color=WAITS.color, linewidth=1, zorder=0)
        moving = [
            arrows(below, ways, _edges),
            boxes(below, list(PLACES.values()), BOX, _nodes),
            _bars(right),
            _lines(below),
        ]
        return Picture(figure, [], moving, branches_words)


def _nodes(branches: Branches) -> list[Mark]:
    values = branches.values
    return [Mark(WRITTEN[name], plainly(values[name]), NUDGED, name == branches.pushed) for name in PLACES]


def _edges(branches: Branches) -> list[Mark]:
    """Each edge with its slope, in the look of the first path that counts and leads over it."""
    looks = {edge: look for path, look in reversed(_looked(branches)) for edge in edges_of(path)}
    return [Mark("", plainly(branches.slopes[edge]), looks.get(edge, WAITS)) for edge in EDGES]


def _looked(branches: Branches) -> list[tuple[str, Look]]:
    """The paths that count, each with its look."""
    return list(zip(branches.counted, LOOKS, strict=False))


def _bars(axes: Axes) -> View:
    """A bar for each path, each from where the one before it ends; then the sum, and the true change."""
    looks = (*LOOKS, PREDICTED, NUDGED)
    bars = [
        axes.add_patch(Rectangle((n - 0.35, 0), 0.7, 0, **look.patch(linestyle=look.line)))
        for n, look in enumerate(looks)
    ]
    texts = [axes.add_artist(QuickText(n, 0, "", ha="center")) for n in range(4)]

    def update(branches: Branches) -> None:
        for n, (bar, text, (start, height)) in enumerate(zip(bars, texts, _spans(branches), strict=True)):
            known = height is not None
            bar.set_visible(known)
            text.set_visible(known)
            if known:
                bar.set_bounds(n - 0.35, start, 0.7, height)
                text.set_text(plainly(height))
                text.set_y(max(start, start + height, 0) + 0.4)

    return View((*bars, *texts), update)


def _spans(branches: Branches) -> list[tuple[float, float | None]]:
    """For each of the four bars where it starts and how far it goes; None where there is no such bar."""
    products = branches.products[: len(branches.counted)]
    first, second = (*products, None)[:2]
    return [(0.0, first), (first, second), (0.0, branches.slope), (0.0, branches.change / branches.nudge)]


def _lines(axes: Axes) -> View:
    """The title, and the paths in words below the graph, each after a sample of its look."""
    samples = [
        axes.add_patch(Rectangle((20, row - 2), 14, 14, **look.patch(linestyle=look.line)))
        for row, look in zip(ROWS, LOOKS, strict=False)
    ]
    texts = [axes.add_artist(QuickText(42, row, "")) for row in ROWS[:2]]
    total = axes.add_artist(QuickText(20, ROWS[2], "", fontweight="bold"))
    title = axes.add_artist(QuickText(12, 397, "", fontweight="bold"))

    def update(branches: Branches) -> None:
        lines = path_lines(branches)
        for sample, text, line in zip(samples, texts, (*lines, "")[:2], strict=True):
            sample.set_visible(bool(line))
            text.set_text(line)
        total.set_text(f"{TOGETHER[branches.paths]}: slope {plainly(branches.slope)}")
        title.set_text(branches_title(branches))

    return View((*samples, *texts, total, title), update)


def path_lines(branches: Branches) -> list[str]:
    """Each path that counts, with the product of its slopes."""
    lines = []
    for path, product in zip(branches.counted, branches.products, strict=False):
        factors = " × ".join(bracketed(branches.slopes[edge]) for edge in edges_of(path))
        lines.append(f"{' → '.join(path)}: {factors} = {plainly(product)}")
    return lines


def branches_title(branches: Branches) -> str:
    """What becomes of the nudge."""
    push = f"a nudge of {plainly(branches.nudge)} at {branches.pushed} changes e"
    return f"{push}: predicted {plainly(branches.predicted)}, true {plainly(branches.change)}"


def branches_words(branches: Branches) -> str:
    """The paths, what they make together, and whether e does as they say."""
    return f"{_start(branches)} {_paths(branches)} {_outcome(branches)}"


def _start(branches: Branches) -> str:
    where = f"a = {plainly(branches.a)} and b = {plainly(branches.b)}"
    return f"At {where} the input {branches.pushed} gets a nudge of {plainly(branches.nudge)}."


def _paths(branches: Branches) -> str:
    lead = "Only one path leads to e." if len(branches.ways) == 1 else "Two paths lead to e."
    total = f"{TOGETHER[branches.paths].capitalize()}: {plainly(branches.slope)}."
    return f"{lead} {'; '.join(path_lines(branches))}. {total}"


def _outcome(branches: Branches) -> str:
    sum_up = f"So e should change by {plainly(branches.predicted)}; it changes by {plainly(branches.change)}"
    if branches.ratio is None:
        return f"{sum_up}. A slope of 0 predicts no change, so there is no ratio."
    return f"{sum_up}. True ÷ predicted: {by_ratio(branches.ratio)}."
