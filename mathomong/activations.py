"""Activations: a function that bends, looked at one z: its height, its slope, and how much of a nudge comes through."""

from collections.abc import Sequence
from dataclasses import dataclass

from mathomong.descent import in_short
from mathomong.functions import Differentiable, relu, sigmoid, tanh
from mathomong.values import number, of_kind, shown

NUDGE = 0.01  # how far z is pushed, to see how far the output goes
NEARLY_FLAT = 0.1  # of the largest slope: below this a curve counts as saturated
ON_THE_CORNER = 1e-9  # this close to 0 round-off must not decide on which side of a corner z lies
STEEPEST_AT = {sigmoid: 0.0, tanh: 0.0, relu: 1.0}  # a z with the largest slope; ReLU has it wherever z is above 0


@dataclass(frozen=True, eq=False)
class Activation:
    """A `function` that bends, sigmoid, tanh or relu, at one `z`: its height and slope, and what of a nudge comes through.

    share = slope at z / largest slope of the function

    `slopes_shown` says whether the learner has asked for the slopes at every z. Raises TypeError or ValueError with
    one sentence where it is another function, or `z` is no finite number.

    >>> Activation(sigmoid, z=0.0)
    Activation(height 0.5, slope 0.25, 100 % through)
    >>> Activation(relu, z=-2.0).moved
    0.0
    """

    function: Differentiable
    z: float
    slopes_shown: bool = False

    def __post_init__(self) -> None:
        of_kind(self.function, Differentiable, "the function must be sigmoid, tanh or relu")
        if self.function not in STEEPEST_AT:
            raise ValueError(f"the function must be sigmoid, tanh or relu; you gave {shown(self.function)}.")
        object.__setattr__(self, "z", number(self.z, "z", such_as=2))

    @property
    def objective(self) -> Differentiable:
        """What stands still while z moves."""
        return self.function

    @property
    def height(self) -> float:
        """The output at z."""
        return self.function(self.z)

    @property
    def slope(self) -> float:
        """The slope at z; at ReLU's corner the one that is agreed on, 0."""
        return self.function.derivative(0.0 if self.corner else self.z)

    @property
    def largest_slope(self) -> float:
        """The slope where the function is steepest."""
        return self.function.derivative(STEEPEST_AT[self.function])

    @property
    def share(self) -> float:
        """The slope here as a share of the largest one, from 0 to 1."""
        return self.slope / self.largest_slope

    @property
    def moved(self) -> float:
        """How far the output really goes when z is pushed to the right by `NUDGE`."""
        return self.function(self.z + NUDGE) - self.height

    @property
    def saturated(self) -> bool:
        """Whether next to nothing comes through: the slope is under a tenth of the largest one."""
        return self.share < NEARLY_FLAT

    @property
    def corner(self) -> bool:
        """Whether there is no slope here: ReLU's is 0 on the left of z = 0, and 1 on its right."""
        return self.function is relu and abs(self.z) < ON_THE_CORNER

    def __repr__(self) -> str:
        slope = "a corner, slope 0 to 1" if self.corner else f"slope {in_short(self.slope)}"
        through = "0 % agreed" if self.corner else f"{in_short(100 * self.share)} % through"
        return f"Activation(height {in_short(self.height)}, {slope}, {through})"


def activation_code(activation: Activation, kept: Sequence = ()) -> str:
    """Code that leaves the activation in `result`; none are kept.

    >>> print(activation_code(Activation(sigmoid, z=2.0)))
    from mathomong import sigmoid
    from mathomong.activations import Activation
    <BLANKLINE>
    result = Activation(sigmoid, z=2.0)
    print(result)
    """
    name, seen = activation.function.name, ", slopes_shown=True" if activation.slopes_shown else ""
    return "\n".join(
        [
            f"from mathomong import {name}",
            "from mathomong.activations import Activation",
            "",
            f"result = Activation({name}, z={activation.z!r}{seen})",
            "print(result)",
        ]
    )
