"""Draws the picture in README.md: the line fit after 100 steps, just as the notebook shows it."""

from pathlib import Path

from mathomong.widgets import line_fit_explorer

PICTURE = Path(__file__).resolve().parent.parent / "docs" / "fit-a-line.png"


def main() -> None:
    live = line_fit_explorer()
    live.set(learning_rate=0.07, steps=100, noise=0.6)
    PICTURE.write_bytes(live.image.value)


if __name__ == "__main__":
    main()
