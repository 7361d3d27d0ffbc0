"""Patience: an answer that runs gets two seconds on any system, and only the first lines of what it prints are shown.

It runs on a thread of its own, since nothing else lets go of every answer on every system: Windows has no alarm
signal, signals reach the main thread alone while a kernel may call from another, and one that sleeps looks at no
clock. Once the time is up, an exception is raised in that thread, which ends any loop written in Python.
"""

import sys
from collections.abc import Callable
from contextlib import redirect_stdout, suppress
from contextvars import copy_context
from io import TextIOBase
from threading import Thread, current_thread
from time import monotonic
from typing import Any

SECONDS = 2.0
TIMES, APART = 10, 0.02  # how often a loop that catches everything is told to stop, and how many seconds apart
PRINTED = 1000  # characters that an answer may print


class OutOfTime(BaseException):
    """Raised in an answer that takes too long; no Exception, so that `except Exception` lets it pass."""


class _Hand(Thread):
    """Does one thing, and keeps what it gives."""

    def __init__(self, act: Callable) -> None:
        super().__init__(daemon=True)  # one that can't be stopped must not keep the kernel from ending
        self._act, self._context, self.result = act, copy_context(), None

    def run(self) -> None:
        with suppress(OutOfTime):
            self.result = self._context.run(self._act)

    def stop(self) -> None:
        """Raise OutOfTime wherever it is; again, should it have caught that."""
        import ctypes  # here: a browser may have no such thing, and has no threads either

        for _ in range(TIMES):
            if self.is_alive():
                ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(self.ident), ctypes.py_object(OutOfTime))
                self.join(APART)


class _FirstLines(TextIOBase):
    """Passes on to `out` the first characters that are written."""

    def __init__(self, out: Any) -> None:
        self._out, self._left = out, PRINTED

    def write(self, text: str) -> int:
        if self._left > 0:
            self._out.write(text[: self._left] + (" …\n" if len(text) > self._left else ""))
            self._left -= len(text)
        return len(text)

    def flush(self) -> None:
        self._out.flush()


def within(seconds: float, act: Callable[[], Any]) -> Any:
    """What `act()` gives; None if it is not done after so many `seconds`. It must not raise, nor give None.

    >>> within(1, lambda: 3 * 3)
    9
    """
    if isinstance(current_thread(), _Hand):  # an answer that checks itself: it has the time that is left
        return act()
    with redirect_stdout(_FirstLines(sys.stdout)):
        hand = _Hand(act)
        try:
            hand.start()
        except RuntimeError:
            return _traced(seconds, act)
        try:
            hand.join(seconds)
            return None if hand.is_alive() else hand.result
        finally:  # also where the learner has lost patience first, and pressed stop
            hand.stop()


def _traced(seconds: float, act: Callable[[], Any]) -> Any:
    """The same where no thread can be started, as in a browser: before each line a look at the clock."""
    end, before = monotonic() + seconds, sys.gettrace()

    def look(*_: Any) -> Callable:
        if monotonic() > end:
            raise OutOfTime
        return look

    sys.settrace(look)
    try:
        result = act()
    except OutOfTime:
        result = None
    finally:
        sys.settrace(before)
    return None if monotonic() > end else result
