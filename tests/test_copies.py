"""A learner's work is safe: copies are filled, refreshed and brought back, and nothing of theirs is ever lost."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import copies

ROOT = Path(__file__).resolve().parent.parent
ROLL, FIT, SOLUTION = "04_roll_downhill.ipynb", "06_fit_a_line.ipynb", "solutions/04_update.py"
FIRST = {ROLL: "roll, version 1", FIT: "fit, version 1", SOLUTION: "w = w - rate * slope"}
NEWS = f"{ROLL} has a newer version; `make fresh NN=04` brings it, keeping yours."


def write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(text.encode())


def read(folder: Path) -> dict[str, str]:
    """Every file of a folder that a learner sees."""
    return {name: (folder / name).read_text(encoding="utf-8") for name in copies.names(folder)}


@pytest.fixture
def course(tmp_path: Path) -> Path:
    write(tmp_path / "notebooks", FIRST)
    return tmp_path / "notebooks"


@pytest.fixture
def mine(tmp_path: Path, course: Path) -> Path:
    copies.fill(course, tmp_path / "my-notebooks")
    return tmp_path / "my-notebooks"


def test_every_file_of_the_course_is_copied(mine):
    assert read(mine) == FIRST


def test_hidden_files_and_caches_are_not_copied(course, tmp_path):
    write(course, {".ipynb_checkpoints/04_roll_downhill.ipynb": "", "__pycache__/x.pyc": "", ".part": ""})
    copies.fill(course, tmp_path / "fresh")
    assert read(tmp_path / "fresh") == FIRST


def test_an_edited_copy_survives_and_nothing_is_said_while_the_course_stands_still(course, mine):
    write(mine, {ROLL: "my work"})
    assert copies.fill(course, mine) == []
    assert read(mine) == FIRST | {ROLL: "my work"}


def test_an_edited_copy_survives_a_new_version_and_each_time_a_sentence_says_how_to_get_it(course, mine):
    write(mine, {ROLL: "my work"})
    write(course, {ROLL: "roll, version 2"})
    assert [copies.fill(course, mine), copies.fill(course, mine)] == [[NEWS], [NEWS]]
    assert read(mine)[ROLL] == "my work"


def test_a_copy_that_was_never_edited_follows_every_new_version_without_a_word(course, mine):
    for version in ("roll, version 2", "roll, version 3"):
        write(course, {ROLL: version})
        assert copies.fill(course, mine) == []
        assert read(mine)[ROLL] == version


def test_a_deleted_copy_comes_back(course, mine):
    (mine / ROLL).unlink()
    copies.fill(course, mine)
    assert read(mine) == FIRST


def test_files_of_the_learner_s_own_are_left_alone(course, mine):
    write(mine, {"my idea.ipynb": "mine"})
    write(course, {ROLL: "roll, version 2"})
    copies.fill(course, mine)
    assert read(mine)["my idea.ipynb"] == "mine"


@pytest.mark.parametrize("damage", [None, b"", b"{", b"[]", b'"text"', b"\xff\xfe", b'{"04_roll_downhill.ipynb": 3}'])
def test_without_a_readable_memory_every_copy_that_differs_counts_as_edited(course, mine, damage):
    (mine / copies.MEMORY).unlink() if damage is None else (mine / copies.MEMORY).write_bytes(damage)
    write(course, {ROLL: "roll, version 2"})
    said = copies.fill(course, mine)
    assert len(said) == 1
    assert said[0].startswith(ROLL)
    assert read(mine) == FIRST


def test_with_the_memory_lost_a_difference_is_told_once_and_a_new_version_afterwards(course, mine):
    write(mine, {ROLL: "my work"})
    (mine / copies.MEMORY).unlink()
    told = f"{ROLL} is not as the course has it; `make fresh NN=04` brings it, keeping yours."
    assert [copies.fill(course, mine), copies.fill(course, mine)] == [[told], []]
    write(course, {ROLL: "roll, version 2"})
    assert copies.fill(course, mine) == [NEWS]


def test_with_the_memory_lost_a_copy_that_is_as_the_course_has_it_follows_again(course, mine):
    (mine / copies.MEMORY).unlink()
    copies.fill(course, mine)
    write(course, {ROLL: "roll, version 2"})
    assert copies.fill(course, mine) == []
    assert read(mine)[ROLL] == "roll, version 2"


def test_an_edited_file_without_a_number_stays_too(course, mine):
    write(course, {"data.csv": "1"})
    copies.fill(course, mine)
    write(mine, {"data.csv": "mine"})
    write(course, {"data.csv": "2"})
    assert copies.fill(course, mine) == [
        "data.csv has a newer version; rename yours and run `make lab` again to have both."
    ]


def test_fresh_brings_the_notebook_back_and_keeps_the_learner_s_beside_it(course, mine):
    write(mine, {ROLL: "my work"})
    said = copies.fresh("04", course, mine)
    assert said[0] == f"{ROLL} is fresh; yours is kept as 04_roll_downhill (mine 1).ipynb."
    assert read(mine) == FIRST | {"04_roll_downhill (mine 1).ipynb": "my work"}


def test_fresh_twice_keeps_both(course, mine):
    for work in ("first try", "second try"):
        write(mine, {ROLL: work})
        copies.fresh("04", course, mine)
    kept = {"04_roll_downhill (mine 1).ipynb": "first try", "04_roll_downhill (mine 2).ipynb": "second try"}
    assert read(mine) == FIRST | kept


def test_fresh_keeps_nothing_where_nothing_was_changed(course, mine):
    assert copies.fresh("04", course, mine)[0] == f"{ROLL} is as the course has it."
    assert read(mine) == FIRST


def test_fresh_brings_a_deleted_notebook_and_its_solutions_back(course, mine):
    (mine / ROLL).unlink()
    (mine / SOLUTION).unlink()
    assert copies.fresh("4", course, mine) == [f"{ROLL} is there again.", f"{SOLUTION} is there again."]
    assert read(mine) == FIRST


def test_after_fresh_the_copy_follows_the_course_again(course, mine):
    write(mine, {ROLL: "my work"})
    copies.fresh("04", course, mine)
    write(course, {ROLL: "roll, version 2"})
    assert copies.fill(course, mine) == []
    assert read(mine)[ROLL] == "roll, version 2"


@pytest.mark.parametrize("number", ["", " ", "99", "4x", "../04", "04_", "*", "vier"])
def test_fresh_with_a_number_that_does_not_exist_lists_those_that_do(course, mine, number):
    with pytest.raises(copies.NumberError, match=r"There is no notebook .*; say NN=… with one of 04, 06"):
        copies.fresh(number, course, mine)
    assert read(mine) == FIRST


def interrupt(*_):
    raise KeyboardInterrupt


def test_fresh_interrupted_loses_nothing(course, mine, monkeypatch):
    write(mine, {ROLL: "my work"})
    monkeypatch.setattr(copies.os, "replace", interrupt)
    with pytest.raises(KeyboardInterrupt):
        copies.fresh("04", course, mine)
    assert read(mine)[ROLL] == "my work"
    monkeypatch.undo()
    copies.fresh("04", course, mine)
    assert read(mine)[ROLL] == FIRST[ROLL]
    assert "my work" in read(mine).values()


def test_filling_interrupted_leaves_whole_files_and_is_finished_next_time(course, mine, monkeypatch):
    write(course, {ROLL: "roll, version 2"})
    monkeypatch.setattr(copies.os, "replace", interrupt)
    with pytest.raises(KeyboardInterrupt):
        copies.fill(course, mine)
    assert read(mine) == FIRST
    monkeypatch.undo()
    assert copies.fill(course, mine) == []
    assert read(mine)[ROLL] == "roll, version 2"


# ---------------------------------------------------------------- the real commands, in a real checkout


def git(folder: Path, *arguments: str) -> str:
    nobody = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    names = {f"GIT_{who}_{what}": "a@b.example" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    command = ["git", "-c", "safe.directory=*", *arguments]
    done = subprocess.run(command, cwd=folder, env=os.environ | nobody | names, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def command(folder: Path, *arguments: str) -> subprocess.CompletedProcess:
    """`python tools/copies.py …` in that checkout."""
    call = [sys.executable, "tools/copies.py", *arguments]
    return subprocess.run(call, cwd=folder, capture_output=True, text=True, encoding="utf-8")


@pytest.fixture
def clones(tmp_path: Path) -> tuple[Path, Path]:
    """Two clones of one bare origin: the author's and the learner's."""
    author, learner = tmp_path / "author", tmp_path / "learner"
    git(tmp_path, "init", "--quiet", "--bare", "--initial-branch=main", "origin.git")
    git(tmp_path, "clone", "--quiet", "origin.git", "author")
    git(author, "checkout", "--quiet", "-b", "main")
    (author / "tools").mkdir()
    shutil.copy(ROOT / "tools" / "copies.py", author / "tools")
    shutil.copy(ROOT / ".gitignore", author)
    write(author / "notebooks", FIRST)
    publish(author, "first")
    git(tmp_path, "clone", "--quiet", "--branch=main", "origin.git", "learner")
    return author, learner


def publish(author: Path, message: str) -> None:
    git(author, "add", "--all")
    git(author, "commit", "--quiet", "-m", message)
    git(author, "push", "--quiet", "origin", "main")


def test_a_learner_s_work_survives_git_pull_and_the_next_make_lab(clones):
    author, learner = clones
    assert command(learner).returncode == 0
    write(learner / "my-notebooks", {ROLL: "my work"})
    assert git(learner, "status", "--porcelain") == ""

    write(author / "notebooks", {ROLL: "roll, version 2", FIT: "fit, version 2"})
    publish(author, "second")
    git(learner, "pull", "--quiet", "--ff-only")

    assert git(learner, "status", "--porcelain") == ""
    assert read(learner / "my-notebooks") == FIRST | {ROLL: "my work"}
    assert command(learner).stdout.strip() == NEWS
    assert read(learner / "my-notebooks") == FIRST | {ROLL: "my work", FIT: "fit, version 2"}


def test_the_command_says_one_sentence_about_a_number_that_does_not_exist(clones):
    _, learner = clones
    done = command(learner, "fresh", "17")
    assert done.returncode == 1
    assert done.stderr.strip() == "There is no notebook '17'; say NN=… with one of 04, 06."
