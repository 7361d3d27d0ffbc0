"""The exercises of "Watch gradients vanish": a product, its rule, how deep is too deep, a scale, and what no rate mends."""

from mathomong.exercises.answers import Exercise
from mathomong.functions import sigmoid


def _slope(z):
    return sigmoid.derivative(z)


EXERCISES = {
    "share after five": Exercise(
        asks="one number, what is left after all five layers",
        solution=0.00025,
        look_at="Start with the whole, and multiply by one slope after the other. Count the zeros.",
        mistakes=(
            (1.0, "You added the slopes. On the way back they are multiplied."),
            (0.2, "That is the mean of the slopes. Multiply all five."),
            (0.00032, "You used the mean of the slopes for each layer. Take each layer's own slope."),
            (0.25**5, "That would be left if every slope were a quarter. Here most are smaller."),
            (0.00125, "One layer is missing: the last of the five lets through only a fifth."),
            (0.001, "One layer is missing: the first of the five lets through only a quarter."),
            (0.0025, "One layer is missing, or a zero: one of them lets through only a tenth."),
            (0.5**5, "You took one half, the height of σ. Multiply the slopes of the list."),
            (0.1, "That is the smallest of the slopes. The others take their part too."),
            (4000.0, "You divided instead of multiplying. What is left is less than the whole."),
        ),
    ),
    "what is left": Exercise(
        asks="a function of w, z and n that gives what is left after n layers that are all alike",
        solution=lambda w, z, n: (w * _slope(z)) ** n,
        look_at="Work out the factor of one layer, the weight times the slope at z. Then multiply it n times.",
        mistakes=(
            (lambda w, z, n: n * w * _slope(z), "You added the factors up. Along the way back they are multiplied."),
            (lambda w, z, n: w * _slope(z) / n, "You shared the factor out. It is multiplied, n times by itself."),
            (lambda w, z, n: w * _slope(z), "That is one layer. There are n of them."),
            (lambda w, z, n: w * _slope(z) ** n, "The weight counts at every layer: put brackets around the factor."),
            (lambda w, z, n: w**n * _slope(z), "The slope counts at every layer: put brackets around the factor."),
            (lambda w, z, n: _slope(z) ** n, "You left out the weight."),
            (lambda w, z, n: w**n, "You left out the slope of σ."),
            (lambda w, z, n: (w * sigmoid(z)) ** n, "You took the height of σ. What comes through is a matter of its slope."),
            (lambda w, z, n: sigmoid(z) ** n, "That is the height of σ, and the weight is missing. Take its slope."),
            (lambda w, z, n: (w + _slope(z)) ** n, "You added the weight to the slope. The two are multiplied."),
            (lambda w, z, n: (w * _slope(z)) ** (n - 1), "One layer is missing."),
            (lambda w, z, n: (w * _slope(z)) ** (n + 1), "There is one layer too many."),
            (lambda w, z, n: (w * _slope(w * z)) ** n, "z holds the weight already. Take the slope at z itself."),
            (lambda w, z, n: (w * z) ** n, "You multiplied by z. Multiply by the slope of σ at z."),
            (lambda w, z, n: (w * 0.25) ** n, "A quarter is the slope at 0 only. Take the slope at any z."),
            (
                lambda w, z, n: w * sigmoid(z) * (1 - sigmoid(z)) ** n,
                "Python raises only the last bracket to the power. Put brackets around the whole factor.",
            ),
            (lambda w, z, n: 0.25**n, "That is for a weight of one and z at 0. Use w and z."),
            (lambda w, z, n: 0.25 * n, "You added a quarter for each layer. Multiply, and use w and z."),
            (lambda w, z, n: n ** (w * _slope(z)), "The two are swapped: the factor stands below, n above."),
        ),
        tries=((1.0, 0.0, 5), (2.0, 1.0, 3), (0.5, -2.0, 2)),
    ),
    "how many layers": Exercise(
        asks="one whole number, the smallest number of layers after which less than a thousandth is left",
        solution=10,
        look_at="What does one layer pass on? Multiply by it again and again, and count.",
        mistakes=(
            (5, "That is with the weight one. Here each layer passes on twice as much."),
            (9, "Nearly: after that many, a little more than a thousandth is left."),
            (11, "One too many: it is under a thousandth one layer earlier."),
            (500, "You divided one half by the layers. Each layer halves what comes: multiply."),
            (2000, "You took something off a thousand at a time. Each layer halves what comes: multiply."),
            (250, "You divided a quarter by the layers. Multiply, and mind the weight."),
            (20, "That is for a millionth. A thousandth is reached sooner."),
            (0.5**10, "That is what is left. How many layers does it take?"),
            (0.5, "That is the factor of one layer. How many of them does it take?"),
            (3, "A thousandth has three zeros if each layer takes a tenth. Here each takes a half."),
        ),
    ),
    "level scale": Exercise(
        asks="one number, the spread of the first weights",
        solution=0.2,
        look_at="Two, divided by the number of inputs; and then one thing more.",
        mistakes=(
            (0.04, "You left out the root. That is the square of the spread."),
            (50**-0.5, "That is the spread without the two: then half is lost at each layer, because half the ReLUs are off."),
            (2**0.5, "That is the scale of the slider. It still has to be divided by the root of the inputs."),
            (1.4, "That is where the slider stood. It multiplies one divided by the root of the inputs."),
            (0.02, "That has neither the two nor the root."),
            (2 / 50**0.5, "The two has to stand under the root as well."),
            (2**0.5 / 50, "Only the two stands under your root. The inputs belong there too."),
            (5.0, "You turned the fraction upside down."),
            (10.0, "You multiplied by the inputs. More inputs need smaller weights: divide."),
            (25.0, "You turned the fraction upside down, and left out the root."),
            (1.0, "A spread of one is far too much: with so many inputs each layer would pass on five times as much."),
        ),
    ),
    "who has stopped": Exercise(
        asks="a list of five numbers, yes (1) or no (0), in the order of the table: less than a thousandth arrives there",
        solution=[0, 0, 1, 1, 1],
        look_at="Go through the table from the left, and multiply as you go. Whatever is lost on the way never comes back.",
        mistakes=(
            ([1, 1, 1, 0, 0], "You began at the wrong end. The elevator starts at the loss, so the layers near it get the most."),
            ([0, 0, 0, 0, 0], "You looked at each factor alone. What arrives is the product of all factors so far."),
            ([0, 0, 1, 0, 0], "Right for that layer. But what was lost there is missing further down, too."),
            ([0, 0, 1, 0, 1], "The layer in between has a fair factor, but it can only pass on a part of what comes."),
            ([0, 0, 0, 1, 1], "One more has stopped: look once more at the layer with the smallest factor."),
            ([0, 0, 0, 0, 1], "Some before it have stopped, too. Write down what is left after each layer."),
            ([0, 1, 1, 1, 1], "You have one too many: after two layers, a twentieth is left."),
            ([1, 1, 1, 1, 1], "The layers near the loss still get plenty. Write down what is left after each."),
            ([1, 1, 0, 0, 0], "That is turned round: yes and no have changed places."),
            ([0.5, 0.05, 0.0005, 0.00025, 0.000005], "Those are the shares, and they are right. Which are too small?"),
        ),
    ),
    "larger rate": Exercise(
        asks="one number, how far the weight of the top layer moves in one step",
        solution=50_000,
        look_at="Who uses the learning rate: the lowest layer alone, or every layer?",
        mistakes=(
            (0.05, "The learning rate is one for all layers. The top layer's step grows with it."),
            (5e-8, "That is how far the lowest layer moved before. The question is about the top one."),
            (5000, "The old step holds the old rate already. Make it a million times as long."),
            (100_000, "That is the new rate. How long is the step?"),
            (1_000_000, "That is how much larger the rate is. How long is the step?"),
            (0.1, "That is the old rate. How long is the new step?"),
            (500_000, "There is one zero too many."),
            (50, "That is a thousand times as long. The rate is a thousand thousand times as large."),
        ),
    ),
}  # fmt: skip
