"""One slider on a page: its handle under key and mouse, the number beside it, and the value of where it stands."""

from collections.abc import Callable

from ipywidgets import FloatLogSlider, Widget
from playwright.sync_api import Locator

from .hand import settled


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


def on_scale(control: Widget) -> Callable[[float], float]:
    """From where a slider's handle stands to its value: a log slider is read to three figures, others to twelve."""
    if isinstance(control, FloatLogSlider):
        return lambda power: float(f"{10.0**power:.3g}")
    return lambda at: float(f"{at:.12g}")
