"""Eight weeks in four segments, about which statements are made by hand."""

from __future__ import annotations

from periodize.block import Menu
from periodize.engine.coupling import Reach, Segments
from periodize.statements.atoms import Choice, Held
from periodize.statements.decided import Decided
from periodize.statements.statement import Statement
from tests.agreement.worlds import evenings
from tests.engine.statements import must
from tests.toy import a_block, a_model

BLOCK = a_block(56, windows=evenings(*range(0, 56, 7)), model=a_model(("legs",), segment_weeks=2))
"""With a session each week."""
SQUAT = (("squat", 1),)
HOME, AWAY = Choice("at home"), Choice("away")
MATCHES = [Choice(f"segment {segment} matches") for segment in range(4)]


def menu(segment: int) -> Menu:
    """The one menu of a segment."""
    return Menu(segment, "legs", "gym")


def session(segment: int) -> Held:
    """The first session of a segment."""
    return Held(BLOCK.options.all[2 * segment])


def together(*segments: int) -> Statement:
    """At most one of the first sessions of some segments."""
    return must({session(segment): 1 for segment in segments}, 1)


def reach_of(*statements: Statement) -> Reach:
    """The reach of some statements about the eight weeks."""
    return Reach(Decided(BLOCK, {}, statements))


def only(*segments: int) -> Segments:
    """These segments."""
    return frozenset(segments)


def a_home() -> list[Statement]:
    """Segments 0 and 1 match a home day that is stated with no session; there is one home."""
    return [
        must({MATCHES[0]: 1, session(0): -1}, 0),
        must({MATCHES[1]: 1, session(1): -1}, 0),
        must({MATCHES[0]: 1, HOME: -1}, 0),
        must({MATCHES[1]: 1, HOME: -1}, 0),
        must({HOME: 1, AWAY: 1}, 1),
        must({AWAY: 1}, 1),
    ]
