"""A scenario that is open for questions: read once, solved once, asked often."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from concurrent.futures import Executor
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from periodize.errors import NoPlanExists
from periodize.jobs import Job, start
from periodize.plan import Plan
from periodize.planning import without_garbage_search
from periodize.questions.alternatives import AlternativesAnswer, alternatives
from periodize.questions.apply_variant import varied
from periodize.questions.asking import Asking, Clash
from periodize.questions.find_date import Candidate, days_between, find_date
from periodize.questions.prices import PricesAnswer, prices
from periodize.questions.repairs import RepairsAnswer, repairs
from periodize.questions.replan import ReplanAnswer, replan
from periodize.questions.slack import SlackAnswer, slack
from periodize.questions.what_if import VariantAnswer, what_if
from periodize.questions.why import WhyAnswer, WhyNotAnswer, why, why_not
from periodize.recorded import with_record
from periodize.scenario.scenario import Scenario
from periodize.scenario.variant.draft import Draft, open_draft
from periodize.scenario.variant.variant import Variant, variant_of

T = TypeVar("T")
Day = date | str  # a date, or its ISO text
CHANGES = {
    "add_race": "add_races",
    "move_race": "move_races",
    "drop_race": "drop_races",
    "away": "away",
    "set": "set",
}
"""What a change is called in a call and in the file of a variant."""


class OpenScenario:
    """A scenario with the questions that can be asked of it.

    The scenario is understood, and its plan sought, when that is first needed.
    """

    def __init__(
        self, draft: Draft, asking: Asking | None = None, plan: Plan | None = None
    ) -> None:
        """Open a scenario.

        Args:
            draft: what its file says.
            asking: how to solve.
            plan: its plan, where that is known; sought if not given.
        """
        self.draft = draft
        self.asking = asking or Asking()
        self._plan = plan
        self._scenario: Scenario | None = None

    @property
    def scenario(self) -> Scenario:
        """What the file says, understood."""
        if self._scenario is None:
            self._scenario = self.draft.scenario()
        return self._scenario

    @property
    def plan(self) -> Plan:
        """The best plan.

        Raises:
            NoPlanExists: the rules clash.
        """
        if self._plan is None:
            found = self.asking.plan(self.scenario, reasoned=True)
            if isinstance(found, Clash):
                raise NoPlanExists([f"{each.rule}: {each.text}" for each in found.rules])
            self._plan = found
        return self._plan

    def changed(self, **changes: Any) -> OpenScenario:
        """The scenario with changes, open for questions itself.

        Args:
            **changes: `move_race={"Berlin": "2027-09-12"}`, `drop_race=["Berlin"]`,
                `add_race=[{"date": "2027-06-20", "km": 21.1, "priority": "B"}]`,
                `away=[("2027-06-14", "2027-06-20")]`, `set={"weekly_minutes": 90}`.

        Raises:
            InputRefused: a change cannot be made.
        """
        return self.varied(_variant("changes", changes))

    def varied(self, variant: Variant) -> OpenScenario:
        """The scenario with a variant put over it, open for questions itself.

        Raises:
            InputRefused: the variant cannot be put over it.
        """
        varied(self.draft, variant)
        return OpenScenario(self.draft.changed(variant), self.asking)

    def what_if(self, *variants: Variant, keep: bool = False, **changes: Any) -> VariantAnswer:
        """What one change, given as in `changed` or as a variant, does to the plan.

        Raises:
            TypeError: there is not exactly one change to answer for; see `compare`.
        """
        given = [*variants, *([_variant("changes", changes)] if changes else [])]
        if len(given) != 1:
            raise TypeError("what_if answers for one variant; compare takes several")
        return self.compare(given, keep=keep)[0]

    def compare(
        self, variants: Sequence[Variant], *, keep: bool = False
    ) -> tuple[VariantAnswer, ...]:
        """Several variants beside the plan."""
        base = self.plan
        with without_garbage_search():
            return what_if(self.draft, base, variants, self.asking, keep=keep, known=self.scenario)

    def why(self, day: Day) -> WhyAnswer:
        """What holds the sessions of a day there."""
        return why(self.scenario, self.plan, _day(day))

    def why_not(self, day: Day, focus: str | None = None) -> WhyNotAnswer:
        """What forbids a session on a day, or what it costs."""
        return why_not(self.scenario, self.plan, _day(day), self.asking, focus)

    def find_date(
        self,
        race: Mapping[str, Any],
        first: Day,
        last: Day,
        weekdays: Collection[str] = (),
    ) -> tuple[Candidate, ...]:
        """Every day for a race, such as `{"km": 21.1, "priority": "B"}`, best first."""
        days = days_between(_day(first), _day(last), weekdays)
        return find_date(self.draft, self.plan, race, days, self.asking)

    def replan(
        self,
        since: Day,
        *,
        missed: Collection[str] = (),
        done: Collection[str] = (),
        ill: Collection[Any] = (),
        variant: Variant | None = None,
        goals_first: bool = False,
        **changes: Any,
    ) -> ReplanAnswer:
        """The plan from a day on: the past stands, and as few sessions move as can be.

        Args:
            since: the first day that is still open.
            missed: ids of earlier sessions that were not done, or days as `FROM..TO` of which none
                was.
            done: ids of later sessions that were done already, or of earlier ones on days away.
            ill: days as in `away`. What was planned on days away or ill before `since` was missed.
            variant: what has become different, instead of `ill` and changes.
            goals_first: whether the goals count before the moves.
            **changes: what has become different, as in `changed`.

        Raises:
            InputRefused: a change cannot be made, or an id is not one of the plan's.
        """
        if ill:
            changes["away"] = [*changes.get("away", ()), *ill]
        said = variant or (_variant("changes", changes) if changes else None)
        now = self.varied(said) if said else self
        return replan(
            now.scenario,
            self.plan,
            _day(since),
            self.asking,
            missed=missed,
            done=done,
            absent=said.absent if said else (),
            goals_first=goals_first,
        )

    def follow(self, plan: Plan) -> OpenScenario:
        """The same scenario with another plan to start from; one by hand has its gaps filled in."""
        return OpenScenario(self.draft, self.asking, with_record(self.scenario, plan))

    def start(self, question: Callable[[OpenScenario], T], executor: Executor) -> Job[T]:
        """Have a question answered beside other work, such as `lambda it: it.prices()`.

        Args:
            question: what to ask of this scenario.
            executor: of threads; one thread answers one question after the other.
        """
        return start(lambda asking: question(self._asked_by(asking)), executor, self.asking)

    def _asked_by(self, asking: Asking) -> OpenScenario:
        other = OpenScenario(self.draft, asking, self._plan)
        other._scenario = self._scenario
        return other

    def prices(self) -> PricesAnswer:
        """What each rule costs, one step looser."""
        return prices(self.scenario, self.plan, self.asking)

    def slack(self) -> SlackAnswer:
        """Where each session could stand at no cost."""
        return slack(self.scenario, self.plan)

    def alternatives(
        self, count: int = 3, differ: int = 4, price: Mapping[str, int] | None = None
    ) -> AlternativesAnswer:
        """Other plans as good, or within a price, that differ in so many sessions."""
        return alternatives(
            self.scenario, self.plan, self.asking, count=count, differ=differ, price=price
        )

    def repairs(self) -> RepairsAnswer:
        """Where there is no plan, the rules that clash and what to relax."""
        found = None if self._plan else self.asking.plan(self.scenario)
        if isinstance(found, Clash):
            return repairs(self.scenario, found, self.asking)
        return RepairsAnswer(None)


def open_scenario(path: Path | str, asking: Asking | None = None) -> OpenScenario:
    """Open a scenario file for questions; in the package it is called `periodize.open`.

    Raises:
        InputRefused: the file cannot be read, or is no mapping.
    """
    return OpenScenario(open_draft(path), asking)


def _day(day: Day) -> date:
    return date.fromisoformat(day) if isinstance(day, str) else day


def _variant(name: str, changes: Mapping[str, Any]) -> Variant:
    unknown = set(changes) - set(CHANGES)
    if unknown:
        raise TypeError(f"no such change: {', '.join(sorted(unknown))}; {', '.join(CHANGES)}")
    said = {CHANGES[key]: value for key, value in changes.items()}
    said["away"] = [_absence(each) for each in said.get("away", ())]
    return variant_of(name, **said)


def _absence(given: Any) -> Any:
    return given if isinstance(given, Mapping) else {"from": given[0], "to": given[-1]}
