"""Binder makes what `make` makes: the same pins in its own Python, the package, and the lab's settings."""

import json
import re
import subprocess
import sys
import tomllib

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.version import Version
from traitlets.config.loader import PyFileConfigLoader

import binder
import environments
import install
import lab
import lab_config
import twin
import versions

ENVIRONMENT = yaml.safe_load((install.ROOT / "environment.yml").read_text(encoding="utf-8"))
PROJECT = tomllib.loads((install.ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
POST_BUILD = install.ROOT / "postBuild"
LISTS = sorted(path.stem for path in environments.REQUIREMENTS.glob("*.txt"))
PINS = {Requirement(pin).name.lower(): Requirement(pin).specifier for pin in install.pins()}


def test_binder_s_python_is_said_and_is_one_that_the_package_promises():
    assert ENVIRONMENT["dependencies"][0] == f"python={twin.version()}"
    assert SpecifierSet(PROJECT["requires-python"]).contains(Version(twin.version()))


def test_the_package_itself_is_not_under_pip_or_each_commit_would_make_the_environment_anew():
    assert [pin for pin in ENVIRONMENT["dependencies"][-1]["pip"] if re.match(r"-|\.|mathomong", pin)] == []


def test_post_build_is_sound_can_be_executed_and_brings_no_package_but_this_one():
    assert POST_BUILD.stat().st_mode & 0o111 == 0o111
    checked = subprocess.run(["bash", "-n", str(POST_BUILD)], capture_output=True, text=True)
    assert (checked.returncode, checked.stderr) == (0, "")
    installs = [line for line in POST_BUILD.read_text(encoding="utf-8").splitlines() if "pip install" in line]
    assert len(installs) == 1
    assert {"--no-deps", "--editable"} <= set(installs[0].split())


def test_a_lab_that_others_start_gets_the_settings_of_make_lab(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "path", [*sys.path])  # the file adds to it
    lab_config.write(tmp_path)
    config = PyFileConfigLoader("jupyter_server_config.py", str(tmp_path / "etc" / "jupyter")).load_config()
    given = {f"--{group}.{name}={value}" for group, each in config.items() for name, value in each.items()}
    assert given == set(lab.SETTINGS)


def test_a_lab_that_others_start_shows_no_news(tmp_path):
    lab_config.write(tmp_path)
    page = json.loads((tmp_path / "etc/jupyter/labconfig/page_config.json").read_text(encoding="utf-8"))
    assert page == {"disabledExtensions": {"@jupyterlab/apputils-extension:announcements": True}}


@pytest.mark.parametrize("name", LISTS)
def test_the_lists_of_other_tools_are_exact_and_agree_with_environment_yml(name):
    listed = [Requirement(pin) for pin in environments.listed(name)]
    assert listed
    assert [pin for pin in listed if not str(pin.specifier).startswith("==")] == []
    shared = [pin for pin in listed if pin.name.lower() in PINS]
    assert shared
    assert [str(pin) for pin in shared if pin.specifier != PINS[pin.name.lower()]] == []


@pytest.fixture
def made(tmp_path, monkeypatch):
    """A place for environments, and what pip is asked for in it."""
    asked = []
    monkeypatch.setattr(environments, "PLACE", tmp_path)
    monkeypatch.setattr(environments.subprocess, "run", lambda command, check: (tmp_path / "tool").mkdir())
    monkeypatch.setattr(install, "pip", lambda pins, python: asked.append(pins))
    return asked


def test_an_environment_is_made_once_and_again_only_for_other_pins(made):
    for pins in (["a==1"], ["a==1"], ["a==2"]):
        environments.python_of("tool", pins)
    assert made == [["a==1"], ["a==2"]]


def test_an_environment_that_pip_could_not_fill_is_made_again(made, monkeypatch):
    def fail(pins, python):
        raise install.InstallError

    with monkeypatch.context() as broken:
        broken.setattr(install, "pip", fail)
        with pytest.raises(install.InstallError):
            environments.python_of("tool", ["a==1"])
    environments.python_of("tool", ["a==1"])
    assert made == [["a==1"]]


def test_without_binder_s_python_the_twin_says_so_in_one_sentence(monkeypatch):
    monkeypatch.setattr(versions, "found", lambda version: None)
    with pytest.raises(install.InstallError, match=r"^Binder's Python is 3\.12, and none was found here: install it"):
        twin.binders_python()


@pytest.mark.long
def test_repo2docker_reads_the_environment_then_the_project_then_post_build():
    steps = [
        "COPY --chown=0:0 src/environment.yml",
        'env update -p ${NB_PYTHON_PREFIX} --file "environment.yml"',
        "COPY --chown=0:0 src/ ${REPO_DIR}/",
        "RUN chmod +x postBuild",
        "RUN ./postBuild",
    ]
    text = binder.dockerfile()
    assert [step for step in steps if step not in text] == []
    assert sorted(steps, key=text.index) == steps
    assert f"Building conda environment for python={twin.version()}" in text
