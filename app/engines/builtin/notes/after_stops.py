"""Sentences that were told of a note: each begins with a capital, none ends in two marks, a yes or no has its comma."""

import re

from app.engines.builtin.notes.patterns import word_list
from app.model.writing import Passage
from app.text.compiled import compiled

_BEGINS = compiled(r"(?<!\w)(?P<last>\w{2,30})[.!?] [a-z](?=[a-z']{0,30} [a-z\d])")
_ANSWERS = compiled(r"\b(?P<answer>No|Yes) (?=(?:it|he|she|they|we|you|that|there|this)\b)")
_YOU_DO = compiled(
    r"(?P<you>\b(?:so|and|then|that) you [a-z]+\b[^.;:]{0,60} and) doesn't (?=(?:have|need) to\b)"
)
"""What goes on about them behind another clause: "so you hear when it is ready and doesn't have to wait"."""
_TWO = compiled(r"(?<=\w[!?])\.(?=\s|$)")


def begun_after_stops(passage: Passage) -> Passage:
    """The passage, its sentences begun with capitals: "Lunch on us. ring and ask for me" → "… Ring and ask for me"."""
    if not passage.uses or "“" in passage.text:  # a quoted note stays as it was jotted
        return passage
    told = _YOU_DO.sub(r"\g<you> don't ", passage.text)
    text = _ANSWERS.sub(r"\g<answer>, ", _TWO.sub("", _BEGINS.sub(_begun, told)))
    return passage if text == passage.text else passage.model_copy(update={"text": text})


def _begun(found: re.Match[str]) -> str:
    """The letter behind a full stop as a capital, unless the stop is that of a clipped word."""
    clipped = found["last"].lower() in word_list("clipped")
    return found[0] if clipped else f"{found[0][:-1]}{found[0][-1].upper()}"
