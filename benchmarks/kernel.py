"""One frame in the kernel: a live picture against the same scene drawn anew with pyplot."""

from collections.abc import Callable
from statistics import median
from time import perf_counter

import matplotlib
import numpy as np

from benchmarks import replot
from benchmarks.bounds import Bound
from mathomong import parabola, ravine
from mathomong.widgets import LiveFigure, descent_explorer, line_fit_explorer

MOVES = 60  # live frames; every third of them is drawn with pyplot too, so that both meet the same disturbances
SCENES = {
    "down a curve": (lambda: descent_explorer(parabola), replot.curve),
    "across a landscape": (lambda: descent_explorer(ravine), replot.landscape),
    "line fit, three panes": (line_fit_explorer, replot.line_fit),
}


def table() -> list[Bound]:
    """Print the medians, and give back what was promised of their ratios."""
    matplotlib.use("agg")
    print("\nOne frame in the kernel: slider value in, PNG out (median)")
    print(f"{'':24}{'live':>10}{'pyplot':>12}{'pyplot / live':>34}")
    return [_row(name, make(), draw) for name, (make, draw) in SCENES.items()]


def _row(name: str, live: LiveFigure, draw: Callable) -> Bound:
    slider = live.controls["learning_rate"]
    rates = slider.step * np.arange(1, MOVES + 1)
    ours, theirs = [], []
    for number, rate in enumerate(rates):
        ours.append(seconds(lambda rate=rate: live.set(learning_rate=rate)))
        if number % 3 == 0:
            theirs.append(seconds(lambda: replot.as_png(draw(live.model(**live.settings), slider.max))))
    bound = Bound(f"{name}: pyplot / live frame", median(theirs) / median(ours), "≥", must=15)
    print(f"{name:24}{1000 * median(ours):7.1f} ms{1000 * median(theirs):9.1f} ms{bound!s:>34}")
    return bound


def seconds(act: Callable) -> float:
    start = perf_counter()
    act()
    return perf_counter() - start
