"""Measures, prints, and ends with 1 if a promise is broken."""

import sys

from benchmarks import browser, descent, formulas, frames, kernel, training
from benchmarks.machine import describe
from browser.browsers import HOW_TO_GET_ONE, find_browser, started_browser


def main() -> int:
    """Print what each part measures; without a browser that is an error, since most of it could not be measured."""
    if not find_browser():
        print(f"No browser was found: {HOW_TO_GET_ONE}.", file=sys.stderr)
        return 1
    with started_browser() as found:
        print(describe(found.version))
        ours = [*kernel.table(), *frames.table(), *training.table(), *descent.line(), *formulas.table()]
        bounds = [*ours, *browser.table(found)]
    missed = [bound for bound in bounds if bound.missed]
    print(
        "\n" + "\n".join(f"MISSED: {bound.what}: {bound}" for bound in missed) if missed else "\nEvery promise is kept."
    )
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
