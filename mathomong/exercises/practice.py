"""Practice: an endless stream of fresh problems, and the verdict on an answer that is typed as a formula."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import count
from random import Random
from typing import Any

import numpy as np

from mathomong.exercises.answers import ALMOST, CLOSE, CORRECT, KEEP_WORKING, NOT_STARTED, Verdict
from mathomong.exercises.slips import mistakes
from mathomong.exercises.topics import LETTERS, TOPICS
from mathomong.symbolic.derivation import Step, derivation
from mathomong.symbolic.equality import ENOUGH, PLACES, Values, values
from mathomong.symbolic.formula import Tree, variables
from mathomong.symbolic.parser import parse
from mathomong.values import shown, whole

EACH = 3  # problems of each level before the next one comes
FRESH = 20  # draws from one pattern, if need be, for a problem that did not come before
_FRONT = re.compile(r"^\s*(f\s*['′’]\s*(\(\s*x\s*\))?|y\s*['′’]|d[fy]\s*/\s*dx)\s*=(?!=)")  # f′(x) =, y′ =, dy/dx =


@dataclass(frozen=True)
class Problem:
    """A function whose slope is wanted: the question in words, the formula, a hint, and the derivation.

    `answer` is the slope; `mistakes` are the wrong slopes that known mistakes give, each with the sentence that helps.
    """

    asks: str
    formula: Tree
    hint: str
    derivation: tuple[Step, ...]

    @property
    def answer(self) -> Tree:
        """The slope, as the derivation leaves it."""
        return self.derivation[-1].tree

    @property
    def mistakes(self) -> tuple[tuple[Tree, str], ...]:
        """Worked out when the first wrong answer comes, and then kept."""
        return mistakes(self.formula)


def problems(topic: str = "derivatives", seed: int = 0) -> Iterator[Problem]:
    """Endless fresh problems on a topic, easy ones first; the same seed gives the same ones.

    Raises ValueError with one sentence where there is no such topic, TypeError or ValueError for a seed that is no
    whole number of 0 or more.

    >>> next(problems("derivatives", seed=1)).asks
    'the slope f′(x) of f(x) = x^4'
    """
    if not isinstance(topic, str) or topic not in TOPICS:
        raise ValueError(f"topic must be one of {', '.join(map(repr, TOPICS))}; you gave {shown(topic)}.")
    return _stream(topic, Random(f"{topic} {whole(seed, 'seed', such_as=7)}"))


def _stream(topic: str, random: Random) -> Iterator[Problem]:
    """Each level in turn; then, for ever, one of the harder half."""
    levels, came, used = TOPICS[topic], set(), Counter()
    for n in count():
        level = n // EACH if n < EACH * len(levels) else random.randrange(len(levels) // 2, len(levels))
        hint, patterns = levels[level]
        seldom = sorted(patterns, key=lambda pattern: (used[pattern], random.random()))
        draws = [(pattern, _filled(pattern, random)) for pattern in seldom for _ in range(FRESH)]
        pattern, text = next((draw for draw in draws if draw[1] not in came), draws[0])
        used[pattern] += 1
        came.add(text)
        yield problem(text, hint)


def problem(text: str, hint: str) -> Problem:
    """The problem to find the slope of the function that is typed as `text`."""
    tree = parse(text)
    return Problem(f"the slope f′(x) of f(x) = {text}", tree, hint, derivation(tree))


def _filled(pattern: str, random: Random) -> str:
    return pattern.format_map({letter: random.randint(*ends) for letter, ends in LETTERS.items()})


def grade(problem: Problem, text: Any) -> Verdict:
    """The verdict on an answer typed as a formula: correct in any form that is equal. It gives nothing away.

    Two formulas are equal if they agree wherever the function has a value, up to a bound on the rounding. It never
    raises, whatever `text` is.

    >>> asked = problem("x^2 + 5", "")
    >>> grade(asked, "x + x").mark
    '● correct'
    >>> grade(asked, "2x + 5")
    ◐ keep working. A part that never changes has no slope. Leave it out.
    """
    if text is None or text is ... or (isinstance(text, str) and not text.strip()):
        return Verdict(NOT_STARTED, f"Wanted: {problem.asks}.")
    try:
        tree = parse(_FRONT.sub("", text) if isinstance(text, str) else text)
    except (TypeError, ValueError) as sentence:
        return Verdict(KEEP_WORKING, str(sentence))
    if others := [letter for letter in variables(tree) if letter != "x"]:
        return Verdict(KEEP_WORKING, f"The letter {others[0]} is not in the question: write the slope with x alone.")
    return _compared(problem, tree)


def _compared(problem: Problem, tree: Tree) -> Verdict:
    places = _places(problem.formula)
    given, wanted = values(tree, places), values(problem.answer, places)
    if given.equals(wanted):
        return Verdict(CORRECT, "Your formula is the slope, wherever it was tried.")
    known = (sentence for wrong, sentence in _known(problem.formula) if given.equals(wrong))
    said = next(known, None)
    return Verdict(KEEP_WORKING, said) if said else _unknown(given, wanted)


def _places(formula: Tree) -> np.ndarray:
    """Where the function has a value: elsewhere its slope may be written as one likes."""
    return PLACES[np.isfinite(values(formula).value)]


@lru_cache(maxsize=64)
def _known(formula: Tree) -> tuple[tuple[Values, str], ...]:
    """What each known mistake comes to, with its sentence."""
    return tuple((values(wrong, _places(formula)), sentence) for wrong, sentence in mistakes(formula))


def _unknown(given: Values, wanted: Values) -> Verdict:
    """What can be said of a mistake that nobody foresaw."""
    if np.isnan(given.value).all():
        return Verdict(KEEP_WORKING, "Your formula has no value at any x that was tried. Look at its roots and logs.")
    if (given.agree(wanted) > 0).sum() >= ENOUGH:
        return Verdict(ALMOST, "Your formula is right for some x, but not for every x.")
    if (np.abs(given.value - wanted.value) <= CLOSE * np.abs(wanted.value)).all():
        return Verdict(ALMOST, "That is close everywhere, but not equal. Leave fractions and roots as they are.")
    return Verdict(KEEP_WORKING, "That is not the slope yet. Use one rule at a time, and write down each step.")
