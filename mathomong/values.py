"""The border: what comes in is checked, with one clear sentence where it is wrong; what goes out is plain."""

from collections.abc import Callable
from math import isfinite
from numbers import Real
from typing import Any

import numpy as np

LARGEST = float(np.finfo(float).max)  # a plain float compares exactly with an int of any size
NUMBERS_AT_ONCE = 200_000_000  # 1.6 GB of float64: more than an old laptop can lend


def shown(value: Any) -> str:
    """`value` as a learner would recognise it, never more than 60 characters, whatever it is.

    >>> shown("fast")
    "'fast'"
    """
    start = value[:30] if type(value) in (list, tuple) else value  # 30 are more than 60 characters
    try:
        text = " ".join(repr(start).split())
    except Exception:  # a whole number of more than 4,300 digits, or an object of a learner's own
        text = f"something of kind {type(value).__name__}, too long or too odd to show"
    return text if len(text) <= 60 else text[:57] + "..."


def plain(value: Any) -> Any:
    """A single number becomes a Python float; an array stays an array.

    >>> plain(np.float64(0.5)), plain(np.array([1.0, 2.0]))
    (0.5, array([1., 2.]))
    """
    return float(value) if np.ndim(value) == 0 else value


def number(value: Any, name: str, low: float = -np.inf, high: float = np.inf, such_as: float = 0.1) -> float:
    """`value` as a float from `low` to `high` (both allowed), or one sentence that says what to give.

    Raises TypeError if it is no number, ValueError if it is out of range, infinite or NaN.

    >>> number(2, "weight")
    2.0
    """
    value = _unpacked(value)
    if _is_real(value) and abs(value) <= LARGEST and low <= value <= high:
        return float(value)
    wanted = f"{name} must be a finite number{_range(low, high)}, such as {such_as:g}; you gave {shown(value)}."
    raise ValueError(wanted) if _is_real(value) else TypeError(wanted)


def typed_number(text: str) -> float:
    """The number in a text; a decimal comma is welcome, and a true minus. Raises ValueError with one sentence.

    >>> typed_number("−0,5")
    -0.5
    """
    try:
        typed = float(text.replace("−", "-").replace(",", "."))
    except ValueError:
        typed = np.nan
    if not np.isfinite(typed):
        raise ValueError(f"Type one number, such as 0.5; you gave {shown(text)}.")
    return typed


def whole(value: Any, name: str, low: int = 0, such_as: int = 20) -> int:
    """`value` as an int of at least `low`, or one sentence that says what to give.

    Raises TypeError if it is no number, ValueError if it is too small or has a fraction.

    >>> whole(100.0, "steps")
    100
    """
    value = _unpacked(value)
    if _is_real(value) and low <= value <= LARGEST and value == int(value):
        return int(value)
    wanted = f"{name} must be a whole number, {low} or more, such as {such_as}; you gave {shown(value)}."
    raise ValueError(wanted) if _is_real(value) else TypeError(wanted)


def array(value: Any, name: str) -> np.ndarray:
    """`value` as a new float64 array of finite numbers, or one sentence that says what to give.

    Raises TypeError if it holds anything but numbers, ValueError if it is empty, ragged, or holds NaN or infinity.

    >>> array([1, 2], "x")
    array([1., 2.])
    """
    numbers = few_enough(real_array(value, name), name)
    if numbers.size == 0:
        raise ValueError(f"{name} is empty; give at least one number, such as [1, 2, 3].")
    if not _all_finite(numbers):
        raise ValueError(f"{name} must hold finite numbers only (no NaN, no infinity); you gave {shown(value)}.")
    return numbers.copy()


def _all_finite(numbers: np.ndarray) -> bool:
    """Whether none is NaN or infinite; the sum of their squares, which says so for most, is there sooner."""
    return isfinite(np.vdot(numbers, numbers)) or bool(np.isfinite(numbers).all())


def real_array(value: Any, name: str) -> np.ndarray:
    """`value` as a float64 array; NaN and infinity may pass, since a run that flies away meets them.

    Raises TypeError or ValueError with one sentence if `value` is not made of numbers in a regular shape.

    >>> real_array((1, 2), "w")
    array([1., 2.])
    """
    if isinstance(value, np.ndarray) and value.dtype == np.float64:
        return value
    if isinstance(value, float):
        return np.asarray(value)
    try:
        numbers = np.asarray(value)
    except ValueError:
        raise ValueError(f"{name} must have rows of equal length; you gave {shown(value)}.") from None
    except Exception:  # an object that says it is an array, and is none
        numbers = np.asarray(None)
    if numbers.dtype.kind == "O" and all(map(_is_real, numbers.flat)):  # whole numbers of more than 64 bits
        numbers = np.reshape([number(each, name) for each in numbers.flat], numbers.shape)
    if numbers.dtype.kind not in "iuf" and numbers.size:
        raise TypeError(f"{name} must be a number or a list of numbers, such as [1, 2, 3]; you gave {shown(value)}.")
    return few_enough(numbers, name).astype(float)


def few_enough(numbers: np.ndarray, name: str) -> np.ndarray:
    """`numbers` if there are no more than can be worked on at once, or one sentence (a ValueError).

    >>> few_enough(np.ones(3), "x")
    array([1., 1., 1.])
    """
    if numbers.size > NUMBERS_AT_ONCE:
        raise ValueError(f"{name} must hold at most {NUMBERS_AT_ONCE:,} numbers; you gave shape {numbers.shape}.")
    return numbers


def function(value: Any, name: str) -> Callable:
    """`value` if it can be called, or one sentence (a TypeError) that says what to give.

    >>> function(abs, "f")(-2)
    2
    """
    if not callable(value):
        raise TypeError(f"{name} must be a function, such as square or lambda x: x**2; you gave {shown(value)}.")
    return value


def of_kind(value: Any, kind: type, wanted: str) -> Any:
    """`value` if it is of that kind, or one sentence (a TypeError): `wanted` says what must be what.

    >>> of_kind(5, int, "the answer must be a whole number")
    5
    """
    if not isinstance(value, kind):
        raise TypeError(f"{wanted}; you gave {shown(value)}.")
    return value


def frozen(value: Any) -> Any:
    """`value`; where it is an array, its numbers can no longer be overwritten.

    >>> frozen(np.array([1.0, 2.0])).flags.writeable
    False
    """
    if isinstance(value, np.ndarray):
        value.setflags(write=False)
    return value


def changed(value: Any, **fields: Any) -> Any:
    """A frozen value with other fields that are known to be good: a slider's frame has no time to look twice.

    >>> from mathomong import squared_error
    >>> changed(squared_error, name="mean of squares")
    mean of squares
    """
    other = object.__new__(type(value))
    other.__dict__.update(vars(value) | fields)
    return other


def answer(result: Any, shape: tuple, name: str) -> float | np.ndarray:
    """What a function gave for numbers in that shape: a constant holds everywhere.

    >>> answer(2, (3,), "the result of mine")
    array([2., 2., 2.])
    """
    result = real_array(result, name)
    return result if result.ndim else plain(np.full(shape, result))


def paired(x: Any, y: Any, x_name: str = "x", y_name: str = "y") -> tuple[np.ndarray, np.ndarray]:
    """Inputs and targets as arrays with the same number of samples (axis 0), or one sentence.

    >>> paired([1, 2], [3, 4])
    (array([1., 2.]), array([3., 4.]))
    """
    x, y = np.atleast_1d(array(x, x_name)), np.atleast_1d(array(y, y_name))
    if len(x) != len(y):
        raise ValueError(
            f"{x_name} and {y_name} must be of the same length, one {y_name} for each {x_name}; "
            f"you gave {len(x)} and {len(y)}."
        )
    return frozen(x), frozen(y)


def _unpacked(value: Any) -> Any:
    """numpy's single numbers, and arrays without an axis, count as the number they hold."""
    return value.item() if isinstance(value, (np.generic, np.ndarray)) and value.ndim == 0 else value


def _is_real(value: Any) -> bool:
    """True and False are no numbers here."""
    return isinstance(value, Real) and not isinstance(value, (bool, np.bool_))


def _range(low: float, high: float) -> str:
    """The allowed range in words; nothing where there is no bound."""
    if np.isinf(low) and np.isinf(high):
        return ""
    return f", {low:g} or more" if np.isinf(high) else f" from {low:g} to {high:.10g}"
