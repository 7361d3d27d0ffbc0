"""Passes: one training step of a small network, walked forward, back and through the update, rightly or with a bug."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from mathomong.calculus import AGREEMENT, GradientCheck, check_gradient
from mathomong.descent import in_short
from mathomong.functions import sigmoid
from mathomong.losses import half_squared_error
from mathomong.museum import BUGS, NONE, tampered
from mathomong.network import Layer, Network, NetworkForward, flat
from mathomong.objectives import Objective
from mathomong.values import array, changed, frozen, number, of_kind, shown, whole

# fmt: off
STEPS = (
    "ready", "hidden layer", "output layer", "loss",                          # forward
    "error at the outputs", "output slopes", "sent back", "hidden slopes",    # backward
    "update",
)
# fmt: on
HIDDEN, OUTPUTS, LOSS, ERROR, OUTPUT_SLOPES, SENT_BACK, HIDDEN_SLOPES, UPDATE = range(1, len(STEPS))
X, TARGETS = (0.05, 0.10), (0.01, 0.99)
WEIGHTS = (0.15, 0.20, 0.25, 0.30, 0.40, 0.45, 0.50, 0.55)  # w₁ to w₈


def classic(weight: int = 5, value: float = 0.40) -> Network:
    """The network of the classic worked example: two inputs, two hidden neurons, two outputs; ½ squared error.

    One `weight`, from 1 for w₁ to 8 for w₈, has this `value`; the others are as in the example. Source: Matt Mazur,
    "A Step by Step Backpropagation Example", 2015. Raises ValueError where there is no such weight.

    >>> round(classic().forward(X, TARGETS).loss, 9)
    0.298371109
    >>> classic(weight=7, value=0.45).layers[1].w
    array([[0.4 , 0.45],
           [0.45, 0.55]])
    """
    if whole(weight, "weight", low=1, such_as=5) > len(WEIGHTS):
        raise ValueError(f"weight must be at most {len(WEIGHTS)}; you gave {weight}.")
    w = np.array(WEIGHTS)
    w[weight - 1] = number(value, "value", such_as=0.4)
    hidden, outputs = w.reshape(2, 2, 2)
    layers = [Layer(hidden, [0.35, 0.35], sigmoid), Layer(outputs, [0.60, 0.60], sigmoid)]
    return Network(layers, half_squared_error)


@dataclass(frozen=True, eq=False)
class Passes:
    """One training step of `network` on the one sample `x` with its `targets`, followed for so many `steps`.

    Three steps carry the values forward, four send the error back, the last one updates the weights and goes forward
    once more. The biases stay as they are. `bug` names a mistake of the museum that is made on the way back. Raises
    TypeError or ValueError with one sentence where the network has not two layers, the numbers don't fit it, or there
    are no such steps or bug.

    >>> Passes(classic(), X, TARGETS, learning_rate=0.5, steps=8)
    Passes(loss 0.2984 → 0.291, agree)
    >>> Passes(classic(), X, TARGETS, learning_rate=0.5, steps=8, bug="one path only")
    Passes(loss 0.2984 → 0.291, differ)
    """

    network: Network
    x: Sequence[float]
    targets: Sequence[float]
    learning_rate: float
    steps: int = 0
    bug: str = NONE

    def __post_init__(self) -> None:
        of_kind(self.network, Network, "network must be a Network, such as classic()")
        if len(self.network.layers) != 2:
            raise ValueError(f"network must have two layers; you gave {self.network}.")
        if array(self.x, "x").ndim != 1:
            raise ValueError(f"x must be one sample, a plain list of numbers; you gave {shown(self.x)}.")
        number(self.learning_rate, "learning_rate", low=0, such_as=0.5)
        if whole(self.steps, "steps") >= len(STEPS):
            raise ValueError(f"steps must be at most {len(STEPS) - 1}; you gave {self.steps}.")
        if self.bug not in BUGS:
            raise ValueError(f"bug must be one of {', '.join(map(repr, BUGS))}; you gave {shown(self.bug)}.")
        self.forward  # noqa: B018 (what does not fit the network is named now, not when it is drawn)

    @cached_property
    def forward(self) -> NetworkForward:
        """The forward pass with the old weights."""
        return self.network.forward(self.x, self.targets)

    @cached_property
    def met(self) -> Network:
        """The network that the error meets on its way back: by a bug it is not the true one."""
        return tampered(self.network, self.forward, self.learning_rate, self.bug)

    @property
    def dloss_dp(self) -> np.ndarray:
        """The slope of the loss by each prediction."""
        return self.met.loss.derivative(*self._outcome(self.forward))

    @property
    def local_slopes(self) -> tuple[np.ndarray, np.ndarray]:
        """The slope of each neuron's activation, layer by layer."""
        return tuple(layer.activation.derivative(z) for layer, z in zip(self.met.layers, self.forward.zs, strict=True))

    @cached_property
    def dloss_dw(self) -> tuple[np.ndarray, np.ndarray]:
        """The slope of the loss by each weight, layer by layer, as the backward pass gives it."""
        return tuple(dloss_dw for dloss_dw, _ in self._slopes)

    @property
    def dloss_dz(self) -> tuple[np.ndarray, np.ndarray]:
        """The slope of the loss by each neuron's weighted sum: that of its bias, since z = … + b."""
        return tuple(dloss_db for _, dloss_db in self._slopes)

    @property
    def parts(self) -> np.ndarray:
        """What each output sends back to each hidden neuron, shape (outputs, hidden): its dloss_dz times the weight."""
        return self.dloss_dz[1][:, None] * self.met.layers[1].w

    @property
    def dloss_dh(self) -> np.ndarray:
        """The slope of the loss by each hidden neuron's value: the sum over its paths."""
        return self.parts.sum(axis=0)

    @cached_property
    def updated(self) -> Network:
        """The network after its weights took one step; its biases stay."""
        return moved(self.network, self.dloss_dw, self.learning_rate)

    @cached_property
    def forward_again(self) -> NetworkForward:
        """The forward pass with the new weights."""
        return self.updated.forward(self.x, self.targets)

    @property
    def present(self) -> tuple[Network, NetworkForward]:
        """The network and the forward pass at the present step: the new ones after the update."""
        return (self.updated, self.forward_again) if self.steps == UPDATE else (self.network, self.forward)

    @property
    def losses(self) -> np.ndarray:
        """What each output adds to the present loss."""
        return self.network.loss(*self._outcome(self.present[1]))

    @property
    def weights(self) -> np.ndarray:
        """All old weights in one vector, row by row, layer by layer: w₁, w₂ …"""
        return _flat(layer.w for layer in self.network.layers)

    @cached_property
    def loss_of_weights(self) -> Objective:
        """The loss as a land over all the weights; the biases stand still. Its gradient is the true one."""
        parameters = self.network.parameters
        is_weight = flat((np.ones_like(layer.w), np.zeros_like(layer.b)) for layer in self.network.layers) > 0

        def passed(weights: np.ndarray) -> tuple[Network, NetworkForward]:
            there = parameters.copy()
            there[is_weight] = weights
            network = self.network.with_parameters(there)
            return network, network.forward(self.x, self.targets)

        def gradient(weights: np.ndarray) -> np.ndarray:
            network, forward = passed(weights)
            return _flat(dloss_dw for dloss_dw, _ in network.backward(forward))

        domain = [(-5, 5)] * self.weights.size
        return Objective("loss over the weights", lambda w: passed(w)[1].loss, gradient, domain, start=self.weights)

    @cached_property
    def check(self) -> GradientCheck:
        """The slopes of the backward pass beside measured ones, all the weights together."""
        return self.check_of(self.dloss_dw)

    def check_of(self, slopes: Sequence[np.ndarray]) -> GradientCheck:
        """The same for other slopes, layer by layer."""
        return check_gradient(self.loss_of_weights, lambda _: _flat(slopes), at=self.weights)

    @property
    def agree(self) -> np.ndarray:
        """For each weight whether its slope is the measured one."""
        return agreeing(self.check)

    def __str__(self) -> str:
        before = f"loss {in_short(self.forward.loss)}"
        if self.steps < UPDATE:
            return f"Passes({STEPS[self.steps]}, {before})"
        verdict = "agree" if self.check.agrees else "differ"
        return f"Passes({before} → {in_short(self.forward_again.loss)}, {verdict})"

    __repr__ = __str__

    @cached_property
    def _slopes(self) -> list:
        return self.met.backward(self.forward)

    def _outcome(self, forward: NetworkForward) -> tuple[np.ndarray, np.ndarray]:
        return forward.prediction, forward.targets


def moved(network: Network, slopes: Sequence[np.ndarray], learning_rate: float) -> Network:
    """The network after its weights took one step against these slopes, layer by layer; its biases stay."""
    pairs = zip(network.layers, slopes, strict=True)
    layers = (changed(layer, w=frozen(array(layer.w - learning_rate * dloss_dw, "w"))) for layer, dloss_dw in pairs)
    return changed(network, layers=tuple(layers))


def agreeing(check: GradientCheck) -> np.ndarray:
    """For each slope of the check whether it is the measured one."""
    off = np.abs(check.analytic - check.measured)
    return off <= AGREEMENT * max(1e-3, np.abs(check.measured).max())


def passes_code(passes: Passes, kept: Sequence = ()) -> str:
    """Code that leaves the passes in `result`.

    >>> print(passes_code(Passes(classic(), X, TARGETS, learning_rate=0.5)))
    from mathomong import Layer, Network, half_squared_error, sigmoid
    from mathomong.passes import Passes
    <BLANKLINE>
    hidden = Layer([[0.15, 0.2], [0.25, 0.3]], [0.35, 0.35], sigmoid)
    outputs = Layer([[0.4, 0.45], [0.5, 0.55]], [0.6, 0.6], sigmoid)
    network = Network([hidden, outputs], half_squared_error)
    x, targets = [0.05, 0.1], [0.01, 0.99]
    result = Passes(network, x, targets, learning_rate=0.5, steps=0, bug="none")
    print(result)
    """
    names = {"hidden": passes.network.layers[0], "outputs": passes.network.layers[1]}
    made = [f"{name} = Layer({each.w.tolist()}, {each.b.tolist()}, sigmoid)" for name, each in names.items()]
    settings = f'learning_rate={passes.learning_rate}, steps={passes.steps}, bug="{passes.bug}"'
    return "\n".join(
        [
            "from mathomong import Layer, Network, half_squared_error, sigmoid",
            "from mathomong.passes import Passes",
            "",
            *made,
            "network = Network([hidden, outputs], half_squared_error)",
            f"x, targets = {list(passes.x)}, {list(passes.targets)}",
            f"result = Passes(network, x, targets, {settings})",
            "print(result)",
        ]
    )


def _flat(weights) -> np.ndarray:
    return np.concatenate([w.ravel() for w in weights])
