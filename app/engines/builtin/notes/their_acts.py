"""A condition of an offer that only the customer can meet, with them as who does it.

"We can convert your file if it is sent to us in this chat" → "if you send it to us in this chat". Only where nobody
else can be meant: what comes to us, a photo or a form that they have in hand. All else stays as it was written.
"""

import re

from app.engines.builtin.notes.options import OptionLine
from app.engines.builtin.notes.setting import Setting
from app.engines.builtin.notes.telegraph.verb_forms import base_of_participle
from app.engines.builtin.tables import Table
from app.text.grammar import tokens
from app.text.person.called import speaks_of_another
from app.text.person.words import person_words

_TABLE = Table("their_acts")
_SHORT = 3
"""Words of a thing up to which what belongs to the deed stands behind it: "bring the chair back"."""


def with_their_acts(line: OptionLine, setting: Setting) -> OptionLine:
    """The offer with "you" as who meets its condition; as it was where it may be somebody else's to meet."""
    told = setting.text or ""
    another = speaks_of_another(told, "he") or speaks_of_another(told, "she")
    if another or line.doubtful or not line.certain or not setting.context.english:
        return line
    moved = _TABLE.shape("moved_by_others").search(told) is not None
    text, item = (done_by_you(said, moved=moved) for said in (line.text, line.item))
    return line if text == line.text else line.model_copy(update={"text": text, "item": item})


def done_by_you(offer: str, *, moved: bool = False) -> str:
    """The words of an offer, its condition in the active; `moved`: "it" may be what a courier brings to us."""
    return _TABLE.shape("passive").sub(lambda found: _active(found, moved=moved), offer)


def _active(found: re.Match[str], *, moved: bool) -> str:
    if not _is_theirs(found) or (moved and found["what"].lower() in {"it", "they"}):
        return found.group()
    done, rest = found["done"].lower(), found["rest"]
    perfect = found["be"].lower() in {"has been", "have been"}
    what = {"they": "them"}.get(found["what"].lower(), found["what"])
    particle = _TABLE.shape("particle").match(rest)
    long = particle is not None and len(tokens(what)) > _SHORT
    values = {
        "when": found["when"],
        "have": "have " if perfect else "",
        "do": done if perfect else base_of_participle(done) or done,
        "what": what,
        "particle": particle.group() if particle and long else "",
        "rest": rest[particle.end() :] if particle and long else rest,
    }
    return str(_TABLE.rows["told_long" if long else "told"]).format(**values)


def _is_theirs(found: re.Match[str]) -> bool:
    """Whether only the customer can do it."""
    done, rest = found["done"].lower(), found["rest"]
    named = person_words().sets["people"] & set(tokens(found["what"]))
    if named or _TABLE.shape("by_others").search(found.group()) or base_of_participle(done) is None:
        return False
    if _TABLE.shape("at_home_done").match(done):
        return _TABLE.shape("at_home").match(rest) is not None
    if _TABLE.shape("to_us").match(rest):
        return True
    in_hand = _TABLE.shape("in_hand").search(found["what"]) is not None
    return in_hand and _TABLE.shape("in_hand_done").match(done) is not None
