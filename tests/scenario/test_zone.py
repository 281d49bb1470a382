"""Names of time zones are those of the IANA database."""

from __future__ import annotations

import pytest
from pydantic import TypeAdapter, ValidationError

from periodize.scenario.schema.zone import Zone

ZONE: TypeAdapter[str] = TypeAdapter(Zone)


@pytest.mark.parametrize("name", ["Europe/Berlin", "UTC", "America/Argentina/Ushuaia"])
def test_known(name: str) -> None:
    """A known name stays as it is."""
    assert ZONE.validate_python(name) == name


def test_near() -> None:
    """A slip of the pen gets the name that was meant."""
    with pytest.raises(ValidationError, match="did you mean 'Europe/Berlin'"):
        ZONE.validate_python("Europe/Berln")


@pytest.mark.parametrize("name", ["", "x" * 5000, "/etc/hosts", "../UTC", "a\0b", "Europe"])
def test_unknown(name: str) -> None:
    """Whatever is no name of a zone is refused with a sentence, paths included."""
    with pytest.raises(ValidationError, match="is not a time zone; write one such as"):
        ZONE.validate_python(name)
