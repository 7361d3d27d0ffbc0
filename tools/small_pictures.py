"""Small pictures for saved notebooks: few colours, at most 40 kB, always the same bytes for the same picture."""

import base64
import io
from collections.abc import Iterator

from PIL import Image

LARGEST = 40_000
COLOURS = (256, 128, 64, 32, 16)


def small(encoded: str) -> str:
    """A PNG in base64, made small; one that is small already stays as it is, so that nothing is lost twice.

    Raises ValueError where even 16 colours are too many bytes.
    """
    png = base64.b64decode(encoded)
    if Image.open(io.BytesIO(png)).mode != "P" or len(png) > LARGEST:
        png = next((fewer for fewer in in_fewer_colours(png) if len(fewer) <= LARGEST), None)
    if png is None:
        raise ValueError(f"a picture takes over {LARGEST // 1000} kB even in 16 colours: draw it smaller or simpler")
    return base64.b64encode(png).decode()


def in_fewer_colours(png: bytes) -> Iterator[bytes]:
    """The picture in fewer and fewer colours; undithered, since dots are noise to the compressor."""
    picture = on_white(Image.open(io.BytesIO(png)))
    for colours in COLOURS:
        file = io.BytesIO()
        picture.quantize(colours, dither=Image.Dither.NONE).save(file, "PNG", optimize=True)
        yield file.getvalue()


def on_white(picture: Image.Image) -> Image.Image:
    """The picture without transparency, as it looks on a white page."""
    page = Image.new("RGBA", picture.size, "white")
    page.alpha_composite(picture.convert("RGBA"))
    return page.convert("RGB")
