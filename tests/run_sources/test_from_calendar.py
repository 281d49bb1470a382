"""Running plans in calendars of several makers."""

from __future__ import annotations

import pytest

from periodize.errors import InputRefused
from periodize.run_sources.found import Found
from periodize.run_sources.from_calendar import runs_in_calendar
from periodize.run_sources.judging import Habits
from tests.reading.calendars import a_calendar


def found(*events: str, titles: dict[str, str] | None = None) -> Found:
    """What a calendar of these events holds."""
    return runs_in_calendar(a_calendar(*events), "plan.ics", Habits(titles=titles or {}))


def told(*events: str, titles: dict[str, str] | None = None) -> list[tuple[object, ...]]:
    """Kind, km, minutes, told by and sure of each run."""
    runs = found(*events, titles=titles).runs
    return [(run.kind, run.km, run.minutes, run.told_by, run.sure) for run in runs]


def runna(kind: str, title: str) -> str:
    """An event as Runna's feed writes it."""
    uid = f"UPCOMING_PLAN_WORKOUT-0a1b_plan_week_3_{kind}_1"
    return f"UID:{uid}\nDTSTART:20270105\nSUMMARY:{title}\nX-WORKOUT-ESTIMATED-DURATION:3600"


def test_runna() -> None:
    """The type in the identifier says what a brand name does not; strength is none."""
    assert told(runna("TEMPO", "🏃 Rolling Dunes • 11.5km")) == [("tempo", 11.5, 60, "field", True)]
    assert told(runna("EASY_RUN", "🏃 Sunrise • 6mi")) == [("easy", 9.656, 60, "field", True)]
    assert told(runna("TAPER_INTERVALS", "🏃 Sharp 200s • 5km")) == [
        ("intervals", 5, 60, "field", True)
    ]
    assert told(runna("LEGS_AND_CORE", "🏋️ Endurance • 40m - 50m")) == []


def test_trainingpeaks() -> None:
    """Labelled lines of the description count before the title's numbers."""
    event = (
        "UID:1\nDTSTART;VALUE=DATE:20270105\nSUMMARY:Run: Warm-up - 4x1k - Cool-down\n"
        "DESCRIPTION:Workout type: Run\\nAs it feels.\\nPlanned Time: 0:50\\nDistance: 9.5 km"
    )
    assert told(event) == [("intervals", 9.5, 50, "title", True)]
    strength = (
        "UID:1\nDTSTART:20270105\nSUMMARY:Strength: STABI 20min.\nDESCRIPTION:Planned Time: 0:20"
    )
    assert found(strength).left_out[0].why == "strength or stretching, not a run"


def test_a_length_that_only_the_description_tells() -> None:
    """What stands there without a label is taken, and asked about."""
    event = (
        "UID:1\nDTSTART:20270504\nSUMMARY:Intervals\n"
        "DESCRIPTION:2 km warm up\\n5 x 1000m with 400m jog\\n1 km cool down"
    )
    assert told(event) == [("intervals", 10, None, "title", False)]


def test_the_length_of_a_timed_event() -> None:
    """It counts where the title names none, and what the title says counts before it."""
    hour = "UID:1\nDTSTART:20270105T070000\nDTEND:20270105T081500\nSUMMARY:"
    assert told(f"{hour}Tempo") == [("tempo", None, 75, "title", True)]
    assert told(f"{hour}Tempo 8 km") == [("tempo", 8, None, "title", True)]
    assert [run.start for run in found(f"{hour}Tempo").runs] == [7 * 60]


def test_a_run_that_only_its_length_tells() -> None:
    """Two hours are long for anybody; from 75 minutes on it is asked; below it is easy."""
    hour = "UID:1\nDTSTART:20270105\nSUMMARY:Run "
    assert told(f"{hour}2h") == [("long", None, 120, "length", True)]
    assert told(f"{hour}119 min") == [("easy", None, 119, "length", False)]
    assert told(f"{hour}75 min") == [("easy", None, 75, "length", False)]
    assert told(f"{hour}74 min") == [("easy", None, 74, "length", True)]
    assert told("UID:1\nDTSTART:20270105\nSUMMARY:Run") == [("easy", None, None, "default", False)]


def test_a_week_is_no_run() -> None:
    """An entry over seven days is a sum, our own sessions are not read back."""
    week = "UID:1\nDTSTART:20270104\nDTEND:20270111\nSUMMARY:Training Week 3 Distance: 38-45 mi"
    ours = "UID:a-w01-core-1@periodize\nDTSTART:20270104T180000\nSUMMARY:Core 30 min"
    assert [each.why for each in found(week, ours).left_out] == [
        "lasts 7 days: a week's sum, not a run",
        "a session that periodize planned",
    ]


def test_titles_settle_guesses() -> None:
    """A title in full counts before one with a star; capitals and accents do not matter."""
    events = [
        f"UID:{n}\nDTSTART:2027010{n}\nSUMMARY:{t}"
        for n, t in enumerate(["5K", "Rolling 400s", "Rolling rest", "Séance 3"], start=1)
    ]
    titles = {"5k": "race_pace", "rolling *": "fartlek", "Rolling Rest": "none", "seance*": "hills"}
    assert [run[0] for run in told(*events, titles=titles)] == ["race_pace", "fartlek", "hills"]
    assert all(run[4] for run in told(events[0], titles=titles))


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        (
            "DTSTART;VALUE=DATE:20270807\nDTEND;VALUE=DATE:20270810\nSUMMARY:Race: stages, 120 km",
            [("08-07", 40, True), ("08-08", 40, True), ("08-09", 40, True)],
        ),
        (
            "DTSTART;VALUE=DATE:20270925\nDTEND;VALUE=DATE:20270927\nSUMMARY:Berlin Marathon",
            [("09-26", 42.195, False)],
        ),
        (
            "DTSTART;VALUE=DATE:20270925\nDTEND;VALUE=DATE:20270927\nSUMMARY:Club race weekend",
            [("09-26", None, False)],
        ),
        ("DTSTART;VALUE=DATE:20270610\nDTEND;VALUE=DATE:20270613\nSUMMARY:Training camp", []),
        ("DTSTART;VALUE=DATE:20270601\nDTEND;VALUE=DATE:20270701\nSUMMARY:Race season 300 km", []),
    ],
)
def test_races_of_several_days(event: str, expected: list[tuple[str, float | None, bool]]) -> None:
    """A long way is run in stages; a shorter race on its last day, which is asked about."""
    races = found(f"UID:1\n{event}").runs
    assert [(f"{race.date:%m-%d}", race.km, race.sure) for race in races] == expected
    assert {race.kind for race in races} <= {"race"}


def test_what_stands_there_twice() -> None:
    """A plan that was taken in twice is run once; two runs of a day without hours both stay."""
    timed = "DTSTART;TZID=Europe/Berlin:20270608T180000\nSUMMARY:Intervals 8 km"
    whole = "DTSTART:20270609\nSUMMARY:Easy 5 km"
    plan = found(f"UID:a\n{timed}", f"UID:b\n{timed}", f"UID:c\n{whole}", f"UID:d\n{whole}")
    assert [run.uid for run in plan.runs] == ["a", "c", "d"]
    assert [each.why for each in plan.left_out] == ["stands there twice at this hour"]


def test_longer_than_anybody_trains() -> None:
    """Ten hours without a word of a race are asked about."""
    event = (
        "UID:1\nDTSTART;TZID=Europe/Berlin:20270608T0{}0000\nDTEND;TZID=Europe/Berlin:20270608T{}"
    )
    long = f"{event.format(6, '170000')}\nSUMMARY:Long run"
    assert told(long) == [("long", None, 660, "title", False)]
    assert told(f"{event.format(7, '100000')}\nSUMMARY:Long run")[0][-1] is True


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"PK\x03\x04\x14\x00", "no text: a zip or a spreadsheet's own file; unpack it"),
        (b"\x1f\x8b\x08\x00", "no text: a packed file (gzip)"),
        (b"%PDF-1.7\n", "no text: a PDF"),
        (b"<html><body>BEGIN:VCALENDAR", "web page"),
    ],
)
def test_what_only_is_called_a_calendar(content: bytes, why: str) -> None:
    """A packed file or a page under the name of a calendar is told as what it is."""
    with pytest.raises(InputRefused) as refused:
        runs_in_calendar(content, "plan.ics", Habits())
    assert why in str(refused.value)


def test_tasks_are_no_events() -> None:
    """A list of tasks has no runs, and that is said."""
    tasks = b"BEGIN:VCALENDAR\nBEGIN:VTODO\nDUE:20270601\nSUMMARY:5 km\nEND:VTODO\nEND:VCALENDAR\n"
    plan = runs_in_calendar(tasks, "tasks.ics", Habits())
    assert (plan.runs, plan.notes) == ([], ["tasks.ics holds no events, only tasks."])
