"""One look per meaning: told apart by colour-blind eyes, by markers and lines, and dark enough to see."""

import re
import sys
from itertools import combinations

import numpy as np
import pytest
from colorspacious import cspace_convert, deltaE
from matplotlib.colors import to_rgb

from explorers import MAKERS
from mathomong.figures import activations, banded, lands, landscapes, ruler, signposts, tuning
from mathomong.figures.style import FUNCTION, INK, MEANINGS, MINIMUM, PATH, PREDICTION, RACERS, TARGET, TEXT, Look

FIGURES = re.compile(r"mathomong\.figures\.(?!style$)\w+")  # where pictures are drawn
SIGHTS = ["full", "protanomaly", "deuteranomaly", "tritanomaly"]
SEEN_TOGETHER = [FUNCTION, PATH, MINIMUM, PREDICTION, TARGET]
# Alike in shape, and in colour for some colour-blind eyes: no picture may have both.
NEVER_TOGETHER = {
    ("to the minimum", "not yet reached"),
    ("straight", "second path"),
}
LEVEL = ["minimum", "saddle", "maximum", "flat place", "common start"]
WALKED = ["path", "start", "now", "earlier run", "minimum", "gradient", "downhill", "direction", "one sample", "batch"]
# What marks stand on beside white, band by band.
GROUNDS = {
    "the land": ([*map(landscapes.HEIGHTS, range(landscapes.BANDS))], [*WALKED, *LEVEL, "to the minimum"]),
    "the land of a race": ([*map(lands.PALE, range(landscapes.BANDS))], [*LEVEL, *RACERS]),
    "the land of a prediction": (banded.BANDS, ["kind 0", "kind 1", "on the wrong side", "one half"]),
    "the ruler": ([color for _, color in ruler.ZONES] + [ruler.PLAIN], ["path"]),
}
BEHIND_TEXT = {
    "white": ["#FFFFFF"],
    "the boxes of a graph": [look.fill for look in MEANINGS.values() if look.marker == "none" and look.fill],
    "the ruler": GROUNDS["the ruler"][0],
    "what is still hidden": [tuning.HIDDEN],
    "a sign-post": [signposts.BOARD_COLOR],
    "where a neuron is saturated": [activations.FLAT_COLOR],
}


def seen(color, sight):
    if sight == "full":
        return np.array(to_rgb(color))
    space = {"name": "sRGB1+CVD", "cvd_type": sight, "severity": 100}
    return np.clip(cspace_convert(to_rgb(color), space, "sRGB1"), 0, 1)


def luminance(color):
    channels = np.array(to_rgb(color))
    linear = np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)
    return float(linear @ [0.2126, 0.7152, 0.0722])


def contrast(one, other):
    """How much lighter the lighter colour is than the darker one, from 1 to 21 (WCAG 2.2, contrast ratio)."""
    dark, light = sorted(luminance(color) + 0.05 for color in (one, other))
    return light / dark


@pytest.mark.parametrize("sight", SIGHTS)
def test_meanings_differ_in_colour_for_every_eye_or_else_in_shape(sight):
    alike = [
        (a, b)
        for a, b in combinations(SEEN_TOGETHER, 2)
        if deltaE(seen(a.color, sight), seen(b.color, sight), input_space="sRGB1") < 15
    ]
    assert all((a.marker, a.line) != (b.marker, b.line) for a, b in alike)
    assert (PATH, FUNCTION) not in alike


def test_meanings_alike_in_shape_that_some_eyes_cant_tell_apart_are_never_in_one_picture():
    alike = {
        (a, b)
        for sight in SIGHTS
        for (a, one), (b, other) in combinations(MEANINGS.items(), 2)
        if (one.marker, one.line, one.size) == (other.marker, other.line, other.size) and one.color != other.color
        if deltaE(seen(one.color, sight), seen(other.color, sight), input_space="sRGB1") < 15
    }
    assert alike == NEVER_TOGETHER
    modules = [vars(module).values() for name, module in sys.modules.items() if FIGURES.fullmatch(name)]
    assert len(modules) > 30
    for a, b in NEVER_TOGETHER:
        assert not any(MEANINGS[a] in looks and MEANINGS[b] in looks for looks in map(looks_in, modules)), (a, b)


def looks_in(values):
    return [value for value in values if isinstance(value, Look)]


@pytest.mark.parametrize("meaning", MEANINGS)
def test_every_meaning_stands_out_from_white_by_three_to_one(meaning):
    assert contrast(MEANINGS[meaning].color, "white") >= 3


@pytest.mark.parametrize(("bands", "marks"), GROUNDS.values(), ids=GROUNDS)
def test_every_mark_stands_out_by_three_to_one_from_what_it_stands_on(bands, marks):
    weak = [(mark, band) for band in bands for mark in marks if contrast(MEANINGS[mark].color, band) < 3]
    assert weak == []


@pytest.mark.parametrize("bands", BEHIND_TEXT.values(), ids=BEHIND_TEXT)
def test_text_stands_out_by_four_and_a_half_to_one_from_what_is_behind_it(bands):
    assert bands
    assert min(contrast(INK, band) for band in bands) >= 4.5


def test_no_two_meanings_share_both_marker_and_line_unless_their_size_or_fill_differs():
    looks = [(look.marker, look.line, look.size, look.fill, look.color) for look in MEANINGS.values()]
    assert len(set(looks)) == len(looks) >= 8


@pytest.mark.parametrize("make", MAKERS.values(), ids=MAKERS)
def test_no_text_on_a_picture_is_smaller_than_eleven_points(make):
    figure = make().picture.figure
    texts = [text for text in figure.findobj(lambda artist: hasattr(artist, "get_fontsize")) if text.get_text()]
    assert len(texts) > 10
    assert min(text.get_fontsize() for text in texts) >= TEXT == 11
    assert {text.get_color() for text in texts} <= {INK}
