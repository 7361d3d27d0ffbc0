"""The explorer of basins: more than ten thousand starts go downhill at once, and each shows the valley it falls into."""

from mathomong.basins import Basins, basins_code
from mathomong.figures import basins_picture
from mathomong.landscapes import himmelblau
from mathomong.objectives import Objective
from mathomong.proofs import prove
from mathomong.regimes import steepest_curvature
from mathomong.widgets.controls import slider
from mathomong.widgets.live import LiveFigure

STEPS = 60


def basin_explorer(objective: Objective = himmelblau) -> LiveFigure:
    """Slide the learning rate, the momentum and the steps of 110 × 110 starts on `objective`, which has a few minima.

    The rates reach twice as far as the speed limit 2/λ of the steepest valley. Raises TypeError or ValueError with one
    sentence where `objective` has not two weights, or not one to six known minima.
    """
    Basins(objective, learning_rate=0.0, steps=0)  # a mistake is named here, not while the picture is made
    fastest = float(f"{4 / steepest_curvature(objective):.1g}")
    return LiveFigure(
        basins_picture(objective),
        lambda learning_rate, momentum, steps: Basins(objective, learning_rate, momentum, steps),
        code=basins_code,
        proof=lambda basins: prove(basins.objective, basins.one.end),
        learning_rate=slider(0.0, fastest, fastest / 3, step=fastest / 60),
        momentum=slider(0.0, 0.95, 0.0, step=0.05),
        steps=slider(0, STEPS, 40),
    )
