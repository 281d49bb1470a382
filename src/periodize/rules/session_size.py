"""Session size: a session holds enough exercises to be worth the trip, and not too many.

Each part of a focus holds its number of exercises, the session its number in all; two that are done
in turn as a pair count as two, the hops of a warm-up not at all. Where asked, no two stand for the
same movement.

Why: a coach crosses out the seventh heavy exercise; two exercises alone are no session.
Reference: coaching practice, grade D; the parts of each focus stand in the model.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal

from pydantic import AfterValidator, Field, field_validator

from periodize.block import Block, Menu
from periodize.dates import format_short_day
from periodize.model.catalogue import Catalogue
from periodize.model.focus import Role
from periodize.model.periodization import Model
from periodize.plan import Plan, Session
from periodize.rules.base import Rule, Urgency, Violation
from periodize.rules.looser import Looser, with_numbers
from periodize.rules.names import Name, names_at
from periodize.rules.reach import Reach
from periodize.rules.session_time import has_time
from periodize.rules.words import LOAD_CLASSES, PhaseWord

if TYPE_CHECKING:
    from periodize.statements.decide import Decide


def _ascending(slots: tuple[int, int]) -> tuple[int, int]:
    if not 0 <= slots[0] <= slots[1]:
        raise ValueError("slots are [fewest, most] exercises")
    return slots


Slots = Annotated[tuple[int, int], AfterValidator(_ascending)]
"""Fewest and most exercises of a session."""


class SessionSize(Rule):
    """Exercises in a session; it must hold and has no price.

    Attributes:
        slots: by focus or load class, [fewest, most] exercises in all; the focus goes before its
            class, and one that is not listed is free.
        phases: by phase, other slots of some of them.
        one_per_family: whether a session holds at most one exercise of a ladder.
        where_time: whether a part must hold what the kit allows only in segments in which each
            session that is offered has the time for all of that, so that more kit never makes a
            session too long for its window.
    """

    reach: ClassVar[Reach] = "exercises"
    urgency: ClassVar[Urgency] = "soon"

    rule: Literal["session_size"]
    slots: Mapping[str, Slots] = {}
    phases: Mapping[PhaseWord, Mapping[str, Slots]] = {}
    one_per_family: bool = Field(default=False)
    where_time: bool = False

    @field_validator("penalty")
    @classmethod
    def _has_no_price(cls, penalty: int | None) -> int | None:
        if penalty is not None:
            raise ValueError("session_size must hold; it cannot be priced")
        return penalty

    def constrain(self, block: Block, decide: Decide) -> None:
        """Limit each menu's exercises by part, in all and by ladder."""
        for menu in block.options.menus:
            fillers = block.menus.fillers(menu.focus)
            focus = block.model.focuses[menu.focus]
            for role in focus.roles:
                group = [name for name, filled in fillers.items() if filled.role == role.role]
                self._hold(decide, menu, group, (self._least(block, menu, role), role.at_most))
            phase = block.calendar.weeks_of(menu.segment)[0].phase
            if slots := self._slots(phase, menu.focus, focus.load_class):
                work = [name for name in fillers if not block.menus.warms_up(menu.focus, name)]
                self._hold(decide, menu, work, slots)
            families: dict[str, list[str]] = defaultdict(list)
            for name in fillers if self.one_per_family else ():
                families[block.catalogue.exercises[name].family].append(name)
            for group in families.values():
                self._hold(decide, menu, group, (0, 1))

    def _hold(self, decide: Decide, menu: Menu, group: list[str], slots: Slots) -> None:
        fewest, most = slots
        held, opened = decide.count_uses(menu, group), decide.opened(menu)
        if len(group) > most:
            decide.at_most(held - opened * most, 0)
        if fewest:
            decide.at_least(held - opened * fewest, 0)

    def violations(self, block: Block, plan: Plan) -> Iterator[Violation]:
        """Count the exercises of each session."""
        for session in plan.sessions:
            if session.focus in block.model.focuses:
                for text in self._faults(block, session):
                    told = f"{session.focus} on {format_short_day(session.date)}"
                    yield self.breach(session.date, f"{told} {text}")

    def _least(self, block: Block, menu: Menu, role: Role) -> int:
        """How many exercises a part must hold."""
        free = self.where_time and not has_time(block, menu)
        return role.at_least if free else block.menus.fewest(menu, role)

    def looser(self, block: Block) -> Looser:
        """One exercise more where the number in all is bounded."""
        larger = {name: (fewest, most + 1) for name, (fewest, most) in self.slots.items()}
        text = "one exercise more in a session"
        return with_numbers(block, self.rule, text, {"slots": larger} if larger else {})

    def names(self, model: Model, catalogue: Catalogue) -> Iterator[Name]:
        """The focuses and load classes whose exercises are counted."""
        known = tuple(dict.fromkeys((*LOAD_CLASSES, *model.focuses)))
        yield from names_at(("slots",), self.slots, known)
        for phase, slots in self.phases.items():
            yield from names_at(("phases", phase), slots, known)

    def explain(self) -> str:
        """Say the numbers."""
        slots = ", ".join(
            f"{name} {low}" if low == high else f"{name} {low} to {high}"
            for name, (low, high) in self.slots.items()
        )
        family = ", no two of one ladder" if self.one_per_family else ""
        numbers = f" ({slots})" if slots else ""
        return f"A session holds its number of exercises for each part and in all{numbers}{family}."

    def _slots(self, phase: str, focus: str, load_class: str) -> Slots | None:
        tables = (self.phases.get(phase, {}), self.slots)
        found = (table[name] for table in tables for name in (focus, load_class) if name in table)
        return next(found, None)

    def _faults(self, block: Block, session: Session) -> Iterator[str]:
        known, fillers = block.catalogue.exercises, block.menus.fillers(session.focus)
        count = Counter(done.exercise for done in session.exercises)
        for name, times in count.items():
            if name in known and name not in fillers:
                yield f"holds {name}, which is none of its exercises"
            if times > 1:
                yield f"holds {name} {times} times"
        inside = session.date in block.scenario.days
        segment = block.calendar.week_of(session.date).segment if inside else 0
        menu = Menu(segment, session.focus, session.place)
        held = Counter(fillers[name].role for name in count if name in fillers)
        for role in block.model.focuses[session.focus].roles:
            fewest = self._least(block, menu, role)
            if not fewest <= held[role.role] <= role.at_most:
                span = f"{fewest} to {role.at_most}"
                asked = f"exactly {fewest}" if fewest == role.at_most else span
                yield f"holds {held[role.role]} exercises for {role.role}; {asked} asked"
        load_class = block.model.focuses[session.focus].load_class
        if slots := self._slots(session.phase, session.focus, load_class):
            fewest, most = slots
            work = sum(not block.menus.warms_up(session.focus, name) for name in count)
            if not fewest <= work <= most:
                yield f"holds {work} exercises in all; {fewest} to {most} are allowed"
        if self.one_per_family:
            families = Counter(known[name].family for name in count if name in known)
            for family, times in families.items():
                if times > 1:
                    yield f"holds {times} exercises of the ladder {family}; at most 1"
