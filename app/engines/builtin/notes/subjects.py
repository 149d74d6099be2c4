"""Gives the bare subject of a note's sentence its article: "Crew has been short" → "The crew has been short"."""

from collections.abc import Iterable

from app.engines.builtin.notes.customer import sex_by_name
from app.engines.builtin.notes.others import with_own_kin
from app.engines.builtin.notes.patterns import jotting, word_list
from app.engines.builtin.notes.telegraph.articles import DOUBT, Known, is_plural, sure_nouns
from app.engines.builtin.notes.telegraph.nouns import NounPhrase, noun_phrase
from app.engines.builtin.notes.telegraph.tagging import tagged
from app.engines.builtin.notes.telegraph.tokens import Token
from app.text.compiled import compiled
from app.text.grammar import lexicon
from app.text.person.words import person_words
from app.text.weights.heart import knows

_VERBS = frozenset({"aux", "modal", "third", "past", "either", "be"})
_TOLD = frozenset({"was", "has", "had"})
_STATES = frozenset({"is", "was", "has", "had", "will", "are", "were", "have", "can", "comes", "came"})
_OF_A_SUM = compiled(r"of [£$€] ?\d[\d.,]* (?:was|is|has|will|were|had)\b")
_BARE = Known()
_ALREADY = frozenset({"now", "still", "also", "already", "then", "since", "really", "only"})


def with_subject(text: str, names: Iterable[str] = ()) -> str:
    """The sentence with an article before its first noun, where that is one thing or person and has none.

    A name, a number behind the noun ("Room 4") and what stands bare in good English ("Delivery is free") stay.
    """
    first, _, rest = text.partition(" ")
    if (owner := first.removesuffix("'s")) != first:
        # "Contractor's report says so"
        works = owner.istitle() and owner not in names and owner.lower() in _people() and rest[:1].islower()
        return f"{jotting('the').capitalize()} {owner.lower()}'s {rest}" if works else text
    begun, *behind = first.split("-")
    word = first.replace("-", "").isalpha() and begun.istitle() and all(map(str.islower, behind))
    if not rest or not word or first in names or sex_by_name(first):
        return text
    if _is_crew_or_sum(rest) and first.lower() not in lexicon().determiners | lexicon().pronouns:
        return f"{jotting('the').capitalize()} {first.lower()} {rest}"
    row = tagged(f"{first.lower()} {rest}", frozenset(names))
    subject = noun_phrase(row, 0, _BARE, subject=True)
    if subject is None:
        one = not first.endswith("s")
        deed = one and len(row) > 1 and row[0].tag == "base" and row[1].tag in {"third", "modal"}
        person = first.lower() in _people()
        does = len(row) > 1 and row[1].tag in _VERBS  # "Landlady was away"
        return f"{jotting('the').capitalize()} {first.lower()} {rest}" if deed or (person and does) else text
    if (DOUBT in subject.text and not _is_told_of(row, subject)) or not _needs_one(row, subject):
        return text
    article = subject.text.partition(" ")[0]
    article = (
        article if article in {"a", "an"} and row[0].low not in word_list("ordinals") else jotting("the")
    )
    return f"{article.capitalize()} {first.lower()} {rest}"


def _is_crew_or_sum(rest: str) -> bool:
    """Whether who works or what it comes to stands behind the first word: "Repair crew has …", "Charge of £9 was …"."""
    two = rest.split(" ", 2)
    crew = len(two) > 1 and two[0] in word_list("crews") and two[1] in _STATES
    return crew or _OF_A_SUM.match(rest) is not None


def _people() -> frozenset[str]:
    """Whoever does something, none of them somebody's kin."""
    people = person_words().sets
    return frozenset(people["people"] - people["kin_men"] - people["kin_women"])


def with_subject_offered(said: str, note: str, names: Iterable[str]) -> str:
    """An offer that is a sentence, with the article before its first noun; one that ends as a sentence does only where
    its first word is known: "Card can be posted", and not "Pryces can send it".
    """
    known = knows(said.partition(" ")[0]) or not note.rstrip().endswith(".")
    return with_subject(said, names) if known else said


def with_subject_of_theirs(said: str, message: str, names: Iterable[str], *, jotted: bool) -> str:
    """The sentence with an article before its bare subject, or with whose it is: "Sister came in" → "Your sister"."""
    if not jotted and begins_uncounted(said):
        return said
    return with_subject(with_own_kin(said, message), names)


def begins_uncounted(said: str) -> bool:
    """Whether a sentence begins with what good English leaves bare: "overwatering is the usual cause"."""
    first = said.partition(" ")[0].lower()
    return first.endswith("ing") and first not in word_list("counted_ing")


def _is_told_of(row: list[Token], subject: NounPhrase) -> bool:
    """Whether something is told of one certain thing, so that an article is never amiss: "Middle tier was priced at".

    Only of nouns that are surely none of anybody's names.
    """
    known = row[0].low in sure_nouns() or subject.head in sure_nouns()
    return known and len(row) > subject.end and row[subject.end].low in _TOLD


def _needs_one(row: list[Token], subject: NounPhrase) -> bool:
    """Whether the phrase is one thing that has its verb behind it, or a group of people."""
    head, end = subject.head, subject.end
    group = row[0].low in word_list("groups_of_people") and end == 1
    # "Your" is a guess at whose account it is: "the account" is right whoever has it.
    led = subject.text.partition(" ")[0] in {"the", "a", "an", "your"} or DOUBT in subject.text
    article = led and row[0].tag != "det"
    behind = row[end] if len(row) > end else None
    counted = behind is not None and (
        (head in word_list("counted_as_subjects") and behind.tag in _VERBS)
        or (head in word_list("counted_when_told") and behind.low in _TOLD)
    )
    bare = head in word_list("bare_subjects") or (
        end == 1 and not counted and head in word_list("bare_nouns")
    )
    if is_plural(row[0].low) and not group and (end == 1 or row[0].low.endswith("s")):
        return False  # "skins stay on the account", and not "crew log says so"
    if not (group or article) or bare or row[0].low in word_list("stand_first"):
        return False
    if len(row) <= end or any(token.tag in {"number", "money"} for token in row[:end]):
        return False
    at = end + (row[end].low in _ALREADY and len(row) > end + 1)
    if row[at].tag in _VERBS:
        return True
    within = row[end].tag == "prep" and row[end].low not in word_list("never_inside")
    return within and any(token.tag in {"aux", "modal", "third", "past", "be"} for token in row[end + 1 :])
