"""The pictures of tuning by hand: a line that turns, and a line between data with its loss and the map of the loss."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from mathomong.figures.curves import trail_view
from mathomong.figures.data import line_through_data
from mathomong.figures.descents import title
from mathomong.figures.landscapes import landscape
from mathomong.figures.picture import Picture, View
from mathomong.figures.quick_text import QuickText
from mathomong.figures.style import (
    FUNCTION,
    INK,
    MINIMUM,
    NOW,
    PATH,
    PREDICTION,
    START,
    TARGET,
    key,
    new_figure,
    pane,
    styled,
)
from mathomong.figures.tuning_words import equation, line_words, tuning_words
from mathomong.figures.words import place, plainly
from mathomong.fits import Fit

# Where the scale of the loss bar ends: beyond it the bar says so, and near the best line small changes show.
FULL = 20.0
HIDDEN = "#E6E6E6"
COVERED = {0.58: "The map of the loss", 0.51: "is hidden.", 0.42: "Tick “show map”", 0.35: "to see it."}
BOTTOM, HEIGHT = 0.225, 0.665  # where the panes stand: over the key, under their titles

Range = tuple[float, float]


def line_picture(w: Range, x: Range) -> Picture:
    """The line y = w·x with a dot on it, for the `w` in that range; `x` is the range along.

    >>> from mathomong.tuning import Line
    >>> line_picture(w=(-2, 3), x=(-1, 5)).words(Line(w=2, x=3))
    'w = 2, so at x = 3 the line is at y = 2 · 3 = 6. It rises to the right.'
    """
    reach = np.outer(w, x)
    with styled():
        figure = new_figure(9.0, 4.2)
        axes = pane(figure, (0.08, BOTTOM, 0.9, HEIGHT), "x", "y")
        axes.set(xlim=x, ylim=(1.1 * reach.min(), 1.1 * reach.max()))
        axes.set_xticks(np.arange(x[0], x[1] + 1))
        axes.axhline(0, color=INK, linewidth=0.8)
        key(figure, 0.045, {"the line": PREDICTION, "the dot on it": NOW})
        moving = [
            _line_and_dot(axes),
            title(axes, lambda line: f"{equation(line.w)}: at x = {plainly(line.x)} it is {plainly(line.y)} high"),
        ]
        return Picture(figure, [], moving, line_words)


def tuning_picture(fit: Fit, w: Range, b: Range) -> Picture:
    """A line through the data of `fit`, its loss as a bar, and the map of the loss over these ranges of w and b.

    The map is covered until the result says that it is shown.

    >>> from mathomong import line_fit
    >>> from mathomong.tuning import Tuning
    >>> fit = line_fit([1, 2, 3, 4, 5], [2, 4, 6, 8, 10])
    >>> tuning_picture(fit, w=(0, 5), b=(-4, 4)).words(Tuning(fit, w=1.0, b=0.0))
    'w = 1, b = 0: the loss is 11. The line is too low at all 5 points.'
    """
    with styled():
        figure = new_figure(9.0, 4.2)
        left = pane(figure, (0.07, BOTTOM, 0.36, HEIGHT), "x", "y")
        middle = pane(figure, (0.51, BOTTOM, 0.09, HEIGHT), "", "loss")
        right = pane(figure, (0.69, BOTTOM, 0.295, HEIGHT), "weight w", "bias b")
        left.set_xticks([0, *fit.x])
        land = landscape(right, (_wider(w), _wider(b)))
        moving = [
            line_through_data(
                left, _wider((0.0, fit.x.max()), 0.1), (-0.6 * fit.targets.max(), 1.5 * fit.targets.max())
            ),
            _loss_bar(middle),
            trail_view(right, lambda tuning: tuning.points.T),
            _cover(right),
            title(left, lambda tuning: equation(tuning.w, tuning.b, "prediction")),
            title(middle, lambda tuning: f"loss {plainly(tuning.loss)}"),
            title(right, lambda tuning: f"(w, b) = {place(tuning.end)}"),
        ]
        _keys(figure)
        return Picture(figure, [land], moving, lambda tuning: tuning_words(tuning, FULL))


def _line_and_dot(axes: Axes) -> View:
    """The line, the dot on it above x, and an upright from the x-axis to the dot."""
    ends = np.array(axes.get_xlim())
    (upright,) = axes.plot([], [], color=INK, linewidth=1.5, linestyle=":")
    (line,) = axes.plot([], [], **PREDICTION.curve(linewidth=2.5))
    (dot,) = axes.plot([], [], **NOW.dots(markersize=12))

    def update(result) -> None:
        upright.set_data([result.x] * 2, [0, result.y])
        line.set_data(ends, result.w * ends)
        dot.set_data([result.x], [result.y])

    return View((upright, line, dot), update)


def _loss_bar(axes: Axes) -> View:
    """The loss as one bar on a scale from 0 to `FULL`; a larger one fills it and says so."""
    axes.set(xlim=(0, 1), ylim=(0, FULL), xticks=[])
    bar = axes.add_patch(Rectangle((0.42, 0), 0.5, 0, facecolor=FUNCTION.color))
    over = axes.text(0.22, 0.97 * FULL, "off the scale →", rotation=90, ha="center", va="top")

    def update(tuning) -> None:
        bar.set_height(min(tuning.loss, FULL))
        over.set_visible(tuning.loss > FULL)

    return View((bar, over), update)


def _cover(axes: Axes) -> View:
    """What lies over the map until it is shown; the frame of the pane is drawn over it once more."""
    whole = {"transform": axes.transAxes, "clip_on": False, "zorder": 2.4}  # under the frame, over all else
    cover = axes.add_patch(Rectangle((0, 0), 1.006, 1.01, facecolor=HIDDEN, **whole))  # the land covers half pixels
    above = {"transform": axes.transAxes, "ha": "center", "zorder": 3}
    said = [axes.add_artist(QuickText(0.5, height, line, **above)) for height, line in COVERED.items()]

    def update(tuning) -> None:
        for artist in (cover, *said):
            artist.set_visible(not tuning.map_shown)

    return View((cover, *axes.spines.values(), *said), update)


def _keys(figure: Figure) -> None:
    """What the marks mean, each key below its pane."""
    key(figure, 0.045, {"data": TARGET, "line": PREDICTION}, centre=0.19)
    key(figure, 0.045, {"start": START, "your way": PATH, "now": NOW, "lowest": MINIMUM}, centre=0.69)


def _wider(limits: Range, share: float = 0.05) -> Range:
    """These limits, and beyond them by that share of the way between."""
    low, high = limits
    return low - share * (high - low), high + share * (high - low)
