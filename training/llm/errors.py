"""Expected failures: said in one line, without a traceback."""

import sys
from collections.abc import Callable


class InputError(Exception):
    """What a person gave cannot be used; the message says where and why."""


def run_command(main: Callable[[], None]) -> None:
    """Exit code 2 and the sentence where the input is at fault."""
    try:
        main()
    except InputError as error:
        print(error, file=sys.stderr)
        raise SystemExit(2) from None
