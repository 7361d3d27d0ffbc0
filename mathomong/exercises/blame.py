"""The exercises of "Share the blame": two partial derivatives, a gradient, three inputs, and where downhill leads."""

import numpy as np

from mathomong.exercises.answers import Exercise


def _ravine(w):
    return 0.1 * w[0] ** 2 + 2 * w[1] ** 2


def _gradient(w):
    return np.array([0.2 * w[0], 4 * w[1]])


EXERCISES = {
    "two partials": Exercise(
        asks="a list of two numbers: at x = 3, y = 2 the slope of 3x²y along x, and its slope along y",
        solution=[36.0, 27.0],
        look_at="Along x the letter y is a fixed number, like the 3 in front. Along y the x² is a fixed number.",
        mistakes=(
            (63.0, "That is one number, the sum of two slopes. Keep them apart: one for each letter."),
            (45.0, "That is the length of the gradient. Wanted are its two parts, one for each letter."),
            (36.0, "That is the slope along x. The other letter has a slope of its own: give both, in a list."),
            ([27.0, 36.0], "Both numbers are right, but x comes first."),
            ([63.0, 63.0], "You moved x and y at once. Move one, and hold the other still."),
            ([54.0, 54.0], "That is the height at this point. Wanted is how fast it changes."),
            ([18.0, 18.0], "You took the slope of both factors. Only one letter moves; the other stays as it is."),
            ([36.0, 18.0], "Along x it is right. Along y you also took the slope of x²; but x is held still there."),
            ([18.0, 27.0], "Along y it is right. Along x you lost the y: held still, it stays as a factor."),
            ([36.0, 3.0], "Along x it is right. Along y you lost the x²: held still, it stays as a factor."),
            ([36.0, 54.0], "Along x it is right. Along y you gave the height. The slope of y itself is one."),
            ([36.0, 0.0], "Along x it is right. Along y it is not flat: what is held still is a factor here."),
            ([-36.0, -27.0], "The sign is turned round: when x or y grows here, so does 3x²y."),
            ([18.0, 9.0], "You lost the 3 in front and then some more: a factor stays. Work it out letter by letter."),
            ([12.0, 9.0], "You left out the 3 in front. A factor stays."),
        ),
    ),
    "gradient": Exercise(
        asks="a function of w that gives a list of two numbers, the slope along w[0] and the slope along w[1]",
        solution=_gradient,
        look_at="Take one part of the land at a time. In 0.1·w₁² the power comes down; the other part is held still.",
        mistakes=(
            (lambda w: sum(_gradient(w)), "That is one number. The gradient is a list: one slope for each weight."),
            (
                lambda w: np.hypot(*_gradient(w)),
                "That is the length of the gradient: how steep it is at most. Wanted are its two parts.",
            ),
            (lambda w: [sum(_gradient(w))] * 2, "You moved both weights at once. Move one, and hold the other still."),
            (_ravine, "That is the height. The gradient says how fast it changes, once for each weight."),
            (lambda w: -_gradient(w), "The sign is turned round: that is downhill, and the gradient points uphill."),
            (lambda w: _gradient(w)[::-1], "You swapped the two: the slope along w[0] comes first."),
            (lambda w: _gradient(w) / 2, "You forgot the 2 that comes down from each square."),
            (
                lambda w: -np.asarray(w),
                "That is the way to the star. The gradient knows only the slope under your feet.",
            ),
            (lambda w: [-1.0, -8.0], "That holds at (−5, −2) alone. Use w[0] and w[1], so that it holds everywhere."),
            (
                lambda w: [0.2 * w[0], 2 * w[1]],
                "The first is right. In the second the factor in front stays, and the power comes down as well.",
            ),
            (
                lambda w: [0.1 * w[0], 4 * w[1]],
                "The second is right. In the first the factor in front stays, and the power comes down as well.",
            ),
            (lambda w: np.asarray(w), "That is the point itself. How steep is it there, along each weight?"),
            (lambda w: 2 * np.asarray(w), "You left out the factors 0.1 and 2 in front of the squares. They stay."),
            (lambda w: [0.1 * w[0] ** 2, 2 * w[1] ** 2], "Those are the two heights. Take the slope of each."),
            (lambda w: _gradient(w)[0], "That is the slope along w[0] alone. The other weight needs one too."),
            (lambda w: _gradient(w)[1], "That is the slope along w[1] alone. The other weight needs one too."),
            (lambda w: [0.2, 4], "You lost the weights: 0.2 and 4 are right in front, but how steep it is changes."),
        ),
        tries=((np.array([-5.0, -2.0]),), (np.array([1.0, 3.0]),), (np.array([2.0, -0.5]),)),
    ),
    "three inputs": Exercise(
        asks="a list of four numbers: the slopes of z along w₁, w₂, w₃ and b",
        solution=[2.0, -1.0, 0.5, 1.0],
        look_at="Nudge one number, hold the other three still. What stands beside it in the formula?",
        mistakes=(
            ([0.3, 4.0, -2.0, 1.0], "Those are the weights. A nudge of a weight is multiplied by its input x."),
            ([0.3, 4.0, -2.0, 3.0], "Those are the weights and the bias themselves. How fast does z change with each?"),
            ([0.3, 4.0, -2.0], "Those are the three weights. Wanted is how z changes with each of them, and with b."),
            ([2.0, -1.0, 0.5, 0.0], "The inputs are right. But b counts too: push b up, and z goes up as much."),
            ([2.0, -1.0, 0.5, 3.0], "The inputs are right. Then you gave b itself. How fast does z change with b?"),
            ([2.0, -1.0, 0.5], "The inputs are right. But the bias b is missing: it gets its own share."),
            ([1.0, 2.0, -1.0, 0.5], "The numbers are right; the bias comes last."),
            ([2.0, 1.0, 0.5, 1.0], "Look at the sign of the second: its input is negative."),
            ([-2.0, 1.0, -0.5, -1.0], "The sign is turned round: these are the slopes of z uphill, with no minus."),
            ([0.6, -4.0, -1.0, 3.0], "Those are the parts that add up to z. Wanted is how z changes with each number."),
            ([0.6, -4.0, -1.0, 1.0], "Those are weight times input. Only the weight moves; what does it move with?"),
            ([2.5, 2.5, 2.5, 2.5], "You moved all four at once. Move one, and hold the others still."),
            (2.5, "That is one number: all slopes added up. The gradient keeps them apart, in a list."),
            (1.5, "That is one number: the inputs added up. The gradient keeps them apart, in a list."),
            (-1.4, "That is z itself. Wanted is how fast it changes, with each of the four."),
        ),
    ),
    "straight to the star": Exercise(
        asks="a list of three numbers, yes (1) or no (0), for the places A, B and C",
        solution=[0, 1, 0],
        look_at="Work out minus the gradient at each place. Is it a multiple of the way from there to the star?",
        mistakes=(
            ([1, 1, 1], "Downhill is the steepest way from where you stand. It does not know where the star is."),
            ([0, 1, 1], "C is near the star, but near is not enough: compare its two slopes with its two weights."),
            ([1, 1, 0], "Look at A again: work out both of its slopes. Is one twice the other, as with the weights?"),
            ([1, 0, 1], "That is turned round: yes and no have changed places."),
            ([0, 0, 0], "One of them does. Where is only one of the two slopes left?"),
            ([0, 0, 1], "C lies on the straight line from A to the star. How do its slopes differ from those of A?"),
            ([1, 0, 0], "At A the second slope is larger than the first. Does the star lie more that way?"),
        ),
    ),
}
