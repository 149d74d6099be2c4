"""Opaque cursors: the place in a list after which the next part begins."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as Base64Error

from app.errors import InputError


def cursor_at(moment: int, name: str) -> str:
    """The cursor of the entry of that moment (microseconds) and id."""
    return urlsafe_b64encode(f"{moment}:{name}".encode()).decode().rstrip("=")


def place_of(cursor: str) -> tuple[int, str]:
    """Moment and id of a cursor. Raises InputError where it is not one of ours."""
    try:
        text = urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode()
        moment, name = text.split(":", 1)
        return int(moment), name
    except (Base64Error, ValueError) as error:
        raise InputError(
            "this is no cursor of ours", where="cursor", hint="Leave it out to begin at the start."
        ) from error
