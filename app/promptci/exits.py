"""How `softanswer lint` and `softanswer eval` end: each way of not being green has its own number."""

from enum import IntEnum


class Exit(IntEnum):
    """The exit code of a command of prompt CI."""

    PASS = 0
    REGRESSION = 1
    USAGE = 2
    RECORDING_MISSING = 3
    INCONCLUSIVE = 4
    NOT_COMPARABLE = 5
    PROVIDER = 6
