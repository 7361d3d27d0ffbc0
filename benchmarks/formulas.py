"""The hardest formulas that a learner may type against a plain one: nobody waits long, whatever was typed."""

from functools import partial

from benchmarks.bounds import Bound
from benchmarks.kernel import seconds
from hard_formulas import HARD
from mathomong import learner_function

PLAIN, REPEATS = "x^2 + 3y^2 + x*y", 7


def table() -> list[Bound]:
    """Print the slowest and the plain one, and give back what was promised of their ratio."""
    learner_function("x")  # what is loaded once is not counted
    plain = min(seconds(partial(learner_function, PLAIN)) for _ in range(REPEATS))
    slowest, text = max((seconds(partial(learner_function, text)), text) for text in HARD)
    bound = Bound("the hardest formula / a plain one", slowest / plain, "≤", must=80)
    print(f"\nA formula typed: {1000 * plain:.0f} ms for {PLAIN}, {1000 * slowest:.0f} ms for {text}; ratio {bound}")
    return [bound]
