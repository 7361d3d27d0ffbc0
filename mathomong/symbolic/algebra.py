"""From a formula's tree to numpy functions: its value, and its gradient, which sympy works out. The one door to sympy."""

import linecache
import operator
from collections.abc import Callable
from functools import cache
from operator import itemgetter
from types import SimpleNamespace
from typing import Any

import numpy as np

from mathomong.functions import sigmoid
from mathomong.symbolic.formula import LATEX, Number, Tree, Variable

_SIGNS = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
    "^": operator.pow,
    "neg": operator.neg,
}
NUMERIC = {
    "+": np.add,
    "-": np.subtract,
    "*": np.multiply,
    "/": np.divide,
    "^": lambda u, v: np.asarray(u, float) ** v,  # the operator knows a short way to squares
    "neg": np.negative,
    "sin": np.sin,
    "cos": np.cos,
    "tan": np.tan,
    "exp": np.exp,
    "log": np.log,
    "sqrt": np.sqrt,
    "abs": np.abs,
    "sigmoid": lambda z: np.asarray(sigmoid(z)),
    "tanh": np.tanh,
    "relu": lambda z: np.maximum(z, 0.0),
    "sign": np.sign,
    "step": lambda z: np.heaviside(z, 0.0),
    "power": np.float_power,
}

# The slope of each function along each of its arguments, in terms of the functions f. At a corner it is 0 by agreement.
_SLOPES = {
    "sin": lambda f, u: (f.cos(u),),
    "cos": lambda f, u: (-f.sin(u),),
    "tan": lambda f, u: (1 + f.tan(u) ** 2,),
    "exp": lambda f, u: (f.exp(u),),
    "log": lambda f, u: (1 / u,),
    "sqrt": lambda f, u: (1 / (2 * f.sqrt(u)),),
    "abs": lambda f, u: (f.sign(u),),
    "sigmoid": lambda f, u: (f.sigmoid(u) * (1 - f.sigmoid(u)),),
    "tanh": lambda f, u: (1 - f.tanh(u) ** 2,),
    "relu": lambda f, u: (f.step(u),),
    "sign": lambda f, u: (0 * u,),
    "step": lambda f, u: (0 * u,),
    "power": lambda f, u, v: (v * f.power(u, v - 1), f.power(u, v) * f.log(u)),
}
_LATEX = {name: template for name, (_, template, _) in LATEX.items()} | {
    "power": "{}^{{{}}}",
}


def value_function(tree: Tree, letters: tuple[str, ...]) -> Callable:
    """The tree as a numpy function of w, which has shape (d, …), or (…) where there is one letter only.

    >>> value_function(Variable("x"), ("x",))(np.array([3.0, 4.0]))
    array([3., 4.])
    """
    value = _evaluator(tree)
    return _of_points(lambda **at: [value(at)], letters, lambda parts: parts[0])


def gradient_function(tree: Tree, letters: tuple[str, ...]) -> tuple[Callable, tuple[str, ...]]:
    """The symbolic gradient of the tree: as a function of w, shaped as w, and as LaTeX, one formula per letter.

    Raises ValueError with one sentence if the tree divides by 0 everywhere.

    >>> gradient_function(Variable("x"), ("x",))[1]
    ('1',)
    """
    import sympy

    whole, symbols = _symbolic(tree), [_symbol(letter) for letter in letters]
    if whole.has(sympy.zoo, sympy.nan):
        raise ValueError("This divides by something that is always 0: change what stands below the fraction line.")
    slopes = [_readable(whole.diff(symbol)) for symbol in symbols]
    numeric = _numeric(symbols, slopes)
    joined = np.array if len(letters) > 1 else (lambda parts: parts[0])  # quicker than stack for a single point
    return _of_points(numeric, letters, joined), tuple(map(sympy.latex, slopes))


def _numeric(symbols: list, slopes: list) -> Callable:
    """The slopes as one numpy function of the symbols.

    Its text does not stay in Python's store of lines: sympy takes it out again when the function is forgotten, and
    where that happens while Python goes through the store for a traceback, a KeyError is what is seen instead.
    """
    import sympy

    function = sympy.lambdify(symbols, slopes, [NUMERIC, "numpy"], cse=True)
    linecache.cache.pop(function.__code__.co_filename, None)
    return function


def _of_points(parts: Callable, letters: tuple[str, ...], joined: Callable) -> Callable:
    """A function of w, made from a function of the letters' values; a part that is constant fills the shape."""

    def at_points(w):
        at = dict(zip(letters, map(np.asarray, w if len(letters) > 1 else [w]), strict=True))
        shape = at[letters[0]].shape
        with np.errstate(all="ignore"):  # outside its domain a function is NaN or infinite, which is no mishap
            return joined([part + np.zeros(shape) for part in parts(**at)])

    return at_points


def _evaluator(tree: Tree) -> Callable[[dict[str, np.ndarray]], float | np.ndarray]:
    """The tree as a function of the letters' values."""
    if tree.value is not None:
        return lambda at: tree.value
    if isinstance(tree, Variable):
        return itemgetter(tree.name)
    function, *parts = NUMERIC[tree.name], *map(_evaluator, tree.arguments)
    return lambda at: function(*[part(at) for part in parts])


def _symbolic(tree: Tree) -> Any:
    """The tree as a sympy expression."""
    import sympy

    if isinstance(tree, Variable):
        return _symbol(tree.name)
    if isinstance(tree, Number):
        exact = sympy.Integer if tree.value.is_integer() else sympy.Float
        return {"pi": sympy.pi, "e": sympy.E}.get(tree.name) or exact(tree.value)
    arguments, last = [_symbolic(argument) for argument in tree.arguments], tree.arguments[-1].value
    if tree.name == "^" and (last is None or not last.is_integer()):
        return _functions().power(*arguments)
    return (_SIGNS.get(tree.name) or getattr(_functions(), tree.name))(*arguments)


@cache
def _symbol(letter: str) -> Any:
    import sympy

    return sympy.Symbol(letter, real=True)


@cache
def _functions() -> SimpleNamespace:
    """One sympy function per name, that knows its slope and its LaTeX, and rewrites nothing.

    Sympy's own functions rewrite too much for us: exp(n·log 2) becomes the whole number 2ⁿ, digit by digit.
    """
    import sympy

    functions = SimpleNamespace()
    for name, slopes in _SLOPES.items():
        abilities = {
            "fdiff": lambda self, argindex=1, slopes=slopes: slopes(functions, *self.args)[argindex - 1],
            "_latex": _function_latex,
            "is_number": False,  # so that nothing tries to compute e^(e^(e^9)) digit by digit
            "_eval_evalf": lambda self, precision: None,
            "_should_evalf": classmethod(lambda cls, argument: -1),
        }
        setattr(functions, name, type(name, (sympy.Function,), abilities))
    return functions


def _function_latex(function: Any, printer: Any, exp: str | None = None) -> str:
    """What sympy's printer asks for; `exp` is the power to which the function is raised."""
    name, parts = type(function).__name__, [printer._print(argument) for argument in function.args]
    if name == "power" and not parts[0].replace(".", "").isalnum():
        parts[0] = rf"\left({parts[0]}\right)"
    text = _LATEX[name].format(*parts)
    if exp is None:
        return text
    return rf"\left({text}\right)^{{{exp}}}" if name in ("exp", "power") else f"{text}^{{{exp}}}"


def _readable(slope: Any) -> Any:
    """The slope with numbers as one would write them: 2 for 2.0, and decimals for long whole numbers and fractions."""
    import sympy

    long = {n: sympy.Float(n, 15) for n in slope.atoms(sympy.Rational) if max(abs(n.p), n.q) > 2**53}
    whole = {n: sympy.Integer(n) for n in slope.atoms(sympy.Float) if abs(n) < 2**53 and n == int(n)}
    return slope.xreplace(long | whole)
