"""A place on a land: its gradient, its slope in any direction and its angle to the star, and how the explorer tells them."""

import re

import numpy as np
import pytest
import sympy
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.patches import Polygon

from mathomong import Objective, beale, bowl, double_well, himmelblau, line_fit, parabola, ravine, rosenbrock, saddle
from mathomong.directions import Place, place_code
from mathomong.figures.compass import compass_picture
from mathomong.widgets import compass_explorer
from oracles import agree, slope, slopes, table

LANDS = [bowl, ravine, saddle, rosenbrock, himmelblau, beale, line_fit([1, 2, 3, 4, 5], [2, 4, 6, 8, 10])]
TENTHS = st.integers(-25, 25).map(lambda n: n / 10)
DEGREES = st.integers(0, 360)


# ---------------------------------------------------------------- the record


@table("land", LANDS)
@given(x=TENTHS, y=TENTHS, degrees=DEGREES)
def test_the_gradient_and_the_slope_in_a_direction_are_the_measured_ones(land, x, y, degrees):
    place, u = Place(land, (x, y), degrees), np.array([np.cos(np.radians(degrees)), np.sin(np.radians(degrees))])
    size = max(1.0, np.abs(place.gradient).max())
    agree(place.gradient, slopes(land, (x, y)), relative=1e-7, absolute=1e-7 * size)
    agree(place.slope, slope(lambda t: land(np.array([x, y]) + t * u), 0.0), relative=1e-7, absolute=1e-7 * size)


def test_on_the_ravine_downhill_is_61_07_degrees_off_the_way_to_the_star():
    exact = sympy.acos((5 * 1 + 2 * 8) / sympy.sqrt((5**2 + 2**2) * (1**2 + 8**2)))  # (1, 8) against (5, 2)
    assert Place(ravine, (-5, -2)).off == pytest.approx(float(sympy.deg(exact)), rel=1e-12)
    assert round(Place(ravine, (-5, -2)).off, 2) == 61.07


@table(
    ("point", "gradient", "downhill", "to_minimum"),
    [
        ((-5, -2), (-1, -8), 82.875, 21.801),
        ((-5, 0), (-1, 0), 0.0, 0.0),
        ((-5, -0.2), (-1, -0.8), 38.660, 2.291),
        ((0, 3), (0, 12), 270.0, 270.0),
        ((5, 1), (1, 4), 255.964, 191.310),
    ],
)
def test_the_directions_of_the_ravine_are_those_worked_out_by_hand(point, gradient, downhill, to_minimum):
    place = Place(ravine, point)
    assert place.gradient == pytest.approx(gradient)
    assert (place.downhill, place.to_minimum) == pytest.approx((downhill, to_minimum), abs=1e-3)
    assert place.steepness == pytest.approx(np.linalg.norm(gradient))


@given(x=TENTHS, y=TENTHS)
def test_on_a_round_bowl_downhill_points_at_the_star_from_everywhere(x, y):
    off = Place(bowl, (x, y)).off
    assert off is None if x == y == 0 else off == pytest.approx(0, abs=1e-9)


@given(x=TENTHS, y=TENTHS)
def test_on_the_ravine_it_does_so_only_where_a_weight_is_0(x, y):
    off = Place(ravine, (x, y)).off
    assert off is None if x == y == 0 else (off < 1e-9) == (x == 0 or y == 0)


@given(x=TENTHS, y=TENTHS, share=st.sampled_from([0.1, 0.5, 2.0]))
def test_nearer_to_the_star_the_angle_on_the_ravine_stays_and_it_never_reaches_65_degrees(x, y, share):
    near, here = Place(ravine, (share * x, share * y)).off, Place(ravine, (x, y)).off
    assert near == (None if here is None else pytest.approx(here, abs=1e-9))
    assert here is None or here < 65


@table("land", LANDS)
@given(x=TENTHS, y=TENTHS)
def test_no_direction_is_steeper_than_the_gradient_and_across_it_is_level(land, x, y):
    place = Place(land, (x, y))
    if place.uphill is None:
        return
    size = place.steepness
    assert np.abs(place.slope_at(np.arange(361.0))).max() <= size * (1 + 1e-12)
    ways = [place.uphill, place.downhill, place.uphill + 90]
    assert place.slope_at(np.array(ways)) == pytest.approx([size, -size, 0], rel=1e-9, abs=1e-9 * size)


def test_straight_across_the_gradient_the_slope_is_0_without_round_off():
    assert [Place(bowl, (-2, -2), degrees).slope for degrees in (135, 315)] == [0.0, 0.0]


def test_the_slopes_at_0_and_at_90_degrees_are_the_partial_derivatives():
    assert Place(himmelblau, (1, 2)).slope_at(np.array([0.0, 90.0])) == pytest.approx(himmelblau.gradient((1, 2)))


def test_of_several_minima_the_nearest_is_the_star_and_without_one_there_is_no_angle():
    assert Place(himmelblau, (-2, 3)).minimum == pytest.approx((-2.805118, 3.131313), abs=1e-6)
    assert Place(saddle, (1, 1)).minimum is Place(saddle, (1, 1)).to_minimum is Place(saddle, (1, 1)).off is None


@table(
    ("place", "text"),
    [
        (Place(ravine, (-5, -2)), "Place(gradient (-1, -8), slope -1)"),
        (Place(ravine, (-5, -2), 360, star_shown=True), "Place(gradient (-1, -8), slope -1, 61.07° off)"),
        (Place(bowl, (-2, -2), 135), "Place(gradient (-4, -4), slope 0)"),
        (Place(bowl, (0, 0), 30, star_shown=True), "Place(gradient (0, 0), slope 0)"),
    ],
)
def test_the_text_form_is_short_and_round_off_is_0(place, text):
    assert str(place) == repr(place) == text


REFUSED = [
    (lambda: Place("bowl", (0, 0)), TypeError, "the objective must be an Objective"),
    (lambda: Place(parabola, 3.0), ValueError, "a land over two weights is needed, such as bowl"),
    (lambda: Place(bowl, (1, 2, 3)), ValueError, "point must have 2 coordinates for bowl"),
    (lambda: Place(bowl, (1, "b")), TypeError, "point must be a number or a list of numbers"),
    (lambda: Place(bowl, (1, 2), "north"), TypeError, "direction must be a finite number, such as 90"),
    (lambda: Place(LOG, (-1, 1)), ValueError, "log has no height or no slope at (-1, 1); try another point."),
    (lambda: compass_explorer(double_well), ValueError, "a land over two weights is needed"),
    (lambda: compass_explorer("bowl"), TypeError, "the objective must be an Objective"),
]
LOG = Objective("log", lambda w: np.log(w[0]) + w[1], domain=((-2, 2), (-2, 2)), start=(1, 1))


@table(("make", "kind", "said"), REFUSED)
def test_what_does_not_fit_is_told_in_one_sentence(make, kind, said):
    with pytest.raises(kind, match=re.escape(said)) as refused:
        make()
    assert "\n" not in str(refused.value)


@table("land", [ravine, LANDS[-1]])
def test_the_code_makes_the_place_again(land, capsys):
    place, names = Place(land, (1.5, -0.5), 40, star_shown=True), {}
    exec(place_code(place), names)
    assert str(names["result"]) == str(place) == capsys.readouterr().out.strip()


# ---------------------------------------------------------------- the picture


def test_an_angle_on_the_land_is_the_true_angle_on_the_screen():
    axes = compass_explorer().picture.figure.axes[0]
    one, along, up = axes.transData.transform([(0, 0), (1, 0), (0, 1)])
    assert (along - one)[0] == pytest.approx((up - one)[1])


@table("degrees", [0, 61, 90, 200, 345])
def test_each_arrow_points_where_it_should(degrees):
    live = compass_explorer()
    live.set(direction=degrees)
    arrows = [artist for artist in live.picture.artists if isinstance(artist, Polygon)]
    place, hook = live.result, live.picture.figure.axes[0].transData.transform(live.result.point)
    tips = [arrow.get_xy()[3] - hook for arrow in arrows]
    found = [np.degrees(np.arctan2(y, x)) % 360 for x, y in tips]
    assert found == pytest.approx([degrees, place.uphill, place.downhill])


def test_where_it_is_flat_only_the_chosen_direction_has_an_arrow():
    live = compass_explorer()
    live.set(first_weight=0.0, second_weight=0.0)
    arrows = [artist for artist in live.picture.artists if isinstance(artist, Polygon)]
    assert [arrow.get_visible() for arrow in arrows] == [True, False, False]


def test_both_cuts_have_the_same_scales_so_that_their_slopes_can_be_compared():
    upper, lower = compass_explorer().picture.figure.axes[1:3]
    live_limits = [(*np.ptp([axes.get_xlim(), axes.get_ylim()], axis=1), *axes.bbox.size) for axes in (upper, lower)]
    assert live_limits[0] == pytest.approx(live_limits[1])


def test_axes_stand_still_while_the_point_moves_and_follow_the_land_alone():
    live = compass_explorer()
    limits = {}
    for land in ("ravine", "bowl"):
        seen = set()
        for first, second in [(-6.0, -3.0), (0.0, 0.0), (6.0, 3.0), (2.5, -1.0)]:
            live.set(land=land, first_weight=first, second_weight=second, star=True)
            seen.add(tuple((*axes.get_xlim(), *axes.get_ylim()) for axes in live.picture.figure.axes))
            low, high = live.picture.figure.axes[1].get_ylim()
            assert low < live.result.loss < high
            low, high = live.picture.figure.axes[3].get_ylim()
            assert low < -live.result.steepness <= live.result.steepness < high
        assert len(seen) == 1
        limits[land] = seen
    assert limits["ravine"] != limits["bowl"]


def test_the_line_to_the_star_is_there_only_when_it_is_asked_for():
    picture = compass_picture(((-6, 6), (-3, 3)))
    without, with_it = (picture.show(Place(ravine, (-5, -2), 0, star)).copy() for star in (False, True))
    assert not np.array_equal(without, with_it)


# ---------------------------------------------------------------- the words

WORDS = [
    ({}, "At (−5, −2) the gradient is (−1, −8). In the direction 0° the slope is −1: the loss falls."),
    ({"direction": 270}, "In the direction 270° the slope is 8: the loss rises."),
    ({"star": True}, "Downhill is at 82.87°, the star at 21.8°: 61.07° apart."),
    ({"star": True, "land": "bowl"}, "Downhill is at 21.8°, the star at 21.8°: 0° apart."),
    (
        {"first_weight": 0.0, "second_weight": 0.0, "star": True},
        "at first the loss stays the same. You stand on the star.",
    ),
    ({"land": "bowl", "first_weight": -2.0, "direction": 135}, "the slope is 0: at first the loss stays the same."),
]


@table(("settings", "said"), WORDS)
def test_the_sentence_says_the_gradient_the_slope_and_the_angle(settings, said):
    live = compass_explorer()
    live.set(**settings)
    assert said in live.words


@table(("land", "said"), [(saddle, "This land has no star."), (rosenbrock, "Downhill is at 22.2°, the star at 0°")])
def test_it_tells_of_lands_with_and_without_a_star(land, said):
    live = compass_explorer(land)
    live.set(star=True)
    assert said in live.words


def test_on_a_flat_place_that_is_no_minimum_there_is_no_downhill():
    hill = Objective(
        "hill", lambda w: -(w[0] ** 2) - w[1] ** 2, lambda w: -2 * w, ((-2, 2), (-2, 2)), (0, 0), ((2, 2),)
    )
    live = compass_explorer(hill)
    live.set(star=True)
    assert live.words.endswith("It is flat here: no downhill.")


def test_it_begins_where_its_land_does_with_the_ravine_and_the_bowl_side_by_side():
    assert compass_explorer().controls["land"].options == ("ravine", "bowl")
    assert compass_explorer(bowl).settings == {
        **{"land": "bowl", "first_weight": -2.5, "second_weight": 2.0},
        **{"direction": 0, "star": False},
    }
    assert "land" not in compass_explorer(himmelblau).controls


def test_its_text_form_is_the_one_the_notebook_compares():
    wanted = (
        "Place(gradient (-1, -8), slope -1) at land=ravine, first_weight=-5, second_weight=-2, direction=0, star=False"
    )
    assert repr(compass_explorer()) == wanted
