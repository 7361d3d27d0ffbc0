"""Cells run twice, out of order, and after a restart of the kernel: nothing a learner does to a page breaks it."""

import ast
import dis
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from oracles import table

NOTEBOOKS = sorted((Path(__file__).resolve().parent.parent / "notebooks").glob("*.ipynb"))
BY_HAND = {"w", "b", "velocity"}  # a cell that takes steps by hand, in 04, 06 and 12, takes more of them when run again
DICE = "dice."  # thrown again, dice fall differently
HEARD_OF = "NameError"  # what a cell ends in whose names were never made; notebook 00 says what to do about it


def cells(path):
    """The code cells of a notebook."""
    return [cell.source for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code"]


CELLS = [(path.stem, source) for path in NOTEBOOKS for source in cells(path)]


class Kernel:
    """A fresh kernel, as far as a cell sees one: `run(source)` gives what it prints and ends with, or its NameError."""

    def __init__(self):
        self.names = {"__name__": "__main__"}

    def run(self, source):
        lines = ast.parse(source).body
        last = lines.pop() if lines and isinstance(lines[-1], ast.Expr) else None
        try:
            with redirect_stdout(StringIO()) as printed:
                exec(compile(ast.Module(lines, []), "<cell>", "exec"), self.names)
                end = eval(compile(ast.Expression(last.value), "<cell>", "eval"), self.names) if last else None
        except NameError:
            return HEARD_OF
        return printed.getvalue() + repr(end)


def changed_by_itself(source):
    """The names that a cell reads before it makes them: run twice, it would not do the same."""
    read, made = set(), set()
    for step in dis.get_instructions(compile(source, "<cell>", "exec")):
        if step.opname == "LOAD_NAME" and step.argval not in made:
            read.add(step.argval)
        elif step.opname == "STORE_NAME":
            made.add(step.argval)
    return read & made


@table(("notebook", "source"), CELLS)
def test_a_cell_run_twice_starts_from_what_it_started_from(notebook, source):
    assert changed_by_itself(source) <= (BY_HAND if "w - 0." in source else set())


def test_a_cell_that_changes_what_it_starts_from_is_seen():
    assert changed_by_itself("w = w - 1") == changed_by_itself("w -= 1") == changed_by_itself("w = f(w)") == {"w"}
    assert not changed_by_itself("w = 5\nfor n in range(w):\n    w = w - n\n[n for n in range(w)]")


def test_the_first_notebook_says_what_to_do_about_a_name_that_is_missing():
    prose = [cell.source for cell in nbformat.read(NOTEBOOKS[0], as_version=4).cells if cell.cell_type == "markdown"]
    assert any(f"`{HEARD_OF}`" in text and "Run All Cells" in text for text in prose)


@pytest.mark.long
@table("path", NOTEBOOKS)
def test_every_cell_may_be_run_twice_and_ends_the_same(path):
    kernel = Kernel()
    for source in cells(path):
        first, again = kernel.run(source), kernel.run(source)
        assert HEARD_OF not in (first, again)
        assert first == again or changed_by_itself(source) or DICE in source
    assert kernel.names


@pytest.mark.long
@table("path", NOTEBOOKS)
def test_from_the_last_cell_to_the_first_only_names_are_missing_and_run_all_mends_it(path):
    kernel, right = Kernel(), Kernel()
    backwards = [kernel.run(source) for source in reversed(cells(path))]
    assert HEARD_OF in backwards, "a page whose cells need nothing of each other tells no story"
    assert [kernel.run(source) for source in cells(path)] == [right.run(source) for source in cells(path)]


@pytest.mark.long
@table(("notebook", "source"), CELLS)
def test_a_cell_alone_on_a_fresh_kernel_works_or_misses_a_name(notebook, source):
    assert Kernel().run(source)


@pytest.mark.long
@table("path", [NOTEBOOKS[0], NOTEBOOKS[-1]])
def test_after_a_restart_a_cell_misses_its_names_and_run_all_brings_every_output_back(path):
    notebook = nbformat.read(path, as_version=4)
    code = [n for n, cell in enumerate(notebook.cells) if cell.cell_type == "code"]
    client = NotebookClient(notebook, timeout=60, allow_errors=True, resources={"metadata": {"path": path.parent}})
    with client.setup_kernel():
        for n in code[: len(code) // 2]:
            client.execute_cell(notebook.cells[n], n)
    with client.setup_kernel():  # a new one: the old is gone with all its names
        client.execute_cell(notebook.cells[code[-1]], code[-1])
        missed = [output.get("ename") for output in notebook.cells[code[-1]].outputs]
        for n in code:
            client.execute_cell(notebook.cells[n], n)
    assert not set(missed) - {HEARD_OF, None}
    assert not [output for n in code for output in notebook.cells[n].outputs if output.output_type == "error"]
