"""Boundaries: a small network learns to tell points of two kinds apart, and where it draws the line between them."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np

from mathomong.descent import Descent, descend, in_short
from mathomong.fits import Fit, network_fit
from mathomong.functions import sigmoid, tanh
from mathomong.moons import XOR, Task
from mathomong.network import Network
from mathomong.optimizers import GradientDescent
from mathomong.stretches import stretch
from mathomong.values import number, of_kind, whole

MOST_STEPS = 200  # of an explorer
DOUBT = 0.001  # a prediction this close to one half decides nothing: round-off could turn it round
FASTEST = 1000.0


@dataclass(frozen=True, eq=False)
class Boundary:
    """A network with `hidden` tanh neurons and one σ output, after `steps` steps of gradient descent on a `task`.

    prediction = σ(w₂·tanh(w₁·x + b₁) + b₂),  loss = mean((prediction − target)²)

    Without hidden neurons it is one neuron. `seed` fixes the first weights. Raises TypeError or ValueError with one
    sentence where `task` is no Task, or a number is out of range.

    >>> learned = Boundary(XOR, hidden=4, learning_rate=1.0, steps=200)
    >>> learned
    Boundary(loss 0.2523 → 0.002785, 4 of 4 right)
    >>> learned.network.forward(XOR.x, XOR.targets).prediction.ravel().round(1)
    array([0.1, 0.9, 1. , 0.1])
    """

    task: Task = XOR
    hidden: int = 4
    learning_rate: float = 1.0
    steps: int = 0
    seed: int = 0

    def __post_init__(self) -> None:
        of_kind(self.task, Task, "task must be a Task, such as XOR or two_moons()")
        object.__setattr__(self, "learning_rate", number(self.learning_rate, "learning_rate", 0, FASTEST))
        for name in ("hidden", "steps", "seed"):
            object.__setattr__(self, name, whole(getattr(self, name), name))

    @property
    def objective(self) -> Fit:
        """The loss as a landscape over all weights and biases."""
        return self._descent.objective

    @cached_property
    def network(self) -> Network:
        """The network as it stands now."""
        return _first(self.hidden, self.seed).with_parameters(self.end)

    @property
    def end(self) -> np.ndarray:
        """All weights and biases in one vector, as they stand now."""
        return self._descent.points[self.steps]

    @property
    def losses(self) -> np.ndarray:
        """The loss after each step, shape (steps + 1,)."""
        return self._descent.losses[: self.steps + 1]

    @cached_property
    def right(self) -> int:
        """How many points lie on their own side; one that the network can't decide about lies on none."""
        return int(np.sum(~self.wrong))

    @cached_property
    def wrong(self) -> np.ndarray:
        """For each point, whether it lies on the other side or can't be decided, shape (samples,)."""
        prediction = self.network.forward(self.task.x, self.task.targets).prediction
        return (np.abs(prediction - self.task.targets) > 0.5 - DOUBT).ravel()

    @property
    def undecided(self) -> bool:
        """Whether it says one half to every point."""
        prediction = self.network.forward(self.task.x, self.task.targets).prediction
        return bool(np.abs(prediction - 0.5).max() < DOUBT)

    def z(self, x: np.ndarray) -> np.ndarray:
        """What goes into the last σ at the places `x`, shape (places, 2): above 0 where the network says 1."""
        return self.network.forward(x, np.zeros((len(x), 1))).zs[-1].ravel()

    @property
    def _descent(self) -> Descent:
        return _run(self.task, self.hidden, self.learning_rate, self.seed, stretch(self.steps))

    def __str__(self) -> str:
        loss = f"loss {in_short(self.losses[0])} → {in_short(self.losses[-1])}"
        return f"Boundary({loss}, {self.right} of {len(self.task.x)} right)"

    __repr__ = __str__


def _first(hidden: int, seed: int) -> Network:
    """The network before it has learned anything."""
    return Network.random([2, hidden, 1] if hidden else [2, 1], tanh, sigmoid, seed)


@lru_cache(maxsize=256)
def _run(task: Task, hidden: int, learning_rate: float, seed: int, steps: int) -> Descent:
    """The first so many steps."""
    fit = network_fit(_first(hidden, seed), task.x, task.targets)
    return descend(fit, GradientDescent(learning_rate), steps=steps)


def boundary_code(boundary: Boundary, kept: Sequence[Boundary] = ()) -> str:
    """Code that leaves the boundary in `result`, and the kept ones in the list `kept`.

    >>> print(boundary_code(Boundary(XOR, hidden=2, learning_rate=1.0, steps=50)))
    from mathomong.boundary import Boundary
    from mathomong.moons import XOR
    <BLANKLINE>
    result = Boundary(XOR, hidden=2, learning_rate=1.0, steps=50, seed=0)
    print(result)
    """
    names = [f"kept_{n}" for n in range(1, len(kept) + 1)]
    tasks = {"XOR" if each.task is XOR else "two_moons" for each in (*kept, boundary)}
    lines = [
        "from mathomong.boundary import Boundary",
        f"from mathomong.moons import {', '.join(sorted(tasks))}",
        "",
        *(f"{name} = {_call(each)}" for name, each in zip([*names, "result"], [*kept, boundary], strict=True)),
        *([f"kept = [{', '.join(names)}]"] if kept else []),
    ]
    return "\n".join([*lines, "print(result)"])


def _call(boundary: Boundary) -> str:
    """The call that makes it; of tasks the explorers know two."""
    task = "XOR" if boundary.task is XOR else "two_moons()"
    settings = f"hidden={boundary.hidden}, learning_rate={boundary.learning_rate}, steps={boundary.steps}"
    return f"Boundary({task}, {settings}, seed={boundary.seed})"
