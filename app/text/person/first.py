"""The customer's own clause turned into words to them: "I" becomes "you", and the company's "you" becomes "we"."""

import re
from collections.abc import Sequence

from app.text.compiled import compiled
from app.text.person.said_of_others import is_said_of_others
from app.text.person.shifted import Sheet, Shifted
from app.text.person.words import PersonWords, person_words, tokenise

_QUOTATION = compiled(r"[\"“”„][^\"“”„]{1,400}[\"“”„]")
_PERSON = compiled(r"\b(?:i|me|my|we|you|your|our|us)\b", re.IGNORECASE)
_ASKING = frozenset({"whether", "why", "how", "what", "when", "where"})
_ABLE = frozenset({"can", "can't", "cannot", "must", "may", "might", "should", "need"})
_TOLD_OF = frozenset(
    {"problem", "issue", "point", "thing", "question", "trouble", "mistake", "fault", "matter", "same"}
)
_POINTING = frozenset({"is", "are", "goes", "comes"})
"""Before the one and behind the other of these, "here" is no place where the customer is."""
_OBJECTS = frozenset({"me", "us", "him", "her", "it", "you", "them"})
_REACH = 40
"""Tokens that the subject of a verb may lie back; a clause is shorter."""


def first_to_second(clause: str, agent_company: str | None = None, *, asked: bool = False) -> Shifted:
    """Recast one clause of a customer ("I have been waiting for my sofa") as words to that customer.

    With `asked` the clause is what they ask of the company ("whether you deliver on Sundays"): "you" behind the word
    that asks is then the company's.

    `agent_company` is the name by which the customer may call the company in the third person; at the start of the
    clause it becomes "we". Not certain where "you" may be anybody, where the subject of "was" cannot be told, or where
    words are quoted from somebody else.
    """
    words = person_words()
    sheet = Sheet(clause, tokenise(clause))
    if any(_PERSON.search(quotation) for quotation in _QUOTATION.findall(clause)):
        sheet.doubt("a quotation speaks of persons")
    _company_name(sheet, words, agent_company)
    _pairs(sheet, words)
    for index in range(len(sheet.tokens)):
        if not sheet.changed(index):
            if asked and _asked_of_company(sheet, words, index):
                sheet.put(index, "we")
            else:
                _shift_word(sheet, words, index)
    _agree(sheet, words)
    _mend_doubles(sheet, words)
    return sheet.result()


def _shift_word(sheet: Sheet, words: PersonWords, index: int) -> None:
    low = sheet.was(index)
    if words.has("inclusive_we", low):
        sheet.doubt("an inclusive we")
    elif sheet.tokens[index].text == "US":
        if sheet.was(index - 1) != "the":
            sheet.doubt("us or the country")
    elif low == "here" and sheet.was(index - 1) not in _TOLD_OF and sheet.was(index + 1) not in _POINTING:
        sheet.put(index, "there")
    elif low in words.maps["first_person"]:
        _shift_own(sheet, words, index)
    elif low in words.maps["company_person"]:
        if low in {"you'd", "you'll"}:
            sheet.doubt("a generic you")
        sheet.put(index, words.maps["company_person"][low])
    elif low == "you":
        _shift_you(sheet, words, index)
    elif low.startswith("you'") or low in ("ya", "u", "ur", "youre", "yall"):
        sheet.doubt("an unusual you")


def _shift_own(sheet: Sheet, words: PersonWords, index: int) -> None:
    """Put "you" for "I" or "we", which somebody else may be told to have said."""
    low = sheet.was(index)
    if is_said_of_others(sheet, words, index):
        sheet.doubt("a we of whoever is told to say it")
    sheet.put(index, words.maps["first_person"][low])


def _asked_of_company(sheet: Sheet, words: PersonWords, index: int) -> bool:
    """Whether a "you" is whom a question is put to: it follows the word that asks, and does what companies do.

    "Whether you can park outside" may be about anybody; "whether you can get it to me" and "can deliver" are not.
    """
    follows, then = sheet.was(index + 1), sheet.was(index + 2)
    if sheet.was(index) != "you" or sheet.was(index - 1) not in _ASKING or not follows.isalpha():
        return False
    own = any(token.low in words.maps["first_person"] for token in sheet.tokens)
    able = words.has("auxiliaries", follows) and (follows not in _ABLE or words.has("company_can", then))
    company = words.has("company_can", follows)
    return own or able or company or not words.has("generic_after_you", follows)


_JOINING = frozenset({"and", "but", "so", "yet"})
_SINGULAR = frozenset({"was", "is", "has", "does", "wasn't", "isn't", "hasn't", "doesn't"})
"""Forms of a verb of which "you" is no subject."""


def _shift_you(sheet: Sheet, words: PersonWords, index: int) -> None:
    """Put "we" or "us" for the company's "you", by what stands on either side of it."""
    after = index + 1
    if words.has("group_after_you", sheet.was(after)):
        sheet.put(after, "")
        after += 1
    while words.has("adverbs", sheet.was(after)):
        after += 1
    before = sheet.was(index - 1)
    following = sheet.was(after)
    if before in ("thank", "thanks", "if", "when", "whenever", "where", "unless"):
        sheet.doubt("a generic you")
    if words.has("generic_after_you", following) or (following == "have" and sheet.was(after + 1) == "to"):
        sheet.doubt("a generic you")
    inverted = before in words.sets["auxiliaries"] and not words.finite(following)
    # "And you still write to him": behind an "and" and its adverb a verb is theirs, whatever it says.
    goes_on = before in _JOINING and after > index + 1 and following in words.bases
    subject = inverted or goes_on or _verb_of_company(words, following)
    object_ = _governs(words, before) and not inverted
    if object_ and subject and _names_a_thing(sheet, words, index - 1):
        object_ = False  # "the kitchen sink you fitted": nothing sinks
    if object_ and following in _SINGULAR and words.has("prepositions", before):
        subject = False  # "the letter from you was late": the letter was
    elif (
        object_ and not subject and _noun_follows(words, following) and not words.has("ditransitive", before)
    ):
        sheet.doubt("you may be your")
    if subject == object_:
        sheet.doubt("you may be subject or object")
    sheet.put(index, "we" if subject else "us")


def _names_a_thing(sheet: Sheet, words: PersonWords, index: int) -> bool:
    """Whether a word that may be a verb is a noun: it stands behind an article, with one word between at the most."""
    word = sheet.was(index)
    verbal = word not in words.bases or words.has("prepositions", word)
    owned = any(words.has("determiners", sheet.was(index - back)) for back in (1, 2))
    return owned and not verbal and not words.has("auxiliaries", sheet.was(index - 1))


def _noun_follows(words: PersonWords, word: str) -> bool:
    """Whether a word of no closed class follows: "you complaint" may be a slip for "your complaint"."""
    closed = (
        "prepositions",
        "adverbs",
        "conjunctions",
        "subordinators",
        "determiners",
        "numbers",
        "nominative",
    )
    small = any(words.has(name, word) for name in closed) or words.has("calendar", word)
    return word.isalpha() and not small and not word.endswith(("ing", "ly")) and word not in words.bases


def _verb_of_company(words: PersonWords, word: str) -> bool:
    if words.finite(word):
        return True
    return words.has("company_present", word)


def _governs(words: PersonWords, word: str) -> bool:
    """Whether a word before "you" takes it as its object: a preposition or a verb that is no auxiliary."""
    if words.has("subordinators", word):
        return False
    if words.has("prepositions", word):
        return True
    if words.has("auxiliaries", word):
        return False
    return words.finite(word) or word in words.bases or word in words.participles or word.endswith("ing")


def _company_name(sheet: Sheet, words: PersonWords, company: str | None) -> None:
    """The company's name as the first words of the clause, before a verb, becomes "we"."""
    name = [t.low for t in tokenise(company or "")]
    size = len(name)
    if not name or [sheet.was(i) for i in range(size)] != name:
        return
    verb = size
    while words.has("adverbs", sheet.was(verb)):
        verb += 1
    plural = {"has": "have", "is": "are", "was": "were", "does": "do"}
    if not words.finite(sheet.was(verb)):
        return
    for index in range(1, size):
        sheet.put(index, "")
    sheet.put(0, "we")
    if sheet.was(verb) in plural:
        sheet.put(verb, plural[sheet.was(verb)])


def _pairs(sheet: Sheet, words: PersonWords) -> None:
    """Put the customer first: "my husband and I" becomes "you and your husband"."""
    low = [t.low for t in sheet.tokens]
    for index, word in enumerate(low):
        if word == "and" and low[index + 1 : index + 2] in (["i"], ["me"], ["myself"]):
            start = next(
                (k for k in range(index - 1, max(index - 4, -1), -1) if low[k] in ("my", "our")), None
            )
            if start is None or not all(t.is_word for t in sheet.tokens[start:index]):
                continue
            if any(words.finite(one) or words.regular_past(one) for one in low[start + 2 : index]):
                continue  # "my rent bounced and I have two children": two statements
            if low[index + 1] == "i" and sheet.was(index + 2).isalpha() and _is_object(words, low, start):
                continue  # "they lost my bag and I paid twice"
            sheet.put(start, "you and your")
            sheet.put(index, "")
            sheet.put(index + 1, "")
        elif word in ("me", "myself", "i") and low[index + 1 : index + 3] in (["and", "my"], ["and", "our"]):
            sheet.put(index, "you")


def _is_object(words: PersonWords, low: Sequence[str], at: int) -> bool:
    """Whether what begins there follows a verb or preposition, so that "and I" behind it begins a clause of its own."""
    while at > 1 and words.has("adverbs", low[at - 1]):
        at -= 1
    before = low[at - 1] if at else ""
    verbal = words.finite(before) or before in words.bases | words.participles or before.endswith("ing")
    acts = before.endswith("'s") or words.has("modals", low[at - 2] if at > 1 else "")
    return before != "that" and (acts or verbal or words.has("prepositions", before) or before in _OBJECTS)


def _agree(sheet: Sheet, words: PersonWords) -> None:
    """Make "am" and "was" agree where their subject has become "you"."""
    for index, token in enumerate(sheet.tokens):
        new = {"am": "are", "was": "were", "wasn't": "weren't"}.get(token.low)
        if new is None:
            continue
        before = index - 1
        if token.low == "am" and sheet.was(before)[:1].isdecimal():
            continue  # an hour of the morning
        while words.has("adverbs", sheet.was(before)):
            before -= 1
        subject = sheet.was(before)
        if token.low == "am" or subject in ("i", "we") or sheet.was(index + 1) in ("i", "we"):
            sheet.put(index, new)
        elif subject in ("and", "but", "or", "then", ","):
            _agree_shared(sheet, words, index, new)


def _agree_shared(sheet: Sheet, words: PersonWords, index: int, new: str) -> None:
    """A verb behind "and" shares the subject of the clause before it, where that can be told."""
    mine = next(
        (
            k
            for k in range(index - 1, max(index - _REACH, -1), -1)
            if sheet.was(k) in ("i", "i've", "i'm", "i'd")
        ),
        None,
    )
    between = [sheet.was(k) for k in range((mine if mine is not None else -1) + 1, index)]
    other = any(words.has("third_nominative", w) or words.has("relatives", w) for w in between)
    if mine is not None and not other and not _second_subject(words, between):
        sheet.put(index, new)
    elif mine is not None:
        sheet.doubt("the subject of was")


def _second_subject(words: PersonWords, between: list[str]) -> bool:
    """Whether another noun phrase with a verb of its own stands between "I" and the shared verb."""
    for k in range(1, len(between)):
        starts = words.has("determiners", between[k]) and between[k - 1] in (
            "and",
            "but",
            "so",
            ",",
            "because",
            "or",
        )
        if starts and any(words.finite(w) for w in between[k + 1 : k + 6]):
            return True
    return False


def _mend_doubles(sheet: Sheet, words: PersonWords) -> None:
    """Put "that" between two pronouns: "told me I had to" would read "told you you had to"."""
    for index in range(1, len(sheet.tokens)):
        first, second = sheet.low(index - 1), sheet.low(index)
        if first in ("you", "us", "we") and second.split("'")[0] in ("you", "us", "we"):
            if words.has("tell_verbs", sheet.was(index - 2)) and first in ("you", "us"):
                sheet.put(index, f"that {second}")
            else:
                sheet.doubt("two pronouns meet")
