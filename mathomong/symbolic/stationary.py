"""Stationary points: where a landscape is level in every direction, and what the ground does around them."""

from dataclasses import dataclass

import numpy as np

from mathomong.calculus import gradient as measured_gradient
from mathomong.objectives import Objective

STARTS = {1: 301, 2: 21, 3: 7, 4: 4, 5: 3}  # along each coordinate; 2 for more of them
ROUNDS = 40
STRIDES = np.array([1.0, 16.0, 4.0, 2.0, 0.5, 0.1, 0.01])  # above 1 for flat bottoms such as x⁴, where Newton is slow
REACH = 0.1  # no stride is longer than this part of the domain, or all would end far out, where e^(-x²) is level
SAME = 1e-4  # points closer than this part of the domain are one
MOST = 100  # points listed
FAMILY = 8  # with more points than this where the curvature vanishes along some direction, they are a flat stretch
ASIDE = (0.01, 0.05)  # how far to look to both sides, as parts of the domain, where the curvature does not decide


@dataclass(frozen=True)
class StationaryPoint:
    """A point where the gradient is 0: its place, its kind (minimum, maximum, saddle, flat) and its height."""

    at: float | tuple[float, ...]
    kind: str
    value: float


def stationary_points(objective: Objective) -> tuple[StationaryPoint, ...]:
    """The stationary points of an objective on its domain, in the order of their coordinates.

    Newton's method on the gradient, from a few hundred starts at once: what it converges to is stationary, yet what
    lies between the starts may be missed. The kind is told by the curvatures; where one is 0, by looking to both
    sides along it: "flat" is neither minimum, maximum nor saddle, such as x³ at 0 or a level floor. More than eight
    points with a curvature of 0 are a flat stretch, shown by the one nearest to its middle; and never are more than
    100 points listed. A corner, such as that of |x| at 0, has no slope and so is not listed.

    >>> from mathomong.landscapes import double_well
    >>> [(point.at, point.kind) for point in stationary_points(double_well)]
    [(-2.0, 'minimum'), (0.0, 'maximum'), (1.5, 'minimum')]
    """
    unit = _Unit(objective)
    with np.errstate(all="ignore"):
        grid = _grid(objective.dimensions)
        bends, _ = unit.curvatures(grid)
        clear = 1e-5 * np.median(np.abs(bends).max(axis=1))  # a curvature below this is as good as 0
        level = 1e-9 * np.max(_size(unit.slope(grid)), initial=0.0, where=np.isfinite(_size(unit.slope(grid))))
        points = _merged(unit, _converged(unit, grid), level)
        described = [_described(unit, point, clear) for point in _few(unit, points, clear).T]
        return tuple(sorted(described, key=lambda point: np.round(point.at, 6).tolist()))


class _Unit:
    """The landscape with every side of its domain scaled to (0, 1); points are (d, N), whatever d is."""

    def __init__(self, objective: Objective) -> None:
        self.objective, (low, high) = objective, np.reshape(objective.domain, (-1, 2)).T
        self.low, self.width = low, high - low

    def place(self, u: np.ndarray) -> np.ndarray:
        """Where the points are in the true domain; shaped as an objective wants them."""
        w = (self.low + self.width * u.T).T
        return w if len(self.low) > 1 else w[0]

    def height(self, u: np.ndarray) -> np.ndarray:
        return np.asarray(self.objective(self.place(u)))

    def slope(self, u: np.ndarray) -> np.ndarray:
        return (self.width * np.reshape(self.objective.gradient(self.place(u)), u.shape).T).T

    def curvatures(self, u: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """The eigenvalues (N, d) of the second derivatives and their directions (N, d, d); 0 where there are none."""
        hessians = np.moveaxis(measured_gradient(self.slope)(u), -1, 0)
        return np.linalg.eigh(np.nan_to_num((hessians + hessians.swapaxes(1, 2)) / 2, posinf=0.0, neginf=0.0))

    def newton(self, u: np.ndarray) -> np.ndarray:
        """The step to where the slope would be 0 if the curvatures stayed; none along directions without curvature."""
        bends, directions = self.curvatures(u)
        least = 1e-10 * np.abs(bends).max(axis=1, keepdims=True) + 1e-150
        along = np.einsum("nij,in->nj", directions, self.slope(u)) * bends / (bends**2 + least**2)
        return -np.einsum("nij,nj->in", directions, along)


def _size(vectors: np.ndarray) -> np.ndarray:
    return np.linalg.norm(vectors, axis=0)


def _grid(dimensions: int) -> np.ndarray:
    """Starts spread evenly, a little off the middle of their cells: a round number may be a corner, as 0 in |x|."""
    starts = STARTS.get(dimensions, 2)
    ticks = (np.arange(starts) + 0.53) / starts
    return np.stack([axis.ravel() for axis in np.meshgrid(*[ticks] * dimensions)])


def _converged(unit: _Unit, points: np.ndarray) -> np.ndarray:
    """Where Newton's method comes to rest, each time with the stride that levels the slope most."""
    resting = []
    for _ in range(ROUNDS):
        steps = unit.newton(points)
        steps *= np.minimum(1, REACH / np.maximum(_size(steps), REACH))
        trials = points[:, None] + STRIDES[:, None] * steps[:, None]
        allowed = (STRIDES[:, None] * _size(steps) <= 1.01 * REACH) & (np.abs(trials - 0.5).max(axis=0) < 0.55)
        sizes = np.where(allowed, np.nan_to_num(_size(unit.slope(trials)), nan=np.inf), np.inf)
        best, every = np.argmin(sizes, axis=0), np.arange(points.shape[1])
        moving = (sizes[best, every] < _size(unit.slope(points))) & (_size(steps) > 1e-12)
        resting.append(points[:, ~moving])
        points = trials[:, best, every][:, moving]
        if not moving.any():
            break
    return np.hstack([*resting, points])


def _merged(unit: _Unit, points: np.ndarray, level: float) -> np.ndarray:
    """The stationary ones among the points, inside the domain, each once."""
    sizes = _size(unit.slope(points))
    inside = (np.abs(points - 0.5) <= 0.5 + 1e-9).all(axis=0)
    good = inside & (sizes <= level) & (_size(unit.newton(points)) < SAME / 10) & np.isfinite(unit.height(points))
    kept = np.empty((len(points), 0))
    for point in points[:, good][:, np.argsort(sizes[good], kind="stable")].T:
        if (_size(kept - point[:, None]) > SAME).all():
            kept = np.column_stack([kept, point])
    return np.clip(kept, 0, 1)


def _few(unit: _Unit, points: np.ndarray, clear: float) -> np.ndarray:
    """At most MOST points, those nearest to the middle of the domain; a flat stretch gives one."""
    flat = (np.abs(unit.curvatures(points)[0]) <= clear).any(axis=1)
    stretch, alone = points[:, flat], points[:, ~flat]
    if stretch.shape[1] > FAMILY:
        stretch = _nearest(stretch, stretch.mean(axis=1, keepdims=True), 1)
    return np.hstack([stretch, _nearest(alone, 0.5, MOST - stretch.shape[1])])


def _nearest(points: np.ndarray, to: float | np.ndarray, most: int) -> np.ndarray:
    away = _size(points - to).round(6)  # rounded, or the last digit would break ties
    return points[:, np.lexsort([*points.round(6), away])[:most]]


def _described(unit: _Unit, point: np.ndarray, clear: float) -> StationaryPoint:
    bends, directions = (part[0] for part in unit.curvatures(point[:, None]))
    pairs = zip(bends, directions.T, strict=True)
    leans = [int(np.sign(bend)) if abs(bend) > clear else _lean(unit, point, along) for bend, along in pairs]
    kinds = {(1, 1): "minimum", (-1, -1): "maximum", (-1, 1): "saddle"}
    kind = kinds.get((min(leans), max(leans)), "flat")
    at = _rounded(unit, point, 2 if kind == "flat" else 4)
    return StationaryPoint(float(at) if at.ndim == 0 else tuple(at.tolist()), kind, float(unit.objective(at)))


def _lean(unit: _Unit, point: np.ndarray, along: np.ndarray) -> int:
    """1 where the ground rises to both sides of the point, −1 where it falls to both, else 0."""
    middle = unit.height(point)
    for distance in ASIDE:
        rise = unit.height(point[:, None] + along[:, None] * [distance, -distance]) - middle
        if (np.abs(rise) > 1e-14 * abs(middle)).all():  # more than rounding
            return int(np.sign(rise).sum() / 2)
    return 0


def _rounded(unit: _Unit, point: np.ndarray, digits: int) -> np.ndarray:
    """The place of a point, to so many digits of the domain if it is as level there: 0 rather than 3e-17."""
    place = unit.place(point)
    ends = (unit.place(np.full_like(point, end)) for end in (0.0, 1.0))
    short = np.clip(np.round(place, digits - int(np.log10(unit.width.max()).round())), *ends) + 0.0
    level = np.linalg.norm(unit.objective.gradient(short)) <= np.linalg.norm(unit.objective.gradient(place))
    return short if level and np.isfinite(unit.objective(short)) else place
