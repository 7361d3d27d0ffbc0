"""Arrows on a pane: any number of them, their shafts of one width in pixels however the axes are scaled."""

from collections.abc import Callable

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.collections import PolyCollection
from matplotlib.transforms import IdentityTransform

from mathomong.figures.projector import pixel

HEAD = 3.2  # how much wider than the shaft the head is
FARTHEST = 1e5  # pixels: beyond any pane, and near enough for pixel arithmetic


def arrows(axes: Axes, color: str, width: float) -> tuple[Artist, Callable]:
    """An artist, and the function `place(tail, ways)` that puts it there: arrows from `tail` that go `ways`, (n, 2).

    `width` is that of a shaft in pixels at a desk. What reaches beyond the pane is cut off at its edge.
    """
    drawn = PolyCollection([], facecolor=color, linewidth=0, transform=IdentityTransform())
    axes.add_collection(drawn, autolim=False)

    def place(tail: np.ndarray, ways: np.ndarray) -> None:
        ends = axes.transData.transform(np.vstack([tail, tail + np.reshape(ways, (-1, 2))]))
        start, *tips = np.clip(ends, -FARTHEST, FARTHEST)
        drawn.set_verts([_outline(start, tip, width * pixel(axes.figure)) for tip in tips])

    return drawn, place


def _outline(start: np.ndarray, tip: np.ndarray, width: float) -> np.ndarray:
    """The seven corners of an arrow, in pixels; one that is shorter than its head is all head, and smaller."""
    way = tip - start
    length = float(np.hypot(*way))
    along = way / length if length else np.zeros(2)
    across = np.array([-along[1], along[0]]) * width / 2
    head = min(1.25 * HEAD * width, length)
    size = HEAD * head / (1.25 * HEAD * width)
    neck = tip - head * along
    return np.array(
        [start + across, neck + across, neck + size * across, tip, neck - size * across, neck - across, start - across]
    )
