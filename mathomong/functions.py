"""Functions of one number that carry their derivative with them: the couplings of a chain, a neuron's activation."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from mathomong.calls import miscalled
from mathomong.values import answer, function, of_kind, real_array, shown


@dataclass(frozen=True)
class Differentiable:
    """A function and its derivative, travelling together.

    `value` and `derivative` take a number or an array (elementwise); a number gives a Python float, a constant fits
    every array. The two formulas are LaTeX. Raises TypeError on anything that is not made of numbers.

    >>> double = Differentiable("double", lambda z: 2 * z, lambda z: 2, "2z", "2")
    >>> double(3), double.derivative(3)
    (6.0, 2.0)
    """

    name: str
    value: Callable
    derivative: Callable
    formula: str = ""
    derivative_formula: str = ""

    def __post_init__(self) -> None:
        for text in ("name", "formula", "derivative_formula"):
            of_kind(getattr(self, text), str, f"{text} must be text, such as 'square' or 'z^2'")
        for part, name in {"value": self.name, "derivative": f"{self.name}.derivative"}.items():
            object.__setattr__(self, part, _of_numbers(function(getattr(self, part), part), name))

    def __call__(self, z: float | np.ndarray) -> float | np.ndarray:
        return self.value(z)

    def __repr__(self) -> str:
        return self.name


def differentiable(value: Callable, name: str) -> Callable:
    """`value` if it is a function that carries its derivative, or one sentence (a TypeError)."""
    if not (callable(value) and callable(getattr(value, "derivative", None))):
        raise TypeError(f"{name} needs a derivative, as square or sigmoid has; you gave {shown(value)}.")
    return value


def _of_numbers(f: Callable, name: str) -> Callable:
    """`f`, fed with float arrays and giving plain floats; e¹⁰⁰⁰ is infinity and sin(∞) no number, not warnings."""

    given, result = f"the input of {name}", f"the result of {name}"

    def checked(z):
        z = real_array(z, given)
        try:
            with np.errstate(all="ignore"):
                return answer(f(z), z.shape, result)
        except (TypeError, MemoryError) as error:
            raise miscalled(error, f, name) from None

    return checked


def _sigmoid(z: np.ndarray) -> np.ndarray:
    """1 / (1 + e⁻ᶻ), written with e^(−|z|), which cannot overflow; left of 0 it is eᶻ / (1 + eᶻ)."""
    return np.exp(np.minimum(z, 0.0)) / (1 + np.exp(-np.abs(z)))


def _sigmoid_slope(z: np.ndarray) -> np.ndarray:
    """σ(z)(1 − σ(z)), written with e = e^(−|z|): e / (1 + e)². Nothing is subtracted, so nothing is lost where σ is nearly 1."""
    shrunk = np.exp(-np.abs(z))
    return shrunk / (1 + shrunk) ** 2


def _tanh_slope(z: np.ndarray) -> np.ndarray:
    """1 − tanh²(z), which is 1 / cosh²(z): nothing is lost where tanh is nearly 1."""
    return 1 / np.cosh(z) ** 2


def _relu_slope(z: np.ndarray) -> np.ndarray:
    """1 to the right of the corner, 0 to the left; at the corner itself, where there is no slope, 0 by agreement."""
    return (z > 0).astype(float)


# fmt: off
#                         name        value                        derivative              formula                       its derivative
identity = Differentiable("identity", lambda z: z,                 np.ones_like,           r"z",                         r"1")
square   = Differentiable("square",   lambda z: z * z,             lambda z: 2 * z,        r"z^2",                       r"2z")
cube     = Differentiable("cube",     lambda z: z * z * z,         lambda z: 3 * z * z,    r"z^3",                       r"3z^2")
exp      = Differentiable("exp",      np.exp,                      np.exp,                 r"e^z",                       r"e^z")
sin      = Differentiable("sin",      np.sin,                      np.cos,                 r"\sin z",                    r"\cos z")
cos      = Differentiable("cos",      np.cos,                      lambda z: -np.sin(z),   r"\cos z",                    r"-\sin z")
relu     = Differentiable("relu",     lambda z: np.maximum(z, 0),  _relu_slope,            r"\max(0, z)",                r"1 \text{ if } z > 0 \text{ else } 0")
sigmoid  = Differentiable("sigmoid",  _sigmoid,                    _sigmoid_slope,         r"\frac{1}{1 + e^{-z}}",      r"\sigma(z)\,(1 - \sigma(z))")
tanh     = Differentiable("tanh",     np.tanh,                     _tanh_slope,            r"\tanh z",                   r"1 - \tanh^2 z")
# fmt: on
