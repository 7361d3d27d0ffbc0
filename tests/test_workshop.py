"""What the page for workshops says is so: its links, its sums, its systems, and a path that is short enough."""

import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

import offline
from questions import NOTEBOOKS

PAGE = (Path(__file__).resolve().parent.parent / "docs" / "workshop.md").read_text(encoding="utf-8")
LONGEST = 107  # characters that the path of a socket may have


def test_the_link_for_everybody_fetches_the_repository_and_opens_a_notebook_that_exists():
    (link,) = re.findall(r"^ +(https://hub\.example\.org/\S+)$", PAGE, flags=re.MULTILINE)
    asked = parse_qs(urlsplit(link).query, strict_parsing=True)
    (repository,) = set(re.findall(r"git clone (\S+)", PAGE))
    assert urlsplit(link).path == "/hub/user-redirect/git-pull"
    assert asked["repo"] == [repository]
    assert asked["urlpath"][0].startswith(f"lab/tree/{repository.rpartition('/')[2]}/notebooks/")
    assert (NOTEBOOKS / asked["urlpath"][0].rpartition("/")[2]).exists()


def test_the_sums_are_right():
    found = re.findall(r"`([\d*+/. ]+)` = (\d+(?:\.\d+)?)", PAGE)
    assert len(found) >= 3
    for sum_, result in found:
        assert eval(sum_, {}) == pytest.approx(float(result))


def test_the_table_of_systems_is_that_of_the_tool():
    told = re.findall(r"^\| `([a-z-]+)` \|", PAGE, flags=re.MULTILINE)
    assert told == list(offline.SYSTEMS)
    assert re.findall(r"`-(3\.\d\d)`", PAGE) == list(offline.PYTHONS)
    (example,) = re.findall(r'make offline ARGS="(.+?)"', PAGE)
    assert set(example.split()) <= set(offline.names())


def test_a_kernel_s_socket_fits_into_the_folder_that_is_advised():
    (folder,) = re.findall(r"JUPYTER_RUNTIME_DIR=(\S+)", PAGE)
    name = f"kernel-{'0' * 36}-ipc-5"
    assert len(f"{folder.replace('LEARNER', 'a' * 32)}/{name}") <= LONGEST
    assert f"at most {LONGEST} characters" in PAGE
