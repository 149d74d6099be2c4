"""Tells what a note says of the house, or of the agent who signs, as ours: "the hotel holds it" → "we hold it"."""

import re
from functools import cache

from app.model.value import Value
from app.text.person.agreement import agree
from app.text.person.nouns import NoteSense
from app.text.person.shifted import Sheet
from app.text.person.signer import bare_signer
from app.text.person.words import PersonWords, Token, person_words, tokenise
from app.text.tables import table, word_set

_NAME_LEAST = 2
_TO_I = {"is": "am", "has": "have", "does": "do", "isn't": "am not", "hasn't": "haven't", "doesn't": "don't"}
_NOT_ALONE = frozenset({"and", "or", "&"})
_SENTENCE_ENDS = frozenset({".", ";", "?", "!"})


@cache
def _words(name: str) -> frozenset[str]:
    return word_set(table("en", "house")[name])


class House(Value):
    """Who writes the reply: the house, the agent who signs, and message and notes, which may speak of another house."""

    company: str = ""
    agent: str = ""
    message: str = ""
    notes: tuple[str, ...] = ()


def house_to_first(note: str, house: House) -> str:
    """The note with the house as "we" and the agent as "I", wherever the sentence surely speaks of them.

    A house is known by "the company", or by the noun that its name ends with ("Exmere Airport": "the airport"); not
    where the customer has one of their own ("my bank"). Where it may be a place ("a taxi to the airport"), or part of
    another name ("the airport pharmacy"), it stays.
    """
    agent = _given_name(house.agent)
    bare = bare_signer(note, house.agent, house.message) if agent else note
    if bare != note:
        told = _told(bare, house, agent)
        if agent not in told.lower():
            return told  # else it is not sure what they are in the sentence, and all of it stays
    return _told(note, house, agent)


def _told(note: str, house: House, agent: str) -> str:
    words = person_words()
    nouns, low = _nouns(house), note.lower()
    if not (any(noun in low for noun in nouns) or (agent and agent in low)):
        return note
    sheet = Sheet(note, tokenise(note))
    writer = _Writer(sheet, NoteSense(sheet, words), words, nouns, agent)
    for index in range(len(sheet.tokens)):
        writer.take(index)
    return sheet.result().text


def _nouns(house: House) -> frozenset[str]:
    """What "the …" may call the house; a kind of house that the customer has too is left out."""
    last = re.findall(r"[^\W\d_]+", house.company.lower())[-1:]
    named = {noun for noun in last if noun in _words("houses")} | _words("any_house")
    if _words("of_the_stage") & set(last):
        named -= {"company"}  # "the company" in the notes of a theatre is the one that plays there
    theirs = rf"\b(?:my|our|his|her|their|another|other|a|an) (?:\w+ )?({'|'.join(map(re.escape, sorted(named)))})\b"
    others = set(re.findall(theirs, house.message.lower()))
    others |= {noun for note in house.notes for found in _another().findall(note.lower()) for noun in found}
    return frozenset(named - others)


@cache
def _another() -> re.Pattern[str]:
    """Another house that a note names: "the firm that collects our debits", "the line company", "an outside firm",
    "workers must not drill before ten, the firm did".
    """
    any_house = "|".join(sorted(_words("any_house")))
    own = "same|own|whole|entire|new|old|present"
    return re.compile(
        rf"\bthe (?={any_house}\b)(\w+),? (?:that|which|who|whose|we|they)\b"
        rf"|\b(?:an?|another|their|the) (?!(?:{own})\b)(?:(?!(?:of|the|our|this)\b)[\w-]+ ){{1,2}}?({any_house})\b"
        rf"|\b(?:an?|another) ({any_house})\b"
        rf"|\b(?:workers|workmen|builders|contractors?|drivers)\b[^.;]{{0,80}}\bthe ({any_house})\b"
    )


def _given_name(agent: str) -> str:
    first = agent.split(maxsplit=1)[0].lower().rstrip(",") if agent.split() else ""
    return first if len(first) >= _NAME_LEAST and first.isalpha() else ""


class _Writer:
    """Rewrites one note, word by word."""

    def __init__(
        self, sheet: Sheet, sense: NoteSense, words: PersonWords, nouns: frozenset[str], agent: str
    ) -> None:
        self._sheet, self._sense, self._words = sheet, sense, words
        self._nouns, self._agent = nouns, agent

    def take(self, index: int) -> None:
        """Rewrite what begins at a word."""
        token, after = self._sheet.tokens[index], self._sheet.was(index + 1)
        if token.low == "the" and after.removesuffix("'s") in self._nouns:
            self._house(index, owns=after.endswith("'s"))
        elif self._agent and token.low.removesuffix("'s") == self._agent and token.text[0].isupper():
            self._signer(index, token)

    def _house(self, index: int, *, owns: bool) -> None:
        if owns:
            self._put(index, index + 1, "our")
        elif self._acts(index, index + 2) and not self._is_room(index + 2):
            self._put(index, index + 1, "we")
            agree(self._sheet, self._sense, self._words, index + 1)
            self._its(index + 2)
        elif self._is_told(index):
            self._put(index, index + 1, "us")

    def _is_room(self, at: int) -> bool:
        """Whether what is told behind a noun is how a place is: "the hall is double booked"."""
        being = frozenset(
            {"is", "was", "isn't", "wasn't", "will", "won't", "be", "been", "has", "not", "now", "still"}
        )
        behind = at
        while self._sheet.was(behind) in being:
            behind += 1
        return behind > at and self._sheet.was(behind) in _words("as_a_room")

    def _signer(self, index: int, token: Token) -> None:
        """The agent as subject, or behind a verb or preposition; not one of two, and not with a surname or a title."""
        beside = {self._sheet.was(index - 1), self._sheet.was(index + 1)}
        named = index + 1 < len(self._sheet.tokens) and self._sheet.tokens[index + 1].text[:1].isupper()
        titled = index > 0 and self._sheet.tokens[index - 1].text[:1].isupper()
        apart = named or (titled and self._sheet.was(index - 2) not in _SENTENCE_ENDS and index > 1)
        if apart or self._sheet.was(index + 1) == "," or not beside.isdisjoint(_NOT_ALONE - {"and"}):
            return
        if token.low.endswith("'s"):
            self._sheet.put(index, "my")
        elif self._acts(index, index + 1):
            self._sheet.put(index, "I")
            self._as_i(index + 1)
        elif self._words.has("prepositions", self._sheet.was(index - 1)) or self._is_object(index):
            self._sheet.put(index, "me")

    def _is_object(self, index: int) -> bool:
        """Whether it is done to them, and a preposition or nothing follows: "can ring Carol on 01632 960114"."""
        after = self._sheet.was(index + 1)
        ends = not after or not after[0].isalpha() or self._words.has("prepositions", after)
        return ends and self._sense.verb_before(index)

    def _as_i(self, at: int) -> None:
        verb = self._sheet.was(at)
        if verb in _TO_I:
            self._sheet.put(at, _TO_I[verb])
        elif verb not in {"was", "wasn't"}:
            agree(self._sheet, self._sense, self._words, at - 1)

    def _acts(self, index: int, after: int) -> bool:
        """Whether what begins at `index` is the subject of the verb at `after`, and no part of a longer name."""
        opens = index == 0 or not self._words.has("prepositions", self._sheet.was(index - 1))
        verb = self._sheet.was(self._sense.verb_index(after))
        behind = self._sheet.was(self._sense.verb_index(after) + 1)
        another = self._words.has("auxiliaries", behind) and not self._words.has("auxiliaries", verb)
        return opens and self._sense.is_subject(index) and self._sense.clearly_verb(verb) and not another

    def _is_told(self, index: int) -> bool:
        """Whether it is done or told by or to the house: "not told to the airport", "handled by the airport"."""
        before, verb = self._sheet.was(index - 1), self._sheet.was(index - 2)
        done = verb in _words("told_to") if before == "to" else before == "by" and self._done(verb)
        after = self._sheet.was(index + 2)
        ends = not after or not after[0].isalpha() or self._words.has("prepositions", after)
        return done and (ends or after in _NOT_ALONE)

    def _done(self, verb: str) -> bool:
        return verb in self._words.participles or verb.endswith("ed") or verb == "not"

    def _its(self, start: int) -> None:
        """What is the house's in the rest of the sentence: "its lift" → "our lift"."""
        for k in range(start, len(self._sheet.tokens)):
            if self._sheet.was(k) in _SENTENCE_ENDS:
                return
            if self._sheet.was(k) == "its":
                self._sheet.put(k, "our")

    def _put(self, first: int, second: int, word: str) -> None:
        self._sheet.put(first, word)
        self._sheet.put(second, "")
