"""Formulas of the course's own functions and landscapes, as one would type them, so that sympy can work out slopes."""

from collections.abc import Callable
from functools import lru_cache, reduce
from typing import Any

from mathomong import functions, landscapes
from mathomong.branches import GRAPH
from mathomong.chain import Chain
from mathomong.collapse import TwoLayers
from mathomong.fits import Fit, NeuronFit
from mathomong.guesses import WeightLoss
from mathomong.losses import absolute_error, one_minus, squared_error
from mathomong.nudges import triple
from mathomong.symbolic.algebra import gradient_function
from mathomong.symbolic.formula import Call, Number, Tree, Variable, call, variables
from mathomong.symbolic.learner import LearnerFunction
from mathomong.symbolic.parser import parse
from mathomong.tuning import Line

MOST_SAMPLES = 20  # the formula of a fit grows with its data, and sympy's patience with it

TYPED = {
    functions.identity: "x",
    functions.square: "x^2",
    functions.cube: "x^3",
    functions.exp: "e^x",
    functions.sin: "sin x",
    functions.cos: "cos x",
    functions.relu: "relu(x)",
    functions.sigmoid: "sigmoid(x)",
    functions.tanh: "tanh(x)",
    landscapes.parabola: "x^2",
    landscapes.double_well: "0.3x^4 + 0.2x^3 - 1.8x^2 + 4",
    landscapes.bowl: "x^2 + y^2",
    landscapes.ravine: "0.1x^2 + 2y^2",
    landscapes.saddle: "x^2 - y^2",
    landscapes.rosenbrock: "(1 - x)^2 + 100(y - x^2)^2",
    landscapes.himmelblau: "(x^2 + y - 11)^2 + (x + y^2 - 7)^2",
    landscapes.beale: "(1.5 - x + x*y)^2 + (2.25 - x + x*y^2)^2 + (2.625 - x + x*y^3)^2",
}
PARTS = {triple: "3x", GRAPH: "(a + b)*(b + 1)"}  # of explorers: they have no public name

CURVES = {functions.sigmoid: "sigmoid", functions.tanh: "tanh"}  # activations, by what the parser calls them
ERRORS = {  # what a prediction costs a neuron, by its loss
    squared_error: lambda p, t: call("^", call("-", p, t), Number(2.0)),
    one_minus: lambda p, t: call("-", Number(1.0), p),
}
COSTS = {  # what a miss costs, by the name of the fit or by the loss
    "line fit": lambda miss: call("^", miss, Number(2.0)),
    squared_error: lambda miss: call("^", miss, Number(2.0)),
    absolute_error: lambda miss: call("abs", miss),
}


@lru_cache(maxsize=16)
def symbolic_slope(f: Any) -> Callable | None:
    """The derivative of `f`, a function or a landscape, as sympy works it out; None where no formula of `f` is known.

    >>> symbolic_slope(landscapes.bowl)([1.0, 2.0])
    array([2., 4.])
    """
    formula = _formula(f)
    return formula and gradient_function(*formula)[0]


def _formula(f: Any) -> tuple[Tree, tuple[str, ...]] | None:
    """The tree of `f`, and its letters in the order of the coordinates."""
    if isinstance(f, NeuronFit):
        return _neuron_formula(f) if _is_short(f) else None
    if isinstance(f, Fit):
        cost = COSTS.get(f.error if isinstance(f, WeightLoss) else f.name)
        return _fit_formula(f, cost) if cost and len(f.x) <= MOST_SAMPLES else None
    if isinstance(f, Line):
        return call("*", Number(f.w), Variable("x")), ("x",)
    if isinstance(f, TwoLayers):
        return _layers_formula(f) if f.activation in TYPED else None
    if isinstance(f, Chain):
        return _chain_formula(f)
    text = f.name if isinstance(f, LearnerFunction) else TYPED.get(f) or PARTS.get(f)
    tree = parse(text) if text else None
    return tree and (tree, variables(tree) or ("x",))


def _layers_formula(layers: TwoLayers) -> tuple[Tree, tuple[str, ...]]:
    """w₂·f(w₁·x + b₁) + b₂, with its numbers written in."""
    z = call("+", call("*", Number(layers.w1), Variable("x")), Number(layers.b1))
    bent = z if layers.activation is functions.identity else call(layers.activation.name, z)
    return call("+", call("*", Number(layers.w2), bent), Number(layers.b2)), ("x",)


def _chain_formula(chain: Chain) -> tuple[Tree, tuple[str, ...]] | None:
    """What stands before each link takes the place of the letter in it; None where a link has no formula."""
    formulas = [_formula(link) for link in chain.links]
    if None in formulas:
        return None
    return reduce(_put_into, (tree for tree, _ in formulas)), ("x",)


def _put_into(inside: Tree, tree: Tree) -> Tree:
    """The tree with `inside` in the place of its letter."""
    if isinstance(tree, Variable):
        return inside
    return call(tree.name, *(_put_into(inside, each) for each in tree.arguments)) if isinstance(tree, Call) else tree


def _fit_formula(fit: Fit, cost: Callable[[Tree], Tree]) -> tuple[Tree, tuple[str, ...]]:
    """The mean of cost(x·w + b − y), written out over the data; b is a letter too, unless the fit has one."""
    fixed = isinstance(fit, WeightLoss)
    w, b = Variable("w"), Number(fit.b) if fixed else Variable("b")
    misses = [
        call("-", call("+", call("*", Number(x), w), b), Number(y))
        for x, y in zip(fit.x.tolist(), fit.targets.tolist(), strict=True)
    ]
    total = reduce(lambda one, other: call("+", one, other), map(cost, misses))
    return call("/", total, Number(float(len(misses)))), ("w",) if fixed else ("w", "b")


def _is_short(fit: NeuronFit) -> bool:
    """Whether its formula can be written with one w and in reasonable length."""
    known = fit.activation in CURVES and fit.loss in ERRORS
    return known and fit.x.shape[1] == 1 and len(fit.x) <= MOST_SAMPLES


def _neuron_formula(fit: NeuronFit) -> tuple[Tree, tuple[str, ...]]:
    """The mean loss of activation(x·w + b), written out over the data."""
    w, b, error = Variable("w"), Variable("b"), ERRORS[fit.loss]
    predictions = [Call(CURVES[fit.activation], (call("+", call("*", Number(x), w), b),)) for x in fit.x[:, 0].tolist()]
    costs = [error(p, Number(t)) for p, t in zip(predictions, fit.targets.tolist(), strict=True)]
    return call("/", reduce(lambda one, other: call("+", one, other), costs), Number(float(len(costs)))), ("w", "b")
