"""The pictures are honest: what is drawn quickly is what a slow, full drawing would show."""

import gc
from io import BytesIO
from itertools import cycle, islice
from random import Random

import numpy as np
import psutil
import pytest
from PIL import Image

from explorers import MAKERS, PICTURES, THROUGH_ITS_ENDS, ends, maker_of_the_picture
from mathomong import GradientDescent, bowl, descend
from mathomong.figures import descent_picture

LONG = [pytest.mark.long]
EVERY_EXPLORER = pytest.mark.parametrize("make", MAKERS.values(), ids=MAKERS)
EVERY_PICTURE_AND_LONG_EVERY_LANDSCAPE = pytest.mark.parametrize(
    "make", [pytest.param(make, id=name, marks=[] if name in PICTURES else LONG) for name, make in MAKERS.items()]
)
EVERY_PICTURE = pytest.mark.parametrize("make", PICTURES.values(), ids=PICTURES)


def frame(live):
    return live.picture.show(live.result, live.kept).copy()


def drawn_in_full(picture, live):
    """What matplotlib itself makes of the picture, all artists drawn."""
    picture.show_in_full(live.result, live.kept)
    picture.figure.canvas.draw()
    return np.asarray(picture.figure.canvas.buffer_rgba())


def test_there_are_explorers_for_one_and_for_two_variables_and_for_a_line():
    assert len(MAKERS) >= 10


@EVERY_PICTURE_AND_LONG_EVERY_LANDSCAPE
@THROUGH_ITS_ENDS
def test_a_frame_after_many_moves_is_the_first_frame_of_a_new_picture_and_its_plain_full_draw(make, through):
    live, new_picture = make(), maker_of_the_picture(make)
    moves = through(live)
    Random(1).shuffle(moves)
    for settings in moves:
        live.set(**settings)
        live.keep()
        new = new_picture()
        assert np.array_equal(frame(live), new.show(live.result, live.kept)), settings
        off = (np.abs(frame(live).astype(int) - drawn_in_full(new, live)) > 40).any(axis=-1)
        assert off.mean() <= 0.001, (settings, off.sum())


@EVERY_EXPLORER
@THROUGH_ITS_ENDS
def test_the_picture_never_changes_its_size_and_is_never_blank(make, through):
    live = make()
    sizes = set()
    for settings in through(live):
        live.set(**settings)
        sizes.add(frame(live).shape)
        assert len(np.unique(frame(live).view(np.uint32))) > 20  # colours, each four bytes
    assert len(sizes) == 1


@EVERY_PICTURE
@THROUGH_ITS_ENDS
def test_updates_leave_no_object_behind(make, through):
    live = make()

    def move_through_all_ends():
        for settings in through(live):
            live.set(**settings)
        gc.collect()
        return len(gc.get_objects())

    move_through_all_ends()
    gc.freeze()  # what other tests left behind need not be counted each time
    before = move_through_all_ends()  # by now what is kept from frame to frame is there
    assert move_through_all_ends() <= before


@pytest.mark.long
@EVERY_PICTURE
def test_two_thousand_updates_leave_memory_flat(make):
    live, process = make(), psutil.Process()
    moves = cycle(ends(live))

    def move(times):
        for settings in islice(moves, times):
            live.set(**settings)
        return process.memory_info().rss

    before = move(300)
    growth = move(2000) - before
    assert growth < 8_000_000, f"{growth / 1e6:.1f} MB more after 2,000 updates"


@EVERY_EXPLORER
@THROUGH_ITS_ENDS
def test_each_png_of_a_sequence_holds_the_very_pixels_of_its_frame(make, through):
    live = make()
    moves = through(live)
    Random(2).shuffle(moves)
    for settings in moves:
        live.set(**settings)
        with Image.open(BytesIO(live.image.value)) as image:
            image.verify()  # every checksum
        with Image.open(BytesIO(live.image.value)) as image:
            assert np.array_equal(np.asarray(image), frame(live)), settings


def test_ghosts_show_the_last_three_kept_runs_and_no_others():
    picture = descent_picture(bowl)
    runs = [descend(bowl, GradientDescent(rate), steps=9) for rate in (0.05, 0.2, 0.4, 0.7, 0.9)]
    four = picture.show(runs[-1], runs[:4]).copy()
    assert np.array_equal(four, picture.show(runs[-1], runs[1:4]))
    assert not np.array_equal(four, picture.show(runs[-1], runs[2:4]))
    assert not np.array_equal(four, picture.show(runs[-1]))


@pytest.mark.parametrize("rate", [0.1, 0.5, 0.9, 1.1])
def test_the_large_dot_stands_where_the_run_ended(rate):
    picture = descent_picture(bowl)
    run = descend(bowl, GradientDescent(rate), steps=5)
    picture.show(run)
    dots = [tuple(np.ravel(artist.get_data())) for artist in picture.artists if hasattr(artist, "get_data")]
    assert tuple(run.end) in [dot for dot in dots if len(dot) == 2]
