"""axe-core finds nothing against WCAG 2.2 AA in what the course writes; what the lab itself leaves is a list that only shrinks."""

from contextlib import contextmanager
from dataclasses import dataclass

import pytest
from axe_playwright_python.sync_playwright import Axe

from .notebook_page import LAPTOP

RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]},
    "resultTypes": ["violations"],  # of what is in order the rule's name is enough
    "preload": False,  # the lab's style sheets need not be fetched once more
}
ALL_IN_SIGHT = ".jp-Cell { content-visibility: visible !important }"  # axe leaves out what the browser has not drawn
FIRST_CELL = "() => { window.jupyterapp.shell.currentWidget.content.activeCellIndex = 0 }"
FITS = "([target, selector]) => document.querySelector(target).matches(selector)"
WINDOWS = {"1366 × 768": LAPTOP, "the same at 200 %": {side: length // 2 for side, length in LAPTOP.items()}}
PARTS = """cell => {
    const edge = cell.closest(".jp-Notebook").getBoundingClientRect().right;
    const what = "img, .widget-slider, .noUi-handle, .widget-readout, .widget-checkbox, .widget-dropdown, .widget-text, "
        + "button.jupyter-button, p[role=status], .jp-OutputArea-output";
    return Array.from(cell.querySelectorAll(what))
        .filter(part => part.checkVisibility())
        .map(part => ({
            what: part.className || part.tagName,
            text: part.textContent.slice(0, 60),
            beyond: Math.round(part.getBoundingClientRect().right - edge),
            cut: part.matches(".jp-OutputArea-output, button") ? part.scrollWidth - part.clientWidth : 0,
        }));
}"""
AT_LEAST = 20  # rules that a notebook passes: fewer, and axe has looked at nothing


@dataclass(frozen=True)
class Foreign:
    """A fault in an element that the lab makes: axe's rule, where it is, whose it is, and why Python can't mend it."""

    rule: str
    selector: str
    whose: str
    why: str


# Every notebook has each of these. Where a new version of the lab mends one, the test says so, and the line has to go.
FOREIGN = [
    Foreign("aria-input-field-name", ".noUi-handle", "ipywidgets", "a slider's name stays beside it: no trait names the handle"),
    Foreign("aria-input-field-name", ".cm-content", "JupyterLab", "the editor of a code cell has no name"),
    Foreign("aria-allowed-attr", "jp-button", "JupyterLab", "a button of the toolbar, not of the notebook"),
    Foreign("aria-required-children", ".jp-WindowedPanel-viewport", "JupyterLab", "the list of cells calls itself a feed"),
    Foreign("button-name", ".jp-collapseHeadingButton", "JupyterLab", "the arrow that folds a chapter has no name"),
]  # fmt: skip


@pytest.fixture(scope="package")
def found(page, explorers):
    """What axe finds in the whole notebook; its first cell, a heading, is the active one."""
    page.page.evaluate(FIRST_CELL)
    style = page.page.add_style_tag(content=ALL_IN_SIGHT)
    response = Axe().run(page.page, context=f"#{page.panel}", options=RULES).response
    style.evaluate("style => style.remove()")
    assert len(response["passes"]) >= AT_LEAST
    return [Fault(page.page, each["id"], node) for each in response["violations"] for node in each["nodes"]]


class Fault:
    """One element that breaks a rule."""

    def __init__(self, page, rule: str, node: dict) -> None:
        self.rule, self.html, self.why = rule, node["html"][:200], node["failureSummary"]
        self.known = [each for each in FOREIGN if each.rule == rule and fits(page, node["target"], each.selector)]


def fits(page, target: list[str], selector: str) -> bool:
    (place,) = target  # more than one would lead into a frame, and a notebook has none
    return page.evaluate(FITS, [place, selector])


def test_nothing_that_the_course_writes_breaks_a_rule_of_wcag_2_2(found):
    assert {(fault.rule, fault.html, fault.why) for fault in found if not fault.known} == set()


def test_the_list_of_what_the_lab_leaves_only_shrinks(found):
    seen = {each for fault in found for each in fault.known}
    assert [each for each in FOREIGN if each not in seen] == [], "mended: take it off the list"


@pytest.mark.parametrize("window", WINDOWS)
def test_nothing_is_cut_off_on_a_small_laptop_nor_at_200_percent(window, page, explorers):
    with resized(page.page, WINDOWS[window]):
        for explorer in explorers:
            explorer.image.scroll_into_view_if_needed()
            parts = explorer.cell.evaluate(PARTS)
            assert len(parts) > 3
            assert [part for part in parts if part["beyond"] > 0 or part["cut"] > 0] == []


@contextmanager
def resized(page, size):
    """The window for a while of another size; 200 % is a window of half the pixels, each twice as large."""
    page.set_viewport_size(size)
    yield
    page.set_viewport_size(LAPTOP)


def test_every_picture_has_a_text_equivalent_the_sentence_below_it_which_is_a_status_line(explorers):
    for explorer in explorers:
        assert explorer.image.get_attribute("title") == explorer.sentence == explorer.twin.words
        assert explorer.cell.get_by_role("status").filter(has_text=explorer.twin.words).count() == 1
