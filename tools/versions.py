"""Runs the tests on the oldest or the newest versions that pyproject.toml allows, on each Python that is found.

`versions.py oldest` makes .venv-oldest-3.11 and its like. Only errors count in the notebooks there, since what prints may
differ; the browser stays out. Pythons that are named, such as 3.12, are the only ones; other arguments go to pytest.
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

from packaging.requirements import Requirement
from packaging.version import Version

from install import MISLEADING

ROOT = Path(__file__).resolve().parent.parent
PYTHONS = ("3.11", "3.12", "3.13")
PYENV = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv"))
BIN, EXE = ("Scripts", ".exe") if os.name == "nt" else ("bin", "")
NAMED = ("numpy", "matplotlib", "ipywidgets", "sympy", "ipykernel")  # in the line that says what was tested
LEFT_OUT = [
    "--ignore=tests/browser",  # what a browser shows is tested on the pins
    "--ignore=tests/test_benchmarks.py",  # and so is speed
    "--ignore=tests/test_gallery.py",  # the pictures in README are the pins' own, to the pixel
    "--ignore=tests/test_project.py",  # its pins, pages and commands are the same on any version
]
THEIRS = [
    "ignore::DeprecationWarning:matplotlib|pyparsing",  # an old matplotlib calls a new pyparsing by its old names
    "ignore:Parsing dates involving a day:DeprecationWarning",  # an old nbclient on Python 3.13
    "ignore:It looks like .register_random:hypothesis.errors.HypothesisWarning",  # an old hypothesis of itself
]
WARNINGS = "\n".join(["filterwarnings=error", *THEIRS])
RUN = ["tools/run_tests.py", "--nbval-lax", *LEFT_OUT]
STRICT = {
    "PYTHONWARNINGS": "error:::__main__",  # a cell of a notebook that makes a warning fails
    "PYTEST_ADDOPTS": f"-o {shlex.quote(WARNINGS)}",  # this way for the pytest that a test starts, too
}


def main(arguments: list[str]) -> int:
    """Test the `oldest` or the `newest`; one line for each Python at the end, and 1 if any failed or none was found."""
    age, *rest = arguments or [""]
    if age not in RESOLVE:
        print(f"Which versions? Say oldest or newest; this was {age!r}.", file=sys.stderr)
        return 2
    chosen = [one for one in rest if one in PYTHONS] or PYTHONS
    lines = [outcome(age, version, [one for one in rest if one not in PYTHONS]) for version in chosen]
    print("", *lines, sep="\n", flush=True)
    return int(any("FAILED" in line for line in lines) or not any("passed" in line for line in lines))


def outcome(age: str, version: str, arguments: list[str]) -> str:
    """Make the environment, run the tests there, and say in a line how it went."""
    python = found(version)
    if not python:
        return f"{age} on Python {version}: NOT TESTED, no Python {version} was found; get it from python.org or pyenv"
    print(f"\n{age} on Python {version}: installing", flush=True)
    inside = made(ROOT / f".venv-{age}-{version}", version, python)
    passed = installed(inside, age) and not run(inside, *RUN, *arguments).returncode
    return f"{age} on Python {version}: {'passed' if passed else 'FAILED'} with {', '.join(here(inside))}"


def found(version: str) -> str | None:
    """The first Python of this version that runs: on the path, or among pyenv's."""
    places = [shutil.which(f"python{version}"), *sorted(PYENV.glob(f"versions/{version}.*/{BIN}/python{EXE}"))]
    return next((str(place) for place in places if place and says(place) == version), None)


def says(python: str | Path) -> str:
    """The version that a Python reports; nothing where it does not run."""
    ask = "import sys, ensurepip; print('%d.%d' % sys.version_info[:2])"
    try:
        return subprocess.run([python, "-c", ask], capture_output=True, text=True).stdout.strip()
    except OSError:
        return ""


def made(folder: Path, version: str, python: str) -> str:
    """The Python of the environment in `folder`, which is made unless it is there; pip then moves it to what is wanted."""
    inside = folder / BIN / f"python{EXE}"
    if says(inside) != version:
        subprocess.run([python, "-m", "venv", "--clear", folder], check=True)
    return str(inside)


def installed(python: str, age: str) -> bool:
    """Whether pip could install them; if not, what it says stands above."""
    try:
        packages = RESOLVE[age](python)
    except ValueError as reason:
        print(reason, file=sys.stderr)
        return False
    return not pip(python, "install", "--quiet", "--upgrade", "--upgrade-strategy=eager", *packages).returncode


def wanted() -> list[Requirement]:
    """What pyproject.toml asks for, with all its extras."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = [one for extra in project["optional-dependencies"].values() for one in extra]
    return [Requirement(one) for one in [*project["dependencies"], *extras]]


def newest(_: str) -> list[str]:
    """For pip: the ranges as they are, of which it takes the top."""
    return [*map(str, wanted()), "--editable", str(ROOT)]


def oldest(python: str) -> list[str]:
    """For pip: of each range the lowest version that has a wheel for this Python; what those need is not ours to say."""
    return [*(lowest(python, one) for one in wanted()), "--editable", str(ROOT)]


RESOLVE = {"oldest": oldest, "newest": newest}


def lowest(python: str, requirement: Requirement) -> str:
    """The lowest version that the requirement allows and that has a wheel; ValueError where there is none."""
    listed = in_list(pip(python, "index", "versions", requirement.name, capture_output=True).stdout)
    pins = [f"{requirement.name}=={version}" for version in upwards(requirement, listed)]
    for pin in pins:
        if not pip(
            python, "install", "--dry-run", "--no-deps", "--only-binary=:all:", pin, capture_output=True
        ).returncode:
            return pin
    raise ValueError(f"no version of {requirement} has a wheel for {python}; pip index knows {len(pins)} in its range.")


def upwards(requirement: Requirement, versions: list[str]) -> list[str]:
    """The versions that the requirement allows, the lowest first.

    >>> upwards(Requirement("numpy>=2.0,<3"), ["3.0", "2.10.0", "2.9.1", "1.26.4"])
    ['2.9.1', '2.10.0']
    """
    return sorted(requirement.specifier.filter(versions), key=Version)


def in_list(text: str) -> list[str]:
    """The versions in what `pip index versions` prints.

    >>> in_list("numpy (2.1.0)\\nAvailable versions: 2.1.0, 2.0.2\\n  LATEST: 2.1.0")
    ['2.1.0', '2.0.2']
    """
    line = re.search(r"^Available versions: (.*)$", text, flags=re.MULTILINE)
    return re.findall(r"[^\s,]+", line.group(1)) if line else []


def here(python: str) -> list[str]:
    """The names and versions of what is installed and counts."""
    ask = f"from importlib.metadata import version\nfor name in {NAMED}: print(name, version(name))"
    return run(python, "-c", ask, stdout=subprocess.PIPE).stdout.splitlines()


def pip(python: str, *arguments: str, **settings) -> subprocess.CompletedProcess:
    return run(python, "-m", "pip", "--disable-pip-version-check", *arguments, **settings)


def run(python: str, *arguments: str, **settings) -> subprocess.CompletedProcess:
    """Run a Python of ours in the project's folder, and nothing of another environment with it."""
    environment = {name: value for name, value in os.environ.items() if name not in MISLEADING} | STRICT
    return subprocess.run([python, *arguments], cwd=ROOT, env=environment, text=True, **settings)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
