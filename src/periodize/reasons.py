"""Why a session stands on its day: which rules close the days beside it, in the referee's words."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Iterator, Sequence

from periodize.block import Block, Option
from periodize.dates import format_short_day
from periodize.plan import Plan, Reason, Session
from periodize.rules.base import Rule
from periodize.rules.decide import Decide, Held


def reasons(
    block: Block, rules: Sequence[Rule], decide: Decide, sessions: Sequence[Session]
) -> tuple[Session, ...]:
    """Give each session the reasons that keep its focus off the other days of its week.

    Each is found by the engine, which dropped the day, and told by the referee, which judges the
    session as if it stood there alone.
    """
    named = {rule.rule: rule for rule in rules}
    by_week: dict[tuple[int, str], list[Option]] = defaultdict(list)
    for option in decide.options:
        by_week[option.week, option.focus].append(option)
    return tuple(
        dataclasses.replace(
            session,
            because=tuple(
                _reasons(
                    block,
                    named,
                    decide,
                    session,
                    by_week[block.week_of(session.date).index, session.focus],
                )
            ),
        )
        for session in sessions
    )


def _reasons(
    block: Block,
    rules: dict[str, Rule],
    decide: Decide,
    session: Session,
    options: Sequence[Option],
) -> Iterator[Reason]:
    days: dict[object, list[Option]] = defaultdict(list)
    for option in options:
        if option.date != session.date and option.minutes == session.minutes:
            days[option.date].append(option)
    for closed in days.values():
        if all(Held(option) in decide.forbidden for option in closed):
            option = closed[-1]
            rule = rules[decide.forbidden[Held(option)][0]]
            if told := _told(block, rule, session, option):
                yield Reason(rule=rule.rule, text=f"not on {format_short_day(option.date)}: {told}")


def _told(block: Block, rule: Rule, session: Session, option: Option) -> str | None:
    there = dataclasses.replace(
        session, date=option.date, start=option.start, place=option.place, minutes=option.minutes
    )
    alone = Plan(sessions=(there,))
    return next((found.text for found in rule.violations(block, alone) if found.breaks_must), None)
