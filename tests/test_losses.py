"""The losses, each against SymPy and against differences, by the prediction."""

import numpy as np
import pytest
import sympy
from hypothesis import given
from hypothesis import strategies as st

from mathomong import Loss, absolute_error, cross_entropy, half_squared_error, one_minus, squared_error
from oracles import agree, exactly, refuses, slope, table

P, T = sympy.symbols("p t", real=True)
FORMULAS = [
    (squared_error, (P - T) ** 2, (P - T) * 2),
    (half_squared_error, (P - T) ** 2 / 2, P - T),
    (absolute_error, sympy.Abs(P - T), sympy.sign(P - T)),
    (one_minus, 1 - P, -1),
    (cross_entropy, -T * sympy.log(P) - (1 - T) * sympy.log(1 - P), (P - T) / (P * (1 - P))),
]
LOSSES = [loss for loss, *_ in FORMULAS]
predictions = st.floats(0.05, 0.95)
targets = st.sampled_from([0.0, 1.0, 0.25, 0.5])


@table(("loss", "formula", "derivative"), FORMULAS)
def test_every_loss_agrees_with_sympy(loss, formula, derivative):
    by_prediction = sympy.diff(formula, P)
    value, by_p, textbook = (exactly(each, P, T) for each in (formula, by_prediction, derivative))
    for p, t in np.random.default_rng(0).uniform(0.01, 0.99, (50, 2)):
        agree(loss(p, t), value(p, t), relative=1e-10, absolute=0)
        agree(loss.derivative(p, t), by_p(p, t), relative=1e-10, absolute=0)
        agree(loss.derivative(p, t), textbook(p, t), relative=1e-10, absolute=0)


@given(st.sampled_from(LOSSES), predictions, targets)
def test_every_derivative_agrees_with_differences(loss, p, t):
    h = 0.02 * min(p, 1 - p)
    if loss is not absolute_error or abs(p - t) > h:  # at p = t the absolute error has a kink, and no slope
        agree(loss.derivative(p, t), slope(lambda q: loss(q, t), p, h), relative=1e-6)


@given(st.sampled_from([squared_error, half_squared_error, absolute_error]), st.floats(-9, 9), st.floats(-9, 9))
def test_errors_do_not_care_which_side_but_their_slopes_do(loss, p, t):
    assert loss(p, t) == loss(t, p)
    assert loss.derivative(p, t) == -loss.derivative(t, p)
    assert loss(p, t) >= 0


@table("loss", [squared_error, half_squared_error, absolute_error, cross_entropy])
@table("t", [0, 1])
def test_a_perfect_prediction_costs_nothing(loss, t):
    assert f"{loss(t, t)}" == "0.0"
    assert f"{loss([t, t], [t, t])}" == "[0. 0.]"


def test_squared_error_has_no_half_and_half_squared_error_has():
    assert (squared_error(0.5, 1), squared_error.derivative(0.5, 1)) == (0.25, -1.0)
    assert (half_squared_error(0.5, 1), half_squared_error.derivative(0.5, 1)) == (0.125, -0.5)


@given(st.floats(-5, 5), st.floats(-5, 5), st.floats(-5, 5))
def test_one_minus_looks_at_no_target(p, t, other):
    assert one_minus(p, t) == one_minus(p, other) == 1 - p
    assert one_minus.derivative(p, t) == -1.0


def test_absolute_error_has_slope_0_at_its_kink_by_agreement():
    assert absolute_error.derivative(0.5, 0.5) == 0.0


def test_cross_entropy_of_a_certain_mistake_is_large_but_finite():
    assert cross_entropy(0, 1) == cross_entropy(1, 0) == 100.0
    assert cross_entropy([0, 1, 0, 1], [0, 1, 1, 0]).tolist() == [0.0, 0.0, 100.0, 100.0]
    assert np.isfinite(cross_entropy.derivative([0, 1, 0, 1], [0, 1, 1, 0])).all()
    assert cross_entropy.derivative(0, 1) < 0 < cross_entropy.derivative(1, 0)


def test_cross_entropy_of_a_coin_is_ln_2():
    assert cross_entropy(0.5, 1) == pytest.approx(np.log(2), rel=1e-15)
    assert cross_entropy(1e-12, 0) == pytest.approx(1e-12, rel=1e-6)


@table("loss", LOSSES)
def test_losses_are_elementwise_and_a_number_goes_with_every_array(loss):
    p, t = np.random.default_rng(0).uniform(0.1, 0.9, (2, 3, 4))
    for part in (loss, loss.derivative):
        expected = [[part(a, b) for a, b in zip(*rows, strict=True)] for rows in zip(p, t, strict=True)]
        np.testing.assert_allclose(part(p, t), expected, rtol=1e-15)
        np.testing.assert_array_equal(part(p, 0.5), part(p, np.full(p.shape, 0.5)))
        np.testing.assert_array_equal(part(0.5, t), part(np.full(t.shape, 0.5), t))
        np.testing.assert_array_equal(part(p.tolist(), t.tolist()), part(p, t))


@table("loss", LOSSES)
def test_numbers_give_plain_floats(loss):
    for p, t in ((0.5, 1), (np.float64(0.5), np.int64(1)), (np.array(0.25), 0)):
        assert type(loss(p, t)) is float
        assert type(loss.derivative(p, t)) is float


@table("loss", LOSSES)
@table("p", [1e200, -1e200, np.inf, -np.inf, np.nan])
def test_nothing_warns_however_wrong_the_prediction(loss, p):
    assert type(loss(p, 1)) is float
    assert loss([p, 0.5], [1, 1])[1] == loss(0.5, 1)
    assert loss.derivative([p, 0.5], [1, 1])[1] == loss.derivative(0.5, 1)


@table("loss", LOSSES)
def test_every_loss_has_a_name_and_a_formula_and_is_frozen(loss):
    assert repr(loss) == loss.name
    assert loss.formula.count("{") == loss.formula.count("}")
    assert "p" in loss.formula
    with pytest.raises(AttributeError):
        loss.name = "other"


def test_a_loss_of_ones_own_takes_everything_by_position():
    fourth = Loss("fourth power", lambda p, t: (p - t) ** 4, lambda p, t: 4 * (p - t) ** 3, "(p - t)^4")
    assert (fourth(3, 1), fourth.derivative(3, 1), fourth.formula) == (16.0, 32.0, "(p - t)^4")
    level = Loss("level", lambda p, t: 1, lambda p, t: 0)
    assert level([1, 2], [3, 4]).tolist() == [1.0, 1.0]
    assert level.derivative([1, 2], [3, 4]).tolist() == [0.0, 0.0]


BAD = [
    (lambda: squared_error("0.5", 1), TypeError, "prediction"),
    (lambda: squared_error(0.5, "1"), TypeError, "target"),
    (lambda: squared_error(None, 1), TypeError, "prediction"),
    (lambda: squared_error(0.5, 1j), TypeError, "target"),
    (lambda: squared_error(True, 1), TypeError, "prediction"),
    (lambda: squared_error([1, 2], [1, 2, 3]), ValueError, "prediction and target"),
    (lambda: squared_error.derivative([1, 2], [1, 2, 3]), ValueError, "prediction and target"),
    (lambda: squared_error([[1], [2, 3]], 1), ValueError, "prediction"),
    (lambda: Loss("mine", 3, squared_error), TypeError, "value"),
    (lambda: Loss("mine", squared_error, 3), TypeError, "derivative"),
    (lambda: Loss("mine", lambda p, t: None, squared_error)(1, 2), TypeError, "mine"),
    (lambda: Loss("mine", lambda p: p, squared_error)(1, 2), TypeError, "a function of two numbers"),
    (lambda: Loss("mine", lambda p: p, squared_error)(1, 2), TypeError, "yours does not take 2 arguments"),
    (lambda: Loss(3, squared_error, squared_error), TypeError, "name"),
    (lambda: Loss("mine", squared_error, squared_error, 3), TypeError, "formula"),
]


@table(("call", "kind", "name"), BAD)
def test_what_cannot_be_compared_is_refused_in_one_sentence(call, kind, name):
    refuses(call, kind, name)
