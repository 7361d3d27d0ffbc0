"""The explorer of a slope: slide the step h, and the line through two points turns into the one that only touches."""

from typing import Any

from mathomong.figures import slope_picture
from mathomong.functions import square
from mathomong.proofs import prove
from mathomong.secants import CENTRAL, EVERY_H, ONE_SIDED, Secant, secant_code
from mathomong.symbolic.typed import spelled, typed_function
from mathomong.widgets.controls import formula, log_slider, slider, switch
from mathomong.widgets.live import LiveFigure


def slope_explorer(f: Any = square) -> LiveFigure:
    """Slide the point x and the step h, and see how far the measured slope of `f` is from the true one.

    `f` is a function such as square or exp, or text such as "x^2 - 3x"; the field takes any other formula of one
    letter. The switch `central` measures from both sides, `errors` shows the errors for every h.
    """
    return LiveFigure(
        slope_picture(),
        _secant,
        code=secant_code,
        proof=lambda secant: prove(secant.function, secant.x),
        formula=formula(spelled(f)),
        x=slider(-3.0, 3.0, 1.0),
        h=log_slider(EVERY_H[0], EVERY_H[-1], 1.0),
        central=switch(),
        errors=switch(),
    )


def _secant(formula: str, x: float, h: float, central: bool, errors: bool) -> Secant:
    kind = CENTRAL if central else ONE_SIDED
    return Secant(typed_function(formula), x, h, kind, EVERY_H if errors else ())
