"""The installation: whether all that the course needs is there, and in words what to do where something is not."""

import re
from dataclasses import dataclass

PARTS = {  # the least version, the two numbers that count, and what it does for a learner
    "numpy": ((2, 0), "computes"),
    "matplotlib": ((3, 9), "draws the pictures"),
    "ipywidgets": ((8, 1), "makes the sliders"),
    "sympy": ((1, 13), "does the algebra"),
}
HOW_TO_MEND = (
    "What to do: save your work and close JupyterLab. In a terminal, go to the folder Mathomong and type: make lab. "
    "It brings what is needed and opens JupyterLab again. No make? The README says what to type instead."
)


@dataclass(frozen=True)
class Installation:
    """What is missing of the parts of the course, and what is too old."""

    missing: tuple[str, ...] = ()
    too_old: tuple[str, ...] = ()

    @property
    def complete(self) -> bool:
        """Whether all is there."""
        return not self.missing + self.too_old

    def __str__(self) -> str:
        if self.complete:
            return "\n".join(["All is there:", *(f"- {name} {does}" for name, (_, does) in PARTS.items())])
        wrong = [f"- {name} is missing. It {PARTS[name][1]}." for name in self.missing]
        wrong += [f"- {name} is too old. It {PARTS[name][1]}." for name in self.too_old]
        return "\n".join(["Something is not right:", *wrong, HOW_TO_MEND])

    __repr__ = __str__


def check_installation() -> Installation:
    """Look whether the parts that the course needs are installed, and say in words what to do where one is not.

    Nothing is loaded for it; the answer names no versions, so it reads the same on every computer where all is well.

    >>> check_installation().complete
    True
    """
    found = {name: _version(name) for name in PARTS}
    missing = tuple(name for name, version in found.items() if version is None)
    too_old = tuple(name for name, version in found.items() if version is not None and version < PARTS[name][0])
    return Installation(missing, too_old)


def _version(name: str) -> tuple[int, ...] | None:
    """The first two numbers of the installed version; None where there is none."""
    from importlib.metadata import PackageNotFoundError, version  # slow to load, and seldom needed

    try:
        return tuple(map(int, re.findall(r"\d+", version(name))[:2]))
    except PackageNotFoundError:
        return None
