"""What the tests measure against. Nothing in here uses the package."""

import linecache
import sys

import mpmath
import numpy as np
import pytest
import sympy

LITTLE_WORK = 400_000  # calls: what a slow laptop does in a second


def table(names, rows):
    """One test for each row; a table without rows is a mistake, not a pass."""
    assert rows, "an empty table would test nothing"
    return pytest.mark.parametrize(names, rows, ids=_word)


def _word(value):
    """How a value reads in the name of a test; None leaves that to pytest."""
    if isinstance(value, type):
        return value.__name__
    return str(value)[:40] if isinstance(value, (str, int, float)) else getattr(value, "name", None)


def slope(f, x, h=0.01):
    """f′(x) by central differences, their h² and h⁴ errors taken out by Richardson's extrapolation, which leaves one of h⁶."""
    wide, middle, narrow = ((f(x + k) - f(x - k)) / (2 * k) for k in (h, h / 2, h / 4))
    return (64 * narrow - 20 * middle + wide) / 45


def slopes(f, w, h=0.01):
    """The partial derivatives of f at the vector w, one `slope` per coordinate."""
    w = np.asarray(w, float)
    return np.array([slope(lambda t, e=e: f(w + t * e), 0.0, h) for e in np.eye(len(w))])


def exactly(expression, *symbols):
    """A SymPy expression as a function of floats, worked out with 40 digits and then rounded once."""
    f = sympy.lambdify(symbols, expression, "mpmath")
    linecache.cache.pop(f.__code__.co_filename, None)  # else sympy takes it out, perhaps while doctest looks there

    def value(*numbers):
        with mpmath.workdps(40):
            return float(f(*map(mpmath.mpf, map(float, numbers))))

    return value


def counted(act):
    """What `act()` gives, and how many calls it makes: work, which is the same on every computer."""
    events = []
    sys.setprofile(lambda frame, event, arg: events.append(event))
    try:
        found = act()
    finally:
        sys.setprofile(None)
    return found, sum(event.endswith("call") for event in events)


def agree(found, expected, relative, absolute=1e-10):
    """Every number within `relative` of the expected one; `absolute` is for the rounding of differences near 0."""
    assert np.shape(found) == np.shape(expected)
    assert np.all(np.isfinite(expected))
    np.testing.assert_allclose(found, expected, rtol=relative, atol=absolute)


def refuses(call, kind, name):
    """`call` raises just this kind of error, and answers in one short sentence that names the culprit."""
    with pytest.raises(kind) as caught:
        call()
    sentence = str(caught.value)
    assert caught.type is kind
    assert name in sentence
    assert "\n" not in sentence
    assert len(sentence) < 300
    assert sentence.endswith((".", "?"))
