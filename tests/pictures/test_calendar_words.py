"""What a session is called in a cell of the calendar."""

from __future__ import annotations

import dataclasses

from periodize.pictures.calendar import lift_words
from tests.build import a_hold, a_lift, a_session


def test_hops_before_the_work_do_not_name_a_session() -> None:
    """A session is named by its main lift, else by its first exercise that is no jump."""
    lift = a_lift()
    hops = dataclasses.replace(a_hold(), exercise="pogo-hop", name="Pogo hop", contacts=40)
    easy = dataclasses.replace(a_hold(), name="Side plank")
    named = [
        lift_words(a_session("2027-05-04 18:00", exercises=exercises), "metric")[0]
        for exercises in ((hops, lift), (hops, easy), (hops,), ())
    ]
    assert named == [lift.name, "Side plank", "Pogo hop", ""]
