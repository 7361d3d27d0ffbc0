"""An evening: what so many learners at once had to wait, what they took, and what was promised of it."""

from dataclasses import dataclass
from math import ceil
from statistics import median

from benchmarks.bounds import Bound

HEAD = f"{'learners':>8}{'all there':>11}{'first picture':>15}{'slowest':>9}{'redraw':>9}{'p95':>9}{'memory each':>13}  failed"


@dataclass(frozen=True)
class Evening:
    """What was measured of one evening: seconds, and bytes for each learner who came.

    >>> print(HEAD, Evening(2, (8.0, 9.0), (0.1, 0.2, 0.3, 0.4), 250_000_000.0, ()), sep="\\n")
    learners  all there  first picture  slowest   redraw      p95  memory each  failed
           2     2 of 2          8.5 s    9.0 s   250 ms   400 ms       250 MB  0
    """

    learners: int
    first_pictures: tuple[float, ...]
    redraws: tuple[float, ...]
    memory: float
    failures: tuple[str, ...]

    def __str__(self) -> str:
        there = f"{self.learners - len(self.failures)} of {self.learners}"
        if not self.redraws:
            return f"{self.learners:8}{there:>11}{'nothing was shown':>68}  {len(self.failures)}"
        first, redraw, late = (
            median(self.first_pictures),
            1000 * median(self.redraws),
            1000 * percentile(self.redraws, 95),
        )
        return (
            f"{self.learners:8}{there:>11}{first:13.1f} s{max(self.first_pictures):7.1f} s"
            f"{redraw:6.0f} ms{late:6.0f} ms{self.memory / 1e6:10.0f} MB  {len(self.failures)}"
        )

    def bounds(self) -> list[Bound]:
        """What is promised of an evening, for as many learners as came."""
        name = f"{self.learners} learners"
        late = percentile(self.redraws, 95) if self.redraws else float("inf")
        return [
            Bound(f"{name}: who failed", len(self.failures), "≤", must=0),
            Bound(f"{name}: redraw, p95, in seconds", late, "≤", must=1),
            Bound(f"{name}: memory each, in MB", self.memory / 1e6, "≤", aim=260),
        ]


def percentile(values: tuple[float, ...], per_cent: float) -> float:
    """The least of the values that so many per cent do not exceed.

    >>> percentile((4.0, 1.0, 3.0, 2.0), 75)
    3.0
    """
    return sorted(values)[max(0, ceil(len(values) * per_cent / 100) - 1)]
