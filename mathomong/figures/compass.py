"""The picture of a place on a land: the land with its arrows, a slice along each weight, and the compass of slopes."""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter

from mathomong.directions import Place
from mathomong.figures.compass_arrows import arrows
from mathomong.figures.compass_words import compass_words, downhill_title
from mathomong.figures.curves import far, window
from mathomong.figures.descents import title
from mathomong.figures.landscapes import landscape
from mathomong.figures.picture import Picture, View
from mathomong.figures.style import (
    DIRECTION,
    DOWNHILL,
    FUNCTION,
    GRADIENT,
    INK,
    MINIMUM,
    NOW,
    SLOPE,
    TO_MINIMUM,
    key,
    new_figure,
    pane,
    styled,
)
from mathomong.figures.words import in_powers, plainly
from mathomong.objectives import Objective

BOTTOM, HEIGHT = 0.225, 0.68
ROOM = 1.4  # how much wider the land is than where the point can stand, so that an arrow at its edge is seen
LETTERS = ("w₁", "w₂")
KEY = {
    "you": NOW,
    "lowest": MINIMUM,
    "gradient": GRADIENT,
    "downhill": DOWNHILL,
    "direction": DIRECTION,
    "to the star": TO_MINIMUM,
}
Domain = tuple[tuple[float, float], tuple[float, float]]


def compass_picture(domain: Domain) -> Picture:
    """A land over two weights with a point on it, the loss along each weight alone, and the slope by direction.

    `domain` is where the point will stand, one (low, high) for each weight. Angles on the land are true.
    """
    with styled():
        figure = new_figure(9.0, 4.2)
        left = pane(figure, (0.07, BOTTOM, 0.36, HEIGHT), "first weight w₁", "second weight w₂")
        places = zip(LETTERS, (0.685, BOTTOM), strict=True)
        slices = [pane(figure, (0.505, bottom, 0.2, 0.22), letter, "loss") for letter, bottom in places]
        right = pane(figure, (0.785, BOTTOM, 0.2, HEIGHT), "direction in degrees", "slope")
        land = landscape(left, true_to_angles(domain, left))
        ground = [land, *(_loss_scale(axes, domain, n) for n, axes in enumerate(slices)), _slope_scale(right, domain)]
        moving = [
            arrows(left),
            *(_slice(axes, domain, n) for n, axes in enumerate(slices)),
            _compass(right),
            title(left, downhill_title),
            *(title(axes, lambda place, n=n: _alone(place, n)) for n, axes in enumerate(slices)),
            title(right, lambda place: f"{plainly(place.direction)}°: slope {in_powers(place.slope)}"),
        ]
        key(figure, 0.045, KEY)
        return Picture(figure, ground, moving, compass_words)


def true_to_angles(domain: Domain, axes: Axes) -> Domain:
    """The domain with some room around it, widened until a unit is as many pixels along as up in this pane.

    >>> axes = new_figure(9.0, 4.2).add_axes((0, 0, 0.4, 0.5))  # 360 by 210 pixels
    >>> np.round(true_to_angles(((-6, 6), (-3, 3)), axes), 6).tolist()
    [[-8.4, 8.4], [-4.9, 4.9]]
    """
    pixels, (low, high) = axes.get_window_extent().size, np.transpose(domain)
    middle, unit = (low + high) / 2, ((high - low) / pixels).max() * ROOM
    return tuple(zip(middle - unit * pixels / 2, middle + unit * pixels / 2, strict=True))


def _alone(place: Place, n: int) -> str:
    return f"{LETTERS[n]} alone: slope {plainly(place.gradient[n])}"


@lru_cache(maxsize=16)
def _reach(objective: Objective, domain: Domain) -> tuple[tuple[float, float], float]:
    """The losses in sight, from below the lowest to above the highest where the point can stand; the steepest slope."""
    grid = np.stack(np.meshgrid(*(np.linspace(low, high, 61) for low, high in domain)))
    losses, steepest = objective(grid), np.hypot(*objective.gradient(grid))
    in_sight = window(losses[np.isfinite(losses)], below=0.1, above=0.12)
    return in_sight, float(steepest[np.isfinite(steepest)].max(initial=0.0)) or 1.0


def _loss_scale(axes: Axes, domain: Domain, n: int) -> View:
    """Both slices have the same scales, along and up, so that their slopes can be compared by eye."""
    width = max(high - low for low, high in domain)
    middle = sum(domain[n]) / 2
    axes.set_xlim(middle - 0.55 * width, middle + 0.55 * width)
    _number_heights(axes)
    axes.xaxis.labelpad = 0

    def update(objective: Objective) -> None:
        axes.set_ylim(*_reach(objective, domain)[0])

    return View((axes.yaxis,), update)


def _number_heights(axes: Axes) -> None:
    """Numbers that stay short on a high land, and the label clear of them, where it does not move."""
    axes.yaxis.set_major_formatter(FuncFormatter(lambda height, _: in_powers(height)))
    axes.yaxis.set_label_coords(-0.23, 0.5)


def _slice(axes: Axes, domain: Domain, n: int) -> View:
    """The loss along weight number `n`, the other one held still; the tangent has the partial derivative as slope."""
    along = np.linspace(*axes.get_xlim(), 121)
    (curve,) = axes.plot([], [], **FUNCTION.curve())
    (tangent,) = axes.plot([], [], **SLOPE.curve(linewidth=2.5))
    (now,) = axes.plot([], [], **NOW.dots())

    def update(place: Place) -> None:
        w = np.repeat(np.array(place.point)[:, None], len(along), axis=1)
        w[n] = along
        reach, losses = far(*_reach(place.objective, domain)[0]), place.objective(w)
        curve.set_data(along, np.where(np.isfinite(losses), np.clip(losses, *reach), np.nan))
        here, ends = place.point[n], along[[0, -1]]
        tangent.set_data(ends, place.loss + place.gradient[n] * (ends - here))
        now.set_data([here], [place.loss])

    return View((curve, tangent, now), update)


def _slope_scale(axes: Axes, domain: Domain) -> View:
    """Directions all the way round, which stand still, and slopes as far as they reach on this land."""
    axes.set_xlim(-14, 374)
    axes.set_xticks(range(0, 361, 90))
    axes.axhline(0, color=INK, linewidth=0.8)
    _number_heights(axes)

    def update(objective: Objective) -> None:
        steepest = _reach(objective, domain)[1]
        axes.set_ylim(-1.12 * steepest, 1.12 * steepest)

    return View((axes.yaxis,), update)


def _compass(axes: Axes) -> View:
    """The slope in every direction: steepest up where the gradient points, steepest down against it."""
    degrees = np.linspace(0, 360, 121)
    (star,) = axes.plot([], [], **TO_MINIMUM.curve(linewidth=3), transform=axes.get_xaxis_transform())
    (curve,) = axes.plot([], [], **SLOPE.curve(linestyle="-"))
    marks = {look: axes.plot([], [], **look.dots(markersize=11))[0] for look in (GRADIENT, DOWNHILL, DIRECTION)}

    def update(place: Place) -> None:
        curve.set_data(degrees, place.slope_at(degrees))
        for look, at in {GRADIENT: place.uphill, DOWNHILL: place.downhill, DIRECTION: place.direction}.items():
            marks[look].set_data(*_at(place, at))
        to_star = place.to_minimum if place.star_shown else None
        star.set_data(([], []) if to_star is None else ([to_star, to_star], [0, 1]))

    return View((star, curve, *marks.values()), update)


def _at(place: Place, degrees: float | None) -> tuple[Sequence, Sequence]:
    """The point of the compass curve at this direction; none where there is no such direction."""
    return ([], []) if degrees is None else ([degrees], [place.slope_at(degrees)])
