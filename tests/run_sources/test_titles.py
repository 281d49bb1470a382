"""Titles as calendars word them, and what they mean."""

from __future__ import annotations

import pytest

from periodize.run_sources.title import readings

MILE = 1.609344

CLEAR = [
    # title, kind, km, minutes
    ("6 miles run", "easy", 6 * MILE, None),
    ("4-5 mile Easy Run 5 mi", "easy", 5 * MILE, None),
    ("7 milesEasy", "easy", 7 * MILE, None),
    ("25-30 minutes (easy run at a comfortable pace)", "easy", None, 30),
    ("Z2 run 50 min", "easy", None, 50),
    ("Run/walk 25 minutes", "easy", None, 25),
    ("4 minute walk, 20 minute jog, 4 minute walk", "easy", None, 28),
    ("E 45min", "easy", None, 45),
    ("8 mi easy with 6 x 20 sec strides", "easy", 8 * MILE, None),
    ("Easy Run - Recovery", "recovery", None, None),
    ("Recovery run after Sunday's race 5 km", "recovery", 5, None),
    ("Long run: 100min, 17km", "long", 17, 100),
    ("Med-long run 12-13 mi", "medium_long", 13 * MILE, None),
    ("12k, 4x 1.2k @TMP", "intervals", 12, None),
    (
        "VO₂max 8 mi with 5 x 1,000 m at 5K race pace; jog 50-90% interval time",
        "intervals",
        8 * MILE,
        None,
    ),
    (
        "1.5 mi Warm Up, 8 x 400m @ 5k Pace w. 400m jog rest, 1 mi Cool Down, (7 mi)",
        "intervals",
        7 * MILE,
        None,
    ),
    ("Lactate threshold 8 miles w/ 20 min tempo", "threshold", 8 * MILE, None),
    ("1 mi Warm Up, 6 mi Tempo @ Goal MP, 1 mi Cool Down, (8 mi)", "tempo", 8 * MILE, None),
    ("Tempo run\\, 9k", "tempo", 9, None),
    ("12-15k, middle 6k @MP", "race_pace", 15, None),
    ("Marathon-pace run 16 miles w/ 8 miles @ marathon race pace", "race_pace", 16 * MILE, None),
    ("Progression long run 15 miles, last 3 miles @ LT", "progression", 15 * MILE, None),
    ("6-7 miles, consisting of: 2 mile warm up, 5 x (200m uphill", "hills", 7 * MILE, None),
    ("10-K Race", "race", 10, None),
    ("Half Marathon (13.1 mi)", "race", 13.1 * MILE, None),
    ("Marathon race", "race", 42.195, None),
    ("Bike: 50 min", "bike", None, 50),
    ("45 min cross", "cross", None, 45),
    ("Langer Lauf 17,5 km", "long", 17.5, None),
    ("9km TDL", "tempo", 9, None),
    ("6 km locker", "easy", 6, None),
    ("Sortie longue 1h45", "long", None, 105),
    ("Footing récup 40 min", "recovery", None, 40),
    ("Rodaje suave", "easy", None, None),
    ("Tirada larga", "long", None, None),
    ("Lange duurloop 19km", "long", 19, None),
    ("Duurloop 12 km", "easy", 12, None),
    ("Corsa lenta", "easy", None, None),
    ("10 km im lockeren Tempo", "easy", 10, None),
    ("Cambios de ritmo 8 km", "fartlek", 8, None),
    ("Fondo medio 10 km", "tempo", 10, None),
    ("8km Easy @ 5:30/km", "easy", 8, None),
    ("W3D2: Easy 6 mi", "easy", 6 * MILE, None),
    ("Mezza maratona di Verona", "race", 21.0975, None),
    ("Parkrun", "race", 5, None),
    ("Threshold 4x2km (10 km total)", "threshold", 10, None),
]

ASKED = [
    "8 mi",
    "5K",
    "45 tempo",
    "6m easy",
    "1:30",
    "LR 16",
    "8 x 800",
    "Race Day!",
    "Run: Hilly or Fartlek",
    "Endurance 11 mi",
    "Rest or easy run",
    "Long run 20 mi (34 km)",
    "Easy run with 400m pickups",
    "General aerobic + speed 9 mi with 10 x 100 m strides",
    "Seuil (3x10min)",
    "3-2-2-1 km at 108% MP",
    "Long run w/ fast finish 16 mi",
    "1 mi Warm Up, 10 mi Tempo, 1 mi Cool Down, (10 mi)",
    "9 mi at 90% 5k",
]

NO_RUN = [
    ("Rest", "a day of rest"),
    ("Rest or cross-train", "a day of rest"),
    ("Off Day", "a day of rest"),
    ("Ruhetag", "a day of rest"),
    ("Run: Core Stability or Functional", "strength or stretching, not a run"),
    ("🏋️ Lower Body Endurance Session • 55m - 65m", "strength or stretching, not a run"),
    ("Strength: STABI 20min.", "strength or stretching, not a run"),
    ("Dentist", "nothing in it tells of a run"),
    ("Walk 5 kilometers", "a walk"),
    ("Week 5 total: 45 km", "a week's sum, not a run"),
    ("Half marathon training week 5", "nothing in it tells of a run"),
]


@pytest.mark.parametrize(("title", "kind", "km", "minutes"), CLEAR)
def test_a_clear_title(title: str, kind: str, km: float | None, minutes: int | None) -> None:
    """Kind and length come out, and nothing is asked."""
    (found,) = readings(title)
    assert (found.kind, found.minutes, found.sure) == (kind, minutes, True)
    assert found.km == (None if km is None else pytest.approx(km, abs=0.01))


@pytest.mark.parametrize("title", ASKED)
def test_a_title_that_means_more_than_one_thing(title: str) -> None:
    """It is taken for a run, and asked about."""
    assert [(found.kind is not None, found.sure) for found in readings(title)] == [(True, False)]


@pytest.mark.parametrize(("title", "why"), NO_RUN)
def test_a_title_of_no_run(title: str, why: str) -> None:
    """It is none, and the reason is told."""
    (found,) = readings(title)
    assert (found.kind, found.why) == (None, why)


@pytest.mark.parametrize(
    "title",
    ["Spokojnie 8 km", "Interwały 10 km", "ゆっくり 60 min", "Rolig tur 9 km", "Пробежка 7 km"],
)
def test_a_language_that_is_not_known(title: str) -> None:
    """It is asked about and taken for a hard run, never for an easy one."""
    (found,) = readings(title)
    assert (found.kind, found.sure) == ("tempo", False)


def test_two_runs_in_one_title() -> None:
    """Morning and evening are parted, each with its own kind and length."""
    title = "Med-long run AM 10 mi Recovery PM 5 mi"
    morning, evening = readings(title)
    assert (morning.kind, evening.kind) == ("medium_long", "recovery")
    assert (morning.km, evening.km) == pytest.approx((10 * MILE, 5 * MILE), abs=0.01)
    both = readings("AM: 4-6 mi easy / PM: 7-10 mi easy with 5 × 25 sec strides")
    assert [(run.kind, run.sure) for run in both] == [("easy", True)] * 2
    assert [run.kind for run in readings("2 recovery runs")] == ["recovery", "recovery"]


@pytest.mark.parametrize(("share", "kind"), [(84, "easy"), (85, "tempo")])
def test_a_share_of_a_race_pace(share: int, kind: str) -> None:
    """From 85 % of the pace of 5 km on a run is taken for a hard one."""
    assert readings(f"5 mi at {share}% 5k")[0].kind == kind


@pytest.mark.parametrize(
    ("title", "minutes"),
    [
        ("Easy 10 km 23 min", 23),
        ("Easy 10 km 22 min", None),
        ("Easy 5 km 80 min", 80),
        ("Easy 5 km 81 min", None),
    ],
)
def test_a_distance_and_a_time(title: str, minutes: int | None) -> None:
    """They are of one run where somebody could run so, else the distance counts and it is asked."""
    (found,) = readings(title)
    assert (found.minutes, found.sure) == (minutes, minutes is not None)


@pytest.mark.parametrize(
    ("title", "sure"), [("Long 100 km (62 mi)", True), ("Long 20 km (12 mi)", False)]
)
def test_one_distance_in_two_units(title: str, sure: bool) -> None:
    """Within three in a hundred it is one distance said twice."""
    assert readings(title)[0].sure is sure


def test_lengths_by_adding() -> None:
    """Warm-up, repeats with their pauses and cool-down make the whole, which is asked about."""
    title = "1.5 miles Warm Up, 12x400m @ 5k Pace w. 400m jog rest, 1.5 miles Cool Down"
    (found,) = readings(title)
    assert found.km == pytest.approx(3 * MILE + 12 * 0.8, abs=0.01)
    assert not found.sure
    assert readings("3-2-2-1 km at 108% MP")[0].km == 8


def test_two_runs_in_other_forms() -> None:
    """AM and PM may stand behind their runs, the evening alone may be named, half is a guess."""
    both = readings("Medium-long run 11 miles a.m. Recovery 4 miles p.m.")
    assert [run.kind for run in both] == ["medium_long", "recovery"]
    assert [run.kind for run in readings("Recovery 5-6 mi PM 4-5 mi")] == ["recovery"] * 2
    assert [(run.km, run.sure) for run in readings("2 recovery runs 10 km")] == [(5, False)] * 2


def test_a_quality_run_that_is_long_as_well() -> None:
    """Its kind is what it is run for; that it is called long is not lost."""
    (found,) = readings("Long run 30 km with 15 km @ MP")
    assert (found.kind, found.also_long, found.km) == ("race_pace", True, 30)


@pytest.mark.parametrize(
    ("title", "km"),
    [
        ("ジョグ 8km", 8),
        ("インターバル 1000m×5", None),
        ("輕鬆跑8公里", 8),
        ("长距离 25公里", 25),
        ("쉬운 달리기 8킬로", 8),
        ("Лёгкий бег 8 км", 8),
        ("ריצה קלה 8 ק״מ", 8),
        ("جري سهل 8 كم", 8),
        ("Τρέξιμο 10 χλμ", 10),
        ("Chạy bộ 6 km", 6),
        ("วิ่ง 5 กม", 5),
    ],
)
def test_other_scripts_are_asked_about(title: str, km: float | None) -> None:
    """A run in a language that is not read is one all the same: as long as it says, and asked."""
    (read,) = readings(title)
    assert read.kind not in (None, "easy", "recovery")
    assert not read.kind_clear
    assert km is None or read.km == km


@pytest.mark.parametrize(
    ("title", "minutes"),
    [
        ("24h-Lauf", 1440),
        ("12 hour race", 720),
        ("24h run Berlin", 1440),
        ("6-Stunden-Lauf", 360),
        ("24 ore di Torino", 1440),
    ],
)
def test_races_by_time(title: str, minutes: int) -> None:
    """A race that ends after a time is one, and lasts so long."""
    (read,) = readings(title)
    assert (read.kind, read.km, read.minutes, read.kind_clear) == ("race", None, minutes, True)


@pytest.mark.parametrize(
    "title",
    [
        "Track delivery",
        "Long lunch",
        "Marathon meeting",
        "Bike repair",
        "Swim lesson kids",
        "Race to deadline",
        "Hill climbing with kids",
        "Tempo records party",
        "Parkrun volunteer",
        "Volunteer at marathon",
        "Startnummernausgabe Berlin Marathon",
    ],
)
def test_what_may_be_of_another_life(title: str) -> None:
    """A word of running in a title of something else makes no run that is sure."""
    (read,) = readings(title)
    assert not (read.kind and read.kind_clear)


@pytest.mark.parametrize(
    "title",
    [
        "Tempo run with the club",
        "Track: 6 x 800 m",
        "Berlin Marathon",
        "Race: Vienna City 10K",
        "Long run",
        "Intervals Tuesday",
        "Hills, 8 km, Kahlenberg",
        "Langer Lauf Donau",
        "Tempolauf am Kanal",
        "Swim",
    ],
)
def test_what_is_sure_all_the_same(title: str) -> None:
    """A length, a run, or nothing but words of plans leave no doubt; nor does a place's name."""
    (read,) = readings(title)
    assert read.kind_clear


@pytest.mark.parametrize(
    ("title", "kind", "km", "minutes", "sure"),
    [
        ("Running: Base - 45:00", "easy", None, 45, True),
        ("Track 18:30", "intervals", None, None, False),
        ("Week 3 Day 2: 5 x 1km @ 4:10", "intervals", None, None, False),
        ("W3 D2 8 km easy", "easy", 8, None, True),
        ("Woche 3 Tag 2: 10 km", "easy", 10, None, False),
        ("Turkey Trot 5k", "race", 5, None, True),
        ("Sprint triathlon", "race", None, None, False),
        ("Bahn: 10x400 (90s)", "intervals", None, None, False),
        ("Mile race 800 m", "race", 0.8, None, True),
        ("Double: AM 6 / PM 4", "easy", None, None, False),
        ("Easy Run w/ Strides (8x20s)", "easy", None, None, False),
    ],
)
def test_as_other_generators_word_it(
    title: str, kind: str, km: float | None, minutes: int | None, sure: bool
) -> None:
    """Minutes and seconds, days of a week, races by their names, strides that are no run."""
    (read,) = readings(title)
    assert (read.kind, read.km, read.minutes, read.sure) == (kind, km, minutes, sure)
