"""The public names: those that notebooks rely on, each with words and an example that runs."""

import inspect

import mathomong
from oracles import table

CALCULUS = (
    "secant_slope derivative partial_derivative gradient curvatures tangent check_gradient GradientCheck prove Proof"
)
FUNCTIONS = "Differentiable identity square cube exp sin cos relu sigmoid tanh"
LOSSES = "Loss squared_error half_squared_error absolute_error one_minus cross_entropy"
NETWORKS = "Chain Neuron Layer Network"
OBJECTIVES = (
    "Objective parabola double_well bowl ravine saddle rosenbrock himmelblau beale line_fit neuron_fit network_fit"
)
DESCENT = "GradientDescent Momentum Nesterov AdaGrad RMSProp Adam descend Descent minibatches"
MATHS = " ".join([CALCULUS, FUNCTIONS, LOSSES, NETWORKS, OBJECTIVES, DESCENT]).split()
BEYOND = {
    "learner_function",
    "check",
    "check_installation",
    "practice",
}  # the learner's own formulas and answers stand beside the maths layer

VALUES = [name for name in MATHS if not inspect.isroutine(getattr(mathomong, name))]
ROUTINES = [
    name for name in MATHS if inspect.isroutine(getattr(mathomong, name)) or inspect.isclass(getattr(mathomong, name))
]


def test_the_public_names_are_the_documented_ones():
    assert set(mathomong.__all__) - BEYOND == set(MATHS)
    assert len(mathomong.__all__) == len(set(mathomong.__all__))


@table("name", MATHS)
def test_every_public_name_is_there_and_has_words(name):
    words = inspect.getdoc(getattr(mathomong, name))
    assert words
    assert words.split("\n\n")[0].endswith((".", ":"))


@table("name", ROUTINES)
def test_every_public_function_and_class_shows_an_example(name):
    assert ">>> " in inspect.getdoc(getattr(mathomong, name))


@table(
    ("name", "arguments"),
    [
        ("secant_slope", "f x h"),
        ("derivative", "f h"),
        ("partial_derivative", "f i h"),
        ("gradient", "f h"),
        ("tangent", "f x"),
        ("check_gradient", "f df at"),
        ("Differentiable", "name value derivative formula derivative_formula"),
        ("Loss", "name value derivative formula"),
        ("Neuron", "w b activation loss"),
        ("Layer", "w b activation"),
        ("Network", "layers loss"),
        ("Objective", "name value gradient domain start minima"),
        ("line_fit", "x y"),
        ("neuron_fit", "x targets activation loss"),
        ("network_fit", "network x targets"),
        ("GradientDescent", "learning_rate"),
        ("Momentum", "learning_rate momentum"),
        ("Nesterov", "learning_rate momentum"),
        ("AdaGrad", "learning_rate eps"),
        ("RMSProp", "learning_rate decay eps"),
        ("Adam", "learning_rate beta1 beta2 eps"),
        ("descend", "objective optimizer start steps batches"),
        ("minibatches", "fit x y size seed"),
    ],
)
def test_arguments_have_the_documented_names_and_order(name, arguments):
    assert list(inspect.signature(getattr(mathomong, name)).parameters) == arguments.split()


@table(
    ("name", "argument", "default"),
    [
        ("derivative", "h", 1e-5),
        ("Neuron", "b", 0.0),
        ("Neuron", "activation", mathomong.sigmoid),
        ("Neuron", "loss", mathomong.squared_error),
        ("Layer", "activation", mathomong.identity),
        ("Network", "loss", mathomong.squared_error),
        ("Momentum", "momentum", 0.9),
        ("Nesterov", "momentum", 0.9),
        ("AdaGrad", "eps", 1e-10),
        ("RMSProp", "decay", 0.9),
        ("RMSProp", "eps", 1e-8),
        ("Adam", "learning_rate", 0.001),
        ("Adam", "beta1", 0.9),
        ("Adam", "beta2", 0.999),
        ("Adam", "eps", 1e-8),
        ("descend", "steps", 50),
        ("descend", "start", None),
    ],
)
def test_arguments_left_out_have_the_documented_values(name, argument, default):
    assert inspect.signature(getattr(mathomong, name)).parameters[argument].default == default
