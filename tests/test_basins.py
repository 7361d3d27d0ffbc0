"""Basins: each start against its own run, the shares, the borders, and colours that every eye can tell apart."""

from itertools import combinations

import numpy as np
import pytest
from colorspacious import deltaE

from mathomong import Momentum, Objective, bowl, descend, himmelblau, parabola, saddle
from mathomong.basins import FLOWN, Basins, basins_code, starts
from mathomong.figures.basins import basins_words
from mathomong.figures.style import FLOWN as DARK
from mathomong.figures.style import VALLEYS
from mathomong.symbolic.typed import typed_land
from mathomong.widgets import basin_explorer
from oracles import agree, refuses, table
from test_style import SIGHTS, seen


@table(("rate", "momentum"), [(0.01, 0.0), (0.01, 0.9), (0.025, 0.9)])
def test_every_start_falls_where_its_own_run_falls(rate, momentum):
    basins = Basins(himmelblau, rate, momentum, steps=60, side=12)
    places = starts(himmelblau, 12)
    for row, column in [(0, 0), (3, 7), (5, 5), (11, 2), (8, 11), (6, 1)]:
        run = descend(himmelblau, Momentum(rate, momentum), start=places[:, row, column], steps=60)
        nearest = int(np.argmin([np.linalg.norm(run.end - minimum) for minimum in himmelblau.minima]))
        assert basins.valley[row, column] == (FLOWN if run.diverged else nearest)


def test_there_are_more_than_a_hundred_by_a_hundred_starts_all_over_the_land():
    basins = Basins(himmelblau, 0.01)
    assert basins.valley.shape == (110, 110)
    assert starts(himmelblau, 110).min() == pytest.approx(-5 + 5 / 110)
    assert starts(himmelblau, 110).max() == pytest.approx(5 - 5 / 110)


def test_the_shares_add_up_to_all():
    for settings in [(0.01, 0.0), (0.015, 0.9), (0.03, 0.95)]:
        basins = Basins(himmelblau, *settings, steps=60, side=40)
        assert sum(basins.shares) + basins.flown == pytest.approx(1)
        assert 0 <= basins.arrived <= 1 - basins.flown


def test_without_momentum_nearly_all_are_there_after_40_steps():
    assert Basins(himmelblau, 0.01, 0.0, 40).arrived > 0.99


def borders(basins):
    """The part of neighbours that end in different valleys."""
    return (basins.valley[:, 1:] != basins.valley[:, :-1]).mean()


def test_with_momentum_the_borders_fray():
    assert borders(Basins(himmelblau, 0.01, 0.9, 60)) > 5 * borders(Basins(himmelblau, 0.01, 0.0, 60))


def test_above_its_speed_limit_one_valley_alone_holds_nobody():
    basins = Basins(himmelblau, 0.02, 0.0, 60)
    there = [(basins.there & (basins.valley == number)).sum() / (basins.valley == number).sum() for number in range(4)]
    assert there[2] < 0.5
    assert min(there[0], there[1], there[3]) > 0.9


def test_the_one_run_changes_its_valley_with_momentum():
    assert Basins(himmelblau, 0.01, 0.0, 60).letter == "A"
    assert Basins(himmelblau, 0.01, 0.9, 60).letter == "D"
    assert Basins(himmelblau, 0.03, 0.95, 60).letter is None


def test_a_bowl_is_one_basin():
    basins = Basins(bowl, 0.1, 0.0, 60)
    assert basins.shares == (1.0,)
    assert str(basins) == "Basins(A 100%)"


def test_a_learners_land_has_its_basins_too():
    live = basin_explorer(typed_land("x^4 - 2x^2 + y^2"))
    live.set(steps=60)
    agree(sum(live.result.shares) + live.result.flown, 1.0, 1e-12)
    assert live.result.shares[0] == pytest.approx(live.result.shares[1], abs=0.02), "two valleys alike"


def test_the_words_tell_what_flew_away_only_where_something_did():
    assert "Flown away" not in basins_words(Basins(himmelblau, 0.01, side=20))
    said = basins_words(Basins(himmelblau, 0.03, 0.95, 40))
    assert "Flown away: 92.1 %. The run from (0, 0) flew away." in said


def test_the_code_makes_the_basins_again():
    basins, names = Basins(himmelblau, 0.02, 0.5, 9), {}
    exec(basins_code(basins).replace("print(result)", ""), names)
    assert np.array_equal(names["result"].valley, basins.valley)


MANY = Objective(
    "many", lambda w: np.cos(w[0]) + w[1] ** 2, None, ((-5, 5), (-5, 5)), (1, 1), [(n, 0) for n in range(7)]
)


@table(
    ("call", "kind", "name"),
    [
        (lambda: Basins(parabola, 0.1), ValueError, "parabola"),
        (lambda: Basins(saddle, 0.1), ValueError, "saddle has 0 known minima"),
        (lambda: Basins(MANY, 0.1), ValueError, "many has 7 known minima"),
        (lambda: Basins(himmelblau, -0.1), ValueError, "learning_rate"),
        (lambda: Basins(himmelblau, 0.1, 1.0), ValueError, "momentum"),
        (lambda: Basins(himmelblau, 0.1, side=1), ValueError, "side"),
        (lambda: basin_explorer(saddle), ValueError, "saddle"),
    ],
)
def test_what_has_no_basins_is_refused_in_one_sentence(call, kind, name):
    refuses(call, kind, name)


@table("sight", SIGHTS)
def test_every_eye_tells_the_valleys_and_the_flown_away_apart(sight):
    colors = [*VALLEYS, DARK]
    assert len(colors) == 7
    for a, b in combinations(colors, 2):
        assert deltaE(seen(a, sight), seen(b, sight), input_space="sRGB1") > 15, (a, b)
