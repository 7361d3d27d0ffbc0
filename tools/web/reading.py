"""What the site has to read: each notebook with what it printed and its pictures, the glossary, and the formula sheet."""

import re
from collections.abc import Callable
from pathlib import Path

import nbformat
from nbconvert import HTMLExporter
from nbformat import NotebookNode
from pygments.formatters import HtmlFormatter

from copies import COURSE

from .catalogue import Entry, entries
from .formulas import mathml, with_formulas
from .index import running
from .page import link, page

ALL = link("../index.html", "All notebooks")
TO_ANOTHER = re.compile(r"\]\((\w+)\.(?:ipynb|md)\)")
PYTHON = {"language_info": {"name": "python"}}


def reading_copy(entry: Entry, convert: Callable[[str, str], str] = mathml) -> str:
    """The page of one notebook; `convert` is what formulas are given to, each with its display."""
    notebook = nbformat.read(COURSE / f"{entry.stem}.ipynb", as_version=4)
    return _page(entry.title, [_header(entry), _main(notebook, convert), _footer(entry)])


def sheet_copy(title: str, sheet: Path, convert: Callable[[str, str], str] = mathml) -> str:
    """The page of the glossary, or of the formula sheet."""
    text = nbformat.v4.new_markdown_cell(sheet.read_text(encoding="utf-8"))
    notebook = nbformat.v4.new_notebook(cells=[text], metadata=PYTHON)
    table = f'<div role="region" aria-label="{title}" tabindex="0" class="wide">'
    main = _main(notebook, convert).replace("<table>", f"{table}<table>").replace("</table>", "</table></div>")
    return _page(title, [_navigation(ALL), main])


def readable(notebook: NotebookNode) -> NotebookNode:
    """The notebook with links that lead to other reading copies, and without folded code, which names right answers."""
    notebook.metadata.language_info["pygments_lexer"] = "python"  # no cell of the course is more than plain Python
    for cell in notebook.cells:
        cell.source = TO_ANOTHER.sub(r"](\1.html)", cell.source)
        if cell.metadata.get("jupyter", {}).get("source_hidden"):
            cell.metadata["transient"] = {"remove_source": True}
    return notebook


def to_html(notebook: NotebookNode) -> str:
    """The cells as HTML, without a page around them."""
    exporter = HTMLExporter(template_name="basic", exclude_input_prompt=True, exclude_output_prompt=True)
    return exporter.from_notebook_node(notebook)[0]


def _main(notebook: NotebookNode, convert: Callable[[str, str], str]) -> str:
    return f"<main>{with_formulas(to_html(readable(notebook)), convert)}</main>"


def _page(title: str, parts: list[str]) -> str:
    style = HtmlFormatter(style="default").get_style_defs(".highlight")
    return page(f"{title} · Mathomong", "\n".join(parts), style)


def _header(entry: Entry) -> str:
    note = (
        "This is a copy to read: its pictures stand still, and there is nothing to run. "
        "Where a prediction is asked, think of your answer first."
    )
    return _navigation(ALL, link(f"../{running(entry)}", "Run this notebook"), note=note)


def _navigation(*links: str, note: str = "") -> str:
    """What stands above a page: its links, and a note."""
    below = f'<p class="note">{note}</p>' if note else ""
    return f'<header><nav aria-label="The course">{" · ".join(links)}</nav>{below}</header>'


def _footer(entry: Entry) -> str:
    them = entries()
    place = them.index(entry)
    near = [("Before", them[place - 1 : place]), ("Next", them[place + 1 : place + 2])]
    links = [link(f"{one.stem}.html", f"{word}: {one.title}") for word, found in near for one in found]
    return f'<footer><nav aria-label="Before and next">{" · ".join(links)}</nav></footer>'
