"""Timings: a button that times the network of the cost explorer on the learner's own computer."""

from html import escape

import ipywidgets

from mathomong.figures.costs import how_long, many
from mathomong.figures.nudge_words import amount
from mathomong.timings import Timing, timed
from mathomong.values import of_kind, shown
from mathomong.widgets.live import LiveFigure
from mathomong.widgets.panel import Panel
from mathomong.widgets.play import button

KEPT = 5  # earlier timings that stay in sight, so that the growth can be seen


class TimeIt(Panel):
    """A button, and below it a sentence for each of the last networks that were timed; made by `time_it`.

    It is no explorer: times are never twice the same, and what an explorer shows depends on its settings alone.
    """

    def __init__(self, explorer: LiveFigure) -> None:
        self.explorer, self.said = explorer, ()
        self.button = button("Time it on this computer", "run the network that the explorer shows", self.time)
        self.sentences = ipywidgets.HTML()
        super().__init__((self.button, self.sentences))

    def time(self) -> None:
        """Time the network that the explorer shows; what can't be timed is told in one sentence."""
        try:
            sentence = in_words(timed(self.explorer.settings["width"], self.explorer.settings["layers"]))
        except ValueError as error:
            sentence = str(error)
        self.said = (*self.said, sentence)[-KEPT:]
        lines = "".join(f"<p style='line-height: 1.5'>{escape(line)}</p>" for line in self.said)
        self.sentences.value = f'<div role="status" aria-live="polite">{lines}</div>'

    def __repr__(self) -> str:
        return f"TimeIt({many(len(self.said), 'network')} timed)"


def time_it(explorer: LiveFigure) -> TimeIt:
    """A button that times one forward pass and one backward pass of the network that `explorer` shows.

    `explorer` is a cost explorer: its settings width and layers count.

    >>> from mathomong.widgets import cost_explorer
    >>> time_it(cost_explorer())
    TimeIt(0 networks timed)
    """
    settings = of_kind(explorer, LiveFigure, "explorer must be a cost_explorer()").settings
    if not {"width", "layers"} <= settings.keys():
        raise ValueError(
            f"explorer must be a cost_explorer(), which has a width and layers; you gave {shown(explorer)}."
        )
    return TimeIt(explorer)


def in_words(timing: Timing) -> str:
    """What was timed, and what measuring would take.

    >>> from mathomong.costs import Cost
    >>> print(in_words(Timing(Cost(width=100, layers=10), forward=0.001, sent_back=0.003)))
    100,000 weights: forward 1 ms; forward and backward 3 ms, 3 times as long. Measuring every slope would take 1.67 minutes, 33,000 times as long.
    """
    passes = f"forward {how_long(timing.forward)}; forward and backward {how_long(timing.sent_back)}"
    measured = f"Measuring every slope would take {how_long(timing.measured)}, {_times(timing.saving)} times as long"
    return f"{many(timing.cost.weights, 'weight')}: {passes}, {_times(timing.ratio)} times as long. {measured}."


def _times(ratio: float) -> str:
    """Two figures: more of a time can't be trusted."""
    return amount(float(f"{ratio:.2g}"))
