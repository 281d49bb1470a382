"""Names of time zones."""

from __future__ import annotations

from typing import Annotated
from zoneinfo import ZoneInfo, available_timezones

from pydantic import AfterValidator, Field, Strict

from periodize.reading.words import did_you_mean, quoted


def known_zone(name: str) -> str:
    """The name of a time zone, if it is one.

    Raises:
        ValueError: it is none; with the nearest name that is.
    """
    try:
        ZoneInfo(name)
    except (ValueError, OSError, LookupError):
        near = did_you_mean(name, available_timezones())
        message = f'{quoted(name)} is not a time zone; write one such as "Europe/Berlin"{near}'
        raise ValueError(message) from None
    return name


Zone = Annotated[str, Strict(), AfterValidator(known_zone), Field(examples=["Europe/Berlin"])]
"""A name of the IANA time zone database."""
