"""Controls take what they can show, and refuse anything else in one sentence."""

import re

import pytest

from mathomong.widgets import choice, formula, slider, switch
from mathomong.widgets.controls import put, short

LOSSES = ["squared", "absolute"]
TAKEN = [
    (slider(0.0, 1.0, 0.5), 0.25),
    (slider(0.0, 1.0, 0.0), 0.1 + 0.2),  # a rounding error off its step
    (slider(0, 9, 3), 9),
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


@pytest.mark.parametrize(("control", "value", "said"), REFUSED, ids=[said for *_, said in REFUSED])
def test_a_control_refuses_what_it_would_change(control, value, said):
    with pytest.raises(ValueError, match=f"^{re.escape(said)}$"):
        put(control, "h", value)


def test_a_choice_begins_where_it_is_told():
    assert choice(LOSSES, "absolute").value == "absolute"


def test_a_formula_waits_until_it_is_finished():
    assert formula("x").continuous_update is False


@pytest.mark.parametrize(("value", "text"), [(0.30000000000000004, "0.3"), (5, "5"), (True, "True"), ("x^2", "x^2")])
def test_a_setting_is_told_in_few_characters(value, text):
    assert short(value) == text
