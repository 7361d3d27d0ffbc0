"""The notebook that is measured in the browser: one code cell for each way to make a picture follow a slider."""

from pathlib import Path

from nbformat import v4, write

ROUND_TRIP = """
from itertools import cycle

import ipywidgets
import numpy as np
from mathomong.figures import png

frames = cycle([png(np.full((420, 900, 4), grey, np.uint8)) for grey in (240, 250)])
slider, image = ipywidgets.IntSlider(max=400), ipywidgets.Image(value=next(frames), format="png")
slider.observe(lambda change: setattr(image, "value", next(frames)), "value")
ipywidgets.VBox([slider, image])
"""
INTERACT = """
import matplotlib.pyplot as plt
from ipywidgets import interact

from benchmarks import replot
from mathomong import GradientDescent, descend, line_fit
from mathomong.widgets import slider

fit = line_fit([1, 2, 3, 4, 5], [2, 4, 6, 8, 10])

@interact(learning_rate=slider(0.0, 0.1, 0.01, step=0.0001))
def show(learning_rate):
    replot.line_fit(descend(fit, GradientDescent(learning_rate), steps=100), 0.1)
    plt.show()
"""
LINE_FIT = """
from mathomong.widgets import line_fit_explorer

line_fit_explorer()
"""
CURVE = """
from mathomong import parabola
from mathomong.widgets import descent_explorer

descent_explorer(parabola)
"""
BASINS = """
from mathomong.widgets import basin_explorer

basin_explorer()
"""
SCENES = {
    "round trip, a plain picture": ROUND_TRIP,
    "interact, line fit": INTERACT,
    "live, line fit": LINE_FIT,
    "live, down a curve": CURVE,
    "live, basin map": BASINS,
}


def write_notebook(folder: Path) -> Path:
    """A notebook with one cell for each scene, in their order."""
    cells = [v4.new_code_cell(source.strip()) for source in SCENES.values()]
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}  # else JupyterLab asks which
    path = folder / "scenes.ipynb"
    write(v4.new_notebook(cells=cells, metadata={"kernelspec": kernel}), path)
    return path
