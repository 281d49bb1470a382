"""A variant: what would be otherwise. Races added, moved or dropped, days away, values set."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any, ClassVar

from pydantic import Field, ValidationError

from periodize.dates import DateRange, add_days
from periodize.errors import InputRefused, Problem
from periodize.reading.composer import Composer
from periodize.reading.marks import Loc, Marks
from periodize.reading.messages import problems_of
from periodize.reading.source import read
from periodize.reading.syntax import decoded
from periodize.reading.words import quoted
from periodize.scenario.loading import content_of
from periodize.scenario.schema.fields import Day, Part, Text
from periodize.scenario.schema.races import RaceEntry
from periodize.scenario.variant.option_marks import OPTIONS, OptionMarks


class NewRace(RaceEntry):
    """A race that is offered."""

    called: ClassVar[str] = "a race"
    example: ClassVar[str] = "{date: 2027-06-20, km: 21.1, priority: B}"

    name: Text = Field(default="New race", description="What the race is called.")


class AwayEntry(Part):
    """Days on which no strength can be done."""

    called: ClassVar[str] = "an absence"
    example: ClassVar[str] = "{from: 2027-06-14, to: 2027-06-20}"

    since: Day = Field(alias="from", description="First day.")
    until: Day | None = Field(
        default=None, alias="to", description="Last day, included; the first day if not given."
    )


class VariantFile(Part):
    """What would be otherwise; what is not named stays as the scenario has it."""

    called: ClassVar[str] = "a variant"

    name: Text | None = Field(default=None, description="What to call it; else the file's name.")
    add_races: tuple[NewRace, ...] = Field(default=(), max_length=50, description="Further races.")
    move_races: Annotated[dict[Text, Day], Field(max_length=50)] = Field(
        default={}, description="By the name of a race, its other day."
    )
    drop_races: tuple[Text, ...] = Field(
        default=(), max_length=50, description="The names of races that are not run."
    )
    away: tuple[AwayEntry, ...] = Field(
        default=(), max_length=50, description="Days without any window."
    )
    set: Annotated[dict[str, Any], Field(max_length=50)] = Field(
        default={}, description="By a path such as rules.recovery_gap.hours, another value."
    )


@dataclass(frozen=True, slots=True)
class Variant:
    """A variant.

    Attributes:
        name: what to call it.
        entry: what it says.
        data: the same as its file writes it.
        marks: the positions of its keys and values.
    """

    name: str
    entry: VariantFile
    data: Mapping[str, Any]
    marks: Marks = field(default_factory=OptionMarks, repr=False, compare=False)

    @property
    def says(self) -> str:
        """What it changes, always written the same way."""
        return json.dumps(self.data, sort_keys=True, default=str)

    @property
    def absent(self) -> tuple[DateRange, ...]:
        """The days away."""
        return tuple(
            DateRange(each.since, add_days(each.until or each.since, 1)) for each in self.entry.away
        )

    @property
    def parts(self) -> tuple[Loc, ...]:
        """Where each single change stands, in the order in which they are put over a scenario."""
        held = ((key, self.data.get(key, ())) for key in OPTIONS)
        return tuple(
            (key, step)
            for key, said in held
            for step in (said if isinstance(said, Mapping) else range(len(said)))
        )

    def only(self, parts: Collection[Loc]) -> Variant:
        """The variant with some of its changes; the positions of lists may be off."""
        data: dict[str, Any] = {}
        for key in OPTIONS:
            steps = [step for name, step in parts if name == key]
            said = self.data.get(key, ())
            if steps and isinstance(said, Mapping):
                data[key] = {step: said[step] for step in steps}
            elif steps:
                data[key] = [said[step] for step in steps]
        return Variant(self.name, VariantFile.model_validate(data), data, self.marks)


class _VariantComposer(Composer):
    """Builds the data of a variant."""

    what: ClassVar[str] = "variant"


def read_variant(path: Path | str) -> Variant:
    """Read the file of a variant.

    Raises:
        InputRefused: it cannot be read, or is no variant; with every problem found.
    """
    source = read(decoded(content_of(path), str(path)), str(path), _VariantComposer)
    if source.problems:
        raise InputRefused(source.problems)
    variant = _validated(source.data, source.marks)
    return Variant(variant.name or Path(path).stem, variant, source.data, source.marks)


def variant_of(name: str, **said: Any) -> Variant:
    """A variant from the keys of its file.

    Raises:
        InputRefused: a value is not one that the file could hold.
    """
    data = {key: value for key, value in said.items() if value}
    marks = OptionMarks(said=data)
    return Variant(name, _validated(data, marks), data, marks)


def _validated(data: Mapping[str, Any], marks: Marks) -> VariantFile:
    try:
        return VariantFile.model_validate(data)
    except ValidationError as error:
        raise InputRefused(problems_of(error, VariantFile, marks)) from None


def value_of(path: str, text: str) -> Any:
    """A value as YAML writes it, such as `90`, `false` or `[sat, sun]`.

    Args:
        path: what is to have it.
        text: the value.

    Raises:
        InputRefused: it is not a value.
    """
    message = f"{quoted(text)} is no value; write it as a scenario would: 90, false, [sat, sun]"
    wrong = InputRefused([Problem(f"{OPTIONS['set']} {path}", 0, 0, message)])
    try:
        source = read(f"value: {text}", "")
    except InputRefused:
        raise wrong from None
    if source.problems or set(source.data) != {"value"}:
        raise wrong
    return source.data["value"]
