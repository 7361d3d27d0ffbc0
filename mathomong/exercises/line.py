"""The exercises of "Fit a line": one step by hand, the gradient of the loss, a speed limit, standardising the inputs."""

import numpy as np

from mathomong.calculus import curvatures
from mathomong.exercises.answers import Exercise
from mathomong.fits import line_fit

_X, _Y = np.array([1.0, 2.0, 3.0, 4.0, 5.0]), np.array([2.0, 4.0, 6.0, 8.0, 10.0])


def _gradient(x, y, w, b):
    error = w * x + b - y
    return 2 * np.mean(error * x), 2 * np.mean(error)


def _gradient_without_2(x, y, w, b):
    dloss_dw, dloss_db = _gradient(x, y, w, b)
    return dloss_dw / 2, dloss_db / 2


def _gradient_uphill(x, y, w, b):
    dloss_dw, dloss_db = _gradient(x, y, w, b)
    return -dloss_dw, -dloss_db


def _gradient_summed(x, y, w, b):
    dloss_dw, dloss_db = _gradient(x, y, w, b)
    return dloss_dw * len(x), dloss_db * len(x)


def _limit(curvatures):
    return 2 / max(curvatures)


def _curvatures(x):
    return tuple(curvatures(line_fit(x, x).gradient, (0, 0)))  # those of a line fit depend on x alone


_FIRST, _OTHER = _curvatures(_X), _curvatures([0, 2, 4])

EXERCISES = {
    "one step": Exercise(
        asks="a list of two numbers, the new w and the new b",
        solution=[0.44, 0.12],
        look_at="Take the gradient at (0, 0) from above. Each part, times the rate, is subtracted from its own number.",
        mistakes=(
            ([-0.44, -0.12], "You added the gradient: that walks uphill. Minus a negative number is plus."),
            ([0.12, 0.44], "You swapped the two: w comes first, then b."),
            ([0.22, 0.06], "You left out the 2 that comes from the square."),
            ([2.2, 0.6], "You added up the five points. The loss is their mean: divide by 5."),
            ([44.0, 12.0], "You left out the learning rate 0.01."),
            ([0.44, 0.0], "w is right. b has a gradient of its own; it moves in the same step."),
        ),
    ),
    "line gradient": Exercise(
        asks="a function of x, y, w and b that gives two numbers, dloss_dw and dloss_db",
        solution=_gradient,
        look_at="Both parts begin with the error, prediction minus target. Only one of them is multiplied by x.",
        mistakes=(
            (_gradient_without_2, "You left out the 2 that comes down from the square."),
            (_gradient_uphill, "The sign is turned round: the error is prediction minus target."),
            (_gradient_summed, "You added up the points. The loss is a mean, so take the mean here too."),
            (lambda x, y, w, b: (_gradient(x, y, w, b)[1],) * 2, "dloss_dw needs the inner slope: multiply by x."),
            (lambda x, y, w, b: _gradient(x, y, w, b)[::-1], "You swapped the two: dloss_dw comes first."),
            (lambda x, y, w, b: (_gradient(x, y, w, b)[0],) * 2, "dloss_db has no x in it: b is added as it is."),
        ),
        tries=((_X, _Y, 0.0, 0.0), (_X, _Y, 3.0, -1.0), (_X - 3, _Y, 0.5, 2.0)),
    ),
    "speed limit": Exercise(
        asks="a number, the rate 2/λ for the three other points",
        solution=_limit(_OTHER),
        look_at="Take curvatures(other.gradient, (0, 0)). Which of the two directions is the first to fly away?",
        mistakes=(
            (2 / _OTHER[0], "That is the limit of the flat direction. The steep one flies away long before."),
            (
                1 / _OTHER[-1],
                "That is 1/λ: there it begins to zig-zag, and still comes to rest. The limit is twice that.",
            ),
            (2 / sum(_OTHER), "That is the best rate for any start. The limit needs the larger curvature alone."),
            (_OTHER[-1], "That is the curvature. The limit is 2 divided by it."),
            (_OTHER[-1] / 2, "You turned the fraction round: 2 divided by the curvature."),
            (_OTHER[0], "That is a curvature, and the smaller one. The limit is 2 divided by the larger."),
            (_limit(_FIRST), "That is the limit of the five points. Other points, other curvatures: use `other`."),
        ),
    ),
    "standardise": Exercise(
        asks="a function of x that gives x with mean 0 and standard deviation 1",
        solution=lambda x: (x - np.mean(x)) / np.std(x),
        look_at="What comes out must be as long as x. Print its np.mean and its np.std.",
        mistakes=(
            (lambda x: x - np.mean(x), "That is centred. Now divide it by the standard deviation as well."),
            (lambda x: x / np.std(x), "You divided only. First take the mean away."),
            (
                lambda x: x - np.mean(x) / np.std(x),
                "Only the mean is divided: put brackets around the difference.",
            ),
            (
                lambda x: (x - np.mean(x)) / np.var(x),
                "You divided by the variance. The standard deviation is its root: np.std.",
            ),
            (
                lambda x: (x - np.min(x)) / np.ptp(x),
                "That moves x between 0 and 1. Here the mean is to be 0: use np.mean and np.std.",
            ),
            (
                lambda x: (x - np.mean(x)) / (np.max(x) - np.min(x)),
                "You divided by the whole width. Divide by the standard deviation.",
            ),
            (lambda x: (np.mean(x) - x) / np.std(x), "The sign is turned round: x minus its mean."),
            (lambda x: (x - np.mean(x)) * np.std(x), "You multiplied by the standard deviation. Divide by it."),
            (lambda x: (x - np.median(x)) / np.std(x), "You took the median, the one in the middle. Take the mean."),
            (
                lambda x: (x - np.mean(x)) / np.std(x, ddof=1),
                "You divided by the standard deviation for a sample, with n − 1. Here plain np.std is meant.",
            ),
        ),
        tries=((np.array([2.0, 3.0, 10.0]),), (np.array([-1.0, 0.0, 4.0, 9.0]),)),
    ),
}
