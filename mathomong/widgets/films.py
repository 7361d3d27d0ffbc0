"""Films: a button that makes a GIF of what Play shows, a bar that says how far it is, and a link to save it."""

from base64 import b64encode
from collections.abc import Callable
from html import escape
from math import ceil
from typing import TYPE_CHECKING

import ipywidgets

from mathomong.figures import film
from mathomong.widgets.notes import in_a_line
from mathomong.widgets.play import FRAME, button

if TYPE_CHECKING:
    from mathomong.widgets.live import LiveFigure

MOST = 100  # pictures beside the first; of a longer run every second step is shown, or every third
LINK = "text-decoration: underline; color: var(--jp-content-link-color, blue)"


class FilmMaker:
    """The `button` that makes a film of `live`, and the `box` with the bar and then the link."""

    def __init__(self, live: "LiveFigure") -> None:
        self.live, self.bar, self.link = live, ipywidgets.IntProgress(), ipywidgets.HTML()
        self.button = button("Make a film", "what Play shows, as a GIF for a slide", self.make)
        self.bar.style.description_width, self.bar.layout.display = "150px", "none"
        self.box = ipywidgets.VBox((self.bar, self.link))

    def make(self) -> None:
        """Make the film up to the present step, and offer it; what can't be filmed is told in one sentence."""
        self.button.disabled, self.bar.layout.display, self.link.value = True, None, ""
        try:
            self._offer(film_of(self.live, self._done))
        except Exception as error:
            self._say(escape(in_a_line(error)))
        finally:
            self.button.disabled, self.bar.layout.display = False, "none"

    def _done(self, number: int, of: int) -> None:
        self.bar.max, self.bar.value, self.bar.description = of, number, f"picture {number} of {of}"

    def _offer(self, gif: bytes) -> None:
        name = f"{type(self.live.result).__name__.lower()}.gif"
        size = f"{len(gif) / 1e6:.1f} MB, up to step {self.live.settings['steps']}"
        self._say(
            f'<a download="{name}" href="data:image/gif;base64,{b64encode(gif).decode()}">Save {name}</a> ({size})'
        )

    def _say(self, words: str) -> None:
        self.link.value = f'<div role="status" aria-live="polite" style="line-height: 1.5">{words}</div>'


def film_of(live: "LiveFigure", done: Callable[[int, int], None]) -> bytes:
    """A GIF of what Play shows of `live` up to its present step; `done(number, of)` is called after each picture.

    Raises ValueError where there are no steps to play, or none is taken yet.
    """
    if "steps" not in live.controls:
        raise ValueError("this picture has no steps to play, so there is nothing to film.")
    if len(steps := filmed_steps(live.controls["steps"])) < 2:
        raise ValueError("There is only one picture so far: move steps to the right, then make the film.")

    def frames():
        for number, step in enumerate(steps, start=1):
            yield live.frame(steps=step)
            done(number, len(steps))

    return film(frames(), live.frame(), FRAME)


def filmed_steps(slider: ipywidgets.IntSlider) -> list[int]:
    """The steps from the slider's first to where it stands; where that is far, some between are left out.

    >>> filmed_steps(ipywidgets.IntSlider(min=0, max=9, value=3))
    [0, 1, 2, 3]
    """
    apart = max(1, ceil((slider.value - slider.min) / MOST))
    return sorted({slider.min, *range(slider.value, slider.min, -apart)})
