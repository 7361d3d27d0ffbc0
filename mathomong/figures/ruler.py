"""The rate ruler: the learning rate's speed limits, computed from the curvature, and where the rate stands now."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from mathomong.figures.picture import View
from mathomong.figures.quick_text import QuickText
from mathomong.figures.style import INK, PATH
from mathomong.objectives import Objective
from mathomong.regimes import CREEPS, FLIES, ZIGZAGS, steepest_curvature

ZONES = ((CREEPS, "#E4F1EC"), (ZIGZAGS, "#FBF0D2"), (FLIES, "#F8DDD2"))
PLAIN = "#EEEEEE"
ROOM = 0.1  # a zone narrower than this share of the ruler bears no name: it would run over the next


def zones(axes: Axes, high: float) -> View:
    """The zones of the learning rate from 0 to `high`, with the limits 1/λ and 2/λ written at their borders.

    Where no valley is known there are no limits to draw, and the ruler stays plain.
    """
    axes.set(xlim=(0, high), ylim=(0, 1), yticks=[], xticks=[])
    axes.spines[:].set_visible(False)
    boxes = [axes.add_patch(Rectangle((0, 0), 0, 1, facecolor=color)) for _, color in ZONES]
    axes.add_patch(Rectangle((0, 0), high, 1, facecolor=PLAIN))
    names = [axes.add_artist(QuickText(0, 0.31, zone.name, ha="center")) for zone, _ in ZONES]
    limits = [axes.add_artist(QuickText(0, -0.53, "", ha="center")) for _ in ZONES[1:]]

    def update(objective: Objective) -> None:
        curvature = steepest_curvature(objective)
        known = np.isfinite(curvature)
        edges = np.clip([0, 1 / curvature, 2 / curvature, np.inf], 0, high) if known else np.zeros(4)
        for box, name, left, right in zip(boxes, names, edges[:-1], edges[1:], strict=True):
            box.set_bounds(left, 0, right - left, 1)
            name.set_x((left + right) / 2)
            name.set_visible(right - left > ROOM * high)
        for n, limit in enumerate(limits, start=1):
            limit.set(x=n / curvature, text=f"{n}/λ = {n / curvature:.4g}", visible=known and n / curvature < high)

    return View((*boxes, *names, *limits), update)


def rate_marker(axes: Axes) -> View:
    """Where the learning rate of the run stands on the ruler."""
    (marker,) = axes.plot([], [], color=INK, marker="v", markersize=11, markerfacecolor=PATH.color, clip_on=False)
    (needle,) = axes.plot([], [], color=PATH.color, linewidth=2)

    def update(descent) -> None:
        rate = descent.optimizer.learning_rate
        marker.set_data([rate], [1.1])
        needle.set_data([rate, rate], [0, 1])

    return View((needle, marker), update)
