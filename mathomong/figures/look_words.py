"""What a look shows, in words and numbers: what one pixel did to the output, and what the map had said."""

from mathomong.figures.words import plainly
from mathomong.looks import Look
from mathomong.sights import ONE_SCALE


def look_words(look: Look) -> str:
    """What the network says, what the pixel does to it and what the map had predicted, and what the colours stand for."""
    says = f"The output is {plainly(look.sight.output)}: {sign_of(look.sight.output)}."
    if look.sight.hidden:
        return f"{says} {_moved(look)}."
    map_says = f"The map predicts {plainly(look.predicted)}, from a slope of {signed(look.slope)}"
    row, column = look.sight.strongest
    whose = "in all the pictures" if look.sight.map == ONE_SCALE else "in this picture"
    full = f"Full colour is a slope of {plainly(roughly(look.sight.full[0]))}, the strongest {whose}."
    return f"{says} {_moved(look)}. {map_says}. The slope is strongest in row {row}, column {column}. {full}"


def _moved(look: Look) -> str:
    """What became of the output when the pixel moved."""
    place = f"The pixel in row {look.row}, column {look.column}"
    if not look.change:
        return f"{place} is as it was, {plainly(look.own)}"
    return f"{place} goes from {plainly(look.own)} to {plainly(look.value)}, and the output to {plainly(look.moved)}"


def sign_of(output: float) -> str:
    return "a ×" if output > 0.5 else "a +"


def roughly(value: float) -> float:
    """Two figures are enough for a scale."""
    return float(f"{value:.2g}")


def signed(value: float) -> str:
    return f"+{plainly(value)}" if value > 0 and plainly(value) != "0" else plainly(value)
