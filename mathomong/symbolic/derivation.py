"""A derivative worked out step by step with the rules of school, each step with the rule that made it."""

from dataclasses import dataclass

from mathomong.symbolic.formula import Call, Tree, Variable, latex
from mathomong.symbolic.rules import ORDER, RULES, Rules, outer_slope, slope
from mathomong.symbolic.tidy import tidy

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
    name, slope_at, inner = outer_slope(tree, rules) or ("", None, None)
    if inner == x:
        return name, slope_at(x)
    results = ((name, rules[name](tree, x, rules)) for name in ORDER)
    return next((name, result) for name, result in results if result is not None)
