"""The live figure follows the hand, answers every wrong move in words, and recovers."""

import re
from io import BytesIO
from threading import Thread

import numpy as np
import pytest
from PIL import Image

from explorers import MAKERS, NAMES, THROUGH_ITS_ENDS, ends
from mathomong import GradientDescent, bowl, descend
from mathomong.figures import descent_picture
from mathomong.widgets import LiveFigure, descent_explorer, line_fit_explorer, slider

EVERY_EXPLORER = pytest.mark.parametrize("make", MAKERS.values(), ids=MAKERS)


def stubborn(limit=0.5):
    """A live figure whose model breaks above a limit."""

    def model(learning_rate):
        if learning_rate > limit:
            raise ZeroDivisionError("the wheel came off")
        return descend(bowl, GradientDescent(learning_rate), steps=5)

    return LiveFigure(descent_picture(bowl), model, learning_rate=slider(0.0, 1.0, 0.1))


def test_every_explorer_is_found_by_its_name():
    assert {"descent_explorer", "line_fit_explorer"} <= set(NAMES)


@EVERY_EXPLORER
@THROUGH_ITS_ENDS
def test_every_end_of_every_control_gives_a_picture_and_a_sentence(make, through):
    live = make()
    pictures = set()
    for settings in through(live):
        live.set(**settings)
        assert live.settings == settings
        assert bytes(live.image.value).startswith(b"\x89PNG")
        assert live.words.endswith(".")
        assert live.words.split(",")[0].split(":")[0] in live.sentence.value
        assert not any(strange in live.words for strange in ("nan", "inf", "e+", "e-"))
        pictures.add(live.image.value)
    assert len(pictures) > 1


@EVERY_EXPLORER
@THROUGH_ITS_ENDS
def test_no_two_pictures_say_the_same_sentence_and_the_picture_itself_bears_it(make, through):
    live, pictures = make(), {}
    for settings in through(live):
        live.set(**settings)
        assert live.image.tooltip == live.words
        assert pictures.setdefault(live.words, live.image.value) == live.image.value, settings
    assert len(pictures) > 1


@EVERY_EXPLORER
@THROUGH_ITS_ENDS
def test_the_text_form_has_the_result_first_and_fits_in_a_line(make, through):
    live = make()
    for settings in through(live):
        live.set(**settings)
        assert repr(live).startswith(str(live.result))
        assert len(repr(live)) <= 110
        assert "\n" not in repr(live)


def test_the_text_form_is_the_one_the_notebooks_compare():
    assert repr(descent_explorer()) == "Descent(20 steps, loss 10.25 → 0.001362) at learning_rate=0.1, steps=20"


def test_the_last_of_two_hundred_fast_moves_is_the_one_shown():
    live = descent_explorer()
    for n in range(200):
        live.controls["learning_rate"].value = 0.005 * (n + 1)
    assert live.result.optimizer.learning_rate == 1.0
    assert live.image.value == live.picture.png(live.result)


def test_moves_from_two_threads_end_on_the_settings_that_are_shown():
    live = line_fit_explorer()
    hands = [
        Thread(target=lambda: [setattr(live.controls["learning_rate"], "value", 0.001 * n) for n in range(1, 41)]),
        Thread(target=lambda: [setattr(live.controls["steps"], "value", n) for n in range(60)]),
        Thread(target=lambda: [live.set(noise=0.1 * n) for n in range(20)]),
    ]
    for hand in hands:
        hand.start()
    for hand in hands:
        hand.join()
    assert live.result.optimizer.learning_rate == live.settings["learning_rate"] == 0.04
    assert live.result.steps == live.settings["steps"]
    assert live.image.value == live.picture.png(live.result)


def test_a_model_that_breaks_is_told_in_one_sentence_under_the_last_good_picture():
    live = stubborn()
    good = live.image.value
    live.controls["learning_rate"].value = 0.9
    assert live.image.value == good
    assert "the wheel came off" in live.sentence.value
    assert 'role="alert"' in live.sentence.value


def test_the_next_move_after_a_broken_one_recovers():
    live = stubborn()
    live.controls["learning_rate"].value = 0.9
    live.controls["learning_rate"].value = 0.2
    assert "the wheel" not in live.sentence.value
    assert live.result.optimizer.learning_rate == 0.2


def test_set_raises_what_the_model_raises_and_puts_the_controls_back():
    live = stubborn()
    before = live.image.value
    with pytest.raises(ZeroDivisionError, match="the wheel came off"):
        live.set(learning_rate=0.9)
    assert live.settings == {"learning_rate": 0.1}
    assert live.image.value == before


WRONG = [
    ({"learningrate": 0.1}, "no control named 'learningrate'"),
    ({"learning_rate": 7.0}, "learning_rate can't be 7.0; it takes 0 to 1.2 in steps of 0.01"),
    ({"learning_rate": -0.1}, "learning_rate can't be -0.1"),
    ({"learning_rate": float("nan")}, "learning_rate can't be nan"),
    ({"learning_rate": 0.123}, "learning_rate can't be 0.123; it takes 0 to 1.2 in steps of 0.01"),
    ({"learning_rate": "fast"}, "learning_rate can't be 'fast'"),
    ({"learning_rate": None}, "learning_rate can't be None"),
    ({"steps": -1}, "steps can't be -1; it takes 0 to 100 in steps of 1"),
    ({"steps": 2.5}, "steps can't be 2.5"),
    ({"steps": 20, "rate": 1}, "no control named 'rate'"),
    ({"steps": 30, "learning_rate": 9.0}, "learning_rate can't be 9.0"),
]


@pytest.mark.parametrize(("settings", "said"), WRONG, ids=[said for _, said in WRONG])
def test_set_refuses_in_one_sentence_and_changes_nothing(settings, said):
    live = descent_explorer()
    before, picture = live.settings, live.image.value
    with pytest.raises(ValueError, match=re.escape(said)) as refused:
        live.set(**settings)

    assert "\n" not in str(refused.value)
    assert (live.settings, live.image.value) == (before, picture)


def test_set_moves_several_controls_in_one_frame():
    live = line_fit_explorer()
    frames = []
    live.image.observe(lambda change: frames.append(change.new), "value")
    live.set(learning_rate=0.05, steps=10, centre_x=True)
    assert len(frames) == 1


def test_reset_goes_back_to_the_first_picture_and_drops_the_kept_runs():
    live = line_fit_explorer()
    first = live.image.value
    live.set(learning_rate=0.08, steps=7)
    live.buttons["Keep this run"].click()
    live.buttons["Reset"].click()
    assert live.image.value == first
    assert live.kept == ()


def test_a_kept_run_stays_in_sight_when_the_slider_moves_on():
    plain, kept = line_fit_explorer(), line_fit_explorer()
    kept.buttons["Keep this run"].click()
    for live in (plain, kept):
        live.set(learning_rate=0.08)
    assert plain.image.value != kept.image.value
    assert plain.words == kept.words


def test_step_takes_one_step_and_stops_at_the_end():
    live = descent_explorer()
    live.set(steps=98)
    for expected in (99, 100, 100):
        live.buttons["Step"].click()
        assert live.settings["steps"] == live.result.steps == expected


def test_play_runs_from_the_start_when_it_stands_at_the_end_and_can_be_paused():
    live = descent_explorer()
    live.set(steps=100)
    play, timer = live.buttons["Play"], live.buttons["timer"]
    play.click()
    assert (timer.playing, play.description, live.settings["steps"]) == (True, "Pause", 0)
    timer.value = 3  # what the timer in the browser does
    assert live.result.steps == 3
    play.click()
    assert (timer.playing, play.description) == (False, "Play")


def test_a_tick_that_comes_after_pause_and_reset_moves_nothing():
    live = descent_explorer()
    play, timer = live.buttons["Play"], live.buttons["timer"]
    play.click()
    timer.value = 25
    play.click()
    live.buttons["Reset"].click()
    timer.value = 26  # it was on its way when Pause was pressed
    assert live.settings["steps"] == live.result.steps == timer.value == 20


@EVERY_EXPLORER
def test_the_code_that_is_shown_makes_the_very_frame_on_the_screen(make, capsys):
    live = make()
    live.buttons["Show the code"].click()
    moves = ends(live)
    for settings in (moves[0], moves[len(moves) // 2], moves[-1]):
        live.set(**settings)
        expect_the_code_to_make_the_frame(live)
    if live.picture.has_ghosts:
        for settings in (moves[1], moves[-2], moves[0], moves[-1]):
            live.set(**settings)
            live.keep()
            expect_the_code_to_make_the_frame(live)
    assert "=" in live.notes[0].text


def expect_the_code_to_make_the_frame(live):
    names, code = {}, live.notes[0].text
    exec(code, names)
    assert len(code.splitlines()) <= 15
    assert str(names["result"]) == str(live.result)
    kept = names.get("kept", ())
    assert len(kept) == len(live.kept)
    assert np.array_equal(make_frame(live, names["result"], kept), make_frame(live, live.result, live.kept))


def make_frame(live, result, kept):
    return live.picture.show(result, kept).copy()


@EVERY_EXPLORER
@THROUGH_ITS_ENDS
def test_the_proof_that_is_shown_agrees_at_every_end(make, through):
    live = make()
    live.buttons["Show the proof"].click()
    for settings in through(live):
        live.set(**settings)
        proof = live.notes[1].text
        assert ("measured" in proof and "They agree." in proof) or "no slope" in proof, (settings, proof)


def test_a_note_opens_and_closes_and_follows_only_while_it_is_open():
    live = descent_explorer()
    code, button = live.notes[0], live.buttons["Show the code"]
    assert (code.open, code.text) == (False, "")
    button.click()
    assert (code.open, button.description) == (True, "Hide the code")
    live.set(steps=7)
    assert "steps=7" in code.text
    button.click()
    live.set(steps=8)
    assert (code.open, button.description) == (False, "Show the code")
    assert "steps=7" in code.text


def test_a_note_that_cant_be_written_is_a_sentence_and_the_next_move_recovers():
    def proof(run):
        if run.steps == 0:
            raise ValueError("There is nothing to prove <b>yet</b>.")
        return f"{run.steps} steps"

    live = LiveFigure(
        descent_picture(bowl),
        lambda steps: descend(bowl, GradientDescent(0.1), steps=steps),
        proof=proof,
        steps=slider(0, 9, 0),
    )
    live.buttons["Show the proof"].click()
    assert live.notes[0].text == "There is nothing to prove <b>yet</b>."
    assert "<b>yet" not in live.notes[0].box.value
    live.set(steps=3)
    assert live.notes[0].text == "3 steps"


def test_a_saved_notebook_keeps_the_text_the_picture_and_its_words():
    live = descent_explorer()
    data, metadata = live._repr_mimebundle_()
    assert data["text/plain"] == repr(live)
    assert data["image/png"].startswith("iVBORw0KGgo")
    assert metadata["image/png"]["alt"] == live.words


def test_what_an_error_says_is_shown_as_text_and_not_run_as_html():
    live = stubborn()
    live.model = lambda learning_rate: int("<img src=x onerror=alert(1)>")
    live.controls["learning_rate"].value = 0.2
    assert "onerror" in live.sentence.value
    assert "<img" not in live.sentence.value


SLIDERS = [((0.0, 1.2, 0.1), 0.01), ((0, 100, 20), 1), ((0.0, 0.29, 0.024), 0.002), ((0.0, 2.0, 0.0), 0.02)]


@pytest.mark.parametrize(("limits", "step"), SLIDERS)
def test_a_slider_step_is_about_a_hundredth_of_its_range_and_reads_in_full(limits, step):
    made = slider(*limits)
    assert made.step == step
    assert float(format(made.value + made.step, made.readout_format)) == pytest.approx(made.value + made.step)


@EVERY_EXPLORER
def test_every_slider_starts_where_the_browser_will_leave_it(make):
    live = make()
    live.set(**live.settings)  # it refuses what is off the slider's grid
    assert live.settings == make().settings


def test_a_slider_refuses_to_start_outside_its_range():
    with pytest.raises(ValueError, match="value must be a finite number from 0 to 1"):
        slider(0.0, 1.0, 3.0)


def test_frames_are_lossless():
    live = line_fit_explorer()
    with Image.open(BytesIO(live.image.value)) as image:
        assert np.array_equal(np.asarray(image), live.picture.show(live.result))
