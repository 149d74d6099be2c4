"""An offer without the remark that somebody of ours allowed it, which is no news for the customer."""

from functools import cache

from app.engines.builtin.tables import read_table
from app.text.grammar import tokens
from app.text.guarded import Rewrites


def without_approval(offer: str, customer: str | None) -> str:
    """The offer itself: "1 night back (£118), GM yes" is "1 night back (£118)".

    As it was where nothing else would be left, or where it may be the customer who said yes.
    """
    plain = _remarks().put_into(offer).strip()
    gone = set(tokens(offer)) - set(tokens(plain))
    return offer if not tokens(plain) or gone & set(tokens(customer or "")) else plain


@cache
def _remarks() -> Rewrites:
    table = read_table("approvals")
    by = f"(?:{table['posts']}|{table['person']})"
    said = f"{by}{table['allows']}|{table['allowed_by']}{by}|{table['unasked']}"
    # "{" is a sign of expressions too, so the names are put in one by one.
    behind = table["behind"].replace("{said}", said)
    return Rewrites([[behind, ""], [table["before"].replace("{posts}", table["posts"]), ""]])
