"""The explorer of learning-rate golf: choose a hole and the settings, and see how many steps the ball takes."""

from mathomong.figures import golf_picture
from mathomong.golf import HOLES, Round, round_code
from mathomong.proofs import prove
from mathomong.widgets.controls import choice, log_slider, slider
from mathomong.widgets.live import LiveFigure


def golf_explorer() -> LiveFigure:
    """Slide the learning rate and the momentum, and bring the ball into the hole with few steps."""
    return LiveFigure(
        golf_picture(),
        lambda hole, learning_rate, momentum: Round(HOLES[hole], learning_rate, momentum),
        code=round_code,
        proof=lambda played: prove(played.objective, played.end),
        hole=choice(HOLES, "bowl"),
        learning_rate=log_slider(0.001, 1.0, 0.1),
        momentum=slider(0.0, 0.95, 0.0, step=0.05),
    )
