"""Binder's link: it opens notebook 00 in a JupyterLab that nobody gave any settings, and the widgets there are alive."""

import shutil

import pytest

from address import OPENS

from .explorer_page import explorers_of
from .notebook_page import LAPTOP, READY, STARTED, TO_ACT, TO_OPEN, NotebookPage
from .sample import NOTEBOOKS
from .server import started_lab


@pytest.fixture
def opened(browser, tmp_path):
    """The page that the link's `urlpath` opens, in a folder that holds the course as Binder's does."""
    with started_lab(tmp_path, settings=()) as lab:
        shutil.copytree(NOTEBOOKS[0].parent, lab.root / "notebooks")
        page = browser.new_page(viewport=LAPTOP)
        page.set_default_timeout(TO_ACT)
        page.goto(f"{lab.url}{OPENS}?token={lab.token}", timeout=TO_OPEN)
        page.wait_for_function(STARTED, timeout=TO_OPEN)
        yield NotebookPage(page, page.wait_for_function(READY, timeout=TO_OPEN).json_value(), [])
        page.close()


@pytest.mark.long
def test_the_link_opens_notebook_00_and_its_slider_moves_the_picture(opened):
    opened.run_all()
    assert opened.errors() == []
    (explorer,) = explorers_of(opened, NOTEBOOKS[0])
    explorer.answer("It goes up by 3")
    explorer.expect_twin()
    before = explorer.sentence
    explorer.slider("w").press("ArrowRight")
    explorer.wait_until(lambda: explorer.sentence != before, "the slider moves the picture")
    explorer.expect_twin()
