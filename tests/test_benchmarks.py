"""What `make bench` measures still runs, whatever has changed in the package; how fast it is, no test asks."""

import matplotlib
import pytest

from benchmarks import kernel, scenes
from browser.twins import run_cells


@pytest.mark.parametrize("name", kernel.SCENES)
def test_each_scene_can_be_shown_live_and_drawn_anew(name):
    make, draw = kernel.SCENES[name]
    live = make()
    figure = draw(live.result, live.controls["learning_rate"].max)
    assert tuple(figure.canvas.get_width_height()) == live.picture.figure.canvas.get_width_height()
    assert kernel.replot.as_png(figure).startswith(b"\x89PNG")


def test_each_scene_of_the_browser_runs(tmp_path):
    with matplotlib.rc_context({"backend": "module://matplotlib_inline.backend_inline"}):
        ends = run_cells(scenes.write_notebook(tmp_path))
    assert len(ends) == len(scenes.SCENES) == 5
