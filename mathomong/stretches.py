"""Stretches: how far a training is run ahead, so that a slider that moves among its steps computes nothing anew."""

SHORTEST = 10


def stretch(steps: int, most: float = float("inf")) -> int:
    """The number of steps to run ahead for the first `steps`: at least that, at most twice as many, never over `most`.

    It takes few values, so that many numbers of steps share one run that is kept.

    >>> [stretch(steps) for steps in (0, 10, 11, 70, 90)]
    [10, 10, 20, 80, 160]
    >>> stretch(161, most=200)
    200
    """
    ahead = SHORTEST
    while ahead < steps:
        ahead *= 2
    return int(min(ahead, most))
