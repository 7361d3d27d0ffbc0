"""Looks: what a network looked at in one picture, by the slopes of its output, and whether one pixel moves it as they say."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from mathomong.descent import in_short
from mathomong.functions import sigmoid
from mathomong.losses import cross_entropy
from mathomong.network import Network
from mathomong.objectives import Objective
from mathomong.signs import SIDE, Signs
from mathomong.training import Training
from mathomong.values import number, of_kind, plain, shown, whole

SIZES, RATE, STEPS = [SIDE * SIDE, 8, 1], 0.02, 1200  # the network of the notebook, and how it is trained
HIDDEN, ONE_SCALE, OWN_SCALE = MAPS = ("hidden", "one scale", "own scale")
RECIPE = f"start = Network.random({SIZES}, output=sigmoid, loss=cross_entropy)"
OWN = "start = ...  # your own network, as it was before the training"


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
        return self._slopes(self.picture)

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
        slopes = [(self._slopes(picture), picture) for picture in pictures]
        largest = [(np.abs(slope).max(), np.abs(slope * picture).max()) for slope, picture in slopes]
        return tuple(float(each) for each in np.max(largest, axis=0))

    def outputs(self, pictures: np.ndarray) -> np.ndarray:
        """What the network says to many pictures, (many, 7, 7)."""
        x = np.reshape(pictures, (-1, SIDE * SIDE))
        return self.training.network.forward(x, np.zeros((len(x), 1))).prediction[:, 0]

    def _slopes(self, picture: np.ndarray) -> np.ndarray:
        return self.training.network.input_gradient(picture.ravel()).reshape(SIDE, SIDE)


@dataclass(frozen=True, eq=False)
class Look:
    """One pixel of a `sight`, in its `row` and `column` counted from 0, moved to `value`: what the map predicts, and what happens.

    predicted = output + gradient · (value − own value)

    Raises TypeError or ValueError where there is no such pixel, or `value` is not from 0 to 1.

    >>> from mathomong.training import trained
    >>> sight = Sight(trained(untrained(), Signs(), RATE, STEPS), "faint ×")
    >>> Look(sight, row=3, column=4, value=1.0)
    Look(0.8725 → 0.4175, map 0.6376)
    """

    sight: Sight
    row: int
    column: int
    value: float

    def __post_init__(self) -> None:
        of_kind(self.sight, Sight, "sight must be a Sight, one picture before a trained network")
        for name in ("row", "column"):
            place = whole(getattr(self, name), name, such_as=3)
            if place >= SIDE:
                raise ValueError(f"{name} must be a whole number from 0 to {SIDE - 1}; you gave {place}.")
            object.__setattr__(self, name, place)
        object.__setattr__(self, "value", number(self.value, "value", 0, 1, such_as=0.5))

    @property
    def objective(self) -> Sight:
        """What stands still while the pixel moves."""
        return self.sight

    @property
    def own(self) -> float:
        """The pixel's value in the picture as it is."""
        return plain(self.sight.picture[self.row, self.column])

    @property
    def slope(self) -> float:
        """The gradient at this pixel."""
        return plain(self.sight.gradient[self.row, self.column])

    @property
    def change(self) -> float:
        """How far the pixel is moved; 0 where only round-off is left."""
        change = self.value - self.own
        return change if abs(change) > 1e-9 else 0.0

    @property
    def predicted(self) -> float:
        """The output as the map predicts it: the old one, and gradient times change."""
        return self.sight.output + self.slope * self.change

    @property
    def moved(self) -> float:
        """The output as it really is after the pixel has moved."""
        return plain(self.outputs(np.array([self.value]))[0])

    @property
    def missed(self) -> float:
        """How far the prediction is off."""
        return abs(self.predicted - self.moved)

    def outputs(self, values: np.ndarray) -> np.ndarray:
        """The output for each of these values of the pixel."""
        pictures = np.repeat(self.sight.picture[None], len(values), axis=0)
        pictures[:, self.row, self.column] = values
        return self.sight.outputs(pictures)

    def curve(self) -> Objective:
        """The output as an Objective of this one pixel, its slope by backpropagation."""

        def value(pixel):
            return self.outputs(np.atleast_1d(pixel)).reshape(np.shape(pixel))

        def slope(pixel):
            picture = self.sight.picture.copy()
            picture[self.row, self.column] = pixel
            return self.sight._slopes(picture)[self.row, self.column]

        return Objective("output", value, np.vectorize(slope, otypes=[float]), (0.0, 1.0), self.own)

    def __repr__(self) -> str:
        before, after, predicted = map(in_short, (self.sight.output, self.moved, self.predicted))
        return f"Look({before} → {after}, map {predicted})"


def look_code(look: Look, kept: Sequence = ()) -> str:
    """Code that trains the network once more and leaves the look in `result`; none are kept.

    >>> from mathomong.training import trained
    >>> print(look_code(Look(Sight(trained(untrained(), Signs(40), 0.05, 20), "clear ×"), row=0, column=1, value=0.5)))
    from mathomong import Network, cross_entropy, sigmoid
    from mathomong.looks import Look, Sight
    from mathomong.signs import Signs
    from mathomong.training import trained
    <BLANKLINE>
    start = Network.random([49, 8, 1], output=sigmoid, loss=cross_entropy)
    training = trained(start, Signs(40, seed=0), learning_rate=0.05, steps=20)
    result = Look(Sight(training, "clear ×", map="one scale"), row=0, column=1, value=0.5)
    print(result)
    """
    training, data = look.sight.training, look.sight.training.data
    usual = _parts(training.start) == _parts(untrained())
    signs = f"Signs({data.count}, seed={data.seed}{', speck=True' if data.speck else ''})"
    sight = f'Sight(training, "{look.sight.name}", map="{look.sight.map}")'
    return "\n".join(
        [
            *(["from mathomong import Network, cross_entropy, sigmoid"] if usual else []),
            "from mathomong.looks import Look, Sight",
            "from mathomong.signs import Signs",
            "from mathomong.training import trained",
            "",
            RECIPE if usual else OWN,
            f"training = trained(start, {signs}, learning_rate={training.learning_rate!r}, steps={training.steps})",
            f"result = Look({sight}, row={look.row}, column={look.column}, value={look.value!r})",
            "print(result)",
        ]
    )


def _parts(network: Network) -> tuple:
    """All that makes a network, to compare two of them."""
    return (network.loss, *(layer.activation for layer in network.layers), *network.parameters)
