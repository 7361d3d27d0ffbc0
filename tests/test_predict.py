"""Predict first: the explorer waits, the answer is weighed, and then it moves."""

import pytest

from mathomong.widgets import descent_explorer, predict
from mathomong.widgets.predict import _score

CHOICES = {"up": "The slope is positive.", "down": "Downhill is to the left."}


@pytest.fixture(autouse=True)
def no_score_yet():
    _score.clear()


def asked(live, question="Where to?", **changes):
    return predict(question, CHOICES, **{"right": "down", "shows": {"steps": 7}, "then": live, **changes})


def test_the_controls_wait_until_the_learner_commits():
    live = descent_explorer()
    prediction = asked(live)
    assert all(control.disabled for control in live.controls.values())
    assert all(button.disabled for button in live.buttons.values())
    prediction.choose("up")
    assert not any(control.disabled for control in live.controls.values())
    assert not any(button.disabled for button in live.buttons.values())


def test_after_the_answer_the_explorer_moves_to_what_was_asked_about():
    live = descent_explorer()
    asked(live).choose("up")
    assert live.settings["steps"] == live.result.steps == 7


def test_a_right_answer_gets_its_reason():
    prediction = asked(descent_explorer())
    prediction.choose("down")
    assert "Right. You said: down. Downhill is to the left." in prediction.feedback.value


def test_a_wrong_answer_gets_its_own_reason_and_what_happened_instead():
    prediction = asked(descent_explorer())
    prediction.choose("up")
    for part in ("Not this time.", "You said: up.", "The slope is positive.", "What it did: down."):
        assert part in prediction.feedback.value


def test_a_button_for_each_choice_commits_to_it():
    for number, choice in enumerate(CHOICES):
        prediction = asked(descent_explorer())
        prediction.answers[number].click()
        assert prediction.chosen == choice
        assert [button.disabled for button in prediction.answers] == [other != choice for other in CHOICES]
        assert [button.icon for button in prediction.answers].count("check") == 1


def test_the_button_that_was_pressed_keeps_the_focus_and_does_nothing_more():
    prediction = asked(descent_explorer())
    prediction.answers[0].click()
    said = prediction.feedback.value
    prediction.then.set(steps=3)
    prediction.answers[0].click()
    assert prediction.feedback.value == said
    assert prediction.then.settings["steps"] == 3


def test_the_score_runs_over_the_notebook_and_a_question_asked_again_counts_once():
    asked(descent_explorer(), "first").choose("down")
    second = asked(descent_explorer(), "second")
    second.choose("up")
    assert "1 of 2 right" in second.feedback.value
    again = asked(descent_explorer(), "second")
    assert again.chosen is None
    again.choose("down")
    assert "2 of 2 right" in again.feedback.value


def test_a_number_is_right_within_its_tolerance():
    def number():
        return predict("How many?", right=57, tolerance=5, because="It triples.", shows={}, then=descent_explorer())

    for answer, said in ((60, "Right."), (52, "Right."), (63, "Not this time."), (0, "Not this time.")):
        prediction = number()
        prediction.choose(answer)
        assert said in prediction.feedback.value
        assert "It triples." in prediction.feedback.value


def test_an_answer_that_cant_be_given_leaves_the_question_open():
    live = descent_explorer()
    prediction = asked(live)
    with pytest.raises(ValueError, match="choose one of 'up', 'down'; you gave 'sideways'"):
        prediction.choose("sideways")
    assert prediction.chosen is None
    assert live.locked


def counted(live):
    return predict("How many?", right=57, tolerance=5, shows={}, then=live)


@pytest.mark.parametrize(("typed", "number"), [("57", 57), (" 55.5 ", 55.5), ("55,5", 55.5), ("−3", -3), ("1e3", 1000)])
def test_a_number_is_typed_and_committed_to(typed, number):
    prediction = counted(descent_explorer())
    field, commit = prediction.answers
    field.value = typed
    commit.click()
    assert f"You said: {number:g}." in prediction.feedback.value
    assert prediction.chosen == typed
    assert field.disabled


@pytest.mark.parametrize("typed", ["", "many", "nan", "inf", "5 or 6", "1" * 5000, "<b>7</b>", "1.2.3"])
def test_what_is_no_number_is_told_in_a_sentence_and_the_question_stays_open(typed):
    live = descent_explorer()
    prediction = counted(live)
    field, commit = prediction.answers
    field.value = typed
    commit.click()
    assert "number" in prediction.feedback.value
    assert len(prediction.feedback.value) < 400
    assert "<b>7" not in prediction.feedback.value
    assert prediction.chosen is None
    assert live.locked


def two_in_turn():
    live = descent_explorer()
    second = asked(live, "And then?", shows={"steps": 50})
    return asked(second, "Where to?", shows={"steps": 7}), second, live


def test_several_predictions_guard_one_explorer_in_turn():
    first, second, live = two_in_turn()
    assert second.locked
    assert live.locked
    first.choose("up")
    assert not second.locked
    assert live.locked, "the second question is still open"
    assert live.settings["steps"] == 7
    second.choose("down")
    assert not live.locked
    assert live.settings["steps"] == 50


def test_the_second_question_is_out_of_sight_and_cant_be_answered_before_the_first():
    _, second, live = two_in_turn()
    assert second.children[0].layout.display == "none"
    assert live.layout.display != "none", "the picture is in sight all the time"
    with pytest.raises(ValueError, match="the question before this one first"):
        second.choose("up")
    second.answers[0].click()
    assert second.chosen is None
    assert "the question before this one first" in second.feedback.value


def test_the_first_of_two_questions_speaks_for_the_explorer_at_the_end():
    first, second, live = two_in_turn()
    assert first.explorer is second.explorer is live
    data, metadata = first._repr_mimebundle_()
    assert data["text/plain"] == "Prediction(not answered yet): Where to?"
    assert metadata["image/png"]["alt"].endswith(live.words)


def test_the_right_answer_must_be_among_the_choices():
    with pytest.raises(ValueError, match="right must be one of the choices; you gave 'left'"):
        asked(descent_explorer(), right="left")


def test_what_is_saved_does_not_give_the_answer_away():
    prediction = asked(descent_explorer())
    data, metadata = prediction._repr_mimebundle_()
    assert data["text/plain"] == "Prediction(not answered yet): Where to?"
    assert prediction.then.result.steps == 20
    assert metadata["image/png"]["alt"].startswith("Where to? ")
