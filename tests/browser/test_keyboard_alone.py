"""Every notebook can be done by keyboard alone: its predictions, its sliders, the code of its pictures, its exercises."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from .explorer_page import ExplorerPage, explorers_of
from .notebook_page import NotebookPage
from .sample import NOTEBOOKS, a_few
from .server import ROOT
from .test_explorers import arrow

FAR = 80  # more presses than any way through a notebook takes
ACTIVE = "() => window.jupyterapp.shell.currentWidget.content.activeCellIndex"
FOCUSED = """cell => {
    const here = document.activeElement;
    if (!cell.contains(here)) return {};
    const look = () => {
        const {outlineStyle, outlineWidth, boxShadow, borderColor, backgroundColor} = getComputedStyle(here);
        return [outlineStyle, outlineWidth, boxShadow, borderColor, backgroundColor].join();
    };
    const focused = look();
    here.blur();
    const plain = look();
    here.focus();
    const kinds = {slider: here.classList.contains("noUi-handle"), field: here.matches("input[type=text]")};
    return {name: here.textContent, ...kinds, seen: focused !== plain};
}"""


PARTS = "[...cell.querySelectorAll('.noUi-handle, .widget-readout, input, select, textarea, button.jupyter-button')]"
LIVE = f"cell => {PARTS}.map((part, n) => part.checkVisibility() && !part.disabled ? n : -1).filter(n => n >= 0)"
HERE = f"cell => {PARTS}.indexOf(document.activeElement)"


@pytest.fixture(scope="module", params=a_few({path.stem: path for path in NOTEBOOKS}))
def notebook(request) -> Path:
    """A few notebooks."""
    return request.param


@pytest.fixture(scope="module")
def page(desk, notebook) -> Iterator[NotebookPage]:
    """The notebook, opened once more: the predictions wait, and no mouse has been there."""
    with desk.opened(notebook) as page:
        page.run_all()
        yield page


@pytest.fixture(scope="module")
def explorers(page, notebook) -> list[ExplorerPage]:
    """Every explorer of that page."""
    return explorers_of(page, notebook)


@pytest.fixture(scope="module")
def answered(page, explorers) -> list[ExplorerPage]:
    """The explorers, their predictions answered without a mouse."""
    for explorer in explorers:
        go_to(page, cell_before(page, explorer))
        while explorer.answers:
            give(explorer, explorer.answers[-1])
    return explorers


def test_predictions_are_answered_by_tab_and_enter(answered):
    for explorer in answered:
        explorer.wait_until(lambda e=explorer: e.settings == e.twin.settings, "the picture is free and has moved")
        explorer.expect_twin()


def test_sliders_are_moved_by_tab_and_arrows(page, answered):
    for explorer in answered:
        go_to(page, cell_before(page, explorer))
        tab_to(explorer, lambda focus: focus["slider"])
        name, before = next(iter(explorer.sliders)), explorer.settings
        explorer.page.keyboard.press(arrow(explorer.slider(name).inward))
        explorer.wait_until(lambda e=explorer, b=before: e.settings != b, f"{name} moves")
        explorer.expect_twin()


def test_every_control_and_button_is_reached_by_tab_and_the_focus_is_seen(page, answered):
    for explorer in answered:
        go_to(page, cell_before(page, explorer))
        wanted = set(explorer.cell.evaluate(LIVE))
        assert len(wanted) > 4
        reached = {}
        for _ in range(FAR):
            explorer.page.keyboard.press("Tab")
            reached |= {explorer.cell.evaluate(HERE): explorer.cell.evaluate(FOCUSED)}
            if wanted <= reached.keys():
                break
        assert wanted - reached.keys() == set()
        assert [reached[n] for n in wanted if not reached[n]["seen"]] == []


def test_the_code_is_opened_by_tab_and_enter_and_can_be_marked_to_copy(page, answered):
    for explorer in answered:
        go_to(page, cell_before(page, explorer))
        tab_to(explorer, lambda focus: focus["name"] == "Show the code")
        explorer.page.keyboard.press("Enter")
        code = explorer.cell.locator(".mathomong-code textarea")
        code.wait_for()
        tab_to(explorer, lambda focus, code=code: code.evaluate("field => field === document.activeElement"))
        explorer.page.keyboard.press("ControlOrMeta+a")
        marked = code.evaluate("field => field.value.slice(field.selectionStart, field.selectionEnd)")
        assert marked == code.input_value() != ""


def test_an_exercise_is_answered_by_keyboard(page, notebook):
    solutions = sorted((ROOT / "notebooks" / "solutions").glob(f"{notebook.name[:2]}_*.py"))
    assert solutions
    solution = solutions[0].read_text(encoding="utf-8").strip()
    number = page.number_of(solution.splitlines()[-1].partition(",")[0])
    go_to(page, number)
    for key in ("Enter", "ControlOrMeta+a"):
        page.page.keyboard.press(key)
    page.page.keyboard.insert_text(f"from mathomong import check\n\n{solution}")
    page.page.keyboard.press("Shift+Enter")
    page.page.wait_for_function(f"() => {CELLS}[{number}].outputs[0]?.data['text/plain'].startsWith('● correct')")
    assert page.shown_text(number).startswith("● correct")


CELLS = "window.jupyterapp.shell.currentWidget.content.model.toJSON().cells"


def cell_before(page: NotebookPage, explorer: ExplorerPage) -> int:
    """The nearest cell before the explorer's; j and k leave out a cell whose code is folded."""
    cells = page.cells()[: explorer.number]
    return max(n for n, cell in enumerate(cells) if not cell["metadata"].get("jupyter", {}).get("source_hidden"))


def go_to(page: NotebookPage, number: int) -> None:
    """Walk to a cell with j and k, as notebook 00 says: from a slider too, where the arrow keys move the slider."""
    keyboard = page.page.keyboard
    while page.page.evaluate("() => document.activeElement.matches('textarea, input')"):
        keyboard.press("Tab")  # out of a field, where j is a letter, and of the next one, if that is a field too
    for _ in range(FAR):
        here = page.page.evaluate(ACTIVE)
        if here == number:
            return
        keyboard.press("k" if here > number else "j")
    raise AssertionError(f"j and k did not reach cell {number}, but only {here}")


def give(explorer: ExplorerPage, answer: str | float) -> None:
    """Answer the prediction by keyboard: go to the choice, or write the number, and press Enter."""
    if isinstance(answer, float):
        tab_to(explorer, lambda focus: focus["field"])
        explorer.page.keyboard.type(str(answer))
    name = answer if isinstance(answer, str) else "That's my prediction"
    tab_to(explorer, lambda focus: focus["name"] == name)
    explorer.page.keyboard.press("Enter")
    explorer.asked.choose(answer)


def tab_to(explorer: ExplorerPage, wanted) -> None:
    """Press Tab until the focus, which can be seen, is in the explorer's cell and is what is wanted."""
    for _ in range(FAR):
        explorer.page.keyboard.press("Tab")
        focus = explorer.cell.evaluate(FOCUSED)
        if focus and wanted(focus):
            assert focus["seen"], f"the focus on {focus['name']!r} can't be seen"
            return
    raise AssertionError("Tab did not reach it")
