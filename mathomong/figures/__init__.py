"""Pictures: matplotlib figures whose moving parts follow a result. No pyplot, no widgets."""

from mathomong.figures.activations import activation_picture
from mathomong.figures.basins import basins_picture
from mathomong.figures.batches import batch_picture
from mathomong.figures.collapse import two_layers_picture
from mathomong.figures.compass import compass_picture
from mathomong.figures.curves import KEPT
from mathomong.figures.descents import descent_picture, line_fit_picture
from mathomong.figures.film import film
from mathomong.figures.guesses import guess_picture
from mathomong.figures.picture import Picture, View
from mathomong.figures.png import png
from mathomong.figures.races import race_picture
from mathomong.figures.scatter import scatter_picture
from mathomong.figures.slopes import slope_picture
from mathomong.figures.tuning import line_picture, tuning_picture
from mathomong.figures.xrays import xray_picture

# fmt: off
__all__ = [
    "KEPT", "Picture", "View", "film", "png",
    "activation_picture", "basins_picture", "batch_picture", "compass_picture", "descent_picture", "guess_picture", "line_fit_picture",
    "line_picture", "race_picture", "scatter_picture", "slope_picture", "tuning_picture", "two_layers_picture",
    "xray_picture",
]
# fmt: on
