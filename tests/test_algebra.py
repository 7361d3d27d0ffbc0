"""The numpy functions made from a tree: the gradient agrees with measuring and with sympy's own derivative."""

import linecache
import warnings

import numpy as np
import pytest
import sympy
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from mathomong.calculus import derivative, gradient
from mathomong.symbolic.algebra import _SLOPES, gradient_function, value_function
from mathomong.symbolic.formula import FUNCTIONS, variables
from mathomong.symbolic.parser import parse

QUICK = settings(deadline=None, derandomize=True, max_examples=60)

# fmt: off
FORMULAS = [
    # typed                                     for sympy, between 1.15 and 2.35
    ("3",                                       "3"),
    ("x",                                       "x"),
    ("x^2",                                     "x**2"),
    ("x^3 - 2x",                                "x**3 - 2*x"),
    ("x^-2",                                    "x**-2"),
    ("1/x",                                     "1/x"),
    ("x^0.5",                                   "sqrt(x)"),
    ("x^1.5",                                   "x**(3/2)"),
    ("(2x + 1)^(1/3)",                          "cbrt(2*x + 1)"),
    ("2^x",                                     "2**x"),
    ("x^x",                                     "x**x"),
    ("0.3^x",                                   "exp(x*log(0.3))"),
    ("e^x",                                     "exp(x)"),
    ("e^(-x^2)",                                "exp(-x**2)"),
    ("x*e^-x",                                  "x*exp(-x)"),
    ("sin 2x",                                  "sin(2*x)"),
    ("cos(x^2)",                                "cos(x**2)"),
    ("tan(x/3)",                                "tan(x/3)"),
    ("log x",                                   "log(x)"),
    ("ln(x^2 + 1)",                             "log(x**2 + 1)"),
    ("√x",                                      "sqrt(x)"),
    ("√(x^2 + 1)",                              "sqrt(x**2 + 1)"),
    ("|x - 9|",                                 "9 - x"),
    ("|x|",                                     "x"),
    ("sigmoid(3x - 2)",                         "1/(1 + exp(2 - 3*x))"),
    ("tanh x",                                  "tanh(x)"),
    ("tanh(x)^2",                               "tanh(x)**2"),
    ("relu(x - 1)",                             "x - 1"),
    ("relu(1 - x) + x",                         "x"),
    ("relu(x)^2",                               "x**2"),
    ("(sin x)^2 (cos x)^3",                     "sin(x)**2*cos(x)**3"),
    ("sin(sin(sin x))",                         "sin(sin(sin(x)))"),
    ("x/(1 + x^2)",                             "x/(1 + x**2)"),
    ("((x + 1)(x - 1))^5",                      "(x**2 - 1)**5"),
    ("(x^20)^3 / 1e9",                          "x**60/10**9"),
    ("(x-x)x + 2",                              "2"),
    ("0.1x^2 + 0.2x",                           "x**2/10 + x/5"),
    ("pi*x + e",                                "pi*x + E"),
    ("x^2 + 3y^2",                              "x**2 + 3*y**2"),
    ("x*y",                                     "x*y"),
    ("x^y",                                     "x**y"),
    ("(1 - x)^2 + 100(y - x^2)^2",              "(1 - x)**2 + 100*(y - x**2)**2"),
    ("(x^2 + y - 11)^2 + (x + y^2 - 7)^2",      "(x**2 + y - 11)**2 + (x + y**2 - 7)**2"),
    ("sin(x*y)/y",                              "sin(x*y)/y"),
    ("sigmoid(w*x + b)",                        "1/(1 + exp(-w*x - b))"),
    ("(sigmoid(w*x + b) - 1)^2",                "1/(1 + exp(w*x + b))**2"),
    ("-log(sigmoid(w*x + b))",                  "log(1 + exp(-w*x - b))"),
    ("a*b*c*d*f*g",                             "a*b*c*d*f*g"),
    ("√(a^2 + b^2 + c^2 + d^2)",                "sqrt(a**2 + b**2 + c**2 + d**2)"),
    ("|x*y - z|^3",                             "(z - x*y)**3 * sign(z - x*y)"),
]
# fmt: on
TYPED = [text for text, _ in FORMULAS]


def made(text):
    """The value, the gradient, and how many letters there are."""
    tree = parse(text)
    letters = variables(tree) or ("x",)
    return value_function(tree, letters), gradient_function(tree, letters)[0], len(letters)


def places(letters):
    """Five points where all the formulas above have a value and no corner."""
    spread = np.linspace(1.15, 2.35, 5 * letters).reshape(letters, 5)
    return spread if letters > 1 else spread[0]


@pytest.mark.parametrize("text", TYPED)
def test_the_gradient_agrees_with_measuring(text):
    f, slope, letters = made(text)
    measured = (gradient if letters > 1 else derivative)(f)(places(letters))
    np.testing.assert_allclose(slope(places(letters)), measured, rtol=1e-6, atol=1e-7)


@pytest.mark.parametrize(("text", "spelled"), FORMULAS)
def test_the_gradient_agrees_with_sympy_on_its_own(text, spelled):
    """Sympy reads the same formula with its own functions and its own simplifications."""
    names = variables(parse(text)) or ("x",)
    symbols = {name: sympy.Symbol(name, real=True) for name in names}
    whole, (_, slope, letters) = sympy.sympify(spelled, locals=symbols), made(text)
    point = np.atleast_1d(places(letters)[..., 2])
    at = dict(zip(symbols.values(), point, strict=True))
    expected = [float(whole.diff(symbol).subs(at)) for symbol in at]
    np.testing.assert_allclose(np.atleast_1d(slope(places(letters)[..., 2])), expected, rtol=1e-9, atol=1e-12)


@pytest.mark.parametrize("text", TYPED)
def test_later_axes_are_carried_along(text):
    f, slope, letters = made(text)
    grid = np.broadcast_to(places(letters)[..., None, :], (*places(letters).shape[:-1], 3, 5))
    one = places(letters)[..., 2]
    assert f(grid).shape == (3, 5)
    assert slope(grid).shape == grid.shape
    assert f(grid).dtype == slope(grid).dtype == np.float64
    np.testing.assert_allclose(f(grid)[1, 2], f(one), rtol=1e-14)
    np.testing.assert_allclose(slope(grid)[..., 1, 2], slope(one), rtol=1e-12, atol=1e-300)


@pytest.mark.parametrize(
    "text",
    ["1/x", "log x", "√x", "x^-3", "x^0.5", "x^(-1/3)", "x^x", "0^x", "(-2)^x", "tan x", "exp(exp(x^2))", "1/(sigmoid(x) - 0.5)", "(x^20)^3",
     "x^2/|x|", "1/relu(x)", "log(|x|)/x", "(-x^2)^0.5", "x/(y - y + x)", "1e-300x", "((x-x+1e12)^20)^3*x"],
)  # fmt: skip
def test_outside_its_domain_a_function_is_nan_or_infinite_without_a_warning(text):
    f, slope, letters = made(text)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for w in (0.0, -1.0, -0.0, 1e200, -1e200, np.inf, np.nan, np.array([0.0, -2.0, 800.0])):
            w = np.stack([w] * letters) if letters > 1 else w
            assert np.asarray(f(w)).dtype == np.asarray(slope(w)).dtype == np.float64


def test_a_corner_has_slope_0():
    for text in ("|x|", "relu(x)", "3|-2x|", "relu(-3x)"):
        f, slope, _ = made(text)
        assert slope(0.0) == f(0.0) == 0


def test_sigmoid_is_exact_far_out():
    f, slope, _ = made("sigmoid x")
    assert f(-700.0) == pytest.approx(np.exp(-700.0), rel=1e-12)
    assert f(1e9) == 1
    assert slope(-1e9) == slope(1e9) == 0


def test_every_function_has_a_slope_for_each_argument():
    assert FUNCTIONS.keys() < _SLOPES.keys()


# fmt: off
WRITTEN = [
    ("x^2 + 3y^2",             ("2 x", "6 y")),
    ("3",                      ("0",)),
    ("0.1x^2 + 0.3x",          ("0.2 x + 0.3",)),
    ("x^2 / 2",                ("x",)),
    ("x^2.5",                  ("2.5 x^{1.5}",)),
    ("(x + 1)^0.5",            (r"0.5 \left(x + 1\right)^{-0.5}",)),
    ("√x",                     (r"\frac{1}{2 \sqrt{x}}",)),
    ("x^3/3",                  ("x^{2}",)),
    ("e^(2x)",                 ("2 e^{2 x}",)),
    ("(e^x)^2",                (r"2 \left(e^{x}\right)^{2}",)),
    ("2^x",                    (r"2^{x} \ln\left(2\right)",)),
    ("(e^x)^y",                (r"y \left(e^{x}\right)^{y - 1} e^{x}", r"\left(e^{x}\right)^{y} \ln\left(e^{x}\right)")),
    ("sin x",                  (r"\cos\left(x\right)",)),
    ("sin(x)^3",               (r"3 \sin\left(x\right)^{2} \cos\left(x\right)",)),
    ("ln x",                   (r"\frac{1}{x}",)),
    ("|x|",                    (r"\operatorname{sign}\left(x\right)",)),
    ("relu(x)",                (r"\operatorname{step}\left(x\right)",)),
    ("sigmoid(x)",             (r"\left(1 - \sigma\left(x\right)\right) \sigma\left(x\right)",)),
    ("((9999x)^20)^3",         (r"5.96410599497225 \cdot 10^{241} x^{59}",)),
]
# fmt: on


@pytest.mark.parametrize(("text", "expected"), WRITTEN)
def test_the_gradient_is_written_as_one_would_write_it(text, expected):
    tree = parse(text)
    assert gradient_function(tree, variables(tree) or ("x",))[1] == expected


@pytest.mark.parametrize("text", ["1/(x - x)", "x/(0x)", "(x - x)^-2", "sin(1/(y - y)) + x"])
def test_dividing_by_what_is_always_0_is_refused(text):
    tree = parse(text)
    with pytest.raises(ValueError, match="divides by something that is always 0"):
        gradient_function(tree, variables(tree))


def _larger(smaller):
    signs = st.sampled_from(["({})+({})", "({})-({})", "({})*({})", "({})/({})"])
    return st.one_of(
        st.tuples(signs, smaller, smaller).map(lambda parts: parts[0].format(*parts[1:])),
        st.tuples(st.sampled_from(sorted(FUNCTIONS)), smaller).map("{0[0]}({0[1]})".format),
        st.tuples(smaller, st.sampled_from(["2", "3", "-1", "0.5", "y"])).map("({0[0]})^({0[1]})".format),
    )


@QUICK
@given(st.recursive(st.sampled_from(["x", "y", "2", "0.5"]), _larger, max_leaves=6))
def test_the_gradient_of_random_formulas_agrees_with_measuring(text):
    try:
        tree = parse(text)
        slope, _ = gradient_function(tree, ("x", "y"))
    except ValueError:
        assume(False)
    f, w = value_function(tree, ("x", "y")), np.array([0.83, 1.37])
    with np.errstate(all="ignore"):
        coarse, fine = gradient(f, 1e-4)(w), gradient(f, 1e-5)(w)
    assume(np.isfinite(coarse).all() and np.abs(coarse).max() < 1e4)
    assume(np.allclose(coarse, fine, rtol=1e-7, atol=1e-7))  # neither a corner nor a pole is near
    np.testing.assert_allclose(slope(w), fine, rtol=1e-5, atol=1e-5 * (1 + abs(float(f(w)))))


def test_a_formula_leaves_no_lines_in_pythons_store_for_tracebacks():
    """They would go when the function is forgotten, perhaps while a traceback goes through the store: a KeyError."""
    before = set(linecache.cache)
    slope, _ = gradient_function(parse("x^7 * sin(3x)"), ("x",))
    assert slope(0.0) == 0
    assert not set(linecache.cache) - before
