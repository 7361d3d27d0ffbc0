"""The first page of the site: the sixteen notebooks by evening, each to read and to run."""

from html import escape
from pathlib import Path

from .catalogue import Entry, evenings, sheets
from .page import link, page

OPENING = """<header>
<h1>Mathomong</h1>
<p>See how calculus makes a neural network learn. You slide a weight, and the loss and the path of descent move under
your hand. You need school algebra; nothing else.</p>
<p><b>Read</b> shows a notebook as it was saved: its text, its formulas and its pictures, which stand still. It needs no
connection once it is open. <b>Run</b> starts the same notebook in this browser, and you can change anything. Nothing is
installed. The first start takes a while, because your browser has to fetch Python and what draws the pictures.</p>
</header>"""


def index() -> str:
    """The page."""
    sections = "\n".join(_section(evening, them) for evening, them in evenings().items())
    return page("Mathomong", f"{OPENING}\n<main>\n{sections}\n{_beside()}\n</main>")


def reading(source: Entry | Path) -> str:
    """Where the reading copy of a notebook or a sheet is, seen from the first page."""
    return f"read/{source.stem}.html"


def running(entry: Entry) -> str:
    """Where a notebook runs, seen from the first page."""
    return f"run/lab/index.html?path={entry.stem}.ipynb"


def _beside() -> str:
    """The door to the words and the formulas."""
    links = " · ".join(link(reading(sheet), title) for title, sheet in sheets().items())
    return f"<section>\n<h2>Beside the notebooks</h2>\n<p>{links}</p>\n</section>"


def _section(evening: str, them: list[Entry]) -> str:
    rows = "\n".join(_row(entry) for entry in them)
    return f"<section>\n<h2>{escape(evening)}</h2>\n<ul>\n{rows}\n</ul>\n</section>"


def _row(entry: Entry) -> str:
    links = [link(reading(entry), "Read", f"Read {entry.title}"), link(running(entry), "Run", f"Run {entry.title}")]
    words = f"<b>{entry.number} {escape(entry.title)}</b> {escape(entry.doing)}"
    return f'<li><span>{words}</span> <span class="doors">{" ".join(links)}</span></li>'
