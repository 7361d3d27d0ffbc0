"""The look: one colour, one marker and one line per meaning, so that colour never carries a meaning alone."""

from dataclasses import dataclass

import matplotlib
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.ticker import MaxNLocator

from mathomong.figures.projector import dots_per_inch

TEXT = 11  # points; nothing on a picture is smaller


@dataclass(frozen=True)
class Look:
    """How one meaning is drawn, everywhere in the course."""

    color: str
    marker: str
    line: str | tuple
    size: float = 7
    fill: str = ""

    def curve(self, **more) -> dict:
        """Keywords for a line without markers."""
        return {"color": self.color, "linestyle": self.line, "linewidth": 2, **more}

    def dots(self, **more) -> dict:
        """Keywords for markers without a line."""
        face = {
            "markerfacecolor": self.fill or self.color,
            "markersize": self.size,
            "markeredgewidth": 2 if self.fill else 1,
        }
        return {"color": self.color, "marker": self.marker, "linestyle": "none", **face, **more}

    def patch(self, **more) -> dict:
        """Keywords for an area with an outline."""
        return {"facecolor": self.fill or self.color, "edgecolor": self.color, "linewidth": 2, **more}


# fmt: off
#                  colour     marker  line         (colours after Okabe & Ito, each at least 3 : 1 against white)
FUNCTION   = Look("#0072B2",  "none", "-")
PATH       = Look("#B34700",  "o",    "-")
MINIMUM    = Look("#00785A",  "*",    "none", 14)
PREDICTION = Look("#800060",  "none", "-")
TARGET     = Look("#222222",  "o",    "none")
SLOPE      = Look("#8C6200",  "D",    "-.")
MISS       = Look("#A3324E",  "s",    "none", 10, "#F0D6DC")
GHOST      = Look("#6A6A6A",  ".",    ":")
START      = Look("#B34700",  "o",    "none", 11, "none")
NOW        = Look("#B34700",  "o",    "none", 10)
ONE_SIDED  = Look("#800060",  "s",    "--", 8)
CENTRAL    = Look("#00785A",  "^",    ":", 9)
GRADIENT   = Look("#8C6200",  "^",    "-",  9)
DOWNHILL   = Look("#B34700",  "v",    "-",  9)
DIRECTION  = Look("#800060",  "P",    "--", 10, "#FFFFFF")
TO_MINIMUM = Look("#00785A",  "none", ":")
STRAIGHT   = Look("#6A6A6A",  "none", "--")
SAMPLE     = Look("#444444",  ">",    "-", 5)
BATCH      = Look("#6A2FA0",  ">",    "-", 9)
PUT_BACK   = Look("#0072B2",  "s",    "-", 9)
NOT_BACK   = Look("#00785A",  "^",    "--", 9)
NUDGED     = Look("#0072B2",  "none", "-",    7,  "#CFE3F2")
PREDICTED  = Look("#8C6200",  "none", "--",   7,  "#F6ECD2")
BACKWARD   = Look("#8C6200", "D",    "-.",   7,  "#F6ECD2")
WRONG      = Look("#A3324E", "X",    "--",   10, "#F0D6DC")
FIRST_WAY  = Look("#800060",  "none", "-",    7,  "#F0DCEA")
SECOND_WAY = Look("#00785A",  "none", "--",   7,  "#D5EBE3")
WAITS      = Look("#6A6A6A",  "none", ":",    7,  "#FFFFFF")
SENT_BACK  = Look("#8C6200",  "none", "-.",   7,  "#F6ECD2")
UPDATED    = Look("#00785A",  "none", (0, (6, 2)), 7, "#D5EBE3")
LOST       = Look("#A3324E",  "s",    "none", 9)
KIND_0     = Look("#004A80",  "o",    "none", 9,  "#FFFFFF")
KIND_1     = Look("#8A3B00",  "^",    "none", 11, "#8A3B00")
MISPLACED  = Look("#222222",  "x",    "none", 13, "#222222")
ONE_HALF   = Look("#222222",  "none", "-")
RAISES     = Look("#0072B2",  "+",    "none", 11, "#63ACDD")
LOWERS     = Look("#B34700",  "_",    "none", 11, "#F0975A")
SADDLE     = Look("#222222",  "X",    "none", 11, "#FFFFFF")
MAXIMUM    = Look("#222222",  "^",    "none", 11, "#FFFFFF")
FLAT       = Look("#222222",  "s",    "none", 9,  "#FFFFFF")
ORIGIN     = Look("#222222",  "o",    "none", 13, "none")
GOAL       = Look("#222222",  "none", ":")
FIRST      = Look("#0072B2",  "o",    "-",  5)
SECOND     = Look("#800060",  "s",    "--", 5)
INK        = "#222222"
RACERS = {
    "gradient descent": Look("#222222", "o", "-",  8),
    "momentum":         Look("#0072B2", ">", "--", 9),
    "Nesterov":         Look("#6A2FA0", "<", "-.", 9),
    "AdaGrad":          Look("#00785A", "s", ":",  8),
    "RMSProp":          Look("#8C6200", "D", (0, (3, 1, 1, 1, 1, 1)), 8),
    "Adam":             Look("#B34700", "P", "-",  10),
}
VALLEYS = ("#FFE27A", "#5AA9E6", "#C8553D", "#3B6E8F", "#C0F0F0", "#909090")  # areas: their letters stand on them
FLOWN   = "#333333"
# fmt: on
MEANINGS = {
    "function": FUNCTION,
    "path": PATH,
    "minimum": MINIMUM,
    "prediction": PREDICTION,
    "target": TARGET,
    "slope": SLOPE,
    "miss": MISS,
    "start": START,
    "now": NOW,
    "earlier run": GHOST,
    "one-sided": ONE_SIDED,
    "central": CENTRAL,
    "gradient": GRADIENT,
    "downhill": DOWNHILL,
    "direction": DIRECTION,
    "to the minimum": TO_MINIMUM,
    "straight": STRAIGHT,
    "one sample": SAMPLE,
    "batch": BATCH,
    "put back": PUT_BACK,
    "not put back": NOT_BACK,
    "kind 0": KIND_0,
    "kind 1": KIND_1,
    "on the wrong side": MISPLACED,
    "one half": ONE_HALF,
    "true change": NUDGED,
    "predicted change": PREDICTED,
    "slope on its way back": BACKWARD,
    "wrong number": WRONG,
    "first path": FIRST_WAY,
    "second path": SECOND_WAY,
    "not yet reached": WAITS,
    "sent back": SENT_BACK,
    "after the update": UPDATED,
    "too little or too much": LOST,
    "raises the output": RAISES,
    "lowers the output": LOWERS,
    "saddle": SADDLE,
    "maximum": MAXIMUM,
    "flat place": FLAT,
    "common start": ORIGIN,
    "goal": GOAL,
    "first weight": FIRST,
    "second weight": SECOND,
    **RACERS,
}

_RC = {
    "font.family": "DejaVu Sans",  # it comes with matplotlib, so every computer draws the same
    "font.size": TEXT,
    "axes.labelsize": TEXT,
    "axes.titlesize": TEXT,
    "xtick.labelsize": TEXT,
    "ytick.labelsize": TEXT,
    "axes.edgecolor": INK,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "text.color": INK,
    "text.parse_math": False,
    "axes.unicode_minus": True,
    "axes.labelcolor": INK,
    "xtick.color": INK,
    "ytick.color": INK,
    "figure.facecolor": "white",
    "axes.facecolor": "white",
}


def styled():
    """The course's settings for as long as a picture is built; the learner's own are untouched afterwards."""
    return matplotlib.rc_context(_RC)


def new_figure(width: float, height: float) -> Figure:
    """An empty figure of `width` × `height` hundred pixels, in a room larger, on an Agg canvas; no pyplot."""
    figure = Figure(figsize=(width, height), dpi=dots_per_inch())
    FigureCanvasAgg(figure)
    return figure


def pane(figure: Figure, box: tuple[float, float, float, float], xlabel: str, ylabel: str) -> Axes:
    """Axes in a fixed `box` (left, bottom, width, height) of fractions, so that they never jump."""
    axes = figure.add_axes(box)
    axes.set_xlabel(xlabel)
    axes.set_ylabel(ylabel)
    for axis in (axes.xaxis, axes.yaxis):
        axis.set_major_locator(MaxNLocator(nbins=5, steps=[1, 2, 5, 10]))
    return axes


def key(figure: Figure, height: float, entries: dict[str, Look], centre: float = 0.5) -> None:
    """One line that says what each mark means, drawn once, at `height` and around `centre` (fractions) of the figure."""
    handles = [Line2D([], [], **_sample(look)) for look in entries.values()]
    figure.legend(
        handles,
        entries,
        loc="center",
        bbox_to_anchor=(centre, height),
        ncols=len(entries),
        frameon=False,
        handletextpad=0.4,
        columnspacing=2.2,
    )


def _sample(look: Look) -> dict:
    return look.dots(linestyle=look.line, linewidth=2)
