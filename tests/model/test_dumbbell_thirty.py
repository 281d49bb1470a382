"""The model `dumbbell-thirty`: nine moves, two sets by the clock, in thirty minutes."""

from __future__ import annotations

from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from periodize.dates import add_days, days_between
from periodize.model.catalogue import load_catalogue
from periodize.model.load import load_model
from periodize.model.names import LEVELS, PHASES
from periodize.plan import Plan, Session
from periodize.planning import solve
from periodize.referee import check
from periodize.scenario import Scenario, load_text
from tests.build import MONDAY
from tests.cases import build, put_under

MODEL = load_model("dumbbell-thirty")
CATALOGUE = load_catalogue().exercises
RULES = {str(entry["rule"]): entry for entry in MODEL.rules}
NINE = [
    "dumbbell-front-squat",
    "single-leg-deadlift-dumbbells",
    "single-leg-deadlift-alternating-row",
    "walking-lunge-knee-drive",
    "heel-drop-calf-raise",
    "kneeling-clean-single-arm-press",
    "dumbbell-single-leg-glute-bridge",
    "bridge-hold-chest-press",
    "side-plank-abduction",
]
"""The moves in the order of the source."""
EASIER = [
    {"dumbbell-suitcase-squat", "goblet-squat"},
    {"staggered-deadlift"},
    {"staggered-deadlift-row"},
    {"split-lunge"},
    {"standing-calf-raise-flat"},
    {"standing-clean-single-arm-press"},
    {"single-leg-glute-bridge", "staggered-glute-bridge"},
    {"staggered-bridge-hold-chest-press"},
    {"kneeling-side-plank"},
]
"""Its modifications, move by move."""
NO_KIT = {
    "bodyweight-squat",
    "reverse-lunge",
    "single-leg-glute-bridge",
    "side-plank",
    "push-up",
    "burpee",
    "mountain-climber",
    "standing-calf-raise-flat",
}
KINDS = {"squat", "hinge", "step", "lunge", "calf", "pull", "push", "core"}
GYM = "[barbell, plate, rack, bench, box, step, dumbbell, mat]"
HARD_TUESDAY = '  - {every: [tue], kind: intervals, minutes: 60, start: "07:00"}\n'
EASY_SATURDAY = '  - {every: [sat], kind: easy, minutes: 45, start: "07:00"}\n'
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def situation(
    weeks: int = 1,
    *,
    season: str = "pre",
    phase: str = "strength",
    athlete: str = "level: intermediate",
    kit: str = GYM,
    runs: str = HARD_TUESDAY + EASY_SATURDAY,
    phases: str = "",
) -> Scenario:
    """Some weeks of a season, with every evening free."""
    free = "".join(f'  {day}: [{{from: "18:00", to: "19:30", at: gym}}]\n' for day in DAYS)
    text = (
        "format: 1\nname: Thirty\ntimezone: Europe/Berlin\nmodel: dumbbell-thirty\n"
        f"block: {{start: {MONDAY}, weeks: {weeks}}}\nathlete: {{{athlete}}}\n"
        f"seasons: [{{from: {MONDAY}, season: '{season}'}}]\n"
        f"phases: [{phases or f'{{from: {MONDAY}, phase: {phase}}}'}]\n"
        f"runs:\n{runs}places: {{gym: {{equipment: {kit}}}}}\navailability:\n{free}"
    )
    return load_text(text, "thirty.yaml", Path())


def solved(scenario: Scenario) -> Plan:
    """The best plan, proven and accepted."""
    plan = solve(scenario).plan
    assert plan.status == "optimal"
    assert check(scenario, plan).broken == ()
    return plan


@cache
def a_week(athlete: str = "level: intermediate", kit: str = GYM, season: str = "pre") -> Plan:
    """One week of strength with intervals on Tuesday."""
    return solved(situation(athlete=athlete, kit=kit, season=season))


def of_focus(plan: Plan, focus: str) -> list[Session]:
    """The sessions of a focus."""
    return [session for session in plan.sessions if session.focus == focus]


def full(plan: Plan) -> list[Session]:
    """The sessions of the whole body."""
    return [session for session in plan.sessions if session.load_class == "circuit"]


def moves(session: Session) -> list[str]:
    """What it holds, in order."""
    return [done.exercise for done in session.exercises]


class TestTheNine:
    def test_nine_moves_in_order_and_a_finisher(self) -> None:
        """S2-R05: the moves of the source, in its order, then the trunk."""
        for session in of_focus(a_week(), "nine"):
            assert moves(session) == [*NINE, "core-burnout"]

    def test_forty_seconds_on_and_twenty_off_twice(self) -> None:
        """S2-R05: two sets of each move; eighteen minutes in all."""
        session = of_focus(a_week(), "nine")[0]
        clocked = [(done.sets, done.seconds, done.rest_seconds) for done in session.exercises[:9]]
        assert clocked == [(2, 40, 20)] * 9
        assert all(done.timed for done in session.exercises)
        assert sum(done.total_seconds for done in session.exercises[:9]) == 18 * 60

    def test_sides_have_one_set_each(self) -> None:
        """What works one side changes it from set to set, so that both are trained alike."""
        for done in of_focus(a_week(), "nine")[0].exercises:
            assert done.sides_in_turn == CATALOGUE[done.exercise].unilateral
            assert not done.per_side

    def test_thirty_minutes_in_all(self) -> None:
        """S2-R03: warm-up and cool-down are counted, and hardly a minute is left over."""
        for session in full(a_week()):
            assert session.minutes == 30
            assert session.warm_up_minutes >= 3
            assert session.cool_down_minutes >= 3
            assert 28 <= session.content_minutes <= 30

    def test_weights_leave_ten_to_twelve(self) -> None:
        """S2-R04, S2-R06: the dumbbell is chosen by the repetitions that it leaves."""
        for done in of_focus(a_week(), "nine")[0].exercises:
            weighed = CATALOGUE[done.exercise].kind == "weights" and done.role != "calf"
            assert ("ten to twelve" in done.cue) == weighed, done.exercise

    def test_counted_sets_hold_ten_to_twelve(self) -> None:
        """S2-R04: in every phase, at every level."""
        for phase, doses in MODEL.phases.items():
            for table in (doses.kinds, doses.novice):
                for dose in table.get("lift", ()):
                    assert 10 <= dose.reps <= 12, phase
                    assert dose.percent is None or dose.reps <= MODEL.reps_possible(dose.percent)


class TestTheWeek:
    @pytest.mark.parametrize(("season", "count"), [("off", 3), ("pre", 3), ("in", 2)])
    def test_two_or_three_with_a_day_between(self, season: str, count: int) -> None:
        """S2-R01, S2-R02: never on two days in a row."""
        days = [session.date for session in full(a_week(season=season))]
        assert len(days) == count
        assert all(days_between(one, other) >= 2 for one, other in pairwise(days))

    @pytest.mark.parametrize(("first", "count"), [("06:00", 0), ("06:15", 1)])
    def test_the_day_between_should_hold_48_hours(self, first: str, count: int) -> None:
        """S2-R02 asks for a day; the hours of it are wished, and cost no session."""
        windows = (
            f'  tue: [{{from: "{first}", to: "07:00", at: gym}}]\n'
            '  thu: [{from: "06:00", to: "06:30", at: gym}]\n'
        )
        text = (
            "format: 1\nname: Thirty\ntimezone: Europe/Berlin\nmodel: dumbbell-thirty\n"
            f"block: {{start: {MONDAY}, weeks: 1}}\nseasons: [{{from: {MONDAY}, season: in}}]\n"
            f"phases: [{{from: {MONDAY}, phase: strength}}]\n"
            f"places: {{gym: {{equipment: {GYM}}}}}\navailability:\n{windows}"
        )
        plan = solved(load_text(text, "thirty.yaml", Path()))
        missed = [wish for wish in plan.broken_wishes if wish.rule == "recovery_gap"]
        assert (len(full(plan)), len(missed)) == (2, count)

    def test_eight_kinds_of_movement(self) -> None:
        """S2-R07, S2-R08: every week holds all of them."""
        kinds = RULES["pattern_coverage"]["kinds"]
        assert set(kinds) == KINDS
        held = {p for s in a_week().sessions for m in moves(s) for p in CATALOGUE[m].patterns}
        assert all(held & set(patterns) for patterns in kinds.values())

    def test_hard_days_hold_brief_work_for_arms_or_trunk(self) -> None:
        """S2-R11: at most twenty minutes, and nothing for the legs."""
        (tuesday,) = [s for s in a_week().sessions if s.date == date(2027, 5, 4)]
        assert tuesday.focus in {"arms", "trunk"}
        assert tuesday.minutes <= 20
        assert tuesday.start.hour == 18

    def test_brief_work_stands_on_hard_days_only(self) -> None:
        """S2-R11: without hard running there is none."""
        plan = solved(situation(runs=EASY_SATURDAY))
        assert {session.focus for session in plan.sessions} == {"nine", "eight"}

    def test_rest_days_and_run_days_are_open(self) -> None:
        """S2-R10: a session may stand on the day of an easy run, and on a day without any."""
        block = build(situation())
        open_days = {option.date for option in block.options.all if option.focus == "nine"}
        assert open_days == set(block.scenario.days)

    def test_something_explosive_every_week(self) -> None:
        """S2-R12: compound, isolated and plyometric moves, and time to stretch."""
        held = {move for session in a_week().sessions for move in moves(session)}
        assert {"burpee", "loaded-calf-raise", "back-squat"} <= held


class TestEasierVariants:
    def test_each_move_has_its_modification_below_it(self) -> None:
        """S2-R14: nine ladders, from the modification to the move."""
        for move, easier in zip(NINE, EASIER, strict=True):
            (ladder,) = [each for each in MODEL.ladders.values() if move in each.exercises]
            assert ladder.rungs[-1].exercises == (move,)
            assert easier <= set(ladder.exercises[:-1])

    def test_a_beginner_starts_with_them(self) -> None:
        """S2-R14: any level can do the session."""
        (session, *_) = of_focus(a_week("level: novice"), "nine")
        for move, easier in zip(moves(session)[:9], EASIER, strict=True):
            assert move in easier

    def test_balance_that_fails_asks_for_a_staggered_stance(self) -> None:
        """S2-R16: who can do fewer than ten on one leg does the staggered ones."""
        athlete = "level: intermediate, can_do: {single-leg-deadlift-dumbbells: 6}"
        (session, *_) = of_focus(a_week(athlete), "nine")
        assert moves(session)[1] == "staggered-deadlift"
        assert moves(session)[3] == NINE[3]

    def test_a_beginner_climbs_after_four_weeks(self) -> None:
        """S2-R14: the move itself opens with the next segment."""
        plan = solved(situation(8, athlete="level: novice", season="in"))
        held = of_focus(plan, "nine")
        assert moves(held[0])[3] == "split-lunge"
        assert moves(held[-1])[3] == "walking-lunge-knee-drive"

    @pytest.mark.parametrize(
        ("part", "absent"),
        [
            ("knee", {"walking-lunge-knee-drive", "burpee"}),
            ("wrist", {"push-up", "burpee", "mountain-climber"}),
            ("achilles", {"heel-drop-calf-raise", "burpee"}),
        ],
    )
    def test_what_hurts_is_replaced(self, part: str, absent: set[str]) -> None:
        """S2-R13, S2-R15: all nine still stand, in a friendlier variant."""
        plan = a_week(f"level: intermediate, careful_with: [{part}]")
        assert all(len(moves(session)) == 10 for session in of_focus(plan, "nine"))
        assert absent.isdisjoint(move for session in plan.sessions for move in moves(session))

    def test_sore_wrists_hold_the_forearm_plank(self) -> None:
        """S2-R15: in place of what stands on the hands."""
        plan = a_week("level: intermediate, careful_with: [wrist]", "[mat]")
        assert all("forearm-plank" in moves(session) for session in of_focus(plan, "no-kit"))


class TestKit:
    def test_without_kit_the_menu_stands_in(self) -> None:
        """The eight moves without kit, and the trunk beside hard running."""
        plan = a_week(kit="[mat]")
        assert {session.focus for session in plan.sessions} == {"no-kit", "trunk"}
        assert set(moves(full(plan)[0])) == NO_KIT | {"core-burnout"}

    def test_with_dumbbells_it_does_not(self) -> None:
        """Dumbbells alone carry the nine and the eight."""
        plan = a_week(kit="[dumbbell]")
        assert {session.focus for session in full(plan)} == {"nine", "eight"}

    def test_every_exercise_of_the_source_can_be_scheduled(self) -> None:
        """All but sprints, which are running."""
        of_the_source = {name for name, each in CATALOGUE.items() if "S2" in each.sources}
        listed = {e for f in MODEL.focuses.values() for r in f.roles for e in r.exercises}
        assert of_the_source - listed == {"sprinting"}
        advanced = put_under(situation(athlete="level: advanced"), MODEL, load_catalogue())
        offered = {e for focus in MODEL.focuses for e in advanced.menus.fillers(focus)}
        assert offered >= of_the_source - {"sprinting"}


class TestBlocks:
    def test_the_taper_halves_the_work_of_both_sides(self) -> None:
        """One short session with 20 s for each side, in place of 40."""
        (session,) = solved(situation(phase="taper")).sessions
        assert (session.focus, session.minutes) == ("nine", 25)
        assert {(done.sets, done.seconds) for done in session.exercises[:9]} == {(2, 20)}

    def test_the_taper_brings_nothing_new(self) -> None:
        """The moves of before stay; only the easy session without weights may bring another."""
        race = "races: [{date: 2027-05-30, name: City, km: 21.1, priority: A}]\n"
        phases = ", ".join(
            f"{{from: {add_days(MONDAY, 7 * week)}, phase: {phase}}}"
            for week, phase in enumerate(("strength", "strength", "taper", "race"))
        )
        plan = solved(situation(4, phases=phases, runs=EASY_SATURDAY + race, season="in"))
        before = {m for s in plan.sessions if s.phase == "strength" for m in moves(s)}
        late = [session for session in plan.sessions if session.phase != "strength"]
        assert [session.phase for session in late] == ["taper", "race"]
        assert [session.focus for session in late] == ["nine", "easy"]
        assert set(moves(late[0])) <= before

    def test_every_third_or_fourth_week_has_one_set_of_the_two(self) -> None:
        """The source knows no lighter weeks; ours hold half of the sets, for both sides."""
        plan = solved(situation(5, season="in"))
        assert [number for number, week in enumerate(plan.weeks, 1) if week.deload] == [4]
        light = [session for session in full(plan) if session.deload]
        assert {done.sets for session in light for done in session.exercises} == {1}
        assert {done.sets for s in full(plan) if not s.deload for done in s.exercises[:9]} == {2}
        shared = [done.sides_in_turn for done in light[0].exercises]
        assert shared == [CATALOGUE[move].unilateral for move in moves(light[0])]

    def test_the_finisher_names_its_moves(self) -> None:
        """Three minutes of the trunk say of what: a minute a turn of three moves."""
        (session, *_) = of_focus(a_week(), "nine")
        assert "20 s each in turn" in session.exercises[-1].cue
        for move in ("dead-bug", "forearm-plank", "side-plank"):
            assert CATALOGUE[move].name.lower() in session.exercises[-1].cue

    @pytest.mark.parametrize("level", LEVELS)
    def test_every_phase_can_be_planned(self, level: str) -> None:
        """A week of each of the eight phases is proven and accepted, at every level."""
        phases = ", ".join(
            f"{{from: {add_days(MONDAY, 7 * number)}, phase: {phase}}}"
            for number, phase in enumerate(PHASES)
        )
        plan = solved(situation(len(PHASES), athlete=f"level: {level}", phases=phases))
        assert [week.phase for week in plan.weeks] == list(PHASES)
        assert all(week.sessions for week in plan.weeks)

    @pytest.mark.parametrize("level", LEVELS)
    @pytest.mark.parametrize("weeks", [1, 2, 26, 52])
    def test_blocks_of_any_length_are_strength(self, weeks: int, level: str) -> None:
        """The source knows one kind of week, for everyone."""
        block = build(situation(weeks, athlete=f"level: {level}"))
        assert {week.phase for week in block.calendar.weeks} == {"strength"}

    def test_every_kind_of_work_is_defined_and_no_other(self) -> None:
        """A phase defines each kind of work of each focus that it offers."""
        for phase, doses in MODEL.phases.items():
            offered = [focus for focus in MODEL.focuses.values() if phase in focus.phases]
            roles = [role for focus in offered for role in focus.roles]
            asked = {kind for role in roles for kind in (role.dose, *role.doses.values())}
            assert set(doses.kinds) == asked, phase
            assert set(doses.novice) <= asked, phase

    def test_one_thing_rises_at_a_time(self) -> None:
        """Repetitions or load, by 2 to 10 %; never both."""
        for table in (MODEL.phases["strength"].kinds, MODEL.phases["strength"].novice):
            for before, after in pairwise(table["lift"]):
                assert not (after.reps > before.reps and after.percent != before.percent)
                assert 1 <= (after.percent or 1) / (before.percent or 1) <= 1.1
                assert after.sets == before.sets
