"""Widgets: what a learner holds in the hand. Sliders, the live figure, predictions, the explorers."""

from mathomong.widgets.activations import activation_explorer, layers_explorer
from mathomong.widgets.basins import basin_explorer
from mathomong.widgets.batches import batch_explorer, scatter_explorer
from mathomong.widgets.boundary import boundary_explorer
from mathomong.widgets.compass import compass_explorer
from mathomong.widgets.controls import choice, formula, log_slider, slider, switch
from mathomong.widgets.depths import deep_network_explorer, elevator_explorer
from mathomong.widgets.descents import descent_explorer, line_fit_explorer
from mathomong.widgets.factors import fill_factors
from mathomong.widgets.golf import golf_explorer
from mathomong.widgets.guesses import loss_explorer
from mathomong.widgets.live import LiveFigure
from mathomong.widgets.looks import look_explorer
from mathomong.widgets.neurons import bug_explorer, neuron_explorer, neuron_fit_explorer
from mathomong.widgets.nudges import branch_explorer, chain_explorer
from mathomong.widgets.passes import cost_explorer, museum_explorer, network_explorer
from mathomong.widgets.practice import practice
from mathomong.widgets.predict import predict
from mathomong.widgets.races import formula_race_explorer, race_explorer
from mathomong.widgets.scorecard import scorecard
from mathomong.widgets.slopes import slope_explorer
from mathomong.widgets.timings import time_it
from mathomong.widgets.training import training
from mathomong.widgets.tuning import line_explorer, tuning_explorer
from mathomong.widgets.xrays import xray_explorer

# fmt: off
__all__ = [
    "LiveFigure", "predict", "practice", "fill_factors", "slider", "log_slider", "switch", "choice", "formula",
    "scorecard", "time_it", "training",
    "activation_explorer", "basin_explorer", "batch_explorer", "boundary_explorer", "branch_explorer", "bug_explorer",
    "chain_explorer", "compass_explorer", "cost_explorer", "deep_network_explorer", "descent_explorer",
    "elevator_explorer", "formula_race_explorer", "golf_explorer", "layers_explorer", "line_explorer",
    "line_fit_explorer", "look_explorer", "loss_explorer", "museum_explorer", "network_explorer", "neuron_explorer",
    "neuron_fit_explorer", "race_explorer", "scatter_explorer", "slope_explorer", "tuning_explorer", "xray_explorer",
]
# fmt: on
