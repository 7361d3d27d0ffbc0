"""Pictures: matplotlib figures whose moving parts follow a result. No pyplot, no widgets."""

from mathomong.figures.curves import KEPT
from mathomong.figures.descents import descent_picture, line_fit_picture
from mathomong.figures.picture import Picture, View
from mathomong.figures.png import png
from mathomong.figures.slopes import slope_picture

__all__ = ["KEPT", "Picture", "View", "descent_picture", "line_fit_picture", "png", "slope_picture"]
