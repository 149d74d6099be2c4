"""`Idempotency-Key`: what stands in the header, and what tells requests apart.

After draft-ietf-httpapi-idempotency-key-header-07.
"""

import json
import re
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any

from app.errors import InputError

KEY_MAX = 255
"""Characters of a key."""

_STRING = re.compile(r'"((?:[ !#-\[\]-~]|\\["\\])*)" *(?:;.*)?')
_BARE = re.compile(r"[!#-~]+")
_ESCAPED = re.compile(r"\\(.)")


class IdempotencyKeyError(InputError):
    """The header holds no key."""

    status = 400
    code = "idempotency-key"
    title = "The Idempotency-Key cannot be used"


def key_of(values: Sequence[str]) -> str | None:
    """The key of the header's values: a string in quotes, or bare; None where the header was not sent.

    Raises IdempotencyKeyError for anything else, more than one, and more than 255 characters.
    """
    if not values:
        return None
    text = values[0].strip(" \t")
    if len(values) == 1 and (found := _STRING.fullmatch(text)):
        key = _ESCAPED.sub(r"\1", found[1])
    else:
        key = text if len(values) == 1 and _BARE.fullmatch(text) else ""
    if not 1 <= len(key) <= KEY_MAX:
        raise IdempotencyKeyError(
            "it is not one string of 1 to 255 ASCII characters", hint='Send Idempotency-Key: "a-uuid".'
        )
    return key


def fingerprint(method: str, path: str, body: Mapping[str, Any] | bytes) -> str:
    """What tells requests apart: the order of fields and white space do not."""
    if not isinstance(body, bytes):
        body = json.dumps(body, sort_keys=True, separators=(",", ":")).encode()
    return sha256(b"\0".join((method.encode(), path.encode(), body))).hexdigest()
