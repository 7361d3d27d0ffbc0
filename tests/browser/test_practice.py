"""Practice in JupyterLab: formulas are set, Enter and Tab are enough, and nothing is cut off on a small laptop."""

from contextlib import contextmanager

import pytest

from .little_notebook import little_notebook

FIRST = "from mathomong.widgets import practice\n\npractice(seed=1)"
LONG = """from mathomong.widgets import practice

mine = practice("chain rule", seed=2)
for _ in range(20):
    mine.next()
mine"""


@contextmanager
def practising(desk, folder, source):
    """A notebook of one cell, run."""
    with desk.opened(little_notebook(folder, source)) as page:
        page.run_all()
        page.cell(0).locator("mjx-container").wait_for()
        yield page


@pytest.fixture
def page(desk, tmp_path):
    with practising(desk, tmp_path, FIRST) as page:
        yield page


def status(page, words):
    """The status line, once it holds these words."""
    line = page.cell(0).get_by_role("status")
    line.get_by_text(words).wait_for()
    return line.inner_text()


def test_a_problem_is_tried_solved_and_left_by_keyboard_alone(page):
    keyboard, cell = page.page.keyboard, page.cell(0)
    assert cell.locator("mjx-container").count() == 1
    cell.get_by_label("f′(x) =").focus()
    keyboard.type("x^3", delay=1)
    keyboard.press("Enter")
    assert "Solved: 0 of 1 tried." in status(page, "The old power also comes down in front")
    keyboard.press("ControlOrMeta+a")
    keyboard.type("4x*x*x", delay=1)
    keyboard.press("Enter")
    assert "Solved: 1 of 1 tried." in status(page, "● correct")
    for name in ("Check", "Hint", "Show the steps"):
        keyboard.press("Tab")
        assert page.page.evaluate("document.activeElement.textContent") == name
    keyboard.press("Enter")
    cell.get_by_text("power rule: the power comes down in front").wait_for()
    keyboard.press("Tab")
    keyboard.press("Space")
    page.page.wait_for_function("document.activeElement.tagName === 'INPUT' && document.activeElement.value === ''")
    assert "Solved: 1 of 1 tried." in status(page, "Solved: 1")
    assert page.complaints == []


def test_a_long_derivation_is_set_and_not_cut_off(desk, tmp_path):
    with practising(desk, tmp_path, LONG) as page:
        cell = page.cell(0)
        cell.get_by_role("button", name="Hint").click()
        cell.get_by_role("button", name="Show the steps").click()
        cell.get_by_text("chain rule:").wait_for()
        rows = cell.locator("table tr")
        assert rows.count() >= 4
        assert cell.locator("table mjx-container").count() == rows.count()
        visible, needed = cell.locator("table").evaluate("t => [t.parentElement.clientWidth, t.scrollWidth]")
        assert needed <= visible
        assert page.complaints == []
