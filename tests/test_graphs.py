"""Boxes and arrows: what their marks say is what is drawn, and text stands in the middle of where it belongs."""

import numpy as np
import pytest

from mathomong.figures.graphs import Arrow, Mark, arrows, boxes, from_box_to_box, sheet
from mathomong.figures.picture import Picture
from mathomong.figures.quick_text import QuickText
from mathomong.figures.style import FIRST_WAY, NUDGED, SECOND_WAY, new_figure, styled
from oracles import table

SIZE = (100, 50)


def drawn(view_of, marks):
    """The pixels of a picture with these marks, and a picture to show others on."""
    with styled():
        figure = new_figure(3.0, 2.0)
        view = view_of(sheet(figure), lambda result: result)
        picture = Picture(figure, [], [view], str)
    return picture.show(marks).copy(), picture


def two_boxes(axes, marks):
    return boxes(axes, [(70, 100), (230, 100)], SIZE, marks)


def two_arrows(axes, marks):
    return arrows(axes, [Arrow((10, 150), (290, 150)), Arrow((10, 20), (290, 120), text_at=0.3)], marks)


@table("view_of", [two_boxes, two_arrows])
def test_every_part_of_a_mark_can_be_seen(view_of):
    plain = Mark("sum", "2", NUDGED)
    others = [
        Mark("mean", "2", NUDGED),
        Mark("sum", "3", NUDGED),
        Mark("sum", "2", SECOND_WAY),
        Mark("sum", "2", NUDGED, now=True),
        None,
    ]
    first, picture = drawn(view_of, [plain, plain])
    for other in others:
        assert not np.array_equal(picture.show([plain, other]), first)
        assert np.array_equal(picture.show([plain, plain]), first), "nothing is left of the frame before"


def test_a_graph_of_nothing_is_white():
    assert drawn(two_boxes, [None, None])[0].min() == 255


def test_a_sheet_counts_pixels_from_the_lower_left():
    with styled():
        axes = sheet(new_figure(3.0, 2.0))
    assert axes.transData.transform((120, 80)).tolist() == [120, 80]


@table(("start", "end"), [((50, 50), (250, 150)), ((50, 150), (250, 50))])
def test_an_arrow_starts_and_ends_beside_its_boxes_and_off_the_middle_where_it_climbs(start, end):
    arrow = from_box_to_box(start, end, (80, 60))
    assert start[0] + 40 < arrow.start[0] < arrow.end[0] < end[0] - 40
    up = np.sign(end[1] - start[1])
    assert np.sign(arrow.start[1] - start[1]) == up == np.sign(end[1] - arrow.end[1])


@table(("ha", "share"), [("left", 0.0), ("center", 0.5), ("right", 1.0)])
def test_quick_text_stands_before_on_or_behind_its_position(ha, share):
    with styled():
        figure = new_figure(3.0, 2.0)
        text = sheet(figure).add_artist(QuickText(150, 100, "wwwwww", ha=ha))
    figure.canvas.draw()
    columns = np.flatnonzero((np.asarray(figure.canvas.buffer_rgba())[..., 0] < 200).any(axis=0))
    assert columns[0] == pytest.approx(150 - share * text.width, abs=3)
    assert columns[-1] == pytest.approx(150 + (1 - share) * text.width, abs=3)


def test_two_paths_are_told_apart_by_their_lines_too():
    assert FIRST_WAY.line != SECOND_WAY.line
