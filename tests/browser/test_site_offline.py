"""The site as any host serves it, the network closed: its pages, JupyterLite, and as much Python as comes without numpy."""

import json
import re
import shutil

import pytest

import build_site
from web.catalogue import entries, sheets
from web.index import reading, running

from . import browser_python
from .notebook_page import PANEL, READY, TO_OPEN
from .static_host import hosted, offline_beside

pytestmark = pytest.mark.long
MOST = 30  # MB
STEMS = [entry.stem for entry in entries()]
START = entries()[0]
SLIDER = """%pip install -q ipywidgets
import ipywidgets, sympy
x = sympy.Symbol("x")
slider = ipywidgets.IntSlider(value=3, description="n")
slope = ipywidgets.Label()
slider.observe(lambda change: setattr(slope, "value", str(sympy.diff(x**change["new"], x))), "value")
slider.value = 4
ipywidgets.VBox([slider, slope])"""
OURS = """import piplite
await piplite.install("mathomong", deps=False)
from importlib.metadata import distribution
print(distribution("mathomong").version, len(distribution("mathomong").files) > 100)"""


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("web") / "site"
    build_site.build(folder)
    return folder


@pytest.fixture(scope="module")
def offline(browser):
    with offline_beside(browser) as context:
        yield context


@pytest.fixture
def page(offline):
    """A new page, with what it asked for in vain."""
    page = offline.new_page()
    page.in_vain = []
    page.on("requestfailed", lambda request: page.in_vain.append(request.url))
    page.on("response", lambda answer: page.in_vain.append(answer.url) if answer.status >= 400 else None)
    yield page
    page.close()


def test_the_site_is_small_and_holds_every_notebook_twice(site):
    assert build_site.megabytes(site) < MOST
    assert {path.stem for path in (site / "read").glob("*.html")} == {*STEMS, "formula_sheet", "glossary"}
    assert sorted(path.stem for path in (site / "run/files").glob("*.ipynb")) == STEMS
    assert list((site / "run/files/solutions").glob("*.py"))


def test_the_package_s_own_wheel_is_pure_and_the_site_s_list_leads_to_it(site):
    listed = json.loads((site / "run/pypi/all.json").read_text(encoding="utf-8"))
    assert {"mathomong", "ipywidgets"} <= set(listed)
    ((file,),) = listed["mathomong"]["releases"].values()
    assert file["filename"].endswith("-py3-none-any.whl")
    assert (site / "run/pypi" / file["filename"]).is_file()


def test_every_link_of_the_pages_leads_to_a_file_of_the_site(site):
    pages = [site / "index.html", *(site / "read").glob("*.html")]
    links = [
        (page, link) for page in pages for link in re.findall(r'href="([^"#?]+)', page.read_text(encoding="utf-8"))
    ]
    assert len(links) > 60
    assert [link for page, link in links if not (page.parent / link).is_file()] == []


@pytest.mark.parametrize("entry", entries(), ids=lambda entry: entry.title)  # by its file it would part from the others
def test_a_reading_copy_opens_whole(site, page, entry):
    with hosted(site) as address:
        page.goto(address + reading(entry))
    assert page.in_vain == []
    sizes = page.locator("img").evaluate_all(
        "all => all.map(({naturalWidth, alt}) => [naturalWidth > 300, alt.length > 9])"
    )
    assert sizes
    assert {tuple(size) for size in sizes} == {(True, True)}
    assert page.locator("math").count() > 3
    assert "$" not in page.evaluate("[...document.querySelectorAll('p, li, td')].map(e => e.innerText).join()")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("width", [1366, 412])
@pytest.mark.parametrize(("title", "sheet"), sheets().items())
def test_a_sheet_opens_whole_and_on_a_phone_only_its_table_is_moved_sideways(site, page, title, sheet, width):
    page.set_viewport_size({"width": width, "height": 768})
    with hosted(site) as address:
        page.goto(address + reading(sheet))
    assert page.in_vain == []
    assert page.title() == f"{title} · Mathomong"
    assert page.locator("table tr").count() > 30
    assert "$" not in page.inner_text("main")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.locator(".wide").evaluate("wide => wide.scrollWidth > wide.clientWidth") == (width == 412)


def test_the_first_page_s_run_opens_notebook_00_in_jupyterlite(site, page):
    with hosted(site) as address:
        page.goto(address)
        page.get_by_role("link", name=f"Run {START.title}").click()
        page.get_by_role("heading", name="Start here").first.wait_for(timeout=TO_OPEN)
        cells = page.locator(".jp-Notebook .jp-CodeCell")
        cells.nth(3).wait_for(state="attached")  # they come one after the other
        assert cells.count() > 3
    assert [url for url in page.in_vain if "127.0.0.1" in url] == []


def test_with_its_own_python_the_site_s_package_is_found_and_a_slider_moves(site, page, tmp_path):
    shutil.copytree(site, tmp_path / "site")
    with_python(tmp_path / "site" / "run")
    with hosted(tmp_path / "site") as address:
        page.goto(address + running(START))
        page.wait_for_function(f"window.jupyterapp && {READY}", timeout=3 * TO_OPEN)
        assert run(page, OURS)[0]["text"].split() == ["0.1.0", "True"]
        run(page, SLIDER)
        page.get_by_text("4*x**3", exact=True).wait_for()
        page.locator(".noUi-handle").press("ArrowRight")
        page.get_by_text("5*x**4", exact=True).wait_for()


def with_python(run) -> None:
    """Let the site bring Python itself, and tests say what to run."""
    start = browser_python.bring(run)
    path = run / "jupyter-lite.json"
    settings = json.loads(path.read_text(encoding="utf-8"))
    config = settings["jupyter-config-data"]
    config["exposeAppInBrowser"] = True
    (kernel,) = (
        each for name, each in config["litePluginSettings"].items() if name.endswith("pyodide-kernel-extension:kernel")
    )
    kernel["pyodideUrl"] = f"/run/{start.relative_to(run).as_posix()}"
    path.write_text(json.dumps(settings), encoding="utf-8")


def run(page, source: str) -> list[dict]:
    """What comes of these lines in the first code cell."""
    page.evaluate(
        """async source => {
            const panel = window.jupyterapp.shell.currentWidget, cell = panel.content.widgets[0];
            panel.content.activeCellIndex = 0;
            cell.model.sharedModel.setSource(source);
            await window.jupyterapp.commands.execute("notebook:run-cell");
        }""",
        source,
    )
    outputs = page.evaluate(f"{PANEL}.content.widgets[0].model.toJSON().outputs")
    assert [output["evalue"] for output in outputs if output["output_type"] == "error"] == []
    return outputs
