"""Whether a pronoun stands in what a paper of somebody says: "the examiner's sheet says he failed" may be of anyone."""

from app.text.person.shifted import Sheet
from app.text.person.words import PersonWords

_SAYS = frozenset({
    "say", "says", "said", "show", "shows", "showed", "state", "states", "stated", "note", "notes", "noted", "read",
    "reads", "record", "records", "recorded", "have", "has",
})  # fmt: skip
_STATED = frozenset({
    "wrote", "noted", "put", "called", "thought", "saw", "found", "recorded", "marked", "described", "concluded",
    "decided", "diagnosed", "recommended", "advised", "judged", "classed",
})  # fmt: skip
"""What whoever made the paper did in it as well: "the assessor's photos show moss, which is why he wrote …"."""
_NEAR = 5
"""Words from who wrote it to the pronoun."""


def stands_in_a_paper(sheet: Sheet, words: PersonWords, at: int | None, index: int) -> bool:
    """Whether the pronoun at `index` stands in what a paper of the one at `at` says, or does what its maker did."""
    if at is not None and sheet.was(at).endswith(("'s", "s'")):
        between = [sheet.was(k) for k in range(at + 1, index)]
        if len(between) < _NEAR and not _SAYS.isdisjoint(between[1:]):
            return True
    owners = (sheet.was(k) for k in range(index) if sheet.was(k).endswith("'s"))
    stated = sheet.was(index + 1) in _STATED
    return stated and any(words.has("people", one.removesuffix("'s")) for one in owners)
