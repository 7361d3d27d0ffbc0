"""The museum of famous bugs: the true backward pass, run over a network that somebody has tampered with."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from mathomong.functions import Differentiable
from mathomong.losses import Loss
from mathomong.network import Layer, Network, NetworkForward
from mathomong.values import shown

NONE, OVERWRITTEN, ONE_PATH = "none", "overwritten weights", "one path only"
NO_SLOPE, WRONG_SIGN, TRANSPOSED = "no activation slope", "wrong sign", "transposed weights"
NEVER_ZEROED = "gradients never zeroed"  # no wrong slope: the right ones of all updates so far pile up

Tamper = Callable[[Network, NetworkForward, float], Network]


def _with_last_weights(change: Callable[[np.ndarray], np.ndarray]) -> Tamper:
    """The network with other weights in its last layer."""

    def tamper(network: Network, forward: NetworkForward, learning_rate: float) -> Network:
        *before, last = network.layers
        return replace(network, layers=(*before, replace(last, w=change(last.w))))

    return tamper


def _overwritten(network: Network, forward: NetworkForward, learning_rate: float) -> Network:
    """The last weights have taken their step already when the error comes by."""
    return replace(
        network, layers=(*network.layers[:-1], network.step(network.backward(forward), learning_rate).layers[-1])
    )


def _without_slopes(network: Network, forward: NetworkForward, learning_rate: float) -> Network:
    return replace(network, layers=[_without_slope(layer) for layer in network.layers])


def _without_slope(layer: Layer) -> Layer:
    """The layer as if its activation had the slope 1 everywhere."""
    name = f"{layer.activation} without its slope"
    return replace(layer, activation=Differentiable(name, layer.activation, np.ones_like))


def _turned_round(network: Network, forward: NetworkForward, learning_rate: float) -> Network:
    """The loss with the slope of target − prediction."""
    right = network.loss
    wrong = Loss(f"{right} turned round", right.value, lambda p, t: -right.derivative(p, t), right.formula)
    return replace(network, loss=wrong)


# fmt: off
BUGS: dict[str, Tamper] = {  # what the error meets on its way back; only the first is right
    NONE:        lambda network, forward, learning_rate: network,
    OVERWRITTEN: _overwritten,
    ONE_PATH:    _with_last_weights(lambda w: w * (np.arange(len(w)) == 0)[:, None]),  # all but the first output are cut off
    NO_SLOPE:    _without_slopes,
    WRONG_SIGN:  _turned_round,
    TRANSPOSED:  _with_last_weights(np.transpose),
}
# fmt: on
EXHIBITS = (*BUGS, NEVER_ZEROED)  # all that can go wrong in a training; the last one can't in a single step


def tampered(network: Network, forward: NetworkForward, learning_rate: float, bug: str) -> Network:
    """The network as the `bug` lets the error see it: `tampered(…).backward(forward)` are the slopes that come out.

    Raises ValueError where there is no such bug, or, for transposed weights, where the last layer is not square.

    >>> network = Network([Layer([[1.0]], [0.0]), Layer([[2.0]], [0.0])])
    >>> forward = network.forward([1.0], [1.0])
    >>> for bug in ("none", "wrong sign", "overwritten weights"):
    ...     (dloss_dw, dloss_db), _ = tampered(network, forward, 0.5, bug).backward(forward)
    ...     print(bug, dloss_dw)
    none [[4.]]
    wrong sign [[-4.]]
    overwritten weights [[2.]]
    """
    if bug not in BUGS:
        raise ValueError(f"bug must be one of {', '.join(map(repr, BUGS))}; you gave {shown(bug)}.")
    return BUGS[bug](network, forward, learning_rate)
