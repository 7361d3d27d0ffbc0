"""The explorers of the chain rule: push an input a little, and follow the nudge along a chain or on all its branches."""

from collections.abc import Sequence

from mathomong.branches import COUNTED, GRAPH, PATHS, Branches, branches_code
from mathomong.chain import Chain
from mathomong.figures import branches_picture, chain_picture
from mathomong.functions import exp, sigmoid, sin, square
from mathomong.nudges import ADD, MULTIPLY, Nudge, nudge_code, triple, written
from mathomong.proofs import prove
from mathomong.values import of_kind
from mathomong.widgets.controls import choice, log_slider, slider
from mathomong.widgets.live import LiveFigure

TWO_LINKS = (Chain(square, sin), Chain(sin, square), Chain(triple, sigmoid))
THREE_LINKS = (Chain(triple, sigmoid, square), Chain(square, sin, exp), Chain(sigmoid, sigmoid, sigmoid))
MOST_LINKS = 3  # more boxes have no room beside each other


def chain_explorer(chains: Sequence[Chain] = TWO_LINKS, x: float = 2.0) -> LiveFigure:
    """Push the input `x` of a chain by a nudge, and follow it link by link: `steps` first forward, then along the slopes.

    `chains` is what there is to choose from, all with equally many links, at most three. The choice `theory` puts the
    slopes together in the right way or in a wrong one. Raises TypeError or ValueError with one sentence for other chains.
    """
    links = _links(chains)
    named = {written(chain)[-1]: chain for chain in chains}
    return LiveFigure(
        chain_picture(links),
        lambda chain, theory, x, nudge, steps: Nudge(named[chain], x, nudge, steps, theory),
        code=nudge_code,
        proof=lambda nudge: prove(nudge.chain, nudge.x),
        x=slider(-2.5, 2.5, x, step=0.05),
        nudge=log_slider(0.0001, 1.0, 0.1),
        steps=slider(0, 2 * links, 0),
        chain=choice(named, next(iter(named))),
        theory=choice((MULTIPLY, ADD), MULTIPLY),
    )


def branch_explorer() -> LiveFigure:
    """Push one input of e = (a + b)(b + 1) by a nudge, and add up what arrives on every path, or on one alone."""
    return LiveFigure(
        branches_picture(),
        Branches,
        code=branches_code,
        proof=lambda branches: prove(GRAPH, (branches.a, branches.b)),
        a=slider(-3.0, 3.0, 2.0, step=0.1),
        b=slider(-3.0, 3.0, 1.0, step=0.1),
        nudge=log_slider(0.0001, 1.0, 0.1),
        pushed=choice(PATHS, "a"),
        paths=choice(COUNTED, next(iter(COUNTED))),
    )


def _links(chains: Sequence[Chain]) -> int:
    """How many links the chains have, or one sentence where they can't be shown."""
    wanted = "chains must be a list of Chains, such as [Chain(sin, exp)]"
    counts = {len(of_kind(chain, Chain, wanted).links) for chain in of_kind(chains, (list, tuple), wanted)}
    if len(counts) != 1 or max(counts) > MOST_LINKS:
        raise ValueError(
            f"the chains must have equally many links, 1 to {MOST_LINKS}; you gave {sorted(counts) or 'no chain'}."
        )
    return max(counts)
