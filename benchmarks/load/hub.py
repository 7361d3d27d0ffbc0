"""A JupyterHub on this computer alone, that lets anyone in as whoever they say: for measuring, never for a class."""

import os
import secrets
import shutil
import socket
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import psutil

from benchmarks import ROOT
from browser.server import PATIENCE
from lab import SETTINGS

PROXY = "configurable-http-proxy"
BESIDE = Path(sys.prefix, "node_modules", ".bin")  # where npm puts it, told to install into this environment
HOW_TO_GET_IT = f"{PROXY} was not found; get Node.js, then: npm install --prefix {Path(sys.prefix).name} {PROXY}"
START = 300  # seconds for a learner's server to start, when many do at once
SHORT = "/tmp" if os.path.isdir("/tmp") else None  # the path to a kernel's socket may have 107 characters, or 104


@dataclass(frozen=True)
class Hub:
    """A running hub: its address, the key that opens it, and its process."""

    url: str
    token: str
    process: psutil.Process

    @property
    def key(self) -> dict[str, str]:
        """The header that lets a request in."""
        return {"Authorization": f"token {self.token}"}

    def memory(self) -> int:
        """Bytes of all learners' servers and kernels; what several share is counted in equal parts."""
        servers = [child for child in self.process.children() if "jupyterhub.singleuser" in child.cmdline()]
        return sum(share(one) for server in servers for one in (server, *server.children(recursive=True)))


def share(process: psutil.Process) -> int:
    """The proportional set size where the system tells it, else the unique one."""
    memory = process.memory_full_info()
    return getattr(memory, "pss", memory.uss)


def which_share() -> str:
    """The name of what `share` gives on this system."""
    return "proportional" if hasattr(psutil.Process().memory_full_info(), "pss") else "unique"


def proxy() -> str | None:
    """The command of the hub's proxy, which npm brings; None where there is none."""
    return shutil.which(PROXY, path=os.pathsep.join([str(BESIDE), os.environ.get("PATH", "")]))


@contextmanager
def started_hub() -> Iterator[Hub]:
    """A hub with fresh folders and free ports; at the end it and all that it started are gone."""
    with TemporaryDirectory(prefix="hub-", dir=SHORT, ignore_cleanup_errors=True) as name:
        folder, token = Path(name), secrets.token_hex(16)
        ports = free_ports(3)
        (folder / "config.py").write_text(config(folder, token, ports), encoding="utf-8")
        with open(folder / "log", "wb") as log:
            command = [sys.executable, "-m", "jupyterhub", "-f", "config.py"]
            process = psutil.Popen(  # in a session of its own, so that Ctrl-C is for us, and we end it in order
                command, cwd=folder, env=environment(), stdout=log, stderr=log, start_new_session=True
            )
        try:
            wait_for(ports, process, folder / "log")
            yield Hub(f"http://127.0.0.1:{ports[0]}/", token, process)
        finally:
            end(process)


def config(folder: Path, token: str, ports: list[int]) -> str:
    """The hub's settings; the short folder for sockets, and sockets instead of ports, keep forty kernels apart."""
    front, back, inside = (f"http://127.0.0.1:{port}" for port in ports)
    settings = {
        "JupyterHub.bind_url": front,
        "JupyterHub.hub_bind_url": back,
        "ConfigurableHTTPProxy.api_url": inside,
        "ConfigurableHTTPProxy.command": [proxy()],
        "ConfigurableHTTPProxy.auth_token": secrets.token_hex(16),
        "JupyterHub.db_url": "sqlite://",
        "JupyterHub.cookie_secret": secrets.token_bytes(32),
        "JupyterHub.authenticator_class": "dummy",
        "Authenticator.allow_all": True,
        "JupyterHub.spawner_class": "simple",
        "SimpleLocalProcessSpawner.home_dir_template": f"{folder}/{{username}}",
        "Spawner.cmd": [sys.executable, "-m", "jupyterhub.singleuser"],
        "Spawner.args": ["--allow-root", "--KernelManager.transport=ipc", *SETTINGS],
        "Spawner.environment": environment() | {"JUPYTER_RUNTIME_DIR": f"{folder}/r"},
        "Spawner.start_timeout": START,
        "Spawner.http_timeout": START,
        "JupyterHub.services": [{"name": "evening", "api_token": token}],
        "JupyterHub.load_roles": [{"name": "evening", "services": ["evening"], "scopes": SCOPES}],
    }
    return "".join(f"c.{name} = {value!r}\n" for name, value in settings.items())


SCOPES = ["admin:users", "admin:servers", "access:servers"]


def environment() -> dict[str, str]:
    """This process's environment, with this project's package and tools, and no other's Jupyter."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("JUPYTER", "JPY_"))}
    return {**kept, "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "tools")]), "JUPYTER_PREFER_ENV_PATH": "1"}


def free_ports(count: int) -> list[int]:
    """Ports that nobody on this computer listens on, all different."""
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [one.getsockname()[1] for one in sockets]
    for one in sockets:
        one.close()
    return ports


def wait_for(ports: list[int], process: psutil.Popen, log: Path) -> None:
    """Wait until something listens on every port; RuntimeError, with what the hub said, where it never does."""
    end_of_patience = time.monotonic() + PATIENCE
    while time.monotonic() < end_of_patience and process.poll() is None:
        if all(listens(port) for port in ports):
            return
        time.sleep(0.2)
    raise RuntimeError("JupyterHub did not start:\n" + log.read_text(encoding="utf-8", errors="replace"))


def listens(port: int) -> bool:
    """Whether something on this computer answers at the port."""
    with socket.socket() as one:
        one.settimeout(1)
        return one.connect_ex(("127.0.0.1", port)) == 0


def end(process: psutil.Popen) -> None:
    """End the hub and everything that it started, politely at first."""
    family = [process, *process.children(recursive=True)] if process.is_running() else []
    for one in reversed(family):
        quietly(one.terminate)
    _, left = psutil.wait_procs(family, timeout=10)
    for one in left:
        quietly(one.kill)


def quietly(act) -> None:
    """Do it; a process that has gone already needs nothing."""
    try:
        act()
    except psutil.NoSuchProcess:
        return
