"""In a real browser: from the key on a slider to the new picture on the screen, and pictures in a drag."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import NamedTuple

from playwright.sync_api import Browser, Locator

from benchmarks.bounds import Bound
from benchmarks.scenes import SCENES, write_notebook
from browser.notebook_page import NotebookPage, open_desk
from browser.server import started_lab

RUNS, WARM_UP, PRESSES, DRAG = 3, 5, 40, 3000  # DRAG in milliseconds
PAUSE = 40  # milliseconds between a picture and the next key: nothing of the one before is left
WATCH = """cell => {
    const find = () => cell.querySelector(".widget-image, .jp-RenderedImage img");
    const watch = cell.watch = {shown: [], pressed: 0, last: find()?.src};
    watch.observer?.disconnect();
    new MutationObserver(async () => {
        const image = find();
        if (!image || image.src === watch.last) return;
        watch.last = image.src;
        await image.decode().catch(() => {});  // refused where the next picture is already there
        requestAnimationFrame(now => watch.shown.push(performance.now()));
    }).observe(cell, {subtree: true, childList: true, attributes: true, attributeFilter: ["src"]});
    cell.addEventListener("keydown", () => { watch.pressed = performance.now(); }, true);
}"""
DELAY = "cell => cell.watch.shown.length ? cell.watch.shown.at(-1) - cell.watch.pressed : null"
FORGET = "cell => { cell.watch.shown = []; }"
PULL = """async (cell, duration) => {
    const handle = cell.querySelector(".noUi-handle"), start = performance.now();
    cell.watch.shown = [];
    for (let n = 0; performance.now() - start < duration; n++) {
        const key = Math.floor(n / 50) % 2 ? "ArrowLeft" : "ArrowRight";
        handle.dispatchEvent(new KeyboardEvent("keydown", {key, bubbles: true}));
        await new Promise(done => setTimeout(done, 10));
    }
    return cell.watch.shown.length * 1000 / duration;
}"""


class Measured(NamedTuple):
    """Milliseconds from the key to the picture, and pictures in a second of a drag."""

    delay: float
    rate: float


@contextmanager
def scenes_open(browser: Browser) -> Iterator[NotebookPage]:
    """The notebook of the scenes, run, on a server of its own."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        path = write_notebook(Path(folder))
        with started_lab(Path(folder)) as lab, open_desk(browser, lab) as desk, desk.opened(path) as page:
            page.run_all()
            if page.errors():
                raise RuntimeError(f"a scene can't be shown: {page.errors()}")
            yield page


def table(browser: Browser) -> list[Bound]:
    """Print what each way of showing takes, and give back what was promised of the ratios."""
    print(f"\nMeasuring {len(SCENES)} scenes in the browser, {RUNS} times each; this takes some minutes.", flush=True)
    with scenes_open(browser) as page:
        cells = {name: page.cell(number) for number, name in enumerate(SCENES)}
        for cell in cells.values():
            cell.locator(".noUi-handle").first.wait_for()
            cell.evaluate(WATCH)
        runs = [{name: _measured(cell) for name, cell in cells.items()} for _ in range(RUNS)]
    print(f"Key on the slider → picture on the screen (median of {PRESSES}, in {RUNS} runs)")
    print(f"{'':30}{'the runs':>26}{'median':>10}{'in a drag':>18}")
    floor, interact, line_fit, curve, basins = [_row(name, [run[name] for run in runs]) for name in SCENES]
    return _printed(
        _delay_bound("line fit", line_fit, floor),
        Bound("line fit: interact / live", interact.delay / line_fit.delay, "≥", must=4, aim=7),
        _delay_bound("curve", curve, floor),
        Bound("basin map: pictures a second in a drag", basins.rate, "≥", aim=10),
    )


def _delay_bound(name: str, ours: Measured, floor: Measured) -> Bound:
    return Bound(f"{name}: live / round trip", ours.delay / floor.delay, "≤", must=1.5)


def _printed(*bounds: Bound) -> list[Bound]:
    for bound in bounds:
        print(f"{bound.what}: {bound}")
    return list(bounds)


def _row(name: str, runs: list[Measured]) -> Measured:
    found = Measured(median(run.delay for run in runs), median(run.rate for run in runs))
    each = "  ".join(f"{run.delay:.0f}" for run in runs)
    print(f"{name:30}{each:>23} ms{found.delay:7.0f} ms{found.rate:9.0f} a second")
    return found


def _measured(cell: Locator) -> Measured:
    handle = cell.locator(".noUi-handle").first
    cell.scroll_into_view_if_needed()
    handle.press("Home")  # from there on no slider comes to its end
    cell.page.wait_for_timeout(500)
    delays = [_delay(cell, handle, "ArrowRight") for _ in range(WARM_UP + PRESSES)][WARM_UP:]
    rate = cell.evaluate(PULL, DRAG)
    cell.page.wait_for_timeout(1000)  # what is still on its way arrives
    return Measured(median(delays), rate)


def _delay(cell: Locator, handle: Locator, key: str) -> float:
    """Press a key, wait for the picture, and say how long it took, in the browser's own clock."""
    cell.evaluate(FORGET)
    handle.press(key)
    for _ in range(500):
        if (delay := cell.evaluate(DELAY)) is not None:
            cell.page.wait_for_timeout(PAUSE)
            return delay
        cell.page.wait_for_timeout(10)
    raise RuntimeError("no picture came within five seconds")
