"""The exercises of "Send the error back": a hidden slope by hand, two riddles about bugs, the way back through a layer."""

import numpy as np

from mathomong.exercises.answers import Exercise

_P1, _P2 = 0.1384985616, -0.0380982366  # dloss_dz at the outputs of the classic example
_LOCAL, _X1 = 0.2413007086, 0.05  # the slope of σ at h₁, and the input that w₁ carries


def _hidden(over_p1: float, over_p2: float, total: float | None = None, local: float = _LOCAL) -> list[float]:
    """What an answer looks like whose two paths bring this much, and which goes on from their `total`."""
    total = over_p1 + over_p2 if total is None else total
    return [over_p1, over_p2, total * local * _X1]


_OVER_P1, _OVER_P2 = _P1 * 0.40, _P2 * 0.50
_RIGHT = _hidden(_OVER_P1, _OVER_P2)
_UNSLOPED = (0.7413650696 * 0.40, -0.2170715348 * 0.50)  # dloss_dp times the weight

_DLOSS_DZ, _W, _A = np.array([0.5, -1.0]), np.array([[0.2, 0.4], [-0.3, 0.7]]), np.array([2.0, 3.0])
_W3 = np.array([[1.0, 2.0, -1.0], [0.5, -0.4, 3.0], [0.3, 0.2, 0.6]])

EXERCISES = {
    "hidden slope": Exercise(
        asks="a list of three numbers: what comes to h₁ over p₁, what comes over p₂, and the slope of w₁",
        solution=_RIGHT,
        look_at="Each path is dloss_dz of its output times the weight on the way. Add them; then σ′ of h₁, then x₁.",
        mistakes=(
            (_hidden(0.0497094162, -0.0194796767), "You used the new w₅ and w₇. The error needs the weights that made the prediction."),
            (_hidden(_OVER_P1, _OVER_P2, _OVER_P1), "Your paths are right, but the slope goes on with one path only. Add both."),
            (_hidden(_OVER_P1, 0.0), "You left out the path over p₂: h₁ feeds both outputs."),
            (_hidden(0.0, _OVER_P2), "You left out the path over p₁: h₁ feeds both outputs."),
            (_hidden(_OVER_P1, _OVER_P2, _OVER_P2), "The slope goes on with the path over p₂ alone. Add both."),
            ([*_RIGHT[:2], (_OVER_P1 + _OVER_P2) * _X1], "You forgot σ′ at h₁: between h₁ and w₁ stands a σ."),
            ([*_RIGHT[:2], (_OVER_P1 + _OVER_P2) * _LOCAL], "That is dloss_dz of h₁. The weight w₁ carries x₁, so one factor is missing."),
            ([*_RIGHT[:2], _OVER_P1 + _OVER_P2], "That is dloss_dh: the two paths added. It still has to go through σ, and on to w₁."),
            (_hidden(*_UNSLOPED), "You forgot σ′ at the outputs: send back dloss_dz, not dloss_dp."),
            (_hidden(*_UNSLOPED, local=1.0), "You forgot every σ′: at both outputs, and at h₁."),
            (_hidden(_OVER_P1, _P2 * 0.45), "You took w₆ for w₇, rows for columns. From h₁ start w₅ and w₇."),
            (_hidden(_P1 * 0.45, _P2 * 0.55), "These are the paths to h₂. To h₁ lead w₅ and w₇."),
            (_hidden(_OVER_P1, _OVER_P2, (_OVER_P1 + _OVER_P2) / 2), "You took the mean of the paths. The loss adds the outputs up, so their paths are added."),
            (_hidden(_OVER_P1, -_OVER_P2), "The path over p₂ has a minus sign: p₂ is too low, p₁ too high."),
            (_hidden(_OVER_P1, _OVER_P2, _OVER_P1 - _OVER_P2), "You took one path away from the other. Paths are added, each with its own sign."),
            (_hidden(_OVER_P1, _OVER_P2, _OVER_P1 * _OVER_P2), "You multiplied the paths. Multiply along a path, and add the paths."),
            ([-each for each in _RIGHT], "All signs are turned round: the error is prediction minus target."),
            ([2 * each for each in _RIGHT], "You brought a 2 down from the square. The ½ in front takes it away."),
            ([_OVER_P2, _OVER_P1, _RIGHT[2]], "The numbers are right; the path over p₁ comes first."),
            ([*_RIGHT[:2], _RIGHT[2] / _X1 * 0.5932699921], "You multiplied by h₁ at the end. What w₁ carries is x₁."),
            ([*_RIGHT[:2], 2 * _RIGHT[2]], "You multiplied by x₂ at the end. What w₁ carries is x₁."),
            ([*_RIGHT[:2], 0.1497807161], "That is the new w₁. Its slope is wanted."),
            ([_P1, _P2, _RIGHT[2]], "Your first two numbers are dloss_dz of the outputs. Each goes on over its weight to h₁."),
        ),
    ),
    "find the bug": Exercise(
        asks="the number of the line that is wrong",
        solution=5,
        look_at="Go line by line: which weights does h₁ feed on the way forward? On the way back the same ones count.",
        mistakes=(
            (1, "This line is right: every neuron adds up its weights times the inputs, and its bias."),
            (2, "This line is right: forward, each output goes along its own row of w2."),
            (3, "This line is right: ½ squared error has the slope p − target, and p(1 − p) is the slope of σ."),
            (4, "This line is right: np.outer makes one product for each weight, its output's slope times its h."),
            (6, "This line is right: h(1 − h) is the slope of σ at the hidden neurons."),
            (7, "This line is right: the weights of the first layer carry the inputs."),
            (8, "This line is right: both layers take their step at the end, when the slopes are known."),
            (0, "The lines are counted from one, as they stand there."),
        ),
    ),
    "name the bugs": Exercise(
        asks="a list of three museum numbers, for A, B and C",
        solution=[1, 4, 5],
        look_at="Ask of each bug: which slopes does it touch? Does the rate matter? Choose it in the museum, and slide.",
        mistakes=(
            ([2, 4, 5], "A: a forgotten path does not care about the learning rate."),
            ([3, 4, 5], "A: without the slopes of σ the weights of layer 2 would be wrong too."),
            ([4, 4, 5], "A: a wrong sign would turn all eight slopes round, at any rate."),
            ([5, 4, 5], "A: swapped weights stay swapped when the rate is 0."),
            ([1, 3, 5], "B: a forgotten slope of σ makes numbers larger. It turns none of them round."),
            ([1, 1, 5], "B: the weights of layer 2 are wrong too. Overwriting spares those."),
            ([1, 2, 5], "B: a forgotten path leaves the weights of layer 2 right."),
            ([1, 4, 1], "C: the rate plays no part here."),
            ([1, 4, 2], "C: a forgotten path stays forgotten, whether w₆ and w₇ are equal or not."),
            ([1, 4, 3], "C: a forgotten slope of σ does not care whether w₆ and w₇ are equal."),
            ([1, 4, 4], "C: a wrong sign does not care whether w₆ and w₇ are equal."),
            ([6, 4, 5], "A: slopes that pile up go wrong for all eight weights."),
            ([1, 6, 5], "B: slopes that pile up have not the right size."),
            ([1, 4, 6], "C: slopes that pile up go wrong for the weights of layer 2 as well."),
            ([5, 4, 1], "You swapped A and C. Which of the two bugs knows about the learning rate?"),
            ([4, 1, 5], "You swapped A and B. At rate 0, which one goes away?"),
        ),
    ),
    "layer backward": Exercise(
        asks="a function of dloss_dz, w and a that gives two arrays: dloss_dw in the shape of w, and dloss_da in the shape of a",
        solution=lambda dloss_dz, w, a: (np.outer(dloss_dz, a), dloss_dz @ w),
        look_at="One entry of dloss_dw is dloss_dz of its row times a of its column. One entry of dloss_da adds up a column of w.",
        mistakes=(
            (lambda dloss_dz, w, a: (np.outer(dloss_dz, a), w @ dloss_dz), "dloss_da is transposed: you went along the rows of w. Each a feeds a whole column."),
            (lambda dloss_dz, w, a: (np.outer(a, dloss_dz), dloss_dz @ w), "dloss_dw is transposed: its rows belong to the outputs, as in w."),
            (lambda dloss_dz, w, a: (np.outer(a, dloss_dz), w @ dloss_dz), "Both are transposed: a row of w belongs to one output, a column to one input."),
            (lambda dloss_dz, w, a: (np.outer(dloss_dz, a), dloss_dz[0] * w[0]), "dloss_da takes one path only. Every output sends something back: add it up."),
            (lambda dloss_dz, w, a: (np.outer(dloss_dz, a), dloss_dz @ w / len(dloss_dz)), "dloss_da is a mean over the outputs. Paths are added, not averaged."),
            (lambda dloss_dz, w, a: (np.outer(dloss_dz, a), np.mean(dloss_dz[:, None] * w)), "You made one number of all the paths. Add up each column of w by itself."),
            (lambda dloss_dz, w, a: (np.outer(dloss_dz, a), np.sum(dloss_dz[:, None] * w)), "You added up everything. Each input has a dloss_da of its own."),
            (lambda dloss_dz, w, a: (np.outer(dloss_dz, a), dloss_dz[:, None] * w), "These are the single paths, one for each weight. Now add them up, column by column."),
            (lambda dloss_dz, w, a: (np.outer(dloss_dz, a), (dloss_dz @ w) * a * (1 - a)), "dloss_da is gone through σ′ already. That belongs to the layer before."),
            (lambda dloss_dz, w, a: (np.outer(dloss_dz, a), dloss_dz @ (w - np.outer(dloss_dz, a))), "You updated w before you sent the error back. Use w as it is."),
            (lambda dloss_dz, w, a: (np.outer(dloss_dz, a), dloss_dz @ (w - 0.5 * np.outer(dloss_dz, a))), "You took half a step with w before you sent the error back. Use w as it came."),
            (lambda dloss_dz, w, a: (dloss_dz @ w, np.outer(dloss_dz, a)), "The arrays are right; dloss_dw comes first."),
            (lambda dloss_dz, w, a: (dloss_dz * a, dloss_dz @ w), "dloss_dw needs one number for each weight, every pair of an output and an input: np.outer."),
            (lambda dloss_dz, w, a: (np.outer(dloss_dz, a) * w, dloss_dz @ w), "dloss_dw has w in it. A weight's slope is dloss_dz times what the weight carries."),
            (lambda dloss_dz, w, a: (np.outer(dloss_dz, a), dloss_dz), "dloss_da is dloss_dz itself. On its way back it is multiplied by the weights."),
            (lambda dloss_dz, w, a: (np.outer(dloss_dz, a), a @ w), "dloss_da needs dloss_dz in it: it is the error that is sent back, not the values."),
            (lambda dloss_dz, w, a: (-np.outer(dloss_dz, a), -(dloss_dz @ w)), "Both signs are turned round. The minus comes later, in the update."),
        ),
        # square on purpose: a transposed w then gives numbers and no error, which is how the bug hides
        tries=((_DLOSS_DZ, _W, _A), (np.array([1.0, 0.5, -2.0]), _W3, np.array([0.1, 0.6, -0.8]))),
    ),
}  # fmt: skip
