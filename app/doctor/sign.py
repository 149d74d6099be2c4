"""What one check found."""

from collections.abc import Iterable
from typing import Literal

from app.model.value import Value

State = Literal["green", "yellow", "red"]


class Sign(Value):
    """One line of the doctor's: green is well, yellow will not stay well, red is broken. Each red has an `advice`."""

    check: str
    state: State
    said: str
    advice: str | None = None


Signs = tuple[Sign, ...]


def green(check: str, said: str) -> Sign:
    """All is well."""
    return Sign(check=check, state="green", said=said)


def yellow(check: str, said: str, advice: str | None = None) -> Sign:
    """It works, and somebody should look at it."""
    return Sign(check=check, state="yellow", said=said, advice=advice)


def red(check: str, said: str, advice: str) -> Sign:
    """It does not work."""
    return Sign(check=check, state="red", said=said, advice=advice)


def worst(signs: Iterable[Sign]) -> State:
    """The gravest state among them."""
    states = {sign.state for sign in signs}
    return "red" if "red" in states else "yellow" if "yellow" in states else "green"
