"""What makes a run long, beside the week that the runner runs."""

from __future__ import annotations

from decimal import Decimal
from typing import ClassVar

from pydantic import Field

from periodize.model.part import Part


class LongRun(Part):
    """From which length on a run is long, or else medium-long.

    Attributes:
        minutes: a run of so many is long, whatever the week.
        share_of_week: so is one of at least this share of the longest run of its week,
        at_least_minutes: if it lasts so many.
        medium_minutes: a run of so many that is neither long nor quality is medium-long.
    """

    called: ClassVar[str] = "long_run"

    minutes: int = Field(ge=1, le=1440)
    share_of_week: Decimal = Field(gt=0, le=1)
    at_least_minutes: int = Field(ge=1, le=1440)
    medium_minutes: int = Field(ge=1, le=1440)

    def is_long(self, minutes: int, longest: int) -> bool:
        """Whether a run is long by its minutes and those of the longest run of its week."""
        if minutes >= self.minutes:
            return True
        return minutes >= self.at_least_minutes and minutes >= self.share_of_week * longest
