"""The exercises of "Roll downhill": two steps by hand, the update rule, the largest safe rate."""

from mathomong.exercises.answers import Exercise

EXERCISES = {
    "two steps": Exercise(
        asks="a list of two numbers, the weight after the first step and after the second",
        solution=[1.5, 0.75],
        look_at="The slope of w² is 2w. Work it out again at the new weight before the second step.",
        mistakes=(
            ([4.5, 6.75], "You added the gradient: that walks uphill. The rule subtracts it."),
            ([-3.0, 3.0], "You left out the learning rate: multiply the gradient by 0.25 before you subtract."),
            ([0.75, 0.609375], "You used the height w². The step takes the slope of w², which is 2w."),
            ([2.25, 1.6875], "You used w for the slope of w². The slope is 2w, with the 2."),
            ([1.5, 0.0], "Your first step is right. The second used the old gradient; measure it again at 1.5."),
            ([0.75, 1.5], "Both numbers are right; the first step comes first."),
        ),
    ),
    "update rule": Exercise(
        asks="a function of weight, gradient and learning_rate that gives the new weight",
        solution=lambda weight, gradient, learning_rate: weight - learning_rate * gradient,
        look_at="Read the rule once more: new weight = old weight − learning rate × gradient.",
        mistakes=(
            (lambda w, g, rate: w + rate * g, "You added the gradient: that walks uphill. The rule subtracts it."),
            (lambda w, g, rate: w - g, "You left out the learning rate: multiply the gradient by it."),
            (lambda w, g, rate: rate * g - w, "The sign is turned round: take the step away from the old weight."),
            (lambda w, g, rate: -rate * g, "That is the step alone. Add the old weight to it."),
            (lambda w, g, rate: w - rate, "You left out the gradient: without it every step is of the same length."),
            (lambda w, g, rate: w - g / rate, "You divided by the learning rate; multiply by it."),
        ),
        tries=((5.0, 10.0, 0.1), (-2.0, -4.0, 0.5), (3.0, 0.0, 0.2), (0.5, -1.0, 0.05)),
    ),
    "largest safe rate": Exercise(
        asks="one number, the learning rate at which the run on 3w² neither settles nor flies away",
        solution=1 / 3,
        look_at="The slope is 6w, so the slope changes by 6 for each unit of w: that is λ. The limit is 2/λ.",
        mistakes=(
            (1 / 6, "That is 1/λ: the rate that arrives in one step. Faster rates still settle, up to twice that."),
            (2 / 3, "You took λ = 3. The curvature is the slope of the slope: 3w² → 6w → 6."),
            (1.0, "That is the limit on w². The hill 3w² is three times as steep, so it bears less."),
            (3.0, "You turned 2/λ upside down."),
            (0.5, "That is 1/λ on w². Here the slope is 6w, so λ is 6; and the limit is 2/λ."),
        ),
    ),
}
