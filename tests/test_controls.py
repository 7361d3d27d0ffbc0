"""Controls take what they can show, and refuse anything else in one sentence."""

import re
from contextlib import suppress

import numpy as np
import pytest

from mathomong.widgets import choice, formula, log_slider, slider, switch
from mathomong.widgets.controls import put, reading, short

LOSSES = ["squared", "absolute"]
POWERS = "it takes 1e-12 to 1, in ten steps for each factor of ten, such as 0.1, 0.126 and 0.158"
TAKEN = [
    (slider(0.0, 1.0, 0.5), 0.25),
    (slider(0.0, 1.0, 0.0), 0.1 + 0.2),  # a rounding error off its step
    (slider(0, 9, 3), 9),
    (log_slider(1e-12, 1.0, 0.1), 1e-12),
    (log_slider(1e-12, 1.0, 0.1), 10**-3.9),
    (log_slider(1e-12, 1.0, 0.1), 0.126),  # as it reads
    (switch(), True),
    (choice(LOSSES, "squared"), "absolute"),
    (formula("x^2"), "2x + 1"),
    (formula("x^2"), ""),  # it is the model that can't read it
]
REFUSED = [
    (slider(0.0, 1.0, 0.5), 0.333, "h can't be 0.333; it takes 0 to 1 in steps of 0.01."),
    (slider(0.0, 1.0, 0.5), 2.0, "h can't be 2.0; it takes 0 to 1 in steps of 0.01."),
    (slider(0.0, 1.0, 0.5), None, "h can't be None; it takes 0 to 1 in steps of 0.01."),
    (slider(0, 9, 3), 2.5, "h can't be 2.5; it takes 0 to 9 in steps of 1."),
    (log_slider(1e-12, 1.0, 0.1), 0.12, f"h can't be 0.12; {POWERS}."),
    (log_slider(1e-12, 1.0, 0.1), 2.0, f"h can't be 2.0; {POWERS}."),
    (log_slider(1e-12, 1.0, 0.1), 0.0, f"h can't be 0.0; {POWERS}."),
    (log_slider(1e-12, 1.0, 0.1), -0.1, f"h can't be -0.1; {POWERS}."),
    (log_slider(1e-12, 1.0, 0.1), float("nan"), f"h can't be nan; {POWERS}."),
    (log_slider(1e-12, 1.0, 0.1), "tiny", f"h can't be 'tiny'; {POWERS}."),
    (switch(), 3, "h can't be 3; try True or False."),
    (switch(), "on", "h can't be 'on'; try True or False."),
    (choice(LOSSES, "squared"), "cubed", "h can't be 'cubed'; it takes one of 'squared', 'absolute'."),
    (choice(LOSSES, "squared"), None, "h can't be None; it takes one of 'squared', 'absolute'."),
    (formula("x^2"), 7, "h can't be 7; it takes a formula as text."),
    (formula("x^2"), None, "h can't be None; it takes a formula as text."),
]


def kind(control):
    return type(control).__name__


@pytest.mark.parametrize(("control", "value"), TAKEN, ids=map(kind, next(zip(*TAKEN, strict=True))))
def test_a_control_takes_what_it_can_show(control, value):
    put(control, "h", value)
    assert control.value == value


@pytest.mark.parametrize("follows", [True, False])
@pytest.mark.parametrize("value", [0.25, 2.0])
def test_a_slider_follows_the_hand_afterwards_as_it_did_before(follows, value):
    control = slider(0.0, 1.0, 0.5)
    control.continuous_update = follows
    with suppress(ValueError):
        put(control, "h", value)
    assert control.continuous_update == follows


@pytest.mark.parametrize(("control", "value", "said"), REFUSED, ids=[said for *_, said in REFUSED])
def test_a_control_refuses_what_it_would_change(control, value, said):
    with pytest.raises(ValueError, match=f"^{re.escape(said)}$"):
        put(control, "h", value)


@pytest.mark.parametrize(("low", "high", "value"), [(1e-12, 1.0, 0.1), (0.001, 100.0, 7.0), (2.0, 50.0, 2.0)])
def test_a_log_slider_starts_on_the_step_nearest_to_what_it_is_told(low, high, value):
    made = log_slider(low, high, value)
    steps = (np.log10(made.value) - made.min) / made.step
    assert steps == pytest.approx(round(steps), abs=1e-9)
    assert abs(np.log10(reading(made) / value)) <= made.step / 2 + 1e-3
    assert 10.0**made.min == pytest.approx(low)
    assert 10.0**made.max == pytest.approx(high)


@pytest.mark.parametrize(("limits", "said"), [((0.0, 1.0, 0.1), "low must be"), ((0.1, 1.0, 2.0), "value must be")])
def test_a_log_slider_refuses_what_has_no_power_of_ten_or_lies_outside(limits, said):
    with pytest.raises(ValueError, match=said):
        log_slider(*limits)


@pytest.mark.parametrize("power", np.arange(-120, 1) / 10)
def test_a_log_slider_reads_the_same_whoever_works_out_the_power_of_ten(power):
    made = log_slider(1e-12, 1.0, 0.1)
    readings = set()
    for error in (-4e-16, 0, 4e-16):
        made.value = float(np.clip(10.0**power * (1 + error), 1e-12, 1))
        readings.add(reading(made))
    assert readings == {float(f"{10.0**power:.3g}")}


def test_a_choice_begins_where_it_is_told():
    assert choice(LOSSES, "absolute").value == "absolute"


def test_a_formula_waits_until_it_is_finished():
    assert formula("x").continuous_update is False


@pytest.mark.parametrize(("value", "text"), [(0.30000000000000004, "0.3"), (5, "5"), (True, "True"), ("x^2", "x^2")])
def test_a_setting_is_told_in_few_characters(value, text):
    assert short(value) == text


@pytest.mark.parametrize("off", [0.1 + 0.2, 0.30000000000000004, 0.3, 0.29999999999999993])
def test_a_slider_stands_on_its_step_whatever_the_last_digit_is(off):
    made = slider(0.0, 1.0, 0.0)
    made.value = off
    assert reading(made) == 0.3
