"""Complex pairs: a heavy lift goes straight into a jump that moves like it.

Why: for some minutes after a heavy lift the same muscles jump better; that holds for a jump that
moves like the lift, and only if it follows at once.
Reference: S3 (squat with box or vertical jump, deadlift with broad jump, Romanian deadlift with
single-leg bound, bench press with plyometric push-up); Li 2019 (doi 10.7717/peerj.6787), grade B;
pairs that no source names: our judgement, grade D.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar, Literal

from periodize.block import Block, Menu
from periodize.dates import format_short_day
from periodize.model.catalogue import Catalogue
from periodize.model.periodization import Model
from periodize.plan import Plan, Session
from periodize.rules.base import Rule, Violation
from periodize.rules.looser import Looser, NoStep
from periodize.rules.names import Name
from periodize.rules.reach import Reach

if TYPE_CHECKING:
    from periodize.statements.decide import Decide

JUMPING = frozenset({"plyometric", "ballistic"})
"""The kinds of exercise that follow a lift in a complex pair."""


class ComplexPairs(Rule):
    """Lifts and the jumps that may follow them, where roles of one pair hold one of each.

    Roles with the same pair letter are a complex if some of their exercises jump and others do not.
    It holds one lift with one of its jumps, or neither, and the jump comes directly after the lift.

    Attributes:
        pairs: the pairs that are known to match, as [lift, jump].
        also: further pairs, for a scenario to add, such as with an exercise of the athlete's own.
    """

    reach: ClassVar[Reach] = "menus"

    rule: Literal["complex_pairs"]
    pairs: tuple[tuple[str, str], ...] = ()
    also: tuple[tuple[str, str], ...] = ()

    def constrain(self, block: Block, decide: Decide) -> None:
        """Let each half of a complex ask for a matching other half, and be alone in its own."""
        for menu in block.options.menus:
            for halves in self._complexes(block, menu.focus):
                for half, others in zip(halves, reversed(halves), strict=True):
                    decide.at_most(decide.count_uses(menu, half), 1)
                    for exercise in half:
                        partners = [other for other in others if self._match(exercise, other)]
                        uses = decide.uses(menu, exercise)
                        decide.at_most(uses - decide.count_uses(menu, partners), 0)

    def _complexes(self, block: Block, focus: str) -> list[tuple[list[str], list[str]]]:
        """The lifts and jumps of each complex of a focus."""
        roles, known = block.menus.fillers(focus), block.catalogue.exercises
        found = []
        for letter in sorted({role.pair for role in roles.values() if role.pair}):
            members = [name for name, role in roles.items() if role.pair == letter]
            jumps = [name for name in members if known[name].kind in JUMPING]
            if 0 < len(jumps) < len(members):
                found.append(([name for name in members if name not in jumps], jumps))
        return found

    def refuses(self, block: Block) -> Iterator[str]:
        """Pairs whose jump a model lists before its lift."""
        known = block.catalogue.exercises
        for focus, parts in block.model.focuses.items():
            fillers = block.menus.fillers(focus)
            for letter in sorted({role.pair for role in parts.roles if role.pair}):
                jumps = [
                    {known[name].kind in JUMPING for name in fillers if fillers[name] is role}
                    for role in parts.roles
                    if role.pair == letter
                ]
                if jumps and jumps[0] == {True} and {False} in jumps:
                    yield (
                        f"focuses.{focus}: the jump of pair {letter} must be listed after its lift"
                    )

    def _match(self, one: str, other: str) -> bool:
        known = {*self.pairs, *self.also}
        return (one, other) in known or (other, one) in known

    def violations(self, block: Block, plan: Plan) -> Iterator[Violation]:
        """Look at what stands beside each lift and jump of a complex; a menu is told once."""
        told: set[tuple[Menu, str]] = set()
        for session in plan.sessions:
            if session.focus not in block.model.focuses or session.date not in block.scenario.days:
                continue
            menu = Menu(block.calendar.week_of(session.date).segment, session.focus, session.place)
            for text in self._faults(block, session):
                if (menu, text) not in told:
                    told.add((menu, text))
                    where = f"{session.focus} on {format_short_day(session.date)}"
                    yield self.breach(session.date, f"{where}: {text}")

    def _faults(self, block: Block, session: Session) -> Iterator[str]:
        roles, known = block.menus.fillers(session.focus), block.catalogue.exercises
        name_of = block.catalogue.name_of
        order = [done.exercise for done in session.exercises if done.exercise in roles]
        for letter in sorted({roles[name].pair or "" for name in order} - {""}):
            listed = [name for name, role in roles.items() if role.pair == letter]
            jumping = {name for name in listed if known[name].kind in JUMPING}
            if not jumping or jumping == set(listed):
                continue
            held = [name for name in order if name in listed]
            jumps = [name for name in held if name in jumping]
            lifts = [name for name in held if name not in jumping]
            for half, others, called in ((lifts, jumps, "jump"), (jumps, lifts, "lift")):
                yield from (
                    f"{name_of(each)} is one too many in its pair" for each in sorted(half)[1:]
                )
                for name in half:
                    if not any(self._match(name, other) for other in others):
                        yield f"{name_of(name)} has no {called} beside it that is known to match"
            if len(lifts) == len(jumps) == 1:
                lift, jump = lifts[0], jumps[0]
                if order.index(jump) != order.index(lift) + 1:
                    yield f"{name_of(jump)} does not directly follow {name_of(lift)}"

    def looser(self, block: Block) -> Looser:
        """Say why there is none."""
        return NoStep("a pair is one or it is not")

    def names(self, model: Model, catalogue: Catalogue) -> Iterator[Name]:
        """The exercises of all pairs."""
        known = catalogue.exercises
        for key, pairs in (("pairs", self.pairs), ("also", self.also)):
            for number, pair in enumerate(pairs):
                for place, name in enumerate(pair):
                    yield Name((key, number, place), name, known, "an exercise")

    def explain(self) -> str:
        """Say the pairs."""
        pairs = ", ".join(f"{lift} with {jump}" for lift, jump in (*self.pairs, *self.also))
        return f"In a complex the jump directly follows a lift that it matches: {pairs}."

    def notes(self, block: Block) -> Iterator[str]:
        """Name the athlete's own exercises that no complex can hold for want of a pair."""
        own = {exercise.id for exercise in block.scenario.exercises}
        focuses = {menu.focus for menu in block.options.menus}
        for focus in sorted(focuses):
            for lifts, jumps in self._complexes(block, focus):
                for exercise in sorted(own.intersection((*lifts, *jumps))):
                    if any(self._match(exercise, other) for other in (*lifts, *jumps)):
                        continue
                    yield (
                        f"{focus} leaves out {exercise}: no pair is known for it; add one under "
                        "`rules`: {rule: complex_pairs, also: [[lift, jump]]}"
                    )
