"""The exercises of "Fit a line": one step by hand, the gradient of the loss, centring the inputs."""

import numpy as np

from mathomong.exercises.answers import Exercise

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
    "centre": Exercise(
        asks="a function of x that gives x with its mean taken away",
        solution=lambda x: x - np.mean(x),
        look_at="What comes out must be as long as x, and its mean must be 0.",
        mistakes=(
            (lambda x: x - np.min(x), "You took the smallest x away. Take the mean away."),
            (lambda x: x - np.median(x), "That is the median, the one in the middle. Take the mean away."),
            (lambda x: x / np.mean(x), "You divided by the mean. Take it away."),
            (lambda x: np.mean(x) - x, "The sign is turned round: x minus its mean."),
            (lambda x: np.mean(x), "That is the mean itself. Take it away from each x."),
            (
                lambda x: (x - np.mean(x)) / np.std(x),
                "You also divided by the spread. That is the next idea; leave it.",
            ),
        ),
        tries=((np.array([2.0, 3.0, 10.0]),), (np.array([-1.0, 0.0, 4.0, 9.0]),)),
    ),
}
