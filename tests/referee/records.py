"""Damages to the record: what a plan says of itself that its sessions do not bear out."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import Any

from periodize.plan import BrokenWish, Plan
from tests.referee.good import Damage, changed, edited

LIFT = "lower-strength-05-18"


def goal(index: int, **fields: Any) -> Damage:
    """One goal with other figures."""

    def damage(plan: Plan) -> Plan:
        goals = list(plan.goals)
        goals[index] = dataclasses.replace(goals[index], **fields)
        return plan.replace(goals=tuple(goals))

    return damage


def off_by(index: int, amount: int) -> Damage:
    """One goal with value and bound shifted alike, so that it still looks proven."""
    return lambda plan: goal(
        index, value=plan.goals[index].value + amount, bound=plan.goals[index].bound + amount
    )(plan)


def bound_off_by(amount: int) -> Damage:
    """The bound of the gaps' goal shifted."""
    return lambda plan: goal(1, bound=plan.goals[1].bound + amount)(plan)


def week(**fields: Any) -> Damage:
    """The second week's record with other figures."""

    def damage(plan: Plan) -> Plan:
        weeks = list(plan.weeks)
        weeks[1] = dataclasses.replace(weeks[1], **fields)
        return plan.replace(weeks=tuple(weeks))

    return damage


INVENTED = BrokenWish(
    rule="steady_week", date=dt.date(2027, 5, 3), text="", cost=7, goal="steadiness"
)

RECORDS: dict[str, tuple[Damage, set[str]]] = {
    # Goals.
    "a goal's value too good": (off_by(0, -1), {"goals"}),
    "a goal's value too bad": (off_by(4, 1), {"goals"}),
    "a bound above the value": (bound_off_by(1), {"goals"}),
    "proven without a bound that meets the value": (bound_off_by(-1), {"goals"}),
    "a proof taken back": (goal(1, proven=False), {"goals"}),
    "a status that the proofs do not bear": (
        lambda plan: plan.replace(status="feasible"),
        {"goals"},
    ),
    "goals in another order": (
        lambda plan: plan.replace(goals=tuple(reversed(plan.goals))),
        {"goals"},
    ),
    "a goal left out": (lambda plan: plan.replace(goals=plan.goals[:-1]), {"goals"}),
    "a broken wish left out": (
        lambda plan: plan.replace(broken_wishes=plan.broken_wishes[1:]),
        {"goals"},
    ),
    "a broken wish made up": (
        lambda plan: plan.replace(broken_wishes=(*plan.broken_wishes, INVENTED)),
        {"goals"},
    ),
    "a broken wish made cheaper": (
        lambda plan: plan.replace(
            broken_wishes=(
                dataclasses.replace(plan.broken_wishes[0], cost=99),
                *plan.broken_wishes[1:],
            )
        ),
        {"goals"},
    ),
    # Weeks.
    "a week's sessions": (week(sessions=4), {"record"}),
    "a week's target": (week(target=1), {"record"}),
    "a week's minutes": (week(minutes=15), {"record"}),
    "a week's sets": (week(sets_by_muscle={"quads": 8.0}), {"record"}),
    "a week left out": (lambda plan: plan.replace(weeks=plan.weeks[:-1]), {"record"}),
    # Sessions.
    "an id twice": (changed("upper-05-19", id=LIFT), {"record"}),
    "a lighter load class": (
        changed(LIFT, load_class="light"),
        # The legs rest longer by it, so that the set counted next comes too soon.
        {"record", "session_mix", "goals", "dose"},
    ),
    "a phase that the week is not in": (changed(LIFT, phase="taper"), {"record", "load_ramp"}),
    "a season that the week is not in": (changed(LIFT, season="in"), {"record"}),
    "a start on another date": (
        changed("upper-05-28", start=dt.datetime.fromisoformat("2027-05-29T08:00")),
        {"record"},
    ),
    "a warm-up that is cut short": (changed(LIFT, warm_up_minutes=2), {"record"}),
    "a cool-down that its kind does not have": (changed(LIFT, cool_down_minutes=2), {"record"}),
    "rounds where there is no circuit": (changed(LIFT, rounds=3), {"rounds"}),
    "a kind of session that nobody knows": (
        changed(LIFT, focus="zumba"),
        {"record", "session_mix", "goals"},
    ),
    "a deload that is none": (
        edited(LIFT, lambda s: dataclasses.replace(s, deload=True)),
        {"record", "deload", "load_ramp"},
    ),
}
"""By name: what is done to the recorded plan, and the rules that it breaks by it."""
