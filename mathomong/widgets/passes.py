"""The explorers of backpropagation: one training step of a small network with its famous bugs, and what it saves."""

from mathomong.costs import Cost, cost_code
from mathomong.figures import cost_picture, museum_picture, passes_picture
from mathomong.museum import BUGS, EXHIBITS, NONE
from mathomong.museum_runs import MOST_UPDATES, MuseumRun, museum_code
from mathomong.passes import STEPS, TARGETS, Passes, X, classic, passes_code
from mathomong.proofs import Proof, prove
from mathomong.widgets.controls import choice, slider
from mathomong.widgets.live import LiveFigure


def network_explorer() -> LiveFigure:
    """Walk one training step of a 2-2-2 network: `steps` forward, back, and through the update.

    The network is that of the classic worked example; `x1` is its first input; one `weight`, from 1 for w₁ to 8 for
    w₈, has the `value`, and the others are as in the example. The choice `bug` makes one of the famous mistakes on the way back.
    """
    return LiveFigure(
        passes_picture(),
        lambda x1, weight, value, learning_rate, steps, bug: Passes(
            classic(weight, value), (x1, X[1]), TARGETS, learning_rate, steps, bug
        ),
        code=passes_code,
        proof=lambda passes: prove(passes.loss_of_weights, passes.weights),
        x1=slider(0.0, 1.0, X[0], step=0.05),
        weight=slider(1, 8, 5),
        value=slider(-1.0, 1.0, 0.4, step=0.05),
        learning_rate=slider(0.0, 10.0, 0.5, step=0.1),
        steps=slider(0, len(STEPS) - 1, 0),
        bug=choice(BUGS, NONE),
    )


def museum_explorer() -> LiveFigure:
    """Train the network of the classic worked example with a famous `bug`; `steps` counts the updates."""
    return LiveFigure(
        museum_picture(),
        MuseumRun,
        code=museum_code,
        proof=lambda run: prove(run.now.loss_of_weights, run.now.weights),
        learning_rate=slider(0.0, 10.0, 0.5, step=0.1),
        steps=slider(0, MOST_UPDATES, 40),
        bug=choice(EXHIBITS, NONE),
    )


def cost_explorer() -> LiveFigure:
    """Let a network grow, and count what all slopes of the loss cost: measured one by one, or sent back at once."""
    return LiveFigure(
        cost_picture(),
        Cost,
        code=cost_code,
        proof=_prove,
        width=slider(1, 1000, 1),
        layers=slider(1, 100, 1),
    )


def _prove(cost: Cost) -> Proof:
    raise ValueError("These are counts, so there is no slope to prove. Show the code, and count them once more.")
