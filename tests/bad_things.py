"""What people, and worse, may give where something else is wanted: one table for every test of bad input."""

import numpy as np


class Hostile:
    """Whatever is asked of it, it raises."""

    def __repr__(self):
        raise RuntimeError("it will not be shown")

    def __eq__(self, other):
        raise RuntimeError("it will not be compared")

    def __array__(self, *arguments, **named):
        raise RuntimeError("it is no array after all")

    def __len__(self):
        raise RuntimeError("it will not be counted")

    __hash__ = None


# Each is made afresh: a generator can be used up only once.
WRONG = {
    "nothing": lambda: None,
    "dots": lambda: ...,
    "text": lambda: "fast",
    "long text": lambda: "x" * 10_000,
    "bytes": lambda: b"1",
    "True": lambda: True,
    "an object": object,
    "a class": lambda: dict,
    "a module": lambda: np,
    "an empty list": list,
    "NaN": lambda: np.nan,
    "infinity": lambda: np.inf,
    "minus infinity": lambda: -np.inf,
    "10^400": lambda: 10**400,
    "10^5000": lambda: 10**5000,  # Python refuses to write it down
    "a list of 10^400": lambda: [10**400],
    "10^16 numbers": lambda: np.broadcast_to(1.0, (10**8, 10**8)),  # by its shape: it takes no memory
    "10^16 whole numbers": lambda: np.broadcast_to(1, (10**8, 10**8)),
    "a ragged list": lambda: [[1], [2, 3]],
    "a mixed list": lambda: [1, None],
    "words": lambda: ["a", "b"],
    "a complex number": lambda: 1j,
    "a wrong shape": lambda: np.ones((2, 3, 4)),
    "an empty table": lambda: np.empty((2, 0)),
    "a set": lambda: {1, 2},
    "a dict": lambda: {1: 2},
    "a generator": lambda: (n for n in [1, 2]),
    "an array of objects": lambda: np.array([object()]),
    "a date": lambda: np.array("2020", "M8"),
    "a function of nothing": lambda: lambda: 1,
    "a function of five": lambda: lambda a, b, c, d, e: 1,
    "a function that gives text": lambda: lambda *numbers: "a",
    "a function that gives nothing": lambda: lambda *numbers: None,
    "something hostile": Hostile,
}
FUNCTIONS = frozenset(name for name in WRONG if name.startswith("a function"))
