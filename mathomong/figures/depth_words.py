"""What the pictures of depth say: what each layer passes on, what is left, and which layers have stopped learning."""

import numpy as np

from mathomong.depths import DeepNetwork, Elevator, Passage
from mathomong.figures.words import in_powers, plainly

EXACTLY = 1e-9  # factors that are alike keep it level only if they are 1
LEVEL = 0.12  # a real network's factor this close to 1 keeps what is left about level, through fifty layers too


def elevator_words(elevator: Elevator) -> str:
    """How the factor comes about, what is left at the present layer, and what that means."""
    slope = "a corner, its slope counts as 0" if elevator.corner else f"slope {plainly(elevator.slope)}"
    layer = f"{elevator.activation} at z = {plainly(elevator.z)}: {slope}. Times the weight {plainly(elevator.w)}"
    return f"{layer}, each layer passes on {plainly(elevator.factor)}. {_ride(elevator)}"


def deep_words(network: DeepNetwork) -> str:
    """What a layer passes on, what is left for layer 1, and which layers get too little or too much."""
    layers = f"{network.depth} layer{'' if network.depth == 1 else 's'} of 32 {network.activation} neurons"
    drawn = f"{layers}, scale {plainly(network.scale)}, draw {network.draw}: {passes_on(network)}"
    return f"{drawn}. {_sentence(left_at(network))}. {_state(network)}"


def passes_on(passage: Passage) -> str:
    """What a layer passes on; in a real network that differs from layer to layer."""
    if isinstance(passage, Elevator):
        return f"each layer passes on {plainly(passage.factor)}"
    return f"a layer passes on about {in_powers(passage.factor, 2)}"


def left_after(elevator: Elevator) -> str:
    """What is left at the elevator's layer."""
    if elevator.steps == 0:
        return "at the loss: nothing is lost yet"
    return f"after {_layers(elevator.steps)} {in_powers(elevator.share)} is left"


def left_at(network: DeepNetwork) -> str:
    """What is left for layer 1."""
    return f"layer 1 gets {in_powers(network.share)}"


def _ride(elevator: Elevator) -> str:
    if elevator.steps == 0:
        return "The elevator stands at the loss. All of it is left."
    return f"{_sentence(left_after(elevator))}, at layer {elevator.layers[-1]}. {_state(elevator)}"


def _state(passage: Passage) -> str:
    """In one sentence: who has stopped learning, what explodes, or which way it goes."""
    if passage.stopped.any():
        first = passage.layers[passage.stopped][0]
        return f"{_from(first)} less than a millionth arrives: there, learning has stopped."
    if passage.exploded.any():
        return f"{_from(passage.layers[passage.exploded][0])} it is more than a million times too much."
    return _course(passage)


def _course(passage: Passage) -> str:
    """Which way it goes from layer to layer; in a real network, on the whole."""
    alike = isinstance(passage, Elevator)
    if abs(np.log(passage.factor)) <= (EXACTLY if alike else LEVEL):
        return "It stays level." if alike else "It stays about level."
    way = "shrinks" if passage.factor < 1 else "grows"
    return f"It {way} with each layer." if alike else f"On the whole it {way}."


def _from(layer: int) -> str:
    """That layer and those below it, if there are any."""
    return f"From layer {layer} down" if layer > 1 else "At layer 1"


def _layers(count: int) -> str:
    return f"{count} layer" if count == 1 else f"{count} layers"


def _sentence(words: str) -> str:
    return words[0].upper() + words[1:]
