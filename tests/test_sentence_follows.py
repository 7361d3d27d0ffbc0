"""Where one control changes the picture, the sentence changes too: who hears the page misses no move."""

from random import Random

import pytest

from explorers import PICTURES, positions

EVERY_PICTURE = pytest.mark.parametrize("make", PICTURES.values(), ids=PICTURES)


def moves_that_are_seen(make, tries):
    """So many moves of one control, from somewhere: what was said before and after each that changed the picture."""
    live, chance = make(), Random(0)
    doors = {name: list(positions(control)) for name, control in live.controls.items()}
    for _ in range(tries):
        live.set(**{name: chance.choice(places) for name, places in doors.items()})
        said, picture = live.words, bytes(live.image.value)
        name = chance.choice(list(doors))
        live.set(**{name: chance.choice(doors[name])})
        if live.image.value != picture:
            yield name, said, live.words


def expect_every_move_to_be_told(make, tries):
    seen = list(moves_that_are_seen(make, tries))
    assert len(seen) > tries / 4
    assert [(name, before) for name, before, after in seen if before == after] == []


@EVERY_PICTURE
def test_a_move_that_changes_the_picture_changes_the_sentence(make):
    expect_every_move_to_be_told(make, tries=20)


@pytest.mark.long
@EVERY_PICTURE
def test_hundreds_of_moves_too(make):
    expect_every_move_to_be_told(make, tries=400)
