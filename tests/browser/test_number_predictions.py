"""A prediction that is a number, typed in the browser: what is no number is told, what is one is judged."""

import pytest

from .explorer_page import explorers_of
from .little_notebook import little_notebook

ASKED = """
from mathomong import parabola
from mathomong.widgets import descent_explorer, predict

live = descent_explorer(parabola)
predict(
    "At which rate does it arrive in one step?",
    right=0.5,
    tolerance=0.01,
    because="The slope of w² is 2w, so half of it is the whole way.",
    shows={"learning_rate": 0.5, "steps": 1},
    then=live,
)
"""


@pytest.fixture
def asked(desk, tmp_path):
    """The question, waiting for its answer."""
    path = little_notebook(tmp_path, ASKED.strip())
    with desk.opened(path) as page:
        page.run_all()
        yield explorers_of(page, path)[0]


@pytest.mark.parametrize(("typed", "verdict"), [("0,5", "Right. You said: 0.5."), ("2", "Not this time. You said: 2.")])
def test_a_typed_number_is_judged_after_what_is_none_was_told(asked, typed, verdict):
    field = asked.cell.get_by_role("textbox", name="my number")
    for wrong in ("", "half"):
        field.fill(wrong)
        asked.press("That's my prediction")
        asked.wait_until(lambda w=wrong: asked.feedback() == [told(w)], "what is no number is told")
        assert asked.slider("learning_rate").readout.get_attribute("contenteditable") == "false"
    field.fill(typed)
    asked.press("That's my prediction")
    asked.wait_until(lambda: len(asked.feedback()) == 2, "the number is judged")
    assert asked.feedback()[0].startswith(verdict)
    asked.wait_until(lambda: asked.settings["steps"] == 1, "the picture moves to what was asked about")
    asked.expect_twin()
    assert field.is_disabled()


def told(wrong):
    return f"Type one number, such as 0.5; you gave {wrong!r}."
