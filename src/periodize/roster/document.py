"""The roster as its file writes it, format 1."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema

from periodize.scenario.schema.document import Slug
from periodize.scenario.schema.fields import Day, Part, Switch, Text, TitleText, Whole

MOST_ENTRIES = 10_000


class AthleteEntry(Part):
    """An athlete, or several where `scenario` is a pattern."""

    called: ClassVar[str] = "an athlete"
    example: ClassVar[str] = "{scenario: ben.yaml, id: ben}"

    scenario: TitleText = Field(
        description="The file of the scenario, in the folder of the roster; * and ? stand for "
        "anything in a name, ** for any folders."
    )
    id: Slug | None = Field(
        default=None,
        description="What the athlete and the files are called; from the file's name if not given, "
        "or from its folder's where the file is called scenario.yaml.",
    )
    first: Switch = Field(
        default=False, description="Whether this athlete chooses before others in shared places."
    )
    start: Day | None = Field(
        default=None,
        description="Another first day of the block; every date of the scenario moves with it.",
    )
    set: Annotated[dict[str, Any], Field(max_length=200)] = Field(
        default={},
        description="What is otherwise than in the file: by a part or a path, such as "
        "athlete.level or rules.recovery_gap.hours, its value.",
    )
    tags: tuple[Slug, ...] = Field(
        default=(), max_length=50, description="Groups that the athlete belongs to."
    )


class SharedEntry(Part):
    """A place that athletes share."""

    called: ClassVar[str] = "a shared place"
    example: ClassVar[str] = "{name: weight room, place: gym, at_most: 8}"

    name: Text = Field(description="What the shared place is called.")
    place: Text = Field(description="The name that it has among the places of the scenarios.")
    at_most: Annotated[Whole, Field(ge=1, le=1000)] = Field(
        description="So many athletes can be there at one time."
    )


def _named(value: Any) -> Any:
    return {"scenario": value} if isinstance(value, str) else value


Athlete = Annotated[
    AthleteEntry,
    BeforeValidator(_named),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string"},
                {
                    "type": "object",
                    "additionalProperties": False,
                    "required": ["scenario"],
                    "properties": {
                        "scenario": {"type": "string"},
                        "id": {"type": "string"},
                        "first": {"type": "boolean"},
                        "start": {"type": "string", "format": "date"},
                        "set": {"type": "object"},
                        "tags": {"type": "array", "items": {"type": "string"}},
                    },
                },
            ]
        }
    ),
]
"""A file's name, or a mapping that says more of the athlete."""


class RosterFile(Part):
    """A coach's athletes, and the places that they share."""

    called: ClassVar[str] = "a roster"

    format: Literal[1] = Field(title="format of a roster", description="Always 1.")
    name: Text = Field(description="What the roster is called.")
    athletes: Annotated[tuple[Athlete, ...], Field(min_length=1, max_length=MOST_ENTRIES)] = Field(
        description="The athletes: files, patterns of files, or mappings that say more."
    )
    shared: tuple[SharedEntry, ...] = Field(
        default=(), max_length=20, description="Places that hold only so many at one time."
    )


def json_schema() -> dict[str, Any]:
    """The JSON Schema of a roster, format 1, draft 2020-12, for editors."""
    from periodize.scenario.schema.editor import DIALECT, without_null

    schema = without_null(RosterFile.model_json_schema())
    return {"$schema": DIALECT, **schema, "title": "periodize roster, format 1"}
