"""Every prediction of every notebook, each choice: judged, explained, and the picture moves to what was asked about."""

from pathlib import Path

import pytest

from browser.twins import questions_of, twins_of
from mathomong.widgets.predict import _score

NOTEBOOKS = sorted((Path(__file__).resolve().parent.parent / "notebooks").glob("*.ipynb"))
A_NUMBER = ["0", "1", "1e6"]  # three that are far apart


def predictions(notebook):
    """All predictions of a notebook, made afresh, in the order in which they are asked."""
    _score.clear()
    return [question for shown in twins_of(notebook).values() for question in questions_of(shown)]


def answers(question):
    """All the choices; for a number, a few."""
    texts = [part.description for part in question.answers]
    return A_NUMBER if "my number" in texts else texts


@pytest.fixture(scope="module", params=NOTEBOOKS, ids=lambda path: path.stem)
def answered(request):
    """(prediction, answer, what it said) for every choice of every prediction of a notebook."""
    found, most = [], 1
    n = 0
    while n < most:
        for question in predictions(request.param):
            choices = answers(question)
            most = max(most, len(choices))
            question.choose(choices[n % len(choices)])
            found.append((question, choices[n % len(choices)], question.feedback.value))
        n += 1
    return found


def test_each_choice_is_judged_explained_and_counted(answered):
    for _, answer, said in answered:
        assert said.count("Right. ") + said.count("Not this time. ") == 1
        assert "Predictions in this notebook so far: " in said
        assert len(said) > len(answer) + 160, f"{answer!r} gets no reason"


def test_each_prediction_has_one_right_choice_and_says_something_of_its_own_to_each(answered):
    for text in {question.question for question, _, _ in answered}:
        said = {answer: verdict for question, answer, verdict in answered if question.question == text}
        assert len(set(said.values())) == len(said) >= 2
        assert sum("Right. " in verdict for verdict in said.values()) <= 1
        assert said.keys() <= set(A_NUMBER) or any("Right. " in verdict for verdict in said.values())


def test_the_picture_moved_to_what_was_asked_about(answered):
    last = {id(question.explorer): question for question, _, _ in answered}  # of questions in turn, the last one
    assert last
    for question in last.values():
        assert question.explorer.settings == {**question.explorer.settings, **question._shows}


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_asks_and_shows_nothing_of_it_before_the_answer(notebook):
    asked = predictions(notebook)
    assert len(asked) >= (1 if notebook.name.startswith("00") else 2)
    for question in asked:
        assert question.chosen is None
        assert question.explorer.locked
        assert question.explorer.settings != {**question.explorer.settings, **question._shows}, question.question
