"""Controls: sliders whose steps and digits fit their range."""

from math import floor, log10

import ipywidgets

from mathomong.values import number, whole

HALF = {"width": "min(100%, 440px)"}  # two side by side on a small laptop's screen
LABELLED = {"description_width": "110px"}


def slider(
    low: float, high: float, value: float, step: float | None = None
) -> ipywidgets.FloatSlider | ipywidgets.IntSlider:
    """A slider from `low` to `high` that starts at `value`; whole numbers throughout give a slider of whole numbers.

    Unless told, a step is about a hundredth of the range, rounded to 1, 2 or 5. The browser moves any value to the
    nearest whole number of steps, so the slider starts there at once. Raises ValueError where `value` lies outside.

    >>> slider(0.01, 1.2, 0.1).step, slider(0, 100, 20).step
    (0.01, 1)
    """
    if all(isinstance(limit, int) for limit in (low, high, value)):
        return _labelled(ipywidgets.IntSlider, low, high, whole(value, "value", low), 1, "d")
    step = step or _round_step((high - low) / 100)
    digits = max(0, -floor(log10(step)))
    value = on_grid(number(value, "value", low, high, low), low, step)
    return _labelled(ipywidgets.FloatSlider, low, high, value, step, f".{digits}f")


def on_grid(value: float, low: float, step: float) -> float:
    """The nearest value to `value` that is a whole number of steps above `low`.

    >>> on_grid(0.0041, 0.0, 0.0005)
    0.004
    """
    return round(low + step * round((value - low) / step), 12)


def switch(on: bool = False) -> ipywidgets.Checkbox:
    """A box to tick."""
    return ipywidgets.Checkbox(value=on, indent=True, style=LABELLED, layout=HALF)


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
