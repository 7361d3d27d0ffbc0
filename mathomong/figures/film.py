"""Films: the frames of a picture, one after the other, as an animated GIF for a slide or a web page."""

from collections.abc import Iterable
from io import BytesIO
from itertools import chain

import numpy as np
from PIL import Image

COLOURS = 255  # a GIF holds 256, and one of them says "as before"
HELD = 16  # times that the last frame comes again: it stays in sight before the film begins anew


def film(frames: Iterable[np.ndarray], last: np.ndarray, milliseconds: int) -> bytes:
    """A GIF of the `frames`, each in sight for `milliseconds`, then of the `last` one for longer; it begins again.

    A frame is RGBA pixels of shape (height, width, 4), all of one shape. The colours are chosen once, from the last
    frame, which has the most on it: so none of them flickers.

    >>> left = np.repeat(np.uint8([[[255] * 4, [0] * 4]]), 9, axis=0)  # a white half and a black one
    >>> right = left[:, ::-1]
    >>> Image.open(BytesIO(film([left, right], last=left, milliseconds=100))).n_frames
    3
    """
    palette = _rgb(last).quantize(COLOURS)
    first, *others = (
        _rgb(frame).quantize(palette=palette, dither=Image.Dither.NONE) for frame in chain(frames, [last] * HELD)
    )
    file = BytesIO()  # equal frames become one that lasts longer
    first.save(file, "GIF", save_all=True, append_images=others, duration=milliseconds, loop=0)
    return file.getvalue()


def _rgb(frame: np.ndarray) -> Image.Image:
    return Image.fromarray(frame).convert("RGB")
