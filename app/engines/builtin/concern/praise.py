"""Whether a message only praises, and the sentence that does: it is no complaint, and is not answered as one."""

import re
from collections.abc import Sequence

from app.engines.builtin.concern.disclaimed import disclaims, plainly_meant
from app.engines.builtin.concern.figure import is_bitter
from app.engines.builtin.concern.mend import Mender
from app.engines.builtin.concern.pleased import pleased
from app.engines.builtin.concern.recast import Recaster
from app.engines.builtin.concern.stated import without_avowal
from app.engines.builtin.concern.stating import nouns
from app.engines.builtin.concern.words import ConcernWords, weigh
from app.engines.builtin.happening import happening
from app.engines.builtin.mood import with_kin_owned, without_preface
from app.engines.builtin.mood import words_of as mood_words
from app.model.reading import Reading
from app.model.value import Span, Value
from app.text.compiled import compiled
from app.text.literal import curses
from app.text.person import first_to_second
from app.text.person.words import PersonWords, tokenise
from app.text.thankful import writes_to_thank
from app.text.weights.purpose import purpose, says_little

_SURELY = 0.6
"""How likely praise and nothing else must be by the words of the message, for it to be taken for that."""
_UNLIKELY = 0.55
"""How likely a complaint must not be, for who says that they do not complain."""
_PLEASED, _DOUBTED = 0.7, 0.1
"""How likely a message is pleased from which on it is answered as praise, and below which praise is doubted."""
_CALM = 2
"""Anger (0-4) up to which praise beside a complaint may be meant."""
_STORY = 2
"""Anger up to which thanks that are announced are meant: the story of a bad night sounds like some."""
_RUDE = frozenset({"swears", "insults", "threats"})
_ASIDE = re.compile(r"(?<!\s)\s*\([^()]{0,300}\?\)")
"""A doubt of theirs in brackets: "the young waiter (Callum?)"."""
_RUNS_ON = re.compile(
    r"(?<=\w),\s(?=(?:she|he|they|it|I|we)(?:'\w+)?\s"
    r"|(?:are|is|do|does|can|could|will|would|have) (?:you|we|i|it|they)\b)"
    r"|\s[-–]\s(?=\w)"
)
"""Where a second statement is joined with no more than a comma."""
_WHEN = re.compile(
    r"\b(?:when|while|after|as|during|since) (?:we|I|my|our|he|she|they)\b[^.,;!?]*", re.IGNORECASE
)
"""What only tells when somebody was kind."""
_LONGEST, _IN_ONE_BREATH = 30, 20
"""Words of a sentence that is looked at, and of one that is told."""
_TAPPED_IN = compiled(
    r"\b(?:[A-Z]{4,}|w|u|ur|r|n|thx|lol|omg|tbh|ngl|innit"
    r"|(?i:by the way|thank (?:god|heavens|goodness)|(?:big|many) thanks|well done|honestly))\b"
)
"""What is tapped in a hurry, shouted or sighed."""


_UNTOLD = frozenset({"he", "she", "they", "it", "his", "her", "their", "this", "that"})
"""What a sentence begins with that only goes on about somebody: told by itself, it does not say about whom."""
_CUT_OFF = compiled(
    r"(?:, \w+|\b(?:the|a|an|and|or|to|of|with|for|from|took|had|got|made|gave|was|were|is|are))$",
    re.IGNORECASE,
)
"""How a sentence ends of which the rest was lost."""


class Praise(Value):
    """Praise; `text` is its sentence in words to the customer, where one is sure.

    Beside something else it is `untroubled` where no other sentence tells of any trouble; it is `guessed` where weights
    alone take the message for praise, or doubt it.
    """

    text: str | None = None
    source: Span
    untroubled: bool = True
    guessed: bool = False


class Praises:
    """Finds a message that only praises."""

    def __init__(self, words: ConcernWords, person: PersonWords, recaster: Recaster) -> None:
        self._words = words
        self._person = person
        self._recaster = recaster

    def find(self, sentences: Sequence[Span], company: str | None, reading: Reading) -> Praise | None:
        """None where anything goes wrong in it, or seems to: praise may be meant bitterly.

        Who writes to thank tells of the trouble that somebody helped them out of.
        """
        praise = self._by_words(sentences, company, reading)
        if praise is None:
            return None
        said = reading.visible or reading.text
        return praise.model_copy(update={"guessed": pleased(said, reading) < _DOUBTED})

    def likely(self, sentences: Sequence[Span], reading: Reading) -> Praise | None:
        """What weights alone take for praise, where nothing in it asks, tells of trouble or sounds bitter."""
        said = reading.visible or reading.text
        bitter = curses(said) or is_bitter(said) or mood_words("scorn").search(said.replace("’", "'"))
        if bitter or reading.asks or says_little(said) or not self.thanks(sentences, reading):
            return None
        if pleased(said, reading) < _PLEASED:
            return None
        return Praise(source=max(sentences, key=lambda span: len(span.text)), guessed=True)

    def _by_words(self, sentences: Sequence[Span], company: str | None, reading: Reading) -> Praise | None:
        """Praise that its own words show."""
        said = (reading.visible or reading.text).replace("’", "'")
        plain = plainly_meant(said)
        thankful = self._friendly(reading, _STORY) and writes_to_thank(plain)
        doubted = not self._friendly(reading) or mood_words("praise_but").search(plain)
        if (doubted and not thankful) or self._contrasted(sentences, plain):
            return None
        likely = self.thanks(sentences, reading) and purpose([s.text for s in sentences]).praise >= _SURELY
        surely = thankful or ((likely or self._denied(sentences, said, reading)) and not says_little(plain))
        praising = [
            s
            for at, s in enumerate(sentences)
            if mood_words("praise").search(s.text.replace("’", "'")) and not (at and _only_ends(s.text))
        ]
        warm = thankful or mood_words("warm").search(plain)
        if surely and not praising and warm and (thankful or not reading.asks):
            return Praise(source=max(sentences, key=lambda s: len(s.text)))
        if not praising or not (surely or self._meant(praising, sentences, plain, reading.anger)):
            return None
        told = next((t for s in praising if (t := self._told(s, company, reading)) is not None), None)
        return told or Praise(source=praising[0])

    def _denied(self, sentences: Sequence[Span], said: str, reading: Reading) -> bool:
        """Whether they say that it is no complaint, and it likely is none."""
        kind = purpose([s.text for s in sentences])
        return disclaims(said) and self.thanks(sentences, reading) and kind.complaint < _UNLIKELY

    def _contrasted(self, sentences: Sequence[Span], plain: str) -> bool:
        """Whether one is praised against another who did harm: "the second one flooded my downstairs"."""
        turned = mood_words("praise_contrast").search(plain) is not None
        return turned and any(happening([span.text]) or self._troubled(span.text) for span in sentences)

    def beside(self, sentences: Sequence[Span], company: str | None, reading: Reading) -> Praise | None:
        """Praise that is meant and comes with a question or a complaint, to be thanked for before either."""
        if reading.anger > _CALM or reading.abuse != "none" or reading.injection:
            return None
        for place, span in enumerate(sentences):
            plain = span.text.replace("’", "'")
            # Who is calm and doubles a mark is glad: "thank you for mending it so beautifully!!"
            plain = plain.replace("!!", "!") if reading.anger == 0 else plain
            if (place and _only_ends(span.text)) or not self._kind(plain):
                continue
            others = [s for k, s in enumerate(sentences) if k != place]
            troubled = any(self._troubled(s.text) for s in others if not s.text.rstrip().endswith("?"))
            turns = any(
                mood_words("praise_turn").search(s.text.replace("’", "'")) for s in sentences[place + 1 :]
            )
            if troubled and not turns:
                return None  # it may be bitter
            told = self._told(span, company, reading)
            return (told or Praise(source=span)).model_copy(update={"untroubled": not troubled and not turns})
        return None

    def alone(self, sentences: Sequence[Span]) -> bool:
        """Whether praise without a word of trouble beside it is likely all that the message is for."""
        return purpose([s.text for s in sentences]).thanks >= _SURELY

    def _kind(self, text: str) -> bool:
        """Whether a sentence praises, tells no trouble and sounds in no way bitter."""
        if not mood_words("praise_free").search(text) or mood_words("praise_bitter").search(text):
            return False
        if mood_words("praise_turned").search(text):
            return False  # what is told behind "but" is no praise
        hits = self._words.hits(tokenise(text))
        # "Wonderful when we lost our cat" tells when they were kind, and lays nothing at their door.
        meant = _WHEN.sub(" ", mood_words("praise_free").sub(" ", text))
        return not any(h.name in _RUDE for h in hits) and not self._troubled(meant)

    def _troubled(self, text: str) -> bool:
        """Whether it tells of something that surely went wrong: "reset" and "returns" may be anything."""
        return (weigh(self._words.troubles(tokenise(text))) or 0) >= 1

    def thanks(self, sentences: Sequence[Span], reading: Reading) -> bool:
        """Whether praise in it would be meant: no sentence tells of any trouble, and none turns it round."""
        plain = plainly_meant(reading.visible or reading.text).replace("?", " ")
        if mood_words("praise_but").search(plain):
            return False
        troubled = any(weigh(self._words.troubles(tokenise(span.text))) for span in sentences)
        return bool(sentences) and self._friendly(reading) and not troubled

    def _friendly(self, reading: Reading, most: int = 1) -> bool:
        risky = bool(set(reading.risks) - {"vulnerable"}) or reading.injection
        return reading.anger <= most and reading.abuse == "none" and not risky

    def _meant(self, praising: Sequence[Span], sentences: Sequence[Span], plain: str, anger: int) -> bool:
        """Whether it is said that they write to praise, or are thankful; with both, trouble in it is told in passing.

        "I wanted to say that she was a star when my mother fell" tells of a fall, and praises all the same.
        """
        written_for = [s for s in praising if without_preface(s.text) != s.text]
        thankful = mood_words("praise_meant").search(plain) is not None
        if written_for and thankful:
            return True
        others = [s for s in sentences if s not in written_for]
        troubled = any(weigh(self._words.troubles(tokenise(span.text))) for span in others)
        doubtful = not thankful or mood_words("praise_doubt").search(plain)
        return anger == 0 and not troubled and bool(written_for or not doubtful)

    def _told(self, span: Span, company: str | None, reading: Reading) -> Praise | None:
        stated = with_kin_owned(without_avowal(without_preface(_ASIDE.sub("", span.text.replace("’", "'")))))
        # What runs on behind a comma is told with the rest of the story, and reads ill in a thanks.
        stated = stated[: ran.start()] if (ran := _RUNS_ON.search(stated)) else stated
        text = Mender(reading.text, self._words, self._person).mend(stated)
        tokens = tokenise(text or "")
        low = [t.low for t in tokens]
        named = bool(text) and tokens[0].text[0].isupper() and any(map(self._person.finite, low[1:]))
        # "Lovely evening, staff were great" and "Had a lovely stay" begin with no name.
        named = named and not (self._words.has("praising", low[0]) or self._person.finite(low[0]))
        if not text or not 3 <= len(low) <= _LONGEST or not (named or self._recaster.stating.states(low)):
            return None
        shifted = first_to_second(text, company)
        if not shifted.certain or _parrots(shifted.text):
            return None
        return Praise(text=self._recaster.lowered(shifted.text, low[0]), source=span)


def _parrots(told: str) -> bool:
    """Whether it would be told as it was tapped in, or at a length that nobody tells back: then plain thanks say more.

    "Cat is home and eating thank god" lacks its article, and its sigh is not ours to repeat.
    """
    first, _, rest = told.partition(" ")
    if first.lower() in _UNTOLD or _CUT_OFF.search(told) or "(" in told:
        return True
    bare = first in nouns() and rest.startswith(("is ", "was ", "has "))
    return bare or told.count(",") > 1 or len(told.split()) > _IN_ONE_BREATH or bool(_TAPPED_IN.search(told))


def _only_ends(text: str) -> bool:
    """Whether thanks only end a letter: "Many thanks, Ann"."""
    return mood_words("closing_thanks").match(text) is not None
