"""The loss as a curve over the weight, and a sign-post on it: a short tangent, and the way that leads downhill."""

from collections.abc import Callable

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Polygon
from matplotlib.transforms import IdentityTransform

from mathomong.figures.picture import View
from mathomong.figures.projector import pixel
from mathomong.figures.quick_text import QuickText
from mathomong.figures.style import FUNCTION, INK, NOW, SLOPE
from mathomong.guesses import Guess

BOARD = {-1: "← left", 0: "bottom", 1: "right →"}  # what stands on the board, by the way that leads downhill
NAME_AT = {-1: (-70, -5), 0: (-28, -5), 1: (8, -5)}  # pixels at a desk, from the hook to where the name begins
BOARD_COLOR = "#F6ECD2"
TIP, LONG, HIGH = 14, 84, 13  # pixels: the board's point, its length, half its height
TANGENT = 48  # pixels: half the length of the tangent, however steep it is
TOP = 0.86  # the curve's share of the pane; the board hangs above it


def loss_curve(axes: Axes, ceilings: dict) -> tuple[View, View]:
    """The loss over the weights in sight, and the sign-post on it: the ground and what moves.

    The pane reaches up to `ceilings[error]`, since each way to measure a miss has a scale of its own.
    """

    def scale(objective) -> None:
        if objective.error not in ceilings:
            drawn = " or ".join(error.name for error in ceilings)
            raise ValueError(f"this picture shows {drawn}; you gave {objective.error.name}.")
        ceiling = ceilings[objective.error]
        axes.set_ylim(-0.04 * ceiling, ceiling / TOP)

    return _curve(axes, scale), _signpost(axes, scale)


def _curve(axes: Axes, scale: Callable) -> View:
    w = np.linspace(*axes.get_xlim(), 201)
    (curve,) = axes.plot([], [], **FUNCTION.curve())

    def update(objective) -> None:
        scale(objective)
        curve.set_data(w, objective(w))

    return View((axes.yaxis, curve), update)


def _signpost(axes: Axes, scale: Callable) -> View:
    """The present weight on the curve, a short tangent, and above it a board that points downhill."""
    pixels, larger = IdentityTransform(), pixel(axes.figure)
    (post,) = axes.plot([], [], color=INK, linewidth=1.5, transform=pixels)
    (tangent,) = axes.plot([], [], **SLOPE.curve(linewidth=3))
    (now,) = axes.plot([], [], **NOW.dots())
    board = axes.add_patch(
        Polygon(np.zeros((5, 2)), **SLOPE.patch(facecolor=BOARD_COLOR), clip_on=False, transform=pixels)
    )
    name = axes.add_artist(QuickText(0, 0, "", transform=pixels))

    def update(guess) -> None:
        scale(guess.objective)
        x, y = axes.transData.transform((guess.w, guess.loss))
        hook = np.array([x, axes.get_window_extent().y1 - HIGH * larger])
        post.set_data([x, x], [y, hook[1]])
        now.set_data([guess.w], [guess.loss])
        tangent.set_data(*_tangent(axes, guess))
        board.set_xy(hook + larger * _outline(guess.downhill))
        name.set_text(BOARD[guess.downhill])
        name.set_position(hook + np.multiply(larger, NAME_AT[guess.downhill]))

    return View((tangent, post, board, name, now), update)


def _tangent(axes: Axes, guess: Guess) -> tuple:
    """The ends of a short line with the slope of the curve; at a corner there is no such line."""
    if guess.corner:
        return [], []
    along, up = np.subtract(*axes.transData.transform([(1, guess.slope), (0, 0)]))
    reach = TANGENT * pixel(axes.figure) / np.hypot(along, up) * np.array([-1, 1])
    return guess.w + reach, guess.loss + reach * guess.slope


def _outline(way: int) -> np.ndarray:
    """The corners of the board, in pixels from its hook: it points that way, or hangs level at the bottom."""
    start, end, tip = (0, LONG - TIP, LONG) if way else (-LONG / 2, LONG / 2, LONG / 2)
    return np.array([(start, -HIGH), (end, -HIGH), (tip, 0), (end, HIGH), (start, HIGH)]) * (way or 1, 1)
