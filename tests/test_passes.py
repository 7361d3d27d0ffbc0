"""One training step of the classic network: its numbers against differences and the literature, every bug, and what is said."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mathomong import Layer, Network, half_squared_error, sigmoid
from mathomong.museum import BUGS, NO_SLOPE, NONE, ONE_PATH, OVERWRITTEN, TRANSPOSED, WRONG_SIGN
from mathomong.passes import STEPS, TARGETS, UPDATE, Passes, X, classic, passes_code
from mathomong.widgets import network_explorer
from oracles import agree, slopes, table

W = np.array([0.15, 0.20, 0.25, 0.30, 0.40, 0.45, 0.50, 0.55])


def walked(bug=NONE, learning_rate=0.5, **more):
    return Passes(classic(**more), X, TARGETS, learning_rate, UPDATE, bug)


def sigma(z):
    return 1 / (1 + np.exp(-z))


def loss_of(w, x=X):
    """The loss, neuron by neuron, without the package."""
    h = [sigma(w[0] * x[0] + w[1] * x[1] + 0.35), sigma(w[2] * x[0] + w[3] * x[1] + 0.35)]
    p = [sigma(w[4] * h[0] + w[5] * h[1] + 0.60), sigma(w[6] * h[0] + w[7] * h[1] + 0.60)]
    return ((p[0] - TARGETS[0]) ** 2 + (p[1] - TARGETS[1]) ** 2) / 2


def flat(pair):
    return np.concatenate([np.ravel(part) for part in pair])


def test_the_numbers_of_the_worked_example_to_nine_places():
    right = walked()
    assert f"{right.forward.loss:.9f}" == "0.298371109"
    assert f"{right.forward_again.loss:.9f}" == "0.291027774"
    assert f"{right.dloss_dw[0][0, 0]:.9f}" == "0.000438568"
    agree(right.updated.layers[1].w, [[0.35891648, 0.408666186], [0.511301270, 0.561370121]], 0, 5e-10)
    agree(right.updated.layers[0].w, [[0.149780716, 0.19956143], [0.24975114, 0.29950229]], 0, 5e-9)
    agree(right.updated.parameters[[4, 5, 10, 11]], [0.35, 0.35, 0.60, 0.60], 1e-15)


def test_overwriting_the_output_weights_first_prints_the_number_of_the_famous_article():
    assert f"{walked(OVERWRITTEN).forward_again.loss:.9f}" == "0.291027924"


weights, values = st.integers(1, 8), st.floats(-1, 1)


def edited(weight, value):
    """The weights, with one of them at that value; w₁ comes first."""
    return np.array([value if n == weight else w for n, w in enumerate(W, start=1)])


@given(weight=weights, value=values)
def test_any_weight_can_be_edited_and_the_others_stay(weight, value):
    assert np.array_equal(walked(weight=weight, value=value).weights, edited(weight, value))


@given(weight=weights, value=values, x1=st.floats(0, 1))
def test_every_slope_is_the_measured_one(weight, value, x1):
    passes = Passes(classic(weight, value), (x1, 0.1), TARGETS, 0.5)
    w = edited(weight, value)
    assert passes.forward.loss == pytest.approx(loss_of(w, (x1, 0.1)), rel=1e-12)
    agree(flat(passes.dloss_dw), slopes(lambda w: loss_of(w, (x1, 0.1)), w), 1e-6)
    assert passes.check.agrees
    assert passes.agree.all()


@given(weight=weights, value=values, rate=st.floats(0, 10))
def test_the_loss_after_the_update_is_that_of_weights_moved_by_measured_slopes(weight, value, rate):
    passes = Passes(classic(weight, value), X, TARGETS, rate)
    w = edited(weight, value)
    assert passes.forward_again.loss == pytest.approx(loss_of(w - rate * slopes(loss_of, w)), rel=1e-8)


@table("bug", BUGS)
def test_what_is_sent_back_adds_up_at_each_hidden_neuron(bug):
    passes = walked(bug)
    agree(passes.dloss_dh * passes.local_slopes[0], passes.dloss_dz[0], 1e-12)
    agree(passes.dloss_dp * passes.local_slopes[1], passes.dloss_dz[1], 1e-12)
    agree(np.outer(passes.dloss_dz[0], X), passes.dloss_dw[0], 1e-12)
    agree(np.outer(passes.dloss_dz[1], passes.forward.activations[0]), passes.dloss_dw[1], 1e-12)


# fmt: off
EXHIBITS = [  # bug, which slopes are right, the slope of w₁ by hand, the loss after one step
    (OVERWRITTEN, [False] * 4 + [True] * 4, 0.000364723, "0.291027924"),
    (ONE_PATH,    [False] * 4 + [True] * 4, 0.000668396, "0.291027283"),
    (NO_SLOPE,    [False] * 8,              0.009400513, "0.258255693"),
    (WRONG_SIGN,  [False] * 8,             -0.000438568, "0.305640633"),
    (TRANSPOSED,  [False] * 4 + [True] * 4, 0.000461551, "0.291027661"),
]
# fmt: on


@table(("bug", "right", "slope", "loss"), EXHIBITS)
def test_each_bug_leaves_its_own_trace(bug, right, slope, loss):
    passes = walked(bug)
    assert passes.agree.tolist() == right
    assert not passes.check.agrees
    assert passes.dloss_dw[0][0, 0] == pytest.approx(slope, abs=5e-10)
    assert f"{passes.forward_again.loss:.9f}" == loss


def test_the_slope_of_a_hidden_weight_under_each_bug_by_hand():
    p1, p2, local = 0.138498562, -0.038098236, 0.241300709
    by_hand = {
        NONE: (p1 * 0.40 + p2 * 0.50) * local * 0.05,
        OVERWRITTEN: (p1 * 0.358916480 + p2 * 0.511301270) * local * 0.05,
        ONE_PATH: p1 * 0.40 * local * 0.05,
        NO_SLOPE: (0.741365070 * 0.40 - 0.217071535 * 0.50) * 0.05,
        WRONG_SIGN: -(p1 * 0.40 + p2 * 0.50) * local * 0.05,
        TRANSPOSED: (p1 * 0.40 + p2 * 0.45) * local * 0.05,
    }
    assert by_hand.keys() == BUGS.keys()
    for bug, slope in by_hand.items():
        assert walked(bug).dloss_dw[0][0, 0] == pytest.approx(slope, rel=1e-7), bug


def test_of_five_bugs_only_the_wrong_sign_makes_the_loss_rise_and_three_even_beat_the_right_slopes():
    after = {bug: walked(bug).forward_again.loss for bug in BUGS}
    assert [bug for bug in BUGS if after[bug] > walked().forward.loss] == [WRONG_SIGN]
    assert [bug for bug in BUGS if after[bug] < after[NONE]] == [ONE_PATH, NO_SLOPE, TRANSPOSED]


def test_at_rate_0_nothing_is_overwritten_and_at_rate_10_even_a_sign_is_wrong():
    assert walked(OVERWRITTEN, learning_rate=0.0).check.agrees
    assert walked(OVERWRITTEN, learning_rate=10.0).dloss_dw[0][0, 0] < 0 < walked().dloss_dw[0][0, 0]


def test_swapping_two_equal_weights_changes_nothing():
    layers = [classic().layers[0], Layer([[0.40, 0.45], [0.45, 0.55]], [0.6, 0.6], sigmoid)]
    assert Passes(Network(layers, half_squared_error), X, TARGETS, 0.5, 8, TRANSPOSED).check.agrees
    assert walked(TRANSPOSED, weight=7, value=0.45).check.agrees


@table(
    ("arguments", "error", "said"),
    [
        ({"weight": 9}, ValueError, "weight must be at most 8; you gave 9"),
        ({"weight": 0}, ValueError, "weight must be a whole number, 1 or more"),
        ({"weight": "w₅"}, TypeError, "weight must be a whole number"),
        ({"value": "large"}, TypeError, "value must be a finite number"),
    ],
)
def test_what_is_no_weight_is_told_in_one_sentence(arguments, error, said):
    with pytest.raises(error, match=said):
        classic(**arguments)


def test_with_w5_at_0_the_other_path_turns_the_slope_of_w1_round():
    cut = walked(weight=5, value=0.0).dloss_dw[0][0, 0]
    assert cut == pytest.approx(slopes(loss_of, [*W[:4], 0.0, *W[5:]])[0], rel=1e-6)
    assert cut < 0


@table(
    ("arguments", "error", "said"),
    [
        ({"network": "mine"}, TypeError, "network must be a Network"),
        ({"network": Network(classic().layers[:1])}, ValueError, "two layers"),
        ({"x": (0.05,)}, ValueError, r"x must have shape \(2,\)"),
        ({"x": [X, X]}, ValueError, "one sample"),
        ({"targets": (1.0,)}, ValueError, "targets must have the prediction's shape"),
        ({"learning_rate": -1}, ValueError, "learning_rate must be"),
        ({"steps": 9}, ValueError, "at most 8"),
        ({"steps": 0.5}, ValueError, "steps must be a whole number"),
        ({"bug": "moth"}, ValueError, "'none', 'overwritten weights', .*; you gave 'moth'"),
    ],
)
def test_what_is_no_training_step_is_told_in_one_sentence(arguments, error, said):
    with pytest.raises(error, match=said) as refused:
        Passes(**{"network": classic(), "x": X, "targets": TARGETS, "learning_rate": 0.5, **arguments})
    assert "\n" not in str(refused.value)


@table(
    ("steps", "bug", "said"),
    [
        (0, NONE, "The network waits, with x₁ = 0.05 and the weights 0.15, 0.2, 0.25, 0.3, 0.4, 0.45, 0.5 and 0.55."),
        (1, NONE, "Forward: h₁ = σ(0.15 × 0.05 + 0.2 × 0.1 + 0.35) = 0.5933. In the same way h₂ = 0.5969."),
        (2, NONE, "Forward: p₁ = σ(0.4 × 0.5933 + 0.45 × 0.5969 + 0.6) = 0.7514."),
        (3, NONE, "The loss is 0.2748 + 0.02356 = 0.298371109."),
        (4, NONE, "At p₁ it is 0.7414 × 0.1868 = 0.1385; at p₂ it is (−0.2171) × 0.1755 = −0.0381."),
        (5, NONE, "dloss_dz × h₁ = 0.1385 × 0.5933 = 0.08217."),
        (6, NONE, "Over p₁ it is 0.1385 × 0.4 = 0.0554, over p₂ it is (−0.0381) × 0.5 = −0.01905. Together: 0.03635."),
        (7, NONE, "the slope of w₁ is 0.008771 × 0.05 = 0.0004386. All slopes are as measured."),
        (8, NONE, "w₅ = 0.4 − 0.5 × 0.08217 = 0.3589, and so for each weight. One more forward pass: the loss went 0.298371109 → 0.291027774."),
        (4, NO_SLOPE, "0.7414 × 1 = 0.7414; at p₂ it is (−0.2171) × 1 = −0.2171. The bug: the slope of σ is left out"),
        (4, WRONG_SIGN, "(−0.7414) × 0.1868 = −0.1385; at p₂ it is 0.2171 × 0.1755 = 0.0381. The bug: target − prediction"),
        (6, OVERWRITTEN, "0.1385 × 0.3589 = 0.04971, over p₂ it is (−0.0381) × 0.5113 = −0.01948."),
        (6, ONE_PATH, "over p₂ it is (−0.0381) × 0 = 0. Together: 0.0554. The bug: the path over p₂ is forgotten."),
        (6, TRANSPOSED, "(−0.0381) × 0.45 = −0.01714. Together: 0.03826. The bug: rows and columns are swapped"),
        (7, TRANSPOSED, "4 of 8 slopes differ from the measured ones. Learning rate 0.5; bug: transposed weights."),
        (8, OVERWRITTEN, "0.298371109 → 0.291027924. 4 of 8 slopes differ"),
    ],
)  # fmt: skip
def test_the_sentence_says_the_present_step(steps, bug, said):
    live = network_explorer()
    live.set(steps=steps, bug=bug)
    assert said in live.words


def test_the_sentence_names_the_weights_that_are_not_those_of_the_example():
    live = network_explorer()
    live.set(weight=3, value=1.0)
    assert live.words.endswith("Learning rate 0.5; w₃ = 1; bug: none.")
    live.set(value=0.25)
    assert live.words.endswith("Learning rate 0.5; bug: none.")


def test_each_step_changes_picture_and_sentence_with_every_bug():
    live = network_explorer()
    for bug in BUGS:
        shown = set()
        for steps in range(len(STEPS)):
            live.set(steps=steps, bug=bug)
            shown.add((bytes(live.image.value), live.words))
        assert len(shown) == len(STEPS)


def test_every_slider_counts_from_the_start_on():
    live = network_explorer()
    first = (bytes(live.image.value), live.words)
    for moved in (
        {"x1": 0.1},
        {"value": 0.45},
        {"weight": 8},
        {"weight": 1},
        {"learning_rate": 0.6},
        {"bug": ONE_PATH},
    ):
        live.reset()
        live.set(**moved)
        assert bytes(live.image.value) != first[0]
        assert live.words != first[1]


def visible_numbers(live):
    """All texts in sight that are numbers, also behind the name of a weight or a neuron."""
    texts = [
        artist.get_text() for artist in live.picture.artists if hasattr(artist, "get_text") and artist.get_visible()
    ]
    return [text.split()[-1] for text in texts if text and text.split()[-1].replace("−", "").replace(".", "").isdigit()]


@table(("steps", "found"), [(0, "0.15 0.2 0.25 0.3 0.4 0.45 0.5 0.55 0.05 0.1"), (7, "0.0004386 0.0008771 0.0004977 0.0009954 0.08217 0.08267 −0.0226 −0.02274"), (8, "0.1498 0.1996 0.2498 0.2995 0.3589 0.4087 0.5113 0.5614")])  # fmt: skip
def test_all_weights_values_and_slopes_stand_in_the_picture(steps, found):
    live = network_explorer()
    live.set(steps=steps)
    assert set(found.split()) <= set(visible_numbers(live))


def test_the_table_is_empty_until_slopes_are_sent_back():
    live = network_explorer()
    counts = []
    for steps in range(len(STEPS)):
        live.set(steps=steps)
        texts = [artist.get_text() for artist in live.picture.artists if hasattr(artist, "get_text")]
        counts.append(texts.count("yes"))
    assert counts == [0, 0, 0, 0, 0, 4, 4, 8, 8]


def test_the_code_names_every_number_of_the_network():
    code = passes_code(walked(ONE_PATH, value=-0.35))
    assert "[[-0.35, 0.45], [0.5, 0.55]]" in code
    assert 'learning_rate=0.5, steps=8, bug="one path only"' in code
