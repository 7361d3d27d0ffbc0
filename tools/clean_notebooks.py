"""Executes notebooks on a fresh kernel and saves them clean: the only way outputs are written.

Kept: text, LaTeX, execution counts, readable cell ids, tags, folded code, and one small picture each with its alternative text.
Dropped: widget views and their state, timestamps, versions. The same notebook always gives the same bytes.
"""

import os
import re
import sys
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from nbformat import NotebookNode
from traitlets.config import Config

from cell_ids import readable_ids
from small_pictures import small

NOTEBOOKS = Path(__file__).resolve().parent.parent / "notebooks"
SECONDS_PER_CELL = 120
METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python", "pygments_lexer": "ipython3"},
}
ADDRESS = re.compile(r"\b0x[0-9a-f]{6,}")


class NotebookError(Exception):
    """Why a notebook can't be saved: one sentence that names the cell."""


def clean(notebook: NotebookNode) -> NotebookNode:
    """The notebook as it should be saved; cleaning it again changes nothing.

    Raises NotebookError at the first output that a learner should not see or that changes from run to run.
    """
    ids = readable_ids(notebook.cells)
    cells = [_cell(cell, name, number) for number, (cell, name) in enumerate(zip(notebook.cells, ids, strict=True), 1)]
    return nbformat.from_dict({"cells": cells, "metadata": METADATA, "nbformat": 4, "nbformat_minor": 5})


def _cell(cell: NotebookNode, name: str, number: int) -> dict:
    """One cell with its id, its text, its metadata and, if it is code, its count and outputs."""
    kept = {"cell_type": cell.cell_type, "id": name, "metadata": _kept_metadata(cell), "source": cell.source}
    if cell.cell_type == "code":
        kept |= {"execution_count": cell.execution_count, "outputs": _outputs(cell, number)}
    if cell.get("attachments"):
        kept["attachments"] = cell.attachments
    return kept


def _kept_metadata(cell: NotebookNode) -> dict:
    """A cell's tags, and whether its code is folded away: a prediction's code names the right answer."""
    tags = {"tags": cell.metadata.tags} if cell.metadata.get("tags") else {}
    folded = cell.metadata.get("jupyter", {}).get("source_hidden", False)
    return tags | ({"jupyter": {"source_hidden": True}} if folded else {})


def _outputs(cell: NotebookNode, number: int) -> list[dict]:
    """The outputs of a code cell, each made clean; raises NotebookError with the cell's place where one can't be."""
    try:
        return [_output(output) for output in _merged(cell.outputs)]
    except ValueError as fault:
        line = cell.source.strip().partition("\n")[0][:60]
        raise NotebookError(f"cell {number} ({line}): {fault}") from None


def _merged(outputs: list[NotebookNode]) -> Iterator[dict]:
    """The outputs, with neighbouring pieces of printed text in one: how they were cut is an accident of timing."""
    for name, pieces in groupby(outputs, key=lambda output: output.get("name")):
        if name is None:
            yield from pieces
        else:
            yield {"output_type": "stream", "name": name, "text": "".join(piece.text for piece in pieces)}


def _output(output: dict) -> dict:
    """An output without widget views; its picture small, with its alternative text and nothing else about it."""
    _expect_good(output)
    if output["output_type"] == "stream":
        return output
    data = {kind: content for kind, content in output["data"].items() if "jupyter.widget" not in kind}
    kept = {key: output[key] for key in ("output_type", "execution_count") if key in output}
    if "image/png" not in data:
        return kept | {"data": data, "metadata": {}}
    alternative = {"alt": alt} if (alt := output["metadata"].get("image/png", {}).get("alt")) else {}
    return kept | {"data": data | {"image/png": small(data["image/png"])}, "metadata": {"image/png": alternative}}


def _expect_good(output: dict) -> None:
    """Raise ValueError where an output is an error, a warning, or different at every run."""
    text = output.get("text") or output.get("data", {}).get("text/plain", "")
    if output["output_type"] == "error":
        raise ValueError(f"{output['ename']}: {output['evalue']}")
    if output.get("name") == "stderr":
        raise ValueError(f"it writes to stderr: {text.strip()}")
    if found := ADDRESS.search(text):
        raise ValueError(f"it prints a memory address, {found.group()}, which differs at every run")


def executed(notebook: NotebookNode, folder: Path) -> NotebookNode:
    """The notebook with the outputs of a fresh kernel that works in `folder`; a cell that fails is the last to run."""
    client = NotebookClient(
        notebook,
        timeout=SECONDS_PER_CELL,
        kernel_name="python3",
        store_widget_state=False,
        config=Config(KernelManager={"transport_encryption": "auto"}),  # without it each kernel warns on the terminal
        resources={"metadata": {"path": str(folder)}},
    )
    try:
        return client.execute()
    except CellExecutionError:
        return notebook  # it holds the error, in its cell
    except (CellTimeoutError, DeadKernelError) as reason:
        raise NotebookError(str(reason).strip().partition("\n")[0]) from None


def text_of(notebook: NotebookNode) -> str:
    """The file's content: nbformat's, with a line end after the last line."""
    return nbformat.v4.writes(notebook).rstrip("\n") + "\n"


def renew(path: Path) -> None:
    """Execute, clean and save one notebook: in one go, or not at all."""
    notebook = clean(executed(nbformat.v4.reads(path.read_text(encoding="utf-8")), path.parent))
    nbformat.validate(notebook)
    half = path.with_name(f".{path.name}.part")
    half.write_text(text_of(notebook), encoding="utf-8", newline="\n")
    os.replace(half, path)


def chosen(numbers: list[str], folder: Path = NOTEBOOKS) -> list[Path]:
    """The notebooks with these numbers; all of them, if none is given. Raises NotebookError where there is none."""
    paths = sorted(folder.glob("[0-9][0-9]_*.ipynb"))
    found = [path for path in paths if not numbers or path.name[:2] in numbers]
    if not found:
        there_are = ", ".join(path.name[:2] for path in paths) or "none yet"
        raise NotebookError(f"no such notebook; there are: {there_are}")
    return found


def main(numbers: list[str], folder: Path = NOTEBOOKS) -> None:
    """Renew the notebooks with these numbers, or all."""
    os.environ["JUPYTER_PREFER_ENV_PATH"] = "1"  # this environment's kernel, whatever else is on the computer
    path = folder
    try:
        for path in chosen(numbers, folder):
            renew(path)
            print(f"{path.name}: {path.stat().st_size / 1000:.0f} kB", flush=True)
    except NotebookError as reason:
        sys.exit(f"{path.name}: {reason}")


if __name__ == "__main__":
    main(sys.argv[1:])
