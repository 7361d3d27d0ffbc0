"""Prints what so many learners at once have to wait: `python -m benchmarks.load 1 10 20 40`; ends by itself."""

import asyncio
import sys
from collections.abc import Callable, Coroutine

from benchmarks.load.evening import HEAD, Evening
from benchmarks.load.hub import HOW_TO_GET_IT, Hub, proxy, started_hub, which_share
from benchmarks.load.learner import Learner
from benchmarks.machine import describe

PATIENCE = 60, 20  # seconds for an evening, and for each learner more: after it those who wait have failed


def main(arguments: list[str]) -> int:
    """Measure an evening for each number of learners; 1 if a promise was broken or nothing can be measured."""
    if not proxy():
        print(HOW_TO_GET_IT, file=sys.stderr)
        return 1
    print(describe("none"), f"Memory is the {which_share()} set size.\n", HEAD, sep="\n", flush=True)
    evenings = [measured(int(one)) for one in arguments or ["1"]]
    missed = [bound for evening in evenings for bound in evening.bounds() if bound.missed]
    print(*(f"MISSED: {bound.what}: {bound}" for bound in missed), sep="\n")
    return 1 if missed else 0


def measured(learners: int) -> Evening:
    """An evening with a hub of its own; its line and what failed are printed."""
    with started_hub() as hub:
        evening = asyncio.run(held(hub, learners))
    print(evening, *(f"    {failure}" for failure in evening.failures), sep="\n", flush=True)
    return evening


async def held(hub: Hub, count: int) -> Evening:
    """All arrive at once; when the last is there, all move their sliders at once."""
    all_of_them = [Learner(hub, number) for number in range(count)]
    there, late = await together(all_of_them, Learner.arrive)
    done, lost = await together(there, Learner.play)
    memory = hub.memory() / max(1, len(there))
    redraws = tuple(redraw for one in done for redraw in one.redraws)
    return Evening(count, tuple(one.first_picture for one in there), redraws, memory, (*late, *lost))


async def together(learners: list[Learner], act: Callable[[Learner], Coroutine]) -> tuple[list[Learner], list[str]]:
    """All do it at once: those who could, and what kept the others from it."""
    patience = PATIENCE[0] + PATIENCE[1] * len(learners)
    tasks = [asyncio.wait_for(act(one), patience) for one in learners]
    ends = await asyncio.gather(*tasks, return_exceptions=True)
    could = [one for one, wrong in zip(learners, ends, strict=True) if wrong is None]
    failures = [f"{one.name}: {wrong!r}" for one, wrong in zip(learners, ends, strict=True) if wrong is not None]
    return could, failures


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit("Stopped, and all that was started with it.")
