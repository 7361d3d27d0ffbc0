"""Scatter: how far the gradients of many batches, all drawn at one place, lie from the gradient of all samples."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np

from mathomong.batches import sample_gradients
from mathomong.descent import in_short
from mathomong.fits import Fit, line_fit
from mathomong.values import of_kind, plain, whole

DRAWS = 200  # batches drawn: enough to see a cloud, few enough to see its dots


@dataclass(frozen=True, eq=False)
class Scatter:
    """The gradients of 200 batches of `size` samples, drawn from the line fit `objective` at one `place` (w, b).

    σ is the spread of the single samples' gradients around their mean, the full gradient. A batch spreads by
    σ / √size if each sample is put back before the next is drawn. If not, that is multiplied by
    √((n − size) / (n − 1)), for n samples. `formula_shown` says whether the learner has uncovered that. Raises TypeError or ValueError where `size` is not from 1 to n.

    >>> fit = line_fit([-1, 0, 1, 2], [0, 3, 1, 6])
    >>> Scatter(fit, place=(0, 0), size=2)
    Scatter(spread 6.391, formula 6.423)
    >>> Scatter(fit, place=(0, 0), size=4)
    Scatter(spread 0, formula 0)
    """

    objective: Fit
    place: tuple[float, float]
    size: int
    put_back: bool = False
    formula_shown: bool = False
    seed: int = 0

    def __post_init__(self) -> None:
        of_kind(self.objective, Fit, "a line fit is needed, such as line_fit([1, 2], [2, 4])")
        place = self.objective.point(self.place, "place")
        object.__setattr__(self, "place", tuple(map(float, place)))
        if whole(self.size, "size", low=1, such_as=2) > self.samples:
            raise ValueError(f"size must be from 1 to the number of samples, {self.samples}; you gave {self.size}.")
        whole(self.seed, "seed", such_as=0)

    @property
    def samples(self) -> int:
        """How many samples there are to draw from."""
        return len(self.objective.x)

    @property
    def full(self) -> np.ndarray:
        """The full gradient: that of all samples."""
        return self.objective.gradient(self.place)

    @cached_property
    def gradients(self) -> np.ndarray:
        """The gradient of each batch, shape (200, 2): the mean over its samples."""
        alone = sample_gradients(line_fit, self.objective, np.array(self.place))
        chosen = _order(self.samples, self.put_back, self.seed)[:, : self.size]
        return alone[chosen].mean(axis=1)

    @cached_property
    def single(self) -> float:
        """σ, the spread of the gradients of single samples."""
        return _spread(sample_gradients(line_fit, self.objective, np.array(self.place)), self.full)

    @property
    def spread(self) -> float:
        """How far the batches' gradients lie from the full one: the root of the mean squared distance."""
        return _spread(self.gradients, self.full)

    def formula(self, size: int | np.ndarray, put_back: bool) -> float | np.ndarray:
        """The spread to expect of batches of that `size`, one or many."""
        n = self.samples
        left = 1.0 if put_back or n == 1 else np.sqrt((n - size) / (n - 1))
        return plain(self.single / np.sqrt(size) * left)

    @property
    def expected(self) -> float:
        """The spread to expect of these batches."""
        return self.formula(self.size, self.put_back)

    def __repr__(self) -> str:
        return f"Scatter(spread {in_short(self.spread)}, formula {in_short(self.expected)})"


@lru_cache(maxsize=8)
def _order(samples: int, put_back: bool, seed: int) -> np.ndarray:
    """The samples in the order in which they are drawn, shape (200, samples): a larger batch only takes more of them."""
    luck = np.random.default_rng(seed).random((DRAWS, samples))
    return (luck * samples).astype(int) if put_back else luck.argsort(axis=1)


def _spread(gradients: np.ndarray, around: np.ndarray) -> float:
    return plain(np.sqrt(np.mean(np.sum((gradients - around) ** 2, axis=1))))


def scatter_code(scatter: Scatter, kept: Sequence = ()) -> str:
    """Code that leaves the scatter in `result`; none are kept.

    >>> print(scatter_code(Scatter(line_fit([1, 2], [3, 5]), place=(0, 0), size=1)))
    from mathomong import line_fit
    from mathomong.scatter import Scatter
    <BLANKLINE>
    samples = [1.0, 2.0], [3.0, 5.0]
    fit, place = line_fit(*samples), (0.0, 0.0)
    result = Scatter(fit, place, size=1, put_back=False, formula_shown=False, seed=0)
    print(result)
    """
    drawn = f"size={scatter.size}, put_back={scatter.put_back}"
    return "\n".join(
        [
            "from mathomong import line_fit",
            "from mathomong.scatter import Scatter",
            "",
            f"samples = {scatter.objective.x.tolist()}, {scatter.objective.targets.tolist()}",
            f"fit, place = line_fit(*samples), {scatter.place}",
            f"result = Scatter(fit, place, {drawn}, formula_shown={scatter.formula_shown}, seed={scatter.seed})",
            "print(result)",
        ]
    )
