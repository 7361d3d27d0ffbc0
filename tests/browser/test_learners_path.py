"""A learner's way through a notebook, from end to end: predict wrongly, rightly, slide, answer wrongly, look at the hint, answer rightly."""

from dataclasses import dataclass

import pytest

from .explorer_page import ExplorerPage, explorers_of, same
from .hand import hit
from .notebook_page import NotebookPage
from .sample import a_few
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
        notebook="06_fit_a_line",
        wrong_prediction="Nothing that you can see",
        right_prediction="It runs home without a swing",
        exercise="speed limit",
        stub="my_limit = ...",
        wrong="my_limit = 2.738",
        said="That is the limit of the flat direction",
        right="my_limit = 0.137",
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
        notebook="10_send_the_error_back",
        wrong_prediction="It is 0, because the path is cut",
        right_prediction="The output weights were overwritten too early",
        exercise="name the bugs",
        stub="my_bugs = [..., ..., ...]",
        wrong="my_bugs = [5, 4, 1]",
        said="You swapped A and C",
        right="my_bugs = [1, 4, 5]",
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
        notebook="08_chain_the_slopes",
        wrong_prediction="Yes, the same two slopes are multiplied",
        right_prediction="Little more than a hundredth of it",
        exercise="chain by hand",
        stub="my_slopes = [..., ..., ...]",
        wrong="my_slopes = [6, 20, 26]",
        said="You added the slopes",
        right="my_slopes = [6, 20, 120]",
    ),
    Way(
        notebook="09_train_one_neuron",
        wrong_prediction="At z = 4, because there the error is larger",
        right_prediction="It is still above 0.7",
        exercise="three factors",
        stub="my_factors = [..., ..., ...]",
        wrong="my_factors = [1.7616, 0.8808, 3]",
        said="Its slope is wanted",
        right="my_factors = [1.7616, 0.105, 3]",
    ),
    Way(
        notebook="13_watch_gradients_vanish",
        wrong_prediction="After 5,000 layers",
        right_prediction="About a thousand times as much",
        exercise="who has stopped",
        stub="my_stopped = [..., ..., ..., ..., ...]",
        wrong="my_stopped = [1, 1, 1, 0, 0]",
        said="The elevator starts at the loss",
        right="my_stopped = [0, 0, 1, 1, 1]",
    ),
    Way(
        notebook="15_build_it_from_scratch",
        wrong_prediction="All four right, only later",
        right_prediction="It jumps about, and then it is stuck",
        exercise="xor by one line",
        stub="my_points = [..., ...]",
        wrong="my_points = [4, 4]",
        said="a network without a hidden layer could",
        right="my_points = [3, 4]",
    ),
    Way(
        notebook="14_what_did_it_look_at",
        wrong_prediction="In the middle, where it is brightest",
        right_prediction="Weaker: it is nearly blank",
        exercise="influential inputs",
        stub="my_pixels = [..., ...]",
        wrong="my_pixels = [3, 1]",
        said="the slope goes by the weight",
        right="my_pixels = [2, 1]",
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


@pytest.mark.parametrize("way", a_few({way.notebook: way for way in WAYS}))
def test_a_learner_goes_the_whole_way(desk, way):
    notebook = ROOT / "notebooks" / f"{way.notebook}.ipynb"
    with desk.opened(notebook) as page:
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
    hit(hint.locator("summary"))
    assert hint.evaluate("hint => hint.open") is True
    assert len(hint.inner_text()) > 40
    page.run(number, source.replace(way.stub, way.right))
    assert page.shown_text(number).startswith("● correct")
