"""X-rays: one step of an optimizer taken apart, per weight: the gradient, what is remembered, the own rate, the step."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from mathomong.descent import Descent, descend, in_short
from mathomong.objectives import Objective
from mathomong.optimizers import AdaGrad, Adam, GradientDescent, Momentum, Nesterov, RMSProp
from mathomong.races import RACERS, expect_two_weights, land_code
from mathomong.values import frozen, of_kind, whole

NAMES = {make: name for name, make in RACERS.items()}
MEMORY = {"momentum": "momentum", "Nesterov": "momentum", "RMSProp": "decay", "Adam": "beta1"}
Parts = tuple[tuple[str, np.ndarray], ...]


@dataclass(frozen=True, eq=False)
class XRay:
    """The last of `steps` steps of `optimizer` on `objective`, which has two weights, taken apart.

    It starts at the objective's own start. Raises TypeError or ValueError with one sentence where there are not two
    weights, or the optimizer is none of the six.

    >>> from mathomong import ravine
    >>> xray = XRay(ravine, Adam(0.1), steps=1)
    >>> xray
    XRay(step (0.1, 0.1))
    >>> for name, (first, second) in xray.parts:
    ...     print(f"{name}: {first:.4g}, {second:.4g}")
    gradient: -1, -8
    average: -0.1, -0.8
    corrected: -1, -8
    average of squares: 0.001, 0.064
    squares corrected: 1, 64
    rate for each: 0.1, 0.0125
    step: 0.1, 0.1
    """

    objective: Objective
    optimizer: Any
    steps: int = 1

    def __post_init__(self) -> None:
        expect_two_weights(self.objective)
        of_kind(self.optimizer, tuple(NAMES), "optimizer must be one of the six, such as Adam(0.1)")
        object.__setattr__(self, "steps", whole(self.steps, "steps"))

    @cached_property
    def descent(self) -> Descent:
        """The run up to this step."""
        return descend(self.objective, self.optimizer, steps=self.steps)

    @property
    def name(self) -> str:
        """What the optimizer is called."""
        return NAMES[type(self.optimizer)]

    @property
    def memory(self) -> float | None:
        """How much of what it remembers it keeps from step to step; None for those who have no such number."""
        return getattr(self.optimizer, MEMORY[self.name]) if self.name in MEMORY else None

    @property
    def taken(self) -> int:
        """How many finite steps were taken."""
        return self.descent.steps

    @cached_property
    def gradients(self) -> np.ndarray:
        """The gradient before each step, shape (taken, 2)."""
        return frozen(self.objective.gradient(self.descent.points[:-1].T).T)

    @cached_property
    def moves(self) -> np.ndarray:
        """Each step, shape (taken, 2)."""
        return frozen(np.array([step for step, _ in self._lived]).reshape(-1, 2))

    @cached_property
    def _lived(self) -> list[tuple[np.ndarray, Any]]:
        """(step, what is remembered after it) for each step: the optimizer's own, with the gradients it met."""
        memory, lived = self.optimizer.init(self.descent.points[0]), []
        for gradient in self.gradients:
            step, memory = self.optimizer.update(gradient, memory)
            lived.append((step, memory))
        return lived

    @property
    def parts(self) -> Parts:
        """(name, its two numbers) of all that goes into the last step, and the step; empty where none is taken."""
        if not self.taken:
            return ()
        gradient, (step, memory) = self.gradients[-1], self._lived[-1]
        between = _BETWEEN[type(self.optimizer)](self.optimizer, gradient, memory)
        return (("gradient", gradient), *between, ("step", step))

    def __str__(self) -> str:
        step = ", ".join(map(in_short, self.moves[-1])) if self.taken else ""
        return f"XRay(step ({step}))" if step else "XRay(no step yet)"

    __repr__ = __str__


def _alike(optimizer: Any) -> tuple[str, np.ndarray]:
    """The same rate for both weights."""
    return "rate for each", np.full(2, optimizer.learning_rate)


def _own(optimizer: Any, squares: np.ndarray) -> tuple[str, np.ndarray]:
    """The rate that each weight has for itself: learning_rate / (√squares + eps)."""
    return "rate for each", optimizer.learning_rate / (np.sqrt(squares) + optimizer.eps)


def _of_nesterov(optimizer: Nesterov, gradient: np.ndarray, velocity: np.ndarray) -> Parts:
    ahead = gradient + optimizer.momentum * velocity
    return (("velocity", velocity), ("looking ahead", ahead), _alike(optimizer))


def _of_adam(optimizer: Adam, gradient: np.ndarray, memory: Any) -> Parts:
    average = memory.average / (1 - optimizer.beta1**memory.steps)
    squares = memory.squared_average / (1 - optimizer.beta2**memory.steps)
    return (
        ("average", memory.average),
        ("corrected", average),
        ("average of squares", memory.squared_average),
        ("squares corrected", squares),
        _own(optimizer, squares),
    )


_BETWEEN: dict[type, Callable[[Any, np.ndarray, Any], Parts]] = {  # what stands between the gradient and the step
    GradientDescent: lambda optimizer, gradient, memory: (_alike(optimizer),),
    Momentum: lambda optimizer, gradient, velocity: (("velocity", velocity), _alike(optimizer)),
    Nesterov: _of_nesterov,
    AdaGrad: lambda optimizer, gradient, total: (("total of squares", total), _own(optimizer, total)),
    RMSProp: lambda optimizer, gradient, average: (("average of squares", average), _own(optimizer, average)),
    Adam: _of_adam,
}


def with_memory(name: str, learning_rate: float, memory: float) -> Any:
    """The optimizer of this name that keeps so much of what it remembers; those without such a number ignore it.

    >>> with_memory("momentum", 0.1, 0.5), with_memory("AdaGrad", 0.1, 0.5).learning_rate
    (Momentum(learning_rate=0.1, momentum=0.5), 0.1)
    """
    return RACERS[name](learning_rate, **({MEMORY[name]: memory} if name in MEMORY else {}))


def xray_code(xray: XRay, kept: Sequence = ()) -> str:
    """Code that leaves the X-ray in `result`; none are kept.

    >>> from mathomong import ravine
    >>> print(xray_code(XRay(ravine, Momentum(0.1), steps=3)))
    from mathomong import ravine
    from mathomong import Momentum
    from mathomong.xrays import XRay
    <BLANKLINE>
    result = XRay(ravine, Momentum(learning_rate=0.1, momentum=0.9), steps=3)
    print(result)
    """
    imports = f"from mathomong import {type(xray.optimizer).__name__}\nfrom mathomong.xrays import XRay"
    return land_code(xray.objective, imports, f"XRay({{land}}, {xray.optimizer!r}, steps={xray.steps})")
