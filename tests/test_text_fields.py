"""Every text field, given hostile and endless text: a short sentence, the last good picture, and the next text recovers."""

import re
from pathlib import Path

import pytest
from ipywidgets import HTML, Button, HTMLMath, Text

from hostile_texts import EMPTY, HOSTILE
from mathomong import bowl, widgets
from mathomong.exercises.answers import CORRECT
from mathomong.exercises.factors import FACTORS
from mathomong.figures import descent_picture
from mathomong.widgets import LiveFigure, descent_explorer, fill_factors, golf_explorer, practice, predict, scorecard
from mathomong.widgets.controls import formula
from oracles import table

MODULES = Path(widgets.__file__).parent.glob("*.py")
A_FIELD = re.compile(r"ipywidgets\.(Text|Textarea|Combobox|Password|\w*Text)\(|=formula\(")
FIELDS = {  # module of widgets → what has its text fields; controls only defines one, and notes shows code to copy
    "slopes": widgets.slope_explorer,
    "races": widgets.formula_race_explorer,
    "predict": lambda: predict("How many?", right=57, shows={}, then=descent_explorer()),
    "practice": lambda: practice(seed=1),
    "factors": lambda: fill_factors(seed=1),
    "scorecard": lambda: scorecard(golf_explorer(), "golf.jsonl"),
}
GOOD = {"predict": "57", "practice": "4x^3", "scorecard": "Ada"}
SAID = {
    "predict": "Right.",
    "practice": CORRECT,
    "scorecard": "Ada: 16 steps on bowl.",
    "factors": "All three are right.",
}
TEXTS = HOSTILE | EMPTY
LIVE = [module for module, make in FIELDS.items() if getattr(make, "__name__", "").endswith("_explorer")]


def parts(widget):
    """A widget and all that is in it."""
    return [widget, *(part for child in getattr(widget, "children", ()) for part in parts(child))]


def of(kind, widget):
    return [part for part in parts(widget) if isinstance(part, kind)]


def enter(field, text):
    """As a browser does it: Enter, then the text; the order in which the field is left comes to the same."""
    field._handle_custom_msg({"event": "submit"}, [])
    field.value = text


def press_everything(widget):
    """Each button that can be pressed, as a cat would, but for those that leave the text behind."""
    for button in of(Button, widget):
        if not button.disabled and button.description not in ("Play", "Reset", "Next problem", "Next neuron"):
            button.click()


def said(widget):
    """All that stands on the page in words."""
    return [part.value for part in of((HTML, HTMLMath), widget)]


def good(caplog, widget):
    """Nothing of the text is markup, nothing is endless, and no callback ended in a traceback."""
    assert not caplog.records, caplog.text
    for html in said(widget):
        assert "<script" not in html
        assert "<img src=x" not in html
        assert "<b>x</b>" not in html
        words = re.sub("<[^>]*>", "", html)
        assert len(words) < 2000, words
    assert len(repr(widget)) <= 110
    assert repr(widget).isprintable()


@pytest.fixture(autouse=True)
def in_a_folder_of_its_own(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


def test_every_text_field_is_known():
    found = {path.stem for path in MODULES if A_FIELD.search(path.read_text("utf8"))}
    assert found - {"controls", "notes"} == set(FIELDS)


@table("module", LIVE)
def test_hostile_text_leaves_the_last_good_picture_and_good_text_recovers(module, caplog):
    live = FIELDS[module]()
    (field,), first, picture, words = of(Text, live), repr(live), live.image.value, live.sentence.value
    start = field.value
    for text in TEXTS.values():
        enter(field, text)
        assert live.image.value == picture
        assert repr(live) == first
        assert "This can&#x27;t be shown: " in live.sentence.value
        assert len(live.sentence.value) < 400
        good(caplog, live)
        enter(field, start)
        assert (live.image.value, live.sentence.value) == (picture, words)
    assert len(TEXTS) > 20


@table("module", LIVE)
def test_other_controls_and_buttons_do_no_harm_while_hostile_text_stands_there(module, caplog):
    live = FIELDS[module]()
    (field,), picture = of(Text, live), live.image.value
    enter(field, HOSTILE["a script"])
    press_everything(live)
    for name, control in live.controls.items():
        if hasattr(control, "max"):
            control.value = control.max
        good(caplog, live)
        assert live.image.value == picture, name
    enter(field, "x^2")
    assert live.image.value != picture
    assert live.settings == {**live.settings, "formula": "x^2"} == live._at
    good(caplog, live)


@table("module", [module for module in FIELDS if module not in LIVE])
def test_hostile_text_is_answered_in_words_and_good_text_is_taken_after_it(module, caplog):
    panel = FIELDS[module]()
    fields = of(Text, panel)
    for n, text in enumerate(TEXTS.values()):
        enter(fields[n % len(fields)], text)
        press_everything(panel)
        good(caplog, panel)
    for field, name in zip(fields, FACTORS if module == "factors" else ("",), strict=True):
        enter(field, GOOD.get(module) or f"{panel.filling[name]:.6g}")
    of(Button, panel)[0].click()
    assert any(SAID[module] in html for html in said(panel))
    good(caplog, panel)


def test_a_run_is_kept_and_the_first_settings_come_back_while_the_text_is_hostile(caplog):
    def model(text, learning_rate):
        if text != "bowl":
            raise ZeroDivisionError("a land\nof " + "x" * 5000)
        return descent_explorer().model(learning_rate=learning_rate, steps=5)

    live = LiveFigure(
        descent_picture(bowl), model, text=formula("bowl"), learning_rate=widgets.slider(0.0, 1.0, 0.1), proof=model
    )
    picture = live.image.value
    live.controls["text"].value = "<script>"
    live.buttons["Keep this run"].click()
    live.buttons["Show the proof"].click()
    assert live.image.value == picture
    assert "a land of xxx" in live.sentence.value
    good(caplog, live)
    live.kept = ()
    live.buttons["Reset"].click()
    assert live.image.value == picture
    assert 'role="status"' in live.sentence.value
    good(caplog, live)


def test_a_slider_that_was_sent_no_number_says_so_and_the_next_move_recovers(caplog):
    live = descent_explorer()
    picture = live.image.value
    live.controls["learning_rate"].value = float("nan")
    assert "learning rate must be a number; you gave nan." in live.sentence.value
    assert live.image.value == picture
    live.controls["learning_rate"].value = 0.1
    assert live.image.value == picture
    assert "learning rate must be" not in live.sentence.value
    good(caplog, live)
