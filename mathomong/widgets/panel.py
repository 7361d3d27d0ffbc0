"""A box that leaves text, and a still picture where it has one, behind for where no kernel runs."""

from base64 import b64encode
from collections.abc import Iterable

import ipywidgets
from traitlets import Unicode

from mathomong.figures.projector import for_a_room

# Type of the page and of its controls for a room, as much larger as the pictures are.
LARGE_TYPE = """<style>
.jp-Notebook {
    --jp-content-font-size1: 22px; --jp-code-font-size: 21px; --jp-widgets-font-size: 21px;
    --jp-widgets-inline-height: 45px; --jp-widgets-slider-handle-size: 24px; --jp-widgets-slider-track-thickness: 6px;
    --jp-widgets-slider-border-width: 2px; --jp-widgets-inline-label-width: 176px;
}
.jp-Notebook .widget-inline-hbox { max-width: 100%; min-width: min(100%, 640px); }
.jp-Notebook .widget-inline-hbox > .widget-label { min-width: 176px; }
</style>"""


class Panel(ipywidgets.VBox):
    """A column of widgets with a short text form, and, if it shows a picture, a PNG and its alternative text.

    A saved notebook then shows the picture on a phone or a code host, and nbval compares the text.
    """

    def __init__(self, children: Iterable[ipywidgets.Widget]) -> None:
        super().__init__((*children, *_large_type()))

    def still(self) -> tuple[bytes, str] | None:
        """The picture as it stands, a PNG, and the same in words; None where there is no picture."""
        return None

    def _repr_mimebundle_(self, **kwargs) -> tuple[dict, dict]:
        data, still = {**super()._repr_mimebundle_(**kwargs), "text/plain": repr(self)}, self.still()
        if still is None:
            return data, {}
        png, words = still
        return {**data, "image/png": b64encode(png).decode()}, {"image/png": {"alt": words}}


class Described(ipywidgets.Image):
    """A picture whose `tooltip` is its text equivalent: a screen reader reads it, and the mouse shows it.

    The browser's side looks for a description before it sets a tooltip, and ipywidgets' own Image has none.
    """

    description = Unicode("").tag(sync=True)

    def show(self, png: bytes, words: str) -> None:
        """A new picture and its words, in one message."""
        with self.hold_sync():
            self.value, self.tooltip = png, words


def _large_type() -> tuple[ipywidgets.Widget, ...]:
    """In a room a style for the page, out of sight; at a desk nothing."""
    return (ipywidgets.HTML(LARGE_TYPE, layout={"display": "none"}),) if for_a_room() else ()
