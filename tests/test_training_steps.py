"""One neuron, forward and back: its numbers against sympy and differences, its steps, and what the picture says."""

import numpy as np
import pytest
import sympy
from hypothesis import given
from hypothesis import strategies as st

from mathomong import Neuron, descend, neuron_fit, one_minus, prove, squared_error, tanh
from mathomong.figures.training_step_words import LETTERS, fitted
from mathomong.fits import NeuronFit
from mathomong.listing import descent_code
from mathomong.optimizers import GradientDescent
from mathomong.symbolic.known import symbolic_slope
from mathomong.training_steps import BRINGS, FORWARD, LOCAL, NEEDS, STEPS, TrainingStep, fit_of, training_code
from mathomong.widgets import neuron_explorer, neuron_fit_explorer
from oracles import exactly, slopes, table

W, X, B, T = sympy.symbols("w x b t")
P = 1 / (1 + sympy.exp(-(W * X + B)))
FORMULAS = {squared_error: (P - T) ** 2, one_minus: 1 - P}
near = st.floats(-3, 3, allow_subnormal=False)
targets = st.floats(0, 1, allow_subnormal=False)


def trained(steps=9, w=0.5, b=0.0, x=2.0, target=1.0, loss=squared_error):
    return TrainingStep(Neuron(w, b, loss=loss), x, target, 0.5, steps)


def test_the_numbers_of_the_course():
    seed = trained()
    assert seed["prediction"] == pytest.approx(0.731058578630005, abs=1e-12)
    assert seed["dloss_dw"] == pytest.approx(-0.211508371137067, abs=1e-12)
    assert trained(loss=one_minus)["dloss_dw"] == pytest.approx(-0.393223866482964, abs=1e-12)
    assert seed["dloss_dprediction"] * seed["dz_dw"] == pytest.approx(-1.0757657, abs=1e-7)
    assert trained(w=2.0, target=0.0)["dloss_dz"] == pytest.approx(0.0347, abs=5e-5)
    assert trained(w=0.75, target=0.0)["dloss_dz"] == pytest.approx(0.2439, abs=5e-5)


@table("loss", FORMULAS)
@given(w=near, x=near, b=near, t=targets)
def test_every_slope_of_the_loss_is_the_one_of_sympy(loss, w, x, b, t):
    found = trained(w=w, x=x, b=b, target=t, loss=loss)
    for name, letter in (("dloss_dw", W), ("dloss_db", B), ("dloss_dx", X)):
        wanted = exactly(sympy.diff(FORMULAS[loss], letter), W, X, B, T)(w, x, b, t)
        assert found[name] == pytest.approx(wanted, abs=1e-12)


@table("loss", FORMULAS)
@given(w=near, x=near, b=near, t=targets)
def test_the_landscape_of_one_sample_has_these_slopes_too(loss, w, x, b, t):
    found = trained(w=w, x=x, b=b, target=t, loss=loss)
    measured = slopes(lambda v: exactly(FORMULAS[loss], W, X, B, T)(v[0], x, v[1], t), (w, b))
    assert [found["dloss_dw"], found["dloss_db"]] == pytest.approx(measured.tolist(), abs=1e-7)
    assert found.fit.gradient((w, b)) == pytest.approx(measured, abs=1e-7)


@given(w=near, x=near, b=near, t=targets)
def test_each_slope_of_the_loss_is_the_product_of_the_local_ones_that_it_needs(w, x, b, t):
    found = trained(w=w, x=x, b=b, target=t)
    for name, needs in NEEDS.items():
        local = [found[each] for each in needs if each in LOCAL]
        assert found[name] == pytest.approx(np.prod(local), abs=1e-15)


@given(w=near, x=near, t=targets)
def test_the_update_goes_against_the_slope_and_a_tiny_one_lowers_the_loss(w, x, t):
    found = TrainingStep(Neuron(w), x, t, 1e-3, 9)
    assert found.after.w == pytest.approx(w - 1e-3 * found["dloss_dw"], abs=1e-15)
    assert found.after.b == pytest.approx(-1e-3 * found["dloss_db"], abs=1e-15)
    assert found.loss_after <= found["loss"] + 1e-15


@table("steps", range(10))
def test_each_step_makes_one_number_more_known(steps):
    found = trained(steps)
    assert found.known == set(STEPS[:steps])
    assert found.now == ("", *STEPS)[steps]
    assert found.knows("x")
    assert found.knows("dloss_dz") == (steps >= 6)
    assert found.knows("dloss_db") == (steps >= 8)
    assert found.knows(BRINGS.get(found.now, found.now)) == (steps > 0)


@table(
    ("steps", "text"),
    [(0, "TrainingStep(w 0.5, b 0)"), (1, "TrainingStep(wx 1)"), (4, "TrainingStep(loss 0.07233)"), (6, "TrainingStep(dloss_dz -0.1058)"), (8, "TrainingStep(dloss_db -0.1058)"), (9, "TrainingStep(loss 0.07233 → 0.0485)")],
)  # fmt: skip
def test_the_text_form_says_the_news(steps, text):
    assert str(trained(steps)) == text


@table(
    ("arguments", "error", "said"),
    [
        ({"neuron": 0.5}, TypeError, "neuron must be a Neuron, such as"),
        ({"neuron": Neuron([1, 2])}, TypeError, "the neuron's w must be a finite number"),
        ({"x": "two"}, TypeError, "x must be a finite number, such as 2"),
        ({"target": float("nan")}, ValueError, "target must be a finite number"),
        ({"learning_rate": -1}, ValueError, "learning_rate must be a finite number, 0 or more"),
        ({"steps": 10}, ValueError, "steps must be at most 9; you gave 10"),
        ({"steps": 1.5}, ValueError, "steps must be a whole number"),
    ],
)
def test_what_is_no_training_is_told_in_one_sentence(arguments, error, said):
    with pytest.raises(error, match=said) as refused:
        TrainingStep(**{"neuron": Neuron(0.5), "x": 2.0, "target": 1.0, **arguments})
    assert "\n" not in str(refused.value)


@table("loss", FORMULAS)
def test_the_slopes_of_a_neuron_are_proved_in_three_ways(loss):
    for w, b in [(0.5, 0.0), (-3.0, 1.0), (3.0, 3.0)]:
        proof = prove(fit_of(Neuron(w, b, loss=loss), 2.0, 1.0), (w, b))
        assert [name for name, _ in proof.ways] == ["analytic", "measured", "symbolic"]
        assert proof.agree, str(proof)


def test_a_neuron_fit_knows_its_parts_and_one_without_a_known_formula_is_only_measured():
    fit = neuron_fit([[1.0, 2.0]], [1.0], activation=tanh, loss=one_minus)
    assert isinstance(fit, NeuronFit)
    assert (fit.activation, fit.loss) == (tanh, one_minus)
    assert symbolic_slope(fit) is None
    assert symbolic_slope(neuron_fit([1.0], [1.0], tanh, one_minus))((0.0, 0.0)).tolist() == [-1, -1]


def test_the_code_of_a_run_over_samples_names_the_activation_and_the_loss():
    run = descend(neuron_fit([1.0, 2.0], [0.0, 1.0], tanh, one_minus), GradientDescent(0.1), steps=3)
    code = descent_code(run)
    assert "objective = neuron_fit([1.0, 2.0], [0.0, 1.0], activation=tanh, loss=one_minus)" in code
    names = {}
    exec(code, names)
    assert str(names["result"]) == str(run)


def test_the_code_of_a_training_makes_it_again():
    names = {}
    exec(training_code(trained(7, loss=one_minus)), names)
    assert vars(names["result"].backward) == vars(trained(7, loss=one_minus).backward)


@table(
    ("settings", "said"),
    [
        ({}, "A neuron with w = 0.5 and b = 0 gets x = 2. The target is 1, the loss (p − t)², the learning rate 0.5. Press Step"),
        ({"steps": 1}, "Forward: w·x = 0.5 × 2 = 1. Given: w = 0.5, b = 0, x = 2, t = 1, L = (p − t)², learning rate 0.5."),
        ({"steps": 2, "b": -1.0}, "Forward: z = w·x + b = 1 + (−1) = 0."),
        ({"steps": 4}, "Forward: the loss is L = (p − t)² = (0.7311 − 1)² = 0.07233."),
        ({"steps": 5}, "Backward: ∂L/∂p = 2 × (p − t) = 2 × (0.7311 − 1) = −0.5379."),
        ({"steps": 5, "loss": "one minus"}, "∂L/∂p = −1, whatever the target is."),
        ({"steps": 6}, "∂p/∂z = p × (1 − p) = 0.7311 × 0.2689 = 0.1966. So ∂L/∂z = (−0.5379) × 0.1966 = −0.1058."),
        ({"steps": 7}, "∂z/∂w = x = 2. So ∂L/∂w = (−0.1058) × 2 = −0.2115."),
        ({"steps": 8}, "∂z/∂b = 1. So ∂L/∂b = (−0.1058) × 1 = −0.1058."),
        ({"steps": 9}, "Update: new w = 0.5 − 0.5 × (−0.2115) = 0.6058, new b = 0 − 0.5 × (−0.1058) = 0.05288. The loss falls: 0.07233 before, 0.0485 after."),
        ({"steps": 9, "learning_rate": 0.0}, "The loss does not move: 0.07233 before, 0.07233 after."),
        ({"steps": 9, "loss": "one minus", "target": 0.0}, "The loss falls"),
    ],
)  # fmt: skip
def test_the_sentence_says_the_last_step(settings, said):
    live = neuron_explorer()
    live.set(**settings)
    assert said in live.words


def test_too_long_a_step_lets_the_loss_rise():
    live = neuron_explorer(target=0.6)
    live.set(steps=9, learning_rate=5.0, x=3.0)
    assert "The loss rises" in live.words


@table("loss", FORMULAS)
def test_each_step_changes_picture_and_sentence(loss):
    live = neuron_explorer()
    live.set(loss=loss.name)
    shown = set()
    for steps in range(len(STEPS) + 1):
        live.set(steps=steps)
        shown.add((bytes(live.image.value), live.words))
    assert len(shown) == len(STEPS) + 1


@table("name", ["w", "x", "b", "target", "learning_rate"])
def test_after_the_update_every_slider_still_changes_picture_and_sentence(name):
    live = neuron_explorer()
    live.set(steps=9)
    before, control = (bytes(live.image.value), live.words), live.controls[name]
    way = 1 if control.value < control.max else -1
    live.set(**{name: round(control.value + way * control.step, 3)})
    assert bytes(live.image.value) != before[0]
    assert live.words != before[1]


@given(value=st.floats(-3, 3, allow_subnormal=False))
def test_a_number_has_room_in_its_box(value):
    assert len(fitted(value)) <= 11


def test_every_loss_of_the_explorer_has_its_letters():
    assert set(neuron_explorer().controls["loss"].options) == {loss.name for loss in LETTERS}
    assert (*FORWARD, *LOCAL, "update") == STEPS


def test_from_far_out_many_samples_do_not_bring_the_neuron_home():
    live = neuron_fit_explorer()
    live.set(steps=200)
    assert live.result.losses[-1] == pytest.approx(0.1215, abs=1e-3)
    live.set(start_w=-4.0)
    assert live.result.losses[-1] > 0.7
    live.set(start_w=-3.0)
    assert live.result.losses[-1] == pytest.approx(0.1215, abs=1e-3)
