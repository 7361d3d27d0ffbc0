"""From text to a function of one letter or to a land of two, and back: what a learner types beside a picture."""

from functools import lru_cache
from typing import Any

from mathomong.functions import Differentiable
from mathomong.objectives import Objective
from mathomong.symbolic.formula import variables
from mathomong.symbolic.known import TYPED
from mathomong.symbolic.learner import LearnerFunction, learner_function
from mathomong.symbolic.parser import parse
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


@lru_cache(maxsize=16)
def typed_land(text: str) -> LearnerFunction:
    """The land over two weights that a learner typed; a formula of fewer letters is a land that is level along the rest.

    The same text gives the same land. Raises TypeError or ValueError with one sentence where it can't be read or has
    more than two letters.

    >>> typed_land("x^2 + y^4"), typed_land("sin(x)")
    (Objective(x^2 + y^4), Objective(sin(x) + 0y))
    """
    used = variables(parse(text))
    if len(used) > 2:
        raise ValueError(f"A land has room for two letters; you gave {', '.join(used)}. Try x^2 + 3y^2.")
    level = [letter for letter in "xy" if letter not in used][: 2 - len(used)]
    return learner_function(" + ".join([text, *(f"0{letter}" for letter in level)]))


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
