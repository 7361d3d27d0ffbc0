"""The explorers of a race: six optimizers from one start, on a land of the course or on one that the learner types."""

import numpy as np

from mathomong.figures import race_picture
from mathomong.landscapes import bowl, himmelblau, ravine, rosenbrock, saddle
from mathomong.objectives import Objective
from mathomong.proofs import Proof, prove
from mathomong.races import Race, expect_two_weights, race_code
from mathomong.symbolic.typed import typed_land
from mathomong.widgets.controls import choice, formula, log_slider, slider
from mathomong.widgets.live import LiveFigure

STEPS = 100
LANDS = (ravine, bowl, saddle, rosenbrock, himmelblau)


def race_explorer(objective: Objective = ravine) -> LiveFigure:
    """Race six optimizers on `objective` or another land of the list, all at one learning rate.

    The two shifts move the start, in hundredths of the land's width and height. Raises TypeError or ValueError with
    one sentence where `objective` is no land over two weights.
    """
    lands = {land.name: land for land in dict.fromkeys((expect_two_weights(objective), *LANDS))}
    return _race(lambda land: lands[land], land=choice(lands, objective.name))


def formula_race_explorer(text: str = "sin(x) + cos(y) + x^2/20") -> LiveFigure:
    """Race six optimizers on the land that a formula of two letters gives; its level places are found and marked."""
    return _race(typed_land, formula=formula(text))


def _race(land_of, **which) -> LiveFigure:
    (name,) = which

    def race(learning_rate: float, steps: int, shift_x: int, shift_y: int, **named: str) -> Race:
        land = land_of(named[name])
        return Race(land, learning_rate, _shifted(land, (shift_x, shift_y)), steps)

    return LiveFigure(
        race_picture(STEPS),
        race,
        code=race_code,
        proof=_prove_at_the_start,
        **which,
        learning_rate=log_slider(0.001, 1.0, 0.1),
        steps=slider(0, STEPS, 40),
        shift_x=slider(-50, 50, 0),
        shift_y=slider(-50, 50, 0),
    )


def _shifted(land: Objective, hundredths: tuple[int, int]) -> np.ndarray:
    """The land's own start, moved, but not off the land."""
    low, high = np.transpose(land.domain)
    return np.clip(land.start + np.multiply(hundredths, high - low) / 100, low, high)


def _prove_at_the_start(race: Race) -> Proof:
    """How the slope is known where they all start."""
    return prove(race.objective, race.start)
