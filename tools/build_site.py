"""Builds the course as a site, ready for any static host, in build/site."""

import subprocess
import sys
from pathlib import Path

import environments
import install

SITE = install.ROOT / "build" / "site"


def build(out: Path = SITE) -> None:
    """Build the site into `out`. Raises InstallError where its environment can't be made or a part can't be built."""
    python = environments.python_of("site")
    done = subprocess.run(
        [python, "-m", "web", str(out)], cwd=install.ROOT / "tools", stderr=subprocess.PIPE, text=True
    )
    if done.returncode:
        raise install.InstallError(done.stderr.strip())


def megabytes(folder: Path) -> float:
    """How much the files of a folder hold, in millions of bytes."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6


if __name__ == "__main__":
    try:
        build()
        print(f"The site is in {SITE.relative_to(install.ROOT)}: {megabytes(SITE):.0f} MB.")
    except install.InstallError as reason:
        sys.exit(str(reason))
