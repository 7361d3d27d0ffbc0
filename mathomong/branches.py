"""Branches: one input that reaches the output on two ways, a small push at it, and what each way brings along."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from math import prod

import numpy as np

from mathomong.descent import in_short
from mathomong.objectives import Objective
from mathomong.values import number, shown

ALL, ONE = "all paths", "one path"
COUNTED = {ALL: None, ONE: 1}  # how many paths are added; only the first is right
PATHS = {"a": ("ace",), "b": ("bce", "bde")}  # from each input to e, by the letters on the way
TOO_FLAT = 1e-9  # a smaller slope predicts no change, and nothing can be divided by that

GRAPH = Objective(  # the whole graph as a land over (a, b), so that its slopes can be proved
    "(a + b)(b + 1)",
    lambda w: (w[0] + w[1]) * (w[1] + 1),
    lambda w: np.stack([w[1] + 1, (w[1] + 1) + (w[0] + w[1])]),
    domain=((-3, 3), (-3, 3)),
    start=(2, 1),
)


@dataclass(frozen=True, eq=False)
class Branches:
    """The graph c = a + b, d = b + 1, e = c·d, with one of its inputs, `pushed`, moved by `nudge`.

    Along a path local slopes are multiplied; the products of all paths are added, or, by the theory "one path",
    which is wrong, only the first counts. Raises TypeError or ValueError with one sentence where a number is not
    finite, or there is no such input or theory.

    >>> Branches(a=2.0, b=1.0, nudge=0.1)
    Branches(slope 5, predicted 0.5, true 0.51)
    >>> Branches(a=2.0, b=1.0, nudge=0.1, paths="one path").products
    (2.0, 3.0)
    """

    a: float
    b: float
    nudge: float
    pushed: str = "b"
    paths: str = ALL

    def __post_init__(self) -> None:
        for name in ("a", "b"):
            object.__setattr__(self, name, number(getattr(self, name), name, such_as=2))
        if number(self.nudge, "nudge") == 0:
            raise ValueError("nudge is 0, so nothing moves; try 0.1.")
        for name, known in (("pushed", PATHS), ("paths", COUNTED)):
            if (value := getattr(self, name)) not in known:
                raise ValueError(f"{name} must be one of {', '.join(map(repr, known))}; you gave {shown(value)}.")

    @cached_property
    def values(self) -> dict[str, float]:
        """The number at every letter."""
        return _values(self.a, self.b)

    @property
    def nudged(self) -> dict[str, float]:
        """The same with the nudge added to the input that is pushed."""
        return _values(self.a + self.nudge * (self.pushed == "a"), self.b + self.nudge * (self.pushed == "b"))

    @property
    def slopes(self) -> dict[str, float]:
        """The local slope of every edge, by its two letters: how e changes with c is d, and with d it is c."""
        return {"ac": 1.0, "bc": 1.0, "bd": 1.0, "ce": self.values["d"], "de": self.values["c"]}

    @property
    def ways(self) -> tuple[str, ...]:
        """The paths from the pushed input to e."""
        return PATHS[self.pushed]

    @property
    def products(self) -> tuple[float, ...]:
        """For each path the product of its slopes."""
        return tuple(prod(self.slopes[edge] for edge in edges_of(path)) for path in self.ways)

    @property
    def counted(self) -> tuple[str, ...]:
        """The paths whose products are added."""
        return self.ways[: COUNTED[self.paths]]

    @property
    def slope(self) -> float:
        """How many times the nudge e changes, by the theory: the sum over the counted paths."""
        return sum(self.products[: len(self.counted)])

    @property
    def predicted(self) -> float:
        """How much e changes, by the theory."""
        return self.nudge * self.slope

    @property
    def change(self) -> float:
        """How much e truly changes."""
        return self.nudged["e"] - self.values["e"]

    @property
    def ratio(self) -> float | None:
        """True change over predicted change; None where none is predicted."""
        return self.change / self.predicted if abs(self.slope) > TOO_FLAT else None

    def __str__(self) -> str:
        numbers = in_short(self.slope), in_short(self.predicted), in_short(self.change)
        return "Branches(slope {}, predicted {}, true {})".format(*numbers)

    __repr__ = __str__


def edges_of(path: str) -> list[str]:
    """The edges of a path, each by its two letters.

    >>> edges_of("bce")
    ['bc', 'ce']
    """
    return [start + end for start, end in pairwise(path)]


def _values(a: float, b: float) -> dict[str, float]:
    c, d = a + b, b + 1
    return {"a": a, "b": b, "c": c, "d": d, "e": c * d}


def branches_code(branches: Branches, kept: Sequence = ()) -> str:
    """Code that leaves the branches in `result`.

    >>> print(branches_code(Branches(a=2.0, b=1.0, nudge=0.1)))
    from mathomong.branches import Branches
    <BLANKLINE>
    result = Branches(a=2.0, b=1.0, nudge=0.1, pushed="b", paths="all paths")
    print(result)
    """
    settings = f"a={branches.a}, b={branches.b}, nudge={branches.nudge}"
    theory = f'pushed="{branches.pushed}", paths="{branches.paths}"'
    return "\n".join(
        ["from mathomong.branches import Branches", "", f"result = Branches({settings}, {theory})", "print(result)"]
    )
