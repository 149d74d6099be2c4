"""Telegraphic beginnings given the subject that they leave out: "waited 11 days" is "I waited 11 days"."""

import re

from app.engines.builtin.concern.words import ConcernWords
from app.text.compiled import compiled
from app.text.person.words import PersonWords

_NO_SINCE = compiled(
    r"(?:still\s+|had\s+)?(no\s+(?:[\w'-]+\s+){1,3}?)(for|since|in)\s+(?=(?:\d|over\b|about\b|nearly\b|almost\b|[a-z]+day\b|[a-z]+\b))",
    re.IGNORECASE,
)
_NO_COUNT = compiled(
    r"no\s+((?:[\w'-]+\s+){1,2}?)((?:\d{1,3}|[a-z]+)\s+(?:hours|days|weeks|months)\b.*)", re.IGNORECASE
)
_DAY_OF = compiled(r"(day|week|month)\s+([\w'-]+)\s+(with|without)\s+(?=\S)", re.IGNORECASE)
_MOVED = frozenset({"got", "went", "drove", "walked"})
_PLACES = frozenset({"there", "home", "here", "back", "in", "into", "to", "round"})
"""What only somebody does who writes of himself: "Got there and the door was locked"."""
_TWO = compiled(r"([\w'’]+)\s+([^\s,]+)(?:\s+([^\s,]+))?")


class Restorer:
    """Knows by closed lists which verbs only the customer can be the subject of."""

    def __init__(self, words: ConcernWords, person: PersonWords) -> None:
        self._words = words
        self._person = person

    def restore(self, text: str, *, called: bool) -> str:
        """The text with its subject, or as it is where that is not sure.

        Behind a handle ("@acme cancelled a flight", `called`) only what a customer alone does or lacks gets one.
        """
        match = _TWO.match(text)
        if match is None:
            return text
        first, second = match.group(1).lower(), match.group(2).lower()
        third = (match.group(3) or "").lower()
        lower = text[0].lower() + text[1:]
        lack = self._lack(text)
        if lack is not None:
            return lack
        start = self._state(first, second, third)
        if start is not None:
            return start + lower
        own = "surely_self" if called else "dropped_self"
        if self._words.has(own, first) and (
            self._object_begins(second) or (first == "tried" and second == "to")
        ):
            return "I " + lower
        if not called and self._words.has("turned_to_us", first) and self._words.has("manner", second):
            return "I " + lower
        if not called and first in _MOVED and second in _PLACES:
            return "I " + lower
        if not called and (first, second) == ("had", "to"):
            return "I " + lower
        if not called and self._words.has("dropped_self_owner", first) and second in {"my", "our", "no"}:
            return "I " + lower
        if not called and self._words.has("dropped_aux", first) and self._own_verb(first, second, third):
            return "I " + lower
        return self._article(text, first, second)

    def _lack(self, text: str) -> str | None:
        """Turn "no heating since Monday" to "I have had no heating since Monday"."""
        match = _NO_SINCE.match(text)
        if (
            match is not None
            and self._nominal(match.group(1)[3:])
            and self._time_follows(text[match.end() :])
        ):
            return f"I have had {match.group(1).lower()}{match.group(2)} {text[match.end() :]}"
        match = _NO_COUNT.match(text)
        if match is not None and self._nominal(match.group(1)) and self._count(match.group(2)):
            return f"I have had no {match.group(1)}for {match.group(2)}"
        match = _DAY_OF.match(text)
        if match is not None and (
            match.group(2)[0].isdecimal() or self._person.has("numbers", match.group(2).lower())
        ):
            return f"I am on {match.group(1).lower()} {match.group(2)} {match.group(3)} {text[match.end() :]}"
        return None

    def _nominal(self, phrase: str) -> bool:
        """Whether the words between "no" and the time are plain nouns."""
        small = ("prepositions", "determiners", "nominative", "conjunctions", "subordinators", "auxiliaries")
        return all(
            word.isalpha()
            and not any(self._person.has(name, word) for name in small)
            and not self._person.finite(word)
            and not self._words.has("no_lack", word)
            for word in phrase.lower().split()
        )

    def _time_follows(self, rest: str) -> bool:
        words = re.findall(r"[\w']+", rest.lower())[:4]
        return any(self._words.has("time_nouns", w) or self._person.has("calendar", w) for w in words)

    def _count(self, rest: str) -> bool:
        word = rest.split(None, 1)[0].lower()
        return word[0].isdecimal() or self._person.has("numbers", word)

    def _state(self, first: str, second: str, third: str) -> str | None:
        """The words to put before a state: "been waiting", "stuck at", "unable to", "on hold for"."""
        happened = second in self._person.participles or self._person.regular_past(second)
        if first == "been":
            placed = second in {"on", "in", "at", "without", "over"} and third != ""
            felt = self._words.has("feelings", second)
            return "I have " if second.endswith("ing") or placed or (happened and not felt) else None
        if first == "still" and second in {"waiting", "stuck", "without", "unable"}:
            return "I am "
        if first == "still" and second in {"haven't", "can't", "cannot"}:
            return "I "
        if first == "never" and second in {"received", "got", "heard", "had"}:
            return "I "
        if first == "stuck" and second in {"on", "at", "in", "with"}:
            return "I have been "
        if first == "unable" and second == "to":
            return "I am "
        if first == "on" and second == "hold" and third in {"for", "since", "over"}:
            return "I have been "
        if first in {"trying", "waiting"} and second in {"to", "for", "on", "in", "since", "at"}:
            return "I have been "
        return None

    def _own_verb(self, first: str, second: str, third: str) -> bool:
        """Whether the customer alone can be meant by "was told", "haven't received", "can't get"."""
        if first in {"was", "got"}:
            return self._words.has("done_to_self", second)
        if first in {"have", "haven't"}:
            participle = second in self._person.participles or self._person.regular_past(second)
            return participle or (second in {"been", "not", "still"} and third != "")
        if first in {"can't", "cannot", "couldn't", "didn't"}:
            return second in {
                "get",
                "even",
                "log",
                "access",
                "receive",
                "use",
                "open",
                "find",
                "reach",
                "see",
            }
        return False

    def _article(self, text: str, first: str, second: str) -> str:
        safe = second in self._person.pasts_safe or second == "never"
        verb = second in self._person.sets["auxiliaries"] or safe or self._words.has("intransitive", second)
        if not verb:
            return text
        lower = text[0].lower() + text[1:]
        if self._words.has("bare_the", first):
            return "the " + lower
        return "my " + lower if self._words.has("bare_my", first) else text

    def _object_begins(self, word: str) -> bool:
        return (
            word[0].isdecimal()
            or word[0] in "£$€"
            or self._person.has("determiners", word)
            or self._person.has("numbers", word)
            or word in {"for", "with", "in", "at", "on", "through", "you", "from"}
        )
