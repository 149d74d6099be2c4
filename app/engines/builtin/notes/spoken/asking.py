"""A clause that tells whom the agent asked, which leads to what they said."""

from app.engines.builtin.notes.customer import sex_by_name
from app.engines.builtin.notes.spoken.beside import Beside
from app.engines.builtin.notes.spoken.kinds import Clause, is_noun
from app.engines.builtin.notes.spoken.table import form, said, words
from app.engines.builtin.notes.spoken.verbs import row_of
from app.text.grammar import lexicon, tokens

_PRONOUNS = frozenset({"him", "her", "them", "he", "she", "they"})
_NEAR = 3
"""Words among which whoever was asked is named."""


def asking(how: str, who: str, beside: Beside) -> Clause | None:
    """Whom the agent asked, as the one who is told about; a colleague by name is a colleague to the customer.

    Without a text where only "her" was asked: who that is, is not sure.
    """
    if form("round").match(who):
        return Clause("lead", f"{said('i')} {how} {who}", "they")
    row = row_of(who)
    first = row[0].low
    if first in _PRONOUNS:
        return Clause("lead", "", first)
    how = f"{said('i_have' if how.startswith('been ') else 'i')} {how}"
    if row[0].tag in {"det", "name"} or row[0].text[:1].isupper() or first in words("bare"):
        return Clause("lead", f"{how} {who}", who)
    if is_noun(first, beside) or any(
        one in words("bodies") | lexicon().actors for one in tokens(who)[:_NEAR]
    ):
        return Clause("lead", f"{how} {said('the')} {who}", who)
    alone = len(row) == 1 or row[1].tag in {"prep", "conj"}
    if not alone and sex_by_name(first.capitalize()) is None:
        return None
    called = said("colleague") if beside.ours else first.capitalize()
    return Clause("lead", f"{how} {called}{who[len(row[0].text) :]}", first)
