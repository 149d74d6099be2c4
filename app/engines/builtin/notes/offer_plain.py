"""A jotted offer put plainly before anything reads it, and what was made of it looked over once more.

"figure out today by email" → "send the figure out today by email": only words that can mean one thing are touched.
"""

import re
from collections.abc import Iterable

from app.engines.builtin.notes.approvals import without_approval
from app.engines.builtin.notes.as_phrase import with_article
from app.engines.builtin.notes.names import small_first
from app.engines.builtin.notes.offer_form import is_done_to_it, with_who_can
from app.engines.builtin.notes.options import OptionLine
from app.engines.builtin.notes.patterns import jotting, pattern
from app.engines.builtin.notes.setting import Setting
from app.engines.builtin.notes.somebody import told_by
from app.engines.builtin.notes.telegraph.tagging import tagged
from app.engines.builtin.notes.telegraph.verb_forms import bases
from app.engines.builtin.notes.written import is_worded
from app.engines.builtin.tables import Table
from app.text.grammar import tokens

_TABLE = Table("offer_plain")
_THING_FIRST = frozenset({"det", "number", "money", "state"})
_SPEAKS = frozenset({"aux", "modal", "be", "third", "past", "pronoun"})


def plain_for(note: str, setting: Setting) -> str:
    """A jotted offer with what a hurried hand leaves out, its sums with their currency; what was written out stays."""
    if not setting.context.english:
        return note
    note = _with_who_waits(with_who_can(without_approval(note, setting.customer_name)), setting.text or "")
    if is_worded(note):
        return _TABLE.rewrites("written").put_into(note)
    return _sent_round(_TABLE.rewrites("rows").put_into(setting.context.priced(note)))


def _with_who_waits(note: str, message: str) -> str:
    """The note with the customer as who waits, is texted or keeps it, where the message knows no other "she"."""
    found = _TABLE.shape("who_waits").search(note)
    if found is None or told_by(message, "he" if found["who"].lower() == "he" else "she"):
        return note
    return f"{note[: found.start('who')]}{jotting('the_customer')}{note[found.end('who') :]}"


def _sent_round(note: str) -> str:
    """Somebody of ours "out" or "round" at a time as whom we send: "tree officer back out by fri"."""
    found = _TABLE.shape("sent_round").match(note)
    known = found is not None and pattern("somebody").search(tokens(found["who"])[-1]) is not None
    return str(_TABLE.rows["send"]).format(**_words_of(found)) if found and known else note


def _words_of(found: re.Match[str]) -> dict[str, str]:
    return {name: value or "" for name, value in found.groupdict().items()}


def _offered_then(text: str) -> str | None:
    """A thing behind a condition as what we can offer then: "if it is a weaving fault, a new one in January"."""
    found = pattern("leading_condition").match(text)
    thing = text[found.end() :].rstrip(".") if found else ""
    row = tagged(thing) if thing else []
    if found is None or not row or row[0].tag not in _THING_FIRST:
        return None
    if any(token.tag in _SPEAKS for token in row):
        return None
    return jotting("then_offered").format(when=found.group().rstrip(" ,:→–"), thing=with_article(thing))


def polished(line: OptionLine, names: Iterable[str] = ()) -> OptionLine:
    """What was made of a jotted offer without what its making leaves rough: "past on 2 December", "the Hire charge"."""
    rewrites, note = _TABLE.rewrites("last"), line.given.text
    if line.form == "clause" and (offered := _offered_then(line.text)) is not None:
        return line.model_copy(update={"text": offered, "item": offered})
    words = tokens(line.text)
    if line.form in {"vp", "theirs"} and ((words[:1] and words[0] in bases()) or is_done_to_it(words)):
        line = line.model_copy(
            update={"text": line.text[:1].lower() + line.text[1:]}
        )  # "call you back" is no name
    text, item = (small_first(rewrites.put_into(said), note, names) for said in (line.text, line.item))
    return (
        line
        if (text, item) == (line.text, line.item)
        else line.model_copy(update={"text": text, "item": item})
    )
