"""JupyterLab in a browser, and notebooks opened in it: running their cells, and reading what came of them."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page

from .hand import hit
from .server import Lab

LAPTOP = {"width": 1366, "height": 768}  # pixels of a small laptop's screen
STARTED = "window.jupyterapp?.restored.then(() => true)"
PANEL = "window.jupyterapp.shell.currentWidget"
READY = f"{PANEL}?.context?.sessionContext?.session?.kernel?.status === 'idle' && {PANEL}.id"
OPEN = "path => window.jupyterapp.commands.execute('docmanager:open', {path, factory: 'Notebook'}).then(() => {})"
CLOSE = """async id => {
    const panel = [...window.jupyterapp.shell.widgets("main")].find(panel => panel.id === id);
    await panel.context.sessionContext.shutdown();
    panel.context.model.dirty = false;  // nobody is asked whether to save
    panel.close();
}"""
TO_OPEN, TO_ACT = 60_000, 15_000  # milliseconds of patience: a cold start is slow


class NotebookPage:
    """An open notebook and what the browser has complained of since."""

    def __init__(self, page: Page, panel: str, complaints: list[str]) -> None:
        self.page, self.panel, self._complaints, self._before = page, panel, complaints, len(complaints)

    @property
    def complaints(self) -> list[str]:
        return self._complaints[self._before :]

    def run_all(self) -> None:
        """Run every cell, and wait until the last has ended."""
        self._command("notebook:run-all-cells")

    def run(self, number: int, source: str) -> None:
        """Write `source` over cell `number`, as a learner types, and run it."""
        hit(self.cell(number).locator(".cm-content"))
        self.page.keyboard.press("ControlOrMeta+a")
        self.page.keyboard.insert_text(source)
        self._command("notebook:run-cell")

    def cells(self) -> list[dict]:
        """The cells as they stand now, in the notebook format, outputs and all."""
        return self.page.evaluate(f"() => {PANEL}.content.model.toJSON().cells")

    def errors(self) -> list[str]:
        """What went wrong in the cells, each as "TypeError: its sentence"."""
        outputs = [output for cell in self.cells() for output in cell.get("outputs", [])]
        return [f"{output['ename']}: {output['evalue']}" for output in outputs if output["output_type"] == "error"]

    def number_of(self, text: str, kind: str = "code") -> int:
        """The number of the one cell of this kind that holds `text`."""
        cells = enumerate(self.cells())
        (number,) = (n for n, cell in cells if cell["cell_type"] == kind and text in cell["source"])
        return number

    def cell(self, number: int) -> Locator:
        """Cell `number`, counted from 0, text cells too."""
        return self.page.locator(f"#{self.panel} .jp-Notebook .jp-Cell").nth(number)

    def shown_text(self, number: int) -> str:
        """The text below cell `number`, as it stands on the page."""
        output = self.cell(number).locator(".jp-OutputArea-output")
        return output.text_content().strip()  # inner_text is empty until the browser has drawn what was out of sight

    def pictures(self) -> Locator:
        """All live pictures of the notebook."""
        return self.page.locator(f"#{self.panel} img.widget-image")

    def _command(self, name: str) -> None:
        self.page.evaluate("async name => { await window.jupyterapp.commands.execute(name) }", name)


class Desk:
    """JupyterLab, open in a page of a browser that has never seen it."""

    def __init__(self, page: Page, lab: Lab) -> None:
        self.page, self.lab, self.complaints = page, lab, []
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", lambda said: self.complaints.append(said.text) if said.type == "error" else None)

    @contextmanager
    def opened(self, notebook: Path) -> Iterator[NotebookPage]:
        """A fresh copy of `notebook` with a new kernel; the mouse is out of the way."""
        self.page.mouse.move(0, 0)
        self.page.evaluate(OPEN, self.lab.copy_of(notebook))
        panel = self.page.wait_for_function(READY, timeout=TO_OPEN).json_value()
        yield NotebookPage(self.page, panel, self.complaints)
        self.page.evaluate(CLOSE, panel)


@contextmanager
def open_desk(browser: Browser, lab: Lab) -> Iterator[Desk]:
    """A desk without a notebook."""
    context = browser.new_context(viewport=LAPTOP)
    try:
        page = context.new_page()
        page.set_default_timeout(TO_ACT)
        page.goto(lab.address(), timeout=TO_OPEN)
        page.wait_for_function(STARTED, timeout=TO_OPEN)
        yield Desk(page, lab)
    finally:
        context.close()
