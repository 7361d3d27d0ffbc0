"""Bounds: what was promised of a measurement, and whether it holds."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Bound:
    """A measured ratio, what it must be, and what it should be one day; `sign` is ≥ or ≤.

    >>> print(Bound("picture", 8.04, "≥", aim=15))
    8.04 (aim ≥ 15: not yet)
    >>> print(Bound("drag", 5.2, "≥", must=4, aim=7))
    5.2 (must ≥ 4: kept; aim ≥ 7: not yet)
    >>> Bound("starts", 120.0, "≤", must=100).missed
    True
    """

    what: str
    ratio: float
    sign: str
    must: float | None = None
    aim: float | None = None

    @property
    def missed(self) -> bool:
        """Whether a promise is broken; an aim is none."""
        return self.must is not None and not self._reaches(self.must)

    def __str__(self) -> str:
        parts = []
        if self.must is not None:
            parts.append(f"must {self.sign} {self.must:g}: {'MISSED' if self.missed else 'kept'}")
        if self.aim is not None:
            parts.append(f"aim {self.sign} {self.aim:g}: {'reached' if self._reaches(self.aim) else 'not yet'}")
        return f"{self.ratio:.3g} ({'; '.join(parts)})"

    def _reaches(self, limit: float) -> bool:
        return self.ratio >= limit if self.sign == "≥" else self.ratio <= limit
