"""The exercises of "Tune a network by hand": a prediction, a loss, which way to go, and the best w for a fixed b."""

import numpy as np

from mathomong.exercises.answers import Exercise

_X = np.array([1.0, 2.0, 3.0, 4.0, 5.0])

EXERCISES = {
    "write the prediction": Exercise(
        asks="a function of w, b and x that gives the prediction",
        solution=lambda w, b, x: w * x + b,
        look_at="The network takes w times x, and then adds b.",
        mistakes=(
            (lambda w, b, x: w * x, "You forgot b. Add it at the end."),
            (lambda w, b, x: b * x + w, "You swapped w and b: the weight w is the one that multiplies x."),
            (lambda w, b, x: w * (x + b), "You added b before you multiplied. First w times x, then add b."),
            (lambda w, b, x: w + x + b, "You added all three. The weight w multiplies x."),
            (lambda w, b, x: w * x - b, "You took b away. The network adds it."),
            (lambda w, b, x: w * x * b, "You multiplied by b. The network adds it."),
        ),
        tries=((2.0, 1.0, 3.0), (-1.0, 4.0, 2.0), (0.5, -3.0, 10.0), (1.5, 0.5, _X)),
    ),
    "loss of a line": Exercise(
        asks="one number, the loss at w = 1 and b = 3 on our five points",
        solution=np.mean((1 * _X + 3 - 2 * _X) ** 2),
        look_at="Five predictions, five errors. Square each error, add the squares, and divide by how many there are.",
        mistakes=(
            (0.0, "You forgot to square: then errors above and below the line cancel, and a bad line looks perfect."),
            (10.0, "You added up the squares. The loss is their mean: divide by the number of points."),
            (1.2, "You took the size of each error, without its sign. The loss takes the square."),
            (6.0, "You added up the sizes of the errors. Square each one, and take the mean."),
            (11.0, "You forgot b: each prediction is 3 higher than w times x."),
            (18.0, "You swapped w and b: the weight is 1, the bias is 3."),
            (2**0.5, "You took the root of the mean at the end. Leave the mean as it is."),
            (2.5, "You divided by 4. There are five points."),
        ),
    ),
    "which way": Exercise(
        asks="a list of three numbers: the loss at w = 3, the loss at w = 1, and the way to go, up (1) or down (-1)",
        solution=[51.0, 3.0, -1.0],
        look_at="All three with b = 4: what is the loss at w = 3, what at w = 1, and which of the two is lower?",
        mistakes=(
            ([51.0, 3.0, 1.0], "Both losses are right. Go to the smaller one."),
            ([11.0, 11.0, -1.0], "You forgot b: at b = 4 each prediction is 4 higher."),
            ([11.0, 11.0, 1.0], "You forgot b: at b = 4 each prediction is 4 higher. Then the two ways differ."),
            ([11.0, 11.0, 0.0], "You forgot b: with it the two ways are not alike."),
            ([3.0, 51.0, -1.0], "You swapped the two losses: w = 3 comes first. What you said of the way is right."),
            ([3.0, 51.0, 1.0], "You swapped the two losses: w = 3 comes first."),
            ([255.0, 15.0, -1.0], "You added up the squares. The loss is their mean."),
            ([7.0, 1.0, -1.0], "You forgot to square the errors."),
            ([7.0, 1.4, -1.0], "You took the sizes of the errors. Square them."),
            ([25.0, 9.0, -1.0], "You moved b. Keep b = 4, and move w."),
        ),
    ),
    "best w": Exercise(
        asks="one number, the w with the lowest loss while b stays at 2.2, to one decimal",
        solution=1.4,
        look_at="Try a w, then one 0.1 higher and one 0.1 lower. Stop where both neighbours have a higher loss.",
        mistakes=(
            (2.0, "That is the best w for b = 0. Here b is 2.2: the line starts too high, so another w suits it."),
            (2.6, "You went the wrong way. The line starts too high; to meet the points it has to rise less."),
            (1.3, "Very near. One of its two neighbours has a lower loss still."),
            (1.5, "Very near. Compare its loss with those of the w on either side."),
            (3.8 / 3, "There the errors add up to 0. But the loss squares them, and that is not the same."),
            (-0.2, "That line meets the first point. Look at the loss of all five."),
            (1.56, "That line meets the last point. Look at the loss of all five."),
            (0.88, "That is the loss at the best place. Wanted is the w there."),
            (2.2, "That is b. Wanted is w."),
        ),
    ),
}
