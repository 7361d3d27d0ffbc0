"""Prints the evenings on paper: a worksheet for each, and one sheet with all answers, as PDFs in worksheets/."""

import re
import warnings
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import numpy as np

from mathomong.exercises import EXERCISES
from questions import NOTEBOOKS, Evening, Question, Task, evenings, questions, tasks, title
from sheets import Block, code, columns, pages, ruled, space, text, write
from sketches import SKETCHES, axes

FOLDER = Path(__file__).resolve().parent.parent / "worksheets"
INDENT = 14.0  # points
ADVICE = "Write down your own prediction, and why. Compare with your partner: if you differ, convince each other. Only then look."
LINES = {"a function": 4, "a list of": 3}  # how many lines to write on, by what is wanted; others get two
BOX = "☐"


def main(folder: Path = FOLDER) -> None:
    """Write all sheets; a letter that a font does not have is an error, not an empty box."""
    folder.mkdir(exist_ok=True)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for name, heading, placed in sheets():
            write(folder / f"{name}.pdf", placed, f"Mathomong: {heading}")
            print(f"{folder.name}/{name}.pdf: {heading}, {len(placed)} pages", flush=True)


def sheets() -> Iterator[tuple[str, str, list]]:
    """(name of the file, heading, pages) of every sheet."""
    for evening in evenings():
        heading = f"Evening {evening.number}: {evening.title}"
        yield f"evening-{evening.number}", heading, pages(worksheet(evening), f"Mathomong. {heading}")
    yield "answers", "Answers", pages(answers(), "Mathomong. Answers, for the leader")


# ---------------------------------------------------------------- a worksheet


def worksheet(evening: Evening) -> Iterator[Block]:
    """All that the evening's notebooks ask, with room to write, and no answer."""
    yield text(f"Evening {evening.number}: {evening.title}", font="bold", size=20)
    yield ruled(1, 0.0, "Name and partner:")
    yield (*space(), *text(ADVICE))
    for path in evening.notebooks:
        yield from _notebook(path)


def _notebook(path: Path) -> Iterator[Block]:
    """All that one notebook asks, and the axes below one of its predictions."""
    sketched, sketch = SKETCHES[path.name[:2]]
    asked = [_asked(n, each) for n, each in enumerate(questions(path), 1)]
    asked[sketched - 1] += axes(sketch)
    yield from _headed(path, [*asked, *map(_task, tasks(path))])


def _headed(path: Path, blocks: list[Block]) -> Iterator[Block]:
    """The blocks, the first one together with the notebook's heading."""
    yield (*_heading(path), *blocks[0])
    yield from blocks[1:]


def _heading(path: Path) -> Block:
    return (*space(14.0), *text(f"{path.name[:2]} {title(path)}", font="bold", size=15))


def _asked(number: int, question: Question) -> Block:
    """A prediction: a box for each choice, or a line for a number, and room for the reason."""
    boxes = chain.from_iterable(text(f"{BOX} {choice}", INDENT) for choice in question.choices)
    answer = tuple(boxes) or ruled(1, INDENT, "My number:")
    room = (*ruled(1, INDENT, "Because:"), *ruled(1, INDENT, "What it did:"))
    return (*space(), *text(f"**Prediction {number}.** {question.text}"), *answer, *room)


def _task(task: Task) -> Block:
    """An exercise: its text, what is wanted, and room to write."""
    wanted = EXERCISES[task.name].asks
    count = next((lines for start, lines in LINES.items() if wanted.startswith(start)), 2)
    begun = code(re.sub(r"\n+( +return.*)?", "\n", task.code).strip(), INDENT) if "def " in task.code else ()
    return (*_posed(task), *text(f"*Wanted:* {wanted}.", INDENT), *begun, *ruled(count, INDENT))


def _posed(task: Task) -> Block:
    """Title and text: paragraphs, items, code and tables."""
    first, *others = re.split(r"\n\n+", f"**Exercise {task.number}. {task.title}** {task.text}")
    return (*space(), *text(first), *chain.from_iterable(map(_part, others)))


def _part(markdown: str) -> Block:
    if markdown.startswith("```"):
        return code("\n".join(markdown.split("\n")[1:-1]), INDENT)
    if markdown.startswith("|"):
        cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in markdown.split("\n")]
        return columns([row for row in cells if {*"".join(row)} != {"-"}], INDENT)
    if markdown.startswith("- "):
        return tuple(chain.from_iterable(text(f"– {line[2:]}", INDENT) for line in markdown.split("\n")))
    return text(markdown)


# ---------------------------------------------------------------- the answers


def answers() -> Iterator[Block]:
    """The right choice and its reason for every prediction, and the solution of every exercise."""
    yield text("Answers, for the leader", font="bold", size=20)
    for evening in evenings():
        yield (*space(18.0), *text(f"Evening {evening.number}: {evening.title}", font="bold", size=17))
        for path in evening.notebooks:
            yield from _answered(path)


def _answered(path: Path) -> Iterator[Block]:
    found = [_judged(n, each) for n, each in enumerate(questions(path), 1)]
    return _headed(path, [*found, *map(_solved, tasks(path))])


def _judged(number: int, question: Question) -> Block:
    """A prediction with its right answer, and why."""
    right = question.right if question.choices else f"{question.right:.10g}"
    why = question.choices.get(question.right, question.because)
    asked = text(f"**Prediction {number}.** {question.text}")
    return (*space(), *asked, *text(f"**{right}**", INDENT), *text(why, INDENT))


def _solved(task: Task) -> Block:
    """An exercise with its solution: numbers from the table of exercises, or the lines of a function."""
    exercise, lines = EXERCISES[task.name], solution(task.name)
    why = " ".join(line[2:] for line in lines if line.startswith("# "))
    rule = "\n".join(line for line in lines if not line.startswith("# "))
    given = code(rule, INDENT) if exercise.tries else text(f"**{numbers(exercise.solution)}**", INDENT)
    asked = text(f"**Exercise {task.number}. {task.title}** {exercise.asks[0].upper()}{exercise.asks[1:]}.")
    return (*space(), *asked, *given, *(text(plain(why), INDENT) if why else ()))


def solution(name: str) -> list[str]:
    """The lines of the solution that the notebook offers, without its imports and its `check`."""
    files = (path.read_text(encoding="utf-8") for path in sorted((NOTEBOOKS / "solutions").glob("*.py")))
    source = next(source for source in files if f'check("{name}"' in source)
    return [line for line in source.split("\n") if line and not line.startswith(("check(", "from ", "import "))]


def numbers(solution: object) -> str:
    """A solution in six figures at most.

    >>> numbers([4, -0.5]), numbers(1 / 3)
    ('4, −0.5', '0.333333')
    """
    return ", ".join(f"{number:.6g}" for number in np.ravel(solution)).replace("-", "−")


def plain(words: str) -> str:
    """Words in which a star and a back quote are just that."""
    return words.replace("*", "·").replace("`", "")


if __name__ == "__main__":
    main()
