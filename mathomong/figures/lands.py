"""Lands that change under a picture: pale enough for six coloured paths, their level places marked by kind."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap

from mathomong.figures.landscapes import BANDS, FLATTENING
from mathomong.figures.picture import View
from mathomong.figures.pixel_image import PixelImage
from mathomong.figures.style import FLAT, MAXIMUM, MINIMUM, SADDLE
from mathomong.objectives import Objective
from mathomong.races import level_places

PALE = LinearSegmentedColormap.from_list("pale", ["#FFFFFF", "#E4EEF7", "#CFE1F0", "#BBD3E8"], BANDS)
NOWHERE = "#DDDDDD"  # where the land has no height
CLIFF = 1000  # times the usual height: what rises higher is cut off, or one spike would leave all the rest white
KINDS = {"minimum": MINIMUM, "saddle": SADDLE, "maximum": MAXIMUM, "flat": FLAT}


def land(axes: Axes, domain: tuple = ((0, 1), (0, 1))) -> View:
    """The objective over its own domain, white in the valleys; its level places bear the mark of their kind.

    Where only one land will be shown, its `domain` is set at once, so that what moves can rely on the limits.
    """
    image = axes.add_artist(PixelImage())
    rows, columns = image.size
    marks = {kind: axes.plot([], [], **look.dots())[0] for kind, look in KINDS.items()}
    axes.set(xlim=domain[0], ylim=domain[1])

    def update(objective: Objective) -> None:
        (x_low, x_high), (y_low, y_high) = objective.domain
        grid = np.stack(np.meshgrid(np.linspace(x_low, x_high, columns), np.linspace(y_low, y_high, rows)))
        image.pixels = PALE.with_extremes(bad=NOWHERE)(heights(objective(grid)), bytes=True)
        axes.set(xlim=(x_low, x_high), ylim=(y_low, y_high))
        for kind, mark in marks.items():
            places = [place.at for place in level_places(objective) if place.kind == kind]
            mark.set_data(np.reshape(places, (-1, 2)).T)

    frame = (*axes.spines.values(), axes.xaxis, axes.yaxis)  # the image would cover half of it
    return View((image, *frame, *marks.values()), update)


def heights(height: np.ndarray) -> np.ndarray:
    """Heights from 0, the lowest in sight, to 1, the highest, flattened; masked where there is none.

    >>> heights(np.array([0.0, 1.0, np.inf])).tolist()
    [0.0, 1.0, None]
    """
    there = np.ma.masked_invalid(height)
    if there.count() == 0:
        return there
    above = there - there.min()
    top = min(above.max(), CLIFF * np.ma.median(above)) or 1.0
    return np.minimum(above / top, 1) ** FLATTENING
