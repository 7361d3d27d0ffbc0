"""Bad input to every public call: a right answer, or one clear sentence that says what came and what to try."""

import numpy as np
import pytest

import mathomong
from bad_things import FUNCTIONS, WRONG
from mathomong import (
    Differentiable,
    GradientDescent,
    Loss,
    Network,
    Objective,
    derivative,
    descend,
    gradient,
    line_fit,
    minibatches,
    partial_derivative,
    secant_slope,
    sin,
    square,
)
from mathomong.values import shown
from oracles import refuses, table
from public_calls import call, good_arguments, public_calls

CALLS = public_calls()
ARGUMENTS = [(label, name) for label, function in CALLS.items() for name in good_arguments(label, function)]

ANYTHING = frozenset(WRONG)
TEXT = {"text", "long text"}
GRIDS = {"a wrong shape", "an empty table"}  # many points, or none: each is looked at
NUMBERS = {*GRIDS, "NaN", "infinity", "minus infinity", "an empty list"}  # a run that flies away meets them
CALLABLE = {*FUNCTIONS, "a class"}  # what is wrong with a function shows when it is called
# fmt: off
TAKEN = {  # what is right for an argument of this name, and needs no sentence; nothing else is taken
    "z": {*NUMBERS, "10^16 numbers"}, "t": NUMBERS, "x": NUMBERS, "w": NUMBERS, "prediction": NUMBERS, "target": NUMBERS,
    "f": CALLABLE, "value": CALLABLE, "derivative": CALLABLE, "gradient": {*CALLABLE, "nothing"}, "fit": CALLABLE,
    "name": TEXT, "formula": TEXT, "derivative_formula": TEXT, "y": {"a wrong shape"}, "domain": {"nothing"},
    "minima": {"an empty list", "a ragged list"}, "start": {"nothing", "a wrong shape"}, "sizes": {"a set", "a generator"},
    "batches": {"nothing"}, "answer": ANYTHING,  # `check` never raises: test_absurd_answers.py
}
TAKEN_IN = {  # and in this call alone
    "Neuron": {}, "Neuron.forward": {}, "Layer": {}, "Network.forward": {}, "Network.input_gradient": {}, "line_fit": {}, "neuron_fit": {},
    "network_fit": {}, "curvatures": {}, "minibatches": {"x": GRIDS, "y": GRIDS, "fit": CALLABLE}, "check": {"name": ANYTHING, "answer": ANYTHING},
    "GradientDescent.init": {"w": ANYTHING}, "GradientDescent.update": {"gradient": {*NUMBERS, "True", "a complex number"}, "memory": ANYTHING},
}
# fmt: on
UPDATES = [label for label in CALLS if label.endswith(".update")]
UNSEEN = {
    "True",
    "a complex number",
    "minus infinity",
}  # as a gradient or a memory: it would cost every step of every run


def taken(label, name):
    """What is right there."""
    if label.endswith(".point") and name == "name":
        return ANYTHING  # how its sentences call the point
    if label in UPDATES and label not in TAKEN_IN:
        return NUMBERS | UNSEEN
    return TAKEN_IN.get(label, TAKEN).get(name, set())


def sentence(act):
    """What it is told; nothing where it was taken. numpy's own kinds of TypeError are no sentence for a learner."""
    try:
        act()
    except (TypeError, ValueError) as error:
        return str(error) if type(error) in (TypeError, ValueError) else repr(error)
    return ""


@table("label", CALLS)
def test_good_input_is_taken(label):
    call(label, CALLS[label])


@table(("label", "name"), ARGUMENTS)
def test_bad_input_is_refused_in_one_sentence_or_right(label, name):
    looked_at = [wrong for wrong in WRONG if not (label in UPDATES and wrong in UNSEEN)]
    for wrong in looked_at:
        said = sentence(lambda: call(label, CALLS[label], **{name: WRONG[wrong]()}))  # noqa: B023 (called at once)
        assert said or wrong in taken(label, name), f"{wrong} was taken"
        assert "\n" not in said
        assert len(said) < 300
        assert not said or said.endswith((".", "?")), said
    assert len(looked_at) > 30


def test_every_public_name_is_called():
    names = {label.replace("(", ".").split(".")[0] for label in CALLS}
    assert names == set(mathomong.__all__) - {"GradientCheck", "Proof", "Descent"}
    assert len(ARGUMENTS) > 200


# What takes a function looks at it when it calls it.
USES = {
    "secant_slope": lambda f: secant_slope(f, 3.0, 0.1),
    "derivative": lambda f: derivative(f)(3.0),
    "partial_derivative": lambda f: partial_derivative(f, 0)([3.0, 1.0]),
    "gradient": lambda f: gradient(f)([3.0, 1.0]),
    "value": lambda f: Differentiable("mine", f, square)(3.0),
    "slope": lambda f: Differentiable("mine", square, f).derivative(3.0),
    "loss": lambda f: Loss("mine", f, f)(3.0, 1.0),
    "objective": lambda f: Objective("mine", f)(3.0),
    "its gradient": lambda f: Objective("mine", square, f).gradient(3.0),
    "fit": lambda f: descend(
        line_fit([1, 2], [1, 2]), GradientDescent(0.1), batches=minibatches(f, [1, 2], [1, 2], size=1)
    ),
}


@table("use", USES)
@pytest.mark.parametrize("wrong", sorted(CALLABLE))
def test_a_function_that_wont_do_is_told_of_when_it_is_called(use, wrong):
    assert sentence(lambda: USES[use](WRONG[wrong]())).endswith(".")


@table("use", USES)
def test_an_error_of_a_learners_own_stays_their_own(use):
    with pytest.raises(ZeroDivisionError):
        USES[use](lambda *numbers: 1 / 0)


def test_a_function_of_another_number_of_arguments_is_told_which_is_wanted():
    refuses(lambda: derivative(lambda: 4)(3.0), TypeError, "f must be a function of one number")
    refuses(lambda: Loss("mine", square, square)(3.0, 1.0), TypeError, "mine must be a function of two numbers")
    refuses(lambda: derivative(dict)(3.0), TypeError, "you gave the class dict")


def test_far_out_a_slope_is_no_number_and_nothing_is_warned_about():
    assert np.isnan(secant_slope(square, np.inf, 1.0))
    assert np.isnan(derivative(square)(1e300))
    assert derivative(sin)([]).shape == (0,)


def test_what_another_network_gave_is_refused():
    mine, other = Network.random([2, 3, 1]), Network.random([2, 1])
    forward = other.forward([1.0, 2.0], [1.0])
    refuses(lambda: mine.backward(forward), ValueError, "this network's own forward")
    refuses(lambda: Network.random([10**9, 10**9]), ValueError, "more weights than fit in memory")


@table("wrong", WRONG)
def test_whatever_came_can_be_shown(wrong):
    assert 0 < len(shown(WRONG[wrong]())) <= 60
    assert len(shown([WRONG[wrong]()] * 10**6)) <= 60
