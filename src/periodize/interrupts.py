"""Being asked to stop, at any moment: leave at once, or let what is under way end well.

A program that uses the package keeps its own ways until it calls `listen`. From then on nothing is
ever raised for a signal: where nobody attends to it the process ends there and then, quietly; a
search is told, and ends with what it has; files that are being written are written.
"""

from __future__ import annotations

import os
import signal
import sys

# As in `typing`, which takes longer to import than a program should take to be ready for signals.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType
    from typing import NoReturn

NAMES = ("SIGINT", "SIGTERM", "SIGHUP")
"""Ctrl-C, a request to end, and a terminal that was closed."""
ENDED_BY = 128
"""What an exit code is above the number of the signal."""
SAID = b"stopped\n"

_asked: list[int] = []
"""The signals that came, in order."""
_abandoned: list[bool] = []
_listening: list[bool] = []
_attending: list[Callable[[], None]] = []
"""Who is told instead of leaving, the innermost last."""


def listen() -> None:
    """Take signals from now on, but for those that the surroundings have switched off."""
    _listening.append(True)
    for name in NAMES:
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _hear)


def asked() -> int | None:
    """The exit code where a stop was asked for; that of the first signal counts."""
    return ENDED_BY + _asked[0] if _asked else None


class attending:
    """Be told of signals until the end of a `with`.

    Who was told ends soon and by itself; from then on further signals change nothing.
    """

    def __init__(self, stop: Callable[[], None]) -> None:
        """Begin with `stop`, which is called within a signal: it may do no more than set a flag."""
        self._stop, self._before = stop, len(_asked)

    def __enter__(self) -> None:
        """Be told from now on."""
        _attending.append(self._stop)

    def __exit__(self, *_: object) -> None:
        """Be told no more."""
        _attending.remove(self._stop)
        if len(_asked) > self._before:
            _attending.insert(0, _no_more)


class holding:
    """Finish what is in a `with` before leaving for a signal that comes meanwhile."""

    def __init__(self) -> None:
        """Begin with the signals that came already."""
        self._before = len(_asked)

    def __enter__(self) -> None:
        """Put signals off."""
        _attending.append(_later)

    def __exit__(self, *_: object) -> None:
        """Leave, where one came meanwhile; or tell whoever attends to it."""
        _attending.remove(_later)
        if len(_asked) == self._before:
            return
        if not _attending:
            leave(_asked[0])
        _attending[-1]()


def abandon() -> None:
    """Say that work goes on that nobody waits for; the process must not either when it ends."""
    _abandoned.append(True)


def is_abandoned() -> bool:
    """Whether work goes on in this process that nobody waits for."""
    return bool(_abandoned)


def end(code: int) -> None:
    """End the process at once where work was abandoned, everything that was printed passed on."""
    if _abandoned and _listening:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def leave(number: int) -> NoReturn:
    """End the process for a signal, without another word from anybody."""
    try:
        os.write(2, SAID)
    finally:
        os._exit(ENDED_BY + number)


def _hear(number: int, frame: FrameType | None) -> None:
    _asked.append(number)
    if not _attending:
        leave(number)
    _attending[-1]()


def _later() -> None:
    """Nothing yet."""


def _no_more() -> None:
    """Nothing: the end is near."""
