"""Whatever way a hand took, an explorer shows what a new one shows that is set there at once."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorers import MAKERS, PICTURES, grid, positions
from mathomong.widgets import log_slider, slider

PRESSED = ("Step", "Keep this run", "Reset")
HANDS = st.randoms(use_true_random=True)  # each is a number, from which the whole way follows


def a_way(live, hand):
    """Up to a dozen moves in any order: a control with where it goes, or a button."""
    doors = [*live.controls, *(name for name in PRESSED if name in live.buttons)]
    names = hand.choices(doors, k=hand.randint(4, 12))
    return [(name, hand.choice(positions(live.controls[name])) if name in live.controls else None) for name in names]


def go(live, moves):
    for name, value in moves:
        if value is None:
            live.buttons[name].click()
        else:
            live.controls[name].value = value


def shown(live):
    """All that a learner gets to see, and what nbval compares."""
    return live.image.value, live.words, live.sentence.value, repr(live), live.notes[0].text


def with_its_code(live):
    live.buttons["Show the code"].click()
    return live


def expect_a_new_one_to_show_the_same(make, hand, ways):
    live = with_its_code(make())
    for _ in range(ways):
        moves = a_way(live, hand)
        go(live, moves)
        new = with_its_code(make())
        new.kept = live.kept
        if hasattr(live.model, "forget"):  # the way there is part of what it shows
            new.model = live.model
        new.set(**live.settings)
        assert shown(live) == shown(new), moves


@pytest.mark.parametrize("make", PICTURES.values(), ids=PICTURES)
@settings(max_examples=2)  # the first is the same each time, the second is not
@given(hand=HANDS)
def test_after_any_moves_all_that_is_shown_is_what_a_new_explorer_shows(make, hand):
    expect_a_new_one_to_show_the_same(make, hand, ways=1)


@pytest.mark.long
@pytest.mark.parametrize("make", MAKERS.values(), ids=MAKERS)
@settings(max_examples=10)
@given(hand=HANDS)
def test_after_a_hundred_ways_of_moves_too(make, hand):
    expect_a_new_one_to_show_the_same(make, hand, ways=10)


@pytest.mark.parametrize(
    "control",
    [slider(0.0, 1.2, 0.1), slider(-3, 9, 3), log_slider(1e-12, 1.0, 0.1)],
    ids=lambda control: type(control).__name__,
)
def test_a_way_can_go_to_both_ends_of_a_slider_and_to_every_step_between(control):
    places = grid(control)
    assert (places[0], places[-1]) == pytest.approx((control.min, control.max))
    assert len(places) == round((control.max - control.min) / control.step) + 1
