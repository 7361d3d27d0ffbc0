"""LaTeX as the formula sheet writes it, turned into Python, so that the tests can put numbers into what a learner reads."""

import re

FUNCTIONS = {"f", "g", "f.derivative", "g.derivative", "sigmoid", "sigmoid.derivative", "mean", "sum", "sign", "sqrt"}
NAMES = [  # what LaTeX writes → the name in the code
    (r"\\frac\{\\partial L\}\{\\partial (\w)\}", r"dloss_d\1"),
    (r"\\text\{([^}]*)\}", lambda found: found[1].replace(" ", "_")),
    (r"\\sigma'", "sigmoid.derivative"),
    (r"\\sigma", "sigmoid"),
    (r"\b([fg])'", r"\1.derivative"),
    (r"\\lambda", "curvature"),
    (r"\\cdot", "*"),
    (r"\\,", " "),
]
TOKEN = re.compile(r"[A-Za-z_][\w.]*|[\d.]+|\*\*|[-+*/(),]")


def python(latex: str) -> str:
    """The right side of a formula as Python; a product that is only understood is written out.

    >>> python(r"p = \\sigma(2 w x)"), python(r"\\frac{x + h}{2h}"), python(r"\\text{new rate}^2 \\cdot \\frac{1}{\\sqrt{B}}")
    ('sigmoid(2*w*x)', '((x+h)/(2*h))', 'new_rate**2*((1)/(sqrt(B)))')
    """
    for pattern, name in NAMES:
        latex = re.sub(pattern, name, latex)
    return with_products(with_fractions(latex.rpartition("=")[2]))


def with_fractions(latex: str) -> str:
    r"""Fractions, roots and powers as Python writes them, the innermost first.

    >>> with_fractions(r"\frac{1}{\sqrt{x^2}}")
    '((1)/(sqrt(x**2)))'
    """
    rules = [
        (r"\\sqrt\{([^{}]*)\}", r"sqrt(\1)"),
        (r"\^\{([^{}]*)\}", r"**(\1)"),
        (r"\^(\w)", r"**\1"),
        (r"\\frac\{([^{}]*)\}\{([^{}]*)\}", r"((\1)/(\2))"),
    ]
    before = None
    while before != latex:
        before = latex
        for pattern, written in rules:
            latex = re.sub(pattern, written, latex)
    return latex


def with_products(expression: str) -> str:
    """Each product that is only understood, written with a star; a function before a bracket is called."""
    tokens = TOKEN.findall(expression)
    assert "".join(tokens) == re.sub(r"\s", "", expression), f"not read: {expression}"
    pairs = zip(tokens, [*tokens[1:], ""], strict=True)
    return "".join(f"{token}*" if multiplies(token, after) else token for token, after in pairs)


def multiplies(token: str, after: str) -> bool:
    """Whether two things that stand side by side are to be multiplied.

    >>> multiplies("2", "h"), multiplies("w", "x"), multiplies("mean", "("), multiplies("w", "(")
    (True, True, False, True)
    """
    ends, begins = re.fullmatch(r"[\w.]+|\)", token), re.fullmatch(r"[\w.]+|\(", after)
    return bool(ends and begins) and not (token in FUNCTIONS and after == "(")
