"""Whether what a command prints keeps the schema that is shipped."""

from __future__ import annotations

from typing import Any

import jsonschema

from periodize.views.answers.write import schema


def assert_keeps_schema(command: str, said: Any) -> None:
    """The JSON of a command is what its part of the schema declares, with no key that is not."""
    whole = schema()
    jsonschema.validate(said, {**whole["properties"][command], "$defs": whole["$defs"]})
