"""Backpropagation: layers of neurons, values sent forward, slopes of the loss sent back."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from mathomong.functions import Differentiable, differentiable, identity, tanh
from mathomong.losses import Loss, squared_error
from mathomong.memory import keep_freed_memory
from mathomong.values import NUMBERS_AT_ONCE, array, changed, frozen, number, of_kind, shown, whole

keep_freed_memory()  # each step of a training makes the same arrays again

Slopes = list[tuple[np.ndarray, np.ndarray]]  # (dloss_dw, dloss_db) for each layer


@dataclass(frozen=True, eq=False)
class Layer:
    """Neurons side by side: activation(w·a + b) for the activations a of the layer before.

    `w` has shape (outputs, inputs), `b` (outputs,). Raises ValueError where the two do not fit.

    >>> Layer([[0.15, 0.20], [0.25, 0.30]], [0.35, 0.35])
    Layer(2 → 2, identity)
    """

    w: np.ndarray
    b: np.ndarray
    activation: Differentiable = identity

    def __post_init__(self) -> None:
        w, b = array(self.w, "w"), array(self.b, "b")
        if w.ndim != 2 or b.shape != w.shape[:1]:
            raise ValueError(
                "w must have shape (outputs, inputs) and b (outputs,), such as (3, 2) and (3,); "
                f"you gave {w.shape} and {b.shape}."
            )
        object.__setattr__(self, "w", frozen(w))
        object.__setattr__(self, "b", frozen(b))
        differentiable(self.activation, "activation")

    @property
    def inputs(self) -> int:
        return self.w.shape[1]

    @property
    def outputs(self) -> int:
        return self.w.shape[0]

    def __repr__(self) -> str:
        return f"Layer({self.inputs} → {self.outputs}, {self.activation})"


@dataclass(frozen=True, eq=False)
class NetworkForward:
    """What a forward pass met: `zs` and `activations` hold one array per layer, (outputs,) or (samples, outputs)."""

    x: np.ndarray
    targets: np.ndarray
    zs: tuple[np.ndarray, ...]
    activations: tuple[np.ndarray, ...]
    loss: float

    @property
    def prediction(self) -> np.ndarray:
        """What the last layer says."""
        return self.activations[-1]


@dataclass(frozen=True, eq=False)
class Network:
    """Layers one after the other; the loss is the mean over samples of the sum over outputs.

    Raises ValueError where a layer's inputs are not as many as the outputs before it.

    >>> network = Network.random([2, 3, 1], seed=0)
    >>> forward = network.forward([[0.0, 1.0], [1.0, 0.0]], [[1.0], [0.0]])
    >>> [dloss_dw.shape for dloss_dw, dloss_db in network.backward(forward)]
    [(3, 2), (1, 3)]
    """

    layers: Sequence[Layer]
    loss: Loss = squared_error

    def __post_init__(self) -> None:
        layers = self.layers if np.iterable(self.layers) else [self.layers]
        wanted = "a network needs a list of layers, such as [Layer([[1.0]], [0.0])]"
        object.__setattr__(self, "layers", tuple(of_kind(layer, Layer, wanted) for layer in layers))
        if not self.layers:
            raise ValueError(f"{wanted}; you gave none.")
        of_kind(self.loss, Loss, "loss must be a Loss, such as squared_error")
        for before, after in pairwise(self.layers):
            if after.inputs != before.outputs:
                raise ValueError(f"{after} cannot follow {before}: it needs {before.outputs} inputs.")

    @classmethod
    def random(
        cls,
        sizes: Sequence[int],
        activation: Differentiable = tanh,
        output: Differentiable = identity,
        seed: int = 0,
        loss: Loss = squared_error,
    ) -> "Network":
        """A network of the given layer sizes, inputs first; weights drawn from a normal distribution of
        variance 1/inputs (LeCun et al. 1998, "Efficient BackProp"), biases 0. The same seed gives the same network."""
        sizes = sizes if np.iterable(sizes) else [sizes]
        sizes = [whole(size, "each layer size", low=1, such_as=8) for size in sizes]
        if len(sizes) < 2:
            raise ValueError(f"sizes needs at least inputs and outputs, such as [2, 8, 1]; you gave {shown(sizes)}.")
        if sum(inputs * outputs for inputs, outputs in pairwise(sizes)) > NUMBERS_AT_ONCE:
            raise ValueError(f"sizes ask for more weights than fit in memory; you gave {shown(sizes)}, so try fewer.")
        draw = np.random.default_rng(whole(seed, "seed", such_as=0))
        activations = [activation] * (len(sizes) - 2) + [output]
        return cls(
            [
                Layer(draw.normal(0, inputs**-0.5, (outputs, inputs)), np.zeros(outputs), each)
                for (inputs, outputs), each in zip(pairwise(sizes), activations, strict=True)
            ],
            loss,
        )

    @np.errstate(all="ignore")  # a network that flies away meets infinity, not a warning
    def forward(self, x: np.ndarray, targets: np.ndarray) -> NetworkForward:
        """From `x`, (inputs,) or (samples, inputs), to the loss against `targets`, in the shape of the prediction."""
        x, targets = self._expect_inputs(x), array(targets, "targets")
        zs, activations = self._propagate(x)
        prediction = activations[-1]
        if targets.shape != prediction.shape:
            raise ValueError(f"targets must have the prediction's shape {prediction.shape}; you gave {targets.shape}.")
        loss = float(self.loss(prediction, targets).sum()) / _samples(x)
        return NetworkForward(x, targets, zs, activations, loss)

    @np.errstate(all="ignore")
    def backward(self, forward: NetworkForward) -> Slopes:
        """The slope of the loss by every weight and bias: one pair (dloss_dw, dloss_db) per layer, shaped as w and b.

        dloss_dz of a layer is dloss_da · activation′(z); it gives the layer's own slopes, and dloss_da = dloss_dz · w
        one layer further back.
        """
        of_kind(forward, NetworkForward, "backward needs what network.forward(x, targets) gave")
        if [z.shape[-1] for z in forward.zs] != [layer.outputs for layer in self.layers]:
            raise ValueError("backward needs what this network's own forward gave; you gave that of another.")
        dloss_da = self.loss.derivative(forward.prediction, forward.targets) / _samples(forward.x)
        slopes = []
        for layer, z, a in reversed(list(zip(self.layers, forward.zs, self._inputs(forward), strict=True))):
            dloss_dz = dloss_da * layer.activation.derivative(z)
            slopes.append((_outer(dloss_dz, a), dloss_dz.sum(axis=0) if dloss_dz.ndim == 2 else dloss_dz))
            if a is not forward.x:  # before the first layer there is no weight that would ask
                dloss_da = dloss_dz.dot(layer.w)
        return slopes[::-1]

    @np.errstate(all="ignore")
    def input_gradient(self, x: np.ndarray) -> np.ndarray:
        """∂output/∂input at `x`: what the network looked at.

        One output: the shape of x, (inputs,) or (samples, inputs). More outputs: an axis for them before the inputs,
        (outputs, inputs) or (samples, outputs, inputs).
        """
        zs, _ = self._propagate(self._expect_inputs(x))
        slope = np.eye(self.layers[-1].outputs)
        for layer, z in zip(reversed(self.layers), reversed(zs), strict=True):
            slope = (slope * layer.activation.derivative(z)[..., None, :]) @ layer.w
        return slope[..., 0, :] if self.layers[-1].outputs == 1 else slope

    @np.errstate(all="ignore")
    def step(self, backward: Slopes, learning_rate: float) -> "Network":
        """A new network, one step of gradient descent downhill."""
        rate = number(learning_rate, "learning_rate", low=0)
        if _shapes(backward) != [(layer.w.shape, layer.b.shape) for layer in self.layers]:
            raise TypeError(f"step needs what network.backward(forward) gave; you gave {shown(backward)}.")
        return self._with(
            changed(layer, w=_stepped(layer.w, dloss_dw, rate, "w"), b=_stepped(layer.b, dloss_db, rate, "b"))
            for layer, (dloss_dw, dloss_db) in zip(self.layers, backward, strict=True)
        )

    @property
    def size(self) -> int:
        """How many weights and biases there are."""
        return sum(layer.w.size + layer.b.size for layer in self.layers)

    @property
    def parameters(self) -> np.ndarray:
        """All weights and biases in one vector: layer by layer, w row by row, then b."""
        return flat((layer.w, layer.b) for layer in self.layers)

    def with_parameters(self, v: np.ndarray) -> "Network":
        """A new network of the same shape with the parameters `v`."""
        v = frozen(array(v, "parameters"))
        if v.shape != (self.size,):
            raise ValueError(f"this network has {self.size} parameters; you gave shape {v.shape}.")
        return self._with(self._filled(v))

    def __repr__(self) -> str:
        sizes = [self.layers[0].inputs, *(layer.outputs for layer in self.layers)]
        return f"Network({' → '.join(map(str, sizes))}, {self.size} parameters)"

    def _filled(self, v: np.ndarray) -> Iterator[Layer]:
        """The layers with the parameters `v`, one after the other."""
        first = 0
        for layer in self.layers:
            middle, last = first + layer.w.size, first + layer.w.size + layer.b.size
            yield changed(layer, w=v[first:middle].reshape(layer.w.shape), b=v[middle:last])
            first = last

    def _propagate(self, x: np.ndarray) -> tuple[tuple, tuple]:
        zs, activations = [], [x]
        for layer in self.layers:
            zs.append(activations[-1].dot(layer.w.T) + layer.b)  # dot starts quicker than @
            activations.append(layer.activation(zs[-1]))
        return tuple(zs), tuple(activations[1:])

    def _inputs(self, forward: NetworkForward) -> tuple[np.ndarray, ...]:
        """What each layer was fed: x for the first, the activations before it for the others."""
        return (forward.x, *forward.activations[:-1])

    def _expect_inputs(self, x: np.ndarray) -> np.ndarray:
        x, inputs = array(x, "x"), self.layers[0].inputs
        if x.ndim not in (1, 2) or x.shape[-1] != inputs:
            raise ValueError(f"x must have shape ({inputs},) or (samples, {inputs}); you gave {x.shape}.")
        return x

    def _with(self, layers: Iterable[Layer]) -> "Network":
        return changed(self, layers=tuple(layers))


def flat(pairs: Slopes) -> np.ndarray:
    """Pairs of arrays, one per layer, in one vector: the order of `Network.parameters`."""
    return np.concatenate([part.ravel() for pair in pairs for part in pair])


def _shapes(slopes: Slopes) -> list | None:
    """The shape of every array in the pairs; None where they are not pairs."""
    try:
        return [(np.shape(dloss_dw), np.shape(dloss_db)) for dloss_dw, dloss_db in slopes]
    except (TypeError, ValueError):
        return None


def _stepped(weights: np.ndarray, slope: np.ndarray, rate: float, name: str) -> np.ndarray:
    return frozen(array(weights - np.multiply(rate, slope), name))


def _outer(dloss_dz: np.ndarray, a: np.ndarray) -> np.ndarray:
    """dloss_dw: summed over the samples where there are many."""
    return dloss_dz.T @ a if a.ndim == 2 else dloss_dz[:, None] * a


def _samples(x: np.ndarray) -> int:
    return len(x) if x.ndim == 2 else 1
