"""Gives a JupyterLab that somebody else starts, such as Binder's, the settings that `make lab` starts ours with."""

import sys
from pathlib import Path

import install
from lab import SETTINGS

TOOLS = Path(__file__).resolve().parent


def config() -> str:
    """The settings of `make lab` as a file of Jupyter's configuration; the server finds our connection in tools/.

    >>> print(config().splitlines()[-1])
    c.KernelManager.transport_encryption = 'auto'
    """
    settings = [setting.removeprefix("--").partition("=") for setting in SETTINGS]
    lines = [f"c.{name} = {value!r}" for name, _, value in settings]
    return "\n".join(["import sys", f"sys.path.append({str(TOOLS)!r})", "c = get_config()", *lines, ""])


def write(environment: Path) -> None:
    """Put the settings into an environment, where each JupyterLab that it starts finds them, and turn the news off."""
    install.turn_off_news(environment)
    (environment / "etc" / "jupyter" / "jupyter_server_config.py").write_text(config(), encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.prefix))
