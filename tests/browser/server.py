"""A JupyterLab server as `make lab` starts it, but with fresh folders, a free port and this project's own package."""

import json
import os
import secrets
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from urllib.error import URLError
from urllib.request import ProxyHandler, Request, build_opener

from lab import SETTINGS

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60  # seconds for a server to start: a cold disk is slow
FOLDERS = {  # nothing of the person's own Jupyter leaks in, and nothing of ours leaks out
    "JUPYTER_CONFIG_DIR": "config",
    "JUPYTER_DATA_DIR": "data",
    "JUPYTER_RUNTIME_DIR": "runtime",
    "JUPYTERLAB_SETTINGS_DIR": "settings",
    "JUPYTERLAB_WORKSPACES_DIR": "workspaces",
    "IPYTHONDIR": "ipython",
}
NO_NEWS = {"fetchNews": "false", "checkForUpdates": False}  # else a pop-up lies over the page
_numbers = count(1)
_open = build_opener(ProxyHandler({})).open  # the server is on this computer, whatever the proxy


@dataclass(frozen=True)
class Lab:
    """A running server: its address, the key to it, and the folder that it shows."""

    url: str
    token: str
    root: Path

    def address(self) -> str:
        """The address of JupyterLab, a workspace of its own each time."""
        return f"{self.url}lab/workspaces/desk-{next(_numbers)}?token={self.token}"

    def copy_of(self, notebook: Path) -> str:
        """Where, seen from the server, a fresh copy of `notebook` lies, in a folder of its own."""
        place = f"run-{next(_numbers)}"
        (self.root / place).mkdir()
        shutil.copy(notebook, self.root / place)
        return f"{place}/{notebook.name}"

    def ask(self, path: str, method: str = "GET") -> None:
        """Send a request; raises URLError unless the server says yes."""
        request = Request(self.url + path, method=method, headers={"Authorization": f"token {self.token}"})
        _open(request, timeout=10).close()


@contextmanager
def started_lab(folder: Path, settings: Sequence[str] = SETTINGS) -> Iterator[Lab]:
    """A server that works in `folder`; at the end it is shut down, and its kernels with it."""
    token, root = secrets.token_hex(16), folder / "notebooks"
    root.mkdir()
    with open(folder / "log", "wb") as log:
        server = subprocess.Popen(_command(root, token, settings), env=_environment(folder), stdout=log, stderr=log)
    try:
        lab = Lab(_url(server, folder), token, root)
        try:
            yield lab
        finally:
            lab.ask("api/shutdown", "POST")
            server.wait(timeout=30)
    finally:
        server.kill()  # does nothing to one that has ended
        server.wait()


def _command(root: Path, token: str, settings: Sequence[str]) -> list[str]:
    return [
        *(sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root"),
        "--ServerApp.ip=127.0.0.1",
        "--ServerApp.port=0",
        f"--ServerApp.root_dir={root}",
        f"--IdentityProvider.token={token}",
        *settings,
        "--LabApp.expose_app_in_browser=True",  # a test can then say "run all cells"
    ]


def _environment(folder: Path) -> dict[str, str]:
    """This process's environment, but every Jupyter folder a new one."""
    news = folder / "settings/@jupyterlab/apputils-extension/notification.jupyterlab-settings"
    news.parent.mkdir(parents=True)
    news.write_text(json.dumps(NO_NEWS), encoding="utf-8")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("JUPYTER", "JPY_"))}
    ours = {name: str(folder / place) for name, place in FOLDERS.items()}
    paths = filter(None, [str(ROOT), str(ROOT / "tools"), os.environ.get("PYTHONPATH")])
    return {**kept, **ours, "PYTHONPATH": os.pathsep.join(paths), "JUPYTER_PREFER_ENV_PATH": "1"}


def _url(server: subprocess.Popen, folder: Path) -> str:
    """The server's address, from the file that it writes when it is ready; its log if it never is."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and server.poll() is None:
        for info in (folder / "runtime").glob("jpserver-*.json"):
            if url := _answering(info):
                return url
        time.sleep(0.1)
    raise RuntimeError("JupyterLab did not start:\n" + (folder / "log").read_text(encoding="utf-8", errors="replace"))


def _answering(info: Path) -> str | None:
    """The address in `info`, once something answers there; the file may still be half written."""
    try:
        url = json.loads(info.read_text(encoding="utf-8"))["url"]
        _open(url + "api", timeout=10).close()
    except (URLError, ValueError, OSError):
        return None
    return url
