"""The scorecard of learning-rate golf: enter the round on the screen under your name, and see the club's leaderboard."""

from html import escape
from pathlib import Path

import ipywidgets

from mathomong.figures.words import count
from mathomong.golf import HOLES, Round
from mathomong.leaderboard import Board, Score, enter, read, score_of, standings
from mathomong.values import of_kind, shown
from mathomong.widgets.live import LiveFigure
from mathomong.widgets.panel import Panel
from mathomong.widgets.play import button

LINE = "line-height: 1.5; margin: 4px 0"
CELL = "padding: 2px 16px 2px 0; text-align: left"
COLUMNS = ("place", "name", "steps", "learning rate", "momentum")
PLACES = 10  # of each hole in sight


def scorecard(golf: LiveFigure, path: str | Path = "golf.jsonl") -> "Scorecard":
    """A field for your name, a button that enters the round that `golf` shows, and the leaderboard kept at `path`.

    Nothing is written before the button is pressed. Raises TypeError where `golf` is no golf explorer.

    >>> from mathomong.widgets import golf_explorer
    >>> scorecard(golf_explorer())
    Scorecard(par 3 on bowl, 18 on line fit, 45 on Beale)
    """
    if not isinstance(getattr(golf, "result", None), Round):
        raise TypeError(f"golf must be a golf_explorer(); you gave {shown(golf)}.")
    return Scorecard(golf, of_kind(path, (str, Path), "path must be the name of a file, such as 'golf.jsonl'"))


class Scorecard(Panel):
    """What stands on the card; made by `scorecard`. `enter()` and `look()` do what its buttons do."""

    def __init__(self, golf: LiveFigure, path: str | Path) -> None:
        self.golf, self.path = golf, Path(path)
        self.name = ipywidgets.Text(
            description="my name", placeholder="such as Ada", style={"description_width": "110px"}
        )
        self.feedback, self.board = ipywidgets.HTML(), ipywidgets.HTML()
        self.buttons = {
            "Enter my score": button("Enter my score", "put the round above on the leaderboard", self.enter),
            "Look again": button("Look again", "read the leaderboard once more", self.look),
        }
        row = ipywidgets.Box((self.name, *self.buttons.values()), layout={"flex_flow": "row wrap"})
        super().__init__((row, self.feedback, self.board))
        self.look()

    def enter(self) -> None:
        """Put the round on the leaderboard; what is in the way is told in one sentence."""
        try:
            score = score_of(self.name.value, self.golf.result)
            enter(score, self.path)
        except (TypeError, ValueError, OSError) as error:
            self._say(_told(error))
        else:
            self.look()
            self._say(f"{score.name}: {count(score.steps)} on {score.hole}. It is in {self.path.name}.")

    def look(self) -> None:
        """Read the leaderboard as it is now: others may have entered theirs."""
        try:
            board = read(self.path)
        except OSError as error:
            self._say(_told(error))
        else:
            self.board.value = _board_html(board)
            self._say(_unreadable(board.unreadable, self.path.name))

    def __repr__(self) -> str:
        """It says nothing of the file, which is another one on each computer."""
        return f"Scorecard({_pars()})"

    def _say(self, words: str) -> None:
        self.feedback.value = f"<div role='status' aria-live='polite'><p style='{LINE}'>{escape(words)}</p></div>"


def _pars() -> str:
    first, *others = (f"{hole.par} on {hole.name}" for hole in HOLES.values())
    return ", ".join([f"par {first}", *others])


def _told(error: Exception) -> str:
    """An error in one sentence; those of the system name the file."""
    if isinstance(error, OSError) and error.strerror:
        return f"The leaderboard can't be used: {error.strerror} ({Path(error.filename or '').name})."
    return str(error)


def _unreadable(lines: int, file: str) -> str:
    """What is said of lines that hold no score."""
    if not lines:
        return ""
    if lines == 1:
        return f"1 line of {file} can't be read. It stays there, and counts for nothing."
    return f"{lines} lines of {file} can't be read. They stay there, and count for nothing."


def _board_html(board: Board) -> str:
    tables = [_table(hole, par, places) for hole, par, places in standings(board)]
    return "".join(tables) or f"<p style='{LINE}'>Nobody is on the leaderboard yet.</p>"


def _table(hole: str, par: int, places: list[tuple[int, Score]]) -> str:
    head = "".join(f"<th scope='col' style='{CELL}'>{name}</th>" for name in COLUMNS)
    rows = "".join(map(_row, places[:PLACES]))
    caption = f"<caption style='text-align: left'><b>{escape(hole)}</b>, par {par}</caption>"
    return f"<table style='{LINE}'>{caption}<tr>{head}</tr>{rows}</table>"


def _row(place: tuple[int, Score]) -> str:
    number, score = place
    cells = number, score.name, score.steps, f"{score.learning_rate:g}", f"{score.momentum:g}"
    return f"<tr>{''.join(f'<td style={CELL!r}>{escape(str(cell))}</td>' for cell in cells)}</tr>"
