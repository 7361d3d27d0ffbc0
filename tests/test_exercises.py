"""Each exercise knows its stub, its mistakes and its solution, and says so in its own words."""

import ast
import json
from pathlib import Path

import numpy as np
import pytest

import mathomong
from mathomong import check
from mathomong.exercises import EXERCISES
from mathomong.exercises.answers import ALMOST, CORRECT, KEEP_WORKING, NOT_STARTED

NOTEBOOKS = Path(__file__).parent.parent / "notebooks"
SOLUTIONS = sorted((NOTEBOOKS / "solutions").glob("*.py"))
MISTAKES = [(name, n) for name, exercise in EXERCISES.items() for n in range(len(exercise.mistakes))]


def run(source):
    """Run the lines of a cell and give back the value of its last one, as a notebook would."""
    names = {"check": mathomong.check, "np": np}
    *lines, last = ast.parse(source).body
    exec(compile(ast.Module(lines, []), "cell", "exec"), names)
    return eval(compile(ast.Expression(last.value), "cell", "eval"), names)


def stubs():
    for path in sorted(NOTEBOOKS.glob("*.ipynb")):
        for cell in json.loads(path.read_text(encoding="utf8"))["cells"]:
            source = "".join(cell["source"])
            if cell["cell_type"] == "code" and "check(" in source:
                yield path.name, source


STUBS = list(stubs())


def test_every_exercise_stands_in_a_notebook_and_has_a_solution():
    asked = [name for name in EXERCISES if any(f'check("{name}"' in source for _, source in STUBS)]
    solved = [name for name in EXERCISES if any(f'check("{name}"' in path.read_text("utf8") for path in SOLUTIONS)]
    assert list(EXERCISES) == asked == solved
    assert len(EXERCISES) >= 6


@pytest.mark.parametrize(("notebook", "source"), STUBS, ids=[source.split('"')[-2] for _, source in STUBS])
def test_the_stub_in_the_notebook_is_not_started(notebook, source):
    assert run(source).mark == NOT_STARTED


@pytest.mark.parametrize("path", SOLUTIONS, ids=lambda path: path.stem)
def test_the_solution_is_correct(path):
    assert run(path.read_text("utf8")).mark == CORRECT


@pytest.mark.parametrize(("name", "n"), MISTAKES)
def test_each_known_mistake_gets_its_own_sentence(name, n):
    wrong, said = EXERCISES[name].mistakes[n]
    verdict = check(name, wrong)
    assert verdict.mark == KEEP_WORKING
    assert said in verdict.text


@pytest.mark.parametrize("name", EXERCISES)
def test_an_exercise_knows_at_least_two_mistakes_and_no_two_share_a_sentence(name):
    sentences = [said for _, said in EXERCISES[name].mistakes]
    assert len(set(sentences)) == len(sentences) >= 2


@pytest.mark.parametrize("name", EXERCISES)
def test_nothing_said_to_a_wrong_answer_holds_the_solution(name):
    exercise = EXERCISES[name]
    told = " ".join([exercise.asks, exercise.look_at, *(said for _, said in exercise.mistakes)])
    numbers = [] if exercise.tries else np.ravel(exercise.solution)
    assert not any(f" {number:g}" in told.replace(",", " ").replace(".\n", " ") for number in numbers[-1:])
    assert told


ABSURD = [
    3,
    "a",
    [],
    [[]],
    {},
    object(),
    int,
    (x for x in ()),
    np.array([]),
    float("nan"),
    1e400,
    True,
    1j,
    check,
    [1, 2, 3],
]


@pytest.mark.parametrize("name", EXERCISES)
@pytest.mark.parametrize("answer", ABSURD, ids=lambda answer: type(answer).__name__)
def test_an_absurd_answer_is_answered_in_one_line(name, answer):
    verdict = check(name, answer)
    assert verdict.mark in (KEEP_WORKING, NOT_STARTED)
    assert "\n" not in str(verdict)
    assert len(str(verdict)) < 400


def break_off(*_):
    raise SystemExit("stop")


def spoil(x, *_):
    x *= 0
    return x


@pytest.mark.parametrize("name", [name for name, exercise in EXERCISES.items() if exercise.tries])
@pytest.mark.parametrize("answer", [lambda: 1, lambda *_: 1 / 0, lambda *_: "a", break_off, lambda *a: a, print])
def test_a_function_that_goes_wrong_is_answered_in_one_line(name, answer, capsys):
    verdict = check(name, answer)
    assert verdict.mark in (KEEP_WORKING, NOT_STARTED)
    assert "\n" not in str(verdict)


def test_an_answer_that_changes_its_input_spoils_nothing_for_the_next():
    check("standardise", spoil)
    assert check("standardise", lambda x: (x - x.mean()) / x.std()).mark == CORRECT


def test_a_number_rounded_to_three_figures_is_correct_and_one_rounded_to_one_is_almost():
    assert check("largest safe rate", 0.333).mark == CORRECT
    assert check("largest safe rate", 0.32).mark == ALMOST
    assert check("largest safe rate", 0.25).mark == KEEP_WORKING


def test_a_function_that_is_right_in_part_is_almost():
    def half(weight, gradient, learning_rate):
        return weight - learning_rate * abs(gradient)

    assert check("update rule", half).mark == ALMOST


def test_in_a_notebook_the_verdict_is_text_and_never_html_of_the_learners():
    shown = check("two steps", "<b>bold</b>")._repr_html_()
    assert "<b>◐ keep working.</b>" in shown
    assert "&lt;b&gt;bold" in shown


def test_an_unknown_name_is_answered_with_a_near_one():
    assert "did you mean 'two steps'" in str(check("two step", 1))
    assert "there are 'height of the line', 'write the prediction', " in str(check("zzz", 1))
    assert "none called 7" in str(check(7, 1))


def test_each_number_of_a_list_must_be_right_by_its_own_measure():
    assert check("two steps", [1.5, 0.7505]).mark == CORRECT
    assert check("one step", [0.44, 0.1195]).mark == ALMOST, (
        "0.0005 off is little for the first, but not for the second"
    )


def test_one_number_where_a_list_is_wanted_is_told_what_it_is():
    assert "the sum of two slopes" in check("two partials", 63).text
    assert "Wanted: a list of two numbers" in check("two partials", 5).text


def test_two_arrays_of_different_shapes_are_judged_one_by_one():
    solution = EXERCISES["layer backward"].solution
    assert check("layer backward", lambda *layer: list(solution(*layer))).mark == CORRECT
    for wrong in (lambda *layer: solution(*layer)[:1], lambda *layer: (*solution(*layer), 0.0), lambda *layer: 1.0):
        assert check("layer backward", wrong).mark == KEEP_WORKING
    assert "got [[[-1.0, -1.5], " in check("layer backward", lambda *layer: [-part for part in solution(*layer)]).text


def no_star(w, g, rate):
    return w - rate(g)


SLIPS = [
    ("update rule", lambda w, g, rate: w - rate * g ^ 1, "a power is written **"),
    ("mean squared error", lambda p, t: np.mean((p - t) ^ 2), "a power is written **"),
    ("update rule", no_star, "a product needs its *"),
    ("gradient", lambda w: [0.2 * w[1], 4 * w[2]], "Python counts from 0"),
    ("hidden layer slope", lambda d, w2, a1: (w2 @ d) * a1, "the shapes do not fit"),
    ("update rule", lambda w: w, "the number of its arguments must stay as it was"),
    ("update rule", lambda w, g, rate: w - step, "NameError: name 'step' is not defined"),  # noqa: F821
]


@pytest.mark.parametrize(("name", "answer", "said"), SLIPS, ids=[said for *_, said in SLIPS])
def test_a_slip_of_python_is_told_in_words(name, answer, said):
    verdict = check(name, answer)
    assert verdict.mark == KEEP_WORKING
    assert said in verdict.text
