"""The computer that was measured, and how busy it was with other things."""

import os
import platform
from importlib.metadata import version
from pathlib import Path

import psutil

PACKAGES = ("numpy", "matplotlib", "ipywidgets", "ipykernel", "jupyterlab")


def describe(browser: str) -> str:
    """Processor, versions, and the share of the processor that was taken before anything began."""
    packages = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    return "\n".join(
        [
            f"{os.cpu_count()} cores of {_processor()}, {platform.system()}, {psutil.virtual_memory().total / 2**30:.0f} GB",
            f"Python {platform.python_version()}, {packages}, browser {browser}",
            f"Other programs took {psutil.cpu_percent(interval=2):.0f} % of the processor just before; the numbers count where that is near 0.",
        ]
    )


def _processor() -> str:
    """The processor's name, where the system tells it."""
    info = Path("/proc/cpuinfo")
    lines = info.read_text(encoding="utf-8").splitlines() if info.is_file() else []
    names = [line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor() or platform.machine()
