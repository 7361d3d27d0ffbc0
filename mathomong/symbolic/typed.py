"""From text to a function of one letter, and back: what a learner types beside a curve."""

from functools import lru_cache
from typing import Any

from mathomong.functions import Differentiable
from mathomong.objectives import Objective
from mathomong.symbolic.known import TYPED
from mathomong.symbolic.learner import LearnerFunction, learner_function
from mathomong.values import shown

_OWN = {text: function for function, text in TYPED.items() if isinstance(function, Differentiable)}  # x^2 → square


@lru_cache(maxsize=16)
def typed_function(text: str) -> Differentiable | LearnerFunction:
    """The function of one letter that a learner typed; for x^2 and the like it is the package's own.

    The same text gives the same function. Raises TypeError or ValueError with one sentence where it can't be read or
    has more than one letter.

    >>> typed_function("x^2"), typed_function("3x^2")
    (square, Objective(3x^2))
    """
    if text in _OWN:
        return _OWN[text]
    function = learner_function(text)
    if function.dimensions > 1:
        raise ValueError(f"A curve has room for one letter; you gave {', '.join(function.variables)}. Try x^2 - 3x.")
    return function


def spelled(function: Any) -> str:
    """How one would type the function; text stays as it is. Raises TypeError where nobody knows.

    >>> from mathomong import exp
    >>> spelled(exp), spelled("x^2 + 1")
    ('e^x', 'x^2 + 1')
    """
    text = function.name if isinstance(function, LearnerFunction) else function
    if isinstance(text, Differentiable | Objective):
        text = TYPED.get(text)
    if not isinstance(text, str):
        raise TypeError(f"f must be a function such as square, or text such as 'x^2 - 3x'; you gave {shown(function)}.")
    return text
