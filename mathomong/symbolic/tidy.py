"""A formula as one would write it: 3·2·x¹ becomes 6x, x + x becomes 2x, and + 0 goes."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import reduce

from mathomong.symbolic.formula import LARGEST, Call, Number, Tree, Variable, call

Factors = tuple[tuple[Tree, Fraction | float], ...]


@dataclass(frozen=True)
class _Term:
    """A number times powers of trees. `divided` says that a fraction line was drawn: 1/x stays 1/x, not x⁻¹."""

    number: Fraction | float = Fraction(1)
    factors: Factors = ()
    divided: bool = False


def tidy(tree: Tree) -> Tree:
    """The same function, written short: numbers multiplied, like terms and like factors together, 0 and 1 left out.

    Brackets are kept: 3(x + 1) stays as it is. Raises ValueError with one sentence if it divides by what is always 0.

    >>> from mathomong.symbolic.formula import latex
    >>> from mathomong.symbolic.parser import parse
    >>> print(latex(tidy(parse("3*2*x^(2-1) + 5*1 + 0"))))
    6 x + 5
    """
    return reduce(_joined, _collected(tree), None) or Number(0.0)


def _joined(sum_so_far: Tree | None, term: _Term) -> Tree:
    size = _product(replace(term, number=abs(term.number)))
    if sum_so_far is None:
        return size if term.number > 0 else _negative(size)
    return Call("+" if term.number > 0 else "-", (sum_so_far, size))


def _negative(size: Tree) -> Tree:
    return Number(-size.value) if isinstance(size, Number) and not size.name else Call("neg", (size,))


def _collected(tree: Tree) -> list[_Term]:
    """The terms of the sum, like ones together, without those that vanish."""
    terms: dict[frozenset, _Term] = {}
    for term in _terms(tree):
        like = terms.get(key := frozenset(term.factors))
        terms[key] = replace(like, number=_added(like.number, term.number)) if like else term
    return [term for term in terms.values() if term.number]


def _added(left: Fraction | float, right: Fraction | float) -> Fraction | float:
    """The sum, or 0 where only rounding is left of it, as in 0.3 − 0.1·3."""
    return left + right if abs(left + right) > 1e-14 * abs(left) else Fraction(0)


def _terms(tree: Tree) -> list[_Term]:
    name = getattr(tree, "name", "")
    if not isinstance(tree, Call) or name not in ("+", "-", "neg"):
        return [_term(tree)]
    first = _terms(tree.arguments[0]) if name != "neg" else []
    last, sign = _terms(tree.arguments[-1]), 1 if name == "+" else -1
    return [*first, *(replace(term, number=sign * term.number) for term in last)]


def _term(tree: Tree) -> _Term:
    """The tree as one product."""
    if isinstance(tree, Number) and not tree.name:
        return _Term(Fraction(tree.value) if tree.value.is_integer() else tree.value)
    if not isinstance(tree, Call):
        return _Term(factors=((tree, Fraction(1)),))
    return _PRODUCTS.get(tree.name, _alone)(*tree.arguments, name=tree.name)


def _times(left: Tree, right: Tree, **_) -> _Term:
    left, right = _term(left), _term(right)
    return _Term(left.number * right.number, _merged(left, right), left.divided or right.divided)


def _over(above: Tree, below: Tree, **_) -> _Term:
    above, below = _term(above), _term(below)
    inverse = _raised(below, Fraction(-1))
    drawn = above.divided or bool(below.factors)
    return _Term(above.number * inverse.number, _merged(above, inverse), drawn)


def _power(base: Tree, exponent: Tree, **_) -> _Term:
    """(2x)³ becomes 8x³; a sum, or a power that is no whole number, is left as it is."""
    exponent, term = tidy(exponent), _term(base)
    power = _term(exponent)
    if power.factors:
        return _Term(factors=((Call("^", (tidy(base), exponent)), Fraction(1)),))
    if power.number == int(power.number) and abs(float(term.number)) ** abs(float(power.number)) <= LARGEST:
        return _raised(term, power.number)
    return _Term(factors=((tidy(base), power.number),))


def _bracket(*arguments: Tree, name: str) -> _Term:
    """A sum among factors: what it comes to, if that is one term, else the bracket as a factor."""
    terms = _collected(Call(name, arguments))
    if len(terms) < 2:
        return terms[0] if terms else _Term(Fraction(0))
    return _Term(factors=((reduce(_joined, terms, None), Fraction(1)),))


def _alone(*arguments: Tree, name: str) -> _Term:
    return _Term(factors=((Call(name, tuple(map(tidy, arguments))), Fraction(1)),))


_PRODUCTS = {"*": _times, "/": _over, "^": _power, **dict.fromkeys(("+", "-", "neg"), _bracket)}


def _raised(term: _Term, power: Fraction | float) -> _Term:
    if term.number == 0 and power < 0:
        raise ValueError("This divides by something that is always 0: change what stands below the fraction line.")
    factors = tuple((base, exponent * power) for base, exponent in term.factors if power)
    return _Term(term.number ** int(power), factors, term.divided)


def _merged(*terms: _Term) -> Factors:
    """The factors of all, each base once, with the powers added."""
    powers: dict[Tree, Fraction | float] = {}
    for base, exponent in (factor for term in terms for factor in term.factors):
        powers[base] = powers.get(base, 0) + exponent
    return tuple((base, exponent) for base, exponent in powers.items() if exponent)


def _product(term: _Term) -> Tree:
    """The term as a tree: the number first, then constants, then letters, then the rest as it came."""
    whole = term.number if isinstance(term.number, Fraction) else None
    factors = sorted(term.factors, key=lambda factor: _rank(factor[0]))
    below = [_powered(base, -exponent) for base, exponent in factors if exponent < 0 and term.divided]
    above = [_powered(base, exponent) for base, exponent in factors if exponent > 0 or not term.divided]
    top = _chained(_numeral(whole.numerator if whole is not None else term.number), above)
    bottom = _chained(_numeral(whole.denominator if whole is not None else 1), below)
    return top if bottom == Number(1.0) else Call("/", (top, bottom))


def _chained(number: Number, factors: Iterable[Tree]) -> Tree:
    factors = [*factors] if number == Number(1.0) and factors else [number, *factors]
    return reduce(lambda left, right: Call("*", (left, right)), factors)


def _rank(base: Tree) -> tuple[int, str]:
    if isinstance(base, Variable):
        return 1, base.name
    return (0 if base.value is not None else 2), ""


def _powered(base: Tree, exponent: Fraction | float) -> Tree:
    return base if exponent == 1 else Call("^", (base, _ratio(exponent)))


def _ratio(number: Fraction | float) -> Tree:
    if isinstance(number, float) or number.denominator == 1:
        return _numeral(number)
    size = call("/", _numeral(abs(number.numerator)), _numeral(number.denominator))
    return size if number > 0 else call("neg", size)


def _numeral(number: Fraction | float) -> Number:
    """Fifteen figures, so that 0.1 · 3 is 0.3."""
    return Number(float(f"{float(number):.15g}"))
