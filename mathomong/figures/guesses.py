"""The picture of a guess: its misses to scale on the data, and its loss on the curve over the weight."""

from dataclasses import replace
from itertools import product

import numpy as np
from matplotlib.ticker import MaxNLocator

from mathomong.figures.curves import window
from mathomong.figures.descents import title
from mathomong.figures.misses import misses_to_scale
from mathomong.figures.picture import Picture
from mathomong.figures.signposts import loss_curve
from mathomong.figures.style import FUNCTION, MISS, NOW, PREDICTION, SLOPE, TARGET, key, new_figure, pane, styled
from mathomong.figures.words import plainly
from mathomong.guesses import Guess, loss_over_w
from mathomong.losses import absolute_error, squared_error

BOTTOM, HEIGHT = 0.235, 0.675
TANGENT = replace(SLOPE, marker="none")
KEY = {"data": TARGET, "line": PREDICTION, "miss": MISS, "loss": FUNCTION, "present w": NOW, "slope": TANGENT}
MEASURED_BY = {squared_error: "squares", absolute_error: "lengths"}  # what the mean is taken of
DOWNHILL = {
    -1: "so downhill is to the left: a smaller w has a smaller loss",
    0: "and no small change of w makes the loss smaller",
    1: "so downhill is to the right: a larger w has a smaller loss",
}


def guess_picture(x: np.ndarray, y: np.ndarray, ws: tuple[float, float], bs: tuple[float, float]) -> Picture:
    """A line through the points (x, y) with its misses, beside its loss as a curve over w with a sign-post.

    `ws` and `bs` are the lowest and the highest weight and bias that will be shown; the panes have room for them all.
    """
    heights = np.concatenate([y, *(w * x + b for w, b in product(ws, bs))])
    with styled():
        figure = new_figure(9.0, 4.2)
        left = pane(figure, (0.075, BOTTOM, 0.475, HEIGHT), "x", "y")
        right = pane(figure, (0.64, BOTTOM, 0.345, HEIGHT), "weight w", "loss")
        left.set(xlim=window(x, 0.2, 0.45), ylim=window(heights, 0.04, 0.04))
        left.xaxis.set_major_locator(MaxNLocator(nbins=7, integer=True))
        right.set_xlim(window(np.array(ws), 0.05, 0.05))
        curve, signpost = loss_curve(right, {error: _highest(x, y, ws, bs, error) for error in MEASURED_BY})
        moving = [misses_to_scale(left), signpost, title(left, _mean_of), title(right, _slope)]
        key(figure, 0.045, KEY)
        return Picture(figure, [curve], moving, guess_words)


def guess_words(guess: Guess) -> str:
    """What the line costs, and which way is downhill."""
    line = f"w = {plainly(guess.w)} and b = {plainly(guess.objective.b)}: {_mean_of(guess)}"
    if not guess.corner:
        return f"{line}. The slope of the loss is {plainly(guess.slope)}, {DOWNHILL[guess.downhill]}."
    left, right = map(plainly, guess.slopes_beside)
    return f"{line}. Here is a corner where the slope jumps from {left} to {right}, {DOWNHILL[guess.downhill]}."


def _mean_of(guess: Guess) -> str:
    """The loss, and what it is the mean of."""
    return f"loss = mean of the {MEASURED_BY[guess.objective.error]} = {plainly(guess.loss)}"


def _slope(guess: Guess) -> str:
    if guess.corner:
        return "a corner: slope {} to {}".format(*map(plainly, guess.slopes_beside))
    return f"slope of the loss: {plainly(guess.slope)}"


def _highest(x: np.ndarray, y: np.ndarray, ws: tuple, bs: tuple, error) -> float:
    """The highest loss in sight: a loss that bends upwards everywhere is highest at an end."""
    return max(loss_over_w(x, y, b, error)(w) for w, b in product(ws, bs))
