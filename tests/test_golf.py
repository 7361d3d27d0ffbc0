"""Learning-rate golf: the steps are counted rightly, and no score is ever lost."""

import json
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from subprocess import PIPE, Popen

import numpy as np
import pytest

from mathomong import bowl, parabola
from mathomong.golf import HOLES, MOST, Hole, Round
from mathomong.leaderboard import LONGEST, Board, Score, clean_name, enter, read, score_of, standings
from mathomong.widgets import descent_explorer, golf_explorer, scorecard
from oracles import table

BOWL, LINE, BEALE = HOLES.values()


def played_by_hand(gradient, height, w, rate, momentum, target):
    """Steps until the loss is low enough, counted in a plain loop; None where it never is."""
    w, velocity = np.array(w, float), np.zeros(2)
    for steps in range(MOST + 1):
        if height(w) <= target:
            return steps
        velocity = momentum * velocity + gradient(w)
        w = w - rate * velocity
    return None


def line_by_hand(w):
    x = np.array([1, 2, 3, 4, 5])
    return np.mean((w[0] * x + w[1] - 2 * x) ** 2)


def line_slope_by_hand(w):
    x = np.array([1, 2, 3, 4, 5])
    error = w[0] * x + w[1] - 2 * x
    return np.array([2 * np.mean(error * x), 2 * np.mean(error)])


@table("rate, momentum", [(0.01, 0.0), (0.0631, 0.0), (0.1, 0.6), (0.02, 0.95), (0.05, 0.9)])
def test_the_steps_on_the_line_are_those_of_a_plain_loop(rate, momentum):
    played = Round(LINE, rate, momentum)
    by_hand = played_by_hand(line_slope_by_hand, line_by_hand, (0, 0), rate, momentum, 0.01)
    assert (played.steps if played.in_the_hole else None) == by_hand


@table("rate", [0.1, 0.2, 0.316, 0.501, 0.794])
def test_on_the_bowl_each_step_shrinks_the_way_by_one_factor(rate):
    needed = np.log(0.01 / 10.25) / (2 * np.log(abs(1 - 2 * rate)))
    assert Round(BOWL, rate).steps == np.ceil(needed)


def test_one_half_is_a_hole_in_one_on_the_bowl_and_nothing_is_quicker():
    assert Round(BOWL, 0.5).steps == Round(BOWL, 0.501).steps == 1


@table("hole", HOLES.values())
def test_par_can_be_reached_with_the_sliders_but_not_by_most_settings(hole):
    live = golf_explorer()
    momenta = [0.05 * n for n in range(20)]
    rates = [float(f"{10 ** (n / 10):.3g}") for n in range(-30, 1)]
    scores = [Round(hole, rate, momentum) for rate in rates for momentum in momenta]
    good = [each for each in scores if each.in_the_hole and each.steps <= hole.par]
    assert 1 <= len(good) < 0.2 * len(scores)
    live.set(hole=hole.name, learning_rate=good[0].learning_rate, momentum=round(good[0].momentum, 2))
    assert live.result.steps <= hole.par


def test_a_round_that_is_not_in_the_hole_is_told_as_it_ended():
    assert str(Round(BOWL, 1.0)) == "Round(not there after 100 steps, loss 10.25, par 3)"
    assert str(Round(LINE, 1.0)).startswith("Round(diverged at step 4, loss")
    assert str(Round(BOWL, 0.0, 0.5)) == "Round(not there after 100 steps, loss 10.25, par 3)"
    assert str(Round(BOWL, 0.5)) == "Round(in the hole after 1 step, par 3)"


def test_a_ball_that_rolls_across_the_hole_and_would_fly_on_counts():
    across = next(each for m in range(20) if (each := Round(LINE, 0.126, 0.05 * m)).in_the_hole)
    assert across.diverged_at is None
    assert across.losses[-1] <= 0.01 < across.losses[-2]


REFUSED = [
    (lambda: Round("bowl", 0.1), TypeError, "hole must be a Hole"),
    (lambda: Round(BOWL, -0.1), ValueError, "learning_rate must be"),
    (lambda: Round(BOWL, 0.1, 1.0), ValueError, "momentum must be"),
    (lambda: Hole("line", parabola, 0.01, 3), ValueError, "a land of two weights"),
    (lambda: Hole("bowl", bowl, 0.01, 0), ValueError, "par must be"),
    (lambda: score_of("Ada", Round(BOWL, 1.0)), ValueError, "did not end in the hole"),
    (lambda: score_of("  ", Round(BOWL, 0.5)), ValueError, "Type a name first"),
    (lambda: score_of("Ada", 3), TypeError, "a score needs a Round"),
    (lambda: clean_name(None), TypeError, "a name must be text"),
    (lambda: Score("Ada", "moon", 0.1, 0.0, 3), ValueError, "hole must be one of 'bowl'"),
    (lambda: Score("Ada", ["bowl"], 0.1, 0.0, 3), ValueError, "hole must be one of"),
    (lambda: Score("Ada", "bowl", 0.1, 0.0, 0), ValueError, "steps must be from 1"),
    (lambda: Score("Ada", "bowl", 0.1, 0.0, MOST + 1), ValueError, "steps must be from 1"),
    (lambda: Score("Ada", "bowl", float("nan"), 0.0, 3), ValueError, "learning_rate must be"),
    (lambda: scorecard(descent_explorer()), TypeError, "golf must be a golf_explorer"),
    (lambda: scorecard(golf_explorer(), 7), TypeError, "path must be the name of a file"),
]


@pytest.mark.parametrize(("make", "kind", "said"), REFUSED)
def test_what_can_t_be_is_refused_in_one_sentence(make, kind, said):
    with pytest.raises(kind, match=said) as refused:
        make()
    assert "\n" not in str(refused.value)


# ---------------------------------------------------------------- the file

ADA, BO = Score("Ada", "bowl", 0.5, 0.0, 1), Score("Bo", "line fit", 0.1, 0.6, 17)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "golf.jsonl"


def test_a_missing_file_is_an_empty_board_and_reading_makes_none(path):
    assert read(path) == Board()
    assert not path.exists()


def test_what_was_entered_is_read_in_the_same_order(path):
    for score in (ADA, BO, ADA):
        enter(score, path)
    assert read(path) == Board((ADA, BO, ADA))


SPOILT = [
    b"no json",
    b"{",
    b'"a text"',
    b"[1, 2]",
    b"null",
    b"7",
    b"\xff\xfe\x00",
    b"{}",
    b'{"name": "Ada"}',
    b'{"name": "Ada", "hole": "moon", "learning_rate": 0.1, "momentum": 0, "steps": 3}',
    b'{"name": "Ada", "hole": "bowl", "learning_rate": NaN, "momentum": 0, "steps": 3}',
    b'{"name": "Ada", "hole": "bowl", "learning_rate": 0.1, "momentum": 0, "steps": -3}',
    b'{"name": "Ada", "hole": "bowl", "learning_rate": 0.1, "momentum": 0, "steps": true}',
    b'{"name": "\\n", "hole": "bowl", "learning_rate": 0.1, "momentum": 0, "steps": 3}',
    b'{"name": 5, "hole": "bowl", "learning_rate": 0.1, "momentum": 0, "steps": 3}',
    b'{"name": "Ada", "hole": "bowl", "learning_rate": 0.1, "momentum": 0, "steps": 3, "more": 1}',
    b"[" * 100_000,
    b"\x00" * 50,
]


@pytest.mark.parametrize("line", SPOILT, ids=lambda line: line[:30])
def test_a_spoilt_line_is_counted_left_where_it_is_and_spoils_no_other(line, path):
    enter(ADA, path)
    with path.open("ab") as file:
        file.write(line)  # torn: no line break after it
    enter(BO, path)
    assert read(path) == Board((ADA, BO), unreadable=1)
    assert line in path.read_bytes()


def test_a_file_of_rubbish_is_not_overwritten(path):
    rubbish = bytes(range(256)) * 20
    path.write_bytes(rubbish)
    enter(ADA, path)
    assert read(path).scores == (ADA,)
    assert path.read_bytes().startswith(rubbish)


WRITER = """
import sys
from mathomong.leaderboard import Score, enter
name, path = sys.argv[1:]
sys.stdin.readline()
for n in range(100):
    enter(Score(name, "Beale", 0.01, n / 200, 1 + n), path)
"""


def test_four_kernels_that_write_at_once_lose_nothing(path):
    command = [sys.executable, "-c", WRITER]
    kernels = [Popen([*command, name, str(path)], stdin=PIPE, text=True) for name in ("Ada", "Bo", "Cy", "Dé" * 9)]
    for kernel in kernels:
        kernel.stdin.write("go\n")
        kernel.stdin.flush()
    for kernel in kernels:
        kernel.communicate(timeout=120)
    board = read(path)
    assert [kernel.returncode for kernel in kernels] == [0] * 4
    assert board.unreadable == 0
    for name in ("Ada", "Bo", "Cy", "Dé" * 9):
        assert [score.steps for score in board.scores if score.name == name] == list(range(1, 101))


def test_many_threads_lose_nothing_either(path):
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda n: enter(replace(ADA, steps=1 + n % MOST), path), range(400)))
    assert len(read(path).scores) == 400


def test_each_line_of_the_file_is_json_that_a_person_can_read(path):
    enter(replace(ADA, name="Zoë"), path)
    (line,) = filter(None, path.read_text("utf8").split("\n"))
    assert json.loads(line) == {"name": "Zoë", "hole": "bowl", "learning_rate": 0.5, "momentum": 0.0, "steps": 1}
    assert "Zoë" in line


NAMES = [
    ("  Ada  ", "Ada"),
    ("Ada\nBo", "Ada Bo"),
    ("\x1b[31mred\x00", "[31mred"),
    ("x" * 500, "x" * LONGEST),
    ("a\u202eb", "a b"),
    ("\ud800Ada", "Ada"),
    ("名前", "名前"),
]


@pytest.mark.parametrize(("given", "cleaned"), NAMES)
def test_a_name_is_cleaned(given, cleaned, path):
    assert clean_name(given) == cleaned
    enter(Score(given, "bowl", 0.5, 0.0, 1), path)
    assert read(path).scores[0].name == cleaned


def test_everybody_is_on_the_board_once_with_the_best_round():
    rounds = [("Ada", 9), ("bo", 4), ("Bo", 2), ("Cy", 4), ("Ada", 4), ("Di", 7)]
    board = Board(tuple(Score(name, "bowl", 0.3, 0.0, steps) for name, steps in rounds))
    places = [(place, score.name, score.steps) for place, score in board.best("bowl")]
    assert places == [(1, "Bo", 2), (2, "Cy", 4), (2, "Ada", 4), (4, "Di", 7)]
    assert board.best("Beale") == []
    assert [(hole, par) for hole, par, _ in standings(board)] == [("bowl", 3)]


# ---------------------------------------------------------------- the card


@pytest.fixture
def card(path):
    return scorecard(golf_explorer(), path)


def press(card, name="Enter my score"):
    card.buttons[name].click()


def test_making_a_card_and_looking_write_nothing(card, path):
    press(card, "Look again")
    assert not path.exists()
    assert "Nobody is on the leaderboard yet." in card.board.value


def test_the_text_form_says_nothing_of_the_file(card, path):
    before = repr(card)
    card.name.value = "Ada"
    press(card)
    assert repr(card) == before == "Scorecard(par 3 on bowl, 18 on line fit, 45 on Beale)"
    assert card._repr_mimebundle_()[0]["text/plain"] == before


def test_a_round_is_entered_and_stands_on_the_board(card, path):
    card.name.value = "Ada"
    card.golf.set(hole="line fit", learning_rate=0.1, momentum=0.6)
    press(card)
    assert read(path).scores == (replace(BO, name="Ada"),)
    assert "Ada: 17 steps on line fit. It is in golf.jsonl." in card.feedback.value
    assert all(part in card.board.value for part in ("<b>line fit</b>, par 18", ">Ada<", ">17<", ">0.1<", ">0.6<"))
    assert "role='status'" in card.feedback.value


def test_others_are_seen_after_looking_again(card, path):
    enter(BO, path)
    assert "Bo" not in card.board.value
    press(card, "Look again")
    assert ">Bo<" in card.board.value


def test_without_a_name_or_out_of_the_hole_nothing_is_written(card, path):
    press(card)
    assert "Type a name first" in card.feedback.value
    card.name.value = "Ada"
    card.golf.set(learning_rate=1.0)
    press(card)
    assert "did not end in the hole" in card.feedback.value
    assert not path.exists()


def test_a_name_is_shown_as_text_and_never_as_html(card, path):
    card.name.value = "<img src=x onerror=1>"
    press(card)
    assert "<img" not in card.board.value + card.feedback.value
    assert "&lt;img" in card.board.value


def test_spoilt_lines_are_told_in_one_sentence(card, path):
    path.write_bytes(b"spoilt\n")
    press(card, "Look again")
    assert "1 line of golf.jsonl can't be read. It stays there" in card.feedback.value.replace("&#x27;", "'")
    enter(ADA, path)
    path.write_bytes(path.read_bytes() + b"{}\n")
    press(card, "Look again")
    assert "2 lines of golf.jsonl can't be read" in card.feedback.value.replace("&#x27;", "'")
    assert ">Ada<" in card.board.value


@pytest.mark.parametrize("there", ["a folder", "no folder above it"])
def test_a_file_that_can_t_be_used_is_told_in_one_sentence(there, tmp_path):
    path = {"a folder": tmp_path, "no folder above it": tmp_path / "none" / "golf.jsonl"}[there]
    card = scorecard(golf_explorer(), path)
    card.name.value = "Ada"
    press(card)
    assert "The leaderboard can't be used: " in card.feedback.value.replace("&#x27;", "'")
    assert str(tmp_path.parent) not in card.feedback.value


def test_the_file_is_golf_jsonl_in_the_folder_of_the_notebook(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    card = scorecard(golf_explorer())
    card.name.value = "Ada"
    press(card)
    assert [file.name for file in Path.cwd().iterdir()] == ["golf.jsonl"]


SAID = [
    (
        {},
        "bowl, learning rate 0.1, momentum 0: in the hole after 16 steps. That is 13 over par: a good player needs 3.",
    ),
    ({"learning_rate": 0.501}, "in the hole after 1 step. That is 2 under par"),
    ({"learning_rate": 1.0}, "not there after 100 steps. The loss is 10.25 there, and 0.01 would be low enough."),
    ({"hole": "line fit", "learning_rate": 1.0}, "diverged at step 4."),
]


@pytest.mark.parametrize(("settings", "said"), SAID)
def test_the_sentence_says_how_the_round_ended(settings, said):
    live = golf_explorer()
    live.set(**settings)
    assert said in live.words
