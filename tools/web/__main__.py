"""Builds the whole site into the folder that it is given; runs in the environment `site`."""

import shutil
import sys
from pathlib import Path

import install

from . import lite
from .catalogue import entries, sheets
from .index import index, reading
from .reading import reading_copy, sheet_copy


def build(out: Path) -> None:
    """The first page, what there is to read, and JupyterLite; what was in `out` before is gone."""
    shutil.rmtree(out, ignore_errors=True)
    (out / "read").mkdir(parents=True)
    (out / "index.html").write_text(index(), encoding="utf-8")
    for entry in entries():
        (out / reading(entry)).write_text(reading_copy(entry), encoding="utf-8")
    for title, sheet in sheets().items():
        (out / reading(sheet)).write_text(sheet_copy(title, sheet), encoding="utf-8")
    lite.build(out / "run", out.with_name("lite"))
    (out / ".nojekyll").touch()  # GitHub Pages serves the files as they are


if __name__ == "__main__":
    try:
        build(Path(sys.argv[1]))
    except install.InstallError as reason:
        sys.exit(str(reason))
