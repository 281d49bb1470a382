"""Dose zones: sets, repetitions and load stay within the zone that a session trains.

Why: strength, size and endurance each answer to a zone of load and repetitions; a dose between
them trains none of them well. No zone holds more repetitions than a load allows.
Reference: S4 (three zones, each a table of sets, repetitions and %1RM), coaching practice, grade D.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal

from pydantic import BeforeValidator, model_validator

from periodize.block import Block, Menu, Week
from periodize.dates import format_short_day
from periodize.model.catalogue import Catalogue
from periodize.model.part import Part
from periodize.model.periodization import Model
from periodize.plan import Plan, Prescription, Session
from periodize.prescribe.dose import days_of_news, prescribe
from periodize.prescribe.lifting import known_maximum
from periodize.prescribe.loads import heaviest
from periodize.rules.base import Rule, Violation
from periodize.rules.breaks import Lowered
from periodize.rules.looser import Looser, NoStep
from periodize.rules.names import Name, names_at
from periodize.rules.reach import Reach

if TYPE_CHECKING:
    from periodize.statements.decide import Decide

ANY_LOAD = (1.0, 100.0)


class Zone(Part):
    """What a prescription may hold; what is not given is free.

    Attributes:
        sets: [fewest, most] sets of an exercise. A deload may hold fewer.
        reps: [fewest, most] repetitions of a set, where a set has some.
        percent: [least, most] %1RM, where the load goes by it.
        roles: the parts of the focus that the zone is for; none means all.
    """

    sets: tuple[int, int] = (1, 10)
    reps: tuple[int, int] = (1, 50)
    percent: tuple[float, float] = ANY_LOAD
    roles: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _ascending(self) -> Zone:
        for name in ("sets", "reps", "percent"):
            low, high = getattr(self, name)
            if not 0 < low <= high:
                raise ValueError(f"{name} are [least, most]: read [{low:g}, {high:g}]")
        return self

    @property
    def words(self) -> str:
        """Such as `3 to 5 x 3 to 6 at 80 to 90 %`."""
        load = f" at {_span(self.percent)} %" if self.percent != ANY_LOAD else ""
        parts = f" for {', '.join(self.roles)}" if self.roles else ""
        return f"{_span(self.sets)} x {_span(self.reps)}{load}{parts}"


def _listed(zones: Any) -> Any:
    return [zones] if isinstance(zones, Mapping | Zone) else zones


Zones = Annotated[tuple[Zone, ...], BeforeValidator(_listed)]
"""One zone, or several for different parts; the first that is for a part holds there."""


class DoseZones(Rule):
    """Sets, repetitions and %1RM of each prescription, by focus.

    Each figure outside counts once. What comes back from days off, or climbs back from there, may
    go lighter than its zone; loads follow once the sessions stand.

    Attributes:
        zones: by focus, what its prescriptions may hold: one zone, or a list of zones for different
            parts, of which the first that is for a part holds there. A focus that is not listed is
            free, and so is a part that no zone is for.
    """

    judges_by: ClassVar[tuple[str, ...]] = ("loading", "reps_allowed")
    reach: ClassVar[Reach] = "exercises"

    rule: Literal["dose_zones"]
    zones: Mapping[str, Zones] = {}

    def constrain(self, block: Block, decide: Decide) -> None:
        """Forbid exercises whose dose the zone does not hold."""
        for week in block.calendar.weeks:
            outside = decide.in_week(week.index, partial(self._outside, block, week))
            if outside.terms:
                decide.at_most(outside, 0)

    def _outside(self, block: Block, week: Week, menu: Menu, exercise: str) -> int:
        """How many figures of an exercise's dose lie outside."""
        zone = self._zone(menu.focus, block.menus.fillers(menu.focus)[exercise].role)
        if zone is None:
            return 0
        days = days_of_news(block, week)
        return max(self._misses(block, zone, week, menu, exercise, day) for day in days)

    def _misses(
        self, block: Block, zone: Zone, week: Week, menu: Menu, exercise: str, day: date
    ) -> int:
        dose = prescribe(block, week, menu, exercise, day=day)
        reps, load = dose.reps, dose.percent_1rm
        low = _loaded(block, day, menu.place, dose, zone.percent[0])
        inside = [
            dose.sets <= zone.sets[1] and (week.deload or zone.sets[0] <= dose.sets),
            reps is None or zone.reps[0] <= reps <= zone.reps[1],
            load is None or low <= load <= zone.percent[1],
            reps is None or load is None or reps <= block.model.reps_possible(load),
        ]
        return inside.count(False)

    def violations(self, block: Block, plan: Plan) -> Iterator[Violation]:
        """Look at each figure of each prescription."""
        lowered = Lowered(block, plan)
        for session in plan.sessions:
            for done in session.exercises if session.focus in self.zones else ():
                zone = self._zone(session.focus, _role(block, session.focus, done))
                climbs = lowered.climbs_from(session, done)
                low = _loaded(block, session.date, session.place, done, climbs)
                if zone and low <= (done.percent_1rm or 0):
                    zone = zone.model_copy(update={"percent": (1.0, zone.percent[1])})
                for text in _faults(block, zone, session, done) if zone else ():
                    name = block.catalogue.name_of(done.exercise)
                    told = f"{session.focus} on {format_short_day(session.date)}: {name}"
                    yield self.breach(session.date, f"{told} {text}")

    def looser(self, block: Block) -> Looser:
        """Say why there is none."""
        return NoStep("its zones are what the method is")

    def names(self, model: Model, catalogue: Catalogue) -> Iterator[Name]:
        """The focuses that have zones, and their parts."""
        yield from names_at(("zones",), self.zones, model.focuses)
        for name in set(self.zones) & set(model.focuses):
            roles = [role.role for role in model.focuses[name].roles]
            for zone in self.zones[name]:
                yield from names_at(("zones", name, "roles"), zone.roles, roles)

    def explain(self) -> str:
        """Say the zones."""
        rows = "; ".join(
            f"{focus} {', '.join(zone.words for zone in zones)}"
            for focus, zones in self.zones.items()
        )
        return f"Sets, repetitions and load stay in their zone: {rows or 'none is asked'}."

    def _zone(self, focus: str, role: str) -> Zone | None:
        zones = self.zones.get(focus, ())
        return next((zone for zone in zones if not zone.roles or role in zone.roles), None)


def _role(block: Block, focus: str, done: Prescription) -> str:
    roles = block.menus.fillers(focus) if block.menus.focus(focus) else {}
    return roles[done.exercise].role if done.exercise in roles else done.role


def _loaded(block: Block, day: date, place: str, done: Prescription, percent: float) -> float:
    """The %1RM that the kit at hand makes of one: a step below at most, and still of its dose."""
    exercise, there = block.catalogue.exercises.get(done.exercise), block.scenario.places.get(place)
    maximum = exercise and known_maximum(block, exercise, done.kit, day)
    if not maximum or there is None or done.kit is None:
        return percent
    load = heaviest(done.kit, there, maximum * percent / 100) or 0
    least = percent * block.model.loading.same_dose_from
    return max(least, min(percent, 100 * load / maximum))


def _faults(block: Block, zone: Zone, session: Session, done: Prescription) -> Iterator[str]:
    if done.sets > zone.sets[1] or (done.sets < zone.sets[0] and not session.deload):
        yield f"has {done.sets} sets; {_span(zone.sets)} are allowed"
    if done.reps is not None and _is_outside(done.reps, zone.reps):
        yield f"has {done.reps} repetitions; {_span(zone.reps)} are allowed"
    low = _loaded(block, session.date, session.place, done, zone.percent[0])
    if done.percent_1rm is not None and _is_outside(done.percent_1rm, (low, zone.percent[1])):
        yield f"goes at {done.percent_1rm:g} %; {_span(zone.percent)} % are allowed"
    if done.percent_1rm is not None and (done.reps or 0) > (
        most := block.model.reps_possible(done.percent_1rm)
    ):
        yield f"has {done.reps} repetitions at {done.percent_1rm:g} %; at most {most} are possible"


def _is_outside(value: float, span: tuple[float, float]) -> bool:
    return value < span[0] or value > span[1]


def _span(span: tuple[float, float]) -> str:
    low, high = span
    return f"{low:g}" if low == high else f"{low:g} to {high:g}"
