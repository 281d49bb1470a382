"""The command line: one file per command, each read only when it is called."""

from __future__ import annotations

try:
    from periodize.interrupts import listen
except KeyboardInterrupt:  # too early to be listened for
    raise SystemExit(130) from None

# As in `typing`, which takes longer to import than all that stands here.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def main(*arguments: Any, **options: Any) -> Any:
    """Run the command that the arguments name; see `program`.

    From the first moment on a signal ends it quietly, while its parts are still being read, too.
    """
    try:
        listen()
    except KeyboardInterrupt:
        raise SystemExit(130) from None
    from periodize.cli.program import program

    return program(*arguments, **options)
