"""The functions that carry their derivative, each against SymPy and against differences."""

from types import SimpleNamespace

import numpy as np
import pytest
import sympy
from hypothesis import given
from hypothesis import strategies as st

from mathomong import Differentiable, cos, cube, exp, identity, relu, sigmoid, sin, square, tanh
from mathomong.functions import differentiable
from oracles import agree, exactly, refuses, slope, table

Z = sympy.symbols("z")
FORMULAS = [
    (identity, Z),
    (square, Z**2),
    (cube, Z**3),
    (exp, sympy.exp(Z)),
    (sin, sympy.sin(Z)),
    (cos, sympy.cos(Z)),
    (relu, sympy.Piecewise((Z, Z > 0), (0, True))),
    (sigmoid, 1 / (1 + sympy.exp(-Z))),
    (tanh, sympy.tanh(Z)),
]
FUNCTIONS = [f for f, _ in FORMULAS]
clear_of_the_corner = st.floats(-6, 6).filter(lambda z: abs(z) > 0.02)


@table(("f", "formula"), FORMULAS)
def test_every_function_agrees_with_sympy(f, formula):
    value, derivative = exactly(formula, Z), exactly(sympy.diff(formula, Z), Z)
    for z in np.random.default_rng(0).uniform(-8, 8, 50):
        agree(f(z), value(z), relative=1e-10, absolute=0)
        agree(f.derivative(z), derivative(z), relative=1e-10, absolute=0)


@given(st.sampled_from(FUNCTIONS), clear_of_the_corner)
def test_every_derivative_agrees_with_differences(f, z):
    agree(f.derivative(z), slope(f, z), relative=1e-6)


@table("f", FUNCTIONS)
def test_many_numbers_at_once_are_the_same_as_one_by_one(f):
    z = np.linspace(-5, 5, 24).reshape(2, 3, 4)
    for part in (f, f.value, f.derivative):
        assert part(z).shape == z.shape
        np.testing.assert_array_max_ulp(part(z).ravel(), np.array([part(each) for each in z.ravel()]), maxulp=2)
        np.testing.assert_array_equal(part(z.tolist()), part(z))


@table("f", FUNCTIONS)
@table("z", [0, 1, -2.5, np.float64(0.5), np.array(0.5), np.int64(3), True + 1])
def test_a_number_gives_a_plain_float(f, z):
    assert type(f(z)) is float
    assert type(f.derivative(z)) is float


@table("f", FUNCTIONS)
@table("z", [0.0, -0.0, 40.0, -40.0, 710.0, -710.0, 1e4, -1e4, 1e308, -1e308, np.inf, -np.inf, np.nan])
def test_nothing_warns_however_far_out(f, z):
    for part in (f, f.derivative):
        assert type(part(z)) is float
        assert part(np.array([z, 1.0]))[1] == pytest.approx(part(1.0), rel=1e-15)


@table("z", [30, 36.5, 40, 100, 700])
def test_the_tails_of_the_s_curves_lose_nothing(z):
    for f, formula in ((sigmoid, 1 / (1 + sympy.exp(-Z))), (tanh, 1 - 2 / (sympy.exp(2 * Z) + 1))):
        expected = exactly(sympy.diff(formula, Z), Z)(z)
        assert f.derivative(z) == pytest.approx(expected, rel=1e-10, abs=0)
        assert f.derivative(-z) == pytest.approx(expected, rel=1e-10, abs=0)
    assert sigmoid(-z) == pytest.approx(np.exp(-float(z)), rel=1e-10)


@given(st.floats(-700, 700))
def test_sigmoid_is_symmetrical_and_stays_between_0_and_1(z):
    assert 0 <= sigmoid(z) <= 1
    assert sigmoid(z) + sigmoid(-z) == pytest.approx(1, abs=1e-15)
    assert sigmoid.derivative(z) == sigmoid.derivative(-z)


@given(st.floats(-20, 20))
def test_the_two_textbook_formulas_for_the_slopes_hold(z):
    assert sigmoid.derivative(z) == pytest.approx(sigmoid(z) * (1 - sigmoid(z)), abs=1e-15)
    assert tanh.derivative(z) == pytest.approx(1 - tanh(z) ** 2, abs=1e-15)


def test_sigmoid_is_steepest_at_0_and_five_of_them_let_a_thousandth_through():
    assert sigmoid.derivative(0) == 0.25
    assert max(sigmoid.derivative(np.linspace(-5, 5, 1001))) == 0.25
    assert f"{sigmoid.derivative(0) ** 5:.1e} {sigmoid.derivative(0) ** 10:.1e}" == "9.8e-04 9.5e-07"


def test_relu_has_slope_0_at_its_corner_by_agreement():
    assert relu.derivative(0) == 0.0
    assert relu.derivative(-0.0) == 0.0
    assert relu.derivative([-1e-300, 0, 1e-300]).tolist() == [0.0, 0.0, 1.0]


@table("f", FUNCTIONS)
def test_every_function_has_a_name_and_two_formulas(f):
    assert repr(f) == f.name
    for formula in (f.formula, f.derivative_formula):
        assert formula
        assert formula.count("{") == formula.count("}")


def test_a_function_of_ones_own_takes_everything_by_position():
    double = Differentiable("double", lambda z: 2 * z, lambda z: 2, "2z", "2")
    assert (double(3), double.derivative(3), double.formula, double.derivative_formula) == (6.0, 2.0, "2z", "2")
    assert double.derivative([1, 2, 3]).tolist() == [2.0, 2.0, 2.0]
    assert double.derivative(np.ones((2, 3))).shape == (2, 3)
    assert Differentiable("half", lambda z: z / 2, lambda z: 0.5).formula == ""


def test_a_pole_is_infinite_without_a_warning():
    log = Differentiable("log", np.log, lambda z: 1 / z)
    assert (log(0), log.derivative(0)) == (-np.inf, np.inf)


@table("f", FUNCTIONS)
def test_functions_are_frozen_and_leave_their_input_alone(f):
    z = np.array([-1.0, 0.5, 2.0])
    f(z), f.derivative(z)
    assert z.tolist() == [-1.0, 0.5, 2.0]
    with pytest.raises(AttributeError):
        f.name = "other"


BAD = [
    (lambda: sigmoid("0.5"), TypeError, "sigmoid"),
    (lambda: sigmoid(None), TypeError, "sigmoid"),
    (lambda: sigmoid(1j), TypeError, "sigmoid"),
    (lambda: sigmoid(True), TypeError, "sigmoid"),
    (lambda: sigmoid([[1], [2, 3]]), ValueError, "sigmoid"),
    (lambda: sigmoid.derivative("0.5"), TypeError, "sigmoid.derivative"),
    (lambda: tanh(sigmoid), TypeError, "tanh"),
    (lambda: square(10**400), ValueError, "square"),
    (lambda: Differentiable(3, square, square), TypeError, "name"),
    (lambda: Differentiable("mine", square, square, 3), TypeError, "formula"),
    (lambda: Differentiable("mine", square, square, "z^2", 3), TypeError, "derivative_formula"),
    (lambda: Differentiable("mine", 3, square), TypeError, "value"),
    (lambda: Differentiable("mine", square, 3), TypeError, "derivative"),
    (lambda: Differentiable("mine", "z**2", square), TypeError, "value"),
    (lambda: Differentiable("mine", lambda z: None, square)(1), TypeError, "mine"),
    (lambda: Differentiable("mine", square, lambda z: None).derivative(1), TypeError, "mine.derivative"),
    (lambda: differentiable(np.sin, "activation"), TypeError, "activation"),
    (lambda: differentiable(SimpleNamespace(derivative=np.cos), "activation"), TypeError, "activation"),
]


@table(("call", "kind", "name"), BAD)
def test_what_is_no_number_or_no_function_is_refused_in_one_sentence(call, kind, name):
    refuses(call, kind, name)
