"""Trees of formulas: their LaTeX keeps the learner's own form, and their constants stay small."""

import math
import re

import pytest
from matplotlib.mathtext import MathTextParser

from mathomong.symbolic.formula import LATEX, Call, Number, Variable, call, latex, variables
from mathomong.symbolic.parser import parse

X, TWO = Variable("x"), Number(2.0)

# fmt: off
WRITTEN = [
    # typed                        in LaTeX
    ("x^2 + 3y^2",                 r"x^{2} + 3 y^{2}"),
    ("3y^2 + x^2",                 r"3 y^{2} + x^{2}"),
    ("x*2",                        r"x \cdot 2"),
    ("2*3x",                       r"2 \cdot 3 x"),
    ("2*(x/3)",                    r"2 \cdot \frac{x}{3}"),
    ("1/2x",                       r"\frac{1}{2} x"),
    ("x/(y + 1)",                  r"\frac{x}{y + 1}"),
    ("(x/2)^2",                    r"\left(\frac{x}{2}\right)^{2}"),
    ("(x + 1)(x - 1)",             r"\left(x + 1\right) \left(x - 1\right)"),
    ("x - (y - 1)",                r"x - \left(y - 1\right)"),
    ("x - y - 1",                  r"x - y - 1"),
    ("-x^2",                       r"- x^{2}"),
    ("(-x)^2",                     r"\left(- x\right)^{2}"),
    ("-(x + 1)",                   r"- \left(x + 1\right)"),
    ("x + -1",                     r"x + \left(- 1\right)"),
    ("-2x",                        r"- 2 x"),
    ("x^-2",                       r"x^{- 2}"),
    ("x^(y + 1)",                  r"x^{y + 1}"),
    ("2^3^x",                      r"2^{3^{x}}"),
    ("(x^2)^3",                    r"\left(x^{2}\right)^{3}"),
    ("e^(-x^2)",                   r"e^{- x^{2}}"),
    ("exp(2x)",                    r"e^{2 x}"),
    ("(e^x)^2",                    r"\left(e^{x}\right)^{2}"),
    ("sin x^2",                    r"\sin\left(x^{2}\right)"),
    ("sin(x)^2",                   r"\sin\left(x\right)^{2}"),
    ("ln x + √x",                  r"\ln\left(x\right) + \sqrt{x}"),
    ("|x - 1|",                    r"\left|x - 1\right|"),
    ("sigmoid(x) relu(x)",         r"\sigma\left(x\right) \operatorname{relu}\left(x\right)"),
    ("0.50x + .5 + 2.0",           r"0.5 x + 0.5 + 2"),
    ("1e-3x",                      r"0.001 x"),
    ("1e-7x",                      r"1 \cdot 10^{-7} x"),
    ("1e-7^2 x",                   r"\left(1 \cdot 10^{-7}\right)^{2} x"),
    ("2πx",                        r"2 \pi x"),
    ("pi + e",                     r"\pi + e"),
]
# fmt: on


@pytest.mark.parametrize(("text", "expected"), WRITTEN)
def test_latex_keeps_the_form_that_was_typed(text, expected):
    assert latex(parse(text)) == expected


@pytest.mark.parametrize("text", [text for text, _ in WRITTEN])
def test_latex_can_be_drawn(text):
    assert MathTextParser("path").parse(f"${latex(parse(text))}$").width > 0


def test_every_call_has_its_latex():
    assert {"+", "^", "sin", "relu"} <= LATEX.keys()
    for name, (_, _, inner) in LATEX.items():
        assert "x" in latex(Call(name, (X, TWO)[: len(inner)]))


def test_letters_come_once_and_in_alphabetical_order():
    assert variables(parse("z*a + sin(b + a) - z")) == ("a", "b", "z")
    assert variables(TWO) == ()


def test_a_constant_is_computed_and_what_has_a_letter_is_not():
    assert call("+", TWO, TWO).value == 4
    assert call("sin", Number(math.pi / 2)).value == 1
    assert call("*", Number(0.0), X).value is None


def test_a_power_of_e_is_exp():
    assert call("^", Number(math.e, "e"), X) == Call("exp", (X,))


# fmt: off
TOO_MUCH = [
    ("/",    (X, Number(0.0)),              "divides by 0"),
    ("log",  (Number(0.0),),                "log(0) has no value"),
    ("^",    (Number(-8.0), Number(0.5)),   "(-8)^0.5 has no value"),
    ("*",    (Number(1e12), TWO),           "1e+12*2 is too large"),
    ("exp",  (Number(1e9),),                "exp(1e+09) is too large"),
    ("^",    (X, Number(20.5)),             "The power 20.5 is too large"),
    ("^",    (Call("^", (X, Number(20.0))), Number(-20.0)), "multiply to 400"),
]
# fmt: on


@pytest.mark.parametrize(("name", "arguments", "part"), TOO_MUCH)
def test_what_would_grow_out_of_hand_is_refused(name, arguments, part):
    with pytest.raises(ValueError, match=re.escape(part)):
        call(name, *arguments)


def test_a_function_between_two_powers_starts_afresh():
    assert call("^", call("sin", call("^", X, Number(20.0))), Number(20.0)).value is None
