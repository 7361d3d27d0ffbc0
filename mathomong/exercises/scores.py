"""The exercises of "Score a guess": a loss by hand, the better of two lines, the loss as a function, a loss of 0.5."""

import numpy as np

from mathomong.exercises.answers import Exercise

_TRIES = (
    (np.array([1.0, 3.0, 5.0]), np.array([2.0, 2.5, 9.0])),
    (np.array([0.5, -1.0]), np.array([0.5, 1.0])),
    (np.array([4.0, 4.0, 4.0, 4.0]), np.array([4.0, 4.0, 4.0, 4.0])),
)

EXERCISES = {
    "loss of a guess": Exercise(
        asks="one number, the mean squared error of the line with w = 1 and b = 2",
        solution=1.5,
        look_at="Go one by one: four predictions, four residuals, four squares. Then add up the squares and divide by 4.",
        mistakes=(
            (6.0, "That is the sum of the squares. The loss is their mean: divide by the number of points."),
            (2.0, "You divided by 3. The point that is hit counts too, with a square of 0: there are four points."),
            (1.0, "That is the mean of the residuals without their signs, the absolute error. Square them instead."),
            (4.0, "You added up the residuals without their signs. Square each of them first, then take the mean."),
            (-0.5, "You did not square: the residuals have signs, and the signs cancel."),
            (0.5, "Target minus prediction, and not squared: the signs cancel. Square each residual."),
            (-2.0, "You added up the residuals as they are, and the signs cancelled. Square each of them first."),
            (0.25, "You took the mean first and squared it. Square first, then take the mean."),
            (1.2247, "You took the root at the end. The mean squared error stops before that."),
            (0.75, "You halved it. Some books do; here the loss is the mean of the squares, without a half."),
            (7.5, "You forgot the bias: each prediction is w times x, plus 2."),
        ),
    ),
    "better line": Exercise(
        asks="a list of two numbers, the mean squared errors of the two lines, that of the better line first",
        solution=[1.0, 2.25],
        look_at="For each line: square the four residuals and take the mean. The better line has the smaller loss.",
        mistakes=(
            ([2.25, 1.0], "Both losses are right. But a smaller loss is better, and the better line comes first."),
            (
                [0.75, 1.0],
                "Those are the mean absolute errors, and by them A wins. Square the residuals and look again.",
            ),
            ([1.0, 0.75], "Those are the mean absolute errors. Square the residuals before you take the mean."),
            ([4.0, 9.0], "You added up the squares. Take the mean: there are four points."),
            ([9.0, 4.0], "You added up the squares, and put the larger loss first. Take the mean; smaller is better."),
            ([0.0, 0.75], "You did not square: the residuals of B cancel, though B misses every point."),
            ([0.75, 0.0], "You did not square, so the misses of B cancel; and the better line comes first."),
            ([1.0, 1.5], "You took roots at the end. The mean squared error stops before that."),
            ([1.0, 9.0], "A has four points too: three squares of 0 and one more. Take the mean of all four."),
        ),
    ),
    "mean squared error": Exercise(
        asks="a function of prediction and target, two arrays, that gives one number",
        solution=lambda prediction, target: np.mean((prediction - target) ** 2),
        look_at="Three things in this order: take the target away, square, take the mean.",
        mistakes=(
            (lambda p, t: np.sum((p - t) ** 2), "You added up the squares. Take their mean."),
            (
                lambda p, t: (p - t) ** 2,
                "Those are the squares, one for each point. Make one number of them: the mean.",
            ),
            (lambda p, t: np.mean(p - t), "You did not square, so the signs cancel."),
            (lambda p, t: np.mean(t - p), "You took target minus prediction, and did not square: the signs cancel."),
            (lambda p, t: np.mean(np.abs(p - t)), "That is the mean absolute error. Square instead."),
            (
                lambda p, t: np.mean(p - t) ** 2,
                "You took the mean first and squared it. Square first: mind the brackets.",
            ),
            (lambda p, t: np.mean((p - t) * 2), "* 2 means times two. To square a number, write ** 2."),
            (lambda p, t: np.sqrt(np.mean((p - t) ** 2)), "You took the root at the end. Leave it out."),
            (lambda p, t: np.mean((p - t) ** 2) / 2, "You halved it. Some books do; here there is no half."),
            (lambda p, t: np.mean(p - t**2), "You squared the target only. Put brackets round prediction - target."),
            (lambda p, t: np.mean(p**2 - t**2), "You squared too early: first take the target away, then square."),
            (lambda p, t: np.mean((p + t) ** 2), "You added the target. How far off is prediction minus target."),
        ),
        tries=_TRIES,
    ),
    "loss of one half": Exercise(
        asks="one number to three figures, how far the line is off each of the four points",
        solution=0.5**0.5,
        look_at="If each miss is m, each square is m². The mean of four equal squares is one of them.",
        mistakes=(
            (0.5, "That is the square of each miss, since all are equal. Which number has this square?"),
            (
                2.0,
                "A loss does not count how many points are right. It is a mean of squares; and here all four are missed.",
            ),
            (50.0, "A loss is not a percentage. It is a mean of squares."),
            (1.0, "Two points hit and two missed by that much give this loss too. But here all four are missed alike."),
            (0.25, "You squared. The loss is made of squares already, so go back: which number has this square?"),
            (0.125, "You divided by four. The mean is divided already: it is the square of each single miss."),
            (1.4142, "One miss of that size, alone, would give this loss. But here all four points are missed alike."),
        ),
    ),
}
