"""Logs of what was lifted as the file names them."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema

from periodize.scenario.schema.fields import Part, Text


class LogFile(Part):
    """A log of what was lifted."""

    called: ClassVar[str] = "a log"
    example: ClassVar[str] = "{file: strong.csv, unit: kg}"

    file: Text = Field(description="The table, in the folder of the scenario.")
    unit: Literal["kg", "lb"] | None = Field(
        default=None,
        title="unit of weight",
        description="Of weights whose unit the log does not say; else that of `units`.",
    )
    names: dict[Text, Text] = Field(
        default={},
        max_length=500,
        description="By a name of the log, the id of the exercise that it means.",
    )


def _named(value: Any) -> Any:
    return {"file": value} if isinstance(value, str) else value


LogEntry = Annotated[
    LogFile,
    BeforeValidator(_named),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string"},
                {
                    "type": "object",
                    "additionalProperties": False,
                    "required": ["file"],
                    "properties": {
                        "file": {"type": "string"},
                        "unit": {"enum": ["kg", "lb"]},
                        "names": {"type": "object", "additionalProperties": {"type": "string"}},
                    },
                },
            ]
        }
    ),
]
"""A file's name, or a mapping that says more of it."""
