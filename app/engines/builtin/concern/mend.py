"""Light repair of a piece of a customer's message: apostrophes, capitals, fillers and stray swearing."""

import re
from collections import Counter
from functools import cached_property

from app.engines.builtin.concern.restore import Restorer
from app.engines.builtin.concern.stating import nouns
from app.engines.builtin.concern.words import ConcernWords
from app.engines.builtin.concern.written_on import stands_written
from app.text.compiled import compiled, longest_first
from app.text.guarded import Guarded
from app.text.person.given import sex_of_given
from app.text.person.words import PersonWords

_CALLED = Guarded(
    r"(?:hi|hello|hey|hiya|dear),? (?-i:[A-Z])[\w'-]+(?: (?-i:[A-Z])[\w'-]+)?,\s+(?=\w)", re.IGNORECASE
)
"""Whom they greet in the same breath: "Hi Lottie, firstly …"."""
_SPACE = compiled(r"\s+")
_HANDLES = compiled(r"^(?:[.@#][\w]+[:,]?\s+)+")
_WORD = compiled(r"\w+(?:['’]\w+)*")
_EDGES = " \t\n\r.,;:!?-–—*~/\\|<>•·…)"
_OWNED_PERSON = Guarded(r"\b(my|our|his|her|your)\s+(\w+)s\s+(?=([a-z]\w+))", re.IGNORECASE)
_IT_IS = Guarded(
    r"\b(it)s\s+(?=(?:been|not|still|just|now|a|the|gone|only|taken|never|nearly|already|done|ready|fixed|mended|closed|broken|so|too|always|really|because|\w+day|\d+)\b)",
    re.IGNORECASE,
)
_IT_IS_DOING = Guarded(r"\bits\s+(?=(\w{3,}ing)\b)", re.IGNORECASE)
_WOULD = Guarded(r"\b(she|he|they|you|it)(d|ll)\s+(?=(\w+))(?<!shell )(?<!hell )", re.IGNORECASE)
_SHORT_HAVE = Guarded(
    r"\b(I|we|you)'ve\s+(?=(?:a|an|the|no|my|our|one|two|three|four|five|\d+)\b)", re.IGNORECASE
)
_YOU_ARE = Guarded(
    r"(?<!\w)(?:ur (?=(?:not|still|all)\b|\w{3,}ing\b)|your (?=(?:not|still|all|already|just|always|only) \w+ing\b))",
    re.IGNORECASE,
)
_NUMBER_BEHIND = compiled(r"[-/]\w{0,12}\d")
"""How a reference goes on behind its letters: the "-2041" of "DR-2041"."""
_JOINED = r" and | or | to |, ?| ?[/&-] ?"
_DATED = r" (?:the )?\d{1,2}(?:st|nd|rd|th)\b| \d{1,2}(?:[.:]\d{2})? ?[ap]m\b"
_AMBIGUOUS_MONTHS = frozenset({"may", "march"})


def _with_it_is(text: str) -> str:
    """The text with "its" for "it is" put right: "its leaking", and no "its lining"."""
    doing = _IT_IS_DOING.sub(lambda m: m[0] if m[1].lower() in nouns() else f"{m[0][:2]}'s ", text)
    return _IT_IS.sub(r"\1's ", doing)


_HANGING = re.compile(
    r", (?:since|because|as|so|and|but|although|though|while|which|who) [^,]{1,60}"
    r" (?:had|has|have|was|were|is|are|could|would|will|can|did)$"
)
"""A clause of which an aside took the end: ", since the Danube had, we were told, no water in it"."""


class Mender:
    """Repairs pieces of one message; it knows which spellings that message uses elsewhere."""

    def __init__(self, message: str, words: ConcernWords, person: PersonWords) -> None:
        self._words = words
        self._person = person
        self._restorer = Restorer(words, person)
        self._spellings: Counter[str] = Counter(_WORD.findall(message))
        self._titled: dict[str, str] = {
            w.lower(): w for w in self._spellings if w[0].isupper() and not w.isupper()
        }

    def mend(self, piece: str) -> str | None:
        """The piece made fit to be recast, without end marks; None where too little or too odd a text is left."""
        text = _YOU_ARE.sub("you're ", _SPACE.sub(" ", piece).replace("’", "'").strip(_EDGES))
        called = _HANDLES.match(text) is not None
        text = _HANDLES.sub("", text).replace(" & ", " and ")
        text = self._without_starters(text)
        text = self._words.droppable.sub("", text)
        text = _WORD.sub(self._word, text)
        text = _OWNED_PERSON.sub(self._apostrophe, text)
        text = _with_it_is(text)
        text = _WOULD.sub(self._would, text)
        text = _SHORT_HAVE.sub(r"\1 have ", text)
        text = self._restorer.restore(text.strip(_EDGES), called=called)
        text = _HANGING.sub("", text)
        return text if "\x00" not in text and len(text) > 7 else None

    def typing(self, piece: str) -> str:
        """The piece with nothing but its typing put right: "u sold me" → "you sold me", "dont" → "don't"."""
        return _WORD.sub(self._word, _with_it_is(_YOU_ARE.sub("you're ", piece)))

    def _without_starters(self, text: str) -> str:
        """Take fillers off the front ("Well, so honestly I rang" gives "I rang"), at most six."""
        text = _CALLED.sub("", text)
        for _ in range(6):
            match = self._words.starter_phrases.match(text)
            if match is None:
                first = _WORD.match(text)
                if first is None or not self._words.has("starters", first.group().lower()):
                    return text
                follows = text[first.end() : first.end() + 1]
                # "Update 5.2 has moved it" is about an update, "Update: it has moved" is one.
                if (first.group().lower(), follows in {",", ":"}) in {("no", False), ("update", False)}:
                    return text
                match = first
            text = text[match.end() :].lstrip(_EDGES)
        return text

    def _word(self, match: re.Match[str]) -> str:
        """A word as it was meant: typing repaired, shouting brought down."""
        word = match.group()
        if word == "A" and match.string[match.end() : match.end() + 1] == " ":
            before = match.string[: match.start()].split()
            return "a" if before and len(before[-1]) > 1 and before[-1].isupper() else word
        if word == "N":
            return word  # the letter, as in "from an L to an N"
        numbered = _NUMBER_BEHIND.match(match.string, match.end()) is not None
        if word.isupper() and (numbered or stands_written(match.string[: match.start()])):
            return word
        repaired = self._words.repairs.get(word.lower())
        if repaired is None and self._words.has("day_or_word", word.lower()) and not self._is_day(match):
            return word.lower() if word.isupper() else word
        return self._calm(word) if repaired is None else repaired

    def _is_day(self, match: re.Match[str]) -> bool:
        """Whether "sat" or "sun" is a day: it stands beside another word of time ("on sat", "sat 4th", "fri and sat").

        "We sat for an hour" and "in the sun" tell of no day.
        """
        before, after = self._beside_days
        text = match.string
        return bool(before.search(text[: match.start()]) or after.match(text[match.end() :]))

    @cached_property
    def _beside_days(self) -> tuple[re.Pattern[str], re.Pattern[str]]:
        """What before a short day, and what behind it, shows it for one."""
        days = "|".join(longest_first(self._person.sets["calendar"]))
        leads, tails = ("|".join(sorted(self._words.sets[name])) for name in ("before_day", "behind_day"))
        before = rf"\b(?:{leads}) $|\b(?:{days})(?:{_JOINED})$"
        after = rf"(?:{_JOINED})(?:{days})\b| \d{{1,2}} (?:{days})\b| (?:{tails})\b|{_DATED}"
        return compiled(before, re.IGNORECASE), compiled(after, re.IGNORECASE)

    def _apostrophe(self, match: re.Match[str]) -> str:
        """Mend a possessive: "my daughters lunch" gives "my daughter's lunch", a noun standing behind it."""
        following = match.group(3).lower()
        closed = ("auxiliaries", "prepositions", "conjunctions", "adverbs", "subordinators", "determiners")
        small = any(self._person.has(name, following) for name in closed)
        verbal = self._person.finite(following) or following in self._person.bases
        if small or verbal or not self._words.has("family", match.group(2).lower()):
            return match.group()
        return f"{match.group(1)} {match.group(2)}'s "

    def _would(self, match: re.Match[str]) -> str:
        """Mend "shed ring me back" to "she'd ring me back": a plain verb stands behind it."""
        plain = match[3].lower()
        goes_on = plain in self._person.bases or plain in {"be", "have", "never", "not", "been"}
        return f"{match[1]}'{match[2]} " if goes_on else match[0]

    def _calm(self, word: str) -> str:
        """Bring a shouted word down, and give days and months their capital."""
        low = word.lower()
        if word.islower():
            if self._person.has("calendar", low) and low not in _AMBIGUOUS_MONTHS:
                return word.capitalize()
            return word
        if len(word) < 2 or not word.isupper() or not (word.isalpha() or "'" in word):
            return word
        if self._words.has("acronyms", word) or any(c.isdecimal() for c in word):
            return word
        if self._person.has("calendar", low):
            return word.capitalize()
        if self._common(low):
            return low.capitalize() if low.startswith("i'") else low
        if low in self._titled:
            return self._titled[low]
        if sex_of_given(low) is not None:
            return word.capitalize()
        if low in self._spellings or len(word) > 4:
            return low
        return word

    def _common(self, low: str) -> bool:
        person = self._person
        return (
            self._words.has("shouted", low)
            or low in person.bases
            or person.finite(low)
            or low in person.participles
            or low in person.maps["first_person"]
            or low in person.maps["company_person"]
            or low.endswith("ing")
            or (low.endswith("s") and (low[:-1] in person.bases or low[:-1] in self._words.sets["shouted"]))
            or any(low in group for group in person.sets.values())
        )
