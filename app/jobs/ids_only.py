"""What DBOS may write into its tables: ids and numbers. Anything else is refused, so that no text can get there."""

import json
import re
from typing import Any

_ID = re.compile(r"[A-Za-z0-9_.:~+-]{1,120}")
"""An id, a kind, a day. No white space, so no sentence."""


class NotAnIdError(TypeError):
    """Something other than ids and numbers was about to be stored with a job."""


class IdsOnly:
    """A serializer for DBOS. An error is kept by the name of its class, for its words may be anybody's."""

    def serialize(self, data: Any) -> str:
        """JSON of ids, numbers, and lists and tables of them."""
        if isinstance(data, BaseException):
            return json.dumps({"error": type(data).__name__})
        return json.dumps(_checked(data), separators=(",", ":"))

    def deserialize(self, serialized_data: str) -> Any:
        """What was stored; an error comes back as one that tells the name of the first."""
        found = json.loads(serialized_data)
        if isinstance(found, dict) and found.keys() == {"error"}:
            return RuntimeError(found["error"])
        return found

    def name(self) -> str:
        """How DBOS marks what this wrote."""
        return "softanswer_ids"


def is_id(text: str) -> bool:
    """Whether it may be stored with a job."""
    return _ID.fullmatch(text) is not None


def _checked(data: Any) -> Any:
    match data:
        case None | bool() | int() | float():
            return data
        case str() if is_id(data) or not data:
            return data
        case list() | tuple():
            return [_checked(part) for part in data]
        case dict():
            return {str(_checked(name)): _checked(part) for name, part in data.items()}
        case _:
            raise NotAnIdError(
                f"a job carries ids and numbers, and no {type(data).__name__} such as this one"
            )
