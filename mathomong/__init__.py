"""Mathomong: calculus for neural networks, small enough to read and exact enough to trust."""

from mathomong.calculus import (
    GradientCheck,
    check_gradient,
    curvatures,
    derivative,
    gradient,
    partial_derivative,
    secant_slope,
    tangent,
)
from mathomong.chain import Chain
from mathomong.descent import Descent, descend, minibatches
from mathomong.exercises import check
from mathomong.fits import line_fit, network_fit, neuron_fit
from mathomong.functions import Differentiable, cos, cube, exp, identity, relu, sigmoid, sin, square, tanh
from mathomong.installation import check_installation
from mathomong.landscapes import beale, bowl, double_well, himmelblau, parabola, ravine, rosenbrock, saddle
from mathomong.losses import Loss, absolute_error, cross_entropy, half_squared_error, one_minus, squared_error
from mathomong.network import Layer, Network
from mathomong.neuron import Neuron
from mathomong.objectives import Objective
from mathomong.optimizers import AdaGrad, Adam, GradientDescent, Momentum, Nesterov, RMSProp
from mathomong.proofs import Proof, prove
from mathomong.symbolic import learner_function

# fmt: off
__all__ = [
    # slopes
    "secant_slope", "derivative", "partial_derivative", "gradient", "curvatures", "tangent", "check_gradient", "GradientCheck",
    "prove", "Proof",
    # functions and losses
    "Differentiable", "identity", "square", "cube", "exp", "sin", "cos", "relu", "sigmoid", "tanh",
    "Loss", "squared_error", "half_squared_error", "absolute_error", "one_minus", "cross_entropy",
    # chains, neurons, networks
    "Chain", "Neuron", "Layer", "Network",
    # landscapes, and the loss over data as one
    "Objective", "parabola", "double_well", "bowl", "ravine", "saddle", "rosenbrock", "himmelblau", "beale",
    "line_fit", "neuron_fit", "network_fit",
    # the learner's own function, as text
    "learner_function",
    # descending
    "GradientDescent", "Momentum", "Nesterov", "AdaGrad", "RMSProp", "Adam", "descend", "Descent", "minibatches",
    # your turn
    "check", "check_installation",
]
# fmt: on
