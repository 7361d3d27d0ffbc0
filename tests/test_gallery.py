"""README's gallery is what `make gallery` writes: today's pictures, and their own sentences."""

from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

import gallery
from gallery import SCENES, TOP, shown, with_table
from small_pictures import LARGEST

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def fresh() -> dict[str, gallery.Shown]:
    """Every scene, drawn anew."""
    return {scene.file: shown(scene) for scene in (*SCENES, TOP)}


def pixels(png: bytes) -> np.ndarray:
    with Image.open(BytesIO(png)) as picture:
        return np.asarray(picture.convert("RGB")).astype(int)


def test_the_table_in_the_readme_is_what_the_command_writes(fresh):
    assert len(SCENES) >= 6
    assert with_table(README, [fresh[scene.file] for scene in SCENES]) == README


@pytest.mark.parametrize("scene", [*SCENES, TOP], ids=lambda scene: scene.notebook)
def test_every_picture_is_there_is_small_and_is_that_of_today(scene, fresh):
    path = ROOT / "docs" / ("fit-a-line.png" if scene is TOP else f"gallery/{scene.file}")
    saved, drawn = pixels(path.read_bytes()), pixels(fresh[scene.file].png)
    assert path.stat().st_size <= LARGEST
    assert len(np.unique(saved)) > 20
    assert saved.shape == drawn.shape
    assert (np.abs(saved - drawn) > 40).any(axis=-1).mean() <= 0.001


def test_the_folder_holds_no_other_picture():
    assert {path.name for path in (ROOT / "docs" / "gallery").iterdir()} == {scene.file for scene in SCENES}


@pytest.mark.parametrize("scene", [*SCENES, TOP], ids=lambda scene: scene.notebook)
def test_every_explorer_is_one_of_the_notebook_that_it_leads_to(scene):
    assert scene.explorer in (ROOT / "notebooks" / f"{scene.notebook}.ipynb").read_text(encoding="utf-8")


def test_what_stood_between_the_marks_goes_and_all_else_stays(fresh):
    one = [fresh[SCENES[0].file]]
    page = f"before\n{gallery.START}old\n{gallery.END}after\n"
    written = with_table(page, one)
    assert written.startswith("before\n")
    assert written.endswith("after\n")
    assert "old" not in written
    assert with_table(written, one) == written


@pytest.mark.parametrize("page", ["no marks", gallery.START, gallery.END, gallery.END + gallery.START])
def test_a_page_without_its_marks_is_left_alone(page, fresh):
    with pytest.raises(ValueError, match="README needs the lines"):
        with_table(page, [fresh[SCENES[0].file]])
