"""How hard a notebook is to read: the Flesch–Kincaid grade of its sentences, formulas and code left out."""

import re
from collections.abc import Iterable

import textstat

# What is not read as words → what is read instead. A formula inside a sentence counts as one short word.
NOT_WORDS = [
    (r"```.*?```", ""),
    (r"\$\$.*?\$\$", ""),
    (r"\$[^$]*\$", "x"),
    (r"`[^`]*`", "x"),
    (r"<[^>]*>", "\n"),
    (r"\[([^\]]*)\]\([^)]*\)", r"\1"),
    (r"^\s*([-*]|\d+\.|#+|\|)\s*", ""),
    (r"[*_|]", " "),
]


def grade(cells: Iterable[str]) -> float:
    """The years at school after which the text of these cells is read with ease (Kincaid and others, 1975)."""
    lines = [line.strip() for cell in cells for line in spoken(cell).split("\n")]
    sentences = [line if line[-1] in ".?!" else f"{line}." for line in lines if re.search(r"\w", line)]
    if not sentences:
        raise ValueError("there is nothing to read")
    return textstat.flesch_kincaid_grade("\n".join(sentences))


def spoken(text: str) -> str:
    """The text as it would be read aloud, paragraph by paragraph."""
    for pattern, words in NOT_WORDS:
        text = re.sub(pattern, words, text, flags=re.DOTALL | re.MULTILINE)
    return text
