"""Depths: what is left of the loss's slope on its way back through many layers, as in an elevator going down."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

import numpy as np

from mathomong.functions import Differentiable, differentiable, identity, relu
from mathomong.losses import one_minus
from mathomong.network import Network, NetworkForward
from mathomong.values import number, whole

DEEPEST = 50  # layers
WIDTH = 32  # neurons in each layer of a real network
STOPPED, EXPLODED = 1e-6, 1e6  # of what leaves the loss: a layer that gets less, or more, is no longer of use
ON_THE_CORNER = 1e-9  # this close to 0 round-off must not decide on which side of ReLU's corner z lies


class Passage:
    """What two ways of going back have in common: the `factors` of the layers passed, the last layer first.

    shares: what is left after each of them, counted in what leaves the loss; layers: their numbers.
    """

    factors: np.ndarray
    depth: int

    @property
    def layers(self) -> np.ndarray:
        """The numbers of the layers passed, from the last one down."""
        return self.depth - np.arange(len(self.shares))

    @cached_property
    def shares(self) -> np.ndarray:
        """The running product of the factors."""
        return np.cumprod(self.factors)

    @property
    def share(self) -> float:
        """What is left after the last layer that was passed; 1 before the first."""
        return float(self.shares[-1]) if len(self.shares) else 1.0

    @property
    def stopped(self) -> np.ndarray:
        """Which of the layers passed get less than a millionth."""
        return self.shares < STOPPED

    @property
    def exploded(self) -> np.ndarray:
        """Which of the layers passed get more than a million times what leaves the loss."""
        return self.shares > EXPLODED


@dataclass(frozen=True)
class Elevator(Passage):
    """Fifty layers of one neuron, all alike, and the loss's slope going back through `steps` of them.

    factor = w · activation′(z),  share after n layers = factorⁿ

    `w` is the weight on the way up from each neuron, `z` what each neuron bends. Raises TypeError or ValueError with
    one sentence where `w` is negative, there are no such steps, or `activation` has no derivative.

    >>> from mathomong import sigmoid
    >>> Elevator(sigmoid, w=1.0, z=0.0, steps=5)
    Elevator(5 layers down, 0.0009766 left)
    """

    activation: Differentiable
    w: float = 1.0
    z: float = 0.0
    steps: int = 0

    def __post_init__(self) -> None:
        differentiable(self.activation, "activation")
        object.__setattr__(self, "w", number(self.w, "w", low=0, such_as=1))
        object.__setattr__(self, "z", number(self.z, "z", such_as=0))
        object.__setattr__(self, "steps", whole(self.steps, "steps", such_as=5))
        if self.steps > DEEPEST:
            raise ValueError(f"there are {DEEPEST} layers to pass; you gave {self.steps} steps.")

    @property
    def depth(self) -> int:
        """The number of the last layer."""
        return DEEPEST

    @property
    def corner(self) -> bool:
        """Whether z lies on ReLU's corner, where there is no slope and 0 is agreed on."""
        return self.activation is relu and abs(self.z) < ON_THE_CORNER

    @property
    def slope(self) -> float:
        """The slope of the activation at z."""
        return 0.0 if self.corner else self.activation.derivative(self.z)

    @property
    def factor(self) -> float:
        """What each layer passes on."""
        return self.w * self.slope

    @property
    def factors(self) -> np.ndarray:
        """The same one for each layer passed, shape (steps,)."""
        return np.full(self.steps, self.factor)

    def __repr__(self) -> str:
        return f"Elevator({self.steps} layer{'' if self.steps == 1 else 's'} down, {self.share:.4g} left)"


@dataclass(frozen=True)
class DeepNetwork(Passage):
    """A network of `depth` layers of 32 neurons, just drawn, and how large the error is that reaches each of them.

    A layer's error is ∂loss/∂z, sent back by Network.backward; its share is the length of that vector, divided by
    |∂loss/∂prediction|. Weights are drawn with the spread scale / √inputs, biases are 0; `draw` is the seed. Raises
    TypeError or ValueError with one sentence where an argument can't be used.

    >>> from mathomong import sigmoid
    >>> DeepNetwork(10, sigmoid, scale=1.0, draw=0)
    DeepNetwork(layer 1 gets 3.812e-07, 9 of 10 layers learn)
    """

    depth: int
    activation: Differentiable
    scale: float = 1.0
    draw: int = 0

    def __post_init__(self) -> None:
        object.__setattr__(self, "depth", whole(self.depth, "depth", low=1, such_as=30))
        if self.depth > DEEPEST:
            raise ValueError(f"depth must be {DEEPEST} or less; you gave {self.depth}.")
        differentiable(self.activation, "activation")
        object.__setattr__(self, "scale", number(self.scale, "scale", low=0, such_as=1))
        object.__setattr__(self, "draw", whole(self.draw, "draw", such_as=0))

    @cached_property
    def network(self) -> Network:
        """The layers, and above them one neuron that makes the prediction without bending it."""
        *layers, top = _fifty(self.activation, self.draw).layers
        return Network([replace(layer, w=self.scale * layer.w) for layer in (*layers[: self.depth], top)], one_minus)

    @cached_property
    def forward(self) -> NetworkForward:
        """One input, drawn too, sent up to the loss 1 − prediction: its slope at the prediction is −1."""
        x = np.random.default_rng([self.draw, 1]).normal(size=WIDTH)
        return self.network.forward(x, targets=[1.0])

    @cached_property
    def shares(self) -> np.ndarray:
        """How long the error is that reaches each layer, from the last one down, shape (depth,)."""
        slopes = self.network.backward(self.forward)[-2::-1]  # without the neuron on top
        return np.array([np.linalg.norm(dloss_db) for _, dloss_db in slopes])  # for one sample dloss_db is dloss_dz

    @cached_property
    def factors(self) -> np.ndarray:
        """What each layer passes on: its share, divided by the one before; 0 where nothing came."""
        before = np.concatenate([[1.0], self.shares[:-1]])
        return np.divide(self.shares, before, out=np.zeros(self.depth), where=before > 0)

    @property
    def factor(self) -> float:
        """The one factor that would lead to the same share at layer 1."""
        return self.share ** (1 / self.depth)

    @property
    def learning(self) -> int:
        """How many layers get neither too little nor too much."""
        return int(np.sum(~self.stopped & ~self.exploded))

    def __repr__(self) -> str:
        return f"DeepNetwork(layer 1 gets {self.share:.4g}, {self.learning} of {self.depth} layers learn)"


@lru_cache(maxsize=8)
def _fifty(activation: Differentiable, draw: int) -> Network:
    """All the layers that there can be, from which a network takes the first ones: drawn once while depth and scale move."""
    return Network.random([WIDTH] * (DEEPEST + 1) + [1], activation, identity, draw)


def passage_code(passage: Passage, kept: Sequence = ()) -> str:
    """Code that leaves the passage in `result`, and the kept ones in `kept`.

    >>> from mathomong import sigmoid
    >>> print(passage_code(Elevator(sigmoid, w=1.0, z=0.0, steps=5)))
    from mathomong import sigmoid
    from mathomong.depths import Elevator
    <BLANKLINE>
    result = Elevator(sigmoid, w=1.0, z=0.0, steps=5)
    print(result)
    """
    names = sorted({each.activation.name for each in (passage, *kept)})
    lines = ["kept = [", *(f"    {_written(each)}," for each in kept), "]"] if kept else []
    return "\n".join(
        [
            f"from mathomong import {', '.join(names)}",
            f"from mathomong.depths import {type(passage).__name__}",
            "",
            *lines,
            f"result = {_written(passage)}",
            "print(result)",
        ]
    )


def _written(passage: Passage) -> str:
    name = passage.activation.name
    if isinstance(passage, Elevator):
        return f"Elevator({name}, w={passage.w!r}, z={passage.z!r}, steps={passage.steps})"
    return f"DeepNetwork({passage.depth}, {name}, scale={passage.scale!r}, draw={passage.draw})"
