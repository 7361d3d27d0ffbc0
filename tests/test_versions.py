"""The tool for other versions finds the Pythons that are there, names those that are not, and takes the ends of the ranges."""

import sys
from subprocess import CompletedProcess

import pytest
from packaging.requirements import Requirement

import versions
from oracles import table

HERE = f"{sys.version_info[0]}.{sys.version_info[1]}"
NOWHERE = "9.9"


@pytest.fixture
def with_wheels_from(monkeypatch):
    """A package index that knows a few versions, of which only some have a wheel."""

    def offer(listed, wheels):
        def pip(python, command, *arguments, **settings):
            if command == "index":
                return CompletedProcess(arguments, 0, f"thing\nAvailable versions: {', '.join(listed)}\n")
            return CompletedProcess(arguments, int(arguments[-1].partition("==")[2] not in wheels))

        monkeypatch.setattr(versions, "pip", pip)

    return offer


def test_what_is_wanted_is_all_that_pyproject_names():
    names = {one.name for one in versions.wanted()}
    assert {"numpy", "matplotlib", "ipywidgets", "sympy", "jupyterlab", "ipykernel", "pytest", "nbval"} <= names
    assert all(any(part.operator == ">=" for part in one.specifier) for one in versions.wanted())


@table(
    ("wheels", "lowest"),
    [(("2.0.0", "2.0.2", "2.1.0"), "2.0.0"), (("2.0.2", "2.1.0"), "2.0.2"), (("1.26.4", "2.10.0"), "2.10.0")],
)
def test_the_oldest_is_the_lowest_in_the_range_that_has_a_wheel(with_wheels_from, wheels, lowest):
    with_wheels_from(["3.0.0", "2.10.0", "2.1.0", "2.0.2", "2.0.0", "1.26.4"], wheels)
    assert versions.lowest("python", Requirement("numpy>=2.0,<3")) == f"numpy=={lowest}"


@table("listed", [(), ("1.26.4", "3.0.0"), ("2.0.0",)])
def test_a_range_without_a_wheel_is_an_error_in_one_sentence(with_wheels_from, listed):
    with_wheels_from(listed, ())
    with pytest.raises(ValueError, match=r"no version of numpy<3,>=2.0 has a wheel for python; .* in its range\.$"):
        versions.lowest("python", Requirement("numpy>=2.0,<3"))


def test_the_newest_are_the_ranges_themselves():
    assert "numpy<3,>=2.0" in versions.newest("python")


def test_this_very_python_is_found_and_one_that_is_nowhere_is_not(monkeypatch, tmp_path):
    monkeypatch.setattr(versions.shutil, "which", lambda name: sys.executable if name == f"python{HERE}" else None)
    monkeypatch.setattr(versions, "PYENV", tmp_path)
    assert versions.found(HERE) == sys.executable
    assert versions.found(NOWHERE) is None


def test_a_name_on_the_path_that_does_not_run_is_passed_over_for_pyenv_s(monkeypatch, tmp_path):
    real = tmp_path / "versions" / f"{HERE}.1" / versions.BIN / f"python{versions.EXE}"
    real.parent.mkdir(parents=True)
    real.symlink_to(sys.executable)
    monkeypatch.setattr(versions.shutil, "which", lambda name: str(tmp_path / "no-python"))
    monkeypatch.setattr(versions, "PYENV", tmp_path)
    assert versions.found(HERE) == str(real)


def test_a_python_that_is_not_there_is_a_loud_line_and_none_at_all_a_failure(monkeypatch, capsys):
    monkeypatch.setattr(versions, "found", lambda version: None)
    assert versions.main(["oldest"]) == 1
    said = capsys.readouterr().out.split("\n")
    assert [line for line in said if line] == [
        f"oldest on Python {version}: NOT TESTED, no Python {version} was found; get it from python.org or pyenv"
        for version in ("3.11", "3.12", "3.13")
    ]


@table(("ends", "code"), [(("passed", "passed", "NOT TESTED"), 0), (("passed", "FAILED", "passed"), 1)])
def test_one_that_fails_is_enough_to_fail(monkeypatch, ends, code):
    lines = dict(zip(versions.PYTHONS, ends, strict=True))
    monkeypatch.setattr(versions, "outcome", lambda age, version, arguments: lines[version])
    assert versions.main(["newest"]) == code


def test_pythons_that_are_named_are_the_only_ones_and_the_rest_goes_to_pytest(monkeypatch):
    asked = []
    monkeypatch.setattr(versions, "outcome", lambda *what: asked.append(what) or "passed")
    assert versions.main(["newest", "3.12", "-n1"]) == 0
    assert asked == [("newest", "3.12", ["-n1"])]


@table("arguments", [[], ["latest"]])
def test_neither_oldest_nor_newest_is_told_what_to_say(arguments, capsys):
    assert versions.main(arguments) == 2
    assert "Say oldest or newest" in capsys.readouterr().err
