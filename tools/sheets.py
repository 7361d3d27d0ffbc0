"""Puts blocks of rows on pages of A4, black on white, and writes them as a PDF that is the same every time."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from matplotlib.backends.backend_pdf import PdfPages
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure

from typeset import LEADING, SIZE, Piece, merged, paragraph, properties

WIDTH, HEIGHT = 595.276, 841.89  # points: A4
MARGIN, FOOT = 54.0, 30.0
ROOM = WIDTH - 2 * MARGIN
BOTTOM = HEIGHT - MARGIN - FOOT / 2
GAP = 3.0  # between the lines, where a formula is high
REPRODUCIBLE = {"CreationDate": None, "Producer": None, "Creator": "Mathomong"}


@dataclass(frozen=True)
class Stroke:
    """A straight line from (x, y) to (to_x, to_y), in points from the top left of its row; `grey` 0 is black."""

    x: float
    y: float
    to_x: float
    to_y: float
    grey: float = 0.0
    thickness: float = 0.7


@dataclass(frozen=True)
class Row:
    """Something as wide as the page and `height` points high: letters and strokes."""

    height: float
    pieces: tuple[Piece, ...] = ()
    strokes: tuple[Stroke, ...] = ()


Block = tuple[Row, ...]  # stays together on one page


def text(words: str, indent: float = 0.0, font: str = "plain", size: float = SIZE) -> Block:
    """A paragraph."""
    return tuple(_row(line, size) for line in paragraph(words, ROOM, indent, font, size))


def _row(line: Sequence[Piece], size: float) -> Row:
    """A line of text, as high as its highest formula needs."""
    above, below = max(piece.above for piece in line), max(piece.below for piece in line)
    height = max(LEADING * size / SIZE, above + below + GAP)
    return Row(height, tuple(replace(piece, y=height - below - GAP / 2) for piece in merged(list(line))))


def code(lines: str, indent: float) -> Block:
    """Lines of code, as they are."""
    return tuple(Row(LEADING, (Piece(line, "code", SIZE, indent, LEADING - 4),)) for line in lines.split("\n"))


def columns(cells: Sequence[Sequence[str]], indent: float) -> Block:
    """A table: its columns as wide as their widest cell, its first row underlined."""
    set_cells = [[paragraph(cell, ROOM)[0] for cell in row] for row in cells]
    wide = [max(cell[-1].end for cell in column) + 16.0 for column in zip(*set_cells, strict=True)]
    starts = [indent + sum(wide[:n]) for n in range(len(wide))]
    rows = [
        _row([replace(piece, x=piece.x + x) for x, cell in zip(starts, row, strict=True) for piece in cell], SIZE)
        for row in set_cells
    ]
    under = Stroke(indent, rows[0].height - 1.0, starts[-1] + wide[-1] - 16.0, rows[0].height - 1.0)
    return (replace(rows[0], strokes=(under,)), *rows[1:])


def space(height: float = 8.0) -> Block:
    """White paper."""
    return (Row(height),)


def ruled(count: int, indent: float, label: str = "") -> Block:
    """`count` lines to write on, the first one behind a label."""
    start = [Piece(label, "plain", SIZE, indent, 18.0)] if label else []
    first = max([indent, *(piece.end + 6 for piece in start)])
    rows = (Row(22.0, tuple(start) if n == 0 else (), (_rule(first if n == 0 else indent),)) for n in range(count))
    return tuple(rows)


def _rule(x: float) -> Stroke:
    return Stroke(x, 20.0, ROOM, 20.0, 0.45, 0.5)


def pages(blocks: Iterable[Block], foot: str) -> list[list[tuple[float, Row]]]:
    """The blocks on pages, each page a list of (top, row); a block that does not fit opens a new page."""
    found: list[list[tuple[float, Row]]] = [[]]
    top = MARGIN
    for block in blocks:
        if found[-1] and top + sum(row.height for row in block) > BOTTOM:
            found.append([])
            top = MARGIN
        for row in block:
            found[-1].append((top, row))
            top += row.height
    return [[*page, (BOTTOM, _foot(f"{foot}, page {n} of {len(found)}"))] for n, page in enumerate(found, 1)]


def _foot(words: str) -> Row:
    return Row(FOOT, (Piece(words, "plain", SIZE, 0.0, FOOT - 4),), (Stroke(0.0, 10.0, ROOM, 10.0, 0.6, 0.5),))


def write(path: Path, placed: Sequence[Sequence[tuple[float, Row]]], title: str) -> None:
    """Write the pages into a PDF; the same pages give the same bytes."""
    with PdfPages(path, metadata={**REPRODUCIBLE, "Title": title}) as pdf:
        for page in placed:
            pdf.savefig(figure(page))


def figure(page: Sequence[tuple[float, Row]]) -> Figure:
    """One page, drawn."""
    drawn = Figure((WIDTH / 72, HEIGHT / 72))
    for top, row in page:
        for piece in row.pieces:
            _letters(drawn, piece, top)
    strokes = [(top, stroke) for top, row in page for stroke in row.strokes]
    ends = [[_at(each.x, top + each.y), _at(each.to_x, top + each.to_y)] for top, each in strokes]
    greys, widths = [str(each.grey) for _, each in strokes], [each.thickness for _, each in strokes]
    drawn.add_artist(LineCollection(ends, colors=greys, linewidths=widths, transform=drawn.transFigure))
    return drawn


def _letters(drawn: Figure, piece: Piece, top: float) -> None:
    font, formula = properties(piece.font, piece.size), piece.font == "math"
    drawn.text(*_at(piece.x, top + piece.y), piece.text, fontproperties=font, parse_math=formula, va="baseline")


def _at(x: float, y: float) -> tuple[float, float]:
    """A place on the page, as matplotlib counts: shares of the page, from the bottom left."""
    return (MARGIN + x) / WIDTH, 1 - y / HEIGHT
