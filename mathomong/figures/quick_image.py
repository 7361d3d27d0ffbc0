"""An image that changes in every frame, put onto the canvas pixel by pixel: no scaling, no colour map, a tenth of the time."""

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes


class QuickImage(Artist):
    """Pixels that fill the pane `axes`: RGBA, uint8, shape (*size, 4), the lowest row first."""

    def __init__(self, axes: Axes) -> None:
        super().__init__()
        self.set_figure(axes.figure)
        box = axes.get_window_extent()
        self._corner = round(box.x0), round(box.y0)
        self.size = round(box.y1) - self._corner[1], round(box.x1) - self._corner[0]
        self.set_pixels(np.full((*self.size, 4), 255, np.uint8))

    def set_pixels(self, pixels: np.ndarray) -> None:
        """Show these from now on."""
        self._pixels = pixels

    def draw(self, renderer) -> None:
        """Put the pixels where the pane is."""
        renderer.draw_image(renderer.new_gc(), *self._corner, self._pixels)
