"""Begins a notebook in the course's shape, ready for `make notebooks`: `new_notebook.py 16 look_back`.

The shape is new_notebook.txt: a fence of code is a cell of code, folded where it says so; what stands between is text.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from clean_notebooks import NOTEBOOKS, clean, text_of

SHAPE = Path(__file__).with_suffix(".txt")
FENCE = re.compile(r"^```python( folded)?\n(.*?)\n```$", re.MULTILINE | re.DOTALL)
FOLDED = {"jupyter": {"source_hidden": True}}
SAY = "say make new-notebook NN=16 NAME=look_back"


class BeginError(Exception):
    """Why no notebook was begun: one sentence."""


def begin(number: str, name: str, folder: Path = NOTEBOOKS) -> Path:
    """Write the notebook, not yet executed, and give back where it lies; raises BeginError with one sentence."""
    expect(number, name, folder)
    path = folder / f"{number}_{name}.ipynb"
    path.write_text(text_of(shaped(number, name)), encoding="utf-8", newline="\n")
    return path


def expect(number: str, name: str, folder: Path) -> None:
    """Raise BeginError unless the number is free and both are written as the course's are."""
    if not re.fullmatch(r"[0-9]{2}", number):
        raise BeginError(f"The number has two digits, and you gave {number!r}; {SAY}.")
    if not re.fullmatch(r"[a-z0-9]+(_[a-z0-9]+)*", name):
        raise BeginError(f"A name is lower-case words with _ between them, and you gave {name!r}; {SAY}.")
    if taken := sorted(folder.glob(f"{number}_*.ipynb")):
        raise BeginError(f"There is {taken[0].name} already, and nothing was written over it; take another number.")


def shaped(number: str, name: str) -> NotebookNode:
    """The shape as a notebook, with its title and its number filled in, and readable cell ids."""
    title = name.replace("_", " ").capitalize()
    shape = SHAPE.read_text(encoding="utf-8").replace("TITLE", title).replace("NN_", f"{number}_")
    return clean(new_notebook(cells=list(cells(shape))))


def cells(shape: str) -> Iterator[NotebookNode]:
    """The cells of a page: text and code in turn, since each fence stands between two pieces of text.

    >>> [(cell.cell_type, cell.source) for cell in cells("# Two\\n\\n```python\\n1 + 1\\n```\\n\\nThat was two.")]
    [('markdown', '# Two'), ('code', '1 + 1'), ('markdown', 'That was two.')]
    """
    text, *rest = FENCE.split(shape)
    yield new_markdown_cell(text.strip())
    for folded, code, after in zip(rest[0::3], rest[1::3], rest[2::3], strict=True):
        yield new_code_cell(code, metadata=FOLDED if folded else {})
        yield new_markdown_cell(after.strip())


def main(arguments: list[str]) -> None:
    """Begin the notebook with this number and this name, and say what comes next."""
    number, name = (*arguments, "", "")[:2]
    try:
        path = begin(number, name)
    except BeginError as reason:
        sys.exit(str(reason))
    print(f"notebooks/{path.name} is there. Write it, then run make notebooks NN={number}.")


if __name__ == "__main__":
    main(sys.argv[1:])
