"""Names of time zones."""

from __future__ import annotations

from typing import Annotated
from zoneinfo import ZoneInfo, available_timezones

from pydantic import AfterValidator, Field, Strict

from periodize.reading.words import did_you_mean, quoted


def _known(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ValueError, OSError, LookupError):
        near = did_you_mean(name, available_timezones())
        message = f'{quoted(name)} is not a time zone; write one such as "Europe/Berlin"{near}'
        raise ValueError(message) from None
    return name


Zone = Annotated[str, Strict(), AfterValidator(_known), Field(examples=["Europe/Berlin"])]
"""A name of the IANA time zone database."""
