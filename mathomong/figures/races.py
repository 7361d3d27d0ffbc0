"""The picture of a race: six paths across a land, their losses from step to step, and the table of who got where."""

from functools import lru_cache

import numpy as np
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.ticker import FuncFormatter, MaxNLocator

from mathomong.descent import Descent
from mathomong.figures.curves import far
from mathomong.figures.descents import title
from mathomong.figures.lands import CLIFF, land
from mathomong.figures.picture import Picture, View
from mathomong.figures.quick_text import QuickText
from mathomong.figures.race_words import headline, race_words, told
from mathomong.figures.style import (
    FLAT,
    GOAL,
    MAXIMUM,
    MINIMUM,
    ORIGIN,
    RACERS,
    SADDLE,
    key,
    new_figure,
    pane,
    styled,
)
from mathomong.figures.words import count, in_powers, plainly, power_of_ten
from mathomong.objectives import Objective
from mathomong.races import Race, goal_of

BOTTOM, HEIGHT = 0.225, 0.675
KEY = {"start": ORIGIN, "minimum": MINIMUM, "saddle": SADDLE, "maximum": MAXIMUM, "flat": FLAT, "goal": GOAL}
NAME, SINCE, WAY = 0.125, 0.625, 0.805  # where the columns of the table begin


def race_picture(steps: int) -> Picture:
    """A race on whatever land it is run: paths, losses up to the most `steps` that will be shown, and the table."""
    with styled():
        figure = new_figure(9.0, 4.2)
        left = pane(figure, (0.065, BOTTOM, 0.345, HEIGHT), "first weight", "second weight")
        middle = pane(figure, (0.485, BOTTOM, 0.18, HEIGHT), "step", "loss")
        table = figure.add_axes((0.69, BOTTOM, 0.305, HEIGHT), xlim=(0, 1), ylim=(0, 1))
        table.set_axis_off()
        _caption(table)
        middle.set_xlim(-0.05 * steps, 1.05 * steps)
        middle.yaxis.set_label_coords(-0.32, 0.5)
        ground = [land(left), _loss_scale(middle)]
        moving = [
            _start(left),
            *(_runner(left, name, _places) for name in RACERS),
            *(_runner(middle, name, _losses) for name in RACERS),
            *(_row(table, name, height) for name, height in zip(RACERS, ROWS, strict=True)),
            title(left, headline),
            title(middle, lambda race: f"after {count(race.steps)}"),
            title(table, lambda race: f"goal: loss {plainly(race.goal)}"),
        ]
        key(figure, 0.045, KEY)
        return Picture(figure, ground, moving, race_words)


ROWS = np.linspace(0.76, 0.04, len(RACERS))


def _start(axes: Axes) -> View:
    (ring,) = axes.plot([], [], **ORIGIN.dots())
    return View((ring,), lambda race: ring.set_data(race.start[:1], race.start[1:]))


def _runner(axes: Axes, name: str, where) -> View:
    """One racer's path in its own line, its mark at the end.

    `where(race, run)` gives the points, (2, n+1), and the limits in sight along and up: those of the race's land, since
    the axes themselves follow a new land only after its paths.
    """
    look = RACERS[name]
    (path,) = axes.plot([], [], **look.curve(linewidth=1.8))
    (now,) = axes.plot([], [], **look.dots(markeredgecolor="white"))

    def update(race: Race) -> None:
        points, sides = where(race, race.descents[name])
        x, y = (np.clip(along, *far(*side)) for along, side in zip(points, sides, strict=True))
        path.set_data(x, y)
        now.set_data(x[-1:], y[-1:])

    return View((path, now), update)


@lru_cache(maxsize=32)
def _scale(objective: Objective) -> tuple[float | None, float, float]:
    """(base, low, high) of the loss axis. Powers of ten of the loss above `base`, the lowest point, if there is one and
    nothing in sight lies lower; else the losses themselves, and `base` is None.
    """
    grid = np.stack(np.meshgrid(*(np.linspace(*side, 61) for side in objective.domain)))
    found = objective(grid)
    found = found[np.isfinite(found)] if np.isfinite(found).any() else np.zeros(1)
    lowest, goal = min(map(objective, objective.minima), default=np.inf), goal_of(objective)
    top = min(found.max(), found.min() + CLIFF * np.median(found - found.min())) or 1.0
    if goal > lowest and found.min() >= lowest - 1e-9 * (1 + abs(lowest)):
        return lowest, np.log10((goal - lowest) / 200), np.log10(3 * (top - lowest))
    low, high = min(found.min(), goal), max(top, goal)
    return None, low - 0.05 * (high - low or 1), high + 0.05 * (high - low or 1)


def _up(objective: Objective, loss: np.ndarray | float) -> np.ndarray | float:
    """Where a loss stands on the axis."""
    base, low, _ = _scale(objective)
    return loss if base is None else np.log10(np.maximum(loss - base, 10.0 ** (low - 99)))


def _places(race: Race, run: Descent) -> tuple:
    return run.points.T, race.objective.domain


def _losses(race: Race, run: Descent) -> tuple:
    steps = np.arange(len(run.losses))
    return (steps, _up(race.objective, run.losses)), ((0, race.steps or 1), _scale(race.objective)[1:])


def _loss_scale(axes: Axes) -> View:
    """The scale of the losses on this land, and its goal as a line."""
    goal = axes.axhline(0, **GOAL.curve(linewidth=1.5))

    def update(objective: Objective) -> None:
        base, low, high = _scale(objective)
        axes.set_ylim(low, high)
        axes.yaxis.set_major_locator(MaxNLocator(nbins=6, integer=base is not None, steps=[1, 2, 5, 10]))
        axes.yaxis.set_major_formatter(FuncFormatter(_loss_name if base is None else _power_name))
        axes.set_ylabel("loss" if not base else "loss above the lowest")
        goal.set_ydata([_up(objective, goal_of(objective))] * 2)

    return View((goal, axes.yaxis), update)


def _loss_name(loss: float, _) -> str:
    return in_powers(loss)


def _power_name(power: float, _) -> str:
    return power_of_ten(round(power))


def _caption(axes: Axes) -> None:
    """What stands still in the table: a sample of each line, its name, and what the columns are."""
    axes.text(SINCE, 0.885, "since", va="baseline")
    axes.text(WAY, 0.885, "way", va="baseline")
    for (name, look), height in zip(RACERS.items(), ROWS, strict=True):
        axes.add_artist(Line2D([0, 0.105], [height + 0.02] * 2, **look.curve(linewidth=1.8)))
        axes.add_artist(Line2D([0.0525], [height + 0.02], **look.dots(markeredgecolor="white")))
        axes.text(NAME, height, name, va="baseline")


def _row(axes: Axes, name: str, height: float) -> View:
    """What moves in the row of one racer: since which step it is at the goal, and how far it went."""
    since = axes.add_artist(QuickText(SINCE, height, "", transform=axes.transData))
    way = axes.add_artist(QuickText(WAY, height, "", transform=axes.transData))

    def update(race: Race) -> None:
        since.set_text(told(race, name))
        way.set_text(in_powers(race.distances[name], 2 if race.distances[name] >= 1e5 else 3))

    return View((since, way), update)
