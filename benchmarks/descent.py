"""Many starts in one call: ten thousand runs side by side against one."""

from time import perf_counter

import numpy as np

from benchmarks.bounds import Bound
from mathomong import GradientDescent, descend, himmelblau

STARTS, STEPS, REPEATS = 10_000, 100, 7


def line() -> list[Bound]:
    """Print the shortest times, and give back what was promised of their ratio."""
    one = _shortest(himmelblau.start)
    many = _shortest(np.random.default_rng(0).uniform(-5, 5, (2, STARTS)))
    bound = Bound(f"{STARTS:,} starts / one start", many / one, "≤", must=100)
    print(f"\n{STEPS} steps on Himmelblau's function: {1000 * one:.1f} ms from one start, ", end="")
    print(f"{1000 * many:.0f} ms from {STARTS:,}; ratio {bound}")
    return [bound]


def _shortest(starts: np.ndarray) -> float:
    """The shortest of several times: what the work takes when nothing disturbs it."""
    return min(_seconds(starts) for _ in range(REPEATS))


def _seconds(starts: np.ndarray) -> float:
    start = perf_counter()
    run = descend(himmelblau, GradientDescent(0.01), start=starts, steps=STEPS)
    seconds = perf_counter() - start
    assert run.steps == STEPS, "a run that flies away early would take no time"
    return seconds
