"""Every public call there is, found by itself, so that a new one meets all that is wrong without anyone remembering."""

import inspect
from collections.abc import Callable, Iterator
from types import FunctionType
from typing import Any

import numpy as np

import mathomong
from mathomong import (
    Adam,
    GradientDescent,
    Layer,
    Network,
    Neuron,
    bowl,
    identity,
    line_fit,
    sigmoid,
    square,
    squared_error,
)

RECORDS = {"GradientCheck", "Proof", "Descent"}  # what functions give back: nobody makes one by hand
NETWORK = Network([Layer([[1.0, 2.0]], [0.5]), Layer([[1.0]], [0.0], sigmoid)])
NEURON = Neuron(0.5)
FORWARD, PASSED = NEURON.forward(2.0, 1.0), NETWORK.forward([0.0, 1.0], [1.0])

# fmt: off
GOOD = {  # what an argument of this name may be
    "f": square, "df": square.derivative, "x": 3.0, "y": [2.0, 4.0], "z": 3.0, "t": 3.0, "at": 3.0, "w": 0.5, "b": 0.0, "v": np.ones(5),
    "h": 0.1, "i": 0, "name": "mine", "value": lambda x: x * x, "derivative": lambda x: 2 * x, "gradient": lambda x: 2 * x,
    "formula": "z", "derivative_formula": "1", "prediction": 0.5, "target": 1.0, "targets": [0.0, 1.0], "links": square,
    "activation": sigmoid, "output": identity, "loss": squared_error, "layers": NETWORK.layers, "sizes": [2, 3, 1],
    "domain": (-5.0, 5.0), "start": 1.0, "minima": (0.0,), "network": NETWORK, "text": "x^2", "learning_rate": 0.1,
    "momentum": 0.9, "decay": 0.9, "eps": 1e-8, "beta1": 0.9, "beta2": 0.9, "objective": bowl, "optimizer": GradientDescent(0.1),
    "steps": 5, "batches": None, "fit": line_fit, "size": 1, "seed": 0, "answer": 10.0, "forward": FORWARD,
    "backward": NEURON.backward(FORWARD), "memory": None, "velocity": 0.0, "total": 0.0, "average": 0.0,
}
PLANE = {"w": [1.0, 2.0]}
GOOD_IN = {  # and in this call, where that is something else
    "partial_derivative": {"f": bowl}, "partial_derivative(…)": PLANE, "gradient": {"f": bowl}, "gradient(…)": PLANE,
    "Loss": {"value": lambda p, t: p - t, "derivative": lambda p, t: p / p}, "Layer": {"w": [[1.0, 2.0]], "b": [0.0]},
    "Neuron.forward": {"x": 2.0}, "Network.forward": {"x": [0.0, 1.0], "targets": [1.0]}, "Network.input_gradient": {"x": [0.0, 1.0]},
    "Network.backward": {"forward": PASSED}, "Network.step": {"backward": NETWORK.backward(PASSED)},
    "line_fit": {"x": [1.0, 2.0]}, "neuron_fit": {"x": [1.0, 2.0]}, "network_fit": {"x": [[0.0, 1.0]], "targets": [[1.0]]},
    "minibatches": {"x": [1.0, 2.0]}, "descend": {"start": (1.0, 1.0)}, "check": {"name": "height of the line"},
    "Adam.update": {"memory": Adam(0.1).init(1.0)},
}
# fmt: on


def call(label: str, function: Callable, **wrong: Any) -> Any:
    """The call with good arguments, and some of them replaced by wrong ones."""
    arguments = {**good_arguments(label, function), **wrong}
    bound = inspect.signature(function).bind_partial()
    for name, parameter in inspect.signature(function).parameters.items():
        value = arguments[name]
        bound.arguments[name] = (value,) if parameter.kind is parameter.VAR_POSITIONAL else value
    return function(*bound.args, **bound.kwargs)


def good_arguments(label: str, function: Callable) -> dict[str, Any]:
    """A good value for each argument, by its name; a KeyError names the one that the tables above don't know yet."""
    names = inspect.signature(function).parameters
    owner = getattr(mathomong, label.replace("(", ".").split(".")[0])
    plane = PLANE if getattr(owner, "dimensions", 1) == 2 else {}
    update = {"gradient": 1.0} if label.endswith(".update") else {}
    known = {**GOOD, **plane, **update, **GOOD_IN.get(label, {})}
    return {name: known[name] for name in names}


def public_calls() -> dict[str, Callable]:
    """Every public function, class and method, and what the functions among them give back, by a name to read."""
    return {label: function for name in mathomong.__all__ if name not in RECORDS for label, function in _calls(name)}


def _calls(name: str) -> Iterator[tuple[str, Callable]]:
    public = getattr(mathomong, name)
    if not inspect.isclass(public) and not inspect.isfunction(public):
        yield from _methods(name, public)
        return
    yield name, public
    made = call(name, public)
    if isinstance(made, FunctionType):
        yield f"{name}(…)", made
    if inspect.isclass(public):
        yield from _methods(name, made)


def _methods(name: str, value: Any) -> Iterator[tuple[str, Callable]]:
    """The value itself, if it can be called, and what it can do; its parts are public and looked at by themselves."""
    if callable(value):
        yield f"{name}(…)", value
    for method in sorted({*vars(type(value)), *vars(value)}):
        own = getattr(value, method)
        if not method.startswith("_") and inspect.isroutine(own) and own not in vars(mathomong).values():
            yield f"{name}.{method}", own
