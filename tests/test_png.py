"""A frame's PNG: other readers find its very pixels and its checksums, whatever the frames before it were."""

import zlib
from io import BytesIO

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from mathomong.figures import png
from mathomong.figures.png import BAND, FrameWriter

HEIGHTS = st.sampled_from([1, BAND - 1, BAND, BAND + 1, 3 * BAND + 5])


def seen(data):
    """What another reader finds in it; `verify` raises where a checksum of a part is wrong."""
    with Image.open(BytesIO(data)) as image:
        image.verify()
    with Image.open(BytesIO(data)) as image:
        return np.asarray(image)


def inflated(data):
    """The rows, by zlib, which raises where the checksum of the whole is wrong."""
    start = data.index(b"IDAT") + 4
    return zlib.decompress(data[start : data.rindex(b"IEND") - 8])


@st.composite
def frames(draw):
    """Frames of one size, each the one before with some rows repainted: none, a few, or all."""
    height, width = draw(HEIGHTS), draw(st.integers(1, 40))
    paint = np.random.default_rng(draw(st.integers(0, 999)))
    frame, found = np.zeros((height, width, 4), np.uint8), []
    for rows in draw(st.lists(st.lists(st.integers(0, height - 1)), min_size=1, max_size=6)):
        frame = frame.copy()
        frame[rows] = paint.integers(0, 256, (len(rows), width, 4))
        found.append(frame)
    return found


@given(frames())
def test_every_frame_of_a_sequence_reads_back_as_it_was(sequence):
    write = FrameWriter()
    for frame in sequence:
        data = write(frame)
        assert np.array_equal(seen(data), frame)
        assert len(inflated(data)) == len(frame) * (1 + 4 * frame.shape[1])


@given(frames())
def test_the_bytes_do_not_depend_on_the_frames_before(sequence):
    write = FrameWriter()
    assert [write(frame) for frame in sequence] == [png(frame) for frame in sequence]


@pytest.mark.parametrize("value", [0, 1, 255])
def test_a_large_plain_frame_has_the_right_checksum(value):
    frame = np.full((420, 900, 4), value, np.uint8)
    assert inflated(png(frame)).count(value) >= frame.size
