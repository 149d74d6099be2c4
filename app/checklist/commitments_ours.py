"""The commitments of what our own engine wrote: one for each offer that it tells, and sure only where it was."""

from collections.abc import Sequence

from app.checklist.commitments import Promise
from app.checklist.known import Standing
from app.checklist.sheet import Sheet
from app.model.draft import Commitment
from app.model.value import Span
from app.text.compiled import compiled

_OFFERS = ("options", "profile")
"""Where something stands that may be offered."""
_NUMBER = compiled(r"\s{0,4}\(?\d{1,2}[.)]\s{1,4}")
"""What stands before an item of a list."""
_SERVES = "offer-options"


def told(promises: Sequence[Promise], standing: Sequence[Standing], sheet: Sheet) -> tuple[Commitment, ...]:
    """The commitments in order: what only leads to offers is none, an offer that was jotted is one and not sure."""
    offers = [one for one in standing if _is_offer(one)]
    leads = [one for one in standing if _only_leads(one)]
    kept: list[Commitment] = []
    for promise in promises:
        if any(_overlaps(promise.span, one.span) for one in leads):
            continue
        home = next((one for one in standing if _overlaps(promise.span, one.span)), None)
        guessed = home is not None and home.passage.guessed
        if home in offers and (guessed or promise.kind == "process"):
            continue  # told as a whole below: pieces of a quotation bind nobody to anything
        found = promise.commitment
        kept.append(found.model_copy(update={"sure": False}) if guessed else found)
    bound = [Span(text=one.text, start=one.start, end=one.end) for one in kept]
    untold = [one for one in offers if not any(_overlaps(one.span, span) for span in bound)]
    kept += [_of_offer(one, promises, sheet) for one in untold]
    return tuple(sorted(kept, key=lambda one: one.start))


def _of_offer(one: Standing, promises: Sequence[Promise], sheet: Sheet) -> Commitment:
    """The commitment of an offer as it is told, by the weightiest thing that was found in it."""
    kinds = {promise.kind for promise in promises if _overlaps(promise.span, one.span)}
    if any(p.type == "money" for p in sheet.within(one.span)):
        kinds.add("money")
    order = ("money", "outcome", "thing", "time")
    kind = next((k for k in order if k in kinds), "process" if kinds else "thing")
    number = _NUMBER.match(one.span.text)
    span = sheet.cut(one.span.start + (number.end() if number else 0), one.span.end)
    ground = next(g for g in one.passage.grounds if g.where.startswith(_OFFERS))
    return Commitment.model_validate(
        {**span.model_dump(), "kind": kind, "ground": ground, "sure": not one.passage.guessed}
    )


def _is_offer(one: Standing) -> bool:
    passage = one.passage
    given = any(ground.where.startswith(_OFFERS) for ground in passage.grounds)
    return given and _SERVES in passage.serves and not one.span.text.rstrip().endswith("?")


def _only_leads(one: Standing) -> bool:
    """Whether it only leads to a list of offers: "Here is what we can do:"."""
    passage = one.passage
    return not passage.grounds and _SERVES in passage.serves and one.span.text.rstrip().endswith(":")


def _overlaps(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
