"""What a note leaves without a verb behind a sentence or a comma: "We rang twice. No reply.", "…, no form needed"."""

from app.engines.builtin.tables import Table

_TABLE = Table("fragments")


def made_whole(note: str) -> str:
    """The note with a verb in each such piece; what has another form stays as it is."""
    return _TABLE.rewrites("whole").put_into(note)
