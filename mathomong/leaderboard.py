"""The leaderboard of learning-rate golf: scores in a local file, one JSON line each, that nothing ever overwrites."""

import json
import os
import unicodedata
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from mathomong.golf import FASTEST, HEAVIEST, HOLES, MOST, Round
from mathomong.values import number, of_kind, shown, whole

LONGEST = 20  # characters of a name


@dataclass(frozen=True)
class Score:
    """Who played which hole, with which settings, in how many steps.

    Raises TypeError or ValueError with one sentence where a part is missing its sense.

    >>> Score(" Ada\\n", "bowl", learning_rate=0.5, momentum=0.0, steps=1)
    Score(name='Ada', hole='bowl', learning_rate=0.5, momentum=0.0, steps=1)
    """

    name: str
    hole: str
    learning_rate: float
    momentum: float
    steps: int

    def __post_init__(self) -> None:
        set_ = lambda name, value: object.__setattr__(self, name, value)  # noqa: E731 (a frozen value sets itself once)
        set_("name", clean_name(self.name))
        if not isinstance(self.hole, str) or self.hole not in HOLES:
            raise ValueError(f"hole must be one of {', '.join(map(repr, HOLES))}; you gave {shown(self.hole)}.")
        set_("learning_rate", number(self.learning_rate, "learning_rate", 0, FASTEST))
        set_("momentum", number(self.momentum, "momentum", 0, HEAVIEST))
        set_("steps", whole(self.steps, "steps"))
        if not 0 < self.steps <= MOST:
            raise ValueError(f"steps must be from 1 to {MOST}; you gave {shown(self.steps)}.")


@dataclass(frozen=True)
class Board:
    """The scores that a file holds, in the order in which they were entered, and how many lines can't be read."""

    scores: tuple[Score, ...] = ()
    unreadable: int = 0

    def best(self, hole: str) -> list[tuple[int, Score]]:
        """(place, score) of everybody's best round on a hole, the fewest steps first.

        Equal scores share a place, and the one entered first stands first.

        >>> scores = [Score(name, "bowl", 0.3, 0.0, steps) for name, steps in (("Ada", 4), ("Bo", 2), ("Cy", 2), ("Ada", 9))]
        >>> [(place, score.name, score.steps) for place, score in Board(tuple(scores)).best("bowl")]
        [(1, 'Bo', 2), (1, 'Cy', 2), (3, 'Ada', 4)]
        """
        first: dict[str, Score] = {}
        for score in sorted((score for score in self.scores if score.hole == hole), key=lambda score: score.steps):
            first.setdefault(score.name.casefold(), score)
        steps = [score.steps for score in first.values()]
        return [(1 + steps.index(score.steps), score) for score in first.values()]


def clean_name(name: Any) -> str:
    """A name as it stands on the board: no line breaks or other control characters, single spaces, at most LONGEST long.

    Raises TypeError where it is no text, ValueError where nothing is left.

    >>> clean_name("  Grace \\t Brewster\\x1b[2J Murray Hopper ")
    'Grace Brewster [2J M'
    """
    if not isinstance(name, str):
        raise TypeError(f"a name must be text, such as 'Ada'; you gave {shown(name)}.")
    visible = "".join(" " if unicodedata.category(sign)[0] in "CZ" else sign for sign in name)
    short = " ".join(visible.split())[:LONGEST].strip()
    if not short:
        raise ValueError("Type a name first, such as Ada.")
    return short


def score_of(name: str, played: Round) -> Score:
    """The score of a round that ended in the hole; raises ValueError where it did not.

    >>> score_of("Ada", Round(HOLES["bowl"], learning_rate=0.5)).steps
    1
    """
    of_kind(played, Round, 'a score needs a Round, such as Round(HOLES["bowl"], 0.1)')
    if not played.in_the_hole:
        raise ValueError("This round did not end in the hole. Find settings that do, then enter your score.")
    return Score(name, played.hole.name, played.learning_rate, played.momentum, played.steps)


def enter(score: Score, path: str | Path) -> None:
    """Add the score to the file at `path`, which is made if it is missing. What the file holds is never touched.

    The system appends the bytes of one call at the end of the file as a whole, so two kernels that write at once lose
    nothing. A line begins with a line break of its own: should the last one be torn, this one stays whole. Raises
    OSError where the file can't be written.
    """
    line = ("\n" + json.dumps(asdict(score), ensure_ascii=False) + "\n").encode()
    file = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o666)
    try:
        if os.write(file, line) != len(line):
            raise OSError("The score could not be written as a whole: is the disk full?")
    finally:
        os.close(file)


def read(path: str | Path) -> Board:
    """The board in the file at `path`: empty where there is no file; a line that can't be read is counted and left there.

    Raises OSError where the file is there and can't be opened.
    """
    try:
        lines = Path(path).read_bytes().split(b"\n")
    except FileNotFoundError:
        return Board()
    scores = [_score(line) for line in lines if line.strip()]
    return Board(tuple(filter(None, scores)), scores.count(None))


def _score(line: bytes) -> Score | None:
    """The score in one line; None where there is none, whatever else there may be."""
    try:
        return Score(**json.loads(line))
    except (ValueError, TypeError, RecursionError):
        return None


def standings(board: Board) -> list[tuple[str, int, list[tuple[int, Score]]]]:
    """(hole, par, places) for each hole that somebody has played.

    >>> standings(Board())
    []
    """
    return [(hole, HOLES[hole].par, places) for hole in HOLES if (places := board.best(hole))]
