"""Absurd answers to every exercise: one line each, the next right answer is right, and a loop without end is stopped."""

import threading
import time
from contextlib import contextmanager
from unittest.mock import patch

import numpy as np
import pytest

from bad_things import WRONG, Hostile
from mathomong import check
from mathomong.exercises import EXERCISES, patience
from mathomong.exercises.answers import CORRECT, KEEP_WORKING, NOT_STARTED
from mathomong.exercises.factors import FACTORS, fillings, judge_factor
from mathomong.exercises.practice import grade, problem
from oracles import table


class SpeechlessError(Exception):
    """An error that can't be told."""

    def __str__(self):
        raise RuntimeError("not even its text")


class Unmade:
    def __init__(self, *numbers):
        raise RuntimeError("it can't be made")


def raises(error):
    def answer(*numbers):
        raise error

    return answer


def itself(*numbers):
    return itself


def deeper(*numbers):
    return deeper(*numbers)


def one_by_one(*numbers):
    yield from numbers


def talks(*numbers):
    print("<b>look</b>\n" * 10_000)
    return "done"


def holds_itself():
    ring = []
    ring.append(ring)
    return ring


def nested():
    answer = 1.0
    for _ in range(10_000):
        answer = [answer]
    return answer


# Each is made afresh. What is wrong for a function of the package is absurd here too.
ABSURD = {name: make for name, make in WRONG.items() if name not in ("nothing", "dots")} | {
    "markup": lambda: "<script>alert(1)</script>",
    "a million numbers": lambda: [0.5] * 10**6,
    "10^12 numbers": lambda: range(10**12),
    "a list of 10^12 numbers": lambda: [range(10**12)],
    "a list that holds itself": holds_itself,
    "a list 10,000 deep": nested,
    "a hostile list": lambda: [Hostile(), Hostile()],
    "a class that can't be made": lambda: Unmade,
    "a generator function": lambda: one_by_one,
    "a function that gives itself": lambda: itself,
    "a function without end": lambda: deeper,
    "a function that talks": lambda: talks,
    "a hostile function": lambda: lambda *numbers: Hostile(),
    "a function that gives a million": lambda: lambda *numbers: np.zeros(10**6),
    "a function that divides by 0": lambda: lambda *numbers: 1 / 0,
    "a function that fails at length": lambda: raises(ValueError("long " * 10_000)),
    "a function that fails in two lines": lambda: raises(ValueError("two\nlines")),
    "a function that can't say why": lambda: raises(SpeechlessError()),
    "a function that stops the kernel": lambda: raises(KeyboardInterrupt()),
    "a function that ends Python": lambda: raises(SystemExit()),
    "a function that runs out of memory": lambda: raises(MemoryError()),
    "a function that stops": lambda: raises(StopIteration()),
    "a function that leaves": lambda: raises(GeneratorExit()),
    "a function that raises the base of all": lambda: raises(BaseException("all")),
}
FUNCTIONS = [name for name, exercise in EXERCISES.items() if exercise.tries]


@contextmanager
def impatient():
    """A limit so short that a test can wait for it; a right answer gets the real one, however busy the computer is."""
    with patch.object(patience, "SECONDS", 0.03):
        yield


@table("name", EXERCISES)
def test_an_absurd_answer_to_any_exercise_is_told_in_one_line_and_a_right_one_is_right_after_it(name, capsys):
    for absurd, make in ABSURD.items():
        verdict = check(name, make())
        assert verdict.mark in (KEEP_WORKING, NOT_STARTED), absurd
        assert "\n" not in str(verdict), absurd
        assert len(str(verdict)) < 500, absurd
        assert "<script>" not in verdict._repr_html_()
    assert len(ABSURD) > 40
    assert len(capsys.readouterr().out) <= 6 * 1010, "what an answer prints would push the verdict out of sight"
    assert check(name, EXERCISES[name].solution).mark == CORRECT


def for_ever(*numbers):
    while True:
        pass


def for_ever_and_loudly(*numbers):
    while True:
        print("still here")


def for_ever_whatever_happens(*numbers):
    while True:
        try:
            while True:
                pass
        except Exception:
            continue


def asleep(*numbers):
    time.sleep(0.5)


def checks_itself(*numbers):
    return check("update rule", checks_itself)


FOR_EVER = [for_ever, for_ever_and_loudly, for_ever_whatever_happens, asleep, checks_itself]


def left_over():
    """The threads of answers that go on."""
    return [thread for thread in threading.enumerate() if isinstance(thread, patience._Hand)]


def test_a_loop_without_end_is_stopped_after_two_seconds():
    start = time.monotonic()
    verdict = check("update rule", for_ever)
    assert 1.9 < time.monotonic() - start < 4
    assert verdict.mark == KEEP_WORKING
    assert "not done after 2 seconds" in verdict.text
    assert not left_over()


@table("name", FUNCTIONS)
def test_no_exercise_waits_for_ever(name):
    with impatient():
        assert "not done after 0.03 seconds" in check(name, for_ever).text
    assert check(name, EXERCISES[name].solution).mark == CORRECT


@table("answer", FOR_EVER)
def test_whatever_takes_too_long_is_left_behind(answer, capsys):
    with impatient():
        assert "not done" in check("update rule", answer).text
    assert len(capsys.readouterr().out) <= 1010
    for thread in left_over():
        thread.join(5)
    assert not left_over(), "it goes on, and slows the kernel down"


def test_a_callback_on_another_thread_is_not_kept_waiting_either():
    said = []
    hand = threading.Thread(target=lambda: said.append(check("update rule", for_ever)))
    with impatient():
        hand.start()
        hand.join(5)
    assert "not done" in said[0].text


def test_where_no_thread_can_be_started_the_clock_is_looked_at_before_each_line(monkeypatch):
    monkeypatch.setattr(patience._Hand, "start", raises(RuntimeError("can't start new thread")))
    with impatient():
        assert "not done" in check("update rule", for_ever).text
    assert check("update rule", EXERCISES["update rule"].solution).mark == CORRECT
    assert check("update rule", raises(KeyboardInterrupt())).mark == KEEP_WORKING


def test_what_an_answer_prints_is_shown_and_changes_nothing(capsys):
    def talks_a_little(weight, slope, rate):
        print("the weight is", weight)
        return weight - rate * slope

    assert check("update rule", talks_a_little).mark == CORRECT
    assert capsys.readouterr().out.startswith("the weight is 5.0\n")


def test_a_learner_who_presses_stop_is_heard(monkeypatch):
    monkeypatch.setattr(patience._Hand, "join", raises(KeyboardInterrupt()))
    with pytest.raises(KeyboardInterrupt):
        check("update rule", asleep)


@table("name", WRONG)
def test_any_name_of_an_exercise_is_answered_in_one_line(name):
    said = str(check(WRONG[name](), 3))
    assert said.startswith("? unknown exercise. There is none called ")
    assert "\n" not in said


@table("absurd", ABSURD)
def test_an_absurd_answer_to_a_practice_problem_is_told_in_one_line(absurd):
    answers = [lambda: grade(problem("3x^2 + 5", ""), ABSURD[absurd]())]
    answers += [lambda name=name: judge_factor(next(fillings(0)), name, ABSURD[absurd]()) for name in FACTORS]
    for answer in answers:
        verdict = answer()
        assert verdict.mark in (KEEP_WORKING, NOT_STARTED)
        assert "\n" not in str(verdict)
        assert len(str(verdict)) < 400
