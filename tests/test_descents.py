"""The descent explorers fit whatever they are given, or say in one sentence why they can't."""

import numpy as np
import pytest

from mathomong import Adam, GradientDescent, Objective, bowl, curvatures, descend, learner_function
from mathomong.figures import descent_picture
from mathomong.widgets import descent_explorer, line_fit_explorer

TYPED = [
    "x^2 + y^4",
    "sin x",
    "log x",
    "1/x",
    "|x|",
    "3",
    "x",
    "e^x",
    "x^3",
    "(x - 1)^2 (x + 2)^2 + x",
    "x^4",
    "x^4 + y^4",
    "√x",
]


@pytest.mark.parametrize("text", TYPED)
def test_whatever_a_learner_types_can_be_slid(text):
    live = descent_explorer(learner_function(text))
    for end in (live.controls["learning_rate"].max, 0.0):
        live.set(learning_rate=end, steps=100)
        assert live.words.endswith(".")


OTHER_DATA = [((1,), (2,)), ((1, 1), (2, 3)), ((10, 20, 30), (5, -3, 7)), ((0, 0.001), (1, -1)), ((-1e3, 1e3), (4, 4))]


@pytest.mark.parametrize(("x", "y"), OTHER_DATA)
def test_a_line_can_be_fitted_to_any_data_and_its_picture_holds_them(x, y):
    live = line_fit_explorer(x, y)
    live.set(learning_rate=live.controls["learning_rate"].max, steps=200, noise=2.0, centre_x=True)
    middle = live.picture.figure.axes[1]
    for values, (low, high) in ((x, middle.get_xlim()), (y, middle.get_ylim())):
        assert low < min(values)
        assert max(values) < high


def test_one_outlier_of_five_lays_the_best_line_flat():
    live = line_fit_explorer()
    live.set(outlier=10.0)
    assert live.result.objective.minima[0] == pytest.approx(np.polyfit([1, 2, 3, 4, 5], [2, 4, 6, 8, 0], 1), abs=1e-12)
    assert live.result.objective.minima[0] == pytest.approx((0, 4), abs=1e-12)


def test_the_sentence_of_a_fit_says_where_its_data_and_its_lowest_point_lie():
    live = line_fit_explorer()
    assert live.words.endswith(" The data go from x = 1 to 5; the lowest point is (2, 0).")
    live.set(outlier=10.0, centre_x=True)
    assert live.words.endswith(" The data go from x = −2 to 2; the lowest point is (0, 4).")


def test_an_outlier_leaves_the_speed_limit_where_it_was():
    live = line_fit_explorer()
    before = curvatures(live.result.objective.gradient, (0, 0))
    live.set(outlier=10.0, noise=1.0)
    assert curvatures(live.result.objective.gradient, (0, 0)) == pytest.approx(before, rel=1e-6)


REFUSED = [
    (lambda: descent_explorer("x^2"), TypeError, "learner_function\\('x\\^2'\\) for a typed formula"),
    (lambda: descent_explorer(bowl, optimizer=5), TypeError, "optimizer must be a function"),
    (lambda: descent_explorer(learner_function("x^2+y^2+z^2")), ValueError, "has 3 variables, and a picture has room"),
    (lambda: line_fit_explorer((1, 2), (1,)), ValueError, "x and y must be of the same length"),
    (lambda: line_fit_explorer((), ()), ValueError, "x is empty"),
    (lambda: line_fit_explorer("a", "b"), TypeError, "x must be a number or a list of numbers"),
    (lambda: line_fit_explorer((1, float("nan")), (1, 2)), ValueError, "x must hold finite numbers only"),
]


@pytest.mark.parametrize(("make", "kind", "said"), REFUSED, ids=[said[:30] for _, _, said in REFUSED])
def test_what_cant_be_explored_is_refused_in_one_sentence(make, kind, said):
    with pytest.raises(kind, match=said) as refused:
        make()
    assert "\n" not in str(refused.value)


def test_another_optimizer_can_be_slid_too():
    live = descent_explorer(bowl, optimizer=Adam)
    live.set(learning_rate=0.5)
    assert live.result.optimizer == Adam(0.5)


def test_the_bowl_opens_at_a_tenth_with_twenty_steps():
    assert descent_explorer().settings == {"learning_rate": 0.1, "steps": 20}


def test_far_from_a_bent_valley_the_sentence_does_not_promise_what_holds_at_its_bottom():
    hill = Objective("x⁴ + x²", lambda x: x**4 + x**2, lambda x: 4 * x**3 + 2 * x, (-6, 6), 5.0, (0.0,))
    words = descent_picture(hill).words(descend(hill, GradientDescent(0.3), steps=20))
    assert "diverged" in words
    assert "Near the lowest point the limit is 2/λ = 1; out here the ground bends more." in words
