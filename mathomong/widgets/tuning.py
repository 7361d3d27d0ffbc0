"""The explorers of tuning by hand: turn a line, and find the w and the b that make the loss small."""

from dataclasses import replace

from mathomong.figures import line_picture, tuning_picture
from mathomong.fits import Fit, line_fit
from mathomong.proofs import prove
from mathomong.tuning import Line, Tuning, line_code, tuning_code
from mathomong.widgets.controls import slider, switch
from mathomong.widgets.descents import SEED_X, SEED_Y
from mathomong.widgets.live import LiveFigure

STEP = 0.1  # a tenth a press: a learner gets from one end to the other and can still name each setting


def line_explorer() -> LiveFigure:
    """Slide w, and the line y = w·x turns about its point at x = 0."""
    return LiveFigure(
        line_picture(w=(-2, 3), x=(-1, 5)),
        Line,
        code=line_code,
        proof=lambda line: prove(line, line.x),
        w=slider(-2.0, 3.0, 1.0, STEP),
    )


def tuning_explorer(w: float = 1.0, b: float = 0.0) -> LiveFigure:
    """Slide w and b of a line until its loss is small; the switch uncovers the map of the loss and your way on it.

    It starts at `w`, from 0 to 5, and `b`, from −4 to 4. Raises ValueError outside.
    """
    fit = line_fit(SEED_X, SEED_Y)
    return _Walk(
        tuning_picture(fit, w=(0, 5), b=(-4, 4)),
        _Walker(fit),
        code=tuning_code,
        proof=lambda tuning: prove(tuning.objective, tuning.end),
        w=slider(0.0, 5.0, w, STEP),
        b=slider(-4.0, 4.0, b, STEP),
        show_map=switch(),
    )


class _Walker:
    """The model of a walk: it remembers the way, so that each result holds where the learner has been."""

    def __init__(self, fit: Fit) -> None:
        self._fit = fit
        self.forget()

    def forget(self) -> None:
        """Begin a new way at the next place."""
        self._here = None

    def __call__(self, w: float, b: float, show_map: bool) -> Tuning:
        self._here = self._here.moved(w, b) if self._here else Tuning(self._fit, w, b)
        return replace(self._here, map_shown=show_map)


class _Walk(LiveFigure):
    """A live figure that forgets the way when it goes back to the start."""

    def reset(self) -> None:
        self.model.forget()
        super().reset()
