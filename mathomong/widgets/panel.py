"""A box that leaves text and a still picture behind, for where no kernel runs."""

from base64 import b64encode

import ipywidgets


class Panel(ipywidgets.VBox):
    """A column of widgets with a short text form, a PNG and its alternative text.

    A saved notebook then shows the picture on a phone or a code host, and nbval compares the text.
    """

    def still(self) -> tuple[bytes, str]:
        """The picture as it stands, a PNG, and the same in words."""
        raise NotImplementedError

    def _repr_mimebundle_(self, **kwargs) -> tuple[dict, dict]:
        png, words = self.still()
        data = {**super()._repr_mimebundle_(**kwargs), "text/plain": repr(self), "image/png": b64encode(png).decode()}
        return data, {"image/png": {"alt": words}}
