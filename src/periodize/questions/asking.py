"""How questions are asked: the solver's seed and limit, and who hears of the progress."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from periodize.calendars.continuity import carry_over
from periodize.engine import Memory, Near, Report
from periodize.errors import Interrupted, NoPlanExists
from periodize.plan import Plan, Session
from periodize.planning import Solved, as_good, solve
from periodize.policy.entries import CLASSES
from periodize.rules.base import Rule
from periodize.scenario.scenario import Scenario


@dataclass(frozen=True, slots=True)
class Reason:
    """A rule that speaks against something, and what it says."""

    rule: str
    text: str

    @property
    def is_ours(self) -> bool:
        """Whether only the question asks it."""
        return self.rule not in CLASSES


@dataclass(frozen=True, slots=True)
class Clash:
    """A smallest set of rules that cannot hold together: possible without any one of them."""

    rules: tuple[Reason, ...]

    @property
    def others(self) -> tuple[Reason, ...]:
        """The scenario's and the model's rules among them."""
        return tuple(each for each in self.rules if not each.is_ours)


@dataclass(frozen=True, slots=True)
class Asking:
    """How to solve.

    Attributes:
        seed: of the solver.
        time_limit: seconds for each plan that is sought; None waits for every proof.
        report: hears how far a plan has come.
        step: hears which of how many plans is sought, and for what.
        found: hears each part of an answer as it comes.
        memory: parts of the block that were solved for an earlier question.
        stop: set by whoever no longer wants the answer.
    """

    seed: int = 1
    time_limit: float | None = None
    report: Report | None = None
    step: Callable[[int, int, str], None] | None = None
    found: Callable[[str], None] | None = None
    memory: Memory = field(default_factory=Memory, repr=False, compare=False)
    stop: threading.Event = field(default_factory=threading.Event, repr=False, compare=False)

    def steps(self, things: Sequence[tuple[str, object]]) -> Iterable[int]:
        """Announce each of some named things before it is done; gives their places."""
        for place, (name, _) in enumerate(things):
            self.tell(place + 1, len(things), name)
            yield place

    def tell(self, number: int, count: int, name: str) -> None:
        """Announce one of several things before it is done.

        Raises:
            Interrupted: nobody wants it any more.
        """
        if self.stop.is_set():
            raise Interrupted("stopped before there was an answer")
        if self.step:
            self.step(number, count, name)

    def tell_found(self, text: str) -> None:
        """Tell a part of the answer that is found."""
        if self.found:
            self.found(text)

    def plan(
        self,
        scenario: Scenario,
        *,
        also: Sequence[Rule] = (),
        near: Sequence[Session] = (),
        earlier: Plan | None = None,
        reasoned: bool = False,
    ) -> Plan | Clash:
        """The best plan, judged, or the rules that leave none.

        Args:
            scenario: what to plan for.
            also: further rules.
            near: of all best plans, one that keeps the most of these sessions.
            earlier: whose sessions keep their ids.
            reasoned: whether each session tells why it stands on its day.

        Raises:
            InputRefused: the model, a rule or a pin of the scenario cannot be used.
            OutOfTime, Interrupted: it was stopped before there was an answer.
            PlanRejected: the referee found a defect of ours.
        """
        close_to = Near(near) if near else None
        found = self.solved(scenario, also=also, near=close_to, reasoned=reasoned)
        if isinstance(found, Clash):
            return found
        return carry_over(found.plan, earlier, scenario)

    def solved(
        self,
        scenario: Scenario,
        *,
        also: Sequence[Rule] = (),
        near: Near | None = None,
        reasoned: bool = False,
    ) -> Solved | Clash:
        """The best plan with what is not part of its record; see `plan`."""
        try:
            solved = solve(
                scenario,
                seed=self.seed,
                time_limit=self.time_limit,
                report=self.report,
                also=also,
                near=near,
                reasoned=reasoned,
                memory=self.memory,
                stop=self.stop,
            )
        except NoPlanExists as error:
            return clash_of(error)
        if solved.interrupted:
            raise Interrupted("stopped before there was an answer")
        return solved

    def as_good(
        self,
        scenario: Scenario,
        best: Plan,
        also: Sequence[Rule],
        price: Mapping[str, int] | None = None,
    ) -> Plan | None:
        """A plan worth as much as the best one, or nearly; see `planning.as_good`.

        Only a proven plan can be matched; of another one nothing is known.
        """
        if best.status != "optimal":
            return None
        found = as_good(
            scenario,
            best,
            also,
            price=price,
            time_limit=self.time_limit,
            report=self.report,
            stop=self.stop,
        )
        return carry_over(found.plan, best, scenario) if found else None


def clash_of(error: NoPlanExists) -> Clash:
    """The rules that an error names."""
    return Clash(tuple(Reason(*sentence.split(": ", 1)) for sentence in error.clash))
