"""The picture of the museum: the loss with a bug beside the loss without one, and the slopes beside measured ones."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import LogLocator, NullLocator

from mathomong.figures.curves import trail_view
from mathomong.figures.graphs import sheet
from mathomong.figures.nudge_words import amount
from mathomong.figures.pass_words import nine, numbered, short_slope
from mathomong.figures.picture import Picture, View
from mathomong.figures.quick_text import QuickText
from mathomong.figures.style import GHOST, PATH, key, new_figure, pane, styled
from mathomong.figures.words import in_powers
from mathomong.museum import NONE
from mathomong.museum_runs import MOST_UPDATES, MuseumRun

LOSSES = (1e-5, 2)  # the limits of the axis: down to there the bugs can be told apart
COLUMNS = (548, 690, 800, 884)  # pixels: where the weights' names begin, and where the other columns end
TOP, ROW = 348, 25  # pixels: the baseline of the table's first line, and from one to the next
BELOW = (100, 74)  # pixels: the baselines of the lines under the table
ALIKE = 0.1  # two curves that part by no more than this look like one


def museum_picture() -> Picture:
    """The loss by update on a scale of powers of ten; beside it the slope of each weight, as the code has it."""
    with styled():
        figure = new_figure(9.0, 4.2)
        below = sheet(figure)
        moving = [_losses(_scales(figure)), _table(below), _lines(below)]
        key(figure, 0.035, {"this code": PATH, "without a bug": GHOST}, centre=0.31)
        return Picture(figure, [], moving, museum_words)


def _scales(figure: Figure) -> Axes:
    axes = pane(figure, (0.09, 0.225, 0.475, 0.675), "update", "loss")
    axes.set(xlim=(-0.05 * MOST_UPDATES, 1.03 * MOST_UPDATES), ylim=LOSSES, yscale="log")
    axes.yaxis.set_major_locator(LogLocator(numticks=8))
    axes.yaxis.set_minor_locator(NullLocator())
    axes.yaxis.set_major_formatter(lambda value, _: in_powers(value))
    return axes


def _losses(axes: Axes) -> View:
    """The path of the code, and the loss without a bug over it, so that it is seen where the two are one."""
    trail = trail_view(axes, lambda run: (np.arange(run.steps + 1), run.losses))
    (ghost,) = axes.plot([], [], **GHOST.curve(linewidth=2))

    def update(run: MuseumRun) -> None:
        trail.update(run)
        ghost.set_data(np.arange(run.steps + 1), run.right_losses)

    return View((*trail.artists, ghost), update)


def _table(axes: Axes) -> View:
    """The gradient check: for each weight the slope that the code has, the measured one, and whether they agree."""
    heights = [TOP - ROW * n for n in range(1, 9)]
    for x, name in zip(COLUMNS, ("weight", "this code", "measured", "agree?"), strict=True):
        axes.text(x, TOP, name, ha="left" if name == "weight" else "right")
    for n, height in enumerate(heights, start=1):
        axes.text(COLUMNS[0], height, numbered("w", n))
    cells = [[axes.add_artist(QuickText(x, height, "", ha="right")) for x in COLUMNS[1:]] for height in heights]

    def update(run: MuseumRun) -> None:
        for row, (code, measured, agree) in zip(cells, _rows(run), strict=True):
            row[0].set_text(short_slope(code))
            row[1].set_text(short_slope(measured))
            row[2].set_text("yes" if agree else "NO")

    return View(tuple(cell for row in cells for cell in row), update)


def _rows(run: MuseumRun) -> zip:
    return zip(run.check.analytic, run.check.measured, run.agree, strict=True)


def _lines(axes: Axes) -> View:
    """The title over each half, and the losses in full under the table."""
    title, verdict = (axes.add_artist(QuickText(x, 397, "", fontweight="bold")) for x in (12, COLUMNS[0]))
    lines = [axes.add_artist(QuickText(COLUMNS[0], y, "")) for y in BELOW]

    def update(run: MuseumRun) -> None:
        title.set_text(f"{_name(run)}, {_updates(run)}")
        verdict.set_text(f"gradient check: {_differing(run)}")
        lines[0].set_text(f"loss now: {_in_full(run.losses[-1])}")
        lines[1].set_text(f"without a bug: {_in_full(run.right_losses[-1])}")

    return View((title, verdict, *lines), update)


def museum_words(run: MuseumRun) -> str:
    """What became of the loss, what the curve tells of the bug and what it does not, and what the check says."""
    where = f"{_name(run).capitalize()}, learning rate {amount(run.learning_rate)}, {_updates(run)}"
    went = f"the loss went from {_in_full(run.losses[0])} to {_in_full(run.losses[-1])}"
    right = "" if run.bug == NONE else f"; without a bug it would be {_in_full(run.right_losses[-1])}"
    return f"{where}: {went}{right}. {_seen(run)} At these weights the gradient check says: {_differing(run)}."


def _seen(run: MuseumRun) -> str:
    """What can be seen from the curve alone."""
    first, last, lowest = run.losses[0], run.losses[-1], run.losses.min()
    if run.bug == NONE:
        return "The two curves are one."
    if last > first:
        return "The curve shows the bug: it climbs."
    if run.parting <= ALIKE:
        return f"The curve hides the bug: it is never more than {_percent(run.parting)} off."
    if last > lowest * (1 + ALIKE):
        return f"The curve shows the bug: it fell to {amount(lowest)} and came up again."
    speed = "faster" if last < run.right_losses[-1] else "more slowly"
    return f"The curve falls {speed} than without a bug. By itself it could be that of another learning rate."


def _percent(part: float) -> str:
    """A part of the whole, rounded up to one figure: it is the most.

    >>> _percent(0.00036), _percent(0.0), _percent(0.0193)
    ('0.04 %', '0 %', '2 %')
    """
    if part < 1e-9:
        return "0 %"
    unit = 10.0 ** np.floor(np.log10(100 * part))
    return f"{amount(round(float(np.ceil(100 * part / unit) * unit), 9))} %"


def _in_full(loss: float) -> str:
    """A loss with nine places, as long as one of them is not 0.

    >>> _in_full(0.0000001), _in_full(3e-12)
    ('0.000000100', 'under 0.000000001')
    """
    return nine(loss) if loss >= 1e-9 else "under 0.000000001"


def _name(run: MuseumRun) -> str:
    return "without a bug" if run.bug == NONE else f"bug: {run.bug}"


def _updates(run: MuseumRun) -> str:
    return "1 update" if run.steps == 1 else f"{run.steps} updates"


def _differing(run: MuseumRun) -> str:
    off = int((~run.agree).sum())
    return f"{off} of 8 slopes differ" if off else "all 8 slopes agree"
