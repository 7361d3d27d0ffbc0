"""Formulas of a page as MathML, which browsers draw by themselves: nothing has to be fetched, and screen readers read it."""

import re
from collections.abc import Callable
from html import unescape

NOT_TEXT = re.compile(r"(<pre\b.*?</pre>|<code\b.*?</code>|<[^>]*>)", flags=re.DOTALL)
FORMULA = re.compile(r"\$\$(?P<block>.+?)\$\$|\$(?P<inline>[^$]+?)\$", flags=re.DOTALL)


def mathml(formula: str, display: str) -> str:
    """A formula written in LaTeX as MathML; `display` is "block" or "inline"."""
    from latex2mathml.converter import convert  # only the environment that builds the site has it

    return convert(formula, display=display)


def with_formulas(page: str, convert: Callable[[str, str], str] = mathml) -> str:
    """The page with every formula between dollars replaced by `convert(formula, display)`; code stays as it is.

    >>> with_formulas("<p>so $w &lt; 2$</p><pre>$x$</pre>", lambda formula, display: f"[{display} {formula}]")
    '<p>so [inline w < 2]</p><pre>$x$</pre>'
    """

    def replaced(found: re.Match) -> str:
        return convert(unescape(found[found.lastgroup]).strip(), found.lastgroup)

    pieces = NOT_TEXT.split(page)
    pieces[::2] = [FORMULA.sub(replaced, piece) for piece in pieces[::2]]
    return "".join(pieces)
