"""Session minutes: what is written down fits into the time that is reserved for it.

Warm-up, ramp-up and plates, sets and the rest after each set are added up; the reserved time is a
length that makes the trip worthwhile, and shorter where little is done: in tapers, races and
recovery. What was done before a plan was made again took what it took.

Why: an athlete with 45 minutes who gets 70 leaves out what stands last.
Reference: S0 (sessions of 30 to 60 minutes); the short ones: coaching practice, grade D.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Literal

from pydantic import Field, field_validator

from periodize.block import Block, Menu, Option, Week
from periodize.dates import format_short_day
from periodize.model.part import Part
from periodize.plan import Plan, Prescription, Session
from periodize.prescribe.dose import seconds_of
from periodize.prescribe.loads import lightest
from periodize.rules.base import Rule, Urgency, Violation
from periodize.rules.looser import Looser, with_numbers
from periodize.rules.reach import Reach
from periodize.rules.words import LoadClassWord, PhaseWord

if TYPE_CHECKING:
    from periodize.statements.decide import Decide

SECONDS_PER_MINUTE = 60


@dataclass(frozen=True, slots=True)
class Times:
    """What a session of a menu takes in a week, in seconds.

    Attributes:
        exercises: each exercise with all its sets and their rests.
        breaks: what its rounds add or save; 0 where it has none.
    """

    exercises: tuple[tuple[str, int], ...]
    breaks: int


class Shortest(Part):
    """Fewest minutes of a session: its class's, else `default`; in some phases no more than these.

    Attributes:
        default: minutes of the classes that are not listed.
        classes: minutes by load class.
        phases: by phase, the minutes that are enough for every class.
    """

    default: int = Field(default=0, ge=0, le=240)
    classes: Mapping[LoadClassWord, int] = {}
    phases: Mapping[PhaseWord, int] = {}

    def of(self, phase: str, load_class: str) -> int:
        """The fewest minutes of a session."""
        by_class = self.classes.get(load_class, self.default)
        return min(by_class, self.phases.get(phase, by_class))


LOOSER_MINUTES = 5
"""How much shorter a step allows a session to be."""


class SessionMinutes(Rule):
    """Minutes of a session; it must hold and has no price.

    For every session: warm-up + sum of sets x (set + rest) + cool-down <= minutes reserved. Before
    a main lift the sets on the way up to its load count, and the time to go to a bar and load it
    (`loading` of the model), whether a plan writes them down or not. In a circuit the rest between
    rounds stands in place of the last station's, and none after them all.

    Attributes:
        at_least: fewest minutes reserved.
    """

    reach: ClassVar[Reach] = "exercises"
    judges_by: ClassVar[tuple[str, ...]] = ("phases", "loading")
    urgency: ClassVar[Urgency] = "soon"

    rule: Literal["session_minutes"]
    at_least: Shortest = Shortest()

    @field_validator("penalty")
    @classmethod
    def _has_no_price(cls, penalty: int | None) -> int | None:
        if penalty is not None:
            raise ValueError("session_minutes must hold; it cannot be priced")
        return penalty

    def constrain(self, block: Block, decide: Decide) -> None:
        """Forbid short sessions, and fit each menu into the lengths that are reserved for it."""
        by_menu: dict[Menu, list[Option]] = defaultdict(list)
        for option in decide.options:
            phase = block.calendar.weeks[option.week].phase
            focus = block.model.focuses[option.focus]
            around = focus.warm_up_minutes + focus.cool_down_minutes
            if option.minutes < max(around, self.at_least.of(phase, option.load_class)):
                decide.forbid(option)
            elif block.doses.done(option.start, option.place, option.focus) is None:
                by_menu[option.menu].append(option)
        seconds = _Seconds(block)
        for menu, options in by_menu.items():
            self._fit(seconds, decide, menu, options)

    def _fit(self, seconds: _Seconds, decide: Decide, menu: Menu, options: list[Option]) -> None:
        """State, for each length and for weeks of equal doses, what a session can hold."""
        block = decide.block
        name = f"{menu.focus} at {menu.place} in segment {menu.segment}"
        alike: dict[Times, set[int]] = defaultdict(set)
        for week in block.calendar.weeks_of(menu.segment):
            alike[seconds.times(week, menu)].add(week.index)
        longest = _room(block, menu, max(option.minutes for option in options))
        for number, (times, weeks) in enumerate(alike.items()):
            most = _most(times, list(alike), longest)
            for minutes in sorted({option.minutes for option in options}):
                held = [o for o in options if o.minutes == minutes and o.week in weeks]
                room = _room(block, menu, minutes) - times.breaks
                if not held or sum(worth for _, worth in times.exercises) <= room:
                    continue
                content = decide.weigh_uses(menu, times.exercises)
                if most > room:
                    short = decide.choice(f"{name} in {minutes} min, doses {number}")
                    for option in held:
                        decide.define(decide.count([option]) - short, 0)
                    content += short * (most - room)
                decide.at_most(content, max(most, room))

    def violations(self, block: Block, plan: Plan) -> Iterator[Violation]:
        """Add up what each session's prescriptions take."""
        for session in plan.sessions:
            told = f"{session.focus} on {format_short_day(session.date)} reserves {session.minutes}"
            unwritten = sum(_unwritten(block, session, done) for done in session.exercises)
            minutes = session.content_minutes + -(-unwritten // SECONDS_PER_MINUTE)
            past = block.doses.done(session.start, session.place, session.focus)
            if minutes > session.minutes and past is None:
                text = f"{told} min; {_parts(session)} take {minutes} min"
                yield self.breach(session.date, text)
            least = self.at_least.of(session.phase, session.load_class)
            if session.minutes < least:
                where = f"{session.load_class} sessions in {session.phase} take at least {least}"
                yield self.breach(session.date, f"{told} min; {where} min")

    def looser(self, block: Block) -> Looser:
        """Shorter sessions, where any length is asked."""
        said = self.at_least
        least = {
            "default": _shorter(said.default),
            "classes": {name: _shorter(minutes) for name, minutes in said.classes.items()},
            "phases": {name: _shorter(minutes) for name, minutes in said.phases.items()},
        }
        asks = said.default or any(said.classes.values())
        text = f"sessions may be {LOOSER_MINUTES} min shorter"
        return with_numbers(block, self.rule, text, {"at_least": least} if asks else {})

    def explain(self) -> str:
        """Say the fewest minutes."""
        rows = {"all": self.at_least.default, **self.at_least.classes, **self.at_least.phases}
        numbers = ", ".join(f"{name} {minutes} min" for name, minutes in rows.items() if minutes)
        shortest = f"; shortest sessions: {numbers}" if numbers else ""
        return f"Warm-up, sets and rests fit into the minutes that are reserved{shortest}."


def _unwritten(block: Block, session: Session, done: Prescription) -> int:
    """Seconds of ramp-up sets and plates that a lift takes and a plan does not write down."""
    focus, loading = block.menus.focus(session.focus), block.model.loading
    if focus is None or focus.rounds or done.kit is None or not done.reps:
        return 0
    plates = loading.plates_seconds if done.kit in ("barbell", "trap-bar") else 0
    missing = max(0, plates - done.setup_seconds)
    role = next((each for each in focus.roles if each.role == done.role), None)
    place = block.scenario.places.get(session.place)
    if done.ramp_up or role is None or role.stage != "heavy" or not role.main or place is None:
        return missing
    light = lightest(done.kit, place)
    if done.load_kg is None or light is None or light >= done.load_kg:
        return missing
    sets, sides = loading.ramp_up_to(done.percent_1rm or 0), 2 if done.per_side else 1
    reps = sum(each.reps for each in sets)
    return missing + sides * reps * done.seconds_per_rep + len(sets) * loading.ramp_up_rest_seconds


def _parts(session: Session) -> str:
    cool_down = session.cool_down_minutes
    return "warm-up, sets, rests and cool-down" if cool_down else "warm-up, sets and rests"


class _Seconds:
    """What exercises take, reckoned once for each dose at each place, whose kit decides, too."""

    def __init__(self, block: Block) -> None:
        self._block = block
        self._times: dict[tuple[str, str, int], Times] = {}

    def times(self, week: Week, menu: Menu) -> Times:
        """What the exercises of a menu take in a week."""
        key = menu.focus, menu.place, week.index
        if key not in self._times:
            self._times[key] = self._times_of(week, menu)
        return self._times[key]

    def _times_of(self, week: Week, menu: Menu) -> Times:
        names = self._block.menus.fillers(menu.focus)
        return Times(
            exercises=tuple((name, self._of(week, menu, name)) for name in names),
            breaks=self._block.doses.round_breaks(menu.focus, week),
        )

    def _of(self, week: Week, menu: Menu, name: str) -> int:
        begun = self._block.doses.has_begun(menu.focus, name, week)
        return seconds_of(self._block, week, menu, name) if begun else 0


def _room(block: Block, menu: Menu, minutes: int) -> int:
    focus = block.model.focuses[menu.focus]
    return SECONDS_PER_MINUTE * (minutes - focus.warm_up_minutes - focus.cool_down_minutes)


def _most(times: Times, doses: list[Times], longest: int) -> int:
    """What a menu takes at most in some weeks if it fits the longest session in others.

    An exercise that takes r times as long here as there makes the whole at most r times as long;
    what other weeks leave out comes on top.
    """
    bounds, added = [longest - times.breaks], set[tuple[str, int]]()
    for other in doses:
        for (name, here), (_, there) in zip(times.exercises, other.exercises, strict=True):
            if there:
                bounds.append(-(-(longest - other.breaks) * here // there))
            else:
                added.add((name, here))
    most = max(bounds) + sum(here for _, here in added)
    return min(most, sum(worth for _, worth in times.exercises))


def _shorter(minutes: int) -> int:
    return max(0, minutes - LOOSER_MINUTES)
