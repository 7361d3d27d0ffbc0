"""The check of the installation says what is missing and what to do, and nothing that differs between good computers."""

import re
from importlib import metadata
from pathlib import Path

import pytest

from mathomong import check_installation
from mathomong.installation import PARTS

PROJECT = (Path(__file__).parent.parent / "pyproject.toml").read_text(encoding="utf-8")


@pytest.fixture
def versions(monkeypatch):
    """What is installed, to be changed at will."""
    found = dict.fromkeys(PARTS, "99.1.2")

    def version(name):
        if name not in found:
            raise metadata.PackageNotFoundError(name)
        return found[name]

    monkeypatch.setattr(metadata, "version", version)
    return found


def test_where_all_is_there_it_says_so_without_a_version(versions):
    said = check_installation()
    assert said.complete
    assert str(said).startswith("All is there")
    assert not re.search(r"\d", str(said))
    assert all(name in str(said) for name in PARTS)


@pytest.mark.parametrize("name", PARTS)
def test_what_is_missing_is_named_with_what_to_do(versions, name):
    del versions[name]
    said = check_installation()
    assert (said.missing, said.too_old, said.complete) == ((name,), (), False)
    assert f"{name} is missing." in str(said)
    assert "make lab" in str(said)


@pytest.mark.parametrize("name", PARTS)
@pytest.mark.parametrize("version", ["0.9", "1", "1.12.9", "0.0.1rc1"])
def test_what_is_too_old_is_named_with_what_to_do(versions, name, version):
    versions[name] = version
    said = check_installation()
    assert (said.missing, said.too_old) == ((), (name,))
    assert f"{name} is too old." in str(said)
    assert "make lab" in str(said)


@pytest.mark.parametrize("name", PARTS)
def test_the_least_version_and_a_preview_of_a_later_one_will_do(versions, name):
    first, second = PARTS[name][0]
    for version in (f"{first}.{second}", f"{first}.{second}.0", f"{first}.{second + 1}rc2", f"{first + 1}.0"):
        versions[name] = version
        assert check_installation().complete


def test_the_parts_are_those_that_the_project_asks_for():
    asked = re.search(r"^dependencies = \[(.*?)\]", PROJECT, re.DOTALL | re.MULTILINE).group(1)
    ranges = {name: (int(one), int(two)) for name, one, two in re.findall(r'"(\w+)>=(\d+)\.(\d+)', asked)}
    assert ranges == {name: least for name, (least, _) in PARTS.items()}
