"""A note that is a list, "1. booked in 4/11 2. …" or lines that begin with dashes, as the pieces of one line."""

from itertools import pairwise

from app.engines.builtin.notes.log.table import form, said


def unlisted(note: str) -> str:
    """The note with its entries one behind the other; as it stands where it is no list."""
    marks = list(form("numbered_entry").finditer(note))
    counted = [int(mark["number"]) for mark in marks]
    if len(marks) > 1 and counted == list(range(1, len(marks) + 1)):
        places = [*((mark.start(), mark.end()) for mark in marks), (len(note), len(note))]
        entries = [note[end:then] for (_, end), (then, _) in pairwise(places)]
        return _joined(note[: marks[0].start()], entries)
    lead, *entries = form("dashed_entry").split(f"\n{note}")
    return _joined(lead, entries) if len(entries) > 1 else note


def _joined(lead: str, entries: list[str]) -> str:
    """The entries behind what leads to them; a lead that is a sentence ends before them."""
    plain = said("next_entry").join(entry.strip(" ,;.\n") for entry in entries if entry.strip(" ,;.\n"))
    led = lead.strip(" ,;.\n")
    return plain if not led else f"{led} {plain}" if led.endswith(":") else f"{led}; {plain}"
