"""A training step: one neuron on one sample, followed forward to its loss, backward to its slopes, and over one update."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from mathomong.descent import in_short
from mathomong.fits import NeuronFit, neuron_fit
from mathomong.neuron import Backward, Forward, Neuron
from mathomong.values import number, of_kind, whole

GIVEN = ("x", "w", "b", "target")
FORWARD = ("wx", "z", "prediction", "loss")  # what each step forward makes known
LOCAL = ("dloss_dprediction", "dprediction_dz", "dz_dw", "dz_db")  # and each step backward: one local slope
STEPS = (*FORWARD, *LOCAL, "update")
NEEDS = {  # the local slopes of which a slope of the loss is the product
    "dloss_dprediction": LOCAL[:1],
    "dloss_dz": LOCAL[:2],
    "dloss_dw": LOCAL[:3],
    "dloss_db": (*LOCAL[:2], "dz_db"),
    "dloss_dloss": FORWARD[-1:],
}
BRINGS = dict(zip(LOCAL, NEEDS, strict=False))  # which slope of the loss a local slope brings


@dataclass(frozen=True, eq=False)
class TrainingStep:
    """A `neuron` that meets the sample `x` with its `target`, followed for so many `steps`, nine at most.

    Four steps go forward: w·x, z, the prediction, the loss. Four go backward, each along one local slope. The last is
    the update with that `learning_rate`. Raises TypeError or ValueError with one sentence where a number is not
    finite, or there are more steps.

    >>> TrainingStep(Neuron(0.5), x=2.0, target=1.0, steps=7)
    TrainingStep(dloss_dw -0.2115)
    >>> TrainingStep(Neuron(0.5), x=2.0, target=1.0, steps=9)
    TrainingStep(loss 0.07233 → 0.0485)
    """

    neuron: Neuron
    x: float
    target: float
    learning_rate: float = 0.5
    steps: int = 0

    def __post_init__(self) -> None:
        of_kind(self.neuron, Neuron, "neuron must be a Neuron, such as Neuron(0.5)")
        number(self.neuron.w, "the neuron's w", such_as=0.5)
        number(self.x, "x", such_as=2)
        number(self.target, "target", such_as=1)
        number(self.learning_rate, "learning_rate", low=0)
        if whole(self.steps, "steps") > len(STEPS):
            raise ValueError(f"steps must be at most {len(STEPS)}; you gave {self.steps}.")

    @cached_property
    def forward(self) -> Forward:
        """All that the way forward meets."""
        return self.neuron.forward(self.x, self.target)

    @cached_property
    def backward(self) -> Backward:
        """All slopes of the way back."""
        return self.neuron.backward(self.forward)

    @cached_property
    def after(self) -> Neuron:
        """The neuron after the update."""
        return self.neuron.step(self.backward, self.learning_rate)

    @cached_property
    def loss_after(self) -> float:
        """The loss of the same sample after the update."""
        return self.after.forward(self.x, self.target).loss

    @property
    def known(self) -> frozenset[str]:
        """What the steps so far have made known."""
        return frozenset(STEPS[: self.steps])

    @property
    def now(self) -> str:
        """What the last step has made known; nothing before the first."""
        return STEPS[self.steps - 1] if self.steps else ""

    def knows(self, name: str) -> bool:
        """Whether a number is known: a slope of the loss is, as soon as all its local slopes are."""
        return name in GIVEN or {*NEEDS.get(name, (name,))} <= self.known

    def __getitem__(self, name: str) -> float:
        """The number of this name, known or not."""
        return self._numbers[name]

    @cached_property
    def _numbers(self) -> dict[str, float]:
        own = {"w": self.neuron.w, "b": self.neuron.b, "wx": self.neuron.w * self.x, "dloss_dloss": 1.0, "dz_db": 1.0}
        return {**own, **vars(self.forward), **vars(self.backward)}

    @property
    def fit(self) -> NeuronFit:
        """The loss of this sample as a landscape over (w, b), so that its slopes can be proved."""
        return fit_of(self.neuron, self.x, self.target)

    def __str__(self) -> str:
        if self.now == "update":
            return f"TrainingStep(loss {in_short(self.forward.loss)} → {in_short(self.loss_after)})"
        if not self.now:
            return f"TrainingStep(w {in_short(self.neuron.w)}, b {in_short(self.neuron.b)})"
        name = BRINGS.get(self.now, self.now)
        return f"TrainingStep({name} {in_short(self[name])})"

    __repr__ = __str__


def fit_of(neuron: Neuron, x: float, target: float) -> NeuronFit:
    """The loss of a neuron of this kind on one sample, as a landscape over (w, b).

    >>> round(fit_of(Neuron(0.5), 2.0, 1.0)((0.5, 0.0)), 5)
    0.07233
    """
    return neuron_fit([x], [target], neuron.activation, neuron.loss)


def neuron_text(neuron: Neuron) -> str:
    """The neuron as it is typed; its activation is the sigmoid.

    >>> neuron_text(Neuron(0.5))
    'Neuron(w=0.5, b=0.0, loss=squared_error)'
    """
    return f"Neuron(w={neuron.w}, b={neuron.b}, loss={neuron.loss.name.replace(' ', '_')})"


def training_code(training: TrainingStep, kept: Sequence = ()) -> str:
    """Code that leaves the training in `result`.

    >>> print(training_code(TrainingStep(Neuron(0.5), x=2.0, target=1.0, steps=9)))
    from mathomong import Neuron, squared_error
    from mathomong.training_steps import TrainingStep
    <BLANKLINE>
    neuron = Neuron(w=0.5, b=0.0, loss=squared_error)
    result = TrainingStep(neuron, x=2.0, target=1.0, learning_rate=0.5, steps=9)
    print(result)
    """
    settings = f"x={training.x}, target={training.target}, learning_rate={training.learning_rate}"
    lines = [
        f"from mathomong import Neuron, {training.neuron.loss.name.replace(' ', '_')}",
        "from mathomong.training_steps import TrainingStep",
        "",
        f"neuron = {neuron_text(training.neuron)}",
        f"result = TrainingStep(neuron, {settings}, steps={training.steps})",
    ]
    return "\n".join([*lines, "print(result)"])
