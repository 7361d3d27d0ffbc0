"""A nudge along a chain: its numbers against sympy and differences, right and wrong theories, and what the train says."""

import math

import numpy as np
import pytest
import sympy
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.patches import Rectangle

from mathomong import Chain, Differentiable, cube, exp, prove, sigmoid, sin, square, tanh
from mathomong.figures.nudges import WIDE
from mathomong.nudges import ADD, Nudge, nudge_code, triple, written
from mathomong.widgets import chain_explorer
from mathomong.widgets.nudges import THREE_LINKS, TWO_LINKS
from oracles import exactly, slope, table

X = sympy.Symbol("x")
SIGMA = lambda z: 1 / (1 + sympy.exp(-z))  # noqa: E731
FORMULAS = {
    "sin(x²)": sympy.sin(X**2),
    "(sin(x))²": sympy.sin(X) ** 2,
    "σ(3x)": SIGMA(3 * X),
    "(σ(3x))²": SIGMA(3 * X) ** 2,
    "e^(sin(x²))": sympy.exp(sympy.sin(X**2)),
    "σ(σ(σ(x)))": SIGMA(SIGMA(SIGMA(X))),
}
CHAINS = {written(chain)[-1]: chain for chain in (*TWO_LINKS, *THREE_LINKS)}
PLACES = [-2.5, -0.7, 0.35, 2.0]


def at_the_end(chain, x, nudge, theory="multiply"):
    return Nudge(chain, x, nudge, 2 * len(chain.links), theory)


def test_every_chain_of_the_explorers_is_written_as_its_formula_is():
    assert CHAINS.keys() == FORMULAS.keys()


@table("name", CHAINS)
def test_values_changes_and_slopes_are_those_of_sympy(name):
    value, derivative = exactly(FORMULAS[name], X), exactly(sympy.diff(FORMULAS[name], X), X)
    for x in PLACES:
        found = at_the_end(CHAINS[name], x, 0.1)
        assert found.values[-1] == pytest.approx(value(x), abs=1e-12)
        assert found.changes[-1] == pytest.approx(value(x + 0.1) - value(x), abs=1e-12)
        assert found.factors[-1] == pytest.approx(derivative(x), abs=1e-12)
        assert found.predicted[-1] == pytest.approx(0.1 * derivative(x), abs=1e-12)


@table("name", CHAINS)
def test_the_proof_of_a_whole_chain_has_three_ways_that_agree(name):
    for x in PLACES:
        proof = prove(CHAINS[name], x)
        assert [way for way, _ in proof.ways] == ["analytic", "measured", "symbolic"]
        assert proof.agree, str(proof)


def test_a_chain_in_a_chain_is_proved_and_a_link_without_a_formula_is_only_measured():
    assert str(prove(Chain(square, Chain(sin, exp)), 1.0)).endswith("symbolic 2.50676. They agree.")
    own = Differentiable("own", lambda z: z**5, lambda z: 5 * z**4)
    assert str(prove(Chain(own, square), 1.0)) == "The slope at 1: analytic 10, measured 10. They agree."


def test_a_wrong_local_slope_is_found_out_by_the_proof():
    wrong = Differentiable("wrong", lambda z: z**2, lambda z: z)
    assert not prove(Chain(wrong, sin), 1.0).agree


@given(x=st.floats(-2.5, 2.5), name=st.sampled_from(list(CHAINS)))
def test_every_factor_is_the_measured_slope_of_the_chain_up_to_there(x, name):
    links = CHAINS[name].links
    found = at_the_end(CHAINS[name], x, 0.1)
    for n in range(1, len(links) + 1):
        assert found.factors[n] == pytest.approx(slope(Chain(*links[:n]), x, h=1e-3), abs=1e-6)


@given(x=st.floats(-2.5, 2.5), name=st.sampled_from(list(CHAINS)))
def test_a_nudge_a_tenth_as_long_is_ten_times_closer_to_what_is_predicted(x, name):
    off = [at_the_end(CHAINS[name], x, nudge) for nudge in (1e-3, 1e-4)]
    per_nudge = [abs(each.changes[-1] - each.predicted[-1]) / each.nudge for each in off]
    assert per_nudge[0] <= 0.1
    assert per_nudge[1] <= 0.2 * per_nudge[0] + 1e-6


def test_the_numbers_of_the_course():
    right, wrong = (at_the_end(Chain(square, sin), 2.0, 1e-4, theory) for theory in ("multiply", ADD))
    assert right.factors[-1] == pytest.approx(4 * math.cos(4)) == pytest.approx(-2.6146, abs=5e-5)
    assert wrong.factors[-1] == pytest.approx(4 + math.cos(4)) == pytest.approx(3.346, abs=5e-4)
    assert right.ratios[-1] == pytest.approx(1, abs=1e-3)
    assert wrong.ratios[-1] == pytest.approx(-0.7814, abs=1e-3)
    fading = at_the_end(Chain(sigmoid, sigmoid, sigmoid), 0.0, 0.1)
    assert fading.slopes == pytest.approx([0.25, 0.235, 0.2273], abs=1e-4)
    assert fading.predicted[-1] == pytest.approx(0.001335, abs=1e-6)


def test_where_a_slope_is_0_there_is_no_ratio():
    flat = at_the_end(Chain(square, sin), 0.0, 0.1)
    assert (flat.predicted[1:], flat.ratios) == ([0.0, 0.0], [1.0, None, None])
    assert flat.changes[-1] == pytest.approx(math.sin(0.01))


@table(
    ("steps", "forward", "used", "at", "text"),
    [
        (0, 0, 0, 0, "Nudge(at x: true 0.1)"),
        (1, 1, 0, 1, "Nudge(at x²: true 0.41)"),
        (2, 2, 0, 2, "Nudge(at sin(x²): true -0.1978)"),
        (3, 2, 1, 1, "Nudge(at x²: predicted 0.4, true 0.41)"),
        (4, 2, 2, 2, "Nudge(at sin(x²): predicted -0.2615, true -0.1978)"),
    ],
)
def test_the_steps_go_forward_through_the_values_and_then_along_the_slopes(steps, forward, used, at, text):
    found = Nudge(Chain(square, sin), 2.0, 0.1, steps)
    assert (found.forward, found.used, found.at, str(found)) == (forward, used, at, text)


@table(
    ("arguments", "error", "said"),
    [
        ({"chain": square}, TypeError, "such as Chain"),
        ({"x": "two"}, TypeError, "x must be a finite number, such as 2"),
        ({"nudge": 0}, ValueError, "nudge is 0"),
        ({"nudge": float("nan")}, ValueError, "nudge must be a finite number"),
        ({"steps": 5}, ValueError, "at most 4"),
        ({"steps": -1}, ValueError, "steps must be a whole number"),
        ({"theory": "divide"}, ValueError, "'multiply', 'add'; you gave 'divide'"),
    ],
)
def test_what_is_no_nudge_is_told_in_one_sentence(arguments, error, said):
    with pytest.raises(error, match=said) as refused:
        Nudge(**{"chain": Chain(square, sin), "x": 2.0, "nudge": 0.1, **arguments})
    assert "\n" not in str(refused.value)


@table(
    ("chains", "error", "said"),
    [
        ([], ValueError, "no chain"),
        ([square], TypeError, "chains must be a list of Chains"),
        ([Chain(sin), Chain(sin, sin)], ValueError, r"equally many links, 1 to 3; you gave \[1, 2\]"),
        ([Chain(*[sin] * 4)], ValueError, r"1 to 3; you gave \[4\]"),
    ],
)
def test_chains_that_make_no_train_are_refused_in_one_sentence(chains, error, said):
    with pytest.raises(error, match=said):
        chain_explorer(chains)


@table("links", [1, 2, 3])
def test_a_learner_s_own_chains_make_a_train_too(links):
    live = chain_explorer([Chain(*[tanh] * links), Chain(*[cube] * links)], x=0.5)
    live.set(steps=2 * links)
    assert live.words.endswith(".")


def test_the_code_of_an_own_function_says_where_to_put_it():
    own = Differentiable("own", lambda z: z, lambda z: 1)
    code = nudge_code(Nudge(Chain(own, triple, sin), 1.0, 0.1))
    assert "own = ...  # your own: put it here as you wrote it" in code
    assert "from mathomong.nudges import Nudge, triple" in code


@table(
    ("settings", "said"),
    [
        ({}, "sin(x²) at x = 2 waits for a nudge of 0.1. Press Step: first the values go forward, then the slopes are multiplied."),
        ({"steps": 1}, "Forward: square makes 4 of 2, and with the nudge 4.41 of 2.1. So the change at x² is 0.41. The slopes will be multiplied."),
        ({"steps": 3}, "Slope of square at 2: 4. The slopes will be multiplied. So 0.1 should become 0.1 × 4 = 0.4; it becomes 0.41. True ÷ predicted: 1.025."),
        ({"steps": 3, "theory": "add"}, "Slope of square at 2: 4. The slopes will be added."),
        ({"steps": 4}, "Multiplied, 4 × (−0.6536) = −2.615."),
        ({"steps": 4, "nudge": 0.0001}, "True ÷ predicted: 0.9998."),
        ({"steps": 4, "nudge": 0.0001, "theory": "add"}, "Added, 4 + (−0.6536) = 3.346. So 0.0001 should become 0.0001 × 3.346 = 0.0003346; it becomes −0.0002614. True ÷ predicted: −0.7812."),
        ({"steps": 4, "x": 0.0}, "A slope of 0 predicts no change, so there is no ratio."),
        ({"steps": 4, "chain": "(sin(x))²"}, "Slope of square at 0.9093: 1.819. Multiplied, (−0.4161) × 1.819 = −0.7568."),
    ],
)  # fmt: skip
def test_the_sentence_says_the_present_state(settings, said):
    live = chain_explorer()
    live.set(**settings)
    assert said in live.words


def bars(live):
    """The heights of the bars in sight, the predicted ones first, from left to right."""
    found = [each for each in live.picture.artists if isinstance(each, Rectangle) and each.get_width() == WIDE]
    return [round(each.get_height(), 3) for each in found if each.get_visible()]


@table(
    ("steps", "heights"),
    [(0, [1, 1]), (1, [1, 1, 4.1]), (2, [1, 1, 4.1, -1.978]), (3, [1, 4, 1, 4.1, -1.978]), (4, [1, 4, -2.615, 1, 4.1, -1.978])],
)  # fmt: skip
def test_the_bars_stand_as_far_as_the_steps_have_come(steps, heights):
    live = chain_explorer()
    live.set(steps=steps)
    assert bars(live) == pytest.approx(heights, abs=2e-3)


@table("chains", [TWO_LINKS, THREE_LINKS])
def test_each_step_changes_picture_and_sentence_and_the_pane_follows_the_chain_alone(chains):
    live = chain_explorer(chains)
    for name in live.controls["chain"].options:
        shown, limits = set(), set()
        for x in (-2.5, 0.35, 2.0):
            for steps in range(live.controls["steps"].max + 1):
                live.set(chain=name, x=x, steps=steps)
                shown.add((bytes(live.image.value), live.words))
                limits.add(live.picture.figure.axes[1].get_ylim())
        assert len(shown) == 3 * (live.controls["steps"].max + 1)
        assert len(limits) == 1


def test_few_steps_are_played_slowly_enough_to_read_each():
    assert chain_explorer().buttons["timer"].interval == 1500
    assert chain_explorer(THREE_LINKS).buttons["timer"].interval == 1000


def test_multiplied_predictions_have_room_in_the_pane_wherever_x_stands():
    live = chain_explorer(THREE_LINKS)
    for name in live.controls["chain"].options:
        for x in np.linspace(-2.5, 2.5, 11):
            live.set(chain=name, x=round(x, 2), steps=6)
            low, high = live.picture.figure.axes[1].get_ylim()
            assert low < min(live.result.factors) <= max(live.result.factors) < high
