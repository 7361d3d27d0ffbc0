"""Sights: one picture before a trained network, and the two maps that say which of its pixels moved the output."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from mathomong.functions import sigmoid
from mathomong.losses import cross_entropy
from mathomong.network import Network
from mathomong.signs import SIDE, Signs
from mathomong.training import Training
from mathomong.values import of_kind, plain, shown

SIZES, RATE, STEPS = [SIDE * SIDE, 8, 1], 0.02, 1200  # the network of the notebook, and how it is trained
HIDDEN, ONE_SCALE, OWN_SCALE = MAPS = ("hidden", "one scale", "own scale")


def untrained() -> Network:
    """The network of the notebook before it is trained: 49 pixels, 8 neurons with tanh, and one output from 0 to 1.

    >>> untrained()
    Network(49 → 8 → 1, 409 parameters)
    """
    return Network.random(SIZES, output=sigmoid, loss=cross_entropy)


@dataclass(frozen=True, eq=False)
class Sight:
    """One picture of the gallery, called `name`, before the network of a `training`: its output, and the two maps.

    gradient = ∂output/∂pixel,  gradient × input = ∂output/∂pixel · pixel

    `map` says what full colour stands for: on "one scale" for the largest slope in the whole gallery, on "own scale"
    for this picture's own; or that the maps are "hidden". Raises TypeError or ValueError where it is no Training on
    Signs, or there is no such picture.

    >>> from mathomong.training import trained
    >>> sight = Sight(trained(untrained(), Signs(40), 0.05, 20), "faint ×")
    >>> sight.gradient.shape, sight.times_input.shape
    ((7, 7), (7, 7))
    """

    training: Training
    name: str
    map: str = ONE_SCALE

    def __post_init__(self) -> None:
        of_kind(
            self.training, Training, "the training must be a Training, such as trained(network, Signs(400), 0.05, 1200)"
        )
        of_kind(self.training.data, Signs, "the network must have been trained on Signs, such as Signs(400)")
        if self.training.network.layers[-1].outputs != 1:
            raise ValueError(f"the network must have one output; you gave {shown(self.training.network)}.")
        if self.name not in self.training.data.gallery:
            names = ", ".join(map(repr, self.training.data.gallery))
            raise ValueError(f"there is no picture {shown(self.name)} in the gallery; there are {names}.")

        if self.map not in MAPS:
            raise ValueError(f"map must be one of {', '.join(map(repr, MAPS))}; you gave {shown(self.map)}.")

    @property
    def hidden(self) -> bool:
        """Whether the maps are out of sight."""
        return self.map == HIDDEN

    @property
    def picture(self) -> np.ndarray:
        """The pixels, (7, 7), from 0 to 1."""
        return self.training.data.gallery[self.name]

    @cached_property
    def output(self) -> float:
        """How sure the network is, from 0 to 1, that the sign is a ×."""
        return plain(self.outputs(self.picture[None])[0])

    @cached_property
    def gradient(self) -> np.ndarray:
        """∂output/∂pixel for every pixel, (7, 7)."""
        return self.slopes(self.picture)

    @property
    def times_input(self) -> np.ndarray:
        """Each slope times its pixel, (7, 7)."""
        return self.gradient * self.picture

    @property
    def strongest(self) -> tuple[int, int]:
        """Row and column of the pixel with the largest slope, whatever its sign."""
        return tuple(map(int, np.unravel_index(np.abs(self.gradient).argmax(), self.gradient.shape)))

    @cached_property
    def full(self) -> tuple[float, float]:
        """What full colour stands for, in the gradient and in gradient × input."""
        pictures = [self.picture] if self.map == OWN_SCALE else self.training.data.gallery.values()
        slopes = [(self.slopes(picture), picture) for picture in pictures]
        largest = [(np.abs(slope).max(), np.abs(slope * picture).max()) for slope, picture in slopes]
        return tuple(float(each) for each in np.max(largest, axis=0))

    def outputs(self, pictures: np.ndarray) -> np.ndarray:
        """What the network says to many pictures, (many, 7, 7)."""
        x = np.reshape(pictures, (-1, SIDE * SIDE))
        return self.training.network.forward(x, np.zeros((len(x), 1))).prediction[:, 0]

    def slopes(self, picture: np.ndarray) -> np.ndarray:
        """∂output/∂pixel for every pixel of any picture, (7, 7)."""
        return self.training.network.input_gradient(picture.ravel()).reshape(SIDE, SIDE)
