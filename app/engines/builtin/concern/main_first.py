"""A sentence that begins with its reason, told with what happened first: "because the van never came we left"."""

import re

from app.engines.builtin.concern.clause import ClauseGrammar
from app.text.compiled import compiled
from app.text.person.words import PersonWords, tokenise

_BECAUSE = compiled(r"\s*(?:and |but |so )?because (?!of\b)", re.IGNORECASE)
_SHORTEST = 3
"""Words of the reason and of what happened."""
_SELF = frozenset({"i", "we"})


def main_first(text: str, person: PersonWords, grammar: ClauseGrammar) -> str:
    """The sentence with its reason behind what happened; as it stands where the two do not part for sure.

    Without a comma only "I" or "we" surely begin what happened: "because the man you sent never came" is one reason.
    """
    lead = _BECAUSE.match(text)
    if lead is None:
        return text
    reason = text[lead.end() :]
    tokens = tokenise(reason)
    low = [token.low for token in tokens]
    for k in range(_SHORTEST, len(low) - _SHORTEST + 1):
        marked = low[k - 1] == ","
        begins = marked or low[k] in _SELF
        finite = any(person.finite(word) for word in low[:k])
        if begins and finite and grammar.classes.starts_clause(low[k:]):
            main = reason[tokens[k].start :].rstrip(" .!")
            return f"{main[:1].upper()}{main[1:]} because {reason[: tokens[k - 1].end].rstrip(' ,')}"
        if marked:
            return text
    return text
