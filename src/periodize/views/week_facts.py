"""The week's own figures, as the calendar prints them."""

from __future__ import annotations

from dataclasses import dataclass

from periodize.dates import DateRange, monday_of, weeks_of
from periodize.plan import Plan, Session, WeekRecord
from periodize.scenario.scenario import Scenario
from periodize.wording.sessions import SEASONS, one_line


@dataclass(frozen=True, slots=True)
class WeekFacts:
    """One Monday week of the block.

    Attributes:
        number: from 1.
        days: those inside the block.
        held: strength sessions; light ones, such as bands beside a run, are `light` of their own.
        target: sessions that the season asks for; None where the plan does not say.
        minutes: time reserved for strength.
    """

    number: int
    days: DateRange
    phase: str
    season: str
    deload: bool
    held: int
    light: int
    target: int | None
    minutes: int

    @property
    def score(self) -> str:
        """Sessions held of those asked for, such as `2/3`."""
        return str(self.held) if self.target is None else f"{self.held}/{self.target}"

    @property
    def extra(self) -> str:
        """Light sessions, such as `+1`; empty where there are none."""
        return f"+{self.light}" if self.light else ""


def weeks_in(scenario: Scenario, plan: Plan) -> list[WeekFacts]:
    """Every week of the block, by the plan's records and, where it has none, by its sessions."""
    records = {monday_of(record.start): record for record in plan.weeks}
    return [
        _facts(number, days, plan, records.get(monday_of(days.start)))
        for number, days in enumerate(weeks_of(scenario.days), start=1)
    ]


def _facts(number: int, days: DateRange, plan: Plan, record: WeekRecord | None) -> WeekFacts:
    held = [session for session in plan.sessions if session.date in days]
    said: WeekRecord | Session | None = record or next(iter(held), None)
    return WeekFacts(
        number=number,
        days=days,
        phase=one_line(said.phase) if said else "",
        season=SEASONS.get(said.season, one_line(said.season)) if said else "",
        deload=said.deload if said else False,
        held=sum(session.load_class != "light" for session in held),
        light=sum(session.load_class == "light" for session in held),
        target=record.target if record else None,
        minutes=sum(session.minutes for session in held),
    )
