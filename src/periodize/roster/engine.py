"""How work is handed to other processes: what every engine offers."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Protocol

ATTEMPTS = 2
"""How often each piece of work is tried."""
GRACE_SECONDS = 30.0
"""How long a piece of work may go on beyond its limit before its worker is ended."""


@dataclass(frozen=True, slots=True)
class Work:
    """A piece of work.

    Attributes:
        key: how it is called; no two of one run have the same.
        call: what is done; found by its name in the other process.
        given: what it is called with.
        limit: seconds after which it should have ended by itself; None is no limit.
    """

    key: str
    call: Callable[[Any], Any]
    given: Any
    limit: float | None = None


@dataclass(frozen=True, slots=True)
class Done:
    """What came of a piece of work: its value, or why there is none after all attempts.

    Attributes:
        is_last: whether its process takes no more, since something still goes on in it.
    """

    key: str
    value: Any = None
    failure: str | None = None
    is_last: bool = False


class Engine(Protocol):
    """Does pieces of work in other processes; one that fails is tried once more."""

    @property
    def running(self) -> int:
        """How many are under way."""

    def run(self, work: Iterable[Work], stop: threading.Event) -> Iterator[Done | None]:
        """Do all of it, in no order.

        Args:
            work: taken as it is needed, so that little of it waits in memory.
            stop: ends what is under way once it is set; nothing more comes then.

        Yields:
            What came of each; None now and then while nothing does.
        """


def reason_of(error: BaseException) -> str:
    """Why a piece of work failed, in a line, for those who cannot see its process."""
    from periodize.errors import PeriodizeError

    told = " ".join(str(error).split())
    if isinstance(error, PeriodizeError) or type(error).__name__ == "InTheWay":
        return told
    return f"the program failed: {type(error).__name__}: {told}" if told else "the program failed"
