"""The project keeps its own promises: pins, commands, links, and no trace of the computer it was made on."""

import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from configparser import ConfigParser
from fnmatch import fnmatch
from importlib.metadata import requires
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import install
import run_tests

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
DIRECT = [*PROJECT["dependencies"], *(one for extra in PROJECT["optional-dependencies"].values() for one in extra)]
PINS = {canonicalize_name(pin.name): pin for pin in map(Requirement, install.pins())}
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
TARGETS = re.findall(r"^([a-z-]+):", MAKEFILE, flags=re.MULTILINE)
README = (ROOT / "README.md").read_text(encoding="utf-8")
MAKE = shutil.which("make") or "make"


IGNORED = [".git", *(ROOT / ".gitignore").read_text(encoding="utf-8").replace("/", "").split()]


def files(folder: Path = ROOT) -> Iterator[Path]:
    """Every file of the project that .gitignore does not leave out; into a folder that it does nobody looks."""
    for path in sorted(folder.iterdir()):
        if not any(fnmatch(path.name, pattern) for pattern in IGNORED):
            yield from files(path) if path.is_dir() else [path.relative_to(ROOT)]


def run(*command: str, **settings) -> subprocess.CompletedProcess:
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", **settings)


# ---------------------------------------------------------------- pins


@pytest.mark.parametrize("requirement", DIRECT)
def test_every_direct_dependency_is_pinned_within_its_range(requirement):
    wanted = Requirement(requirement)
    (pin,) = PINS[canonicalize_name(wanted.name)].specifier
    assert wanted.specifier.contains(pin.version)


@pytest.mark.parametrize("pin", install.pins())
def test_every_pin_is_exact(pin):
    assert re.fullmatch(r"[A-Za-z0-9._-]+==[0-9][0-9a-z.]*(; sys_platform == '(win32|darwin)')?", pin)


def test_the_pins_are_read_as_conda_reads_them():
    environment = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))
    assert environment["name"] == "mathomong"
    assert environment["dependencies"] == ["python=3.12", "pip", {"pip": install.pins()}]


def test_no_package_is_pinned_twice():
    assert len(PINS) == len(install.pins()) > 100


def test_the_pins_are_everything_so_that_next_year_brings_the_same():
    here = [pin for pin in PINS.values() if not pin.marker or pin.marker.evaluate()]
    needed = {need for pin in here for need in map(Requirement, requires(pin.name) or []) if not needs_extra(need)}
    assert {canonicalize_name(need.name) for need in needed} - set(PINS) == set()


def needs_extra(requirement: Requirement) -> bool:
    """Whether a requirement does not apply here: it is for another system, or for an extra."""
    return bool(requirement.marker) and not requirement.marker.evaluate({"extra": ""})


def test_the_pythons_are_those_that_are_promised():
    assert PROJECT["requires-python"] == ">=3.11,<3.14"
    assert "(3, 11) <= sys.version_info[:2] <= (3, 13)" in MAKEFILE


# ---------------------------------------------------------------- make


def test_there_are_targets_to_look_at():
    assert {"help", "venv", "lab", "fresh", "test", "notebooks", "check", "clean"} <= set(TARGETS)


@pytest.mark.parametrize("target", TARGETS)
def test_help_says_what_every_target_does(target):
    assert re.search(rf"^  make {target} +\w+", run(MAKE).stdout, flags=re.MULTILINE)


def test_every_target_is_phony():
    assert set(re.search(r"^\.PHONY: (.*)", MAKEFILE, flags=re.MULTILINE).group(1).split()) == set(TARGETS)


def test_make_test_installs_lints_and_tests_in_this_order():
    steps = ["tools/install.py", "ruff check", "ruff format --check", "tools/run_tests.py"]
    planned = run(MAKE, "-n", "test").stdout
    assert sorted(steps, key=planned.index) == steps


def test_make_clean_leaves_the_learner_s_notebooks_alone():
    assert "my-notebooks" not in run(MAKE, "-n", "clean").stdout


def test_ruff_leaves_the_learner_s_notebooks_alone():
    ruff = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["ruff"]
    assert "my-notebooks" in ruff["extend-exclude"]


WORKS, SHIM, OLD = f'exec "{sys.executable}" "$@"', "echo not found >&2; exit 127", "exit 1"


@pytest.mark.parametrize(
    ("found", "picked"),
    [
        ({"python3.13": WORKS, "python3.11": WORKS}, "python3.13"),
        ({"python3.13": SHIM, "python3.12": SHIM, "python3.11": WORKS}, "python3.11"),
        ({"python3": OLD, "python": WORKS}, "python"),
        ({"python3.13": SHIM, "python3": OLD}, ""),
        ({}, ""),
    ],
)
def test_make_picks_the_first_python_that_runs_and_fits(found, picked, tmp_path):
    for name, script in found.items():
        (tmp_path / name).write_text(f"#!/bin/sh\n{script}\n")
        (tmp_path / name).chmod(0o755)
    planned = run(MAKE, "-n", "venv", env={"PATH": str(tmp_path)}).stdout
    assert f'python="{picked}"' in planned


def test_without_a_python_make_says_so_in_one_sentence(tmp_path):
    done = run(MAKE, "venv", env={"PATH": str(tmp_path)})
    assert done.returncode == 2
    assert done.stderr.startswith("Mathomong needs Python 3.11, 3.12 or 3.13, and none was found")


# ---------------------------------------------------------------- the script for a bare machine


def test_the_script_for_a_bare_machine_is_sound_and_can_be_executed():
    script = ROOT / ".ci" / "run"
    assert run("bash", "-n", str(script)).stderr == ""
    assert script.stat().st_mode & 0o111 == 0o111
    assert script.read_text(encoding="utf-8").rstrip().endswith("\nmake test")


@pytest.mark.parametrize("path", ["Makefile", ".ci/run"])
def test_nothing_is_allowed_to_fail_in_silence(path):
    assert not re.search(r"\|\|\s*(true|:)", (ROOT / path).read_text(encoding="utf-8"))


# ---------------------------------------------------------------- what the tests compare


@pytest.mark.parametrize(
    ("printed", "compared"),
    [
        ("<function f at 0x7f3a2b1c0d10>", "<function f at ADDRESS>"),
        ("12.5 ms", "TIME"),
        ("3µs a step", "TIME a step"),
        ("Descent(20 steps, loss 10.25 → 0.001362)", "Descent(20 steps, loss 10.25 → 0.001362)"),
        ("w = 1.898432602229536", "w = 1.898432602229536"),
    ],
)
def test_only_addresses_and_measured_times_are_left_out_of_the_comparison(printed, compared):
    config = ConfigParser(interpolation=None)
    config.read(ROOT / "tests" / "nbval_sanitize.cfg", encoding="utf-8")
    for section in config.sections():
        printed = re.sub(config[section]["regex"], config[section]["replace"], printed)
    assert printed == compared


def test_every_notebook_is_compared_strictly():
    assert "--nbval" in run_tests.NOTEBOOKS
    assert "--nbval-lax" not in run_tests.NOTEBOOKS
    assert "--nbval-sanitize-with=tests/nbval_sanitize.cfg" in run_tests.NOTEBOOKS


# ---------------------------------------------------------------- what is written down

PAGES = [path for path in files() if path.suffix == ".md"]


def test_there_are_pages_to_look_at():
    assert {"README.md", "CONTRIBUTING.md", "docs/design.md"} <= {page.as_posix() for page in PAGES}


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_every_command_in_a_page_exists(page):
    text = (ROOT / page).read_text(encoding="utf-8")
    assert set(re.findall(r"(?:`|^\s*)make ([a-z-]+)", text, flags=re.MULTILINE)) <= set(TARGETS)
    scripts = re.findall(r"\b(tools[/\\]\w+\.py)", text)
    assert [script for script in scripts if not (ROOT / script.replace("\\", "/")).exists()] == []


def test_the_readme_lists_all_sixteen_notebooks_and_links_those_that_are_there():
    rows = dict(re.findall(r"^\| (\d\d) \| (.*)", README, flags=re.MULTILINE))
    assert sorted(rows) == [f"{number:02}" for number in range(16)]
    there = {path.name for path in (ROOT / "notebooks").glob("*.ipynb")}
    assert {name for name in there if f"notebooks/{name}" in rows[name[:2]]} == there


def test_no_file_tells_of_the_computer_it_was_made_on():
    somebody_s = rb"(?<![\w.~-])/(home|Users|root|tmp)/[\w.-]+|[A-Z]:\\Users|" + re.escape(bytes(ROOT))
    telling = [str(path) for path in files() if re.search(somebody_s, (ROOT / path).read_bytes())]
    assert telling == []
