"""The exercises of "Roll downhill": two steps, the update rule, safe and fast rates, flat places."""

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
    "fastest rate": Exercise(
        asks="one number, the rate among the five that ends nearest to 0",
        solution=0.45,
        look_at="Each step multiplies w by 1 − 2 × rate. The nearer that number is to 0, the faster.",
        mistakes=(
            (1.1, "The largest is not the fastest: this one lands further out with every step, and flies away."),
            (0.9, "It jumps to the other side each time, and comes only a fifth closer."),
            (0.1, "The smallest steps are safe, but slow: each takes only a fifth of the way."),
            (0.3, "A good one, but another takes more of the way with each step."),
            (0.5, "That rate would be there in one step, but it is not among the five."),
        ),
    ),
    "flat places": Exercise(
        asks="a list of three numbers, yes (1) or no (0), for −w², w³ and w²: is the flat place a lowest point",
        solution=[0, 0, 1],
        look_at="Compare the height at 0 with the heights at −0.1 and at 0.1, one loss after the other.",
        mistakes=(
            ([1, 1, 1], "Slope 0 says that it is flat there. It does not say that it is lowest: look to both sides."),
            ([0, 1, 1], "Look at w³ on the left: at −0.1 it is lower than at 0."),
            ([1, 0, 1], "Look at −w²: it falls on both sides of 0, so 0 is the top."),
            ([1, 1, 0], "That is turned round: yes and no have changed places."),
            ([0, 0, 0], "One of them does have higher ground on both sides."),
            ([1, 0, 0], "Minus turns the hill upside down: which of the two has its lowest point at 0?"),
        ),
    ),
}
