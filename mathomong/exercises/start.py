"""The exercise of "Start here": how high a line is above a point."""

from mathomong.exercises.answers import Exercise

EXERCISES = {
    "height of the line": Exercise(
        asks="one number, the height y of the line y = 2.5 · x at x = 4",
        solution=2.5 * 4,
        look_at="The line says: y is w times x. Put 2.5 in the place of w, and 4 in the place of x.",
        mistakes=(
            (6.5, "You added w and x. The dot between them means times."),
            (1.6, "You divided x by w. The dot between them means times."),
            (0.625, "You divided w by x. The dot between them means times."),
            (1.5, "You took w away from x. The dot between them means times."),
            (7.5, "That is the height at x = 3, where the dot in the picture was. Here x is 4."),
            (8.0, "You used w = 2. Here w is two and a half, 2.5."),
            (100.0, "You lost the point in 2.5. Type it as 2.5, with a point and no comma."),
            (2.5**4, "You took w to the power of x. In Python one star is times; two stars are a power."),
        ),
    ),
}
