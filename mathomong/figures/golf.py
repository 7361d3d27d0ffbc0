"""The picture of a round of learning-rate golf: the ball's way over the land, and the loss on its way to the hole."""

import numpy as np
from matplotlib.axes import Axes

from mathomong.figures.curves import trail_view
from mathomong.figures.descents import title
from mathomong.figures.landscapes import landscape
from mathomong.figures.picture import Picture, View
from mathomong.figures.style import MINIMUM, NOW, PATH, START, key, new_figure, pane, styled
from mathomong.figures.words import count, plainly
from mathomong.golf import MOST, Round
from mathomong.objectives import Objective

BOTTOM, HEIGHT = 0.225, 0.68
LOSSES = (0.001, 0.01, 0.1, 1, 10, 100, 1000)
KEY = {"start": START, "step": PATH, "now": NOW, "lowest point": MINIMUM}
SQUARE = ((0.0, 1.0), (0.0, 1.0))  # every land is stretched to it, so that one pane has room for all


def golf_picture() -> Picture:
    """The way over the land of a hole, beside the loss after each step with the loss that is low enough."""
    with styled():
        figure = new_figure(9.0, 4.2)
        left = pane(figure, (0.05, BOTTOM, 0.447, HEIGHT), "first weight", "second weight")
        right = pane(figure, (0.605, BOTTOM, 0.38, HEIGHT), "step", "loss")
        land = landscape(left, SQUARE)
        left.set(xticks=[], yticks=[])
        moving = [
            trail_view(left, lambda played: _unit(played.objective, played.points.T)),
            _loss(right),
            title(left, lambda played: f"{played.hole.name}, par {played.hole.par}"),
            title(right, outcome),
        ]
        key(figure, 0.045, KEY)
        ground = View(land.artists, lambda objective: land.update(_in_the_square(objective)))
        return Picture(figure, [ground], moving, golf_words)


def _loss(axes: Axes) -> View:
    """The loss after each step, each mark upwards ten times the one below, and the loss that counts as the hole."""
    low, high = np.log10(LOSSES[0]), np.log10(LOSSES[-1])
    axes.set(xlim=(-0.03 * MOST, 1.03 * MOST), ylim=(low - 0.2, high + 0.2))
    axes.set_yticks(np.log10(LOSSES), [f"{loss:g}" for loss in LOSSES])
    hole = axes.axhline(low, color=MINIMUM.color, linewidth=1.5, linestyle="--")
    axes.text(MOST, np.log10(0.0042), "in the hole below this line", ha="right")
    trail = trail_view(axes, lambda played: (np.arange(played.steps + 1), _log(played.losses, low, high)))

    def update(played: Round) -> None:
        hole.set_ydata([np.log10(played.hole.target)] * 2)
        trail.update(played)

    return View((hole, *trail.artists), update)


def _log(losses: np.ndarray, low: float, high: float) -> np.ndarray:
    """The powers of ten, those out of sight at the edge of the pane."""
    return np.clip(np.log10(np.maximum(losses, 1e-300)), low - 0.1, high + 0.1)


def _unit(objective: Objective, w: np.ndarray) -> np.ndarray:
    """Points of the land, shape (2, …), as points of the square."""
    low, high = np.reshape(np.transpose(objective.domain), (2, 2, *[1] * (np.ndim(w) - 1)))
    return (w - low) / (high - low)


def _in_the_square(objective: Objective) -> Objective:
    """The same land, stretched to the square."""
    low, high = np.transpose(objective.domain)

    def height(u):
        shape = (2, *[1] * (np.ndim(u) - 1))
        return objective(low.reshape(shape) + (high - low).reshape(shape) * u)

    minima = tuple(_unit(objective, minimum) for minimum in objective.minima)
    return Objective(objective.name, height, domain=SQUARE, start=(0, 0), minima=minima)


def outcome(played: Round) -> str:
    """How the round ended, in a few words."""
    if played.in_the_hole:
        return f"in the hole after {count(played.steps)}"
    return f"diverged at step {played.diverged_at}" if played.diverged_at else f"not there after {count(MOST)}"


def golf_words(played: Round) -> str:
    """The settings, how the round ended, and how that compares with par."""
    settings = f"learning rate {plainly(played.learning_rate)}, momentum {plainly(played.momentum)}"
    return f"{played.hole.name}, {settings}: {outcome(played)}. {_against_par(played)}"


def _against_par(played: Round) -> str:
    par, loss = played.hole.par, plainly(played.losses[-1])
    if not played.in_the_hole:
        return f"The loss is {loss} there, and {plainly(played.hole.target)} would be low enough."
    off = played.steps - par
    said = "just par" if off == 0 else f"{abs(off)} {'over' if off > 0 else 'under'} par"
    return f"That is {said}: a good player needs {par}. The loss is {loss} there."
