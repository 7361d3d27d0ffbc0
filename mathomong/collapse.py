"""Collapse: two layers of one neuron each, which are one straight line unless an activation between them bends it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from mathomong.descent import in_short
from mathomong.functions import Differentiable, differentiable, identity, relu
from mathomong.network import Layer, Network
from mathomong.values import number, plain

SIGHT = (-4.0, 4.0)  # the inputs x that are looked at
STRAIGHT = 1e-9  # slopes that differ by less are the same up to round-off
INPUTS = np.linspace(*SIGHT, 321)


@dataclass(frozen=True)
class TwoLayers:
    """Two layers, z = w₁·x + b₁ and y = w₂·f(z) + b₂, with an activation f between them; `identity` stands for none.

    Without an activation they are one line: y = w₂·w₁·x + (w₂·b₁ + b₂).

    `x` is the input that is looked at; `line_shown` says whether the learner has asked for that one line.
    Raises TypeError or ValueError with one sentence where a number is not finite or `activation` has no derivative.

    >>> TwoLayers(w1=2.0, b1=1.0, w2=-3.0, b2=4.0)
    TwoLayers(straight, slope -6)
    >>> TwoLayers(w1=2.0, b1=1.0, w2=-3.0, b2=4.0).one_line
    (-6.0, 1.0)
    >>> TwoLayers(w1=2.0, b1=1.0, w2=-3.0, b2=4.0, activation=relu)
    TwoLayers(slope -6 to 0)
    """

    w1: float
    b1: float
    w2: float
    b2: float
    activation: Differentiable = identity
    x: float = 1.0
    line_shown: bool = False

    def __post_init__(self) -> None:
        for name in ("w1", "b1", "w2", "b2", "x"):
            object.__setattr__(self, name, number(getattr(self, name), name))
        differentiable(self.activation, "activation")

    @cached_property
    def network(self) -> Network:
        """The two layers as a network of 1 → 1 → 1."""
        return Network([Layer([[self.w1]], [self.b1], self.activation), Layer([[self.w2]], [self.b2])])

    def __call__(self, x: float | np.ndarray) -> float | np.ndarray:
        """The output y for any x."""
        return plain(self.w2 * self.hidden(x) + self.b2)

    def derivative(self, x: float | np.ndarray) -> float | np.ndarray:
        """The slope dy/dx at any x, sent back through the network."""
        return plain(self.network.input_gradient(np.reshape(x, (-1, 1))).reshape(np.shape(x)))

    def z(self, x: float | np.ndarray) -> float | np.ndarray:
        """What the first layer makes of x before it is bent."""
        return self.w1 * x + self.b1

    def hidden(self, x: float | np.ndarray) -> float | np.ndarray:
        """What the first layer hands on: f(z)."""
        return self.activation(self.z(x))

    @property
    def one_line(self) -> tuple[float, float]:
        """The weight and the bias of the one line that the layers are without an activation."""
        return self.w2 * self.w1, self.w2 * self.b1 + self.b2

    @cached_property
    def slopes(self) -> tuple[float, float]:
        """The lowest and the highest slope of the output over the inputs in sight."""
        found = self.derivative(INPUTS)
        return float(found.min()), float(found.max())

    @property
    def bends(self) -> bool:
        """Whether the output bends somewhere in sight."""
        low, high = self.slopes
        return high - low > STRAIGHT

    @property
    def corner(self) -> bool:
        """Whether the output has a corner just at `x`, and so no slope there."""
        return self.activation is relu and self.w1 * self.w2 != 0 and abs(self.z(self.x)) < STRAIGHT

    def __repr__(self) -> str:
        low, high = map(in_short, self.slopes)
        return f"TwoLayers(slope {low} to {high})" if self.bends else f"TwoLayers(straight, slope {low})"


def two_layers_code(layers: TwoLayers, kept: Sequence = ()) -> str:
    """Code that leaves the two layers in `result`; none are kept.

    >>> print(two_layers_code(TwoLayers(w1=2.0, b1=1.0, w2=-3.0, b2=4.0, activation=relu)))
    from mathomong import relu
    from mathomong.collapse import TwoLayers
    <BLANKLINE>
    result = TwoLayers(w1=2.0, b1=1.0, w2=-3.0, b2=4.0, activation=relu)
    print(result)
    """
    name, seen = layers.activation.name, ", line_shown=True" if layers.line_shown else ""
    numbers = ", ".join(f"{letter}={getattr(layers, letter)!r}" for letter in ("w1", "b1", "w2", "b2"))
    elsewhere = "" if layers.x == 1 else f", x={layers.x!r}"
    return "\n".join(
        [
            f"from mathomong import {name}",
            "from mathomong.collapse import TwoLayers",
            "",
            f"result = TwoLayers({numbers}, activation={name}{elsewhere}{seen})",
            "print(result)",
        ]
    )
