"""The site: its first page leads to every notebook, and a reading copy is whole in itself."""

import re

import nbformat
import pytest

from copies import COURSE
from web import reading
from web.catalogue import entries, evenings, sheets
from web.formulas import with_formulas
from web.index import index, running
from web.page import page

BY_STEM = {entry.stem: entry for entry in entries()}
START, LINE = BY_STEM["00_start_here"], BY_STEM["06_fit_a_line"]


@pytest.fixture(scope="module", params=[START, LINE], ids=lambda entry: entry.stem)
def copy(request):
    """A reading copy whose formulas are put in brackets."""
    return reading.reading_copy(request.param, bracketed)


def bracketed(formula: str, display: str) -> str:
    return f"⟦{formula}⟧"


# ---------------------------------------------------------------- the first page


def test_every_notebook_has_its_evening():
    assert [entry.stem for them in evenings().values() for entry in them] == sorted(BY_STEM)
    assert sorted(BY_STEM) == [path.stem for path in sorted(COURSE.glob("*.ipynb"))]
    assert [evening[:10] for evening in evenings()] == [f"Evening {number}:" for number in range(1, 5)]


def test_the_first_page_leads_to_every_notebook_to_read_and_to_run():
    links = re.findall(r'href="([^"]+)"', index())
    notebooks = [link for stem in sorted(BY_STEM) for link in (f"read/{stem}.html", running(BY_STEM[stem]))]
    assert links == [*notebooks, "read/formula_sheet.html", "read/glossary.html"]


def test_every_link_of_the_first_page_has_a_name_of_its_own():
    names = [
        label or text for label, text in re.findall(r'<a href="[^"]+"(?: aria-label="([^"]+)")?>([^<]+)<', index())
    ]
    assert len(names) == len(set(names)) == 34


def test_a_title_is_text_not_html():
    assert "<title>a &lt; b</title>" in page("a < b", "")


# ---------------------------------------------------------------- reading copies


def test_a_reading_copy_fetches_nothing(copy):
    assert re.findall(r"<(?:script|link|iframe)\b", copy) == []
    assert re.findall(r'(?:src|href)="(?:https?:)?//[^"]*"|url\(', copy) == []


def test_a_reading_copy_holds_its_pictures_each_with_its_alternative_text(copy):
    pictures = re.findall(r"<img\b[^>]*>", copy)
    assert pictures
    assert [tag[:80] for tag in pictures if 'src="data:image/png;base64,' not in tag] == []
    assert [tag[-80:] for tag in pictures if not re.search(r'alt="[^"]{10,}"', tag)] == []


def test_a_reading_copy_keeps_the_right_answers_to_itself(copy):
    assert "Predict, then slide" in copy
    assert "right=" not in re.sub(r"<[^>]+>", "", copy)


def test_every_formula_of_a_reading_copy_is_found(copy):
    assert copy.count("⟦") > 3
    assert "$" not in re.sub(r"<pre\b.*?</pre>|<code\b.*?</code>|<style>.*?</style>|<[^>]*>", "", copy, flags=re.DOTALL)


def test_a_reading_copy_leads_to_others_and_never_to_a_notebook_file():
    text = nbformat.v4.new_markdown_cell("[next](05_share_the_blame.ipynb) [words](glossary.md)")
    notebook = nbformat.v4.new_notebook(cells=[text], metadata={"language_info": {"name": "python"}})
    assert reading.readable(notebook).cells[0].source == "[next](05_share_the_blame.html) [words](glossary.html)"


@pytest.mark.parametrize(("title", "sheet"), sheets().items())
def test_a_sheet_is_a_page_that_leads_to_reading_copies(title, sheet):
    made = reading.sheet_copy(title, sheet, bracketed)
    assert f"<title>{title} · Mathomong</title>" in made
    links = re.findall(r'href="([^"#]+)"', made)
    assert len(links) > 20
    there = {"../index.html", *(f"{stem}.html" for stem in (*BY_STEM, "glossary", "formula_sheet"))}
    assert set(links) <= there


def test_code_is_never_taken_for_a_formula():
    text = "<p>$a$</p><pre>cost = $5 + $6</pre><code>$HOME$</code><img alt='$b$'>"
    assert with_formulas(text, bracketed) == text.replace("$a$", "⟦a⟧")
