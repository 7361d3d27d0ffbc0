"""The chain rule: values go forward through a chain of functions, slopes are multiplied along it."""

from dataclasses import dataclass
from functools import reduce

import numpy as np

from mathomong.functions import Differentiable, differentiable
from mathomong.values import plain, real_array


@dataclass(frozen=True, init=False)
class Chain:
    """Functions applied one after the other, left to right; a Chain can itself be a link of another.

    The slope of the whole is the product of the local slopes, each taken where its link stands:
    d(f₃∘f₂∘f₁)/dx = f₃′(f₂(f₁(x))) · f₂′(f₁(x)) · f₁′(x).

    >>> from mathomong import square, sin
    >>> chain = Chain(square, sin)
    >>> [round(v, 4) for v in chain.values(2)], [round(s, 4) for s in chain.slopes(2)]
    ([2.0, 4.0, -0.7568], [4.0, -0.6536])
    >>> round(chain.derivative(2), 4)
    -2.6146
    """

    links: tuple[Differentiable, ...]

    def __init__(self, *links: Differentiable) -> None:
        if not links:
            raise ValueError("a chain needs at least one link, such as Chain(square, sigmoid).")
        object.__setattr__(self, "links", tuple(differentiable(link, "each link") for link in links))

    def __call__(self, x: float | np.ndarray) -> float | np.ndarray:
        return self.values(x)[-1]

    def values(self, x: float | np.ndarray) -> list:
        """`x` and the value after each link: one more entry than there are links."""
        return reduce(lambda values, link: [*values, link(values[-1])], self.links, [plain(real_array(x, "x"))])

    def slopes(self, x: float | np.ndarray) -> list:
        """The local derivative of each link, at the value that reaches it."""
        return [link.derivative(value) for link, value in zip(self.links, self.values(x)[:-1], strict=True)]

    def derivative(self, x: float | np.ndarray) -> float | np.ndarray:
        """The derivative of the whole chain at `x`: the product of its local slopes."""
        with np.errstate(all="ignore"):  # slopes may explode along a chain: to infinity, without a warning
            return reduce(lambda product, slope: product * slope, self.slopes(x))

    def __repr__(self) -> str:
        return f"Chain({', '.join(map(repr, self.links))})"
