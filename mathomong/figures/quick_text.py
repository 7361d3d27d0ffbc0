"""Text that changes in every frame: Pillow sets a line in a tenth of the time that matplotlib takes."""

from functools import cache, cached_property, lru_cache

import numpy as np
from matplotlib.colors import to_rgb
from matplotlib.font_manager import FontProperties, findfont
from matplotlib.text import Text
from PIL import Image, ImageDraw, ImageFont

POINTS_PER_INCH = 72
BEFORE = {"left": 0.0, "center": 0.5, "right": 1.0}  # which part of the line stands before its position


class QuickText(Text):
    """One line of text on the baseline at its position; size, weight, colour and `ha` as in any Text."""

    def draw(self, renderer) -> None:
        """Draw the line, on whole pixels."""
        if not (self.get_visible() and self.get_text()):
            return
        left, below, pixels = _line(self.get_text(), self._font, self.get_color())
        x, y = self.get_transform().transform(self.get_position())
        x -= BEFORE[self.get_ha()] * self.width
        renderer.draw_image(renderer.new_gc(), round(x) + left, round(y) - below, pixels)

    @property
    def width(self) -> float:
        """How many pixels the line takes."""
        return _width(self.get_text(), self._font)

    @cached_property
    def _font(self) -> ImageFont.FreeTypeFont:
        """The font that it has when it is first drawn; it keeps that."""
        return _font(self.get_fontproperties(), self.get_fontsize() * self.figure.dpi / POINTS_PER_INCH)


@cache
def _font(properties: FontProperties, pixels: float) -> ImageFont.FreeTypeFont:
    """The same font file that matplotlib would take."""
    return ImageFont.truetype(findfont(properties), pixels, layout_engine=ImageFont.Layout.BASIC)


@lru_cache(maxsize=256)  # from frame to frame most lines stay as they are
def _width(text: str, font: ImageFont.FreeTypeFont) -> float:
    return font.getlength(text)


@lru_cache(maxsize=256)
def _line(text: str, font: ImageFont.FreeTypeFont, color: str) -> tuple[int, int, np.ndarray]:
    """How far right of its start a line begins, how far below its baseline it ends, and its pixels.

    The pixels are RGBA, shape (height, width, 4), the lowest row first, as the canvas wants it.
    """
    left, top, right, bottom = font.getbbox(text, anchor="ls")  # around the start of the baseline, downwards
    mask = Image.new("L", (right - left, bottom - top))
    ImageDraw.Draw(mask).text((-left, -top), text, fill=255, font=font, anchor="ls")
    pixels = np.empty((*np.shape(mask), 4), np.uint8)
    pixels[..., :3] = np.multiply(255, to_rgb(color))
    pixels[..., 3] = np.asarray(mask)[::-1]
    return left, bottom, pixels
