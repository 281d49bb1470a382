"""The model `goal-zones`: its zones, counts and lists are those of its source."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest

from periodize.model.catalogue import load_catalogue
from periodize.model.focus import Dose, Focus, Role
from periodize.model.load import load_model
from periodize.model.names import LEVELS, PHASES
from periodize.policy.entries import CLASSES
from periodize.rules.session_size import SessionSize
from tests.agreement.worlds import with_focuses
from tests.toy import DOSE, a_block, a_plan, a_role, a_session

ZONES = load_model("goal-zones")
CATALOGUE = load_catalogue().exercises
RULES = {str(entry["rule"]): entry for entry in ZONES.rules}
WEEKS = 10
"""Longer than any wave."""
LIFTS = {"squat", "hinge", "lunge", "pull", "press"}
"""The parts that are trained in the zone of the goal; in endurance every part but jumps is."""
JUMPS = {"jump", "bound"}
"""The parts that train power, whatever the goal."""
STRENGTH = ((3, 5), (3, 6), (80, 90))
SIZE = ((3, 5), (6, 12), (65, 85))
ENDURANCE = ((2, 5), (12, 20), (1, 66))

Spans = tuple[tuple[int, int], tuple[int, int], tuple[int, int]]


def zone_of(focus: Focus, role: Role) -> Spans:
    """Sets, repetitions and %1RM as the source states them for a goal."""
    if role.role in JUMPS:
        return STRENGTH
    if role.role not in LIFTS:
        return ENDURANCE
    zones: dict[tuple[str, ...], Spans] = {("strength",): STRENGTH, ("hypertrophy",): SIZE}
    return zones.get(focus.goals, ENDURANCE)


def doses() -> Iterator[tuple[str, Focus, Role, str, Dose]]:
    """Every dose that an exercise of a focus may have, with its exercise."""
    for name, focus in ZONES.focuses.items():
        for phase in focus.phases:
            for level in LEVELS:
                for role in focus.roles:
                    for exercise in role.exercises:
                        for week in range(WEEKS):
                            dose = ZONES.dose(role.dose_of(exercise), phase, week, level)
                            yield f"{name} {phase} {level}", focus, role, exercise, dose


def most_reps(percent: float) -> float:
    """Repetitions to failure at a %1RM: the larger of Epley's formula and the straight line."""
    share = percent / 100
    return max((1 / share - 1) / 0.0333, 34 - 33 * share)


class TestZones:
    def test_every_dose_lies_in_its_zone(self) -> None:
        """Sets, repetitions and loads are those of the goal, in all phases and at all levels."""
        for where, focus, role, exercise, dose in doses():
            sets, reps, load = zone_of(focus, role)
            assert sets[0] <= dose.sets <= sets[1], (where, exercise)
            assert reps[0] <= dose.reps <= reps[1], (where, exercise)
            assert dose.percent is None or load[0] <= dose.percent <= load[1], (where, exercise)

    def test_the_corners_that_no_load_allows_are_cut(self) -> None:
        """No dose asks for more than its load allows, and what it keeps in reserve is there."""
        for where, _, _, exercise, dose in doses():
            if dose.percent is not None:
                assert dose.reps <= ZONES.reps_possible(dose.percent), (where, exercise)
                assert dose.reps + dose.rir <= most_reps(dose.percent), (where, exercise)

    def test_the_rule_holds_the_same_zones(self) -> None:
        """What the rule asks is what the source states, part by part."""
        rule = CLASSES["dose_zones"].model_validate(RULES["dose_zones"])
        for name, focus in ZONES.focuses.items():
            for role in focus.roles:
                sets, reps, load = zone_of(focus, role)
                zones = rule.model_dump()["zones"][name]
                zone = next(z for z in zones if not z["roles"] or role.role in z["roles"])
                assert (zone["sets"], zone["reps"]) == (sets, reps), (name, role.role)
                lifted = role.stage == "heavy"
                assert not lifted or zone["percent"] == load, (name, role.role)

    def test_something_is_kept_in_reserve(self) -> None:
        """One repetition from 80 % on, two below, three by novices."""
        for where, _, _, exercise, dose in doses():
            least = 1 if (dose.percent or 0) >= 80 else 2
            assert dose.rir >= (3 if where.endswith("novice") else least), (where, exercise)

    def test_heavy_sets_are_rested(self) -> None:
        """Three minutes from 85 % on for the legs, and two for all that is heavy."""
        for where, focus, _, exercise, dose in doses():
            if (dose.percent or 0) >= 80:
                legs = focus.load_class == "lower-heavy" and (dose.percent or 0) >= 85
                assert dose.rest_seconds >= (180 if legs else 120), (where, exercise)

    @pytest.mark.parametrize("table", ["kinds", "novice"])
    def test_loads_climb_by_two_to_ten_percent(self, table: str) -> None:
        """Within a phase and from adaptation to strength; never while repetitions rise."""
        climbing = [getattr(ZONES.phases[phase], table) for phase in ("adaptation", "strength")]
        for kind in climbing[1].keys() & climbing[0].keys():
            wave = [dose for part in climbing for dose in part[kind]]
            for before, after in pairwise(wave):
                if before.percent and after.percent and after.percent != before.percent:
                    assert 1.02 <= after.percent / before.percent <= 1.1, (kind, before, after)
                    assert after.reps <= before.reps, (kind, before, after)
                    assert after.sets == before.sets or after.reps < before.reps, (kind, after)


class TestCounts:
    def test_three_to_five_and_fewer_the_heavier(self) -> None:
        """Three to five exercises: beside a jump heavy legs hold three, and four in other zones."""
        rule = CLASSES["session_size"].model_validate(RULES["session_size"])
        assert isinstance(rule, SessionSize)
        assert set(rule.slots) == set(ZONES.focuses)
        assert all(3 <= fewest <= most <= 5 for fewest, most in rule.slots.values())
        for part in ("legs", "upper"):
            most = [rule.slots[f"{part}-{zone}"][1] for zone in ("strength", "size", "endurance")]
            assert most == sorted(most)
        assert [rule.slots[f"legs-{zone}"] for zone in ("strength", "size", "endurance")] == [
            *((3, 4), (3, 5), (4, 5))
        ]

    def test_two_a_week_in_season_and_four_off_it(self) -> None:
        """The caps of the source; all four are wanted off season."""
        caps = {name: quota.at_most for name, quota in ZONES.seasons.items()}
        assert caps == {"off": 4, "pre": 4, "in": 2}
        assert ZONES.seasons["off"].target == 4

    def test_each_goal_has_its_own_sessions(self) -> None:
        """A goal has legs and arms of one zone; fitness trains as endurance does."""
        offered = {
            goal: {name for name, focus in ZONES.focuses.items() if goal in focus.goals}
            for goal in ("strength", "hypertrophy", "endurance", "fitness")
        }
        assert offered["strength"] == {"legs-strength", "upper-strength"}
        assert offered["hypertrophy"] == {"legs-size", "upper-size"}
        assert offered["endurance"] == offered["fitness"] == {"legs-endurance", "upper-endurance"}


class TestLists:
    def test_the_lists_are_the_sources_own(self) -> None:
        """All 59 exercises of the source stand in some focus, and nothing else does."""
        listed = {e for focus in ZONES.focuses.values() for r in focus.roles for e in r.exercises}
        menu = {name for name, exercise in CATALOGUE.items() if "S4" in exercise.sources}
        assert listed == menu
        assert len(menu) == 59

    def test_no_exercise_stands_twice_in_a_focus(self) -> None:
        """Each exercise of a focus has one part, so that its dose is clear."""
        for name, focus in ZONES.focuses.items():
            listed = [exercise for role in focus.roles for exercise in role.exercises]
            assert len(listed) == len(set(listed)), name

    def test_side_hips_stand_in_every_session(self) -> None:
        """Two sessions a week are two exposures of the hip abductors."""
        for name, focus in ZONES.focuses.items():
            (role,) = (role for role in focus.roles if role.role == "hip")
            assert role.at_least == 1, name
            assert all("glute-med" in CATALOGUE[e].primary for e in role.exercises), name

    @pytest.mark.parametrize(
        ("easier", "harder"),
        [
            ("single-leg-rdl", "single-leg-rdl-row"),
            ("kettlebell-military-press", "kettlebell-military-press-single-leg"),
            ("supported-pistol-squat", "pistol-squat"),
            ("box-pistol-squat", "pistol-squat"),
            ("step-up-and-over", "crossover-step-up"),
        ],
    )
    def test_harder_variants(self, easier: str, harder: str) -> None:
        """What the source names as harder stands on the rung above."""
        (ladder,) = (each for each in ZONES.ladders.values() if harder in each.exercises)
        assert ladder.rung_of(harder) == ladder.rung_of(easier) + 1

    def test_pistols_and_crossovers_open_by_ability(self) -> None:
        """Straps and box help until five pistols, ten clean steps over open the crossover."""
        pistol, step = ZONES.ladders["pistol"], ZONES.ladders["step"]
        assert [pistol.first("advanced", {"pistol-squat": n}) for n in (4, 5)] == [0, 1]
        assert pistol.weeks_to(1) is None
        assert [step.first("novice", {"step-up-and-over": n}) for n in (9, 10)] == [0, 1]

    def test_knee_drives_are_many_and_fast(self) -> None:
        """Twenty and more at a second each, in every phase."""
        drives = [dose for _, _, _, exercise, dose in doses() if exercise == "trx-knee-drive"]
        assert drives
        assert all(dose.reps >= 20 and dose.seconds_per_rep == 1 for dose in drives)

    def test_the_overhead_lunge_is_moderate(self) -> None:
        """Never above 65 %, whatever the goal."""
        lunges = [
            dose for _, _, _, exercise, dose in doses() if exercise == "overhead-walking-lunge"
        ]
        assert lunges
        assert all(dose.percent is not None and dose.percent <= 65 for dose in lunges)

    def test_extensions_on_a_ball_spare_no_back(self) -> None:
        """Whoever is careful with the back is not given them."""
        assert "careful_with" in RULES
        for name in ("stability-ball-back-extension", "stability-ball-reverse-hip-extension"):
            assert "back" in CATALOGUE[name].stress

    def test_each_leg_session_begins_with_a_jump(self) -> None:
        """Jumps of every kind but the squat's own stand first in the legs of each goal."""
        kinds = {"box-jump", "lateral-box-jump", "single-leg-hop", "leap", "lateral-bound"}
        for zone in ("strength", "size", "endurance"):
            first = ZONES.focuses[f"legs-{zone}"].roles[0]
            assert (first.role, first.stage) == ("jump", "power")
            assert kinds <= set(first.exercises)

    def test_six_kinds_of_jump(self) -> None:
        """Box, sideways, hops, leaps, bounds and squat jumps are there, straps as an option."""
        jumps = {e for role in ZONES.focuses["jumps"].roles for e in role.exercises}
        assert {"box-jump", "lateral-box-jump", "single-leg-hop", "leap"} <= jumps
        assert {"lateral-bound", "jump-squat", "trx-deep-squat-jump"} <= jumps


class TestShape:
    def test_every_kind_that_a_focus_asks_for_is_defined(self) -> None:
        """A phase defines each kind of work of each focus that it offers, and no other."""
        for phase in PHASES:
            asked = {
                role.dose_of(exercise)
                for focus in ZONES.focuses.values()
                if phase in focus.phases
                for role in focus.roles
                for exercise in role.exercises
            }
            assert set(ZONES.phases[phase].kinds) == asked, phase
            assert set(ZONES.phases[phase].novice) <= asked, phase

    def test_lists_of_lengths_rise(self) -> None:
        """Lengths run from short to long in every phase."""
        for focus in ZONES.focuses.values():
            for phase in focus.phases:
                lengths = focus.minutes_by_phase.get(phase, focus.minutes)
                assert list(lengths) == sorted(set(lengths))

    def test_what_must_be_there_needs_no_kit_in_endurance(self) -> None:
        """On a bare floor a novice has legs, arms and the easy session."""
        for name in ("legs-endurance", "upper-endurance", "easy"):
            for role in ZONES.focuses[name].roles:
                free = [
                    e
                    for e in role.exercises
                    if CATALOGUE[e].available_with(frozenset()) and CATALOGUE[e].level == "novice"
                ]
                assert len(free) >= role.at_least, (name, role.role)


@pytest.mark.parametrize(
    ("legs", "fine"),
    [((13,), True), ((9,), True), ((14,), False), ((8,), False), ((8, 14), False)],
)
def test_jumps_wait_for_legs(legs: tuple[int, ...], fine: bool) -> None:
    """A session for the legs stands 7 to 11 days before a jump, as under `runner`."""
    rule = CLASSES["return_from_break"].model_validate(RULES["return_from_break"])
    lift = a_role("lift", ["squat"], main=True)
    jump = a_role("jump", ["plank"], dose="jump", at_least=0)
    doses = {phase: {"kinds": {"main": [DOSE], "jump": [DOSE]}} for phase in PHASES}
    block = a_block(28, model=with_focuses({"legs": {"roles": [lift, jump]}}, phases=doses))
    sessions = [a_session(day, exercises=("squat",)) for day in legs]
    plan = a_plan(*sessions, a_session(20, exercises=("plank",)))
    assert (list(rule.violations(block, plan)) == []) == fine
