"""The record of a plan: what is written, and what is read again."""

from __future__ import annotations

from typing import Any

import pytest

from periodize.errors import InputRefused
from periodize.plan import read_plan, write_plan
from tests.build import a_hold, a_lift, a_plan, a_session

SHAPES: dict[str, Any] = {"rounds": 3, "round_rest_seconds": 180, "cool_down_minutes": 5}
TIMED: dict[str, Any] = {"timed": True, "sides_in_turn": True}


@pytest.mark.parametrize("used", [False, True])
def test_what_only_some_sessions_have_is_written_only_there(used: bool) -> None:
    """Rounds, cool-downs and timed sets stand in the record where there are some."""
    hold = a_hold(**(TIMED if used else {}))
    session = a_session("2027-05-04 18:00", exercises=(hold,), **(SHAPES if used else {}))
    text = write_plan(a_plan(session))
    for key in (*SHAPES, *TIMED):
        assert (f'"{key}"'.encode() in text) == used
    assert read_plan(text, "plan.json") == a_plan(session)


def test_a_last_set_with_fewer_repetitions_counts_as_it_is() -> None:
    """Its repetitions and its time are those of the set, on both sides."""
    figures: dict[str, Any] = {"sets": 2, "reps": 10, "seconds_per_rep": 4, "rest_seconds": 45}
    whole, short = a_lift(**figures), a_lift(**figures, last_reps=8)
    assert (whole.all_reps, short.all_reps) == (20, 18)
    assert (whole.total_seconds, short.total_seconds) == (170, 162)
    assert a_lift(**figures, last_reps=8, per_side=True).total_seconds == 2 * (80 + 10 + 45) - 16
    for done, written in ((short, True), (whole, False)):
        text = write_plan(a_plan(a_session("2027-05-04 18:00", exercises=(done,))))
        assert (b'"last_reps"' in text) == written


@pytest.mark.parametrize(
    ("text", "place"),
    [(b"", "1:1"), (b"name: x\n", "1:2"), (b"{\n a}", "2:2"), (b"\xff\x00", "1:1")],
)
def test_what_is_no_json_is_refused_where_it_goes_wrong(text: bytes, place: str) -> None:
    """A file of another kind is refused with line and column, and with what is allowed."""
    with pytest.raises(InputRefused) as refused:
        read_plan(text, "x.json")
    assert str(refused.value).startswith(
        f"x.json:{place}: no plan: the text is not JSON; allowed: "
    )
