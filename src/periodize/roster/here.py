"""Work done in this process, one piece after the other: for few athletes, and where none starts."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator

from periodize.roster.engine import ATTEMPTS, Done, Work, reason_of


class Here:
    """Does the work itself; a crash of the solver would end it, too."""

    running = 0

    def run(self, work: Iterable[Work], stop: threading.Event) -> Iterator[Done | None]:
        """Do all of it; see `Engine.run`."""
        for each in work:
            if stop.is_set():
                return
            self.running = 1
            yield self._done(each)
            self.running = 0

    def _done(self, work: Work) -> Done:
        failure = ""
        for _ in range(ATTEMPTS):
            try:
                return Done(work.key, work.call(work.given))
            except Exception as error:
                failure = reason_of(error)
        return Done(work.key, failure=f"{failure}; tried {ATTEMPTS} times")
