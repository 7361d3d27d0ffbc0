"""The glossary has every new word once, and sends a reader to the notebook that explains it."""

import re
from pathlib import Path

import pytest

from readability import grade
from saved_notebook import Saved

NOTEBOOKS = Path(__file__).resolve().parent.parent / "notebooks"
PAGE = (NOTEBOOKS / "glossary.md").read_text(encoding="utf-8")
ENTRIES = re.findall(r"^\| \*\*(.+?)\*\* \| (.+) \| \[(\d\d)\]\((\S+)\) \|$", PAGE, flags=re.MULTILINE)
WORDS = [word for word, *_ in ENTRIES]
PROSE = {path.stem[:2]: "\n\n".join(Saved(path).prose) for path in sorted(NOTEBOOKS.glob("*.ipynb"))}

# A new word is set in italics where it is explained. These say so; the others may stress a word, or name a notebook.
EXPLAINS = re.compile(
    r"(?:\bcalled|\b(?:is|are) (?:an?|the|its|our|called)|\bour|\bits|\b[Aa]n?|\b[Tt]he|made of|hold"
    r"|we say that (?:it|the curve is)) \*([^*\n$]+)\*"
    r"|(?:^|(?<=[.:] ))\*([^*\n]+)\* (?:means|is|are)\b",
    re.MULTILINE,
)
STRESSED = {
    "agreement",
    "columns",
    "curve over w",
    "middle",
    "millionth",
    "one",
    "rises",
    "small",
    "top",
    "true",
    "way",
}  # "the *true* change"
OTHER_FORMS = {
    "cells": "cell",
    "diverges": "diverge",
    "forward passes": "forward pass",
    "inputs": "input",
    "targets": "target",
}


def first_said(word: str) -> str:
    """The number of the first notebook that sets a word in italics; of one that is never so set, the first to say it."""
    italic, plain = (re.compile(shape.format(re.escape(word)), re.IGNORECASE) for shape in (ITALIC, PLAIN))
    found = [number for number, text in PROSE.items() if italic.search(text)]
    return (found or [number for number, text in PROSE.items() if plain.search(text)])[0]


ITALIC, PLAIN = r"(?<!\*)\*{}e?s?\*(?!\*)", r"\b{}\b"


def test_there_are_words_and_each_row_was_read():
    assert len(ENTRIES) >= 90
    assert PAGE.count("\n| **") == len(ENTRIES)


def test_the_words_stand_in_order_and_once():
    assert sorted({word.lower() for word in WORDS}) == [word.lower() for word in WORDS]


@pytest.mark.parametrize(("word", "number", "file"), [(word, number, file) for word, _, number, file in ENTRIES])
def test_a_word_leads_to_the_first_notebook_that_explains_it(word, number, file):
    assert first_said(word) == number
    assert file.startswith(f"{number}_")
    assert (NOTEBOOKS / file).exists()


def test_every_word_that_a_notebook_explains_is_here():
    found = [(a or b).strip().lower() for text in PROSE.values() for a, b in EXPLAINS.findall(text)]
    new = {OTHER_FORMS.get(word, word) for word in found} - STRESSED
    assert len(new) > 50
    assert new - {word.lower() for word in WORDS} == set()


@pytest.mark.parametrize(("word", "sentence"), [(word, sentence) for word, sentence, *_ in ENTRIES], ids=WORDS)
def test_a_word_is_explained_in_a_sentence_or_two(word, sentence):
    assert sentence[0].isupper()
    assert sentence.endswith(".")
    assert len(sentence) <= 150


def test_it_is_no_harder_to_read_than_a_notebook():
    assert grade(sentence for _, sentence, *_ in ENTRIES) <= 8
