"""Ladder: harder variants one rung at a time, as ability or weeks of training open them.

Why: tendons and technique need weeks on the easier movement before the harder one is safe, and an
exercise that has become too easy trains little. A rung once reached stays the best one; around a
race and after it, one rung lower is as good. Staying is a wish and not a must: the price of a lower
rung already says so in each segment by itself, and it counts in the goal of muscles and movements,
so that it can outweigh them.
Reference: S0 (squat, plank, push-up, wipers and calf, by weeks or ability), S1 (three rungs of each
exercise), S2 (a modification for each move), S4; coaching practice, grade D.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, ClassVar, Literal

from pydantic import Field

from periodize.block import Block, Menu
from periodize.dates import format_short_day
from periodize.plan import Plan, Session
from periodize.rules.base import GoalName, Rule, Violation
from periodize.rules.looser import Looser, NoStep
from periodize.rules.reach import Reach
from periodize.rules.words import PhaseWord

if TYPE_CHECKING:
    from periodize.statements.amounts import Amount
    from periodize.statements.decide import Decide


class LadderRule(Rule):
    """Which rungs of the model's ladders a segment may hold, and which it should.

    A rung opens by what the athlete can do (`can_do`), by level, or with a segment that begins so
    many training weeks after the rung below opened; weeks of taper, race and recovery do not train.
    Must hold: no rung that is closed; where rungs are climbed, one that weeks have opened only
    after an earlier segment held the rung before it or a higher one, a ladder's first rung what it
    needs of another ladder. A rung that no kit at hand allows is stepped over.

    Attributes:
        cost: of each rung that an exercise stands below the highest open one that its place has the
            kit for, for each week of the segment.
        easy_phases: phases in which one rung lower is as good.
        climbed: whether a rung that weeks have opened asks that an earlier segment held the one
            before it; if not, weeks of training are counted by the calendar alone, and segments
            stay apart.
    """

    wish_goal: ClassVar[GoalName] = "balance"
    judges_by: ClassVar[tuple[str, ...]] = ("ladders",)
    reach: ClassVar[Reach] = "menus"

    rule: Literal["ladder"]
    cost: int = Field(default=1, ge=0)
    easy_phases: tuple[PhaseWord, ...] = ()
    climbed: bool = True

    def constrain(self, block: Block, decide: Decide) -> None:
        """Forbid closed rungs, ask for the one before, and price lower ones."""
        for menu in block.options.menus:
            for exercise in block.menus.fillers(menu.focus):
                if not block.menus.rungs.is_open(exercise, menu.segment):
                    decide.forbid_use(menu, exercise)
                    continue
                uses = decide.uses(menu, exercise)
                decide.prefer_at_most(uses, 0, self._price(block, menu, exercise))
                if below := self._stepping_stones(block, exercise):
                    decide.at_most(uses - self._earlier(block, decide, menu, below), 0)

    def _earlier(
        self, block: Block, decide: Decide, menu: Menu, exercises: frozenset[str]
    ) -> Amount:
        """How often earlier segments hold one of some exercises."""
        return decide.total(
            decide.holding(week.index, sorted(exercises))
            for week in block.calendar.weeks
            if week.segment < menu.segment
        )

    def violations(self, block: Block, plan: Plan) -> Iterator[Violation]:
        """Follow the ladders from segment to segment."""
        climbed: dict[str, int] = {}
        for _, menus in sorted(self._held(block, plan).items()):
            reached = dict(climbed)
            for menu, sessions in menus.items():
                yield from self._closed(block, menu, sessions)
                day = block.calendar.weeks_of(menu.segment)[0].days.start
                for exercise in sorted({e.exercise for s in sessions for e in s.exercises}):
                    if (name := block.menus.rungs.ladder_of(exercise)) is None:
                        continue
                    rung = block.menus.rungs.rung_of(exercise)
                    reached[name] = max(reached.get(name, -1), rung)
                    if not block.menus.rungs.is_open(exercise, menu.segment):
                        continue
                    told = block.catalogue.name_of(exercise)
                    stones = self._stepping_stones(block, exercise)
                    if stones and not any(_has_reached(block, climbed, stone) for stone in stones):
                        names = sorted(map(block.catalogue.name_of, stones))
                        what = "the rung below it" if rung else " or ".join(names)
                        text = f"{told}, and no segment before held {what}"
                        yield self.breach(day, f"{menu.focus}: {text}")
                    if price := self._price(block, menu, exercise):
                        text = f"{told}, where a harder variant is open"
                        first = min(s.date for s in sessions if _holds(s, exercise))
                        yield self.missed(first, f"{menu.focus}: {text}", price)
            climbed = reached

    def _closed(self, block: Block, menu: Menu, sessions: list[Session]) -> Iterator[Violation]:
        for session in sessions:
            for exercise in dict.fromkeys(done.exercise for done in session.exercises):
                if not block.menus.rungs.is_open(exercise, menu.segment):
                    where = f"{menu.focus} on {format_short_day(session.date)}"
                    told = block.catalogue.name_of(exercise)
                    text = f"{where}: {told} stands on a rung that is not open yet"
                    yield self.breach(session.date, text)

    def looser(self, block: Block) -> Looser:
        """Say why there is none."""
        return NoStep("what opens a rung is ability and weeks")

    def explain(self) -> str:
        """Say how rungs open, and what a lower one costs."""
        easy = f" (in {', '.join(self.easy_phases)}: below the one before it)"
        return (
            "A harder variant opens by what the athlete can do, or by training weeks on the one "
            "before it, one rung at a time; each rung below the highest open one costs "
            f"{self.cost} a week{easy if self.easy_phases else ''}."
        )

    def notes(self, block: Block) -> Iterator[str]:
        """Name the exercises whose number, if it were said, could open rungs that weeks do not."""
        last, held = block.calendar.weeks[-1].segment, block.catalogue.held
        unsaid = [
            f"{exercise} (at least {least}{' s' if exercise in held else ''})"
            for name, ladder in block.model.ladders.items()
            if not block.options.schedulable.isdisjoint(ladder.exercises)
            for rung in ladder.rungs[block.menus.rungs.highest(name, last) + 1 :][:1]
            for exercise, least in rung.needs.items()
            if exercise not in block.menus.rungs.abilities
        ]
        if unsaid:
            yield (
                "harder variants stay closed until `can_do` says how many are possible of "
                f"{', '.join(dict.fromkeys(unsaid))}"
            )

    def _price(self, block: Block, menu: Menu, exercise: str) -> int:
        name, at_hand = block.menus.rungs.ladder_of(exercise), block.menus.at_hand(menu)
        if name is None or exercise not in at_hand:
            return 0
        roles = block.menus.fillers(menu.focus)
        highest = max(
            block.menus.rungs.rung_of(other)
            for other in at_hand
            if block.menus.rungs.ladder_of(other) == name and roles[other] is roles[exercise]
        )
        weeks = block.calendar.weeks_of(menu.segment)
        eased = weeks[0].phase in self.easy_phases
        missing = max(0, highest - eased - block.menus.rungs.rung_of(exercise))
        return self.cost * missing * len(weeks)

    def _stepping_stones(self, block: Block, exercise: str) -> frozenset[str]:
        """The exercises of which an earlier segment must hold one; none where nothing is asked."""
        name = block.menus.rungs.ladder_of(exercise) if self.climbed else None
        if name is None or (rung := block.menus.rungs.rung_of(exercise)) <= block.menus.rungs.first(
            name
        ):
            return frozenset()
        if rung == 0:
            return _needed_elsewhere(block, name) & block.options.schedulable
        ladder = block.model.ladders[name].exercises
        lower = [block.menus.rungs.rung_of(e) for e in ladder if e in block.options.schedulable]
        below = max((number for number in lower if number < rung), default=rung)
        return frozenset(
            e for e in ladder if below <= block.menus.rungs.rung_of(e) and below < rung
        )

    def _held(self, block: Block, plan: Plan) -> Mapping[int, Mapping[Menu, list[Session]]]:
        """The sessions of each menu, by segment."""
        held: dict[int, dict[Menu, list[Session]]] = defaultdict(lambda: defaultdict(list))
        for session in plan.sessions:
            if session.focus in block.model.focuses and session.date in block.scenario.days:
                segment = block.calendar.week_of(session.date).segment
                held[segment][Menu(segment, session.focus, session.place)].append(session)
        return held


def _needed_elsewhere(block: Block, ladder: str) -> frozenset[str]:
    """What a ladder's first rung needs of other ladders, and what stands above that there."""
    needs = block.model.ladders[ladder].rungs[0].needs
    spots = {
        (other, block.menus.rungs.rung_of(name))
        for name in needs
        if (other := block.menus.rungs.ladder_of(name))
    }
    return frozenset(
        exercise
        for other, rung in spots
        for exercise in block.model.ladders[other].exercises
        if block.menus.rungs.rung_of(exercise) >= rung
    )


def _has_reached(block: Block, climbed: Mapping[str, int], exercise: str) -> bool:
    """Whether the rung of an exercise, or one above it, has been held."""
    ladder = block.menus.rungs.ladder_of(exercise)
    return ladder is not None and climbed.get(ladder, -1) >= block.menus.rungs.rung_of(exercise)


def _holds(session: Session, exercise: str) -> bool:
    return any(done.exercise == exercise for done in session.exercises)
