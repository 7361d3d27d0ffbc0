"""A loop in a cell moves a slider: the slider on the page follows each move, and stays at the last."""

import pytest

import mathomong.widgets

from .little_notebook import little_notebook
from .slider_page import on_scale

MAKE = "import mathomong.widgets\n\nlive = mathomong.widgets.{kind}()\nlive"
MOVE = "import time\n\nfor value in {values}:\n    live.set({name}=value)\n    time.sleep(0.2)"
SLIDERS = {  # the browser's own sums and powers miss some of these values by a last digit
    "a slider": ("tuning_explorer", "b", [0.1, -0.7, 1.2, -3.3, 2.0]),
    "a log slider": ("slope_explorer", "h", [0.0126, 0.0316, 0.126, 0.794, 0.1]),
}
WATCH = """handle => {
    const seen = window.seen = [];
    const look = () => seen.push(Number(handle.getAttribute("aria-valuetext")));
    new MutationObserver(look).observe(handle, {attributeFilter: ["aria-valuetext"]});
}"""


@pytest.mark.parametrize(("kind", "name", "values"), SLIDERS.values(), ids=SLIDERS)
def test_a_slider_follows_a_loop_in_a_cell_to_its_end(desk, tmp_path, kind, name, values):
    with desk.opened(little_notebook(tmp_path, MAKE.format(kind=kind), "")) as page:
        page.run_all()
        label = page.page.locator(f'label:text-is("{name.replace("_", " ")}")')
        handle = page.cell(0).locator(".widget-slider").filter(has=label).locator(".noUi-handle")
        handle.evaluate(WATCH)
        page.run(1, MOVE.format(name=name, values=values))
        page.run(1, f"live.settings[{name!r}]")
        scale = on_scale(getattr(mathomong.widgets, kind)().controls[name])
        assert [scale(at) for at in page.page.evaluate("window.seen")] == values
        assert page.shown_text(1) == str(values[-1]), "nothing is written back"
