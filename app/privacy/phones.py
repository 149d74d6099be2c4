"""Finds telephone numbers; the only file that imports `phonenumbers`."""

import re
from collections.abc import Iterator

from app.privacy.cues import cues, lowered
from app.privacy.digits import Run, Stretch
from app.privacy.hit import Hit
from app.text.compiled import compiled

_HOME = {
    "en": ("GB", "US"), "de": ("DE",), "fr": ("FR",), "es": ("ES",), "it": ("IT",), "nl": ("NL",), "pt": ("PT", "BR"),
}  # fmt: skip
"""Where a language's customers are taken to live when a number has no +."""
_WITH_ZERO = ("GB", "DE", "FR", "IT", "NL", "AT", "CH", "BE", "IE", "AU")
"""Regions whose national numbers begin with a 0; all are tried, the language's own first."""
_WITHOUT_ZERO = frozenset({"US", "ES", "IT", "PT", "BR"})
_ADDRESS = compiled(r"(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!\Z)|\Z)){4}")
"""Of a machine on a network."""
_SHAPE = compiled(r"\(\d{2,5}\) ?\d[\d .\-]{4,11}\d|(?:1[ .\-])?\d{3}[ .\-]\d{3}[ .\-]\d{4}")
"""How nothing but a telephone number is written: with the area's number in brackets, or as in North America."""
_DATE = compiled(
    r"\b\d{1,2}[./\-]\d{1,2}[./\-](?:19|20)\d\d\b|\b(?:19|20)\d\d[./\-]\d{1,2}[./\-]\d{1,2}\b"
    r"|\A(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])(?:19|20)\d\d\Z"
)
_CLAUSE = compiled(r"[.,!?;\n\d]")
_WORD = compiled(r"[^\W\d_]+(?:['’.\-][^\W\d_]+)*")
_MOST_LOOKUPS = 150
"""Stretches of digits of one text that are looked at closely; where there are more, the rest counts as telephone
numbers, so that a text made to be slow is not."""


class PhoneFinder:
    """Finds the telephone numbers of one text, run by run; `language` says where its writer is taken to live."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._left = _MOST_LOOKUPS

    def find(self, run: Run) -> Iterator[Hit]:
        """Numbers of a run; keys are in the international form where the number is a right one."""
        for span in run.spans(7, 16):
            self._left -= 1
            key = self._key(run, span) if self._left > 0 else span.digits
            if key:
                run.take(span)
                yield Hit("PHONE", span.start, span.end, key, run.text[span.start : span.end])

    def _key(self, run: Run, span: Stretch) -> str:
        """The number in its normal form; empty where it is no telephone number."""
        text = run.text[span.start : span.end]
        if text.lstrip("(").startswith("+"):
            return _possible(f"+{span.digits}") or f"+{span.digits}"
        labelled = run.labelled(span.start)
        said = not labelled and _said(run, span)
        if not said and (labelled or _ADDRESS.fullmatch(text) or _DATE.search(text)):
            return ""
        key = self._looked_up(run, span, said=said) or (span.digits if said else "")
        return "" if key and run.measured(span) else key

    def _looked_up(self, run: Run, span: Stretch, *, said: bool) -> str:
        if span.digits.startswith("00"):
            return _possible(f"+{span.digits[2:]}")
        unsure = not said and not span.digits.startswith("0")
        if unsure and (run.near_label(span.start) or _in_link(run.text, span.start)):
            return ""
        regions = _regions(span.digits, self._language)
        shaped = span.digits if _SHAPE.fullmatch(run.text[span.start : span.end]) else ""
        return next(filter(None, (_valid(span.digits, region) for region in regions)), shaped)


def _regions(digits: str, language: str) -> tuple[str, ...]:
    home = _HOME.get(language[:2].lower(), ())
    if digits.startswith("0"):
        return tuple(dict.fromkeys((*(r for r in home if r in _WITH_ZERO), *_WITH_ZERO)))
    return tuple(region for region in home if region in _WITHOUT_ZERO)


def _said(run: Run, span: Stretch) -> bool:
    """Whether the words before it, or the next one or two behind it, say that it is a telephone number."""
    words = run.context(span.start).words[-6:]
    behind = _CLAUSE.split(lowered(run.text[span.end : span.end + 24]))[0]
    return any(cues().says("phone", word) for word in (*words, *_WORD.findall(behind)[:3]))


def _in_link(text: str, at: int) -> bool:
    return "/" in re.split(r"\s", text[max(0, at - 200) : at])[-1]


def _possible(digits: str) -> str:
    """The number as E.164 where a country's numbers are so long; else empty."""
    import phonenumbers

    try:
        number = phonenumbers.parse(digits)
    except phonenumbers.NumberParseException:
        return ""
    possible = phonenumbers.is_possible_number(number)
    return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)) if possible else ""


def _valid(digits: str, region: str) -> str:
    """The number as E.164 where it is one that the region's plan knows; else empty."""
    import phonenumbers

    try:
        number = phonenumbers.parse(digits, region)
    except phonenumbers.NumberParseException:
        return ""
    if not phonenumbers.is_valid_number(number):
        return ""
    return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))
