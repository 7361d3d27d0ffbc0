"""Tests the tests: changes the maths in one place after the other, and tells which change no test notices."""

import compileall
import gc
import importlib
import os
import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import mutants
from mutants import Tally, share

ROOT = Path(__file__).resolve().parent.parent
EXPLAINED = ROOT / "tests" / "mutation" / "equivalent.toml"
WANTED = 0.9  # the share of mutants that some test has to notice
PATIENCE = 2  # times the processor time that the tests take without a change, and two seconds: some mutants never end
LOADED_ONCE = ["pytest", "hypothesis.strategies", "ipywidgets", "sympy.tensor", "sympy.combinatorics"]
LOADED_ONCE += ["matplotlib.figure", "matplotlib.backends.backend_agg", "playwright.sync_api", "numpy.random"]
ONE_PROCESS = {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "OPENBLAS_NUM_THREADS": "1"}
PLAIN = ["-x", "-q", "--tb=no", "--assert=plain", "-p", "no:cacheprovider", "-p", "no:faulthandler"]

# Which tests have to notice: those of the file's own name, or these.
TESTS = {
    "descent": ["tests/test_descent.py", "-k=not a_million_steps"],  # left out: the slowest, where others see as much
    "fits": ["tests/test_fits.py", "-k=not sympy"],
    "network": ["tests/test_network.py", "-k=not sympy"],
    "optimizers": ["tests/test_optimizers.py", "-k=not finds_the_minimum"],
}
CORE = ["calculus", "functions", "losses", "chain", "neuron", "network", "objectives", "landscapes", "fits"]
CORE += ["optimizers", "descent", "values"]


def main(files: list[str]) -> int:
    """Try all mutants of the files; 0 if enough are killed."""
    files = files or [f"mathomong/{name}.py" for name in CORE]
    if missing := [file for file in files if not (ROOT / file).is_file()]:
        sys.exit(f"There is no {missing[0]}; name a file of the maths, such as FILE=mathomong/losses.py.")
    os.environ.update(ONE_PROCESS)
    for name in LOADED_ONCE:
        importlib.import_module(name)
    gc.freeze()  # a child need not look through all of this for garbage
    with TemporaryDirectory() as folder:
        tallies = [told(tally(copy_of_the_project(Path(folder) / Path(file).stem), file)) for file in files]
    print(f"{share(tallies):.1%} killed; at least {WANTED:.0%} is wanted")
    return int(share(tallies) < WANTED)


def told(tally: Tally) -> Tally:
    print(tally, flush=True)
    return tally


def copy_of_the_project(folder: Path) -> Path:
    """What the tests of the maths need, in a folder where it may be broken."""
    for name in ("mathomong", "tests", "tools"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy2(ROOT / "pyproject.toml", folder)
    compileall.compile_dir(folder, quiet=1)  # once; of a mutant nothing is kept
    return folder


def tally(copy: Path, file: str) -> Tally:
    """Every mutant of one file, in turn."""
    code = (copy / file).read_text(encoding="utf-8")
    limit = time_limit(copy, file, code)
    tried = list(mutants.mutants(code))
    left = [mutant for mutant in tried if survives(copy, file, mutant.code, limit)]
    known = mutants.explained(EXPLAINED)
    new = tuple(mutant for mutant in left if (file, mutant.before, mutant.after) not in known)
    return Tally(file, len(tried), new, len(left) - len(new))


def time_limit(copy: Path, file: str, code: str) -> int:
    """How many seconds of processor time a mutant may take; stops where the tests fail already, or notice nothing."""
    import resource  # Windows has none, and no fork either

    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    if not survives(copy, file, code) or survives(copy, file, ""):
        sys.exit(f"The tests of {file} must pass as it is, and fail without it: {' '.join(watchers(file))}")
    return 2 + int(PATIENCE * (resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before))


def survives(copy: Path, file: str, code: str, limit: int = 600) -> bool:
    """Whether all tests pass with that code in the file: pytest runs in a child that finds the slow imports done."""
    (copy / file).write_text(code, encoding="utf-8")
    child = os.fork()
    if child == 0:
        os._exit(run_tests(copy, watchers(file), limit))
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def watchers(file: str) -> list[str]:
    """What watches over a file: the tests that belong to it, and its own examples.

    >>> watchers("mathomong/losses.py")
    ['mathomong/losses.py', 'tests/test_losses.py']
    """
    stem = Path(file).stem
    return [file, *TESTS.get(stem, [f"tests/test_{stem}.py"])]


def run_tests(copy: Path, tests: list[str], limit: int) -> int:
    """pytest in `copy`, in silence, for at most `limit` seconds of processor time; 0 if all tests pass."""
    import resource

    os.chdir(copy)
    for stream in (1, 2):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream)
    resource.setrlimit(resource.RLIMIT_CPU, (limit, limit))
    sys.path.insert(0, str(copy))
    sys.dont_write_bytecode = True
    try:
        return int(sys.modules["pytest"].main([*PLAIN, *tests], plugins=[AtFirstSight]))
    except BaseException:
        return 1


class AtFirstSight:
    """Ten examples of a property have to do, and none is made small: nobody reads it. That is quicker, and stricter."""

    @staticmethod
    def pytest_sessionstart() -> None:
        from hypothesis import Phase, settings

        few = {"max_examples": 10, "phases": [Phase.explicit, Phase.generate]}
        settings.register_profile("at first sight", settings.get_profile("course"), **few)
        settings.load_profile("at first sight")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
