"""Making .venv: the right Python or one sentence, and a working environment is never lost to a failed attempt."""

import sys

import pytest

import install


@pytest.fixture
def venv(tmp_path, monkeypatch):
    """A place to make environments in, and a stand-in for making one: the stamp, without the packages."""
    places = {"VENV": ".venv", "EARLIER": ".venv-old", "PYTHON": ".venv/python", "STAMP": ".venv/made-from"}
    for name, place in places.items():
        monkeypatch.setattr(install, name, tmp_path / place)
    monkeypatch.setattr(install, "make", lambda: make("new"))
    return install.VENV


def make(content: str, whole: bool = True):
    install.VENV.mkdir()
    install.PYTHON.write_text(content)
    if whole:
        install.STAMP.write_text(install.stamp())


def fail():
    make("broken", whole=False)
    raise install.InstallError("pip cannot reach its package index.")


def test_an_environment_that_is_made_from_today_s_files_is_used_again(venv):
    install.main()
    install.PYTHON.write_text("the same")
    install.main()
    assert install.PYTHON.read_text() == "the same"


@pytest.mark.parametrize("file", ["environment.yml", "pyproject.toml"])
def test_a_change_to_either_file_makes_it_anew(venv, file, tmp_path, monkeypatch):
    for name in ("environment.yml", "pyproject.toml"):
        (tmp_path / name).write_text("before")
    monkeypatch.setattr(install, "ROOT", tmp_path)
    make("old")
    assert install.is_made()
    (tmp_path / file).write_text("after")
    assert not install.is_made()


def test_a_half_made_environment_is_made_anew(venv):
    make("half", whole=False)
    install.main()
    assert install.PYTHON.read_text() == "new"


def test_an_environment_from_another_folder_is_made_anew(venv):
    make("moved")
    install.STAMP.write_text("made elsewhere")
    install.main()
    assert install.PYTHON.read_text() == "new"
    assert not install.EARLIER.exists()


def test_where_making_fails_the_one_that_worked_comes_back(venv, monkeypatch):
    make("worked")
    install.STAMP.write_text("other pins")
    monkeypatch.setattr(install, "make", fail)
    with pytest.raises(SystemExit, match=r"^pip cannot reach its package index\.$"):
        install.main()
    assert install.PYTHON.read_text() == "worked"


def test_after_a_making_that_was_killed_the_one_that_worked_still_comes_back(venv, monkeypatch):
    make("worked")
    venv.rename(install.EARLIER)
    make("half", whole=False)
    monkeypatch.setattr(install, "make", fail)
    with pytest.raises(SystemExit):
        install.main()
    assert install.PYTHON.read_text() == "worked"


def test_where_the_first_making_fails_nothing_half_made_is_left(venv, monkeypatch):
    monkeypatch.setattr(install, "make", fail)
    with pytest.raises(SystemExit):
        install.main()
    assert not venv.exists()


@pytest.mark.parametrize("version", [(2, 7), (3, 8), (3, 10), (3, 14), (4, 0)])
def test_a_python_that_is_too_old_or_too_new_gets_one_sentence(version):
    with pytest.raises(install.InstallError, match=r"needs 3\.11, 3\.12 or 3\.13"):
        install.expect_python(version, can_make=True)


def test_a_python_without_ensurepip_is_told_what_to_install():
    with pytest.raises(install.InstallError, match="sudo apt-get install python3-venv"):
        install.expect_python((3, 12), can_make=False)


def test_pip_that_fails_ends_in_one_sentence(monkeypatch, capsys):
    monkeypatch.setattr(install, "PIP", [sys.executable, "-c", "import sys; sys.exit('No matching distribution')"])
    with pytest.raises(install.InstallError, match="its own message stands above"):
        install.pip([])
    assert "No matching distribution" in capsys.readouterr().err


def test_an_active_environment_does_not_lead_pip_astray(monkeypatch):
    look = f"import os, sys; sys.exit(bool(set(os.environ) & {install.MISLEADING!r}))"
    monkeypatch.setattr(install, "PIP", [sys.executable, "-c", look])
    for name in install.MISLEADING - {"PYTHONHOME", "PYTHONPATH"}:
        monkeypatch.setenv(name, "elsewhere")
    install.pip([])
