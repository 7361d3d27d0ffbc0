"""What may stand in a text field: by accident, by a cat on the keyboard, or by ill will."""

# None of these is a formula, a number, or empty.
HOSTILE = {
    "a script": "<script>alert(1)</script>",
    "a picture that acts": "<img src=x onerror=alert(1)>",
    "an entity": "&lt;b&gt;",
    "an import": '__import__("os").system("x")',
    "an attribute": "().__class__",
    "a format": "{0.__class__}%s%n",
    "the sign of nothing": "\x00",
    "an escape": "\x1b[2J",
    "half a sign": "\ud800",
    "a line turned round": "\u202e2x\u2066",
    "an emoji": "👍",
    "LaTeX that breaks out": "\\)<b>x</b>\\(",
    "LaTeX on its own": "$$\\require{html}\\href{javascript:alert(1)}{x}$$",
    "open brackets": "((((((",
    "closed brackets": "x)))",
    "brackets as deep as the sea": "(" * 5000 + "x" + ")" * 5000,
    "towers of powers": "9**9**9**9",
    "five thousand letters": "x" * 5000,
    "ten thousand signs": "1+" * 5000,
    "no number": "nan",
    "too large a number": "1e400",
    "a division by 0": "1/0",
    "two lines": "x +\n\n+",
    "a name": "learning_rate",
}
EMPTY = {"nothing": "", "spaces": "   ", "line breaks": "\n\t"}
