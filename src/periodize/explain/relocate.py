"""One session alone stands elsewhere, the rest of the plan stays: what the referee says then."""

from __future__ import annotations

import dataclasses
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from periodize.block import Menu, Option
from periodize.dates import DateRange, add_days
from periodize.explain.touched_rules import Touched
from periodize.plan import Plan, Session
from periodize.policy.case import Case
from periodize.prescribe.dose import session_of
from periodize.referee import goal_values
from periodize.rules.base import Rule, Violation
from periodize.rules.gaps import FURTHEST_DAYS
from periodize.rules.reach import ALONE, OF_DAYS


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
    """The sessions of a plan, each with the other places of its week where it could stand.

    Only the rules that a move touches are asked for their judgement; of the others it stays as it
    is.
    """

    def __init__(self, case: Case, sessions: Sequence[Session]) -> None:
        self._block = case.block
        # Loads are paced anew wherever sessions stand, so no move can break their rules.
        self._rules = [rule for rule in case.rules if rule.reach != "loads"]
        self._sessions = tuple(sessions)
        self._others: dict[tuple[str, int], tuple[Session, ...]] = {}
        self._judgements: dict[tuple[str, str], Counter[Violation]] = {}
        self._contents = {
            menu: _exercises(session)
            for session in sessions
            if (menu := self._menu(session)) is not None
        }
        self._options: dict[tuple[int, str], list[Option]] = defaultdict(list)
        for option in case.block.options.all:
            self._options[option.week, option.focus].append(option)
        self._touched = Touched(case.decided, sessions)

    def _menu(self, session: Session) -> Menu | None:
        if session.date not in self._block.scenario.days:
            return None
        segment = self._block.calendar.week_of(session.date).segment
        return Menu(segment, session.focus, session.place)

    def places(self, session: Session) -> tuple[Option, ...]:
        """The options of other days of its week that have its focus, and room for what it holds.

        Of its own length where a day offers that, else of any that its exercises fit. At a place
        where its focus stands in the same segment it would hold what is held there; on days without
        such a place what it holds now, where the kit for that is.
        """
        week, own = self._block.calendar.week_of(session.date).index, _exercises(session)
        options = [
            option
            for option in self._options[week, session.focus]
            if option.date != session.date and option.minutes >= session.content_minutes
        ]
        same = {option.date for option in options if option.minutes == session.minutes}
        options = [o for o in options if o.minutes == session.minutes or o.date not in same]
        known = {option.date for option in options if option.menu in self._contents}
        return tuple(
            option
            for option in options
            if option.menu in self._contents
            or (option.date not in known and self._block.menus.at_hand(option.menu).issuperset(own))
        )

    def moves(self, session: Session, options: Sequence[Option]) -> Iterator[Move]:
        """Judge each of some places of its week for a session."""
        for option in options:
            rules = self._asked(session, option)
            here = sum((self._here(session, rule) for rule in rules), Counter[Violation]())
            there = self.moved(session, option)
            found = Counter(each for rule in rules for each in self._judged(rule, session, there))
            yield _move(option, list((found - here).elements()), list((here - found).elements()))

    def best(self, session: Session, options: Sequence[Option]) -> Move:
        """The first place that is free, or else the one that breaks least and costs least."""
        found: list[Move] = []
        for move in self.moves(session, options):
            if move.is_free:
                return move
            found.append(move)
        return min(found, key=lambda move: (len(move.broken), move.price))

    def moved(self, session: Session, option: Option) -> Session:
        """The session as it would stand in another place, with the exercises known there."""
        held = self._contents.get(option.menu) or _exercises(session)
        there = session_of(self._block, option, held)
        return dataclasses.replace(there, id=session.id)

    def in_the_way(self, session: Session, option: Option, found: Violation) -> tuple[Session, ...]:
        """The other sessions of a day, where without them a rule would not say that of it there."""
        others = tuple(each for each in self._sessions if each.date == option.date)
        rule = next(each for each in self._rules if each.rule == found.rule)
        around = [each for each in self._around(session, rule) if each not in others]
        plan = _together(around, self.moved(session, option))
        return () if found in rule.violations(self._block, plan) else others

    def _around(self, session: Session, rule: Rule) -> Sequence[Session]:
        """The other sessions that a rule could weigh together with this one."""
        if rule.reach in ALONE:
            return ()
        days = 0 if rule.reach == "week" else FURTHEST_DAYS
        key = session.id, days
        if key not in self._others:
            self._others[key] = tuple(self._near(session, days))
        return self._others[key]

    def _near(self, session: Session, days: int) -> Iterator[Session]:
        """The others within so many days of its week; of its own focus, those of its phase too."""
        week = self._block.calendar.week_of(session.date)
        near = DateRange(add_days(week.days.start, -days), add_days(week.days.end, days))
        phase = week.run if days >= FURTHEST_DAYS else None
        for other in self._sessions:
            if other is session:
                continue
            is_alike = other.focus == session.focus
            if other.date in near or (
                is_alike and self._block.calendar.week_of(other.date).run == phase
            ):
                yield other

    def _asked(self, session: Session, option: Option) -> Sequence[Rule]:
        """The rules whose judgement a move could change."""
        touched = self._touched.rules(session, option)
        if touched is not None:
            return [rule for rule in self._rules if rule.rule in touched]
        # What weeks and sessions hold stays as it is while a session keeps its week and its place.
        same_place = option.place == session.place
        return [rule for rule in self._rules if rule.reach in OF_DAYS or not same_place]

    def _here(self, session: Session, rule: Rule) -> Counter[Violation]:
        """What a rule says of the session where it stands, judged once for all its moves."""
        key = session.id, rule.rule
        if key not in self._judgements:
            self._judgements[key] = Counter(self._judged(rule, session, session))
        return self._judgements[key]

    def _judged(self, rule: Rule, session: Session, there: Session) -> Iterator[Violation]:
        """What a rule says of a session in a place; of the others alone nothing changes."""
        rest = self._around(session, rule)
        return rule.violations(self._block, _together(rest, there))


def _together(rest: Sequence[Session], there: Session) -> Plan:
    return Plan(sessions=tuple(sorted([*rest, there], key=lambda each: (each.start, each.id))))


def _exercises(session: Session) -> tuple[str, ...]:
    return tuple(done.exercise for done in session.exercises)


def _move(option: Option, new: list[Violation], gone: list[Violation]) -> Move:
    missed = [found for found in new if not found.breaks_must]
    worse: Mapping[str, int] = goal_values(missed)
    better = goal_values([found for found in gone if not found.breaks_must])
    # A wish that is missed as before, only first on another day, is none of the move's doing.
    known = {(found.rule, found.text) for found in gone}
    return Move(
        option,
        tuple(found for found in new if found.breaks_must),
        tuple(found for found in missed if (found.rule, found.text) not in known),
        tuple(worse[goal] - better[goal] for goal in worse),
    )
