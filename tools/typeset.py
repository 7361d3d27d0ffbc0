"""Sets marked-up text in lines: words in their fonts, measured, broken before the right margin."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from matplotlib.font_manager import FontProperties
from matplotlib.textpath import TextToPath

SIZE, LEADING = 11.0, 15.5  # points: the letters, and the least from line to line
SPANS = re.compile(
    r"\*\*(?P<bold>.+?)\*\*|\*(?P<italic>.+?)\*|`(?P<code>[^`]+)`|(?P<math>\$[^$]+\$)|(?P<plain>[^*`$]+|.)"
)
FONTS = {  # all of them come with matplotlib, so a sheet looks the same everywhere
    "plain": {"family": "DejaVu Sans"},
    "bold": {"family": "DejaVu Sans", "weight": "bold"},
    "italic": {"family": "DejaVu Sans", "style": "italic"},
    "code": {"family": "DejaVu Sans Mono"},
    "math": {"family": "DejaVu Sans"},
}
_measure = TextToPath()


@dataclass(frozen=True)
class Piece:
    """Some letters in one font, placed `x` right of the margin and `y` below the top of its row, in points."""

    text: str
    font: str = "plain"
    size: float = SIZE
    x: float = 0.0
    y: float = 0.0

    @property
    def end(self) -> float:
        """Where the letters end, in points from the margin."""
        return self.x + extent(self.text, self.font, self.size)[0]

    @property
    def above(self) -> float:
        """How far the letters reach above their line."""
        return max(self.size, extent(self.text, self.font, self.size)[1])

    @property
    def below(self) -> float:
        """How far the letters reach below their line."""
        return max(self.size / 4, extent(self.text, self.font, self.size)[2])


@cache
def extent(text: str, font: str, size: float) -> tuple[float, float, float]:
    """(width, height above the line, depth below it) of a text, in points.

    >>> extent("ab", "plain", 11.0)[0] < extent("ab", "bold", 11.0)[0]
    True
    """
    wide, high, deep = _measure.get_text_width_height_descent(text, properties(font, size), font == "math")
    return float(wide), float(high - deep), float(deep)


def properties(font: str, size: float) -> FontProperties:
    """A font as matplotlib wants it."""
    return FontProperties(size=size, **FONTS[font])


def paragraph(
    text: str, room: float, indent: float = 0.0, font: str = "plain", size: float = SIZE
) -> list[list[Piece]]:
    """The lines of a text, from `indent` to `room` points; `**bold**`, `*italic*`, code and `$math$` are minded.

    >>> [[piece.text for piece in line] for line in paragraph("the **slope** of $x^2$, here", 105.0)]
    [['the', 'slope', 'of', '$x^2$', ','], ['here']]
    """
    found: list[list[Piece]] = [[]]
    x = indent
    for word in _words(text, font):
        wide = sum(extent(part, name, size)[0] for part, name in word)
        if found[-1] and x + wide > room:
            found.append([])
            x = indent
        for part, name in word:
            found[-1].append(Piece(part, name, size, x))
            x = found[-1][-1].end
        x += extent("x x", "plain", size)[0] - 2 * extent("x", "plain", size)[0]
    return found


def merged(line: list[Piece]) -> list[Piece]:
    """The same line in fewer pieces: plain words that follow one another are drawn as one.

    >>> [piece.text for piece in merged(paragraph("a b **c** d", 300.0)[0])]
    ['a b', 'c', 'd']
    """
    found = line[:1]
    for before, piece in pairwise(line):
        if before.font == piece.font == "plain" and 1 < piece.x - before.end < SIZE / 2:
            found[-1] = replace(found[-1], text=f"{found[-1].text} {piece.text}")
        else:
            found.append(piece)
    return found


def _words(text: str, font: str) -> Iterator[list[tuple[str, str]]]:
    """Each word as its parts, (letters, font): a formula and the comma behind it stay together."""
    word: list[tuple[str, str]] = []
    for part, name in [*_parts(text, font), (" ", font)]:
        if part != " ":
            word.append((part, name))
        elif word:
            yield word
            word = []


def _parts(text: str, font: str) -> Iterator[tuple[str, str]]:
    """The spans of a text, cut at their spaces; a formula and a piece of code stay whole."""
    for span in SPANS.finditer(" ".join(text.split())):
        name = span.lastgroup
        pieces = [span[name]] if name in ("math", "code") else re.findall(r" |[^ ]+", span[name])
        yield from ((piece, font if name == "plain" else name) for piece in pieces)
