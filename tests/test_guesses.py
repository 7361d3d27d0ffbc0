"""A guess: its loss and slope against independent ones, its corners, its sign-post, and squares that are square."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.collections import PolyCollection

from mathomong import absolute_error, cross_entropy, derivative, line_fit, neuron_fit, squared_error
from mathomong.figures import guess_picture
from mathomong.functions import identity
from mathomong.guesses import Guess, loss_over_w
from mathomong.proofs import prove
from mathomong.widgets import loss_explorer
from oracles import table

X, Y = (1, 2, 3, 4, 5), (2, 4, 6, 8, 10)
WILD = (2, 4, 6, 8, 12.5)  # one point far off the pattern
GRID = [(w / 20, b / 10) for w in range(20, 61) for b in range(-20, 21)]  # where the sliders can stand

weights = st.floats(-5, 5, allow_subnormal=False)


def guess(w, b=0.0, error=squared_error, y=Y):
    return Guess(loss_over_w(X, y, b, error), w)


@table(
    ("w", "b", "error", "loss", "slope"),
    [
        (1.5, 0.0, squared_error, 2.75, -11.0),
        (2.6, 0.0, squared_error, 3.96, 13.2),
        (2.0, 0.0, squared_error, 0.0, 0.0),
        (1.5, 0.0, absolute_error, 1.5, -3.0),
        (2.1, 0.0, absolute_error, 0.3, 3.0),
    ],
)
def test_the_numbers_of_the_notebook(w, b, error, loss, slope):
    assert (guess(w, b, error).loss, guess(w, b, error).slope) == pytest.approx((loss, slope))


@given(w=weights, b=weights)
def test_the_squared_loss_and_its_slope_are_those_of_the_line_fit(w, b):
    fit = line_fit(X, Y)
    assert guess(w, b).loss == pytest.approx(fit((w, b)), abs=1e-9)
    assert guess(w, b).slope == pytest.approx(fit.gradient((w, b))[0], abs=1e-9)


@given(w=weights, b=weights, error=st.sampled_from([squared_error, absolute_error]))
def test_the_loss_is_the_mean_over_the_residuals(w, b, error):
    found = guess(w, b, error)
    assert found.residuals == pytest.approx(w * np.array(X) + b - Y, abs=1e-8)
    wanted = np.mean(found.residuals**2) if error is squared_error else np.mean(np.abs(found.residuals))
    assert found.loss == pytest.approx(wanted, abs=1e-8)
    assert np.mean(found.errors) == pytest.approx(wanted, abs=1e-8)


@table("error", [squared_error, absolute_error])
def test_the_slope_is_the_measured_one_wherever_the_sliders_stand(error):
    """At a corner the central difference is the mean of the two sides, which is what `slope` promises there."""
    for w, b in GRID:
        found = guess(w, b, error)
        assert found.slope == pytest.approx(derivative(found.objective)(w), abs=1e-5), (w, b)


@table("error", [squared_error, absolute_error])
@table("y", [Y, WILD])
def test_the_sign_post_points_where_the_loss_is_smaller(error, y):
    ways = set()
    for w, b in GRID:
        found = guess(w, b, error, y)
        left, here, right = found.objective(w + np.array([-1e-5, 0, 1e-5]))
        lower = int(right < here) - int(left < here)
        if error is absolute_error or abs(found.slope) > 1e-2:
            assert found.downhill == lower, (w, b)
        ways.add(found.downhill)
    assert ways == {-1, 0, 1}


def test_a_corner_is_where_the_line_goes_through_a_point_and_only_with_absolute_error():
    through = [(w, b) for w, b in GRID if any(abs(w * x + b - y) < 1e-9 for x, y in zip(X, Y, strict=True))]
    corners = [(w, b) for w, b in GRID if guess(w, b, absolute_error).corner]
    assert corners == through != []
    assert not any(guess(w, b).corner for w, b in GRID)


@given(w=weights, b=weights)
def test_beside_a_corner_the_slopes_differ_and_elsewhere_they_do_not(w, b):
    found = guess(w, b, absolute_error)
    near = min(abs(w * x + b - y) for x, y in zip(X, Y, strict=True))
    left, right = found.slopes_beside
    if near > 1e-5:
        assert left == right == found.slope
    if found.corner:
        assert left < right


def test_the_slope_at_the_bottom_of_the_absolute_loss_jumps_from_minus_3_to_3():
    assert guess(2.0, error=absolute_error).slopes_beside == (-3.0, 3.0)
    assert repr(guess(2.0, error=absolute_error)) == "Guess(loss 0, a corner, slope -3 to 3)"


def test_one_wild_point_decides_which_line_is_better():
    """Line A hits four points of five, line B one of five: squared error prefers B, absolute error A."""
    a, b = {"w": 2.0, "b": 0.0, "y": WILD}, {"w": 2.5, "b": -1.0, "y": WILD}
    assert ((guess(**a).residuals == 0).sum(), (guess(**b).residuals == 0).sum()) == (4, 1)
    assert (guess(**a).loss, guess(**b).loss) == (1.25, 0.5)
    assert (guess(**a, error=absolute_error).loss, guess(**b, error=absolute_error).loss) == (0.5, 0.6)


def test_line_b_is_the_best_line_by_squared_error():
    assert np.polyfit(X, WILD, 1) == pytest.approx((2.5, -1.0))


@table("error", [squared_error, absolute_error])
def test_the_loss_over_w_takes_many_weights_at_once(error):
    loss, w = loss_over_w(X, Y, 0.5, error), np.linspace(-1, 4, 7)
    fit = neuron_fit(X, Y, activation=identity, loss=error)
    assert loss(w) == pytest.approx([fit((each, 0.5)) for each in w])
    assert loss.gradient(w) == pytest.approx([fit.gradient((each, 0.5))[0] for each in w])


@table("error", [squared_error, absolute_error])
def test_all_three_slopes_agree_away_from_corners(error):
    for w, b in [place for place in GRID[::97] if not guess(*place, error).corner]:
        proof = prove(guess(w, b, error).objective, w)
        assert [name for name, _ in proof.ways] == ["analytic", "measured", "symbolic"]
        assert proof.agree, (w, b, str(proof))


@table(
    ("arguments", "error", "said"),
    [
        ({"x": [1, 2], "y": [1]}, ValueError, "same length"),
        ({"x": [[1], [2]], "y": [1, 2]}, ValueError, "plain lists"),
        ({"x": [1], "y": [1], "b": "low"}, TypeError, "b must be a finite number, such as 0"),
        ({"x": [1], "y": [1], "error": "squared"}, TypeError, "such as squared_error; you gave 'squared'"),
    ],
)
def test_what_does_not_fit_is_told_in_one_sentence(arguments, error, said):
    with pytest.raises(error, match=said):
        loss_over_w(**arguments)


def test_a_guess_needs_a_loss_over_w_and_a_number():
    with pytest.raises(TypeError, match="such as loss_over_w"):
        Guess(line_fit(X, Y), 1.0)
    with pytest.raises(TypeError, match="w must be a finite number"):
        Guess(loss_over_w(X, Y), "steep")


@table("data", [{"x": [[1, 2]], "y": [1]}, {"x": [1, 2], "y": [1]}, {"x": "ab", "y": [1, 2]}])
def test_an_explorer_tells_in_one_sentence_what_is_wrong_with_the_data(data):
    with pytest.raises((TypeError, ValueError), match="x ") as refused:
        loss_explorer(**data)
    assert "\n" not in str(refused.value)


def squares(live):
    """The corners of each miss in pixels, shape (points, 4, 2)."""
    (misses,) = (artist for artist in live.picture.artists if isinstance(artist, PolyCollection))
    corners = np.array([path.vertices[:4] for path in misses.get_paths()])
    return misses.axes.transData.transform(corners.reshape(-1, 2)).reshape(-1, 4, 2)


@table("y", [Y, WILD])
def test_a_squared_error_is_a_square_on_the_screen_and_stays_in_its_pane(y):
    live = loss_explorer(y=y)
    for w, b in GRID[::29]:
        live.set(w=w, b=b)
        sides = np.ptp(squares(live), axis=1)
        assert sides[:, 0] == pytest.approx(sides[:, 1])
        pane = live.picture.figure.axes[0]
        unit = np.ptp(pane.transData.transform([(0, 0), (0, 1)])[:, 1])  # pixels
        assert sides.prod(axis=1) == pytest.approx(live.result.errors * unit**2)
        pane = pane.get_window_extent()
        assert squares(live)[..., 0].min() >= pane.x0
        assert squares(live)[..., 0].max() <= pane.x1
        assert squares(live)[..., 1].min() >= pane.y0
        assert squares(live)[..., 1].max() <= pane.y1


def test_an_absolute_error_is_an_upright_from_the_point_to_the_line():
    live = loss_explorer()
    live.set(loss="absolute error", w=1.2)
    sides = np.ptp(squares(live), axis=1)
    assert sides[:, 0] == pytest.approx(np.zeros(5))
    assert sides[:, 1] / sides[0, 1] == pytest.approx(live.result.errors / live.result.errors[0])


def test_axes_stand_still_while_the_line_moves_and_follow_the_loss_alone():
    live = loss_explorer()
    panes = live.picture.figure.axes
    limits = {}
    for loss in ("squared error", "absolute error"):
        seen = set()
        for w, b in GRID[::53]:
            live.set(w=w, b=b, loss=loss)
            seen.add(tuple(pane.get_xlim() + pane.get_ylim() for pane in panes))
            assert panes[1].get_ylim()[0] < live.result.loss < panes[1].get_ylim()[1]
        assert len(seen) == 1
        limits[loss] = seen
    assert limits["squared error"] != limits["absolute error"]


@table(
    ("settings", "said"),
    [
        ({"w": 1.5}, "The slope of the loss is −11, so downhill is to the right: a larger w has a smaller loss."),
        ({"w": 2.6}, "The slope of the loss is 13.2, so downhill is to the left: a smaller w has a smaller loss."),
        ({"w": 2.0}, "The slope of the loss is 0, and no small change of w makes the loss smaller."),
        ({"w": 2.0, "loss": "absolute error"}, "a corner where the slope jumps from −3 to 3, and no small change"),
        ({"w": 2.0, "loss": "absolute error"}, "loss = mean of the lengths = 0."),
    ],
)
def test_the_sentence_says_the_loss_and_the_way(settings, said):
    live = loss_explorer()
    live.set(**settings)
    assert said in live.words


def test_at_a_corner_the_proof_says_that_there_is_no_slope():
    live = loss_explorer()
    live.buttons["Show the proof"].click()
    live.set(w=2.0, loss="absolute error")
    assert live.notes[1].text == "There is no slope here, but a corner: -3 on its left, 3 on its right."
    live.set(w=1.5)
    assert "analytic -3, measured -3, symbolic -3. They agree." in live.notes[1].text


def test_the_curve_is_drawn_again_only_when_the_bias_or_the_loss_changes():
    live = loss_explorer()
    first = live.result.objective
    live.set(w=2.4)
    assert live.result.objective is first
    live.set(b=0.5)
    assert live.result.objective is not first


def test_a_loss_that_is_no_miss_has_no_picture():
    picture = guess_picture(np.array([0.0, 1.0]), np.array([0.0, 1.0]), (0.0, 1.0), (0.0, 1.0))
    with pytest.raises(ValueError, match="squared error or absolute error"):
        picture.show(Guess(loss_over_w([0.2, 0.4], [0, 1], 0.1, cross_entropy), 0.5))
