"""Tuning by hand: the record tells where w and b stand and which way was taken, and the explorers show it."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mathomong import line_fit
from mathomong.figures import tuning_picture
from mathomong.figures.tuning import FULL
from mathomong.tuning import CORNERS, Line, Tuning, line_code, tuning_code
from mathomong.widgets import line_explorer, tuning_explorer
from oracles import agree, refuses, table

X, Y = [1, 2, 3, 4, 5], [2, 4, 6, 8, 10]
FIT = line_fit(X, Y)
TENTHS = st.integers(-40, 40).map(lambda n: n / 10)
PLACES = st.lists(st.tuples(TENTHS, TENTHS), min_size=1, max_size=150)


def walked(places):
    """The record after these places, in turn."""
    (w, b), *others = places
    tuning = Tuning(FIT, w, b)
    for w, b in others:
        tuning = tuning.moved(w, b)
    return tuning


# ---------------------------------------------------------------- the line


@table(("w", "x", "y"), [(2, 3, 6), (-1.5, 4, -6), (0, 7, 0), (2.5, -2, -5)])
def test_a_line_is_w_times_x_high(w, x, y):
    assert Line(w, x).y == Line(w)(x) == y


def test_the_slope_of_a_line_is_w_everywhere():
    assert [Line(w=-1.5).derivative(x) for x in (-3.0, 0.0, 8.0)] == [-1.5] * 3


# ---------------------------------------------------------------- the loss


@given(TENTHS, TENTHS)
def test_the_loss_is_the_mean_of_the_squared_errors(w, b):
    by_hand = sum((w * x + b - y) ** 2 for x, y in zip(X, Y, strict=True)) / 5
    agree(Tuning(FIT, w, b).loss, by_hand, relative=1e-12)


@given(TENTHS, TENTHS)
def test_on_the_course_s_data_the_loss_is_a_slanting_valley(w, b):
    agree(Tuning(FIT, w, b).loss, 11 * (w - 2) ** 2 + 6 * (w - 2) * b + b**2, relative=1e-12)


# ---------------------------------------------------------------- the way


@given(st.lists(TENTHS, min_size=2, max_size=60, unique=True))
def test_a_drag_in_one_direction_leaves_only_its_start_in_the_trail(ws):
    ws = sorted(ws)
    assert walked([(w, 1.0) for w in ws]).trail == ((ws[0], 1.0),)


def test_a_turn_leaves_a_corner_and_a_way_back_too():
    assert walked([(0, 0), (1, 0), (2, 0), (2, 1), (2, 3)]).trail == ((0, 0), (2, 0))
    assert walked([(0, 0), (2, 0), (1, 0)]).trail == ((0, 0), (2, 0))


def test_staying_where_one_is_leaves_no_trace():
    assert walked([(1, 1), (1, 1), (1.0, 1.0)]).trail == ()


@given(PLACES)
def test_a_trail_is_bounded_and_ends_where_the_learner_is(places):
    tuning = walked(places)
    assert len(tuning.trail) <= CORNERS
    assert tuple(tuning.points[-1]) == places[-1] == tuple(tuning.end)
    assert set(tuning.trail) <= set(places)


@given(PLACES)
def test_every_place_of_a_short_walk_lies_on_the_trail(places):
    tuning = walked(places[:CORNERS])
    for place in places[:CORNERS]:
        assert min(distance(place, one, other) for one, other in stretches(tuning.points)) < 1e-9


def stretches(points):
    return [(points[0], points[0]), *pairwise(points)]


def distance(place, start, end):
    """From a place to the stretch between two points."""
    place, along = np.subtract(place, start), np.subtract(end, start)
    share = np.clip(place @ along / max(along @ along, 1e-300), 0, 1)
    return np.linalg.norm(place - share * along)


@table(
    ("make", "kind", "name"),
    [
        (lambda: Line("steep"), TypeError, "w must be"),
        (lambda: Line(1.0, float("nan")), ValueError, "x must be"),
        (lambda: Tuning("fit", 1.0, 0.0), TypeError, "a line fit is needed"),
        (lambda: Tuning(FIT, None, 0.0), TypeError, "w must be"),
        (lambda: Tuning(FIT, 1.0, 0.0, trail=(("a", 1),)), TypeError, "w of the trail"),
        (lambda: Tuning(FIT, 1.0, 0.0).moved(1.0, "up"), TypeError, "b must be"),
    ],
)
def test_what_is_no_place_is_refused_in_one_sentence(make, kind, name):
    refuses(make, kind, name)


# ---------------------------------------------------------------- the code


@given(PLACES, st.booleans())
def test_the_code_leaves_the_same_setting_and_with_the_map_the_same_way(places, map_shown):
    tuning = walked(places)
    text = tuning_code(Tuning(FIT, tuning.w, tuning.b, tuning.trail, map_shown))
    names = {"print": lambda _: None}
    exec(text, names)
    made = names["result"]
    assert (made.w, made.b, made.map_shown) == (tuning.w, tuning.b, map_shown)
    assert made.trail == (tuning.trail if map_shown else ())
    assert len(text.splitlines()) <= 15


def test_the_code_has_no_round_off_of_a_slider_in_it():
    assert "w=0.3," in line_code(Line(0.1 + 0.2))


# ---------------------------------------------------------------- the explorers


def test_the_way_belongs_to_the_result_and_reset_begins_a_new_one():
    live = tuning_explorer()
    for settings in ({"w": 1.5}, {"w": 2.0}, {"b": 1.0}):
        live.set(**settings)
    assert live.result.trail == ((1.0, 0.0), (2.0, 0.0))
    live.buttons["Reset"].click()
    assert live.result.trail == ()
    assert live.settings == tuning_explorer().settings


def test_uncovering_the_map_is_no_move():
    live = tuning_explorer()
    live.set(w=2.0)
    live.set(show_map=True)
    assert live.result.trail == ((1.0, 0.0),)
    assert live.result.map_shown


def test_two_explorers_do_not_share_a_way():
    one, other = tuning_explorer(), tuning_explorer()
    one.set(w=2.0)
    assert other.result.trail == ()


def test_a_hidden_map_shows_nothing_of_the_way_and_a_shown_one_does():
    picture = tuning_picture(FIT, w=(0, 5), b=(-4, 4))
    here, elsewhere = ((1.0, 0.0), (2.0, 0.0)), ((0.0, 3.0), (0.0, -2.0))

    def frame(trail, map_shown):
        return picture.show(Tuning(FIT, 1.5, 1.0, trail, map_shown)).copy()

    assert np.array_equal(frame(here, False), frame(elsewhere, False))
    assert not np.array_equal(frame(here, True), frame(elsewhere, True))


def test_a_hidden_map_has_one_colour_but_for_its_words():
    picture = tuning_picture(FIT, w=(0, 5), b=(-4, 4))
    frame = picture.show(Tuning(FIT, 1.5, 1.0))
    box = picture.figure.axes[-1].get_window_extent()
    inside = frame[420 - int(box.y1) + 2 : 420 - int(box.y1) + 40, int(box.x0) + 2 : int(box.x1) - 2]
    assert len(np.unique(inside.reshape(-1, 4), axis=0)) == 1


WORDS = [
    ((1.0, 0.0), "the loss is 11. The line is too low at all 5 points."),
    ((2.0, 0.0), "the loss is 0. The line is right at all 5 points."),
    ((2.0, 0.5), "the loss is 0.25. The line is too high at all 5 points."),
    ((1.0, 3.0), "the loss is 2. The line is too low at 2 points, too high at 2 points, right at 1 point."),
    ((4.0, 4.0), f"the loss is 108. That is off the scale, which ends at {FULL:g}."),
]


@pytest.mark.parametrize(("place", "said"), WORDS)
def test_the_sentence_says_the_loss_and_where_the_line_misses(place, said):
    live = tuning_explorer(*place)
    assert said in live.words
    assert "map" not in live.words


WAYS = [
    ([], "you have not moved yet"),
    ([{"w": 2.0}], "you came from (1, 0) and did not turn"),
    ([{"w": 2.0}, {"b": 1.0}], "turned once"),
    ([{"w": 2.0}, {"b": 1.0}, {"w": 1.0}], "turned 2 times"),
]


@pytest.mark.parametrize(("moves", "said"), WAYS, ids=[said for _, said in WAYS])
def test_with_the_map_in_sight_the_sentence_tells_of_the_way(moves, said):
    live = tuning_explorer()
    for move in moves:
        live.set(**move)
    live.set(show_map=True)
    assert said in live.words
    assert live.words.endswith("The lowest point is (2, 0).")


@pytest.mark.parametrize(("w", "said"), [(2.0, "rises"), (-1.0, "falls"), (0.0, "is level")])
def test_the_sentence_of_a_line_says_how_it_runs(w, said):
    live = line_explorer()
    live.set(w=w)
    assert said in live.words
    assert f"= {w * 3:g}.".replace("-", "−") in live.words


def test_one_at_a_time_gets_stuck_where_both_at_once_do_not():
    w, b = 2.0, 4.0
    tenths = np.arange(-40, 41) / 10
    for _ in range(20):
        w = min(tenths, key=lambda v, b=b: FIT((v, b)))
        b = min(tenths, key=lambda v, w=w: FIT((w, v)))
    assert (w, b) == (1.8, 0.6)
    assert FIT((1.9, 0.3)) < FIT((w, b)) / 3
