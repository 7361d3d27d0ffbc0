"""The tree of a formula: numbers, letters and calls, kept so small that nothing made from it can grow out of hand."""

import math
import operator
from dataclasses import dataclass

LARGEST = 1e12  # of any constant
EXPONENT = 20  # of one constant power
DEGREE = 60  # of powers of powers: their exponents multiply, and exact whole numbers would become gigantic

CONSTANTS = {"pi": math.pi, "e": math.e}
FUNCTIONS = {
    "sin": math.sin,
    "cos": math.cos,
    "tan": math.tan,
    "exp": math.exp,
    "log": math.log,
    "sqrt": math.sqrt,
    "abs": abs,
    "sigmoid": lambda z: (1 + math.tanh(z / 2)) / 2,
    "tanh": math.tanh,
    "relu": lambda z: max(z, 0.0),
}
_SIGNS = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
    "^": operator.pow,
    "neg": operator.neg,
}

# How LaTeX is put together: how tightly it holds together, and how tightly each argument must, or it gets a bracket.
_WHOLE, _BASE, _FACTOR, _PRODUCT, _SUM = 5, 4, 3, 2, 1
LATEX = {
    "+": (_SUM, "{} + {}", (_SUM, _PRODUCT)),
    "-": (_SUM, "{} - {}", (_SUM, _PRODUCT)),
    "neg": (_SUM, "- {}", (_PRODUCT,)),
    "*": (_PRODUCT, "{} {}", (_PRODUCT, _FACTOR)),
    "/": (_FACTOR, r"\frac{{{}}}{{{}}}", (_SUM, _SUM)),
    "^": (_BASE, "{}^{{{}}}", (_WHOLE, _SUM)),
    "exp": (_BASE, "e^{{{}}}", (_SUM,)),
    "sqrt": (_WHOLE, r"\sqrt{{{}}}", (_SUM,)),
    "abs": (_WHOLE, r"\left|{}\right|", (_SUM,)),
    "sin": (_WHOLE, r"\sin\left({}\right)", (_SUM,)),
    "cos": (_WHOLE, r"\cos\left({}\right)", (_SUM,)),
    "tan": (_WHOLE, r"\tan\left({}\right)", (_SUM,)),
    "log": (_WHOLE, r"\ln\left({}\right)", (_SUM,)),
    "tanh": (_WHOLE, r"\tanh\left({}\right)", (_SUM,)),
    "sigmoid": (_WHOLE, r"\sigma\left({}\right)", (_SUM,)),
    "relu": (_WHOLE, r"\operatorname{{relu}}\left({}\right)", (_SUM,)),
    "sign": (_WHOLE, r"\operatorname{{sign}}\left({}\right)", (_SUM,)),  # these three can't be typed:
    "step": (_WHOLE, r"\operatorname{{step}}\left({}\right)", (_SUM,)),  # 1 above 0, else 0
    "slope": (_FACTOR, r"\frac{{d}}{{d {1}}}\left({0}\right)", (_SUM, _WHOLE)),  # a derivative not worked out yet
}


@dataclass(frozen=True)
class Number:
    """A constant: its value, and its name where it has one (pi, e)."""

    value: float
    name: str = ""


@dataclass(frozen=True)
class Variable:
    """A letter that may take any value, so its own `value` is None."""

    name: str
    value: None = None


@dataclass(frozen=True)
class Call:
    """A sign (+ - * / ^ neg) or a function with its arguments; `value` is the number it always is, or None."""

    name: str
    arguments: tuple
    value: float | None = None


Tree = Number | Variable | Call


def call(name: str, *arguments: Tree) -> Call:
    """A new node of the tree; eᵘ becomes exp(u).

    Constants are computed, and bounded, here. Raises ValueError with one sentence if a constant has no value or
    is larger than 10¹², or if a power is.

    >>> call("+", Number(2.0), Number(3.0)).value
    5.0
    """
    values = [argument.value for argument in arguments]
    if name == "/" and values[1] == 0:
        raise ValueError("This divides by 0, which has no value: change what stands below the fraction line.")
    if name == "^":
        _check_power(*arguments)
    value = None if None in values else _constant(name, values)
    if name == "^" and arguments[0] == Number(math.e, "e"):
        return Call("exp", arguments[1:], value)
    return Call(name, arguments, value)


def variables(tree: Tree) -> tuple[str, ...]:
    """The letters of a tree, each once, in alphabetical order.

    >>> variables(call("*", Variable("y"), call("sin", Variable("x"))))
    ('x', 'y')
    """
    if isinstance(tree, Call):
        return tuple(sorted({name for argument in tree.arguments for name in variables(argument)}))
    return (tree.name,) if isinstance(tree, Variable) else ()


def latex(tree: Tree) -> str:
    """The tree as LaTeX, in the order in which it was typed.

    >>> print(latex(call("*", Number(3.0), call("^", Variable("y"), Number(2.0)))))
    3 y^{2}
    """
    return _latex(tree, _SUM)


def _latex(tree: Tree, wanted: int) -> str:
    """LaTeX that holds together at least as tightly as wanted."""
    if isinstance(tree, Call):
        level, template, inner = LATEX[tree.name]
        parts = [_latex(argument, tightness) for argument, tightness in zip(tree.arguments, inner, strict=True)]
        if tree.name == "*" and parts[1].startswith((*"0123456789", r"\frac")):
            template = r"{} \cdot {}"  # 2 3 would read as twenty-three, and 2 ½ as two and a half
        text = template.format(*parts)
    else:
        level, text = (_WHOLE, tree.name) if isinstance(tree, Variable) else _number_latex(tree)
    return text if level >= wanted else rf"\left({text}\right)"


def _number_latex(number: Number) -> tuple[int, str]:
    if number.name:
        return _WHOLE, {"pi": r"\pi"}.get(number.name, number.name)
    digits, _, power = f"{number.value:.12g}".partition("e")
    return (_PRODUCT, rf"{digits} \cdot 10^{{{int(power)}}}") if power else (_WHOLE, digits)


def _constant(name: str, values: list[float]) -> float:
    try:
        value = (_SIGNS | FUNCTIONS)[name](*values)
    except OverflowError:
        value = math.inf
    except (ValueError, ZeroDivisionError):
        value = math.nan
    given = [f"({value:g})" if value < 0 else f"{value:g}" for value in values]
    text = name.join(given) if name in _SIGNS else f"{name}({values[0]:g})"
    if isinstance(value, complex) or math.isnan(value):
        raise ValueError(f"{text} has no value: there is no such number, so try another one there.")
    if abs(value) > LARGEST:
        raise ValueError(f"{text} is too large: numbers may go up to {LARGEST:g} here.")
    return float(value)


def _check_power(base: Tree, exponent: Tree) -> None:
    if abs(exponent.value or 0) > EXPONENT:
        raise ValueError(f"The power {exponent.value:g} is too large: try one from -{EXPONENT} to {EXPONENT}.")
    degree = _degree(Call("^", (base, exponent)))
    if degree > DEGREE:
        raise ValueError(f"Powers inside powers multiply to {degree:g} here, which is too large: try {DEGREE} or less.")


def _degree(tree: Tree) -> float:
    """How far the powers inside one another multiply: 6 for (x^2)^3. A function in between starts afresh."""
    if not isinstance(tree, Call) or tree.name in FUNCTIONS:
        return 1
    inner = max(_degree(argument) for argument in tree.arguments)
    return inner * (max(1, abs(tree.arguments[1].value or 1)) if tree.name == "^" else 1)
