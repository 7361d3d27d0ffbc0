"""An activation at one z: its slope and what comes through against independent numbers, its corner, and what is said."""

import re

import mpmath
import numpy as np
import pytest
import sympy
from hypothesis import given
from hypothesis import strategies as st

from mathomong import identity, relu, sigmoid, square, tanh
from mathomong.activations import NUDGE, Activation, activation_code
from mathomong.figures import activation_picture
from mathomong.figures.activations import activation_words
from mathomong.widgets import activation_explorer
from oracles import exactly, slope, table

Z = sympy.symbols("z")
BENT = [sigmoid, tanh, relu]
FORMULAS = [(sigmoid, 1 / (1 + sympy.exp(-Z))), (tanh, sympy.tanh(Z))]
GRID = [round(-6 + n / 10, 1) for n in range(121)]  # where the slider can stand

NUMBERS = [
    (sigmoid, 0.0, 0.5, 0.25, 1.0),
    (sigmoid, 2.0, 0.8808, 0.1050, 0.41997),
    (sigmoid, 6.0, 0.9975, 0.0024665, 0.0098660),
    (tanh, 0.0, 0.0, 1.0, 1.0),
    (tanh, 1.0, 0.76159, 0.41997, 0.41997),
    (relu, 6.0, 6.0, 1.0, 1.0),
    (relu, -3.0, 0.0, 0.0, 0.0),
    (relu, 0.0, 0.0, 0.0, 0.0),
]


@table(("f", "z", "height", "slope", "share"), NUMBERS)
def test_the_numbers_of_the_notebook(f, z, height, slope, share):
    found = Activation(f, z)
    assert (found.height, found.slope, found.share) == pytest.approx((height, slope, share), rel=1e-4)


@table(("f", "formula"), FORMULAS)
def test_height_slope_and_nudge_are_those_of_sympy_wherever_the_slider_stands(f, formula):
    value, derivative = exactly(formula, Z), exactly(sympy.diff(formula, Z), Z)
    largest = derivative(0)
    for z in GRID:
        found = Activation(f, z)
        assert found.height == pytest.approx(value(z), rel=1e-12)
        assert found.slope == pytest.approx(derivative(z), rel=1e-12)
        assert found.share == pytest.approx(derivative(z) / largest, rel=1e-12)
        with mpmath.workdps(40):
            moved = float(sympy.N(formula.subs(Z, z + NUDGE) - formula.subs(Z, z), 30))
        assert found.moved == pytest.approx(moved, rel=1e-8, abs=1e-15)


@table("f", BENT)
def test_the_slope_is_measured_away_from_the_corner_and_nowhere_larger_than_the_largest(f):
    for z in [z for z in GRID if not Activation(f, z).corner]:
        found = Activation(f, z)
        assert found.slope == pytest.approx(slope(f, z), abs=1e-7)
        assert 0 <= found.share <= 1
    assert max(Activation(f, z).share for z in GRID) == 1


@given(st.sampled_from(BENT), st.floats(-6, 6).filter(lambda z: abs(z) > 0.02))
def test_a_nudge_moves_the_output_by_the_slope_times_the_nudge_nearly(f, z):
    assert Activation(f, z).moved == pytest.approx(Activation(f, z).slope * NUDGE, abs=NUDGE**2 / 2)


@table(("f", "edge"), [(sigmoid, 3.6369), (tanh, 1.8184)])
def test_it_is_saturated_from_where_the_slope_is_a_tenth_of_the_largest(f, edge):
    """σ(1 − σ) = 0.025 and 1 − t² = 0.1, solved for z."""
    assert not Activation(f, edge - 1e-3).saturated
    assert not Activation(f, -edge + 1e-3).saturated
    assert Activation(f, edge + 1e-3).saturated
    assert Activation(f, -edge - 1e-3).saturated


def test_only_relu_has_a_corner_and_only_at_0():
    assert [(f.name, z) for f in BENT for z in GRID if Activation(f, z).corner] == [("relu", 0.0)]
    assert Activation(relu, -0.0).corner
    assert Activation(relu, 1e-15).corner
    assert Activation(relu, 1e-15).slope == 0.0


TEXTS = [
    (Activation(sigmoid, 0.0), "Activation(height 0.5, slope 0.25, 100 % through)"),
    (Activation(relu, -0.0), "Activation(height 0, a corner, slope 0 to 1, 0 % agreed)"),
    (Activation(tanh, 6.0), "Activation(height 1, slope 2.458e-05, 0.002458 % through)"),
]


@table(("activation", "text"), TEXTS)
def test_its_text_has_the_result(activation, text):
    assert repr(activation) == text


@table("f", BENT)
def test_its_text_and_its_settings_fit_in_a_line_wherever_the_slider_stands(f):
    lengths = [len(f"{Activation(f, z)} at activation={f}, z={z:.4g}, show_slopes=False") for z in GRID]
    assert max(lengths) <= 110
    assert len(lengths) == 121


BAD = [
    (lambda: Activation(square, 1.0), ValueError, "the function must be sigmoid, tanh or relu; you gave square."),
    (lambda: Activation(identity, 1.0), ValueError, "the function must be sigmoid, tanh or relu"),
    (lambda: Activation("relu", 1.0), TypeError, "the function must be sigmoid, tanh or relu; you gave 'relu'."),
    (lambda: Activation([], 1.0), TypeError, "the function must be sigmoid, tanh or relu; you gave []."),
    (lambda: Activation(sigmoid, "high"), TypeError, "z must be a finite number, such as 2; you gave 'high'."),
    (lambda: Activation(sigmoid, float("nan")), ValueError, "z must be a finite number"),
    (lambda: activation_explorer(square), ValueError, "the function must be sigmoid, tanh or relu"),
    (lambda: activation_explorer(None), TypeError, "the function must be sigmoid, tanh or relu"),
]


@table(("act", "kind", "said"), BAD)
def test_what_is_no_activation_is_told_in_one_sentence(act, kind, said):
    with pytest.raises(kind, match=re.escape(said)) as refused:
        act()
    assert "\n" not in str(refused.value)


@table("activation", [Activation(sigmoid, 2.0), Activation(relu, -0.3, slopes_shown=True)])
def test_the_code_that_is_shown_makes_the_same_activation(activation, capsys):
    names = {}
    exec(activation_code(activation), names)
    made = names["result"]
    assert capsys.readouterr().out == f"{activation}\n"
    assert (made.function, made.z, made.slopes_shown) == (activation.function, activation.z, activation.slopes_shown)


SAID = [
    (Activation(sigmoid, 2.0), "by 0.001046: 42 % of the most that sigmoid lets through."),
    (Activation(sigmoid, 6.0), "0.99 % of the most that sigmoid lets through. It is saturated here: almost flat."),
    (Activation(sigmoid, 6.0, slopes_shown=True), "The slope is largest at z = 0: it is 0.25 there."),
    (Activation(relu, -0.5), "moves the output by 0: 0 % of the most that relu lets through. The unit is off."),
    (Activation(relu, 0.5), "moves the output by 0.01: 100 % of the most that relu lets through. The unit is on."),
    (Activation(relu, 0.5, slopes_shown=True), "The slope is largest for every z above 0: it is 1 there."),
    (
        Activation(relu, 0.0),
        "a corner with no slope. A nudge of 0.01 in z moves the output by 0.01 to the right, and by",
    ),
    (Activation(relu, 0.0), "By agreement the slope counts as 0."),
]


@table(("activation", "said"), SAID)
def test_the_sentence_says_what_comes_through(activation, said):
    assert said in activation_words(activation)


def test_at_the_corner_the_proof_says_that_there_is_no_slope_and_what_is_agreed():
    live = activation_explorer(relu)
    live.buttons["Show the proof"].click()
    assert "They agree." in live.notes[1].text
    live.set(z=0.0)
    wanted = "There is no slope here, but a corner: 0 on its left, 1 on its right. By agreement we take 0."
    assert live.notes[1].text == wanted


@table("f", BENT)
def test_the_explorer_begins_with_the_function_that_it_is_given(f):
    live = activation_explorer(f)
    assert live.settings == {"activation": f.name, "z": 2.0, "show_slopes": False}
    assert sorted(live.controls["activation"].options) == ["relu", "sigmoid", "tanh"]


def test_the_dots_stand_at_z_on_the_curve_and_on_its_slope_and_the_meter_shows_the_share():
    picture, activation = activation_picture(), Activation(tanh, -0.7)
    picture.show(activation)
    dots = [np.ravel(each.get_data()).tolist() for each in picture.artists if marked(each)]
    assert dots == [[-0.7, activation.height], [-0.7, activation.slope]]
    (bar,) = [each for each in picture.artists if hasattr(each, "get_height")]
    assert bar.get_height() == pytest.approx(100 * activation.share)


def marked(artist):
    return getattr(artist, "get_marker", lambda: "None")() == "o"


def test_at_the_corner_the_dot_on_the_slope_is_hollow_and_no_tangent_is_drawn():
    picture = activation_picture()
    faces = {}
    for z in (-0.1, 0.0, 0.1):
        picture.show(Activation(relu, z))
        faces[z] = [each.get_markerfacecolor() for each in picture.artists if marked(each)][1]
    assert faces[-0.1] == faces[0.1] != faces[0.0] == "white"


@table("f", BENT)
def test_axes_stand_still_while_z_moves(f):
    live = activation_explorer(f)
    limits = {tuple((*axes.get_xlim(), *axes.get_ylim()) for axes in live.picture.figure.axes)}
    for z in (-6.0, 0.0, 6.0):
        live.set(z=z, show_slopes=z > 0)
        limits.add(tuple((*axes.get_xlim(), *axes.get_ylim()) for axes in live.picture.figure.axes))
    assert len(limits) == 1
