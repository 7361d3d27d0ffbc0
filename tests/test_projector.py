"""In a room everything is 1.6 times as large, nothing is cut off or runs into another, and frames are still honest."""

from itertools import combinations

import numpy as np
import pytest
from matplotlib.text import Text

import lab
from explorers import MAKERS, PICTURES, ends, maker_of_the_picture, pairs
from mathomong.figures.projector import LARGER, SWITCH
from mathomong.figures.style import new_figure
from mathomong.widgets import descent_explorer, fill_factors, predict

TOUCH = 2  # pixels at a desk that two lines of text may share: a box of text has air around its letters


def far_right(live):
    """Every control at its upper end."""
    return ends(live)[-1:]


THROUGH = pytest.mark.parametrize("through", [far_right, pytest.param(pairs, marks=pytest.mark.long)])


@pytest.fixture
def room(monkeypatch):
    """What makes something as it is in a room; outside it is a desk."""

    def made(make):
        with monkeypatch.context() as switch:
            switch.setenv(SWITCH, "1")
            return make()

    return made


@pytest.mark.parametrize("make", PICTURES.values(), ids=PICTURES)
@THROUGH
def test_in_a_room_picture_type_and_lines_are_larger_and_no_text_is_cut_off_or_runs_into_another(make, through, room):
    desk, large = make(), room(make)
    assert sizes(large.picture.figure) == pytest.approx(LARGER * sizes(desk.picture.figure))
    for settings in through(desk):
        at_desk, in_room = texts(desk, settings, 1), texts(large, settings, LARGER)
        assert list(in_room) == list(at_desk)
        assert len(in_room) > 10
        for name, box in in_room.items():
            assert np.abs(box - at_desk[name]).max() <= TOUCH + 0.08 * (box[2] - box[0]), (name, "it stands elsewhere")
        assert cut_off(in_room, large) <= cut_off(at_desk, desk)
        assert run_together(in_room) <= run_together(at_desk)


@pytest.mark.parametrize("name", ["loss_explorer", "chain_explorer"])
def test_in_a_room_a_frame_after_many_moves_is_that_of_a_new_picture(name, room):
    live = room(MAKERS[name])
    new_picture = room(lambda: maker_of_the_picture(MAKERS[name]))
    for settings in [*ends(live)[:2], *ends(live)[-2:], live.settings]:
        live.set(**settings)
        new = room(new_picture)
        assert np.array_equal(live.picture.show(live.result), new.show(live.result)), settings


@pytest.mark.parametrize("switch", ["", "0"])
def test_a_room_leaves_nothing_behind(switch, room, monkeypatch):
    before = descent_explorer()
    larger = room(descent_explorer)
    monkeypatch.setenv(SWITCH, switch)
    after = descent_explorer()
    assert before.image.value == after.image.value != larger.image.value
    assert LARGER >= 1.4
    assert len(before.children) == len(after.children) == len(larger.children) - 1


def test_in_a_room_the_page_shows_the_picture_at_its_full_size_and_larger_type(room):
    live = room(descent_explorer)
    asked = room(lambda: predict("Up?", right=1.0, shows={"steps": 1}, then=live))
    assert live.image.layout.width == "1440px"
    assert "--jp-widgets-font-size: 21px" in live.children[-1].value == asked.children[-1].value
    assert "width: 1440px" in room(fill_factors).image.value
    assert "width: 900px" in fill_factors().image.value


@pytest.mark.parametrize(("arguments", "wide"), [(["--projector", "--no-browser"], 1440), (["--no-browser"], 900)])
def test_make_lab_tells_the_kernels_of_the_room_and_jupyter_of_the_rest(arguments, wide, monkeypatch):
    monkeypatch.setenv(SWITCH, "")  # and afterwards, whatever is put there, as it was before
    assert lab.for_a_room(arguments) == ["--no-browser"]
    assert new_figure(9.0, 4.2).canvas.get_width_height()[0] == wide


def texts(live, settings, scale):
    """The box around each line of text in sight, in pixels at a desk: left, lower, right and upper edge."""
    live.set(**settings)
    renderer = live.picture.figure.canvas.get_renderer()
    found = [text for text in live.picture.figure.findobj(Text) if text.get_visible() and text.get_text().strip()]
    boxes = [text.get_window_extent(renderer).extents / scale for text in found]
    return {(n, text.get_text()): box for n, (text, box) in enumerate(zip(found, boxes, strict=True))}


def cut_off(boxes, live):
    """The lines of text that reach beyond the picture."""
    size = np.divide(live.picture.figure.canvas.get_width_height(), live.picture.figure.dpi / 100)
    return {name for name, box in boxes.items() if (box[:2] < -TOUCH).any() or (box[2:] > size + TOUCH).any()}


def run_together(boxes):
    """The pairs of lines that share more than their edges."""
    return {
        (one, other)
        for one, other in combinations(boxes, 2)
        if (np.minimum(boxes[one][2:], boxes[other][2:]) - np.maximum(boxes[one][:2], boxes[other][:2]) > TOUCH).all()
    }


def sizes(figure):
    """Width and height of the figure, the height of every text and the width of every line, in its pixels."""
    texts = [text.get_fontsize() for text in figure.findobj(Text)]
    lines = [line.get_linewidth() for axes in figure.axes for line in axes.lines]
    assert len(texts) > 10
    return np.array([*figure.canvas.get_width_height(), *(np.array([*texts, *lines]) * figure.dpi / 72)])
