"""Tasks for a small network: points of two kinds in a plane, to be told apart. XOR, and two moons."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from mathomong.values import number, paired, shown, whole


@dataclass(frozen=True, eq=False)
class Task:
    """Points `x`, shape (samples, 2), each with a target 0 or 1 in `targets`, shape (samples, 1).

    Raises ValueError where the shapes do not fit, or a target is neither 0 nor 1.

    >>> XOR.x.shape, XOR.targets.ravel()
    ((4, 2), array([0., 1., 1., 0.]))
    """

    name: str
    x: np.ndarray
    targets: np.ndarray

    def __post_init__(self) -> None:
        x, targets = paired(self.x, self.targets, "x", "targets")
        if x.ndim != 2 or x.shape[1] != 2 or targets.shape != (len(x), 1):
            raise ValueError(
                f"x must have shape (samples, 2) and targets (samples, 1); you gave {x.shape} and {targets.shape}."
            )
        if not np.isin(targets, (0, 1)).all():
            raise ValueError(f"each target must be 0 or 1; you gave {shown(self.targets)}.")
        object.__setattr__(self, "x", x)
        object.__setattr__(self, "targets", targets)

    def __repr__(self) -> str:
        return f"Task({self.name}, {len(self.x)} points)"


XOR = Task("XOR", [[-1, -1], [-1, 1], [1, -1], [1, 1]], [[0], [1], [1], [0]])


def two_moons(samples: int = 60, noise: float = 0.1, seed: int = 0) -> Task:
    """Two half circles that reach into each other, their middle at (0, 0): kind 0 above, kind 1 below.

    (cos α, sin α) − (½, ¼) and (1 − cos α, ½ − sin α) − (½, ¼), with α from 0 to π

    Half of the `samples` lie on each; then every coordinate moves by a normal draw of spread `noise`. The same `seed`
    gives the same points. Raises TypeError or ValueError where `samples` is no whole number of 2 or more, or `noise`
    is below 0.

    >>> two_moons(samples=4, noise=0.0).x.round(2) + 0.0
    array([[ 0.5 , -0.25],
           [-1.5 , -0.25],
           [-0.5 ,  0.25],
           [ 1.5 ,  0.25]])
    """
    each = whole(samples, "samples", low=2, such_as=60) // 2
    return _two_moons(each, number(noise, "noise", low=0), whole(seed, "seed", such_as=0))


@lru_cache(maxsize=16)  # the same points are the same task, so that what was learned of them can be kept
def _two_moons(each: int, noise: float, seed: int) -> Task:
    angle = np.linspace(0, np.pi, each)
    upper = np.column_stack([np.cos(angle), np.sin(angle)])
    lower = np.column_stack([1 - np.cos(angle), 0.5 - np.sin(angle)])
    x = np.concatenate([upper, lower]) - [0.5, 0.25]
    shaken = x + np.random.default_rng(seed).normal(0, noise, x.shape)
    return Task("moons", shaken, np.repeat([[0], [1]], each, axis=0))
