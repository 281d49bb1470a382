"""No wish about hours is worth the main lift of a session."""

from __future__ import annotations

import pytest

from periodize.open_scenario import OpenScenario
from periodize.plan import Session
from tests.questions.small import opened

HEAD = """\
format: 1
name: June
timezone: Europe/Berlin
block: {start: 2027-05-31, weeks: 3}
athlete: {level: intermediate, one_rep_max_kg: {back-squat: 110, romanian-deadlift: 100}}
phases: [{from: 2027-05-31, phase: strength}]
runs:
  - {every: [thu], kind: intervals, km: 9, start: "18:30"}
  - {every: [sun], kind: long, km: 18}
places:
  gym: {equipment: [barbell, plate, rack, mat, box, dumbbell, kettlebell], bar_kg: 20}
  home: {equipment: [mat, dumbbell], dumbbells_kg: [4, 6, 8, 10]}
availability:
  fri: [{from: "12:00", to: "12:40", at: gym}]
  tue: [{from: "18:00", to: "HOUR", at: gym}]
"""
AT_HOME = """\
  mon: [{from: "18:00", to: "19:15", at: home}]
"""


def heavy(found: OpenScenario) -> list[Session]:
    """The heavy sessions of the plan."""
    return [each for each in found.plan.sessions if each.load_class == "lower-heavy"]


def lifted(found: OpenScenario) -> set[str]:
    """The squats and hinges of the heavy sessions."""
    done = [each for session in heavy(found) for each in session.exercises]
    return {each.exercise for each in done if each.role in ("squat", "hinge")}


@pytest.mark.parametrize("more", ["", AT_HOME])
def test_a_session_is_not_cut_to_keep_a_wished_gap(more: str) -> None:
    """Half an hour would end 48 h before the intervals; the barbell takes longer, and stands."""
    found = opened(HEAD.replace("HOUR", "19:15") + more)
    assert [session.minutes > 30 for session in heavy(found)] == [True, True, True]
    assert {session.place for session in heavy(found)} == {"gym"}
    assert lifted(found) == {"back-squat", "romanian-deadlift"}
