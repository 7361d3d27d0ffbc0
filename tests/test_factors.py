"""Fill the factors: fresh neurons, every mistake told by its own sentence, and an update that opens only in the end."""

from itertools import islice

import pytest

from mathomong import Neuron, sigmoid, widgets
from mathomong.exercises.answers import ALMOST, CORRECT, KEEP_WORKING, NOT_STARTED
from mathomong.exercises.factors import FACTORS, factor_exercises, fillings, judge_factor
from mathomong.training_steps import TrainingStep
from mathomong.widgets import fill_factors
from mathomong.widgets.panel import Panel
from oracles import table

SEEDS = range(20)


def some(seed, number=5):
    return list(islice(fillings(seed), number))


def right(mine):
    """The three right answers."""
    return {name: mine.filling[name] for name in FACTORS}


def press(mine, name):
    """As a hand does it: a button that is disabled does nothing."""
    if not mine.buttons[name].disabled:
        mine.buttons[name].click()


@table("seed", SEEDS)
def test_the_factors_of_every_neuron_are_those_written_out(seed):
    for each in some(seed):
        w, x, b, t = (each[name] for name in ("w", "x", "b", "target"))
        p = sigmoid(w * x + b)
        assert [each[name] for name in FACTORS] == pytest.approx([2 * (p - t), p * (1 - p), x], abs=1e-12)


@table("seed", SEEDS)
def test_every_wrong_factor_gets_the_sentence_of_its_own_mistake(seed):
    for each in some(seed):
        for name, exercise in factor_exercises(each).items():
            for wrong, said in exercise.mistakes:
                verdict = judge_factor(each, name, f"{wrong:.4g}")
                assert verdict.mark == KEEP_WORKING
                assert said in verdict.text


@table("seed", SEEDS)
def test_nothing_that_is_said_to_a_wrong_factor_holds_the_right_one(seed):
    for each in some(seed):
        for name, exercise in factor_exercises(each).items():
            told = [exercise.asks, exercise.look_at, *(said for _, said in exercise.mistakes)]
            answers = f"{each[name]:g}", f"{each[name]:.4g}", f"{each[name]:.2g}"
            assert not any(f" {answer}" in text for answer in answers for text in told if len(answer) > 1)
            assert len({said for _, said in exercise.mistakes}) == len(exercise.mistakes) >= 4


@table("seed", SEEDS)
def test_a_factor_worked_out_with_a_rounded_prediction_is_right(seed):
    for each in some(seed):
        p = round(each["prediction"], 4)
        given = {"dloss_dprediction": 2 * (p - each["target"]), "dprediction_dz": p * (1 - p), "dz_dw": each["x"]}
        assert {judge_factor(each, name, f"{value:.4g}").mark for name, value in given.items()} == {CORRECT}


def test_the_traps_of_the_course_are_recognised():
    seed = TrainingStep(Neuron(0.5), x=2.0, target=1.0)
    said = {
        ("dloss_dprediction", -0.2689): "without the 2 it is half",
        ("dloss_dprediction", 0.5379): "The sign is turned round",
        ("dprediction_dz", 0.7311): "That is σ(z), the height",
        ("dprediction_dz", sigmoid.derivative(0.7311)): "You took the slope of σ at p",
        ("dprediction_dz", 1): "σ would let everything through",
        ("dz_dw", 0.5): "That is w.",
    }
    for (name, answer), words in said.items():
        assert words in judge_factor(seed, name, answer).text


@table(
    ("text", "mark"),
    [("", NOT_STARTED), ("  ", NOT_STARTED), ("two", KEEP_WORKING), ("1/2", KEEP_WORKING), ("<b>2</b>", KEEP_WORKING), ("2,0", CORRECT), ("2", CORRECT), ("2.05", ALMOST), ("nan", KEEP_WORKING), ("1e999", KEEP_WORKING)],
)  # fmt: skip
def test_whatever_is_typed_is_answered_in_one_line(text, mark):
    verdict = judge_factor(TrainingStep(Neuron(0.5), x=2.0, target=1.0), "dz_dw", text)
    assert verdict.mark == mark
    assert "\n" not in str(verdict)


@table("answer", [None, ..., [], [1, 2], object(), True, 1j])
def test_an_absurd_answer_from_code_is_answered_too(answer):
    assert judge_factor(TrainingStep(Neuron(0.5), 2.0, 1.0), "dz_dw", answer).mark in (NOT_STARTED, KEEP_WORKING)


def test_the_same_seed_gives_the_same_neurons_and_another_one_others():
    texts = [[str((each["w"], each["x"], each["b"], each["target"])) for each in some(seed)] for seed in (7, 7, 8)]
    assert texts[0] == texts[1] != texts[2]
    assert len({*texts[0]}) == 5


@table(("seed", "error"), [("lucky", TypeError), (-1, ValueError), (0.5, ValueError)])
def test_a_bad_seed_is_told_in_one_sentence(seed, error):
    with pytest.raises(error, match="seed must be a whole number"):
        fill_factors(seed)


def test_it_is_exported_and_its_text_form_gives_nothing_away():
    mine = fill_factors(seed=9)
    assert "fill_factors" in widgets.__all__
    assert isinstance(mine, Panel)
    assert repr(mine) == "FillFactors(0 of 3 right, 0 trained): w -0.8, x -3, b -0.2, target 0"
    assert repr(mine) == repr(fill_factors(seed=9))
    assert len(repr(mine)) <= 110


def test_update_opens_only_when_all_three_are_right_and_then_once():
    mine = fill_factors(seed=9)
    for name, answer in right(mine).items():
        assert mine.buttons["Update"].disabled
        with pytest.raises(ValueError, match="Update opens when all three factors are right"):
            mine.update()
        mine.fill(**{name: answer})
    assert mine.ready
    assert "Press Update." in mine.feedback.value
    press(mine, "Update")
    assert (mine.done, mine.ready, mine.trained) == (True, False, 1)
    assert mine.buttons["Update"].disabled
    with pytest.raises(ValueError, match="once for each neuron"):
        mine.update()


def test_after_the_update_it_says_the_loss_before_and_after():
    mine = fill_factors(seed=9)
    mine.fill(**right(mine))
    mine.update()
    w, x, b = -0.8, -3.0, -0.2
    p = sigmoid(w * x + b)
    dz = 2 * p * p * (1 - p)
    after = sigmoid((w - dz * x) * x + b - dz) ** 2
    assert f"The loss falls: {p**2:.4f} before, {after:.4f} after." in mine.feedback.value
    assert "Neurons trained: 1." in mine.feedback.value


def test_a_right_factor_that_is_spoilt_afterwards_closes_the_update_again():
    mine = fill_factors(seed=9)
    mine.fill(**right(mine))
    mine.fill(dz_dw=0.123)
    assert not mine.ready
    assert mine.buttons["Update"].disabled


def test_each_factor_is_checked_by_itself():
    mine = fill_factors(seed=9)
    said = mine.fill(dprediction_dz=mine.filling["prediction"], dz_dw=mine.filling["x"])
    assert [verdict.mark for verdict in said.values()] == [KEEP_WORKING, CORRECT]
    assert "∂p/∂z: ◐ keep working." in mine.feedback.value
    assert "∂z/∂w: ● correct." in mine.feedback.value
    assert "∂L/∂p:" not in mine.feedback.value


def test_a_factor_of_another_name_is_refused():
    with pytest.raises(
        ValueError, match="no factor named 'dloss_dw'; there are dloss_dprediction, dprediction_dz, dz_dw"
    ):
        fill_factors().fill(dloss_dw=1)


@table("way", ["Check", "Enter"])
def test_the_fields_are_judged_by_button_and_by_enter(way):
    mine = fill_factors(seed=9)
    field = mine.fields["dz_dw"]
    if way == "Enter":
        field._handle_custom_msg({"event": "submit"}, [])
        field.value = "-0.8"
    else:
        field.value = "-0.8"
        assert "keep working" not in mine.feedback.value
        press(mine, "Check")
    assert "That is w." in mine.feedback.value
    assert "role='status'" in mine.feedback.value


def test_what_is_typed_never_becomes_html():
    mine = fill_factors(seed=9)
    mine.fields["dz_dw"].value = "<img src=x onerror=alert(1)>"
    press(mine, "Check")
    assert "<img src=x" not in mine.feedback.value
    assert "Type one number" in mine.feedback.value


def test_next_brings_a_fresh_neuron_and_reset_the_first_one():
    mine = fill_factors(seed=9)
    first, still = repr(mine), mine.still()
    mine.fill(**right(mine))
    mine.update()
    press(mine, "Next neuron")
    assert "0 of 3 right, 1 trained" in repr(mine)
    assert mine.verdicts == {}
    assert "correct" not in mine.feedback.value
    press(mine, "Reset")
    assert repr(mine) == first
    assert mine.still() == still


def test_ten_neurons_can_be_trained_one_after_the_other():
    mine = fill_factors(seed=3)
    for _ in range(10):
        mine.fill(**{name: f"{value:.4g}" for name, value in right(mine).items()})
        mine.update()
        mine.next()
    assert mine.trained == 10


def test_the_picture_fills_with_the_factors_and_the_page_shows_it_with_words():
    mine = fill_factors(seed=9)
    pictures = {mine.still()[0]}
    for name, answer in right(mine).items():
        mine.fill(**{name: answer})
        pictures.add(mine.still()[0])
    mine.update()
    pictures.add(mine.still()[0])
    assert len(pictures) == 5
    assert f'alt="{mine.words}"' in mine.image.value
    assert mine.words.startswith("Update: new w = ")


def test_a_saved_notebook_keeps_text_picture_and_words():
    mine = fill_factors(seed=9)
    data, metadata = mine._repr_mimebundle_()
    assert data["text/plain"] == repr(mine)
    assert data["image/png"].startswith("iVBORw0KGgo")
    assert metadata["image/png"]["alt"].endswith("0 of 3 factors are filled in.")
