"""What slopes cost: every multiplication counted one by one, the growth, and what the picture says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mathomong.costs import Cost, cost_code
from mathomong.widgets import cost_explorer
from oracles import table


def multiplications(width, layers):
    """(forward, backward) by walking over every neuron of a network of that size, one product at a time."""
    neurons = range(width)
    forward = backward = 0
    for layer in range(layers):
        for _output in neurons:
            for _input in neurons:
                forward += 1  # weight · value
                backward += 1  # dloss_dz · value, the slope of the weight
                backward += layer > 0  # dloss_dz · weight, further back: nothing lies before the first layer
    return forward, backward


@given(width=st.integers(1, 12), layers=st.integers(1, 8))
def test_the_counts_are_those_of_a_walk_over_every_weight(width, layers):
    cost = Cost(width, layers)
    forward, backward = multiplications(width, layers)
    assert (cost.forward, cost.backward) == (forward, backward)
    assert cost.passes == forward + 1
    assert cost.sent_back == forward + backward
    assert cost.measured == (forward + 1) * forward


def test_our_network_and_one_with_a_million_weights():
    assert (Cost(2, 2).weights, Cost(2, 2).passes) == (8, 9)
    assert (Cost(500, 4).weights, Cost(500, 4).passes) == (1_000_000, 1_000_001)
    assert Cost(500, 4).ratio == pytest.approx(363_637, abs=1)


@given(width=st.integers(10, 500), layers=st.integers(1, 50))
def test_twice_as_wide_costs_four_times_as_much_sent_back_and_sixteen_times_measured(width, layers):
    small, large = Cost(width, layers), Cost(2 * width, layers)
    assert large.sent_back == 4 * small.sent_back
    assert large.measured / small.measured == pytest.approx(16, rel=0.02)
    assert 2 <= small.sent_back / small.forward <= 3


@table(
    ("arguments", "error"), [((0, 2), ValueError), ((2.5, 2), ValueError), (("wide", 2), TypeError), ((2, -1), ValueError)]
)  # fmt: skip
def test_what_is_no_size_is_told_in_one_sentence(arguments, error):
    with pytest.raises(error, match="must be a whole number, 1 or more") as refused:
        Cost(*arguments)
    assert "\n" not in str(refused.value)


@table(
    ("settings", "said"),
    [
        ({}, "1 layer of 1 neuron: 1 weight. Sent back, all slopes take one forward and one backward pass, 2 multiplications."),
        ({"width": 2, "layers": 2}, "2 layers of 2 neurons: 8 weights. Sent back, all slopes take one forward and one backward pass, 20 multiplications. Measured one by one they take 9 forward passes, 72 multiplications, which is 3.6 times as many."),
        ({"width": 500, "layers": 4}, "Measured one by one they take 1,000,001 forward passes"),
        ({"width": 500, "layers": 4}, "At a billion multiplications a second: 2.75 ms against 16.7 minutes."),
        ({"width": 1000, "layers": 100}, "299 ms against 116 days."),
    ],
)  # fmt: skip
def test_the_sentence_counts_and_times(settings, said):
    live = cost_explorer()
    live.set(**settings)
    assert said in live.words


def test_the_marks_stand_at_the_present_network_and_on_their_curves():
    live = cost_explorer()
    live.set(width=30, layers=5)
    lines = [artist for artist in live.picture.artists if hasattr(artist, "get_xdata")]
    marks = sorted((line.get_xdata()[0], line.get_ydata()[0]) for line in lines if len(line.get_xdata()) == 1)
    assert marks == [(4500, 3 * 4500 - 900), (4500, 4500 * 4501)]


def test_there_is_no_slope_to_prove_and_the_code_says_so_by_counting():
    live = cost_explorer()
    live.buttons["Show the proof"].click()
    assert "no slope" in live.notes[1].text
    assert cost_code(Cost(3, 2)).endswith("print(result.passes, result.sent_back, result.measured)")
