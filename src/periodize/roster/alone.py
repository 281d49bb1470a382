"""Each athlete's plan by itself: what has not changed stands, the rest is made by an engine."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from periodize.errors import InputRefused
from periodize.roster.engine import Done, Engine, Work
from periodize.roster.one import Order, make
from periodize.roster.outcome import Outcome, Row
from periodize.roster.parcel import Parcel, packed
from periodize.roster.roster import Member
from periodize.roster.shelf import Shelf
from periodize.roster.stays import Stay


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a roster has come: athletes done, under way, without a plan, and left."""

    done: int
    running: int
    failed: int
    left: int


@dataclass(frozen=True, slots=True)
class Asked:
    """How plans are made.

    Attributes:
        seed: of the solver.
        time_limit: seconds for each plan; None waits for every proof.
        report: hears how far the roster has come.
        stop: ends the work once it is set; what is done by then is kept.
    """

    seed: int = 1
    time_limit: float | None = None
    report: Callable[[Progress], None] | None = None
    stop: threading.Event = field(default_factory=threading.Event)


class Alone:
    """The plans of some athletes, each by itself.

    Attributes:
        rows: by athlete, what came of them so far.
        stays: by athlete, where the sessions of the plan are and when.
        made: how many were made and not taken over from an earlier time.
    """

    def __init__(self, members: Sequence[Member], shelf: Shelf, asked: Asked) -> None:
        """Begin with nothing done."""
        self.rows: dict[str, Row] = {}
        self.stays: dict[str, Sequence[Stay]] = {}
        self.made = 0
        self._members, self._shelf, self._asked = members, shelf, asked
        self._sent: dict[str, Parcel] = {}

    def run(self, engine: Engine) -> None:
        """Make all plans, or as many as there are until it is stopped.

        Raises:
            CouldNotWrite: a file cannot be written; what was done before is kept.
        """
        try:
            left = [member for member in self._members if not self._is_known(member)]
            if left:
                for done in engine.run(self._work(left), self._asked.stop):
                    if done:
                        self._take(done)
                    self._report(engine.running)
        finally:
            self._shelf.keep_index()

    def _is_known(self, member: Member) -> bool:
        """Whether nothing has to be made for an athlete."""
        if self._asked.stop.is_set():
            return False
        try:
            kept = self._shelf.unchanged(member, self._asked.seed, self._asked.time_limit)
        except InputRefused as error:
            self.rows[member.id] = _refused(member.id, error)
            return True
        if kept is None:
            return False
        self.rows[member.id], self.stays[member.id] = kept.row, kept.stays
        return True

    def _work(self, members: Sequence[Member]) -> Iterator[Work]:
        """What is to be done, packed when it is needed."""
        for member in members:
            try:
                parcel = self._sent[member.id] = packed(member)
            except InputRefused as error:
                self.rows[member.id] = _refused(member.id, error)
                continue
            plan, calendar = self._shelf.standing(member.id)
            asked = self._asked
            order = Order(parcel, asked.seed, asked.time_limit, plan, calendar)
            yield Work(member.id, make, order, asked.time_limit)

    def _take(self, done: Done) -> None:
        """Keep what came of an athlete."""
        parcel = self._sent.pop(done.key)
        outcome = done.value
        if not isinstance(outcome, Outcome):
            outcome = Outcome(Row(done.key, "failed", said=(done.failure or "",)))
        asked = self._asked
        self._shelf.put(parcel, outcome, seed=asked.seed, time_limit=asked.time_limit)
        self.rows[done.key], self.stays[done.key] = outcome.row, outcome.stays
        self.made += 1

    def _report(self, running: int) -> None:
        if self._asked.report:
            failed = sum(not row.has_plan for row in self.rows.values())
            left = len(self._members) - len(self.rows) - running
            self._asked.report(Progress(len(self.rows) - failed, running, failed, left))


def _refused(id: str, error: InputRefused) -> Row:
    return Row(id, "refused", said=tuple(str(problem) for problem in error.problems))
