"""The explorer of an X-ray: choose an optimizer, walk through its steps, and see what it remembers at each."""

from mathomong.figures import xray_picture
from mathomong.landscapes import ravine
from mathomong.objectives import Objective
from mathomong.proofs import prove
from mathomong.races import RACERS, expect_two_weights
from mathomong.widgets.controls import choice, log_slider, slider
from mathomong.widgets.live import LiveFigure
from mathomong.xrays import XRay, with_memory, xray_code

STEPS = 100


def xray_explorer(objective: Objective = ravine) -> LiveFigure:
    """Choose an optimizer on `objective` and walk through its steps; `memory` is how much it keeps from each.

    Raises TypeError or ValueError with one sentence where `objective` is no land over two weights.
    """
    expect_two_weights(objective)
    return LiveFigure(
        xray_picture(objective, STEPS),
        lambda optimizer, learning_rate, memory, steps: XRay(
            objective, with_memory(optimizer, learning_rate, memory), steps
        ),
        code=xray_code,
        proof=lambda xray: prove(xray.objective, xray.descent.end),
        optimizer=choice(tuple(RACERS)[::-1], "Adam"),
        learning_rate=log_slider(0.001, 1.0, 0.1),
        memory=slider(0.0, 0.99, 0.9, step=0.01),
        steps=slider(0, STEPS, 12),
    )
