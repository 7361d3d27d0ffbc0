"""Exercises: `check` says how far an answer is, and which known mistake it holds. It never gives the answer away."""

from difflib import get_close_matches
from typing import Any

from mathomong.exercises import (
    batches,
    bends,
    blame,
    chains,
    depths,
    downhill,
    layers,
    line,
    looks,
    neurons,
    patience,
    races,
    scores,
    scratch,
    slopes,
    start,
    tuning,
)
from mathomong.exercises.answers import KEEP_WORKING, Exercise, Verdict, judge
from mathomong.values import shown

# in the order of the notebooks
TOPICS = (
    start,
    tuning,
    slopes,
    scores,
    downhill,
    blame,
    line,
    bends,
    chains,
    neurons,
    layers,
    batches,
    races,
    depths,
    looks,
    scratch,
)
EXERCISES: dict[str, Exercise] = {name: exercise for topic in TOPICS for name, exercise in topic.EXERCISES.items()}

NEVER_ENDS = "Is there a loop that never ends? If the page is slow from now on, choose Kernel ▸ Restart Kernel."

__all__ = ["EXERCISES", "Exercise", "Verdict", "check"]


def check(name: str, answer: Any) -> Verdict:
    """Say how far `answer` is: ○ not started, ◐ keep working, ◕ almost or ● correct, and what was tried.

    `answer` is what the exercise called `name` asks for: a number, a list of numbers or a function. It never raises,
    and an answer that is not done after two seconds is stopped.

    >>> check("two steps", ...)
    ○ not started. Wanted: a list of two numbers, the weight after the first step and after the second.
    >>> check("two steps", [4.5, 6.75])
    ◐ keep working. You gave [4.5, 6.75]. You added the gradient: that walks uphill. The rule subtracts it.
    """
    if not isinstance(name, str) or name not in EXERCISES:
        return Verdict("? unknown exercise", f"There is none called {shown(name)}{_nearest(shown(name))}.")
    verdict = patience.within(patience.SECONDS, lambda: judge(EXERCISES[name], answer))
    return verdict or Verdict(KEEP_WORKING, f"It was not done after {patience.SECONDS:g} seconds. {NEVER_ENDS}")


def _nearest(name: str) -> str:
    near = get_close_matches(name.strip("'"), EXERCISES, n=1)
    return f"; did you mean {near[0]!r}" if near else f"; there are {', '.join(map(repr, EXERCISES))}"
