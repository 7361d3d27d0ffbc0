"""Batches: a descent that looks at a few samples for each step, counted by two clocks, and what each sample asks for."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import cycle, islice

import numpy as np

from mathomong.descent import Descent, descend, in_short, minibatches
from mathomong.fits import Fit
from mathomong.optimizers import GradientDescent
from mathomong.values import number, of_kind, plain, whole

# Sixteen noisy samples around y = 2x + 1, the middle of x at 0.
NOISY_X = tuple(round(-1.5 + 0.2 * n, 1) for n in range(16))
NOISY_Y = (-1.8, -2.1, -1.6, -3.2, 1.4, 1.1, 0.1, 1.6, 1.5, 1.0, 3.0, 2.1, 2.5, 2.4, 4.1, 3.9)
COLUMNS = ("batch size", "rate", "updates", "gradients", "epochs", "end loss", "rises")


@dataclass(frozen=True, eq=False)
class BatchRun:
    """A gradient descent whose `steps` updates each take their gradient from the next of the `batches`.

    w ← w − learning_rate · mean of the gradients of the samples in the batch

    It starts at the objective's own start, and its losses are those on all samples. Raises TypeError or ValueError
    with one sentence where `batches` are no minibatches, or a number is out of range.

    >>> from mathomong import line_fit
    >>> run = BatchRun(minibatches(line_fit, NOISY_X, NOISY_Y, size=4, seed=0), learning_rate=0.1, steps=8)
    >>> run
    BatchRun(32 gradients, loss 5.43 → 1.079)
    >>> run.updates, run.epochs, run.updates_in_an_epoch
    (8, 2.0, 4)
    """

    batches: minibatches
    learning_rate: float
    steps: int = 20

    def __post_init__(self) -> None:
        of_kind(self.batches, minibatches, "batches must be minibatches, such as minibatches(line_fit, x, y, size=4)")
        object.__setattr__(self, "learning_rate", number(self.learning_rate, "learning_rate", 0.0))
        object.__setattr__(self, "steps", whole(self.steps, "steps"))

    @cached_property
    def objective(self) -> Fit:
        """The loss on all samples, as a landscape."""
        return self.batches.fit(self.batches.x, self.batches.y)

    @cached_property
    def descent(self) -> Descent:
        """Where the run went."""
        return descend(self.objective, GradientDescent(self.learning_rate), steps=self.steps, batches=self._taken)

    @cached_property
    def _taken(self) -> list[Fit]:
        """The batch of each update, and the one that would come next."""
        return list(islice(self.batches, self.steps + 1))

    @property
    def end(self) -> np.ndarray:
        """The place now."""
        return self.descent.end

    @property
    def updates(self) -> int:
        """How many finite steps were taken."""
        return self.descent.steps

    @property
    def updates_in_an_epoch(self) -> int:
        """How many batches it takes to see every sample once; the last may be smaller."""
        return -(-len(self.batches.x) // self.batches.size)

    @cached_property
    def gradients(self) -> np.ndarray:
        """How many gradients of single samples were worked out, after each update; 0 comes first."""
        whole_ones, rest = divmod(len(self.batches.x), self.batches.size)
        sizes = cycle([self.batches.size] * whole_ones + [rest] * (rest > 0))
        return np.cumsum([0, *islice(sizes, self.updates)])

    @property
    def epochs(self) -> float:
        """How many times all samples were seen."""
        return plain(self.gradients[-1] / len(self.batches.x))

    @property
    def rises(self) -> int:
        """After how many updates the loss was higher than before; what rounding does is no rise."""
        before, after = self.descent.losses[:-1], self.descent.losses[1:]
        return int(np.sum(after > before * (1 + 1e-9)))

    @property
    def next_batch(self) -> Fit:
        """The loss on the samples of the next update alone."""
        return self._taken[self.updates]

    def sample_gradients(self, of: Fit | None = None) -> np.ndarray:
        """The gradient of each single sample here, shape (samples, 2): of all, or of those in one batch."""
        data = of or self.objective
        return sample_gradients(self.batches.fit, data, self.end)

    def __str__(self) -> str:
        if self.descent.diverged:
            return f"BatchRun({self.gradients[-1]} gradients, diverged at step {self.descent.diverged_at})"
        first, last = self.descent.losses[[0, -1]]
        return f"BatchRun({self.gradients[-1]} gradients, loss {in_short(first)} → {in_short(last)})"

    __repr__ = __str__


def sample_gradients(fit, data: Fit, place: np.ndarray) -> np.ndarray:
    """The gradient that each sample of `data` has alone at `place`, shape (samples, coordinates).

    `fit(x, y)` makes an Objective from samples, as line_fit does. Their mean is the gradient on all of `data`.

    >>> from mathomong import line_fit
    >>> data = line_fit([1, 2], [3, 5])
    >>> sample_gradients(line_fit, data, (0, 0)), data.gradient((0, 0))
    (array([[ -6.,  -6.],
           [-20., -10.]]), array([-13.,  -8.]))
    """
    alone = (fit(data.x[n : n + 1], data.targets[n : n + 1]) for n in range(len(data.x)))
    return np.array([sample.gradient(place) for sample in alone])


def trade_offs(runs: Sequence[BatchRun]) -> str:
    """A table of runs, one a line: what each cost, and what it reached.

    >>> from mathomong import line_fit
    >>> runs = [BatchRun(minibatches(line_fit, NOISY_X, NOISY_Y, size), 0.1, steps=16 // size) for size in (1, 16)]
    >>> print(trade_offs(runs))
    batch size  rate  updates  gradients  epochs  end loss  rises
             1   0.1       16         16       1    0.8998      5
            16   0.1        1         16       1     3.962      0
    """
    cells = [COLUMNS, *map(_cells, runs)]
    return "\n".join("  ".join(cell.rjust(len(name)) for cell, name in zip(row, COLUMNS, strict=True)) for row in cells)


def _cells(run: BatchRun) -> list[str]:
    loss = "flew away" if run.descent.diverged else in_short(run.descent.losses[-1])
    counts = run.updates, int(run.gradients[-1]), run.epochs
    return [
        f"{run.batches.size}",
        f"{run.learning_rate:g}",
        *(f"{count:.4g}" for count in counts),
        loss,
        f"{run.rises}",
    ]


def batch_code(run: BatchRun, kept: Sequence[BatchRun] = ()) -> str:
    """Code that leaves the run in `result`, and the kept ones, which have the same samples, in the list `kept`.

    >>> from mathomong import line_fit
    >>> print(batch_code(BatchRun(minibatches(line_fit, [1, 2], [3, 5], size=1, seed=3), 0.1, steps=2)))
    from mathomong import line_fit, minibatches
    from mathomong.batches import BatchRun
    <BLANKLINE>
    samples = [1.0, 2.0], [3.0, 5.0]
    result = BatchRun(minibatches(line_fit, *samples, size=1, seed=3), learning_rate=0.1, steps=2)
    print(result)
    """
    names = [f"kept_{n}" for n in range(1, len(kept) + 1)]
    lines = [
        "from mathomong import line_fit, minibatches",
        "from mathomong.batches import BatchRun",
        "",
        f"samples = {run.batches.x.tolist()}, {run.batches.y.tolist()}",
        *(f"{name} = {_call(each)}" for name, each in zip([*names, "result"], [*kept, run], strict=True)),
        *([f"kept = [{', '.join(names)}]"] if kept else []),
    ]
    return "\n".join([*lines, "print(result)"])


def _call(run: BatchRun) -> str:
    stream = f"minibatches(line_fit, *samples, size={run.batches.size}, seed={run.batches.seed})"
    return f"BatchRun({stream}, learning_rate={run.learning_rate}, steps={run.steps})"
