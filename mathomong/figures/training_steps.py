"""The picture of a training: one neuron as a graph, its numbers on the way forward in blue, its slopes on the way back in brown."""

from matplotlib.axes import Axes

from mathomong.figures.graphs import Arrow, Mark, Point, arrows, boxes, from_box_to_box, sheet
from mathomong.figures.nudge_words import amount
from mathomong.figures.picture import Picture, View
from mathomong.figures.quick_text import QuickText
from mathomong.figures.style import BACKWARD, NUDGED, WAITS, Look, new_figure, styled
from mathomong.figures.training_step_words import (
    LETTERS,
    WRITTEN,
    fitted,
    new_bias,
    new_weight,
    training_title,
    training_words,
)
from mathomong.training_steps import BRINGS, TrainingStep

BOX = (118, 44)  # pixels
THERE = {  # on the way forward, from left to right
    "x": (70, 352),
    "w": (70, 296),
    "b": (70, 240),
    "z": (323, 296),
    "prediction": (577, 296),
    "target": (577, 240),
    "loss": (830, 296),
}  # pixels
BACK = {  # on the way back, each slope below what it belongs to
    "dloss_dloss": (830, 166),
    "dloss_dprediction": (577, 166),
    "dloss_dz": (323, 166),
    "dloss_dw": (70, 166),
    "dloss_db": (70, 108),
}  # pixels
INTO = {  # each arrow forward: from where to where, and what is known once it is gone
    ("x", "z"): "wx",
    ("w", "z"): "wx",
    ("b", "z"): "z",
    ("z", "prediction"): "prediction",
    ("prediction", "loss"): "loss",
    ("target", "loss"): "loss",
}
ALONG = {  # each arrow back: from where to where, and the local slope on it
    ("dloss_dloss", "dloss_dprediction"): "dloss_dprediction",
    ("dloss_dprediction", "dloss_dz"): "dprediction_dz",
    ("dloss_dz", "dloss_dw"): "dz_dw",
    ("dloss_dz", "dloss_db"): "dz_db",
}
ROWS = (48, 20)  # pixels: the baselines of the lines under the graph
NEAR_THE_END = 0.7  # of a slanting arrow, where its number is clear of the one on the level arrow above
RIGHT = 590  # pixels: where the losses before and after stand


def training_picture() -> Picture:
    """One neuron as a graph: its numbers forward, its slopes back below them, and the update in two lines."""
    with styled():
        figure = new_figure(9.0, 4.2)
        below = sheet(figure)
        below.text(889, 352, "forward →", ha="right")
        below.text(889, 104, "← backward", ha="right")
        there = [from_box_to_box(THERE[start], THERE[end], BOX) for start, end in INTO]
        below.text(232, 108, WRITTEN["dz_db"], ha="center")
        back = [_from_right_to_left(BACK[start], BACK[end]) for start, end in ALONG]
        moving = [
            arrows(below, [*there, *back], _ways),
            boxes(below, [*THERE.values(), *BACK.values()], BOX, _places),
            _lines(below),
        ]
        return Picture(figure, [], moving, training_words)


def _from_right_to_left(start: Point, end: Point) -> Arrow:
    """The arrow between two boxes, the first of which stands on the right."""
    slanting = start[1] != end[1]
    mirrored = from_box_to_box((-start[0], start[1]), (-end[0], end[1]), BOX)
    return Arrow(*((-x, y) for x, y in (mirrored.start, mirrored.end)), text_at=NEAR_THE_END if slanting else 0.5)


def _ways(training: TrainingStep) -> list[Mark]:
    """The arrows: forward without a number, back with the local slope once it is known."""
    there = [Mark(look=_look(training, name, NUDGED)) for name in INTO.values()]
    return [*there, *(_slope(training, name) for name in ALONG.values())]


def _slope(training: TrainingStep, name: str) -> Mark:
    number = fitted(training[name]) if training.knows(name) else ""
    aside = name == "dz_db"  # on a slanting arrow is room for the number alone; its name stands below
    return Mark("" if aside else WRITTEN[name], number, _look(training, name, BACKWARD), name == training.now)


def _places(training: TrainingStep) -> list[Mark]:
    """The boxes: those of the way forward, and then the slopes of the loss."""
    there = [_value(training, name) for name in THERE]
    brought = BRINGS.get(training.now)
    return [*there, *(_known(training, name, WRITTEN[name], BACKWARD, name == brought) for name in BACK)]


def _value(training: TrainingStep, name: str) -> Mark:
    """A number of the way forward; in the place of z stands w·x, until b is added."""
    if name == "z" and training.now == "wx":
        return _known(training, "wx", "w·x", NUDGED, now=True)
    updated = training.now == "update" and name in ("w", "b")
    return _known(training, name, _formula(training, name), NUDGED, name == training.now or updated)


def _formula(training: TrainingStep, name: str) -> str:
    return f"L = {LETTERS[training.neuron.loss]}" if name == "loss" else WRITTEN[name]


def _known(training: TrainingStep, name: str, written: str, look: Look, now: bool) -> Mark:
    number = fitted(training[name]) if training.knows(name) else ""
    return Mark(written, number, _look(training, name, look), now)


def _look(training: TrainingStep, name: str, look: Look) -> Look:
    return look if training.knows(name) else WAITS


def _lines(axes: Axes) -> View:
    """The title, the update in two lines, and beside them the loss before and after."""
    title = axes.add_artist(QuickText(12, 397, "", fontweight="bold"))
    rows = [axes.add_artist(QuickText(x, y, "")) for x in (12, RIGHT) for y in ROWS]

    def update(training: TrainingStep) -> None:
        title.set_text(training_title(training))
        for row, text in zip(rows, _texts(training), strict=True):
            row.set_text(text)

    return View((title, *rows), update)


def _texts(training: TrainingStep) -> list[str]:
    before = f"loss before: {amount(training['loss'])}" if training.knows("loss") else ""
    after = f"loss after: {amount(training.loss_after)}" if training.knows("update") else ""
    return [f"new w = {new_weight(training)}", f"new b = {new_bias(training)}", before, after]
