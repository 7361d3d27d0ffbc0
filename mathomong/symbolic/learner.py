"""The learner's own function: typed text becomes an Objective that knows its gradient and its stationary points."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from mathomong.objectives import Objective
from mathomong.symbolic.algebra import gradient_function, value_function
from mathomong.symbolic.formula import latex, variables
from mathomong.symbolic.parser import parse
from mathomong.symbolic.stationary import StationaryPoint, stationary_points
from mathomong.values import array, shown

REACH = 5.0  # the domain is (−5, 5) along each coordinate, unless told


@dataclass(frozen=True, eq=False, repr=False)
class LearnerFunction(Objective):
    """An Objective that was typed: its letters, its formula and its gradient's formulas (one per letter) as LaTeX,
    and its stationary points on the domain.
    """

    variables: tuple[str, ...] = ("x",)
    formula: str = ""
    gradient_formula: tuple[str, ...] = ()
    stationary_points: tuple[StationaryPoint, ...] = ()


def learner_function(text: str, domain: Any = None, start: Any = None) -> LearnerFunction:
    """The function that a learner typed, such as "x^2 + 3y^2", as an Objective with a symbolic gradient.

    Letters are variables, in alphabetical order the coordinates; a function without any letter is one of x. `domain`
    is (low, high), or one such pair per letter, (−5, 5) each unless told; `start` is one point. `minima` are the
    minima among the stationary points. `parse` tells how text is read; it is never run as code. Raises TypeError or
    ValueError with one sentence if the text, the domain or the start won't do.

    >>> hill = learner_function("x^2 + 3y^2")
    >>> hill((1, 2)), hill.gradient((1, 2))
    (13.0, array([ 2., 12.]))
    >>> print(hill.formula, hill.gradient_formula)
    x^{2} + 3 y^{2} ('2 x', '6 y')
    >>> hill.stationary_points
    (StationaryPoint(at=(0.0, 0.0), kind='minimum', value=0.0),)
    """
    tree = parse(text)
    letters = variables(tree) or ("x",)
    domain = _domain(domain, letters)
    gradient, formulas = gradient_function(tree, letters)
    name, value, middle = " ".join(text.split()), value_function(tree, letters), np.mean(domain, axis=-1)
    untold = Objective(name, value, gradient, domain, middle)
    start = _start(untold) if start is None else start
    points = stationary_points(untold)
    minima = tuple(point.at for point in points if point.kind == "minimum")
    return LearnerFunction(name, value, gradient, domain, start, minima, letters, latex(tree), formulas, points)


def _domain(domain: Any, letters: tuple[str, ...]) -> Any:
    """One (low, high), or one such pair per letter; or one sentence."""
    wanted = (2,) if len(letters) == 1 else (len(letters), 2)
    if domain is None:
        return np.broadcast_to((-REACH, REACH), wanted)
    if array(domain, "domain").shape != wanted:
        pairs = "(-5, 5)" if len(letters) == 1 else f"({', '.join(['(-5, 5)'] * len(letters))})"
        raise ValueError(f"domain must be like {pairs}, for {', '.join(letters)}; you gave {shown(domain)}.")
    return domain


def _start(objective: Objective) -> float | np.ndarray:
    """A place with a height and a slope: four fifths of the way to a corner, or else nearer to the middle."""
    low, high = np.array(objective.domain).T
    towards = (high - low) / 2 * np.resize([0.8, 0.6], np.shape(low))  # off the diagonal, so that descents bend
    places = [(low + high) / 2 + part * towards for part in (1, -1, 0.7, -0.7, 0.4, -0.4, 0.2, -0.2)]
    return next((place for place in places if _slopes(objective, place)), places[0])


def _slopes(objective: Objective, place: np.ndarray) -> bool:
    steepest = np.max(np.abs(objective.gradient(place)))
    return bool(np.isfinite(objective(place)) and 0 < steepest < np.inf)
