"""What each field allows, but not together; and what is worth a note."""

from __future__ import annotations

import pytest

from periodize.scenario.scenario import Pin
from tests.scenario.texts import HEAD, said, scenario

OPEN = "places: {gym: {}}\navailability: {mon: [{from: 18:00, to: 19:00, at: gym}]}\n"

REFUSED = [
    (
        "pins: [{date: 2027-05-11, focus: x}]",
        "7:8: a pin on a closed day: Tue 11 May 2027 has no window",
    ),
    (
        "pins: [{date: 2027-05-31, nothing: true}]",
        "7:8: Mon 31 May 2027 is outside the block, Mon 3 May 2027 to Sun 30 May 2027",
    ),
    (
        "pins: [{date: 2027-05-10, focus: x}, {date: 2027-05-10, nothing: true}]",
        "7:38: Mon 10 May 2027 is pinned twice",
    ),
    ("pins: [{date: 2027-05-10}]", "7:8: a pin says 'focus' or 'nothing: true', one of the two"),
    (
        "pins: [{date: 2027-05-10, focus: x, nothing: true}]",
        "7:8: a pin says 'focus' or 'nothing: true', one of the two",
    ),
    (
        "seasons: [{from: 2027-05-10, season: in}, {from: 2027-05-10, season: off}]",
        "7:50: seasons must be in order of date: 2027-05-10 follows 2027-05-10",
    ),
    (
        "phases: [{from: 2027-05-10, phase: taper}, {from: 2027-05-09, phase: race}]",
        "7:51: phases must be in order of date: 2027-05-09 follows 2027-05-10",
    ),
    (
        "athlete: {birth_year: 2027}",
        "7:23: birth_year must lie before 2027, when the block begins; read 2027",
    ),
    (
        "athlete: {one_rep_max_kg: {back-squt: 85}}",
        "7:28: 'back-squt' is not an exercise; did you mean 'back-squat'?",
    ),
    (
        "athlete: {can_do: {zzz: 85}}",
        "7:20: 'zzz' is not an exercise; `periodize exercises` lists them",
    ),
    (
        "athlete: {one_rep_max_kg: {back-squat: 85}, one_rep_max_lb: {back-squat: 85}}",
        "7:74: 'back-squat' stands in one_rep_max_kg too",
    ),
    (
        "athlete: {body_mass_kg: 66, body_mass_lb: 145}",
        "7:43: give body_mass_kg or body_mass_lb, not both",
    ),
]


HOURS = [
    ('{date: 2027-05-10, nothing: true, start: "18:00"}', "'nothing: true' has no hour"),
    ('{date: 2027-05-10, focus: x, start: "17:59"}', "is open at 17:59"),
    ('{date: 2027-05-10, focus: x, start: "19:30"}', "is open at 19:30"),
    ('{date: 2027-05-10, focus: x, start: "24:00"}', "24:00"),
]


@pytest.mark.parametrize(("pin", "message"), HOURS)
def test_pinned_hours(pin: str, message: str) -> None:
    """A pinned hour lies in a window of its day, and belongs to a focus."""
    (told,) = said(f"{HEAD}{OPEN}pins: [{pin}]\n")
    assert message in told
    good = '{date: 2027-05-10, focus: x, start: "18:00"}'
    (found,) = scenario(f"{HEAD}{OPEN}pins: [{good}]\n").pins
    assert f"{found.start}" == "18:00:00"


@pytest.mark.parametrize(("text", "message"), REFUSED)
def test_refused(text: str, message: str) -> None:
    """What cannot be true together is refused at its place."""
    assert said(f"{HEAD}{OPEN}{text}\n") == [f"plan.yaml:{message}"]


def test_pins() -> None:
    """A pin names a focus or nothing; nothing may stand on a closed day too."""
    text = "pins: [{date: 2027-05-10, focus: x}, {date: 2027-05-11, nothing: true}]\n"
    assert scenario(HEAD + OPEN + text).pins == (
        Pin(date=scenario(HEAD).days.start.replace(day=10), focus="x", where=("pins", 0)),
        Pin(date=scenario(HEAD).days.start.replace(day=11), focus=None, where=("pins", 1)),
    )


def race(day: str, km: float, priority: str) -> str:
    """An entry of `races`."""
    return f"  - {{date: {day}, name: R{day[-5:]}, km: {km}, priority: {priority}}}\n"


@pytest.mark.parametrize(("km", "noted"), [(30, False), (30.1, True)])
def test_long_c_race(km: float, noted: bool) -> None:
    """A C race of more than 30 km should rather be a B race."""
    notes = scenario(HEAD + "races:\n" + race("2027-05-20", km, "C")).notes
    expected = (
        f"R05-20 on Thu 20 May 2027 is a C race of {km:g} km; so long a race is better a B race."
    )
    assert (expected in notes) == noted


@pytest.mark.parametrize(("day", "noted"), [("2027-06-28", False), ("2027-06-27", True)])
def test_a_races_close_together(day: str, noted: bool) -> None:
    """Two A races less than eight weeks apart are worth a note."""
    head = HEAD.replace("weeks: 4", "weeks: 10")
    notes = scenario(head + "races:\n" + race("2027-05-03", 10, "A") + race(day, 10, "A")).notes
    assert any("less than eight weeks apart" in note for note in notes) == noted


def test_own_exercises() -> None:
    """The athlete may have lifted an exercise of their own; an id stands once."""
    own = (
        "{id: my-lift, name: My lift, patterns: [hinge], primary: [core], equipment: [none], "
        "kind: weights}"
    )
    text = f"{HEAD}athlete: {{one_rep_max_kg: {{my-lift: 85}}}}\nexercises:\n  - {own}\n"
    assert scenario(text).exercises[0].id == "my-lift"
    message = "plan.yaml:8:10: 'my-lift' is the id of an earlier exercise"
    assert said(f"{text}  - {own}\n") == [message]
    found = "plan.yaml:7:126: 'back-squt' is not an exercise; did you mean 'back-squat'?"
    measured = text.replace("kind: weights}", "kind: weights, maximum_of: [my-lift, back-squt]}")
    assert said(measured) == [found]
    assert scenario(measured.replace("squt", "squat")).exercises[0].maximum_of == (
        *("my-lift", "back-squat"),
    )
    assert said(text.replace("My lift", '"My\\tlift"')) == [
        r"plan.yaml:7:25: 'My\tlift' holds a line break or control character"
    ]
