"""The picture of a scatter: the gradients of many batches around the full one, and how their spread shrinks with size."""

from dataclasses import replace

import numpy as np
from matplotlib.axes import Axes

from mathomong.batches import sample_gradients
from mathomong.figures.arrows import arrows
from mathomong.figures.descents import title
from mathomong.figures.picture import Picture, View
from mathomong.figures.style import BATCH, INK, NOT_BACK, PUT_BACK, SLOPE, key, new_figure, pane, styled
from mathomong.figures.words import place as pair
from mathomong.figures.words import plainly
from mathomong.fits import Fit, line_fit
from mathomong.scatter import DRAWS, Scatter

BOTTOM, HEIGHT = 0.235, 0.665
DOT = replace(BATCH, marker="o", line="none", size=4)
RING = replace(BATCH, marker="none", line="--")
KEY = {"one batch": DOT, "spread": RING, "full gradient": SLOPE, "put back": PUT_BACK, "not put back": NOT_BACK}
LOOKS = {True: PUT_BACK, False: NOT_BACK}
FLOOR = 0.35  # of the smallest spread above 0 in sight: below it the axis says 0
SPREADS = (0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500)


def scatter_picture(fit: Fit, places: tuple) -> Picture:
    """The gradients of many batches of samples of `fit` as dots, beside their spread against the batch size.

    Both panes have room for all the `places` (w, b) that will be shown; the right one is logarithmic both ways.
    """
    found = np.concatenate([sample_gradients(line_fit, fit, np.array(place)) for place in places])
    with styled():
        figure = new_figure(9.0, 4.2)
        left = pane(figure, (0.085, BOTTOM, 0.425, HEIGHT), "∂loss / ∂w", "∂loss / ∂b")
        right = pane(figure, (0.6, BOTTOM, 0.385, HEIGHT), "batch size", "spread")
        _scale_alike(left, found)
        right.yaxis.set_label_coords(-0.13, 0.5)
        floor = _scale(right, [Scatter(fit, place, 1) for place in places])
        moving = [
            _cloud(left),
            _spreads(right, floor),
            title(left, lambda scatter: f"{DRAWS} batches of {scatter.size}"),
            title(right, lambda scatter: f"spread {plainly(scatter.spread)}{_formula(scatter)}"),
        ]
        key(figure, 0.045, KEY)
        return Picture(figure, [], moving, scatter_words)


def _scale_alike(axes: Axes, points: np.ndarray) -> None:
    """Limits with room for all the points, a unit as long in one direction as in the other: so a ring is round."""
    middle, reach = (points.max(axis=0) + points.min(axis=0)) / 2, 1.1 * np.ptp(points, axis=0) / 2
    pixels = axes.get_window_extent().size
    reach = pixels * max(*(reach / pixels), 1e-9)
    axes.set(xlim=middle[0] + reach[0] * np.array([-1, 1]), ylim=middle[1] + reach[1] * np.array([-1, 1]))


def _cloud(axes: Axes) -> View:
    """The gradient of each batch as a dot, the full gradient as an arrow from 0, and a ring as wide as the spread."""
    axes.axhline(0, color=INK, linewidth=0.8)
    axes.axvline(0, color=INK, linewidth=0.8)
    turn = np.linspace(0, 2 * np.pi, 73)
    (dots,) = axes.plot([], [], **DOT.dots(alpha=0.45))
    (ring,) = axes.plot([], [], **RING.curve())
    arrow, put = arrows(axes, SLOPE.color, 3)
    (centre,) = axes.plot([], [], **SLOPE.dots(markersize=9))

    def update(scatter: Scatter) -> None:
        w, b = scatter.full
        dots.set_data(*scatter.gradients.T)
        ring.set_data(w + scatter.spread * np.cos(turn), b + scatter.spread * np.sin(turn))
        put(np.zeros(2), scatter.full)
        centre.set_data([w], [b])

    return View((dots, ring, arrow, centre), update)


def _scale(axes: Axes, singles: list[Scatter]) -> float:
    """The scales of size and spread, in powers of two and of ten; gives back the spread that is drawn for 0."""
    n = singles[0].samples
    sizes = [2**power for power in range(n.bit_length()) if 2**power <= n]
    smallest = min(scatter.formula(max(n - 1, 1), False) or scatter.single for scatter in singles)
    floor, ceiling = FLOOR * smallest, 1.4 * max(scatter.single for scatter in singles)
    axes.set(xlim=np.log2([0.9, 1.12 * n]), ylim=np.log10([0.85 * floor, ceiling]))
    axes.set_xticks(np.log2(sizes), map(str, sizes))
    ticks = [spread for spread in SPREADS if 2 * floor <= spread <= ceiling]
    axes.set_yticks(np.log10([floor, *ticks]), ["0", *(f"{spread:g}" for spread in ticks)])
    return floor


def _spreads(axes: Axes, floor: float) -> View:
    """What the formula says of both ways to draw, and the spread of the present batches as a mark."""
    curves = {back: axes.plot([], [], **look.curve())[0] for back, look in LOOKS.items()}
    marks = {back: axes.plot([], [], **look.dots(markersize=12))[0] for back, look in LOOKS.items()}

    def update(scatter: Scatter) -> None:
        sizes = np.arange(1, scatter.samples + 1)
        for back in LOOKS:
            curves[back].set_data(np.log2(sizes), _powers(scatter.formula(sizes, back), floor))
            curves[back].set_visible(scatter.formula_shown)
            marks[back].set_data([np.log2(scatter.size)], [_powers(scatter.spread, floor)])
            marks[back].set_visible(back == scatter.put_back)

    return View((*curves.values(), *marks.values()), update)


def _powers(spread: float | np.ndarray, floor: float) -> float | np.ndarray:
    return np.log10(np.maximum(spread, floor))


def scatter_words(scatter: Scatter) -> str:
    """How far the batches' gradients lie from the full one and, once that is uncovered, what the formula says."""
    drawn = "each sample put back" if scatter.put_back else "none put back"
    spread = f"around the full gradient {pair(scatter.full)} their gradients spread by {plainly(scatter.spread)}"
    return f"{DRAWS} batches of {scatter.size}, {drawn}: {spread}{_formula(scatter)}."


def _formula(scatter: Scatter) -> str:
    return f", by formula {plainly(scatter.expected)}" if scatter.formula_shown else ""
