"""The chain rule: values forward, slopes backward, their product the derivative of the whole."""

import math

import numpy as np
import pytest
import sympy
from hypothesis import given
from hypothesis import strategies as st

from mathomong import Chain, Differentiable, cos, cube, exp, identity, relu, sigmoid, sin, square, tanh
from oracles import agree, exactly, refuses, slope, table

X = sympy.symbols("x")
LINKS = [
    (identity, lambda z: z),
    (square, lambda z: z**2),
    (sin, sympy.sin),
    (cos, sympy.cos),
    (sigmoid, lambda z: 1 / (1 + sympy.exp(-z))),
    (tanh, sympy.tanh),
    (cube, lambda z: z**3),
    (exp, sympy.exp),
]
tame = st.lists(st.sampled_from(LINKS[:6]), min_size=1, max_size=5)  # links that no chain of five can make explode
places = st.floats(-1.5, 1.5)


@given(tame, places)
def test_the_derivative_of_any_chain_agrees_with_differences(links, x):
    chain = Chain(*(link for link, _ in links))
    agree(chain.derivative(x), slope(chain, x, h=0.002), relative=1e-6, absolute=1e-9)


@table("length", [1, 2, 3, 4])
def test_the_derivative_of_any_chain_agrees_with_sympy(length):
    draw = np.random.default_rng(length)
    for _ in range(5):
        links = [LINKS[i] for i in draw.integers(0, len(LINKS), length)]
        formula = X
        for _, link in links:
            formula = link(formula)
        derivative, value, chain = (
            exactly(sympy.diff(formula, X), X),
            exactly(formula, X),
            Chain(*(f for f, _ in links)),
        )
        for x in draw.uniform(-0.9, 0.9, 5):
            agree(chain(x), value(x), relative=1e-10, absolute=0)
            agree(chain.derivative(x), derivative(x), relative=1e-10, absolute=0)


@given(tame, places)
def test_slopes_multiply_along_the_chain(links, x):
    chain = Chain(*(link for link, _ in links))
    values, slopes = chain.values(x), chain.slopes(x)
    assert (len(values), len(slopes)) == (len(links) + 1, len(links))
    assert values[0] == x
    assert values[-1] == chain(x)
    for (link, _), before, after, local in zip(links, values, values[1:], slopes, strict=False):
        assert after == link(before)
        assert local == link.derivative(before)
    assert chain.derivative(x) == pytest.approx(math.prod(slopes), rel=1e-14, abs=1e-300)


def test_sin_of_x_squared_at_2():
    chain = Chain(square, sin)
    assert f"{chain.derivative(2):.4f}" == "-2.6146"
    assert f"{sum(chain.slopes(2)):.3f}" == "3.346"  # what adding the factors would say
    assert [f"{value:.4f}" for value in chain.values(2)] == ["2.0000", "4.0000", "-0.7568"]


def test_links_are_applied_left_to_right():
    assert Chain(square, sin)(2) == math.sin(4)
    assert Chain(sin, square)(2) == math.sin(2) ** 2


@given(places)
def test_a_chain_can_be_a_link(x):
    flat, nested = Chain(square, sin, exp), Chain(Chain(square, sin), exp)
    assert nested(x) == flat(x)
    assert nested.derivative(x) == pytest.approx(flat.derivative(x), rel=1e-14)
    assert len(nested.slopes(x)) == 2


def test_many_places_at_once_are_the_same_as_one_by_one():
    chain, x = Chain(square, sin, tanh), np.linspace(-2, 2, 12).reshape(3, 4)
    np.testing.assert_allclose(chain(x), [[chain(t) for t in row] for row in x], rtol=1e-14)
    np.testing.assert_allclose(chain.derivative(x), [[chain.derivative(t) for t in row] for row in x], rtol=1e-13)
    assert chain.derivative(x).shape == (3, 4)
    np.testing.assert_array_equal(chain.derivative([1, 2]), chain.derivative(np.array([1.0, 2.0])))
    assert chain.values(np.array([1, 2]))[0].dtype == np.float64


def test_numbers_give_plain_floats():
    chain = Chain(square, relu)
    for x in (2, np.float64(2), np.array(2)):
        assert {type(number) for number in [*chain.values(x), *chain.slopes(x), chain(x), chain.derivative(x)]} == {
            float
        }


def test_ten_sigmoids_let_less_than_a_millionth_through():
    centred = Differentiable("sigmoid − ½", lambda z: sigmoid(z) - 0.5, sigmoid.derivative)  # so that each stands at 0
    assert f"{Chain(*[centred] * 5).derivative(0):.1e}" == "9.8e-04"
    assert f"{Chain(*[centred] * 10).derivative(0):.1e}" == "9.5e-07"


def test_exploding_slopes_do_not_warn():
    assert Chain(exp, exp, exp).derivative(10) == math.inf
    assert Chain(exp, exp, exp).derivative(np.array([10.0, 0.0]))[0] == math.inf
    assert np.isnan(Chain(exp, sigmoid).derivative(np.array([1000.0]))).all()  # ∞ · 0


def test_a_chain_is_a_frozen_value():
    assert Chain(square, sin) == Chain(square, sin) != Chain(sin, square)
    assert repr(Chain(square, Chain(sin, exp))) == "Chain(square, Chain(sin, exp))"
    with pytest.raises(AttributeError):
        Chain(square).links = (sin,)


BAD = [
    (lambda: Chain(), ValueError, "a chain needs at least one link"),
    (lambda: Chain(lambda x: x**2), TypeError, "each link"),
    (lambda: Chain(square, math.sin), TypeError, "each link"),
    (lambda: Chain(square, 3), TypeError, "each link"),
    (lambda: Chain("square"), TypeError, "each link"),
    (lambda: Chain([square, sin]), TypeError, "each link"),
    (lambda: Chain(square)("2"), TypeError, "x"),
    (lambda: Chain(square)(None), TypeError, "x"),
    (lambda: Chain(square)([[1], [2, 3]]), ValueError, "x"),
    (lambda: Chain(square).derivative("2"), TypeError, "x"),
    (lambda: Chain(square).slopes(1j), TypeError, "x"),
]


@table(("call", "kind", "name"), BAD)
def test_what_cannot_be_chained_is_refused_in_one_sentence(call, kind, name):
    refuses(call, kind, name)
