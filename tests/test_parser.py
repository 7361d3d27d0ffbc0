"""Typed text: what is read, what is refused, and that nothing else ever happens."""

import ast
import math
import re

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from mathomong import learner_function
from mathomong.symbolic.algebra import value_function
from mathomong.symbolic.formula import FUNCTIONS, variables
from mathomong.symbolic.parser import LENGTH, parse
from oracles import LITTLE_WORK, counted

QUICK = settings(deadline=None, derandomize=True, max_examples=300)


def sigmoid(z):
    return 1 / (1 + math.exp(-z))


def relu(z):
    return max(z, 0.0)


def value(text, *at):
    """The value of the text at a point, whose coordinates are in the alphabetical order of the letters."""
    tree = parse(text)
    return float(value_function(tree, variables(tree) or ("x",))(np.array(at if len(at) > 1 else at[0], float)))


# fmt: off
ONE_LETTER = [
    # typed                       what it means
    ("x^2",                       lambda x: x * x),
    ("x**2",                      lambda x: x * x),
    ("x²",                        lambda x: x * x),
    ("x¹²",                       lambda x: x**12),
    ("x⁻²",                       lambda x: 1 / (x * x)),
    ("x^-2",                      lambda x: 1 / (x * x)),
    ("-x^2",                      lambda x: -(x * x)),
    ("-x²",                       lambda x: -(x * x)),
    ("(-x)^2",                    lambda x: x * x),
    ("x²^3",                      lambda x: x**6),
    ("2^3^2 + x",                 lambda x: 512 + x),
    ("2^x",                       lambda x: 2**x),
    ("2^-x",                      lambda x: 2**-x),
    ("x^x",                       lambda x: x**x),
    ("x^0.5",                     lambda x: math.sqrt(x)),
    ("x^(1/3)",                   lambda x: x ** (1 / 3)),
    ("2x",                        lambda x: 2 * x),
    ("2x^2",                      lambda x: 2 * (x * x)),
    ("2x²",                       lambda x: 2 * (x * x)),
    ("2(x+1)",                    lambda x: 2 * (x + 1)),
    ("(x+1)(x-1)",                lambda x: (x + 1) * (x - 1)),
    ("(x+1)2",                    lambda x: (x + 1) * 2),
    ("(x+1)x",                    lambda x: (x + 1) * x),
    ("x²(x+1)",                   lambda x: x * x * (x + 1)),
    ("2^3x",                      lambda x: 8 * x),
    ("1/2x",                      lambda x: 0.5 * x),
    ("1/x",                       lambda x: 1 / x),
    ("8/2/x",                     lambda x: 4 / x),
    ("6/2(1+2)x",                 lambda x: 9 * x),
    ("x - 3 - 2",                 lambda x: x - 5),
    ("x - -3",                    lambda x: x + 3),
    ("2*-x^2",                    lambda x: -2 * x * x),
    ("6/-x*2",                    lambda x: -12 / x),
    ("--x",                       lambda x: x),
    ("3·x × 2 ÷ 4",               lambda x: 1.5 * x),
    ("5 − x – 1",                 lambda x: 4 - x),
    ("0.5x",                      lambda x: x / 2),
    (".5x",                       lambda x: x / 2),
    ("2.x",                       lambda x: 2 * x),
    ("1e-3x",                     lambda x: x / 1000),
    ("1E3 + x",                   lambda x: 1000 + x),
    ("2e + x",                    lambda x: 2 * math.e + x),
    ("2e^x",                      lambda x: 2 * math.exp(x)),
    ("e^-x^2",                    lambda x: math.exp(-x * x)),
    ("e^x^2",                     lambda x: math.exp(x * x)),
    ("(e^x)^2",                   lambda x: math.exp(2 * x)),
    ("e x",                       lambda x: math.e * x),
    ("pi*x",                      lambda x: math.pi * x),
    ("2πx",                       lambda x: 2 * math.pi * x),
    ("π(x+1)",                    lambda x: math.pi * (x + 1)),
    ("sin x",                     lambda x: math.sin(x)),
    ("sin(x)",                    lambda x: math.sin(x)),
    ("sin (x)",                   lambda x: math.sin(x)),
    ("sin 2x",                    lambda x: math.sin(2 * x)),
    ("sin 2x^2",                  lambda x: math.sin(2 * x * x)),
    ("sin x^2",                   lambda x: math.sin(x * x)),
    ("sin x²",                    lambda x: math.sin(x * x)),
    ("sin(x)^2",                  lambda x: math.sin(x) ** 2),
    ("sin(x)²",                   lambda x: math.sin(x) ** 2),
    ("(sin x)^2",                 lambda x: math.sin(x) ** 2),
    ("sin -x",                    lambda x: -math.sin(x)),
    ("sin 2x*x",                  lambda x: math.sin(2 * x) * x),
    ("sin 2x/x",                  lambda x: math.sin(2 * x) / x),
    ("sin x + 1",                 lambda x: math.sin(x) + 1),
    ("2 sin x",                   lambda x: 2 * math.sin(x)),
    ("sin(x)cos(x)",              lambda x: math.sin(x) * math.cos(x)),
    ("sin cos x",                 lambda x: math.sin(math.cos(x))),
    ("sin 2(x+1)",                lambda x: math.sin(2 * (x + 1))),
    ("cos x",                     lambda x: math.cos(x)),
    ("tan x",                     lambda x: math.tan(x)),
    ("exp -x",                    lambda x: math.exp(-x)),
    ("log x",                     lambda x: math.log(x)),
    ("ln x",                      lambda x: math.log(x)),
    ("sqrt(x)",                   lambda x: math.sqrt(x)),
    ("√x",                        lambda x: math.sqrt(x)),
    ("√(x+1)",                    lambda x: math.sqrt(x + 1)),
    ("√2x",                       lambda x: math.sqrt(2 * x)),
    ("2√x",                       lambda x: 2 * math.sqrt(x)),
    ("tanh x",                    lambda x: math.tanh(x)),
    ("sigmoid(2x - 1)",           lambda x: sigmoid(2 * x - 1)),
    ("relu(x - 1)",               lambda x: relu(x - 1)),
    ("abs(x - 1)",                lambda x: abs(x - 1)),
    ("|x - 1|",                   lambda x: abs(x - 1)),
    ("||x| - 1|",                 lambda x: abs(abs(x) - 1)),
    ("|x||x|",                    lambda x: x * x),
    ("2|x - 1|x",                 lambda x: 2 * abs(x - 1) * x),
    ("|(2|x|)|",                  lambda x: 2 * abs(x)),
    ("sin|x|",                    lambda x: math.sin(abs(x))),
    ("  x + 1\t",                 lambda x: x + 1),
    ("x\u00a0+\u20091\n",         lambda x: x + 1),
    ("y = x^2",                   lambda x: x * x),
    ("f(x) = x^2",                lambda x: x * x),
    ("f (x)=x^2",                 lambda x: x * x),
    ("loss = x^2",                lambda x: x * x),
    ("((((((x))))))",             lambda x: x),
]
MORE_LETTERS = [
    ("x + y",                     lambda x, y: x + y),
    ("y - x",                     lambda x, y: y - x),
    ("b*a^2",                     lambda a, b: b * a * a),
    ("x^2y",                      lambda x, y: x * x * y),
    ("x²y",                       lambda x, y: x * x * y),
    ("(x)y",                      lambda x, y: x * y),
    ("sin(x)y",                   lambda x, y: math.sin(x) * y),
    ("x^y",                       lambda x, y: x**y),
    ("1/2x*y",                    lambda x, y: x * y / 2),
    ("f(x, y) = x^2 + 3y^2",      lambda x, y: x * x + 3 * y * y),
    ("sigmoid(w*x + b)",          lambda b, w, x: sigmoid(w * x + b)),
]
CONSTANTS = [
    ("3", 3.0), ("pi", math.pi), ("e", math.e), ("2^10", 1024.0), ("sqrt 16", 4.0), ("log(e)", 1.0), ("sigmoid(-1000)", 0.0),
    ("relu(-1)", 0.0), ("|-3|", 3.0), ("0^0", 1.0), ("10^12", 1e12),
]
REFUSED = [
    # typed                       a part of the answer that only this mistake gets
    ("",                          "no function yet"),
    ("   ",                       "no function yet"),
    ("y =",                       "no function yet"),
    ("xy",                        "try x*y"),
    ("abc",                       "try a*b*c"),
    ("x y",                       "missing between 'x' and 'y'"),
    ("x(x+1)",                    "missing between 'x' and '('"),
    ("x2",                        "missing between 'x' and '2'"),
    ("2 3",                       "missing between '2' and '3'"),
    ("1.2.3",                     "missing between '1.2' and '.3'"),
    ("x²3",                       "missing between '²' and '3'"),
    ("sin x cos x",               "missing between 'x' and 'cos'"),
    ("x|",                        "missing between 'x' and '|'"),
    ("X",                         "write 'x' instead of 'X'"),
    ("Sin(x)",                    "write 'sin' instead of 'Sin'"),
    ("sine(x)",                   "try sin."),
    ("sinx",                      "try sin(x)"),
    ("sigmoidx",                  "try sigmoid(x)"),
    ("sqroot(x)",                 "try sqrt."),
    ("hypotenuse",                "one of sin, cos"),
    ("sin^2 x",                   "write (sin x)^2"),
    ("sin² x",                    "write (sin x)^2"),
    ("sin",                       "after 'sin'; you gave the end"),
    ("sin()",                     "after '('; you gave ')'"),
    ("()",                        "after '('; you gave ')'"),
    ("x +",                       "after '+'; you gave the end"),
    ("x + * 2",                   "after '+'; you gave '*'"),
    ("* x",                       "at the start; you gave '*'"),
    ("+x",                        "at the start; you gave '+'"),
    ("²",                         "at the start; you gave '²'"),
    ("x^",                        "after '^'; you gave the end"),
    ("x***2",                     "after '^'; you gave '*'"),
    ("x//2",                      "after '/'; you gave '/'"),
    ("(x",                        "The bracket ( is never closed: add ) after 'x'"),
    ("|x",                        "The bracket | is never closed: add | after 'x'"),
    ("(|x)",                      "The bracket | is never closed"),
    ("x)",                        "a ) without a ( before it"),
    ("0,5",                       "a decimal with a point"),
    ("x.y",                       "a point belongs inside a number"),
    ("'x'",                       "without inner quotes"),
    ('"x"',                       "without inner quotes"),
    ("x^2 = 4",                   "give the function alone"),
    ("x == 3",                    "give the function alone"),
    ("x < 3",                     "not a comparison"),
    ("10%",                       "x/100 for percent"),
    ("x!",                        "3*2*1"),
    ("[x]",                       "round brackets"),
    ("{x}",                       "round brackets"),
    ("x_1",                       "'_' can't be read here"),
    ("x;y",                       "';' can't be read here"),
    ("λ + 1",                     "'λ' can't be read here"),
    ("1/0",                       "divides by 0"),
    ("x/0",                       "divides by 0"),
    ("x/(2-2)",                   "divides by 0"),
    ("0^-1",                      "0^(-1) has no value"),
    ("log(-1)",                   "log(-1) has no value"),
    ("log(0)x",                   "log(0) has no value"),
    ("√-4",                       "sqrt(-4) has no value"),
    ("(-8)^(1/3)",                "has no value"),
    ("exp(1000)",                 "exp(1000) is too large"),
    ("10^13",                     "10^13 is too large"),
    ("9999999999999",             "is too large: try one up to"),
    ("1e400",                     "'1e400' is too large"),
    ("x^21",                      "The power 21 is too large"),
    ("x^-21",                     "The power -21 is too large"),
    ("x²¹",                       "The power 21 is too large"),
    ("9^9^9^9",                   "The power 3.8742e+08 is too large"),
    ("(x^20)^4",                  "multiply to 80"),
    ("((2x)^20 + 1)^20",          "multiply to 400"),
    ("a+b+c+d+f+g+h",             "up to 6 letters"),
    ("(" * 30 + "x" + ")" * 30,   "nested too deeply"),
    ("-" * 50 + "x",              "nested too deeply"),
    ("sin " * 40 + "x",           "nested too deeply"),
    ("x^" * 40 + "x",             "nested too deeply"),
    ("x+" * 60 + "x",             "up to 100 parts; you gave 121"),
    ("x" * (LENGTH + 1),          "up to 200 characters; you gave 201"),
]
HOSTILE = [
    "__import__('os').system('x')", "().__class__", "().__class__.__bases__[0].__subclasses__()", "x.__class__", "lambda: 0",
    "lambda x: x", "9**9**9**9", "9^9^9^9^9^9^9", '"a"*10**9', "[x for x in y]", "exec('1')", "eval(x)", "open(x)", "exp.fdiff",
    "f'{x}'", "f\"{x}\"", "{x!r}", "%s", "%n%n%n", "x\x00y", "\x00", "\x1b[31mx", "x;import os", "x\nimport os", "print(x)", "x:=3",
    "x if x else y", "not x", "x and y", "True", "None", "nan", "inf", "1j", "0x10", "0b1", "1_000", "x@y", "x->y", "\\frac{x}{2}",
    "$x^2$", "`x`", "#x", "x # y", "~x", "x&y", "...", ".", "..", "=", "==", "y==x", "|", "||", "|||", "()()", ")(", "^", "^^", "e", "ee",
    "e^e^e^e", "ln", "log log", "²", "⁻", "x⁻", "⁻²", "x⁻⁻²", "√", "√√√", "π", "ππ", "·", "−", "÷×", "😀", "x😀", "\u202ex+1", "x\u200b+1",
    "x\u0301", "e\u0301", "\ufeffx", "ｘ＋１", "ｓｉｎ（ｘ）", "х^2", "ϲos(x)", "𝑥²", "x٣", "٣x", "३x", "½x", "x₂", "∞", "∫x", "Σx", "ﬁ", "ß",
    "İ", "ı", "ſin(x)", "K", "\ud800", "\udfff", "\U0010ffff", "(" * 200, ")" * 200, "|" * 200, "9" * 200, "-" * 200, "." * 200,
    "sin " * 50, "sin(" * 50, "x^" * 100, "2^" * 99 + "2", "e^" * 99 + "x", "²" * 200, "x" + "²" * 199, "x" + "²^" * 90, "1/" * 99 + "x",
    "((x^20)^20)^20", "(((9x)^20)^20)^20", "exp(exp(exp(exp(x-x+9))))", "exp(999999999999*log(2x))", "2^(x-x+999999999999)",
    "((x-x+999999999999)^20)^3*x", "1/(x-x)", "(x-x)^-1", "log(x-x)*x", "x/(0x)", "tan(pi/2)", "1e-300*x", "1e-400/x", "x^1e-300",
    "(" * 10**7, "9" * 10**7, "²" * 10**7, "sin " * 10**6, "x+" * 10**6, " " * 10**7, "\x00" * 10**7, "😀" * 10**6, "y=" * 10**6,
]
# fmt: on


def answer(text, ask=learner_function):
    """What is made of the text, or the sentence that refuses it; no other error, and with little work."""
    said, calls = counted(lambda: _asked(text, ask))
    assert calls < LITTLE_WORK
    return said


def _asked(text, ask):
    try:
        return ask(text)
    except ValueError as error:
        return str(error)


def is_one_sentence(text):
    return (
        text.isprintable()
        and text.endswith(".")
        and len(text) < 250
        and "Error" not in text
        and "Traceback" not in text
    )


@pytest.fixture(scope="module", autouse=True)
def _warm():
    learner_function("x")


@pytest.mark.parametrize(("text", "meaning"), ONE_LETTER)
def test_a_formula_of_one_letter_means_what_a_learner_expects(text, meaning):
    for x in (0.3, 1.7, 2.5):
        assert value(text, x) == pytest.approx(meaning(x), rel=1e-12)


@pytest.mark.parametrize(("text", "meaning"), MORE_LETTERS)
def test_the_letters_are_coordinates_in_alphabetical_order(text, meaning):
    for point in ((0.3, 1.7, -0.4), (2.5, 0.7, 1.1)):
        point = point[: meaning.__code__.co_argcount]
        assert value(text, *point) == pytest.approx(meaning(*point), rel=1e-12)


@pytest.mark.parametrize(("text", "expected"), CONSTANTS)
def test_a_constant_is_known_when_it_is_read(text, expected):
    assert parse(text).value == pytest.approx(expected, rel=1e-15)


@pytest.mark.parametrize("name", FUNCTIONS)
def test_every_function_can_be_written_with_a_bracket_or_without(name):
    assert parse(f"{name}(x)") == parse(f"{name} x") == parse(f"{name}((x))")


@pytest.mark.parametrize(("text", "part"), REFUSED)
def test_what_cannot_be_read_is_answered_with_its_own_sentence(text, part):
    with pytest.raises(ValueError, match=re.escape(part)) as caught:
        learner_function(text)
    assert is_one_sentence(str(caught.value))


@pytest.mark.parametrize("thing", [None, 3, 2.5, True, b"x", ["x"], {"x": 1}, parse, np.array([1.0])])
def test_what_is_not_text_is_a_type_error(thing):
    with pytest.raises(TypeError, match="must be text, such as") as caught:
        learner_function(thing)
    assert is_one_sentence(str(caught.value))


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text[:30]))
def test_hostile_text_gets_a_value_or_one_sentence(text):
    result = answer(text)
    assert is_one_sentence(result) if isinstance(result, str) else np.shape(result(result.start)) == ()


@QUICK
@given(st.text(max_size=60))
def test_any_text_gets_a_tree_or_one_sentence(text):
    _tree_or_sentence(text)


PIECES = [
    *"xyabe", *"0123", "0.5", "1e9", "20", "+", "-", "*", "/", "^", "**", "(", ")", "|", " ", "²", "⁻³", "√", "π", "pi", "=", "y =", ",",
    *FUNCTIONS, "ln", "sin(", "(x", "x)",
]  # fmt: skip


@QUICK
@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_any_soup_of_pieces_gets_a_tree_or_one_sentence(text):
    _tree_or_sentence(text)


def _tree_or_sentence(text):
    result = answer(text, parse)
    assert is_one_sentence(result) if isinstance(result, str) else result == parse(text)


def _larger(smaller):
    signs = st.sampled_from(["+", "-", "*", "/", "*-", "**"])
    names = st.sampled_from(sorted(FUNCTIONS.keys() - {"sigmoid", "relu"}))
    return st.one_of(
        st.tuples(smaller, signs, smaller).map("".join),
        smaller.map("({})".format),
        smaller.map("-{}".format),
        st.tuples(names, smaller).map(lambda parts: "{}({})".format(*parts)),
    )


FORMULAS = st.recursive(st.sampled_from(["x", "y", "2", "3", "0.5", "x**2"]), _larger, max_leaves=12)
PYTHON = {name: getattr(math, name, abs) for name in FUNCTIONS}


@QUICK
@given(FORMULAS)
def test_random_formulas_mean_what_they_mean_in_python(text):
    """Python's own reading of the text, which was made here, is the oracle."""
    assume(len(text) <= LENGTH)
    code = compile(ast.parse(text, mode="eval"), "oracle", "eval")
    for at in ({"x": 0.7, "y": 1.3}, {"x": 2.1, "y": -0.6}):
        try:
            expected = eval(code, PYTHON, at)
            tree = parse(text)
        except (ArithmeticError, ValueError):  # no value there, or a constant that is refused
            assume(False)
        assume(not isinstance(expected, complex) and abs(expected) < 1e9)
        with np.errstate(all="ignore"):
            value = float(value_function(tree, ("x", "y"))(np.array([at["x"], at["y"]])))
        assert value == pytest.approx(expected, rel=1e-9, abs=1e-9), text
