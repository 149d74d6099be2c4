"""Tells what the customer did not send as what we have not received: it is the same news, and no reproach."""

from app.engines.builtin.tables import Table

_TABLE = Table("not_received")
_WAYS = ("past", "present")


def as_not_received(sentence: str) -> str:
    """The sentence in that form: "You did not upload the form." → "We did not receive the form."; else as it is."""
    plain = sentence.replace("’", "'")
    if _TABLE.shape("another").search(plain):
        return sentence
    for way in _WAYS:
        found = _TABLE.shape(way).match(plain)
        if found is not None:
            told: str = _TABLE.rows["told"][way].format(what=found["what"], rest=found["rest"])
            return told
    return sentence
