"""The picture of a bug hunt: the factors of a code beside the right ones, what the check says, and both losses."""

import numpy as np
from matplotlib.axes import Axes

from mathomong.bugs import NONE, BugHunt
from mathomong.figures.curves import trail_view
from mathomong.figures.graphs import Mark, boxes, sheet
from mathomong.figures.nudge_words import amount, by_ratio
from mathomong.figures.picture import Picture, View
from mathomong.figures.quick_text import QuickText
from mathomong.figures.style import BACKWARD, GHOST, NUDGED, PATH, WRONG, key, new_figure, pane, styled
from mathomong.figures.training_step_words import WRITTEN, fitted

BOX = (92, 48)  # pixels
COLUMNS = (56, 170, 284, 398, 516)  # pixels: three factors, and the two slopes they make
SIGNS = {113: "×", 227: "×", 341: "="}  # pixels: between the columns
ROOM = (8, 2)  # in a box: so many characters, or else so many figures and a power of ten
CODE, RIGHT = 318, 206  # pixels: the height of each row of boxes
VERDICT = (138, 112, 88)  # pixels: the baselines of the lines below
FACTORS = ("dloss_dprediction", "dprediction_dz", "dz_dw")
SLOPES = ("dloss_dw", "dloss_db")
APART = 1e-6  # relative: two numbers this close are the same but for rounding
MOST_UPDATES = 40


def bugs_picture() -> Picture:
    """What a code with a bug finds, factor by factor, above what is right; beside them the loss with each."""
    with styled():
        figure = new_figure(9.0, 4.2)
        below = sheet(figure)
        for height, name in ((CODE, "what this code finds"), (RIGHT, "the right factors, and the measured slopes")):
            below.text(12, height + 34, name)
            for x, sign in SIGNS.items():
                below.text(x, height - 5, sign, ha="center")
        right = pane(figure, (0.735, 0.255, 0.25, 0.62), "update", "loss")
        moving = [
            boxes(below, [(x, CODE) for x in COLUMNS], BOX, _found),
            boxes(below, [(x, RIGHT) for x in COLUMNS], BOX, _wanted),
            _losses(right),
            _lines(below),
        ]
        key(figure, 0.06, {"this code": PATH, "without a bug": GHOST}, centre=0.83)
        return Picture(figure, [], moving, bugs_words)


def _found(hunt: BugHunt) -> list[Mark]:
    """The numbers of the code; what differs from the right row is in the look of a wrong number."""
    numbers = [getattr(hunt.backward, name) for name in (*FACTORS, *SLOPES)]
    looks = [BACKWARD if _same(*pair) else WRONG for pair in zip(numbers, _right_numbers(hunt), strict=True)]
    return _marks(numbers, looks)


def _wanted(hunt: BugHunt) -> list[Mark]:
    return _marks(_right_numbers(hunt), [BACKWARD] * len(FACTORS) + [NUDGED] * len(SLOPES))


def _right_numbers(hunt: BugHunt) -> list[float]:
    """The right factors, and the measured slopes."""
    return [*(getattr(hunt.right, name) for name in FACTORS), *hunt.check.measured.tolist()]


def _marks(numbers: list[float], looks: list) -> list[Mark]:
    named = zip((*FACTORS, *SLOPES), numbers, looks, strict=True)
    return [Mark(WRITTEN[name], fitted(_rounded(number), *ROOM), look) for name, number, look in named]


def _rounded(value: float) -> float:
    """A measured slope without the noise of its last digits."""
    return 0.0 if abs(value) < 1e-10 else value


def _same(one: float, other: float) -> bool:
    return abs(one - other) <= max(APART * max(abs(one), abs(other)), 1e-9)


def _losses(axes: Axes) -> View:
    """The loss by update: with the code, and with the right one as a ghost."""
    axes.set(xlim=(-0.05 * MOST_UPDATES, 1.03 * MOST_UPDATES), ylim=(-0.04, 1.04))
    (ghost,) = axes.plot([], [], **GHOST.curve(marker=".", linewidth=1.5))
    trail = trail_view(axes, lambda hunt: (np.arange(hunt.steps + 1), np.array(hunt.losses)))

    def update(hunt: BugHunt) -> None:
        ghost.set_data(np.arange(hunt.steps + 1), hunt.right_losses)
        trail.update(hunt)

    return View((ghost, *trail.artists), update)


def _lines(axes: Axes) -> View:
    """The title over each half, and the verdict of the check in three lines."""
    title, loss = (axes.add_artist(QuickText(x, 397, "", fontweight="bold")) for x in (12, 612))
    lines = [axes.add_artist(QuickText(12, y, "", fontweight=weight)) for y, weight in _WEIGHTS]

    def update(hunt: BugHunt) -> None:
        title.set_text(_name(hunt))
        loss.set_text(f"loss {amount(hunt.losses[0])} → {amount(hunt.losses[-1])}")
        for line, text in zip(lines, _verdict(hunt), strict=True):
            line.set_text(text)

    return View((title, loss, *lines), update)


_WEIGHTS = tuple(zip(VERDICT, ("bold", "normal", "normal"), strict=True))


def _verdict(hunt: BugHunt) -> list[str]:
    ratios = [
        _ratio(getattr(hunt.backward, name), measured)
        for name, measured in zip(SLOPES, hunt.check.measured, strict=True)
    ]
    said = [f"{WRITTEN[name]}: code ÷ measured = {ratio}" for name, ratio in zip(SLOPES, ratios, strict=True)]
    return [f"The check says: {_agreement(hunt)}.", *said]


def _ratio(code: float, measured: float) -> str:
    return by_ratio(code / measured if abs(measured) > 1e-10 else None)


def _agreement(hunt: BugHunt) -> str:
    return "they agree" if hunt.check.agrees else "they do NOT agree"


def _name(hunt: BugHunt) -> str:
    return "a code without a bug" if hunt.bug == NONE else f"a code with the bug “{hunt.bug}”"


def bugs_words(hunt: BugHunt) -> str:
    """What the code finds, what the check says, and what becomes of the loss."""
    code = " and ".join(f"{WRITTEN[name]} = {amount(getattr(hunt.backward, name))}" for name in SLOPES)
    measured = " and ".join(amount(_rounded(slope)) for slope in hunt.check.measured)
    where = f"w = {amount(hunt.neuron.w)}, x = {amount(hunt.x)} and target {amount(hunt.target)}"
    found = f"At {where} {_name(hunt)} finds {code}; measured is {measured}"
    return f"{found}. The check says: {_agreement(hunt)}. {_outcome(hunt)}"


def _outcome(hunt: BugHunt) -> str:
    rate = f"With learning rate {amount(hunt.learning_rate)}"
    if not hunt.steps:
        return f"{rate}, no update yet, the loss is {amount(hunt.losses[0])}."
    updates = "1 update takes" if hunt.steps == 1 else f"{hunt.steps} updates take"
    after = f"{rate}, {updates} the loss"
    right = "" if hunt.bug == NONE else f"; without a bug it would be {amount(hunt.right_losses[-1])}"
    return f"{after} from {amount(hunt.losses[0])} to {amount(hunt.losses[-1])}{right}."
