"""The exercises of "Measure a slope": the slope of x³ at 1, a central difference, three slopes by hand."""

from mathomong.exercises.answers import Exercise
from mathomong.functions import cube, exp, square


def _central(f, x, h):
    return (f(x + h) - f(x - h)) / (2 * h)


EXERCISES = {
    "cube slope": Exercise(
        asks="one number, the slope of the curve x³ at x = 1",
        solution=3.0,
        look_at="Measure it with h = 0.001 at x = 1: to which whole number does the slope come close as h shrinks?",
        mistakes=(
            (1.0, "That is the height of the curve at 1. The slope says how fast the height changes there."),
            (7.0, "That is the secant from 1 to 2, with h = 1. The curve bends much between them: take h smaller."),
            (
                3.31,
                "That is the secant with h = 0.1, which still leans too much. Take h smaller and see where it goes.",
            ),
            (3.0301, "That is the secant with h = 0.01. Go on: which number do these slopes come close to?"),
            (2.0, "That is the slope of x² at 1. Here the curve is x³."),
            (6.0, "That is the slope of x² at another place. Here the curve is x³, and x is 1."),
            (-3.0, "The sign is turned round: from 1 to the right the curve x³ goes up."),
            (0.0, "A slope of 0 means flat. The curve x³ is flat at 0, and it rises at 1."),
        ),
    ),
    "central difference": Exercise(
        asks="a function of f, x and h that gives the slope from x − h to x + h",
        solution=_central,
        look_at="How far is it from x − h to x + h? Divide the change in height by all of that way.",
        mistakes=(
            (lambda f, x, h: (f(x + h) - f(x)) / h, "That is the one-sided slope. Start at x − h, not at x."),
            (lambda f, x, h: (f(x) - f(x - h)) / h, "That is one-sided too, to the left. Go on from x to x + h."),
            (lambda f, x, h: (f(x + h) - f(x - h)) / h, "You divided by h. From x − h to x + h it is twice as far."),
            (
                lambda f, x, h: (f(x + h) - f(x - h)) / 2 * h,
                "Python divides by 2 first and then multiplies by h. Put brackets around the way: (2 * h).",
            ),
            (lambda f, x, h: f(x + h) - f(x - h), "That is the change in height. Divide it by the way."),
            (lambda f, x, h: (f(x + h) - f(x - h)) / 2, "You divided by 2 alone. The way has an h in it."),
            (
                lambda f, x, h: f(x + h) - f(x - h) / (2 * h),
                "Only the second height is divided: put brackets around both.",
            ),
            (
                lambda f, x, h: (f(x - h) - f(x + h)) / (2 * h),
                "The sign is turned round: right height minus left height.",
            ),
            (lambda f, x, h: (f(x + h) + f(x - h)) / (2 * h), "You added the heights. A change is a difference."),
            (lambda f, x, h: f(x), "That is the height at x. The slope says how fast the height changes."),
        ),
        tries=((cube, 2.0, 0.5), (exp, 1.0, 0.1), (square, -1.0, 0.25)),
    ),
    "three slopes": Exercise(
        asks="a list of three numbers: the slope of x² at −1, of x³ at 2, and of eˣ at 0",
        solution=[-2.0, 12.0, 1.0],
        look_at="Write down the three derivatives first. Then put each x into its own derivative.",
        mistakes=(
            ([1.0, 8.0, 1.0], "These are the heights. Put the numbers into the derivatives, not into the curves."),
            ([1.0, 12.0, 1.0], "The first is a height. Left of 0 the curve x² falls, so its slope is negative."),
            ([2.0, 12.0, 1.0], "Look at the sign of the first: left of 0 the curve x² falls."),
            ([-2.0, 8.0, 1.0], "The second is the height of x³ at 2. Put the 2 into the derivative."),
            (
                [-2.0, 12.0, 0.0],
                "The derivative of eˣ does not use the power rule: x is up in the power. Read the table.",
            ),
            ([-2.0, 12.0, 2.718282], "The third is e itself, the slope at another place. Here x is 0."),
            ([-2.0, 6.0, 1.0], "In the second you lowered the power to x: after x³ comes x²."),
            ([-1.0, 4.0, 1.0], "You lowered the powers. The old power also comes to the front, as a factor."),
            ([2.0, 24.0, 1.0], "You brought the powers to the front. They also go down by one."),
            ([-2.0, 4.0, 1.0], "In the second you lowered the power. The old power also comes to the front."),
        ),
    ),
}
