"""An image that fills its pane with one colour for each pixel: laid on the canvas as it is, without resampling."""

import numpy as np
from matplotlib.artist import Artist


class PixelImage(Artist):
    """The image of the axes that it is added to; `pixels` is RGBA, uint8, of the shape (rows, columns, 4).

    The lowest row comes first, as the canvas wants it.
    """

    pixels: np.ndarray | None = None

    @property
    def size(self) -> tuple[int, int]:
        """How many rows and columns fill the pane."""
        (left, below), (right, above) = self._corners
        return above - below, right - left

    def draw(self, renderer) -> None:
        """Draw it, on whole pixels."""
        if self.get_visible() and self.pixels is not None:
            renderer.draw_image(renderer.new_gc(), *self._corners[0], self.pixels)

    @property
    def _corners(self) -> list[list[int]]:
        """The pane's lower left and upper right corner, in whole pixels."""
        return self.axes.get_window_extent().get_points().round().astype(int).tolist()
