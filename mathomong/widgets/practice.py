"""Practice: fresh problems, a field for the answer, a hint, and the derivation once it has been tried."""

from html import escape
from typing import Any

import ipywidgets

from mathomong.exercises.answers import CORRECT, NOT_STARTED, Verdict
from mathomong.exercises.practice import grade, problems
from mathomong.symbolic.derivation import Step
from mathomong.symbolic.formula import latex
from mathomong.widgets.live import LONGEST
from mathomong.widgets.panel import Panel
from mathomong.widgets.play import button

LINE = "line-height: 1.5; margin: 4px 0"
FIRST = "Try it first, or take the hint. Then the steps can be shown."
SEEN = "You had seen the steps, so this one is not counted. The next one is yours."


def practice(topic: str = "derivatives", seed: int = 0) -> "Practice":
    """Fresh problems on a topic, "derivatives" or "chain rule", one after the other; the same seed gives the same ones.

    Raises ValueError with one sentence where there is no such topic, TypeError or ValueError for a seed that is no
    whole number of 0 or more.

    >>> mine = practice("derivatives", seed=1)
    >>> mine
    Practice(0 of 0 solved): the slope f′(x) of f(x) = x^4
    >>> mine.answer("4x^4")
    ◐ keep working. You brought the power down. Then it has to be lowered by one as well.
    >>> mine.answer("4x^3").mark
    '● correct'
    """
    return Practice(topic, seed)


class Practice(Panel):
    """A problem and all that helps with it; made by `practice`.

    `answer(text)`, `hint()`, `steps()` and `next()` do what the field and the buttons do; `problem` is the problem
    on show, `feedback` what is said, `solved` and `tried` the count.
    """

    def __init__(self, topic: str, seed: int) -> None:
        self._problems = problems(topic, seed)
        self.solved = self.tried = 0
        self.question, self.feedback, self.derivation = ipywidgets.HTMLMath(), ipywidgets.HTML(), ipywidgets.HTMLMath()
        self.field = _field()
        self.buttons = {
            "Check": button("Check", "say how far this answer is", lambda: self.answer(self.field.value)),
            "Hint": button("Hint", "a word of help", self.hint),
            "Show the steps": button("Show the steps", "the derivation, after a try or the hint", self.steps),
            "Next problem": button("Next problem", "leave this one and take a fresh one", self._next_by_hand),
        }
        self.field.on_msg(self._entered)
        self.field.observe(self._typed, "value")
        asked = ipywidgets.Box((self.field, *self.buttons.values()), layout={"flex_flow": "row wrap"})
        super().__init__((self.question, asked, self.feedback, self.derivation))
        self.next()

    def answer(self, text: Any) -> Verdict:
        """Give an answer as a formula, and hear how far it is."""
        verdict = grade(self.problem, text)
        self._judged = f"<b>{escape(verdict.mark)}.</b> {escape(verdict.text)}"
        if verdict.mark != NOT_STARTED:
            self._count(verdict.mark == CORRECT)
        self._say()
        return verdict

    def hint(self) -> None:
        """Show the hint; it stays until the next problem."""
        self._hinted = True
        self._say()

    def steps(self) -> None:
        """Show the derivation step by step, once an answer was tried or the hint was taken."""
        if self._tried or self._hinted:
            self._seen = True
            self.derivation.value = _derivation_html(self.problem.derivation)
        else:
            self._judged = FIRST
            self._say()

    def next(self) -> None:
        """Leave this problem and show a fresh one."""
        self.problem = next(self._problems)
        self._tried = self._solved = self._hinted = self._seen = self._enter = False
        self._judged = self._note = self.field.value = self.derivation.value = ""
        self.question.value = _question_html(latex(self.problem.formula))
        self._say()

    def __repr__(self) -> str:
        return f"Practice({self.solved} of {self.tried} solved): {self.problem.asks}"[:LONGEST]

    def _count(self, correct: bool) -> None:
        """Each problem counts once, and as solved only if the steps were not seen before."""
        first = correct and not self._solved
        self.tried += not self._tried
        self.solved += first and not self._seen
        self._note = SEEN if first and self._seen else ""
        self._tried, self._solved = True, self._solved or correct

    def _say(self) -> None:
        """What there is to say, and whether the steps may be shown."""
        hint = f"<b>Hint.</b> {escape(self.problem.hint)}" if self._hinted else ""
        count = f"Solved: {self.solved} of {self.tried} tried."
        lines = "".join(f"<p style='{LINE}'>{line}</p>" for line in (self._judged, self._note, hint, count) if line)
        self.feedback.value = f"<div role='status' aria-live='polite'>{lines}</div>"
        self.buttons["Show the steps"].disabled = not (self._tried or self._hinted)

    def _entered(self, _: Any, content: dict, __: Any) -> None:
        """Enter: the browser says so first, and sends the text afterwards if it is new."""
        if content.get("event") == "submit":
            self._enter = True
            self.answer(self.field.value)

    def _typed(self, change: Any) -> None:
        """New text comes after Enter, and also when the field is left; only the first is an answer."""
        if self._enter and change.new:
            self._enter = False
            self.answer(change.new)

    def _next_by_hand(self) -> None:
        self.next()
        self.field.focus()


def _field() -> ipywidgets.Text:
    """The text arrives as a whole, with Enter or when the field is left."""
    return ipywidgets.Text(
        description="f′(x) =",
        placeholder="your formula in x",
        continuous_update=False,
        style={"description_width": "60px"},
        layout={"width": "min(100%, 440px)"},
    )


def _question_html(formula: str) -> str:
    return f"<p style='{LINE}'>Find the slope <b>f′(x)</b> of</p><p style='{LINE}'>\\(\\displaystyle f(x) = {escape(formula)}\\)</p>"


def _derivation_html(steps: tuple[Step, ...]) -> str:
    """A row for each step: the formula, and the rule in words."""
    return f"<div style='overflow-x: auto'><table style='{LINE}'>{''.join(map(_row, steps))}</table></div>"


def _row(step: Step) -> str:
    sign, rule = ("f'(x) =", "") if step.rule == "the question" else ("=", step.rule)
    cell = "padding: 4px 16px 4px 0; text-align: left; vertical-align: middle"
    return f"<tr><td style='{cell}'>\\(\\displaystyle {sign} {escape(step.latex)}\\)</td><td style='{cell}'>{escape(rule)}</td></tr>"
