"""Settings for all tests: properties are tried on the same examples every time, so that a red test stays red.

Where there is no browser the tests that need one are left out, and the last line of the run says so, loudly.
"""

import gc
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from ipywidgets import Widget

from browser.browsers import HOW_TO_GET_ONE, find_browser

settings.register_profile("course", derandomize=True, deadline=None, max_examples=50)
settings.load_profile("course")

NEED_A_BROWSER = Path(__file__).parent / "browser"
LEFT_OUT = pytest.StashKey[int]()


@pytest.fixture(autouse=True)
def no_widget_is_left_over(request: pytest.FixtureRequest) -> Iterator[None]:
    """ipywidgets keeps every widget until it is closed; hundreds of explorers would fill a small laptop's memory."""
    yield
    if NEED_A_BROWSER not in request.path.parents:  # there, explorers live as long as their page
        Widget.close_all()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what needs a browser, where there is none; on a CI machine they stay, and fail."""
    need_one = [item for item in items if NEED_A_BROWSER in item.path.parents]
    if not need_one or os.environ.get("CI") or find_browser():
        return
    config.hook.pytest_deselected(items=need_one)
    items[:] = [item for item in items if NEED_A_BROWSER not in item.path.parents]
    config.stash[LEFT_OUT] = len(need_one)
    if hasattr(config, "workeroutput"):  # one of xdist's workers, whose words nobody reads: tell the one who is heard
        config.workeroutput["left_out"] = len(need_one)


def pytest_collection_finish() -> None:
    """Ten thousand tests stay to the end: no need to look through them each time that garbage is collected."""
    gc.collect()
    gc.freeze()


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node) -> None:
    """Hear from a worker how many tests it left out; every worker collects them all."""
    node.config.stash[LEFT_OUT] = getattr(node, "workeroutput", {}).get("left_out", 0)


def pytest_terminal_summary(terminalreporter, config: pytest.Config) -> None:
    """One loud line, if tests were left out."""
    if left_out := config.stash.get(LEFT_OUT, 0):
        said = f"NO BROWSER FOUND: {left_out} browser tests did not run; {HOW_TO_GET_ONE}"
        terminalreporter.write_line(said, red=True, bold=True)
