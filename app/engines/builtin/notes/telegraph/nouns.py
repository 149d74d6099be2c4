"""Reads one noun phrase of a jotted note and writes it with its article."""

from typing import NamedTuple

from app.engines.builtin.notes.patterns import word_list
from app.engines.builtin.notes.telegraph.articles import Known, article, is_plural
from app.engines.builtin.notes.telegraph.classes import piece, telegraph
from app.engines.builtin.notes.telegraph.tokens import Token
from app.text.grammar import lexicon

_HEADS = frozenset({"noun", "name", "code", "ing"})
_NONE = Token("", "", "mark")
_LONGEST = 24
"""Words of a phrase; no noun has more before it, and each is weighed with all that stand before it."""


class NounPhrase(NamedTuple):
    """A noun phrase: its words as written, the index behind it, and what a verb has to agree with.

    `bare` where it has no article and got none.
    """

    text: str
    end: int
    plural: bool
    person: bool
    head: str
    you: bool = False
    bare: bool = False


def noun_phrase(
    row: list[Token], at: int, known: Known, *, before: Token | None = None, subject: bool = False
) -> NounPhrase | None:
    """The noun phrase that begins at `at`, None where none does. `before` governs it; `subject`: a verb may follow."""
    if at >= len(row):
        return None
    token = row[at]
    if token.tag == "pronoun":
        return _pronoun(row, at)
    if token.tag == "quote":
        return NounPhrase(token.text, at + 1, plural=False, person=False, head=token.low)
    lead, start = _lead(row, at)
    if [w.lower() for w in lead] == ["only"] and start < len(row) and row[start].tag == "noun":
        lead = [piece("the_only")]
    words, end = _words(row, start, subject=subject, determined=bool(lead))
    if not words:
        alone = lead and row[start - 1].low in telegraph("standing_alone")
        several = bool(lead) and lead[-1].lower() in telegraph("several")
        return (
            NounPhrase(" ".join(lead), start, several, person=False, head=lead[-1].lower()) if alone else None
        )
    if _miscounted(words):
        return None
    return _written(lead, words, end, known, before=before, subject=subject)


def _pronoun(row: list[Token], at: int) -> NounPhrase:
    token = row[at]
    plural = token.low in {"we", "you", "they", "i"}
    more = at + 1 < len(row) and row[at + 1].low in {"more", "else"}
    text = f"{token.text} {row[at + 1].text}" if more else token.text
    person = token.low not in telegraph("impersonal")
    you = token.low == "you" and not more
    return NounPhrase(text, at + 1 + more, plural, person, head=token.low, you=you)


def _lead(row: list[Token], at: int) -> tuple[list[str], int]:
    """Words before the noun that make an article needless: "about", "no", "your", "both"."""
    lead: list[str] = []
    after = row[at + 1] if at + 1 < len(row) else _NONE
    if row[at].low in telegraph("approximate") and (
        row[at].tag == "adverb" or after.tag in {"number", "money"}
    ):
        lead.append(row[at].text)
        at += 1
    while (
        at < len(row)
        and len(lead) < _LONGEST
        and (row[at].tag in {"det", "no"} or row[at].low in {"all", "both", "half"})
    ):
        if row[at].tag not in {"det", "no", "number"}:
            break
        lead.append(row[at].text)
        at += 1
    return lead, at


def _words(row: list[Token], at: int, *, subject: bool, determined: bool) -> tuple[list[Token], int]:
    words: list[Token] = []
    if _measured(row, at):
        words.append(Token(f"{row[at].text}-{row[at + 1].text}", row[at + 1].low, "state"))
        at += 2
    while (
        at < len(row)
        and len(words) < _LONGEST
        and _goes_on(row, at, words, subject=subject, determined=determined)
    ):
        words.append(row[at])
        at += 1
    return words, at


def _written(
    lead: list[str], words: list[Token], end: int, known: Known, *, before: Token | None, subject: bool
) -> NounPhrase:
    nouns = [w for w in words if w.tag in {"noun", "ing", "name"}] or words
    head = nouns[-1]
    first_head = next((k for k, w in enumerate(words) if w.tag in _HEADS), len(words))
    figures = [k for k, w in enumerate(words[:first_head]) if w.tag in {"number", "money"}]
    counted = bool(figures) and (not figures[0] or words[0].low not in telegraph("counting_on"))
    plain = _with_of(words, before, subject=subject)
    text = plain if lead or counted else _with_article(plain, words, known, before=before, subject=subject)
    person = head.low in lexicon().actors or _acts(head) or (words[-1].tag == "name" and not _labelled(words))
    return NounPhrase(
        " ".join([*lead, text]), end, _many(words, head), person, head.low, bare=not lead and text == plain
    )


def _measured(row: list[Token], at: int) -> bool:
    """Whether a count and a length tell which thing is meant: "12 month contract"."""
    if at + 2 >= len(row) or row[at].tag != "number" or row[at + 1].low not in telegraph("lengths"):
        return False
    return row[at].low not in {"1", "one"} and row[at + 2].tag == "noun"


def _miscounted(words: list[Token]) -> bool:
    """Whether a count stands before one thing: "40 night" is no noun phrase."""
    if len(words) != 2 or words[0].tag != "number" or words[1].tag != "noun":
        return False
    figure, noun = words[0].low, words[1].low
    one = not is_plural(noun) and noun not in telegraph("mass")
    return figure.isdecimal() and int(figure) > 1 and one


def _goes_on(row: list[Token], at: int, words: list[Token], *, subject: bool, determined: bool) -> bool:
    """Whether the word at `at` still belongs to the phrase."""
    token = row[at]
    after = row[at + 1] if at + 1 < len(row) else _NONE
    headed = any(w.tag in _HEADS for w in words)
    if token.tag in _HEADS:
        labelled = headed and token.tag == "noun" and words[-1].tag == "number"
        return not labelled and not (token.tag == "ing" and headed)
    if token.tag in {"number", "money"}:
        return _figure_goes_on(token, after, words, headed=headed)
    if headed:
        return False
    led = determined or bool(words)
    if token.tag == "state":
        return after.tag in {"noun", "ing", "name", "state", "either", "number"} and (
            led or not at or not subject
        )
    if token.tag in {"either", "part"}:
        which = token.low in telegraph("telling_which")
        return after.tag in {"noun", "ing"} and (led or not subject or which)
    return token.tag == "adverb" and after.tag in {"state", "either"} and led


def _figure_goes_on(token: Token, after: Token, words: list[Token], *, headed: bool) -> bool:
    """Whether a figure belongs to its noun: "bay 14", "the deposit of £15"."""
    if not headed:
        return True
    last = words[-1]
    if token.tag == "money":
        return last.low in telegraph("amounts") and after is not _NONE
    return last.tag in {"noun", "code"} and not is_plural(last.low) and "x" not in token.low


def _many(words: list[Token], head: Token) -> bool:
    first = words[0]
    if first.tag == "number" and first.low.endswith("x"):
        return True
    if head.tag == "noun":
        return is_plural(head.low)
    return first.tag == "number" and first.low not in {"1", "one"} and head.tag not in {"name", "code"}


def _acts(head: Token) -> bool:
    """Whether a noun names somebody who acts."""
    low = head.low.removesuffix("s")
    if head.tag != "noun":
        return False
    if low in lexicon().actors or low in telegraph("persons"):
        return True
    return low.endswith(("er", "or", "ist", "ian")) and low not in word_list("er_things") and len(low) > 4


def _labelled(words: list[Token]) -> bool:
    """Whether a name tells which thing is meant: "fabric Harbour Blue", "bay Delta", but not "driver Wes"."""
    things = [w for w in words if w.tag == "noun" and not _acts(w) and w.low not in lexicon().actors]
    sort = bool(things) and things[0] is words[0] and things[0].low in word_list("named_sorts")
    return sort or any(w.tag == "code" for w in words)


def _with_of(words: list[Token], before: Token | None, *, subject: bool) -> str:
    """The words, with "of" between a noun and its sum where the phrase stands in a clause."""
    joins = subject or (before is not None and before.low == "to")
    return " ".join(
        f"of {w.text}"
        if joins and k and w.tag == "money" and words[k - 1].low in telegraph("amounts")
        else w.text
        for k, w in enumerate(words)
    )


def _with_article(text: str, words: list[Token], known: Known, *, before: Token | None, subject: bool) -> str:
    """The words with the article where one is missing; of "driver's report" the driver takes it."""
    for k, word in enumerate(words[:-1]):
        if word.low.endswith(("'s", "s'")):
            if word.tag == "name" or k > 1:
                return text
            owner = word._replace(low=word.low.removesuffix("'s").removesuffix("'"))
            return article([*words[:k], owner], known, before=before, subject=True) + text
    return article(words, known, before=before, subject=subject) + text
