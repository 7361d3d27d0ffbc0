"""The exercises of "What did it look at?": which input counts most, its slope by hand, what a map predicts, and a faint one."""

from mathomong.exercises.answers import Exercise
from mathomong.functions import sigmoid

HIGH, LOW, SLOPE = sigmoid(5.0), sigmoid(-5.0), 10 * sigmoid.derivative(5.0)  # of the neuron σ(10x − 5), at 1 and at 0

EXERCISES = {
    "influential inputs": Exercise(
        asks="a list of two numbers: which pixel has the strongest slope, and which the largest gradient × input",
        solution=[2, 1],
        look_at="The slope is the weight times a factor that all share. For the second map, multiply by the pixel too.",
        mistakes=(
            ([3, 3], "That is the brightest pixel. How much the output moves with it is a matter of its weight."),
            ([3, 1], "The second is right. For the first you took the brightest pixel; the slope goes by the weight."),
            (
                [1, 1],
                "The second is right. In the first, a strong minus counts as much as a strong plus: drop the sign.",
            ),
            (
                [2, 2],
                "The first is right. In the second map each slope is multiplied by its pixel, and that one is dark.",
            ),
            ([2, 3], "The first is right. In the second the brightest pixel has a small weight: work out the product."),
            ([2, 4], "The first is right. In the second, work out weight times pixel for all four, and compare."),
            ([4, 1], "The second is right. For the first, compare the weights without their signs."),
            ([1, 2], "Both numbers are there, but swapped: the gradient comes first, gradient × input second."),
            ([1, 3], "A strong minus counts too, so look at the first again. The second needs weight times pixel."),
            (
                [3, 2],
                "The slope goes by the weight, and the other map by weight times pixel. You may have them mixed up.",
            ),
            ([1, 0], "It seems that you count from zero. Here the pixels have the names that stand in the table."),
            (2, "That answers the first question. Which pixel has the largest gradient × input?"),
        ),
    ),
    "input gradient": Exercise(
        asks="a list of two numbers, the slope of the output along each of the two pixels",
        solution=[1.0, -0.5],
        look_at="First z, then the slope of σ there, then times each weight.",
        mistakes=(
            (
                [4.0, -2.0],
                "These are the weights, the slopes of z. From z to the output there is σ on the way: times σ′.",
            ),
            (
                [0.125, 0.25],
                "That is x · σ′: the slope along the weights. Here a pixel moves, so its weight stands there.",
            ),
            ([2.0, -1.0], "You multiplied by the height σ(z). Multiply by its slope σ′(z), which is smaller."),
            ([1.0, 0.5], "Look at the sign of the second: its weight is negative."),
            ([-1.0, 0.5], "The sign is turned round: a brighter first pixel raises the output."),
            ([-0.5, 1.0], "Both numbers are right; the first pixel comes first."),
            ([0.5, -0.5], "That is gradient × input. Wanted is the gradient alone, without the pixel."),
            (
                [2.0, -2.0],
                "That is weight times pixel: the parts of z. Wanted is how the output moves with each pixel.",
            ),
            ([0.5, 1.0], "These are the pixels themselves. How fast does the output move with each?"),
            ([0.25, 0.25], "That is σ′(z) alone. Each pixel has a weight of its own as a further factor."),
            (0.25, "That is σ′(z). Multiply it by each weight, and give both, in a list."),
            (0.5, "That is one number. Each pixel has a slope of its own: give both, in a list."),
        ),
    ),
    "predict the output": Exercise(
        asks="one number, the output that the map predicts after the pixel has changed",
        solution=0.58,
        look_at="Old output, plus slope times change. The change is what the pixel gained.",
        mistakes=(
            (0.82, "Look at the sign of the slope: a brighter pixel lowers this output."),
            (-0.12, "That is how far the output moves. Add it to the output before."),
            (0.12, "That is how far the output moves, without its sign. Where does it end?"),
            (0.5, "You multiplied by the new value of the pixel. What counts is by how much it changed."),
            (0.62, "You multiplied by the old value of the pixel. What counts is by how much it changed."),
            (0.3, "You took the whole slope. It belongs to a change from black to white; this one is smaller."),
            (0.4, "You took away the change of the pixel. Multiply it by the slope first."),
            (1.0, "You added the change of the pixel. Multiply it by the slope, which has a minus."),
            (0.42, "You multiplied the slope by the output. Multiply it by the change of the pixel."),
            (-0.28, "You multiplied the slope by the output. Multiply it by the change of the pixel, then add."),
        ),
    ),
    "faint map": Exercise(
        asks="a list of two numbers: the output that the slope predicts for x = 0, and what it really is there",
        solution=[HIGH - SLOPE, LOW],
        look_at="The change is −1. For the first, output plus slope times change. For the second, put x = 0 into the neuron.",
        mistakes=(
            ([HIGH, HIGH], "The slope is small, not zero, and small only here. Put x = 0 into the neuron and see."),
            ([HIGH - SLOPE, HIGH], "The first is right. A small slope here does not say that the pixel does nothing."),
            (
                [HIGH - SLOPE] * 2,
                "The first is right. But the curve does not stay as flat as it is here: put in x = 0.",
            ),
            ([LOW, HIGH - SLOPE], "Both numbers are right, but swapped: the prediction comes first."),
            ([HIGH, LOW], "The second is right. The slope is small, but it is there: take it into account."),
            ([LOW, LOW], "The second is right. The slope knows only the place where it was taken, and predicts less."),
            ([HIGH - SLOPE / 10, LOW], "The second is right. In the slope the weight is missing: σ′ times the weight."),
            ([HIGH + SLOPE, LOW], "The second is right. The pixel gets darker, so the change has a minus."),
            (
                [SLOPE, LOW],
                "The second is right. The first is the slope alone: where does it lead from the old output?",
            ),
            ([HIGH - 10, LOW], "The second is right. The weight is the slope of z; σ′ comes as a factor."),
            ([HIGH - SLOPE, 0.0], "The first is right. A sigmoid never gets quite down to 0: put x = 0 into it."),
            ([HIGH - SLOPE, 0.5], "The first is right. At x = 0 there is still the bias: z is not zero there."),
        ),
    ),
}
