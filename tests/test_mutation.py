"""The mutation run: what it changes, what it leaves alone, and how it counts."""

import pytest

import mutants
import mutation
from mutants import MADE, Mutant, Tally, mutant, share
from mutation import EXPLAINED, ROOT, TESTS
from oracles import table

SURVIVOR = Mutant(3, "x < 1", "x <= 1", "")


@table("change", ["BinaryOperator_Add_Sub", "BinaryOperator_Pow_Mul", "UnaryOperator_Delete_USub", "NumberReplacer"])
def test_arithmetic_is_changed(change):
    assert MADE.search(f"Replace{change}")


@table("change", ["ComparisonOperator_Lt_LtE", "ComparisonOperator_Is_IsNot", "AndWithOr", "UnaryOperator_Delete_Not"])
def test_decisions_are_changed(change):
    assert MADE.search(f"Replace{change}")


@table("change", ["BinaryOperator_BitOr_Add", "BinaryOperator_Add_BitXor", "UnaryOperator_USub_Invert"])
def test_what_any_test_or_none_would_notice_is_left_alone(change):
    assert not MADE.search(f"Replace{change}")


def test_a_mutant_shows_the_line_that_changed():
    shown = str(mutant("a = 1\nb = a  + 2\nc = 3\n", "a = 1\nb = a - 2\nc = 3\n"))
    assert shown.split("\n") == ["  line 2", "    - b = a + 2", "    + b = a - 2"]
    assert mutant("@cache\ndef f(): ...\n", "def f(): ...\n").before == "@cache"


def test_a_tally_shows_its_survivors_and_counts_the_explained_ones_as_not_killed():
    tally = Tally("mathomong/losses.py", tried=20, survivors=(SURVIVOR,), explained=2)
    assert tally.killed == 17
    assert share([tally]) == 0.85
    assert str(tally).split()[:4] == ["mathomong/losses.py", "20", "tried", "17"]
    assert str(tally).endswith("    - x < 1\n    + x <= 1")


def test_a_file_that_is_not_there_is_told_in_one_sentence():
    with pytest.raises(SystemExit, match=r"^There is no mathomong/lost\.py; name a file"):
        mutation.main(["mathomong/losses.py", "mathomong/lost.py"])


def test_nothing_tried_is_nothing_killed():
    assert share([]) == 0.0


def test_whatever_is_explained_is_in_a_file_that_exists_and_has_a_reason():
    known = mutants.explained(EXPLAINED)
    assert known
    assert [row for row in known if not (ROOT / row[0]).is_file()] == []
    assert [row for row, why in known.items() if len(why.split()) < 5] == []


def test_every_file_has_tests_that_exist():
    assert TESTS
    files = [f"mathomong/{name}.py" for name in (*mutation.CORE, *TESTS)]
    named = {argument for file in files for argument in mutation.watchers(file) if not argument.startswith("-")}
    assert [name for name in named if not (ROOT / name).is_file()] == []
