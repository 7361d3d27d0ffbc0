"""Fill the factors: a learner supplies the three local slopes of a neuron, and then the update opens."""

from base64 import b64encode
from dataclasses import replace
from html import escape
from typing import Any

import ipywidgets

from mathomong.exercises.answers import CORRECT, NOT_STARTED, Verdict
from mathomong.exercises.factors import FACTORS, fillings, judge_factor
from mathomong.figures import training_picture
from mathomong.training_steps import STEPS
from mathomong.values import whole
from mathomong.widgets.panel import Panel
from mathomong.widgets.play import button
from mathomong.widgets.practice import LINE

TASK = "Fill in the three factors, each with four digits."
READY = "All three are right. Press Update."


def fill_factors(seed: int = 0) -> "FillFactors":
    """A neuron whose numbers went forward; fill in the three factors of ∂L/∂w, and update it. Then take the next one.

    The same seed gives the same neurons. Raises TypeError or ValueError for a seed that is no whole number of 0 or
    more.

    >>> mine = fill_factors(seed=1)
    >>> mine.fill(dz_dw=mine.filling["w"])["dz_dw"].mark
    '◐ keep working'
    >>> mine.ready
    False
    """
    return FillFactors(seed)


class FillFactors(Panel):
    """A neuron with three factors to fill in; made by `fill_factors`.

    `fill(dz_dw=…)`, `update()`, `next()` and `again()` do what the fields and the buttons do; `filling` is what the
    picture shows, `verdicts` what was said to each factor, `feedback` what stands on the page, `trained` the count.
    """

    def __init__(self, seed: int) -> None:
        self._seed = whole(seed, "seed", such_as=7)
        self._picture = training_picture()
        self.image, self.feedback = ipywidgets.HTML(), ipywidgets.HTML()
        self.fields = {name: self._field(name) for name in FACTORS}
        self.buttons = {
            "Check": button("Check", "say how far each factor is", self._check),
            "Update": button("Update", "take the step downhill, once all three are right", self._update_by_hand),
            "Next neuron": button("Next neuron", "leave this one and take fresh numbers", self.next),
            "Reset": button("Reset", "back to the first neuron", self.again),
        }
        asked = (*self.fields.values(), *self.buttons.values())
        super().__init__((self.image, ipywidgets.Box(asked, layout={"flex_flow": "row wrap"}), self.feedback))
        self.again()

    @property
    def ready(self) -> bool:
        """Whether all three factors are right, and the update is still to come."""
        return self.filling.complete and not self.done

    @property
    def done(self) -> bool:
        """Whether this neuron was updated."""
        return self.filling.knows("update")

    def fill(self, **answers: Any) -> dict[str, Verdict]:
        """Give one or more factors, by their names, and hear of each how far it is. After the update nothing changes.

        Raises ValueError where there is no factor of this name.
        """
        if unknown := answers.keys() - FACTORS.keys():
            raise ValueError(f"there is no factor named {min(unknown)!r}; there are {', '.join(FACTORS)}.")
        if self.done:
            return self.verdicts
        said = {name: judge_factor(self.filling, name, answer) for name, answer in answers.items()}
        self.verdicts = {**self.verdicts, **said}
        right = frozenset(name for name, verdict in self.verdicts.items() if verdict.mark == CORRECT)
        self.filling = replace(self.filling, right=right)
        self._show()
        return said

    def update(self) -> None:
        """Take the step downhill. Raises ValueError until all three factors are right, and after the update."""
        if not self.ready:
            raise ValueError("Update opens when all three factors are right, once for each neuron.")
        self.filling = replace(self.filling, steps=len(STEPS))
        self.trained += 1
        self._show()

    def next(self) -> None:
        """Leave this neuron and show a fresh one."""
        self.filling, self.verdicts, self._enter = next(self._fillings), {}, False
        for field in self.fields.values():
            field.value = ""
        self._show()

    def again(self) -> None:
        """Back to the first neuron, and to a count of 0."""
        self._fillings, self.trained = fillings(self._seed), 0
        self.next()

    def still(self) -> tuple[bytes, str]:
        return self._picture.png(self.filling), self.words

    @property
    def words(self) -> str:
        """What the picture shows, in one or two sentences."""
        if self.done:
            return self._picture.words(self.filling)
        given = ", ".join(f"{name} = {self.filling[name]:.4g}" for name in ("w", "x", "b", "z", "prediction", "target"))
        return f"A neuron with {given}. {len(self.filling.right)} of 3 factors are filled in.".replace("-", "−")

    def __repr__(self) -> str:
        given = ", ".join(f"{name} {self.filling[name]:.4g}" for name in ("w", "x", "b", "target"))
        return f"FillFactors({len(self.filling.right)} of 3 right, {self.trained} trained): {given}"

    def _field(self, name: str) -> ipywidgets.Text:
        """A field for one factor; its text arrives as a whole, with Enter or when the field is left."""
        field = ipywidgets.Text(
            description=f"{FACTORS[name]} =",
            placeholder="a number",
            continuous_update=False,
            style={"description_width": "60px"},
            layout={"width": "min(100%, 220px)"},
        )
        field.on_msg(self._entered)
        field.observe(self._typed, "value")
        return field

    def _entered(self, _: Any, content: dict, __: Any) -> None:
        """Enter: the browser says so first, and sends the text afterwards if it is new."""
        if content.get("event") == "submit":
            self._enter = True
            self._check()

    def _typed(self, change: Any) -> None:
        if self._enter and change.new:
            self._enter = False
            self._check()

    def _check(self) -> None:
        """Judge every field in which something stands."""
        self.fill(**{name: field.value for name, field in self.fields.items() if field.value.strip()})

    def _update_by_hand(self) -> None:
        if self.ready:
            self.update()

    def _show(self) -> None:
        self.buttons["Update"].disabled = not self.ready
        png = b64encode(self._picture.png(self.filling)).decode()
        width, _ = self._picture.figure.canvas.get_width_height()
        self.image.value = f'<img alt="{escape(self.words)}" src="data:image/png;base64,{png}" style="width: {width}px; max-width: 100%">'
        said = [f"<b>{FACTORS[name]}: {escape(each.mark)}.</b> {escape(each.text)}" for name, each in self._told()]
        lines = [*said, escape(self._news()), f"Neurons trained: {self.trained}."]
        paragraphs = "".join(f"<p style='{LINE}'>{line}</p>" for line in lines)
        self.feedback.value = f"<div role='status' aria-live='polite'>{paragraphs}</div>"

    def _told(self) -> list[tuple[str, Verdict]]:
        """What was said to each factor, in the order of the fields; nothing to an empty one."""
        return [(name, self.verdicts[name]) for name in FACTORS if name in self.verdicts and self._is_said(name)]

    def _is_said(self, name: str) -> bool:
        return self.verdicts[name].mark != NOT_STARTED

    def _news(self) -> str:
        if self.done:
            return self._picture.words(self.filling)
        return READY if self.ready else TASK
