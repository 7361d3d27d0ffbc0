"""Show me the code: a few lines of numpy and mathomong that make a descent once more, just as it was."""

from collections.abc import Sequence

from mathomong import landscapes
from mathomong.descent import Descent
from mathomong.fits import Fit, NeuronFit
from mathomong.functions import Differentiable
from mathomong.losses import Loss
from mathomong.objectives import Objective
from mathomong.symbolic import LearnerFunction
from mathomong.values import plain

BUILT_IN = {value: name for name, value in vars(landscapes).items() if isinstance(value, Objective)}
OWN = "objective = ...  # your own: put it here as you wrote it"


def descent_code(result: Descent, kept: Sequence[Descent] = ()) -> str:
    """Code that leaves the run in `result`, and the kept runs, if there are any, in the list `kept`.

    >>> from mathomong import GradientDescent, descend, parabola
    >>> print(descent_code(descend(parabola, GradientDescent(0.1), steps=2)))
    from mathomong import GradientDescent, descend, parabola
    <BLANKLINE>
    result = descend(parabola, GradientDescent(learning_rate=0.1), start=5.0, steps=2)
    print(result)
    """
    runs = [*kept, result]
    names = sorted(
        {"descend", *(type(run.optimizer).__name__ for run in runs)}.union(*(makers(run.objective) for run in runs))
    )
    lines = [f"from mathomong import {', '.join(filter(None, names))}", ""]
    for name, run in zip([*_numbered(kept), "result"], runs, strict=True):
        lines += [line for line in data_lines(run.objective) if _is_news(line, lines)] + [f"{name} = {_call(run)}"]
    return "\n".join([*lines, *([f"kept = [{', '.join(_numbered(kept))}]"] if kept else []), "print(result)"])


def _numbered(kept: Sequence) -> list[str]:
    return [f"kept_{n}" for n in range(1, len(kept) + 1)]


def _is_news(line: str, lines: list[str]) -> bool:
    """Whether the last line that sets this name sets it to something else."""
    name = line.partition(" = ")[0]
    return line != next((each for each in reversed(lines) if each.startswith(f"{name} = ")), None)


def _call(run: Descent) -> str:
    """The call of `descend` that makes the run; one that flew away flies away at the same step."""
    start = plain(run.points[0])
    start = start if isinstance(start, float) else tuple(start.tolist())
    objective = BUILT_IN.get(run.objective, "objective")
    return f"descend({objective}, {run.optimizer!r}, start={start}, steps={run.diverged_at or run.steps})"


def makers(objective: Objective) -> set[str]:
    """The names to import for it."""
    if isinstance(objective, LearnerFunction):
        return {"learner_function"}
    if isinstance(objective, NeuronFit):
        return {"neuron_fit", *map(_name, (objective.activation, objective.loss))}
    return {"line_fit"} if isinstance(objective, Fit) else {BUILT_IN.get(objective, "")}


def data_lines(objective: Objective) -> list[str]:
    """The lines that must stand before it."""
    if isinstance(objective, LearnerFunction):
        return [f"objective = learner_function({objective.name!r}, domain={objective.domain})"]
    if isinstance(objective, NeuronFit):
        parts = f"activation={_name(objective.activation)}, loss={_name(objective.loss)}"
        x = objective.x[:, 0] if objective.x.shape[1] == 1 else objective.x
        return [f"objective = neuron_fit({x.tolist()}, {objective.targets.tolist()}, {parts})"]
    if isinstance(objective, Fit):
        return [f"objective = line_fit({objective.x.tolist()}, {objective.targets.tolist()})"]
    return [] if objective in BUILT_IN else [OWN]


def _name(part: Differentiable | Loss) -> str:
    """What a function or a loss is called in code."""
    return part.name.replace(" ", "_")
