"""New before a race: its last weeks hold no exercise that the weeks before them have not held.

What was last done too long ago is as good as new.

Why: what is new makes sore, and soreness lasts for days; before a race there is nothing to win by
it. What protects from it fades within weeks.
Reference: the repeated bout effect, Assumpcao 2013 (PMC3575608), grade B; two weeks, and the weeks
after which it counts as new again: coaching practice, grade D.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache, partial
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal

from pydantic import Field

from periodize.block import Block, Option, Week
from periodize.dates import DateRange, add_days, days_between, format_short_day, monday_of
from periodize.plan import Plan, Session
from periodize.rules.base import Rule, Urgency, Violation
from periodize.rules.looser import Looser, with_numbers
from periodize.rules.words import LoadClassWord, PhaseWord
from periodize.scenario.scenario import Priority, Race

if TYPE_CHECKING:
    from periodize.statements.amounts import Amount
    from periodize.statements.decide import Decide

THURSDAY = 3


class NewBeforeRace(Rule):
    """Weeks up to a race in which every exercise must have been held a short while before.

    Weeks run from Monday to Sunday; the last one is the race's own, or the one before it if the
    race is on Monday to Wednesday. Where no session of the block could stand before them nothing is
    asked of the days for which `known_days` reach into what was before the block.

    Attributes:
        weeks: by priority of the race, how many weeks.
        phases: phases that count besides, where they lead up to them.
        known_days: for so many days after a session that held it an exercise is known, that day
            included; later it is new again.
        fading: the load classes of whose sessions that is asked; others may hold what the block
            has held at any time before these weeks. None asks it of all.
        exempt: the load classes whose sessions may bring something new, such as easy work without
            weights; what they held counts as known.
    """

    urgency: ClassVar[Urgency] = "at last"

    rule: Literal["new_before_race"]
    weeks: Mapping[Priority, Annotated[int, Field(ge=0, le=8)]] = {}
    phases: tuple[PhaseWord, ...] = ()
    known_days: int = Field(default=28, ge=1, le=365)
    fading: tuple[LoadClassWord, ...] | None = None
    exempt: tuple[LoadClassWord, ...] = ()

    def constrain(self, block: Block, decide: Decide) -> None:
        """Ask for a session of the days before that holds what one of the closed weeks holds."""
        for race in block.scenario.races:
            closed = self._closed_weeks(block, race)
            first = closed[0].index if closed else 0
            could = any(option.week < first for option in block.options.all)
            options = (option for week in closed for option in block.options.in_week(week))
            late = [option for option in options if option.load_class not in self.exempt]
            ever = cache(partial(decide.known, range(first)))
            for day, some in groupby(late, attrgetter("date")):
                together = list(some)
                fading = [option for option in together if self._fades(option.load_class)]
                lasting = [option for option in together if not self._fades(option.load_class)]
                before = DateRange(add_days(day, -self.known_days), day)
                if could or before.start >= block.scenario.days.start:
                    self._ask(block, decide, fading, partial(decide.known_in, before))
                if could:
                    self._ask(block, decide, lasting, ever)

    def _fades(self, load_class: str) -> bool:
        return self.fading is None or load_class in self.fading

    def _ask(
        self,
        block: Block,
        decide: Decide,
        options: Sequence[Option],
        known_of: Callable[[str], Amount],
    ) -> None:
        """Ask of a day's sessions for what was known before it."""
        names = {e for option in options for e in block.menus.fillers(option.focus)}
        unknown = {name: known_of(name) * -1 for name in sorted(names)}
        for option in options:
            past = block.doses.done(option.start, option.place, option.focus)
            for name in () if past else block.menus.fillers(option.focus):
                held = decide.count([option]) + decide.uses(option.menu, name)
                decide.at_most(held + unknown[name], 1)

    def _closed_weeks(self, block: Block, race: Race) -> list[Week]:
        """The weeks up to a race that bring nothing new, in order."""
        count = self.weeks.get(race.priority, 0)
        monday = monday_of(race.date)
        last = add_days(monday, -7) if race.date.weekday() < THURSDAY else monday
        closed: list[Week] = []
        for week in reversed(block.calendar.weeks):
            start = monday_of(week.days.start)
            if start > last or not count:
                continue
            if start <= add_days(last, -7 * count) and week.phase not in self.phases:
                break
            closed.insert(0, week)
        return closed

    def violations(self, block: Block, plan: Plan) -> Iterator[Violation]:
        """Look up when each exercise of the closed weeks was done before."""
        for race in block.scenario.races:
            days = self._closed_days(block, race)
            if days is None:
                continue
            held, begin = _held_on(block, plan), block.scenario.days.start
            could = any(option.date < days.start for option in block.options.all)
            for session in plan.sessions:
                fades = self._fades(session.load_class)
                late = days_between(begin, session.date) >= self.known_days
                asked = could or (late and fades)
                if asked and session.date in days and self._asks_of(block, session):
                    since = session.date if fades else days.start
                    for exercise in sorted({done.exercise for done in session.exercises}):
                        before = [each for each in held[exercise] if each < session.date]
                        known = [each for each in before if each < since]
                        if text := self._is_new(session.date, known, fades=fades):
                            again = f"not done before {format_short_day(since)}"
                            told = again if before and not known else text
                            name = block.catalogue.name_of(exercise)
                            yield self.breach(session.date, _told(session, name, told, race))

    def _asks_of(self, block: Block, session: Session) -> bool:
        if block.doses.done(session.start, session.place, session.focus):
            return False
        return session.focus in block.model.focuses and session.load_class not in self.exempt

    def _is_new(self, day: date, known: Sequence[date], *, fades: bool) -> str:
        """How an exercise is new on a day; empty where it is known."""
        rest = min((days_between(each, day) for each in known), default=None)
        if rest is None:
            return "not done before in this block"
        too_long = fades and rest > self.known_days
        return f"last done {rest} days before" if too_long else ""

    def _closed_days(self, block: Block, race: Race) -> DateRange | None:
        """The closed weeks by dates: back from the race, and on through the phases that count."""
        count = self.weeks.get(race.priority, 0)
        end = add_days(monday_of(add_days(race.date, -THURSDAY)), 7)
        start = add_days(end, -7 * count)
        while block.scenario.days.start < start and count:
            before = add_days(start, -1)
            if (
                before in block.scenario.days
                and block.calendar.week_of(before).phase not in self.phases
            ):
                break
            start = add_days(start, -7)
        return DateRange(start, end) if count and end > block.scenario.days.start else None

    def looser(self, block: Block) -> Looser:
        """A week less; where nothing stood before the weeks that it closes, something may now."""
        fewer = {priority: max(0, count - 1) for priority, count in self.weeks.items()}
        text, values = "what is new may come one week later before a race", {"weeks": fewer}
        return with_numbers(block, self.rule, text, values if fewer else {}, only_less=False)

    def explain(self) -> str:
        """Say the weeks."""
        rows = ", ".join(f"{count} before {name}" for name, count in self.weeks.items() if count)
        phases = f" and in {', '.join(self.phases)}" if self.phases else ""
        fading = f" in {', '.join(self.fading)} sessions" if self.fading is not None else ""
        free = f" ({', '.join(self.exempt)} sessions excepted)" if self.exempt else ""
        return (
            f"No exercise is new in the last weeks before a race ({rows}){phases}{free}; what was "
            f"last done more than {self.known_days} days before is new again{fading}."
        )


def _told(session: Session, name: str, what: str, race: Race) -> str:
    where = f"{session.focus} on {format_short_day(session.date)}"
    near = f"too new so close to {race.name} on {format_short_day(race.date)}"
    return f"{where} holds {name}, {what}: {near}"


def _held_on(block: Block, plan: Plan) -> Mapping[str, Sequence[date]]:
    """The days of the block on which each exercise is held."""
    days: dict[str, list[date]] = defaultdict(list)
    for session in plan.sessions:
        if session.date >= block.scenario.days.start:
            for done in session.exercises:
                days[done.exercise].append(session.date)
    return days
