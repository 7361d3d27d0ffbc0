"""In Firefox too every slider of every explorer moves the picture and the sentence, and no frame is blank.

Under `make test-long`; without Firefox these tests fail, and say how to get it.
"""

from base64 import b64decode
from inspect import getsource

import pytest

from .explorer_page import pixels, same
from .firefox import HOW_TO_GET_IT, Firefox, find_firefox, started_firefox
from .notebook_page import OPEN, PANEL, READY, STARTED
from .page_scripts import CONTROLS, PICTURE, RESET, SEEN, SENTENCE, WATCH
from .sample import NOTEBOOKS
from .slider_page import on_scale
from .twins import answer_next, explorer_in, questions_of, twins_of

pytestmark = pytest.mark.long
LEFT, RIGHT = "\ue012", "\ue014"  # the arrow keys, as WebDriver names them
RUN_ALL = "window.jupyterapp.commands.execute('notebook:run-all-cells').then(() => true)"
ANSWER = f"""
from ipywidgets.widgets import widget
from mathomong.widgets.predict import Prediction
{getsource(answer_next)}
answer_next([each for each in widget._instances.values() if isinstance(each, Prediction)])  # in the order of their making
"""  # without a hand: predictions have tests of their own
KERNEL = f"{PANEL}.context.sessionContext.session.kernel"
ENDS = "[handle.getAttribute('aria-valuemin'), handle.getAttribute('aria-valuemax'), handle.getAttribute('aria-valuetext')]"


class ExplorerInFirefox:
    """An explorer in cell `number` of the open notebook, and its twin in this process."""

    def __init__(self, firefox: Firefox, number: int, twin) -> None:
        self.firefox, self.twin = firefox, twin
        self.cell = f"{PANEL}.content.widgets[{number}].node"
        self.image = f"{self.cell}.querySelector('img.widget-image')"
        firefox.evaluate(f"{PANEL}.content.scrollToItem({number}, 'center')")
        firefox.wait_for(f"{self.image}?.naturalWidth")
        firefox.evaluate(f"{self.image}.scrollIntoView({{block: 'center'}})")

    def expect_to_follow_a_key_on_every_slider(self) -> None:
        self.firefox.evaluate(f"({RESET})({self.cell})")
        self.twin.reset()
        self.firefox.wait_for(f"({SENTENCE})({self.cell})", lambda said: said == self.twin.words)
        self.firefox.evaluate(f"({WATCH})({self.image})")
        names = list(self.sliders())
        assert names
        for number, name in enumerate(names):
            self._expect_to_follow(number, name)
        seen = self.firefox.evaluate(f"({SEEN})({self.image})")
        assert (seen["frames"] > 0, seen["blank"], len(seen["natural"]), len(seen["onScreen"])) == (True, 0, 1, 1)

    def sliders(self) -> dict[str, float]:
        """Where the sliders stand."""
        found = self.firefox.evaluate(f"({CONTROLS})({self.cell})")["sliders"]
        named = {name.replace(" ", "_"): at for name, at in found.items()}
        return {name: on_scale(self.twin.controls[name])(at) for name, at in named.items()}

    def _expect_to_follow(self, number: int, name: str) -> None:
        handle = f"{self.cell}.querySelectorAll('.noUi-handle')[{number}]"
        low, high, at = map(float, self.firefox.evaluate(f"(handle => {ENDS})({handle})"))
        before, picture = self.sliders()[name], self._png()
        self.firefox.evaluate(f"{handle}.focus({{preventScroll: true}})")
        self.firefox.press(RIGHT if at < (low + high) / 2 else LEFT)
        self.firefox.wait_for(f"({SENTENCE})({self.cell})", lambda said: self._is_of_its_settings(said, name, before))
        assert not same(pixels(self._png()), pixels(picture)), name

    def _is_of_its_settings(self, said: str, name: str, before: float) -> bool:
        """Whether the slider has moved, and sentence and picture are what the twin makes of where it stands."""
        if self.sliders()[name] == before:
            return False
        self.twin.set(**self.sliders())
        return said == self.twin.words and same(pixels(self._png()), pixels(self.twin.image.value))

    def _png(self) -> bytes:
        return b64decode(self.firefox.evaluate(f"({PICTURE})({self.cell})"))


@pytest.fixture(scope="module")
def firefox(lab, tmp_path_factory):
    """Firefox, JupyterLab open in it."""
    if not find_firefox():
        pytest.fail(f"NO FIREFOX FOUND, so this can't be tested: {HOW_TO_GET_IT}.")
    with started_firefox(tmp_path_factory.mktemp("firefox")) as firefox:
        firefox.go(lab.address())
        firefox.wait_for(STARTED)
        yield firefox


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_in_firefox_every_slider_moves_the_picture_and_nothing_is_complained_of(firefox, lab, path):
    before = len(firefox.complaints)
    firefox.evaluate(f"({OPEN})({lab.copy_of(path)!r})")
    firefox.wait_for(READY)
    firefox.evaluate(RUN_ALL)
    shown = twins_of(path)
    assert shown
    questions = [question for each in shown.values() for question in questions_of(each)]
    for _ in questions:
        answer_next(questions)
        firefox.evaluate(f"{KERNEL}.requestExecute({{code: {ANSWER!r}}}).done.then(() => true)")
    for number, each in shown.items():
        ExplorerInFirefox(firefox, number, explorer_in(each)).expect_to_follow_a_key_on_every_slider()
    assert firefox.complaints[before:] == []
