"""Costs: how many multiplications all slopes of a network's loss take, measured one by one or sent back at once."""

from collections.abc import Sequence
from dataclasses import dataclass

from mathomong.values import whole

A_SECOND = 1e9  # multiplications: about what one core of a small computer does in a second


@dataclass(frozen=True)
class Cost:
    """What one training step costs a network of so many `layers`, each of `width` neurons with as many inputs.

    Multiplications with a weight, a value or a slope in the sums over neurons are counted; biases, and the one per
    neuron with the activation's slope, are left out. Raises TypeError or ValueError where a number is not whole.

    >>> Cost(width=2, layers=2)
    Cost(8 weights: 20 multiplications sent back, 72 measured)
    """

    width: int
    layers: int

    def __post_init__(self) -> None:
        for name in ("width", "layers"):
            object.__setattr__(self, name, whole(getattr(self, name), name, low=1, such_as=2))

    @property
    def weights(self) -> int:
        """One from each neuron to each of the next layer."""
        return self.layers * self.width**2

    @property
    def forward(self) -> int:
        """One forward pass: each weight is multiplied by a value."""
        return self.weights

    @property
    def backward(self) -> int:
        """One backward pass: dloss_dz times the value for each weight's slope; and, but for the first layer, dloss_dz
        times the weight to send it further back."""
        return 2 * self.weights - self.width**2

    @property
    def passes(self) -> int:
        """How many forward passes measuring takes: one as things are, and one with each weight nudged."""
        return self.weights + 1

    @property
    def sent_back(self) -> int:
        """All slopes by one forward and one backward pass."""
        return self.forward + self.backward

    @property
    def measured(self) -> int:
        """All slopes by nudging one weight after the other."""
        return self.passes * self.forward

    @property
    def ratio(self) -> float:
        """How many times as much the measuring costs."""
        return self.measured / self.sent_back

    def __str__(self) -> str:
        return f"Cost({self.weights} weights: {self.sent_back} multiplications sent back, {self.measured} measured)"

    __repr__ = __str__


def cost_code(cost: Cost, kept: Sequence = ()) -> str:
    """Code that leaves the cost in `result`.

    >>> print(cost_code(Cost(width=2, layers=2)))
    from mathomong.costs import Cost
    <BLANKLINE>
    result = Cost(width=2, layers=2)
    print(result.passes, result.sent_back, result.measured)
    """
    made = f"result = Cost(width={cost.width}, layers={cost.layers})"
    return f"from mathomong.costs import Cost\n\n{made}\nprint(result.passes, result.sent_back, result.measured)"
