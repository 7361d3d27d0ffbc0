"""Two layers: without an activation they are one line, with one they bend; each against sums done independently."""

import re
from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mathomong import Layer, Network, identity, relu, sigmoid, square, tanh
from mathomong.collapse import INPUTS, SIGHT, TwoLayers, two_layers_code
from mathomong.figures import two_layers_picture
from mathomong.figures.collapse import two_layers_words
from mathomong.proofs import prove
from mathomong.widgets import layers_explorer
from oracles import slope, table

BETWEEN = {identity: lambda z: z, relu: lambda z: max(z, 0.0), tanh: np.tanh, sigmoid: lambda z: 1 / (1 + np.exp(-z))}
FUNCTIONS = list(BETWEEN)
START = {"w1": 1.0, "b1": 0.5, "w2": -1.2, "b2": 0.5}

numbers = st.floats(-3, 3, allow_subnormal=False)
settings = st.builds(dict, w1=numbers, b1=numbers, w2=numbers, b2=numbers)


@given(settings, st.sampled_from(FUNCTIONS), st.floats(-4, 4))
def test_the_output_is_what_a_pocket_calculator_finds(at, activation, x):
    wanted = at["w2"] * BETWEEN[activation](at["w1"] * x + at["b1"]) + at["b2"]
    assert TwoLayers(**at, activation=activation)(x) == pytest.approx(wanted, abs=1e-9)


@given(settings, st.sampled_from(FUNCTIONS))
def test_the_output_is_that_of_the_network_with_these_two_layers(at, activation):
    layers = TwoLayers(**at, activation=activation)
    network = Network([Layer([[at["w1"]]], [at["b1"]], activation), Layer([[at["w2"]]], [at["b2"]])])
    found = network.forward(INPUTS[:, None], np.zeros((len(INPUTS), 1))).prediction.ravel()
    assert layers(INPUTS) == pytest.approx(found, abs=1e-12)


@given(settings, st.floats(-4, 4))
def test_without_an_activation_the_one_line_is_the_output_everywhere(at, x):
    layers = TwoLayers(**at)
    w, b = layers.one_line
    assert layers(x) == pytest.approx(w * x + b, abs=1e-9)
    assert not layers.bends
    assert layers.slopes == pytest.approx((w, w), abs=1e-12)


@table("activation", [relu, tanh, sigmoid])
def test_with_an_activation_it_bends_and_no_one_line_fits(activation):
    layers = TwoLayers(**START, activation=activation)
    through = np.polyfit(INPUTS, layers(INPUTS), 1)
    assert layers.bends
    assert np.abs(np.polyval(through, INPUTS) - layers(INPUTS)).max() > 0.1


@given(settings, st.sampled_from([identity, tanh, sigmoid]), st.floats(-3.9, 3.9))
def test_the_slope_is_the_measured_one(at, activation, x):
    layers = TwoLayers(**at, activation=activation)
    assert layers.derivative(x) == pytest.approx(slope(layers, x), abs=1e-5)


def test_many_inputs_at_once_are_the_same_as_one_by_one():
    layers = TwoLayers(**START, activation=tanh)
    for part in (layers, layers.derivative, layers.z, layers.hidden):
        assert part(INPUTS) == pytest.approx([part(x) for x in INPUTS], abs=1e-12)
        assert type(part(1.0)) is float
    assert (INPUTS[0], INPUTS[-1]) == SIGHT


@table(("b1", "bends"), [(0.5, True), (-0.5, True), (3.9, True), (4.1, False), (-4.1, False)])
def test_a_relu_bends_only_where_z_passes_0_in_sight(b1, bends):
    assert TwoLayers(1.0, b1, 2.0, 0.0, relu).bends is bends


@table("activation", [relu, tanh, sigmoid])
@table(("w1", "w2"), [(0.0, 1.0), (1.0, 0.0), (0.0, 0.0)])
def test_with_a_weight_of_0_nothing_bends(activation, w1, w2):
    layers = TwoLayers(w1, 0.0, w2, 0.5, activation)
    assert not layers.bends
    assert layers.slopes == (0.0, 0.0)
    assert not layers.corner


CORNERS = [(1.0, -1.0, True), (0.3, -0.3, True), (-0.7, 0.7, True), (1.0, -0.9, False), (0.0, 0.0, False)]


@table(("w1", "b1", "corner"), CORNERS)
def test_a_corner_is_where_z_is_0_at_the_input_that_is_looked_at(w1, b1, corner):
    assert TwoLayers(w1, b1, 2.0, 0.0, relu).corner is corner
    assert not TwoLayers(w1, b1, 2.0, 0.0, tanh).corner


@table("activation", FUNCTIONS)
def test_all_three_slopes_agree_away_from_corners(activation):
    places = list(product((-1.5, 0.0, 0.7), (-1.0, 0.4), (-1.2, 0.0, 1.5), (0.0, 1.0)))
    tried = [layers for at in places if not (layers := TwoLayers(*at, activation)).corner]
    assert len(tried) == 36
    for layers in tried:
        proof = prove(layers, layers.x)
        assert [name for name, _ in proof.ways] == ["analytic", "measured", "symbolic"]
        assert proof.agree, (layers, str(proof))


def test_an_activation_without_a_formula_is_proved_in_two_ways():
    proof = prove(TwoLayers(**START, activation=type(square)("mine", np.sinh, np.cosh)), 1.0)
    assert [name for name, _ in proof.ways] == ["analytic", "measured"]
    assert proof.agree


def test_at_a_corner_the_proof_says_that_there_is_no_slope_and_what_is_agreed():
    live = layers_explorer()
    live.buttons["Show the proof"].click()
    live.set(b1=-1.0)
    assert live.notes[1].text == "There is no slope at x = 1: ReLU's corner lies there. By agreement we take 0."
    live.set(activation="none")
    assert live.notes[1].text == "The slope at 1: analytic -1.2, measured -1.2, symbolic -1.2. They agree."


TEXTS = [
    (TwoLayers(**START), "TwoLayers(straight, slope -1.2)"),
    (TwoLayers(**START, activation=relu), "TwoLayers(slope -1.2 to 0)"),
    (TwoLayers(0.0, 0.0, 0.0, 0.0, tanh), "TwoLayers(straight, slope 0)"),
]


@table(("layers", "text"), TEXTS)
def test_its_text_has_the_result(layers, text):
    assert repr(layers) == text


SAID = [
    (TwoLayers(**START), "z = 1·x + 0.5, then a = z, then y = −1.2·a + 0.5. The output is one straight line, with the"),
    (
        TwoLayers(**START, activation=relu),
        "a = relu(z), then y = −1.2·a + 0.5. The output bends: its slopes lie between −1.2",
    ),
    (TwoLayers(**START, line_shown=True), "One layer can do the same: y = −1.2·x − 0.1."),
    (TwoLayers(**START, activation=tanh, line_shown=True), "With no activation it would be y = −1.2·x − 0.1."),
    (TwoLayers(0.1, 1.0, 1.0, -0.5, relu), "No bend is in sight: it is straight, with the slope 0.1."),
]


@table(("layers", "said"), SAID)
def test_the_sentence_says_whether_it_bends(layers, said):
    assert said in two_layers_words(layers)


BAD = [
    (lambda: TwoLayers("steep", 0.0, 1.0, 0.0), TypeError, "w1 must be a finite number"),
    (lambda: TwoLayers(1.0, 0.0, float("inf"), 0.0), ValueError, "w2 must be a finite number"),
    (lambda: TwoLayers(1.0, 0.0, 1.0, 0.0, max), TypeError, "activation needs a derivative, as square or sigmoid has"),
]


@table(("act", "kind", "said"), BAD)
def test_what_is_no_layer_is_told_in_one_sentence(act, kind, said):
    with pytest.raises(kind, match=re.escape(said)) as refused:
        act()
    assert "\n" not in str(refused.value)


@table("layers", [TwoLayers(**START, activation=relu), TwoLayers(0.3, 0.0, -1.0, 0.1, x=2.0, line_shown=True)])
def test_the_code_that_is_shown_makes_the_same_layers(layers, capsys):
    names = {}
    exec(two_layers_code(layers), names)
    assert capsys.readouterr().out == f"{layers}\n"
    assert names["result"] == layers


def test_wherever_the_sliders_stand_the_dots_are_in_sight_and_on_their_curves():
    picture, live = two_layers_picture(z=(-3.3, 3.3), y=(-5.5, 5.5)), layers_explorer()
    left, right = live.picture.figure.axes
    sides = [(live.controls[name].min, live.controls[name].max) for name in ("w1", "b1", "w2", "b2")]
    ends = list(product(*sides))
    assert len(ends) == 16
    for at in ends:
        layers = TwoLayers(*at)
        picture.show(layers)
        dots = [np.ravel(each.get_data()).tolist() for each in picture.artists if marked(each)]
        assert dots == [[1.0, layers.hidden(1.0)], [1.0, layers(1.0)]]
        assert left.get_ylim()[0] < layers.hidden(1.0) < left.get_ylim()[1]
        assert right.get_ylim()[0] < layers(1.0) < right.get_ylim()[1]


def marked(artist):
    return getattr(artist, "get_marker", lambda: "None")() == "o"


def test_its_text_form_is_the_one_the_notebook_compares():
    wanted = "TwoLayers(slope -1.2 to 0) at w1=1, b1=0.5, w2=-1.2, b2=0.5, activation=relu, one_line=False"
    assert repr(layers_explorer()) == wanted
