"""The exercises of "Build it from scratch": counting, what one line can do, the slopes of both layers, one whole step."""

import numpy as np

from mathomong.exercises.answers import Exercise

_P, _T = np.array([[0.9], [0.3], [0.5]]), np.array([[1.0], [1.0], [0.0]])
_SLOPE, _W2 = np.array([[0.2], [-0.1], [0.3]]), np.array([[1.5, -0.5]])
_A1 = np.array([[0.5, -0.8], [0.1, 0.9], [-0.4, 0.2]])


def _output_slope(p, t):
    """dloss_dz2 of each sample: the loss is the mean of (p − t)², and p = σ(z2)."""
    return 2 * (p - t) * p * (1 - p) / len(p)


def _hidden_slope(dloss_dz2, w2, a1):
    return (dloss_dz2 @ w2) * (1 - a1**2)


def _one_step(x, t, w1, w2, rate):
    """The new w1 and w2 of prediction = w2·tanh(w1·x), with loss (prediction − target)²."""
    a = np.tanh(w1 * x)
    dloss_dp = 2 * (w2 * a - t)
    return w1 - rate * dloss_dp * w2 * (1 - a**2) * x, w2 - rate * dloss_dp * a


def _one_step_with_new_w2(x, t, w1, w2, rate):
    """The slip of a program that overwrites w2 before the error has gone back through it."""
    a = np.tanh(w1 * x)
    dloss_dp = 2 * (w2 * a - t)
    w2 = w2 - rate * dloss_dp * a
    return w1 - rate * dloss_dp * w2 * (1 - a**2) * x, w2


def _one_step_forward_again(x, t, w1, w2, rate):
    """The slip of a program that runs forward again with the new w2 before it works out the slope of w1."""
    w2 = _one_step(x, t, w1, w2, rate)[1]
    return _one_step(x, t, w1, w2, rate)[0], w2


def _one_step_without(part):
    """The new weights where `part` of the chain to w1 was left out."""

    def slip(x, t, w1, w2, rate):
        a = np.tanh(w1 * x)
        factors = {"2": 2.0, "w2": w2, "tanh": 1 - a**2, "x": x}
        factors[part] = 1.0
        by_w2 = factors["2"] * (w2 * a - t) * a
        return w1 - rate * np.prod([w2 * a - t, *factors.values()]), w2 - rate * by_w2

    return slip


def _one_step_uphill(x, t, w1, w2, rate):
    return _one_step(x, t, w1, w2, -rate)


EXERCISES = {
    "parameters of a network": Exercise(
        asks="one number, all weights and biases of a network with 2 inputs, 4 hidden neurons and 1 output",
        solution=17,
        look_at="Count layer by layer: a weight for each arrow, and a bias for each neuron that computes.",
        mistakes=(
            (12, "These are the weights. Each neuron that computes has a bias as well."),
            (16, "The output neuron has a bias too."),
            (13, "The hidden neurons have biases too, one each."),
            (7, "You counted the circles. Count the arrows between them, and then the biases."),
            (5, "These are the biases. Now add a weight for each arrow."),
            (19, "The inputs have no bias: they compute nothing."),
            (8, "These are the weights of the first layer. Go on to the second, and then the biases."),
        ),
    ),
    "xor by one line": Exercise(
        asks="a list of two numbers, how many of the four points one straight line can get right at most: XOR, then AND",
        solution=[3, 4],
        look_at="Draw the four points for each of the two. Try a line that cuts off one corner: who is wrong then?",
        mistakes=(
            ([4, 4], "AND is right. If one line could do XOR as well, a network without a hidden layer could."),
            ([2, 4], "AND is right. For XOR, cut off one corner instead of going through the middle."),
            ([0, 4], "AND is right. Undecided is not the best that a line can do: place one by hand for XOR."),
            ([1, 4], "AND is right. If a line gets one right, turn its sides round: then the others are right."),
            ([3, 3], "XOR is right. For AND, only one corner is on: cut just that one off."),
            ([3, 2], "XOR is right. For AND, only one corner is on, and all the others are off."),
            ([3, 1], "XOR is right. For AND, the corners that are off count too, where the line says so."),
            ([4, 3], "That is turned round: one line can do the one of them, but not the other."),
            ([2, 2], "A line through the middle does that. Cut off one corner instead, and count again."),
            ([0.25, 0.0], "These look like losses. Here the points are counted."),
        ),
    ),
    "output slope": Exercise(
        asks="a function of p and t, arrays of shape (samples, 1), that gives dloss_dz2 in the same shape",
        solution=_output_slope,
        look_at="There are two links: the slope of the mean of (p − t)², and the slope of σ, which is p · (1 − p).",
        mistakes=(
            (lambda p, t: 2 * (p - t) / len(p), "You left out the slope of σ, p · (1 − p)."),
            (
                lambda p, t: 2 * (p - t) * p * (1 - p),
                "That is the slope of a sum. The loss is a mean: divide by len(p).",
            ),
            (lambda p, t: (p - t) * p * (1 - p) / len(p), "You left out the 2 that comes down from the square."),
            (
                lambda p, t: (p - t) * p * (1 - p),
                "You left out the 2 that comes down from the square, and the mean: divide by len(p).",
            ),
            (lambda p, t: 2 * (t - p) * p * (1 - p) / len(p), "The sign is turned round: the error is p minus t."),
            (
                lambda p, t: 2 * (p - t) * (1 - p**2) / len(p),
                "You used the slope of tanh. The output has σ: p · (1 − p).",
            ),
            (
                lambda p, t: 2 * (p - t) + p * (1 - p) / len(p),
                "You added the two links. The chain rule multiplies them.",
            ),
            (
                lambda p, t: (p - t) / len(p),
                "That is the slope of another loss, cross entropy. Here the loss is the squared error.",
            ),
            (
                lambda p, t: 2 * np.mean((p - t) * p * (1 - p)),
                "That is one number for all. Each sample keeps its own slope here.",
            ),
            (
                lambda p, t: (p - t) ** 2 * p * (1 - p) / len(p),
                "The first link is the squared error itself. You need its slope.",
            ),
        ),
        tries=((_P, _T), (1 - _P, _T), (np.tile(_P, (2, 1)), np.tile(_T, (2, 1)))),
    ),
    "hidden layer slope": Exercise(
        asks="a function of dloss_dz2, w2 and a1 that gives dloss_dz1, shape (samples, hidden)",
        solution=_hidden_slope,
        look_at="First send the slope back through w2: dloss_dz2 @ w2. Then comes the slope of tanh.",
        mistakes=(
            (lambda d, w2, a1: d @ w2, "You left out the slope of tanh, 1 − a1²."),
            (lambda d, w2, a1: (d @ w2) * (1 - a1), "The slope of tanh is 1 − a1². You left out the square."),
            (lambda d, w2, a1: (d @ w2) * a1 * (1 - a1), "That is the slope of σ. The hidden layer has tanh: 1 − a1²."),
            (lambda d, w2, a1: (d @ w2) * a1, "You multiplied by a1 itself. Its slope is wanted: 1 − a1²."),
            (lambda d, w2, a1: (d @ w2) + (1 - a1**2), "You added. The chain rule multiplies."),
            (lambda d, w2, a1: d * (1 - a1**2), "You left out w2: the slope comes back along the weights."),
            (lambda d, w2, a1: w2 * (1 - a1**2), "You left out dloss_dz2, which comes from behind."),
            (
                lambda d, w2, a1: ((d @ w2) * (1 - a1**2)).T,
                "Rows and columns are swapped: one row for each sample, please. Leave the .T away.",
            ),
            (
                lambda d, w2, a1: (d @ w2) * (1 - np.tanh(a1) ** 2),
                "a1 is tanh of z1 already. You took tanh of it once more.",
            ),
            (
                lambda d, w2, a1: (d @ w2) * (1 - a1**2) / len(a1),
                "You divided by the number of samples once more. That was done in dloss_dz2 already.",
            ),
        ),
        tries=((_SLOPE, _W2, _A1), (_SLOPE[1:], -2 * _W2, _A1[:2])),
    ),
    "one whole step": Exercise(
        asks="a function of x, t, w1, w2 and rate that gives two numbers, the new w1 and the new w2",
        solution=_one_step,
        look_at="Forward, then both slopes with the old weights, and only then both updates.",
        mistakes=(
            (
                _one_step_with_new_w2,
                "w2 is right. On the way back to w1 you used the new w2: work out both slopes first, then update.",
            ),
            (
                _one_step_forward_again,
                "You ran forward once more with the new w2. Both slopes belong to one forward pass.",
            ),
            (_one_step_without("tanh"), "w2 is right. On the way to w1 you left out the slope of tanh, 1 − a²."),
            (_one_step_without("w2"), "w2 is right. On the way to w1 you left out w2 itself."),
            (_one_step_without("x"), "w2 is right. The last link to w1 is x."),
            (_one_step_without("2"), "You left out the 2 that comes down from the square, in both slopes."),
            (lambda x, t, w1, w2, rate: _one_step(x, t, w1, w2, 1.0), "You left out the rate."),
            (_one_step_uphill, "You added the slopes: that walks uphill. The rule subtracts them."),
            (lambda *args: _one_step(*args)[::-1], "Both are right, but w1 comes first."),
        ),
        tries=((0.5, 1.0, 0.8, -0.6, 0.5), (-1.0, 0.3, 0.4, 1.2, 0.1), (2.0, 0.0, -0.3, 0.7, 0.2)),
    ),
}
