"""A notebook begun by `make new-notebook` keeps every rule from its first minute, and never takes another's place."""

import nbformat
import pytest

import clean_notebooks
import new_notebook
from new_notebook import BeginError, begin
from notebook_rules import RULES
from saved_notebook import Saved
from test_project import MAKE, run


def test_a_new_notebook_keeps_every_rule_as_soon_as_it_is_executed(tmp_path):
    path = begin("16", "look_back", tmp_path)
    clean_notebooks.main(["16"], tmp_path)
    assert [offence for rule in RULES for offence in rule(Saved(path))] == []
    assert Saved(path).headings[0] == (1, "Look back")
    assert "solutions/16_" in "\n".join(Saved(path).prose)
    assert len(list(Saved(path).pictures)) >= 1


def test_its_prediction_is_folded_since_its_code_names_the_answer(tmp_path):
    notebook = nbformat.v4.reads(begin("16", "look_back", tmp_path).read_text(encoding="utf-8"))
    folded = [cell.source for cell in notebook.cells if cell.metadata.get("jupyter")]
    assert [source.partition("(")[0] for source in folded] == ["predict"]


REFUSED = [
    ("6", "look_back", "The number has two digits, and you gave '6'"),
    ("", "", "The number has two digits, and you gave ''"),
    ("../16", "look_back", "The number has two digits"),
    ("16", "", "A name is lower-case words with _ between them, and you gave ''"),
    ("16", "Look back", "A name is lower-case words with _ between them, and you gave 'Look back'"),
    ("16", "../look_back", "A name is lower-case words"),
    ("16", "look__back", "A name is lower-case words"),
    ("16", "zurück", "A name is lower-case words"),
]


@pytest.mark.parametrize(("number", "name", "said"), REFUSED)
def test_a_number_or_a_name_that_will_not_do_gets_one_sentence_and_writes_nothing(number, name, said, tmp_path):
    with pytest.raises(BeginError, match=f"^{said}.*; say make new-notebook NN=16 NAME=look_back\\.$"):
        begin(number, name, tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["look_back", "another"])
def test_a_number_that_is_taken_is_left_alone(name, tmp_path):
    (tmp_path / "16_look_back.ipynb").write_text("mine")
    with pytest.raises(BeginError, match=r"^There is 16_look_back\.ipynb already, and nothing was written over it"):
        begin("16", name, tmp_path)
    assert [path.read_text() for path in tmp_path.iterdir()] == ["mine"]


def test_make_hands_the_number_and_the_name_on(capsys):
    assert 'tools/new_notebook.py "16" "look back"' in run(MAKE, "-n", "new-notebook", "NN=16", "NAME=look back").stdout
    with pytest.raises(SystemExit, match=r"^There is 04_roll_downhill\.ipynb already"):
        new_notebook.main(["04", "roll_downhill"])
