"""The explorers of batches: how many samples for one step, and how far the gradients of batches scatter."""

from collections.abc import Callable
from functools import lru_cache

import numpy as np

from mathomong.batches import NOISY_X, NOISY_Y, BatchRun, batch_code
from mathomong.descent import minibatches
from mathomong.figures import batch_picture, scatter_picture
from mathomong.fits import Fit, line_fit
from mathomong.proofs import prove
from mathomong.scatter import Scatter, scatter_code
from mathomong.widgets.controls import choice, slider, switch
from mathomong.widgets.live import LiveFigure

STEPS = 64


def batch_explorer(x: tuple = NOISY_X, y: tuple = NOISY_Y) -> LiveFigure:
    """Slide the batch size, the learning rate and the number of updates of a line fit; `shuffle` deals the samples anew.

    Raises TypeError or ValueError with one sentence where x and y are no data that scatter around a line.
    """
    x, y = _scattered(x, y)
    fit = _remembered()

    @lru_cache(maxsize=64)
    def batches(batch_size: int, shuffle: int) -> minibatches:
        return minibatches(fit, x, y, batch_size, shuffle)

    return LiveFigure(
        batch_picture(fit(x, y), STEPS),
        lambda batch_size, learning_rate, steps, shuffle: BatchRun(batches(batch_size, shuffle), learning_rate, steps),
        code=batch_code,
        proof=lambda run: prove(run.objective, run.end),
        batch_size=slider(1, len(x), min(4, len(x))),
        learning_rate=slider(0.0, 0.4, 0.1, step=0.01),
        steps=slider(0, STEPS, 20),
        shuffle=slider(0, 9, 0),
    )


def scatter_explorer(x: tuple = NOISY_X, y: tuple = NOISY_Y) -> LiveFigure:
    """Slide the size of 200 batches and see how far their gradients scatter; `put_back` draws with replacement.

    `formula` uncovers what spread to expect. `place` is where they are worked out: where a run starts, at the lowest point, or between the two.
    Raises TypeError or ValueError with one sentence where x and y are no data that scatter around a line.
    """
    fit = line_fit(*_scattered(x, y))
    places = _places(fit)
    return LiveFigure(
        scatter_picture(fit, tuple(places.values())),
        lambda batch_size, place, put_back, formula: Scatter(fit, places[place], batch_size, put_back, formula),
        code=scatter_code,
        proof=lambda scatter: prove(scatter.objective, np.array(scatter.place)),
        batch_size=slider(1, len(fit.x), 1),
        place=choice(places, "start"),
        put_back=switch(True),
        formula=switch(),
    )


def _scattered(x: tuple, y: tuple) -> tuple[np.ndarray, np.ndarray]:
    """Data in which one batch differs from another, or one sentence."""
    fit = line_fit(x, y)
    if not fit.minima or fit(fit.minima[0]) <= 1e-12 * fit(fit.start):
        raise ValueError(
            "x and y must be points that scatter around a line: two or more places x, and not all points on one line."
        )
    return fit.x, fit.targets


def _places(fit: Fit) -> dict[str, tuple[float, float]]:
    """Where a learner may look, by name."""
    start, (lowest, *_) = fit.start, fit.minima
    return {"start": tuple(start), "half way": tuple((start + lowest) / 2), "lowest point": tuple(lowest)}


def _remembered() -> Callable[[np.ndarray, np.ndarray], Fit]:
    """line_fit that makes the fit of each batch once: the same few come back while a slider moves."""

    @lru_cache(maxsize=2000)
    def fit(x: tuple, y: tuple) -> Fit:
        return line_fit(x, y)

    return lambda x, y: fit(tuple(x.tolist()), tuple(y.tolist()))
