"""The site's notebooks that run in the browser bring the package first; a workflow publishes what `make site` builds."""

import re

import nbformat
import pytest
import yaml

import install
from copies import COURSE
from web import lite

WORKFLOW = yaml.safe_load((install.ROOT / ".github/workflows/site.yml").read_text(encoding="utf-8"))


@pytest.fixture
def saved():
    return nbformat.read(COURSE / "04_roll_downhill.ipynb", as_version=4)


def test_a_copy_that_runs_first_brings_the_package_and_is_else_the_same(saved):
    first, *others = lite.runnable(saved).cells
    assert first.source == "%pip install -q mathomong"
    assert first.metadata["jupyter"]["source_hidden"]
    assert others == saved.cells


def test_a_copy_that_runs_is_a_sound_notebook_with_the_browser_s_own_kernel(saved):
    copy = lite.runnable(saved)
    nbformat.validate(copy)
    assert copy.metadata.kernelspec.name == "python"


def test_no_notebook_of_the_course_itself_installs_anything():
    texts = [path.read_text(encoding="utf-8") for path in COURSE.glob("*.ipynb")]
    assert len(texts) == 16
    assert [text for text in texts if lite.SETUP in text] == []


def test_the_package_is_looked_for_on_the_site_alone():
    kernel = lite.SETTINGS["jupyter-config-data"]["litePluginSettings"][lite.PYODIDE]
    assert kernel == {"disablePyPIFallback": True}


def test_what_the_browser_s_python_lacks_is_pinned():
    pinned = {pin.partition("==")[0] for pin in install.pins()}
    assert set(lite.BESIDE_OURS) <= pinned


# ---------------------------------------------------------------- publishing


def test_the_workflow_builds_the_site_as_make_does_and_publishes_that_folder():
    steps = WORKFLOW["jobs"]["build"]["steps"]
    assert [step["run"] for step in steps if "run" in step] == ["make site"]
    assert [step["with"]["path"] for step in steps if "pages-artifact" in step.get("uses", "")] == ["build/site"]
    assert WORKFLOW["jobs"]["publish"]["needs"] == "build"


def test_the_workflow_uses_official_actions_of_a_fixed_major_version():
    uses = [step["uses"] for job in WORKFLOW["jobs"].values() for step in job["steps"] if "uses" in step]
    assert len(uses) >= 4
    assert [action for action in uses if not re.fullmatch(r"actions/[a-z-]+@v\d+", action)] == []
