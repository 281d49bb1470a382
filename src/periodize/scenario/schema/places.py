"""Places and hours as the file writes them."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator, Discriminator, Field, Tag

from periodize.model.vocabulary import Equipment
from periodize.reading.words import quoted
from periodize.scenario.schema.fields import Clock, Day, EndClock, Kilograms, Part, Text, Whole
from periodize.scenario.schema.repeats import Repeating, repeats

Weights = Annotated[tuple[Kilograms, ...], Field(min_length=1, max_length=100)]


def _size(value: object) -> object:
    """A plate's size, which stands there as a key, and so as text."""
    try:
        return float(value) if isinstance(value, str) else value
    except ValueError:
        raise ValueError(f"{quoted(value)} is not the size of a plate; write a number") from None


PlateSize = Annotated[Kilograms, BeforeValidator(_size)]


def _each_once(value: object) -> object:
    """Pairs by size; 20 and 20.0 are one."""
    sizes = [_size(key) for key in value] if isinstance(value, dict) else []
    if len(set(sizes)) < len(sizes):
        raise ValueError("a size of plate stands there twice; write it once, with all its pairs")
    return value


Pairs = Annotated[
    dict[PlateSize, Annotated[Whole, Field(ge=1, le=20)]],
    Field(min_length=1),
    BeforeValidator(_each_once),
]


def _plates_form(value: Any) -> str:
    return "pairs by size" if isinstance(value, dict) else "list of sizes"


Plates = Annotated[
    Annotated[Weights, Tag("list of sizes")] | Annotated[Pairs, Tag("pairs by size")],
    Discriminator(_plates_form),
]
PLATES = (
    "Plates in {0}: their sizes, as many of each as are wanted; or by size how many pairs there "
    "are, as in {{20: 1, 10: 2}}."
)


class PlaceEntry(Part):
    """A place and what it has."""

    called: ClassVar[str] = "a place"
    example: ClassVar[str] = "{equipment: [barbell, rack]}"

    equipment: tuple[Equipment, ...] = Field(
        default=(), title="piece of equipment", description="What can be used there."
    )
    bar_kg: Kilograms | None = Field(default=None, description="The empty bar, in kg.")
    bar_lb: Kilograms | None = Field(default=None, description="The empty bar, in lb.")
    plates_kg: Plates | None = Field(default=None, description=PLATES.format("kg"))
    plates_lb: Plates | None = Field(default=None, description=PLATES.format("lb"))
    dumbbells_kg: Weights | None = Field(default=None, description="Dumbbells, in kg each.")
    dumbbells_lb: Weights | None = Field(default=None, description="Dumbbells, in lb each.")
    kettlebells_kg: Weights | None = Field(default=None, description="Kettlebells, in kg each.")
    kettlebells_lb: Weights | None = Field(default=None, description="Kettlebells, in lb each.")


class WindowEntry(Part):
    """A stretch of a day in which strength can be done."""

    called: ClassVar[str] = "a window"
    example: ClassVar[str] = '{from: "18:00", to: "19:30", at: gym}'

    since: Clock = Field(alias="from", description="When it opens, HH:MM.")
    until: EndClock = Field(
        alias="to",
        description="When it closes, HH:MM, up to 24:00; before it opens for the next day.",
    )
    at: Text = Field(description="The place, one of `places`.")


Windows = Annotated[tuple[WindowEntry, ...], Field(max_length=48)]
HOURS = "The windows of this weekday; none if not given."


class ExceptionEntry(Part):
    """Days that differ from the usual week."""

    called: ClassVar[str] = "an exception"
    example: ClassVar[str] = "{from: 2027-06-14, to: 2027-06-20, windows: []}"

    since: Day = Field(alias="from", description="First day.")
    until: Day | None = Field(
        default=None, alias="to", description="Last day, included; the first day if not given."
    )
    windows: Windows = Field(description="The windows of each of these days; [] for none.")


class RecurringException(Repeating):
    """Days that differ from the usual week and come again, as in a pattern of shifts."""

    called: ClassVar[str] = "a recurring exception"
    example: ClassVar[str] = "{every: {days: 8}, windows: []}"

    windows: Windows = Field(description="The windows of each of these days; [] for none.")


def _exception_shape(value: Any) -> str:
    return "recurring exception" if repeats(value) else "range of days"


AnyException = Annotated[
    Annotated[ExceptionEntry, Tag("range of days")]
    | Annotated[RecurringException, Tag("recurring exception")],
    Discriminator(_exception_shape),
]


class Availability(Part):
    """The windows of each weekday, and the days that differ."""

    called: ClassVar[str] = "availability"
    example: ClassVar[str] = '{mon: [{from: "18:00", to: "19:30", at: gym}]}'

    mon: Windows = Field(default=(), description=HOURS)
    tue: Windows = Field(default=(), description=HOURS)
    wed: Windows = Field(default=(), description=HOURS)
    thu: Windows = Field(default=(), description=HOURS)
    fri: Windows = Field(default=(), description=HOURS)
    sat: Windows = Field(default=(), description=HOURS)
    sun: Windows = Field(default=(), description=HOURS)
    busy: tuple[Text, ...] = Field(
        default=(),
        max_length=20,
        description="Calendars (.ics) in the scenario's folder whose events close the windows that "
        "they lie in; free ones do not. Without windows of your own they cut the usual ones.",
    )
    exceptions: tuple[AnyException, ...] = Field(
        default=(),
        max_length=400,
        description="Days with other windows, or none; of several that hold "
        "for a day the last one counts.",
    )

    @property
    def is_usual(self) -> bool:
        """Whether it names busy calendars alone, so that the usual ones hold."""
        return self.model_fields_set == {"busy"}
