"""Firefox as it is installed, driven over WebDriver BiDi, which it speaks itself: no driver of anyone's in between."""

import json
import os
import re
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

import websocket

NAMES = ("firefox-esr", "firefox")
HOW_TO_GET_IT = "install Firefox, on Debian or Ubuntu: sudo apt-get install firefox-esr"
LISTENS = re.compile(r"WebDriver BiDi listening on (ws://\S+)")
PATIENCE = 60  # seconds for what should come soon: a cold start is slow


def find_firefox() -> str | None:
    """The path of a Firefox of this computer; None where there is none."""
    return next(filter(None, map(shutil.which, NAMES)), None)


class Firefox:
    """One window of a running Firefox."""

    def __init__(self, address: str) -> None:
        self._line = websocket.create_connection(f"{address}/session", timeout=PATIENCE, suppress_origin=True)
        self._numbers, self.complaints = count(1), []
        self.ask("session.new", capabilities={})
        self.ask("session.subscribe", events=["log.entryAdded"])
        # Out of sight the window that opens by itself never gets the focus, and a second one does.
        self.window = self.ask("browsingContext.create", type="window")["context"]

    def ask(self, method: str, **params: Any) -> dict[str, Any]:
        """Send a command and wait for its result; RuntimeError where Firefox refuses."""
        number = next(self._numbers)
        self._line.send(json.dumps({"id": number, "method": method, "params": params}))
        while (reply := json.loads(self._line.recv())).get("id") != number:
            self._hear(reply)
        if reply["type"] == "error":
            raise RuntimeError(f"{method}: {reply['message']}")
        return reply["result"]

    def _hear(self, event: dict[str, Any]) -> None:
        """Keep what the page complains of; all else goes by."""
        if event.get("method") == "log.entryAdded" and event["params"]["level"] == "error":
            self.complaints.append(event["params"]["text"])

    def go(self, url: str) -> None:
        """Open the address."""
        self.ask("browsingContext.navigate", context=self.window, url=url, wait="complete")

    def evaluate(self, expression: str) -> Any:
        """The value of a JavaScript expression, awaited, by way of JSON."""
        text = f"(async () => JSON.stringify(await ({expression}) ?? null))()"
        target = {"context": self.window}
        found = self.ask("script.evaluate", expression=text, target=target, awaitPromise=True)
        if found["type"] == "exception":
            raise RuntimeError(found["exceptionDetails"]["text"])
        return json.loads(found["result"]["value"])

    def wait_for(self, expression: str, true: Callable[[Any], bool] = bool) -> Any:
        """The value of the expression, once it is as wanted; TimeoutError where it never is."""
        end = time.monotonic() + PATIENCE
        while not true(value := self.evaluate(expression)):
            if time.monotonic() > end:
                raise TimeoutError(f"{expression} stays {value!r}")
            time.sleep(0.1)
        return value

    def press(self, key: str) -> None:
        """Press and release a key of the keyboard, wherever the focus is."""
        strokes = [{"type": "keyDown", "value": key}, {"type": "keyUp", "value": key}]
        keyboard = {"type": "key", "id": "keyboard", "actions": strokes}
        self.ask("input.performActions", context=self.window, actions=[keyboard])

    def close(self) -> None:
        """End the browser."""
        self.ask("browser.close")
        self._line.close()


@contextmanager
def started_firefox(folder: Path) -> Iterator[Firefox]:
    """A Firefox out of sight, with an empty profile in `folder`; ended at the end."""
    command = [find_firefox(), "--headless", "--no-remote", "--profile", str(folder), "--remote-debugging-port=0"]
    home = {**os.environ, "HOME": str(folder), "MOZ_HEADLESS_WIDTH": "1366", "MOZ_HEADLESS_HEIGHT": "768"}
    process = subprocess.Popen(command, env=home, stderr=subprocess.PIPE, text=True, errors="replace")
    try:
        firefox = Firefox(_address(process))
        try:
            yield firefox
        finally:
            firefox.close()
            process.wait(timeout=30)
    finally:
        process.kill()  # does nothing to one that has ended
        process.wait()
        process.stderr.close()


def _address(process: subprocess.Popen) -> str:
    """Where it listens, which it says once it does."""
    said = []
    for line in process.stderr:
        if found := LISTENS.search(line):
            return found.group(1)
        said.append(line)
    raise RuntimeError("Firefox did not start:\n" + "".join(said))
