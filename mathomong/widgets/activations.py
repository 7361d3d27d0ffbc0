"""The explorers of a bend: slide z along an activation, and see two layers with and without one between them."""

from mathomong.activations import Activation, activation_code
from mathomong.collapse import TwoLayers, two_layers_code
from mathomong.figures import activation_picture, two_layers_picture
from mathomong.functions import Differentiable, identity, relu, sigmoid, tanh
from mathomong.proofs import Proof, prove
from mathomong.widgets.controls import choice, slider, switch
from mathomong.widgets.live import LiveFigure

BENDS = {function.name: function for function in (sigmoid, tanh, relu)}
BETWEEN = {function.name: function for function in (relu, tanh, sigmoid)} | {"none": identity}
WEIGHTS, BIASES, STEP = (-1.5, 1.5), (-1.0, 1.0), 0.1


def activation_explorer(activation: Differentiable = sigmoid) -> LiveFigure:
    """Slide z along sigmoid, tanh or relu, and see how much of a nudge comes through; it begins with `activation`.

    The switch shows the slopes at every z. Raises ValueError or TypeError where it is another function.
    """
    first = Activation(activation, 2.0).function.name
    return LiveFigure(
        activation_picture(),
        lambda activation, z, show_slopes: Activation(BENDS[activation], z, show_slopes),
        code=activation_code,
        proof=_prove_activation,
        activation=choice(sorted(BENDS, key=lambda name: name != first), first),
        z=slider(-6.0, 6.0, 2.0, STEP),
        show_slopes=switch(),
    )


def layers_explorer() -> LiveFigure:
    """Slide the weights and biases of two layers with an activation between them, or with none.

    The switch shows the one line that they are without an activation.
    """
    return LiveFigure(
        two_layers_picture(z=(-3.3, 3.3), y=(-5.5, 5.5)),
        lambda w1, b1, w2, b2, activation, one_line: TwoLayers(
            w1, b1, w2, b2, BETWEEN[activation], line_shown=one_line
        ),
        code=two_layers_code,
        proof=_prove_layers,
        w1=slider(*WEIGHTS, 1.0, STEP),
        b1=slider(*BIASES, 0.5, STEP),
        w2=slider(*WEIGHTS, -1.2, STEP),
        b2=slider(*BIASES, 0.5, STEP),
        activation=choice(BETWEEN, relu.name),
        one_line=switch(),
    )


def _prove_activation(activation: Activation) -> Proof:
    """How the slope at z is known; at ReLU's corner there is none, and something is agreed instead."""
    if activation.corner:
        raise ValueError("There is no slope here, but a corner: 0 on its left, 1 on its right. By agreement we take 0.")
    return prove(activation.function, activation.z)


def _prove_layers(layers: TwoLayers) -> Proof:
    """How the slope of the output is known at the x that is looked at."""
    if layers.corner:
        raise ValueError(f"There is no slope at x = {layers.x:g}: ReLU's corner lies there. By agreement we take 0.")
    return prove(layers, layers.x)
