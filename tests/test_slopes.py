"""The picture of a slope shows what is measured, for any curve that a learner types; its explorer says what is wrong."""

import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mathomong import cube, exp, square
from mathomong.figures import slope_picture
from mathomong.figures.slopes import DECADES, REACH, error_powers, heights, straight
from mathomong.secants import CENTRAL, EVERY_H, ONE_SIDED, Secant, errors
from mathomong.symbolic.typed import typed_function
from mathomong.widgets import slope_explorer
from oracles import table

TYPED = ["x^2", "5", "0", "x", "1/x", "e^(e^x)", "x^20", "tan(x)", "log(x)", "0.000001x^2", "sin(100x)", "1000000 + x"]


@table("text", TYPED)
def test_the_heights_in_sight_hold_the_middle_of_the_curve(text):
    f = typed_function(text)
    low, high = heights(f)
    y = f(np.linspace(-REACH, REACH, 99))
    assert np.isfinite([low, high]).all()
    assert low < high
    assert ((y >= low) & (y <= high)).sum() > 0.6 * np.isfinite(y).sum() > 0


@table("text", TYPED)
@table("kind", [ONE_SIDED, CENTRAL])
def test_the_scale_of_errors_holds_them_all_unless_it_says_that_there_are_larger_ones(text, kind):
    f = typed_function(text)
    low, high, all_in_sight = error_powers(f)
    found = np.array([errors(f, x, np.array(EVERY_H[::10]), kind) for x in (0.2, 1.0, 2.5)])
    assert high - low == DECADES
    assert not all_in_sight or np.nanmax(found) <= 10.0**high


@table(("text", "all_in_sight"), [("x^2", True), ("e^x", True), ("sin(x)", True), ("1/x^20", False)])
def test_only_a_curve_with_a_few_wild_places_has_errors_out_of_sight(text, all_in_sight):
    assert error_powers(typed_function(text))[2] is all_in_sight


@given(st.floats(-3, 3), st.floats(-1e3, 1e3), st.floats(-1e12, 1e12))
def test_a_line_that_is_cut_short_is_still_the_same_line(x, y, slope):
    ends, at_ends = straight(x, y, slope, (-2e3, 2e3))
    assert (np.abs(ends) <= REACH).all()
    assert (np.abs(at_ends) <= 2e3 * (1 + 1e-6) + abs(slope) * 1e-12).all()
    assert at_ends == pytest.approx(y + slope * (ends - x), rel=1e-12)
    assert ends[0] <= x <= ends[1]


def test_the_dots_stand_on_the_curve_at_the_points_that_are_measured():
    picture, secant = slope_picture(), Secant(cube, 1.0, 0.5, CENTRAL)
    picture.show(secant)
    dots = [np.transpose(line.get_data()).tolist() for line in seen(picture, marker="^")]
    assert [list(point) for point in secant.points] in dots
    assert [[1.0, 1.0]] in [np.transpose(line.get_data()).tolist() for line in seen(picture, marker="o")]


def test_the_present_error_stands_at_the_present_h_and_on_the_curve_of_errors():
    picture, secant = slope_picture(), Secant(exp, 1.0, EVERY_H[70], CENTRAL, EVERY_H)
    picture.show(secant)
    (at,) = [line.get_data() for line in seen(picture, marker="^") if len(line.get_data()[0]) == 1]
    curve = next(line.get_data() for line in seen(picture, marker="None") if len(line.get_data()[0]) == len(EVERY_H))
    assert np.ravel(at) == pytest.approx(np.log10([secant.h, secant.error]))
    assert curve[0] == pytest.approx(np.log10(EVERY_H))
    assert len([line for line in seen(picture, marker="None") if len(line.get_data()[0]) == len(EVERY_H)]) == 2


def seen(picture, marker):
    """The lines and marks with this marker that can be seen."""
    lines = [artist for artist in picture.artists if hasattr(artist, "get_marker") and artist.get_visible()]
    return [line for line in lines if line.get_marker() == marker]


def test_without_the_curves_the_pane_of_errors_holds_only_the_present_one():
    picture = slope_picture()
    picture.show(Secant(exp, 1.0, 0.1, CENTRAL))
    assert [
        line for line in seen(picture, "None") if len(line.get_data()[0]) > 2 and line.axes.get_ylabel() == "error"
    ] == []


@table("text", TYPED)
def test_axes_stand_still_while_x_and_h_move(text):
    live = slope_explorer(text)
    left, right = live.picture.figure.axes
    limits = {(*axes.get_xlim(), *axes.get_ylim()) for axes in (left, right)}
    for settings in ({"x": 2.0}, {"h": 1e-12}, {"x": 0.25, "h": 0.1}, {"central": True}, {"errors": True}):
        live.set(**settings)
        assert {(*axes.get_xlim(), *axes.get_ylim()) for axes in (left, right)} == limits


WORDS = [
    ({"x": 3.0}, "At x = 3 with h = 1, from one side: slope 7, true slope 6, error 1."),
    ({"x": -1.0, "h": 0.01}, "At x = −1 with h = 0.01, from one side: slope −1.99, true slope −2, error 0.01."),
    ({"central": True}, "from both sides: slope 2, true slope 2, error 0."),
    ({"h": 1e-12, "formula": "e^x"}, "error 4.32·10⁻⁴. This h is so small that rounding makes the error."),
    ({"errors": True, "formula": "e^x"}, "The error is smallest at h = 1.26·10⁻⁸ from one side, at h = 5.01·10⁻⁶ from"),
]


@table(("settings", "said"), WORDS)
def test_the_sentence_says_what_is_measured(settings, said):
    live = slope_explorer()
    live.set(**settings)
    assert said in live.words


BAD = [
    ("x^", "A number, a letter, a function or ( should come after"),
    ("", "There is no function yet"),
    ("x*y", "A curve has room for one letter; you gave x, y."),
    ("1/(x - 1)", "1/(x - 1) has no value at 1; try another x."),
    ("__import__('os')", "can&#x27;t be read here"),
]


@table(("text", "said"), BAD)
def test_a_bad_formula_is_told_under_the_last_good_picture_and_the_next_one_recovers(text, said):
    live = slope_explorer()
    good, formula = live.image.value, live.controls["formula"]
    formula.value = text
    assert said in live.sentence.value
    assert 'role="alert"' in live.sentence.value
    assert live.image.value == good
    formula.value = "x^3"
    assert live.result.function is cube
    assert live.image.value != good
    assert 'role="status"' in live.sentence.value


@table(("f", "text"), [(square, "x^2"), (exp, "e^x"), ("x^2 + 1", "x^2 + 1"), (typed_function("3x"), "3x")])
def test_it_begins_with_the_function_that_it_is_given(f, text):
    assert slope_explorer(f).settings["formula"] == text


def test_it_refuses_what_cant_be_typed():
    with pytest.raises(TypeError, match=re.escape("f must be a function such as square, or text such as 'x^2 - 3x'")):
        slope_explorer(lambda x: x)


def test_its_text_form_is_the_one_the_notebook_compares():
    wanted = "Secant(slope 3, true 2, error 1) at formula=x^2, x=1, h=1, central=False, errors=False"
    assert repr(slope_explorer()) == wanted


def test_a_browsers_powers_of_ten_give_the_same_picture_as_pythons():
    python, browser = slope_explorer(exp), slope_explorer(exp)
    python.set(h=10**-11.3)
    browser.controls["h"].value = 10**-11.3 * (1 + 4e-16)
    assert browser.controls["h"].value != python.controls["h"].value
    assert browser.image.value == python.image.value
    assert repr(browser) == repr(python)
