"""A sentence of a note that begins with its verb, with who does it: "Found it on the rail" → "We found it on the rail".

Only of verbs whose doer is certain: what is done to a thing of the case is done by us, and what a thing does, by the
thing that was just named.
"""

import re
from functools import cache

from app.engines.builtin.tables import read_table
from app.text.compiled import compiled


def with_doer(sentence: str) -> str:
    """The sentence with "We" or "It" before the verb that it begins with; any other as it stands."""
    for name, doer in (("we", "We"), ("told", "We"), ("took", "We"), ("it", "It")):
        found = _pattern(name).match(sentence)
        if found is not None:
            return f"{doer} {sentence[:1].lower()}{sentence[1:]}"
    return sentence


@cache
def _pattern(name: str) -> re.Pattern[str]:
    table = {key: "|".join(str(words).split()) for key, words in read_table("doer_left_out").items()}
    if name == "told":
        return compiled(rf"(?i:{table['we_told']}) (?:{table['we_told_them']})\b")
    if name == "took":  # "took the fee off your account"
        thing = rf"(?:{table['done_to']}|£\S{{1,12}}) (?:[\w£.]+ ){{0,4}}?"
        return compiled(rf"(?i:{table['we_took']}) {thing}(?:{table['took_away']})\b")
    if name == "we":
        return compiled(rf"(?i:{table['we_did']}) (?:{table['done_to']})\b")
    return compiled(rf"(?i:{table['it_does']}) (?=[a-z\d£$€])(?!(?:is|are|was|were|and)\b)")
