"""The explorer of a look: move one pixel of a tiny picture, and see whether the map of slopes had foretold the output."""

from functools import lru_cache

from mathomong.figures import look_picture
from mathomong.looks import Look, look_code
from mathomong.proofs import prove
from mathomong.sights import HIDDEN, MAPS, RATE, STEPS, Sight, untrained
from mathomong.signs import SIDE, Signs
from mathomong.training import Training, trained
from mathomong.widgets.controls import choice, slider
from mathomong.widgets.live import LiveFigure

ROW, COLUMN = 1, 0  # the pixel to begin with: one that belongs to neither sign


def look_explorer(training: Training | None = None) -> LiveFigure:
    """Choose a picture, a pixel and its value, and see the output follow; the maps of slopes can be shown on two scales.

    `training` is a network trained on Signs; without one, that of the notebook is trained. Raises TypeError or
    ValueError with one sentence where it is anything else.
    """
    training = usual_training() if training is None else training
    first = next(iter(Sight(training, "faint ×").training.data.gallery))

    @lru_cache(maxsize=16)
    def sight(sign: str, map: str) -> Sight:
        return Sight(training, sign, map)  # the same for the same settings, so the maps are kept

    return LiveFigure(
        look_picture(),
        lambda sign, row, column, value, map: Look(sight(sign, map), row, column, value),
        code=look_code,
        proof=lambda look: prove(look.curve(), look.own),
        sign=choice(training.data.gallery, first),
        row=slider(0, SIDE - 1, ROW),
        column=slider(0, SIDE - 1, COLUMN),
        value=slider(0.0, 1.0, float(training.data.gallery[first][ROW, COLUMN]), step=0.01),
        map=choice(MAPS, HIDDEN),
    )


@lru_cache(maxsize=1)
def usual_training() -> Training:
    """The training of the notebook."""
    return trained(untrained(), Signs(), RATE, STEPS)
