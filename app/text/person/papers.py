"""Whether a pronoun stands in what a paper of somebody says: "the examiner's sheet says he failed" may be of anyone."""

from app.text.person.shifted import Sheet

_SAYS = frozenset(
    {
        "says",
        "said",
        "shows",
        "showed",
        "states",
        "stated",
        "notes",
        "noted",
        "reads",
        "records",
        "recorded",
        "has",
    }
)
_NEAR = 5
"""Words from who wrote it to the pronoun."""


def stands_in_a_paper(sheet: Sheet, at: int, index: int) -> bool:
    """Whether the word `at` owns what says something of who stands at `index`."""
    between = [sheet.was(k) for k in range(at + 1, index)]
    owns = sheet.was(at).endswith(("'s", "s'"))
    return owns and len(between) < _NEAR and not _SAYS.isdisjoint(between[1:])
