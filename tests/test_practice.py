"""Practice: fresh problems, each answer judged up to equality, each known mistake told in its own sentence."""

import re
from itertools import islice

import pytest
import sympy

from mathomong.exercises.answers import ALMOST, CORRECT, KEEP_WORKING, NOT_STARTED
from mathomong.exercises.practice import grade, problem, problems
from mathomong.exercises.topics import LETTERS, TOPICS
from mathomong.symbolic.equality import values
from mathomong.symbolic.formula import FUNCTIONS, Call, Number, Variable, latex, variables
from oracles import counted, table

SEEDS, MANY = (0, 1, 7), 200
STREAMS = [(topic, seed) for topic in TOPICS for seed in SEEDS]


def first(topic, seed, many=MANY):
    return list(islice(problems(topic, seed), many))


def typed(tree):
    """The tree as a learner could type it, with every bracket."""
    if isinstance(tree, Variable):
        return tree.name
    if isinstance(tree, Number):
        return tree.name or f"{tree.value:.15g}"
    if tree.name in FUNCTIONS:
        return f"{tree.name}({typed(tree.arguments[0])})"
    parts = [bracketed(argument) for argument in tree.arguments]
    return f"-{parts[0]}" if tree.name == "neg" else f"{parts[0]}{tree.name}{parts[1]}"


def bracketed(tree):
    negative = isinstance(tree, Number) and tree.value < 0
    return f"({typed(tree)})" if negative or (isinstance(tree, Call) and tree.name not in FUNCTIONS) else typed(tree)


FORMS = [
    "{}",
    "f'(x) = {}",
    "0 + 1*({})",
    "2*({}) - ({})",
    "x*({})/x",
    "({})*(sin(x)^2 + cos(x)^2)",
    "-(-({}))",
]


@table(("topic", "seed"), STREAMS)
def test_the_right_answer_is_correct_in_many_forms(topic, seed):
    for n, asked in enumerate(first(topic, seed)):
        answer = typed(asked.answer)
        for form in ("{}", FORMS[n % len(FORMS)]):
            assert grade(asked, form.format(*[answer] * form.count("{}"))).mark == CORRECT, (asked.asks, form)


@table("topic", TOPICS)
def test_the_answer_that_sympy_gives_is_correct_as_sympy_writes_it(topic):
    x = sympy.Symbol("x")
    for asked in first(topic, 3):
        python = typed(asked.formula).replace("^", "**")
        python = re.sub(r"sigmoid\((.*)\)$", r"1/(1 + exp(-(\1)))", python)
        text = str(sympy.diff(sympy.sympify(python, locals={"x": x}), x))
        assert grade(asked, text).mark == CORRECT, (asked.asks, text)


@table(("topic", "seed"), STREAMS)
def test_each_mistake_gets_its_own_sentence_and_is_never_correct(topic, seed):
    expect_sentences(first(topic, seed, 20))


@pytest.mark.long
@table(("topic", "seed"), STREAMS)
def test_each_mistake_in_many_problems_gets_its_own_sentence(topic, seed):
    expect_sentences(first(topic, seed))


def expect_sentences(asked_for):
    seen = set()
    for asked in asked_for:
        assert len(asked.mistakes) >= 5, asked.asks
        for wrong, sentence in asked.mistakes:
            verdict = grade(asked, typed(wrong))
            assert (verdict.mark, verdict.text) == (KEEP_WORKING, sentence), (asked.asks, latex(wrong))
            seen.add(sentence)
    assert len(seen) >= 15


# fmt: off
HAND_MADE = [
    # the function         a wrong slope          what the sentence speaks of
    ("x^4",                "x^3",                 "comes down in front"),
    ("x^4",                "4x^4",                "has to be lowered"),
    ("x^4",                "3x^3",                "the new power"),
    ("x^4",                "4x^5",                "raised the power"),
    ("x^4",                "x^5/5",               "integral"),
    ("x^4",                "x^4",                 "the function itself"),
    ("x^4",                "-4x^3",               "A sign is turned round"),
    ("x^4",                "12x^2",               "twice"),
    ("x^4",                "0",                   "This function changes"),
    ("3x^4",               "7x^3",                "added the power"),
    ("3x^4",               "4x^3",                "lost the number in front"),
    ("x^2",                "x",                   "comes down in front"),
    ("x^2 + 5",            "2x + 5",              "never changes"),
    ("x^2 + 5",            "2x + 1",              "not one"),
    ("5x + 3",             "5x",                  "x leaves it"),
    ("x^3 + 5x",           "3x^2",                "straight line is no constant"),
    ("x^3 + 5x",           "3x^2 + 1",            "lost the number in front"),
    ("x^3 - 5x",           "3x^2 + 5",            "A sign is turned round"),
    ("x^3 + 2x^4",         "3x^2",                "A part is missing"),
    ("x^3 + 2x^4",         "x^3 + 8x^3",          "stands there as it was"),
    ("3x^5 - 6x^2 + 6x",   "15x^4",               "That is not the slope yet"),  # two parts missing, no sentence misleads
    ("7 - 4x^4",           "7x - 16x^3",          "That is not the slope yet"),
    ("x^-2",               "-2x^-1",              "raised the power"),
    ("3/x",                "3/x^2",               "one over something falls"),
    ("4√x",                "1/√x",                "factor of two"),
    ("4√x",                "4/√x",                "comes down in front"),
    ("sin x",              "-cos x",              "sin carries no minus sign"),
    ("cos x",              "sin x",               "cos carries a minus sign"),
    ("5e^x",               "5x*e^(x - 1)",        "power rule on eˣ"),
    ("3ln(x)",             "3/ln(x)",             "not one over ln"),
    ("sin(x^2)",           "cos(x^2)",            "slope of the outside only"),
    ("sin(x^2)",           "cos(x^2) + 2x",       "added the slope of the inside"),
    ("sin(x^2)",           "cos(2x)",             "into the outside"),
    ("sin(x^2)",           "cos(x)*2x",           "the outside at x"),
    ("sin(x^2)",           "2x",                  "inside alone"),
    ("sin(x^2)",           "sin(x^2)*2x",         "left the outside as it was"),
    ("sin(x^2)",           "cos(x^2)*x^2",        "the inside itself"),
    ("(2x + 1)^3",         "3(2x + 1)^2",         "slope of the outside only"),
    ("(2x + 1)^3",         "3(2x + 1)^2 * 3",     "never changes"),  # 2 + 1 for the slope of 2x + 1
    ("e^(3x)",             "e^(3x)",              "slope of the outside only"),
    ("e^(3x)",             "3x*e^(3x - 1)",       "power rule on eˣ"),
    ("e^(-x^2)",           "2x*e^(-x^2)",         "A sign is turned round"),
]
# fmt: on


@table(("function", "wrong", "said"), HAND_MADE)
def test_a_mistake_made_by_hand_is_recognised(function, wrong, said):
    verdict = grade(problem(function, ""), wrong)
    assert verdict.mark == KEEP_WORKING
    assert said in verdict.text


def test_a_mistake_that_happens_to_be_right_is_correct():
    assert grade(problem("2x^2", ""), "4x").mark == CORRECT  # (2 + 2)x is the sum, 2·2x the product
    assert grade(problem("e^x", ""), "e^x").mark == CORRECT  # the function itself
    for function in ("2x^2", "e^x", "x", "sin(x) - cos(x)"):
        asked = problem(function, "")
        right = values(asked.answer)
        assert asked.mistakes
        assert not any(values(wrong).equals(right) for wrong, _ in asked.mistakes)


def test_no_two_mistakes_of_a_problem_are_the_same_answer():
    for topic in TOPICS:
        for asked in first(topic, 5, 40):
            came = [values(wrong) for wrong, _ in asked.mistakes]
            assert not any(one.equals(other) for n, one in enumerate(came) for other in came[:n])


def told(asked, *answers):
    return " ".join(
        [asked.hint, *(sentence for _, sentence in asked.mistakes), *(grade(asked, a).text for a in answers)]
    )


@table(("topic", "seed"), STREAMS)
def test_nothing_that_is_said_holds_the_answer(topic, seed):
    expect_no_answer_in_what_is_said(first(topic, seed, 20))


@pytest.mark.long
@table(("topic", "seed"), STREAMS)
def test_nothing_that_is_said_of_many_problems_holds_the_answer(topic, seed):
    expect_no_answer_in_what_is_said(first(topic, seed))


def expect_no_answer_in_what_is_said(asked_for):
    for asked in asked_for:
        words = told(asked, "x*x*x + 77", "2 x x", "y", "x^", "7.7", "")
        words = words.replace(asked.asks, "").replace("'x'", "").replace("ln", "")
        short = typed(asked.answer).replace("(", "").replace(")", "").replace("*", "")
        for answer in (
            latex(asked.answer),
            typed(asked.answer),
            short,
            str(sympy.sympify(short or 0)) if short.isdigit() else short,
        ):
            assert not re.search(rf"(?<![\w^]){re.escape(answer)}(?![\w^])", words), (asked.asks, answer)


@table(("topic", "seed"), STREAMS)
def test_the_same_seed_gives_the_same_problems_and_few_come_twice(topic, seed):
    asked = [each.asks for each in first(topic, seed)]
    assert asked == [each.asks for each in first(topic, seed)]
    assert asked != [each.asks for each in first(topic, seed + 1)]
    assert len(set(asked[:30])) == 30
    assert len(set(asked)) >= 0.95 * MANY


@table("topic", TOPICS)
def test_problems_begin_easy_and_grow(topic):
    lengths = [[len(each.derivation) for each in first(topic, seed, 60)] for seed in SEEDS]
    for steps in lengths:
        assert sum(steps[:6]) / 6 < sum(steps[30:]) / 30
    for level in TOPICS[topic]:
        hint, patterns = level
        assert hint.endswith((".", "?"))
        assert patterns


@table("topic", TOPICS)
def test_every_pattern_gives_a_function_of_x_at_both_ends_of_its_letters(topic):
    patterns = [pattern for _, patterns in TOPICS[topic] for pattern in patterns]
    for pattern in patterns:
        for end in (0, 1):
            asked = problem(pattern.format_map({letter: ends[end] for letter, ends in LETTERS.items()}), "")
            assert variables(asked.formula) == ("x",)
            assert latex(asked.answer) != "0"
            assert grade(asked, typed(asked.answer)).mark == CORRECT


# fmt: off
HOSTILE = [
    ("y",                       "The letter y is not in the question"),
    ("2x + c",                  "The letter c is not in the question"),
    ("6X",                      "Small letters only"),
    ("2x +",                    "should come after '+'"),
    ("x" * 10_000,              "up to 200 characters; you gave 10000"),
    ("x+" * 90 + "x",           "up to 100 parts"),
    ("(" * 99,                 "nested too deeply"),
    ("__import__('os')",        "can't be read here"),
    ("().__class__",            "can't be read here"),
    ("lambda: 0",               "can't be read here"),
    ("1/0",                     "divides by 0"),
    ("1/(x - x)",               "has no value at any x"),
    ("log(-x^2)",               "has no value at any x"),
    ("nan",                     "is unknown"),
    ("inf",                     "is unknown"),
    ("9^9^9^9",                 "too large"),
    ("e^(e^(e^(e^(e^x))))",     "not the slope"),
    ("(x^20)^3 - (x^20)^3",     "This function changes"),
    ("tan(1e12x)",              "not the slope"),
    ("\x00",                    "can't be read here"),
    ("６ｘ",                     "can't be read here"),
    ("x²³⁴",                    "too large"),
    ("👍",                      "can't be read here"),
    ("<script>alert(1)</script>", "can't be read here"),
    ("\u202e6x",                "can't be read here"),
    ("\ud800",                  "can't be read here"),
    (6,                         "must be text"),
    ([],                        "must be text"),
    (b"6x",                     "must be text"),
]
# fmt: on


@table(("text", "said"), HOSTILE)
def test_whatever_is_typed_is_answered_in_one_short_line_with_little_work(text, said):
    asked = problem("3x^2 + 5", "")
    _, right_ones = counted(lambda: grade(asked, "6x"))
    grade(asked, text)  # the first time, modules may have to be loaded
    verdict, calls = counted(lambda: grade(asked, text))
    assert calls < 5 * right_ones
    assert verdict.mark == KEEP_WORKING
    assert said in verdict.text
    assert "\n" not in str(verdict)
    assert len(str(verdict)) < 300


@table("text", ["", "   ", "\n\t", None, ...])
def test_an_empty_answer_is_not_started(text):
    verdict = grade(problem("3x^2 + 5", ""), text)
    assert verdict.mark == NOT_STARTED
    assert "f(x) = 3x^2 + 5" in verdict.text


@table("text", ["6x", "6*x", "y' = 6x", "f′(x) = 6x", "dy/dx = 6x", "f(x) = 6x", "3x·2", "6 x¹", "x*6.0", "12/2 x"])
def test_an_answer_may_be_written_in_many_ways(text):
    assert grade(problem("3x^2 + 5", ""), text).mark == CORRECT


def test_what_is_close_or_right_in_part_is_almost():
    assert grade(problem("x^3/3", ""), "0.99x^2").mark == ALMOST
    assert grade(problem("x^2", ""), "2|x|").mark == ALMOST


@table("topic", ["derivative", "", None, 7, ["derivatives"], "Chain rule"])
def test_an_unknown_topic_is_answered_with_those_there_are(topic):
    with pytest.raises(ValueError, match=r"topic must be one of 'derivatives', 'chain rule'; you gave ") as raised:
        problems(topic)
    assert "\n" not in str(raised.value)


@table(("seed", "kind"), [(-1, ValueError), (0.5, ValueError), (float("nan"), ValueError), ("a", TypeError), (None, TypeError), (True, TypeError)])  # fmt: skip
def test_a_seed_is_a_whole_number(seed, kind):
    with pytest.raises(kind, match=r"seed must be a whole number, 0 or more, such as 7; you gave "):
        problems("derivatives", seed)
