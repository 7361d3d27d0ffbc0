"""Tuning by hand: a line with its weight and bias, how wrong it is, and the way that a learner took so far."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from textwrap import fill

import numpy as np

from mathomong.descent import in_short
from mathomong.fits import Fit
from mathomong.values import number, of_kind

CORNERS = 40  # of a long trail the latest are kept: with more of them nobody sees the way

Point = tuple[float, float]


@dataclass(frozen=True)
class Line:
    """The line y = w·x, looked at above one `x`.

    Raises TypeError or ValueError where `w` or `x` is no finite number.

    >>> Line(w=2.0, x=3.0)
    Line(w 2, x 3, y 6)
    >>> Line(w=2.0).y, Line(w=2.0)(10.0)
    (6.0, 20.0)
    """

    w: float
    x: float = 3.0

    def __post_init__(self) -> None:
        _set_numbers(self, "w", "x")

    def __call__(self, x: float) -> float:
        """The height of the line above any x."""
        return self.w * x

    def derivative(self, x: float) -> float:
        """The slope of the line: w, whatever x is."""
        return self.w + 0 * x

    @property
    def y(self) -> float:
        """The height above the x that is looked at."""
        return self(self.x)

    def __repr__(self) -> str:
        return f"Line(w {in_short(self.w)}, x {in_short(self.x)}, y {in_short(self.y)})"


@dataclass(frozen=True, eq=False)
class Tuning:
    """Where w and b stand, tuned by hand on `objective`, a line fit; the loss there; and the earlier places.

    `trail` holds the earlier (w, b), the first one first; `map_shown` says whether the learner has uncovered the map
    of the loss. Raises TypeError or ValueError where the fit is over more than w and b, or a number
    is not finite.

    >>> from mathomong import line_fit
    >>> start = Tuning(line_fit([1, 2, 3, 4, 5], [2, 4, 6, 8, 10]), w=0.0, b=0.0)
    >>> start
    Tuning(w 0, b 0, loss 44)
    >>> start.moved(1.0, 0.0).moved(2.0, 0.0).moved(2.0, 1.0).trail
    ((0.0, 0.0), (2.0, 0.0))
    """

    objective: Fit
    w: float
    b: float
    trail: tuple[Point, ...] = ()
    map_shown: bool = False

    def __post_init__(self) -> None:
        of_kind(self.objective, Fit, "a line fit is needed, such as line_fit([1, 2], [2, 4])")
        _set_numbers(self, "w", "b")
        self.objective.point((self.w, self.b), "(w, b)")
        object.__setattr__(self, "trail", tuple(_point(place) for place in self.trail))

    @property
    def end(self) -> np.ndarray:
        """The place now, (w, b)."""
        return np.array([self.w, self.b])

    @property
    def loss(self) -> float:
        """How wrong the line is here."""
        return self.objective(self.end)

    @property
    def points(self) -> np.ndarray:
        """The places in the order of the walk, the one now last; shape (n, 2)."""
        return np.array([*self.trail, (self.w, self.b)])

    def moved(self, w: float, b: float) -> "Tuning":
        """The same with w and b elsewhere; this place joins the trail, if the way turned here.

        A drag passes many places on one straight stretch, and the two ends tell all of it. Of a very long way the
        latest corners stay.
        """
        here, there = (self.w, self.b), (number(w, "w"), number(b, "b"))
        if there == here:
            return self
        passed = bool(self.trail) and _on_the_way(self.trail[-1], here, there)
        trail = self.trail if passed else (*self.trail, here)[-CORNERS:]
        return replace(self, w=there[0], b=there[1], trail=trail)

    def __repr__(self) -> str:
        return f"Tuning(w {in_short(self.w)}, b {in_short(self.b)}, loss {in_short(self.loss)})"


def line_code(result: Line, kept: Sequence = ()) -> str:
    """Code that leaves the line in `result`; no lines are kept.

    >>> print(line_code(Line(w=2.0)))
    from mathomong.tuning import Line
    <BLANKLINE>
    result = Line(w=2, x=3)
    print(result.y)
    """
    made = f"result = Line(w={_digits(result.w)}, x={_digits(result.x)})"
    return f"from mathomong.tuning import Line\n\n{made}\nprint(result.y)"


def tuning_code(result: Tuning, kept: Sequence = ()) -> str:
    """Code that leaves the setting in `result`, and with the map in sight the way to it; none are kept.

    >>> from mathomong import line_fit
    >>> print(tuning_code(Tuning(line_fit([1, 2], [2, 4]), w=1.5, b=0.0, trail=((1.0, 0.0),), map_shown=True)))
    from mathomong import line_fit
    from mathomong.tuning import Tuning
    <BLANKLINE>
    fit = line_fit([1, 2], [2, 4])
    way = [(1, 0)]
    result = Tuning(fit, w=1.5, b=0, trail=way, map_shown=True)
    print(result.loss)
    """
    x, y = (", ".join(map(_digits, values)) for values in (result.objective.x, result.objective.targets))
    way = fill(", ".join(f"({_digits(w)},~{_digits(b)})" for w, b in result.trail), width=100).replace("~", " ")
    lines = [
        "from mathomong import line_fit",
        "from mathomong.tuning import Tuning",
        "",
        f"fit = line_fit([{x}], [{y}])",
    ]
    lines += [f"way = [{way}]"] if result.map_shown else []
    seen = ", trail=way, map_shown=True" if result.map_shown else ""
    lines += [f"result = Tuning(fit, w={_digits(result.w)}, b={_digits(result.b)}{seen})", "print(result.loss)"]
    return "\n".join(lines)


def _digits(value: float) -> str:
    """A setting as one would type it, without the round-off of a slider."""
    return f"{value:.10g}"


def _on_the_way(start: Point, middle: Point, end: Point) -> bool:
    """Whether `middle` lies on the straight way from `start` to `end`."""
    (w1, b1), (w2, b2) = np.subtract(middle, start), np.subtract(end, middle)
    return abs(w1 * b2 - w2 * b1) < 1e-9 and w1 * w2 + b1 * b2 > 0


def _point(place: Point) -> Point:
    w, b = place
    return number(w, "w of the trail"), number(b, "b of the trail")


def _set_numbers(record, *names: str) -> None:
    """Each of these fields checked, and as a float."""
    for name in names:
        object.__setattr__(record, name, number(getattr(record, name), name))
