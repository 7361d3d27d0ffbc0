"""The explorers of one neuron: walk its numbers forward and its slopes back, and hunt the bugs of a backward pass."""

from mathomong.bugs import BUGS, NONE, BugHunt, bug_code
from mathomong.figures import bugs_picture, training_picture
from mathomong.figures.bugs import MOST_UPDATES
from mathomong.losses import one_minus, squared_error
from mathomong.neuron import Neuron
from mathomong.proofs import Proof, prove
from mathomong.training import STEPS, Training, training_code
from mathomong.widgets.controls import choice, slider
from mathomong.widgets.live import LiveFigure

LOSSES = {loss.name: loss for loss in (squared_error, one_minus)}


def neuron_explorer(w: float = 0.5, target: float = 1.0) -> LiveFigure:
    """Walk through one neuron step by step: forward to its loss, backward to its slopes, and over one update.

    It starts at `w`, from −3 to 3, and `target`, from 0 to 1. Raises ValueError outside.
    """
    return LiveFigure(
        training_picture(),
        lambda w, x, b, target, learning_rate, steps, loss: Training(
            Neuron(w, b, loss=LOSSES[loss]), x, target, learning_rate, steps
        ),
        code=training_code,
        proof=_prove,
        w=slider(-3.0, 3.0, w, step=0.05),
        x=slider(-3.0, 3.0, 2.0, step=0.1),
        b=slider(-3.0, 3.0, 0.0, step=0.1),
        target=slider(0.0, 1.0, target, step=0.1),
        learning_rate=slider(0.0, 5.0, 0.5, step=0.1),
        steps=slider(0, len(STEPS), 0),
        loss=choice(LOSSES, squared_error.name),
    )


def bug_explorer() -> LiveFigure:
    """Switch a famous bug into the backward pass of a neuron; `steps` counts the updates that it makes."""
    return LiveFigure(
        bugs_picture(),
        lambda w, x, target, learning_rate, steps, bug: BugHunt(Neuron(w), x, target, learning_rate, steps, bug),
        code=bug_code,
        proof=_prove,
        w=slider(-3.0, 3.0, 0.5, step=0.1),
        x=slider(-3.0, 3.0, 2.0, step=0.1),
        target=slider(0.0, 1.0, 1.0, step=0.1),
        learning_rate=slider(0.0, 5.0, 0.5, step=0.1),
        steps=slider(0, MOST_UPDATES, 10),
        bug=choice(BUGS, NONE),
    )


def _prove(result: Training | BugHunt) -> Proof:
    """How the true slopes for w and b are known, whatever a code makes of them."""
    return prove(result.fit, (result.neuron.w, result.neuron.b))
