"""Python for the browser from npm, beside the site, with the pure packages that the kernel needs; numpy can't be had so."""

import hashlib
import json
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

VERSION = "314.0.6"  # the one that jupyterlite-pyodide-kernel 0.8.6 asks for
PYTHON = "3.14"  # what that one is
NEEDED = ["micropip", "ipython", "jedi", "packaging", "sympy"]


def bring(folder: Path) -> Path:
    """Unpack Pyodide into `folder`/pyodide, fetch what NEEDED comes down to, and return its start file."""
    npm = shutil.which("npm")
    assert npm, "this test needs npm, to bring Python for the browser: install Node.js"
    _run(npm, "pack", "--silent", f"pyodide@{VERSION}", "--pack-destination", str(folder))
    with tarfile.open(folder / f"pyodide-{VERSION}.tgz") as archive:
        archive.extractall(folder, filter="data")
    place = (folder / "package").rename(folder / "pyodide")
    _fetch(place)
    return place / "pyodide.mjs"


def _fetch(place: Path) -> None:
    """The pure wheels that Pyodide's own list names, from the package index; the list then knows them by their hashes."""
    listed = place / "pyodide-lock.json"
    lock = json.loads(listed.read_text(encoding="utf-8"))
    found = closure(lock["packages"], NEEDED)
    pins = [f"{entry['name']}=={entry['version']}" for entry in found]
    pip = (sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary=:all:")
    _run(*pip, f"--python-version={PYTHON}", f"--dest={place}", *pins)
    for entry in found:
        entry["sha256"] = hashlib.sha256((place / entry["file_name"]).read_bytes()).hexdigest()
    listed.write_text(json.dumps(lock), encoding="utf-8")


def closure(packages: dict, names: list[str]) -> list[dict]:
    """The entries of these packages and of all that they depend on."""
    found: dict[str, dict] = {}
    waiting = list(names)
    while waiting:
        name = waiting.pop().replace("_", "-")
        if name not in found:
            found[name] = packages[name]
            waiting += packages[name]["depends"]
    return list(found.values())


def _run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True)
