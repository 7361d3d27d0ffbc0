"""Widgets: what a learner holds in the hand. Sliders, the live figure, predictions, the explorers."""

from mathomong.widgets.activations import activation_explorer, layers_explorer
from mathomong.widgets.batches import batch_explorer, scatter_explorer
from mathomong.widgets.compass import compass_explorer
from mathomong.widgets.controls import choice, formula, log_slider, slider, switch
from mathomong.widgets.descents import descent_explorer, line_fit_explorer
from mathomong.widgets.factors import fill_factors
from mathomong.widgets.guesses import loss_explorer
from mathomong.widgets.live import LiveFigure
from mathomong.widgets.nudges import branch_explorer, chain_explorer
from mathomong.widgets.passes import cost_explorer, museum_explorer, network_explorer
from mathomong.widgets.practice import practice
from mathomong.widgets.predict import predict
from mathomong.widgets.slopes import slope_explorer
from mathomong.widgets.timings import time_it
from mathomong.widgets.training import bug_explorer, neuron_explorer, neuron_fit_explorer
from mathomong.widgets.tuning import line_explorer, tuning_explorer

# fmt: off
__all__ = [
    "LiveFigure", "predict", "practice", "fill_factors", "slider", "log_slider", "switch", "choice", "formula", "time_it",
    "activation_explorer", "batch_explorer", "branch_explorer", "bug_explorer", "chain_explorer", "compass_explorer",
    "cost_explorer", "descent_explorer", "layers_explorer", "line_explorer", "line_fit_explorer", "loss_explorer",
    "museum_explorer", "network_explorer", "neuron_explorer", "neuron_fit_explorer", "scatter_explorer", "slope_explorer",
    "tuning_explorer",
]
# fmt: on
