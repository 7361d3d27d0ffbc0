"""The formula sheet is right: what a learner reads there gives the numbers of the package, and those of differences."""

import re
from pathlib import Path

import numpy as np
import pytest

import mathomong
from latex import python
from mathomong import Differentiable, Loss, Network, Neuron, cube, exp, line_fit, sigmoid
from mathomong.depths import Elevator
from mathomong.scatter import Scatter
from oracles import slope, slopes

NOTEBOOKS = Path(__file__).resolve().parent.parent / "notebooks"
SHEET = (NOTEBOOKS / "formula_sheet.md").read_text(encoding="utf-8")
SECTION = re.compile(r"^\| \*\*(.+)\*\* \| \| \| \|$", re.MULTILINE)
ROW = re.compile(r"^\| (.+?) \| (.+) \| `(.+)` \| \[(\d\d)\]\((\S+)\) \|$", re.MULTILINE)
PARTS = SECTION.split(SHEET)[1:]
ROWS = {words: ROW.findall(text) for words, text in zip(PARTS[::2], PARTS[1::2], strict=True)}
EVERY_ROW = [row for rows in ROWS.values() for row in rows]
MORE = [(words, row) for words in ROWS if words not in {"Functions", "Losses"} for row in ROWS[words]]

# ---------------------------------------------------------------- numbers for the letters

NETWORK = Network.random([2, 3, 2], activation=sigmoid, output=sigmoid, seed=4)
INPUTS, TARGETS = np.array([0.3, -0.7]), np.array([0.2, 0.9])
NEURON = Neuron(0.6, 0.2)
FORWARD = NEURON.forward(1.7, 1.0)
FIT = line_fit([-1, 0, 1, 2], [0, 3, 1, 6])
POINTS = {"x": np.array([1.0, 2, 4]), "t": np.array([2.0, 3, 9]), "w": 0.7, "b": 0.4}
POINTS["p"] = POINTS["w"] * POINTS["x"] + POINTS["b"]
ONE = {"x": 1.7, "t": 1.0, "w": 0.6, "b": 0.2, "n": 3, "h": 1e-4, "z": FORWARD.z, "p": FORWARD.prediction}
MEMORY = {"velocity": 0.7, "total": 4.0, "average": 3.0, "gradient": -1.5, "learning_rate": 0.1, "momentum": 0.9}
VALUES = {
    **vars(mathomong),
    **MEMORY,
    **{"np": np, "mean": np.mean, "sum": np.sum, "sqrt": np.sqrt, "sign": np.sign, "Elevator": Elevator},
    **{"f": cube, "g": exp, "forward": FORWARD, "backward": NEURON.backward(FORWARD)},
    **{"B": 4, "spread_of_one": Scatter(FIT, (0, 0), 1).single, "curvature": 6 * ONE["w"]},  # of w³
}


def hidden_slopes():
    """By hand for one hidden neuron of a network: what its value is, what comes back, and over which weights."""
    hidden, output = NETWORK.forward(INPUTS, TARGETS).activations[-2:]
    w = NETWORK.layers[-1].w
    return {"hidden": np.ravel(hidden), "dloss_dz": np.ravel(2 * (output - TARGETS) * output * (1 - output)), "all": w}


def loss_of_hidden(a):
    """The loss as a function of the hidden values."""
    layer = NETWORK.layers[-1]
    return float(np.sum((sigmoid(layer.w @ a + layer.b) - TARGETS) ** 2))


BACK = hidden_slopes()
IN_A_LAYER = {"a": BACK["hidden"][0], "dloss_dz": BACK["dloss_dz"], "w": BACK["all"][:, 0]}


def letters(section, what):
    """What the letters of a row stand for."""
    return {
        **VALUES,
        **(POINTS if section == "A line through points" else ONE),
        **(IN_A_LAYER if " $a$" in what else {}),
    }


def read(text, names):
    """The number of a formula in dollars, or of a piece of code; of an optimizer, its step."""
    source = python(re.findall(r"\$(.+?)\$", text)[0]) if "$" in text else text
    value = eval(source, {**names})
    if not hasattr(value, "update"):
        return value
    memory = {"Momentum": "velocity", "AdaGrad": "total", "RMSProp": "average"}.get(type(value).__name__)
    return value.update(names["gradient"], names.get(memory, value.init(0.0)))[0]


# ---------------------------------------------------------------- the sheet

NEAR = {"Slopes": 1e-6, "Steps downhill": 1e-7}  # differences are no limits; the sheet leaves out eps, which is tiny


def test_the_sheet_has_formulas_of_every_kind():
    assert {words: len(rows) for words, rows in ROWS.items()} == {
        "Slopes": 3,
        "Functions": 7,
        "Losses": 5,
        "A line through points": 4,
        "Neurons and layers": 9,
        "Steps downhill": 7,
    }
    assert SHEET.count(".ipynb)") == len(EVERY_ROW)


@pytest.mark.parametrize(("section", "row"), MORE, ids=[row[0] for _, row in MORE])
def test_a_formula_gives_the_number_of_the_code_beside_it(section, row):
    what, formula, code, *_ = row
    names = letters(section, what)
    assert read(formula, names) == pytest.approx(read(code, names), rel=NEAR.get(section, 1e-12))


@pytest.mark.parametrize("row", ROWS["Functions"], ids=[row[2] for row in ROWS["Functions"]])
def test_a_function_has_the_formulas_that_it_carries_and_its_slope_is_the_measured_one(row):
    what, its_slope, code, *_ = row
    function = getattr(mathomong, code.removesuffix(".derivative(z)"))
    assert isinstance(function, Differentiable)
    assert (what, its_slope) == (f"slope of ${function.formula}$", f"${function.derivative_formula}$")
    for z in (-1.3, 0.4, 2.0):
        assert function.derivative(z) == pytest.approx(slope(function, z), rel=1e-8)


@pytest.mark.parametrize("row", ROWS["Losses"], ids=[row[2] for row in ROWS["Losses"]])
def test_a_loss_has_the_formula_that_it_carries_and_its_slope_is_the_measured_one(row):
    what, its_slope, code, *_ = row
    loss = getattr(mathomong, code.removesuffix(".derivative(p, t)"))
    assert isinstance(loss, Loss)
    assert what.replace(r"\lvert ", "|").replace(r"\rvert", "|") == f"slope of ${loss.formula}$"
    for p, t in [(0.3, 1.0), (0.8, 0.0), (0.6, 0.2)]:
        measured = slope(lambda p, t=t: loss(p, t), p)
        assert loss.derivative(p, t) == pytest.approx(measured, rel=1e-7)
        assert read(its_slope, {**VALUES, "p": p, "t": t}) == pytest.approx(measured, rel=1e-7)


def neuron_loss(w, b, x):
    """The loss of one neuron, written out."""
    return (1 / (1 + np.exp(-(w * x + b))) - ONE["t"]) ** 2


w, b, x = ONE["w"], ONE["b"], ONE["x"]
ALONG_THE_LINE = slopes(lambda v: np.mean((v[0] * POINTS["x"] + v[1] - POINTS["t"]) ** 2), (POINTS["w"], POINTS["b"]))
HIDDEN = slopes(loss_of_hidden, BACK["hidden"])[0]
MEASURED = {
    "chain rule": slope(lambda x: np.exp(x) ** 3, x),
    "its slope along $w$": ALONG_THE_LINE[0],
    "its slope along $b$": ALONG_THE_LINE[1],
    "slope along $w$": slope(lambda w: neuron_loss(w, b, x), w),
    "slope along $b$": slope(lambda b: neuron_loss(w, b, x), b),
    "slope along $x$": slope(lambda x: neuron_loss(w, b, x), x),
    "a hidden value $a$": HIDDEN,
    "a weight in a layer, $a$ comes in": NETWORK.backward(NETWORK.forward(INPUTS, TARGETS))[-1][0][:, 0],
    "its speed limit": 2 / slope(lambda w: slope(cube, w), w),
    "spread of a batch's gradient": Scatter(FIT, (0, 0), 4).formula(4, put_back=True),
}


@pytest.mark.parametrize("what", MEASURED)
def test_a_formula_gives_what_is_measured(what):
    ((section, row),) = [(section, row) for section, row in MORE if row[0] == what]
    assert read(row[1], letters(section, what)) == pytest.approx(MEASURED[what], rel=1e-6)


@pytest.mark.parametrize("row", EVERY_ROW, ids=[row[2] for row in EVERY_ROW])
def test_a_formula_leads_to_a_notebook_of_that_number(row):
    *_, number, file = row
    assert file.startswith(f"{number}_")
    assert (NOTEBOOKS / file).exists()
