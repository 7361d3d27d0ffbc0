"""What a picture shows, in one sentence: for everyone, and for a screen reader."""

import numpy as np

from mathomong.descent import Descent
from mathomong.objectives import Objective
from mathomong.optimizers import GradientDescent
from mathomong.regimes import FLIES, NO_VALLEY, STILL, curvature_near, regime

_RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
SMALLEST, LARGEST = 1e-6, 1e12  # beyond these a row of digits tells a learner nothing


def plainly(value: float) -> str:
    """Four significant figures without powers of ten, and a true minus.

    >>> plainly(0.00005517), plainly(36741.4), plainly(-2.5), plainly(1e-15), plainly(3e-9), plainly(2e15)
    ('0.00005517', '36,741', '−2.5', '0', 'under 0.000001', 'over a trillion')
    """
    size = abs(value)
    if size < 1e-12:
        return "0"
    if not SMALLEST <= size <= LARGEST:
        return "under 0.000001" if size < SMALLEST else "over a trillion"
    places = max(0, 3 - int(np.floor(np.log10(size))))
    text = f"{value:,.{places}f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace("-", "−")


def in_powers(value: float, figures: int = 3) -> str:
    """A number that may be very small or very large: in figures, or with a power of ten.

    >>> in_powers(0.1), in_powers(-2.5), in_powers(1e-12), in_powers(0.00021026), in_powers(250000), in_powers(0)
    ('0.1', '−2.5', '10⁻¹²', '2.1·10⁻⁴', '2.5·10⁵', '0')
    """
    digits, power = f"{value + 0.0:.{figures - 1}e}".split("e")  # −0 + 0 is 0
    if -4 < int(power) < 5:
        return f"{value + 0.0:.{max(figures, int(power) + 1)}g}".replace("-", "−")
    front = {"1": "", "-1": "−"}.get(f"{float(digits):g}", f"{float(digits):g}·".replace("-", "−"))
    return front + power_of_ten(int(power))


def power_of_ten(power: int) -> str:
    """10 to this whole power, with raised digits.

    >>> power_of_ten(-12), power_of_ten(0), power_of_ten(1)
    ('10⁻¹²', '1', '10')
    """
    return {0: "1", 1: "10"}.get(power, "10" + str(power).translate(_RAISED))


def count(steps: int) -> str:
    """`steps` with its noun.

    >>> count(1), count(20)
    ('1 step', '20 steps')
    """
    return f"{steps} step" if steps == 1 else f"{steps} steps"


def place(w: float | np.ndarray) -> str:
    """A point, number by number.

    >>> place(2.5), place(np.array([1, -1]))
    ('2.5', '(1, −1)')
    """
    return f"({', '.join(map(plainly, w))})" if np.ndim(w) else plainly(w)


def losses(descent: Descent) -> str:
    """What became of the loss: from the first to the last, or that it had no bound."""
    if descent.diverged:
        return f"diverged at step {descent.diverged_at}"
    if descent.steps == 0:
        return f"loss {plainly(descent.losses[0])}"
    return f"loss {plainly(descent.losses[0])} → {plainly(descent.losses[-1])}"


def descent_words(descent: Descent, letters: str = "w") -> str:
    """How the run ended and, for plain gradient descent, what its rate does in this valley."""
    return f"{_outcome(descent, letters)} {_speed(descent)}".strip()


def _outcome(descent: Descent, letters: str) -> str:
    rate = f"Learning rate {plainly(descent.optimizer.learning_rate)}"
    if descent.diverged:
        start = f"from {letters} = {place(descent.points[0])}"
        return f"{rate}: {start} the run diverged at step {descent.diverged_at}; its loss grew without bound."
    if descent.steps == 0:
        return f"{rate}, no step yet: {letters} = {place(descent.end)}, {losses(descent)}."
    went = f"{letters} went from {place(descent.points[0])} to {place(descent.end)}"
    return f"{rate}, {count(descent.steps)}: {went}, {losses(descent)}."


def _speed(descent: Descent) -> str:
    """Where the rate lies among the limits of the valley nearest to the end of the run."""
    if not (isinstance(descent.optimizer, GradientDescent) and descent.objective.minima):
        return ""
    curvature = curvature_near(descent.objective, descent.end)
    found = regime(descent.optimizer.learning_rate, curvature)
    if descent.diverged and found not in (FLIES, NO_VALLEY):
        return f"Near the lowest point the limit is 2/λ = {plainly(2 / curvature)}; out here the ground bends more."
    return found.sentence(curvature, "" if found in (STILL, NO_VALLEY) else _where(descent.objective))


def _where(objective: Objective) -> str:
    """Whose speed limit it is, where there could be a doubt."""
    if len(objective.minima) > 1:
        return " in this valley"
    return " along the steepest direction" if objective.dimensions > 1 else ""
