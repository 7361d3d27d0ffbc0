"""Finding a browser on this computer, and starting it out of sight."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from playwright.sync_api import Browser, BrowserType, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge", "microsoft-edge")
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)
HOW_TO_GET_ONE = (
    "install Chromium, Chrome or Edge, or run `python -m playwright install chromium`, "
    "or name a browser in the environment variable MATHOMONG_BROWSER"
)
FLAGS = ["--disable-gpu", "--disable-quic", "--disable-sync"]  # nothing that depends on the machine's graphics


@cache
def find_browser() -> str | None:
    """The path of a browser: the one in MATHOMONG_BROWSER, one of this computer, or Playwright's own; else None."""
    named = os.environ.get("MATHOMONG_BROWSER")
    if named:
        return shutil.which(named)
    here = [shutil.which(name) for name in NAMES] + [place for place in PLACES if Path(place).is_file()]
    return next((path for path in here if path and _answers(path)), None) or _playwrights_own()


@contextmanager
def started_browser(*flags: str) -> Iterator[Browser]:
    """A browser with a profile of its own, closed at the end; `flags` are added to ours."""
    find_browser()  # it may ask Playwright, of which there can be one at a time
    with sync_playwright() as playwright, launched(playwright.chromium, *flags) as browser:
        yield browser


@contextmanager
def launched(kind: BrowserType, *flags: str) -> Iterator[Browser]:
    """One more browser of a Playwright that runs already: a second Playwright can't run beside it."""
    browser = kind.launch(executable_path=find_browser(), args=[*FLAGS, *flags])
    try:
        yield browser
    finally:
        browser.close()


def _answers(path: str) -> bool:
    """Whether it is a browser: Ubuntu's `chromium-browser` may be a script that only says where to get one."""
    if sys.platform == "win32":
        return True  # there, asking for the version opens a window
    return subprocess.run([path, "--version"], capture_output=True, timeout=30).returncode == 0


def _playwrights_own() -> str | None:
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).is_file() else None
