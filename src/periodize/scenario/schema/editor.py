"""The JSON Schema of a scenario, from which editors complete and check."""

from __future__ import annotations

from typing import Any

from periodize.scenario.schema.document import ScenarioFile

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def json_schema() -> dict[str, Any]:
    """The schema of format 1, draft 2020-12; dates and times are texts."""
    schema = without_null(ScenarioFile.model_json_schema())
    return {"$schema": DIALECT, **schema, "title": "periodize scenario, format 1"}


def without_null(schema: Any) -> Any:
    """The schema without null, which the reader refuses: a key is given or left out."""
    if isinstance(schema, list):
        return [without_null(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    kept = {key: without_null(value) for key, value in schema.items() if not _is_null(key, value)}
    variants = [item for item in kept.pop("anyOf", []) if item != {"type": "null"}]
    if len(variants) == 1:
        return {**variants[0], **kept}
    return {**kept, "anyOf": variants} if variants else kept


def _is_null(key: str, value: Any) -> bool:
    return key == "default" and value is None
