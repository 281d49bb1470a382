"""The words for loads: in the unit that stands on the weights, beside that of the scenario."""

from __future__ import annotations

from periodize.plan import Prescription
from periodize.plan.fields import Stamp

LB_PER_KG = 2.2046226218
BARS = frozenset({"barbell", "trap-bar"})


def number_text(value: float, digits: int = 2) -> str:
    """A number with at most so many decimals and no idle zeros."""
    text = f"{value:.{digits}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def load_value(load_kg: float, units: str) -> float:
    """A load in kg, or in lb to the half pound."""
    if units == "imperial":
        return round(load_kg * LB_PER_KG * 2) / 2
    return round(load_kg, 2)


def load_text(load_kg: float, units: str) -> str:
    """A load with its unit; 0 is the athlete's own weight."""
    if load_kg == 0:
        return "bodyweight"
    unit = "lb" if units == "imperial" else "kg"
    return f"{number_text(load_value(load_kg, units))} {unit}"


def marked_text(load_kg: float, stamped: Stamp | None, units: str) -> str:
    """A load as it stands on what is lifted, such as `25 lb`; to the hundredth, as it was given.

    Args:
        load_kg: 0 is the athlete's own weight.
        stamped: the unit that stands on it; None for that of the scenario.
        units: of the scenario.
    """
    if not stamped or not load_kg:
        return load_text(load_kg, units)
    value = load_kg * LB_PER_KG if stamped == "lb" else load_kg
    return f"{number_text(value)} {stamped}"


def lift_text(prescription: Prescription, units: str) -> str:
    """The load of a lift as it stands on it; empty where none is known."""
    load = prescription.load_kg
    return "" if load is None else marked_text(load, prescription.stamped, units)


def converted_text(prescription: Prescription, units: str) -> str:
    """The load in the scenario's unit where another stands on it, such as `11.3 kg`; else empty."""
    if not prescription.stamped or not prescription.load_kg:
        return ""
    if units == "imperial":
        return load_text(prescription.load_kg, units)
    return f"{number_text(prescription.load_kg, 1)} kg"


def pieces_text(prescription: Prescription, units: str) -> str:
    """The load, with how many of it are held where there are several: `72.5 kg`, `2 x 12 kg`."""
    load = lift_text(prescription, units) or load_text(0, units)
    several = prescription.held or 1
    return f"{several} x {load}" if several > 1 else load


def weight_text(prescription: Prescription, units: str) -> str:
    """What is lifted: `barbell 22.5 kg`, `dumbbells 2 x 12 kg`, `one kettlebell 16 kg`.

    Without a load it is the kit alone; without a kit the load; empty where neither is known.
    """
    kit, amount = prescription.kit, lift_text(prescription, units)
    if kit is None:
        return amount
    word = kit.replace("-", " ")
    if kit in BARS:
        return f"{word} {amount}".rstrip()
    if prescription.held == 1:
        return f"one {word} {amount}".rstrip()
    return f"{word}s {prescription.held or 2} x {amount}" if amount else f"two {word}s"


def short_text(prescription: Prescription, units: str) -> str:
    """That a place has nothing as heavy as is meant; empty where it has."""
    if not prescription.short_of_kg:
        return ""
    imperial, kg = units == "imperial", prescription.short_of_kg
    meant = f"{round(kg * LB_PER_KG)} lb" if imperial else f"{round(kg)} kg"
    return f"the heaviest there is ({meant} is meant)"
