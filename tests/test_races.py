"""Races: each racer against its rule by hand, the numbers of the notebook, the marks on the land, and the words."""

import numpy as np
import pytest

from mathomong import GradientDescent, Momentum, Objective, bowl, descend, himmelblau, parabola, ravine, saddle
from mathomong.figures.lands import PALE, heights
from mathomong.figures.race_words import race_words
from mathomong.figures.style import RACERS as LOOKS
from mathomong.races import RACERS, Race, arrival, goal_of, level_places, race_code, table_of, travelled
from mathomong.symbolic.typed import typed_land
from mathomong.widgets import formula_race_explorer, race_explorer
from oracles import agree, refuses, table
from test_style import luminance

KEPT, SQUARES = 0.9, 0.999


def by_hand(name, slope, w, rate, steps):
    """The same run with nothing but numpy: the rules as they stand in PyTorch's documentation."""
    w, first, second, points = np.array(w, float), np.zeros(2), np.zeros(2), [np.array(w, float)]
    for t in range(1, steps + 1):
        g = slope(w)
        if name == "gradient descent":
            step = g
        elif name in ("momentum", "Nesterov"):
            first = KEPT * first + g
            step = first if name == "momentum" else g + KEPT * first
        elif name == "AdaGrad":
            second = second + g**2
            step = g / (np.sqrt(second) + 1e-10)
        elif name == "RMSProp":
            second = 0.9 * second + 0.1 * g**2
            step = g / (np.sqrt(second) + 1e-8)
        else:
            first, second = KEPT * first + 0.1 * g, SQUARES * second + 0.001 * g**2
            step = first / (1 - KEPT**t) / (np.sqrt(second / (1 - SQUARES**t)) + 1e-8)
        w = w - rate * step
        points.append(w)
    return points


@table("name", list(RACERS))
def test_every_racer_runs_as_its_rule_says(name):
    race = Race(ravine, 0.07, start=(4, -2.5), steps=60)
    wanted = by_hand(name, lambda w: np.array([0.2 * w[0], 4 * w[1]]), (4, -2.5), 0.07, 60)
    agree(race.descents[name].points, wanted, 1e-9, 1e-12)
    assert race.distances[name] == pytest.approx(np.linalg.norm(np.diff(wanted, axis=0), axis=1).sum())


WON = [
    (ravine, 0.1, ("Nesterov",), {"gradient descent": 79, "momentum": 39, "Nesterov": 26, "RMSProp": 40, "Adam": 50}),
    (bowl, 0.1, ("gradient descent",), {"gradient descent": 11, "momentum": 42, "Nesterov": 14}),
    (saddle, 0.1, ("RMSProp",), {"gradient descent": 76, "momentum": 36, "Nesterov": 30, "RMSProp": 4, "Adam": 11}),
]


@table(("land", "rate", "winners", "arrivals"), WON)
def test_who_wins_is_as_the_notebook_says(land, rate, winners, arrivals):
    race = Race(land, rate, steps=100)
    assert race.winners == winners
    assert arrivals.items() <= race.arrivals.items()


def test_the_saddle_is_left_after_76_steps_with_momentum_after_36_and_from_the_middle_never():
    def left(optimizer, y):
        beyond = np.abs(descend(saddle, optimizer, start=(1, y), steps=200).points[:, 1]) > 1
        return int(np.argmax(beyond)) if beyond.any() else 0

    assert left(GradientDescent(0.1), 0.0) == left(Momentum(0.1), 0.0) == 0
    assert (left(GradientDescent(0.1), 1e-6), left(Momentum(0.1, 0.9), 1e-6)) == (76, 36)


@table(
    ("momentum", "since"),
    [(0, 79), (0.5, 39), (0.8, 20), (0.9, 39), (0.99, 448)],
)
def test_more_momentum_is_not_always_faster(momentum, since):
    assert arrival(descend(ravine, Momentum(0.1, momentum), steps=1000), goal_of(ravine)) == since


def test_to_roll_through_the_goal_and_out_again_is_no_arrival():
    run = descend(parabola, Momentum(0.1, 0.9), steps=100)
    since, first = arrival(run, 1.0), int(np.argmax(run.losses <= 1.0))
    assert first < since
    assert run.losses[since - 1] > 1.0 >= run.losses[since:].max()
    assert arrival(descend(parabola, Momentum(0.1, 0.9), steps=first), 1.0) == first
    assert arrival(run, -1.0) is None
    assert arrival(run, 25.0) == 0 or run.losses.max() > 25


def test_a_run_that_flew_upwards_never_arrives():
    assert arrival(descend(parabola, GradientDescent(1.5), steps=99), 1.0) is None


def test_the_goal_is_a_hundredth_above_the_lowest_point_or_two_below_the_start():
    assert goal_of(bowl) == pytest.approx(0.01 * 10.25)
    assert goal_of(saddle) == pytest.approx(-1)
    assert goal_of(typed_land("2x + 1")) == pytest.approx(9 - 2)
    assert Race(bowl, 0.1, start=(1, 1)).goal == goal_of(bowl), "wherever the race starts"


def test_a_way_there_and_back_counts_twice():
    assert travelled(descend(bowl, GradientDescent(1.0), start=(3, 4), steps=2)) == pytest.approx(20)


def test_himmelblaus_level_places_are_the_nine_known_ones():
    found = {kind: [place.at for place in level_places(himmelblau) if place.kind == kind] for kind in
             ("minimum", "saddle", "maximum")}  # fmt: skip
    assert [len(places) for places in found.values()] == [4, 4, 1]
    assert found["maximum"][0] == pytest.approx((-0.270845, -0.923039), abs=1e-6)
    assert np.allclose(sorted(map(tuple, himmelblau.minima)), sorted(found["minimum"]), atol=1e-9)


TYPED = [
    ("x^2 - y^2", ["saddle"]),
    ("x^3 - 3x + y^2", ["saddle", "minimum"]),
    ("-x^2 - 2y^2", ["maximum"]),
    ("x^2 + 3y^2", ["minimum"]),
    ("x", []),
]


@table(("text", "kinds"), TYPED)
def test_a_learners_land_is_marked_by_kind(text, kinds):
    assert [place.kind for place in level_places(typed_land(text))] == kinds


@table("text", ["sin(x)", "3", "y^2", "a^2 + b^2", "w^4"])
def test_whatever_has_two_letters_or_fewer_is_a_land(text):
    land = typed_land(text)
    assert land.dimensions == 2
    assert typed_land(text) is land


@table(
    ("call", "kind", "name"),
    [
        (lambda: typed_land("x + y + z"), ValueError, "x, y, z"),
        (lambda: typed_land("x^^2"), ValueError, "^"),
        (lambda: Race(parabola, 0.1), ValueError, "parabola"),
        (lambda: Race("x^2", 0.1), TypeError, "objective"),
        (lambda: Race(bowl, -1), ValueError, "learning_rate"),
        (lambda: Race(bowl, 0.1, steps=2.5), ValueError, "steps"),
        (lambda: Race(bowl, 0.1, start=(1, 2, 3)), ValueError, "start"),
        (lambda: race_explorer(parabola), ValueError, "parabola"),
        (lambda: formula_race_explorer("x + y + z"), ValueError, "x, y, z"),
    ],
)
def test_what_cant_be_raced_is_refused_in_one_sentence(call, kind, name):
    refuses(call, kind, name)


def test_the_table_has_a_line_for_each_racer_and_its_columns_stand_below_each_other():
    lines = table_of(Race(saddle, 0.5, steps=60)).splitlines()
    assert len(lines) == 7
    assert len({len(line) for line in lines}) == 1
    assert [line.split("  ")[0].strip() for line in lines[1:]] == list(RACERS)


def test_the_code_of_a_race_on_a_typed_land_makes_it_again():
    race, names = Race(typed_land("sin(x)"), 0.1, steps=7), {}
    exec(race_code(race).replace("print(result)", ""), names)
    assert names["result"].arrivals == race.arrivals
    assert names["result"].distances == race.distances


def test_the_words_name_who_is_there_who_is_not_and_who_flew():
    said = race_words(Race(ravine, 1.0, steps=60))
    assert "Flew away: gradient descent, momentum, Nesterov." in said
    assert "At loss 0.105 or lower: AdaGrad since step 12, Adam since step" in said
    assert "Level places: 1 minimum." in said
    nobody = race_words(Race(ravine, 0.1, steps=0))
    assert "0 steps from (−5, −2). Not there: gradient descent, momentum, " in nobody
    assert "longest way" not in nobody


def test_racers_who_share_the_step_share_the_win():
    race = Race(bowl, 0.5, start=(1, 1), steps=1)
    assert race.winners == ("gradient descent", "momentum")
    assert str(race) == "Race(2 racers at step 1)"


def test_the_shifts_move_the_start_and_never_off_the_land():
    live = race_explorer()
    assert tuple(live.result.start) == (-5, -2)
    live.set(shift_x=25, shift_y=50)
    assert tuple(live.result.start) == pytest.approx((-2, 1))
    live.set(shift_x=-50, shift_y=-50)
    assert tuple(live.result.start) == (-6, -3)
    live.set(land="saddle", shift_x=0, shift_y=0)
    assert tuple(live.result.start) == (1, 1e-6), "the saddle's own start lies between two steps of any slider"


def test_a_formula_that_cant_be_read_is_told_and_the_next_one_recovers():
    live = formula_race_explorer()
    good = live.image.value
    live.controls["formula"].value = "x + y + z"
    assert "room for two letters" in live.sentence.value
    assert live.image.value == good
    live.controls["formula"].value = "x^2 + y^2"
    assert live.result.objective.name == "x^2 + y^2"


@table("name", list(RACERS))
def test_every_racer_stands_out_from_every_band_of_the_land(name):
    for band in PALE(np.linspace(0, 1, 64)):
        assert (luminance(band[:3]) + 0.05) / (luminance(LOOKS[name].color) + 0.05) >= 3


def test_no_two_racers_share_a_marker_or_a_colour():
    assert list(LOOKS) == list(RACERS)
    for part in ("marker", "color"):
        assert len({getattr(look, part) for look in LOOKS.values()}) == 6


def test_heights_are_0_at_the_lowest_1_at_the_highest_and_masked_where_there_are_none():
    assert heights(np.array([-2.0, 0.0, 2.0])).tolist() == [0, pytest.approx(0.5**0.35), 1]
    assert heights(np.full(3, np.nan)).count() == 0
    assert heights(np.full(3, 7.0)).tolist() == [0, 0, 0]
    spike = heights(np.array([0.0, 1.0, 2.0, 1e30]))
    assert spike[1] > 0.05, "one spike does not flatten the rest"


def test_a_land_without_height_in_places_can_be_raced():
    land = Objective("half", lambda w: np.log(w[0]) + w[1] ** 2, None, ((-5, 5), (-5, 5)), (4.0, 3.0))
    live = race_explorer(land)
    live.set(steps=100)
    assert live.words.startswith("Land half")
