"""The reader of formulas: what a learner types becomes a small tree, and nothing in it is ever run as code."""

import re
from difflib import get_close_matches

from mathomong.symbolic.formula import CONSTANTS, FUNCTIONS, LARGEST, Number, Tree, Variable, call, variables
from mathomong.values import shown

LENGTH = 200  # characters
PIECES = 100  # numbers, letters, signs: they bound the size of the tree, and so the time that its gradient takes
DEPTH = 25  # brackets, powers and functions inside one another
VARIABLES = 6
SUM, PRODUCT, POWER = 1, 2, 3
LEVEL = {"+": SUM, "-": SUM, "*": PRODUCT, "/": PRODUCT, "^": POWER}

_SPELLINGS = str.maketrans({"·": "*", "×": "*", "−": "-", "–": "-", "÷": "/", "π": " pi ", "√": " sqrt "})
_RAISED = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")
_FRONT = re.compile(r"^ *[A-Za-z]+ *(\( *[a-z]( *, *[a-z])* *\))? *=(?!=)")  # y = …, f(x) = …, f(x, y) = …
_TOKEN = re.compile(
    r"(?P<number>([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?)|(?P<name>[A-Za-z]+)"
    r"|(?P<raised>⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]+)|(?P<sign>[-+*/^()|])|(?P<strange>[^ ])"
)
_HINTS = {
    ",": "write a decimal with a point, as in 0.5",
    ".": "a point belongs inside a number, as in 0.5, and a product is written x*y",
    "=": "give the function alone, as in x^2 + 1, with at most one y = at the front",
    "%": "write x/100 for percent",
    "!": "write a product out, as in 3*2*1",
    **dict.fromkeys("<>", "a function is needed, as in x^2 + 1, not a comparison"),
    **dict.fromkeys("\"'`", "type the function without inner quotes"),
    **dict.fromkeys("[]{}", "use round brackets, as in 2*(x + 1)"),
}
_ELSE = "use numbers, small letters, + - * / ^, round brackets and functions such as sin"


def parse(text: str) -> Tree:
    """The tree of a typed formula such as "x^2 + 3y^2".

    Powers come first, then products, then sums; what is of the same rank goes left to right, so 1/2x is (1/2)·x,
    and -x^2 is -(x^2). A function without a bracket takes the product that follows it: sin 2x^2 is sin(2·x^2),
    and √2x is √(2x). A product may be left unwritten after a number or a bracket. log and ln are the natural
    logarithm. Raises TypeError if `text` is no text, ValueError with one sentence if it can't be read.

    >>> parse("2x")
    Call(name='*', arguments=(Number(value=2.0, name=''), Variable(name='x', value=None)), value=None)
    """
    if not isinstance(text, str):
        raise TypeError(f'The function must be text, such as "x^2 + 1"; you gave {shown(text)}.')
    if len(text) > LENGTH:  # before anything else, so that endless text costs nothing
        raise ValueError(
            f"The function may have up to {LENGTH} characters; you gave {len(text)}, so try a shorter one."
        )
    return _Reader(_tokens(text)).all()


def _tokens(text: str) -> list[tuple[str, str]]:
    """The pieces of the text as (kind, piece); the last one is the end."""
    line = " ".join(text.split()).replace("**", "^").translate(_SPELLINGS)
    tokens = [(match.lastgroup, match.group()) for match in _TOKEN.finditer(_FRONT.sub("", line))]
    for kind, piece in tokens:
        if kind == "strange":
            raise ValueError(f"{shown(piece)} can't be read here: {_HINTS.get(piece, _ELSE)}.")
    if not tokens:
        raise ValueError("There is no function yet: type one, such as x^2 + 1.")
    if len(tokens) > PIECES:
        raise ValueError(f"The function may have up to {PIECES} parts; you gave {len(tokens)}, so try a shorter one.")
    return [*tokens, ("end", "the end")]


class _Reader:
    """Reads tokens from left to right by precedence climbing."""

    def __init__(self, tokens: list[tuple[str, str]]) -> None:
        self.tokens, self.at, self.depth, self.closings = tokens, 0, 0, [""]

    def all(self) -> Tree:
        tree = self.expression(SUM)
        if self.piece != "the end":
            raise ValueError("There is a ) without a ( before it: add the (, or leave the ) out.")
        if len(variables(tree)) > VARIABLES:
            raise ValueError(f"There may be up to {VARIABLES} letters; you gave {', '.join(variables(tree))}.")
        return tree

    def expression(self, level: int) -> Tree:
        """What is bound together by signs of this level or above."""
        self.depth += 1
        if self.depth > DEPTH:
            raise ValueError("This is nested too deeply: try fewer brackets, powers or functions inside one another.")
        left = call("neg", self.expression(max(level, PRODUCT))) if self.skip("-") else self.operand()
        while LEVEL.get(sign := self.sign(), 0) >= level:
            self.skip(sign)  # an unwritten product has no sign to skip
            left = call(sign, left, self.expression(LEVEL[sign] + (sign != "^")))  # 2^3^2 is 2^(3^2), 3-2-1 is (3-2)-1
        self.depth -= 1
        return left

    def operand(self) -> Tree:
        """A number, a letter, a function with its argument, or a bracket, and the raised digits after it."""
        kind, piece = self.tokens[self.at]
        if kind not in ("number", "name") and piece not in ("(", "|"):
            place = f"after {self.shown(-1)}" if self.at else "at the start"
            raise ValueError(f"A number, a letter, a function or ( should come {place}; you gave {self.shown()}.")
        self.at += 1
        tree = _number(piece) if kind == "number" else self.named(piece) if kind == "name" else self.bracket(piece)
        while self.kind == "raised":
            self.at += 1
            tree = call("^", tree, Number(float(self.before.translate(_RAISED))))
        return tree

    def named(self, name: str) -> Tree:
        name = "log" if name == "ln" else name
        if name in CONSTANTS:
            return Number(CONSTANTS[name], name)
        if name in FUNCTIONS:
            return call(name, self.argument(name))
        if len(name) == 1 and name.islower():
            return Variable(name)
        raise ValueError(_unknown(name))

    def argument(self, name: str) -> Tree:
        """The bracket after a function's name, or else the powers and unwritten products after it."""
        if self.piece == "^" or self.kind == "raised":
            raise ValueError(f"A power goes outside: write ({name} x)^2 for the square of {name} x.")
        if self.skip("("):
            return self.bracket("(")
        tree = self.expression(POWER)
        while self.piece != "*" and self.sign() == "*":
            tree = call("*", tree, self.expression(POWER))
        return tree

    def bracket(self, opening: str) -> Tree:
        self.closings.append(")" if opening == "(" else "|")
        tree = self.expression(SUM)
        if not self.skip(self.closings[-1]):
            raise ValueError(f"The bracket {opening} is never closed: add {self.closings[-1]} after {self.shown(-1)}.")
        self.closings.pop()
        return tree if opening == "(" else call("abs", tree)

    def sign(self) -> str:
        """The sign that joins the tree so far with what follows; nothing where the tree ends."""
        if self.piece in LEVEL:
            return self.piece
        if self.kind == "end" or self.piece == ")" or self.piece == self.closings[-1]:
            return ""
        if self.before in (")", "|") or (self._after_number() and self.kind != "number"):
            return "*"
        raise ValueError(f"A sign is missing between {self.shown(-1)} and {self.shown()}: write * there for a product.")

    def skip(self, piece: str) -> bool:
        """Step over this piece, if it is the one that comes."""
        found = self.piece == piece
        self.at += found
        return found

    def shown(self, away: int = 0) -> str:
        kind, piece = self.tokens[self.at + away]
        return piece if kind == "end" else shown(piece)

    def _after_number(self) -> bool:
        return self.tokens[self.at - 1][0] in ("number", "raised") or self.before in CONSTANTS

    kind = property(lambda self: self.tokens[self.at][0])
    piece = property(lambda self: self.tokens[self.at][1])
    before = property(lambda self: self.tokens[self.at - 1][1])


def _number(piece: str) -> Number:
    if float(piece) > LARGEST:
        raise ValueError(f"The number {shown(piece)} is too large: try one up to {LARGEST:g}.")
    return Number(float(piece))


def _unknown(name: str) -> str:
    """One sentence about a name that means nothing here, with the likeliest way to repair it."""
    if name != name.lower():
        return f"Small letters only, please: write {shown(name.lower())} instead of {shown(name)}."
    known = next((function for function in FUNCTIONS if name[:-1] == function and name[-1] != "e"), None)
    if known:
        return f"The name {shown(name)} is unknown: try {known}({name[-1]})."
    product = ["*".join(name)] if len(name) <= 3 else []
    near = get_close_matches(name, [*FUNCTIONS, *CONSTANTS], 1)
    tries = " or ".join(product + near) or "one of " + ", ".join(FUNCTIONS)
    return f"The name {shown(name)} is unknown: try {tries}."
