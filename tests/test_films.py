"""A film holds what Play shows, and making one leaves the screen alone."""

from base64 import b64decode
from io import BytesIO
from itertools import pairwise

import numpy as np
import pytest
from PIL import Image, ImageSequence

from explorers import PICTURES
from mathomong.widgets import descent_explorer, line_fit_explorer, predict, slope_explorer
from mathomong.widgets.films import MOST, film_of, filmed_steps
from mathomong.widgets.play import FRAME


def opened(gif):
    """The pictures of a GIF as RGB pixels, and the milliseconds for which each is seen."""
    with Image.open(BytesIO(gif)) as film:
        seen = [
            (np.asarray(frame.convert("RGB"), int), frame.info["duration"]) for frame in ImageSequence.Iterator(film)
        ]
    return [*zip(*seen, strict=True)]


@pytest.mark.parametrize("make", PICTURES.values(), ids=PICTURES)
def test_what_has_steps_has_a_film_and_nothing_else_has(make):
    live = make()
    assert len(live.film_makers) == ("steps" in live.controls)
    if live.film_makers:
        expect_from_the_first_step_to_what_is_on_the_screen(live)


def expect_from_the_first_step_to_what_is_on_the_screen(live):
    live.set(steps=min(12, live.controls["steps"].max))
    pictures, times = opened(live.film())
    first, last = live.frame(steps=live.controls["steps"].min), live.frame()
    for shown, wanted in ((pictures[0], first), (pictures[-1], last)):
        assert np.quantile(np.abs(shown - wanted[..., :3]), 0.999) < 40, "255 colours, and nearly those of the screen"
    assert sum(times[:-1]) >= (len(times) - 1) * FRAME
    assert times[-1] > 10 * FRAME, "the last picture stays"


def test_each_step_moves_the_film():
    live = descent_explorer()
    live.set(learning_rate=0.1, steps=9)
    pictures, _ = opened(live.film())
    assert len(pictures) == 10
    assert all((one != other).any() for one, other in pairwise(pictures))


def test_kept_runs_are_in_the_film():
    plain, kept = line_fit_explorer(), line_fit_explorer()
    kept.set(learning_rate=0.08)
    kept.keep()
    kept.set(learning_rate=0.01)
    assert plain.film() != kept.film()


@pytest.mark.parametrize("steps", [1, 2, 99, 100, 101, 199, 200])
def test_a_long_film_leaves_steps_out_but_neither_the_first_nor_the_last(steps):
    slider = line_fit_explorer().controls["steps"]
    slider.value = steps
    filmed = filmed_steps(slider)
    assert (filmed[0], filmed[-1]) == (0, steps)
    assert 2 <= len(filmed) <= MOST + 2
    assert max(np.diff(filmed)) <= 2


def test_the_bar_tells_each_picture_and_goes_away():
    live, seen = descent_explorer(), []
    (maker,) = live.film_makers
    maker.bar.observe(lambda change: seen.append((maker.bar.layout.display, change.new)), "value")
    live.buttons["Make a film"].click()
    assert seen == [(None, number) for number in range(1, 22)]
    assert (maker.bar.max, maker.bar.layout.display) == (21, "none")


def test_done_is_told_in_order():
    live, told = descent_explorer(), []
    live.set(steps=3)
    film_of(live, lambda number, of: told.append((number, of)))
    assert told == [(1, 4), (2, 4), (3, 4), (4, 4)]


def test_the_link_holds_the_film_and_its_name():
    live = descent_explorer()
    live.buttons["Make a film"].click()
    link = live.film_makers[0].link.value
    assert 'download="descent.gif"' in link
    assert b64decode(link.partition("base64,")[2].partition('"')[0]) == live.film()


def test_a_film_leaves_the_screen_and_the_settings_as_they_were():
    live = line_fit_explorer()
    live.set(learning_rate=0.07, steps=30)
    before = live.image.value, live.words, live.settings
    live.buttons["Make a film"].click()
    assert (live.image.value, live.words, live.settings) == before
    fresh = line_fit_explorer()
    for each in (live, fresh):
        each.set(learning_rate=0.05, steps=31)
    assert live.image.value == fresh.image.value


def test_before_the_first_step_there_is_a_sentence_instead_of_a_film():
    live = descent_explorer()
    live.set(steps=0)
    live.buttons["Make a film"].click()
    assert "only one picture so far: move steps to the right" in live.film_makers[0].link.value
    with pytest.raises(ValueError, match="only one picture so far"):
        live.film()


def test_a_film_that_breaks_is_told_in_one_sentence_and_the_button_lives_on():
    live = descent_explorer()
    live.model = lambda **_: int("<b>")
    live.buttons["Make a film"].click()
    assert "invalid literal" in live.film_makers[0].link.value
    assert "<b>" not in live.film_makers[0].link.value
    assert not live.buttons["Make a film"].disabled


def test_a_picture_without_steps_has_no_film():
    live = slope_explorer()
    assert "Make a film" not in live.buttons
    with pytest.raises(ValueError, match="no steps to play"):
        live.film()


def test_a_film_waits_for_the_prediction_too():
    live = descent_explorer()
    asked = predict("Up?", {"yes": "It fell.", "no": "It fell."}, right="no", shows={"steps": 9}, then=live)
    assert live.buttons["Make a film"].disabled
    asked.choose("no")
    assert not live.buttons["Make a film"].disabled
