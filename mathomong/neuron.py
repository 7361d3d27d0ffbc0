"""One neuron: a weighted sum, an activation, a loss; forward once, backward once, a step downhill."""

from dataclasses import dataclass, replace

import numpy as np

from mathomong.functions import Differentiable, differentiable, sigmoid
from mathomong.losses import Loss, squared_error
from mathomong.values import array, frozen, number, of_kind, plain


@dataclass(frozen=True, eq=False)
class Forward:
    """What one forward pass met on its way: input, weighted sum z, prediction, and the loss against the target."""

    x: float | np.ndarray
    target: float
    z: float
    prediction: float
    loss: float


@dataclass(frozen=True, eq=False)
class Backward:
    """The slopes that one backward pass collects: three local factors, then their products."""

    dloss_dprediction: float
    dprediction_dz: float
    dz_dw: float | np.ndarray
    dz_dx: float | np.ndarray
    dloss_dz: float
    dloss_dw: float | np.ndarray
    dloss_db: float
    dloss_dx: float | np.ndarray


@dataclass(frozen=True, eq=False)
class Neuron:
    """prediction = activation(w·x + b).

    `w` is one number or a vector of shape (inputs,); `b` a number. Raises TypeError or ValueError where they are
    not finite numbers, or where the activation or the loss has no derivative.

    >>> neuron = Neuron(0.5)
    >>> forward = neuron.forward(x=2, target=1)
    >>> round(forward.prediction, 6), round(neuron.backward(forward).dloss_dw, 6)
    (0.731059, -0.211508)
    >>> Neuron([0.5, -1 / 3])
    Neuron(w=[0.5, -0.333333], b=0, activation=sigmoid, loss=squared error)
    """

    w: float | np.ndarray
    b: float = 0.0
    activation: Differentiable = sigmoid
    loss: Loss = squared_error

    def __post_init__(self) -> None:
        w = frozen(array(self.w, "w"))
        if w.ndim > 1:
            raise ValueError(f"w must be one number or a vector, one weight per input; you gave shape {w.shape}.")
        object.__setattr__(self, "w", plain(w))
        object.__setattr__(self, "b", number(self.b, "b"))
        differentiable(self.activation, "activation")
        of_kind(self.loss, Loss, "loss must be a Loss, such as squared_error")

    @np.errstate(all="ignore")  # a neuron that flies away meets infinity, not a warning
    def forward(self, x: float | np.ndarray, target: float) -> Forward:
        """From one sample `x` (in the shape of w) to the loss: z = w·x + b, prediction = activation(z)."""
        x = self._sample(x)
        z = plain(np.dot(self.w, x) + self.b)
        prediction = self.activation(z)
        target = number(target, "target")
        return Forward(x, target, z, prediction, self.loss(prediction, target))

    @np.errstate(all="ignore")
    def backward(self, forward: Forward) -> Backward:
        """From the loss back to w, b and x, one factor at a time:

        dloss_dw = dloss_dprediction · dprediction_dz · dz_dw, with dz_dw = x, dz_db = 1 and dz_dx = w.
        """
        of_kind(forward, Forward, "backward needs what neuron.forward(x, target) gave")
        dloss_dprediction = self.loss.derivative(forward.prediction, forward.target)
        dprediction_dz = self.activation.derivative(forward.z)
        dloss_dz = dloss_dprediction * dprediction_dz
        return Backward(
            dloss_dprediction,
            dprediction_dz,
            dz_dw=forward.x,
            dz_dx=self.w,
            dloss_dz=dloss_dz,
            dloss_dw=dloss_dz * forward.x,
            dloss_db=dloss_dz,
            dloss_dx=dloss_dz * self.w,
        )

    @np.errstate(all="ignore")
    def step(self, backward: Backward, learning_rate: float) -> "Neuron":
        """A new neuron, one step of gradient descent downhill."""
        of_kind(backward, Backward, "step needs what neuron.backward(forward) gave")
        rate = number(learning_rate, "learning_rate", low=0)
        return replace(self, w=self.w - rate * backward.dloss_dw, b=self.b - rate * backward.dloss_db)

    def __repr__(self) -> str:
        """Six digits of each number: what a reader can compare by eye, and the same on every processor."""
        return f"Neuron(w={_in_short(self.w)}, b={_in_short(self.b)}, activation={self.activation}, loss={self.loss})"

    def _sample(self, x: float | np.ndarray) -> float | np.ndarray:
        x = plain(array(x, "x"))
        if np.shape(x) != np.shape(self.w):
            raise ValueError(
                f"x must have one number for each weight: w has shape {np.shape(self.w)}, x has {np.shape(x)}."
            )
        return x


def _in_short(w: float | np.ndarray) -> str:
    return f"{w:.6g}" if np.ndim(w) == 0 else f"[{', '.join(map(_in_short, w))}]"
