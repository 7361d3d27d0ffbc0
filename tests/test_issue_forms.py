"""The forms for issues are such as GitHub shows: one that breaks its rules would vanish from the page without a word."""

import re
from pathlib import Path

import pytest
import yaml

FOLDER = Path(__file__).resolve().parent.parent / ".github" / "ISSUE_TEMPLATE"
FORMS = {path.stem: yaml.safe_load(path.read_text("utf-8")) for path in FOLDER.glob("*.yml") if path.stem != "config"}
NOTEBOOKS = sorted(path.stem for path in (FOLDER.parents[1] / "notebooks").glob("*.ipynb"))

# What a form and its fields must and may have (GitHub Docs, "Syntax for issue forms" and "… for GitHub's form schema").
FORM = {"name", "description", "body"}, {"title", "labels", "assignees", "projects", "type"}
FIELD = {"type", "attributes"}, {"id", "validations"}
ATTRIBUTES = {
    "markdown": ({"value"}, set()),
    "input": ({"label"}, {"description", "placeholder", "value"}),
    "textarea": ({"label"}, {"description", "placeholder", "value", "render"}),
    "dropdown": ({"label", "options"}, {"description", "multiple", "default"}),
    "checkboxes": ({"label", "options"}, {"description"}),
}
EVERY_FORM = pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)


def expect_keys(part: dict, must: set, may: set) -> None:
    assert must <= set(part) <= must | may, part


def asked(form: dict) -> list[dict]:
    """The fields that a reader fills in."""
    return [field for field in form["body"] if field["type"] != "markdown"]


def test_there_is_a_form_for_a_mistake_one_for_what_is_unclear_and_one_for_an_idea():
    assert sorted(FORMS) == ["a-mistake", "b-unclear", "c-idea"]


def test_the_page_where_one_chooses_knows_what_to_show():
    config = yaml.safe_load((FOLDER / "config.yml").read_text("utf-8"))
    assert config == {"blank_issues_enabled": True}


@EVERY_FORM
def test_a_form_has_what_it_needs_and_nothing_unknown(form):
    expect_keys(form, *FORM)
    assert all(isinstance(form[name], str) and 0 < len(form[name]) <= 200 for name in ("name", "description"))
    assert all(isinstance(label, str) for label in form["labels"])


@EVERY_FORM
def test_every_field_is_of_a_known_kind_and_has_its_attributes(form):
    assert asked(form)
    for field in form["body"]:
        expect_keys(field, *FIELD)
        expect_keys(field["attributes"], *ATTRIBUTES[field["type"]])
        assert set(field.get("validations", {})) <= {"required"}
        assert type(field.get("validations", {}).get("required", False)) is bool
        texts = [field["attributes"].get(name, "") for name in ("label", "description", "placeholder", "value")]
        assert all(isinstance(text, str) for text in texts), texts


@EVERY_FORM
def test_ids_and_labels_are_there_once_and_something_is_required(form):
    ids, labels = ([field["id"] for field in asked(form)], [field["attributes"]["label"] for field in asked(form)])
    assert len(set(ids)) == len(ids) == len(set(labels))
    assert all(re.fullmatch(r"[A-Za-z0-9_-]+", name) for name in ids)
    assert any(field.get("validations", {}).get("required") for field in asked(form))


@EVERY_FORM
def test_what_one_can_choose_from_is_text_and_never_twice_the_same(form):
    for field in asked(form):
        options = field["attributes"].get("options", [])
        names = [option["label"] if field["type"] == "checkboxes" else option for option in options]
        assert all(isinstance(name, str) and name.lower() != "none" for name in names), names
        assert len(set(names)) == len(names)


@pytest.mark.parametrize("name", ["a-mistake", "b-unclear"])
def test_every_notebook_can_be_chosen(name):
    (choice,) = (field["attributes"]["options"] for field in asked(FORMS[name]) if field["id"] == "notebook")
    stems = ["_".join(re.findall(r"[a-z0-9]+", option.lower())) for option in choice[:-1]]
    titles = [
        stem.replace("11_learn_in_batches", "11_batches") for stem in stems
    ]  # the one whose file has a short name
    assert titles == NOTEBOOKS
    assert len(NOTEBOOKS) == 16
