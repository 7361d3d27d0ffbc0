"""The picture of one training step: a 2-2-2 network whose numbers go forward, come back as slopes, and are updated."""

from collections.abc import Callable
from itertools import product

import numpy as np
from matplotlib.axes import Axes

from mathomong.figures.graphs import Arrow, Mark, arrows, boxes, from_box_to_box, sheet
from mathomong.figures.nudge_words import amount
from mathomong.figures.pass_words import (
    loss_found,
    numbered,
    passes_title,
    passes_words,
    reading_key,
    settings_line,
    short_slope,
)
from mathomong.figures.picture import Picture, View
from mathomong.figures.quick_text import QuickText
from mathomong.figures.style import NUDGED, SENT_BACK, UPDATED, WAITS, Look, new_figure, styled
from mathomong.passes import ERROR, HIDDEN_SLOPES, LOSS, OUTPUT_SLOPES, UPDATE, Passes
from mathomong.passes import SENT_BACK as AT_HIDDEN

BOX = (108, 50)  # pixels
COLUMNS, LINES = (66, 322, 578, 834), (338, 204)  # pixels: the middles of the boxes
CROSSING = 0.28  # at which part of its way a crossing arrow bears its number
CELLS = np.linspace(150, 850, 8)  # pixels: the columns of the table
ROWS = (108, 85, 62, 39)  # pixels: the baselines of the table
WAYS = [(n, to, start) for n in range(2) for to, start in product(range(2), range(2))] + [(2, 0, 0), (2, 1, 1)]
TURNED = (HIDDEN_SLOPES, OUTPUT_SLOPES, ERROR)  # for each gap between two columns, when its arrows turn round
BUSY = ((0,), (1,), (2,), (3,), (2,), (1, 2), (1,), (0, 1), (3,))  # for each step, the columns where something happens


def passes_picture() -> Picture:
    """Two inputs, two hidden neurons, two outputs and their losses, a number on every arrow; below, the gradient check."""
    with styled():
        figure = new_figure(9.0, 4.2)
        axes = sheet(figure)
        ways = _ways()
        moving = [
            arrows(axes, ways, _onward),
            arrows(axes, [_turned(way) for way in ways], _back),
            boxes(axes, list(product(COLUMNS, LINES)), BOX, _nodes),
            _table(axes),
            _line(axes, (12, 397), passes_title, fontweight="bold"),
            _line(axes, (COLUMNS[3], 275), lambda passes: "loss, the sum" if passes.steps >= LOSS else "", ha="center"),
            _line(axes, (COLUMNS[3], 253), loss_found, ha="center", fontweight="bold"),
            _line(axes, (12, 140), reading_key),
            _line(axes, (12, 12), settings_line),
        ]
        return Picture(figure, [], moving, passes_words)


def _ways() -> list[Arrow]:
    """The arrows forward: w₁ to w₄, w₅ to w₈, and from each output to its loss."""
    return [
        from_box_to_box((COLUMNS[n], LINES[start]), (COLUMNS[n + 1], LINES[to]), BOX, 0.5 if to == start else CROSSING)
        for n, to, start in WAYS
    ]


def _turned(way: Arrow) -> Arrow:
    """The same way back, its number where it was."""
    return Arrow(way.end, way.start, 1 - way.text_at)


def _onward(passes: Passes) -> list[Mark | None]:
    """The weights, on the arrows that point forward now."""
    network, _ = passes.present
    reached = [UPDATED if passes.steps == UPDATE else NUDGED if n < passes.steps else WAITS for n in range(3)]
    weights = [network.layers[n].w[to, start] for n, to, start in WAYS[:8]]
    marks = [_mark(way, number, reached[way[0]]) for way, number in zip(WAYS, [*weights, None, None], strict=True)]
    return [None if _is_turned(passes, way) else mark for way, mark in zip(WAYS, marks, strict=True)]


def _back(passes: Passes) -> list[Mark | None]:
    """The slopes, on the arrows that point back now; the slopes of the weights give way to what is sent over them."""
    if passes.steps < ERROR:
        return [None] * len(WAYS)
    sent = passes.parts if passes.steps == AT_HIDDEN else passes.dloss_dw[1]
    slopes = (passes.dloss_dw[0], sent, np.diag(passes.dloss_dp))
    return [_mark(way, slopes[way[0]][way[1:]], SENT_BACK) if _is_turned(passes, way) else None for way in WAYS]


def _is_turned(passes: Passes, way: tuple) -> bool:
    return TURNED[way[0]] <= passes.steps < UPDATE


def _mark(way: tuple, number: float | None, look: Look) -> Mark:
    """The weight's name and the number: on a level arrow one above and one below, on a crossing one side by side."""
    n, to, start = way
    text = "" if number is None else amount(number)
    name = numbered("w", WAYS.index(way) + 1) if n < 2 else "dloss_dp" if text else ""
    return Mark(name, text, look) if to == start else Mark("", f"{name}  {text}", look)


def _nodes(passes: Passes) -> list[Mark]:
    """The boxes, column by column: inputs, hidden neurons, outputs, losses."""
    columns = [_inputs(passes), _neurons(passes, 0, "h"), _neurons(passes, 1, "p"), _losses(passes)]
    busy = BUSY[passes.steps]
    return [Mark(*parts, now=n in busy) for n, column in enumerate(columns) for parts in column]


def _inputs(passes: Passes) -> list[tuple]:
    look = UPDATED if passes.steps == UPDATE else NUDGED
    return [(numbered("x", k), amount(x), look) for k, x in enumerate(passes.forward.x, start=1)]


def _neurons(passes: Passes, n: int, letter: str) -> list[tuple]:
    """The neurons of layer n: their values, and on the way back the slope below the value."""
    values, slopes = passes.present[1].activations[n], passes.dloss_dz[n]
    if passes.steps <= n:
        return [(numbered(letter, k), "", WAITS) for k in (1, 2)]
    if not (ERROR, AT_HIDDEN)[1 - n] <= passes.steps < UPDATE:
        look = UPDATED if passes.steps == UPDATE else NUDGED
        return [(numbered(letter, k), amount(value), look) for k, value in enumerate(values, start=1)]
    slopes = passes.dloss_dh if n == 0 and passes.steps == AT_HIDDEN else slopes
    pairs = enumerate(zip(values, slopes, strict=True), start=1)
    return [(f"{numbered(letter, k)}  {amount(value)}", amount(slope), SENT_BACK) for k, (value, slope) in pairs]


def _losses(passes: Passes) -> list[tuple]:
    look = UPDATED if passes.steps == UPDATE else NUDGED if passes.steps >= LOSS else WAITS
    texts = map(amount, passes.losses) if passes.steps >= LOSS else ("", "")
    return [(f"target {amount(target)}", text, look) for target, text in zip(passes.targets, texts, strict=True)]


def _table(axes: Axes) -> View:
    """The gradient check: for each weight the slope that was sent back, the measured one, and whether they agree."""
    for height, name in zip(ROWS, ("weight", "sent back", "measured", "agree?"), strict=True):
        axes.text(12, height, name)
    for n, x in enumerate(CELLS, start=1):
        axes.text(x, ROWS[0], numbered("w", n), ha="center")
    cells = [[axes.add_artist(QuickText(x, height, "", ha="center")) for x in CELLS] for height in ROWS[1:]]

    def update(passes: Passes) -> None:
        for row, texts in zip(cells, _rows(passes), strict=True):
            for cell, text in zip(row, texts, strict=True):
                cell.set_text(text)

    return View(tuple(cell for row in cells for cell in row), update)


def _rows(passes: Passes) -> list[list[str]]:
    """What stands in the table, as far as it is known: the slopes of the last four weights come first."""
    known = [passes.steps >= (OUTPUT_SLOPES if n else HIDDEN_SLOPES) for n in (0, 0, 0, 0, 1, 1, 1, 1)]
    if not any(known):
        return [[""] * len(known)] * 3
    verdicts = ["yes" if agree else "NO" for agree in passes.agree]
    columns = [list(map(short_slope, passes.check.analytic)), list(map(short_slope, passes.check.measured)), verdicts]
    return [[text if shown else "" for text, shown in zip(row, known, strict=True)] for row in columns]


def _line(axes: Axes, at: tuple[float, float], text: Callable, **style) -> View:
    """One line of text that follows the result."""
    line = axes.add_artist(QuickText(*at, "", **style))
    return View((line,), lambda passes: line.set_text(text(passes)))
