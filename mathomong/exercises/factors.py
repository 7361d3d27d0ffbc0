"""Fill the factors: fresh neurons whose three local slopes a learner supplies, each judged on its own."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from random import Random
from typing import Any

from mathomong.exercises.answers import KEEP_WORKING, NOT_STARTED, Exercise, Verdict, judge
from mathomong.functions import sigmoid
from mathomong.neuron import Neuron
from mathomong.training_steps import FORWARD, STEPS, TrainingStep
from mathomong.values import typed_number, whole

FACTORS = {"dloss_dprediction": "∂L/∂p", "dprediction_dz": "∂p/∂z", "dz_dw": "∂z/∂w"}
APART = 0.03  # two answers that mean different things differ by at least so much, or a mistake could not be told
RATE = 1.0
STEEP = 2.5  # z stays within: further out σ is so flat that a prediction with four digits is too coarse to go on with

PREDICTION = "L = (p − t)². Take the slope of the square, at your p and t."
ACTIVATION = "The slope of σ is made of its height: σ(z) × (1 − σ(z))."
WEIGHT = "z = w·x + b. If w grows by 1, by how much does z grow?"


@dataclass(frozen=True, eq=False)
class Filling(TrainingStep):
    """A training of which the way forward is known, and of the way back the factors that were supplied, `right`."""

    right: frozenset[str] = frozenset()

    @property
    def known(self) -> frozenset[str]:
        """The way forward, the slope 1 of the bias, what is right so far; after the update all of it."""
        return frozenset(STEPS) if self.now == "update" else frozenset({*FORWARD, "dz_db"} | self.right)

    @property
    def complete(self) -> bool:
        """Whether all three factors are right."""
        return self.right >= FACTORS.keys()


def fillings(seed: int = 0) -> Iterator[Filling]:
    """Endless fresh neurons to fill in; the same seed gives the same ones.

    Raises TypeError or ValueError for a seed that is no whole number of 0 or more.

    >>> first = next(fillings(seed=1))
    >>> [first.knows(name) for name in ("loss", "dz_dw", "dz_db")]
    [True, False, True]
    """
    return _stream(Random(f"factors {whole(seed, 'seed', such_as=7)}"))


def _stream(random: Random) -> Iterator[Filling]:
    while True:
        w, x, b = (random.choice((-1, 1)) * random.randint(2, top) / 10 for top in (15, 30, 10))
        made = Filling(Neuron(w, b), x, float(random.randint(0, 1)), RATE, steps=len(FORWARD))
        if abs(made["z"]) <= STEEP and all(map(_can_be_told, factor_exercises(made).values())):
            yield made


def _can_be_told(exercise: Exercise) -> bool:
    """Whether the solution and all the mistakes differ, so that each wrong number has one cause."""
    answers = [exercise.solution, *(wrong for wrong, _ in exercise.mistakes)]
    return all(abs(one - other) > APART * max(abs(one), abs(other)) for one, other in combinations(answers, 2))


def factor_exercises(training: TrainingStep) -> dict[str, Exercise]:
    """For each of the three factors of a training, with squared error, what is right and what people take for it.

    >>> from mathomong.exercises.answers import judge
    >>> exercises = factor_exercises(TrainingStep(Neuron(0.5), x=2.0, target=1.0))
    >>> judge(exercises["dprediction_dz"], 0.731)
    ◐ keep working. You gave 0.731. That is σ(z), the height of the curve. Its slope is wanted.
    """
    tables = {"dloss_dprediction": _by_prediction, "dprediction_dz": _by_z, "dz_dw": _by_w}
    return {
        name: Exercise(f"one number, {FACTORS[name]}", training[name], look_at, tuple(mistakes))
        for name, (look_at, mistakes) in ((name, table(training)) for name, table in tables.items())
    }


def judge_factor(training: TrainingStep, name: str, answer: Any) -> Verdict:
    """The verdict on one factor, given as a number or as text; it never raises and gives nothing away.

    >>> training = TrainingStep(Neuron(0.5), x=2.0, target=1.0)
    >>> judge_factor(training, "dz_dw", "0,5")
    ◐ keep working. You gave 0.5. That is w. In w·x it is x that says how fast z grows with w.
    >>> judge_factor(training, "dz_dw", 2).mark
    '● correct'
    """
    if isinstance(answer, str):
        if not answer.strip():
            return Verdict(NOT_STARTED, f"Wanted: one number, {FACTORS[name]}.")
        try:
            answer = typed_number(answer)
        except ValueError as error:
            return Verdict(KEEP_WORKING, str(error))
    return judge(factor_exercises(training)[name], answer)


def _by_prediction(training: TrainingStep) -> tuple[str, list]:
    p, t, z = training["prediction"], training["target"], training["z"]
    return PREDICTION, [
        (p - t, "The slope of a square is twice what stands in the bracket: without the 2 it is half."),
        (2 * (t - p), "The sign is turned round: it is prediction minus target, in this order."),
        (t - p, "The sign is turned round, and the slope of a square has a 2."),
        ((p - t) ** 2, "That is the loss itself. Its slope is wanted."),
        (2 * (z - t), "You took z in the place of the prediction: σ comes between them."),
    ]


def _by_z(training: TrainingStep) -> tuple[str, list]:
    p, z = training["prediction"], training["z"]
    return ACTIVATION, [
        (p, "That is σ(z), the height of the curve. Its slope is wanted."),
        (sigmoid.derivative(p), "You took the slope of σ at p. What goes into σ is z, so its slope is taken there."),
        (1.0, "With a slope of one, σ would let everything through. It bends: work out its slope."),
        (1 - p, "That is one of two factors, 1 − σ(z). The other one is missing."),
        (-p * (1 - p), "The sign is turned round: σ rises everywhere, so its slope is above zero."),
        (z * (1 - z), "You put z where its σ belongs: both factors are made of σ(z)."),
    ]


def _by_w(training: TrainingStep) -> tuple[str, list]:
    w, x, z = training["w"], training["x"], training["z"]
    return WEIGHT, [
        (w, "That is w. In w·x it is x that says how fast z grows with w."),
        (1.0, "One is the slope of z with b. For w look at what w is multiplied by."),
        (w * x, "That is the product w·x itself. How fast does it grow with w?"),
        (z, "That is z itself. How fast does it grow with w?"),
        (-x, "The sign is turned round: z = w·x + b has no minus before the w."),
    ]
