"""No link is dead: each one in a page or in a notebook leads to a file and a heading that are there."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import nbformat
import pytest

from test_project import ROOT, files

KINDS = {".md", ".ipynb"}
PAGES = [path for path in files() if path.suffix in KINDS]
CODE = re.compile(r"```.*?```|`[^`\n]*`|\$\$.*?\$\$|\$[^$\n]*\$", re.DOTALL)  # what looks like a link there is none
LINKS = re.compile(
    r"\]\(\s*<?([^)>\s]+)[^)]*\)"  # [words](target), ![words](target)
    r"|^\s*\[[^\]]+\]:\s*(\S+)"  # [words]: target
    r"|(?:href|src)\s*=\s*[\"']([^\"']+)"  # <a href="target">
    r"|((?<![(\"'])\bhttps?://[^\s)>\"']+)",  # a bare address
    re.MULTILINE,
)


def prose(page: Path) -> str:
    """What a page says outside its code and formulas; of a notebook, its cells of text."""
    text = page.read_text(encoding="utf-8")
    if page.suffix == ".ipynb":
        cells = nbformat.v4.reads(text).cells
        text = "\n\n".join(cell.source for cell in cells if cell.cell_type == "markdown")
    return CODE.sub("", text)


def links(text: str) -> list[str]:
    """The targets of all links and pictures."""
    return [next(filter(None, found)) for found in LINKS.findall(text)]


def anchors(page: Path) -> set[str]:
    """The names by which a link reaches the headings of a page, as code hosts make them."""
    headings = re.findall(r"^#+ +(.+?) *$", prose(page), flags=re.MULTILINE)
    plain = [re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", words) for words in headings]
    return {re.sub(r"[^\w\- ]", "", words.lower()).replace(" ", "-") for words in plain}


def dead(page: Path) -> Iterator[str]:
    """Each link of a page that leads nowhere."""
    for link in links(prose(page)):
        if not (is_a_web_address(link) if ":" in link else leads_somewhere(page, link)):
            yield link


def is_a_web_address(link: str) -> bool:
    """Whether it could be fetched, safely: https and the name of a host. (Nothing is fetched.)

    >>> is_a_web_address("https://jupyter.org/about"), is_a_web_address("http://jupyter.org"), is_a_web_address("https://x")
    (True, False, False)
    """
    parts = urlsplit(link)
    return parts.scheme == "https" and re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)+", parts.netloc) is not None


def leads_somewhere(page: Path, link: str) -> bool:
    """Whether there is such a file in the project, or such a heading in it."""
    name, _, anchor = unquote(link).partition("#")
    target = (page.parent / name).resolve() if name else page
    within = target.exists() and (target == ROOT or ROOT in target.parents)
    return within and (not anchor or (target.suffix in KINDS and anchor in anchors(target)))


def test_there_are_pages_and_links_to_look_at():
    assert {"README.md", "CONTRIBUTING.md", "docs/design.md", "notebooks/00_start_here.ipynb"} <= {
        page.as_posix() for page in PAGES
    }
    assert sum(len(links(prose(ROOT / page))) for page in PAGES) > 40


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_no_link_is_dead(page):
    assert list(dead(ROOT / page)) == []


ALIVE = [
    "[page](other.md)",
    "[heading](other.md#why-it-works)",
    "[here](#top)",
    "![dot](pictures/a%20dot.png)",
    "<a href='other.md'>page</a>",
    "<https://jupyter.org/>",
    "see https://jupyter.org/about.",
    "`[code](missing.md)` and $f[x](y)$",
    "[page][1]\n\n[1]: other.md",
]
DEAD = [
    "[page](missing.md)",
    "[heading](other.md#why-it-fails)",
    "[here](#bottom)",
    "![dot](pictures/no-dot.png)",
    '<img src="missing.png">',
    "[page](http://jupyter.org/)",
    "[page](https://nowhere)",
    "[page](ftp://jupyter.org/)",
    "[page][1]\n\n[1]: missing.md",
    "[outside](../../../../../../etc/hostname)",
    "[picture](pictures/a%20dot.png#top)",
]


@pytest.fixture
def page(tmp_path, monkeypatch):
    """A page in a small project of its own."""
    monkeypatch.setattr("test_links.ROOT", tmp_path)
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures" / "a dot.png").touch()
    (tmp_path / "other.md").write_text("# Other\n\n## Why it works\n", encoding="utf-8")
    return tmp_path / "page.md"


@pytest.mark.parametrize("text", ALIVE)
def test_a_link_that_is_alive_passes(text, page):
    page.write_text(f"# Top\n\n{text}\n", encoding="utf-8")
    assert list(dead(page)) == []


@pytest.mark.parametrize("text", DEAD)
def test_a_dead_link_is_found(text, page):
    page.write_text(f"# Top\n\n{text}\n", encoding="utf-8")
    assert len(list(dead(page))) == 1


def test_the_text_of_a_notebook_is_looked_through_too(page):
    cells = [nbformat.v4.new_markdown_cell("[page](missing.md)"), nbformat.v4.new_code_cell("'[page](code.md)'")]
    notebook = page.with_suffix(".ipynb")
    notebook.write_text(nbformat.writes(nbformat.v4.new_notebook(cells=cells)), encoding="utf-8")
    assert list(dead(notebook)) == ["missing.md"]
