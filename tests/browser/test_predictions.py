"""Predict first: the explorer waits for an answer, then says what came of it and moves to what was asked about."""

import pytest

from mathomong.widgets.predict import Prediction

from .explorer_page import ExplorerPage, explorers_of
from .server import ROOT
from .twins import questions_of

HILL, LINE = (ROOT / "notebooks" / name for name in ("04_roll_downhill.ipynb", "06_fit_a_line.ipynb"))
A_MOMENT = 300  # milliseconds, in which a late change would show
FOCUS = """() => {
    const {tagName, textContent} = document.activeElement, style = getComputedStyle(document.activeElement);
    return {what: tagName, text: textContent, outline: `${style.outlineStyle} ${style.outlineWidth}`};
}"""


@pytest.mark.parametrize(
    "choice", [pytest.param(0, marks=pytest.mark.long), 1, pytest.param(2, marks=pytest.mark.long)]
)
def test_each_answer_given_with_the_mouse_is_judged_explained_and_counted(desk, choice):
    with desk.opened(HILL) as page:
        page.run_all()
        waiting = explorers_of(page, HILL)
        assert len(waiting) >= 2
        right = asked = 0
        for explorer in waiting:
            while explorer.answers:
                answer, asked = explorer.answers[min(choice, len(explorer.answers) - 1)], asked + 1
                question = explorer.asked
                explorer.answer(answer)
                verdict, score = said(explorer, question)
                right += verdict.startswith("Right. You said: ")
                assert answer in verdict
                assert score == f"Predictions in this notebook so far: {right} of {asked} right."
                expect_what_was_asked_about(explorer)
        assert asked > len(waiting), "some questions come one after the other"


def test_predictions_can_be_answered_by_keyboard_alone_and_the_focus_is_seen(desk):
    with desk.opened(LINE) as page:
        page.run_all()
        first, second = explorers_of(page, LINE)
        answer_by_keyboard(first, tabs=2, key="Enter")
        answer_by_keyboard(second, tabs=3, key="Space")
        page.page.keyboard.press("Tab")
        page.page.keyboard.press("ArrowLeft")  # the next thing that can be reached is the first slider, free now
        second.wait_until(lambda: second.settings != second.twin.settings, "the slider moves")
        second.expect_twin()


def test_a_ten_thousandth_above_the_limit_the_loss_grows_as_the_answer_says(desk):
    with desk.opened(LINE) as page:
        page.run_all()
        explorer = explorers_of(page, LINE)[0]
        question = explorer.asked
        explorer.answer("The loss grows instead of shrinking")
        assert said(explorer, question)[0].startswith("Right. ")
        expect_what_was_asked_about(explorer)
        assert explorer.settings["learning_rate"] == 0.0846
        explorer.answer("0.0811")  # the next question, which frees the sliders
        expect_what_was_asked_about(explorer)
        explorer.slider("learning_rate").type("0.0845")
        explorer.wait_until(lambda: "between 1/λ" in explorer.sentence, "just below the limit it zig-zags")
        explorer.slider("learning_rate").type("0.0846")
        explorer.wait_until(lambda: "above 2/λ" in explorer.sentence, "just above the limit it flies away")
        assert explorer.settings["learning_rate"] == 0.0846
        assert explorer.slider("learning_rate").readout.text_content() == "0.0846"
        explorer.expect_twin()


def answer_by_keyboard(explorer: ExplorerPage, tabs: int, key: str) -> None:
    """From the question on, Tab to a choice, whose focus can be seen, and commit with `key`."""
    question = explorer.asked
    explorer.cell.get_by_text("Predict.", exact=True).locator("visible=true").click()
    for _ in range(tabs):
        explorer.page.keyboard.press("Tab")
    answer, focus = explorer.answers[tabs - 1], explorer.page.evaluate(FOCUS)
    assert (focus["what"], focus["text"]) == ("BUTTON", answer)
    assert focus["outline"] not in ("none 0px", "none 3px")
    explorer.page.keyboard.press(key)
    question.choose(answer)
    assert answer in said(explorer, question)[0]
    expect_what_was_asked_about(explorer)


def said(explorer: ExplorerPage, question: Prediction) -> list[str]:
    """The verdict on a question and the score, once they are there; the verdict is the twin's."""
    answered = [each for each in questions_of(explorer.shown) if each.chosen is not None]
    explorer.wait_until(lambda: len(explorer.feedback()) == 2 * len(answered), "the answer is judged")
    verdict, score = explorer.feedback()[-2:]
    assert verdict in question.feedback.value.replace("&#x27;", "'")
    return [verdict, score]


def expect_what_was_asked_about(explorer: ExplorerPage) -> None:
    """The explorer moves to what the question asked about, and stays there."""
    asked_about = explorer.twin.settings
    explorer.wait_until(lambda: explorer.settings == asked_about, f"it moves to {asked_about}")
    explorer.page.wait_for_timeout(A_MOMENT)
    explorer.expect_twin()
    assert explorer.settings == explorer.twin.settings == asked_about
