"""The exercises of "Train one neuron": three factors, one update, a loss that can't learn, and the whole backward pass."""

import numpy as np

from mathomong.bugs import BUGS
from mathomong.exercises.answers import Exercise
from mathomong.functions import sigmoid
from mathomong.neuron import Neuron

RATE = 3.0  # of the second exercise: large enough to tell an early update from a late one


def _slopes(bug: str = "none"):
    """The backward pass as a function of x, w, b and target, with a bug or without."""

    def backward(x: float, w: float, b: float, target: float) -> tuple[float, float]:
        found = BUGS[bug](Neuron(w, b), x, target, RATE)
        return found.dloss_dw, found.dloss_db

    return backward


def _product(prediction_part, sigma_part):
    """A backward pass put together from a first factor of (p, t) and a second one of (p, z)."""

    def backward(x, w, b, target):
        z = w * x + b
        p = sigmoid(z)
        dloss_dz = prediction_part(p, target) * sigma_part(p, z)
        return dloss_dz * x, dloss_dz

    return backward


def _twice(p, t):
    return 2 * (p - t)


def _slope(p, z):
    return p * (1 - p)


_P = sigmoid(2.0)  # of the first exercise: 0.5 · 3 + 0.5 is 2, the target is 0
_FACTORS = [2 * _P, _P * (1 - _P), 3.0]
_W, _B, _X, _T = -1.0, 1.0, 2.0, 1.0  # of the second


def _updated(slopes, rate: float = RATE) -> list[float]:
    """The new w and b of the second exercise, with these slopes."""
    dw, db = slopes(_X, _W, _B, _T)
    return [_W - rate * dw, _B - rate * db]


_RIGHT = _updated(_slopes())

EXERCISES = {
    "three factors": Exercise(
        asks="a list of three numbers, ∂L/∂p, ∂p/∂z and ∂z/∂w, in this order",
        solution=_FACTORS,
        look_at="First go forward: z, then p. Then take one slope at a time, each at the number that comes in.",
        mistakes=(
            ([_P, *_FACTORS[1:]], "In your first factor the 2 is missing: the slope of a square is twice the bracket."),
            ([-2 * _P, *_FACTORS[1:]], "The sign of the first factor is turned round: prediction minus target."),
            ([-_P, *_FACTORS[1:]], "In the first factor the sign is turned round, and the slope of a square has a 2."),
            ([_P**2, *_FACTORS[1:]], "Your first number is the loss. Take its slope."),
            ([4.0, *_FACTORS[1:]], "In the first factor you took z for the prediction. σ comes between them."),
            ([2 * _P, _P, 3.0], "Your second number is σ(z), the height. Its slope is wanted."),
            ([2 * _P, sigmoid.derivative(_P), 3.0], "You took the slope of σ at p. It belongs at z: that is what goes into σ."),
            ([2 * _P, 1.0, 3.0], "You left σ′ out: a second factor of 1 says that σ does not bend."),
            ([2 * _P, 1 - _P, 3.0], "Your second number is 1 − σ(z). The slope has one more factor."),
            ([*_FACTORS[:2], 0.5], "Your third number is w. In w·x it is x that says how fast z grows with w."),
            ([*_FACTORS[:2], 1.0], "Your third number belongs to b. For w look at what it is multiplied by."),
            ([*_FACTORS[:2], 2.0], "Your third number is z itself. Its slope with w is wanted."),
            ([*_FACTORS[:2], 1.5], "Your third number is the product w·x. How fast does it grow with w?"),
            (_FACTORS[::-1], "The numbers are right; the one next to the loss comes first."),
            (list(np.cumprod(_FACTORS)), "You multiplied on the way. Here each factor is wanted by itself."),
        ),
    ),
    "one update": Exercise(
        asks="a list of two numbers, the new w and the new b",
        solution=_RIGHT,
        look_at="Forward: z and p. Back: the three factors and their product. Then old weight − learning rate × slope.",
        mistakes=(
            (_updated(_slopes("wrong sign")), "You went uphill: the step was added, or the sign of p − t is turned round."),
            (_updated(_slopes("no σ′")), "You forgot σ′: the factor p × (1 − p) is missing."),
            (_updated(_product(lambda p, t: p - t, _slope)), "Your steps are half as long: the slope of a square has a 2."),
            (_updated(_slopes("x and w swapped")), "In the slope for w you multiplied by w. The factor ∂z/∂w is x."),
            (_updated(_product(_twice, lambda p, z: sigmoid.derivative(p))), "You took the slope of σ at p. It belongs at z."),
            (_updated(_product(_twice, lambda p, z: p)), "You took the height of σ for its slope."),
            (_updated(_slopes("update before backward")), "Your w is right. The slope of b was found with the new w: find all slopes first."),
            (_updated(_slopes(), rate=1.0), "You left out the learning rate: multiply each slope by it."),
            ([_RIGHT[0], _B], "Your w is right. The bias is a weight too: it moves by its own slope."),
            ([_RIGHT[0], _B - (_W - _RIGHT[0])], "Your w is right. For b the last factor is not x."),
            ([_W - _RIGHT[0], _B - _RIGHT[1]], "These are the steps alone. Take each from the old weight."),
            (_RIGHT[::-1], "The numbers are right; w comes first."),
        ),
    ),
    "which way for target 0": Exercise(
        asks="a list of six numbers, up (1) or down (-1): three for the loss 1 − p, then three for (p − t)²",
        solution=[1, 1, 1, -1, -1, -1],
        look_at="Look at the sign of ∂L/∂p for each loss. The step goes against it. The other two factors are above zero here.",
        mistakes=(
            ([-1, -1, -1, -1, -1, -1], "The loss 1 − p has no t in it. How can it know that the target is 0?"),
            ([-1, -1, -1, 1, 1, 1], "These are the signs of the slopes. The update goes against the slope."),
            ([1, 1, 1, 1, 1, 1], "For (p − t)² with target 0 the prediction is always too high. Which way is that pushed?"),
            ([-1, 1, 1, -1, -1, -1], "Your second three are right. Does 1 − p ever get smaller when p goes down?"),
            ([1, 1, -1, -1, -1, -1], "Your second three are right. Even at z = 3 the loss 1 − p is smaller for a larger p."),
            ([1, 0, -1, 1, 0, -1], "These look like the signs of −z. The sign comes from ∂L/∂p alone."),
            ([1, 1, 1, 1, -1, -1], "At z = −3 the prediction is small, but still above its target."),
            ([1, 1, 1, -1, -1, 0], "At z = 3 the slope is small, but it is not zero."),
        ),
    ),
    "backward pass": Exercise(
        asks="a function of x, w, b and target that gives two numbers, dloss_dw and dloss_db",
        solution=_slopes(),
        look_at="Go forward to z and p. Multiply 2 * (p - target) and p * (1 - p): that is dloss_db. One more factor for w.",
        mistakes=(
            (_slopes("no σ′"), "You forgot σ′: multiply by p * (1 - p)."),
            (_slopes("wrong sign"), "The sign is turned round: the loss wants prediction minus target."),
            (_product(lambda p, t: p - t, _slope), "Half of it: the slope of a square has a 2."),
            (_product(lambda p, t: t - p, _slope), "The sign is turned round, and the 2 is missing."),
            (_slopes("x and w swapped"), "You swapped x and w: z = w·x + b grows with w as fast as x says."),
            (_slopes("update before backward"), "You changed w before the slope of b was found. Find both slopes with the old w."),
            (_product(_twice, lambda p, z: sigmoid.derivative(p)), "You took the slope of σ at p. It belongs at z; made of heights it is p * (1 - p)."),
            (_product(_twice, lambda p, z: p), "You multiplied by the height of σ. Its slope is p * (1 - p)."),
            (_product(lambda p, t: (p - t) ** 2, _slope), "Your first factor is the loss itself. Take its slope."),
            (lambda x, w, b, t: (_slopes()(x, w, b, t)[0],) * 2, "Your dloss_dw is right. For b the last factor is 1."),
            (lambda x, w, b, t: (_slopes()(x, w, b, t)[1],) * 2, "Your dloss_db is right. For w there is one more factor, x."),
            (lambda x, w, b, t: _slopes()(x, w, b, t)[::-1], "Both are right; dloss_dw comes first."),
            (lambda x, w, b, t: _slopes()(x, w, 0.0, t), "You forgot b on the way forward: z is w * x + b."),
        ),
        tries=((2.0, 0.5, 0.3, 1.0), (-1.0, 1.5, -0.5, 0.0), (3.0, -0.4, 0.8, 1.0), (0.5, 2.0, 1.0, 0.5)),
    ),
}  # fmt: skip
