"""What a coach rejects at a glance, looked for in solved plans; each docstring is the smell.

Dates and figures are read by themselves here; no rule is asked.
"""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest

from periodize import dates
from tests.smells import HEAVY, LEGS, TRAINING, Case, case, days_after, loads_on_a_bar, sets

DAY = dt.timedelta(days=1)


@pytest.fixture(params=["half-two-quality-days", "masters-careful-knee", "travelling-week"])
def solved(request: pytest.FixtureRequest) -> Case:
    """A shipped scenario with its plan."""
    return case(request.param)


def test_heavy_before_hard(solved: Case) -> None:
    """Heavy legs in the 24 hours before a hard run, a long run or a race."""
    for session in solved.heavy:
        for start in solved.hard_starts:
            assert not dt.timedelta(0) <= start - session.end < DAY, session.id


def test_legs_in_the_morning_quality_in_the_evening(solved: Case) -> None:
    """Legs lifted, and a quality run later on the same day."""
    quality = [run for run in solved.hard_runs if "quality" in run.demand]
    for session in solved.legs:
        assert not [r for r in quality if r.date == session.date and r.start > session.start]


def test_heavy_after_long(solved: Case) -> None:
    """Heavy legs on the day after a long run or a race."""
    long = [run.date for run in solved.hard_runs if "long" in run.demand]
    tired = {day + DAY for day in (*long, *(race.date for race in solved.scenario.races))}
    assert not [session.id for session in solved.heavy if session.date in tired]


def test_heavy_twice_in_two_days(solved: Case) -> None:
    """Two heavy sessions for the legs within 48 hours, the week's edge included."""
    assert len(solved.heavy) > 5
    for one, other in pairwise(solved.legs):
        assert other.start - one.start >= 2 * DAY, (one.id, other.id)


def test_three_hard_days(solved: Case) -> None:
    """Three hard days in a row, where the third is one of heavy weights."""
    running = {start.date() for start in solved.hard_starts}
    lifting = {session.date for session in solved.heavy}
    for days in solved.stretches(3):
        assert not (set(days) <= running | lifting and not set(days) <= running), days


def test_a_day_of_rest(solved: Case) -> None:
    """Seven days without one that is free of hard running and of leg work."""
    running = {run.date for run in solved.hard_runs if "quality" in run.demand}
    running |= {race.date for race in solved.scenario.races}
    lifting = {session.date for session in solved.legs}
    for days in solved.stretches(7):
        assert set(days) - running - lifting or set(days) <= running, days[0]


def test_race_week(solved: Case) -> None:
    """A race week with an exercise that is new, a new load, or more sets than usual."""
    for race in solved.scenario.races:
        if race.priority != "A":
            continue
        last = solved.between(race.date - 6 * DAY, 7)
        before = [s for s in solved.sessions if s.date < race.date - 6 * DAY]
        mains = {e.exercise for s in before for e in s.exercises if e.percent_1rm}
        heaviest = max((e.percent_1rm or 0 for s in before for e in s.exercises), default=0)
        for session in last:
            for each in session.exercises:
                assert each.percent_1rm is None or each.exercise in mains, each.exercise
                assert (each.percent_1rm or 0) <= heaviest
        weeks = [sets(solved.between(w.start, 7)) for w in solved.plan.weeks if w.phase in TRAINING]
        assert sets(last) <= sum(weeks) / len(weeks) / 2


def test_races_by_their_weight(solved: Case) -> None:
    """Full strength in the week before an A race, or a C race that empties a whole week."""
    for race in solved.scenario.races:
        week = solved.between(race.date - 6 * DAY, 7)
        if race.priority == "A":
            assert sum(session.load_class in HEAVY for session in week) <= 1
        if race.priority == "C":
            assert solved.between(dates.monday_of(race.date), 7), race.name


def test_squats_after_a_race(solved: Case) -> None:
    """Heavy legs before the body is back from a race: three days after 10 km, five after a half."""
    for race in solved.scenario.races:
        wait = 3 if race.km < 16 else 5 if race.km < 30 else 10
        wait = (wait + 1) // 2 if race.priority == "C" else wait
        after = [days_after(race.date, session.date) for session in solved.heavy]
        assert not [days for days in after if 0 <= days < wait], race.name


def test_deloads(solved: Case) -> None:
    """More than six weeks without a lighter one, or a deload that is bigger than what it lightens.

    Lighter is a week of a deload, of a taper, race, recovery or transition, or without strength.
    """
    easy = {"taper", "race", "recovery", "transition"}
    full = 0
    average: list[float] = []
    for week in solved.plan.weeks:
        held = solved.between(week.start, 7 - week.start.weekday())
        each = sets(held) / len(held) if held else 0
        if week.deload:
            assert full == 0 or each < 0.7 * average[-1], week.start
        elif week.phase in TRAINING and held:
            average.append(each)
        full = full + 1 if held and week.phase not in easy and not week.deload else 0
        assert full < 6, week.start
    if len(solved.plan.weeks) > 8:
        assert any(week.deload for week in solved.plan.weeks)


def test_loads_that_jump(solved: Case) -> None:
    """A load that jumps by more than a tenth and a step, or that rises with sets or repetitions."""
    compared = 0
    weeks: dict[str, dict[dt.date, tuple[float, int, int]]] = {}
    for session, each, exercise in solved.done():
        if not each.load_kg or session.deload:
            continue
        monday = dates.monday_of(session.date)
        before = [found for week, found in weeks.get(exercise.id, {}).items() if week < monday]
        figures = (each.load_kg, each.sets, each.reps or 0)
        if before:
            load, count, reps = before[-1]
            compared += 1
            # The smallest step of these places: two plates of 1.25 kg, or the next dumbbell.
            bar = "barbell" in exercise.equipment
            step = 2.5 if bar else 4
            assert each.load_kg <= max(load * 1.1, load + step) + 0.01, (session.id, exercise.id)
            if each.sets > count or (each.reps or 0) > reps:
                assert each.load_kg <= load, (session.id, exercise.id)
        heavier = max(figures, weeks.get(exercise.id, {}).get(monday, figures))
        weeks.setdefault(exercise.id, {})[monday] = heavier
    assert compared > 5


def test_repetitions_that_are_possible(solved: Case) -> None:
    """More repetitions than anybody can do at that share of the maximum, such as 6 at 90 %."""
    lifted = [each for _, each, _ in solved.done() if each.percent_1rm and each.reps]
    assert lifted
    for each in lifted:
        share = (each.percent_1rm or 0) / 100
        most = max((1 / share - 1) / 0.0333, 34 - 33 * share)
        assert (each.reps or 0) <= most, (each.exercise, each.reps, each.percent_1rm)


def test_loads_that_exist(solved: Case) -> None:
    """A load that no plates or dumbbells of the place make, such as 67.3 kg."""
    for session, each, exercise in solved.done():
        if not each.load_kg:
            continue
        place = solved.scenario.places[session.place]
        kit = {item for items in exercise.equipment for item in items.split("|")}
        bar = loads_on_a_bar(place.bar_kg, place.plates_kg)
        loads = {*place.dumbbells_kg, *place.kettlebells_kg, *(bar if "barbell" in kit else ())}
        assert any(abs(each.load_kg - load) < 0.01 for load in loads), (session.id, each.load_kg)
        if maximum := solved.scenario.athlete.one_rep_max_kg.get(each.exercise):
            assert each.load_kg <= maximum


def test_jumps_while_fresh(solved: Case) -> None:
    """Jumps after heavy lifts that they are no pair with, or at the end of the session."""
    for session in solved.sessions:
        for place, each in enumerate(session.exercises):
            if solved.exercise(each.exercise).kind != "plyometric":
                continue
            before = [
                other
                for other in session.exercises[:place]
                if solved.exercise(other.exercise).kind != "plyometric"
            ]
            assert all(other.pair and other.pair == each.pair for other in before), session.id
            assert place + 1 < len(session.exercises), session.id


def test_nothing_is_forgotten(solved: Case) -> None:
    """All push and no pull, squats and no hinge, no calves, no hips: in a whole phase."""
    for phase, sessions, weeks in solved.phases:
        if phase not in TRAINING or weeks < 3:
            continue
        held = solved.patterns(sessions)
        assert {"squat", "hinge", "calf", "hip-abduction-glute"} <= held, phase
        assert {"push-horizontal", "push-vertical"} & held, phase
        assert {"pull-horizontal", "pull-vertical"} & held, phase
        assert any(pattern.startswith("core-") for pattern in held), phase


def test_left_and_right(solved: Case) -> None:
    """One leg trained and not the other."""
    sided = [each for _, each, exercise in solved.done() if exercise.unilateral]
    assert sided
    assert all(each.per_side for each in sided)


def test_a_session_is_not_crowded(solved: Case) -> None:
    """Seven heavy exercises, or more work than the minutes of the session hold."""
    for session in solved.sessions:
        heavy = [each for each in session.exercises if (each.percent_1rm or 0) >= 70]
        assert len(heavy) <= 4, session.id
        assert session.content_minutes <= session.minutes <= 60, session.id


def test_neither_stale_nor_restless(solved: Case) -> None:
    """The same session for twelve weeks, or a main lift that does not stay for its phase."""
    for _, sessions, _ in solved.phases:
        for place in {session.place for session in sessions}:
            for focus in {s.focus for s in sessions if s.load_class in HEAVY}:
                lifts = {
                    frozenset(e.exercise for e in s.exercises if e.role in {"squat", "hinge"})
                    for s in sessions
                    if (s.focus, s.place) == (focus, place)
                }
                assert len(lifts) <= 1, focus
    contents = [frozenset(each.exercise for each in session.exercises) for session in solved.legs]
    assert len(set(contents)) >= len(solved.plan.weeks) // 4


def test_peak_week(solved: Case) -> None:
    """Heavy strength piled up in the week with the most running."""
    load = {week.start: 0 for week in solved.plan.weeks}
    for run in solved.scenario.runs:
        monday = dates.monday_of(run.date)
        load[max(monday, solved.scenario.days.start)] += run.minutes
    peak = max(load, key=lambda start: load[start])
    heavy = [sum(s.load_class in HEAVY for s in solved.between(start, 7)) for start in load]
    assert sum(s.load_class in HEAVY for s in solved.between(peak, 7)) <= min(2, max(heavy))


def test_trunk_before_heavy(solved: Case) -> None:
    """A plank before squats and deadlifts."""
    for session in solved.heavy:
        trunk = [each.role == "core" for each in session.exercises]
        assert trunk == sorted(trunk), session.id


def test_enough_and_not_too_much(solved: Case) -> None:
    """More than two sessions in a week of the season, or no strength for a month."""
    for week in solved.plan.weeks:
        if week.season == "in":
            held = solved.between(week.start, 7)
            assert sum(session.load_class != "light" for session in held) <= 2, week.start
    for days in solved.stretches(28):
        assert solved.between(days[0], 28), days[0]


def test_kit_and_care(solved: Case) -> None:
    """A barbell where there is none, or what hurts the part that the athlete is careful with."""
    for session, _, exercise in solved.done():
        place = solved.scenario.places[session.place]
        for item in exercise.equipment:
            assert {*place.equipment, "none"} & set(item.split("|")), (session.id, exercise.id)
        assert not exercise.stress & solved.scenario.athlete.careful_with, exercise.id
        if "knee" in solved.scenario.athlete.careful_with:
            assert exercise.impact in {"none", "low"}, exercise.id


def test_warm_up(solved: Case) -> None:
    """No warm-up, or legs lifted at dawn and a hard run straight after."""
    for session in solved.sessions:
        assert session.warm_up_minutes >= 3 or session.load_class == "light"
        if session.load_class in LEGS:
            gaps = [start - session.end for start in solved.hard_starts]
            assert not [gap for gap in gaps if 0 * DAY <= gap < DAY / 2], session.id


def test_order_of_the_phases(solved: Case) -> None:
    """Power before any strength, or the heaviest weights in transition."""
    order = [phase for phase, _, _ in solved.phases]
    if "power" in order:
        assert "strength" in order[: order.index("power")]
    for phase, sessions, _ in solved.phases:
        top = max((e.percent_1rm or 0 for s in sessions for e in s.exercises), default=0)
        assert top <= (65 if phase in {"transition", "adaptation", "recovery"} else 90), phase


def test_time_and_days(solved: Case) -> None:
    """More minutes than the athlete gives, or a session on a day that is taken."""
    budget = solved.scenario.weekly_minutes
    assert budget is not None
    for week in solved.plan.weeks:
        held = solved.between(week.start, 7 - week.start.weekday())
        assert sum(session.minutes for session in held) <= budget, week.start
    for session in solved.sessions:
        windows = [each for each in solved.scenario.windows if each.place == session.place]
        assert any(w.start <= session.start and session.end <= w.end for w in windows)


def test_first_jumps_of_a_beginner() -> None:
    """Bounds, or more than a few low jumps, in the first week of a beginner."""
    beginner = case("first-10k-bands-at-home")
    assert beginner.scenario.athlete.level == "novice"
    week = beginner.between(beginner.scenario.days.start, 7)
    assert week
    landings = 0.0
    for session in week:
        for each in session.exercises:
            exercise = beginner.exercise(each.exercise)
            assert exercise.impact in {"none", "low", "moderate"}, (session.id, exercise.id)
            landings += each.sets * (each.reps or 0) * (1 + each.per_side) * exercise.contacts
    assert landings <= 40


def test_nothing_new_before_the_race(solved: Case) -> None:
    """An exercise in the last two weeks before an A race that was never done before."""
    for race in solved.scenario.races:
        if race.priority != "A":
            continue
        first = dates.monday_of(race.date) - 7 * DAY
        before = {e.exercise for s in solved.sessions if s.date < first for e in s.exercises}
        last = solved.between(first, days_after(first, race.date))
        assert before
        assert {e.exercise for s in last for e in s.exercises} <= before, race.name
