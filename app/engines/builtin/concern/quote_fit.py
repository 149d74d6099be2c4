"""Whether a piece of the message can be held up as a quotation: how it begins and ends, and of whom it speaks."""

from collections.abc import Sequence
from itertools import pairwise

from app.engines.builtin.concern.fit import QUOTE_LONGEST, QUOTE_SHORTEST
from app.engines.builtin.concern.words import ConcernWords, Hit
from app.text.person.verbs import second_person_verb
from app.text.person.words import PersonWords, Token, person_words, tokenise

_CLOSED_FIRST = ("conjunctions", "relatives", "subordinators", "prepositions")
_CLOSED_LAST = ("auxiliaries", "conjunctions", "nominative")
_SMALL = (
    "adverbs", "prepositions", "auxiliaries", "determiners", "nominative", "conjunctions", "subordinators",
)  # fmt: skip
_HANGING = (
    "conjunctions", "relatives", "subordinators", "prepositions", "determiners", "possessives",
)  # fmt: skip
_MAY_END = frozenset(
    {
        *("that", "this", "these", "those", "her", "his", "both", "all", "some", "none", "so", "yet"),
        *(
            "off",
            "up",
            "out",
            "down",
            "in",
            "on",
            "over",
            "through",
            "about",
            "around",
            "round",
            "along",
            "across",
        ),
        *("before", "after", "since", "inside", "outside", "behind", "below", "above", "past"),
    }
)
"""What ends a sentence as well where it stands for something or belongs to the verb: "I rang her", "it slid off"."""
_LONE = frozenset({"a", "i"})
_NEVER_AGAIN = frozenset({"never", "not", "won't", "wont"})
_SHOUTS = 2


class QuoteFit:
    """Judges pieces by closed word classes; when in doubt it says no."""

    def __init__(self, words: ConcernWords, person: PersonWords) -> None:
        self._words = words
        self._person = person

    def sound(self, tokens: Sequence[Token]) -> bool:
        """Whether the piece is of the right length, begins and ends well, asks no money, and is typed well enough."""
        low = [t.low for t in tokens]
        count = sum(1 for t in tokens if t.is_word)
        if not QUOTE_SHORTEST <= count <= QUOTE_LONGEST or not (
            tokens[0].is_word or low[0] in {"£", "$", "€"}
        ):
            return False
        if self._bad_start(low) or self._bad_end(low) or self._demands(low) or self._means_other(low):
            return False
        if not all(self._plain(word, low[:k]) for k, word in enumerate(low)):
            return False
        return sum(1 for t in tokens if shouted(t.text, self._words)) < _SHOUTS

    def speaks(self, tokens: Sequence[Token], cues: Sequence[Hit]) -> bool:
        """Whether a word beside the one for trouble says what it is about, or two words for trouble stand together."""
        if len({h.start for h in cues if h.end - h.start > 4}) > 1:
            return True
        inside = {t.start for t in tokens if any(h.start <= t.start < h.end for h in cues)}
        return any(
            (len(t.low) > 3 or t.low[0].isdecimal())
            and not any(self._person.has(name, t.low) for name in _SMALL)
            and not self._words.has("quote_empty", t.low)
            for t in tokens
            if t.start not in inside
        )

    def tells(self, tokens: Sequence[Token]) -> bool:
        """Whether it says of a thing of the customer's what became of it, though with no word for trouble."""
        low = [t.low for t in tokens]
        owned = not {"my", "our"}.isdisjoint(low) and low[0] not in {"i", "i'm"}
        return owned and any(self._person.finite(w) and w not in {"am", "do"} for w in low[1:])

    def _plain(self, word: str, before: Sequence[str]) -> bool:
        """Whether a word speaks of nobody who is not named, of none of the staff, and is no slip of the pen."""
        if self._words.has("pointing", word.split("'", 1)[0]) or self._words.has("quote_never", word):
            return False
        if self._words.has("staff", word) and {"no", "nobody"}.isdisjoint(before):
            return False
        if len(word) == 1 and word.isalpha() and word not in _LONE:
            return False
        meant = self._words.repairs.get(word)
        return meant is None or meant.replace("'", "").lower() == word

    def _means_other(self, low: Sequence[str]) -> bool:
        """Whether it tells of wishes, of going elsewhere, of writing itself, or of anybody ("you can't even …")."""
        if "again" in low and ("you" in low or not _NEVER_AGAIN.isdisjoint(low)):
            return True
        if low[0] in {"i", "i'm", "im"} and ({"write", "writing"} & set(low[1:3])):
            return True
        if low[-1] == "way" and low[-2] in {"that", "this"}:
            return True
        if any(len(w) > 4 and w.endswith("s") and self._words.has("mental", w[:-1]) for w in low):
            return True
        for word, following in pairwise(low):
            if word in {"2", "4"} and following in self._person.bases:
                return True
            if word in {"don't", "dont"} and self._words.has("mental", following):
                return True
            if word == "you" and (
                self._person.has("modals", following) or following in {"have", "get", "don't"}
            ):
                return True
            if (
                word in {"i", "we"}
                and self._words.has("mental", following)
                and following not in {"heard", "asked"}
            ):
                return True
        return False

    def _bad_start(self, low: Sequence[str]) -> bool:
        first, second = low[0], low[1]
        if (first, second) == ("not", "to"):
            return True
        if first == "no" and self._person.has("nominative", second):
            return True
        if self._words.has("quote_never_first", first.split("'", 1)[0]) or first.split("'", 1)[0] in {
            "you",
            "your",
            "youre",
            "youll",
        }:
            return True
        if first in {"on", "in", "at", "over", "after", "without"}:
            return not (second == "hold" or second[0].isdecimal() or first == "without")
        if any(self._person.has(name, first) for name in _CLOSED_FIRST):
            return True
        if first.split("'", 1)[0] in {"it", "its", "that", "thats", "this", "these", "those", "theres"}:
            return True
        if self._person.has("auxiliaries", first):
            return not self._words.has("quote_negative_first", first)
        if first.endswith("s") and second_person_verb(self._person, first) is not None:
            acts = (
                any(self._person.has(name, second) for name in ("determiners", "nominative")) or "'" in second
            )
            return acts or not (self._person.has("noun_or_verb_s", first) or self._words.has("goods", first))
        return first in self._person.bases and not self._noun_first(low)

    def _noun_first(self, low: Sequence[str]) -> bool:
        """Whether a word that may be an order ("refund …") is a past form or the noun of a number ("order 12 …")."""
        past = low[0] in self._person.pasts_shared or low[0] in self._person.participles
        numbered = any(c.isdecimal() for w in low[1:3] for c in w)
        return past or (numbered and self._words.has("reference_nouns", low[0]))

    def _bad_end(self, low: Sequence[str]) -> bool:
        last, before = low[-1], low[-2]
        if not last[-1].isalnum() and last not in {"%", "€"}:
            return True
        if last in {"2", "4"} and (self._person.finite(before) or before.endswith("ing")):
            return True
        if self._words.has("dangling_ok_after_verb", last):
            verbal = self._person.finite(before) or before.endswith("ing") or before in self._person.bases
            return not (verbal or before in self._person.participles)
        if any(self._person.has(name, last) for name in _CLOSED_LAST) or last == "&":
            return True
        return self._words.has("dangling", last) and not self._words.has("quote_may_end", last)

    def _demands(self, low: Sequence[str]) -> bool:
        """Whether money is named that a reader may take for promised; "no refund" and "never paid" are not."""
        if "back" in low and not any(self._person.finite(w) for w in low[: low.index("back")]):
            return True
        if "back" in low and any(w in {"money", "£", "$", "€"} or self._words.has("demands", w) for w in low):
            return True
        if any(pair == ("to", "be") for pair in pairwise(low)) and not self._person.finite(low[0]):
            return not any(self._person.finite(w) for w in low[: low.index("be")])
        if not any(self._words.has("demands", w) for w in low):
            return False
        return not any(
            self._words.has("negatives", w) or w.endswith("n't") or w in {"charged", "paid"} for w in low
        )


def hangs(piece: str) -> bool:
    """Whether a piece of a sentence ends on a word that needs another behind it: "… late, which happens, but"."""
    last = tokenise(piece)[-1].low if piece.strip() else ""
    return last not in _MAY_END and any(person_words().has(name, last) for name in _HANGING)


def shouted(word: str, words: ConcernWords) -> bool:
    """Whether a word stands in capitals and is no acronym."""
    return len(word) > 3 and word.isalpha() and word.isupper() and not words.has("acronyms", word)
