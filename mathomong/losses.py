"""Losses: how wrong a prediction is, and how that changes with the prediction."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from mathomong.calls import miscalled
from mathomong.values import answer, function, of_kind, real_array


@dataclass(frozen=True)
class Loss:
    """The loss of a prediction and its derivative with respect to the prediction, both elementwise.

    `value` and `derivative` take (prediction, target): numbers or arrays that fit each other. No sum is taken
    here; Neuron and Network do that. `formula` is LaTeX, p the prediction, t the target.

    >>> squared_error(0.5, 1), squared_error.derivative(0.5, 1)
    (0.25, -1.0)
    """

    name: str
    value: Callable
    derivative: Callable
    formula: str = ""

    def __post_init__(self) -> None:
        for text in ("name", "formula"):
            of_kind(getattr(self, text), str, f"{text} must be text, such as 'squared error' or '(p - t)^2'")
        for part, name in {"value": self.name, "derivative": f"{self.name}.derivative"}.items():
            object.__setattr__(self, part, _of_pairs(function(getattr(self, part), part), name))

    def __call__(self, prediction: float | np.ndarray, target: float | np.ndarray) -> float | np.ndarray:
        return self.value(prediction, target)

    def __repr__(self) -> str:
        return self.name


def _of_pairs(f: Callable, name: str) -> Callable:
    """`f`, fed with a prediction and a target in one common shape."""

    result = f"the result of {name}"

    def checked(prediction, target):
        p, t = real_array(prediction, "prediction"), real_array(target, "target")
        if p.shape != t.shape:
            p, t = _in_one_shape(p, t)
        try:
            with np.errstate(all="ignore"):
                return answer(f(p, t), p.shape, result)
        except (TypeError, MemoryError) as error:
            raise miscalled(error, f, name, numbers=2) from None

    return checked


def _in_one_shape(p: np.ndarray, t: np.ndarray) -> list[np.ndarray]:
    try:
        return np.broadcast_arrays(p, t)
    except ValueError:
        raise ValueError(f"prediction and target must have the same shape; you gave {p.shape} and {t.shape}.") from None


def _cross_entropy(p: np.ndarray, t: np.ndarray) -> np.ndarray:
    """−(t ln p + (1 − t) ln(1 − p)), each logarithm no lower than −100, as in PyTorch's BCELoss."""
    return -t * np.maximum(np.log(p), -100) - (1 - t) * np.maximum(np.log1p(-p), -100)


def _cross_entropy_slope(p: np.ndarray, t: np.ndarray) -> np.ndarray:
    """(p − t) / (p(1 − p)), the divisor no lower than 1e-12, as in PyTorch's BCELoss."""
    return (p - t) / np.maximum(p * (1 - p), 1e-12)


# fmt: off
#                         name                  value                         derivative by the prediction     formula
squared_error      = Loss("squared error",      lambda p, t: (p - t) ** 2,      lambda p, t: 2 * (p - t),      r"(p - t)^2")
half_squared_error = Loss("half squared error", lambda p, t: (p - t) ** 2 / 2,  lambda p, t: p - t,            r"\frac{1}{2}(p - t)^2")
absolute_error     = Loss("absolute error",     lambda p, t: np.abs(p - t),     lambda p, t: np.sign(p - t),   r"|p - t|")
one_minus          = Loss("one minus",          lambda p, t: 1 - p,             lambda p, t: -np.ones_like(p), r"1 - p")
cross_entropy      = Loss("cross entropy",      _cross_entropy,                 _cross_entropy_slope,          r"-t \ln p - (1 - t) \ln(1 - p)")
# fmt: on
