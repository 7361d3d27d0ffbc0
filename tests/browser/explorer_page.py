"""An explorer on a page: its controls under key and mouse, its picture as pixels, its sentence."""

import time
from base64 import b64decode
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
from ipywidgets import FloatLogSlider, Text, Widget
from PIL import Image
from playwright.sync_api import Locator

from mathomong.widgets import LiveFigure
from mathomong.widgets.predict import Prediction

from .hand import hit, settled
from .notebook_page import NotebookPage
from .twins import explorer_in, questions_of, twins_of

PATIENCE = 15  # seconds: far longer than any frame takes, on any machine
PICTURE = """async cell => {
    const reader = new FileReader(), read = new Promise(done => { reader.onload = done; });
    reader.readAsDataURL(await (await fetch(cell.querySelector("img.widget-image").src)).blob());
    await read;
    return reader.result.split(",")[1];
}"""
RESET = "cell => [...cell.querySelectorAll('button')].find(button => button.textContent === 'Reset').click()"
SENTENCE = "cell => cell.querySelector('.widget-html p:is([role=status], [role=alert])').textContent"
WATCH = """picture => {
    picture.watcher?.abort();
    const {signal} = picture.watcher = new AbortController();
    const canvas = new OffscreenCanvas(90, 42).getContext("2d", {willReadFrequently: true});
    const seen = picture.seen = {frames: 0, blank: 0, natural: new Set(), onScreen: new Set()};
    const isBlank = () => {
        canvas.drawImage(picture, 0, 0, 90, 42);
        const pixels = new Uint32Array(canvas.getImageData(0, 0, 90, 42).data.buffer);
        return pixels.every(pixel => pixel === pixels[0]);
    };
    picture.addEventListener("load", () => {
        seen.frames += 1;
        seen.blank += isBlank();
        seen.natural.add(`${picture.naturalWidth} × ${picture.naturalHeight}`);
    }, {signal});
    const look = () => seen.onScreen.add(`${picture.clientWidth} × ${picture.clientHeight}`);
    const sizes = new ResizeObserver(look);  // it tells every other size that comes to be painted
    look();
    sizes.observe(picture);
    signal.addEventListener("abort", () => sizes.disconnect());
}"""
CONTROLS = """cell => {
    const sliders = Array.from(cell.querySelectorAll(".widget-slider"), slider => [
        slider.querySelector("label").textContent,
        Number(slider.querySelector(".noUi-handle").getAttribute("aria-valuetext")),
    ]);
    const boxes = Array.from(cell.querySelectorAll(".widget-checkbox"), box => [
        box.querySelector("span").textContent,
        box.querySelector("input").checked,
    ]);
    const choices = Array.from(cell.querySelectorAll(".widget-dropdown"), list => [
        list.querySelector("label").textContent,
        list.querySelector("select").selectedOptions[0].textContent.replaceAll("\u00a0", " "),  // shown with hard spaces
    ]);
    const fields = Array.from(cell.querySelectorAll(".widget-text"), field => [
        field.querySelector("label").textContent,
        field.querySelector("input").value,
    ]).filter(([label]) => label !== "my number");
    const all = {sliders, boxes, choices, fields};
    return Object.fromEntries(Object.entries(all).map(([kind, found]) => [kind, Object.fromEntries(found)]));
}"""  # not by Playwright's inner_text, which is empty where the browser leaves out a cell that is out of sight
SEEN = "({seen}) => ({...seen, natural: [...seen.natural], onScreen: [...seen.onScreen]})"


class ExplorerPage:
    """An explorer in cell `number` of a page, and its twin in this process."""

    def __init__(self, notebook: NotebookPage, number: int, shown: Any) -> None:
        self.page, self.number, self.shown = notebook.page, number, shown
        self.cell = notebook.cell(number)
        self.twin: LiveFigure = explorer_in(shown)
        self.image = self.cell.locator("img.widget-image")
        self.image.scroll_into_view_if_needed()
        self._node = self.cell.element_handle()  # to look at it again and again without finding it anew

    def slider(self, name: str) -> "SliderPage":
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


class SliderPage:
    """One slider on a page."""

    def __init__(self, slider: Locator, scale: Callable[[float], float]) -> None:
        self.handle, self.readout = slider.locator(".noUi-handle"), slider.locator(".widget-readout")
        self.page, self.scale = slider.page, scale

    @property
    def position(self) -> float:
        """Where the handle stands, to the last digit: on a log slider a power of ten."""
        return float(self.handle.get_attribute("aria-valuetext"))

    @property
    def value(self) -> float:
        """The value there."""
        return self.scale(self.position)

    def press(self, key: str) -> None:
        """Press a key on the handle."""
        self.handle.press(key)

    def type(self, text: str) -> None:
        """Write over the number beside the slider, and confirm with Enter."""
        self.readout.click()
        self.page.keyboard.press("ControlOrMeta+a")
        self.page.keyboard.type(text)
        self.page.keyboard.press("Enter")

    def pull(self, pixels: int) -> None:
        """Take the handle with the mouse, pull it so far to the right, and hold it there."""
        self.handle.hover()
        box = settled(self.handle)
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        self.page.mouse.move(x, y)
        self.page.mouse.down()
        self.page.mouse.move(x + pixels, y, steps=5)

    def let_go(self) -> None:
        """Let go of what the mouse holds."""
        self.page.mouse.up()

    @property
    def inward(self) -> int:
        """+1 where there is more room to the right, −1 where there is more to the left."""
        low, high = (float(self.handle.get_attribute(f"aria-value{end}")) for end in ("min", "max"))
        return 1 if self.position < (low + high) / 2 else -1


def explorers_of(page: NotebookPage, notebook: Path) -> list[ExplorerPage]:
    """Every explorer on the page, in the order of the cells, with its twin."""
    found = [ExplorerPage(page, number, shown) for number, shown in twins_of(notebook).items()]
    assert found, f"{notebook.name} has no explorer"
    return found


def on_scale(control: Widget) -> Callable[[float], float]:
    """From where a slider's handle stands to its value: a log slider is read to three figures, others to twelve."""
    if isinstance(control, FloatLogSlider):
        return lambda power: float(f"{10.0**power:.3g}")
    return lambda at: float(f"{at:.12g}")


def pixels(png: bytes) -> np.ndarray:
    """A PNG's pixels, shape (height, width, 3)."""
    with Image.open(BytesIO(png)) as image:
        return np.asarray(image.convert("RGB"))


def same(one: np.ndarray, other: np.ndarray) -> bool:
    """Whether two pictures are equal, pixel for pixel."""
    return np.array_equal(one, other)
