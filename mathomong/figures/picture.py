"""A picture: what stands still is drawn once and kept; each frame restores it and draws only what moves."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from matplotlib.artist import Artist
from matplotlib.figure import Figure

from mathomong.figures.png import FrameWriter


def _nothing(_: Any) -> None: ...


@dataclass(frozen=True)
class View:
    """Artists made once, and the function that moves them.

    `update(result)` sets every moving property from the result alone, so that a picture never depends on the frames
    before it. `ghosts(runs)` does the same for the earlier runs that are kept in sight, where the view shows them.
    """

    artists: tuple[Artist, ...]
    update: Callable[[Any], None]
    ghosts: Callable[[Sequence], None] = _nothing


class Picture:
    """A matplotlib figure with views that follow a result.

    Three layers: axes and labels, drawn once; the `ground`, views that depend only on `result.objective` and are
    drawn again when that changes; and the `moving` views, drawn in every frame. `words(result)` says in one sentence
    what the picture shows.

    >>> from mathomong import GradientDescent, bowl, descend
    >>> from mathomong.figures import descent_picture
    >>> picture = descent_picture(bowl)
    >>> picture.show(descend(bowl, GradientDescent(0.1), steps=20)).shape
    (420, 900, 4)
    """

    def __init__(self, figure: Figure, ground: Sequence[View], moving: Sequence[View], words: Callable) -> None:
        self.figure, self.words = figure, words
        self._ground, self._moving = tuple(ground), tuple(moving)
        self._objective, self._write = None, FrameWriter()
        for view in (*self._ground, *self._moving):
            for artist in view.artists:
                artist.set_animated(True)  # keeps it out of the ordinary draw

    def show(self, result: Any, kept: Sequence = ()) -> np.ndarray:
        """The frame for `result` as RGBA pixels, shape (height, width, 4), with the `kept` earlier runs as ghosts.

        The array is the canvas itself: the next frame writes over it.
        """
        self._move(result, kept)
        self._restore_ground(_objective_of(result, self))
        self._draw(self._moving)
        return np.asarray(self.figure.canvas.buffer_rgba())

    def show_in_full(self, result: Any, kept: Sequence = ()) -> None:
        """Leave the figure so that matplotlib itself draws all of the frame, slowly: what `show` has to equal.

        After it the picture is no longer for `show`.
        """
        self._move(result, kept)
        for view in self._ground:
            view.update(_objective_of(result, self))
        for artist in self.artists:
            artist.set_animated(False)

    def png(self, result: Any, kept: Sequence = ()) -> bytes:
        """The frame for `result` as a lossless PNG."""
        return self._write(self.show(result, kept))

    @property
    def has_ghosts(self) -> bool:
        """Whether it can keep earlier runs in sight."""
        return any(view.ghosts is not _nothing for view in self._moving)

    @property
    def artists(self) -> tuple[Artist, ...]:
        """All that moves, in the order of drawing."""
        return tuple(artist for view in (*self._ground, *self._moving) for artist in view.artists)

    def _move(self, result: Any, kept: Sequence) -> None:
        for view in self._moving:
            view.update(result)
            view.ghosts(kept)

    def _restore_ground(self, objective: Any) -> None:
        canvas = self.figure.canvas
        if self._objective is None:
            canvas.draw()
            self._bare = canvas.copy_from_bbox(self.figure.bbox)
        if objective is self._objective:
            canvas.restore_region(self._grounded)
            return
        for view in self._ground:
            view.update(objective)
        canvas.restore_region(self._bare)
        self._draw(self._ground)
        self._grounded = canvas.copy_from_bbox(self.figure.bbox)
        self._objective = objective

    def _draw(self, views: Sequence[View]) -> None:
        renderer = self.figure.canvas.get_renderer()
        for view in views:
            for artist in view.artists:
                artist.draw(renderer)


def _objective_of(result: Any, otherwise: Any) -> Any:
    """What the ground depends on; without a ground any fixed thing will do."""
    return getattr(result, "objective", otherwise)
