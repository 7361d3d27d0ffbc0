"""Every explorer there is, found by its name, so that a new one is tested without anyone remembering."""

import sys
from contextlib import ExitStack
from functools import partial
from itertools import combinations_with_replacement, count, product, takewhile
from unittest.mock import patch

import pytest
from ipywidgets import FloatLogSlider

import mathomong
from mathomong import widgets
from mathomong.widgets.controls import on_grid

OBJECTIVES = [value for value in vars(mathomong).values() if isinstance(value, mathomong.Objective)]
NAMES = [name for name in widgets.__all__ if name.endswith("_explorer")]
MAKERS = {name: getattr(widgets, name) for name in NAMES} | {
    f"descent_explorer({objective.name})": lambda objective=objective: widgets.descent_explorer(objective)
    for objective in OBJECTIVES
}
# One maker for each kind of picture: what takes long need not be done again for each landscape.
PICTURES = {name: MAKERS[name] for name in (*NAMES, "descent_explorer(parabola)")}


def ends(live):
    """All combinations of the controls' ends."""
    return [dict(zip(live.controls, values, strict=True)) for values in product(*_all_sides(live))]


def pairs(live):
    """Combinations of the controls' ends, so chosen that each end of each control meets each end of each other."""
    everything = {number: _pairs_in(settings) for number, settings in enumerate(ends(live))}
    found, missing = [], set().union(*everything.values())
    while missing:
        found.append(max(everything, key=lambda number: len(missing & everything[number])))
        missing -= everything[found[-1]]
    return [ends(live)[number] for number in found]


def _pairs_in(settings):
    """Every two of the settings; where there is but one, that one with itself."""
    return set(combinations_with_replacement(settings.items(), 2))


def _all_sides(live):
    return [_sides(control) for control in live.controls.values()]


# A test with a parameter `through` goes through the pairs, and in `make test-long` through all combinations.
THROUGH_ITS_ENDS = pytest.mark.parametrize("through", [pairs, pytest.param(ends, marks=pytest.mark.long)])


def positions(control):
    """Every value that a control can take; for a formula a few that differ much."""
    if hasattr(control, "options"):
        return control.options
    if isinstance(control, FloatLogSlider):
        return [10.0**power for power in grid(control)]
    if hasattr(control, "min"):
        return grid(control)
    return (control.value, "sin(x)", "x^3 - 3x") if isinstance(control.value, str) else (False, True)


def grid(slider):
    """Where the handle of a slider can stand."""
    places = (on_grid(slider.min + n * slider.step, slider.min, slider.step) for n in count())
    return [type(slider.min)(place) for place in takewhile(lambda place: place <= slider.max, places)]


def maker_of_the_picture(make):
    """What makes the picture of an explorer once more: the call of …_picture in its module, listened to."""
    calls = []

    def listening(draw):
        def drawn(*args, **kwargs):
            calls.append(partial(draw, *args, **kwargs))
            return draw(*args, **kwargs)

        return drawn

    with ExitStack() as stack:
        for module, name in _picture_makers():
            stack.enter_context(patch.object(module, name, listening(getattr(module, name))))
        make()
    return calls[-1]


def _picture_makers():
    """Every …_picture that a module of widgets has imported, with its module."""
    modules = [module for name, module in sys.modules.items() if name.startswith("mathomong.widgets.")]
    return [(module, name) for module in modules for name in vars(module) if name.endswith("_picture")]


def _sides(control):
    """The two ends of a slider, both states of a switch, every choice, and for a formula a few that differ much.

    A log slider knows its ends as powers of ten.
    """
    if hasattr(control, "options"):
        return control.options
    if isinstance(control.value, str):
        return (control.value, "sin(x)", "x^3 - 3x")
    if isinstance(control, FloatLogSlider):
        return (10.0**control.min, 10.0**control.max)
    return (control.min, control.max) if hasattr(control, "min") else (False, True)
