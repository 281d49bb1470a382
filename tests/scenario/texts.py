"""Scenarios as text, and what reading them gives."""

from __future__ import annotations

from pathlib import Path

from periodize.errors import InputRefused
from periodize.scenario import Scenario, load_text

HEAD = """\
format: 1
name: Spring
timezone: Europe/Berlin
block: {start: 2027-05-03, weeks: 4}
"""
"""Four lines that every scenario needs, so that what a test adds begins in line 5."""

EXAMPLE = """\
format: 1
name: Autumn marathon
id: anna-autumn-2027
timezone: Europe/Berlin
units: metric
block: {start: 2027-05-03, weeks: 18}
model: runner
athlete:
  level: intermediate
  birth_year: 1986
  body_mass_kg: 66
  one_rep_max_kg: {back-squat: 85, romanian-deadlift: 80}
  careful_with: [knee]
  can_do: {pull-up: 4}
goal: endurance
seasons:
  - {from: 2027-05-03, season: off}
  - {from: 2027-07-05, season: in}
phases:
  - {from: 2027-05-03, phase: adaptation}
run_defaults: {start: "07:00", second_start: "17:30", pace_min_per_km: 6.0, minutes: 45}
runs:
  - {date: 2027-05-04, kind: intervals, km: 10}
  - {date: 2027-05-05, kind: easy, minutes: 40, start: "18:00", name: with the club}
  - {every: [tue, thu], from: 2027-05-10, to: 2027-06-30, kind: easy, mi: 4, except: [2027-06-01]}
  - {import: runs.csv}
races:
  - {date: 2027-09-05, name: Berlin, km: 42.195, priority: A, start: "09:15"}
places:
  gym:
    equipment: [barbell, plate, rack, bench, dumbbell, cable-machine, box]
    bar_kg: 20
    plates_kg: [1.25, 2.5, 5, 10, 20]
    dumbbells_kg: [4, 6, 8, 10, 12, 16, 20, 24]
  home: {equipment: [mini-band, dumbbell]}
availability:
  mon: [{from: "18:00", to: "19:30", at: gym}]
  sat: [{from: "09:00", to: "10:30", at: home}]
  exceptions:
    - {from: 2027-06-14, to: 2027-06-20, windows: []}
weekly_minutes: 120
exercises:
  - {id: sandbag-carry, name: Sandbag carry, patterns: [carry-sled], primary: [core],
     equipment: [none], kind: conditioning}
rules:
  - {rule: recovery_gap, hours: 72}
  - {rule: weekly_minutes, at_most: 90, penalty: 3}
  - {rule: steady_week, enabled: false}
pins:
  - {date: 2027-05-10, focus: lower-strength}
  - {date: 2027-05-13, nothing: true}
calendar: {alarm_minutes: 30, name: Strength}
"""
RUNS_CSV = (
    "date,kind,km,minutes,start,name\n2027-05-06,easy,8,,,\n2027-05-07,tempo,,50,18:15,track\n"
)


def scenario(text: str, folder: Path = Path()) -> Scenario:
    """What the text says, read as `plan.yaml`."""
    return load_text(text, "plan.yaml", folder)


def said(text: str | bytes, folder: Path = Path()) -> list[str]:
    """The problems of a text read as `plan.yaml`; empty if it has none."""
    try:
        load_text(text, "plan.yaml", folder)
    except InputRefused as error:
        return [str(problem) for problem in error.problems]
    return []
