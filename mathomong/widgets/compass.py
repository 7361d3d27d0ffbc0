"""The explorer of a gradient: move a point over a land, and see its slope along each weight and in any direction."""

import numpy as np

from mathomong.directions import Place, place_code
from mathomong.figures import compass_picture
from mathomong.landscapes import bowl, ravine
from mathomong.objectives import Objective, expect_objective
from mathomong.proofs import prove
from mathomong.widgets.controls import choice, slider, switch
from mathomong.widgets.live import LiveFigure


def compass_explorer(objective: Objective = ravine) -> LiveFigure:
    """Slide the two weights and a direction on `objective`; the switch shows the direction to the star.

    The ravine and the round bowl come together, as two lands to choose from. Raises TypeError or ValueError with one
    sentence where `objective` is no Objective of two weights.
    """
    Place(objective, expect_objective(objective).start)  # a mistake is named here, not while the picture is made
    lands = {land.name: land for land in _beside(objective)}
    domain = _domain([land.domain for land in lands.values()])
    first, second = (np.clip(at, *side) for at, side in zip(objective.start, domain, strict=True))
    return LiveFigure(
        compass_picture(domain),
        lambda first_weight, second_weight, direction, star, land=objective.name: Place(
            lands[land], (first_weight, second_weight), direction, star
        ),
        code=place_code,
        proof=lambda place: prove(place.objective, place.point),
        **({"land": choice(lands, objective.name)} if len(lands) > 1 else {}),
        first_weight=slider(*domain[0], first),
        second_weight=slider(*domain[1], second),
        direction=slider(0, 360, 0),
        star=switch(),
    )


def _beside(objective: Objective) -> tuple[Objective, ...]:
    """The lands to choose from, this one first."""
    return {ravine: (ravine, bowl), bowl: (bowl, ravine)}.get(objective, (objective,))


def _domain(domains: list) -> tuple:
    """From the lowest low to the highest high of the domains, one (low, high) for each weight."""
    return tuple((min(low for low, _ in sides), max(high for _, high in sides)) for sides in zip(*domains, strict=True))
