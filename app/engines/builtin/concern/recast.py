"""One sentence of a message as it can follow "you write that": mended, whole, in words to the customer."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from app.engines.builtin.concern.article import Articles
from app.engines.builtin.concern.classes import head, word_at
from app.engines.builtin.concern.clause import ClauseGrammar
from app.engines.builtin.concern.figure import plainly, with_subject
from app.engines.builtin.concern.fit import dangles, fit_marks, private_types
from app.engines.builtin.concern.harmless import harmless
from app.engines.builtin.concern.main_first import main_first
from app.engines.builtin.concern.mend import Mender
from app.engines.builtin.concern.named import Naming
from app.engines.builtin.concern.parted import parted
from app.engines.builtin.concern.pauses import JOINS, Pauses
from app.engines.builtin.concern.quote_fit import shouted
from app.engines.builtin.concern.runs_on import is_unmarked, runs_on
from app.engines.builtin.concern.scorned import without_scorn
from app.engines.builtin.concern.stated import as_stated, with_names, without_names
from app.engines.builtin.concern.stating import Stating, nouns
from app.engines.builtin.concern.torn import Torn, wants_what_is_said
from app.engines.builtin.concern.words import ConcernWords, Hit, weigh
from app.engines.builtin.mood import with_kin_owned, without_feeling, without_lead, without_slips
from app.engines.builtin.notes.patterns import pattern
from app.model.brief import Brief
from app.model.reading import Reading
from app.model.value import Span
from app.text.compiled import compiled
from app.text.grammar import finite_verb, lexicon
from app.text.person import first_to_second
from app.text.person.words import PersonWords, Token, tokenise

_SHORTEST, _LONGEST, _MOST_COMMAS = 3, 34, 2
"""Words and commas of a sentence that is told."""
_UNCOUNTED = compiled(r"^\W*(?:second|\w+[dh]|\d+\w\w) (?:time|day|week|month) ", re.IGNORECASE)
"""The same without what makes it clear."""
_OF_A_MACHINE = compiled(r"%\w+%|\*\w+\*")  # "%appdata%", "*not*"
_OF_SEVERAL = compiled(r"(?<=s)\s?'(?=\s)")
"""The apostrophe of "the ladies' showers", which is no quotation mark."""
_CALLED = frozenset({"was", "were", "is", "are", "very", "so", "really", "and", "absolutely"})
_FEW = 4
_OWN = ("i ", "i'", "we ", "we'")
_EDGES = " ,;-–—"
_SENTENCE_END = compiled(r"[.!?\n]")
_TIMES = frozenset({"term", "season", "time", "semester", "quarter", "winter", "summer", "spring", "autumn"})
_ORDERED = frozenset({"next", "last"})
_PAID_FOR = compiled(
    r"\b(?:I|we|he|she|they)(?: have| had| ?'ve| ?'d)?(?: \w+)? (?:paid|asked|pay|ask|hoped|looked|signed up) for$",
    re.IGNORECASE,
)
"""What describes a thing, and so may end with a small word: "the seat I'd paid for"."""
_NTH = compiled(
    r"^it(?:'s| is| was) (?:now |already )?the (?:first|second|third|fourth|fifth|\w+th|\d+(?:st|nd|rd|th))"
    r" (?=(?:missed|late|failed|wrong|cancelled|broken|time|day|week|month)\b)",
    re.IGNORECASE,
)
"""How a count begins that speaks of no thing: "it's the fourth missed collection"."""
_NOWHERE = compiled(
    r"(?:I|we|you)(?:'ve| have| had|'d) (?:now )?been (?:for|since|(?:here|there|at it)\b)", re.IGNORECASE
)
"""What has lost what they were doing: "Have been for an hour"."""
_LISTED, _JOTTED = 2, 3
"""Parts between commas, and words of each, up to which all is jotted: "train cancelled, bus full, taxi £64"."""
_ONLY_DONE = compiled(
    r"^(?P<thing>[^,]{3,60}), (?:[^,]{3,40}, )?(?:promised|quoted|guaranteed|due)"
    r" (?:in|within|for|by|on|before|next|this|\d)[^,]{1,40}$",
    re.IGNORECASE,
)
"""A thing of which only participles tell: "the sofa ordered 9 May, promised 8 weeks"."""
_RUDE = frozenset({"swears", "insults", "threats", "injection", "textspeak"})
_TELLERS = frozenset({"i", "we", "you"})
_POINTING = frozenset({"this", "these", "those", "such"})
_FAR = 300
"""Characters before a sentence in which people are named."""
_LEANING = frozenset(
    {"it", "it's", "he", "she", "they", "this", "that", "these", "those", "both", "one", "another"}
)
HANGING = JOINS | {
    "or",
    "that",
    "which",
    "who",
    "if",
    "when",
    "while",
    "as",
    "with",
    "to",
    "of",
    "for",
    "the",
    "a",
    "although",
    "though",
    "unless",
    "than",
    "from",
    "my",
    "your",
    "their",
}
"""Words with which no sentence ends that is told: "asked to leave the bar because"."""
_UNLED = compiled(
    r" , (?:can't|cannot|couldn't|didn't|don't|doesn't|won't|haven't|hasn't) (?!you\b|I\b|we\b)",
    re.IGNORECASE,
)
"""A clause that has lost its subject: "… logging me out, can't even finish"."""


_EVERY = frozenset({"everything", "everyone", "everybody", "nothing", "nobody", "somebody", "something"})


class Recast(NamedTuple):
    """A sentence in words to the customer; it `leans` on the one before where it speaks of "it" or "he"."""

    text: str
    leans: bool
    source: Span


class Recaster:
    """Recasts sentences of English messages; where anything is in doubt it says nothing."""

    def __init__(self, words: ConcernWords, person: PersonWords, grammar: ClauseGrammar) -> None:
        self._words = words
        self._person = person
        self._grammar = grammar
        self.stating = Stating(words, person, grammar)
        self._naming = Naming(words, person)
        self._articles = Articles(words, person, grammar, self.stating)
        self.pauses = Pauses(words, person, grammar)
        self._torn = Torn(person, grammar)

    def recast(self, span: Span, brief: Brief, reading: Reading, mender: Mender) -> Recast | None:
        """The sentence as the customer's statement; None where it asks, harms, hangs, or cannot be turned for sure."""
        before = reading.text[max(0, span.start - _FAR) : span.start]
        plain, names = without_names(without_scorn(span.text.replace("’", "'")))
        if any(hit.name in _RUDE for name in names for hit in self._words.hits(tokenise(name))):
            return None
        said = self._naming.name(plain, before)
        said = with_subject(plainly(main_first(said, self._person, self._grammar)), before)
        stated = as_stated(without_lead(without_feeling(with_kin_owned(without_slips(said)))))
        text = mender.mend(stated) if self._may_be_told(stated) else None
        if text is None or self._is_of_another(text, span, before):
            return None
        text += ")" * (text.count("(") - text.count(")"))
        tokens = tokenise(text)
        low = [t.low for t in tokens]
        if not self._fits(tokens, span, reading, private_types(brief)) or not self.stating.states(low):
            return None
        if "than" in low and finite_verb(low[: low.index("than")]) is None:
            return None  # "the cat much thinner than we left her" has no verb of its own
        if len(low) <= _FEW and self._person.has("auxiliaries", [w for w in low if w != "not"][-1]):
            return None  # "number 16 has" says nothing without what the others have
        if _NOWHERE.match(text) or (is_unmarked(reading.text) and runs_on(low, self._person)):
            return None
        named = self._is_named(tokens)
        if self.stating.compound(low, 0) and named:
            return None  # "Harbour Street has no lift" takes no article
        shifted = first_to_second(parted(text, tokens, self._grammar), brief.company)
        if not shifted.certain:
            return None
        article = "" if named else self._articles.missing(low)
        told = with_names(self.lowered(shifted.text, low[0]), names)
        # "Presentation night is on Saturday" begins with no name.
        small = bool(article) and told[1:2].islower()
        return Recast(
            article + (told[0].lower() if small else told[0]) + told[1:],
            self.leans(text),
            _trimmed(span),
        )

    def _is_of_another(self, text: str, span: Span, before: str) -> bool:
        """Whether a stretch from the midst of a sentence was given "I" though that speaks of somebody else.

        "A man came, said it was dead and left": it was the man who said so.
        """
        own = text.lower().startswith(_OWN) and not span.text.lstrip(_EDGES).lower().startswith(
            (*_OWN, "im ", "ive ")
        )
        within = _SENTENCE_END.split(before)[-1]
        return own and self._torn.has_another_subject(within)

    def _is_named(self, tokens: Sequence[Token]) -> bool:
        """Whether the words before the first verb hold a capital that is no abbreviation's."""
        until = next((k for k, t in enumerate(tokens) if self._person.has("auxiliaries", t.low)), 0)
        return any(token.text.istitle() and head(token.low) != "i" for token in tokens[1:until])

    def lowered(self, text: str, first: str) -> str:
        """A sentence as it stands within one of ours; a name at its start keeps its capital."""
        second = (text.split(maxsplit=2)[1:2] or [""])[0]
        # "Harbour Street" is a name, though "harbour" is none.
        noun = first in nouns() and not (second.istitle() and len(second) > 1)
        several = first.endswith("s") and second.lower() in {"were", "are", "have"}
        noun = noun or several or first in lexicon().pronouns | _EVERY
        known = self._grammar.may_be_lowered(first) or noun or self._words.has("deictic", first)
        small = (known or first in _ORDERED) and first not in lexicon().days and not text[1:2].isupper()
        return (text[0].lower() if small else text[0]) + text[1:]

    def _may_be_told(self, text: str) -> bool:
        """Whether a sentence states something, and nothing in it makes it unfit."""
        if text.rstrip().endswith("?") or "\n" in text.strip() or _UNCOUNTED.match(text):
            return False
        parts = text.rstrip(" .").split(",")
        if len(parts) > _LISTED and all(len(part.split()) <= _JOTTED for part in parts):
            return False
        only = _ONLY_DONE.match(text.rstrip(" ."))
        thing = {t.low for t in tokenise(only["thing"])} - {"may"} if only else set()  # the month
        if only and not any(self._person.has("auxiliaries", word) for word in thing):
            return False
        hits = self._words.hits(tokenise(text))
        return all(h.name == "governing" or self._harmless(h, text) for h in hits)

    def _harmless(self, hit: Hit, text: str) -> bool:
        """Whether words that make a clause unfit do no harm in a whole sentence: "under review" threatens nobody."""
        said = text[hit.start : hit.end].lower()
        if self._words.has("told_conduct", said) or self._words.has("told_hedges", said):
            return True
        if harmless(hit, text):
            return True
        calm = (pattern("no_threat"), pattern("sent_to_adviser"))
        return hit.name == "threats" and any(one.search(text, 0, hit.end) for one in calm)

    def _fits(self, tokens: Sequence[Token], span: Span, reading: Reading, private: frozenset[str]) -> bool:
        """Whether its length, marks and details fit a reply, and it does not say that something was well."""
        words = sum(t.is_word for t in tokens)
        text = " ".join(t.text for t in tokens)
        # One more where somebody's deeds are told in a row.
        commas = _MOST_COMMAS + (tokens[0].low in _TELLERS)
        if not _SHORTEST <= words <= _LONGEST or text.count(",") > commas:
            return False
        if not fit_marks(_OF_SEVERAL.sub("", text.replace(" ,", ","))) or any(
            shouted(t.text, self._words) for t in tokens
        ):
            return False
        if _OF_A_MACHINE.search(reading.text, span.start, span.end):
            return False
        if wants_what_is_said([t.low for t in tokens if t.is_word]):
            return False
        before_that = tokens[-1].low == "that" and self._person.has("prepositions", tokens[-2].low)
        if (tokens[-1].low in HANGING and not before_that and not _PAID_FOR.search(text)) or _UNLED.search(
            text
        ):
            return False
        kinds = {d.type for d in reading.details if d.start < span.end and span.start < d.end}
        trouble = weigh(self._words.troubles(tokens))
        if kinds & private or trouble is None:
            return False
        # What was good is not what they write about.
        return self._praised([t.low for t in tokens]) <= (1 if trouble else 0)

    def _praised(self, low: Sequence[str]) -> int:
        """How many things are called good: "was clean", "a lovely room"; to clean up, or a fine, is no praise."""
        pairs = [(a, b) for a, b in pairwise(low) if self._words.has("praising", b)]
        return sum(a in _CALLED or (a in {"a", "the", "such"} and b != "fine") for a, b in pairs)

    def leans(self, text: str) -> bool:
        """Whether it speaks of what only the sentence before names: "it", "he", "this crown"."""
        # "Here" is where they are, which needs no other sentence to say.
        said = [token.low for token in tokenise(_NTH.sub("then ", pattern("it_is_time").sub("then ", text)))]
        low = [word for word in said if word != "here"] or said
        # "This term" and "these two weeks" are times, which lean on nothing.
        points = any(
            a in _POINTING and not {b, c} & (self._words.sets["time_nouns"] | _TIMES)
            for a, b, c in zip(low, [*low[1:], ""], [*low[2:], "", ""], strict=False)
        )
        # "One of your sweeps" is nobody named before.
        begins = head(low[0]) in _LEANING and low[0:2] != ["one", "of"]
        # "Only one has come": of what, the sentence before says.
        counted = low[0] == "only" and self._person.has("auxiliaries", word_at(low, 2))
        ends = low[-1] in {"that", "this"} and self._person.has("prepositions", word_at(low, len(low) - 2))
        if begins or counted or ends or dangles(low, self._words) or points:
            return True
        at = next((k for k, word in enumerate(low) if head(word) in {"it", "them"}), None)
        return at is not None and not any(self._names(low, k) for k in range(at - 1))

    def _names(self, low: Sequence[str], k: int) -> bool:
        """Whether a thing is named there, which a later "it" may mean."""
        owned = self._grammar.classes.in_any(low[k], "determiners", "possessives")
        # A thing, and nobody whom "it" cannot mean: "your clerk put it in a tray".
        people = ("family", "staff", "loose_person")
        return owned and not any(self._words.has(name, low[k + 1]) for name in people)


def _trimmed(span: Span) -> Span:
    text = span.text.rstrip()
    lead = len(text) - len(text.lstrip())
    return Span(text=text[lead:], start=span.start + lead, end=span.start + len(text))
