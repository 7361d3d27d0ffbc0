"""A look at what a network looked at: the pictures, the training, the maps against differences, and what is said."""

import re

import numpy as np
import pytest

from mathomong import GradientDescent, Network, cross_entropy, descend, network_fit, sigmoid, square
from mathomong.figures import look_picture
from mathomong.figures.look_words import look_words
from mathomong.looks import OWN, Look, look_code
from mathomong.sights import HIDDEN, MAPS, ONE_SCALE, OWN_SCALE, RATE, STEPS, Sight, untrained
from mathomong.signs import PLUS, SIDE, SPECK, TIMES, Signs
from mathomong.training import Training, stages, trained
from mathomong.widgets import look_explorer, training
from mathomong.widgets.looks import usual_training
from mathomong.widgets.training import Bar
from oracles import agree, slope, slopes, table

FIVE_BY_HAND = ["#...#", ".#.#.", "..#..", ".#.#.", "#...#"]
NAMES = ["faint ×", "clear ×", "faint +", "× and +"]


@pytest.fixture(scope="module")
def usual():
    return usual_training()


@pytest.fixture(scope="module")
def cheating():
    return trained(untrained(), Signs(speck=True), RATE, STEPS)


# ---------------------------------------------------------------- signs


def test_the_two_signs_share_the_middle_pixel_alone():
    assert TIMES.sum() == PLUS.sum() == 2 * SIDE - 1
    assert np.argwhere(TIMES & PLUS).tolist() == [[3, 3]]
    assert [list(row) for row in np.where(TIMES, "#", ".")[1:-1, 1:-1]] == [list(row) for row in FIVE_BY_HAND]
    assert not (TIMES | PLUS)[SPECK]


def test_the_same_seed_gives_the_same_pictures_and_another_seed_gives_others():
    assert np.array_equal(Signs(50, seed=3).x, Signs(50, seed=3).x)
    assert not np.array_equal(Signs(50, seed=3).x, Signs(50, seed=4).x)


def test_pixels_go_from_black_to_white_and_signs_take_turns():
    signs = Signs(101, seed=2)
    assert signs.x.shape == (101, 49)
    assert 0 <= signs.x.min() < signs.x.max() <= 1
    assert signs.targets.ravel().tolist() == [0, 1] * 50 + [0]


def test_a_picture_is_brighter_on_the_pixels_of_its_own_sign():
    signs = Signs(400)
    for target, own, other in ((1, TIMES & ~PLUS, PLUS & ~TIMES), (0, PLUS & ~TIMES, TIMES & ~PLUS)):
        mean = signs.x[signs.targets[:, 0] == target].mean(axis=0).reshape(SIDE, SIDE)
        assert mean[own].min() > mean[other].max()
        assert mean[own].mean() - mean[other].mean() == pytest.approx(0.25 * 0.5, abs=0.02)


def test_a_speck_is_white_in_every_times_and_black_in_every_plus_and_changes_nothing_else():
    plain, spotted = (signs.x.reshape(-1, SIDE, SIDE) for signs in (Signs(60), Signs(60, speck=True)))
    assert np.array_equal(spotted[:, *SPECK], Signs(60).targets[:, 0])
    differ = (plain != spotted).any(axis=0)
    assert np.argwhere(differ).tolist() == [list(SPECK)]


def test_the_pictures_to_look_at_have_the_same_noise_and_stand_on_the_sliders_grid():
    gallery = Signs().gallery
    assert list(gallery) == NAMES
    outside = ~(TIMES | PLUS)
    for picture in gallery.values():
        assert np.array_equal(picture[outside], gallery["faint ×"][outside])
        assert np.allclose(picture * 100, np.round(picture * 100))
    assert gallery["faint ×"].argmax() == 3 * SIDE + 3


# ---------------------------------------------------------------- training


def test_a_training_is_the_very_descent_on_the_loss_over_the_data():
    start, data = Network.random([49, 3, 1], output=sigmoid, loss=cross_entropy), Signs(40)
    found = trained(start, data, learning_rate=0.1, steps=73)
    run = descend(network_fit(start, data.x, data.targets), GradientDescent(0.1), steps=73)
    assert np.array_equal(found.network.parameters, run.end)
    assert np.array_equal(found.losses, run.losses)
    assert found.steps == 73


@table("steps", [0, 1, 49, 50, 51, 120])
def test_the_stages_go_from_the_start_to_the_last_step(steps):
    found = [stage.steps for stage in stages(Network.random([49, 2, 1], output=sigmoid), Signs(10), 0.1, steps)]
    assert found == sorted(set(found))
    assert (found[0], found[-1], len(found)) == (0, steps, min(steps, 50) + 1)


def test_the_numbers_of_the_notebook(usual, cheating):
    assert str(usual) == "Training(1200 steps, loss 0.693 → 0.1501, 98 % right)"
    assert str(cheating) == "Training(1200 steps, loss 0.7105 → 0.02663, 100 % right)"
    assert (usual.right(Signs(1000, seed=1)), cheating.right(Signs(1000, seed=1))) == (0.98, 0.596)


def test_the_network_learns_to_tell_other_signs_apart_whatever_the_seed():
    for seed in range(1, 4):
        assert trained(untrained(), Signs(seed=seed), RATE, STEPS).right(Signs(1000, seed=seed + 10)) > 0.95


def test_a_bar_fills_while_a_network_learns_and_its_text_is_the_same_every_time(capsys):
    found = training(Network.random([49, 2, 1], output=sigmoid), Signs(10), learning_rate=0.1, steps=60)
    assert isinstance(found, Training)
    assert capsys.readouterr().out == "Bar(60 steps of training)\n"
    bar = Bar(60)
    bar.show(found)
    assert (bar.bar.value, bar.bar.max, repr(bar)) == (60, 60, "Bar(60 steps of training)")
    assert bar.words == f"Step 60 of 60: loss {found.losses[-1]:.3f}."
    assert bar.words in bar.sentence.value


def test_the_bar_never_goes_back_and_says_each_stage():
    bar, said = Bar(100), []
    for stage in stages(Network.random([49, 2, 1], output=sigmoid), Signs(10), 0.1, 100):
        bar.show(stage)
        said.append((bar.bar.value, bar.words))
    assert [value for value, _ in said] == list(range(0, 101, 2))
    assert len({words for _, words in said}) == 51


# ---------------------------------------------------------------- the maps


@table("name", NAMES)
def test_the_gradient_is_what_a_nudge_of_each_pixel_measures(usual, cheating, name):
    for sight in (Sight(usual, name), Sight(cheating, name)):
        measured = slopes(lambda x, sight=sight: sight.outputs(x)[0], sight.picture.ravel())
        agree(sight.gradient.ravel(), measured, relative=1e-6, absolute=1e-9)
        assert np.array_equal(sight.times_input, sight.gradient * sight.picture)


def test_the_map_is_plus_on_the_one_sign_minus_on_the_other_and_nothing_in_the_middle(usual):
    sight = Sight(usual, "faint ×")
    assert sight.gradient[TIMES & ~PLUS].min() > 0 > sight.gradient[PLUS & ~TIMES].max()
    assert abs(sight.gradient[3, 3]) < abs(sight.gradient).max() / 8
    assert (sight.strongest, sight.picture.argmax()) == ((3, 4), 24)


STRONGEST = [("faint ×", 0.8725, 0.2797), ("clear ×", 0.9974, 0.0013), ("faint +", 0.1276, 0.2828), ("× and +", 0.4859, 0.6737)]  # fmt: skip


@table(("name", "output", "strongest"), STRONGEST)
def test_the_strongest_slope_fades_where_the_network_is_sure(usual, name, output, strongest):
    sight = Sight(usual, name)
    assert sight.output == pytest.approx(output, abs=5e-5)
    assert abs(sight.gradient).max() == pytest.approx(strongest, abs=5e-5)


def test_the_pixels_of_a_faded_map_decide_all_the_same(usual):
    wiped = Signs().gallery["clear ×"].copy()
    wiped[TIMES] = 0.15
    assert usual.network.forward(wiped.ravel(), [0.0]).prediction[0] == pytest.approx(0.4928, abs=5e-5)


def test_full_colour_is_the_strongest_of_all_pictures_or_of_one(usual):
    assert Sight(usual, "clear ×", ONE_SCALE).full == Sight(usual, "× and +", OWN_SCALE).full
    own = Sight(usual, "clear ×", OWN_SCALE)
    assert own.full == (abs(own.gradient).max(), abs(own.times_input).max())


def test_the_map_of_the_cheating_network_is_strongest_on_the_speck_in_every_picture(cheating):
    assert {Sight(cheating, name).strongest for name in NAMES} == {SPECK}


# ---------------------------------------------------------------- one pixel


MOVES = [("faint ×", 3, 4, 0.17, 0.8697, 0.8697), ("faint ×", 3, 4, 0.26, 0.8445, 0.8413), ("faint ×", 3, 4, 1.0, 0.6376, 0.4175)]  # fmt: skip


@table(("name", "row", "column", "value", "predicted", "moved"), MOVES)
def test_the_map_predicts_a_small_change_well_and_a_large_one_badly(usual, name, row, column, value, predicted, moved):
    look = Look(Sight(usual, name), row, column, value)
    assert (look.predicted, look.moved) == pytest.approx((predicted, moved), abs=6e-5)
    assert look.missed == pytest.approx(abs(predicted - moved), abs=1.2e-4)


def test_the_speck_decides_though_the_map_says_little(cheating):
    look = Look(Sight(cheating, "faint ×"), *SPECK, 0.0)
    assert (look.sight.output, look.slope, look.predicted, look.moved) == pytest.approx(
        (0.9744, 0.0991, 0.8753, 0.1429), abs=6e-5
    )


def test_the_map_is_the_tangent_of_the_curve_at_the_pixels_own_value(usual):
    for row, column in ((0, 0), (3, 4), (1, 0), (6, 3)):
        look = Look(Sight(usual, "× and +"), row, column, 0.5)
        curve = look.curve()
        assert curve(look.own) == pytest.approx(look.sight.output, rel=1e-12)
        assert curve.gradient(look.own) == pytest.approx(look.slope, rel=1e-12)
        assert slope(curve, look.own) == pytest.approx(look.slope, rel=1e-6)
        assert curve(np.array([0.2, 0.5])).tolist() == look.outputs(np.array([0.2, 0.5])).tolist()


def test_a_pixel_that_stays_changes_nothing(usual):
    sight = Sight(usual, "faint ×")
    look = Look(sight, 1, 0, 0.12)
    assert (look.change, look.predicted) == (0.0, sight.output)
    assert look.moved == pytest.approx(sight.output, rel=1e-12)
    assert str(look) == "Look(0.8725 → 0.8725, map 0.8725)"


def test_looking_never_changes_the_picture(usual):
    before = usual.data.gallery["faint ×"].copy()
    Look(Sight(usual, "faint ×"), 3, 4, 1.0).outputs(np.array([0.0, 1.0]))
    assert np.array_equal(usual.data.gallery["faint ×"], before)


BAD = [
    (lambda t: Signs("many"), TypeError, "count must be a whole number, 2 or more, such as 400; you gave 'many'."),
    (lambda t: Signs(1), ValueError, "count must be a whole number, 2 or more"),
    (lambda t: Signs(9, seed=0.5), ValueError, "seed must be a whole number"),
    (lambda t: trained(square, Signs(9), 0.1, 5), TypeError, "start must be a Network"),
    (lambda t: trained(Network.random([3, 1]), Signs(9), 0.1, 5), ValueError, "x must have shape (3,) or (samples, 3)"),
    (lambda t: trained(Network.random([49, 1]), Signs(9), 9.0, 50), ValueError, "the loss flew away after"),
    (lambda t: trained(t.start, Signs(9), -1, 5), ValueError, "learning_rate must be"),
    (lambda t: Sight(t.network, "faint ×"), TypeError, "the training must be a Training"),
    (lambda t: Sight(t, "thick ×"), ValueError, "there is no picture 'thick ×' in the gallery; there are 'faint ×', "),
    (lambda t: Sight(t, "faint ×", "big"), ValueError, "map must be one of 'hidden', 'one scale', 'own scale'"),
    (lambda t: Look(t, 0, 0, 0.5), TypeError, "sight must be a Sight"),
    (lambda t: Look(Sight(t, "faint ×"), 7, 0, 0.5), ValueError, "row must be a whole number from 0 to 6; you gave 7."),
    (lambda t: Look(Sight(t, "faint ×"), 0, -1, 0.5), ValueError, "column must be a whole number"),
    (lambda t: Look(Sight(t, "faint ×"), 0, 0, 1.5), ValueError, "value must be a finite number from 0 to 1"),
    (lambda t: look_explorer(square), TypeError, "the training must be a Training"),
]


@table(("act", "kind", "said"), BAD)
def test_what_can_t_be_looked_at_is_told_in_one_sentence(usual, act, kind, said):
    with pytest.raises(kind, match=re.escape(said)) as refused:
        act(usual)
    assert "\n" not in str(refused.value)


# ---------------------------------------------------------------- what is shown


SAID = [
    ("faint ×", HIDDEN, (1, 0, 0.12), "The output is 0.8725: a ×. The pixel in row 1, column 0 is as it was, 0.12."),
    ("faint ×", HIDDEN, (3, 4, 1.0), "The pixel in row 3, column 4 goes from 0.16 to 1, and the output to 0.4175."),
    ("faint ×", ONE_SCALE, (3, 4, 1.0), "The map predicts 0.6376, from a slope of −0.2797."),
    ("faint +", ONE_SCALE, (6, 6, 1.0), "from a slope of +0.1857. The slope is strongest in row 3, column 4."),
    ("clear ×", ONE_SCALE, (3, 4, 1.0), "Full colour is a slope of 0.67, the strongest in all the pictures."),
    ("clear ×", OWN_SCALE, (3, 4, 1.0), "Full colour is a slope of 0.0013, the strongest in this picture."),
    ("× and +", OWN_SCALE, (0, 0, 0.0), "The output is 0.4859: a +."),
]


@table(("name", "map_", "pixel", "said"), SAID)
def test_the_sentence_says_what_the_pixel_did_and_what_the_map_had_said(usual, name, map_, pixel, said):
    assert said in look_words(Look(Sight(usual, name, map_), *pixel))


def test_while_the_maps_are_hidden_nothing_of_them_is_said_or_drawn(usual):
    live = look_explorer(usual)
    blank = live.frame(sign="clear ×")[60:280, 245:660]
    assert live.settings["map"] == HIDDEN
    assert not any(word in live.words for word in ("map", "slope", "strongest"))
    assert np.array_equal(live.frame(sign="faint +")[60:280, 245:660], blank)
    assert not np.array_equal(live.frame(sign="faint +", map=ONE_SCALE)[60:280, 245:660], blank)


@table("map_", MAPS)
def test_the_code_that_is_shown_makes_the_same_look(cheating, map_, capsys):
    look, names = Look(Sight(cheating, "clear ×", map_), 0, 1, 0.25), {}
    exec(look_code(look), names)
    made = names["result"]
    assert capsys.readouterr().out == f"{look}\n"
    assert np.array_equal(made.sight.gradient, look.sight.gradient)
    assert (made.sight.map, made.row, made.column, made.value) == (map_, 0, 1, 0.25)


def test_the_code_leaves_room_for_a_network_of_the_learners_own():
    own = trained(Network.random([49, 4, 1], output=sigmoid, seed=5), Signs(40), 0.1, 10)
    code = look_code(Look(Sight(own, "faint ×"), 0, 1, 0.25))
    assert OWN in code
    assert "Signs(40, seed=0), learning_rate=0.1, steps=10" in code


def test_marks_stand_on_the_pixels_of_their_sign_and_none_where_the_map_is_blank(usual):
    picture = look_picture()
    picture.show(Look(Sight(usual, "× and +"), 0, 0, 0.5))
    plus, minus = [marks(artist) for artist in picture.artists if hasattr(artist, "get_offsets")][:2]
    assert {(3, 4), (0, 3), (6, 3)} <= minus
    assert {(1, 1), (2, 4), (6, 6)} <= plus
    assert not plus & minus
    picture.show(Look(Sight(usual, "clear ×"), 0, 0, 0.5))
    assert not any(marks(artist) for artist in picture.artists if hasattr(artist, "get_offsets"))


def marks(artist):
    """The (row, column) of each mark."""
    return {(int(row), int(column)) for column, row in artist.get_offsets()}
