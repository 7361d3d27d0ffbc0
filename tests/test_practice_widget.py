"""The practice widget: field, buttons and count do what they say, and a learner's hand never ends in a traceback."""

import re

import pytest

from mathomong import widgets
from mathomong.exercises.answers import CORRECT, KEEP_WORKING, NOT_STARTED
from mathomong.exercises.topics import TOPICS
from mathomong.widgets import practice
from mathomong.widgets.panel import Panel
from oracles import table
from test_practice import HOSTILE, typed

RIGHT = "4x^3"  # of the first problem of seed 1: x^4


def press(mine, name):
    """As a hand does it: a button that is disabled does nothing."""
    if not mine.buttons[name].disabled:
        mine.buttons[name].click()


def enter(mine, text):
    """As the browser does it: it says that Enter was pressed, then sends the text if it is new."""
    mine.field._handle_custom_msg({"event": "submit"}, [])
    mine.field.value = text


def leave(mine, text):
    """The field is left: its text arrives, without Enter."""
    mine.field.value = text


def test_it_is_exported_and_opens_with_a_question():
    mine = practice()
    assert "practice" in widgets.__all__
    assert isinstance(mine, Panel)
    assert "\\displaystyle f(x) =" in mine.question.value
    assert mine.field.description == "f′(x) ="
    assert "Solved: 0 of 0 tried." in mine.feedback.value
    assert mine.derivation.value == ""


@table("way", ["Check", "Enter", "code"])
def test_an_answer_is_judged_however_it_is_given(way):
    for text, mark in ((RIGHT, CORRECT), ("4x^4", KEEP_WORKING)):
        mine = practice(seed=1)
        if way == "Check":
            leave(mine, text)
            assert "keep working" not in mine.feedback.value
            press(mine, "Check")
        elif way == "Enter":
            enter(mine, text)
        else:
            assert mine.answer(text).mark == mark
        assert mark in mine.feedback.value
        assert "role='status'" in mine.feedback.value
        assert "aria-live='polite'" in mine.feedback.value


def test_a_wrong_answer_gets_the_sentence_of_its_mistake():
    mine = practice(seed=1)
    enter(mine, "x^3")
    assert "The old power also comes down in front" in mine.feedback.value
    enter(mine, "4x^4")
    assert "has to be lowered by one" in mine.feedback.value
    assert "comes down in front" not in mine.feedback.value


def test_enter_in_an_empty_field_asks_for_an_answer_and_is_no_try():
    mine = practice(seed=1)
    mine.field._handle_custom_msg({"event": "submit"}, [])
    assert NOT_STARTED in mine.feedback.value
    assert mine.tried == 0
    assert mine.buttons["Show the steps"].disabled


def test_text_that_arrives_without_enter_is_no_answer():
    mine = practice(seed=1)
    leave(mine, "4x")
    press(mine, "Hint")
    assert mine.tried == 0
    assert "keep working" not in mine.feedback.value


def test_the_hint_stays_while_answers_come_and_goes_with_the_problem():
    mine = practice(seed=1)
    press(mine, "Hint")
    assert mine.problem.hint in mine.feedback.value
    mine.answer("x^9")
    assert mine.problem.hint in mine.feedback.value
    press(mine, "Next problem")
    assert "Hint." not in mine.feedback.value


@table("earned", ["wrong", "right", "hint"])
def test_the_steps_open_after_a_try_or_the_hint(earned):
    mine = practice(seed=1)
    assert mine.buttons["Show the steps"].disabled
    mine.steps()
    assert mine.derivation.value == ""
    assert "Try it first, or take the hint." in mine.feedback.value
    mine.hint() if earned == "hint" else mine.answer(RIGHT if earned == "right" else "9")
    press(mine, "Show the steps")
    for step in mine.problem.derivation:
        assert step.latex in mine.derivation.value
    assert "power rule" in mine.derivation.value


def test_each_problem_counts_once_and_only_if_it_was_solved_before_the_steps_were_seen():
    mine = practice(seed=1)
    for text in ("9", "10", RIGHT, RIGHT, "9"):
        mine.answer(text)
    assert (mine.solved, mine.tried) == (1, 1)
    mine.steps()
    mine.answer(RIGHT)
    assert "had seen the steps" not in mine.feedback.value
    mine.next()
    mine.answer("9")
    mine.steps()
    verdict = mine.answer(typed(mine.problem.answer))
    assert verdict.mark == CORRECT
    assert (mine.solved, mine.tried) == (1, 2)
    assert "You had seen the steps" in mine.feedback.value
    assert "Solved: 1 of 2 tried." in mine.feedback.value


def test_next_brings_a_fresh_problem_and_a_clean_page():
    mine = practice(seed=1)
    before = mine.problem
    enter(mine, "9")
    mine.steps()
    press(mine, "Next problem")
    assert mine.problem != before
    assert mine.field.value == mine.derivation.value == ""
    assert "keep working" not in mine.feedback.value
    assert mine.buttons["Show the steps"].disabled
    assert "Solved: 0 of 1 tried." in mine.feedback.value


@table("topic", TOPICS)
def test_forty_problems_can_be_solved_one_after_the_other(topic):
    mine = practice(topic, seed=3)
    for _ in range(40):
        assert mine.answer(typed(mine.problem.answer)).mark == CORRECT
        mine.next()
    assert (mine.solved, mine.tried) == (40, 40)


@table("text", [text for text, _ in HOSTILE if isinstance(text, str) and text != "\ud800"])
def test_whatever_is_typed_is_answered_in_words_and_never_becomes_html(text):
    mine = practice(seed=1)
    enter(mine, text)
    assert KEEP_WORKING in mine.feedback.value
    assert "<script" not in mine.feedback.value
    enter(mine, RIGHT)
    assert CORRECT in mine.feedback.value


@table("topic", TOPICS)
def test_the_text_form_is_short_repeats_itself_and_gives_nothing_away(topic):
    mine, twin = practice(topic, seed=5), practice(topic, seed=5)
    for _ in range(60):
        text = repr(mine)
        assert text == repr(twin)
        assert len(text) <= 110
        assert text.startswith("Practice(0 of 0 solved): the slope f′(x) of f(x) = ")
        assert text.endswith(mine.problem.asks)
        assert not re.search(rf" {re.escape(typed(mine.problem.answer))}(?![\w^*])", text)
        mine.next()
        twin.next()


def test_a_saved_notebook_keeps_text_and_no_picture():
    data, metadata = practice(seed=1)._repr_mimebundle_()
    assert data["text/plain"] == "Practice(0 of 0 solved): the slope f′(x) of f(x) = x^4"
    assert "image/png" not in data
    assert metadata == {}


def test_an_unknown_topic_or_a_bad_seed_raises_one_sentence():
    with pytest.raises(ValueError, match=r"topic must be one of 'derivatives', 'chain rule'; you gave 'algebra'\."):
        practice("algebra")
    with pytest.raises(TypeError, match="seed must be a whole number"):
        practice(seed="lucky")
    with pytest.raises(ValueError, match="seed must be a whole number"):
        practice(seed=-3)
