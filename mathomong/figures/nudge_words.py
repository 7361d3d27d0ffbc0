"""What the picture of a nudge says in words: where it stands, and how the slopes were put together."""

from mathomong.figures.words import SMALLEST, in_powers, plainly
from mathomong.nudges import ADD, MULTIPLY, Nudge, name_of, written

SIGN = {MULTIPLY: " × ", ADD: " + "}
DONE = {MULTIPLY: "multiplied", ADD: "added"}


def nudge_title(nudge: Nudge) -> str:
    """What became of the nudge, as far as it has come."""
    push, place = amount(nudge.nudge), written(nudge.chain)[nudge.at]
    if not nudge.forward:
        return f"x = {amount(nudge.x)} gets a nudge of {push}"
    if not nudge.used:
        return f"a nudge of {push} changes {place} by {amount(nudge.changes[nudge.at])}"
    guessed, true = amount(nudge.predicted[nudge.at]), amount(nudge.changes[nudge.at])
    return f"a nudge of {push} changes {place}: predicted {guessed}, true {true}"


def nudge_words(nudge: Nudge) -> str:
    """What the last step did, in one or two sentences."""
    if not nudge.forward:
        return _ready(nudge)
    return _slopes(nudge) if nudge.used else _values(nudge)


def _ready(nudge: Nudge) -> str:
    start = f"{written(nudge.chain)[-1]} at x = {amount(nudge.x)} waits for a nudge of {amount(nudge.nudge)}."
    return f"{start} Press Step: first the values go forward, then the slopes are {DONE[nudge.theory]}."


def _values(nudge: Nudge) -> str:
    """One link forward: the value, and the value with the nudge."""
    at = nudge.at
    before, after = (list(map(amount, values[at - 1 : at + 1])) for values in (nudge.values, nudge.nudged))
    link = name_of(nudge.chain.links[at - 1])
    moved = f"{link} makes {before[1]} of {before[0]}, and with the nudge {after[1]} of {after[0]}"
    changed = f"So the change at {written(nudge.chain)[at]} is {amount(nudge.changes[at])}."
    return f"Forward: {moved}. {changed} {_to_come(nudge)}"


def _slopes(nudge: Nudge) -> str:
    """One slope more: what the slopes so far make, and whether the nudge does as they say."""
    at = nudge.at
    place = f"{name_of(nudge.chain.links[at - 1])} at {amount(nudge.values[at - 1])}"
    slope = f"Slope of {place}: {amount(nudge.slopes[at - 1])}."
    factors = map(bracketed, nudge.slopes[:at])
    total = amount(nudge.factors[at])
    together = f"{DONE[nudge.theory].capitalize()}, {SIGN[nudge.theory].join(factors)} = {total}."
    so_far = together if at > 1 else _to_come(nudge)
    push, guessed = amount(nudge.nudge), amount(nudge.predicted[at])
    sum_up = f"So {push} should become {push} × {bracketed(nudge.factors[at])} = {guessed}"
    return f"{slope} {so_far} {sum_up}; it becomes {amount(nudge.changes[at])}. {_verdict(nudge)}"


def _to_come(nudge: Nudge) -> str:
    return f"The slopes will be {DONE[nudge.theory]}."


def _verdict(nudge: Nudge) -> str:
    ratio = nudge.ratios[nudge.at]
    if ratio is None:
        return "A slope of 0 predicts no change, so there is no ratio."
    return f"True ÷ predicted: {by_ratio(ratio)}."


def amount(value: float) -> str:
    """A number in figures, or with a power of ten where it would begin with six zeros or more.

    >>> amount(-0.0002615), amount(-2.6e-7), amount(1e-15), amount(4)
    ('−0.0002615', '−2.6·10⁻⁷', '0', '4')
    """
    return in_powers(value) if 1e-12 <= abs(value) < SMALLEST else plainly(value)


def by_ratio(ratio: float | None) -> str:
    """A ratio with four digits behind the point where it is near 1, so that it can be seen to get there.

    >>> by_ratio(0.99979339), by_ratio(None), by_ratio(-12345.6), by_ratio(1.0000001)
    ('0.9998', '—', '−12,346', '1')
    """
    return "—" if ratio is None else amount(round(ratio, 4) if abs(ratio) < 10 else ratio)


def bracketed(value: float) -> str:
    """A number as a factor: a negative one gets brackets.

    >>> bracketed(4), bracketed(-0.6536)
    ('4', '(−0.6536)')
    """
    text = amount(value)
    return f"({text})" if text.startswith("−") else text
