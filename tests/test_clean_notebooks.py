"""Cleaning: what is kept, what is dropped, the same bytes each time, and a loud failure on an error."""

import base64
import io
import os
from random import Random

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output, new_raw_cell
from PIL import Image

import clean_notebooks
from clean_notebooks import NotebookError, clean, text_of
from small_pictures import LARGEST, small


def png(picture: Image.Image) -> str:
    file = io.BytesIO()
    picture.save(file, "PNG")
    return base64.b64encode(file.getvalue()).decode()


GREY = Image.linear_gradient("L")  # 256 × 256, every grey there is
NOISE = Image.frombytes("RGB", (400, 400), Random(0).randbytes(480_000))


def pixels(encoded: str) -> Image.Image:
    return Image.open(io.BytesIO(base64.b64decode(encoded)))


def cleaned(*outputs, **cell):
    """The one code cell with these outputs, cleaned."""
    return clean(new_notebook(cells=[new_code_cell("1 + 1", outputs=list(outputs), execution_count=1, **cell)])).cells[
        0
    ]


def printed(text, name="stdout"):
    return new_output("stream", name=name, text=text)


def shown(data, **metadata):
    return new_output("display_data", data, metadata=metadata)


# ---------------------------------------------------------------- kept and dropped


@pytest.mark.parametrize(
    ("output", "data"),
    [
        (shown({"text/plain": "2"}), {"text/plain": "2"}),
        (shown({"text/plain": "x", "text/latex": "$x$"}), {"text/plain": "x", "text/latex": "$x$"}),
        (shown({"text/html": "<b>2</b>"}), {"text/html": "<b>2</b>"}),
        (
            shown({"text/plain": "Slider", "application/vnd.jupyter.widget-view+json": {"model_id": "1"}}),
            {"text/plain": "Slider"},
        ),
    ],
)
def test_text_and_latex_are_kept_and_widget_views_dropped(output, data):
    assert cleaned(output).outputs[0].data == data


def test_execution_counts_and_tags_are_kept_and_other_metadata_dropped():
    times = {"iopub.execute_input": "2026-01-01T00:00:00Z"}
    result = new_output("execute_result", {"text/plain": "2"}, execution_count=1)
    cell = cleaned(result, metadata={"tags": ["long"], "execution": times, "collapsed": True})
    assert (cell.execution_count, cell.outputs[0].execution_count) == (1, 1)
    assert cell.metadata == {"tags": ["long"]}


def test_the_notebook_s_metadata_name_plain_python_and_nothing_else():
    widgets = {"application/vnd.jupyter.widget-state+json": {"state": {}}}
    metadata = {
        "language_info": {"name": "python", "version": "3.11.7"},
        "widgets": widgets,
        "kernelspec": {"name": "mine", "display_name": "Mine"},
    }
    assert clean(new_notebook(metadata=metadata)).metadata == {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python", "pygments_lexer": "ipython3"},
    }


def test_text_cells_keep_their_attachments():
    picture = {"hill.png": {"image/png": "AAAA"}}
    cells = [new_markdown_cell("![a hill](attachment:hill.png)", attachments=picture), new_raw_cell("raw")]
    assert clean(new_notebook(cells=cells)).cells[0].attachments == picture


def test_printed_text_is_joined_however_it_was_cut():
    outputs = cleaned(printed("a\n"), printed("b\n"), shown({"text/plain": "2"}), printed("c\n")).outputs
    assert [output.get("text") for output in outputs] == ["a\nb\n", None, "c\n"]


# ---------------------------------------------------------------- ids


def ids(*cells) -> list[str]:
    return [cell.id for cell in clean(new_notebook(cells=list(cells))).cells]


def test_ids_are_the_first_words_and_numbered_where_they_repeat():
    cells = [
        new_markdown_cell("## The rule\n\nIn letters."),
        new_markdown_cell("## The rule"),
        new_code_cell("bowl([3, 4])"),
    ]
    assert ids(*cells) == ["the-rule", "the-rule-2", "bowl-3-4"]


def test_a_readable_id_stays_when_the_words_change_and_when_a_cell_comes_before_it():
    old = new_markdown_cell("## Quite other words", id="the-rule")
    assert ids(new_markdown_cell("## The rule"), old) == ["the-rule-2", "the-rule"]


@pytest.mark.parametrize("random", ["3f9a01bc", "b1946ac9-2495-4d23-8f6b-4c3f1c7a9a10", "W4sZmlsZQ", "The_Rule"])
def test_an_id_that_an_editor_gave_is_replaced(random):
    assert ids(new_markdown_cell("## The rule", id=random)) == ["the-rule"]


@pytest.mark.parametrize("source", ["", "$$\\sigma$$", "###", "deadbeef", "é", "σ(z)", "x" * 200])
def test_every_cell_gets_a_readable_id(source):
    assert all(name and clean_notebooks.readable_ids([{"id": name}]) == [name] for name in ids(new_code_cell(source)))


# ---------------------------------------------------------------- pictures


def test_a_picture_becomes_small_and_keeps_its_size_and_its_alternative_text_only():
    metadata = {"image/png": {"alt": "a gradient", "width": 99}}
    output = cleaned(shown({"image/png": png(GREY), "text/plain": "grey"}, **metadata)).outputs[0]
    assert output.metadata == {"image/png": {"alt": "a gradient"}}
    assert pixels(output.data["image/png"]).mode == "P"
    assert pixels(output.data["image/png"]).size == GREY.size


def test_a_picture_of_few_colours_keeps_each_of_them():
    stripes = Image.new("RGB", (60, 20), "#0072b2")
    stripes.paste("#d55e00", (0, 0, 30, 20))
    assert pixels(small(png(stripes))).convert("RGB").tobytes() == stripes.tobytes()


def test_transparency_becomes_white_as_on_the_page():
    assert pixels(small(png(Image.new("RGBA", (4, 4), (0, 0, 0, 0))))).convert("RGB").getpixel((0, 0)) == (
        255,
        255,
        255,
    )


@pytest.mark.parametrize("picture", [GREY, GREY.convert("RGB"), GREY.resize((900, 600)).convert("RGBA")])
def test_the_same_picture_always_gives_the_same_bytes_and_is_reduced_only_once(picture):
    once = small(png(picture))
    assert once == small(png(picture)) == small(once) == small(once + "\n")
    assert len(base64.b64decode(once)) <= LARGEST


def test_a_picture_that_can_t_be_small_fails_with_the_cell_s_place():
    with pytest.raises(NotebookError, match=r"cell 1 \(1 \+ 1\): a picture takes over 40 kB"):
        cleaned(shown({"image/png": png(NOISE)}))


# ---------------------------------------------------------------- loud failures


@pytest.mark.parametrize(
    ("output", "words"),
    [
        (new_output("error", ename="ValueError", evalue="h is 0", traceback=[]), "ValueError: h is 0"),
        (printed("careful\n", name="stderr"), "it writes to stderr: careful"),
        (printed("<function f at 0x7f3a2b1c0d10>"), "it prints a memory address, 0x7f3a2b1c0d10"),
        (shown({"text/plain": "<Thing at 0x7f3a2b1c>"}), "it prints a memory address"),
    ],
)
def test_what_a_learner_should_not_see_fails_and_names_the_cell(output, words):
    with pytest.raises(NotebookError, match=rf"cell 1 \(1 \+ 1\): {words}"):
        cleaned(output)


# ---------------------------------------------------------------- on a real kernel

SHOW = """import base64

from IPython.display import Image

Image(base64.b64decode("{png}"), alt="a grey hill")"""


def toy(*sources: str):
    return new_notebook(cells=[new_markdown_cell("# A toy"), *map(new_code_cell, sources)])


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "data.txt").write_text("from the notebook's own folder")
    return tmp_path


def save(folder, notebook, name="04_toy.ipynb"):
    path = folder / name
    path.write_text(text_of(notebook), encoding="utf-8")
    return path


def test_a_notebook_is_executed_in_its_folder_and_twice_gives_the_same_bytes(folder):
    show = SHOW.format(png=png(GREY.resize((16, 16))))
    widget = "import ipywidgets\n\nslider = ipywidgets.IntSlider(5)\nslider"
    path = save(folder, toy('print("a")', 'from pathlib import Path\n\nPath("data.txt").read_text()', widget, show))
    clean_notebooks.main(["04"], folder)
    first = path.read_bytes()
    clean_notebooks.main([], folder)
    assert path.read_bytes() == first
    assert [word in first.decode() for word in ("own folder", "a grey hill", "IntSlider(value=5)")] == [True] * 3
    assert [word in first.decode() for word in ("widget-view", "version", "iopub")] == [False] * 3
    assert sorted(os.listdir(folder)) == ["04_toy.ipynb", "data.txt"]


def test_a_cell_that_raises_ends_with_its_place_and_leaves_the_file_alone(folder):
    path = save(folder, toy("1 + 1", "1 / 0", "2 + 2"))
    before = path.read_bytes()
    with pytest.raises(SystemExit, match=r"^04_toy.ipynb: cell 3 \(1 / 0\): ZeroDivisionError: division by zero$"):
        clean_notebooks.main([], folder)
    assert path.read_bytes() == before


def test_a_cell_that_takes_for_ever_is_stopped(folder, monkeypatch):
    monkeypatch.setattr(clean_notebooks, "SECONDS_PER_CELL", 1)
    save(folder, toy("import time\n\ntime.sleep(60)"))
    with pytest.raises(SystemExit, match=r"^04_toy.ipynb: A cell timed out"):
        clean_notebooks.main([], folder)


def test_a_number_without_a_notebook_lists_those_there_are(folder):
    save(folder, toy("1"))
    with pytest.raises(SystemExit, match="no such notebook; there are: 04"):
        clean_notebooks.main(["17"], folder)
