"""Guesses: a line with one weight to choose, how far it misses each point, and the loss as a curve over the weight."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from mathomong.descent import in_short
from mathomong.fits import Fit
from mathomong.losses import Loss, absolute_error, squared_error
from mathomong.values import number, of_kind, paired, plain

ON_THE_LINE = 1e-9  # a point this close to the line is on it: round-off must not decide on which side it lies
NUDGE = 1e-6  # how far beside a weight to look for the slope on either side


@dataclass(frozen=True, eq=False, repr=False)
class WeightLoss(Fit):
    """The loss of the line w·x + b as an Objective in w alone, for one bias `b` and one way to measure a miss, `error`."""

    b: float = field(default=0.0, kw_only=True)
    error: Loss = field(default=squared_error, kw_only=True)


def loss_over_w(x: np.ndarray, y: np.ndarray, b: float = 0.0, error: Loss = squared_error) -> WeightLoss:
    """The mean `error` of the line w·x + b over the points (x, y), as an Objective in the weight w.

    loss(w) = mean(error(w·x + b, y)),  dloss_dw = mean(error.derivative(w·x + b, y)·x)

    `x` and `y` have shape (samples,). Raises ValueError or TypeError with one sentence where they do not fit together.

    >>> loss = loss_over_w([1, 2, 3, 4, 5], [2, 4, 6, 8, 10])
    >>> loss(1.5), loss.gradient(1.5)
    (2.75, -11.0)
    """
    x, y = paired(x, y)
    if x.ndim != 1 or y.ndim != 1:
        raise ValueError(f"x and y must be plain lists of numbers; you gave shapes {x.shape} and {y.shape}.")
    b = number(b, "b", such_as=0)
    of_kind(error, Loss, "error must be a Loss, such as squared_error")

    def pairs(w):
        """The predictions for each w, shape (samples, …), and the targets in the same shape."""
        target = np.broadcast_to(y.reshape(-1, *[1] * w.ndim), (len(y), *w.shape))
        prediction = np.multiply.outer(x, w) + b
        return np.where(np.abs(prediction - target) < ON_THE_LINE, target, prediction), target

    def value(w):
        return error(*pairs(np.asarray(w))).mean(axis=0)

    def slope(w):
        return np.tensordot(x, error.derivative(*pairs(np.asarray(w))), axes=1) / len(x)

    return WeightLoss(f"mean {error.name}", value, slope, x=x, targets=y, b=b, error=error)


@dataclass(frozen=True, eq=False)
class Guess:
    """One weight `w` on the loss curve `objective`, a WeightLoss: how far the line misses, and which way is downhill.

    >>> guess = Guess(loss_over_w([1, 2, 3, 4, 5], [2, 4, 6, 8, 10]), w=1.5)
    >>> guess
    Guess(loss 2.75, slope -11)
    >>> guess.residuals, guess.errors
    (array([-0.5, -1. , -1.5, -2. , -2.5]), array([0.25, 1.  , 2.25, 4.  , 6.25]))
    >>> guess.downhill
    1
    """

    objective: WeightLoss
    w: float

    def __post_init__(self) -> None:
        of_kind(self.objective, WeightLoss, "objective must be a WeightLoss, such as loss_over_w(x, y)")
        object.__setattr__(self, "w", number(self.w, "w"))

    @property
    def predictions(self) -> np.ndarray:
        """What the line says for each x, shape (samples,)."""
        return self.w * self.objective.x + self.objective.b

    @property
    def residuals(self) -> np.ndarray:
        """Prediction minus target for each point; 0 where the point is on the line."""
        residuals = self.predictions - self.objective.targets
        return np.where(np.abs(residuals) < ON_THE_LINE, 0.0, residuals)

    @property
    def errors(self) -> np.ndarray:
        """The error of each point: for squared error the residuals, squared."""
        return self.objective.error(self.predictions, self.objective.targets)

    @property
    def loss(self) -> float:
        """The mean of the errors."""
        return self.objective(self.w)

    @property
    def slope(self) -> float:
        """dloss_dw: how fast the loss rises with w; at a corner, the mean of the slopes on either side."""
        return self.objective.gradient(self.w)

    @property
    def slopes_beside(self) -> tuple[float, float]:
        """The slope just left of w and just right of it; they differ only at a corner."""
        beside = self.w + np.array([-NUDGE, NUDGE])
        return tuple(map(plain, self.objective.gradient(beside)))

    @property
    def corner(self) -> bool:
        """Whether the loss has a corner here: absolute error has one wherever the line goes through a point."""
        through = (self.residuals == 0) & (self.objective.x != 0)
        return self.objective.error is absolute_error and bool(through.any())

    @property
    def downhill(self) -> int:
        """The way in which the loss falls: −1 to the left, 1 to the right, 0 at the bottom."""
        left, right = self.slopes_beside
        return int(right < -ON_THE_LINE) - int(left > ON_THE_LINE)

    def __repr__(self) -> str:
        left, right = map(in_short, self.slopes_beside)
        slope = f"a corner, slope {left} to {right}" if self.corner else f"slope {in_short(self.slope)}"
        return f"Guess(loss {in_short(self.loss)}, {slope})"


def guess_code(guess: Guess, kept: Sequence = ()) -> str:
    """Code that leaves the guess in `result`; it sets no other name, since a notebook may use x and y for its own data.

    >>> print(guess_code(Guess(loss_over_w([1, 2], [2, 4], b=0.5), w=1.5)))
    from mathomong import squared_error
    from mathomong.guesses import Guess, loss_over_w
    <BLANKLINE>
    result = Guess(
        loss_over_w(x=[1.0, 2.0], y=[2.0, 4.0], b=0.5, error=squared_error),
        w=1.5,
    )
    print(result)
    """
    loss = guess.objective
    error = loss.error.name.replace(" ", "_")
    data = f"x={loss.x.tolist()}, y={loss.targets.tolist()}"
    return "\n".join(
        [
            f"from mathomong import {error}",
            "from mathomong.guesses import Guess, loss_over_w",
            "",
            "result = Guess(",
            f"    loss_over_w({data}, b={loss.b!r}, error={error}),",
            f"    w={guess.w!r},",
            ")",
            "print(result)",
        ]
    )
