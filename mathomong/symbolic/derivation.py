"""A derivative worked out step by step with the rules of school, each step with the rule that made it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from mathomong.symbolic.formula import FUNCTIONS, Call, Number, Tree, Variable, call, latex, variables
from mathomong.symbolic.tidy import tidy

Rules = Mapping[str, Callable]


@dataclass(frozen=True)
class Step:
    """What the derivative has become, and the rule in words that led there. "slope" calls are not worked out yet."""

    tree: Tree
    rule: str

    @property
    def latex(self) -> str:
        """The tree as LaTeX, with d/dx before what is not worked out yet."""
        return latex(self.tree)


def derivation(tree: Tree, letter: str = "x") -> tuple[Step, ...]:
    """The derivative of `tree` along `letter`, from d/dx(…) to the short form, one rule a step.

    A rule is used in all places where it is needed next; other letters count as constants. At a corner, as of |x|
    at 0, the result has no value. Raises ValueError with one sentence where there is no slope anywhere.

    >>> from mathomong.symbolic.parser import parse
    >>> for step in derivation(parse("x^3 + 5")):
    ...     print(step.latex, "|", step.rule.partition(":")[0])
    \\frac{d}{d x}\\left(x^{3} + 5\\right) | the question
    \\frac{d}{d x}\\left(x^{3}\\right) + \\frac{d}{d x}\\left(5\\right) | sum rule
    3 x^{3 - 1} + \\frac{d}{d x}\\left(5\\right) | power rule
    3 x^{3 - 1} + 0 | constant rule
    3 x^{2} | tidy up
    """
    steps = [Step(slope(tree, Variable(letter)), "the question")]
    while rule := _next_rule(steps[-1].tree):
        steps.append(Step(_used(rule, steps[-1].tree), WORDS[rule]))
    short = tidy(steps[-1].tree)
    return (*steps, Step(short, WORDS["tidy"])) if latex(short) != steps[-1].latex else tuple(steps)


def slope(tree: Tree, x: Variable) -> Call:
    """d/dx of the tree, not worked out."""
    return Call("slope", (tree, x))


def worked_out(tree: Tree, rules: Rules) -> Tree:
    """The tree with every slope in it worked out by `rules`, which may be wrong ones: that is how mistakes are made."""
    if not isinstance(tree, Call):
        return tree
    if tree.name == "slope":
        return worked_out(_applied(tree, rules)[1], rules)
    return Call(tree.name, tuple(worked_out(argument, rules) for argument in tree.arguments), tree.value)


def _next_rule(tree: Tree) -> str:
    """The rule for the first slope that is not worked out; nothing where there is none left."""
    if not isinstance(tree, Call):
        return ""
    if tree.name == "slope":
        return _applied(tree, RULES)[0]
    return next(filter(None, map(_next_rule, tree.arguments)), "")


def _used(rule: str, tree: Tree) -> Tree:
    """The tree with this one rule used on every slope that it fits next."""
    if not isinstance(tree, Call):
        return tree
    if tree.name == "slope":
        name, result = _applied(tree, RULES)
        return result if name == rule else tree
    return Call(tree.name, tuple(_used(rule, argument) for argument in tree.arguments), tree.value)


def _applied(pending: Call, rules: Rules) -> tuple[str, Tree]:
    """The first rule that fits, by name, and what it makes of the slope."""
    tree, x = pending.arguments
    if outer := outer_slope(tree, rules):
        name, slope_at, inner = outer
        if inner == x:
            return name, slope_at(x)
    results = ((name, rules[name](tree, x, rules)) for name in ORDER)
    return next((name, result) for name, result in results if result is not None)


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
    if tree.name == "neg":
        return call("neg", slope(tree.arguments[0], x))
    if tree.name not in ("*", "/"):
        return None
    left, right = tree.arguments
    if x.name not in variables(right):
        first, *swapped = (slope(left, x), right) if tree.name == "/" else (right, slope(left, x))
        return call(tree.name, first, *swapped)
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


ONE, TWO = Number(1.0), Number(2.0)
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
WORDS = {
    "constant": "constant rule: what never changes has slope 0",
    "line": "straight line: the slope is the number in front of the letter",
    "sum": "sum rule: take the slope of each part by itself",
    "factor": "constant factor rule: the number in front stays",
    "chain": "chain rule: the slope of the outside, times the slope of the inside",
    "product": "product rule: the slope of one factor times the other, both ways, added",
    "quotient": "quotient rule: slope above times below, minus above times slope below, over the square of below",
    "general power": "a power of base and exponent both moving: it is itself times the slope of exponent · ln(base)",
    "power": "power rule: the power comes down in front, and is then one lower",
    "exponential": "exponential rule: it keeps its form, times ln of its base",
    "reciprocal": "one-over rule: 1/x has slope −1/x²",
    "exp": "exponential rule: the slope of eˣ is eˣ itself",
    "log": "logarithm rule: the slope of ln x is 1/x",
    "sqrt": "root rule: the slope of √x is 1/(2√x)",
    "sin": "sine rule: the slope of sin is cos",
    "cos": "cosine rule: the slope of cos is −sin",
    "tan": "tangent rule: the slope of tan is 1/cos²",
    "sigmoid": "sigmoid rule: σ has slope σ · (1 − σ)",
    "tanh": "tanh rule: tanh has slope 1 − tanh²",
    "relu": "ReLU rule: slope 1 where it rises, 0 where it is flat",
    "abs": "absolute value rule: slope 1 to the right of its corner, −1 to the left",
    "tidy": "tidy up: multiply the numbers and leave out 0 and 1",
}
