"""What the label of a field names: a delivery, a sum, a cause, who comes, or any other thing."""

import re
from typing import NamedTuple

from app.engines.builtin.notes.fields.parts import Eyes, way_at
from app.engines.builtin.notes.fields.table import form, kinds, phrases, rewritten, said
from app.engines.builtin.notes.setting import Setting
from app.engines.builtin.notes.telegraph.articles import is_plural, sure_nouns
from app.engines.builtin.notes.telegraph.classes import telegraph
from app.engines.builtin.notes.telegraph.tagging import form_of, tagged
from app.engines.builtin.notes.telegraph.verb_forms import is_noun
from app.text.grammar import lexicon, tokens
from app.text.person.given import sex_of_given
from app.text.person.words import person_words
from app.text.weights.heart import knows

_MOST = 6
"""Words of a label at the most."""
_INITIALS_MOST = 4
"""Letters of initials at the most; a longer word of capitals is shouted."""
_ALONE = frozenset({"visiting", "role", "firm", "cause", "found", "somebody", "status", "hours"})
"""Kinds of labels that are understood without what tells which."""
_THINGS = frozenset(
    {"noun", "name", "code", "number", "state", "ing", "det", "base", "either", "part", "third"}
)
_NUMBERED = re.compile(r"^(?P<x>.*[a-z]) (?:number )?(?P<n>[A-Z]{0,4}[-/]?\d[\w/-]*)$")
_ORDINAL = re.compile(r"^\d(?:st|nd|rd|th) ")
_DETERMINED = re.compile(r"^(?:the|your|our|a|an|this|that)\b", re.IGNORECASE)


class Label(NamedTuple):
    """What a field is about: its kind, its words with their article, and whether it is several.

    `bare` are the words without an article, and `tail` those behind the thing that tell which it is. What is in no list
    is a `thing`.
    """

    kind: str
    text: str
    bare: str
    plural: bool = False
    tail: str = ""

    def be(self, one: str = "is", many: str = "are") -> str:
        """A verb in its number."""
        return many if self.plural else one


def is_for_helpdesk(label: str, value: str) -> bool:
    """Whether what stands under a label is for the helpdesk alone: its priority, the tone to take."""
    coded = form("for_helpdesk_coded").match(label) and form("code").match(value)
    return form("for_helpdesk").match(label.strip(" .")) is not None or coded is not None


def label_of(written: str, setting: Setting) -> Label | None:
    """What a label names; None where it is no plain thing."""
    text = written.strip().rstrip(".")
    begins = text[:1].isalpha() or _ORDINAL.match(text) is not None
    if len(tokens(text)) > _MOST or not begins or any(t.tag == "time" for t in tagged(text)):
        return None
    if form("no_label").search(text) and not form("kept_labels").match(text):
        return None
    low = _small(text, setting)
    low = rewritten("label_words", low)
    kind = _kind_of(low)
    if low.lower() in phrases("no_things") or low.lower().split()[-1] in phrases("no_heads"):
        return None
    if kind is None or low.lower() in phrases("more_things"):
        return _thing(low, setting) or _with_tail(low, setting)
    return _labelled(kind, low, setting) or _with_tail(low, setting)


def _with_tail(low: str, setting: Setting) -> Label | None:
    """A thing with what tells which it is: "date of visit", "refund for the extra night"."""
    found = form("label_tail").match(low)
    if found is None or low.lower() in kinds() or form("kept_labels").match(low):
        return None
    label = label_of(found["x"], setting)
    way = way_at(found["tail"], Eyes(setting.context.known, frozenset(setting.names)))
    if label is None or way is None or way[1] or label.kind in _ALONE:
        return None
    return label._replace(text=f"{label.text} {way[0]}", bare=f"{label.bare} {way[0]}", tail=way[0])


def _small(text: str, setting: Setting) -> str:
    """The label with its first letter small, unless it is a name or initials."""
    first = text.split(maxsplit=1)[0]
    if text.isupper() and len(first) > _INITIALS_MOST:
        return text.lower()
    if first in setting.names or not first[1:].islower() or sex_of_given(first.lower()) is not None:
        return text
    return text[:1].lower() + text[1:]


def _kind_of(low: str) -> str | None:
    """The kind of the longest ending of a label that is in a list."""
    words = low.lower().split()
    ends = (" ".join(words[k:]) for k in range(len(words)))
    found = (kinds().get(end) or kinds().get(end.removesuffix("s")) for end in ends)
    return next((kind for kind in found if kind), None)


def _labelled(kind: str, low: str, setting: Setting) -> Label | None:
    allowed = (
        _THINGS | {"prep", "conj"} if low.lower() in kinds() or form("kept_labels").match(low) else _THINGS
    )
    if any(token.tag not in allowed for token in tagged(low, inner=True)):
        return None
    head = low.rsplit(maxsplit=1)[-1].lower()
    plural = is_plural(head) and head not in telegraph("mass")
    return Label(kind, _with_article(low, head, setting), low, plural)


def _thing(low: str, setting: Setting) -> Label | None:
    """Any other thing: words that are surely nouns with what tells which, perhaps with a number behind."""
    if low in setting.names or (low[:1].isupper() and sex_of_given(low.lower()) is not None):
        return Label("somebody", low, low)
    numbered = _NUMBERED.match(low)
    words = (numbered["x"] if numbered else low).split()
    row = tagged(low, frozenset(setting.names), inner=True)
    if not row or any(token.tag not in _THINGS for token in row):
        return None
    head = words[-1].lower()
    plain = (
        low.lower() in phrases("more_things")
        or head in phrases("more_things")
        or head in sure_nouns()
        or head.removesuffix("s") in sure_nouns()
        or head in telegraph("mass")
    )
    small = len(words) > 1 or re.search(
        rf"\b{re.escape(head)}\b", " ".join((setting.text or "", *setting.facts))
    )
    known = (
        plain
        or head in telegraph("plurals")
        or (small and (form_of(head) == "noun" or is_noun(head)) and knows(head))
    )
    people = person_words().sets["people"] | lexicon().actors | telegraph("persons")
    somebody = head not in phrases("more_things") and {head, head.removesuffix("s")} & people
    if not known or somebody or form("states_first").match(low):
        return None
    plural = not numbered and is_plural(head) and head not in telegraph("mass")
    return Label("thing", low if numbered else _with_article(low, head, setting), low, plural)


def is_noun_surely(label: Label) -> bool:
    """Whether a label is surely a thing, and no other word that a status may stand behind: "spelt wrong"."""
    head = label.bare.removesuffix(label.tail).split()[-1].lower()
    numbered = any(ch.isdecimal() for ch in head)
    return label.kind != "thing" or numbered or head in _sure_words() or is_thing(head)


def _sure_words() -> frozenset[str]:
    return phrases("more_things") | phrases("standing") | telegraph("mass")


def is_thing(head: str) -> bool:
    """Whether a word is a noun that people put an article before."""
    return head in sure_nouns() or head.removesuffix("s") in sure_nouns() or head in telegraph("plurals")


def _with_article(low: str, head: str, setting: Setting) -> str:
    known = setting.context.known
    first = low.split(maxsplit=1)[0]
    if low.lower() in phrases("bare") or _DETERMINED.match(low) or first.endswith("'s"):
        return low
    if first in setting.names or (len(low.split()) == 1 and sex_of_given(low.lower()) is not None):
        return low
    alone = len(low.split()) == 1
    return said("your" if alone and head in known.owned else "the", x=low)
