"""Training with a bar that fills while the network learns, and a sentence that says how far it is."""

from typing import Any

import ipywidgets
from IPython.display import display

from mathomong.network import Network
from mathomong.training import Training, stages
from mathomong.values import whole
from mathomong.widgets.panel import Panel


def training(start: Network, data: Any, learning_rate: float, steps: int) -> Training:
    """Train `start` on `data` by plain gradient descent, and show a bar that fills meanwhile; it gives the Training.

    `data` has inputs `x`, (samples, inputs), and `targets`, (samples, outputs). Raises ValueError where the network
    does not fit them, or the run flies away.

    >>> from mathomong import Network, sigmoid
    >>> from mathomong.signs import Signs
    >>> training(Network.random([49, 2, 1], output=sigmoid), Signs(40), learning_rate=0.1, steps=20).steps
    Bar(20 steps of training)
    20
    """
    on_its_way = stages(start, data, learning_rate, steps)
    now = next(on_its_way)  # what does not fit is named before there is a bar
    bar = Bar(whole(steps, "steps"))
    display(bar)
    bar.show(now)
    for now in on_its_way:
        bar.show(now)
    return now


class Bar(Panel):
    """A bar as long as the `steps`, and a sentence below it. All is done when the cell has run; nothing waits behind."""

    def __init__(self, steps: int) -> None:
        self.steps = steps
        self.bar = ipywidgets.IntProgress(max=steps, layout={"width": "min(100%, 440px)"})
        self.sentence = ipywidgets.HTML()
        super().__init__((self.bar, self.sentence))

    def show(self, now: Training) -> None:
        """Fill the bar up to where the training is now, and say the loss."""
        self.bar.value = now.steps
        self.words = f"Step {now.steps} of {self.steps}: loss {now.losses[-1]:.3f}."
        self.sentence.value = f'<p role="status" aria-live="polite" style="line-height: 1.5">{self.words}</p>'

    def __repr__(self) -> str:
        return f"Bar({self.steps} steps of training)"
