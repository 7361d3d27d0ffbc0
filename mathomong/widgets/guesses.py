"""The explorer of a loss: slide a line, and see what each miss costs and which way is downhill."""

from functools import lru_cache

from mathomong.figures import guess_picture
from mathomong.fits import line_fit
from mathomong.guesses import Guess, guess_code, loss_over_w
from mathomong.losses import absolute_error, squared_error
from mathomong.proofs import Proof, prove
from mathomong.widgets.controls import choice, slider
from mathomong.widgets.descents import SEED_X, SEED_Y
from mathomong.widgets.live import LiveFigure

ERRORS = {error.name: error for error in (squared_error, absolute_error)}
WEIGHTS, BIASES = (1.0, 3.0), (-2.0, 2.0)


def loss_explorer(x: tuple = SEED_X, y: tuple = SEED_Y) -> LiveFigure:
    """Slide the weight and the bias of a line through the points (x, y), and choose how a miss is measured.

    Raises ValueError or TypeError with one sentence where `x` and `y` are not two lists of equal length.
    """
    fit = line_fit(x, y)  # a mistake in the data is named here, not while the picture is made
    x, y = fit.x, fit.targets

    @lru_cache(maxsize=8)
    def over_w(b: float, loss: str):
        return loss_over_w(x, y, b, ERRORS[loss])  # the same for the same settings, so the curve is kept

    return LiveFigure(
        guess_picture(x, y, WEIGHTS, BIASES),
        lambda w, b, loss: Guess(over_w(b, loss), w),
        code=guess_code,
        proof=_prove,
        w=slider(*WEIGHTS, 1.5, step=0.05),
        b=slider(*BIASES, 0.0, step=0.1),
        loss=choice(ERRORS, squared_error.name),
    )


def _prove(guess: Guess) -> Proof:
    """How the slope of the loss along w is known; at a corner there is none to prove."""
    if guess.corner:
        left, right = guess.slopes_beside
        raise ValueError(f"There is no slope here, but a corner: {left:.4g} on its left, {right:.4g} on its right.")
    return prove(guess.objective, guess.w)
