"""What is asked in words that cannot be turned round for sure, held up as the customer asked it.

A question left out reads as if nobody had heard it; one that is turned round wrongly, as if nobody had understood it.
"""

from collections.abc import Sequence

from app.engines.builtin.concern.asked_words import patterns
from app.engines.builtin.concern.fit import fit_marks
from app.engines.builtin.concern.wished import without_politeness
from app.engines.builtin.mood import slips
from app.model.reading import Detail
from app.model.value import Span
from app.text.compiled import compiled
from app.text.grammar import lexicon
from app.text.indirect import inverted
from app.text.words import content_stems

_SHORTEST, _LONGEST, _MOST_COMMAS = 4, 16, 1
"""Words and commas of an ask that is held up."""
_END = " \t\n.,;:!?-–—"
_SMALL_I = compiled(r"\bi(?=['’\s])")


def held_up(said: str, *, asks: bool) -> str | None:
    """The ask as it may stand between marks; None where it is a stump, a jotting, or says too little by itself."""
    text = _SMALL_I.sub("I", without_politeness(said).strip(_END))
    lead = patterns()["lead"].match(text)
    text = text[lead.end() :] if lead else text
    if not asks:
        text = patterns()["breaks_off"].sub("", patterns()["spliced"].sub("", text)).rstrip(_END)
    words = text.split()
    if (
        not _SHORTEST - asks <= len(words) <= _LONGEST
        or text.count(",") > _MOST_COMMAS
        or not fit_marks(text)
    ):
        return None
    unfit = patterns()["torn"].match(text) or patterns()["cut_short"].search(text)
    if asks and patterns()["asks"].match(text) is None:
        return None
    hangs = words[-1].lower() in lexicon().prepositions and not asks
    if unfit or hangs or slips(text) or not content_stems(text) or text.count("(") != text.count(")"):
        return None
    return text[0].upper() + text[1:] + ("?" if asks or inverted(text) else ".")


def without_private(source: Span, details: Sequence[Detail]) -> str:
    """What is asked without the number or address at which they are to be reached, which no reply repeats."""
    text, end = "", source.start
    for detail in details:
        before = source.text[end - source.start : detail.start - source.start]
        text += patterns()["reached"].sub("", before)
        end = max(end, detail.end)
    return text + source.text[end - source.start :]
