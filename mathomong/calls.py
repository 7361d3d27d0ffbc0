"""Calls of a learner's own function: where one fails for a reason that can be told in a sentence, it is told."""

import inspect
from collections.abc import Callable
from typing import Any

OF_ONE = "of one number, such as lambda x: x**2"
OF_TWO = "of two numbers, such as lambda prediction, target: prediction - target"


def miscalled(error: Exception, f: Callable, name: str, numbers: int = 1, wanted: str = "") -> Exception:
    """What to raise where `f`, which is called `name`, met `error` when it was given so many `numbers`.

    It is one sentence where `f` does not take so many arguments, is a class and no function of numbers, or was asked
    for more than the memory holds; `wanted` says what it must be a function of. Any other error is the learner's own
    and stays as it is, for it names their line. It is asked only after a call has failed: one that works pays nothing.

    >>> miscalled(TypeError("takes 0 positional arguments but 1 was given"), lambda: 4, "f")
    TypeError('f must be a function of one number, such as lambda x: x**2; yours does not take 1 argument.')
    """
    wanted = f"{name} must be a function {wanted or (OF_ONE if numbers == 1 else OF_TWO)}"
    if isinstance(error, MemoryError):
        return ValueError(f"{name} was asked for more numbers at once than fit in memory; try fewer.")
    if isinstance(f, type):
        return TypeError(f"{wanted}; you gave the class {f.__name__}.")
    if not takes(f, *range(numbers)):
        return TypeError(f"{wanted}; yours does not take {numbers} argument{'s'[: numbers - 1]}.")
    return error


def takes(f: Callable, *arguments: Any, **named: Any) -> bool:
    """Whether it can be called with these arguments; functions of C that don't tell are believed.

    >>> takes(abs, 1), takes(abs, 1, 2)
    (True, False)
    """
    try:
        inspect.signature(f).bind(*arguments, **named)
    except (TypeError, ValueError) as told:
        return isinstance(told, ValueError)
    return True
