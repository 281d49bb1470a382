"""Broken calendars, tables and exports: each is read or refused with a reason, and quickly.

    python -m benchmarks.mutations [COUNT] [SEED]

Small files of each kind are changed at random, COUNT of each (1,000 if not given). Whatever comes
must be runs or an error of ours, in at most five seconds of computing; the slowest is printed.
"""

from __future__ import annotations

import random
import resource
import sys
import time
from collections import Counter
from collections.abc import Callable
from functools import cache

from periodize.model.catalogue import load_catalogue
from periodize.run_sources.judging import Habits
from periodize.scenario.resolve.sources import Wanted, runs_in_source
from periodize.training_log.names import Names
from periodize.training_log.tables import read_log

MOST_SECONDS = 5.0
CALENDAR = b"""\
BEGIN:VCALENDAR\r
VERSION:2.0\r
X-WR-TIMEZONE:Europe/Berlin\r
BEGIN:VTIMEZONE\r
TZID:Customized Time Zone\r
BEGIN:STANDARD\r
DTSTART:16010101T020000\r
TZOFFSETFROM:-0400\r
TZOFFSETTO:-0500\r
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=1SU;BYMONTH=11\r
END:STANDARD\r
END:VTIMEZONE\r
BEGIN:VEVENT\r
UID:1\r
DTSTART;TZID=Customized Time Zone:20270105T070000\r
DTEND;TZID=W. Europe Standard Time:20270105T083000\r
RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH;UNTIL=20271205T060000Z\r
EXDATE;VALUE=DATE:20270107\r
SUMMARY:Tempo run\\, 8 km\r
END:VEVENT\r
BEGIN:VEVENT\r
UID:1\r
RECURRENCE-ID:20270119T120000Z\r
DTSTART;VALUE=DATE:20270120\r
SUMMARY:Long run 1h30 with 3 x 10 min @ MP\r
END:VEVENT\r
BEGIN:VEVENT\r
UID:UPCOMING_PLAN_WORKOUT-a_plan_week_3_EASY_RUN_1\r
DTSTART:20270106\r
DURATION:PT1H\r
RRULE:FREQ=MONTHLY;BYDAY=2MO;COUNT=5\r
SUMMARY:AM 5 mi PM 3-2-2-1 km\r
DESCRIPTION:Planned Time: 0:45\\nDistance: 8 km\r
X-WORKOUT-ESTIMATED-DURATION:2700\r
END:VEVENT\r
END:VCALENDAR\r
"""
TABLES = (
    b"date;kind;km;minutes;start;name\n2027-05-04;intervals;8,5;;;\n05.05.2027;easy;;1:10;18:00;x\n",
    b"Title,WorkoutType,WorkoutDescription,PlannedDuration,PlannedDistanceInMeters,WorkoutDay\n"
    b'Easy,Run,"a\nb",1.1,8000,2027-05-04\nRide,Bike,,2,,2027-05-05\n',
    b"Week,Mon,Tue,Wed,Thu,Fri,Sat,Sun\n2027-05-03,Rest,Easy 5 km,,Tempo,8,,Long 14 km\n",
)
EXPORT = (
    b'[{"category": "WORKOUT", "start_date_local": "2027-05-04T00:00:00", "type": "Run", "name": '
    b'"Easy", "distance": 8000, "moving_time": 2880}, {"category": "SICK", "start_date_local": '
    b'"2027-05-06T00:00:00", "end_date_local": "2027-05-08T00:00:00"}, {"category": "RACE_A", '
    b'"start_date_local": "2027-05-16T09:00:00", "name": "City", "distance": 10000}]'
)
LOGS = (
    b"date,session,exercise,set,kg,reps,rir\n2027-05-04,,back-squat,1,80,5,2\n",
    b"Date,Workout Name,Exercise Name,Set Order,Weight,Reps,RPE\n"
    b"2027-05-04 18:00:00,Legs,Squat (Barbell),1,80.0,5.0,8\n",
    b'"title","start_time","exercise_title","set_type","weight_kg","reps","rpe"\n'
    b'"Legs","4 May 2027, 18:00","Squat (Barbell)","normal",80,5,8\n',
)
PIECES = (
    b"\r\n", b"\x00", b"\xff\xfe", b'"', b";", b",", b"0", b"99999999", b"-1", b"SECONDLY",
    b"BYHOUR=1,2,3;", b"INTERVAL=0;", b"BEGIN:VEVENT\r\n", b"END:VEVENT\r\n", b"x" * 3000,
    b"COUNT=99999;", "\u00b2".encode(), "\u0663".encode(), b"+-3", b"--",
    b"19700101", b"00010101", b"{", b"]", b"null", b"1e999", b"RDATE:",
)  # fmt: skip


def _cut(content: bytes, rng: random.Random) -> bytes:
    return content[: rng.randrange(len(content) + 1)]


def _without(content: bytes, rng: random.Random) -> bytes:
    start = rng.randrange(len(content) + 1)
    return content[:start] + content[start + rng.randrange(1, 40) :]


def _with(content: bytes, rng: random.Random) -> bytes:
    start = rng.randrange(len(content) + 1)
    return content[:start] + rng.choice(PIECES) + content[start:]


def _flipped(content: bytes, rng: random.Random) -> bytes:
    changed = bytearray(content)
    for _ in range(rng.randrange(1, 6)):
        if changed:
            changed[rng.randrange(len(changed))] = rng.randrange(256)
    return bytes(changed)


def _shuffled(content: bytes, rng: random.Random) -> bytes:
    lines = content.splitlines(keepends=True)
    one, other = rng.randrange(len(lines) or 1), rng.randrange(len(lines) or 1)
    if lines:
        lines[one], lines[other] = lines[other], lines[one]
    return b"".join(lines)


CHANGES: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    _cut, _without, _with, _with, _flipped, _shuffled,
)  # fmt: skip


def mutated(content: bytes, rng: random.Random) -> bytes:
    """The bytes with one to four changes."""
    for _ in range(rng.randrange(1, 5)):
        content = rng.choice(CHANGES)(content, rng)
    return content


def outcome(content: bytes, file: str) -> tuple[str, float]:
    """What reading gives, and the seconds of computing that it takes."""
    begin = time.process_time()
    if file == "log.csv":
        log = read_log(content, file, _names(), "kg")
        problems, held = log.problems, bool(log.sets)
    else:
        found, problems = runs_in_source(content, file, Habits(), Wanted())
        held = bool(found.runs)
    seconds = time.process_time() - begin
    return "refused" if problems else "read" if held else "empty", seconds


@cache
def _names() -> Names:
    return Names(load_catalogue().exercises, {})


def main(count: int = 1000, seed: int = 1) -> None:
    """Change and read; print what came, and fail at the first that takes too long."""
    rng = random.Random(seed)
    kinds = {
        "plan.ics": (CALENDAR,),
        "runs.csv": TABLES,
        "events.json": (EXPORT,),
        "log.csv": LOGS,
    }
    for file, seeds in kinds.items():
        results: Counter[str] = Counter()
        slowest = 0.0
        for _ in range(count):
            content = mutated(rng.choice(seeds), rng)
            try:
                result, seconds = outcome(content, file)
            except Exception as error:  # Whatever it is, it should have been told as ours.
                raise SystemExit(f"{error!r} was not caught: {content!r}") from error
            if seconds > MOST_SECONDS:
                raise SystemExit(f"{seconds:.1f} s: {content!r}")
            results[result] += 1
            slowest = max(slowest, seconds)
        told = ", ".join(f"{number} {name}" for name, number in sorted(results.items()))
        print(f"{file}: {told}; slowest {slowest:.2f} s")
    print(f"most memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:3]))
