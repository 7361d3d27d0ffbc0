"""A learner's way through a notebook, from end to end: predict wrongly, rightly, slide, answer wrongly, look at the hint, answer rightly."""

from dataclasses import dataclass

import pytest

from .explorer_page import ExplorerPage, explorers_of, same
from .notebook_page import NotebookPage, opened
from .server import ROOT


@dataclass(frozen=True)
class Way:
    """What a learner does: the wrong and the right prediction, then an exercise with a wrong and the right answer."""

    notebook: str
    wrong_prediction: str
    right_prediction: str
    exercise: str
    stub: str
    wrong: str
    said: str
    right: str


WAYS = [
    Way(
        notebook="01_tune_a_network_by_hand",
        wrong_prediction="Either way helps",
        right_prediction="Yes, it must",
        exercise="loss of a line",
        stub="my_loss = ...",
        wrong="my_loss = 10",
        said="You added up the squares",
        right="my_loss = 2",
    ),
    Way(
        notebook="02_measure_a_slope",
        wrong_prediction="It is positive, because the height is",
        right_prediction="It falls, and then it rises",
        exercise="three slopes",
        stub="my_slopes = [..., ..., ...]",
        wrong="my_slopes = [16, 8, 1]",
        said="These are the heights",
        right="my_slopes = [-8, 12, 1]",
    ),
    Way(
        notebook="04_roll_downhill",
        wrong_prediction="At 4, as before",
        right_prediction="It ends in the shallow valley at 1.5",
        exercise="fastest rate",
        stub="my_fastest_rate = ...",
        wrong="my_fastest_rate = 1.1",
        said="The largest is not the fastest",
        right="my_fastest_rate = 0.45",
    ),
    Way(
        notebook="05_share_the_blame",
        wrong_prediction="The second, as before",
        right_prediction="Only where one of the weights is 0",
        exercise="three inputs",
        stub="my_slopes = [..., ..., ..., ...]",
        wrong="my_slopes = 2.5",
        said="That is one number: all slopes added up",
        right="my_slopes = [2, -1, 0.5, 1]",
    ),
    Way(
        notebook="07_bend_the_line",
        wrong_prediction="By nearly 0.01, because σ is nearly 1",
        right_prediction="There is none: it has a corner",
        exercise="leaky corner",
        stub="my_corner = [..., ..., ...]",
        wrong="my_corner = [1, 1, 0.1]",
        said="the curve has a corner there",
        right="my_corner = [0, 1, 0.1]",
    ),
    Way(
        notebook="11_batches",
        wrong_prediction="1 sample, both times",
        right_prediction="About half as large",
        exercise="which is broken",
        stub="my_broken_runs = [..., ..., ...]",
        wrong="my_broken_runs = [1, 1, 1]",
        said="A loss may rise after some updates",
        right="my_broken_runs = [1, 1, 0]",
    ),
    Way(
        notebook="12_race_the_optimizers",
        wrong_prediction="0.1 and 0.8",
        right_prediction="Nesterov",
        exercise="which kind",
        stub="my_kinds = [..., ..., ...]",
        wrong="my_kinds = [1, 1, 1]",
        said="to be stuck is not to be in a valley",
        right="my_kinds = [0, 1, -1]",
    ),
]


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.notebook)
def test_a_learner_goes_the_whole_way(browser, lab, way):
    notebook = ROOT / "notebooks" / f"{way.notebook}.ipynb"
    with opened(browser, lab, notebook) as page:
        page.run_all()
        first, second, *_ = explorers_of(page, notebook)
        predict(first, way.wrong_prediction, "Not this time. ")
        while first.answers:  # where a second question follows the first
            predict(first, first.answers[-1], "Right. ")
        slide(first)
        predict(second, way.right_prediction, "Right. ")
        while second.answers:  # such as a number, rightly or wrongly
            second.answer(second.answers[0])
            second.expect_twin()
        slide(second)
        answer(page, way)
        assert page.errors() == []
        assert page.complaints == []


def predict(explorer: ExplorerPage, answer: str, verdict: str) -> None:
    """Answer, read the verdict and its reason, and see the picture move to what was asked about."""
    before, said = explorer.picture(), len(explorer.feedback())
    explorer.answer(answer)
    explorer.wait_until(lambda: len(explorer.feedback()) > said, "the answer is judged")
    assert explorer.feedback()[-2].startswith(verdict)
    assert answer in explorer.feedback()[-2]
    explorer.expect_twin()
    assert not same(explorer.picture(), before)


def slide(explorer: ExplorerPage) -> None:
    """Move every slider by key: each moves the picture."""
    assert explorer.sliders
    for name in explorer.sliders:
        before, slider = explorer.sliders[name], explorer.slider(name)
        slider.press("ArrowRight" if slider.inward > 0 else "ArrowLeft")
        explorer.wait_until(lambda n=name, b=before: explorer.sliders[n] != b, f"{name} moves")
        explorer.expect_twin()


def answer(page: NotebookPage, way: Way) -> None:
    """Not started, wrong in a known way, the hint, right."""
    number = page.number_of(f'check("{way.exercise}"')
    assert page.shown_text(number).startswith("○ not started")
    source = page.cells()[number]["source"]
    assert way.stub in source
    page.run(number, source.replace(way.stub, way.wrong))
    assert page.shown_text(number).startswith("◐ keep working")
    assert way.said in page.shown_text(number)
    hint = page.cell(number - 1).locator("details")
    assert hint.evaluate("hint => hint.open") is False
    hint.locator("summary").click()
    assert hint.evaluate("hint => hint.open") is True
    assert len(hint.inner_text()) > 40
    page.run(number, source.replace(way.stub, way.right))
    assert page.shown_text(number).startswith("● correct")
