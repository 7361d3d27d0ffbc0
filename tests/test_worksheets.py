"""The worksheets hold every question of their evening and no answer, and no letter is missing, clipped or covered."""

import re
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest
from matplotlib.font_manager import findfont
from matplotlib.ft2font import FT2Font

import worksheets
from browser.twins import questions_of, twins_of
from mathomong.exercises import EXERCISES
from questions import NOTEBOOKS, evenings, notebook, questions, tasks
from sheets import BOTTOM, HEIGHT, MARGIN, ROOM, pages, text, write
from sketches import SKETCHES
from typeset import SIZE, properties

SHEETS = {name: placed for name, _, placed in worksheets.sheets()}
EVENINGS = {f"evening-{evening.number}": evening for evening in evenings()}
ALL = [path for evening in EVENINGS.values() for path in evening.notebooks]
PAGES = [(f"{name}, page {n}", page) for name, placed in SHEETS.items() for n, page in enumerate(placed, 1)]


def pieces(page):
    """(top, bottom, piece) of all letters on a page, in points from its upper edge."""
    found = [(top + piece.y, piece) for top, row in page for piece in row.pieces]
    return [(line - piece.above, line + piece.below, piece) for line, piece in found]


def said(name):
    """All words of a sheet, without its feet."""
    return " ".join(piece.text for page in SHEETS[name] for _, row in page[:-1] for piece in row.pieces)


def letters(markdown):
    """Its letters alone, without white space and the marks that say how to set them."""
    return re.sub(r"```(python)?|[\s*`|–-]", "", markdown)


# ---------------------------------------------------------------- what they hold


def test_there_are_four_evenings_with_all_sixteen_notebooks_and_one_sheet_of_answers():
    assert [path.name[:2] for path in ALL] == [f"{number:02}" for number in range(16)]
    assert sorted(ALL) == sorted(NOTEBOOKS.glob("*.ipynb"))
    assert list(SHEETS) == [*EVENINGS, "answers"]


def test_every_prediction_and_every_exercise_of_the_notebooks_is_found():
    assert sorted(task.name for path in ALL for task in tasks(path)) == sorted(EXERCISES)
    for path in ALL:
        calls = re.findall(r"\bpredict\(\\n", path.read_text(encoding="utf-8"))
        assert len(questions(path)) == len(calls) >= 1


def test_the_predictions_are_in_the_order_in_which_a_learner_meets_them():
    asked = [question.question for shown in twins_of(notebook("07")).values() for question in questions_of(shown)]
    assert [question.text for question in questions(notebook("07"))] == asked


@pytest.mark.parametrize("name", EVENINGS)
def test_every_prediction_of_the_evening_is_on_its_sheet_with_all_its_choices(name):
    words, asked = said(name), [each for path in EVENINGS[name].notebooks for each in questions(path)]
    parts = [part for each in asked for part in (each.text, *(f"☐ {choice}" for choice in each.choices))]
    assert [part for part in parts if part not in words] == []
    assert words.count("☐") == sum(len(each.choices) for each in asked) > 10
    assert words.count("My number:") == sum(not each.choices for each in asked)


@pytest.mark.parametrize("name", EVENINGS)
def test_every_exercise_of_the_evening_is_on_its_sheet(name):
    words, asked = said(name), [each for path in EVENINGS[name].notebooks for each in tasks(path)]
    for task in asked:
        assert f"Exercise {task.number}. {task.title}" in words
        assert f"Wanted: {EXERCISES[task.name].asks}." in words
        assert letters(task.text) in letters(words)
    assert len(asked) > 10


def test_every_notebook_has_axes_to_draw_one_of_its_predictions_on():
    assert list(SKETCHES) == [path.name[:2] for path in ALL]
    for name, evening in EVENINGS.items():
        for path in evening.notebooks:
            number, sketch = SKETCHES[path.name[:2]]
            assert 1 <= number <= len(questions(path))
            assert sketch.draw in said(name)


def test_tables_code_and_formulas_are_on_the_sheets():
    assert "unit w b A 1 −3 B −1 2" in said("evening-2")
    assert "dloss_dh = w2 @ dloss_dz2" in said("evening-3")
    assert "$(1, 0.000001)$" in said("evening-4")
    assert "h = 0.0001 def tanh_slope(z):" in said("evening-2").replace("\n", " ")


# ---------------------------------------------------------------- what they keep


def test_no_worksheet_depends_on_an_answer(monkeypatch):
    def turned(path):
        first = [next(iter(each.choices), 0.0) for each in found(path)]
        blank = [dict.fromkeys(each.choices, "another reason") for each in found(path)]
        return [
            replace(each, choices=choices, right=right, because="why")
            for each, choices, right in zip(found(path), blank, first, strict=True)
        ]

    found = questions
    other = {name: replace(each, solution=7, mistakes=(), look_at="", tries=()) for name, each in EXERCISES.items()}
    monkeypatch.setattr(worksheets, "questions", turned)
    monkeypatch.setattr(worksheets, "EXERCISES", other)
    for (name, _, placed), expected in zip(worksheets.sheets(), SHEETS.values(), strict=True):
        assert (placed == expected) == (name != "answers"), name


@pytest.mark.parametrize("name", EVENINGS)
def test_no_reason_hint_or_solution_is_on_a_worksheet(name):
    asked = [each for path in EVENINGS[name].notebooks for each in questions(path)]
    reasons = [reason for each in asked for reason in (*each.choices.values(), each.because) if reason]
    returned = [line.strip() for path in EVENINGS[name].notebooks for line in _solved_lines(path)]
    assert len(reasons) > 10
    assert [one for one in [*reasons, *returned, "A hint", "%load"] if one in said(name)] == []


def _solved_lines(path):
    return [line for task in tasks(path) for line in worksheets.solution(task.name) if " return " in line]


def test_the_answers_are_all_there():
    words, asked = said("answers"), [each for path in ALL for each in questions(path)]
    for each in asked:
        assert f"{each.right:.10g}" if not each.choices else each.right in words
        assert each.choices.get(each.right, each.because) in words
    for name, exercise in EXERCISES.items():
        told = [worksheets.numbers(exercise.solution)] if not exercise.tries else worksheets.solution(name)
        assert [line for line in told if line not in words and not line.startswith("#")] == []


def test_numbers_are_told_in_six_figures_with_a_true_minus():
    assert worksheets.numbers([-8, 12, 1]) == "−8, 12, 1"
    assert worksheets.numbers(2**0.5) == "1.41421"


# ---------------------------------------------------------------- how they look


@pytest.mark.parametrize(("where", "page"), PAGES, ids=[where for where, _ in PAGES])
def test_no_letter_is_small_or_clipped_or_lies_on_another(where, page):
    placed = pieces(page)
    assert len(placed) > 3
    for top, bottom, piece in placed:
        assert piece.size >= SIZE >= 11
        assert 0 <= piece.x < piece.end <= ROOM + 0.5, piece
        assert MARGIN - 1 <= top < bottom <= HEIGHT - 20, piece
    for one, other in combinations(placed, 2):
        assert not _cover(one, other), (one, other)


def _cover(one, other):
    """Whether the boxes of two pieces share more than a hair."""
    upright = min(one[1], other[1]) - max(one[0], other[0])
    level = min(one[2].end, other[2].end) - max(one[2].x, other[2].x)
    return upright > 2.5 and level > 1.0


@pytest.mark.parametrize(("where", "page"), PAGES, ids=[where for where, _ in PAGES])
def test_no_line_is_drawn_through_a_word_or_off_the_page(where, page):
    words = [box for box in pieces(page) if box[2].font != "math"]
    for top, stroke in ((top, stroke) for top, row in page for stroke in row.strokes):
        assert 0 <= stroke.x <= stroke.to_x <= ROOM
        assert top + stroke.to_y <= HEIGHT - 20
        if stroke.y == stroke.to_y:
            through = [box[2].text for box in words if _crosses(box, stroke, top + stroke.y)]
            assert through == []


def _crosses(box, stroke, y):
    top, bottom, piece = box
    return top + 2 < y < bottom - 2.7 and piece.x < stroke.to_x - 1 and piece.end > stroke.x + 1


def test_the_fonts_have_every_letter():
    used = {(piece.font, piece.text) for _, page in PAGES for _, _, piece in pieces(page) if piece.font != "math"}
    pairs = {(font, letter) for font, words in used for letter in words}
    files = {font: FT2Font(findfont(properties(font, SIZE), fallback_to_default=False)) for font, _ in pairs}
    assert {font for font, _ in pairs} == {"plain", "bold", "italic", "code"}
    assert [pair for pair in pairs if not files[pair[0]].get_char_index(ord(pair[1]))] == []


def test_a_block_that_does_not_fit_opens_a_new_page():
    block = tuple(row for _ in range(5) for row in text("word " * 100))
    placed = pages([block] * 4, "Foot")
    assert len(placed) == 4
    assert all(page[-1][0] == BOTTOM for page in placed)
    assert [page[-1][1].pieces[0].text for page in placed] == [f"Foot, page {n} of 4" for n in (1, 2, 3, 4)]


# ---------------------------------------------------------------- the files


def test_a_sheet_written_twice_is_the_same_to_the_last_byte(tmp_path):
    for name in ("one", "two"):
        write(tmp_path / f"{name}.pdf", SHEETS["evening-2"][5:7], "Evening 2")
    first = (tmp_path / "one.pdf").read_bytes()
    assert first == (tmp_path / "two.pdf").read_bytes()
    assert first.startswith(b"%PDF")
    assert first.count(b"/Type /Page ") == 2
    assert b"/MediaBox [ 0 0 595.27" in first
    assert b"CreationDate" not in first


@pytest.mark.long
def test_make_worksheets_writes_all_five(tmp_path, capsys):
    worksheets.main(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(f"{name}.pdf" for name in SHEETS)
    assert capsys.readouterr().out.count(" pages\n") == 5
    assert all(Path(path).stat().st_size > 10_000 for path in tmp_path.iterdir())
