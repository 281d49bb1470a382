"""What rules weigh, so that only those are asked again whom a change concerns."""

from __future__ import annotations

from typing import Literal

Reach = Literal["exercises", "menus", "loads", "session", "week", "days", "weeks"]
"""What a rule weighs:

exercises: what a session holds, each by itself;
menus: what sessions hold, over weeks;
loads: how heavy that is, which is settled once the sessions stand;
session: the day, hour and length of a session, each by itself;
week: which sessions a week has;
days: sessions that stand some days apart;
weeks: what whole weeks come to, on whichever of their days.
"""

OF_DAYS: frozenset[Reach] = frozenset({"session", "week", "days"})
"""The reach of rules to which a session's day or hour matters."""
OF_CONTENTS: frozenset[Reach] = frozenset({"exercises", "menus", "loads"})
"""The reach of rules that look at exercises; of a session without any they cannot say anything."""
ALONE: frozenset[Reach] = frozenset({"exercises", "session"})
"""The reach of rules that weigh each session by itself."""
