"""One session alone stands elsewhere, the rest of the plan stays: what the referee says then."""

from __future__ import annotations

import dataclasses
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from periodize.block import Block, Menu, Option
from periodize.dates import days_between
from periodize.dose import session_of
from periodize.plan import Plan, Session
from periodize.referee import goal_values
from periodize.rules.base import Rule, Violation
from periodize.rules.load_ramp import LoadRamp

REACH_DAYS = 28
"""How far the gaps between sessions may reach, at their largest."""

CLOSE_DAYS = 4
"""How far apart sessions mostly still hinder each other."""


@dataclass(frozen=True, slots=True)
class Move:
    """What comes of moving a session.

    Attributes:
        option: where it would stand.
        broken: the musts that it would break there.
        missed: the wishes that it would miss there and does not miss here.
        price: what each goal would miss more, in order.
    """

    option: Option
    broken: tuple[Violation, ...]
    missed: tuple[Violation, ...]
    price: tuple[int, ...]

    @property
    def is_free(self) -> bool:
        """Whether it breaks nothing and no earlier goal gets worse."""
        return not self.broken and self.price <= (0,) * len(self.price)


class Moving:
    """The sessions of a plan, each with the other places of its week where it could stand."""

    def __init__(self, block: Block, rules: Sequence[Rule], sessions: Sequence[Session]) -> None:
        self._block = block
        # Loads are paced anew wherever sessions stand, so no move can break the ramp.
        self._rules = [rule for rule in rules if not isinstance(rule, LoadRamp)]
        # What weeks and sessions hold stays as it is while a session keeps its week and its place.
        self._of_days = [rule for rule in self._rules if rule.weighs_days]
        self._sessions = tuple(sessions)
        self._judgements: dict[tuple[str, int, tuple[str, ...]], Counter[Violation]] = {}
        self._contents = {
            menu: tuple(done.exercise for done in session.exercises)
            for session in sessions
            if (menu := self._menu(session)) is not None
        }
        self._options: dict[tuple[int, str, int], list[Option]] = defaultdict(list)
        for option in block.options:
            self._options[option.week, option.focus, option.minutes].append(option)

    def _menu(self, session: Session) -> Menu | None:
        if session.date not in self._block.scenario.days:
            return None
        segment = self._block.week_of(session.date).segment
        return Menu(segment, session.focus, session.place)

    def places(self, session: Session) -> tuple[Option, ...]:
        """The options of other days of its week that have its focus, length and known exercises."""
        week = self._block.week_of(session.date).index
        return tuple(
            option
            for option in self._options[week, session.focus, session.minutes]
            if option.date != session.date and option.menu in self._contents
        )

    def moves(self, session: Session, options: Sequence[Option]) -> Iterator[Move]:
        """Judge each of some places of its week for a session."""
        near = self._near(session)
        for option in options:
            same_place = option.place == session.place
            rules = self._of_days if same_place else self._rules
            yield from self._moves(session, [option], near, rules)

    def best(self, session: Session, options: Sequence[Option]) -> Move:
        """The first place that is free, or else the one that breaks least and costs least."""
        found: list[Move] = []
        for move in self.moves(session, options):
            if move.is_free:
                return move
            found.append(move)
        return min(found, key=lambda move: (len(move.broken), move.price))

    def broken(self, session: Session, option: Option, rules: Collection[str]) -> Violation | None:
        """A must of some rules that a place breaks because of what stands within days of it.

        Quicker than `moves`: what it finds is broken there; where it finds nothing, `moves` may.
        """
        near = [
            other
            for other in self._sessions
            if abs(days_between(session.date, other.date)) <= CLOSE_DAYS
        ]
        asked = [rule for rule in self._rules if rule.rule in rules]
        return next(
            (
                found
                for move in self._moves(session, [option], near, asked)
                for found in move.broken
            ),
            None,
        )

    def _moves(
        self,
        session: Session,
        options: Sequence[Option],
        others: Sequence[Session],
        rules: Sequence[Rule],
    ) -> Iterator[Move]:
        rest = [other for other in others if other is not session]
        here = self._here(session, rest, rules)
        for option in options:
            found = Counter(self._judged(rest, self.moved(session, option), rules))
            yield _move(option, list((found - here).elements()), list((here - found).elements()))

    def _here(
        self, session: Session, rest: Sequence[Session], rules: Sequence[Rule]
    ) -> Counter[Violation]:
        """What the referee says of the session where it stands, judged once for all its moves."""
        key = session.id, len(rest), tuple(rule.rule for rule in rules)
        if key not in self._judgements:
            self._judgements[key] = Counter(self._judged(rest, session, rules))
        return self._judgements[key]

    def moved(self, session: Session, option: Option) -> Session:
        """The session as it would stand in another place, with the exercises known there."""
        there = session_of(self._block, option, self._contents[option.menu])
        return dataclasses.replace(there, id=session.id)

    def _near(self, session: Session) -> list[Session]:
        """The sessions that a rule could weigh together with this one."""
        run = self._block.week_of(session.date).run
        return [
            other
            for other in self._sessions
            if abs(days_between(session.date, other.date)) <= REACH_DAYS
            or (other.focus == session.focus and self._block.week_of(other.date).run == run)
        ]

    def _judged(
        self, rest: Sequence[Session], session: Session, rules: Sequence[Rule]
    ) -> list[Violation]:
        """What the rules say of a session among the rest; of the rest alone nothing changes."""
        together = sorted([*rest, session], key=lambda each: (each.start, each.id))
        plans = {True: Plan(sessions=(session,)), False: Plan(sessions=tuple(together))}
        return [
            found
            for rule in rules
            for found in rule.violations(self._block, plans[rule.weighs_alone])
        ]


def _move(option: Option, new: list[Violation], gone: list[Violation]) -> Move:
    missed = tuple(found for found in new if not found.breaks_must)
    worse: Mapping[str, int] = goal_values(missed)
    better = goal_values([found for found in gone if not found.breaks_must])
    return Move(
        option,
        tuple(found for found in new if found.breaks_must),
        missed,
        tuple(worse[goal] - better[goal] for goal in worse),
    )
