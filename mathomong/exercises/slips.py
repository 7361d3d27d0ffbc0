"""The mistakes that people make with slopes: each is a wrong rule, and the sentence that helps whoever used it."""

from collections.abc import Callable, Iterator
from functools import lru_cache, reduce

from mathomong.symbolic.derivation import worked_out
from mathomong.symbolic.equality import values
from mathomong.symbolic.formula import Call, Number, Tree, Variable, call, variables
from mathomong.symbolic.rules import ONE, RULES, TWO, line_number, outer_slope, power, slope
from mathomong.symbolic.tidy import tidy

X, ZERO = Variable("x"), Number(0.0)


@lru_cache(maxsize=64)
def mistakes(tree: Tree) -> tuple[tuple[Tree, str], ...]:
    """The wrong slopes that known mistakes give for this function of x, each with its sentence, likelier ones first.

    A mistake is made in every part of a sum, or in one part alone. One whose result is right after all, or the same
    as that of a likelier mistake, is left out.

    >>> from mathomong.symbolic.formula import latex
    >>> from mathomong.symbolic.parser import parse
    >>> wrong, sentence = mistakes(parse("x^3"))[0]
    >>> print(latex(wrong), "|", sentence)
    3 x^{3} | You brought the power down. Then it has to be lowered by one as well.
    """
    known, found = [values(_slope_by(RULES)(tree))], []
    for wrong, sentence in _all_mistakes(_parts(tree)):
        came = values(wrong)
        if not any(came.equals(other) for other in known):
            known.append(came)
            found.append((wrong, _NOTHING if wrong == ZERO else sentence))
    return tuple(found)


def _parts(tree: Tree) -> list[Tree]:
    """The parts of a sum, each with its sign."""
    if not isinstance(tree, Call) or tree.name not in ("+", "-"):
        return [tree]
    left, right = tree.arguments
    return [*_parts(left), *(part if tree.name == "+" else call("neg", part) for part in _parts(right))]


def _all_mistakes(parts: list[Tree]) -> Iterator[tuple[Tree, str]]:
    right = [_slope_by(RULES)(part) for part in parts]
    for (sentence, *ways), in_one_part in SLIPS:
        for way in ways:
            wrong = [_result(way, part) for part in parts]
            alone = [[*right[:n], each, *right[n + 1 :]] for n, each in enumerate(wrong) if in_one_part]
            yield from ((_added(slopes), sentence) for slopes in (wrong, *alone) if None not in slopes)


def _added(slopes: list[Tree]) -> Tree:
    moving = [slope for slope in slopes if slope != ZERO] or [ZERO]
    return reduce(lambda left, right: Call("+", (left, right)), moving)


def _result(way: Callable[[Tree], Tree], part: Tree) -> Tree | None:
    """What a mistake makes of one part; None where that has no value, such as the root of a negative number."""
    try:
        return tidy(way(part))
    except ValueError:
        return None


def _slope_by(rules: dict) -> Callable[[Tree], Tree]:
    return lambda part: worked_out(slope(part, X), rules)


def _with(**changed: Callable) -> Callable[[Tree], Tree]:
    """The slope by the rules of school, but for these."""
    return _slope_by({**RULES, **changed})


def _chained(made: Callable) -> Callable:
    """A wrong chain rule: `made(tree, slope of the outside as a function, inside)`."""

    def rule(tree: Tree, x: Variable, rules: dict) -> Tree | None:
        outer = outer_slope(tree, rules)
        return outer and made(tree, *outer[1:])

    return rule


def _chain(made: Callable) -> Callable[[Tree], Tree]:
    return _with(chain=_chained(made))


def _only_line(result: Callable) -> Callable:
    """A wrong rule for c·x, by what it makes of the line and its c; x alone has the c 1."""
    return lambda tree, x, _: (
        result(tree, ONE if tree == x else c) if tree == x or (c := line_number(tree, x)) else None
    )


def _only_constant(result: Callable) -> Callable:
    return lambda tree, x, _: result(tree) if x.name not in variables(tree) else None


def _factor_lost(tree: Tree, x: Variable, rules: dict) -> Tree | None:
    """The number in front goes; a minus sign stays."""
    if tree.name == "*" and tree.arguments[0].value is not None:
        return slope(tree.arguments[1], x)
    return RULES["factor"](tree, x, rules)


def _factor_added(tree: Tree, x: Variable, rules: dict) -> Tree | None:
    """(c + n)·xⁿ⁻¹ for c·xⁿ."""
    number, inner = tree.arguments if tree.name == "*" else (None, None)
    if number is None or not isinstance(inner, Call) or inner.name != "^" or inner.arguments[0] != x:
        return RULES["factor"](tree, x, rules)
    n = inner.arguments[1]
    return call("*", call("+", number, n), power(x, call("-", n, ONE)))


def _around(tree: Call, inner: Tree, other: Tree) -> Call:
    """The outside of the tree with another inside."""
    return Call(tree.name, tuple(other if argument == inner else argument for argument in tree.arguments))


def _factor_then_added(tree: Tree, x: Variable, rules: dict) -> Tree | None:
    """c·f′(g) + g′ for c·f(g)."""
    number, function = tree.arguments if tree.name == "*" else (None, None)
    outer = outer_slope(function, rules) if number is not None and number.value is not None else None
    if not outer or outer[2] == x:
        return RULES["factor"](tree, x, rules)
    return call("+", call("*", number, outer[1](outer[2])), slope(outer[2], x))


_INNER_LOST = _chained(lambda tree, slope_at, inner: slope_at(inner))
_LIKE_A_POWER = {"exp": lambda v: call("*", v, call("exp", call("-", v, ONE)))}
_BACKWARDS = {
    "power": lambda v, n: call("/", power(v, call("+", n, ONE)), call("+", n, ONE)),
    "reciprocal": lambda v, c: call("*", c, call("log", v)),
    "sin": lambda v: call("neg", call("cos", v)),
    "cos": lambda v: call("sin", v),
    "sqrt": lambda v: call("/", call("*", TWO, call("*", v, call("sqrt", v))), Number(3.0)),
    "log": lambda v: call("-", call("*", v, call("log", v)), v),
    "line": _only_line(lambda tree, c: call("/", call("*", c, power(X, TWO)), TWO)),
    "chain": _INNER_LOST,
}

_IN_A_RULE = (  # a sentence, and the ways to make this mistake
    ("You took the slope of the outside only. Multiply it by the slope of what stands inside.", _with(chain=_INNER_LOST)),
    ("You added the slope of the inside. Along a chain slopes are multiplied.",
     _chain(lambda tree, slope_at, inner: call("+", slope_at(inner), slope(inner, X))),
     _with(factor=_factor_then_added),
     _chain(lambda tree, slope_at, inner: call("+", slope_at(X), slope(inner, X)))),
    ("You multiplied by the slope of the inside, but left the outside as it was. Take its slope too.",
     _chain(lambda tree, slope_at, inner: call("*", tree, slope(inner, X)))),
    ("That is the slope of the inside alone. Multiply it by the slope of the outside.",
     _chain(lambda tree, slope_at, inner: slope(inner, X))),
    ("You put the slope of the inside into the outside. Keep the inside as it is; its slope comes as a factor.",
     _chain(lambda tree, slope_at, inner: slope_at(slope(inner, X))),
     _chain(lambda tree, slope_at, inner: _around(tree, inner, slope(inner, X)))),
    ("You took the slope of the outside at x. Take it at the inside: leave in there what stands there.",
     _chain(lambda tree, slope_at, inner: call("*", slope_at(X), slope(inner, X)))),
    ("You multiplied by the inside itself. Multiply by the slope of the inside.",
     _chain(lambda tree, slope_at, inner: call("*", slope_at(inner), inner))),
    ("You multiplied two functions. Here one stands inside the other: the outside works on what the inside gives.",
     _chain(lambda tree, slope_at, inner: call("*", _around(tree, inner, X), inner)),
     _chain(lambda tree, slope_at, inner: slope(call("*", _around(tree, inner, X), inner), X)),
     _chain(lambda tree, slope_at, inner: call("*", slope_at(X), inner))),
    ("The sign went wrong: the slope of cos carries a minus sign.", _with(cos=lambda v: call("sin", v))),
    ("The sign went wrong: the slope of sin carries no minus sign. That belongs to cos.",
     _with(sin=lambda v: call("neg", call("cos", v)))),
    ("You used the power rule on eˣ. That rule is for x below and a number above; here x itself is the power.",
     _with(**_LIKE_A_POWER), _with(**_LIKE_A_POWER, chain=_INNER_LOST)),
    ("The logarithm does not stay in its slope: it is one over what stands inside, not one over ln.",
     _with(log=lambda v: call("/", ONE, call("log", v)))),
    ("The sign went wrong: one over something falls where that something grows.",
     _with(reciprocal=lambda v, c: call("/", c, power(v, TWO)))),
    ("You brought the power down. Then it has to be lowered by one as well.",
     _with(power=lambda v, n: call("*", n, power(v, n)), sqrt=lambda v: call("/", call("sqrt", v), TWO),
           reciprocal=lambda v, c: call("neg", call("/", c, v)))),
    ("You lowered the power. The old power also comes down in front, as a factor.",
     _with(power=lambda v, n: power(v, call("-", n, ONE)), sqrt=lambda v: call("/", ONE, call("sqrt", v)))),
    ("You multiplied by the new power. The old power, before it was lowered, comes down in front.",
     _with(power=lambda v, n: call("*", call("-", n, ONE), power(v, call("-", n, ONE))))),
    ("You raised the power by one. It is lowered by one, also where it is negative.",
     _with(power=lambda v, n: call("*", n, power(v, call("+", n, ONE))), reciprocal=lambda v, c: call("neg", c),
           sqrt=lambda v: call("/", call("*", v, call("sqrt", v)), TWO))),
    ("You added the power to the number in front. Multiply the two.", _with(factor=_factor_added)),
    ("You lost the number in front. It stays, as a factor.",
     _with(factor=_factor_lost), _with(factor=_factor_lost, line=_only_line(lambda tree, c: ONE))),
    ("A part that never changes has no slope. Leave it out.",
     _with(constant=_only_constant(lambda tree: tree))),
    ("A number alone gives nothing, not one: it never changes.", _with(constant=_only_constant(lambda tree: ONE))),
    ("A straight line has the same slope everywhere, so x leaves it.", _with(line=_only_line(lambda tree, c: tree))),
    ("A straight line is no constant: it has a slope of its own.", _with(line=_only_line(lambda tree, c: ZERO))),
)  # fmt: skip
_ON_THE_WHOLE = (
    ("You went backwards, from a slope to its function: that is an integral. Lower the power and multiply.",
     _with(**_BACKWARDS), _with(**_BACKWARDS, constant=_only_constant(lambda tree: call("*", tree, X)))),
    ("That is the function itself. Its slope is wanted.", lambda part: part),
)  # fmt: skip
_LEFT = (
    ("A sign is turned round. Go through the signs once more.", lambda part: call("neg", _slope_by(RULES)(part))),
    ("A part stands there as it was. Take its slope too.", lambda part: part),
    ("A part is missing. Every part that changes gives a slope.", lambda part: ZERO),
    ("There is a factor of two too much or too little. Go through the factors once more.",
     lambda part: call("*", TWO, _slope_by(RULES)(part)), lambda part: call("/", _slope_by(RULES)(part), TWO)),
)  # fmt: skip
_TWICE = (
    ("You took the slope twice. Once is enough.", lambda part: _slope_by(RULES)(tidy(_slope_by(RULES)(part)))),
)  # fmt: skip
_NOTHING = "A slope of nothing belongs to what never changes. This function changes."

SLIPS = (  # likelier ones first; and whether one may be made in one part alone
    *((slip, True) for slip in _IN_A_RULE),
    *((slip, False) for slip in _ON_THE_WHOLE),
    *((slip, True) for slip in _LEFT),
    *((slip, False) for slip in _TWICE),
)
