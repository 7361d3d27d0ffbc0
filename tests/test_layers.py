"""The layers hold: notebooks → widgets → figures → maths, read from the imports themselves."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "mathomong"
LAYERS = ["maths", "figures", "widgets"]  # each may import itself and those before it
BRINGS = {"maths": {"numpy"}, "figures": {"matplotlib", "PIL"}, "widgets": {"ipywidgets", "IPython", "traitlets"}}


class Import(NamedTuple):
    """One imported name, and whether it waits until a function is called."""

    name: str
    lazy: bool


def modules(package: Path = PACKAGE) -> dict[str, str]:
    """The source of every module by its full name."""
    names = {path: path.relative_to(package.parent).with_suffix("") for path in sorted(package.rglob("*.py"))}
    return {".".join(name.parts).removesuffix(".__init__"): path.read_text("utf-8") for path, name in names.items()}


def layer_of(module: str) -> str:
    """The layer that a module of the package belongs to."""
    second = [*module.split("."), ""][1]
    return second if second in LAYERS else "maths"


def imports(source: str) -> Iterator[Import]:
    """Every name that is imported anywhere, in full."""
    tree = ast.parse(source)
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    inside = {id(node) for function in functions for node in ast.walk(function)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (Import(alias.name, id(node) in inside) for alias in node.names)
        if isinstance(node, ast.ImportFrom):
            start = "." * node.level + (node.module or "")
            yield from (Import(f"{start}.{alias.name}", id(node) in inside) for alias in node.names)


def offences(module: str, source: str) -> list[str]:
    """What a module imports that its layer may not."""
    return [f"{module} imports {name}" for name, lazy in imports(source) if not allowed(module, name, lazy)]


def allowed(module: str, name: str, lazy: bool) -> bool:
    """Whether a module may import a name."""
    below = LAYERS[: LAYERS.index(layer_of(module)) + 1]
    first = name.split(".")[0]
    if name.startswith(".") or "pyplot" in name.split(".") or "pylab" in name.split("."):
        return False
    if first == "sympy":
        return lazy and layer_of(module) == "maths"
    if first == "mathomong":
        return layer_of(name) in below
    return first in sys.stdlib_module_names or first in set().union(*(BRINGS[layer] for layer in below))


def test_there_are_modules_to_look_at():
    assert {"mathomong", "mathomong.calculus", "mathomong.descent"} <= set(modules())


@pytest.mark.parametrize("module", modules())
def test_every_module_imports_only_what_its_layer_may(module):
    assert offences(module, modules()[module]) == []


def test_at_most_one_module_talks_to_sympy():
    doors = {module for module, source in modules().items() for name, _ in imports(source) if name.startswith("sympy")}
    assert len(doors) <= 1, f"let one of these import sympy for the others: {doors}"


@pytest.mark.parametrize("module", modules())
def test_no_module_is_a_drawer_for_odds_and_ends(module):
    assert not {"utils", "util", "helpers", "helper", "misc", "common"} & set(module.split("."))


FORBIDDEN = [
    ("mathomong.calculus", "import matplotlib"),
    ("mathomong.calculus", "import sympy"),
    ("mathomong.figures", "def f():\n    import sympy"),
    ("mathomong.calculus", "from mathomong.figures import curves"),
    ("mathomong.calculus", "from mathomong import widgets"),
    ("mathomong.calculus", "def f():\n    import mathomong.widgets.live"),
    ("mathomong.calculus", "from . import figures"),
    ("mathomong.symbolic", "import sympy"),
    ("mathomong.symbolic", "from sympy import diff"),
    ("mathomong.figures.curves", "import matplotlib.pyplot as plt"),
    ("mathomong.figures.curves", "from matplotlib import pyplot"),
    ("mathomong.figures", "import ipywidgets"),
    ("mathomong.figures.curves", "from mathomong.widgets import slider"),
    ("mathomong.widgets.live", "from matplotlib.pyplot import figure"),
    ("mathomong.widgets.live", "import pandas"),
]
PERMITTED = [
    ("mathomong.calculus", "import numpy as np\nfrom dataclasses import dataclass\nfrom mathomong.values import plain"),
    ("mathomong.symbolic", "def f():\n    import sympy\n    from sympy import diff"),
    ("mathomong.figures", "from matplotlib.figure import Figure\nfrom PIL import Image\nfrom mathomong import bowl"),
    (
        "mathomong.widgets.live",
        "import ipywidgets\nfrom IPython.display import display\nfrom mathomong.figures import curves",
    ),
]


@pytest.mark.parametrize(("module", "source"), FORBIDDEN)
def test_an_import_against_the_arrows_is_found(module, source):
    assert len(offences(module, source)) == 1


@pytest.mark.parametrize(("module", "source"), PERMITTED)
def test_an_import_along_the_arrows_is_fine(module, source):
    assert offences(module, source) == []


def test_importing_mathomong_loads_neither_pictures_nor_widgets_nor_algebra():
    look = "import sys, mathomong; print([m for m in ('matplotlib', 'ipywidgets', 'IPython', 'sympy') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
