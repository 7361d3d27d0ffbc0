"""What the picture of a training step says in words: what the present step did, and whether the slopes are right."""

from collections.abc import Sequence

from mathomong.figures.nudge_words import amount, bracketed
from mathomong.figures.words import in_powers
from mathomong.museum import NO_SLOPE, ONE_PATH, OVERWRITTEN, TRANSPOSED, WRONG_SIGN
from mathomong.passes import ERROR, HIDDEN_SLOPES, LOSS, SENT_BACK, WEIGHTS, Passes

LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
REMARKS = {  # bug → what it does, and at which steps that can be seen
    OVERWRITTEN: ((SENT_BACK,), "w₅ to w₈ were updated too early, and the new ones are used here"),
    ONE_PATH: ((SENT_BACK,), "the path over p₂ is forgotten"),
    NO_SLOPE: ((ERROR, HIDDEN_SLOPES), "the slope of σ is left out, as if it were 1"),
    WRONG_SIGN: ((ERROR,), "target − prediction, where prediction − target belongs"),
    TRANSPOSED: ((SENT_BACK,), "rows and columns are swapped, so w₆ and w₇ change places"),
}
ROUND_OFF = 1e-9  # a measured slope below this is 0
KEYS = (  # for each step, what the numbers are
    *["on the arrows: weights · in the boxes: values"] * 4,
    "on the arrows from the loss: dloss_dp · in the boxes of p: dloss_dz",
    "on the arrows from p to h: dloss_dw · in the boxes of p: dloss_dz",
    "on the arrows from p to h: dloss_dz × w · in the boxes of h: their sum, dloss_dh",
    "on all arrows from p and h: dloss_dw · in the boxes of h: dloss_dz",
    "on the arrows: the new weights · in the boxes: the values of one more forward pass",
)


def numbered(letter: str, n: int) -> str:
    """A letter with its number, counted from 1.

    >>> numbered("w", 5)
    'w₅'
    """
    return letter + str(n).translate(LOWERED)


def passes_title(passes: Passes) -> str:
    """What the present step has found."""
    return _TITLES[passes.steps](passes)


def reading_key(passes: Passes) -> str:
    """What the numbers on the arrows and in the boxes are at this step."""
    return KEYS[passes.steps]


def settings_line(passes: Passes) -> str:
    """The rate, the bug and, once all slopes are known, whether they stood the check."""
    line = f"learning rate {amount(passes.learning_rate)} · bug: {passes.bug}"
    return f"{line} · gradient check: {_error(passes)}" if passes.steps >= HIDDEN_SLOPES else line


def passes_words(passes: Passes) -> str:
    """What the last step did, with numbers; what a bug does there; and in the end whether the slopes are right."""
    parts = [_SENTENCES[passes.steps](passes), _remark(passes), _verdict(passes), _settings(passes)]
    return " ".join(filter(None, parts))


def _settings(passes: Passes) -> str:
    """The rate, the weights that are not those of the example, and the bug."""
    weights = enumerate(zip(passes.weights, WEIGHTS, strict=True), start=1)
    own = [f"{numbered('w', n)} = {amount(w)}; " for n, (w, example) in weights if w != example]
    return f"Learning rate {amount(passes.learning_rate)}; {''.join(own)}bug: {passes.bug}."


def _remark(passes: Passes) -> str:
    steps, remark = REMARKS.get(passes.bug, ((), ""))
    return f"The bug: {remark}." if passes.steps in steps else ""


def _verdict(passes: Passes) -> str:
    if passes.steps < HIDDEN_SLOPES:
        return ""
    off = int((~passes.agree).sum())
    return (
        f"{off} of {len(passes.agree)} slopes differ from the measured ones." if off else "All slopes are as measured."
    )


def _error(passes: Passes) -> str:
    """The verdict of the check; a relative error that is round-off is not worth its digits."""
    if passes.check.agrees:
        return "all agree"
    return f"they do NOT all agree, relative error {amount(passes.check.relative_error)}"


def nine(loss: float) -> str:
    """A loss with nine places: the famous misprint shows in the seventh.

    >>> nine(0.29837110876)
    '0.298371109'
    """
    return f"{loss:.9f}"


def short_slope(slope: float) -> str:
    """A slope with room beside its neighbours: three figures where it is small; what is only round-off is 0.

    >>> short_slope(-0.00022983), short_slope(0.0041745), short_slope(-0.00002134), short_slope(-3e-13)
    ('−0.00023', '0.004175', '−2.13·10⁻⁵', '0')
    """
    if abs(slope) < ROUND_OFF:
        return "0"
    if abs(slope) < 1e-4:
        return in_powers(slope)
    return amount(float(f"{slope:.3g}") if abs(slope) < 1e-3 else slope)


def loss_found(passes: Passes) -> str:
    """The present loss, as soon as a forward pass has come to it."""
    return nine(passes.present[1].loss) if passes.steps >= LOSS else ""


def _pair(values: Sequence[float]) -> str:
    return " and ".join(map(amount, values))


def _went(passes: Passes) -> str:
    return f"{nine(passes.forward.loss)} → {nine(passes.forward_again.loss)}"


_TITLES = (
    lambda passes: f"ready: x₁ = {amount(passes.x[0])}, x₂ = {amount(passes.x[1])}",
    lambda passes: f"forward: the hidden values are {_pair(passes.forward.activations[0])}",
    lambda passes: f"forward: the predictions are {_pair(passes.forward.prediction)}",
    lambda passes: f"forward: the loss is {nine(passes.forward.loss)}",
    lambda passes: f"backward: at the outputs dloss_dz is {_pair(passes.dloss_dz[1])}",
    lambda passes: "backward: the slopes of w₅ to w₈ are known",
    lambda passes: f"backward: at the hidden values the loss has the slopes {_pair(passes.dloss_dh)}",
    lambda passes: "backward: all eight slopes are known",
    lambda passes: f"update: loss {_went(passes)}",
)


def _ready(passes: Passes) -> str:
    *before, last = map(amount, passes.weights)
    start = f"The network waits, with x₁ = {amount(passes.x[0])} and the weights {', '.join(before)} and {last}."
    return f"{start} Press Step: three steps go forward, four come back, then the weights are updated."


def _layer(passes: Passes, n: int, names: Sequence[str]) -> str:
    """The forward pass of layer n, its first neuron in full."""
    layer, values = passes.network.layers[n], passes.forward.activations[n]
    inputs = (passes.forward.x, *passes.forward.activations)[n]
    products = " + ".join(f"{bracketed(w)} × {bracketed(a)}" for w, a in zip(layer.w[0], inputs, strict=True))
    first = f"{names[0]} = σ({products} + {amount(layer.b[0])}) = {amount(values[0])}"
    return f"Forward: {first}. In the same way {names[1]} = {amount(values[1])}."


def _loss(passes: Passes) -> str:
    parts = " + ".join(map(amount, passes.losses))
    return f"Forward: each output adds ½ (prediction − target)². The loss is {parts} = {nine(passes.forward.loss)}."


def _output_error(passes: Passes) -> str:
    rows = zip(passes.dloss_dp, passes.local_slopes[1], passes.dloss_dz[1], strict=True)
    first, second = (f"{bracketed(slope)} × {bracketed(local)} = {amount(both)}" for slope, local, both in rows)
    return f"Backward: dloss_dp times the slope of σ gives dloss_dz. At p₁ it is {first}; at p₂ it is {second}."


def _output_slopes(passes: Passes) -> str:
    factors = passes.dloss_dz[1][0], passes.forward.activations[0][0]
    made = f"{bracketed(factors[0])} × {bracketed(factors[1])} = {amount(passes.dloss_dw[1][0, 0])}"
    return f"Backward: w₅ brings h₁ to p₁, so its slope is dloss_dz × h₁ = {made}. In the same way w₆, w₇ and w₈."


def _sent_back(passes: Passes) -> str:
    rows = zip(passes.dloss_dz[1], passes.met.layers[1].w[:, 0], passes.parts[:, 0], strict=True)
    first, second = (f"{bracketed(slope)} × {bracketed(w)} = {amount(part)}" for slope, w, part in rows)
    total = f"Together: {amount(passes.dloss_dh[0])}."
    return f"Backward: the error comes to h₁ on two paths. Over p₁ it is {first}, over p₂ it is {second}. {total}"


def _hidden_slopes(passes: Passes) -> str:
    slope, x1, local = passes.dloss_dz[0][0], passes.x[0], passes.local_slopes[0][0]
    through = f"{bracketed(passes.dloss_dh[0])} × {bracketed(local)} = {amount(slope)}"
    made = f"{bracketed(slope)} × {bracketed(x1)} = {amount(passes.dloss_dw[0][0, 0])}"
    return f"Backward: through σ of h₁ it is {through}. Times x₁, the slope of w₁ is {made}."


def _update(passes: Passes) -> str:
    old, new = passes.network.layers[1].w[0, 0], passes.updated.layers[1].w[0, 0]
    step = f"{amount(passes.learning_rate)} × {bracketed(passes.dloss_dw[1][0, 0])}"
    moved = f"w₅ = {amount(old)} − {step} = {amount(new)}, and so for each weight"
    return f"Update: {moved}. One more forward pass: the loss went {_went(passes)}."


_SENTENCES = (
    _ready,
    lambda passes: _layer(passes, 0, ("h₁", "h₂")),
    lambda passes: _layer(passes, 1, ("p₁", "p₂")),
    _loss,
    _output_error,
    _output_slopes,
    _sent_back,
    _hidden_slopes,
    _update,
)
