"""Whether two formulas are the same function, however they are written: tried at many places, with the rounding bounded."""

from dataclasses import dataclass

import numpy as np

from mathomong.symbolic.algebra import NUMERIC
from mathomong.symbolic.formula import Tree, Variable

ROUNDING = 1e-14  # relative, of one operation: a hundred times that of float64
BLURRED = 1e-6  # relative: where rounding may have grown to this much, a place decides nothing
PLACES = 3.1 * (2 * np.modf(np.arange(1, 65) * 0.618033988749895)[0] - 1)  # spread evenly over (−3.1, 3.1), none round
ENOUGH = 8  # places at which two functions must have been compared


@dataclass(frozen=True, eq=False)
class Values:
    """A function's values at some places, each with a bound on what rounding may have done to it."""

    value: np.ndarray
    error: np.ndarray

    def agree(self, other: "Values") -> np.ndarray:
        """At each place: 1 where they are equal up to rounding, −1 where they are not, 0 where rounding hides it.

        Two functions that both have no value at a place do not differ there, but that decides nothing.
        """
        apart, bound = np.abs(self.value - other.value), self.error + other.error
        hidden = bound > BLURRED * np.maximum(np.abs(self.value) + np.abs(other.value), 1e-3)
        nowhere = np.isnan(self.value) & np.isnan(other.value)
        return np.where(apart <= bound, np.where(hidden, 0, 1), np.where(nowhere, 0, -1))

    def equals(self, other: "Values") -> bool:
        """Whether they are the same function, as far as can be seen: equal wherever rounding does not hide it."""
        seen = self.agree(other)
        return bool((seen >= 0).all() and (seen > 0).sum() >= ENOUGH)


def values(tree: Tree, places: np.ndarray = PLACES) -> Values:
    """The values of a tree with one letter, NaN where it has none.

    >>> from mathomong.symbolic.parser import parse
    >>> values(parse("(x + 1)^2")).equals(values(parse("x^2 + 2x + 1")))
    True
    >>> values(parse("2x")).equals(values(parse("2x + 1e-9")))
    False
    """
    with np.errstate(all="ignore"):
        value, error = _bounded(tree, places)
    known = np.isfinite(value) & np.isfinite(error)
    return Values(np.where(known, value, np.nan), np.where(known, error, np.nan))


def _bounded(tree: Tree, at: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Value and bound: each argument is moved by its own bound, to see how far that moves the result."""
    if isinstance(tree, Variable):
        return at, np.zeros_like(at)
    if tree.value is not None:
        constant = np.full_like(at, tree.value)
        return constant, np.zeros_like(at) if tree.value.is_integer() else ROUNDING * np.abs(constant)
    parts = [_bounded(argument, at) for argument in tree.arguments]
    arguments, operation = [value for value, _ in parts], NUMERIC[tree.name]
    result = np.asarray(operation(*arguments), float)
    bound = ROUNDING * np.abs(result)
    for n, (value, error) in enumerate(parts):
        for moved in (value + error, value - error):
            bound = np.maximum(bound, ROUNDING * np.abs(result) + _moved(operation, arguments, n, moved, result))
    return result, bound


def _moved(operation, arguments: list[np.ndarray], n: int, moved: np.ndarray, result: np.ndarray) -> np.ndarray:
    """How far the result goes when argument n is moved; not at all where it then has no value."""
    apart = np.abs(operation(*arguments[:n], moved, *arguments[n + 1 :]) - result)
    return np.where(np.isnan(apart), 0.0, apart)
