"""The USB stick: which wheels are fetched for which computer, what is copied, and that pip then asks no index."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import install
import offline

CLOSED = "http://127.0.0.1:9"  # nobody listens there
NO_NETWORK = {
    "PIP_NO_INDEX": "1",
    "PIP_INDEX_URL": CLOSED,
    "HTTP_PROXY": CLOSED,
    "HTTPS_PROXY": CLOSED,
    "ALL_PROXY": CLOSED,
}


@pytest.mark.parametrize("target", offline.names())
def test_each_target_asks_for_its_own_system_and_python_and_for_wheels_only(target):
    command = offline.command(target, Path("wheels"))
    system, _, python = target.rpartition("-")
    assert f"--python-version={python}" in command
    assert [f"--platform={name}" for name in offline.SYSTEMS[system][0]] == [
        part for part in command if "form=" in part
    ]
    assert {"--only-binary=:all:", "--no-deps", f"--dest={Path('wheels')}"} < set(command)


def test_this_computer_s_wheels_are_those_of_its_own_pins():
    command = offline.command("", Path("wheels"))
    assert not any(part.startswith(("--platform", "--python")) for part in command)
    assert command[-len(offline.pins()) :] == offline.pins()
    assert len(offline.pins()) > 100


def test_a_pin_for_one_system_is_fetched_for_that_one_alone():
    only = [pin.partition(";") for pin in install.pins() if ";" in pin]
    assert len(only) >= 3
    for pin, _, condition in only:
        systems = [name for name, (_, python_says) in offline.SYSTEMS.items() if python_says in condition]
        assert [name for name in offline.SYSTEMS if pin in offline.pins(name)] == systems


def test_the_copy_holds_the_course_and_nothing_that_a_learner_or_a_run_has_made(tmp_path):
    offline.copy_course(tmp_path / "stick")
    copied = {path.relative_to(tmp_path / "stick").as_posix() for path in (tmp_path / "stick").rglob("*")}
    assert {"tools/install.py", "tools/lab.py", "environment.yml", "notebooks/04_roll_downhill.ipynb"} < copied
    assert {"notebooks/solutions/04_two_steps.py", "mathomong/__init__.py", "pyproject.toml"} < copied
    assert [path for path in copied if "__pycache__" in path or path.startswith((".venv", "my-notebooks"))] == []


def test_an_unknown_target_gets_one_sentence_and_nothing_is_touched(tmp_path):
    with pytest.raises(SystemExit, match=r"^There is no 'windows-2000'; give some of linux-3\.11, "):
        offline.main(["windows-2000"], tmp_path / "stick")
    assert not (tmp_path / "stick").exists()


def test_where_the_wheels_lie_beside_the_course_pip_asks_no_index(tmp_path, monkeypatch):
    monkeypatch.setattr(install, "WHEELS", tmp_path / "wheels")
    assert install.source() == []
    (tmp_path / "wheels").mkdir()
    assert install.source() == ["--no-index", f"--find-links={tmp_path / 'wheels'}"]


def test_wheels_for_another_computer_get_a_sentence_that_says_so(tmp_path, monkeypatch, capsys):
    (tmp_path / "wheels").mkdir()
    monkeypatch.setattr(install, "WHEELS", tmp_path / "wheels")
    monkeypatch.setattr(install, "PIP", [sys.executable, "-c", "import sys; sys.exit('(from versions: none)')"])
    with pytest.raises(install.InstallError, match="does not hold all that this system and this Python need"):
        install.pip(["numpy==2.4.6"])
    assert "from versions: none" in capsys.readouterr().err


@pytest.mark.long
def test_a_stick_installs_and_opens_a_notebook_s_kernel_with_the_network_closed(tmp_path):
    offline.main([], tmp_path / "stick")
    without = {**{name: value for name, value in os.environ.items() if not name.startswith("PIP_")}, **NO_NETWORK}
    run = {"cwd": tmp_path / "stick", "env": without, "capture_output": True, "text": True}
    made = subprocess.run([sys.executable, "tools/install.py"], **run)
    assert made.returncode == 0, made.stderr
    python = tmp_path / "stick" / install.PYTHON.relative_to(install.ROOT)
    used = "import mathomong.widgets as widgets, jupyterlab; widgets.line_fit_explorer().set(steps=9); print(widgets.__file__)"
    done = subprocess.run([str(python), "-c", used], **run)
    assert done.stdout.startswith(str(tmp_path / "stick")), done.stderr
