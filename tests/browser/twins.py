"""Twins: the widgets of a notebook, made once more in the test's own process, to compare the page with."""

import ast
import io
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

import nbformat

from mathomong.widgets import LiveFigure
from mathomong.widgets.predict import Prediction


def twins_of(notebook: Path) -> dict[int, LiveFigure | Prediction]:
    """What the cells of `notebook` show of widgets, by the number of the cell, counted from 0."""
    ends = run_cells(notebook)
    return {number: end for number, end in ends.items() if isinstance(end, LiveFigure | Prediction)}


def explorer_in(shown: LiveFigure | Prediction) -> LiveFigure:
    """The explorer itself, also where predictions stand before it."""
    return shown.explorer if isinstance(shown, Prediction) else shown


def questions_of(shown: LiveFigure | Prediction) -> list[Prediction]:
    """The predictions that stand before the explorer, in the order in which they are asked."""
    return [shown, *questions_of(shown.then)] if isinstance(shown, Prediction) else []


def answer_next(asked: list[Prediction]) -> None:
    """Commit to the first choice, or to the number 1, where a question waits for an answer."""
    question = next(each for each in asked if each.chosen is None and not each.locked)
    first = question.answers[0].description
    question.choose(1.0 if first == "my number" else first)


def run_cells(notebook: Path) -> dict[int, Any]:
    """The value that each code cell of `notebook` ends with; what they print is lost."""
    names: dict[str, Any] = {}
    cells = nbformat.read(notebook, as_version=4).cells
    with redirect_stdout(io.StringIO()):
        return {n: _run(cell.source, names) for n, cell in enumerate(cells) if cell.cell_type == "code"}


def _run(source: str, names: dict[str, Any]) -> Any:
    """Run a cell; its last line's value, if that has one."""
    lines = ast.parse(source).body
    last = lines.pop() if lines and isinstance(lines[-1], ast.Expr) else None
    exec(compile(ast.Module(lines, []), "<cell>", "exec"), names)
    return eval(compile(ast.Expression(last.value), "<cell>", "eval"), names) if last else None
