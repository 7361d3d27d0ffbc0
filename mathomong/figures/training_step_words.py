"""What the pictures of a training say in words: each step with its numbers put in."""

from mathomong.figures.nudge_words import amount, bracketed
from mathomong.figures.words import in_powers
from mathomong.losses import Loss, one_minus, squared_error
from mathomong.training_steps import BRINGS, TrainingStep

LETTERS: dict[Loss, str] = {squared_error: "(p − t)²", one_minus: "1 − p"}
WRITTEN = {
    "x": "x",
    "w": "w",
    "b": "b",
    "target": "target t",
    "z": "z = w·x + b",
    "prediction": "p = σ(z)",
    "dloss_dloss": "∂L/∂L",
    "dloss_dprediction": "∂L/∂p",
    "dprediction_dz": "∂p/∂z",
    "dz_dw": "∂z/∂w",
    "dz_db": "∂z/∂b",
    "dloss_dz": "∂L/∂z",
    "dloss_dw": "∂L/∂w",
    "dloss_db": "∂L/∂b",
}


def fitted(value: float, longest: int = 10, figures: int = 3) -> str:
    """A number for a box: with a power of ten where it would be longer than so many characters.

    >>> fitted(-0.2115), fitted(-0.000006144)
    ('−0.2115', '−6.14·10⁻⁶')
    """
    text = amount(value)
    return text if len(text) <= longest else in_powers(value, figures)


def training_title(training: TrainingStep) -> str:
    """The news of the last step."""
    if not training.now:
        return f"one neuron, one sample, learning rate {amount(training.learning_rate)}"
    if training.now == "update":
        return f"update: the loss goes from {amount(training['loss'])} to {amount(training.loss_after)}"
    name = BRINGS.get(training.now, training.now)
    named = {"wx": "w·x", "z": "z", "prediction": "the prediction p", "loss": "the loss L"}
    return f"{named.get(name) or WRITTEN[name]} = {amount(training[name])}"


def training_words(training: TrainingStep) -> str:
    """What the last step did, with its numbers, and after it what the neuron was given."""
    return f"{_SAID[training.now](training)} {_given(training)}" if training.now else _ready(training)


def _given(training: TrainingStep) -> str:
    numbers = ", ".join(f"{name} = {amount(training[name])}" for name in ("w", "b", "x"))
    loss, rate = LETTERS[training.neuron.loss], amount(training.learning_rate)
    return f"Given: {numbers}, t = {amount(training['target'])}, L = {loss}, learning rate {rate}."


def new_weight(training: TrainingStep) -> str:
    """How w gets its new number, as far as it is known."""
    return _new(training, "w", training.after.w)


def new_bias(training: TrainingStep) -> str:
    """How b gets its new number, as far as it is known."""
    return _new(training, "b", training.after.b)


def _new(training: TrainingStep, letter: str, result: float) -> str:
    rate = amount(training.learning_rate)
    if not training.knows("update"):
        return f"{letter} − {rate} × ∂L/∂{letter}"
    slope = training[f"dloss_d{letter}"]
    return f"{amount(training[letter])} − {rate} × {bracketed(slope)} = {amount(result)}"


def _ready(training: TrainingStep) -> str:
    w, b, x, target = (amount(training[name]) for name in ("w", "b", "x", "target"))
    loss, rate = LETTERS[training.neuron.loss], amount(training.learning_rate)
    start = f"A neuron with w = {w} and b = {b} gets x = {x}"
    asked = f"The target is {target}, the loss {loss}, the learning rate {rate}"
    return f"{start}. {asked}. Press Step: first the numbers go forward, then the slopes come back."


def _product(training: TrainingStep) -> str:
    w, x = bracketed(training["w"]), bracketed(training["x"])
    return f"Forward: w·x = {w} × {x} = {amount(training['wx'])}."


def _sum(training: TrainingStep) -> str:
    wx, b = amount(training["wx"]), bracketed(training["b"])
    return f"Forward: z = w·x + b = {wx} + {b} = {amount(training['z'])}."


def _prediction(training: TrainingStep) -> str:
    z, p, target = (amount(training[name]) for name in ("z", "prediction", "target"))
    return f"Forward: the prediction is p = σ({z}) = {p}. The target is {target}."


def _loss(training: TrainingStep) -> str:
    p, t, loss = (amount(training[name]) for name in ("prediction", "target", "loss"))
    numbers = {squared_error: f"({p} − {t})²", one_minus: f"1 − {p}"}[training.neuron.loss]
    return f"Forward: the loss is L = {LETTERS[training.neuron.loss]} = {numbers} = {loss}. Now turn round."


def _by_prediction(training: TrainingStep) -> str:
    p, t, slope = (amount(training[name]) for name in ("prediction", "target", "dloss_dprediction"))
    return {
        squared_error: f"Backward: ∂L/∂p = 2 × (p − t) = 2 × ({p} − {t}) = {slope}.",
        one_minus: f"Backward: L = 1 − p falls by 1 when p rises by 1, so ∂L/∂p = {slope}, whatever the target is.",
    }[training.neuron.loss]


def _by_z(training: TrainingStep) -> str:
    p, rest = amount(training["prediction"]), amount(1 - training["prediction"])
    local = f"∂p/∂z = p × (1 − p) = {p} × {rest} = {amount(training['dprediction_dz'])}"
    return f"Backward: {local}. {_so(training, 'dloss_dz', 'dloss_dprediction', 'dprediction_dz')}"


def _by_w(training: TrainingStep) -> str:
    local = f"z = w·x + b, so ∂z/∂w = x = {amount(training['x'])}"
    return f"Backward: {local}. {_so(training, 'dloss_dw', 'dloss_dz', 'dz_dw')}"


def _by_b(training: TrainingStep) -> str:
    return f"Backward: z = w·x + b, so ∂z/∂b = 1. {_so(training, 'dloss_db', 'dloss_dz', 'dz_db')}"


def _so(training: TrainingStep, result: str, before: str, local: str) -> str:
    """One product: what came back so far, times the local slope."""
    factors = f"{bracketed(training[before])} × {bracketed(training[local])}"
    return f"So {WRITTEN[result]} = {factors} = {amount(training[result])}."


def _update(training: TrainingStep) -> str:
    before, after = training["loss"], training.loss_after
    way = "does not move" if abs(after - before) < 1e-12 else "falls" if after < before else "rises"
    change = f"The loss {way}: {amount(before)} before, {amount(after)} after"
    return f"Update: new w = {new_weight(training)}, new b = {new_bias(training)}. {change}."


_SAID = {
    "wx": _product,
    "z": _sum,
    "prediction": _prediction,
    "loss": _loss,
    "dloss_dprediction": _by_prediction,
    "dprediction_dz": _by_z,
    "dz_dw": _by_w,
    "dz_db": _by_b,
    "update": _update,
}
