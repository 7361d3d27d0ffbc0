"""Slopes on their way back through many layers: against closed forms, networks, differences, and exact sums."""

import re
from fractions import Fraction
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mathomong import Layer, Network, identity, one_minus, relu, sigmoid, square, tanh
from mathomong.depths import DEEPEST, EXPLODED, STOPPED, WIDTH, DeepNetwork, Elevator, passage_code
from mathomong.figures import deep_network_picture, elevator_picture
from mathomong.figures.depth_words import deep_words, elevator_words
from mathomong.figures.depths import COLUMN
from mathomong.widgets import deep_network_explorer, elevator_explorer
from oracles import agree, refuses, slope, table

FUNCTIONS = [sigmoid, tanh, relu]
BENT = {sigmoid: lambda z: 1 / (1 + np.exp(-z)), tanh: np.tanh, relu: lambda z: np.maximum(z, 0)}


@table(("steps", "left"), [(5, 9.8e-4), (10, 9.5e-7)])
def test_a_quarter_per_layer_leaves_what_the_course_says(steps, left):
    ride = Elevator(sigmoid, w=1.0, z=0.0, steps=steps)
    assert ride.share == pytest.approx(left, rel=0.005)
    assert ride.share == float(Fraction(1, 4) ** steps)


@given(st.sampled_from(FUNCTIONS), st.floats(0, 6), st.floats(-4, 4).filter(lambda z: abs(z) > 0.1), st.integers(1, 50))
def test_what_is_left_is_the_measured_slope_of_one_layer_multiplied_again_and_again(activation, w, z, steps):
    ride = Elevator(activation, w, z, steps)
    factor = slope(lambda at: w * BENT[activation](at), z)
    assert ride.factor == pytest.approx(factor, rel=1e-6, abs=1e-9)
    wanted = 1.0
    for found in ride.shares:
        wanted *= ride.factor
        assert found == pytest.approx(wanted, rel=1e-9)


def alike(activation, w, z, depth):
    """The real network that the elevator rides through: every neuron of every layer at z."""
    a = BENT[activation](z)
    layers = [Layer([[1.0]], [z - a], activation), *[Layer([[w]], [z - w * a], activation)] * (depth - 1)]
    return Network([*layers, Layer([[w]], [0.0])], one_minus), a


@table("activation", FUNCTIONS)
@table(("w", "z"), [(1.0, 0.3), (0.7, 1.5), (1.0, 2.0)])
def test_the_elevator_says_what_backpropagation_finds(activation, w, z):
    network, x = alike(activation, w, z, 10)
    slopes = network.backward(network.forward([x], [1.0]))
    found = [abs(dloss_db.item()) for _, dloss_db in slopes[-2::-1]]
    agree(Elevator(activation, w, z, 10).shares, found, relative=1e-9)


def test_the_layers_are_counted_from_the_loss_down():
    assert Elevator(sigmoid, steps=3).layers.tolist() == [50, 49, 48]
    assert Elevator(sigmoid, steps=DEEPEST).layers[-1] == 1
    assert Elevator(sigmoid).share == 1.0
    assert DeepNetwork(4, sigmoid).layers.tolist() == [4, 3, 2, 1]


def test_a_sigmoid_leaves_nine_layers_at_best_and_fewer_elsewhere():
    best, flat = (Elevator(sigmoid, 1.0, z, DEEPEST).stopped for z in (0.0, 3.0))
    assert (np.sum(~best), np.sum(~flat)) == (9, 4)
    assert all(Elevator(sigmoid, 1.0, z, 9).share < STOPPED * 4 for z in np.linspace(-4, 4, 81))


LEVEL = [(relu, 1.0, 1.0), (sigmoid, 4.0, 0.0), (tanh, 1.0, 0.0)]


@table(("activation", "w", "z"), LEVEL)
def test_a_factor_of_one_keeps_it_level_and_others_do_not(activation, w, z):
    assert Elevator(activation, w, z, DEEPEST).share == pytest.approx(1)
    assert Elevator(activation, 2 * w, z, DEEPEST).share == pytest.approx(2.0**50)
    assert Elevator(activation, 2 * w, z, DEEPEST).exploded.sum() == 50 - 19  # 2²⁰ is the first above a million
    assert Elevator(activation, w / 2, z, DEEPEST).stopped.sum() == 50 - 19


@table("z", [0.0, -0.0, -1.0, 1e-12])
def test_a_relu_that_is_off_lets_nothing_through(z):
    ride = Elevator(relu, w=2.0, z=z, steps=3)
    assert ride.shares.tolist() == [0, 0, 0]
    assert ride.corner is (abs(z) < 1e-9)
    assert not Elevator(sigmoid, z=0.0).corner


# ---------------------------------------------------------------- real networks


def moved_by_a_nudge(network, x, number):
    """The length of the slopes of the loss over the biases of layer `number`, measured with numpy alone."""

    def loss(b, n):
        a = x
        for at, layer in enumerate(network.layers, 1):
            bias = layer.b + (b * np.eye(len(layer.b))[n] if at == number else 0)
            z = layer.w @ a + bias
            a = z if layer.activation is identity else BENT[layer.activation](z)
        return (1 - a).item()

    return np.linalg.norm([slope(lambda b, n=n: loss(b, n), 0.0, 1e-3) for n in range(WIDTH)])


@table("activation", [sigmoid, tanh])
@table("scale", [0.5, 1.0, 2.0])
def test_what_arrives_is_what_nudges_of_the_biases_find(activation, scale):
    deep = DeepNetwork(3, activation, scale, draw=4)
    found = [moved_by_a_nudge(deep.network, deep.forward.x, number) for number in (3, 2, 1)]
    agree(deep.shares, found, relative=1e-5)


def test_its_weights_are_those_of_a_random_network_at_another_scale():
    deep, plain = DeepNetwork(DEEPEST, tanh, 1.7, draw=3), Network.random([32] * 51 + [1], tanh, seed=3)
    agree(deep.network.parameters, 1.7 * plain.parameters, relative=1e-12)
    spread = [layer.w.std() * np.sqrt(WIDTH) for layer in deep.network.layers[:-1]]
    assert spread == pytest.approx([1.7] * DEEPEST, rel=0.1)


def test_a_shallower_network_has_the_first_layers_of_a_deeper_one_and_the_same_neuron_on_top():
    deep, shallow = (DeepNetwork(depth, relu, 1.2, draw=5).network.layers for depth in (20, 6))
    assert all(np.array_equal(one.w, other.w) for one, other in zip(shallow[:-1], deep[:6], strict=True))
    assert np.array_equal(shallow[-1].w, deep[-1].w)


def test_the_factors_are_what_lies_between_the_shares():
    deep = DeepNetwork(8, sigmoid, 1.0, draw=1)
    assert deep.factors[0] == deep.shares[0]
    assert deep.factors[1:] == pytest.approx([after / before for before, after in pairwise(deep.shares)])
    assert deep.factor**8 == pytest.approx(deep.share)


@table("draw", range(10))
def test_relu_at_the_root_of_two_stays_about_level_where_other_scales_vanish_or_explode(draw):
    small, level, large = (DeepNetwork(DEEPEST, relu, scale, draw) for scale in (1.0, 1.4, 2.0))
    assert level.learning == DEEPEST
    assert 1e-4 < level.share < 1e4
    assert small.stopped[-1]
    assert large.share > 1e5
    agree(large.shares, level.shares * (2 / 1.4) ** np.arange(1, 51), relative=1e-9)  # ReLU: twice in, twice out


@table("draw", range(10))
def test_sigmoid_vanishes_at_every_scale_on_the_slider_and_tanh_at_one_does_not(draw):
    for scale in (0.1, 1.0, 2.0, 3.0, 4.0):
        assert DeepNetwork(DEEPEST, sigmoid, scale, draw).stopped[-1]
    assert not DeepNetwork(DEEPEST, tanh, 1.0, draw).stopped.any()


def test_the_depth_at_which_layer_1_stops_learning_is_the_one_the_notebook_says():
    def deepest(draw):
        return next(depth for depth in range(1, 51) if DeepNetwork(depth, sigmoid, 1.0, draw).share < STOPPED)

    assert {deepest(draw) for draw in range(10)} == {10}


def test_the_same_draw_gives_the_same_network_and_another_draw_another():
    one, again, other = (DeepNetwork(5, tanh, 1.0, draw).shares for draw in (0, 0, 1))
    assert np.array_equal(one, again)
    assert not np.allclose(one, other)


# ---------------------------------------------------------------- what is said and shown


TEXTS = [
    (Elevator(sigmoid, steps=10), "Elevator(10 layers down, 9.537e-07 left)"),
    (Elevator(relu, 1.0, 1.0, 1), "Elevator(1 layer down, 1 left)"),
    (DeepNetwork(30, sigmoid), "DeepNetwork(layer 1 gets 3.758e-20, 9 of 30 layers learn)"),
]


@table(("passage", "text"), TEXTS)
def test_its_text_has_the_result(passage, text):
    assert repr(passage) == text


SAID = [
    (Elevator(sigmoid), "The elevator stands at the loss. All of it is left."),
    (Elevator(sigmoid, steps=1), "each layer passes on 0.25. After 1 layer 0.25 is left, at layer 50. It shrinks"),
    (Elevator(sigmoid, steps=12), "From layer 41 down less than a millionth arrives: there, learning has stopped."),
    (Elevator(relu, 1.0, 2.0, 9), "slope 1. Times the weight 1, each layer passes on 1. After 9 layers 1 is left"),
    (Elevator(relu, 1.0, 2.0, 9), "It stays level."),
    (Elevator(relu, 1.1, 2.0, 9), "It grows with each layer."),
    (Elevator(relu, 2.0, 1.0, 20), "From layer 31 down it is more than a million times too much."),
    (Elevator(relu, 1.0, 0.0, 2), "relu at z = 0: a corner, its slope counts as 0. Times the weight 1"),
]
DEEP = [
    (DeepNetwork(1, tanh), "1 layer of 32 tanh neurons, scale 1, draw 0: a layer passes on about "),
    (DeepNetwork(30, sigmoid), "Layer 1 gets 3.76·10⁻²⁰. From layer 21 down less than a millionth arrives"),
    (DeepNetwork(10, sigmoid), "Layer 1 gets 3.81·10⁻⁷. At layer 1 less than a millionth arrives: there, learning"),
    (DeepNetwork(50, relu, 1.4), "It stays about level."),
    (DeepNetwork(5, sigmoid), "On the whole it shrinks."),
    (DeepNetwork(20, relu, 2.0), "On the whole it grows."),
    (DeepNetwork(50, relu, 4.0), "down it is more than a million times too much."),
]


@table(("elevator", "said"), SAID)
def test_the_sentence_says_what_is_left_and_who_has_stopped(elevator, said):
    assert said in elevator_words(elevator)


@table(("network", "said"), DEEP)
def test_the_sentence_of_a_real_network_says_it_on_the_whole(network, said):
    assert said in deep_words(network)


def test_at_a_corner_the_proof_says_that_there_is_no_slope_and_else_that_all_agree():
    live = elevator_explorer()
    live.buttons["Show the proof"].click()
    live.set(w=2.0, z=1.0)
    assert live.notes[1].text == "The slope at 1: analytic 0.393224, measured 0.393224, symbolic 0.393224. They agree."
    live.set(activation="relu", z=0.0)
    assert live.notes[1].text == "There is no slope at z = 0: ReLU's corner lies there. By agreement we take 0."


def test_the_proof_of_a_real_network_is_that_of_a_slope_in_layer_1():
    live = deep_network_explorer()
    live.buttons["Show the proof"].click()
    z = live.result.forward.zs[0][0]
    assert live.notes[1].text.startswith(f"The slope at {z:.6g}: analytic {sigmoid.derivative(z):.6g}, measured ")
    assert live.notes[1].text.endswith("They agree.")


CODED = [
    (Elevator(tanh, 1.2, -0.4, 7), [Elevator(sigmoid), Elevator(tanh, 2.0)]),
    (DeepNetwork(9, relu, 1.4, 2), [DeepNetwork(3, sigmoid)]),
]


@table(("passage", "kept"), CODED)
def test_the_code_that_is_shown_makes_the_same_passage_and_the_kept_ones(passage, kept, capsys):
    names = {}
    exec(passage_code(passage, kept), names)
    assert capsys.readouterr().out == f"{passage}\n"
    assert names["result"] == passage
    assert names["kept"] == kept


def thick(picture):
    """The lines that make columns: those of the factors, of what is left, and of what is too little or too much."""
    return [each for each in picture.artists if getattr(each, "get_linewidth", lambda: 0)() == COLUMN]


def columns(line):
    """The upright columns of a broken line: (layer, power of ten) for each."""
    return np.column_stack(line.get_data())[1::3]


def test_each_layer_passed_has_a_column_that_ends_where_the_share_says():
    picture = elevator_picture()
    picture.show(ride := Elevator(sigmoid, 1.0, 0.0, 12))
    above, fine, lost = map(columns, thick(picture))
    agree(above, np.column_stack([ride.layers, np.log10(ride.factors)]), relative=1e-9)
    agree(np.vstack([fine, lost]), np.column_stack([ride.layers, np.log10(ride.shares)]), relative=1e-9)
    picture.show(Elevator(relu, 1.0, -1.0, 3))
    assert columns(thick(picture)[2]).tolist() == [[50, -12], [49, -12], [48, -12]], "nothing left stands on the edge"


def test_the_columns_out_of_bounds_are_drawn_apart_from_the_others():
    picture = deep_network_picture()
    picture.show(network := DeepNetwork(30, sigmoid))
    _, fine, lost = (columns(line)[:, 0].tolist() for line in thick(picture))
    assert lost == network.layers[network.shares < STOPPED].tolist() == [*range(21, 0, -1)]
    assert fine == [*range(30, 21, -1)]
    picture.show(wild := DeepNetwork(50, relu, 4.0))
    lost = columns(thick(picture)[2])[:, 0].tolist()
    assert lost == wild.layers[wild.shares > EXPLODED].tolist()
    assert len(lost) > 20


BAD = [
    (lambda: Elevator(max), TypeError, "activation needs a derivative"),
    (lambda: Elevator(sigmoid, w=-1.0), ValueError, "w must be a finite number, 0 or more, such as 1; you gave -1.0"),
    (lambda: Elevator(sigmoid, z="steep"), TypeError, "z must be a finite number"),
    (lambda: Elevator(sigmoid, steps=2.5), ValueError, "steps must be a whole number, 0 or more"),
    (lambda: Elevator(sigmoid, steps=51), ValueError, "there are 50 layers to pass; you gave 51 steps."),
    (lambda: DeepNetwork(0, sigmoid), ValueError, "depth must be a whole number, 1 or more"),
    (lambda: DeepNetwork(51, sigmoid), ValueError, "depth must be 50 or less; you gave 51."),
    (lambda: DeepNetwork(3, np.sin), TypeError, "activation needs a derivative"),
    (lambda: DeepNetwork(3, sigmoid, scale=-1), ValueError, "scale must be a finite number, 0 or more"),
    (lambda: DeepNetwork(3, sigmoid, draw="again"), TypeError, "draw must be a whole number"),
]


@table(("act", "kind", "said"), BAD)
def test_what_is_no_passage_is_told_in_one_sentence(act, kind, said):
    refuses(act, kind, said)


def test_a_scale_of_0_lets_nothing_arrive_and_breaks_nothing():
    silent = DeepNetwork(4, sigmoid, scale=0.0)
    assert silent.share == silent.factor == 0
    assert silent.factors.tolist() == [0, 0, 0, 0]
    assert "Layer 1 gets 0. From layer 4 down less than a millionth arrives" in deep_words(silent)


def test_any_function_with_a_derivative_can_stand_in_the_layers():
    assert Elevator(square, 0.5, 3.0, 2).share == pytest.approx(9)
    assert re.match(r"DeepNetwork\(layer 1 gets", repr(DeepNetwork(2, square, 0.1)))


def test_its_text_form_is_the_one_the_notebook_compares():
    assert repr(elevator_explorer()) == "Elevator(3 layers down, 0.01562 left) at steps=3, activation=sigmoid, w=1, z=0"
    deep = "DeepNetwork(layer 1 gets 0.0007893, 5 of 5 layers learn) at depth=5, activation=sigmoid, scale=1, draw=0"
    assert repr(deep_network_explorer()) == deep
