"""What the matter of a message with notes is called: the noun that most likely is its centre, and none rather than a
wrong one.
"""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from app.engines.builtin.concern.centre import Centre, called, centres
from app.engines.builtin.concern.centre_signs import Notes
from app.engines.builtin.concern.noun_phrase import Phrase
from app.engines.builtin.concern.thing import Named, with_of, with_owner
from app.engines.builtin.concern.words import concern_words
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
    named = [_named(one, reading.text, wording) for one in likely]
    if _is_reference(found, reading):
        return Centred(
            found, 1.0, tuple(name for one, name in zip(likely, named, strict=True) if _may_stand(one))
        )
    if not named:
        return Centred(Named(str(wording["topic"][reading.topic]), None), 0.0, ())
    besides = (name for one, name in zip(likely[1:], named[1:], strict=True) if _may_stand(one))
    return Centred(named[0], likely[0].share, tuple(besides))


def _may_stand(one: Centre) -> bool:
    """Whether it may stand beside the centre: as surely meant, or theirs, and spoken of again here and in the notes."""
    theirs = one.signs["mine"] and one.signs["noted"] and one.signs["again"] > 0
    return bool(one.share >= _BESIDE or theirs)


def _is_reference(found: Named, reading: Reading) -> bool:
    source = found.source
    codes = (detail for detail in reading.details if detail.type == "reference")
    return (
        found.own
        and source is not None
        and any(source.start <= d.start and d.end <= source.end for d in codes)
    )


def _named(one: Centre, text: str, wording: Mapping[str, Any]) -> Named:
    phrase = one.best
    words = with_owner(called(phrase))
    name = str(wording[_owner(phrase)]).format(noun=words)
    first = phrase.words[0]
    whose = first.tag == "name" and first.low.endswith("'s")
    if whose and concern_words().has("family", first.low[:-2]):  # "Dad's stone" is their dad's
        return with_of(Named(str(wording["owned"]).format(noun=words), phrase.source, own=True), text)
    bare = whose or (phrase.numbered and phrase.whose != "mine")
    return with_of(Named(words if bare else name, phrase.source, own=True), text)


def _owner(phrase: Phrase) -> str:
    """The name of the wording for whose it is."""
    return {"mine": "owned", "ours": "ours"}.get(phrase.whose, "named")
