"""An explorer on a page: its controls under key and mouse, its picture as pixels, its sentence."""

import time
from base64 import b64decode
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
from ipywidgets import Text
from PIL import Image
from playwright.sync_api import Locator

from mathomong.widgets import LiveFigure
from mathomong.widgets.predict import Prediction

from .hand import hit
from .notebook_page import NotebookPage
from .page_scripts import CONTROLS, PICTURE, RESET, SEEN, SENTENCE, WATCH
from .slider_page import SliderPage, on_scale
from .twins import explorer_in, questions_of, twins_of

PATIENCE = 15  # seconds: far longer than any frame takes, on any machine


class ExplorerPage:
    """An explorer in cell `number` of a page, and its twin in this process."""

    def __init__(self, notebook: NotebookPage, number: int, shown: Any) -> None:
        self.page, self.number, self.shown = notebook.page, number, shown
        self.cell = notebook.cell(number)
        self.twin: LiveFigure = explorer_in(shown)
        self.image = self.cell.locator("img.widget-image")
        self.image.scroll_into_view_if_needed()
        self._node = self.cell.element_handle()  # to look at it again and again without finding it anew

    def slider(self, name: str) -> SliderPage:
        """The slider of the control called `name`."""
        label = name.replace("_", " ")
        slider = self.cell.locator(".widget-slider").filter(has=self.page.locator(f'label:text-is("{label}")'))
        return SliderPage(slider, on_scale(self.twin.controls[name]))

    def choice(self, name: str) -> Locator:
        """The list to choose from of the control called `name`."""
        return self.cell.get_by_role("combobox", name=name.replace("_", " "), exact=True)

    def field(self, name: str) -> Locator:
        """The text field of the control called `name`."""
        return self.cell.get_by_role("textbox", name=name.replace("_", " "), exact=True)

    def box(self, name: str) -> Locator:
        """The box to tick of the control called `name`."""
        return self.cell.get_by_role("checkbox", name=name.replace("_", " "), exact=True)

    def button(self, name: str) -> Locator:
        """The button that bears this name."""
        return self.cell.get_by_role("button", name=name, exact=True)

    def press(self, button: str) -> None:
        """Press the button that bears this name, once it can be pressed."""
        hit(self.button(button))

    @property
    def controls(self) -> dict[str, dict[str, Any]]:
        """Where the controls stand on the page, by name, in their kinds: sliders, boxes, choices and fields."""
        found = self._node.evaluate(CONTROLS)
        named = {kind: {name.replace(" ", "_"): at for name, at in each.items()} for kind, each in found.items()}
        sliders = {name: on_scale(self.twin.controls[name])(at) for name, at in named["sliders"].items()}
        return {**named, "sliders": sliders}

    @property
    def sliders(self) -> dict[str, float]:
        """Where the sliders stand on the page, by name."""
        return self.controls["sliders"]

    @property
    def settings(self) -> dict[str, Any]:
        """Where all the controls stand on the page."""
        return {name: at for each in self.controls.values() for name, at in each.items()}

    @property
    def sentence(self) -> str:
        return self._node.evaluate(SENTENCE)

    def picture(self) -> np.ndarray:
        """The pixels of the picture on the page."""
        return pixels(self._png())

    @property
    def asked(self) -> Prediction | None:
        """The prediction that waits for its answer now, if there is one."""
        return next((each for each in questions_of(self.shown) if each.chosen is None), None)

    @property
    def answers(self) -> list:
        """What can be answered to it: the choices, or some number; nothing where nothing is asked."""
        if not self.asked:
            return []
        texts = [part.description for part in self.asked.answers]
        return [1.0] if isinstance(self.asked.answers[0], Text) else texts

    def answer(self, answer: str | float) -> None:
        """Commit to an answer, here with the mouse and at the twin, and wait until it is judged."""
        before = len(self.feedback())
        if isinstance(answer, float):
            self.cell.get_by_role("textbox", name="my number", disabled=False).fill(str(answer))
        name = answer if isinstance(answer, str) else "That's my prediction"
        hit(self.cell.get_by_role("button", name=name, exact=True, disabled=False))
        self.asked.choose(answer)
        self.wait_until(lambda: len(self.feedback()) > before, "the answer is judged")

    def feedback(self) -> list[str]:
        """What the page says to the answers: for each the verdict with its reason, then the score; nothing before."""
        return self.cell.locator("div[role=status] p").all_text_contents()

    def reset(self) -> None:
        """Press Reset, here, wherever it is, and at the twin, and wait until the page has followed."""
        self._node.evaluate(RESET)
        self.twin.reset()
        self.wait_until(lambda: self.settings == self.twin.settings, "Reset brings the first settings back")
        self.expect_twin()

    def expect_twin(self) -> None:
        """Wait until picture and sentence are what the twin makes of the page's settings; fail if they never are."""
        self.wait_until(self._is_as_its_twin, "the picture and the sentence are those of the settings")

    def wait_until(self, holds: Callable[[], bool], what: str) -> None:
        """Wait for `holds()`; fail with what was awaited and what the page shows instead."""
        end = time.monotonic() + PATIENCE
        while not holds():
            assert time.monotonic() < end, f"awaited: {what}; the page says {self.settings}: {self.sentence}"
            self.page.wait_for_timeout(20)

    def watch(self) -> None:
        """From now on look at every new picture, and at its size on the screen all the time."""
        self.image.evaluate(WATCH)

    def expect_steady(self) -> None:
        """Since `watch` there were new pictures, none of them blank, and none changed the size."""
        seen = self.image.evaluate(SEEN)
        width, height = self.twin.picture.figure.canvas.get_width_height()
        assert seen["frames"] > 0
        assert seen["blank"] == 0
        assert seen["natural"] == [f"{width} × {height}"]
        assert len(seen["onScreen"]) == 1, f"the picture jumped on the screen: {seen['onScreen']}"

    def _is_as_its_twin(self) -> bool:
        if (settings := self.settings) != self.twin.settings:
            self.twin.set(**settings)
        return self.sentence == self.twin.words and self._shows(self.twin.image.value)

    def _shows(self, png: bytes) -> bool:
        """Whether the picture on the page is that one, pixel for pixel; equal files need no look at their pixels."""
        shown = self._png()
        return shown == png or same(pixels(shown), pixels(png))

    def _png(self) -> bytes:
        return b64decode(self._node.evaluate(PICTURE))


def explorers_of(page: NotebookPage, notebook: Path) -> list[ExplorerPage]:
    """Every explorer on the page, in the order of the cells, with its twin."""
    found = [ExplorerPage(page, number, shown) for number, shown in twins_of(notebook).items()]
    assert found, f"{notebook.name} has no explorer"
    return found


def pixels(png: bytes) -> np.ndarray:
    """A PNG's pixels, shape (height, width, 3)."""
    with Image.open(BytesIO(png)) as image:
        return np.asarray(image.convert("RGB"))


def same(one: np.ndarray, other: np.ndarray) -> bool:
    """Whether two pictures are equal, pixel for pixel."""
    return np.array_equal(one, other)
