"""Names the one woman or man of theirs of whom a message is about, where a note has only "she" or "his".

"At her home", of somebody who writes for their nan, is "at your nan's home": "at your home" would send the fitter to
the wrong door. Only where the message has one such person and no other whom the word may mean; a person still reads it.
"""

import re
from functools import lru_cache

from app.engines.builtin.notes.apart import FactLine
from app.engines.builtin.notes.context import Context
from app.engines.builtin.notes.customer import sex_by_name
from app.engines.builtin.notes.others import names_one, somebody_acts, unveiled, veiled_word
from app.engines.builtin.notes.patterns import jotting, word_list
from app.text.compiled import longest_first
from app.text.grammar import lexicon, tokens
from app.text.person.called import Sex, tells_of_theirs
from app.text.person.named_child import has_title
from app.text.person.words import person_words

_FORMS: dict[Sex, re.Pattern[str]] = {
    "he": re.compile(r"\b(?:he|him|his)\b", re.IGNORECASE),
    "she": re.compile(r"\b(?:she|her|hers)\b", re.IGNORECASE),
}
_NAME = re.compile(r"(?<=[a-z,;] )[A-Z][a-z]{2,}\b")
_MESSAGES = 32
_HOW = re.compile(r" (?:right|wrong|straight|well|early|late)\W*(?:$|[.,;] )")


def with_theirs_named(note: str, context: Context, name: str | None) -> str:
    """The note with whom it speaks of named at the first word for them; later ones are veiled, so that they stay.

    Where the writer speaks of themself as well, only a home is named that the message says is theirs.
    """
    for sex, form in _FORMS.items():
        kin = one_of_theirs(context, sex, name)
        found = form.search(note) if kin else None
        if kin is None or found is None or _names_somebody(note[: found.start()], sex, name):
            continue
        if _of_writer(context.message, kin):
            return _with_home(note, form, kin, context.message)
        return _named(note, form, kin)
    return note


def unveiled_line(line: FactLine) -> FactLine:
    """A statement with the words for somebody of theirs as they stood."""
    told = {key: text and unveiled(text) for key, text in (("sentence", line.sentence), ("item", line.item))}
    return line.model_copy(update={**told, "part": unveiled(line.part)})


def one_of_theirs(context: Context, sex: Sex, name: str | None) -> str | None:
    """The one person of theirs of that sex whom the message is about; None where it may be the customer, or another."""
    kin, message = context.called.kin(sex), context.message
    if kin is None or sex in context.called.others or _has_another(message, sex, kin, name or ""):
        return None
    if tells_of_theirs(message, sex):
        return kin
    # "You dropped my mother's clock" is about a clock, and whose loss it is nothing tells.
    alone = _FORMS[sex].search(message) and re.search(rf"\b{kin}\b(?!['’]s)", message, re.IGNORECASE)
    return kin if alone and not _of_writer(message, kin) else None


@lru_cache(maxsize=_MESSAGES)
def _of_writer(message: str, kin: str) -> bool:
    """Whether the writer speaks of themself besides: "I", "my coat", and not only "my nan"."""
    rest = re.sub(rf"\b[Mm]y (?:\w+ )?{kin}\b", "", message)
    return re.search(r"\b(?:I|[Mm]e|[Mm]y|[Mm]ine|[Mm]yself|I['’]\w+)\b", rest) is not None


@lru_cache(maxsize=_MESSAGES)
def _has_another(message: str, sex: Sex, kin: str, name: str) -> bool:
    """Whether the message tells of anybody else who may be a "he" (or a "she")."""
    sets = person_words().sets
    several = (sets["women"] if sex == "she" else sets["men"]) - {kin}
    own = {word.strip(".,").lower() for word in name.split()}
    named = (one for one in _NAME.findall(message) if one.lower() not in own)
    return (
        has_title(sex, message, own)
        or not several.isdisjoint(tokens(message))
        or any(sex_by_name(one) == sex for one in named)
    )


def _names_somebody(before: str, sex: Sex, name: str | None) -> bool:
    """Whether the note has named the customer, or anybody whom the word may mean, before it."""
    sets = person_words().sets
    given = {word for word in tokens(name or "") if word not in sets["titles"]}
    called = sets["customer_nouns"] | given | sets["kin_women"] | sets["kin_men"]
    return not called.isdisjoint(tokens(before)) or names_one(before, sex)


def _named(note: str, form: re.Pattern[str], kin: str) -> str:
    """The note with the person at the first of the words that is theirs."""
    parts, at, done = [], 0, False
    for found in form.finditer(note):
        before, after = note[: found.start()], note[found.end() :]
        had = owns(found.group(), before, after)
        if had and _has_people(after):
            return note
        if somebody_acts(before) and not (had and _at_home(after)):
            continue
        own = [one.removesuffix("'s") for one in tokens(after)[:1]] == [
            kin
        ]  # "her mother's" is nobody's mother's
        word = jotting("your") if own else jotting("your_kins" if had else "your_kin").format(kin=kin)
        word = word[:1].upper() + word[1:] if found.group()[:1].isupper() else word
        parts += [note[at : found.start()], veiled_word(found.group()) if done else word]
        at, done = found.end(), True
    return "".join([*parts, note[at:]])


def _with_home(note: str, form: re.Pattern[str], kin: str, message: str) -> str:
    """The note with whose home or door it is, where the message tells of theirs and of none of the writer's."""
    homes = "|".join(longest_first(word_list("homes")))
    theirs = re.search(rf"\b(?:{kin}['’]s|{form.pattern}) (?:\w+ )?(?:{homes})\b", message, re.IGNORECASE)
    if theirs is None or re.search(rf"\b(?:my|our) (?:\w+ )?(?:{homes})\b", message, re.IGNORECASE):
        return note
    whose = jotting("your_kins").format(kin=kin)
    return re.sub(
        rf"\b(?P<word>her|his)(?= (?:own )?(?:{homes})\b)",
        lambda m: whose[:1].upper() + whose[1:] if m["word"][:1].isupper() else whose,
        note,
        count=1,
        flags=re.IGNORECASE,
    )


def owns(word: str, before: str, after: str) -> bool:
    """Whether a "his" or "her" is of what is theirs, and not whom something is done to."""
    low, follows = word.lower(), (tokens(after) or [""])[0]
    if low == "his":
        return True
    if _HOW.match(after):
        return False  # "the store told her right"
    if (
        low != "her"
        or re.match(r" [a-z]", after) is None
        or tokens(before)[-1:] in (["let"], ["help"], ["make"])
    ):
        return False
    lex = lexicon()
    closed = lex.prepositions | lex.determiners | lex.pronouns | lex.question_words | word_list("behind_whom")
    at_home = follows == "home" and tokens(before)[-1:] != [] and tokens(before)[-1] in lex.prepositions
    return at_home or follows not in closed | person_words().sets["calendar"]


def _has_people(after: str) -> bool:
    """Whether what is had is somebody: "her mother" is the mother of the customer."""
    sets = person_words().sets
    people = sets["kin_women"] | sets["kin_men"] | sets["people"] | {"parents", "family", "children", "child"}
    return not people.isdisjoint(tokens(after)[:2])


def _at_home(after: str) -> bool:
    """Whether what is had is no worker's: a home, a door, a bill."""
    return (tokens(after) or [""])[0] in word_list("had_at_home")
