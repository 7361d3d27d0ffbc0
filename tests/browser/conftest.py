"""One server and one browser for all tests of this folder, and the notebooks to open in them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from .browsers import HOW_TO_GET_ONE, find_browser, started_browser
from .explorer_page import ExplorerPage, explorers_of
from .notebook_page import Desk, NotebookPage, open_desk
from .sample import NOTEBOOKS
from .server import Lab, started_lab


@pytest.fixture(scope="session")
def lab(tmp_path_factory) -> Iterator[Lab]:
    """A JupyterLab server of the tests' own."""
    with started_lab(tmp_path_factory.mktemp("lab")) as lab:
        yield lab


@pytest.fixture(
    scope="package"
)  # Playwright keeps an event loop running, which the tests of other folders may not bear
def browser() -> Iterator[Browser]:
    """A browser out of sight."""
    if not find_browser():
        pytest.fail(f"no browser was found, so the browser tests can't run: {HOW_TO_GET_ONE}.")
    with started_browser() as browser:
        yield browser


@pytest.fixture(scope="session")
def thorough(request) -> bool:
    """Whether every explorer gets every test: in `make test-long`."""
    return "not long" not in request.config.option.markexpr


@pytest.fixture(scope="package")
def desk(browser, lab) -> Iterator[Desk]:
    """JupyterLab, open in the browser: each notebook is opened there afresh, with a kernel of its own."""
    with open_desk(browser, lab) as desk:
        yield desk


@pytest.fixture(scope="package", params=NOTEBOOKS, ids=lambda path: path.stem)
def notebook(request) -> Path:
    """Each notebook of the course."""
    return request.param


@pytest.fixture(scope="package")
def page(desk, notebook) -> Iterator[NotebookPage]:
    """The notebook, opened afresh, all its cells run: test_as_opened.py leaves it as it is, for test_explorers.py."""
    with desk.opened(notebook) as page:
        page.run_all()
        yield page


@pytest.fixture(scope="package")
def explorers(page, notebook) -> list[ExplorerPage]:
    """Every explorer of the notebook, as it opened."""
    return explorers_of(page, notebook)
