"""A notebook as it lies on the disk, read in the ways that the rules of notebook_rules.py ask for."""

import ast
import base64
import re
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

import nbformat


class Saved:
    """A notebook's code, prose, headings and outputs."""

    def __init__(self, path: Path) -> None:
        self.path, self.text = path, path.read_text(encoding="utf-8")
        self.node = nbformat.v4.reads(self.text)  # as it is: nbformat.reads would mend ids in passing
        self.number = path.name[:2]
        self.code = [cell for cell in self.node.cells if cell.cell_type == "code"]
        self.prose = [cell.source for cell in self.node.cells if cell.cell_type == "markdown"]
        self.outputs = [output for cell in self.code for output in cell.outputs]

    @cached_property
    def headings(self) -> list[tuple[int, str]]:
        """(level, words) of every heading; what looks like one inside a code block is none."""
        prose = re.sub(r"```.*?```", "", "\n\n".join(self.prose), flags=re.DOTALL)
        return [(len(marks), words) for marks, words in re.findall(r"^(#+) +(.+?) *$", prose, flags=re.MULTILINE)]

    @cached_property
    def trees(self) -> list[ast.Module]:
        """The code of every cell, without lines that only IPython understands."""
        plain = ("\n".join(re.sub(r"^\s*[%!].*", "", line) for line in cell.source.split("\n")) for cell in self.code)
        return [ast.parse(source) for source in plain]

    @property
    def pictures(self) -> Iterator[tuple[bytes, str]]:
        """(PNG, alternative text) of every saved picture."""
        for output in self.outputs:
            if "image/png" in output.get("data", {}):
                yield base64.b64decode(output.data["image/png"]), output.metadata.get("image/png", {}).get("alt", "")
