"""The exercises of "Chain the slopes": a chain by hand, the slope of sin(x²) as a function, a sum over two paths."""

import numpy as np

from mathomong.exercises.answers import Exercise

EXERCISES = {
    "chain by hand": Exercise(
        asks="a list of three numbers at x = 3: the slope of u = x² + 1, the slope of y = u², and the slope of y with x",
        solution=[6.0, 20.0, 120.0],
        look_at="Find u first. Then take each slope at the number that goes into its own link, and multiply the two.",
        mistakes=(
            ([6.0, 20.0, 26.0], "You added the slopes. A nudge is stretched twice, one stretch after the other."),
            ([6.0, 20.0, 20.0], "You forgot the inner slope: u itself moves six times as fast as x."),
            ([6.0, 20.0, 6.0], "That is the inner slope alone. The second link stretches once more."),
            ([6.0, 6.0, 36.0], "You took the outer slope at x. The second link never sees x: it gets u."),
            ([6.0, 12.0, 72.0], "You put the inner slope into the outer one. The second link gets the number u."),
            ([10.0, 100.0, 1000.0], "These are values, u and y, multiplied. The chain rule multiplies slopes."),
            ([6.0, 20.0, 1000.0], "You multiplied the values u and y at the end. Multiply the two slopes."),
            ([6.0, 100.0, 600.0], "Your second number is the value of y. Take the slope of u², at this u."),
            ([7.0, 20.0, 140.0], "The 1 in x² + 1 never changes, so it gives no slope."),
            ([20.0, 6.0, 120.0], "The numbers are right; the slope of the first link comes first."),
            ([6.0, 18.0, 108.0], "You took the outer slope at x², before the 1 was added. All of u goes into the second link."),
        ),
    ),
    "sine of a square": Exercise(
        asks="a function of x that gives the slope of sin(x²)",
        solution=lambda x: np.cos(x**2) * 2 * x,
        look_at="Two factors: the slope of sin, taken at x², and the slope of x².",
        mistakes=(
            (lambda x: np.cos(x**2), "You forgot the inner slope: multiply by the slope of x²."),
            (lambda x: np.cos(x**2) + 2 * x, "You added the two slopes. Along a chain they are multiplied."),
            (lambda x: np.cos(x) * 2 * x, "You took the outer slope at x. What goes into sin is x²."),
            (lambda x: np.cos(2 * x), "You put the inner slope into the outer one. It comes as a factor of its own."),
            (lambda x: np.sin(x**2) * 2 * x, "You left the outside as it was. Take its slope too: cos in place of sin."),
            (lambda x: 2 * x, "That is the slope of the inside alone. The outside stretches too."),
            (lambda x: np.sin(x**2), "That is the height of the curve. Its slope is wanted."),
            (lambda x: np.sin(x) * x**2, "You multiplied two functions. Here x² stands inside sin, not beside it."),
            (
                lambda x: np.cos(x) * x**2 + np.sin(x) * 2 * x,
                "That is the slope of a product, sin x times x². Here x² stands inside sin.",
            ),
            (lambda x: np.cos(x**2) * x**2, "You multiplied by the inside itself. Multiply by its slope."),
            (lambda x: -np.cos(x**2) * 2 * x, "The sign is turned round: sin has the slope cos, without a minus."),
            (lambda x: np.cos(x**2) * x, "The 2 from the slope of x² is missing."),
            (lambda x: np.sin(2 * x), "You put the slope of x² in its place. First take the slope of sin, at x²."),
        ),
        tries=((2.0,), (0.5,), (-1.0,), (1.3,)),
    ),
    "two paths": Exercise(
        asks="a list of three numbers: what the path over c brings, what the path over d brings, and de/db",
        solution=[9.0, 24.0, 33.0],
        look_at="Write the local slope on each arrow first. How e changes with c is d, and how it changes with d is c.",
        mistakes=(
            ([9.0, 24.0, 9.0], "You counted only the path over c. The nudge takes the other way too."),
            ([9.0, 24.0, 24.0], "You counted only the path over d. The nudge takes the other way too."),
            ([9.0, 24.0, 216.0], "You multiplied the paths. Slopes on one path are multiplied; paths are added."),
            ([4.0, 54.0, 58.0], "You swapped c and d: in e = c · d the slope with c is the other one, d."),
            ([1.0, 6.0, 7.0], "You stopped halfway: each path goes on to e, and its last arrow has a slope as well."),
            ([10.0, 10.0, 20.0], "Along each path you added the slopes. On one path they are multiplied."),
            ([9.0, 4.0, 13.0], "On the path over d the slope of b² is missing: it is 2b."),
            ([9.0, 36.0, 45.0], "On the path over d you took the value b². Take its slope at b."),
            ([24.0, 9.0, 33.0], "The numbers are right; the path over c comes first."),
            ([4.0, 9.0, 36.0], "These are the values of c, d and e. Slopes are wanted."),
        ),
    ),
}  # fmt: skip
