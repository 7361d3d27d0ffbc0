"""Pictures: matplotlib figures whose moving parts follow a result. No pyplot, no widgets."""

from mathomong.figures.activations import activation_picture
from mathomong.figures.basins import basins_picture
from mathomong.figures.batches import batch_picture
from mathomong.figures.boundary import boundary_picture
from mathomong.figures.branches import branches_picture
from mathomong.figures.bugs import bugs_picture
from mathomong.figures.collapse import two_layers_picture
from mathomong.figures.compass import compass_picture
from mathomong.figures.costs import cost_picture
from mathomong.figures.curves import KEPT
from mathomong.figures.depths import deep_network_picture, elevator_picture
from mathomong.figures.descents import descent_picture, line_fit_picture
from mathomong.figures.film import film
from mathomong.figures.golf import golf_picture
from mathomong.figures.guesses import guess_picture
from mathomong.figures.looks import look_picture
from mathomong.figures.museum import museum_picture
from mathomong.figures.neuron_fits import neuron_fit_picture
from mathomong.figures.nudges import chain_picture
from mathomong.figures.passes import passes_picture
from mathomong.figures.picture import Picture, View
from mathomong.figures.png import png
from mathomong.figures.races import race_picture
from mathomong.figures.scatter import scatter_picture
from mathomong.figures.slopes import slope_picture
from mathomong.figures.training_steps import training_picture
from mathomong.figures.tuning import line_picture, tuning_picture
from mathomong.figures.xrays import xray_picture

# fmt: off
__all__ = [
    "KEPT", "Picture", "View", "film", "png",
    "activation_picture", "basins_picture", "batch_picture", "boundary_picture", "branches_picture", "bugs_picture",
    "chain_picture", "compass_picture", "cost_picture", "deep_network_picture", "descent_picture", "elevator_picture",
    "golf_picture", "guess_picture", "line_fit_picture", "line_picture", "look_picture", "museum_picture",
    "neuron_fit_picture", "passes_picture", "race_picture", "scatter_picture", "slope_picture", "training_picture",
    "tuning_picture", "two_layers_picture", "xray_picture",
]
# fmt: on
