"""What a message asks, in words that can follow "you ask" or "you'd like": for a reply that cannot answer it yet.

A question is turned round, a wish told with who wishes it. What is asked in scorn is left out.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import Literal, NamedTuple

from app.engines.builtin.asking import paired
from app.engines.builtin.concern_asked_whole import stretches, to_be_known
from app.engines.builtin.concern_fit import fit_marks, private_types
from app.engines.builtin.concern_mend import Mender
from app.engines.builtin.concern_quote_fit import shouted
from app.engines.builtin.concern_statement import apart
from app.engines.builtin.concern_stating import nouns
from app.engines.builtin.concern_words import ConcernWords
from app.kept.yaml_text import parsed
from app.model.brief import Brief
from app.model.reading import Reading
from app.model.value import Span
from app.text.compiled import compiled
from app.text.grammar import lexicon
from app.text.indirect import indirect, inverted
from app.text.person import first_to_second
from app.text.person_words import PersonWords, tokenise

Kind = Literal["question", "wish"]
_SHORTEST, _LONGEST, _MOST_COMMAS = 3, 45, 3
_ASKING = frozenset({"unsettled", "governing"})
"""Words that make a sentence no account of what happened, as those of an ask do."""
_FEW = 8
"""Words of a question that is too short to name itself what its "it" speaks of."""
_EARLY = 30
"""Characters of a question within which a word such as "it" speaks of what another sentence names."""
_CLOSED = (
    "determiners", "possessives", "nominative", "prepositions", "adverbs", "auxiliaries", "modals", "conjunctions",
    "subordinators", "relatives", "negatives",
)  # fmt: skip
_STRESSED = re.compile(r"\?[\s?]+$")
_END = " \t\n.,;:!?"
_UNREAD = -1
"""The number of what the reading did not take for an ask."""
UNHEARD = -2
"""The number of a question that the reading did not take for an ask: only where nothing went wrong is it one."""
_MOST_CHARACTERS = 12_000
_YOU = re.compile(r"\byou(?: are|'re|'ve|'d| were)?(?![\w'])", re.IGNORECASE)
_SELF = {
    "you": "I", "you are": "I am", "you're": "I'm", "you've": "I've", "you'd": "I'd", "you were": "I was",
}  # fmt: skip


class Asked(NamedTuple):
    """One thing asked, in words to the customer; `ask` is its number in the reading.

    It `leans` where it speaks of "it" or "them", which only another sentence names.
    """

    ask: int
    kind: Kind
    text: str
    leans: bool
    source: Span


class Asking:
    """Finds what of a message's asks can be told back."""

    def __init__(self, words: ConcernWords, person: PersonWords) -> None:
        self._words = words
        self._person = person

    def tell(self, sentences: Sequence[Span], brief: Brief, reading: Reading) -> tuple[Asked, ...]:
        """Every ask that can, in their order; none where the message speaks to a machine."""
        if reading.injection:
            return ()
        told = list(self._told(sentences, brief, reading))
        for sentence in sentences:
            known = to_be_known(sentence, _patterns())
            known, number = (known, _UNREAD) if known is not None else (_in_passing(sentence), UNHEARD)
            free = known is not None and all(apart(sentence, one) for one in reading.asks)
            if known is not None and free and self._may_be_told(known.text):
                one = self._one(number, known, known, brief, reading)
                told += [one] if one is not None else []
        return tuple(sorted(told, key=lambda one: one.source.start))

    def _told(self, sentences: Sequence[Span], brief: Brief, reading: Reading) -> Iterator[Asked]:
        told_to = -1
        for number, ask in enumerate(reading.asks):
            within = next((s for s in sentences if s.start <= ask.start and ask.end <= s.end + 1), None)
            if (
                within is None
                or ask.start < told_to
                or scornful(ask.text)
                or not self._may_be_told(within.text)
            ):
                continue
            # With what it goes on to ask; where that cannot be told, the ask alone.
            for source in stretches(ask, within, _patterns()):
                if (one := self._one(number, source, within, brief, reading)) is not None:
                    told_to = source.end
                    yield one
                    break

    def _one(self, number: int, source: Span, within: Span, brief: Brief, reading: Reading) -> Asked | None:
        """One ask of a sentence in words to them."""
        details = {d.type for d in reading.details if d.start < source.end and source.start < d.end}
        asks = within.text.rstrip().endswith("?")
        told = Mender(reading.text[:_MOST_CHARACTERS], self._words, self._person).typing(source.text)
        found = None if details & private_types(brief) else self._recast(told, asks)
        if found is None:
            return None
        kind, lead, text = found
        if kind == "wish" and _patterns()["else"].search(within.text):
            return None
        # "When you've paid for one thing": anybody who pays, and so the customer, not we.
        text = _patterns()["anybody"].sub(lambda m: _as_themselves(m[1]), text)
        shifted = first_to_second(text, brief.company, asked=kind == "question")
        if not shifted.certain or _patterns()["first_person"].search(shifted.text):
            return None
        leaning = _patterns()["leans"].search(shifted.text)
        # Late in a question, it speaks of what the question names.
        early = leaning is not None and "," not in shifted.text[: leaning.start()]
        near = leaning is not None and (leaning.start() < _EARLY or len(shifted.text.split()) <= _FEW)
        leans = early and near
        return Asked(number, kind, lead + shifted.text, leans, source)

    def _may_be_told(self, sentence: str) -> bool:
        sentence = _patterns()["jibe"].sub("", sentence)
        tokens = tokenise(sentence)
        # "Tell me what a survey costs" is not "what a mess".
        lead = _patterns()["to_know"].match(sentence)
        at = lead.end() if lead else -1
        hits = [hit for hit in self._words.hits(tokens) if hit.name not in _ASKING and hit.start != at]
        return not hits and not scornful(sentence) and "\n" not in sentence.strip() and "!" not in sentence

    def _recast(self, asked: str, asks: bool) -> tuple[Kind, str, str] | None:
        """How it is asked, what of ours stands before it, and the customer's words that follow."""
        said = " ".join(_patterns()["jibe"].sub("", asked.replace("’", "'")).split())
        said = _patterns()["politely"].sub(" ", said)
        text = _patterns()["lead"].sub("", said).rstrip(_END)
        if not said.rstrip().endswith("?"):
            text = _patterns()["breaks_off"].sub("", text)
        if _patterns()["cut_short"].search(text):
            return None
        words = text.split()
        if not _SHORTEST <= len(words) <= _LONGEST or text.count(",") > _MOST_COMMAS or not fit_marks(text):
            return None
        if any(shouted(word, self._words) for word in words):
            return None
        if text.count("(") != text.count(")"):
            return None
        by = _patterns()["must_know"].match(text)
        if by and by["by"] and not inverted(text[by.end() :]):
            clause = re.sub(r"^if\b", "whether", text[by.end() :])
            return "wish", f"{_table()['words']['to_learn']}{by['by']} ", clause
        question = self._question(text, asks)
        if question is not None:
            return "question", "", question
        wish = self._done_for_them(text) if asks else self._wishes(text)
        return None if wish is None else ("wish", *wish)

    def _question(self, text: str, asks: bool) -> str | None:
        """Recast "I'd like to know why it stopped" and "why did it stop?" → "why it stopped"."""
        if asks and self._done_for_them(text) is not None:
            return None  # "please could you send me a bin" asks for the bin
        told = _patterns()["to_know"].sub("", text, count=1)
        told = _patterns()["must_know"].sub("", told, count=1)
        told = _patterns()["wondering"].sub("", told, count=1)
        if told != text:
            told = re.sub(r"^if\b", "whether", told[0].lower() + told[1:])
            if len(told.split()) < _SHORTEST:
                return None
            return indirect(told) if inverted(told) else told
        if asks and _patterns()["in_order"].match(text):
            return text[0].lower() + text[1:]
        return indirect(text) if asks else None

    def _wishes(self, text: str) -> tuple[str, str] | None:
        """A wish, with a second one that goes on from it: "my money back and I want it in writing"."""
        first, *more = _patterns()["wish_again"].split(text)
        wish = self._wish(first)
        if wish is None or not more:
            return wish
        others = [self._wished(one) for one in more]
        if not all(others):
            return None
        return wish[0], f"{_table()['words']['joined']} ".join([wish[1], *filter(None, others)])

    def _wish(self, text: str) -> tuple[str, str] | None:
        """Recast "I'd like to cancel my order" → "to cancel my order", "please move my slot" → "us to move my slot"."""
        told = _patterns()["wish"].sub("", text, count=1)
        of_us = _patterns()["of_us"].match(told)
        if told == text:
            return self._done_for_them(text)
        if of_us:
            return self._done(told[of_us.end() :])
        wished = self._wished(told)
        return None if wished is None else ("", wished)

    def _wished(self, told: str) -> str | None:
        """What follows "I'd like": an act, or a thing that is named."""
        first, *rest = told.lower().split()
        acts = first == "to" and bool(rest) and self._may_be_wished(rest[0])
        named = first in self._person.sets["determiners"] - {"that", "this"} or first in _words_of("whom")
        named = named or first[0] in "£$€" or first[0].isdecimal()
        stated = first == "it" and bool(rest) and rest[0] in self._person.participles | {"confirmed"}
        return (paired(told) if named else told) if rest and (acts or named or stated) else None

    def _done_for_them(self, text: str) -> tuple[str, str] | None:
        """What is asked of us with "please" or "could you please", or for them: "could you send me …"."""
        done = _patterns()["please"].sub("", text, count=1)
        if done == text and not _patterns()["to_know"].match(text):
            done = _patterns()["for_them"].sub("", text, count=1)
        return None if done == text else self._done(done)

    def _done(self, done: str) -> tuple[str, str] | None:
        """An act of ours as it follows "you'd like us"."""
        first, *rest = done.split() or [""]
        if not rest or not self._may_be_done(first.lower(), rest[0]):
            return None
        return f"{_table()['words']['us_to']} ", done[0].lower() + done[1:]

    def _may_be_done(self, verb: str, follows: str) -> bool:
        """Whether these begin an act done to something: what stands before "my" is a verb, even if no list knows it."""
        sets, low = self._person.sets, follows.lower()
        owned = low in sets["determiners"] | sets["possessives"]
        named = follows[0].isupper() or follows[0].isdecimal() or low in sets["numbers"]
        plain = low in nouns() or low.removesuffix("s") in nouns() or low in _words_of("objects")
        small = any(self._person.has(name, verb) for name in _CLOSED) or not verb.isalpha()
        unknown = owned and not small and verb not in _words_of("no_wish")
        return unknown or ((owned or named or plain) and self._may_be_wished(verb))

    def _may_be_wished(self, verb: str) -> bool:
        known = verb in self._person.bases | lexicon().verbs
        return known and verb not in _words_of("no_wish")


def _in_passing(sentence: Span) -> Span | None:
    """A sentence that asks by its mark alone, or says that they wonder."""
    greeted = _patterns()["greeted"].match(sentence.text)
    start = greeted.end() if greeted else 0
    text = sentence.text[start:].strip()
    if not (text.endswith("?") or _patterns()["wondering"].match(text)):
        return None
    return Span(text=sentence.text[start:], start=sentence.start + start, end=sentence.end)


def scornful(ask: str) -> bool:
    """Whether an English ask is put only to wound, or to nobody: "did you hand it to a ghost?"."""
    said = _patterns()["jibe"].sub("", ask.replace("’", "'"))
    if _patterns()["plain"].match(said):
        said = _STRESSED.sub("?", said)
    return _patterns()["scorn"].search(said) is not None


def _as_themselves(words: str) -> str:
    """Words about anybody, "you've paid", as words of the customer, who are then spoken to."""
    return _YOU.sub(lambda m: _SELF[m[0].lower()], words)


@cache
def _table() -> dict[str, dict[str, str]]:
    raw = (files("app.engines.builtin") / "locale" / "en" / "asked.yaml").read_text(encoding="utf-8")
    return dict(parsed(raw))


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {name: compiled(words, re.IGNORECASE) for name, words in _table()["patterns"].items()}


@cache
def _words_of(name: str) -> frozenset[str]:
    return frozenset(_table()["words"][name].split())
