"""What the matter of a message with notes is called: the noun that most likely is its centre, and none rather than a
wrong one.
"""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from app.engines.builtin.concern.centre import Centre, Notes, called, centres
from app.engines.builtin.concern.noun_phrase import Phrase
from app.engines.builtin.concern.thing import Named, with_of
from app.model.brief import Brief
from app.model.reading import Reading
from app.model.value import Span

_SURE, _BESIDE = 0.5, 0.8
"""How likely (0-1) a noun must be the centre to name the matter, and to stand beside another in its name."""


class Centred(NamedTuple):
    """The name of the matter, how likely (0-1) it is its centre, and further names that may stand beside it."""

    thing: Named
    share: float
    besides: tuple[Named, ...]


def centred(
    reading: Reading, sentences: Sequence[Span], brief: Brief, found: Named, wording: Mapping[str, Any]
) -> Centred:
    """The name of an English message to which there are notes; a reference that was `found` in it stays its name.

    Where no noun is likely enough, the matter has only the name that fits the topic, which stands nowhere.
    """
    notes = Notes(brief.facts, brief.options, brief.cannot)
    likely = [one for one in centres(reading.text, sentences, notes) if one.share >= _SURE]
    names = [(one.share, _named(one, reading.text, wording)) for one in likely]
    if _is_reference(found):
        names.insert(0, (1.0, found))
    if not names:
        return Centred(Named(str(wording["topic"][reading.topic]), None), 0.0, ())
    (share, thing), *others = names
    return Centred(thing, share, tuple(one for value, one in others if value >= _BESIDE))


def _is_reference(found: Named) -> bool:
    return found.own and found.source is not None and any(ch.isdecimal() for ch in found.text)


def _named(one: Centre, text: str, wording: Mapping[str, Any]) -> Named:
    phrase = one.best
    name = str(wording[_owner(phrase)]).format(noun=called(phrase))
    bare = phrase.words[0].tag == "name" and phrase.words[0].low.endswith("'s")
    return with_of(Named(called(phrase) if bare else name, phrase.source, own=True), text)


def _owner(phrase: Phrase) -> str:
    """The name of the wording for whose it is."""
    return {"mine": "owned", "ours": "ours"}.get(phrase.whose, "named")
