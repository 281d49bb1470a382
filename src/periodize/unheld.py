"""Weeks that hold no session of a kind that they should, and what closes them to it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from periodize.block import Block, Option
from periodize.dates import numbered_weeks
from periodize.plan import Plan, Session
from periodize.rules.base import FOR_LEGS, Rule, Wanted
from periodize.rules.decide import Decide, Held


@dataclass(frozen=True, slots=True)
class Unheld:
    """A kind of session that some weeks lack for the same reason.

    Attributes:
        weeks: their numbers, ascending.
        kind: such as `for the legs`, or `of upper`.
        rules: those that close every place of these weeks for it, beside the runs alone; none where
            some place is open to it by itself.
    """

    weeks: tuple[int, ...]
    kind: str
    rules: tuple[str, ...]

    def __str__(self) -> str:
        """Say it in one sentence."""
        told = f"{numbered_weeks(self.weeks)}: no session {self.kind}"
        if not self.rules:
            return f"{told}, though no rule by itself closes every place for one; ask why-not"
        close = "closes" if len(self.rules) == 1 else "close"
        *first, last = self.rules
        names = f"{', '.join(first)} and {last}" if first else last
        return f"{told}, because {names} {close} every place for one"


def unheld(block: Block, rules: Sequence[Rule], plan: Plan) -> tuple[Unheld, ...]:
    """The kinds of session that whole weeks of a plan lack, by kind and reason, in order.

    A week without legs is always told, whatever focus it wanted for them; another kind where no
    place of the week could hold it.
    """
    lacking = list(_lacking(block, rules, plan))
    if not lacking:
        return ()
    decide = Decide.asked(block, rules)
    weeks: dict[tuple[str, tuple[str, ...]], list[int]] = defaultdict(list)
    for wanted in lacking:
        reason = _closing([_closers(block, rules, decide, p) for p in _places(block, wanted)])
        numbers = weeks[wanted.kind, reason]
        if (reason or wanted.kind == FOR_LEGS) and wanted.week + 1 not in numbers:
            numbers.append(wanted.week + 1)
    return tuple(Unheld(tuple(found), *same) for same, found in weeks.items() if found)


def _lacking(block: Block, rules: Sequence[Rule], plan: Plan) -> Iterator[Wanted]:
    every = sorted({each for rule in rules for each in rule.wanted(block)})
    for _, some in groupby(every, lambda wanted: wanted.week):
        found = [wanted for wanted in some if not _stands(block, plan, wanted)]
        legs = {name for each in found if each.kind == FOR_LEGS for name in each.focuses}
        yield from (
            each for each in found if each.kind == FOR_LEGS or legs.isdisjoint(each.focuses)
        )


def _stands(block: Block, plan: Plan, wanted: Wanted) -> bool:
    days = block.weeks[wanted.week].days
    return any(s.date in days and s.focus in wanted.focuses for s in plan.sessions)


def _places(block: Block, wanted: Wanted) -> Sequence[Option]:
    options = block.options_in(block.weeks[wanted.week])
    return [o for o in options if o.focus in wanted.focuses and block.workable(o.menu)]


def _closers(block: Block, rules: Sequence[Rule], decide: Decide, place: Option) -> Sequence[str]:
    """The rules that close a place: to each session there, or to one beside the runs alone."""
    if closed := decide.forbidden.get(Held(place), ()):
        return closed
    alone, none = Plan(sessions=(_session(place),)), Plan(sessions=())
    return [
        rule.rule
        for rule in rules
        if rule.weighs_days and _breaks(block, rule, alone) and not _breaks(block, rule, none)
    ]


def _session(place: Option) -> Session:
    return Session(
        date=place.date,
        start=place.start,
        minutes=place.minutes,
        place=place.place,
        focus=place.focus,
        load_class=place.load_class,
    )


def _breaks(block: Block, rule: Rule, plan: Plan) -> bool:
    return any(found.breaks_must for found in rule.violations(block, plan))


def _closing(closers: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """A few rules that close all places between them, by what closes each; none if one is open."""
    left = list(closers)
    if not all(left):
        return ()
    found: list[str] = []
    while left:
        most = Counter(name for names in left for name in set(names))
        found.append(max(sorted(most), key=most.__getitem__))
        left = [names for names in left if found[-1] not in names]
    return tuple(found)
