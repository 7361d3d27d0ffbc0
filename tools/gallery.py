"""Draws README's pictures and writes its gallery: explorers as a learner meets them, in the words of their own sentences."""

import base64
from dataclasses import dataclass, field
from pathlib import Path

from mathomong import widgets
from small_pictures import small

ROOT = Path(__file__).resolve().parent.parent
START, END = "<!-- make gallery writes this table -->\n", "<!-- end of the table -->\n"
COLUMNS = 2


@dataclass(frozen=True)
class Scene:
    """An explorer of a notebook, and where its controls stand."""

    notebook: str
    explorer: str
    settings: dict = field(default_factory=dict)

    @property
    def file(self) -> str:
        """The name of its picture: the notebook's."""
        return f"{self.notebook}.png"


@dataclass(frozen=True)
class Shown:
    """What a scene shows: its picture as a small PNG, and its sentence."""

    scene: Scene
    png: bytes
    words: str


# fmt: off
TOP = Scene("06_fit_a_line",          "line_fit_explorer",   {"learning_rate": 0.07, "steps": 100, "noise": 0.6})
SCENES = (  # none tells what a prediction asks
    Scene("02_measure_a_slope",       "slope_explorer",      {"x": 1.0, "h": 1.0}),
    Scene("03_score_a_guess",         "loss_explorer",       {"w": 1.5}),
    Scene("07_bend_the_line",         "activation_explorer", {"z": 1.0}),
    Scene("10_send_the_error_back",   "network_explorer",    {"steps": 5}),
    Scene("12_race_the_optimizers",   "race_explorer",       {"steps": 6}),
    Scene("15_build_it_from_scratch", "boundary_explorer",   {"data": "moons", "steps": 100}),
)
# fmt: on


def shown(scene: Scene) -> Shown:
    """The explorer, set as the scene says, with its picture made small."""
    live = getattr(widgets, scene.explorer)()
    live.set(**scene.settings)
    return Shown(scene, base64.b64decode(small(base64.b64encode(live.image.value).decode())), live.words)


def table(gallery: list[Shown]) -> str:
    """The gallery as a page holds it: rows of pictures, each linked to its notebook, its sentence as alternative text."""
    cells = [
        f"[![{each.words}](docs/gallery/{each.scene.file})](notebooks/{each.scene.notebook}.ipynb)" for each in gallery
    ]
    rows = [cells[start : start + COLUMNS] for start in range(0, len(cells), COLUMNS)]
    return "\n".join(f"| {' | '.join(row)} |" for row in [[" "] * COLUMNS, ["---"] * COLUMNS, *rows])


def with_table(page: str, gallery: list[Shown]) -> str:
    """The page with this table between its marks, whatever stood there; raises ValueError where a mark is missing."""
    before, start, rest = page.partition(START)
    _, end, after = rest.partition(END)
    if not (start and end):
        raise ValueError(f"README needs the lines {START.strip()} and {END.strip()}, and the table goes between them.")
    return f"{before}{START}\n{table(gallery)}\n\n{END}{after}"


def main(root: Path = ROOT) -> None:
    """Draw every picture, and write the table into README."""
    gallery = [shown(scene) for scene in SCENES]
    (root / "docs" / "gallery").mkdir(parents=True, exist_ok=True)
    for each in gallery:
        (root / "docs" / "gallery" / each.scene.file).write_bytes(each.png)
    (root / "docs" / "fit-a-line.png").write_bytes(shown(TOP).png)
    page = with_table((root / "README.md").read_text("utf-8"), gallery)
    (root / "README.md").write_text(page, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
