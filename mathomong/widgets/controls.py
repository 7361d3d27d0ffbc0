"""Controls: sliders whose steps and digits fit their range, switches, choices, and a field for a formula."""

from collections.abc import Mapping, Sequence
from math import floor, isclose, log10
from typing import Any

import ipywidgets
from traitlets import TraitError

from mathomong.values import number, of_kind, shown

HALF = {"width": "min(100%, 440px)"}  # two side by side on a small laptop's screen
LABELLED = {"description_width": "110px"}
POWER = 0.1  # of ten: a step of a log slider
FRACTIONS = (ipywidgets.FloatSlider, ipywidgets.FloatLogSlider)


def slider(
    low: float, high: float, value: float, step: float | None = None
) -> ipywidgets.FloatSlider | ipywidgets.IntSlider:
    """A slider from `low` to `high` that starts at `value`; whole numbers throughout give a slider of whole numbers.

    Unless told, a step is about a hundredth of the range, rounded to 1, 2 or 5. The browser moves any value to the
    nearest whole number of steps, so the slider starts there at once. Raises TypeError where one of these is no number,
    ValueError where `value` lies outside.

    >>> slider(0.01, 1.2, 0.1).step, slider(0, 100, 20).step
    (0.01, 1)
    """
    number(value, "value", number(low, "low"), number(high, "high"), low)
    if all(isinstance(limit, int) for limit in (low, high, value)):
        return _labelled(ipywidgets.IntSlider, low, high, value, 1, "d")
    step = _round_step((high - low) / 100) if step is None else number(step, "step", 1e-300)
    digits = max(0, -floor(log10(step)))
    value = on_grid(value, low, step)
    return _labelled(ipywidgets.FloatSlider, low, high, value, step, f".{digits}f")


def on_grid(value: float, low: float, step: float) -> float:
    """The nearest value to `value` that is a whole number of steps above `low`.

    >>> on_grid(0.0041, 0.0, 0.0005)
    0.004
    """
    return round(low + step * round((value - low) / step), 12)


def log_slider(low: float, high: float, value: float) -> ipywidgets.FloatLogSlider:
    """A slider over powers of ten, from `low` to `high`, that starts at `value` and shows the value itself.

    Ten steps make a factor of ten. It starts on a step, as `slider` does. Raises ValueError where `low` is not above 0
    or `value` lies outside.

    >>> reading(log_slider(1e-12, 1.0, 0.1)), reading(log_slider(1e-12, 1.0, 0.003))
    (0.1, 0.00316)
    """
    low = number(low, "low", 1e-300, such_as=0.001)
    high = number(high, "high", low, such_as=1)
    power = on_grid(log10(number(value, "value", low, high, low)), log10(low), POWER)
    limits = {"min": log10(low), "max": log10(high), "value": 10.0**power, "step": POWER}
    return ipywidgets.FloatLogSlider(**limits, readout_format=".3g", style=LABELLED, layout=HALF)


def reading(control: ipywidgets.Widget) -> Any:
    """Where a control stands. A slider stands on one of its steps, and a log slider at the three figures that it
    shows: the browser's sums and powers of ten differ from Python's in the last digit.

    >>> reading(slider(0.0, 1.2, 0.1)), reading(switch())
    (0.1, False)
    >>> 10**-3.9, reading(log_slider(1e-12, 1.0, 10**-3.9))
    (0.00012589254117941674, 0.000126)
    """
    if isinstance(control, ipywidgets.FloatLogSlider):
        return _three_figures(control.value)
    if not isinstance(control, ipywidgets.FloatSlider):
        return control.value
    try:
        return on_grid(control.value, control.min, control.step)
    except ValueError:  # ipywidgets lets NaN through
        raise ValueError(f"{control.description} must be a number; you gave {control.value}.") from None


def switch(on: bool = False) -> ipywidgets.Checkbox:
    """A box to tick; raises TypeError where `on` is neither True nor False."""
    of_kind(on, bool, "on must be True or False")
    return ipywidgets.Checkbox(value=on, indent=True, style=LABELLED, layout=HALF)


def choice(options: Sequence[str] | Mapping, value: str) -> ipywidgets.Dropdown:
    """A list of names to choose one of, beginning with `value`. Raises TypeError or ValueError where it is none of them.

    >>> choice(["squared", "absolute"], "squared").value
    'squared'
    """
    wanted = "options must be a list of names, such as ['squared', 'absolute']"
    names = [of_kind(name, str, wanted) for name in of_kind(options, (list, tuple, Mapping), wanted)]
    if of_kind(value, str, "value must be one of the options") not in names:
        raise ValueError(f"value must be one of {', '.join(map(repr, names))}; you gave {shown(value)}.")
    return ipywidgets.Dropdown(options=tuple(names), value=value, style=LABELLED, layout=HALF)


def formula(value: str) -> ipywidgets.Text:
    """A field for a learner's own formula; it counts when Enter is pressed or the field is left.

    Raises TypeError where `value` is no text.

    >>> formula("x^2").value
    'x^2'
    """
    of_kind(value, str, "value must be a formula as text, such as 'x^2'")
    return ipywidgets.Text(value=value, continuous_update=False, style=LABELLED, layout=HALF)


def put(control: ipywidgets.Widget, name: str, value: Any) -> None:
    """Move `control` to `value`; raises ValueError, in one sentence about `name`, where it would not stay there.

    >>> put(switch(), "centre_x", 3)
    Traceback (most recent call last):
    ValueError: centre_x can't be 3; try True or False.
    """
    try:
        _move(control, value)
        stays = value is not None and control.value == value and _stays_in_the_browser(control)  # None: no choice
    except (TraitError, TypeError, ValueError):
        stays = False
    if not stays:
        raise ValueError(f"{name} can't be {shown(value)}; {_accepted(control)}.")


def short(value: Any) -> str:
    """A setting in few characters, on one line.

    >>> short(0.1 + 0.2), short(True), short("x^2")
    ('0.3', 'True', 'x^2')
    """
    if isinstance(value, str):
        return repr(value)[1:-1]  # line breaks, and signs that turn the line round, are spelled out
    return f"{value:.4g}" if isinstance(value, float) else str(value)


def _move(control: ipywidgets.Widget, value: Any) -> None:
    """Move a control. A slider does not follow the hand meanwhile: one that does writes the browser's rounding of the
    value back, and until that is heard, as after a loop in a cell, the browser takes no other value.
    """
    if not isinstance(control, FRACTIONS):
        control.value = value
        return
    follows = control.continuous_update
    try:
        with control.hold_sync():
            control.continuous_update, control.value = False, value
    finally:
        control.continuous_update = follows


def _stays_in_the_browser(control: ipywidgets.Widget) -> bool:
    """Whether the browser leaves the value alone: a slider moves it to the nearest step, without a word."""
    if isinstance(control, ipywidgets.FloatLogSlider):
        power = on_grid(log10(control.value), control.min, control.step)
        return reading(control) == _three_figures(10.0**power)
    if not isinstance(control, ipywidgets.FloatSlider):
        return True
    return isclose(control.value, on_grid(control.value, control.min, control.step), abs_tol=control.step * 1e-6)


def _accepted(control: ipywidgets.Widget) -> str:
    if isinstance(control, ipywidgets.FloatLogSlider):
        low, high = short(10.0**control.min), short(10.0**control.max)
        return f"it takes {low} to {high}, in ten steps for each factor of ten, such as 0.1, 0.126 and 0.158"
    if hasattr(control, "min"):
        return f"it takes {short(control.min)} to {short(control.max)} in steps of {short(control.step)}"
    if hasattr(control, "options"):
        return f"it takes one of {', '.join(map(repr, control.options))}"
    return "it takes a formula as text" if isinstance(control.value, str) else "try True or False"


def _three_figures(value: float) -> float:
    return float(f"{value:.3g}")


def _labelled(kind: type, low: float, high: float, value: float, step: float, digits: str):
    """A slider that follows the hand while it moves."""
    return kind(
        min=low, max=high, value=value, step=step, readout_format=digits, style=LABELLED, layout=HALF,
        continuous_update=True,
    )  # fmt: skip


def _round_step(step: float) -> float:
    """The nearest of 1, 2 or 5 times a power of ten at or below `step` (a rounding error above counts as at)."""
    power = 10.0 ** floor(log10(step * 1.2))
    return round(power * max(part for part in (1, 2, 5) if part * power <= step * 1.2), 12)
