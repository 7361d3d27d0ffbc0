"""Fill the factors in JupyterLab: by keyboard alone, each factor judged, Update opens at the end, the picture follows."""

import pytest

from mathomong.exercises.factors import FACTORS
from mathomong.widgets import fill_factors

from .little_notebook import little_notebook

SOURCE = "from mathomong.widgets import fill_factors\n\nfill_factors(seed=9)"


@pytest.fixture
def page(desk, tmp_path):
    with desk.opened(little_notebook(tmp_path, SOURCE)) as page:
        page.run_all()
        page.cell(0).locator("img[alt]").wait_for()
        yield page


def test_a_neuron_is_trained_by_keyboard_alone(page):
    keyboard, cell, twin = page.page.keyboard, page.cell(0), fill_factors(seed=9)
    picture, status = cell.locator("img[alt]"), cell.get_by_role("status")
    assert picture.get_attribute("alt") == twin.words
    assert cell.get_by_role("button", name="Update").is_disabled()
    cell.get_by_label("∂L/∂p =").focus()
    for name, written in FACTORS.items():
        keyboard.type(f"{twin.filling['w']}", delay=1)
        keyboard.press("Enter")
        status.get_by_text(f"{written}: ◐ keep working.").wait_for()
        keyboard.press("ControlOrMeta+a")
        keyboard.type(f"{twin.filling[name]:.4g}", delay=1)
        keyboard.press("Enter")
        status.get_by_text(f"{written}: ● correct.").wait_for()
        keyboard.press("Tab")
    status.get_by_text("Press Update.").wait_for()
    keyboard.press("Tab")
    assert page.page.evaluate("document.activeElement.textContent") == "Update"
    keyboard.press("Enter")
    status.get_by_text("Neurons trained: 1.").wait_for()
    twin.fill(**{name: twin.filling[name] for name in FACTORS})
    twin.update()
    assert picture.get_attribute("alt") == twin.words
    assert status.get_by_text("The loss falls: 0.8104 before, 0.4119 after.").count() == 1
    assert picture.evaluate("picture => [picture.naturalWidth, picture.naturalHeight]") == [900, 420]
    assert page.complaints == []
