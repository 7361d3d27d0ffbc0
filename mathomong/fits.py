"""Fits: the loss over data, seen as a landscape over the weights, so that all that works on a bowl works on it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np

from mathomong.functions import Differentiable, differentiable, sigmoid
from mathomong.losses import Loss, squared_error
from mathomong.network import Network, NetworkForward, flat
from mathomong.objectives import Objective
from mathomong.values import of_kind, paired


@dataclass(frozen=True, eq=False, repr=False)  # it shows its name, as every Objective does, not its data
class Fit(Objective):
    """An Objective that knows its data: the inputs `x` and the `targets`, samples first."""

    x: np.ndarray = field(default=None, kw_only=True)
    targets: np.ndarray = field(default=None, kw_only=True)


@dataclass(frozen=True, eq=False, repr=False)
class NeuronFit(Fit):
    """The fit of a neuron: it knows its `activation` and its `loss` too."""

    activation: Differentiable = field(default=sigmoid, kw_only=True)
    loss: Loss = field(default=squared_error, kw_only=True)


def line_fit(x: np.ndarray, y: np.ndarray) -> Fit:
    """The mean squared error of the line w·x + b through the points (x, y), as an Objective over (w, b).

    `x` and `y` have shape (samples,); one sample is enough. The gradient is (2·mean((w·x + b − y)·x),
    2·mean(w·x + b − y)). Raises ValueError where they differ in length, are empty or hold NaN.

    >>> fit = line_fit([1, 2, 3, 4, 5], [2, 4, 6, 8, 10])
    >>> fit((0, 0)), fit.gradient((0, 0))
    (44.0, array([-44., -12.]))
    """
    x, y = paired(x, y)
    if x.ndim != 1 or y.ndim != 1:
        raise ValueError(f"x and y must be plain lists of numbers; you gave shapes {x.shape} and {y.shape}.")
    loss, slope = _mean_squared_error(_with_bias(x[:, None]), y)
    best = _least_squares(x, y)
    reach = max(1.0, 1.5 * np.abs(best).max())
    domain = [(centre - reach, centre + reach) for centre in best]
    minima = (best,) if np.ptp(x) > 0 else ()
    return Fit("line fit", loss, slope, domain, (0.0, 0.0), minima, x=x, targets=y)


def neuron_fit(
    x: np.ndarray, targets: np.ndarray, activation: Differentiable = sigmoid, loss: Loss = squared_error
) -> NeuronFit:
    """The mean loss of one neuron over all samples, as an Objective over (w…, b).

    `x` has shape (samples,) or (samples, inputs), `targets` (samples,). The weights come first, the bias last.

    >>> fit = neuron_fit([2.0], [1.0])
    >>> round(fit((0.5, 0.0)), 6), fit.gradient((0.5, 0.0)).round(6)
    (0.072329, array([-0.211508, -0.105754]))
    """
    x, targets = paired(x, targets, "x", "targets")
    x = x[:, None] if x.ndim == 1 else x
    if x.ndim != 2 or targets.ndim != 1:
        raise ValueError(
            f"x must have shape (samples, inputs) and targets (samples,); you gave {x.shape} and {targets.shape}."
        )
    value, slope = _over_samples(x, targets, activation, loss)
    parameters = x.shape[1] + 1
    domain = [(-5.0, 5.0)] * parameters
    return NeuronFit(
        "neuron fit", value, slope, domain, np.zeros(parameters), x=x, targets=targets, activation=activation, loss=loss
    )


def network_fit(network: Network, x: np.ndarray, targets: np.ndarray) -> Fit:
    """The loss of `network` over all samples, as an Objective over `network.parameters`, which is its start.

    `x` has shape (samples, inputs), `targets` (samples, outputs).

    >>> network = Network.random([1, 2, 1])
    >>> network_fit(network, [[0.0], [1.0]], [[1.0], [0.0]]).dimensions
    7
    """
    x, targets = paired(x, targets, "x", "targets")
    of_kind(network, Network, "network must be a Network, such as Network.random([2, 8, 1])")
    network.forward(x, targets)  # a shape that does not fit is named here, not at the first step

    @lru_cache(maxsize=1)  # a step of descent asks for the slope where it last asked for the loss
    def passed(parameters: bytes) -> tuple[Network, NetworkForward]:
        there = network.with_parameters(np.frombuffer(parameters))
        return there, there.forward(x, targets)

    def loss(v):
        return passed(v.tobytes())[1].loss if np.isfinite(v).all() else np.nan

    def slope(v):
        if not np.isfinite(v).all():
            return np.full_like(v, np.nan)
        there, forward = passed(v.tobytes())
        return flat(there.backward(forward))

    start = network.parameters
    domain = [(-5.0, 5.0)] * start.size
    return Fit("network fit", _point_by_point(loss), _point_by_point(slope), domain, start, x=x, targets=targets)


def _mean_squared_error(inputs: np.ndarray, targets: np.ndarray) -> tuple:
    """The loss of a line and its gradient, as functions of v = (w, b) of shape (2, …); one line moves in every frame."""

    def error(v):
        return _times(inputs, v) - (targets if v.ndim == 1 else targets.reshape(-1, *[1] * (v.ndim - 1)))

    def loss(v):
        return np.add.reduce(np.square(error(v))) / len(inputs)

    def gradient(v):
        return _times(inputs.T, error(v)) * (2 / len(inputs))

    return loss, gradient


def _with_bias(x: np.ndarray) -> np.ndarray:
    """The inputs, shape (samples, inputs + 1): the bias is the weight of one more input that is always 1."""
    return np.column_stack([x, np.ones(len(x))])


def _over_samples(x: np.ndarray, targets: np.ndarray, activation: Differentiable, loss: Loss) -> tuple:
    """The mean loss over the samples and its gradient, both as functions of v = (w…, b) of shape (inputs + 1, …)."""
    differentiable(activation, "activation")
    of_kind(loss, Loss, "loss must be a Loss, such as squared_error")
    inputs = _with_bias(x)

    def forward(v):
        z = _times(inputs, v)  # (samples, …)
        return z, activation(z), targets if z.ndim == 1 else targets.reshape(-1, *[1] * (z.ndim - 1))

    def value(v):
        _, prediction, target = forward(v)
        return loss(prediction, target).sum(axis=0) / len(x)

    def gradient(v):
        z, prediction, target = forward(v)
        dloss_dz = loss.derivative(prediction, target) * activation.derivative(z)
        return _times(inputs.T, dloss_dz) / len(x)

    return value, gradient


def _times(matrix: np.ndarray, v: np.ndarray) -> np.ndarray:
    """The matrix product along axis 0 of `v`, whose later axes are carried along."""
    return matrix.dot(v) if v.ndim < 3 else np.tensordot(matrix, v, axes=1)  # dot starts quicker than @


def _least_squares(x: np.ndarray, y: np.ndarray) -> tuple[float, float]:
    """The best (w, b) in closed form; with a single x, where many lines are best, the level one."""
    with np.errstate(all="ignore"):
        spread = np.mean((x - x.mean()) ** 2)
        w = np.mean((x - x.mean()) * (y - y.mean())) / spread if spread > 0 else 0.0
        b = y.mean() - w * x.mean()
    if not np.isfinite([spread, w, b]).all():
        raise ValueError("x and y hold numbers too large to be squared; measure them in larger units.")
    return float(w), float(b)


def _point_by_point(f: Callable) -> Callable:
    """`f` of one vector (d,), carried over the later axes of an array (d, …)."""

    def over_later_axes(v):
        return np.apply_along_axis(f, 0, v) if v.ndim > 1 else f(v)

    return over_later_axes
