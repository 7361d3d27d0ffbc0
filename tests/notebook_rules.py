"""What a notebook of the course is like. Each rule yields one sentence for each offence, and nothing for a good one."""

import ast
import io
import re
import subprocess
import sys
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path

from PIL import Image

from cell_ids import is_readable
from clean_notebooks import METADATA, NotebookError, clean, text_of
from saved_notebook import Saved

HEADINGS = ["The rule", "Predict, then slide", "Your turn", "What you saw"]  # after the question that comes first
HEADINGS_OF = {"00": HEADINGS[1:]}  # 00 shows how a notebook is used, and there is no rule in that
OPENING = ["What you'll do", "What you'll learn", "What you'll need", "Run all"]
PAGES = ["glossary.md", "formula_sheet.md"]
CELLS = {"00": (5, 50), "15": (25, 80)}  # 00 is shorter, 15 longer
MOST_BYTES, MOST_PICTURE_BYTES, MOST_LINES, MOST_NAMES = 400_000, 40_000, 15, 3
PROPER = {"Adam", "Nesterov", "Newton", "Python"}
SLOW_OR_STUBBORN = {"interact", "interact_manual", "interactive", "interactive_output", "Output", "clear_output"}
FILLER = [
    "it is important to note",
    "it is worth noting",
    "it should be noted",
    "needless to say",
    "as we all know",
    "in this notebook, we will",
    "in this section, we will",
    "let's dive",
    "deep dive",
    "delve",
    "great job",
    "well done",
    "congratulations",
]


# ---------------------------------------------------------------- shape


def its_name_is_a_number_and_words(saved: Saved) -> Iterator[str]:
    if not re.fullmatch(r"\d\d(_[a-z0-9]+)+\.ipynb", saved.path.name):
        yield f"{saved.path.name} is not like 04_roll_downhill.ipynb"


def it_starts_with_a_title_in_sentence_case(saved: Saved) -> Iterator[str]:
    first = saved.node.cells[0].source.partition("\n")[0]
    if not re.match(r"# [A-Z0-9]", first):
        yield f"the first line is {first!r}, not a title like '# Roll downhill'"
    if loud := [word for word in first.split()[2:] if word.istitle() and len(word) > 1 and word not in PROPER]:
        yield f"the title has capitals in {loud}"


def it_has_one_title(saved: Saved) -> Iterator[str]:
    titles = [words for level, words in saved.headings if level == 1]
    if len(titles) != 1:
        yield f"it has {len(titles)} titles (# …): {titles}"


def its_opening_says_what_and_how(saved: Saved) -> Iterator[str]:
    opening = "\n".join(saved.prose).partition("\n## ")[0].replace("’", "'").lower()
    yield from (
        f"before the first section it does not say {words!r}" for words in OPENING if words.lower() not in opening
    )


def it_leads_to_the_words_and_the_formulas(saved: Saved) -> Iterator[str]:
    opening = "\n".join(saved.prose).partition("\n## ")[0]
    yield from (f"before the first section there is no link to {page}" for page in PAGES if f"]({page})" not in opening)


def it_starts_with_a_question(saved: Saved) -> Iterator[str]:
    sections = [words for level, words in saved.headings if level == 2]
    if not sections or not sections[0].endswith("?"):
        yield f"the first section is no question: {sections[:1]}"


def its_sections_come_in_order(saved: Saved) -> Iterator[str]:
    sections = [words for level, words in saved.headings if level == 2 and words in HEADINGS]
    if sections != (wanted := HEADINGS_OF.get(saved.number, HEADINGS)):
        yield f"its sections are {sections}, not {wanted}"


def it_has_room_for_one_idea(saved: Saved) -> Iterator[str]:
    low, high = CELLS.get(saved.number, (25, 50))
    if not low <= len(saved.node.cells) <= high:
        yield f"it has {len(saved.node.cells)} cells, not {low} to {high}"


def text_and_code_take_turns(saved: Saved) -> Iterator[str]:
    if not 0.5 <= len(saved.prose) / max(1, len(saved.code)) <= 2:
        yield f"it has {len(saved.prose)} cells of text and {len(saved.code)} of code; about one each is wanted"


# ---------------------------------------------------------------- words


def it_has_no_filler(saved: Saved) -> Iterator[str]:
    prose = "\n".join(saved.prose).lower().replace("’", "'")
    yield from (f"it says {phrase!r}" for phrase in FILLER if phrase in prose)


def its_headings_are_words(saved: Saved) -> Iterator[str]:
    for _, words in saved.headings:
        if pictures := [sign for sign in words if unicodedata.category(sign) == "So"]:
            yield f"the heading {words!r} has {pictures}"


# ---------------------------------------------------------------- code


def its_code_cells_are_short(saved: Saved) -> Iterator[str]:
    for cell in saved.code:
        if not 1 <= len(cell.source.splitlines()) <= MOST_LINES:
            yield f"{cell.id} has {len(cell.source.splitlines())} lines, not 1 to {MOST_LINES}"


def it_imports_a_few_names_at_a_time(saved: Saved) -> Iterator[str]:
    for node in (node for tree in saved.trees for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)):
        names = [alias.name for alias in node.names]
        if len(names) > MOST_NAMES or "*" in names:
            yield f"it imports {', '.join(names)} from {node.module} at once"


def it_uses_nothing_slow_or_untestable(saved: Saved) -> Iterator[str]:
    nodes = [node for tree in saved.trees for node in ast.walk(tree)]
    used = {str(getattr(node, field)) for node in nodes for field in ("id", "attr", "name") if hasattr(node, field)}
    yield from (f"it uses {name}" for name in sorted(used & SLOW_OR_STUBBORN))


def it_installs_nothing(saved: Saved) -> Iterator[str]:
    for cell in saved.code:
        if found := re.search(r"^\s*(!|%+\s*(pip|conda|sx|system)\b).*", cell.source, flags=re.MULTILINE):
            yield f"{cell.id} runs {found.group().strip()!r}"


def it_reads_nothing_from_the_net(saved: Saved) -> Iterator[str]:
    yield from (f"{cell.id} has a web address" for cell in saved.code if re.search(r"https?://", cell.source))


def no_line_ends_in_a_semicolon(saved: Saved) -> Iterator[str]:
    yield from (
        f"{cell.id} ends a line in ';'" for cell in saved.code if re.search(r";\s*$", cell.source, re.MULTILINE)
    )


def its_code_is_tidy(saved: Saved) -> Iterator[str]:
    for check in (["check"], ["format", "--check"]):
        command = [sys.executable, "-m", "ruff", *check, "--quiet", "--no-cache", "--config", CONFIG, str(saved.path)]
        done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
        if done.returncode:
            yield f"ruff {check[0]} objects (make format mends most): {done.stdout}{done.stderr}"


CONFIG = str(Path(__file__).resolve().parent.parent / "pyproject.toml")


# ---------------------------------------------------------------- what is saved


def its_cells_are_numbered(saved: Saved) -> Iterator[str]:
    counts = [cell.execution_count for cell in saved.code]
    if counts != list(range(1, len(counts) + 1)):
        yield f"its cells were executed as {counts}, not 1 to {len(counts)} in order (make notebooks does it)"


def no_cell_ends_in_an_error(saved: Saved) -> Iterator[str]:
    for output in saved.outputs:
        if output.output_type == "error" or output.get("name") == "stderr":
            yield f"it shows an error or a warning: {output.get('evalue') or output.get('text')}"


def it_keeps_no_widget(saved: Saved) -> Iterator[str]:
    if "vnd.jupyter.widget" in saved.text or "widgets" in saved.node.metadata:
        yield "it keeps a widget's view or state, which is an error message wherever no kernel runs"


def its_ids_are_readable(saved: Saved) -> Iterator[str]:
    ids = [cell.get("id", "") for cell in saved.node.cells]
    yield from (f"the id {name!r} is not made of words" for name in ids if not is_readable(name))
    yield from (f"the id {name!r} is there {ids.count(name)} times" for name in sorted({*ids}) if ids.count(name) > 1)


def its_pictures_are_small(saved: Saved) -> Iterator[str]:
    for png, alternative in saved.pictures:
        if len(png) > MOST_PICTURE_BYTES or Image.open(io.BytesIO(png)).mode != "P":
            yield f"the picture of {alternative[:40]!r} is not reduced: {len(png) / 1000:.0f} kB"


def its_pictures_are_described(saved: Saved) -> Iterator[str]:
    yield from ("a saved picture has no alternative text" for _, alternative in saved.pictures if not alternative)
    if re.search(r"!\[\s*\]\(|<img(?![^>]*\balt=)", "\n".join(saved.prose)):
        yield "a picture in the text has no alternative text"


def its_file_is_small(saved: Saved) -> Iterator[str]:
    if saved.path.stat().st_size > MOST_BYTES:
        yield f"it takes {saved.path.stat().st_size / 1000:.0f} kB, more than {MOST_BYTES // 1000}"


def its_kernel_is_plain_python(saved: Saved) -> Iterator[str]:
    if saved.node.metadata != METADATA:
        yield f"its metadata are {dict(saved.node.metadata)}, not {METADATA}"


def cleaning_it_changes_nothing(saved: Saved) -> Iterator[str]:
    try:
        cleaned = text_of(clean(saved.node))
    except NotebookError as reason:
        yield f"it can't be cleaned: {reason}"
    else:
        if cleaned != saved.text:
            yield "it was not saved by make notebooks"


RULES: list[Callable[[Saved], Iterator[str]]] = [
    its_name_is_a_number_and_words,
    it_starts_with_a_title_in_sentence_case,
    it_has_one_title,
    its_opening_says_what_and_how,
    it_leads_to_the_words_and_the_formulas,
    it_starts_with_a_question,
    its_sections_come_in_order,
    it_has_room_for_one_idea,
    text_and_code_take_turns,
    it_has_no_filler,
    its_headings_are_words,
    its_code_cells_are_short,
    it_imports_a_few_names_at_a_time,
    it_uses_nothing_slow_or_untestable,
    it_installs_nothing,
    it_reads_nothing_from_the_net,
    no_line_ends_in_a_semicolon,
    its_code_is_tidy,
    its_cells_are_numbered,
    no_cell_ends_in_an_error,
    it_keeps_no_widget,
    its_ids_are_readable,
    its_pictures_are_small,
    its_pictures_are_described,
    its_file_is_small,
    its_kernel_is_plain_python,
    cleaning_it_changes_nothing,
]
