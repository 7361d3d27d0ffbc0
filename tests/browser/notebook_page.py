"""A notebook, open in JupyterLab in a browser: running its cells, and reading what came of them."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page

from .server import Lab

LAPTOP = {"width": 1366, "height": 768}  # pixels of a small laptop's screen
PANEL = "window.jupyterapp.shell.currentWidget"
READY = f"window.jupyterapp && {PANEL}?.context?.sessionContext?.session?.kernel?.status === 'idle'"
TO_OPEN, TO_ACT = 60_000, 15_000  # milliseconds of patience: a cold start is slow


class NotebookPage:
    """An open notebook and what the browser complained of."""

    def __init__(self, page: Page) -> None:
        self.page, self.complaints = page, []
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", lambda said: self.complaints.append(said.text) if said.type == "error" else None)

    def run_all(self) -> None:
        """Run every cell, and wait until the last has ended."""
        self._command("notebook:run-all-cells")

    def run(self, number: int, source: str) -> None:
        """Write `source` over cell `number`, as a learner types, and run it."""
        editor = self.cell(number).locator(".cm-content")
        editor.click()
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
        return self.page.locator(".jp-Notebook .jp-Cell").nth(number)

    def shown_text(self, number: int) -> str:
        """The text below cell `number`, as it stands on the page."""
        output = self.cell(number).locator(".jp-OutputArea-output")
        return output.text_content().strip()  # inner_text is empty until the browser has drawn what was out of sight

    def shut_down(self) -> None:
        """End the kernel; the next notebook gets a new one."""
        self.page.evaluate(f"async () => {{ await {PANEL}.context.sessionContext.shutdown() }}")

    def _command(self, name: str) -> None:
        self.page.evaluate("async name => { await window.jupyterapp.commands.execute(name) }", name)


@contextmanager
def opened(browser: Browser, lab: Lab, notebook: Path) -> Iterator[NotebookPage]:
    """A fresh copy of `notebook` with a new kernel, in a browser that has never seen it."""
    context = browser.new_context(viewport=LAPTOP)
    try:
        page = NotebookPage(context.new_page())
        page.page.set_default_timeout(TO_ACT)
        page.page.goto(lab.address_of(notebook), timeout=TO_OPEN)
        page.page.wait_for_function(READY, timeout=TO_OPEN)
        yield page
        page.shut_down()
    finally:
        context.close()
