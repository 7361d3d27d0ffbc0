"""The explorers of depth: ride down from the loss through layers that are all alike, or through a network just drawn."""

from mathomong.collapse import TwoLayers
from mathomong.depths import DEEPEST, DeepNetwork, Elevator, passage_code
from mathomong.figures import deep_network_picture, elevator_picture
from mathomong.functions import relu, sigmoid, tanh
from mathomong.proofs import Proof, prove
from mathomong.widgets.controls import choice, slider
from mathomong.widgets.live import LiveFigure

ACTIVATIONS = {activation.name: activation for activation in (sigmoid, tanh, relu)}


def elevator_explorer() -> LiveFigure:
    """Ride down from the loss, layer by layer, and see what is left; slide the weight w and the z of every layer."""
    return LiveFigure(
        elevator_picture(),
        lambda steps, activation, w, z: Elevator(ACTIVATIONS[activation], w, z, steps),
        code=passage_code,
        proof=_prove_factor,
        steps=slider(0, DEEPEST, 3),
        activation=choice(ACTIVATIONS, sigmoid.name),
        w=slider(0.0, 6.0, 1.0, step=0.1),
        z=slider(-4.0, 4.0, 0.0, step=0.1),
    )


def deep_network_explorer() -> LiveFigure:
    """Slide the depth of a network and the scale of its first weights; `draw` draws them anew."""
    return LiveFigure(
        deep_network_picture(),
        lambda depth, activation, scale, draw: DeepNetwork(depth, ACTIVATIONS[activation], scale, draw),
        code=passage_code,
        proof=_prove_slope,
        depth=slider(1, DEEPEST, 5),
        activation=choice(ACTIVATIONS, sigmoid.name),
        scale=slider(0.1, 4.0, 1.0, step=0.1),
        draw=slider(0, 9, 0),
    )


def _prove_factor(elevator: Elevator) -> Proof:
    """How the factor is known: it is the slope of w · activation(z) at z."""
    if elevator.corner:
        raise ValueError("There is no slope at z = 0: ReLU's corner lies there. By agreement we take 0.")
    layer = TwoLayers(1.0, 0.0, elevator.w, 0.0, elevator.activation, x=elevator.z)
    return prove(layer, elevator.z)


def _prove_slope(network: DeepNetwork) -> Proof:
    """How the slope of the activation is known at the z of the first neuron of layer 1."""
    return prove(network.activation, float(network.forward.zs[0][0]))
