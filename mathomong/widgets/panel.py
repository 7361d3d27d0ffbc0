"""A box that leaves text, and a still picture where it has one, behind for where no kernel runs."""

from base64 import b64encode

import ipywidgets


class Panel(ipywidgets.VBox):
    """A column of widgets with a short text form, and, if it shows a picture, a PNG and its alternative text.

    A saved notebook then shows the picture on a phone or a code host, and nbval compares the text.
    """

    def still(self) -> tuple[bytes, str] | None:
        """The picture as it stands, a PNG, and the same in words; None where there is no picture."""
        return None

    def _repr_mimebundle_(self, **kwargs) -> tuple[dict, dict]:
        data, still = {**super()._repr_mimebundle_(**kwargs), "text/plain": repr(self)}, self.still()
        if still is None:
            return data, {}
        png, words = still
        return {**data, "image/png": b64encode(png).decode()}, {"image/png": {"alt": words}}
