"""The model `runner`: that its numbers are possible, its sessions fit, and its steps are sound."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest

from periodize.model.catalogue import Exercise, load_catalogue
from periodize.model.focus import Dose, Focus
from periodize.model.load import load_model
from periodize.model.names import LEVELS, PHASES, STAGES
from periodize.model.periodization import Model
from periodize.model.vocabulary import EQUIPMENT
from periodize.plan import Prescription, Session
from tests.build import a_session
from tests.cases import numbers_in

RUNNER = load_model("runner")
CATALOGUE = load_catalogue().exercises
GYM = frozenset(EQUIPMENT) - {"hill"}
FLOOR = frozenset[str]()
WEEKS = 9
"""Longer than any wave."""
EASY_WEEKS = ("taper", "race", "recovery")

Case = tuple[str, str, str]
"""A focus, a phase that offers it, and a level that may do it."""


def cases() -> Iterator[Case]:
    """Every focus in every phase and at every level that offers it."""
    for name, focus in RUNNER.focuses.items():
        for phase in focus.phases:
            for level in LEVELS[LEVELS.index(focus.level) :]:
                yield name, phase, level


def waves() -> Iterator[tuple[str, str, tuple[Dose, ...], bool]]:
    """Every wave with its phase, its kind, and whether it is for novices."""
    for phase, doses in RUNNER.phases.items():
        for kind, wave in doses.kinds.items():
            yield phase, kind, wave, False
        for kind, wave in doses.novice.items():
            yield phase, kind, wave, True


def fillers(
    focus: Focus,
    level: str,
    kit: frozenset[str],
    careful_with: frozenset[str] = FLOOR,
) -> dict[str, list[Exercise]]:
    """By role, the exercises that an athlete of the level could do there; the first role wins."""
    taken: set[str] = set()
    found: dict[str, list[Exercise]] = {}
    for role in focus.roles:
        fitting = [
            CATALOGUE[name]
            for name in role.exercises
            if name not in taken
            and LEVELS.index(CATALOGUE[name].level) <= LEVELS.index(level)
            and CATALOGUE[name].available_with(kit)
            and not CATALOGUE[name].stress & careful_with
        ]
        taken.update(exercise.id for exercise in fitting)
        found[role.role] = fitting
    return found


def possible(focus: str, level: str, kit: frozenset[str], careful: frozenset[str] = FLOOR) -> bool:
    """Whether every required role of a focus can be filled."""
    found = fillers(RUNNER.focuses[focus], level, kit, careful)
    return all(len(found[role.role]) >= role.at_least for role in RUNNER.focuses[focus].roles)


def done(exercise: Exercise, dose: Dose) -> Prescription:
    """An exercise at a dose: holds by time, carries by distance, the rest by repetitions."""
    held = exercise.is_held
    carried = "carry-sled" in exercise.patterns
    return Prescription(
        exercise=exercise.id,
        sets=dose.sets,
        reps=None if held or carried else dose.reps,
        seconds=dose.seconds if held else None,
        metres=dose.metres if carried else None,
        per_side=exercise.unilateral,
        rest_seconds=dose.rest_seconds,
        seconds_per_rep=dose.seconds_per_rep,
    )


def sessions(case: Case, week: int) -> tuple[Session, Session]:
    """The quickest session that a focus needs in a full gym, and the slowest of what it usually is.

    Usually it holds what it needs, and what it holds where the kit allows.
    """
    name, phase, level = case
    focus = RUNNER.focuses[name]
    found = fillers(focus, level, GYM)
    least: list[Prescription] = []
    most: list[Prescription] = []
    for role in focus.roles:
        dose = RUNNER.dose(role.dose, phase, week, level)
        ranked = sorted(
            (done(exercise, dose) for exercise in found[role.role]),
            key=lambda prescription: prescription.total_seconds,
        )
        least += ranked[: role.at_least]
        usual = max(role.at_least, role.where_possible)
        most += ranked[len(ranked) - usual :]
    return (
        a_session(
            "2027-05-04 18:00", warm_up_minutes=focus.warm_up_minutes, exercises=tuple(least)
        ),
        a_session("2027-05-04 18:00", warm_up_minutes=focus.warm_up_minutes, exercises=tuple(most)),
    )


def most_reps(percent: float) -> float:
    """Repetitions to failure at a %1RM: the larger of Epley's formula and the straight line."""
    share = percent / 100
    return max((1 / share - 1) / 0.0333, 34 - 33 * share)


class TestRepetitions:
    def test_the_table_follows_the_formula(self) -> None:
        """Each row is what can be done less two in reserve, or one from 80 % on, at least one."""
        for percent, reps in RUNNER.reps_allowed.items():
            reserve = 1 if percent >= 80 else 2
            assert reps == max(1, int(most_reps(percent) - reserve)), percent

    def test_the_known_rows_stand(self) -> None:
        """The rows that the sources' own programmes were checked against."""
        known = {
            50: 28,
            60: 18,
            65: 14,
            70: 10,
            75: 8,
            80: 6,
            85: 4,
            90: 3,
            95: 1,
            100: 1,
        }
        assert known.items() <= dict(RUNNER.reps_allowed).items()

    def test_no_dose_asks_for_more_than_the_load_allows(self) -> None:
        """Repetitions stay within the table, and those in reserve are really there."""
        for phase, kind, wave, _ in waves():
            for dose in wave:
                if dose.percent is None:
                    continue
                assert dose.reps <= RUNNER.reps_possible(dose.percent), (phase, kind, dose)
                assert dose.reps + dose.rir <= most_reps(dose.percent), (phase, kind, dose)

    def test_a_novice_keeps_three_in_reserve(self) -> None:
        """Whatever a novice does, three repetitions are left."""
        for name, phase, level in cases():
            for role in RUNNER.focuses[name].roles:
                for week in range(WEEKS):
                    dose = RUNNER.dose(role.dose, phase, week, level)
                    assert dose.rir >= 3 or level != "novice", (name, phase, role.role)

    def test_nobody_lifts_to_failure(self) -> None:
        """One repetition is left at 80 % and above, two elsewhere."""
        for phase, kind, wave, _ in waves():
            for dose in wave:
                least = 1 if (dose.percent or 0) >= 80 else 2
                assert dose.rir >= least, (phase, kind, dose)


class TestDoses:
    def test_every_kind_that_a_focus_asks_for_is_defined(self) -> None:
        """A phase defines each kind of work of each focus that it offers."""
        for name, focus in RUNNER.focuses.items():
            for phase in focus.phases:
                asked = {role.dose for role in focus.roles}
                assert asked <= set(RUNNER.phases[phase].kinds), (name, phase)

    def test_no_kind_is_defined_for_nothing(self) -> None:
        """A dose that no focus of its phase asks for would mislead a reader."""
        for phase in PHASES:
            offered = [focus for focus in RUNNER.focuses.values() if phase in focus.phases]
            roles = [role for focus in offered for role in focus.roles]
            asked = {kind for role in roles for kind in (role.dose, *role.doses.values())}
            doses = RUNNER.phases[phase]
            assert set(doses.kinds) | set(doses.novice) == asked, phase

    def test_sets_are_the_same_in_all_weeks_of_a_phase(self) -> None:
        """Load rises within a phase, sets do not."""
        for phase, kind, wave, novice in waves():
            assert len({dose.sets for dose in wave}) == 1, (phase, kind, novice)

    def test_loads_rise_by_at_most_a_tenth(self) -> None:
        """From one week of a wave to the next the load stays, or goes up by 2 to 10 %."""
        for phase, kind, wave, novice in waves():
            loads = [dose.percent for dose in wave if dose.percent is not None]
            for lighter, heavier in pairwise(loads):
                assert lighter <= heavier <= 1.1 * lighter, (phase, kind, novice)
                assert heavier == lighter or heavier >= 1.02 * lighter, (phase, kind, novice)

    def test_repetitions_never_rise_within_a_phase(self) -> None:
        """More load does not come with more repetitions."""
        for phase, kind, wave, novice in waves():
            reps = [dose.reps for dose in wave]
            assert reps == sorted(reps, reverse=True), (phase, kind, novice)

    @pytest.mark.parametrize("level", ["novice", "intermediate"])
    @pytest.mark.parametrize("kind", ["main", "secondary"])
    def test_loads_rise_by_at_most_a_tenth_between_phases(self, kind: str, level: str) -> None:
        """In every sequence the lifts go from phase to phase without a jump, nor back."""
        derivation = RUNNER.derivation
        table = derivation.novice_sequences if level == "novice" else derivation.sequences
        building = ("transition", "adaptation", "strength", "power")
        for sequence in table.values():
            loads = [
                RUNNER.dose(kind, phase, week, level).percent or 0
                for phase, weeks in sequence.items()
                if phase in building
                for week in range(weeks)
            ]
            for lighter, heavier in pairwise(loads):
                assert lighter <= heavier <= 1.1 * lighter, sequence

    @pytest.mark.parametrize("level", ["novice", "intermediate"])
    @pytest.mark.parametrize("kind", ["main", "secondary", "upper"])
    def test_one_thing_rises_at_a_time(self, kind: str, level: str) -> None:
        """In every sequence a load stays where the sets rise, or where the repetitions do."""
        derivation = RUNNER.derivation
        table = derivation.novice_sequences if level == "novice" else derivation.sequences
        building = ("transition", "adaptation", "strength", "power")
        for sequence in table.values():
            doses = [
                RUNNER.dose(kind, phase, week, level)
                for phase, weeks in sequence.items()
                if phase in building
                for week in range(weeks)
            ]
            for one, two in pairwise(doses):
                assert one.percent and two.percent
                if two.sets > one.sets or two.reps > one.reps:
                    assert two.percent <= one.percent, sequence
                assert two.percent <= 1.1 * one.percent, sequence

    @pytest.mark.parametrize("level", LEVELS)
    @pytest.mark.parametrize("phase", ["adaptation", "strength", "maintenance", "power"])
    @pytest.mark.parametrize(
        ("week", "most"),
        [
            (["lower-strength"], 0.6),
            (["lower-strength", "upper"], 0.6),
            (["lower-strength", "lower-strength", "upper", "core"], 0.6),
            # Of three rounds two are left: one would be two thirds less.
            (["circuit"], 0.67),
            (["circuit", "circuit", "upper"], 0.67),
        ],
    )
    def test_a_deload_takes_half_the_sets(
        self, week: list[str], most: float, phase: str, level: str
    ) -> None:
        """A week with all parts of its sessions loses 40 to 60 % of its sets."""
        numbers = numbers_in(RUNNER).deload
        assert numbers is not None
        kinds = [role.dose for name in week for role in RUNNER.focuses[name].roles]
        full = [RUNNER.dose(kind, phase, 0, level).sets for kind in kinds]
        left = [numbers.sets_left(kind, sets) for kind, sets in zip(kinds, full, strict=True)]
        assert 0.4 <= sum(left) / sum(full) <= most
        assert most <= numbers.at_most_of_sets

    def test_power_stands_on_four_weeks_at_seventy_percent(self) -> None:
        """Before the first power week, four weeks have gone by at 70 % or more."""
        derivation = RUNNER.derivation
        for level, table in (
            ("novice", derivation.novice_sequences),
            ("intermediate", derivation.sequences),
        ):
            for sequence in table.values():
                strong = [
                    week
                    for week in range(sequence.get("strength", 0))
                    if (RUNNER.dose("main", "strength", week, level).percent or 0) >= 70
                ]
                assert "power" not in sequence or len(strong) >= 4, sequence

    @pytest.mark.parametrize(
        ("phase", "level", "lowest", "highest"),
        [
            ("adaptation", "intermediate", 57, 65),
            ("adaptation", "novice", 50, 65),
            ("strength", "intermediate", 70, 85),
            ("strength", "novice", 65, 80),
            ("maintenance", "intermediate", 80, 85),
            ("power", "intermediate", 85, 90),
            ("transition", "intermediate", 50, 69),
        ],
    )
    def test_the_main_lift_stays_in_its_zone(
        self, phase: str, level: str, lowest: float, highest: float
    ) -> None:
        """Each phase has its range of loads."""
        for week in range(WEEKS):
            percent = RUNNER.dose("main", phase, week, level).percent
            assert percent is not None
            assert lowest <= percent <= highest

    def test_the_taper_halves_the_sets_and_keeps_the_load(self) -> None:
        """From power to taper a leg session with all its parts loses 40 to 80 % of its sets."""
        before, after = (
            sum(RUNNER.dose(role.dose, phase, WEEKS, "intermediate").sets for role in focus.roles)
            for focus, phase in (
                (RUNNER.focuses["lower-strength"], "power"),
                (RUNNER.focuses["lower-short"], "taper"),
            )
        )
        assert 0.2 <= after / before <= 0.6
        assert RUNNER.dose("main", "taper", 0, "intermediate").percent == 85

    def test_heavy_sets_are_rested(self) -> None:
        """Three minutes from 85 % on and two from 70 %, except inside a complex pair."""
        for phase, kind, wave, _ in waves():
            for dose in wave:
                if kind in ("main", "secondary") and dose.percent:
                    least = 180 if dose.percent >= 85 else 120 if dose.percent >= 70 else 60
                    assert dose.rest_seconds >= least, (phase, kind, dose)

    def test_the_pair_rests_after_the_jump(self) -> None:
        """The jump follows the lift within 30 to 90 seconds; the long rest comes after it."""
        kinds = RUNNER.phases["power"].kinds
        assert all(30 <= dose.rest_seconds <= 90 for dose in kinds["complex-lift"])
        assert all(120 <= dose.rest_seconds <= 180 for dose in kinds["complex-jump"])


class TestFocuses:
    def test_every_exercise_is_in_the_catalogue(self) -> None:
        """No list names an exercise that does not exist."""
        for name, focus in RUNNER.focuses.items():
            for role in focus.roles:
                assert set(role.exercises) <= set(CATALOGUE), (name, role.role)
                assert role.exercises or role.patterns, (name, role.role)

    def test_no_exercise_stands_twice_in_a_focus(self) -> None:
        """Each exercise of a focus has one role, so that its dose is clear."""
        for name, focus in RUNNER.focuses.items():
            listed = [exercise for role in focus.roles for exercise in role.exercises]
            assert len(listed) == len(set(listed)), name

    def test_roles_follow_the_order_of_a_session(self) -> None:
        """Jumps come fresh, then heavy lifts, accessories, calves and hips, core last."""
        for name, focus in RUNNER.focuses.items():
            stages = [STAGES.index(role.stage) for role in focus.roles]
            assert stages == sorted(stages), name

    def test_role_names_are_unique_in_a_focus(self) -> None:
        """A role can be named without saying which one."""
        for name, focus in RUNNER.focuses.items():
            assert len({role.role for role in focus.roles}) == len(focus.roles), name

    def test_pairs_have_two_neighbours_with_equal_sets(self) -> None:
        """What is done in turn stands together and has as many sets on both sides."""
        for name, phase, level in cases():
            focus = RUNNER.focuses[name]
            for letter in {role.pair for role in focus.roles if role.pair}:
                places = [n for n, role in enumerate(focus.roles) if role.pair == letter]
                assert places == [places[0], places[0] + 1], (name, letter)
                first, second = (focus.roles[place] for place in places)
                assert first.at_least == second.at_least
                for week in range(WEEKS):
                    sets = {RUNNER.dose(r.dose, phase, week, level).sets for r in (first, second)}
                    assert len(sets) == 1, (name, phase, level)

    @pytest.mark.parametrize("case", list(cases()), ids="-".join)
    def test_a_full_gym_fills_every_role(self, case: Case) -> None:
        """With all kit there is an exercise for each role at each level, required or not."""
        name, _, level = case
        found = fillers(RUNNER.focuses[name], level, GYM)
        assert all(
            len(found[role.role]) >= max(1, role.at_least) for role in RUNNER.focuses[name].roles
        )

    @pytest.mark.parametrize("focus", ["circuit", "upper", "core", "bands"])
    @pytest.mark.parametrize("level", LEVELS)
    def test_a_bare_floor_will_do(self, focus: str, level: str) -> None:
        """Without any kit there are still circuits, upper, core and light sessions."""
        assert possible(focus, level, FLOOR)

    @pytest.mark.parametrize(
        "kit",
        [
            {"dumbbell"},
            {"kettlebell"},
            {"dumbbell", "mini-band", "bench"},
            {"barbell", "plate", "rack", "dumbbell"},
        ],
    )
    @pytest.mark.parametrize("level", LEVELS)
    def test_lower_strength_needs_something_to_lift(self, kit: set[str], level: str) -> None:
        """A pair of dumbbells or a kettlebell makes a lower session; a floor and bands do not."""
        assert possible("lower-strength", level, frozenset(kit))
        assert not possible("lower-strength", level, frozenset({"mini-band", "mat", "trx"}))

    @pytest.mark.parametrize("focus", ["lower-strength", "circuit", "upper", "core", "bands"])
    @pytest.mark.parametrize("care", ["knee", "back", "wrist", "achilles", "bone-stress"])
    @pytest.mark.parametrize("level", LEVELS)
    def test_care_for_one_body_part_closes_no_focus(
        self, focus: str, care: str, level: str
    ) -> None:
        """In a gym whoever spares one part still has every session but the jumps."""
        assert possible(focus, level, GYM, frozenset({care}))

    def test_complex_is_for_those_who_may_jump(self) -> None:
        """No novice does complex pairs, and nobody whose knees or tendons are to be spared."""
        assert RUNNER.focuses["complex"].level == "intermediate"
        assert not possible("complex", "advanced", GYM, frozenset({"achilles"}))
        assert not possible("complex", "intermediate", GYM, frozenset({"knee"}))
        assert possible("complex", "intermediate", GYM, frozenset({"wrist"}))

    def test_main_lifts_can_carry_a_load(self) -> None:
        """A heavy main lift is done with weights, never with bodyweight alone."""
        for name, focus in RUNNER.focuses.items():
            heavy = [role for role in focus.roles if role.main and role.stage == "heavy"]
            for exercise in (e for role in heavy for e in role.exercises):
                assert CATALOGUE[exercise].kind == "weights", (name, exercise)
                assert not CATALOGUE[exercise].available_with(FLOOR), (name, exercise)

    def test_a_novice_squats_and_hinges(self) -> None:
        """The goblet squat, hinges with dumbbells and the hip thrust are open to novices."""
        found = fillers(RUNNER.focuses["lower-strength"], "novice", GYM)
        assert "goblet-squat" in {exercise.id for exercise in found["squat"]}
        hinges = {exercise.id for exercise in found["hinge"]}
        assert {"dumbbell-romanian-deadlift", "barbell-hip-thrust"} <= hinges
        assert not {"romanian-deadlift", "single-leg-rdl"} & hinges

    def test_a_circuit_covers_the_body(self) -> None:
        """Its stations can train all eight kinds of movement that a runner needs."""
        trained = {
            pattern
            for role in RUNNER.focuses["circuit"].roles
            for exercise in role.exercises
            for pattern in CATALOGUE[exercise].patterns
        }
        assert {"squat", "hinge", "lunge", "step", "calf", "hip-abduction-glute"} <= trained
        assert {"push-horizontal", "pull-horizontal", "core-anti-extension"} <= trained

    def test_a_circuit_has_six_to_nine_stations(self) -> None:
        """Six at least, nine at most, the hops of the warm-up aside."""
        roles = [r for r in RUNNER.focuses["circuit"].roles if r.stage != "warm-up"]
        assert sum(role.at_least for role in roles) == 6
        assert sum(role.at_most for role in roles) == 9

    def test_upper_and_core_leave_the_legs_alone(self) -> None:
        """No exercise of theirs works quads or calves first."""
        legs = {"quads", "hamstrings", "calves-gastroc", "calves-soleus"}
        for name in ("upper", "core"):
            for role in RUNNER.focuses[name].roles:
                for exercise in role.exercises:
                    assert legs.isdisjoint(CATALOGUE[exercise].primary), (name, exercise)


class TestMinutes:
    def test_lengths_rise(self) -> None:
        """Each focus lists its lengths from short to long, none twice."""
        for name, focus in RUNNER.focuses.items():
            assert list(focus.minutes) == sorted(set(focus.minutes)), name

    @pytest.mark.parametrize("case", list(cases()), ids="-".join)
    def test_the_longest_length_holds_what_is_usual(self, case: Case) -> None:
        """What a focus holds where the kit allows fits the longest length, however slow."""
        longest = RUNNER.focuses[case[0]].lengths(case[1])[-1]
        for week in range(WEEKS):
            assert sessions(case, week)[1].content_minutes <= longest

    @pytest.mark.parametrize("case", list(cases()), ids="-".join)
    def test_half_an_hour_is_enough(self, case: Case) -> None:
        """What a focus requires fits half an hour; a circuit of three rounds, 45 minutes."""
        name, phase, _ = case
        rounds = RUNNER.dose("circuit", phase, 0, case[2]).sets if name == "circuit" else 0
        limit = 45 if rounds == 3 else 30
        for week in range(WEEKS):
            assert sessions(case, week)[0].content_minutes <= limit

    @pytest.mark.parametrize(
        "case", [case for case in cases() if case[1] in EASY_WEEKS], ids="-".join
    )
    def test_easy_weeks_fit_the_shortest_length(self, case: Case) -> None:
        """In taper, race week and recovery the required part fits the shortest length."""
        assert sessions(case, 0)[0].content_minutes <= RUNNER.focuses[case[0]].lengths(case[1])[0]

    @pytest.mark.parametrize("level", ["intermediate", "advanced"])
    def test_a_usual_lower_session_takes_35_to_45_minutes(self, level: str) -> None:
        """Squat, hinge, lunge, calf and core at the doses of the strength phase."""
        focus = RUNNER.focuses["lower-strength"]
        chosen = {
            "squat": "back-squat",
            "hinge": "romanian-deadlift",
            "accessory": "bulgarian-split-squat",
            "calf": "loaded-calf-raise",
            "core": "dead-bug",
        }
        for week in range(8):
            exercises = tuple(
                done(CATALOGUE[chosen[role.role]], RUNNER.dose(role.dose, "strength", week, level))
                for role in focus.roles
                if role.role in chosen
            )
            session = a_session(
                "2027-05-04 18:00", warm_up_minutes=focus.warm_up_minutes, exercises=exercises
            )
            assert 35 <= session.content_minutes <= 45


class TestQuotas:
    def test_caps_by_season(self) -> None:
        """Two sessions a week in season, four before it."""
        assert [RUNNER.seasons[name].at_most for name in ("off", "pre", "in")] == [4, 4, 2]

    def test_every_quota_is_within_itself(self) -> None:
        """Floor and legs fit the target, the target fits the cap."""
        own = [phase.quota for phase in RUNNER.phases.values() if phase.quota]
        for quota in (*RUNNER.seasons.values(), *own):
            assert quota.floor <= quota.target <= quota.at_most
            assert quota.legs <= quota.legs_wanted <= quota.target

    @pytest.mark.parametrize("phase", ["race", "recovery"])
    def test_nothing_is_owed_around_a_race(self, phase: str) -> None:
        """In race week and recovery no session is owed, and none for the legs."""
        quota = RUNNER.phases[phase].quota
        assert quota is not None
        assert (quota.floor, quota.legs, quota.target) == (0, 0, 1)

    def test_the_target_fits_the_minutes(self) -> None:
        """Three sessions off season and two in season fit at 45 minutes each and more."""
        assert RUNNER.seasons["off"].minutes >= 3 * 45
        assert RUNNER.seasons["in"].minutes >= 2 * 60


class TestMuscles:
    def test_each_phase_has_one_range_for_each_group(self) -> None:
        """No phase is left out, none named twice, and every group of the catalogue has a range."""
        named = [phase for muscles in RUNNER.muscles for phase in muscles.phases]
        assert sorted(named) == sorted(PHASES)
        for muscles in RUNNER.muscles:
            assert set(muscles.sets) == set(load_catalogue().muscle_groups)

    def test_ranges_are_ranges(self) -> None:
        """The low end lies below the high one, and is nothing from the taper to recovery."""
        for muscles in RUNNER.muscles:
            for low, high in muscles.sets.values():
                assert 0 <= low < high
                assert low == 0 or "taper" not in muscles.phases

    def test_one_lower_session_reaches_the_legs_low_ends(self) -> None:
        """Squat, hinge, lunge, calf and hip once a week are enough for every leg muscle."""
        assert reached(RUNNER, "strength") >= {"quads", "hamstrings", "glute-max", "calves"}
        assert reached(RUNNER, "maintenance") >= {"quads", "hamstrings", "glute-max", "calves"}


def reached(model: Model, phase: str) -> set[str]:
    """The muscle groups whose low end one full lower session meets."""
    chosen = {
        "squat": "back-squat",
        "hinge": "romanian-deadlift",
        "accessory": "bulgarian-split-squat",
        "calf": "loaded-calf-raise",
        "hip": "lateral-band-walk",
    }
    (ranges,) = (muscles.sets for muscles in model.muscles if phase in muscles.phases)
    sets = dict.fromkeys(ranges, 0.0)
    for role in model.focuses["lower-strength"].roles:
        if role.role in chosen:
            exercise = CATALOGUE[chosen[role.role]]
            count = model.dose(role.dose, phase, 0, "intermediate").sets
            for group, muscles in load_catalogue().muscle_groups.items():
                sets[group] += count * exercise.credit(muscles) / 2
    return {group for group, (low, _) in ranges.items() if sets[group] >= low}
