"""What a colleague says, by a label ("Pat: …") or in quotation marks: told as the house's own where it is plain.

"Gareth in waste: 'bins have to be at the kerb by 6.30'" tells a rule of the house, whoever put it into words. What
somebody guesses, tells of themselves or orders is left for the agent: nobody is made to speak in a reply.
"""

import re
from functools import cache
from typing import Any

from app.engines.builtin.notes.customer import sex_by_name
from app.engines.builtin.notes.setting import Setting
from app.engines.builtin.tables import read_table
from app.text.compiled import compiled
from app.text.grammar import lexicon, tokens
from app.text.tables import table, word_set


def reported(note: str, setting: Setting) -> str | None:
    """What a colleague says in a note, as a note without them: empty where it is not told, None where nobody speaks."""
    found = _shape("speaker").match(note.strip())
    if found is None or not setting.context.english:
        return None
    quote = _shape("quoted").match(found["said"])
    if not _speaks(found, setting, quoted=quote is not None):
        return None
    said = (quote["inner"] if quote else found["said"]).strip(" .")
    return said if _is_plain(said) and (quote is None or _is_rule(said)) else ""


def _speaks(found: re.Match[str], setting: Setting, *, quoted: bool) -> bool:
    """Whether it is somebody of the house who speaks: not whom the message names, and no thing of that name."""
    name = found["name"] or found["on"]
    own = (setting.customer_name or "").split()
    if name in own or re.search(rf"\b{name}\b", setting.text or "", re.IGNORECASE):
        return False
    given = sex_by_name(name) is not None or name.lower() in _either()
    return given or (quoted and bool(found["of"]))


def _is_plain(said: str) -> bool:
    return not any(_shape(name).search(said) for name in ("not_plain", "leans", "ordered"))


def _is_rule(said: str) -> bool:
    """Whether what somebody says in their own words holds for anybody, and tells nothing that happened."""
    past, words = lexicon().past - lexicon().verbs, tokens(said)
    passive = frozenset({"is", "are", "be", "get", "gets", "always", "never", "only", "not"})
    happened = any(
        (word in past or word.endswith("ed")) and not (k and words[k - 1] in passive)
        for k, word in enumerate(words)
    )
    return _shape("rule").search(said) is not None and not happened


@cache
def _either() -> frozenset[str]:
    """Given names that both a man and a woman bear."""
    return word_set(table("en", "given_names")["either"])


@cache
def _table() -> dict[str, Any]:
    return read_table("reported")


@cache
def _shape(name: str) -> re.Pattern[str]:
    return compiled(str(_table()[name]).replace(" |", "|"), re.IGNORECASE)
