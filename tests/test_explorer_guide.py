"""The guide to an explorer in ten minutes keeps its word: its code, put where it says, passes what every explorer passes."""

import doctest
import importlib
import inspect
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest

import mathomong
import test_live
import test_picture
import test_sentence_follows
import test_style
from explorers import pairs
from mathomong import figures, widgets
from test_layers import offences

ROOT = Path(__file__).resolve().parent.parent
GUIDE = (ROOT / "docs" / "an-explorer-in-ten-minutes.md").read_text(encoding="utf-8")
BLOCKS = dict(re.findall(r"^```python\n# (\S+\.py)\n(.*?)^```$", GUIDE, flags=re.MULTILINE | re.DOTALL))
PACKAGES = {"mathomong": mathomong, "mathomong/figures": figures, "mathomong/widgets": widgets}
NEW = [path for path in BLOCKS if path.startswith("mathomong/") and not path.endswith("__init__.py")]
EXPORTS, OWN_TEST = BLOCKS["mathomong/widgets/__init__.py"], "tests/test_sureness.py"


def asked_of(parameter: str, *modules: ModuleType) -> dict:
    """The tests of these modules that go through all explorers: those with a parameter of this name."""
    tests = {name: test for module in modules for name, test in vars(module).items() if name.startswith("test_")}
    marks = {name: getattr(test, "pytestmark", []) for name, test in tests.items()}
    return {name: tests[name] for name in tests if any(mark.args[:1] == (parameter,) for mark in marks[name])}


EVERY_EXPLORER_S = asked_of("make", test_live, test_picture, test_sentence_follows, test_style)
IN_MAKE_TEST = {
    name: test for name, test in EVERY_EXPLORER_S.items() if all(mark.name != "long" for mark in test.pytestmark)
}


@pytest.fixture(scope="module")
def built(tmp_path_factory) -> Iterator[dict[str, ModuleType]]:
    """The modules of the guide, imported as if their files lay in the package; afterwards all is as it was."""
    folder = tmp_path_factory.mktemp("guide")
    with pytest.MonkeyPatch.context() as patch:
        for name, package in PACKAGES.items():
            (folder / name).mkdir()
            patch.setattr(package, "__path__", [*package.__path__, str(folder / name)])
        for path in NEW:
            (folder / path).write_text(BLOCKS[path], encoding="utf-8")
        yield {path: importlib.import_module(path.removesuffix(".py").replace("/", ".")) for path in NEW}
    for path in NEW:
        package, _, name = path.removesuffix(".py").rpartition("/")
        del sys.modules[f"{package}/{name}".replace("/", ".")]
        delattr(PACKAGES[package], name)


@pytest.fixture
def make(built, monkeypatch):
    """The explorer, exported as the guide says."""
    exported = {}
    exec(EXPORTS, exported)
    (name,) = (name for name in exported if name.endswith("_explorer"))
    monkeypatch.setattr(widgets, name, exported[name], raising=False)
    assert f'`"{name}"`' in GUIDE
    return getattr(widgets, name)


def test_the_guide_builds_a_record_a_picture_an_explorer_and_a_test():
    assert [path.rpartition("/")[0] for path in BLOCKS] == [*PACKAGES, "mathomong/widgets", "tests"]
    assert GUIDE.count("```python") == len(BLOCKS)
    assert len(IN_MAKE_TEST) >= 8


@pytest.mark.parametrize("name", IN_MAKE_TEST)
def test_its_explorer_passes_what_every_explorer_passes(name, make, capsys):
    given = {"make": make, "through": pairs, "capsys": capsys}
    test = IN_MAKE_TEST[name]
    test(**{parameter: given[parameter] for parameter in inspect.signature(test).parameters})


def test_its_examples_are_right(built):
    results = [doctest.testmod(module) for module in built.values()]
    assert sum(result.attempted for result in results) >= 2
    assert sum(result.failed for result in results) == 0


@pytest.mark.parametrize("path", NEW)
def test_its_modules_keep_the_layers(path):
    assert offences(path.removesuffix(".py").replace("/", "."), BLOCKS[path]) == []


@pytest.mark.parametrize("path", [*NEW, OWN_TEST])
def test_its_code_is_tidy(path):
    ours = 'lint.isort.known-first-party=["mathomong"]'  # ruff looks for the files, which are not there yet
    for command in (["check", "--config", ours], ["format", "--check"]):
        ruff = [sys.executable, "-m", "ruff", *command, "--no-cache", "--stdin-filename", path, "-"]
        done = subprocess.run(ruff, cwd=ROOT, input=BLOCKS[path], capture_output=True, text=True, encoding="utf-8")
        assert done.returncode == 0, done.stdout + done.stderr


def test_its_own_test_passes(built):
    names = {}
    exec(BLOCKS[OWN_TEST], names)
    tests = [names[name] for name in names if name.startswith("test_")]
    assert len(tests) >= 3
    for test in tests:
        run(test)


def run(test: Callable) -> None:
    """Call a test once, or once for each row of its table."""
    for mark in getattr(test, "pytestmark", []):
        names, rows = mark.args
        for row in rows:
            test(*(row if isinstance(names, tuple) else [row]))
    if not hasattr(test, "pytestmark"):
        test()
