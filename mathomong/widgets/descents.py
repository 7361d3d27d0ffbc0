"""The explorers of a descent: slide the learning rate and the number of steps, and the path follows."""

from collections.abc import Callable
from functools import lru_cache
from itertools import product

import numpy as np

from mathomong.calculus import curvatures
from mathomong.calls import takes
from mathomong.descent import Descent, descend
from mathomong.figures import descent_picture, line_fit_picture
from mathomong.fits import Fit, line_fit
from mathomong.landscapes import bowl
from mathomong.listing import descent_code
from mathomong.objectives import Objective, expect_objective
from mathomong.optimizers import GradientDescent
from mathomong.proofs import Proof, prove
from mathomong.regimes import steepest_curvature
from mathomong.values import function, paired
from mathomong.widgets.controls import slider, switch
from mathomong.widgets.live import LiveFigure

SEED_X, SEED_Y = (1, 2, 3, 4, 5), (2, 4, 6, 8, 10)  # the data of the course's first text: y = 2x


def descent_explorer(objective: Objective = bowl, optimizer: Callable = GradientDescent) -> LiveFigure:
    """Slide the learning rate and the number of steps of a descent on `objective`; in one variable, its start too.

    The rates on the slider reach a little beyond the speed limit 2/λ of the steepest valley.
    """
    if not takes(function(optimizer, "optimizer"), 0.1):
        raise TypeError("optimizer must take a learning rate alone, as GradientDescent does; yours takes others.")
    fastest = _fastest(objective)
    return LiveFigure(
        descent_picture(objective, fastest, steps=100),
        lambda learning_rate, steps, start=None: descend(objective, optimizer(learning_rate), start, steps),
        code=descent_code,
        proof=_prove_at_the_end,
        learning_rate=slider(0.0, fastest, _tidy(fastest / 12)),
        steps=slider(0, 100, 20),
        **_start_slider(objective),
    )


def line_fit_explorer(x: tuple = SEED_X, y: tuple = SEED_Y) -> LiveFigure:
    """Slide the learning rate, the steps and the noise of a line fit; the switch moves the middle of x to 0.

    `x` and `y` are the data, of equal length. `outlier` is how far the last point has slipped down, at most by
    the largest of the heights. Raises ValueError or TypeError where no line can be fitted to them.
    """
    x, y = paired(x, y)
    fit, lowest = _fits(x, y), _tidy(np.abs(y).max() or 1.0)
    fastest = _fastest(fit(0.0, 0.0, False))
    return LiveFigure(
        line_fit_picture([fit(0.0, *ends) for ends in product((0.0, lowest), (False, True))], fastest, steps=200),
        lambda learning_rate, steps, noise, outlier, centre_x: descend(
            fit(noise, outlier, centre_x), GradientDescent(learning_rate), steps=steps
        ),
        code=descent_code,
        proof=_prove_at_the_end,
        learning_rate=slider(0.0, fastest, fastest / 10, step=fastest / 1000),
        steps=slider(0, 200, 100),
        noise=slider(0.0, 2.0, 0.0),
        outlier=slider(0.0, lowest, 0.0),
        centre_x=switch(),
    )


def _prove_at_the_end(descent: Descent) -> Proof:
    """How the slope is known where the run stands now."""
    return prove(descent.objective, descent.end)


def _fastest(objective: Objective) -> float:
    """The highest rate worth trying: a fifth above 2/λ; where no valley is known, λ is taken at the start."""
    curvature = steepest_curvature(expect_objective(objective))
    if not np.isfinite(curvature):
        curvature = max(curvatures(objective.gradient, objective.start)[-1], 1.0)
    return _tidy(2.4 / curvature)


def _start_slider(objective: Objective) -> dict:
    """A slider for the start, where there is one variable to slide."""
    return {"start": slider(*objective.domain, objective.start)} if objective.dimensions == 1 else {}


def _fits(x: np.ndarray, y: np.ndarray) -> Callable[[float, float, bool], Fit]:
    """The line fit to data so disturbed, x centred or not; the same Fit for the same settings, so its ground is kept."""
    wobble = np.random.default_rng(4).normal(size=y.shape)  # one draw: more noise stretches it, and nothing jumps

    slip = np.eye(len(y))[-1]

    @lru_cache(maxsize=8)
    def fit(noise: float, outlier: float, centre_x: bool) -> Fit:
        return line_fit(x - x.mean() if centre_x else x, y + noise * wobble - outlier * slip)

    return fit


def _tidy(value: float) -> float:
    """Two significant figures."""
    return float(f"{value:.2g}")
