"""Nudges: a small push at the input of a chain, as the slopes predict it at every link, and as it truly arrives."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from operator import add, mul

from mathomong import functions
from mathomong.chain import Chain
from mathomong.descent import in_short
from mathomong.functions import Differentiable, cube, exp, identity, sigmoid, square
from mathomong.values import number, of_kind, shown, whole

MULTIPLY, ADD = "multiply", "add"
THEORIES: dict[str, Callable] = {MULTIPLY: mul, ADD: add}  # how slopes are put together; only the first is right
TOO_FLAT = 1e-9  # a smaller slope predicts no change, and nothing can be divided by that

triple = Differentiable("triple", lambda z: 3 * z, lambda z: 3, "3z", "3")
_WRITTEN = {identity: "{}", square: "{}²", cube: "{}³", exp: "e^{}", triple: "3{}"}  # brackets round all but a letter
_SHORT = {sigmoid: "σ"}


@dataclass(frozen=True, eq=False)
class Nudge:
    """The input `x` of a `chain`, pushed by `nudge`, and followed for so many `steps`.

    The first steps carry the values forward, one link each; then as many put the slopes together, one link each:
    multiplied, as the chain rule says, or by the theory "add", which is wrong. Raises TypeError or ValueError with one
    sentence where the chain is none, a number is not finite, or there are more steps than two for each link.

    >>> from mathomong import Chain, sin, square
    >>> Nudge(Chain(square, sin), x=2.0, nudge=0.01, steps=4)
    Nudge(at sin(x²): predicted -0.02615, true -0.0256)
    """

    chain: Chain
    x: float
    nudge: float
    steps: int = 0
    theory: str = MULTIPLY

    def __post_init__(self) -> None:
        of_kind(self.chain, Chain, "chain must be a Chain, such as Chain(square, sin)")
        number(self.x, "x", such_as=2)
        if number(self.nudge, "nudge") == 0:
            raise ValueError("nudge is 0, so nothing moves; try 0.1.")
        if whole(self.steps, "steps") > 2 * self.links:
            raise ValueError(f"steps must be at most {2 * self.links}, two for each link; you gave {self.steps}.")
        if self.theory not in THEORIES:
            raise ValueError(f"theory must be one of {', '.join(map(repr, THEORIES))}; you gave {shown(self.theory)}.")

    @property
    def objective(self) -> Chain:
        """What stands still while x and the nudge move."""
        return self.chain

    @property
    def links(self) -> int:
        """How many functions the chain has."""
        return len(self.chain.links)

    @property
    def forward(self) -> int:
        """How many links the values have passed."""
        return min(self.steps, self.links)

    @property
    def used(self) -> int:
        """How many slopes have been put together."""
        return max(0, self.steps - self.links)

    @property
    def at(self) -> int:
        """At which value the last step stands, counted from the input, 0."""
        return self.used or self.forward

    @cached_property
    def values(self) -> list[float]:
        """The value before the first link and after each."""
        return self.chain.values(self.x)

    @cached_property
    def nudged(self) -> list[float]:
        """The same with the nudge added to x."""
        return self.chain.values(self.x + self.nudge)

    @cached_property
    def changes(self) -> list[float]:
        """How much each value truly changes; the first change is the nudge itself."""
        moved = zip(self.values[1:], self.nudged[1:], strict=True)
        return [self.nudge, *(after - before for before, after in moved)]

    @cached_property
    def slopes(self) -> list[float]:
        """The local slope of each link."""
        return self.chain.slopes(self.x)

    @cached_property
    def factors(self) -> list[float]:
        """How many times the nudge each value changes, by the theory: 1, and then the slopes so far put together."""
        return [1.0, *accumulate(self.slopes, THEORIES[self.theory])]

    @property
    def predicted(self) -> list[float]:
        """How much each value changes by the theory."""
        return [self.nudge * factor for factor in self.factors]

    @property
    def ratios(self) -> list[float | None]:
        """True change over predicted change; None where none is predicted."""
        pairs = zip(self.changes, self.predicted, self.factors, strict=True)
        return [true / predicted if abs(factor) > TOO_FLAT else None for true, predicted, factor in pairs]

    def __str__(self) -> str:
        predicted = f"predicted {in_short(self.predicted[self.at])}, " if self.used else ""
        return f"Nudge(at {written(self.chain)[self.at]}: {predicted}true {in_short(self.changes[self.at])})"

    __repr__ = __str__


def written(chain: Chain) -> list[str]:
    """How the value before the first link of a chain, and after each, is written.

    >>> from mathomong import sin
    >>> written(Chain(square, sin)), written(Chain(sin, square))
    (['x', 'x²', 'sin(x²)'], ['x', 'sin(x)', '(sin(x))²'])
    """
    return list(accumulate(chain.links, _written, initial="x"))


def _written(inside: str, link: Callable) -> str:
    if link in _WRITTEN:
        return _WRITTEN[link].format(inside if inside == "x" else f"({inside})")
    return f"{_SHORT.get(link, name_of(link))}({inside})"


def name_of(link: Callable) -> str:
    """What a link of a chain is called; one without a name is f.

    >>> from mathomong import sin
    >>> name_of(sin), name_of(Chain(sin, sin))
    ('sin', 'f')
    """
    return getattr(link, "name", "f")


def nudge_code(nudge: Nudge, kept: Sequence = ()) -> str:
    """Code that leaves the nudge in `result`.

    >>> from mathomong import Chain, sin, square
    >>> print(nudge_code(Nudge(Chain(square, sin), x=2.0, nudge=0.1, steps=4)))
    from mathomong import Chain, sin, square
    from mathomong.nudges import Nudge
    <BLANKLINE>
    result = Nudge(Chain(square, sin), x=2.0, nudge=0.1, steps=4, theory="multiply")
    print(result)
    """
    names = {name_of(link) for link in nudge.chain.links}
    public = sorted(name for name in names if hasattr(functions, name))
    own = sorted(names - {*public, triple.name})
    settings = f'x={nudge.x}, nudge={nudge.nudge}, steps={nudge.steps}, theory="{nudge.theory}"'
    lines = [
        f"from mathomong import {', '.join(['Chain', *public])}",
        f"from mathomong.nudges import Nudge{', triple' if triple.name in names else ''}",
        "",
        *(f"{name} = ...  # your own: put it here as you wrote it" for name in own),
        f"result = Nudge(Chain({', '.join(map(name_of, nudge.chain.links))}), {settings})",
    ]
    return "\n".join([*lines, "print(result)"])
