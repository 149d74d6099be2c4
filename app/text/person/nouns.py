"""What the words of a note may be: a noun, a verb, or the name or role of somebody."""

from app.text.compiled import compiled
from app.text.person.after_s import owns_what_follows
from app.text.person.given import is_given, sex_of_given
from app.text.person.places import is_of_a_place
from app.text.person.shifted import Sheet
from app.text.person.verbs import second_person_verb
from app.text.person.words import PersonWords, Token

_CLAUSE_END = compiled(r"[.;:,!?()–—-]")
_CLOSED = (
    "prepositions", "adverbs", "conjunctions", "subordinators", "auxiliaries", "determiners", "modals",
)  # fmt: skip
_SIGNS = frozenset("£$€")
_NO_NOUNS = frozenset(
    {
        "nothing",
        "something",
        "anything",
        "everything",
        "today",
        "tomorrow",
        "tonight",
        "yesterday",
        "back",
        "by",
    }
    | {"here", "when", "if", "as", "so", "myself", "ourselves", "himself", "herself"}
)
_PLACES = frozenset({"in", "at", "near", "via", "the", "as"})
_OPENERS = frozenset({".", ";", ",", ":", "and", "but", "or", "so"})
_SUBJECT_AT_MOST = 6
"""Words of a subject, its verb counted in."""
_TRADE_LEAST = 5
"""Letters of a word for somebody at work; shorter ones that end alike are other words."""
_LONG_NAME = 5
"""Letters of a word from which on, not known as a name and with an -s, it is several of something: "Jackdaws can"."""
_MODIFIERS = 3
"""Words that may stand between an article and its noun, the article counted in."""
_BEING = frozenset({"is", "was", "are", "were", "isn't", "wasn't", "aren't", "weren't"})
"""What is told of things as well: "the heater was checked"."""


_TITLES = frozenset({"mr", "mrs", "ms", "miss"})


def another_sex(title: str, name: list[str]) -> bool:
    """Whether a title is not that of the customer: "Mr Stott" is the husband of Mrs or Anna Stott (`name`)."""
    if title not in _TITLES or not name:
        return False
    if name[0] in _TITLES:
        return (name[0] == "mr") != (title == "mr")
    sex = sex_of_given(name[0])
    return sex is not None and (sex == "he") != (title == "mr")


_CLOSE = 7
"""Tokens behind "they" within which it is told to whom they come."""


class NoteSense:
    """Questions about the words of one note, by their index."""

    def __init__(self, sheet: Sheet, words: PersonWords) -> None:
        self._sheet = sheet
        self._words = words

    def verb_index(self, at: int) -> int:
        """The first index from `at` on that holds no adverb."""
        while self._words.has("adverbs", self._sheet.was(at)):
            at += 1
        return at

    def finite_after_s(self, end: int) -> bool:
        """Whether "the customer's" stands for "is" or "has": a verb form or article follows."""
        if owns_what_follows(self._sheet, self._words, end + 1):
            return False
        at = self.verb_index(end + 1)
        word = self._sheet.was(at)
        running = word.endswith("ing") and not word.endswith("thing") and word != "choosing"
        return word in ("been", "a", "an", "the", "not", "got", "had") or running or at != end + 1

    def noun_follows(self, index: int) -> bool:
        """Whether the word may be a noun or adjective: no verb, no closed class, no mark, not the end."""
        word = self._sheet.was(index)
        if not word or not word[0].isalnum() or word in _NO_NOUNS:
            return False
        if self._sheet.was(index - 1) == "her" and self._is_let(index):
            return False
        if any(self._words.has(name, word) for name in _CLOSED) or word.endswith("ly"):
            return self._words.has("numbers", word) or self._words.has("how_often", word)
        if self._sheet.was(index - 2) == "of" and self._sheet.was(index - 1) in ("his", "her"):
            return True  # "neither of his appeals"
        if second_person_verb(self._words, word) is not None and not self._words.has("noun_or_verb_s", word):
            return False
        ends = not self._sheet.was(index + 1) or _CLAUSE_END.fullmatch(self._sheet.was(index + 1)) is not None
        owned = self._sheet.was(index - 1) in ("his", "her") and not ends
        return not (word in self._words.pasts_safe or (self._words.regular_past(word) and not owned))

    def owned_sum(self, index: int) -> bool:
        """Whether a sum behind "his", or behind a second "her", is theirs: "give her her £85 back"."""
        sum_behind = self._sheet.was(index + 1)[:1] in _SIGNS
        return sum_behind and (self._sheet.was(index) == "his" or self._sheet.was(index - 1) == "her")

    def _is_let(self, index: int) -> bool:
        """Whether what stands there is what somebody is let do, or how kept: "let her know", "keep her safe"."""
        led, word = self._sheet.was(index - 2), self._sheet.was(index)
        lets = self._words.has("letting", led) and word in self._words.bases
        seen = self._words.has("seeing", led) and self._words.has("seen_to", word)
        return lets or seen or (self._words.has("keeping", led) and self._words.has("kept_so", word))

    def comes_to_one(self, index: int) -> bool:
        """Whether the clause of "they" goes on to whom they come: "they should be with him by Friday"."""
        for k in range(index + 1, index + _CLOSE):
            word = self._sheet.was(k)
            if word in {"him", "her"}:
                return True
            if word in {".", ";", ",", "and", "but", "or"}:
                return False
        return False

    def verb_before(self, index: int) -> bool:
        """Whether the word right before is a verb, so that a pronoun at `index` is its direct object."""
        word = self._sheet.was(index - 1)
        if self._words.has("auxiliaries", word) or self._words.has("prepositions", word):
            return False
        return self.clearly_verb(word) or word in self._words.bases or word in self._words.participles

    def starts_clause(self, index: int) -> bool:
        """Whether a noun phrase that begins here is the subject of a clause: "…, and his report follows"."""
        before = self._sheet.was(index - 1)
        if index and before not in _OPENERS and not self._words.has("subordinators", before):
            return False
        for k in range(index + 1, index + _SUBJECT_AT_MOST):
            word = self._sheet.was(k)
            if not word or _CLAUSE_END.fullmatch(word):
                return False
            if k > index + 1 and self.clearly_verb(word):
                return True
        return False

    def is_subject(self, index: int) -> bool:
        """Whether the noun here heads a subject: nothing before it in its clause governs it."""
        k = index - 1
        while k >= 0:
            word = self._sheet.was(k)
            if word in _OPENERS or (
                self._words.has("subordinators", word) and not self._words.has("prepositions", word)
            ):
                return True
            if word == "of":
                k -= 1
                continue
            if self._words.has("prepositions", word) or self._words.has("auxiliaries", word):
                return False
            if self.clearly_verb(word) and not self._words.regular_past(word):
                return False
            k -= 1
        return True

    def is_other_person(self, index: int, token: Token) -> bool:
        """Whether somebody other than the customer is named here: by role, by title, or by a capitalised name."""
        low = token.low.removesuffix("'s")
        titled = index > 0 and token.text[0].isupper() and self._sheet.was(index - 1).endswith("'s")
        if titled and low.endswith("s"):
            return False  # "the customer's Friends membership"
        if self._owns(index, token) or self._says(index):
            return True
        if self._words.has("people", low) and self._words.has("belongings", self._sheet.was(index + 1)):
            return False  # "the member agreement"
        if self._by_word(index, low) or self._by_trade(index):
            return True
        if not token.text[0].isupper() or not low.isalpha() or token.text.isupper():
            return False
        calendar = self._words.sets["calendar"]
        if low in calendar or low.removesuffix("s") in calendar or is_of_a_place(self._sheet, index):
            return False
        if index and not _CLAUSE_END.fullmatch(self._sheet.was(index - 1)):
            return not self.noun_follows(index + 1) and self._sheet.was(index - 1) not in _PLACES
        after = self._sheet.was(index + 1)
        # "Appeals are decided", "Jackdaws can fill a pot"
        may = self._words.has("modals", after) and len(low) > _LONG_NAME and not is_given(low)
        many = low.endswith("s") and (may or after in {"are", "were", "have", "do"})
        behind = self._sheet.was(index + 2)
        compound = self._words.has("noun_or_verb_s", after) and self._words.finite(
            behind
        )  # "Loss reports are"
        if self.known(low) or many or compound:
            return False
        acts = self.clearly_verb(self._sheet.was(self.verb_index(self._past_aside(index + 1))))
        comes = after == "with" and is_given(low)  # "Farah with her car"
        return acts or comes or self._placed(index) or self._apposed(index)

    def _past_aside(self, index: int) -> int:
        """The first index behind a short aside in brackets that begins here: "Ash (the beard) left"."""
        if self._sheet.was(index) != "(":
            return index
        closed = (k + 1 for k in range(index, index + _SUBJECT_AT_MOST) if self._sheet.was(k) == ")")
        return next(closed, index)

    def _by_word(self, index: int, low: str) -> bool:
        """Whether a word tells a person by itself, or by the "who" behind it."""
        people = self._words.sets["people"]
        behind = (self._sheet.was(index + 1), self._sheet.was(index + 2))
        followed = (
            behind == (",", "who") or (behind[0] == "who" and self._led_noun(index, low))
        ) and low.isalpha()
        if self._words.has("customer_nouns", low):
            return self.told_apart(index)
        return followed or low in people or low.removesuffix("s") in people or self._words.has("titles", low)

    def _led_noun(self, index: int, low: str) -> bool:
        """Whether an article leads in what "who" tells apart: "the rider who cannot attend"."""
        return self.led(index) and not any(self._words.has(name, low) for name in _CLOSED)

    def _by_trade(self, index: int) -> bool:
        """Whether a noun that ends as one for somebody at work does something: "the meter reader swapped", "our
        dispenser did not ask". What such words call a thing is in a list.
        """
        low = self._sheet.was(index)
        if not self.agentive(low) or not self.led(index):
            return False
        at = self.verb_index(index + 1)
        verb = self._sheet.was(at)
        if verb in _BEING:
            behind = self._sheet.was(at + 1)  # "the presser was told to wait"
            return self._words.has("told_of_people", behind) or self._words.has("said_to_people", behind)
        past = verb in self._words.pasts_safe or verb in self._words.pasts_shared
        return past or self._words.regular_past(verb) or self._words.has("auxiliaries", verb)

    def agentive(self, low: str) -> bool:
        """Whether a word ends as one for somebody by what they do, and is no thing that we know of."""
        if len(low) < _TRADE_LEAST or any(
            self._words.has(name, low) for name in (*_CLOSED, "agentive_things")
        ):
            return False
        return low.endswith(tuple(self._words.sets["agents"])) and low not in self._words.bases

    def led(self, index: int) -> bool:
        """Whether an article or "our" leads a noun in, with at most two words between."""
        for k in range(index - 1, max(index - 1 - _MODIFIERS, -1), -1):
            word = self._sheet.was(k)
            if self._words.has("determiners", word):
                return True
            if not word[:1].isalpha() or self.clearly_verb(word) or self._words.has("prepositions", word):
                return False
        return False

    def told_apart(self, index: int) -> bool:
        """Whether a noun for a customer means another than who writes: "the next guest", "our reviewer"."""
        low, before = self._sheet.was(index).removesuffix("'s"), self._sheet.was(index - 1)
        ours = before == "our" and self._words.has("own_people", low)
        return ours or self._words.has("another_customer", before)

    def _says(self, index: int) -> bool:
        """Whether a noun of a trade speaks: "our presser says"; any noun does that thinks or forgets."""
        trade = self._sheet.was(index).endswith(("er", "or", "ist", "ian"))
        led = self.led(index)
        verb = self._sheet.was(self.verb_index(index + 1))
        minds = led and self._words.has("minding", verb) and self.noun_follows(index)
        return minds or (trade and led and self._words.has("saying", verb))

    def _owns(self, index: int, token: Token) -> bool:
        """Whether a name owns something: "Mara Quill's show", "Poppy's record"."""
        low = token.low.removesuffix("'s")
        named = token.text[0].isupper() and not token.text[:-2].isupper() and not self.known(low)
        apart = (index == 0 or self._sheet.was(index - 1) not in _PLACES) and low not in _NO_NOUNS
        apart = apart and not self._words.has("calendar", low)
        return named and apart and token.low.endswith("'s")

    def _placed(self, index: int) -> bool:
        """Whether it is told where a name that begins a sentence works: "Judith from the night desk took …"."""
        if self._sheet.was(index + 1) not in {"from", "in", "at", "on"}:
            return False
        for k in range(index + 3, index + 1 + _SUBJECT_AT_MOST):
            word = self._sheet.was(k)
            if not word or _CLAUSE_END.fullmatch(word):
                return False
            if self.clearly_verb(word):
                return True
        return False

    def _apposed(self, index: int) -> bool:
        """Whether a name stands between commas behind what somebody does: "the photographer, Elle, …"."""
        does = False
        for k in range(index - 2, max(index - 2 - _MODIFIERS, -1), -1):
            role = self._sheet.was(k)
            if not role[:1].isalpha() or self.clearly_verb(role):
                break  # "the manager on duty, Elaine,"
            does = does or role.endswith(("er", "or", "ist", "ian")) or self._words.has("people", role)
        return does and self._sheet.was(index - 1) == "," and self._sheet.was(index + 1) in {",", ""}

    def known(self, low: str) -> bool:
        """Whether the word is one of the language's own, not a name alone."""
        return low in self._words.bases or low in self._words.classed or low.endswith("ing")

    def clearly_verb(self, word: str) -> bool:
        """Whether the word is a finite verb."""
        return self._words.finite(word) or second_person_verb(self._words, word) is not None
