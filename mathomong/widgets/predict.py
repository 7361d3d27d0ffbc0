"""Predict first: a question that must be answered before the picture moves."""

from collections.abc import Callable, Mapping
from html import escape
from typing import Any

import ipywidgets

from mathomong.values import number, of_kind, shown, typed_number
from mathomong.widgets.live import LiveFigure
from mathomong.widgets.panel import Panel
from mathomong.widgets.play import button

# An answer that is longer than the window is wide goes on in the next line: ipywidgets would cut it off.
WRAPPED = "<style>.jupyter-button.mathomong-answer { white-space: normal; }</style>"
_score: dict[str, bool] = {}  # question → whether it was answered rightly: the running score of this notebook


def predict(
    question: str,
    choices: Mapping[str, str] | None = None,
    *,
    right: Any,
    shows: Mapping[str, Any],
    then: "LiveFigure | Prediction",
    tolerance: float = 0.0,
    because: str = "",
) -> "Prediction":
    """Ask `question` before the explorer `then` may be moved; after the answer it moves to the settings `shows`.

    `choices` maps each answer to the reason that is shown afterwards, and `right` is one of them. Without choices
    the answer is a number, right within `tolerance`, and `because` is the reason. Several predictions guard one
    explorer in turn where `then` is the next prediction. Running it again starts afresh.
    Raises TypeError where one of these is of another kind, ValueError where `right` is not among the choices.

    >>> from mathomong.widgets import descent_explorer
    >>> live = descent_explorer()
    >>> ask = predict("Up or down?", {"up": "It fell.", "down": "It fell."}, right="down", shows={"steps": 9}, then=live)
    >>> live.locked
    True
    >>> ask.choose("down")
    >>> live.locked, live.settings["steps"]
    (False, 9)
    """
    of_kind(question, str, "question must be text, such as 'Up or down?'")
    of_kind(shows, Mapping, "shows must be a dict of settings, such as {'steps': 7}")
    of_kind(then, (LiveFigure, Prediction), "then must be an explorer, or the prediction that comes next")
    if choices is None:
        return Prediction(question, _number_field, _near(number(right, "right"), tolerance, because), shows, then)
    _expect_texts(choices)
    if not isinstance(right, str) or right not in choices:
        raise ValueError(f"right must be one of the choices; you gave {shown(right)}.")
    return Prediction(question, _choice_buttons(choices), _among(choices, right), shows, then)


class Prediction(Panel):
    """A question, the means to answer it, and what waits for the answer; made by `predict`.

    `ask(commit)` makes the widgets that call `commit(answer)`; `judge(answer)` gives (is it right, what to say).
    What waits, `then`, is the explorer or the next prediction: while it is locked a prediction asks nothing yet.
    """

    def __init__(
        self, question: str, ask: Callable, judge: Callable, shows: Mapping, then: "LiveFigure | Prediction"
    ) -> None:
        self.question, self.then, self.chosen = question, then, None
        self._judge, self._shows = judge, dict(shows)
        self.answers = ask(self._commit)
        self.feedback = ipywidgets.HTML()
        _score.pop(question, None)
        then.locked = True
        asked = ipywidgets.HTML(f"{WRAPPED}<p style='line-height: 1.5'><b>Predict.</b> {escape(question)}</p>")
        self._asking = ipywidgets.VBox((asked, *self.answers))
        super().__init__((self._asking, self.feedback, then))

    @property
    def explorer(self) -> LiveFigure:
        """The explorer that waits at the end."""
        return self.then.explorer if isinstance(self.then, Prediction) else self.then

    @property
    def locked(self) -> bool:
        """Whether it waits for the prediction before it, its question out of sight."""
        return self._asking.layout.display == "none"

    @locked.setter
    def locked(self, locked: bool) -> None:
        self._asking.layout.display = "none" if locked else None

    def choose(self, answer: Any) -> None:
        """Commit to `answer`: say what came of it, free the explorer and move it to what was asked about.

        Raises TypeError or ValueError, and commits to nothing, where `answer` is not one that can be given.
        """
        if self.locked:
            raise ValueError("Answer the question before this one first.")
        right, said = self._judge(answer)
        self.chosen, _score[self.question] = answer, right
        self._mark(answer)
        self.then.locked = False
        self.explorer.set(**self._shows)
        self._say(("Right. " if right else "Not this time. ") + said, _standing())

    def still(self) -> tuple[bytes, str]:
        return self.explorer.image.value, f"{self.question} {self.explorer.words}"

    def __repr__(self) -> str:
        state = "not answered yet" if self.chosen is None else f"you said {self.chosen}"
        return f"Prediction({state}): {self.question}"[:110]

    def _mark(self, answer: Any) -> None:
        """Tick what was pressed. It alone stays alive, or the keyboard's focus on it would be lost."""
        pressed = next((part for part in self.answers if part.description == answer), self.answers[-1])
        pressed.icon = "check"
        for part in self.answers:
            part.disabled = part is not pressed

    def _commit(self, answer: Any) -> None:
        """A learner's hand, which answers once: an answer that can't be given is told in one sentence."""
        if self.chosen is not None:
            return
        try:
            self.choose(answer)
        except (TypeError, ValueError) as error:
            self._say(str(error))

    def _say(self, *lines: str) -> None:
        paragraphs = "".join(f"<p style='line-height: 1.5; margin: 4px 0'>{escape(line)}</p>" for line in lines)
        self.feedback.value = f"<div role='status' aria-live='polite'>{paragraphs}</div>"


def _choice_buttons(choices: Mapping[str, str]) -> Callable:
    """A button for each choice; one press commits."""
    layout = {"width": "min(100%, 640px)", "height": "auto"}

    def ask(commit: Callable) -> tuple:
        made = [button(choice, choice, lambda choice=choice: commit(choice)) for choice in choices]
        for each in made:
            each.layout = layout
            each.add_class("mathomong-answer")
        return tuple(made)

    return ask


def _number_field(commit: Callable) -> tuple:
    """A field for a number, and the button that commits to it."""
    field = ipywidgets.Text(description="my number", placeholder="such as 0.5", style={"description_width": "150px"})
    return field, button("That's my prediction", "commit to this number", lambda: commit(field.value))


def _among(choices: Mapping[str, str], right: str) -> Callable:
    def judge(answer: str) -> tuple[bool, str]:
        if answer not in choices:
            raise ValueError(f"choose one of {', '.join(map(repr, choices))}; you gave {shown(answer)}.")
        if answer == right:
            return True, f"You said: {answer}. {choices[right]}"
        return False, f"You said: {answer}. {choices[answer]} What it did: {right}. {choices[right]}"

    return judge


def _expect_texts(choices: Any) -> None:
    """Each answer and its reason as text, or one sentence (a TypeError)."""
    wanted = "choices must be a dict of answers and their reasons, such as {'up': 'It rose.', 'down': 'It fell.'}"
    for text in (part for pair in of_kind(choices, Mapping, wanted).items() for part in pair):
        of_kind(text, str, wanted)


def _near(right: float, tolerance: float, because: str) -> Callable:
    number(tolerance, "tolerance", low=0)
    of_kind(because, str, "because must be text: the reason that is shown afterwards")

    def judge(answer: float | str) -> tuple[bool, str]:
        given = number(typed_number(answer) if isinstance(answer, str) else answer, "your prediction")
        return abs(given - right) <= tolerance, f"You said: {given:g}. It was {right:g}. {because}"

    return judge


def _standing() -> str:
    return f"Predictions in this notebook so far: {sum(_score.values())} of {len(_score)} right."
