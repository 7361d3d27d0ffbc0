"""The live figure: controls, a picture that follows them, and one sentence that says what happened."""

from collections.abc import Callable, Sequence
from html import escape
from threading import RLock
from typing import Any

import ipywidgets
import numpy as np

from mathomong.calls import takes
from mathomong.figures import KEPT, Picture
from mathomong.values import function, of_kind
from mathomong.widgets.controls import put, reading, short
from mathomong.widgets.films import FilmMaker, film_of
from mathomong.widgets.notes import code_note, in_a_line, proof_note
from mathomong.widgets.panel import Described, Panel
from mathomong.widgets.play import button, play_buttons

LONGEST = 110  # characters; ipywidgets cuts a text form there


class LiveFigure(Panel):
    """A picture of `model(**settings)` that follows its `controls` (name → widget with a `value`).

    Each move computes the model, shows the picture and says the result in words; it is finished when the move's
    callback returns, so moves never pile up. An error in the model shows as one sentence under the last good
    picture, and the next move recovers. A control named `steps` brings the buttons Step and Play, a picture with
    ghosts Keep this run. `code(result, kept)` is text that makes the `result`, and a list of the `kept` ones, when it
    is run; `proof(result)` tells how the slope is known. Each is shown when the learner asks for it. With `steps` there
    is Make a film too.

    >>> from mathomong.widgets import descent_explorer
    >>> live = descent_explorer()
    >>> live
    Descent(20 steps, loss 10.25 → 0.001362) at learning_rate=0.1, steps=20
    >>> live.set(learning_rate=0.5)
    >>> live.result
    Descent(20 steps, loss 10.25 → 0)
    """

    def __init__(
        self,
        picture: Picture,
        model: Callable,
        code: Callable | None = None,
        proof: Callable | None = None,
        **controls: ipywidgets.Widget,
    ) -> None:
        _expect_kinds(picture, controls, model=model, code=code, proof=proof)
        self.picture, self.model, self.controls = picture, model, controls
        self.kept: tuple = ()
        self._start, self._lock, self._quiet = self.settings, RLock(), False
        for name, control in controls.items():
            control.description = name.replace("_", " ")
            control.observe(self._moved, "value")
        self.image = Described(format="png", layout=_as_large_as(picture))
        self.sentence = ipywidgets.HTML()
        self.notes = [*([code_note(code)] if code else []), *([proof_note(proof)] if proof else [])]
        self.film_makers = [FilmMaker(self)] if "steps" in controls else []
        self.buttons = {**_buttons(self), **{each.button.description: each.button for each in self._below}}
        for note in self.notes:
            note.button.on_click(lambda _, note=note: note.toggle(self.result, self.kept))
        super().__init__(self._rows())
        self._refresh()

    @property
    def settings(self) -> dict[str, Any]:
        """Where each control stands."""
        return {name: reading(control) for name, control in self.controls.items()}

    def set(self, **settings: Any) -> None:
        """Move controls from code, several at once in one frame.

        Raises ValueError on an unknown name or a value its control can't take, and whatever the model raises;
        then the controls named are back where they were.
        """
        with self._lock:
            before = {name: control.value for name, control in self.controls.items() if name in settings}
            try:
                self._put(settings)
                self._refresh()
            except Exception:
                self._put(before)
                raise

    def reset(self) -> None:
        """Back to the first settings, without the kept runs."""
        self.kept = ()
        self.set(**self._start)

    def keep(self) -> None:
        """Leave the present run in sight as a ghost; of more than three the oldest goes."""
        self.kept = (*self.kept, self.result)[-KEPT:]
        self._refresh()

    def frame(self, **settings: Any) -> np.ndarray:
        """The picture with some settings changed, RGBA pixels of shape (height, width, 4); the screen stays as it is."""
        with self._lock:
            return self.picture.show(self.model(**{**self.settings, **settings}), self.kept).copy()

    def film(self) -> bytes:
        """What Play shows up to the present step, as an animated GIF.

        Raises ValueError where there are no steps to play, or none is taken yet.

        >>> from mathomong.widgets import descent_explorer
        >>> descent_explorer().film()[:6]
        b'GIF89a'
        """
        return film_of(self, lambda number, of: None)

    @property
    def locked(self) -> bool:
        """Whether the controls wait for a prediction."""
        return all(part.disabled for part in self._parts)

    @locked.setter
    def locked(self, locked: bool) -> None:
        for part in self._parts:
            part.disabled = locked

    def still(self) -> tuple[bytes, str]:
        return self.image.value, self.words

    def __repr__(self) -> str:
        settings = ", ".join(f"{name}={short(value)}" for name, value in self._at.items())
        text = f"{self.result} at {settings}" if settings else str(self.result)
        return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"

    def _rows(self) -> tuple:
        """What moves the picture above it, what explains it below."""
        below = [each.button for each in self._below]
        above = [part for part in self._parts if part not in below]
        return (_row(above), self.image, self.sentence, _row(below), *(each.box for each in self._below))

    @property
    def _below(self) -> list:
        """What has its button and its box below the picture."""
        return [*self.notes, *self.film_makers]

    @property
    def _parts(self) -> tuple:
        return (*self.controls.values(), *self.buttons.values())

    def _moved(self, _: Any) -> None:
        if not self._quiet:
            self._by_hand(self._refresh)

    def _by_hand(self, act: Callable) -> None:
        """A learner's hand: nothing it does may end in a traceback."""
        try:
            act()
        except Exception as error:
            self._say(f"This can't be shown: {in_a_line(error)}", role="alert")

    def _refresh(self) -> None:
        """Everything that can fail comes before anything on the screen changes."""
        with self._lock:
            at = self.settings
            result = self.model(**at)
            png, words = self.picture.png(result, self.kept), self.picture.words(result)
            self.image.show(png, words)
            self.result, self.words, self._at = result, words, at
            self._say(words, role="status")
            for note in self.notes:
                note.follow(result, self.kept)

    def _say(self, words: str, role: str) -> None:
        self.sentence.value = f'<p role="{role}" aria-live="polite" style="line-height: 1.5">{escape(words)}</p>'

    def _put(self, settings: dict[str, Any]) -> None:
        self._quiet = True
        try:
            for name, value in settings.items():
                self._put_one(name, value)
        finally:
            self._quiet = False

    def _put_one(self, name: str, value: Any) -> None:
        if name not in self.controls:
            raise ValueError(f"there is no control named {name!r}; there are {', '.join(self.controls)}.")
        put(self.controls[name], name, value)


def _expect_kinds(picture: Picture, controls: dict[str, Any], **functions: Any) -> None:
    """What a live figure is made of, or one sentence (a TypeError)."""
    of_kind(picture, Picture, "picture must be a Picture, such as descent_picture(bowl)")
    for name, control in controls.items():
        of_kind(control, ipywidgets.ValueWidget, f"{name} must be a control, such as slider(0.0, 1.0, 0.1)")
    for name, made in functions.items():
        if made is not None or name == "model":
            function(made, name)
    names = ", ".join(controls)
    if not takes(functions["model"], **controls):
        raise TypeError(f"model must be a function of the controls, such as lambda {names}: …; yours takes others.")


def _row(widgets: Sequence[ipywidgets.Widget]) -> ipywidgets.Box:
    """Side by side, and below each other where the window is narrow."""
    return ipywidgets.Box(tuple(widgets), layout={"flex_flow": "row wrap"})


def _as_large_as(picture: Picture) -> dict:
    """The picture's own size, so that the page never jumps; smaller where the window is."""
    width, _ = picture.figure.canvas.get_width_height()
    return {"width": f"{width}px", "max_width": "100%", "height": "auto"}


def _buttons(live: LiveFigure) -> dict[str, ipywidgets.Widget]:
    """The buttons below the controls, by name."""
    return {
        **(play_buttons(live.controls["steps"]) if "steps" in live.controls else {}),
        **(_keep_button(live) if live.picture.has_ghosts else {}),
        "Reset": button("Reset", "back to the first settings", lambda: live._by_hand(live.reset)),
    }


def _keep_button(live: LiveFigure) -> dict[str, ipywidgets.Widget]:
    keep = button("Keep this run", "leave this run in sight, in grey", lambda: live._by_hand(live.keep))
    return {"Keep this run": keep}
