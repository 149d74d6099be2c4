"""A sentence of a note that begins with its verb, with who does it: "Found it on the rail" → "We found it on the rail".

Only of verbs whose doer is certain: what is done to a thing of the case is done by us, and what a thing does, by the
thing that was just named.
"""

import re
from functools import cache

from app.engines.builtin.tables import Table
from app.text.compiled import compiled

_TABLE = Table("doer_left_out")
_NO_WORDS = frozenset({"small", "if_done", "if_so"})
"""Rows of the table that are no lists of words."""


def with_doer(sentence: str) -> str:
    """The sentence with "We" or "It" before the verb that it begins with, and with small words that nothing else can
    stand in the place of ("Not found."); any other as it stands.
    """
    sentence = _on_condition(_TABLE.rewrites("small").put_into(sentence))
    for name, doer in (
        ("we", "We"),
        ("told", "We"),
        ("took", "We"),
        ("it", "It"),
        ("was", "It was"),
        ("due", "It's"),
    ):
        found = _pattern(name).match(sentence)
        if found is not None:
            return f"{doer} {sentence[:1].lower()}{sentence[1:]}"
    return sentence


def _on_condition(sentence: str) -> str:
    """What comes of a deed, told by its condition: "Posted today it is there on Friday" → "If it's posted today, …"."""
    found = _if_done().match(sentence)
    if found is None:
        return sentence
    led = str(_TABLE.rows["if_so"]).format(done=found["done"].lower(), when=found["when"])
    return f"{led}{sentence[found.end() :]}"


@cache
def _if_done() -> re.Pattern[str]:
    return compiled(str(_TABLE.rows["if_done"]))


@cache
def _pattern(name: str) -> re.Pattern[str]:
    table = {key: "|".join(str(words).split()) for key, words in _TABLE.rows.items() if key not in _NO_WORDS}
    if name == "told":
        return compiled(rf"(?i:{table['we_told']}) (?:{table['we_told_them']})\b")
    if name == "took":  # "took the fee off your account"
        thing = rf"(?:{table['done_to']}|£\S{{1,12}}) (?:[\w£.]+ ){{0,4}}?"
        return compiled(rf"(?i:{table['we_took']}) {thing}(?:{table['took_away']})\b")
    if name in {"was", "due"}:
        return compiled(rf"(?i:{table['it_was' if name == 'was' else 'it_is']}) (?:{table['shown_by']})\b")
    if name == "we":
        order = rf"(?i:{table['or_order']}) (?:{table['of_it']}) (?!(?:{table['done_with_it']})\b)"
        return compiled(rf"(?!{order})(?i:{table['we_did']}) (?:{table['done_to']})\b")
    return compiled(rf"(?i:{table['it_does']}) (?=[a-z\d£$€])(?!(?:is|are|was|were|and)\b)")
