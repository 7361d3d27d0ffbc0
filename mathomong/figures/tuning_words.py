"""What the pictures of tuning by hand show, in words."""

import numpy as np

from mathomong.figures.words import place, plainly
from mathomong.tuning import Line, Tuning

SAME = 1e-9  # closer than this, a line goes through a point: sliders leave some round-off


def equation(w: float, b: float | None = None, name: str = "y") -> str:
    """The line as a formula; with `b`, even where that is 0.

    >>> equation(1.5), equation(2.0, -1.0, "prediction")
    ('y = 1.5·x', 'prediction = 2·x − 1')
    """
    bias = "" if b is None else f" {'−' if b < 0 else '+'} {plainly(abs(b))}"
    return f"{name} = {plainly(w)}·x{bias}"


def line_words(line: Line) -> str:
    """Where the dot is, and how the line runs."""
    w, x, y = map(plainly, (line.w, line.x, line.y))
    runs = "rises to the right" if line.w > 0 else "falls to the right" if line.w < 0 else "is level"
    return f"w = {w}, so at x = {x} the line is at y = {w} · {x} = {y}. It {runs}."


def tuning_words(tuning: Tuning, full: float) -> str:
    """The loss and where the line is too low or too high; of the way and the map, once that is shown.

    `full` is where the scale of the loss bar ends.
    """
    said = [f"w = {plainly(tuning.w)}, b = {plainly(tuning.b)}: the loss is {plainly(tuning.loss)}."]
    said += [f"That is off the scale, which ends at {plainly(full)}."] if tuning.loss > full else []
    said += [_misses(tuning), *([_way(tuning)] if tuning.map_shown else [])]
    return " ".join(said)


def _misses(tuning: Tuning) -> str:
    error = tuning.w * tuning.objective.x + tuning.b - tuning.objective.targets
    counts = {"too low": (error < -SAME).sum(), "too high": (error > SAME).sum(), "right": (abs(error) <= SAME).sum()}
    parts = [f"{how} at {_points(count, len(error))}" for how, count in counts.items() if count]
    return f"The line is {', '.join(parts)}."


def _points(count: int, of: int) -> str:
    """How many of the points, in words."""
    return f"all {of} points" if count == of else "1 point" if count == 1 else f"{count} points"


def _way(tuning: Tuning) -> str:
    lowest = f"The lowest point is {place(np.array(tuning.objective.minima[0]))}."
    turns = len(tuning.trail) - 1
    if turns < 0:
        return f"On the map you have not moved yet. {lowest}"
    turned = {0: "did not turn", 1: "turned once"}.get(turns, f"turned {turns} times")
    return f"On the map you came from {place(tuning.points[0])} and {turned}. {lowest}"
