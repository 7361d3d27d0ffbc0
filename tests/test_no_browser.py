"""Without a browser the browser tests never pass in silence: a loud line at home, failures on a CI machine."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

SOME = Path(__file__).parent / "browser" / "test_exercises.py"


def run_without_a_browser(*options: str, ci: str = "") -> subprocess.CompletedProcess:
    """Some of the browser tests, on a computer where no browser is to be found."""
    command = [sys.executable, "-m", "pytest", str(SOME), *options]
    computer = {**os.environ, "MATHOMONG_BROWSER": "no-such-browser", "CI": ci}
    return subprocess.run(command, env=computer, capture_output=True, text=True, timeout=120)


@pytest.mark.parametrize("workers", ["-n=0", "-n=2"])
def test_at_home_a_loud_line_says_that_they_did_not_run(workers):
    run = run_without_a_browser(workers)
    assert run.returncode == pytest.ExitCode.NO_TESTS_COLLECTED
    assert "NO BROWSER FOUND: 4 browser tests did not run; install Chromium" in run.stdout


def test_on_a_ci_machine_they_fail_with_a_sentence_that_says_what_to_do():
    run = run_without_a_browser(ci="true")
    assert run.returncode == pytest.ExitCode.TESTS_FAILED
    assert "no browser was found, so the browser tests can't run: install Chromium" in run.stdout
    assert "passed" not in run.stdout
