"""What the screen shows while something happens, frame by frame, as a camera would see it."""

from base64 import b64decode
from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
from playwright.sync_api import Locator

from .explorer_page import pixels
from .notebook_page import LAPTOP

SCALE = 0.5  # of the screen: a frame is quick to take, and blank or not can be seen
SMALL = {"maxWidth": int(LAPTOP["width"] * SCALE), "maxHeight": int(LAPTOP["height"] * SCALE)}


@contextmanager
def filmed(image: Locator) -> Iterator[list[np.ndarray]]:
    """The part of the screen where `image` is, in every frame that the browser paints; the list fills up meanwhile."""
    camera, shots = image.page.context.new_cdp_session(image.page), []

    def take(frame: dict) -> None:
        shots.append(pixels(b64decode(frame["data"]))[window])
        camera.send("Page.screencastFrameAck", {"sessionId": frame["sessionId"]})

    camera.on("Page.screencastFrame", take)
    window = _window(image)
    camera.send("Page.startScreencast", {"format": "jpeg", "quality": 90, **SMALL})  # quicker to make than a PNG
    yield shots
    camera.send("Page.stopScreencast")


def _window(image: Locator) -> tuple[slice, slice]:
    """The rows and columns of the small screen that the picture takes up, a margin left out."""
    box, margin = {side: length * SCALE for side, length in image.bounding_box().items()}, 4
    rows = slice(int(box["y"]) + margin, int(box["y"] + box["height"]) - margin)
    return rows, slice(int(box["x"]) + margin, int(box["x"] + box["width"]) - margin)
