"""The glossary and the formula sheet open from a notebook as pages to read, not as text to edit, and lead back."""

import shutil

import pytest

from .notebook_page import OPEN, open_desk
from .server import ROOT

PAGES = {"glossary": "Every new word", "formula sheet": "The formulas of the course"}
FORMULAS = "mjx-container"  # what MathJax makes of one


@pytest.fixture(scope="module")
def page(browser, lab):
    """A JupyterLab with the course's folder, as a learner has it, and nobody else's tabs."""
    shutil.copytree(ROOT / "notebooks", lab.root / "course")
    with open_desk(browser, lab) as desk:
        yield desk.page


@pytest.mark.long
@pytest.mark.parametrize("name", PAGES)
def test_a_link_at_the_top_of_a_notebook_opens_its_page_to_read(page, name):
    page.evaluate(OPEN, "course/02_measure_a_slope.ipynb")
    page.locator(".jp-Notebook a:visible", has_text=name).first.click()
    shown = page.locator(".jp-MarkdownViewer:visible")
    shown.get_by_text(PAGES[name]).wait_for()
    assert shown.locator("table").count() == 1
    if name == "formula sheet":
        shown.locator(FORMULAS).first.wait_for()
        assert "$" not in shown.inner_text()


@pytest.mark.long
def test_a_number_in_the_glossary_leads_to_its_notebook(page):
    page.evaluate(OPEN, "course/02_measure_a_slope.ipynb")
    page.locator(".jp-Notebook a:visible", has_text="glossary").first.click()
    page.locator(".jp-MarkdownViewer:visible a", has_text="04").first.click()
    page.locator(".jp-Notebook:visible h1", has_text="Roll downhill").wait_for()
