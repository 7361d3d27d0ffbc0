"""The land of a prediction: what a network says at every place, as bands of colour from 0 to 1, and the line at one half."""

from collections.abc import Callable

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import ListedColormap, to_rgb

from mathomong.figures.picture import View
from mathomong.figures.pixel_image import PixelImage
from mathomong.figures.style import ONE_HALF

BANDS = (
    *("#76A7D1", "#8FB7DA", "#AACAE4", "#CCE0F0", "#EAF3FA"),  # the network says 0
    *("#FDF1E4", "#FBDFC0", "#F6C795", "#EFAE6C", "#E3924A"),  # it says 1
)
APART = 3  # pixels between two places where the network is asked; between them z is nearly a plane
FLAT, PALE = 0.01, "#F2F2F2"  # where |z| is nowhere larger, the prediction is one half all over: no line, no side
FARTHEST = 30.0  # beyond this z, σ is 0 or 1 to the eye, and e⁻ᶻ would leave float32


def prediction_land(axes: Axes, domain: tuple, z_at: Callable) -> View:
    """σ(z) over the `domain` in ten bands, and a dark line where it is one half.

    `z_at(result, places)` gives z, shape (places,), at places of shape (places, 2). It is asked at every third pixel,
    and its answer is stretched over those between: z is smooth where σ(z) may be steep.
    """
    land = axes.add_artist(PixelImage())
    coarse = [2 + (size - 1) // APART for size in land.size]
    sides = (np.linspace(*side, count) for side, count in zip(domain, coarse[::-1], strict=True))
    places = np.stack(np.meshgrid(*sides), axis=-1).reshape(-1, 2)
    rows, columns = map(_stretched, coarse, land.size)
    axes.set(xlim=domain[0], ylim=domain[1])

    def update(result) -> None:
        z = np.clip(z_at(result, places), -FARTHEST, FARTHEST).astype(np.float32).reshape(coarse)
        land.pixels = _painted(rows(columns(z.T).T))

    return View((land, *axes.spines.values()), update)  # the image would cover half of the frame


def band_key(axes: Axes) -> None:
    """Which colour is which prediction: an upright bar with its numbers on the right. It never moves."""
    axes.imshow(
        np.arange(len(BANDS))[:, None], cmap=ListedColormap(BANDS), extent=(0, 1, 0, 1), origin="lower", aspect="auto"
    )
    axes.axhline(0.5, **ONE_HALF.curve())
    axes.set_xticks([])
    axes.yaxis.tick_right()
    axes.set_yticks([0, 0.5, 1], ["0", "½", "1"])


def _stretched(coarse: int, size: int) -> Callable:
    """The function that stretches an array from `coarse` rows to `size`: each lies between two of the old ones.

    A product of matrices would do the same, but on a busy computer its many threads wait for each other.
    """
    at = np.linspace(0, coarse - 1, size, dtype=np.float32)
    low = np.minimum(at.astype(int), coarse - 2)
    share = (at - low).astype(np.float32)[:, None]
    return lambda rows: rows.take(low, axis=0) + share * np.diff(rows, axis=0).take(low, axis=0)


def _painted(z: np.ndarray) -> np.ndarray:
    """The pixels for z, shape (rows, columns): a colour for each tenth of σ(z), and the line."""
    if np.abs(z).max() < FLAT:
        pixels = np.full(z.shape, _PALE)
    else:
        pixels = _COLOURS[np.minimum(len(BANDS) / (1 + np.exp(-z)), len(BANDS) - 1).astype(np.intp)]
        pixels[_crossing(z > 0)] = _LINE
    return pixels.view(np.uint8).reshape(*z.shape, 4)


def _crossing(above: np.ndarray) -> np.ndarray:
    """Where a pixel and the one before it, in its row or in its column, lie on different sides; two pixels wide."""
    line = np.zeros_like(above)
    beside, upright = above[:, 1:] != above[:, :-1], above[1:] != above[:-1]
    line[:, 1:] |= beside
    line[:, :-1] |= beside
    line[1:] |= upright
    line[:-1] |= upright
    return line


def _as_pixel(colour: str) -> np.ndarray:
    """The colour as the four bytes of a pixel, in one number."""
    return np.array([*(round(255 * part) for part in to_rgb(colour)), 255], np.uint8).view(np.uint32)[0]


_COLOURS = np.array([_as_pixel(colour) for colour in BANDS])
_LINE, _PALE = _as_pixel(ONE_HALF.color), _as_pixel(PALE)
