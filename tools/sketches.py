"""Small empty axes on which a learner draws a prediction: which ones there are, and how they look on a sheet."""

from dataclasses import dataclass

from sheets import Block, Row, Stroke, text
from typeset import SIZE, Piece

INDENT, WIDE, HIGH = 62.0, 300.0, 120.0  # points
CELLS = 6  # of the grid, each way


@dataclass(frozen=True)
class Sketch:
    """What to draw, and three marks along each axis."""

    draw: str
    across: str
    across_marks: tuple[str, str, str]
    up: str
    up_marks: tuple[str, str, str]


# notebook → (which of its predictions, counted from 1; the axes)
SKETCHES = {
    "00": (1, Sketch("Draw the line for w = 1. Then draw it as you think it is for w = 2.", "x", ("0", "2", "4"), "y", ("0", "6", "12"))),
    "01": (1, Sketch("Sketch the loss while w goes from 1 to 3, with b = 0.", "w", ("1", "2", "3"), "loss", ("0", "6", "12"))),
    "02": (1, Sketch("Draw x². Then put a short straight line on it at −1, as steep as the curve is there.", "x", ("−3", "0", "3"), "x²", ("0", "5", "10"))),
    "03": (1, Sketch("Sketch the loss over w. Put an arrow at 1.5 and one at 2.6, as the sign-posts stand.", "w", ("1", "2", "3"), "loss", ("0", "6", "12"))),
    "04": (2, Sketch("Sketch the loss after each step at rate 0.1, and with dashes at rate 1.1.", "steps", ("0", "5", "10"), "loss", ("0", "25", "50"))),
    "05": (2, Sketch("Seen from above, with the star at (0, 0): draw the way to the star from (−5, −2), and downhill.", "first weight", ("−6", "−2", "2"), "second weight", ("−4", "0", "4"))),
    "06": (1, Sketch("Sketch the loss after each step, at rate 0.0845 and, with dashes, at rate 0.0846.", "steps", ("0", "100", "200"), "loss", ("0", "50", "100"))),
    "07": (1, Sketch("Sketch σ. Put a short straight line on it at 2 and one at 6, as steep as the curve is there.", "z", ("−8", "0", "8"), "σ", ("0", "0.5", "1"))),
    "08": (1, Sketch("Sketch true ÷ predicted while the nudge shrinks, if the slopes are added.", "nudge", ("1", "0.01", "0.0001"), "true ÷ predicted", ("−2", "0", "2"))),
    "09": (1, Sketch("The target is 0. Sketch the size of ∂L/∂z as z grows.", "z", ("0", "2.5", "5"), "∂L/∂z", ("0", "0.15", "0.3"))),
    "10": (4, Sketch("Sketch the loss without a bug, and with dashes the loss when the gradients are never zeroed.", "updates", ("0", "100", "200"), "loss", ("0", "0.15", "0.3"))),
    "11": (1, Sketch("Sketch the loss by updates: all 16 samples, and with dashes 1 sample for each update.", "updates", ("0", "32", "64"), "loss", ("0", "3", "6"))),
    "12": (2, Sketch("The ravine from above, its star at (0, 0): draw the way of gradient descent from (−5, −2), and with dashes that of Adam.", "x", ("−6", "−3", "0"), "y", ("−2", "0", "2"))),
    "13": (1, Sketch("Sketch what is left after each layer. A step up is a million times as much.", "layers", ("0", "25", "50"), "what is left", ("10⁻¹²", "10⁻⁶", "1"))),
    "14": (2, Sketch("Sketch the output while this pixel goes from black (0) to white (1). It stands at 0.16 now.", "value", ("0", "0.5", "1"), "output", ("0", "0.5", "1"))),
    "15": (1, Sketch("Mark the four cases, ring for 0 and triangle for 1. Then draw what four hidden neurons might draw.", "switch 1", ("−1", "0", "1"), "switch 2", ("−1", "0", "1"))),
}  # fmt: skip


def axes(sketch: Sketch) -> Block:
    """The task in words, and below it the empty axes."""
    grid = [*map(_upright, range(CELLS + 1)), *map(_level, range(CELLS + 1))]
    frame = [Stroke(INDENT, TOP, INDENT, TOP + HIGH), Stroke(INDENT, TOP + HIGH, INDENT + WIDE, TOP + HIGH)]
    marks = [*_across(sketch), *_up(sketch)]
    return (Row(6.0), *text(sketch.draw, 14.0), Row(TOP + HIGH + 27.0, tuple(marks), (*grid, *frame)))


TOP = 22.0  # points above the axes, for the name of what goes up


def _upright(n: int) -> Stroke:
    x = INDENT + n * WIDE / CELLS
    return Stroke(x, TOP, x, TOP + HIGH, 0.75, 0.4)


def _level(n: int) -> Stroke:
    y = TOP + n * HIGH / CELLS
    return Stroke(INDENT, y, INDENT + WIDE, y, 0.75, 0.4)


def _across(sketch: Sketch) -> list[Piece]:
    """The marks below the axes, each in the middle under its line, and the name to the right of them."""
    centres = (INDENT + n * WIDE / 2 for n in range(3))
    marks = [_centred(mark, x, TOP + HIGH + 18.0) for mark, x in zip(sketch.across_marks, centres, strict=True)]
    return [*marks, Piece(sketch.across, "italic", SIZE, INDENT + WIDE + 30.0, TOP + HIGH + 4.0)]


def _up(sketch: Sketch) -> list[Piece]:
    """The marks left of the axes, and the name above them."""
    heights = (TOP + HIGH - n * HIGH / 2 + 4.0 for n in range(3))
    marks = [_right_of(mark, INDENT - 6.0, y) for mark, y in zip(sketch.up_marks, heights, strict=True)]
    return [*marks, Piece(sketch.up, "italic", SIZE, INDENT, TOP - 9.0)]


def _centred(words: str, x: float, y: float) -> Piece:
    return Piece(words, "plain", SIZE, x - Piece(words).end / 2, y)


def _right_of(words: str, x: float, y: float) -> Piece:
    """Words that end at `x`."""
    return Piece(words, "plain", SIZE, x - Piece(words).end, y)
