"""The picture of a boundary: what the network says at every place, the points that it learns from, and the loss."""

import numpy as np
from matplotlib.axes import Axes

from mathomong.boundary import MOST_STEPS, Boundary
from mathomong.figures.banded import band_key, prediction_land
from mathomong.figures.curves import KEPT
from mathomong.figures.descents import title
from mathomong.figures.picture import Picture, View
from mathomong.figures.style import GHOST, KIND_0, KIND_1, MISPLACED, NOW, ONE_HALF, PATH, key, new_figure, pane, styled
from mathomong.figures.words import count, plainly

DOMAIN = ((-2.4, 2.4), (-1.7, 1.7))  # both tasks lie in it with room around; one unit is as long upwards as sideways
BOTTOM, HEIGHT = 0.225, 0.68
WORST = 0.8  # the loss lies between 0 and 1, and seldom above this
KEY = {
    "kind 0": KIND_0,
    "kind 1": KIND_1,
    "wrong or undecided": MISPLACED,
    "one half": ONE_HALF,
    "now": NOW,
    "kept run": GHOST,
}


def boundary_picture() -> Picture:
    """What the network says over both inputs, with the points of the task, beside the loss after each step."""
    with styled():
        figure = new_figure(9.0, 4.2)
        left = pane(figure, (0.07, BOTTOM, 0.447, HEIGHT), "first input", "second input")
        bar = pane(figure, (0.535, BOTTOM, 0.018, HEIGHT), "", "")
        right = pane(figure, (0.68, BOTTOM, 0.305, HEIGHT), "step", "loss")
        band_key(bar)
        moving = [
            prediction_land(left, DOMAIN, lambda boundary, places: boundary.z(places)),
            points(left),
            loss_curve(right),
            title(left, lambda boundary: f"{boundary.right} of {len(boundary.task.x)} right"),
            title(right, _losses),
        ]
        key(figure, 0.045, KEY)
        return Picture(figure, [], moving, boundary_words)


def points(axes: Axes) -> View:
    """The points of the task, one mark for each kind, and a cross on those that are wrong or undecided."""
    (zeros,) = axes.plot([], [], **KIND_0.dots())
    (ones,) = axes.plot([], [], **KIND_1.dots(markeredgecolor="#FFFFFF", markeredgewidth=1))
    (crosses,) = axes.plot([], [], **MISPLACED.dots())

    def update(boundary: Boundary) -> None:
        x, is_one = boundary.task.x, boundary.task.targets.ravel() == 1
        for line, chosen in ((zeros, ~is_one), (ones, is_one), (crosses, boundary.wrong)):
            line.set_data(*x[chosen].T)

    return View((zeros, ones, crosses), update)


def loss_curve(axes: Axes) -> View:
    """The loss after each step as a line, a dot at its end, and up to three earlier ones in grey."""
    axes.set(xlim=(-0.03 * MOST_STEPS, 1.03 * MOST_STEPS), ylim=(-0.03 * WORST, WORST))
    ghosts = [axes.plot([], [], **GHOST.curve())[0] for _ in range(KEPT)]
    (line,) = axes.plot([], [], **PATH.curve())
    (now,) = axes.plot([], [], **NOW.dots())

    def update(boundary: Boundary) -> None:
        line.set_data(np.arange(boundary.steps + 1), boundary.losses)
        now.set_data([boundary.steps], boundary.losses[-1:])

    def keep(earlier) -> None:
        shown = [boundary.losses for boundary in earlier[-KEPT:]]
        for ghost, losses in zip(ghosts, [()] * (KEPT - len(shown)) + shown, strict=True):
            ghost.set_data(np.arange(len(losses)), losses)
            ghost.set_visible(len(losses) > 0)

    return View((*ghosts, line, now), update, keep)


def _losses(boundary: Boundary) -> str:
    """The title of the loss curve."""
    return f"loss {plainly(boundary.losses[0])} → {plainly(boundary.losses[-1])}"


def boundary_words(boundary: Boundary) -> str:
    """The network, how it was trained, and what it has learned."""
    trained = f"learning rate {plainly(boundary.learning_rate)}, seed {boundary.seed}, {count(boundary.steps)}"
    return f"{boundary.task.name}, {_network(boundary)}, {trained}: {_losses(boundary)}. {_sides(boundary)}"


def _network(boundary: Boundary) -> str:
    hidden = f"{boundary.hidden or 'no'} hidden neuron{'s' * (boundary.hidden != 1)}"
    return f"{hidden} ({boundary.end.size} weights and biases)"


def _sides(boundary: Boundary) -> str:
    """How many points lie on their own side; or that the network says one half to all of them."""
    points = len(boundary.task.x)
    if boundary.undecided:
        return f"It says one half to all {points} points: it decides nothing."
    return f"{boundary.right} of {points} points are on their own side of the line at one half."
