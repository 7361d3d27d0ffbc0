"""Descent: step after step downhill on an objective, and the record of where it went."""

import math
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import repeat
from typing import Any

import numpy as np

from mathomong.calls import miscalled
from mathomong.objectives import Objective, expect_objective
from mathomong.values import LARGEST, NUMBERS_AT_ONCE, frozen, function, of_kind, paired, plain, shown, whole

FLOWN_AWAY = 1e9  # a run whose loss has grown this many times over is not coming back


@dataclass(frozen=True, eq=False)
class Descent:
    """Where a run went, and how it ended; the same for every optimizer and every objective.

    `points` has shape (n+1, …), start first: (n+1, d) for one run in d variables, (n+1,) in one variable, with a
    further axis for many starts. `losses` has shape (n+1, …). `diverged_at` is the step at which the run flew away,
    or None; for many starts an array of steps, 0 where a run did not.

    >>> from mathomong import GradientDescent, parabola
    >>> descent = descend(parabola, GradientDescent(0.1), steps=2)
    >>> descent.points, descent.losses, descent.diverged
    (array([5. , 4. , 3.2]), array([25.  , 16.  , 10.24]), False)
    """

    objective: Objective
    optimizer: Any
    points: np.ndarray
    losses: np.ndarray
    diverged_at: int | np.ndarray | None = None

    @property
    def end(self) -> float | np.ndarray:
        """The last point: a number in one variable, else (d, …)."""
        return plain(self.points[-1])

    @property
    def steps(self) -> int:
        """How many finite steps were taken."""
        return len(self.points) - 1

    @property
    def diverged(self) -> bool | np.ndarray:
        """Whether the run flew away; an array of answers for many starts."""
        return self.diverged_at > 0 if isinstance(self.diverged_at, np.ndarray) else self.diverged_at is not None

    def __str__(self) -> str:
        if isinstance(self.diverged_at, np.ndarray):
            return f"Descent({self.steps} steps, {self.diverged.size} starts, {self.diverged.sum()} diverged)"
        losses = f"loss {in_short(self.losses[0])} → {in_short(self.losses[-1])}"
        taken = f"diverged at step {self.diverged_at}" if self.diverged else f"{self.steps} steps"
        return f"Descent({taken}, {losses})"

    __repr__ = __str__


def in_short(value: float) -> str:
    """Four significant figures; below 1e-12 it is 0, or round-off would differ between processors.

    >>> in_short(0.00136183), in_short(3e-17)
    ('0.001362', '0')
    """
    return "0" if abs(value) < 1e-12 else f"{value:.4g}"


def descend(
    objective: Objective, optimizer: Any, start: Any = None, steps: int = 50, batches: Iterable | None = None
) -> Descent:
    """Take `steps` steps of `optimizer` on `objective`, from `start` (the objective's own, unless told).

    `start` is one point, or many at once along later axes: shape (d, …), in one variable (…). With `batches`, a
    stream of objectives such as `minibatches(…)`, each step takes its gradient from the next of them, while losses
    are recorded on the whole `objective`. A run has diverged at the first step whose loss is not finite or passes
    10⁹ × max(1, |first loss|); it ends there, and of many starts only that one is frozen.
    Raises TypeError or ValueError with one sentence for a start, a number of steps or batches that can't be used.

    >>> from mathomong import GradientDescent, bowl, parabola
    >>> descend(bowl, GradientDescent(0.1), steps=20)
    Descent(20 steps, loss 10.25 → 0.001362)
    >>> descend(parabola, GradientDescent(1.1), steps=100)
    Descent(diverged at step 57, loss 25 → 1.846e+10)
    """
    _expect_kinds(objective, optimizer, batches)
    w = np.asarray(objective.point(objective.start if start is None else start))
    steps = whole(steps, "steps")
    _expect_room(steps, w)
    with np.errstate(all="ignore"):  # overflow is how a run flies away: it is named, not warned about
        many = w.ndim > (objective.dimensions > 1)
        run = _many if many else _one
        found = run(objective, optimizer, w, steps, _sources(objective, batches))
    return Descent(objective, optimizer, *map(frozen, found))


def _one(objective: Objective, optimizer: Any, w: np.ndarray, steps: int, sources: Iterator) -> tuple:
    """One run: points, losses, and the step at which it flew away, if it did."""
    points, losses = np.empty((steps + 1, *w.shape)), np.empty(steps + 1)
    w, memory = plain(w), optimizer.init(plain(w))
    points[0], losses[0] = w, objective(w)
    limit = float(_limit(losses[0]))
    if limit < 0:
        raise ValueError(
            f"the loss of {objective.name} at start is {losses[0]:g}; start at a point where it is finite."
        )
    for n in range(1, steps + 1):
        step, memory = optimizer.update(next(sources).gradient(w), memory)
        w = w + step
        loss = objective(w)
        if not (abs(loss) <= limit and _is_finite(w)):
            return points[:n].copy(), losses[:n].copy(), n
        points[n], losses[n] = w, loss
    return points, losses, None


def _many(objective: Objective, optimizer: Any, w: np.ndarray, steps: int, sources: Iterator) -> tuple:
    """Many runs side by side; each that flies away is frozen where it last was."""
    memory, loss = optimizer.init(w), objective(w)
    points, losses = np.empty((steps + 1, *w.shape)), np.empty((steps + 1, *loss.shape))
    points[0], losses[0] = w, loss
    limit, diverged_at = _limit(loss), np.zeros(loss.shape, int)
    for n in range(1, steps + 1):
        step, memory = optimizer.update(next(sources).gradient(w), memory)
        moved = w + step
        moved_loss = objective(moved)
        stays = (np.abs(moved_loss) <= limit) & np.isfinite(moved).reshape(-1, *loss.shape).all(axis=0)
        if stays.all() and not diverged_at.any():  # as mostly: then nothing has to be kept back
            w, loss = moved, moved_loss
        else:
            diverged_at[(diverged_at == 0) & ~stays] = n
            w, loss = np.where(diverged_at, w, moved), np.where(diverged_at, loss, moved_loss)
        points[n], losses[n] = w, loss
    return points, losses, diverged_at


def _limit(loss: float | np.ndarray) -> float | np.ndarray:
    """The largest loss that counts as still here; negative, so that none does, where the first is not finite."""
    return np.where(np.isfinite(loss), np.minimum(FLOWN_AWAY * np.maximum(1.0, np.abs(loss)), LARGEST), -1.0)


def _is_finite(w: float | np.ndarray) -> bool:
    return math.isfinite(w) if isinstance(w, float) else np.isfinite(w).all()


def _sources(objective: Objective, batches: Iterable | None) -> Iterator[Objective]:
    """Where each step takes its gradient: the next batch, or always the whole objective."""
    if batches is None:
        yield from repeat(objective)
    for batch in batches:
        of_kind(batch, Objective, "each of the batches must be an Objective, such as line_fit(x, y)")
        if batch.dimensions != objective.dimensions:
            raise ValueError(f"each of the batches must have the variables of {objective.name}; you gave {batch}.")
        yield batch
    raise ValueError("batches ended before the steps did; give one for each, such as minibatches(line_fit, x, y, 2).")


def _expect_kinds(objective: Objective, optimizer: Any, batches: Any) -> None:
    expect_objective(objective)
    if not (batches is None or np.iterable(batches)):
        raise TypeError(
            f"batches must be many objectives, such as minibatches(line_fit, x, y, 2); you gave {shown(batches)}."
        )
    if not (hasattr(optimizer, "init") and hasattr(optimizer, "update")) or isinstance(optimizer, type):
        raise TypeError(f"an optimizer is needed, such as GradientDescent(0.1); you gave {shown(optimizer)}.")


def _expect_room(steps: int, w: np.ndarray) -> None:
    if (steps + 1) * w.size > NUMBERS_AT_ONCE:
        raise ValueError(
            f"{shown(steps)} steps from {w.size} numbers do not fit in memory; try fewer steps or fewer starts."
        )


@dataclass(frozen=True, eq=False)
class minibatches:  # noqa: N801 (it reads as a verb's object: descend(…, batches=minibatches(…)))
    """A re-iterable, endless stream of objectives, each on `size` samples of (x, y).

    `fit(x, y)` makes an Objective from a batch, as line_fit does. Every epoch (one pass over all samples) is shuffled
    afresh; the last batch of an epoch holds what is left. Each new iteration starts again from `seed`, so a run can
    be repeated exactly.

    >>> from mathomong import line_fit
    >>> batches = minibatches(line_fit, [1, 2, 3, 4, 5], [2, 4, 6, 8, 10], size=2, seed=0)
    >>> next(iter(batches))
    Objective(line fit)
    """

    fit: Callable
    x: np.ndarray
    y: np.ndarray
    size: int
    seed: int = 0

    def __post_init__(self) -> None:
        x, y = paired(self.x, self.y)
        size = whole(self.size, "size", low=1, such_as=2)
        if size > len(x):
            raise ValueError(f"size must be from 1 to the number of samples, {len(x)}; you gave {shown(self.size)}.")
        seed = whole(self.seed, "seed", such_as=0)
        function(self.fit, "fit")
        for name, value in {"x": x, "y": y, "size": size, "seed": seed}.items():
            object.__setattr__(self, name, value)

    def __iter__(self) -> Iterator[Objective]:
        shuffle = np.random.default_rng(self.seed).permutation
        while True:
            order = shuffle(len(self.x))
            for first in range(0, len(order), self.size):
                batch = order[first : first + self.size]
                yield self._fit(self.x[batch], self.y[batch])

    def _fit(self, x: np.ndarray, y: np.ndarray) -> Objective:
        try:
            return self.fit(x, y)
        except TypeError as error:
            raise miscalled(error, self.fit, "fit", 2, "of x and y, such as line_fit") from None
