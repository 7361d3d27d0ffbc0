"""The picture of a run in batches: what each sample asks for on the map of the loss, and the loss by two clocks."""

from dataclasses import replace

import numpy as np
from matplotlib.axes import Axes

from mathomong.batches import BatchRun, sample_gradients
from mathomong.figures.arrows import arrows
from mathomong.figures.curves import path_view, window
from mathomong.figures.descents import title
from mathomong.figures.landscapes import landscape
from mathomong.figures.picture import Picture, View
from mathomong.figures.style import (
    BATCH,
    GHOST,
    INK,
    MINIMUM,
    NOW,
    SAMPLE,
    SLOPE,
    START,
    key,
    new_figure,
    pane,
    styled,
)
from mathomong.figures.words import place, plainly
from mathomong.fits import Fit, line_fit

BOTTOM, HEIGHT = 0.255, 0.645
RATE = 0.2  # an arrow is the step downhill at this rate, whatever the slider says, so that arrows can be compared
ALL = replace(SLOPE, marker=">", line="-")  # an arrow too: the mean of all samples
KEY = {"start": START, "now": NOW, "lowest point": MINIMUM, "kept run": GHOST}
ARROWS = {"samples of the next batch": SAMPLE, "their mean": BATCH, "mean of all samples": ALL}
LOSSES = (0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
COUNTS = (0, 1, 10, 100, 1000)


def batch_picture(fit: Fit, steps: int) -> Picture:
    """A run in batches of samples of `fit`: its path with arrows downhill, and the loss by updates and by gradients.

    `steps` is the most updates that will be shown. Both clocks are logarithmic, moved so that 0 has its place.
    """
    tips = fit.start - RATE * sample_gradients(line_fit, fit, fit.start)
    ws, bs = np.transpose([fit.start, *fit.minima, *tips])
    with styled():
        figure = new_figure(9.0, 4.2)
        left = pane(figure, (0.07, BOTTOM, 0.335, HEIGHT), "weight w", "bias b")
        middle = pane(figure, (0.48, BOTTOM, 0.21, HEIGHT), "updates", "loss")
        right = pane(figure, (0.775, BOTTOM, 0.21, HEIGHT), "gradients worked out", "loss")
        land = landscape(left, (window(ws, 0.1, 0.25), window(bs, 0.1, 0.2)))
        moving = [
            path_view(left, lambda run: run.descent.points.T),
            _asked_for(left),
            _by_clock(middle, fit, steps, lambda run: np.arange(run.updates + 1)),
            _by_clock(right, fit, steps * len(fit.x), lambda run: run.gradients),
            title(left, lambda run: f"(w, b) = {place(run.end)}"),
            title(middle, lambda run: f"after {_times(run.updates, 'update')}"),
            title(right, lambda run: f"after {_times(run.gradients[-1], 'gradient')}"),
        ]
        _mark_epochs(right, len(fit.x))
        figure.text(0.05, 0.095, f"Arrows are steps at rate {RATE}:", va="center")
        key(figure, 0.095, ARROWS, centre=0.635)
        key(figure, 0.035, KEY)
        return Picture(figure, [land], moving, batch_words)


def _asked_for(axes: Axes) -> View:
    """From the present place downhill: what each sample of the next batch asks for, their mean, and that of all."""
    drawn = {look: arrows(axes, look.color, width) for look, width in ((ALL, 7), (SAMPLE, 1.6), (BATCH, 3.5))}

    def update(run: BatchRun) -> None:
        batch = run.next_batch
        ways = {
            ALL: run.objective.gradient(run.end),
            SAMPLE: run.sample_gradients(batch),
            BATCH: batch.gradient(run.end),
        }
        for look, (_, put) in drawn.items():
            put(run.end, -RATE * ways[look])

    return View(tuple(artist for artist, _ in drawn.values()), update)


def _by_clock(axes: Axes, fit: Fit, most: int, clock) -> View:
    """The loss against what `clock(run)` says after each update, from 0 to `most`."""
    ceiling, floor = 1.6 * fit(fit.start), 0.68 * max(fit(fit.minima[0]), fit(fit.start) / 1000)
    axes.set(xlim=(-0.06 * _moved(most), 1.05 * _moved(most)), ylim=np.log10([floor, ceiling]))
    axes.set_xticks(_moved(np.array([c for c in COUNTS if c <= most])), [str(c) for c in COUNTS if c <= most])
    axes.set_yticks(*_ticks([loss for loss in LOSSES if floor <= loss <= ceiling]))
    axes.axhline(np.log10(fit(fit.minima[0])), color=MINIMUM.color, linewidth=1.5, linestyle="--")
    return path_view(axes, lambda run: (_moved(clock(run)), np.log10(run.descent.losses)))


def _mark_epochs(axes: Axes, samples: int) -> None:
    """Where every sample was seen once, and ten times; the names stand below the lowest loss, where no path comes."""
    for epochs, name in ((1, "1 epoch"), (10, "10")):
        x = _moved(epochs * samples)
        axes.axvline(x, ymin=0.1, color=INK, linewidth=0.8, linestyle=":")
        axes.text(x, 0.03, name, transform=axes.get_xaxis_transform(), ha="center")


def _moved(count):
    return np.log10(1 + np.asarray(count))


def _ticks(values) -> tuple:
    return np.log10(values), [f"{value:g}" for value in values]


def batch_words(run: BatchRun) -> str:
    """What the run cost by each clock, and how the loss went."""
    batches = f"Batch size {run.batches.size}, shuffle {run.batches.seed}"
    return f"{batches}, learning rate {plainly(run.learning_rate)}: {_outcome(run)} {_epoch(run)}"


def _outcome(run: BatchRun) -> str:
    cost = f"{_times(run.updates, 'update')} took {_times(run.gradients[-1], 'gradient')}, {_epochs(run)}"
    losses = run.descent.losses
    if run.descent.diverged:
        return f"the run diverged at step {run.descent.diverged_at}."
    if run.updates == 0:
        return f"no update yet, loss {plainly(losses[0])}."
    rose = f"it rose {_times(run.rises, 'time')} on the way" if run.rises else "it never rose on the way"
    return f"{cost}. The loss went from {plainly(losses[0])} to {plainly(losses[-1])}; {rose}."


def _epoch(run: BatchRun) -> str:
    return f"An epoch of {len(run.batches.x)} samples is {_times(run.updates_in_an_epoch, 'update')}."


def _epochs(run: BatchRun) -> str:
    return _times(run.epochs, "epoch")


def _times(count: float, noun: str) -> str:
    return f"{plainly(float(count))} {noun}{'' if count == 1 else 's'}"
