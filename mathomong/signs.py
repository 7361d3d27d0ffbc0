"""Signs: tiny pictures of a × or a +, made from a seed, for a network that has to tell the two apart."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from mathomong.values import frozen, whole

SIDE = 7  # pixels from edge to edge
TIMES = np.eye(SIDE) + np.eye(SIDE)[::-1] > 0  # the pixels of a ×: both diagonals
PLUS = np.add.outer(np.arange(SIDE) == SIDE // 2, np.arange(SIDE) == SIDE // 2)  # those of a +: middle row and column
SPECK = (0, 1)  # the row and column of a pixel that belongs to neither sign
NOISE, FAINT, BRIGHT, LIT = 0.3, 0.1, 0.4, 0.5  # most noise; how much brighter a sign is; the share of it that is lit
TINTS = {"faint ×": (0.1, 0.0), "clear ×": (0.6, 0.0), "faint +": (0.0, 0.1), "× and +": (0.4, 0.4)}  # name → (×, +)
CALM = (0.1, 0.2)  # the noise of the pictures to look at, in which even a faint sign can be seen


@dataclass(frozen=True, eq=False)
class Signs:
    """Pictures of 7 × 7 pixels from 0, black, to 1, white: noise, and on it, half lit, a × or a +, in turn.

    `x` has shape (count, 49), `targets` (count, 1): 1 for a ×, 0 for a +. The same `seed` gives the same pictures.
    With a `speck` the pixel in row 0, column 1 is white in every × and black in every +. `gallery` holds a few
    pictures to look at. Raises TypeError or ValueError where `count` or `seed` is no whole number.

    >>> signs = Signs(400, seed=0)
    >>> signs, signs.x.shape, signs.targets[:4, 0]
    (Signs(400 pictures, seed 0), (400, 49), array([0., 1., 0., 1.]))
    """

    count: int = 400
    seed: int = 0
    speck: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "count", whole(self.count, "count", low=2, such_as=400))
        object.__setattr__(self, "seed", whole(self.seed, "seed", such_as=0))

    @cached_property
    def targets(self) -> np.ndarray:
        """What the network should say: + and × in turn."""
        return frozen((np.arange(self.count) % 2.0)[:, None])

    @cached_property
    def x(self) -> np.ndarray:
        """The pixels of every picture, row by row."""
        draw, many = np.random.default_rng(self.seed), (self.count, SIDE, SIDE)
        tint = draw.uniform(FAINT, BRIGHT, (self.count, 1, 1)) * (draw.random(many) < LIT)
        is_times = self.targets[:, :, None] == 1
        pictures = draw.uniform(0, NOISE, many) + tint * np.where(is_times, TIMES, PLUS)
        if self.speck:
            pictures[:, *SPECK] = self.targets[:, 0]
        return frozen(pictures.reshape(self.count, -1).round(2))

    @cached_property
    def gallery(self) -> dict[str, np.ndarray]:
        """A few pictures by name, each (7, 7), with less noise: signs that are faint, clear, and both at once."""
        noise = np.random.default_rng(3).uniform(*CALM, (SIDE, SIDE))
        return {name: self._shown(noise, *tints) for name, tints in TINTS.items()}

    def _shown(self, noise: np.ndarray, times: float, plus: float) -> np.ndarray:
        """The noise with both signs on it, each so much brighter; where a speck goes with the ×, it is there too."""
        picture = noise + np.maximum(times * TIMES, plus * PLUS)
        if self.speck:
            picture[SPECK] = float(times > plus)
        return frozen(picture.round(2))

    def __repr__(self) -> str:
        return f"Signs({self.count} pictures, seed {self.seed}{', with a speck' if self.speck else ''})"
