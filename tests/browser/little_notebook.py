"""A notebook of a few code cells, for a test that needs none of the course."""

from pathlib import Path

from nbformat import v4, write

KERNEL = {"name": "python3", "display_name": "Python 3", "language": "python"}


def little_notebook(folder: Path, *sources: str) -> Path:
    """Where in `folder` a notebook lies, just written, that has a code cell for each source."""
    cells = [v4.new_code_cell(source) for source in sources]
    write(v4.new_notebook(cells=cells, metadata={"kernelspec": KERNEL}), folder / "little.ipynb")
    return folder / "little.ipynb"
