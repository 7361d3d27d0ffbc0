"""The explorer of a boundary: a small network learns to tell two kinds of points apart, while you watch."""

from dataclasses import replace

from mathomong.boundary import MOST_STEPS, Boundary, boundary_code
from mathomong.figures import boundary_picture
from mathomong.moons import XOR, two_moons
from mathomong.proofs import prove
from mathomong.values import shown
from mathomong.widgets.controls import choice, log_slider, slider
from mathomong.widgets.live import LiveFigure

TASKS = {task.name: task for task in (XOR, two_moons())}
SHOWN = 3  # slopes in the proof; all of them are compared


def boundary_explorer(data: str = XOR.name) -> LiveFigure:
    """Slide the hidden neurons, the learning rate and the steps of a network that learns XOR or two moons.

    `seed` draws other first weights. It begins with the task `data`, "XOR" or "moons". Raises ValueError where there
    is no such task.
    """
    if not isinstance(data, str) or data not in TASKS:
        raise ValueError(f"data must be one of {', '.join(map(repr, TASKS))}; you gave {shown(data)}.")
    return LiveFigure(
        boundary_picture(),
        lambda data, hidden, learning_rate, steps, seed: Boundary(TASKS[data], hidden, learning_rate, steps, seed),
        code=boundary_code,
        proof=_prove,
        data=choice(TASKS, data),
        hidden=slider(0, 8, 4),
        learning_rate=log_slider(0.1, 100.0, 1.0),
        steps=slider(0, MOST_STEPS, 20),
        seed=slider(0, 9, 0),
    )


def _prove(boundary: Boundary) -> str:
    """How the slopes are known here: all are compared, and the first few are shown."""
    proof = prove(boundary.objective, boundary.end)
    first = tuple((name, slopes[:SHOWN]) for name, slopes in proof.ways)
    told = replace(proof, at=boundary.end[:SHOWN], ways=first)
    return f"All {boundary.end.size} slopes are compared; here are those of the first {SHOWN} weights. {told}"
