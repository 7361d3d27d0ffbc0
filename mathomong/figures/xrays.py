"""The picture of an X-ray: the step on the land, all that went into it as bars, and how long each step was."""

from functools import partial

import numpy as np
from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter, MultipleLocator

from mathomong.figures.arrows import arrows
from mathomong.figures.curves import trail_view
from mathomong.figures.descents import title
from mathomong.figures.lands import land
from mathomong.figures.picture import Picture, View
from mathomong.figures.quick_text import QuickText
from mathomong.figures.style import FIRST, INK, MINIMUM, NOW, SECOND, START, Look, key, new_figure, pane, styled
from mathomong.figures.words import count, in_powers, place, plainly, power_of_ten
from mathomong.objectives import Objective
from mathomong.xrays import XRay

BOTTOM, HEIGHT = 0.225, 0.675
KEY = {"start": START, "now": NOW, "minimum": MINIMUM, "along w₁": FIRST, "along w₂": SECOND}
ROWS = 7  # Adam has the most
MIDDLE, REACH, NUMBERS = 0.555, 0.175, 0.75  # of the table: where 0 is, how far a bar reaches, where the numbers begin
SMALLEST, LONGEST = 1e-4, 10.0  # steps in sight


def xray_picture(objective: Objective, steps: int) -> Picture:
    """One step of an optimizer on `objective`, its parts as bars for both weights, and the lengths of up to `steps` steps.

    The longer bar of each pair is always of the same length: what counts is how the two weights compare.
    """
    with styled():
        figure = new_figure(9.0, 4.2)
        left = pane(figure, (0.065, BOTTOM, 0.29, HEIGHT), "first weight w₁", "second weight w₂")
        table = figure.add_axes((0.375, BOTTOM - 0.045, 0.38, HEIGHT + 0.045), xlim=(0, 1), ylim=(ROWS, 0))
        table.set_axis_off()
        right = pane(figure, (0.832, BOTTOM, 0.142, HEIGHT), "step", "how far")
        _lengths_scale(right, steps)
        for weight, letter in enumerate(("w₁", "w₂")):  # the first name is the shortest: there is room beside it
            table.text(0.27, _line(weight) + 0.14, letter, va="baseline")
        ground = [land(left, objective.domain)]
        moving = [
            trail_view(left, lambda xray: xray.descent.points.T),
            _arrow(left),
            _upright(table),
            _bars(table, 0, FIRST),
            _bars(table, 1, SECOND),
            *(_row(table, number) for number in range(ROWS)),
            _lengths(right, 0, FIRST),
            _lengths(right, 1, SECOND),
            title(left, lambda xray: f"after {count(xray.taken)}"),
            title(table, _headline),
            title(right, lambda xray: "each step"),
        ]
        key(figure, 0.045, KEY)
        return Picture(figure, ground, moving, xray_words)


def _headline(xray: XRay) -> str:
    return (
        f"{xray.name}: step ({', '.join(map(in_powers, xray.moves[-1]))})"
        if xray.taken
        else f"{xray.name}: no step yet"
    )


def _arrow(axes: Axes) -> View:
    """The step itself, from where it began."""
    drawn, put = arrows(axes, INK, 3)
    drawn.set_zorder(2)  # that of lines: over the path, which is there already
    return View((drawn,), lambda xray: put(xray.descent.points[-2:][0], xray.moves[-1:]))


def _upright(axes: Axes) -> View:
    """Where 0 is, as far down as there are rows."""
    (line,) = axes.plot([], [], color=INK, linewidth=0.8)
    return View((line,), lambda xray: line.set_data([MIDDLE, MIDDLE], [0.05, len(xray.parts)]))


def _bars(axes: Axes, weight: int, look: Look) -> View:
    """One bar a row for this weight, to the right where its number is positive."""
    (bars,) = axes.plot([], [], color=look.color, linewidth=10, solid_capstyle="butt", linestyle="-")

    def update(xray: XRay) -> None:
        ends = [REACH * numbers[weight] / (np.abs(numbers).max() or 1.0) for _, numbers in xray.parts]
        heights = np.arange(len(ends)) + _line(weight)
        xs = np.ravel([[MIDDLE, MIDDLE + end, np.nan] for end in ends])
        bars.set_data(xs, np.repeat(heights, 3))

    return View((bars,), update)


def _line(weight: int) -> float:
    """The height of a weight's line in a row, from the row's upper edge."""
    return 0.31 + 0.4 * weight


def _row(axes: Axes, number: int) -> View:
    """The name of a part, and its two numbers."""
    write = partial(QuickText, transform=axes.transData)
    name = axes.add_artist(write(0.0, number + 0.62, ""))
    numbers = [axes.add_artist(write(NUMBERS, number + _line(weight) + 0.14, "")) for weight in (0, 1)]

    def update(xray: XRay) -> None:
        label, found = xray.parts[number] if number < len(xray.parts) else ("", ())
        name.set_text(label)
        for weight, text in enumerate(numbers):
            text.set_text(in_powers(found[weight]) if len(found) else "")

    return View((name, *numbers), update)


def _lengths_scale(axes: Axes, steps: int) -> None:
    """The number of the step, and its length in powers of ten."""
    axes.set(xlim=(-0.04 * steps, 1.04 * steps), ylim=np.log10([SMALLEST, LONGEST]))
    axes.yaxis.set_major_locator(MultipleLocator(1))
    axes.yaxis.set_major_formatter(FuncFormatter(lambda power, _: power_of_ten(round(power))))
    axes.yaxis.labelpad = 1


def _lengths(axes: Axes, weight: int, look: Look) -> View:
    """How far each step went along this weight; a dot at the last one."""
    (curve,) = axes.plot([], [], **look.curve(linewidth=1.5))
    (now,) = axes.plot([], [], **look.dots(markersize=9))

    def update(xray: XRay) -> None:
        lengths = np.log10(np.clip(np.abs(xray.moves[:, weight]), SMALLEST / 1e3, LONGEST * 1e3))
        numbers = np.arange(1, xray.taken + 1)
        curve.set_data(numbers, lengths)
        now.set_data(numbers[-1:], lengths[-1:])

    return View((curve, now), update)


def xray_words(xray: XRay) -> str:
    """What went into the last step, and how the two weights compare before and after."""
    kept = "" if xray.memory is None else f", memory {plainly(xray.memory)}"
    who = f"{xray.name[0].upper()}{xray.name[1:]}, learning rate {plainly(xray.optimizer.learning_rate)}{kept}"
    if not xray.taken:
        return f"{who}: {_before(xray)}"
    parts = ", ".join(f"{name} {place(numbers)}" for name, numbers in xray.parts)
    flown = " The next step flew away." if xray.descent.diverged else ""
    return f"{who}, step {xray.taken} of the run: {parts}. {_compared(xray)}{flown}"


def _before(xray: XRay) -> str:
    if xray.descent.diverged:
        return "the very first step flew away."
    return f"no step yet, at {place(xray.descent.end)}."


def _compared(xray: XRay) -> str:
    """How the gradient and the step are shared out between the two weights."""
    gradient, step = np.abs(xray.gradients[-1]), np.abs(xray.moves[-1])
    if min(*gradient, *step) < 1e-12:
        return "Along one weight there is nothing to compare."
    ratios = plainly(gradient[1] / gradient[0]), plainly(step[1] / step[0])
    return "Along w₂ the gradient is {} times that along w₁, the step {} times.".format(*ratios)
