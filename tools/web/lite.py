"""The notebooks in JupyterLite: Python itself runs in the reader's browser, and finds the course's package on the site."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
from nbformat import NotebookNode

import install
from copies import COURSE, names

SETUP = "%pip install -q mathomong"
KERNEL = {"name": "python", "display_name": "Python (Pyodide)", "language": "python"}
BESIDE_OURS = ("ipywidgets", "jupyterlab_widgets", "comm")  # what Pyodide does not bring; they are pure Python
PYODIDE = "@jupyterlite/pyodide-kernel-extension:kernel"
SETTINGS = {
    "jupyter-lite-schema-version": 0,
    "jupyter-config-data": {
        "appName": "Mathomong",
        "litePluginSettings": {PYODIDE: {"disablePyPIFallback": True}},  # no other `mathomong` than ours
    },
}
OPTIONS = ("--no-sourcemaps", "--no-unused-shared-packages", "--apps", "lab", "--apps", "notebooks")


def runnable(notebook: NotebookNode) -> NotebookNode:
    """The site's copy of a notebook: before all else, a folded cell brings the package and what it draws with."""
    setup = nbformat.v4.new_code_cell(SETUP, id="bring-the-course", metadata={"jupyter": {"source_hidden": True}})
    return nbformat.from_dict({**notebook, "cells": [setup, *notebook.cells], "metadata": {"kernelspec": KERNEL}})


def build(out: Path, work: Path) -> None:
    """Build JupyterLite into `out`; `work` is a folder for what it is built from."""
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    (work / "jupyter-lite.json").write_text(json.dumps(SETTINGS), encoding="utf-8")
    _copy_course(work / "files")
    _fetch_wheels(work / "wheels")
    places = ("--contents", "files", "--piplite-wheels", "wheels", "--output-dir", str(out))
    _run(sys.executable, "-m", "jupyterlite_core", "build", *OPTIONS, *places, folder=work)


def _copy_course(folder: Path) -> None:
    """The notebooks, each with its setup cell, and the solutions as they are."""
    for name in names(COURSE):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        if name.endswith(".ipynb"):
            nbformat.write(runnable(nbformat.read(COURSE / name, as_version=4)), folder / name)
        else:
            shutil.copy(COURSE / name, folder / name)


def _fetch_wheels(folder: Path) -> None:
    """The package's own wheel, and those that it needs and Pyodide lacks, in the versions of environment.yml."""
    shutil.rmtree(install.ROOT / "build" / "lib", ignore_errors=True)  # setuptools would pack what lies there, too
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check")
    pins = [pin for pin in install.pins() if pin.partition("==")[0] in BESIDE_OURS]
    _run(*pip, "wheel", "--quiet", "--no-deps", "--no-build-isolation", f"--wheel-dir={folder}", str(install.ROOT))
    _run(*pip, "download", "--quiet", "--no-deps", "--only-binary=:all:", f"--dest={folder}", *pins)


def _run(*command: str, folder: Path | None = None) -> None:
    """Run a command; where it fails raise InstallError with the end of what it said."""
    settings = {**os.environ, "JUPYTER_PREFER_ENV_PATH": "1", "JUPYTER_CONFIG_DIR": os.devnull}
    done = subprocess.run(command, cwd=folder, env=settings, capture_output=True, text=True, errors="replace")
    if done.returncode:
        raise install.InstallError(f"{' '.join(command[:4])} failed: {(done.stdout + done.stderr)[-2000:]}")
