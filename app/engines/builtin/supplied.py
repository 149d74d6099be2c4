"""What a message gives already, so that nobody is asked for it again, and how its writer wants to be answered."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Any, NamedTuple

from app.engines.builtin.desk import Desk
from app.engines.builtin.tables import read_table
from app.text.compiled import compiled
from app.text.weights.missing import FOUND_BY

_BELOW = 200
"""Characters below what is visible in which a signature may give an address or a number."""
_FULL = 2
"""Words of a name from which on somebody is found by it."""
_AHEAD = 16
"""Characters before a day in which a word makes a deadline of it."""
_BY_PLACE = frozenset({"tenancy", "street", "visit"})
"""What an address alone names."""
_BY_MAIL = frozenset({"account", "membership"})
"""What the e-mail address of an account names."""
_BY_DAY = frozenset({"booking", "course", "visit", "patient", "animal", "application"})
"""What somebody's name and the day name: of orders and accounts there may be many."""

_SIGNED = ("together", "signed_with_address", "signed_with_birth", "titled_with_address")
"""How a message gives a name under which somebody is found."""
_OTHERS = frozenset({"pupil", "animal"})
"""Of whom a customer's own name says nothing."""


class Supplied(NamedTuple):
    """What of all that is asked for stands in the message, its signature or the brief.

    `full` is a name by which somebody is found in records, where `name` may be a first name alone. `numbered`: they
    speak of what has a number, as a bill has; `attached`: it lies before us, as they say, or a plate names it;
    `numberless`: they have none to give; `all_bills`: not one bill is meant but all; `lasting`: it goes on, and no day
    can be told; `from_us`: we sent it. `product` is its model or serial number, `bought` the day on which they got it.
    With `of_another` they write of somebody whose name theirs may not be, with `named` they give that name.
    """

    name: bool = False
    full: bool = False
    address: bool = False
    place: bool = False
    day: bool = False
    email: bool = False
    phone: bool = False
    photo: bool = False
    animal: bool = False
    all_bills: bool = False
    attached: bool = False
    bought: bool = False
    product: bool = False
    numberless: bool = False
    version: bool = False
    system: bool = False
    numbered: bool = False
    of_another: bool = False
    named: bool = False
    lasting: bool = False
    from_us: bool = False

    def names(self, label: str) -> bool:
        """Whether the record of this kind can be found by what is given."""
        if label not in FOUND_BY:
            return label == "product" and self.product
        if self.attached:
            return True
        full = self.full and not self._of_whom(label)
        by_place = self.address and (full or label in _BY_PLACE)
        by_mail = self.email and label in _BY_MAIL
        return by_place or by_mail or (full and self.day and label in _BY_DAY)

    def _of_whom(self, label: str) -> bool:
        """Whether the record is under the name of another than who writes."""
        return not self.named and (label == "pupil" or (label == "patient" and self.of_another))

    def still_open(self, label: str, ways: Sequence[str]) -> list[str]:
        """The questions among `ways`, which ask for a `label`, that ask for nothing that is given."""
        asks = _asks_for()
        given = [
            asks[one]
            for one in ("address", "all_bills", "email", "animal", "bought", "version", "system")
            if getattr(self, one)
        ]
        if (
            self.name
            and label in FOUND_BY
            and not (label == "patient" and self.of_another and not self.named)
        ):
            given.append(asks["own_name" if label in _OTHERS else "name"])
        if self.numberless and label in FOUND_BY:
            given.append(asks["number"])
        return [way for way in ways if not any(p.search(way) for p in given)]


def supplied(desk: Desk) -> Supplied:
    """What the customer of this reply has given; nothing where the message is not English, which is not read for it."""
    if not desk.context.english:
        return Supplied(phone=gave_number(desk))
    reading = desk.task.reading
    end = max((span.end for span in reading.visible_spans), default=len(reading.text))
    below = _found("older_mail").split(reading.text[end : end + _BELOW], maxsplit=1)[0]
    text = f"{desk.said}\n{below}".replace("’", "'")
    types = {detail.type for detail in reading.details}
    signed = any(_found(name).search(text.strip()) for name in _SIGNED)
    named = _found("named").search(text) is not None
    words = (desk.customer or "").split()
    return Supplied(
        name=bool(words) or signed or named,
        full=len(words) >= _FULL or signed or named,
        address="address" in types or any(_found(x).search(text) for x in ("postal", "building")),
        place=_found("place").search(text) is not None,
        day=_tells_when(desk),
        email=_found("account_email").search(text) is not None,
        phone="phone" in types or says_we_have_number(desk),
        photo=_found("photo").search(text) is not None,
        animal=_found("animal").search(text) is not None,
        all_bills=_found("all_bills").search(text) is not None,
        attached=any(_found(x).search(text) for x in ("attached", "plate", "with_us")),
        bought=_found("bought").search(text) is not None,
        product=_found("product").search(text) is not None,
        numberless=_found("numberless").search(text) is not None,
        version=_found("version").search(text) is not None,
        system=_found("system").search(text) is not None,
        numbered=_found("numbered").search(text) is not None,
        lasting=_found("lasting").search(text) is not None,
        from_us=_found("from_us").search(text) is not None,
        of_another=_found("of_another").search(text) is not None,
        named=named,
    )


def gave_number(desk: Desk) -> bool:
    """Whether a phone number stands in the message."""
    return any(detail.type == "phone" for detail in desk.task.reading.details)


def says_we_have_number(desk: Desk) -> bool:
    """Whether they say that we have their number to call already."""
    return desk.context.english and _found("has_phone").search(_said(desk)) is not None


def wants_writing(desk: Desk) -> bool:
    """Whether they want the answer in writing, or no call."""
    return desk.context.english and _found("in_writing").search(_said(desk)) is not None


def wants_call(desk: Desk) -> bool:
    """Whether they ask to be called, and nothing in the message speaks against it."""
    asks = desk.context.english and _found("call_me").search(_said(desk)) is not None
    return asks and not wants_writing(desk)


def asks_what_we_do(ask: str) -> bool:
    """Whether an ask only wants to know what we mean to do about it."""
    return _found("what_we_do").search(ask.replace("’", "'")) is not None


def said_when(desk: Desk) -> bool:
    """Whether they say when they can be called."""
    said = _said(desk)
    return any(_found("call_time").search(said[m.start() :]) for m in _found("call_me").finditer(said))


def _said(desk: Desk) -> str:
    return desk.said.replace("’", "'")


def _tells_when(desk: Desk) -> bool:
    """Whether a day is named on which it was, and not only one by which it has to be settled."""
    text = desk.task.reading.text
    days = (d for d in desk.task.reading.details if d.type == "date")
    return any(not _found("deadline").search(text[max(0, d.start - _AHEAD) : d.start]) for d in days)


@cache
def _found(name: str) -> re.Pattern[str]:
    table = _table()
    if name in table["cased"]:
        return compiled(str(table["cased"][name]))
    return compiled(str(table["patterns"][name]), re.IGNORECASE)


@cache
def _asks_for() -> dict[str, re.Pattern[str]]:
    return {name: compiled(str(words), re.IGNORECASE) for name, words in _table()["asks_for"].items()}


@cache
def _table() -> dict[str, Any]:
    return read_table("supplied")
