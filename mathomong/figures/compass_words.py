"""What the picture of a place on a land shows, in words."""

from mathomong.directions import Place
from mathomong.figures import words
from mathomong.figures.words import plainly


def downhill_title(place: Place) -> str:
    """The gradient; with the star in sight, how far downhill is off the direction to it."""
    if not place.star_shown:
        return f"gradient {words.place(place.gradient)}"
    return f"downhill is {plainly(place.off)}° off the star" if place.off is not None else _no_angle(place)


def compass_words(place: Place) -> str:
    """The gradient, the slope in the chosen direction, and where the star is in sight how far downhill is off it."""
    where = f"At {words.place(place.point)} the gradient is {words.place(place.gradient)}."
    chosen = f"In the direction {plainly(place.direction)}° the slope is {plainly(place.slope)}: {_goes(place)}."
    return f"{where} {chosen}{_star(place)}"


def _goes(place: Place) -> str:
    """What the loss does that way."""
    if place.slope == 0:
        return "at first the loss stays the same"
    return "the loss rises" if place.slope > 0 else "the loss falls"


def _star(place: Place) -> str:
    if not place.star_shown:
        return ""
    if place.off is None:
        said = _no_angle(place)
        return f" {said[0].upper()}{said[1:]}."
    ways = f"Downhill is at {plainly(place.downhill)}°, the star at {plainly(place.to_minimum)}°"
    return f" {ways}: {plainly(place.off)}° apart."


def _no_angle(place: Place) -> str:
    """Why there is no angle between downhill and the way to the star."""
    if place.minimum is None:
        return "this land has no star"
    return "you stand on the star" if place.to_minimum is None else "it is flat here: no downhill"
