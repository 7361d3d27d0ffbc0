"""The public address stands in one place: every link agrees with it, and a fork changes one line."""

import re

import pytest

import address

PYPROJECT = (address.ROOT / "pyproject.toml").read_text(encoding="utf-8")
README = (address.ROOT / "README.md").read_text(encoding="utf-8")
(LINK,) = set(re.findall(r"\((https://mybinder\.org/v2/gh/[^)]+)\)", README))
FORK = "https://github.com/some-club/calculus.course"


@pytest.mark.parametrize("page", address.PAGES)
def test_the_links_of_every_page_lead_to_the_one_address(page):
    text = (address.ROOT / page).read_text(encoding="utf-8")
    assert address.rewritten(text, address.repository(PYPROJECT)) == text


@pytest.mark.parametrize("page", address.PAGES)
def test_a_fork_s_address_replaces_the_old_one_everywhere(page):
    old = address.repository(PYPROJECT)
    text = (address.ROOT / page).read_text(encoding="utf-8")
    forked = address.rewritten(text, FORK)
    assert forked != text
    assert old.removeprefix("https://github.com/") not in forked
    assert address.rewritten(forked, old) == text


def test_the_address_stands_in_one_line_of_pyproject():
    assert PYPROJECT.count(address.repository(PYPROJECT)) == 1


def test_binder_s_link_opens_notebook_00_in_jupyterlab():
    assert LINK.endswith(f"/HEAD?urlpath={address.OPENS}")
    assert address.OPENS.removeprefix("lab/tree/") == address.FIRST_PAGE
    assert (address.ROOT / address.FIRST_PAGE).is_file()


@pytest.mark.parametrize("wrong", ["", "github.com/club/course", "https://github.com/club", FORK + "/tree/main"])
def test_an_address_that_is_none_gets_one_sentence(wrong):
    with pytest.raises(address.AddressError, match=r"^The address is .*has to look like https://github\.com/club/"):
        address.rewritten(README, wrong)


def test_make_address_writes_a_fork_s_links_and_says_so(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(address, "ROOT", tmp_path)
    (tmp_path / "pyproject.toml").write_text(f'[project.urls]\nRepository = "{FORK}"', encoding="utf-8")
    (tmp_path / "docs").mkdir()
    for page in address.PAGES:
        (tmp_path / page).write_text(LINK, encoding="utf-8")
    address.main()
    written = LINK.replace(
        address.repository(PYPROJECT).removeprefix("https://github.com/"), "some-club/calculus.course"
    )
    assert [(tmp_path / page).read_text(encoding="utf-8") for page in address.PAGES] == [written] * 3
    assert capsys.readouterr().out.count(f"its links lead to {FORK}") == 3
