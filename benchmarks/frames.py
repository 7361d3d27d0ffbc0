"""One frame of every explorer, slider by slider, against the same picture made and drawn anew."""

from collections.abc import Callable, Iterator
from functools import partial
from io import BytesIO
from statistics import median
from unittest.mock import patch

import numpy as np
from ipywidgets import Widget
from matplotlib.text import Text

from benchmarks.bounds import Bound
from benchmarks.kernel import seconds
from explorers import maker_of_the_picture
from mathomong import widgets
from mathomong.figures import Picture
from mathomong.figures.quick_text import QuickText
from mathomong.widgets import LiveFigure

NAMES = [name for name in widgets.__all__ if name.endswith("_explorer")]
MOVES, EVERY = 24, 6  # live frames for each slider, and after how many of them the picture is drawn anew


def table() -> list[Bound]:
    """Print the medians of each slider, and give back what was promised of their ratios."""
    print("\nOne frame of every explorer: live, and made and drawn anew (median)")
    print(f"{'':36}{'live':>10}{'anew':>12}{'anew / live':>34}")
    return [bound for name in NAMES for bound in _rows(name, getattr(widgets, name))]


def _rows(name: str, make: Callable[[], LiveFigure]) -> list[Bound]:
    live, anew = make(), maker_of_the_picture(make)
    sliders = {each: control for each, control in live.controls.items() if hasattr(control, "min")}
    return [_row(f"{name[:-9]}, {each}", live, control, anew) for each, control in sliders.items()]


def _row(name: str, live: LiveFigure, slider: Widget, anew: Callable[[], Picture]) -> Bound:
    live.reset()
    ours, theirs = [], []
    for number, value in enumerate(_places(slider)):
        ours.append(seconds(partial(setattr, slider, "value", value)))
        if number % EVERY == 0:
            theirs.append(replot(anew, live))
    bound = Bound(f"{name}: anew / live frame", median(theirs) / median(ours), "≥", must=10)
    print(f"{name:36}{1000 * median(ours):7.1f} ms{1000 * median(theirs):9.1f} ms{bound!s:>34}")
    return bound


def _places(slider: Widget) -> Iterator[float]:
    """Places on the slider, each at least a step from the one before: to and fro, if it is short."""
    steps = round((slider.max - slider.min) / slider.step)
    way = np.unique(np.linspace(0, steps, MOVES).astype(int))
    power = type(slider).__name__ == "FloatLogSlider"
    for step in np.resize(np.concatenate([way[1:], way[-2::-1]]), MOVES):
        at = slider.min + int(step) * slider.step
        yield 10.0**at if power else at


def replot(anew: Callable[[], Picture], live: LiveFigure) -> float:
    """The seconds for making the picture and for drawing all of it into a PNG, by matplotlib's means alone.

    What is between, computing the result and moving the artists, is not counted.
    """
    made: list[Picture] = []
    making = seconds(lambda: made.append(anew()))
    (picture,) = made
    picture.show_in_full(live.result, live.kept)
    with patch.object(QuickText, "draw", Text.draw):
        return making + seconds(lambda: picture.figure.savefig(BytesIO(), format="png", dpi=picture.figure.dpi))
