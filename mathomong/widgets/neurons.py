"""The explorers of one neuron: walk its numbers forward and its slopes back, and hunt the bugs of a backward pass."""

from mathomong.bugs import BUGS, NONE, BugHunt, bug_code
from mathomong.descent import descend
from mathomong.figures import bugs_picture, neuron_fit_picture, training_picture
from mathomong.figures.bugs import MOST_UPDATES
from mathomong.fits import line_fit, neuron_fit
from mathomong.listing import descent_code
from mathomong.losses import one_minus, squared_error
from mathomong.neuron import Neuron
from mathomong.optimizers import GradientDescent
from mathomong.proofs import Proof, prove
from mathomong.training_steps import STEPS, TrainingStep, training_code
from mathomong.widgets.controls import choice, slider
from mathomong.widgets.live import LiveFigure

SAMPLES_X, SAMPLES_T = (-3, -2, -1, 0, 1, 2, 3), (0, 0, 0, 1, 0, 1, 1)  # two of them stand on the wrong side
TARGET = 1.0  # of the bug hunt
LOSSES = {loss.name: loss for loss in (squared_error, one_minus)}


def neuron_explorer(w: float = 0.5, target: float = 1.0) -> LiveFigure:
    """Walk through one neuron step by step: forward to its loss, backward to its slopes, and over one update.

    It starts at `w`, from −3 to 3, and `target`, from 0 to 1. Raises ValueError outside.
    """
    return LiveFigure(
        training_picture(),
        lambda w, x, b, target, learning_rate, steps, loss: TrainingStep(
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
        lambda w, x, learning_rate, steps, bug: BugHunt(Neuron(w), x, TARGET, learning_rate, steps, bug),
        code=bug_code,
        proof=_prove,
        w=slider(-3.0, 3.0, 0.5, step=0.1),
        x=slider(-3.0, 3.0, 2.0, step=0.1),
        learning_rate=slider(0.0, 5.0, 0.5, step=0.1),
        steps=slider(0, MOST_UPDATES, 10),
        bug=choice(BUGS, NONE),
    )


def neuron_fit_explorer(x: tuple = SAMPLES_X, targets: tuple = SAMPLES_T) -> LiveFigure:
    """Start a neuron anywhere, and let it roll down the loss of all its samples at once.

    `x` and `targets` are the data, of equal length. Raises ValueError or TypeError where they do not fit together.
    """
    line = line_fit(x, targets)  # plain lists, of numbers that can be squared: what else there is, it says
    fit = neuron_fit(line.x, line.targets)
    return LiveFigure(
        neuron_fit_picture(fit),
        lambda start_w, start_b, learning_rate, steps: descend(
            fit, GradientDescent(learning_rate), (start_w, start_b), steps
        ),
        code=descent_code,
        proof=lambda run: prove(run.objective, run.end),
        start_w=slider(-4.0, 4.0, 0.0, step=0.1),
        start_b=slider(-4.0, 4.0, 0.0, step=0.1),
        learning_rate=slider(0.0, 5.0, 1.0, step=0.1),
        steps=slider(0, 200, 20),
    )


def _prove(result: TrainingStep | BugHunt) -> Proof:
    """How the true slopes for w and b are known, whatever a code makes of them."""
    return prove(result.fit, (result.neuron.w, result.neuron.b))
