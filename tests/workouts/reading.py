"""FIT files read back by two decoders that know nothing of us, and what a session should say."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import fitdecode
from garmin_fit_sdk import Decoder, Stream

from periodize.plan import Session
from periodize.workouts.garmin import garmin_names
from periodize.workouts.steps import Repeat, Step, steps_of


@dataclass(frozen=True)
class Read:
    """What stands in a file: its name, its steps, and our names of exercises by their numbers."""

    name: str
    steps: tuple[tuple[Any, ...], ...]
    titles: tuple[tuple[int, int | None, str], ...]


def by_garmin(content: bytes) -> Read:
    """What Garmin's own decoder reads."""
    decoder = Decoder(Stream.from_byte_array(bytearray(content)))
    assert decoder.is_fit()
    assert decoder.check_integrity()
    decoder = Decoder(Stream.from_byte_array(bytearray(content)))
    found: Any
    found, errors = decoder.read(
        convert_types_to_strings=False, apply_scale_and_offset=False, merge_heart_rates=False
    )
    assert not errors
    (file_id,) = found["file_id_mesgs"]
    (workout,) = found["workout_mesgs"]
    assert (file_id["type"], workout["sport"], workout["sub_sport"]) == (5, 10, 20)
    steps = tuple(_step(each) for each in found["workout_step_mesgs"])
    assert workout["num_valid_steps"] == len(steps)
    titles = tuple(_title(each) for each in found.get("exercise_title_mesgs", ()))
    return Read(workout["wkt_name"], steps, titles)


def by_fitdecode(content: bytes) -> Read:
    """What fitdecode reads, with its check sums."""
    found = list(_frames(content))
    ((_, workout),) = [each for each in found if each[0] == "workout"]
    steps = tuple(_step(values) for name, values in found if name == "workout_step")
    assert workout["num_valid_steps"] == len(steps)
    titles = tuple(_title(values) for name, values in found if name == "exercise_title")
    return Read(workout["wkt_name"], steps, titles)


def units_shown(content: bytes) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The units in which weights are to be shown, by Garmin's decoder and by fitdecode."""
    decoder = Decoder(Stream.from_byte_array(bytearray(content)))
    found: Any
    found, _ = decoder.read(convert_types_to_strings=False, merge_heart_rates=False)
    steps = found["workout_step_mesgs"]
    one = tuple(each["weight_display_unit"] for each in steps if "weight_display_unit" in each)
    other = (values.get("weight_display_unit") for _, values in _frames(content))
    return one, tuple(each for each in other if each is not None)


def _frames(content: bytes) -> Iterator[tuple[str, dict[str, Any]]]:
    reader = fitdecode.FitReader(io.BytesIO(content), check_crc=fitdecode.CrcCheck.RAISE)
    with reader as frames:
        for frame in frames:
            if isinstance(frame, fitdecode.FitDataMessage):
                yield frame.name, {_plain(each.name): each.raw_value for each in frame.fields}


def _plain(name: str) -> str:
    """A field's own name, where a decoder tells it by its meaning here."""
    if name.startswith("duration_") and name != "duration_type":
        return "duration_value"
    return "target_value" if name.startswith("repeat_") else name


def _step(said: dict[str, Any]) -> tuple[Any, ...]:
    names = (
        "wkt_step_name", "duration_type", "duration_value", "target_value", "intensity", "notes",
        "exercise_category", "exercise_name", "exercise_weight",
    )  # fmt: skip
    return tuple(said.get(name) for name in names)


def _title(said: dict[str, Any]) -> tuple[int, int | None, str]:
    return said["exercise_category"], said.get("exercise_name"), said["wkt_step_name"]


def expected(session: Session, units: str) -> tuple[tuple[Any, ...], ...]:
    """The steps that a file of a session should hold, in the numbers of the profile."""
    found: list[tuple[Any, ...]] = []
    for each in steps_of(session, units):
        first = len(found)
        if isinstance(each, Repeat):
            found += [_wanted(step) for step in each.steps]
            found.append((None, 6, first, each.times, None, None, None, None, None))
        else:
            found.append(_wanted(each))
    return tuple(found)


def _wanted(step: Step) -> tuple[Any, ...]:
    ends: tuple[int, int | None] = (5, None)
    if step.seconds:
        ends = 0, 1000 * step.seconds
    elif step.reps:
        ends = 29, step.reps
    garmin = garmin_names().get(step.exercise)
    intensity = ("work", "rest", "warm-up", "cool-down").index(step.kind)
    weight = None if step.load_kg is None else round(step.load_kg * 100)
    names = (garmin.category, garmin.name) if garmin else (None, None)
    return (step.name, *ends, None, intensity, step.note or None, *names, weight)
