"""Every session in full on the terminal."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from periodize.cli.terminal.session_view import render_sessions
from periodize.plan import Reason
from tests.build import a_hold, a_lift, a_plan, a_scenario, a_session
from tests.cli.six_weeks import six_weeks


def test_session() -> None:
    """A session shows when, where and what, each exercise with its dose, and why."""
    plan = a_plan(a_session("2027-05-04 18:00", id="w01-lower-strength-1"))
    assert render_sessions(a_scenario(), plan, 80).splitlines() == [
        "─" * 80,
        "Tue 4 May, 18:00 to 18:55, gym: Lower strength",
        "  Strength phase, off-season; id w01-lower-strength-1",
        "",
        "      Warm-up     8 min, easy movement, then two or three lighter sets of the",
        "                  first lift",
        "  1.  Back squat  4 x 4 at 72.5 kg (85 %), 1 rep in reserve, rest 3 min",
        "  2.  Side plank  3 x 45 s per side, rest 45 s",
        "",
        "  Why here:",
        "  - 48 h before Thursday's intervals",
        "",
    ]


def test_circuit() -> None:
    """A circuit shows its rounds above its stations, and its cool-down last."""
    session = a_session(
        "2027-05-04 18:00", rounds=3, round_rest_seconds=180, cool_down_minutes=5, because=()
    )
    assert render_sessions(a_scenario(), a_plan(session), 80).splitlines()[6:] == [
        "      3 rounds of, rest 3 min between rounds:",
        "  1.  Back squat  4 reps at 72.5 kg (85 %), 1 rep in reserve, rest 3 min",
        "  2.  Side plank  45 s per side",
        "      Cool-down   5 min, easy movement and stretching",
        "",
    ]


def test_how_it_is_done() -> None:
    """The cue of an exercise stands below its dose; a set of minutes is told in minutes."""
    lift = a_lift(how="Brace, sit between the hips, drive the floor away", cue="as fast as you can")
    finisher = a_hold(name="Finisher", seconds=180, sets=1, per_side=False)
    session = a_session("2027-05-04 18:00", exercises=(lift, finisher), because=())
    assert render_sessions(a_scenario(), a_plan(session), 80).splitlines()[6:11] == [
        "  1.  Back squat  4 x 4 at 72.5 kg (85 %), 1 rep in reserve, as fast as you can,",
        "                  rest 3 min",
        "                  Brace, sit between the hips, drive the floor away",
        "  2.  Finisher    1 x 3 min, rest 45 s",
        "",
    ]


def test_pounds() -> None:
    """With imperial units loads are in pounds."""
    plan = a_plan(a_session("2027-05-04 18:00"))
    assert "160 lb" in render_sessions(a_scenario(units="imperial"), plan, 80)


def test_pair_and_order() -> None:
    """Sessions stand in order of time, and pairs are explained."""
    scenario, plan = six_weeks()
    text = render_sessions(scenario, plan.replace(sessions=plan.sessions[::-1]), 80)
    assert text.index("Tue 3 Aug") < text.index("Sat 7 Aug") < text.index("Tue 7 Sep")
    assert "2a and 2b go together: one set of each in turn." in text


def test_nothing() -> None:
    """A plan without sessions says so."""
    assert render_sessions(a_scenario(), a_plan(), 80) == "No session.\n"


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_no_line_is_too_long(width: int) -> None:
    """Long doses go on below themselves, and no line is longer than the terminal is wide."""
    text = render_sessions(*six_weeks(), width)
    assert max(map(cell_len, text.splitlines())) <= width
    assert "…" not in text or width < 60


@settings(deadline=None)
@given(st.text(st.characters(codec=None)))
def test_any_name(name: str) -> None:
    """No name can bring an escape sequence or a line that is too long."""
    session = a_session(
        "2027-05-04 18:00",
        place=name,
        focus=name,
        exercises=(a_lift(name=name),),
        because=(Reason(rule="r", text=name),),
    )
    text = render_sessions(a_scenario(), a_plan(session), 60)
    assert "\x1b" not in text
    assert max(map(cell_len, text.splitlines())) <= 60
