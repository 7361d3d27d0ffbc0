"""The picture of basins: one run on its land, the valley that each of many starts falls into, and how many there are."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import to_rgba
from matplotlib.path import Path
from matplotlib.textpath import TextPath

from mathomong.basins import LETTERS, Basins
from mathomong.figures.curves import trail_view
from mathomong.figures.descents import title
from mathomong.figures.lands import land
from mathomong.figures.picture import Picture, View
from mathomong.figures.pixel_image import PixelImage
from mathomong.figures.quick_text import QuickText
from mathomong.figures.style import FLOWN, INK, NOW, START, VALLEYS, key, new_figure, pane, styled
from mathomong.figures.words import count, place, plainly
from mathomong.objectives import Objective

BOTTOM, HEIGHT = 0.225, 0.675
PALER = 0.62  # how much white is mixed in where a run is still on its way
SHARE, BAR = 0.66, 0.87  # where the columns of the table begin
TOP, APART = 0.9, 0.108  # its rows


def basins_picture(objective: Objective) -> Picture:
    """Where each of many starts on `objective` is, in the colour of its valley, beside one run on the land itself."""
    names = [f"{letter} {_short(at)}" for letter, at in zip(LETTERS, objective.minima, strict=False)]
    with styled():
        figure = new_figure(9.0, 4.2)
        left = pane(figure, (0.066, BOTTOM, 0.29, HEIGHT), "first weight", "second weight")
        middle = pane(figure, (0.43, BOTTOM, 0.29, HEIGHT), "first weight of the start", "second weight of the start")
        table = figure.add_axes((0.74, BOTTOM, 0.25, HEIGHT), xlim=(0, 1), ylim=(0, 1))
        table.set_axis_off()
        _caption(table, names)
        ground = [land(left, objective.domain)]
        moving = [
            _map(middle, objective),
            _letters(left, objective),
            _letters(middle, objective),
            trail_view(left, lambda basins: basins.one.points.T),
            *(_share(table, row, lambda basins, n=row: basins.shares[n]) for row in range(len(names))),
            _share(table, len(names) + 1, lambda basins: basins.flown),
            title(left, lambda basins: f"this run: {_where(basins)}"),
            title(middle, lambda basins: f"{_share_in_words(basins.arrived)} are there"),
            title(table, lambda basins: f"after {count(basins.steps)}"),
        ]
        key(figure, 0.045, {"start": START, "now": NOW}, centre=0.21)
        figure.text(0.43, 0.045, "each start in the colour of its valley", va="center")
        return Picture(figure, ground, moving, basins_words)


def _map(axes: Axes, objective: Objective) -> View:
    """Every start in the colour of the valley that its run is in, or nearest to; paler while it is on its way."""
    axes.set(xlim=objective.domain[0], ylim=objective.domain[1])
    colors = np.array([to_rgba(color) for color in VALLEYS])
    flown = to_rgba(FLOWN)
    table = np.uint8(255 * np.array([[*(PALER + (1 - PALER) * colors), flown], [*colors, flown]]))
    image = axes.add_artist(PixelImage())

    def update(basins: Basins) -> None:
        rows, columns = (_nearest(size, basins.side) for size in image.size)
        image.pixels = table[basins.there.astype(int), basins.valley][rows[:, None], columns]

    return View((image, *axes.spines.values()), update)  # the image would cover half of the frame


def _nearest(pixels: int, cells: int) -> np.ndarray:
    """For each pixel of a row or column the cell that it lies in."""
    return ((np.arange(pixels) + 0.5) * cells / pixels).astype(int)


def _letters(axes: Axes, objective: Objective) -> View:
    """The letter of each valley on a white disc, at its lowest point. It never moves, but the map below does."""
    x, y = np.transpose(objective.minima)
    (discs,) = axes.plot(x, y, "o", color="white", markeredgecolor=INK, markersize=17)
    letters = [
        axes.plot(x[n], y[n], color=INK, marker=_glyph(LETTERS[n]), markersize=10, linestyle="none")[0]
        for n in range(len(x))
    ]
    return View((discs, *letters), lambda basins: None)


def _glyph(letter: str) -> Path:
    """A letter as a marker, its middle on the point."""
    path = TextPath((0, 0), letter, size=10)
    return Path(path.vertices - (path.vertices.max(axis=0) + path.vertices.min(axis=0)) / 2, path.codes)


def _caption(axes: Axes, names: list[str]) -> None:
    """What stands still in the table: a patch of each colour, and what it means."""
    for row, (color, name) in enumerate(zip(VALLEYS, names, strict=False)):
        _patch(axes, row, color, name)
    _patch(axes, len(names) + 1, FLOWN, "flew away")
    axes.text(0, _height(len(names)), "paler: on its way", va="baseline")


def _patch(axes: Axes, row: int, color: str, name: str) -> None:
    axes.plot([0.04], [_height(row) + 0.018], "s", color=color, markeredgecolor=INK, markersize=12)
    axes.text(0.11, _height(row), name, va="baseline")


def _height(row: int) -> float:
    return TOP - APART * row


def _share(axes: Axes, row: int, share) -> View:
    """A share of the starts, as a number and as a bar; `share(basins)` gives it."""
    text = axes.add_artist(QuickText(SHARE, _height(row), "", transform=axes.transData))
    (bar,) = axes.plot([], [], color=INK, linewidth=8, solid_capstyle="butt")

    def update(basins: Basins) -> None:
        text.set_text(_percent(share(basins)))
        bar.set_data([BAR, BAR + (1 - BAR) * share(basins)], [_height(row) + 0.018] * 2)

    return View((text, bar), update)


def _percent(share: float) -> str:
    return "<1 %" if 0 < share < 0.01 else f"{100 * share:.0f} %"


def _short(point: np.ndarray) -> str:
    return "({:.1f}, {:.1f})".format(*point).replace("-", "−")


def _where(basins: Basins) -> str:
    return f"near {basins.letter}" if basins.letter else "flew away"


def basins_words(basins: Basins) -> str:
    """How many starts are at a lowest point, how the valleys share them, and what became of the one run."""
    rate, momentum = plainly(basins.learning_rate), plainly(basins.momentum)
    shares = ", ".join(
        f"{letter} {_share_in_words(share)}" for letter, share in zip(LETTERS, basins.shares, strict=False)
    )
    said = f"Learning rate {rate}, momentum {momentum}, {count(basins.steps)} from {basins.valley.size:,} starts"
    lost = f" Flown away: {_share_in_words(basins.flown)}." if basins.flown else ""
    one = f"The run from {place(basins.one.points[0])} {'flew away' if not basins.letter else _end(basins)}."
    return f"{said}: {_share_in_words(basins.arrived)} are at a lowest point. Nearest valley: {shares}.{lost} {one}"


def _end(basins: Basins) -> str:
    return f"is at {place(basins.one.end)}, nearest to {basins.letter}"


def _share_in_words(share: float) -> str:
    return f"{plainly(round(100 * share, 1))} %"
