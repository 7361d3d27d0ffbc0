"""Projector mode: pictures drawn 1.6 times as large, type and lines and all, so that they can be read across a room."""

import os

from matplotlib.figure import Figure

SWITCH = "MATHOMONG_PROJECTOR"  # an environment variable: nothing in a notebook has to change for the room
LARGER = 1.6  # at this size hinted type is hardly wider than 1.6 times that of the desk; at 1.5 it would be by 5 %
DPI = 100  # at a desk one figure unit is 100 pixels, so 11 pt is 15 pixels on screen


def for_a_room() -> bool:
    """Whether what is made now is for a projector.

    >>> for_a_room()
    False
    """
    return os.environ.get(SWITCH, "0") not in ("", "0")


def dots_per_inch() -> float:
    """The resolution of a picture that is made now: a larger one enlarges type, lines and marks alike."""
    return DPI * LARGER if for_a_room() else DPI


def pixel(figure: Figure) -> float:
    """How many pixels of this figure take the place of one that was planned for the desk."""
    return figure.dpi / DPI
