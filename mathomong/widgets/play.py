"""Stepping and playing: buttons that walk a steps slider, and the timer behind them."""

from collections.abc import Callable

import ipywidgets

FRAME = 120  # milliseconds between two steps: slow enough to see each, and a frame is always finished by then
RUN, PAUSE = 6000, 1500  # milliseconds: a run of few steps lasts so long, or else each step does: they can be read


def play_buttons(steps: ipywidgets.IntSlider) -> dict[str, ipywidgets.Widget]:
    """Step, and Play that turns into Pause; the hidden timer is ipywidgets.Play, which moves the slider `steps`."""
    timer = ipywidgets.Play(
        min=steps.min, max=steps.max, value=steps.value, interval=_pace(steps), layout={"display": "none"}
    )
    timer.observe(lambda _: _tick(timer, steps), "value")
    steps.observe(lambda change: setattr(timer, "value", change.new), "value")
    step, play = button("Step", "one step more"), button("Play", "from the first step to the last")
    step.on_click(lambda _: _step(steps))
    play.on_click(lambda _: _play_or_pause(timer, steps))
    timer.observe(lambda change: setattr(play, "description", "Pause" if change.new else "Play"), "playing")
    return {"Step": step, "Play": play, "timer": timer}


def _pace(steps: ipywidgets.IntSlider) -> int:
    """Milliseconds between two steps: the fewer there are, the more happens in each."""
    return max(FRAME, min(PAUSE, RUN // max(1, steps.max - steps.min)))


def button(name: str, hint: str, act: Callable | None = None) -> ipywidgets.Button:
    """A button with a name in words, which a screen reader can read."""
    made = ipywidgets.Button(description=name, tooltip=hint, layout={"width": "auto"})
    if act:
        made.on_click(lambda _: act())
    return made


def _step(steps: ipywidgets.IntSlider) -> None:
    steps.value = min(steps.value + 1, steps.max)


def _tick(timer: ipywidgets.Play, steps: ipywidgets.IntSlider) -> None:
    """The slider follows the timer; but a tick that was on its way when Pause was pressed comes too late."""
    if timer.playing:
        steps.value = timer.value
    else:
        timer.value = steps.value


def _play_or_pause(timer: ipywidgets.Play, steps: ipywidgets.IntSlider) -> None:
    """At the end Play begins again from the start."""
    if not timer.playing and steps.value == steps.max:
        steps.value = steps.min
    timer.playing = not timer.playing
