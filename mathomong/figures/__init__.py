"""Pictures: matplotlib figures whose moving parts follow a result. No pyplot, no widgets."""

from mathomong.figures.branches import branches_picture
from mathomong.figures.costs import cost_picture
from mathomong.figures.curves import KEPT
from mathomong.figures.descents import descent_picture, line_fit_picture
from mathomong.figures.film import film
from mathomong.figures.guesses import guess_picture
from mathomong.figures.nudges import chain_picture
from mathomong.figures.passes import passes_picture
from mathomong.figures.picture import Picture, View
from mathomong.figures.png import png
from mathomong.figures.slopes import slope_picture
from mathomong.figures.tuning import line_picture, tuning_picture

# fmt: off
__all__ = [
    "KEPT", "Picture", "View", "film", "png",
    "branches_picture", "chain_picture",
    "descent_picture", "guess_picture", "line_fit_picture", "line_picture", "slope_picture", "tuning_picture",
    "cost_picture", "passes_picture",
]
# fmt: on
