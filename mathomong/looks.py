"""Looks: one pixel of a picture is moved, and the output goes where the map of slopes had said, or elsewhere."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from mathomong.descent import in_short
from mathomong.network import Network
from mathomong.objectives import Objective
from mathomong.sights import SIZES, Sight, untrained
from mathomong.signs import SIDE
from mathomong.values import number, of_kind, plain, whole

RECIPE = f"start = Network.random({SIZES}, output=sigmoid, loss=cross_entropy)"
OWN = "start = ...  # your own network, as it was before the training"


@dataclass(frozen=True, eq=False)
class Look:
    """One pixel of a `sight`, in its `row` and `column` counted from 0, moved to `value`: what the map predicts, and what happens.

    predicted = output + gradient · (value − own value)

    Raises TypeError or ValueError where there is no such pixel, or `value` is not from 0 to 1.

    >>> from mathomong.signs import Signs
    >>> from mathomong.training import trained
    >>> sight = Sight(trained(untrained(), Signs(), learning_rate=0.02, steps=1200), "faint ×")
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
            return self.sight.slopes(picture)[self.row, self.column]

        return Objective("output", value, np.vectorize(slope, otypes=[float]), (0.0, 1.0), self.own)

    def __repr__(self) -> str:
        before, after, predicted = map(in_short, (self.sight.output, self.moved, self.predicted))
        return f"Look({before} → {after}, map {predicted})"


def look_code(look: Look, kept: Sequence = ()) -> str:
    """Code that trains the network once more and leaves the look in `result`; none are kept.

    >>> from mathomong.signs import Signs
    >>> from mathomong.training import trained
    >>> print(look_code(Look(Sight(trained(untrained(), Signs(40), 0.05, 20), "clear ×"), row=0, column=1, value=0.5)))
    from mathomong import Network, cross_entropy, sigmoid
    from mathomong.looks import Look
    from mathomong.sights import Sight
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
            "from mathomong.looks import Look",
            "from mathomong.sights import Sight",
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
