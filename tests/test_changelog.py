"""The changelog tells what is new on top, and has a word about the version that the project says it is."""

import re
import tomllib

from test_project import ROOT

TEXT = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
VERSIONS = re.findall(r"^## (\S+)", TEXT, flags=re.MULTILINE)
READERS = {"### For learners", "### For those who lead an evening", "### For those who work on it"}


def test_what_is_not_released_stands_on_top_and_then_the_present_version():
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    assert VERSIONS[:2] == ["Unreleased", version]


def test_versions_stand_newest_first_and_once():
    numbers = [tuple(map(int, version.split("."))) for version in VERSIONS[1:]]
    assert numbers == sorted(set(numbers), reverse=True)


def test_it_speaks_to_those_who_read_it():
    assert set(re.findall(r"^### .+", TEXT, flags=re.MULTILINE)) <= READERS
    assert all("\n- " in part for part in TEXT.split("\n### ")[1:])
