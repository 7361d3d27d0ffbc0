"""Every notebook runs in the browser without an error, and opens with the pictures that Python made."""

from .explorer_page import ExplorerPage, same
from .sample import NOTEBOOKS, one_of_each_kind
from .test_explorers import sliders_of

A_MOMENT = 300  # milliseconds, in which a forbidden change would show


def test_the_first_two_notebooks_are_among_those_opened_here():
    assert {"04_roll_downhill", "06_fit_a_line"} <= {path.stem for path in NOTEBOOKS}


def test_every_cell_runs_to_its_end_without_an_error_or_a_warning(page):
    cells = [cell for cell in page.cells() if cell["cell_type"] == "code"]
    assert [cell["execution_count"] for cell in cells] == list(range(1, len(cells) + 1))
    assert cells
    outputs = [output for cell in cells for output in cell["outputs"]]
    assert page.errors() == []
    assert [output["text"] for output in outputs if output.get("name") == "stderr"] == []


def test_the_pictures_on_the_page_are_those_of_the_explorers(page, explorers):
    assert page.pictures().count() == len(explorers)


def test_every_explorer_has_its_code_and_its_proof(explorers):
    for explorer in explorers:
        assert {"Show the code", "Show the proof"} <= set(explorer.twin.buttons)


def test_every_explorer_opens_with_the_settings_it_was_made_with(explorers):
    for explorer in explorers:
        assert explorer.settings == explorer.twin.settings


def test_every_explorer_opens_with_the_picture_and_the_sentence_of_its_settings(explorers):
    for explorer in explorers:
        explorer.expect_twin()


def test_until_its_prediction_is_answered_no_key_and_no_mouse_moves_an_explorer(explorers, thorough):
    some = explorers if thorough else one_of_each_kind(explorers)
    waiting = [explorer for explorer in some if explorer.answers]
    assert waiting, "a prediction comes before the sliding"
    for explorer in waiting:
        before, sentence, picture = explorer.settings, explorer.sentence, explorer.picture()
        try_everything(explorer, thorough)
        explorer.page.wait_for_timeout(A_MOMENT)
        assert (explorer.settings, explorer.sentence) == (before, sentence)
        assert same(explorer.picture(), picture)
        assert explorer.feedback() == []


def test_the_browser_has_nothing_to_complain_of(page, explorers):
    assert page.complaints == []


def try_everything(explorer: ExplorerPage, thorough: bool) -> None:
    """Press keys on a slider, or all, drag it, tick every box, press every button; its number can't be typed over."""
    for name in sliders_of(explorer, thorough):
        slider = explorer.slider(name)
        slider.press("ArrowLeft")
        slider.press("ArrowRight")
        slider.pull(30 * slider.inward)
        slider.let_go()
        assert slider.readout.get_attribute("contenteditable") == "false"
    for name in explorer.controls["boxes"]:
        explorer.box(name).click(force=True)
    for name in explorer.controls["choices"]:
        assert explorer.choice(name).is_disabled()
    for name in explorer.controls["fields"]:
        assert explorer.field(name).is_disabled()
    buttons = [name for name in explorer.twin.buttons if name != "timer"]
    assert "Reset" in buttons
    for name in buttons:
        explorer.button(name).click(force=True)
