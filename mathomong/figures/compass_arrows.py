"""Arrows at a point of a land: uphill, downhill, the chosen direction, and the line to the minimum."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Polygon
from matplotlib.transforms import IdentityTransform

from mathomong.figures.picture import View
from mathomong.figures.projector import pixel
from mathomong.figures.style import DIRECTION, DOWNHILL, GRADIENT, INK, NOW, TO_MINIMUM, Look

# Length, half the width of the shaft, length and half the width of the head, in pixels at a desk. All of a kind are of one
# length: they show where to, and the compass shows how steep.
SHAPES = {GRADIENT: (48, 2, 14, 7.5), DOWNHILL: (48, 3, 15, 8.5), DIRECTION: (64, 2.5, 15, 8)}
FIRST = 13  # pixels from the point to where an arrow begins, so that the dot stays free
HALO = 1.2  # points of white around each arrow: on dark land its colour alone would not stand out


def arrows(axes: Axes) -> View:
    """The cuts along each weight, the line to the minimum, and three arrows at the point of a Place.

    The pane must have as many pixels for a unit along as for a unit up, so that angles are true.
    """
    lines = {name: axes.plot([], [], **style)[0] for name, style in _lines().items()}
    made = {look: _arrow(axes, look) for look in (DIRECTION, GRADIENT, DOWNHILL)}
    (now,) = axes.plot([], [], **NOW.dots(zorder=2.3))

    def update(place) -> None:
        x, y = place.point
        lines["along"].set_data(axes.get_xlim(), [y, y])
        lines["up"].set_data([x, x], axes.get_ylim())
        now.set_data([x], [y])
        hook = axes.transData.transform((x, y))
        for name in ("halo", "star"):
            lines[name].set_data(*_to_star(axes, place, hook))
        for look, degrees in {DIRECTION: place.direction, GRADIENT: place.uphill, DOWNHILL: place.downhill}.items():
            made[look].set_visible(degrees is not None)
            made[look].set_xy(hook + pixel(axes.figure) * _outline(look, degrees or 0.0))

    return View((*lines.values(), *made.values(), now), update)


def _to_star(axes: Axes, place, hook: np.ndarray) -> tuple:
    """The ends of the line to the minimum, in pixels, clear of the dot and of the star; none where there is no such line."""
    if not place.star_shown or place.to_minimum is None:
        return [], []
    way = axes.transData.transform(place.minimum) - hook
    free = min(FIRST * pixel(axes.figure) / np.hypot(*way), 0.5)
    return tuple(np.transpose([hook + free * way, hook + (1 - free) * way]))


def _lines() -> dict[str, dict]:
    cut = {"color": INK, "linewidth": 0.8, "linestyle": (0, (5, 3))}
    line = {"transform": IdentityTransform()}
    halo = TO_MINIMUM.curve(color="white", linestyle="-", linewidth=4.5, **line)
    return {"along": cut, "up": cut, "halo": halo, "star": TO_MINIMUM.curve(linewidth=3, **line)}


def _arrow(axes: Axes, look: Look) -> Polygon:
    colours = look.patch(linewidth=1.8) if look.fill else look.patch(edgecolor="white", linewidth=HALO)
    return axes.add_patch(Polygon(np.zeros((7, 2)), **colours, transform=IdentityTransform(), zorder=2.2))


def _outline(look: Look, degrees: float) -> np.ndarray:
    """The corners of an arrow that points there, in pixels at a desk from its point."""
    length, thin, head, wide = SHAPES[look]
    neck = length - head
    along = [FIRST, neck, neck, length, neck, neck, FIRST]
    across = [-thin, -thin, -wide, 0, wide, thin, thin]
    angle = np.radians(degrees)
    turn = np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
    return np.column_stack([along, across]) @ turn
