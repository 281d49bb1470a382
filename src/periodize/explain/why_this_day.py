"""Why the day of a session is right, in one sentence of facts: runs, races, rest, its usual day.

Each fact is read off the dates of the scenario and the plan, in hours and days; nothing is weighed.
Where the day misses a wish, what would have been a fact of that rule speaks against it: it is told
last, as the compromise that it is.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date, datetime

from periodize.block import Effort
from periodize.dates import add_days, counted, days_between, format_clock, minutes_between
from periodize.explain.compromises import compromise_text, missed_by, missed_wishes
from periodize.plan import Plan, Reason, Session
from periodize.policy.case import Case
from periodize.rules.gaps import hours_text, run_words
from periodize.scenario.scenario import Race
from periodize.statements.atoms import Held

RUN_HOURS, LEG_HOURS, RACE_DAYS = 72, 96, 14
"""How far a hard run, another leg session and a race are looked for."""
FACTS = 4
"""No sentence tells more."""
BOTH = 2
ALWAYS_THERE = "availability"
"""The rule that every model has; a fact of a rule that the model lacks goes by its name."""


class Standing:
    """The sessions of a plan, and what speaks for the day of each."""

    def __init__(self, case: Case, plan: Plan) -> None:
        """Take a plan, and the case that it is for."""
        self._block, self._decide = case.block, case.decided
        self._rules = frozenset(rule.rule for rule in case.rules)
        self._sessions = plan.sessions
        self._missed = missed_wishes(case.block, case.rules, plan)

    def sentence(self, session: Session) -> Reason:
        """What speaks for its day, such as `Tue 18:00: 10 h after the day's intervals, and …`."""
        missed = missed_by(session, self._missed)
        facts = list(self._facts(session, {wish.rule for wish in missed}))[:FACTS]
        *most, last = [fact.text for fact in facts]
        text = f"{', '.join(most)}, and {last}" if most else last
        rules = [fact.rule for fact in facts if fact.rule in self._rules]
        rule = rules[0] if rules else ALWAYS_THERE
        when = f"{session.date:%a} {format_clock(session.start)}"
        return Reason(rule=rule, text=f"{when}: {text}{compromise_text(session, missed)}")

    def _facts(self, session: Session, against: Collection[str]) -> Iterator[Reason]:
        """What speaks for its day; nothing that is measured by a rule whose wish it misses."""
        told = False
        for fact in self._all_facts(session):
            if fact.rule not in against:
                told = True
                yield fact
        if not told:
            yield Reason(rule=ALWAYS_THERE, text=self._window(session))

    def _all_facts(self, session: Session) -> Iterator[Reason]:
        yield from self._choice(session)
        yield from self._races(session)
        if session.loads_legs:
            yield from self._hard_runs(session)
            yield from self._day_after(session)
            yield from self._legs_before(session)
        else:
            yield from self._runs_of_the_day(session)
            yield from self._days_for_legs(session)
        yield from self._usual_day(session)

    def _choice(self, session: Session) -> Iterator[Reason]:
        """That the day was asked for, or is the only one."""
        block, focus = self._block, session.focus
        if any(pin.date == session.date and pin.focus == focus for pin in block.scenario.pins):
            yield Reason(rule="pins", text="the scenario asks for it there")
        elif session.date in block.scenario.days:
            options = block.options.in_week(block.calendar.week_of(session.date))
            days = {
                option.date
                for option in options
                if option.focus == focus
                and block.menus.workable(option.menu)
                and Held(option) not in self._decide.forbidden
            }
            if days == {session.date}:
                yield Reason(rule=ALWAYS_THERE, text="the only day of the week open to it")

    def _races(self, session: Session) -> Iterator[Reason]:
        """The next race and the last one, in days, where they are near and hours say less."""
        races = self._block.scenario.races
        last = [race for race in races if race.end <= session.start][-1:]
        coming = [race for race in races if race.start >= session.end][:1]
        for race in (each for each in last if self._is_told_in_days(each, session)):
            days = counted(days_between(race.date, session.date), "day")
            yield Reason(rule="after_race", text=f"{days} after {race.name}")
        for race in (each for each in coming if self._is_told_in_days(each, session)):
            days = counted(days_between(session.date, race.date), "day")
            yield Reason(rule="before_race", text=f"{days} before {race.name}")

    def _is_told_in_days(self, race: Race, session: Session) -> bool:
        days = abs(days_between(race.date, session.date))
        return 0 < days <= RACE_DAYS and (not session.loads_legs or 24 * days > RUN_HOURS)

    def _hard_runs(self, session: Session) -> Iterator[Reason]:
        """Hours from the last hard run and to the next one."""
        hard = [run for run in self._block.calendar.efforts if run.is_hard]
        before = max((r for r in hard if r.end <= session.start), key=_end, default=None)
        after = next((run for run in hard if run.start >= session.end), None)
        told = False
        if before and (minutes := minutes_between(before.end, session.start)) <= 60 * RUN_HOURS:
            rule = "after_race" if before.kind == "race" else "after_run"
            text = f"{hours_text(minutes)} after {_whose(before, session.date)}"
            yield Reason(rule=rule, text=text)
            told = True
        if after and (minutes := minutes_between(session.end, after.start)) <= 60 * RUN_HOURS:
            text = f"{hours_text(minutes)} before {_whose(after, session.date)}"
            yield Reason(rule="before_run", text=text)
            told = True
        reach = RUN_HOURS // 24 + 1
        around = (add_days(session.date, -reach), add_days(session.date, reach))
        if not told and all(day in self._block.scenario.days for day in around):
            text = f"no hard run within {RUN_HOURS} h before or after it"
            yield Reason(rule="before_run", text=text)

    def _day_after(self, session: Session) -> Iterator[Reason]:
        """That the next day asks little."""
        day = add_days(session.date, 1)
        runs = self._block.calendar.efforts_by_date.get(day, ())
        if day not in self._block.scenario.days or any("easy" not in run.demand for run in runs):
            return
        text = f"{day:%A} is easy" if runs else f"{day:%A} is free of running"
        yield Reason(rule="before_run", text=text)

    def _legs_before(self, session: Session) -> Iterator[Reason]:
        earlier = [s for s in self._sessions if s.loads_legs and s.start < session.start]
        last = max(earlier, key=lambda each: each.start, default=None)
        if last and (minutes := minutes_between(last.start, session.start)) <= 60 * LEG_HOURS:
            whose = f"{last.date:%A}'s {spoken(last.focus)}"
            text = f"{hours_text(minutes)} from the start of {whose}"
            yield Reason(rule="recovery_gap", text=text)

    def _runs_of_the_day(self, session: Session) -> Iterator[Reason]:
        """How it stands to the runs of its day."""
        runs = self._block.calendar.efforts_by_date.get(session.date, ())
        if not runs:
            yield Reason(rule="same_day_order", text="no run that day")
        for run in [run for run in runs if run.end <= session.start][-1:]:
            minutes = minutes_between(run.end, session.start)
            text = f"{_apart(minutes, 'after')} {_whose(run, session.date)}"
            yield Reason(rule="same_day_order", text=text)
        for run in [run for run in runs if run.start >= session.end][:1]:
            minutes = minutes_between(session.end, run.start)
            text = f"{_apart(minutes, 'before')} {_whose(run, session.date)}"
            yield Reason(rule="same_day_order", text=text)

    def _days_for_legs(self, session: Session) -> Iterator[Reason]:
        """The days of its week that belong to the legs."""
        if session.date not in self._block.scenario.days:
            return
        week = self._block.calendar.week_of(session.date).days
        days = sorted({s.date for s in self._sessions if s.loads_legs and s.date in week})
        if days and session.date not in days:
            names = " and ".join(f"{day:%A}" for day in days)
            text = f"{names} {'belongs' if len(days) == 1 else 'belong'} to the legs"
            yield Reason(rule="session_mix", text=text)

    def _usual_day(self, session: Session) -> Iterator[Reason]:
        """In how many weeks of the phase it stands on this weekday, at this place."""
        block = self._block
        if session.date not in block.scenario.days:
            return
        run = block.calendar.week_of(session.date).run
        weeks = {week.index for week in block.calendar.weeks if week.run == run}
        here = {
            block.calendar.week_of(each.date).index
            for each in self._sessions
            if each.date in block.scenario.days
            and (each.focus, each.place) == (session.focus, session.place)
            and each.date.weekday() == session.date.weekday()
        }
        if len(kept := here & weeks) > 1:
            count = f"{len(kept)} of the {len(weeks)}"
            if len(kept) == len(weeks):
                count = "both" if len(weeks) == BOTH else f"all {len(weeks)}"
            text = f"{session.date:%A} is its day in {count} weeks of this phase"
            yield Reason(rule="steady_week", text=text)

    def _window(self, session: Session) -> str:
        for window in self._block.scenario.windows_by_date.get(session.date, ()):
            if window.start <= session.start and session.end <= window.end:
                hours = f"{format_clock(window.start)} to {format_clock(window.end)}"
                return f"inside the window of that day, {hours}"
        return "where it was done"


def spoken(focus: str) -> str:
    """The name of a focus inside a sentence: `lower-strength` becomes `lower strength`."""
    return focus.replace("-", " ").replace("_", " ")


def _end(run: Effort) -> datetime:
    return run.end


def _whose(run: Effort, day: date) -> str:
    """A run by its day: `the day's intervals`, or `Thursday's tempo run`."""
    is_long = "long" in run.demand and run.kind != "long"
    words = f"long {run_words(run.kind)}" if is_long else run_words(run.kind)
    return f"the day's {words}" if run.date == day else f"{run.date:%A}'s {words}"


def _apart(minutes: int, side: str) -> str:
    return f"{hours_text(minutes)} {side}" if minutes else f"right {side}"
