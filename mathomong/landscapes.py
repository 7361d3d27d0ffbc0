"""The landscapes of the course: objectives with known valleys, each with its gradient by hand."""

import numpy as np

from mathomong.objectives import Objective


def _double_well(x):
    """Its slope is 0.6·x·(2x − 3)·(x + 2): a deep valley at −2, a shallow one at 1.5, a hilltop at 0."""
    return 0.3 * x**4 + 0.2 * x**3 - 1.8 * x**2 + 4


def _rosenbrock_gradient(w):
    x, y = w
    return np.stack([-2 * (1 - x) - 400 * x * (y - x * x), 200 * (y - x * x)])


def _himmelblau_gradient(w):
    x, y = w
    first, second = x * x + y - 11, x + y * y - 7
    return np.stack([4 * x * first + 2 * second, 2 * first + 4 * y * second])


def _beale_parts(x, y):
    """The three errors whose squares Beale's function adds up."""
    return [(c - x + x * y**k) for k, c in ((1, 1.5), (2, 2.25), (3, 2.625))]


def _beale(w):
    return sum(part * part for part in _beale_parts(*w))


def _beale_gradient(w):
    x, y = w
    parts = _beale_parts(x, y)
    by_x = sum(2 * part * (y**k - 1) for k, part in enumerate(parts, start=1))
    by_y = sum(2 * part * k * x * y ** (k - 1) for k, part in enumerate(parts, start=1))
    return np.stack([by_x, by_y])


_HIMMELBLAU_VALLEYS = (  # the first is exact, the others are roots of its gradient to the last digit
    (3.0, 2.0),
    (-2.805118086952745, 3.131312518250573),
    (-3.7793102533777469, -3.2831859912861694),
    (3.5844283403304917, -1.8481265269644034),
)

# One variable
parabola = Objective("parabola", lambda x: x * x, lambda x: 2 * x, (-6, 6), 5.0, (0.0,))
double_well = Objective(
    "double well", _double_well, lambda x: 0.6 * x * (2 * x - 3) * (x + 2), (-3.2, 2.8), 2.5, (-2.0, 1.5)
)

# Two variables
bowl = Objective("bowl", lambda w: w[0] ** 2 + w[1] ** 2, lambda w: 2 * w, ((-3, 3), (-3, 3)), (-2.5, 2.0), ((0, 0),))
ravine = Objective(
    "ravine",
    lambda w: 0.1 * w[0] ** 2 + 2 * w[1] ** 2,
    lambda w: np.stack([0.2 * w[0], 4 * w[1]]),
    ((-6, 6), (-3, 3)),
    (-5.0, -2.0),
    ((0, 0),),
)
saddle = Objective(
    "saddle",
    lambda w: w[0] ** 2 - w[1] ** 2,
    lambda w: np.stack([2 * w[0], -2 * w[1]]),
    ((-2, 2), (-2, 2)),
    (1.0, 1e-6),
)
rosenbrock = Objective(
    "Rosenbrock",
    lambda w: (1 - w[0]) ** 2 + 100 * (w[1] - w[0] ** 2) ** 2,
    _rosenbrock_gradient,
    ((-2, 2), (-1, 3)),
    (-1.2, 1.0),
    ((1, 1),),
)
himmelblau = Objective(
    "Himmelblau",
    lambda w: (w[0] ** 2 + w[1] - 11) ** 2 + (w[0] + w[1] ** 2 - 7) ** 2,
    _himmelblau_gradient,
    ((-5, 5), (-5, 5)),
    (0.0, 0.0),
    _HIMMELBLAU_VALLEYS,
)
beale = Objective("Beale", _beale, _beale_gradient, ((-4.5, 4.5), (-4.5, 4.5)), (1.0, 1.5), ((3, 0.5),))
