"""What the notebooks ask: their evenings, their predictions and their exercises, read from the cells themselves."""

import ast
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

NOTEBOOKS = Path(__file__).resolve().parent.parent / "notebooks"
EXERCISE = re.compile(r"^\*\*(?P<number>\d+)\. (?P<title>.+?)\*\* ?(?P<text>.*)", flags=re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Evening:
    """One evening of the course: its number, its title and its notebooks."""

    number: int
    title: str
    notebooks: tuple[Path, ...]


@dataclass(frozen=True)
class Question:
    """A prediction: what is asked, and each choice with its reason; a number is asked for where there are none."""

    text: str
    choices: dict[str, str]
    right: str | float
    because: str


@dataclass(frozen=True)
class Task:
    """An exercise: the name that `check` knows, its number and title, its text without the hint, and its code."""

    name: str
    number: int
    title: str
    text: str
    code: str


def evenings() -> tuple[Evening, ...]:
    """The evenings, as the map in the first notebook has them.

    >>> [evening.title for evening in evenings()]
    ['What is learning?', 'Many weights', 'Backpropagation', 'Into the wild']
    """
    course = "\n".join(text for kind, text in cells(notebook("00")) if kind == "markdown")
    parts = re.split(r"^\| \| Evening (\d): (.+?) \| \|$", course, flags=re.MULTILINE)[1:]
    return tuple(
        Evening(int(number), title, tuple(map(notebook, re.findall(r"^\| (\d\d) \|", rows, flags=re.MULTILINE))))
        for number, title, rows in zip(parts[::3], parts[1::3], parts[2::3], strict=True)
    )


def notebook(number: str) -> Path:
    """The notebook with this number, such as "04"."""
    return next(NOTEBOOKS.glob(f"{number}_*.ipynb"))


def title(path: Path) -> str:
    """A notebook's title, from its first line.

    >>> title(notebook("04"))
    'Roll downhill'
    """
    return next(cells(path))[1].partition("\n")[0].removeprefix("# ")


def cells(path: Path) -> Iterator[tuple[str, str]]:
    """(kind, source) of every cell of a notebook."""
    for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
        yield cell["cell_type"], "".join(cell["source"])


def questions(path: Path) -> list[Question]:
    """The predictions of a notebook, in the order in which they are asked.

    >>> questions(notebook("04"))[0].right
    'At 0, the lowest point'
    """
    names, found = [], []
    for name, call in _predictions(path):
        given = {word.arg: word.value for word in call.keywords}
        place = names.index(given["then"].id) if given["then"].id in names else len(found)  # it stands before that one
        names.insert(place, name)
        found.insert(place, _question(call, given))
    return found


def _predictions(path: Path) -> Iterator[tuple[str, ast.Call]]:
    """Each call of `predict`, with the name that it is given."""
    for kind, source in cells(path):
        for line in ast.parse(source).body if kind == "code" else ():
            call = getattr(line, "value", None)
            if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "predict":
                yield line.targets[0].id if isinstance(line, ast.Assign) else "", call


def _question(call: ast.Call, given: dict[str, ast.expr]) -> Question:
    text, choices = (*map(ast.literal_eval, call.args), {})[:2]
    return Question(text, choices, *(ast.literal_eval(given[name]) if name in given else "" for name in ANSWER))


ANSWER = ("right", "because")


def tasks(path: Path) -> list[Task]:
    """The exercises of a notebook that `check` looks at.

    >>> tasks(notebook("04"))[1].title, tasks(notebook("04"))[1].code
    ('Write the rule.', 'def new_weight(weight, gradient, learning_rate):\\n    return ...')
    """
    sources = [source for _, source in cells(path)]
    pairs = pairwise(sources)
    return [_task(text, code) for text, code in pairs if re.search(r'^check\("', code, flags=re.MULTILINE)]


def _task(text: str, code: str) -> Task:
    asked = EXERCISE.search(text.partition("<details>")[0])
    lines = [line for line in code.split("\n") if not re.match("from |check", line)]
    name = re.search(r'^check\("(.+?)"', code, flags=re.MULTILINE)[1]
    return Task(name, int(asked["number"]), asked["title"], asked["text"].strip(), "\n".join(lines).strip())
