"""Where the shipped data lies: beside the code once installed, at the repository's root before."""

from __future__ import annotations

from pathlib import Path


def folder(name: str) -> Path:
    """The shipped folder of that name, such as `models`.

    Raises:
        FileNotFoundError: it lies neither in the package nor at the repository's root.
    """
    package = Path(__file__).resolve().parent
    places = (package / name, package.parent.parent / name)
    for place in places:
        if place.is_dir():
            return place
    looked = " or ".join(str(place) for place in places)
    raise FileNotFoundError(
        f"no shipped folder {name!r}: it should be {looked}; reinstall periodize"
    )
