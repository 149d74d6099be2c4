"""A sum that is given or charged: what it is, which way it goes, and what has become of it."""

from collections.abc import Sequence
from datetime import date

from app.engines.builtin.notes.fields.labels import Label
from app.engines.builtin.notes.fields.parts import Part
from app.engines.builtin.notes.fields.statuses import STATUS, predicate
from app.engines.builtin.notes.fields.table import form, pairs, phrases, said
from app.engines.builtin.notes.fields.times import Time

_TOLD_MOST = 3


def of_money(label: Label, parts: Sequence[Part], today: date | None) -> str | None:
    """The clause of a field of money; None where its parts do not fit one another."""
    sums, sizes, spans = ([one for one in parts if one.kind == kind] for kind in ("sum", "size", "span"))
    rest = [part for part in parts if part.kind not in {"sum", "size", "span"}]
    sums = _as_one(sums)
    if label.kind == "given" and any(form("bounded").match(one.text) for one in sums):
        return None  # how far to go is for the agent to know
    if max(len(sums), len(sizes), len(spans)) > 1 or ((spans or sizes) and label.kind != "given"):
        return None
    if label.bare in phrases("bare") and (rest or spans):
        free = not sums and [part.kind for part in rest] == ["free"]
        return f"{label.text} {label.be()} {said('free')}" if free else None
    name = _sized(label.text, sizes[0].text) if sizes else label.text
    if not rest and not spans:
        return said("is", x=name, be=label.be(), y=sums[0].text) if sums else None
    subject = _with_sum(label, name, sums[0].text) if sums else name
    told = _all_told(label, rest, today, sums=bool(sums))
    if told is None:
        return None
    subject, told = _with_ways(label, subject, told, [part for part in rest if part.kind == "way"])
    told += [said("takes", take=label.be("takes", "take"), span=one.text) for one in spans]
    return _joined(subject, told)


def _as_one(sums: list[Part]) -> list[Part]:
    """A share and the sum that it comes to as one: "50%, £210"."""
    shares = [one for one in sums if one.text.endswith("%")]
    rest = [one for one in sums if one not in shares]
    if len(shares) == 1 and len(rest) == 1:
        return [Part("sum", said("share", sum=rest[0].text, part=shares[0].text))]
    return sums


def _joined(subject: str, told: list[str]) -> str | None:
    if not told or len(told) > _TOLD_MOST:
        return None
    clause = f"{subject} {told[0]}"
    for one in told[1:]:
        clause = said("and", a=clause, b=one)
    return clause


def _with_sum(label: Label, name: str, told: str) -> str:
    for_it = label.bare.endswith(tuple(phrases("for_sums")))
    head = name.removesuffix(f" {label.tail}") if label.tail else name
    return f"{said('for_sum' if for_it else 'of', x=head, sum=told)} {label.tail}".strip()


def _sized(name: str, size: str) -> str:
    determiner, _, noun = name.partition(" ")
    return f"{determiner} {said('sized', which=pairs('sizes')[size], x=noun)}"


def _all_told(label: Label, parts: Sequence[Part], today: date | None, *, sums: bool) -> list[str] | None:
    """What has become of a sum, part by part, but for the way that it goes; None where one does not fit."""
    told: list[str] = []
    for part in parts:
        if part.kind == "way":
            known = form("fixed_ways").match(part.text) or form("next_bill").match(part.text)
            if not known or part.ways or label.kind != "given":
                return None
            if part.time is None:
                continue
            part = Part("time", time=part.time)  # noqa: PLW2901 - its way is told beside the sum
        more = predicate(label, part, today) if part.kind in STATUS else _dated(label, part, sums=sums)
        if more is None:
            return None
        told.append(more)
    return told


def _dated(label: Label, part: Part, *, sums: bool) -> str | None:
    time = part.time if part.kind == "time" else None
    if time is None:
        return None
    if time.lead in {"by", "before", "no later than"}:
        return f"{label.be()} {said('due', time=time.told())}" if label.kind == "given" else None
    plain = not (time.lead or time.half or time.hours) and _is_date(time)
    charged = label.kind == "charged" or label.bare.endswith("payment")
    return f"{label.be()} {said('dated', day=time.day)}" if sums and plain and charged else None


def _is_date(time: Time) -> bool:
    return any(ch.isdecimal() for ch in time.day) and not form("ahead").search(time.day)


def _with_ways(label: Label, subject: str, told: list[str], ways: Sequence[Part]) -> tuple[str, list[str]]:
    """The way that a sum goes: of one of which more is told it stands beside it, else it is what is told."""
    row = " ".join(map(_way, ways))
    if not ways or told:
        return f"{subject} {row}".strip(), told
    if form("by_means").match(row):
        return subject, [said("paid_by", be=label.be(), way=row)]
    return subject, [said("goes", go=label.be("goes", "go"), way=row)]


def _way(part: Part) -> str:
    bill = form("next_bill").match(part.text)
    return said("on_bill", bill=bill["bill"]) if bill else part.text
