"""Judging an answer: tried, compared with the right one, and matched with the mistakes that people make."""

from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from typing import Any

import numpy as np

from mathomong.exercises.patience import OutOfTime
from mathomong.values import shown

EXACT = 1e-6  # relative: what a function gives back, up to the last digits
ROUNDED = 2e-3  # relative: a number worked out by hand and given to three figures
NEARLY_0 = 1e-3  # relative to the largest number of an answer: smaller ones count as that much
CLOSE = 5e-2  # relative: the right idea, rounded too early
LONGEST = 100_000  # numbers in an answer: no exercise wants more than a few
SLIPS = {  # part of what Python says → what it means
    "bitwise_xor": "in Python a power is written **, not ^",
    "for ^": "in Python a power is written **, not ^",
    "object is not callable": "after a number or a bracket, a product needs its *, as in 2 * (x + 1)",
    "positional argument": "the number of its arguments must stay as it was",
    "core dimension": "the shapes do not fit: around @, the columns of the left must be as many as the rows of the right",
    "out of bounds": "Python counts from 0, so the first number is w[0] and the second w[1]",
}
NOT_STARTED, KEEP_WORKING, ALMOST, CORRECT = "○ not started", "◐ keep working", "◕ almost", "● correct"


@dataclass(frozen=True)
class Exercise:
    """A question with its solution, and the known wrong answers, each with the sentence that helps.

    The solution is a number, a list of numbers, or a function; a function is called with each of `tries` (tuples of
    arguments). `mistakes` pairs a wrong answer with what to say; one of numbers may have another shape, such as one
    number where a list is wanted. `look_at` is where to look next.
    """

    asks: str
    solution: Any
    look_at: str
    mistakes: tuple[tuple[Any, str], ...] = ()
    tries: tuple[tuple, ...] = ()


@dataclass(frozen=True)
class Verdict:
    """How far an answer is, in one of four words, and what to look at."""

    mark: str
    text: str

    def __str__(self) -> str:
        return f"{self.mark}. {self.text}"

    __repr__ = __str__

    def _repr_html_(self) -> str:
        """The same in a notebook, where a long line then breaks between words."""
        return f'<p style="line-height: 1.5"><b>{escape(self.mark)}.</b> {escape(self.text)}</p>'


def judge(exercise: Exercise, answer: Any) -> Verdict:
    """The verdict on `answer`; whatever the answer is or does, it comes back as a sentence."""
    try:
        return _judged(exercise, answer)
    except OutOfTime:
        raise
    except BaseException as error:  # an object that raises when it is looked at, or a list that holds itself
        return Verdict(KEEP_WORKING, f"Looking at your answer went wrong: {_told(error)}. Wanted: {exercise.asks}.")


def _judged(exercise: Exercise, answer: Any) -> Verdict:
    if _is_stub(answer):
        return Verdict(NOT_STARTED, f"Wanted: {exercise.asks}.")
    return (_judge_function if exercise.tries else _judge_number)(exercise, answer)


def _judge_number(exercise: Exercise, answer: Any) -> Verdict:
    wanted = np.asarray(exercise.solution, float)
    given, tried = _numbers(answer), f"You gave {shown(answer)}."
    known = [said for wrong, said in exercise.mistakes if _agree(given, wrong, ROUNDED)]
    if given is None or given.shape != wanted.shape:  # one number where a list is wanted may be a known mistake too
        return Verdict(KEEP_WORKING, f"{tried} {known[0] if known else f'Wanted: {exercise.asks}.'}")
    correct, nearly = _agree(given, wanted, ROUNDED), _agree(given, wanted, CLOSE)
    return _verdict(correct, nearly, tried, iter(known), exercise)


def _judge_function(exercise: Exercise, answer: Any) -> Verdict:
    if not callable(answer):
        return Verdict(KEEP_WORKING, f"You gave {shown(answer)}, but a function is wanted: {exercise.asks}.")
    try:
        came = [_copied_call(answer, args) for args in exercise.tries]
    except OutOfTime:
        raise
    except BaseException as error:  # SystemExit and KeyboardInterrupt can be raised by anyone
        return Verdict(KEEP_WORKING, f"Calling it with {_listed(exercise.tries[0])} went wrong: {_told(error)}.")
    if all(map(_is_stub, came)):
        return Verdict(NOT_STARTED, f"It gives nothing back yet. Wanted: {exercise.asks}.")
    right = [_agree(got, _copied_call(exercise.solution, args)) for got, args in zip(came, exercise.tries, strict=True)]
    first = right.index(False) if False in right else 0
    tried = f"I tried {_listed(exercise.tries[first])} and got {shown(_readable(came[first]))}."
    known = (said for wrong, said in exercise.mistakes if _same_everywhere(wrong, came, exercise.tries))
    return _verdict(all(right), any(right), tried, known, exercise)


def _verdict(correct: bool, nearly: bool, tried: str, known, exercise: Exercise) -> Verdict:
    """A known mistake is named before anything else is said of a wrong answer."""
    if correct:
        return Verdict(CORRECT, tried)
    mistake = next(known, None)
    if nearly and not mistake:
        return Verdict(ALMOST, f"{tried} That is close, or right in part. {exercise.look_at}")
    return Verdict(KEEP_WORKING, f"{tried} {mistake or exercise.look_at}")


def _same_everywhere(wrong: Callable, came: list, tries: tuple) -> bool:
    return all(_agree(got, _copied_call(wrong, args)) for got, args in zip(came, tries, strict=True))


def _copied_call(f: Callable, args: tuple) -> Any:
    """`f` called with copies, so that an answer that changes its arguments spoils nothing."""
    return f(*(np.array(arg) if isinstance(arg, np.ndarray) else arg for arg in args))


def _agree(given: Any, wanted: Any, within: float = EXACT) -> bool:
    """Whether two answers are the same numbers in the same shape, each up to `within` of its own size.

    Several arrays of different shapes are compared one by one.
    """
    if _is_uneven(wanted):
        fits = isinstance(given, (tuple, list)) and len(given) == len(wanted)
        return fits and all(_agree(*pair, within) for pair in zip(given, wanted, strict=True))
    given, wanted = _numbers(given), _numbers(wanted)
    if given is None or wanted is None or given.shape != wanted.shape:
        return False
    size = np.maximum(np.abs(wanted), max(NEARLY_0 * np.abs(wanted).max(initial=0.0), 1e-9))
    return bool(np.all(np.abs(given - wanted) <= within * size))


def _is_uneven(answer: Any) -> bool:
    """Whether it holds arrays that make no table together, such as a layer's two slopes."""
    if not isinstance(answer, (tuple, list)) or _numbers(answer) is not None:
        return False
    return all(_numbers(part) is not None for part in answer)


def _numbers(answer: Any) -> np.ndarray | None:
    """The answer as a float array; None where it is not made of numbers."""
    try:
        given = np.asarray(answer) if _is_short(answer) else np.asarray(None)
        return given.astype(float) if given.dtype.kind in "iuf" else None
    except Exception:
        return None


def _is_short(answer: Any) -> bool:
    """Whether it can be looked at in no time: numpy would unroll range(10**10) without being stopped."""
    if isinstance(answer, (list, tuple)):
        return len(answer) <= LONGEST and all(map(_is_short, answer))
    if isinstance(answer, np.ndarray):
        return answer.size <= LONGEST
    return not hasattr(answer, "__len__") or len(answer) <= LONGEST


def _is_stub(answer: Any) -> bool:
    """Nothing there yet: None or `...`, alone or all over a list."""
    if isinstance(answer, (list, tuple)):
        return all(map(_is_stub, answer))
    return answer is None or answer is ...


def _readable(value: Any) -> Any:
    """Arrays as plain lists, rounded: what a learner can compare by eye."""
    if _is_uneven(value):
        return [_readable(part) for part in value]
    given = _numbers(value)
    return value if given is None else np.round(given, 6).tolist()


def _listed(args: tuple) -> str:
    return ", ".join(str(_readable(arg)) for arg in args)


def _told(error: BaseException) -> str:
    """What went wrong, in words where it is a slip that many make, else as Python says it."""
    said = _one_line(error)
    return next((words for sign, words in SLIPS.items() if sign in said), said[:150].rstrip(".: "))


def _one_line(error: BaseException) -> str:
    """The kind of error and what it says, if it can say anything."""
    try:
        return " ".join(f"{type(error).__name__}: {error}".split())
    except BaseException:
        return type(error).__name__
