"""Widgets: what a learner holds in the hand. Sliders, the live figure, predictions, the explorers."""

from mathomong.widgets.activations import activation_explorer, layers_explorer
from mathomong.widgets.basins import basin_explorer
from mathomong.widgets.batches import batch_explorer, scatter_explorer
from mathomong.widgets.compass import compass_explorer
from mathomong.widgets.controls import choice, formula, log_slider, slider, switch
from mathomong.widgets.descents import descent_explorer, line_fit_explorer
from mathomong.widgets.guesses import loss_explorer
from mathomong.widgets.live import LiveFigure
from mathomong.widgets.practice import practice
from mathomong.widgets.predict import predict
from mathomong.widgets.races import formula_race_explorer, race_explorer
from mathomong.widgets.slopes import slope_explorer
from mathomong.widgets.tuning import line_explorer, tuning_explorer
from mathomong.widgets.xrays import xray_explorer

# fmt: off
__all__ = [
    "LiveFigure", "predict", "practice", "slider", "log_slider", "switch", "choice", "formula",
    "activation_explorer", "basin_explorer", "batch_explorer", "compass_explorer", "descent_explorer", "layers_explorer",
    "formula_race_explorer", "line_explorer", "line_fit_explorer", "loss_explorer", "race_explorer", "scatter_explorer", "slope_explorer", "tuning_explorer", "xray_explorer",
]
# fmt: on
