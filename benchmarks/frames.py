"""One frame of every explorer, slider by slider, against the same picture made and drawn anew."""

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import partial
from io import BytesIO
from statistics import median
from unittest.mock import patch

import numpy as np
from ipywidgets import Widget
from matplotlib.text import Text

from benchmarks.bounds import Bound
from benchmarks.kernel import seconds
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
            theirs.append(_drawn_anew(anew, live))
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


def _drawn_anew(anew: Callable[[], Picture], live: LiveFigure) -> float:
    """The seconds for making the picture and for drawing all of it into a PNG, by matplotlib's means alone.

    What is between, moving the artists, is not counted.
    """
    made: list[Picture] = []
    making = seconds(lambda: made.append(anew()))
    (picture,) = made
    picture.show(live.result, live.kept)
    for artist in picture.artists:
        artist.set_animated(False)
    with patch.object(QuickText, "draw", Text.draw):
        return making + seconds(lambda: picture.figure.savefig(BytesIO(), format="png", dpi=picture.figure.dpi))


def maker_of_the_picture(make: Callable[[], LiveFigure]) -> Callable[[], Picture]:
    """What makes the picture of an explorer once more: the call of …_picture in its module, listened to.

    >>> picture = maker_of_the_picture(widgets.descent_explorer)()
    >>> type(picture).__name__
    'Picture'
    """
    calls: list[Callable[[], Picture]] = []

    def listening(draw: Callable) -> Callable:
        def drawn(*args, **kwargs) -> Picture:
            calls.append(partial(draw, *args, **kwargs))
            return draw(*args, **kwargs)

        return drawn

    module = sys.modules[make.__module__]
    with ExitStack() as stack:
        for name in [name for name in vars(module) if name.endswith("_picture")]:
            stack.enter_context(patch.object(module, name, listening(getattr(module, name))))
        make()
    return calls[-1]
