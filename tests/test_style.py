"""One look per meaning: told apart by colour-blind eyes, by markers and lines, and dark enough to see."""

from itertools import combinations

import numpy as np
import pytest
from colorspacious import cspace_convert, deltaE
from matplotlib.colors import to_rgb

from explorers import MAKERS
from mathomong.figures.style import FUNCTION, INK, MEANINGS, MINIMUM, PATH, PREDICTION, TARGET, TEXT

SIGHTS = ["full", "protanomaly", "deuteranomaly", "tritanomaly"]
SEEN_TOGETHER = [FUNCTION, PATH, MINIMUM, PREDICTION, TARGET]


def seen(color, sight):
    if sight == "full":
        return np.array(to_rgb(color))
    space = {"name": "sRGB1+CVD", "cvd_type": sight, "severity": 100}
    return np.clip(cspace_convert(to_rgb(color), space, "sRGB1"), 0, 1)


def luminance(color):
    channels = np.array(to_rgb(color))
    linear = np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)
    return float(linear @ [0.2126, 0.7152, 0.0722])


@pytest.mark.parametrize("sight", SIGHTS)
def test_meanings_differ_in_colour_for_every_eye_or_else_in_shape(sight):
    alike = [
        (a, b)
        for a, b in combinations(SEEN_TOGETHER, 2)
        if deltaE(seen(a.color, sight), seen(b.color, sight), input_space="sRGB1") < 15
    ]
    assert all((a.marker, a.line) != (b.marker, b.line) for a, b in alike)
    assert (PATH, FUNCTION) not in alike


@pytest.mark.parametrize("meaning", MEANINGS)
def test_every_meaning_stands_out_from_white_by_three_to_one(meaning):
    assert 1.05 / (luminance(MEANINGS[meaning].color) + 0.05) >= 3


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
