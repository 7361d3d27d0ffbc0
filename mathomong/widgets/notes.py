"""Notes: what a button below the picture opens and closes again. A closed one costs nothing while the picture moves."""

from collections.abc import Callable, Sequence
from html import escape
from typing import Any

import ipywidgets

from mathomong.widgets.play import button

MONOSPACED = "<style>.mathomong-code textarea { font-family: var(--jp-code-font-family, monospace); }</style>"
LONGEST = 300  # characters of an error
Write = Callable[[Any, Sequence], str]


class Note:
    """A note with its `button` and its `box`; `write(result, kept)` gives its text, `show(text)` puts it in the box."""

    def __init__(self, name: str, write: Write, box: ipywidgets.Widget, show: Callable[[str], None]) -> None:
        self.name, self.box, self.text, self._write, self._show = name, box, "", write, show
        self.button = button(f"Show the {name}", f"open or close the {name} of this picture")
        self.box.layout.display = "none"

    @property
    def open(self) -> bool:
        """Whether it is in sight."""
        return self.box.layout.display != "none"

    def toggle(self, result: Any, kept: Sequence) -> None:
        """Open it, with what it says of the result, or close it."""
        self.box.layout.display = "none" if self.open else None
        self.button.description = f"{'Hide' if self.open else 'Show'} the {self.name}"
        self._show("One moment …")  # the first proof takes a second: sympy has to be loaded
        self.follow(result, kept)

    def follow(self, result: Any, kept: Sequence) -> None:
        """Say it of a new result, if it is open; what can't be said is a sentence too."""
        if not self.open:
            return
        try:
            self.text = self._write(result, kept)
        except Exception as error:
            self.text = in_a_line(error)
        self._show(self.text)


def in_a_line(error: Exception) -> str:
    """What an error says, in one line that can be read to its end; its name where it says nothing.

    >>> in_a_line(ValueError("try\\na smaller one.")), in_a_line(MemoryError())
    ('try a smaller one.', 'MemoryError')
    """
    said = " ".join(str(error).split()) or type(error).__name__
    return said if len(said) <= LONGEST else said[: LONGEST - 1] + "…"


def code_note(write: Write) -> Note:
    """The code that makes what is on the screen, in a field from which it can be copied, by keyboard too."""
    field = ipywidgets.Textarea(layout={"width": "min(100%, 900px)"})
    field.add_class("mathomong-code")
    hint = ipywidgets.HTML(f"{MONOSPACED}<p>Copy this into an empty cell, and run it.</p>")

    def show(text: str) -> None:
        field.rows, field.value = text.count("\n") + 2, text

    return Note("code", write, ipywidgets.VBox((hint, field)), show)


def proof_note(prove: Callable[[Any], Any]) -> Note:
    """The proof badge: the slope found in several ways, and whether they agree."""
    badge = ipywidgets.HTML()

    def show(text: str) -> None:
        badge.value = f'<p role="note" style="line-height: 1.5"><b>Proof.</b> {escape(text)}</p>'

    return Note("proof", lambda result, kept: str(prove(result)), badge, show)
