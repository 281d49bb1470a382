"""A plan that somebody wrote by hand, as the rules read it."""

from __future__ import annotations

import dataclasses

from periodize.plan import read_plan
from periodize.policy.case import Case
from periodize.referee import complete, judge
from tests.agreement.worlds import with_focuses
from tests.referee.good import good_plan, nine_weeks
from tests.toy import a_block, a_plan, a_session, day

SPARSE = """\
{"format": 1, "sessions": [
  {"id": "b", "date": "2027-05-07", "start": "2027-05-07T18:00", "minutes": 30, "place": "gym",
   "focus": "upper", "exercises": []},
  {"id": "a", "date": "2027-05-03", "start": "2027-05-03T18:00", "minutes": 30, "place": "gym",
   "focus": "legs", "exercises": []}]}
"""


def test_what_follows_is_filled_in() -> None:
    """Load class, season, phase and warm-up follow from focus and week; sessions are sorted."""
    whole = complete(a_block(), read_plan(SPARSE, "sparse.json"))
    assert [(session.id, session.load_class) for session in whole.sessions] == [
        ("a", "lower-heavy"),
        ("b", "upper"),
    ]
    assert {(session.season, session.phase) for session in whole.sessions} == {("off", "strength")}
    assert [session.warm_up_minutes for session in whole.sessions] == [5, 5]


def test_what_is_said_stays() -> None:
    """A claim is not overwritten, so that it can be found wrong."""
    said = dataclasses.replace(a_session(0), load_class="light", phase="taper", warm_up_minutes=1)
    assert complete(a_block(), a_plan(said)).sessions == (said,)


def test_strangers_stay_empty() -> None:
    """A focus that nobody knows, and a day outside the block, give nothing to fill in."""
    stranger = dataclasses.replace(
        a_session(0), focus="zumba", load_class="", warm_up_minutes=0, date=day(90), phase=""
    )
    found = complete(a_block(), a_plan(stranger)).sessions[0]
    assert (found.load_class, found.phase, found.warm_up_minutes) == ("", "", 0)


def test_a_sparse_plan_is_judged_like_a_full_one() -> None:
    """Leaving out what follows changes nothing of the verdict."""
    block, rules = nine_weeks()
    sparse = good_plan().replace(
        sessions=tuple(
            dataclasses.replace(session, load_class="", season="", phase="", warm_up_minutes=0)
            for session in reversed(good_plan().sessions)
        )
    )
    assert judge(Case(block, tuple(rules)), sparse) == judge(Case(block, tuple(rules)), good_plan())


def test_a_cool_down_is_filled_in() -> None:
    """A session that leaves its cool-down out has the one of its focus."""
    model = with_focuses({"legs": {"cool_down_minutes": 4}})
    whole = complete(a_block(model=model), a_plan(a_session(0)))
    assert [session.cool_down_minutes for session in whole.sessions] == [4]
