"""What a calendar event says: the title and text of a session or a race, all that the gym needs."""

from __future__ import annotations

from itertools import groupby

from periodize.dates import format_clock
from periodize.plan import Prescription, Session
from periodize.scenario.scenario import Race
from periodize.wording.sessions import (
    SEASONS,
    cool_down_text,
    doses_text,
    exercise_text,
    focus_text,
    one_line,
    race_length,
    rounds_text,
    warm_up_text,
)
from periodize.wording.weights import pieces_text


def session_summary(session: Session, units: str) -> str:
    """A title such as `Lower strength, 45 min: Back squat 72.5 kg`."""
    title = f"{focus_text(session.focus)}, {session.minutes} min"
    main = main_lift(session.exercises)
    if main is None or main.load_kg is None:
        return title
    return f"{title}: {exercise_text(main)} {pieces_text(main, units)}"


def main_lift(exercises: tuple[Prescription, ...]) -> Prescription | None:
    """The first lift that goes by a maximum, else the first with a load; None without any."""
    loaded = [prescription for prescription in exercises if prescription.load_kg]
    by_percent = [prescription for prescription in loaded if prescription.percent_1rm]
    return next(iter(by_percent or loaded), None)


def session_text(session: Session, units: str) -> str:
    """Everything that is needed in the gym, and why the session stands where it stands."""
    parts = [_heading(session), "\n".join(session_steps(session, units)), _reasons(session)]
    return "\n\n".join(part for part in parts if part)


def _heading(session: Session) -> str:
    return ", ".join(stage_words(session))


def stage_words(session: Session) -> list[str]:
    """Phase, season and whether the week is a deload, as far as they are known."""
    phase = f"{focus_text(session.phase)} phase" if session.phase else ""
    season = SEASONS.get(session.season, one_line(session.season))
    deload = "deload week" if session.deload else ""
    return [part for part in (phase, season, deload) if part]


def session_steps(session: Session, units: str) -> list[str]:
    """Warm-up, rounds, exercises with how they are done, pairs and cool-down."""
    lines = zip(
        labels(session.exercises), session.exercises, doses_text(session, units), strict=True
    )
    warm_up = [f"Warm-up: {warm_up_text(session)}"] if session.warm_up_minutes else []
    rounds = [f"{rounds_text(session)}:"] if session.rounds else []
    exercises = [
        f"{label}. {exercise_text(each)}: {dose}{_how(each)}" for label, each, dose in lines
    ]
    cool_down = [f"Cool-down: {cool_down_text(session)}"] if session.cool_down_minutes else []
    return warm_up + rounds + exercises + pair_notes(session.exercises) + cool_down


def _how(prescription: Prescription) -> str:
    return f"\n   {one_line(prescription.how)}" if prescription.how else ""


def labels(exercises: tuple[Prescription, ...]) -> tuple[str, ...]:
    """A label for each exercise: `1`, `2a`, `2b`, `3`; letters for the exercises of one pair."""
    pairs: dict[str, tuple[int, int]] = {}
    found = []
    count = 0
    for prescription in exercises:
        number, member = pairs.get(prescription.pair or "", (0, 0))
        if not number:
            count += 1
            number = count
        if prescription.pair:
            pairs[prescription.pair] = (number, member + 1)
        found.append(f"{number}{chr(ord('a') + member) if prescription.pair else ''}")
    return tuple(found)


def pair_notes(exercises: tuple[Prescription, ...]) -> list[str]:
    """A sentence for each pair of exercises that are done as one."""
    paired = [label for label, each in zip(labels(exercises), exercises, strict=True) if each.pair]
    groups = [list(group) for _, group in groupby(paired, key=lambda label: label[:-1])]
    return [
        f"{' and '.join(group)} go together: one set of each in turn."
        for group in groups
        if len(group) > 1
    ]


def _reasons(session: Session) -> str:
    if not session.because:
        return ""
    return "\n".join(["Why here:", *(f"- {one_line(reason.text)}" for reason in session.because)])


def race_summary(race: Race, units: str) -> str:
    """A title such as `Race: Berlin, 42.2 km`."""
    return f"Race: {one_line(race.name)}, {race_length(race, units)}"


def race_text(race: Race) -> str:
    """Start and priority."""
    return f"Start {format_clock(race.start)}, priority {race.priority}"
