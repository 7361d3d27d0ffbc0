"""The exercises of "Measure a slope": height and slope of x³ at 1, a central difference, three slopes by hand."""

from mathomong.exercises.answers import Exercise
from mathomong.functions import cube, exp, square


def _central(f, x, h):
    return (f(x + h) - f(x - h)) / (2 * h)


EXERCISES = {
    "cube slope": Exercise(
        asks="a list of two numbers, the height of the curve x³ at 1 and its slope there",
        solution=[1.0, 3.0],
        look_at="The height is cube(1). For the slope measure with h = 0.1, 0.01, 0.001: where do the numbers go?",
        mistakes=(
            ([1.0, 1.0], "Your slope is the height. The slope says how fast the height changes there."),
            ([3.0, 1.0], "Both numbers are right; the height comes first."),
            (
                [1.0, 7.0],
                "Your slope is that of the secant with h = 1, and the curve bends on the way. Take h smaller.",
            ),
            ([1.0, 3.31], "Your slope is that of the secant with h = 0.1. It still leans too much: take h smaller."),
            ([1.0, 3.0301], "Your slope is that of the secant with h = 0.01. Which number do these come close to?"),
            ([1.0, 2.0], "Your slope is that of x² at this place. Here the curve is x³."),
            ([1.0, -3.0], "The sign is turned round: go to the right, and the curve x³ goes up."),
            ([1.0, 0.0], "A slope of 0 means flat. The curve x³ is flat at 0, and here it rises."),
            ([3.0, 3.0], "The slope is right. The height is the curve itself, with no change in it."),
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
            (
                lambda f, x, h: 2 * x,
                "2x is the rule for x² alone. Measure any f: use its heights f(x + h) and f(x - h).",
            ),
            (lambda f, x, h: f.derivative(x), "That is the slope by a formula. Here you measure it, with two heights."),
        ),
        tries=((cube, 2.0, 0.5), (exp, 1.0, 0.1), (square, -1.0, 0.25)),
    ),
    "three slopes": Exercise(
        asks="a list of three numbers: the slope of x² at −4, of x³ at 2, and of eˣ at 0",
        solution=[-8.0, 12.0, 1.0],
        look_at="Write down the three derivatives first. Then put each x into its own derivative.",
        mistakes=(
            ([16.0, 8.0, 1.0], "These are the heights. Put the numbers into the derivatives, not into the curves."),
            ([16.0, 12.0, 1.0], "Your first number is a height. Left of 0 the curve x² falls: its slope is negative."),
            ([8.0, 12.0, 1.0], "Look at the sign of the first: left of 0 the curve x² falls."),
            ([-8.0, 8.0, 1.0], "Your second number is the height of x³ at 2. Put the 2 into the derivative."),
            ([-8.0, 12.0, 0.0], "The power rule is for xⁿ. In eˣ the x is the power itself: look at the last row."),
            ([-8.0, 12.0, 2.718282], "Your third number is e itself. Put 0 into eˣ: what is a power of 0?"),
            ([-8.0, 6.0, 1.0], "In the second you lowered the power to x: after x³ comes x²."),
            ([-8.0, 4.0, 1.0], "In the second you lowered the power. The old power also comes to the front."),
            ([-4.0, 4.0, 1.0], "You lowered the powers. The old power also comes to the front, as a factor."),
            ([32.0, 24.0, 1.0], "You brought the powers to the front. They also go down by one."),
        ),
    ),
}
