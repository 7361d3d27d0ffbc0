"""A notebook's reading copy: text, formulas, code, what it printed, and its pictures with their alternative texts."""

import re
from collections.abc import Callable

import nbformat
from nbconvert import HTMLExporter
from nbformat import NotebookNode
from pygments.formatters import HtmlFormatter

from copies import COURSE

from .catalogue import Entry, entries
from .formulas import mathml, with_formulas
from .index import running
from .page import link, page

TO_A_NOTEBOOK = re.compile(r"\]\((\d\d_\w+)\.ipynb\)")


def reading_copy(entry: Entry, convert: Callable[[str, str], str] = mathml) -> str:
    """The page of one notebook; `convert` is what formulas are given to, each with its display."""
    notebook = nbformat.read(COURSE / f"{entry.stem}.ipynb", as_version=4)
    body = with_formulas(to_html(readable(notebook)), convert)
    style = HtmlFormatter(style="default").get_style_defs(".highlight")
    parts = [_header(entry), f"<main>{body}</main>", _footer(entry)]
    return page(f"{entry.title} · Mathomong", "\n".join(parts), style)


def readable(notebook: NotebookNode) -> NotebookNode:
    """The notebook with links that lead to other reading copies, and without folded code, which names right answers."""
    notebook.metadata.language_info["pygments_lexer"] = "python"  # no cell of the course is more than plain Python
    for cell in notebook.cells:
        cell.source = TO_A_NOTEBOOK.sub(r"](\1.html)", cell.source)
        if cell.metadata.get("jupyter", {}).get("source_hidden"):
            cell.metadata["transient"] = {"remove_source": True}
    return notebook


def to_html(notebook: NotebookNode) -> str:
    """The cells as HTML, without a page around them."""
    exporter = HTMLExporter(template_name="basic", exclude_input_prompt=True, exclude_output_prompt=True)
    return exporter.from_notebook_node(notebook)[0]


def _header(entry: Entry) -> str:
    links = [link("../index.html", "All notebooks"), link(f"../{running(entry)}", "Run this notebook")]
    note = (
        "This is a copy to read: its pictures stand still, and there is nothing to run. "
        "Where a prediction is asked, think of your answer first."
    )
    return f'<header><nav aria-label="The course">{" · ".join(links)}</nav><p class="note">{note}</p></header>'


def _footer(entry: Entry) -> str:
    them = entries()
    place = them.index(entry)
    near = [("Before", them[place - 1 : place]), ("Next", them[place + 1 : place + 2])]
    links = [link(f"{one.stem}.html", f"{word}: {one.title}") for word, found in near for one in found]
    return f'<footer><nav aria-label="Before and next">{" · ".join(links)}</nav></footer>'
