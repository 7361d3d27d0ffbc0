"""Derivations: every line equals the first, the last is the derivative, and it is as short as one would write it."""

import numpy as np
import pytest
import sympy
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from matplotlib.mathtext import MathTextParser

from mathomong.calculus import derivative
from mathomong.symbolic.algebra import gradient_function, value_function
from mathomong.symbolic.derivation import WORDS, derivation
from mathomong.symbolic.equality import values
from mathomong.symbolic.formula import FUNCTIONS, Call, Number, Variable, call, latex, variables
from mathomong.symbolic.parser import parse
from mathomong.symbolic.rules import ORDER, RULES
from mathomong.symbolic.tidy import tidy
from oracles import table

# fmt: off
WRITTEN = [
    # typed                its slope in LaTeX, as a beginner would write it
    ("7",                  "0"),
    ("x",                  "1"),
    ("5x",                 "5"),
    ("x*5",                "5"),
    ("-x",                 "-1"),
    ("x^2",                "2 x"),
    ("3x^2",               "6 x"),
    ("x^2 + 4",            "2 x"),
    ("4 - x^2",            "- 2 x"),
    ("x^3/3",              "x^{2}"),
    ("x^2/3",              r"\frac{2 x}{3}"),
    ("0.1x^3",             "0.3 x^{2}"),
    ("-2x^4 + 3x - 1",     "- 8 x^{3} + 3"),
    ("x^-2",               "- 2 x^{-3}"),
    ("3/x",                r"- \frac{3}{x^{2}}"),
    ("√x",                 r"\frac{1}{2 \sqrt{x}}"),
    ("4√x",                r"\frac{2}{\sqrt{x}}"),
    ("x^(1/2)",            r"\frac{x^{- \frac{1}{2}}}{2}"),
    ("pi*x^2",             r"2 \pi x"),
    ("x*x",                "2 x"),
    ("(2x)^3",             "24 x^{2}"),
    ("(x^2)^3",            "6 x^{5}"),
    ("(2x + 1)^3",         r"6 \left(2 x + 1\right)^{2}"),
    ("(2x + 1)^2",         r"4 \left(2 x + 1\right)"),
    ("sin(x^2)",           r"2 x \cos\left(x^{2}\right)"),
    ("3cos(2x)",           r"- 6 \sin\left(2 x\right)"),
    ("sin(x)^3",           r"3 \sin\left(x\right)^{2} \cos\left(x\right)"),
    ("tan x",              r"\frac{1}{\cos\left(x\right)^{2}}"),
    ("e^x",                "e^{x}"),
    ("e^(-x^2)",           r"- 2 x e^{- x^{2}}"),
    ("x*e^x",              "e^{x} + x e^{x}"),
    ("2^x",                r"2^{x} \ln\left(2\right)"),
    ("x^x",                r"x^{x} \left(\ln\left(x\right) + 1\right)"),
    ("ln(x^2 + 1)",        r"\frac{2 x}{x^{2} + 1}"),
    ("√(x^2 + 1)",         r"\frac{x}{\sqrt{x^{2} + 1}}"),
    ("1/(x^2 + 1)",        r"- \frac{2 x}{\left(x^{2} + 1\right)^{2}}"),
    ("sigmoid(x)",         r"\sigma\left(x\right) \left(1 - \sigma\left(x\right)\right)"),
    ("tanh(2x)",           r"2 \left(1 - \tanh\left(2 x\right)^{2}\right)"),
    ("relu(x)",            r"\operatorname{step}\left(x\right)"),
    ("|x|",                r"\operatorname{sign}\left(x\right)"),
    ("x^2 + 3x*y + y",     "2 x + 3 y"),
]
# fmt: on
NAMES = {"x": sympy.Symbol("x", positive=True), "y": sympy.Symbol("y", positive=True)}
SIGNS = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "/": lambda a, b: a / b,
    "^": lambda a, b: a**b,
    "neg": lambda a: -a,
    "slope": sympy.diff,  # sympy's own rules, for what is not worked out yet
    "sigmoid": lambda a: 1 / (1 + sympy.exp(-a)),
    "relu": lambda a: a * sympy.Heaviside(a, 0),
    "step": lambda a: sympy.Heaviside(a, 0),
}


def spelled(tree):
    """The tree in sympy's words, and none of the package's."""
    if isinstance(tree, Variable):
        return NAMES[tree.name]
    if isinstance(tree, Number):
        return {"pi": sympy.pi, "e": sympy.E}.get(tree.name, sympy.Rational(tree.value))
    name = {"abs": "Abs"}.get(tree.name, tree.name)
    return (SIGNS.get(name) or getattr(sympy, name))(*map(spelled, tree.arguments))


def number(expression, at):
    return float(expression.subs(at).evalf(20))


@table(("typed", "written"), WRITTEN)
def test_the_last_step_is_written_as_a_beginner_would(typed, written):
    assert derivation(parse(typed))[-1].latex == written


@table("typed", [typed for typed, _ in WRITTEN])
def test_every_step_equals_sympys_own_derivative(typed):
    tree, at = parse(typed), {NAMES["x"]: sympy.Rational(17, 13), NAMES["y"]: sympy.Rational(5, 7)}
    wanted = number(sympy.diff(spelled(tree), NAMES["x"]), at)
    for step in derivation(tree):
        assert number(spelled(step.tree).doit(), at) == pytest.approx(wanted, rel=1e-12)


@table("typed", [typed for typed, _ in WRITTEN])
def test_each_step_uses_one_rule_that_has_words_and_can_be_drawn(typed):
    first, *later = derivation(parse(typed))
    assert first.rule == "the question"
    assert first.latex.startswith(r"\frac{d}{d x}\left(")
    assert later
    for before, step in zip([first, *later], later, strict=False):
        assert step.rule in WORDS.values()
        assert step.latex != before.latex
        assert MathTextParser("path").parse(f"${step.latex}$").width > 0
    assert r"\frac{d}{d x}" not in later[-1].latex


def test_the_steps_are_those_of_school():
    rules = [step.rule.partition(":")[0] for step in derivation(parse("3x^2 + 5"))]
    assert rules == [
        *("the question", "sum rule", "constant factor rule", "power rule", "constant rule", "tidy up"),
    ]
    assert [step.latex for step in derivation(parse("sin(x^2)"))] == [
        r"\frac{d}{d x}\left(\sin\left(x^{2}\right)\right)",
        r"\cos\left(x^{2}\right) \cdot \frac{d}{d x}\left(x^{2}\right)",
        r"\cos\left(x^{2}\right) \left(2 x^{2 - 1}\right)",
        r"2 x \cos\left(x^{2}\right)",
    ]


def test_other_letters_are_constants():
    assert derivation(parse("x*y^2"), "y")[-1].latex == "2 x y"
    assert derivation(parse("x^2"), "y")[-1].latex == "0"


def test_every_function_has_its_slope_and_every_rule_its_words():
    assert FUNCTIONS.keys() < RULES.keys()
    assert set(ORDER) < RULES.keys()
    assert WORDS.keys() - {"tidy"} == RULES.keys()


@table("typed", ["1/(x - x)", "(x - x)^-2", "(-2)^x", "0^x"])
def test_what_has_no_slope_anywhere_is_told_in_a_sentence(typed):
    with pytest.raises(ValueError, match=r"divides by something that is always 0|has no value"):
        derivation(parse(typed))


# fmt: off
TIDIED = [
    ("3*2*x",              "6 x"),
    ("1x + 0",             "x"),
    ("x^1 * x^0",          "x"),
    ("x + x - 2x",         "0"),
    ("x - 2x",             "- x"),
    ("2x - (x - 3)",       "x + 3"),
    ("0.1x + 0.2x - 0.3x", "0"),
    ("x*2*x",              "2 x^{2}"),
    ("6x/4",               r"\frac{3 x}{2}"),
    ("x/x^3",              r"\frac{1}{x^{2}}"),
    ("x^3*x^-5",           "x^{-2}"),
    ("sin(x*2 + 0)",       r"\sin\left(2 x\right)"),
    ("-(-x)",              "x"),
    ("2*(x + 1)*3",        r"6 \left(x + 1\right)"),
    ("sin(x)*x*3",         r"3 x \sin\left(x\right)"),
    ("(x + 0)^2",          "x^{2}"),
    ("x^(2 - 2)",          "1"),
]
# fmt: on


@table(("typed", "written"), TIDIED)
def test_a_formula_is_written_short(typed, written):
    assert latex(tidy(parse(typed))) == written
    assert tidy(tidy(parse(typed))) == tidy(parse(typed))


def _larger(smaller):
    signs = st.sampled_from(["({})+({})", "({})-({})", "({})*({})", "({})/({})", "({})^({})"])
    return st.one_of(
        st.tuples(signs, smaller, smaller).map(lambda parts: parts[0].format(*parts[1:])),
        st.tuples(st.sampled_from(sorted(FUNCTIONS)), smaller).map("{0[0]}({0[1]})".format),
        st.tuples(smaller, st.sampled_from(["2", "3", "-1", "0.5", "1/3"])).map("({0[0]})^({0[1]})".format),
    )


FORMULAS = st.recursive(st.sampled_from(["x", "2", "0.5", "3", "pi"]), _larger, max_leaves=8)


def stepped(text):
    """The tree and its derivation; formulas that have none, and say so, are no case."""
    try:
        tree = parse(text)
        return tree, derivation(tree)
    except ValueError:
        assume(False)


def at_place(tree, x):
    """The value of a tree at x, the slopes in it measured."""
    if isinstance(tree, Variable):
        return x
    if isinstance(tree, Call) and tree.name == "slope":
        return derivative(value_function(tree.arguments[0], ("x",)), 1e-5)(x)
    if isinstance(tree, Call):
        parts = [Number(float(at_place(argument, x))) for argument in tree.arguments]
        return value_function(Call(tree.name, tuple(parts)), ("x",))(x)
    return tree.value


@settings(deadline=None, derandomize=True, max_examples=300)
@given(FORMULAS, st.sampled_from([0.83, 1.37, -0.71]))
def test_every_step_of_random_formulas_agrees_with_measuring(text, x):
    tree, steps = stepped(text)
    f = value_function(tree, ("x",))
    with np.errstate(all="ignore"):
        coarse, fine = derivative(f, 1e-4)(x), derivative(f, 1e-5)(x)
        assume(np.isfinite(coarse) and abs(coarse) < 1e4 and abs(f(x)) < 1e4)
        assume(np.isclose(coarse, fine, rtol=1e-6, atol=1e-7))  # neither a corner nor a pole is near
        came = [at_place(step.tree, x) for step in steps[1:]]
    assert came
    known = [value for value in came if np.isfinite(value)]  # a rule may need what has no value here: ln of a negative
    np.testing.assert_allclose(known, fine, rtol=1e-4, atol=1e-4 * (1 + abs(float(f(x)))))


@settings(deadline=None, derandomize=True, max_examples=200)
@given(FORMULAS)
def test_the_last_step_of_random_formulas_is_the_packages_own_gradient(text):
    tree, steps = stepped(text)
    try:
        gradient, _ = gradient_function(tree, ("x",))
    except ValueError:
        assume(False)
    x = np.array([0.31, 0.83, 1.37, 2.9])
    ours, theirs = value_function(steps[-1].tree, ("x",))(x), gradient(x)
    known = np.isfinite(ours) & np.isfinite(theirs)
    size = np.abs(value_function(tree, ("x",))(x))
    assume(known.any())
    np.testing.assert_allclose(ours[known], theirs[known], rtol=1e-8, atol=1e-8 * (1 + np.nanmax(size[known])))


@settings(deadline=None, derandomize=True, max_examples=200)
@given(FORMULAS)
def test_tidying_keeps_the_function(text):
    try:
        tree = parse(text)
        short = tidy(tree)
    except ValueError:
        assume(False)
    before, after = values(tree), values(short)
    known = np.isfinite(before.value) & np.isfinite(after.value)
    assert (before.agree(after)[known] >= 0).all()
    assert variables(short) == () or variables(short) == variables(tree)


# fmt: off
SAME = [
    ("(x + 1)^2",            "x^2 + 2x + 1"),
    ("(9x + 9)^6",           "531441(x^6 + 6x^5 + 15x^4 + 20x^3 + 15x^2 + 6x + 1)"),
    ("2x",                   "(x + 1)^2 - x^2 - 1"),
    ("1 - tanh(x)^2",        "1/((e^x + e^-x)/2)^2"),
    ("sin 2x",               "2sin(x)cos(x)"),
    ("0",                    "sin(x)^2 + cos(x)^2 - 1"),
    ("1/(2√x)",              "0.5x^-0.5"),
    ("1e12x",                "1000000*1000000x"),
]
DIFFERENT = [
    ("2x",                   "2x + 1e-10"),
    ("x",                    "|x|"),
    ("3x^2",                 "(x^20)^3 - (x^20)^3"),  # nothing but rounding
    ("3x^2",                 "3x^2 + (x^20)^3 * 1e-9"),
    ("x",                    "√(x - 9)"),
    ("√(x - 9)",             "√(x - 8)"),  # neither has a value where it is tried
    ("0",                    "1e-9x"),
]
# fmt: on


@table(("one", "other"), SAME)
def test_two_ways_to_write_a_function_are_equal(one, other):
    assert values(parse(one)).equals(values(parse(other)))
    assert values(parse(other)).equals(values(parse(one)))


@table(("one", "other"), DIFFERENT)
def test_two_functions_are_not_equal_however_close(one, other):
    assert not values(parse(one)).equals(values(parse(other)))
    assert not values(parse(other)).equals(values(parse(one)))


def test_a_slope_that_is_not_worked_out_has_a_bracket_where_it_is_a_base():
    assert latex(call("*", Number(3.0), Call("slope", (Variable("x"), Variable("x"))))).startswith(r"3 \cdot \frac{d}")
