"""The rules of school for slopes: what each makes of d/dx of a tree, written as a tree again."""

from collections.abc import Callable, Mapping

from mathomong.symbolic.formula import FUNCTIONS, Call, Number, Tree, Variable, call, variables

Rules = Mapping[str, Callable]
ONE, TWO = Number(1.0), Number(2.0)


def slope(tree: Tree, x: Variable) -> Call:
    """d/dx of the tree, not worked out."""
    return Call("slope", (tree, x))


def outer_slope(tree: Tree, rules: Rules) -> tuple[str, Callable, Tree] | None:
    """The rule's name, the outer function's slope as a function of a tree, and what stands inside.

    None where there is no outer function. c/v is taken for one of v, and so are vⁿ and cᵛ.
    """
    if not isinstance(tree, Call) or tree.value is not None:
        return None
    if tree.name in FUNCTIONS:
        return tree.name, rules[tree.name], tree.arguments[0]
    left, right = (*tree.arguments, None)[:2]
    if tree.name == "^" and right.value is not None:
        return "power", lambda v: rules["power"](v, right), left
    name = {"^": "exponential", "/": "reciprocal"}.get(tree.name)
    if name and left.value is not None:
        return name, lambda v: rules[name](v, left), right
    return None


def power(base: Tree, exponent: Tree) -> Tree:
    """A power, however large: what the parser bounds, a slope may pass by one."""
    return Call("^", (base, exponent))


def _constant(tree: Tree, x: Variable, _: Rules) -> Tree | None:
    return Number(0.0) if x.name not in variables(tree) else None


def _line(tree: Tree, x: Variable, _: Rules) -> Tree | None:
    if tree == x:
        return Number(1.0)
    return line_number(tree, x)


def line_number(tree: Tree, x: Variable) -> Tree | None:
    """The c of c·x; None where the tree is something else."""
    if not isinstance(tree, Call) or tree.name != "*" or x not in tree.arguments:
        return None
    return next((each for each in tree.arguments if x.name not in variables(each)), None)


def _sum(tree: Call, x: Variable, _: Rules) -> Tree | None:
    """Nested sums in one go."""
    if not isinstance(tree, Call) or tree.name not in ("+", "-"):
        return None
    return call(tree.name, *(_sum(part, x, _) or slope(part, x) for part in tree.arguments))


def _factor(tree: Call, x: Variable, rules: Rules) -> Tree | None:
    """The number goes in front; a minus sign and the number after it in one go."""
    if tree.name == "neg":
        inner = tree.arguments[0]
        line = inner == x or line_number(inner, x)
        return call("neg", (None if line else rules["factor"](inner, x, rules)) or slope(inner, x))
    if tree.name not in ("*", "/"):
        return None
    left, right = tree.arguments
    if x.name not in variables(right):
        return call("/", slope(left, x), right) if tree.name == "/" else call("*", right, slope(left, x))
    return call("*", left, slope(right, x)) if tree.name == "*" and x.name not in variables(left) else None


def _chain(tree: Call, x: Variable, rules: Rules) -> Tree | None:
    if outer := outer_slope(tree, rules):
        _, slope_at, inner = outer
        return call("*", slope_at(inner), slope(inner, x))
    return None


def _product(tree: Call, x: Variable, _: Rules) -> Tree | None:
    if tree.name != "*":
        return None
    left, right = tree.arguments
    return call("+", call("*", slope(left, x), right), call("*", left, slope(right, x)))


def _quotient(tree: Call, x: Variable, _: Rules) -> Tree | None:
    if tree.name != "/":
        return None
    above, below = tree.arguments
    change = call("-", call("*", slope(above, x), below), call("*", above, slope(below, x)))
    return call("/", change, power(below, Number(2.0)))


def _general_power(tree: Call, x: Variable, _: Rules) -> Tree:
    base, exponent = tree.arguments
    return call("*", tree, slope(call("*", exponent, call("log", base)), x))


ORDER = ("constant", "line", "sum", "factor", "chain", "product", "quotient", "general power")
RULES: Rules = {
    "constant": _constant,
    "line": _line,
    "sum": _sum,
    "factor": _factor,
    "chain": _chain,
    "product": _product,
    "quotient": _quotient,
    "general power": _general_power,
    # The slope of each outer function, at v.
    "power": lambda v, n: call("*", n, power(v, call("-", n, ONE))),
    "exponential": lambda v, c: call("*", power(c, v), call("log", c)),
    "reciprocal": lambda v, c: call("neg", call("/", c, power(v, TWO))),
    "exp": lambda v: call("exp", v),
    "log": lambda v: call("/", ONE, v),
    "sqrt": lambda v: call("/", ONE, call("*", TWO, call("sqrt", v))),
    "sin": lambda v: call("cos", v),
    "cos": lambda v: call("neg", call("sin", v)),
    "tan": lambda v: call("/", ONE, power(call("cos", v), TWO)),
    "sigmoid": lambda v: call("*", call("sigmoid", v), call("-", ONE, call("sigmoid", v))),
    "tanh": lambda v: call("-", ONE, power(call("tanh", v), TWO)),
    "relu": lambda v: call("step", v),
    "abs": lambda v: call("sign", v),
}
