"""Stretches: how far a training is run ahead, so that a slider that moves among its steps computes nothing anew."""

SHORTEST = 10


def stretch(steps: int, most: float = float("inf")) -> int:
    """How many steps to run ahead when the first `steps` are wanted: ten, twice ten, twice that …, never over `most`.

    These are few values, so that many numbers of steps share one run that is kept.

    >>> [stretch(steps) for steps in (0, 10, 11, 70, 90)]
    [10, 10, 20, 80, 160]
    >>> stretch(161, most=200)
    200
    """
    ahead = SHORTEST
    while ahead < steps:
        ahead *= 2
    return int(min(ahead, most))
