"""Every control of every explorer, moved by key and by mouse: the page shows what Python makes of the settings.

What Python makes of them is computed here, in the test's own process, and compared word for word and pixel for pixel.
"""

from collections.abc import Iterator
from itertools import islice

import numpy as np
import pytest
from ipywidgets import Dropdown
from PIL import Image
from playwright.sync_api import Locator

from mathomong.widgets.notes import Note

from .explorer_page import ExplorerPage, same
from .hand import hit
from .sample import NOTEBOOKS, a_few, one_of_each_kind
from .screen import filmed

KEY_REPEAT = 30  # milliseconds between two presses of a key that is held
IN_A_FEW = pytest.mark.parametrize("notebook", a_few({path.stem: path for path in NOTEBOOKS}), indirect=True)


@pytest.fixture(scope="package")
def freed(explorers) -> list[ExplorerPage]:
    """The explorers after their predictions were answered."""
    for explorer in explorers:
        while explorer.answers:
            explorer.answer(explorer.answers[0])
            explorer.expect_twin()
    return explorers


@pytest.fixture(scope="package")
def chosen(freed, thorough) -> list[ExplorerPage]:
    """Those that get every test: one of each kind in the notebook, or all."""
    return freed if thorough else one_of_each_kind(freed)


@pytest.fixture
def fresh(chosen) -> Iterator[ExplorerPage]:
    """They, one after the other, each at its first settings and every frame watched from there on."""
    return map(made_fresh, chosen)


def made_fresh(explorer: ExplorerPage) -> ExplorerPage:
    explorer.image.scroll_into_view_if_needed()
    explorer.reset()
    explorer.watch()
    return explorer


def test_a_key_on_a_slider_moves_the_picture_and_the_sentence(freed):
    for explorer in map(made_fresh, freed):
        assert set(explorer.settings) == set(explorer.twin.settings)
        assert explorer.sliders
        for name in explorer.sliders:
            slider = explorer.slider(name)
            expect_a_change(explorer, name, lambda slider=slider: slider.press(arrow(slider.inward)))


def test_the_picture_follows_the_mouse_before_it_lets_go(fresh, thorough):
    for explorer in fresh:
        for name in sliders_of(explorer, thorough):
            slider = explorer.slider(name)
            expect_a_change(explorer, name, lambda slider=slider: slider.pull(40 * slider.inward))
            slider.let_go()
            explorer.expect_twin()


def test_the_number_beside_a_slider_can_be_typed_over(fresh, thorough):
    for explorer in fresh:
        for name in sliders_of(explorer, thorough):
            slider = explorer.slider(name)
            wanted = slider.scale(slider.position + 3 * slider.inward * explorer.twin.controls[name].step)
            expect_a_change(explorer, name, lambda slider=slider, wanted=wanted: slider.type(f"{wanted:g}"))
            assert slider.value == pytest.approx(wanted)


def test_a_box_to_tick_changes_the_picture(freed):
    for explorer in freed:
        boxes = explorer.controls["boxes"]
        assert set(boxes) == {name for name, value in explorer.twin.settings.items() if isinstance(value, bool)}
        for name in boxes:
            expect_a_change(made_fresh(explorer), name, lambda e=explorer, n=name: hit(e.box(n)))


def test_every_choice_of_a_list_changes_the_picture(freed):
    for explorer in freed:
        for name in explorer.controls["choices"]:
            made_fresh(explorer)
            for option in others_first(explorer.twin.controls[name]):
                expect_a_change(explorer, name, lambda e=explorer, n=name, o=option: e.choice(n).select_option(o))


def test_a_formula_that_is_typed_changes_the_picture_and_a_bad_one_is_told(freed):
    for explorer in freed:
        for name in explorer.controls["fields"]:
            made_fresh(explorer)
            expect_a_change(explorer, name, lambda e=explorer, n=name: type_into(e, n, "x^3 - 2x"))
            good = explorer.picture()
            type_into(explorer, name, "x^^3 <b>")
            explorer.wait_until(lambda e=explorer: "This can't be shown" in e.sentence, "the bad formula is told")
            assert same(explorer.picture(), good), "the last good picture stays"
            expect_a_change(explorer, name, lambda e=explorer, n=name: type_into(e, n, "2x + 1"))


def test_step_goes_one_step_further(chosen):
    for explorer in having("Step", chosen):
        before = explorer.settings["steps"]
        expect_a_change(explorer, "steps", lambda explorer=explorer: explorer.press("Step"))
        assert explorer.settings["steps"] == before + 1


def test_play_walks_through_the_steps_until_pause(chosen):
    for explorer in having("Play", chosen):
        start = explorer.settings["steps"]
        explorer.press("Play")
        explorer.wait_until(lambda e=explorer, start=start: e.settings["steps"] >= start + 3, "three steps are played")
        explorer.press("Pause")
        explorer.button("Play").wait_for()
        explorer.expect_twin()
        explorer.expect_steady()


def test_a_kept_run_stays_in_sight_as_a_ghost(chosen):
    for explorer in having("Keep this run", chosen):
        explorer.press("Keep this run")
        explorer.twin.keep()
        expect_a_change(explorer, "steps", lambda explorer=explorer: explorer.press("Step"))
        twin = explorer.twin
        assert twin.picture.png(twin.result) != twin.image.value, "the ghost can be seen"


@IN_A_FEW
def test_a_film_of_the_steps_is_made_and_saved(chosen):
    for explorer in having("Make a film", chosen):
        while explorer.settings["steps"] < 4:  # some begin where there is nothing to film yet
            expect_a_change(explorer, "steps", lambda explorer=explorer: explorer.press("Step"))
        explorer.press("Make a film")
        with explorer.page.expect_download() as saved:
            explorer.cell.get_by_role("link", name="Save ").click()
        with Image.open(saved.value.path()) as film:
            assert film.n_frames > 3
            assert film.size == explorer.twin.picture.figure.canvas.get_width_height()
        assert explorer.cell.locator(".widget-hprogress").is_hidden()
        explorer.expect_twin()


def test_the_code_and_the_proof_of_the_picture_open_follow_and_close(fresh):
    places = {"code": ".mathomong-code textarea", "proof": "p[role=note]"}
    for explorer in fresh:
        notes = {note: explorer.cell.locator(places[note.name]) for note in explorer.twin.notes}
        assert [note.name for note in notes] == list(places)
        expect_notes_to_follow(explorer, notes)


@IN_A_FEW
def test_many_quick_keys_end_with_the_last_one(fresh, thorough):
    for explorer in first_or_all(fresh, thorough):
        expect_the_last_to_win(explorer, next(iter(explorer.sliders)), presses=60)


@IN_A_FEW
def test_the_screen_never_goes_blank_while_a_key_is_held(fresh, thorough):
    for explorer in first_or_all(fresh, thorough):
        explorer.image.scroll_into_view_if_needed()
        explorer.page.wait_for_timeout(300)  # what was scrolled into sight is painted a little later
        slider = explorer.slider(next(iter(explorer.sliders)))
        key = arrow(slider.inward)
        with filmed(explorer.image) as shots:
            for press in range(60):  # 15 at the pace of a held key, then slower, until a busy camera has enough
                if press >= 15 and moved(shots):
                    break
                slider.press(key)
                explorer.page.wait_for_timeout(KEY_REPEAT if press < 15 else 10 * KEY_REPEAT)
            explorer.expect_twin()
        assert moved(shots), "the picture moves while the key is held"
        assert [shot for shot in shots if np.ptp(shot) < 100] == []


def moved(shots: list[np.ndarray]) -> bool:
    """Whether more than three different pictures were filmed."""
    return len({shot.tobytes() for shot in shots}) > 3


@pytest.mark.long
def test_very_many_quick_keys_on_every_slider_end_with_the_last_one(fresh):
    for explorer in fresh:
        for name in explorer.sliders:
            expect_the_last_to_win(explorer, name, presses=200)


def test_an_explorer_that_was_scrolled_away_comes_back_alive(page, freed):
    explorer = made_fresh(freed[-1])
    page.cell(0).scroll_into_view_if_needed()
    explorer.image.scroll_into_view_if_needed()
    explorer.expect_twin()
    name = next(iter(explorer.sliders))
    slider = explorer.slider(name)
    expect_a_change(explorer, name, lambda: slider.press(arrow(slider.inward)))


def test_nothing_of_all_this_makes_the_browser_complain(page, freed):
    assert page.complaints == []


def expect_a_change(explorer: ExplorerPage, name: str, move) -> None:
    """`move()` changes the control, the picture and the sentence, to what they should be, without a flicker."""
    setting, sentence, picture = explorer.settings[name], explorer.sentence, explorer.picture()
    move()
    explorer.wait_until(lambda: explorer.settings[name] != setting, f"{name} moves away from {setting}")
    explorer.expect_twin()
    assert explorer.sentence != sentence, name
    assert not same(explorer.picture(), picture), name
    explorer.expect_steady()


def expect_notes_to_follow(explorer: ExplorerPage, notes: dict[Note, Locator]) -> None:
    """The notes open at their buttons, say what the twin's say, also after a move, and close."""
    toggle_all(explorer, notes, "Show")
    expect_their_texts(explorer, notes)
    name = next(iter(explorer.sliders))
    slider = explorer.slider(name)
    expect_a_change(explorer, name, lambda: slider.press(arrow(slider.inward)))
    expect_their_texts(explorer, notes)
    toggle_all(explorer, notes, "Hide")
    for place in notes.values():
        place.wait_for(state="hidden")


def toggle_all(explorer: ExplorerPage, notes: dict[Note, Locator], verb: str) -> None:
    """Open or close the notes, on the page and at the twin."""
    for note in notes:
        explorer.press(f"{verb} the {note.name}")
        note.toggle(explorer.twin.result, explorer.twin.kept)


def expect_their_texts(explorer: ExplorerPage, notes: dict[Note, Locator]) -> None:
    for note, place in notes.items():
        explorer.wait_until(lambda n=note, p=place: text_in(p).endswith(n.text), f"the {note.name} is {note.text!r}")


def text_in(place: Locator) -> str:
    """What stands there, in a field or as plain text."""
    return place.evaluate("place => place.value ?? place.textContent")


def having(button: str, explorers: list[ExplorerPage]) -> Iterator[ExplorerPage]:
    """The explorers that have this button, each made fresh; test_twins.py sees to it that there are some in the course."""
    return (made_fresh(explorer) for explorer in explorers if button in explorer.twin.buttons)


def sliders_of(explorer: ExplorerPage, thorough: bool) -> list[str]:
    """The first slider, or all of them."""
    assert explorer.sliders
    return list(explorer.sliders)[: None if thorough else 1]


def others_first(control: Dropdown) -> list[str]:
    """All that can be chosen, and last what is chosen now: so each is a change."""
    return sorted(control.options, key=lambda option: option == control.value)


def first_or_all(explorers: Iterator[ExplorerPage], thorough: bool) -> Iterator[ExplorerPage]:
    """The first explorer of the notebook, or all of those given: what all of them share need not be filmed in each."""
    return islice(explorers, None if thorough else 1)


def type_into(explorer: ExplorerPage, name: str, text: str) -> None:
    """Write over a text field, as a learner does, and confirm with Enter."""
    explorer.field(name).fill(text)
    explorer.field(name).press("Enter")


def expect_the_last_to_win(explorer: ExplorerPage, name: str, presses: int) -> None:
    """After quick keys, two in and one back, the page shows the last value, and goes on showing it."""
    slider, control = explorer.slider(name), explorer.twin.controls[name]
    wanted, inward = slider.position, slider.inward
    slider.handle.focus()
    for number in range(presses):
        way = -inward if number % 3 == 2 else inward
        explorer.page.keyboard.press(arrow(way))
        wanted = min(max(wanted + way * control.step, control.min), control.max)  # at its end a slider stays
    assert slider.position == pytest.approx(wanted)
    explorer.expect_twin()
    explorer.page.wait_for_timeout(500)  # a frame that came late would come now
    explorer.expect_twin()
    explorer.expect_steady()


def arrow(direction: int) -> str:
    return "ArrowRight" if direction > 0 else "ArrowLeft"
