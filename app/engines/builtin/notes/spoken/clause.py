"""One clause of a spoken note: what it is, and the sentence that it makes by itself."""

from app.engines.builtin.notes.spoken.asking import asking
from app.engines.builtin.notes.spoken.beside import Beside
from app.engines.builtin.notes.spoken.kinds import Clause
from app.engines.builtin.notes.spoken.owning import owning
from app.engines.builtin.notes.spoken.subjectless import subjectless
from app.engines.builtin.notes.spoken.table import form, said, words
from app.engines.builtin.notes.spoken.verbs import row_of
from app.engines.builtin.notes.telegraph.tokens import Token


def clause_of(text: str, beside: Beside, *, first: bool, before: Clause | None) -> Clause | None:
    """What a clause is; None where that is not sure. `first`: nothing stands before it in its note."""
    if form("own_us").match(text):
        return Clause("owned", text)
    row = row_of(text)
    if not row:
        return None
    if form("no_way").match(text):
        return Clause("own", f"{said('no')} {text}", "there")
    if (lead := form("lead").match(text)) is not None:
        return asking(lead["how"], lead["who"], beside)
    return (
        _order(text, row)
        or owning(text, row, beside)
        or subjectless(text, row, beside, first=first, before=before)
        or Clause("bit", text)
    )


def _order(text: str, row: list[Token]) -> Clause | None:
    """What the customer is asked to do: "leave it out on Thursday night"."""
    fits = row[0].low in words("orders") and form("order").match(text) and not form("no_order").search(text)
    return Clause("order", text) if fits else None
