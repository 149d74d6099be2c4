"""Of whom the "he", "she" and "they" of a spoken note speak: the customer, or somebody whom the note named."""

import re
from collections.abc import Iterable

from app.engines.builtin.notes.customer import sex_by_name
from app.engines.builtin.notes.patterns import pattern
from app.engines.builtin.notes.second_person import tells_of_beings
from app.engines.builtin.notes.setting import Setting
from app.engines.builtin.notes.spoken.kinds import is_actor
from app.engines.builtin.notes.spoken.shift import owns, shifted
from app.engines.builtin.notes.spoken.table import form, forms, words
from app.model.value import Value
from app.text.compiled import compiled
from app.text.grammar import tokens
from app.text.person import called_in
from app.text.person.called import Sex
from app.text.person.words import person_words

_FORMS: dict[str, Sex] = {
    "he": "he", "him": "he", "his": "he", "himself": "he", "she": "she", "her": "she", "hers": "she", "herself": "she",
}  # fmt: skip
_THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
_SEXES: tuple[Sex, ...] = ("he", "she")
_PLACES = frozenset({"in", "on", "at", "from", "about", "out", "of", "for", "over"})
_SUBJECTS = frozenset({"he", "she", "they"})
_PRONOUN = compiled(
    r"\b(he|him|his|himself|she|her|hers|herself|they|them|their|theirs)(?=(?:'(?:s|d|ll|ve|re))?\b)",
    re.IGNORECASE,
)


class Cast(Value):
    """Who may be meant: the customer's `theirs`, and whom the note named last besides (`other`, "" where nobody)."""

    theirs: Sex | None = None
    kin: frozenset[Sex] = frozenset()
    named: frozenset[Sex] = frozenset()
    """Pronouns of the one of theirs, of the other sex, of whom the message speaks: "my husband's tablets"."""
    other: frozenset[str] = frozenset()
    fresh: bool = False
    """Whether `other` was named by the clause just before, which asked them."""

    def naming(self, other: frozenset[str], *, fresh: bool = False) -> "Cast":
        """The same with somebody else named."""
        return self.model_copy(update={"other": other, "fresh": fresh})


def cast_of(setting: Setting) -> Cast:
    """Whom the pronouns of a brief's notes may mean: the customer as the offers call them, or a title."""
    called = setting.context.called
    if called.writer:
        return Cast(kin=frozenset(_SEXES))
    theirs, sure = _theirs(setting)
    message = setting.text or ""
    if theirs and not sure and (theirs in _sexes((message,)) or not _is_theirs(setting, theirs)):
        theirs = None
    named = called_in(message, theirs)
    kin: frozenset[Sex] = frozenset(
        sex
        for sex in _SEXES
        if named.kin(sex) or _told_of(message, sex) or (not sure and tells_of_beings(message, sex))
    )
    beside: frozenset[Sex] = frozenset(
        sex for sex in _SEXES if theirs and sure and sex != theirs and named.kin(sex)
    )
    return Cast(theirs=theirs, kin=kin, named=beside)


def _theirs(setting: Setting) -> tuple[Sex | None, bool]:
    """What the notes call the customer, and whether that is sure: a title, the offers, or what only they own."""
    called = setting.context.called
    told = (_sexes(one.text for one in setting.options), _owners(setting))
    if called.titled and called.sex:
        return called.sex, True
    for at, sexes in enumerate(told):
        if len(sexes) == 1 and not (at and called.mixed):
            return next(iter(sexes)), True
    if called.sex and not called.mixed:
        return called.sex, called.sure
    stated = _sexes(setting.facts)
    return (next(iter(stated)) if len(stated) == 1 else None), False


def _is_theirs(setting: Setting, sex: Sex) -> bool:
    """Whether a "he" that nothing but the facts tells of is the customer: not one of one fact, beside somebody else."""
    often = sum(sex in _sexes((fact,)) for fact in setting.facts) > 1
    alone = not any(is_actor(word.split("'")[0]) for fact in setting.facts for word in tokens(fact))
    return often or alone or any(sex in _owners(setting, name) for name in ("of_account", "for_them"))


def _owners(setting: Setting, name: str = "own_things") -> frozenset[Sex]:
    """Of whom the facts tell what only a customer has, or has done for them: "her card", "ring him"."""
    found = (_sexes(m.group() for m in form(name).pattern.finditer(fact)) for fact in setting.facts)
    return frozenset[Sex]().union(*found)


def _told_of(message: str, sex: Sex) -> bool:
    """Whether a message speaks of a child, a parent or an animal of theirs that may be a "he" (or a "she")."""
    sets = person_words().sets
    own = sets["kin_men"] if sex == "he" else sets["kin_women"]
    pet = pattern("own_pet").search(message) is not None
    kin = rf"\b(?:my|our) (?:[a-z]+ ){{0,2}}(?:{'|'.join(sorted(own))}|child|baby|kid|toddler)\b"
    return pet or re.search(kin, message, re.IGNORECASE) is not None


def _sexes(texts: Iterable[str]) -> frozenset[Sex]:
    """Whom the pronouns of texts may mean."""
    found = (word.split("'")[0] for text in texts for word in tokens(text))
    return frozenset(_FORMS[word] for word in found if word in _FORMS)


def to_them(clause: str, cast: Cast) -> str | None:
    """The clause in words to the customer; None where it is not sure of whom it speaks."""
    other_acts = False
    theirs: list[int] = []
    for found in _PRONOUN.finditer(clause):
        low = found.group(1).lower()
        whose = _whose(low, clause, found.start(), cast, other_acts=other_acts)
        if whose is None:
            return None
        if whose == "other" and low in _FORMS and low in _SUBJECTS:
            other_acts = True
            # Now it is told whether it is a he or a she.
            cast = cast.naming(cast.other & {low, "they"} or frozenset({low}))
        elif whose == "theirs":
            theirs.append(found.start())
    return shifted(clause, theirs)


def _whose(low: str, clause: str, at: int, cast: Cast, *, other_acts: bool) -> str | None:
    """Of whom one pronoun speaks: "other", "theirs" or, where that is not sure, None."""
    opens = not at and low in _SUBJECTS and cast.fresh
    if low in _THEY and not cast.fresh and form("they_get").search(clause):
        return None  # "so they get the full fare back" is the customer's side
    if low in _THEY:
        of_things = form("of_them").search(clause[:at]) or form("them_both").match(clause[at:])
        known = "they" in cast.other or opens or of_things
        return "other" if known else None
    sex = _FORMS[low]
    may_be_other = sex in cast.other or opens
    may_be_theirs = cast.theirs == sex
    if may_be_other and may_be_theirs:
        acts_on = low in _SUBJECTS and any(
            _FORMS.get(word) == sex for word in tokens(clause[at + len(low) :]) if word not in _SUBJECTS
        )
        if opens or acts_on:
            return "other"  # "rang the crew chief, he says …", "she'll ring her"
        object_ = other_acts and _is_object(low, clause[at:])
        return "theirs" if object_ and " by " not in clause else None
    if may_be_other and cast.theirs is None and low not in _SUBJECTS:
        own = low == "his" or (low == "her" and owns(clause[at + len(low) :]))
        return "other" if own and (other_acts or form("on_the_way").search(clause)) else None
    if may_be_other:
        return "other"
    if not may_be_theirs:
        return "other" if sex in cast.named else None
    return None if sex in cast.kin and form("of_account").search(clause) is None else "theirs"


def _is_object(low: str, clause: str) -> bool:
    """Whether "her" is whom something is done to: behind it comes no thing of hers."""
    return low == "him" or (low == "her" and not owns(clause[len(low) :]))


def has_own(clause: str) -> bool:
    """Whether a clause speaks of somebody's own: "his van", and not "rang her"."""
    return any(
        found.group(1).lower() in {"his", "her"} and owns(clause[found.end(1) :])
        for found in _PRONOUN.finditer(clause)
    )


def named_in(who: str, *, asked: bool = False) -> frozenset[str]:
    """The pronouns that may speak of somebody or something that is named: a body is "they", a driver all three.

    `asked`: somebody was asked there, so that a desk or a room are those at it.
    """
    row = tokens(who)
    if row[:1] == ["they"]:
        return frozenset({"they"})
    end = next((k for k, word in enumerate(row) if k and word in _PLACES), len(row))
    head = row[end - 1].removesuffix("'s") if row else ""
    bodies = words("bodies") | words("asked_there") if asked else words("bodies")
    if head in bodies or (head.endswith("s") and not head.endswith(("ss", "us"))):
        return frozenset({"they"})
    if row[:1] in (["mr"], ["mrs"], ["ms"], ["miss"]):
        return frozenset({"he" if row[0] == "mr" else "she", "they"})
    given = next((sex for word in row[:3] if (sex := sex_by_name(word.capitalize()))), None)
    if given is not None:
        return frozenset({given, "they"})
    sets = person_words().sets
    if head in sets["kin_men"] | sets["men"]:
        return frozenset({"he"})
    if head in sets["kin_women"] | sets["women"]:
        return frozenset({"she"})
    return frozenset({"he", "she", "they"})


def is_for_house(clause: str) -> bool:
    """Whether a clause is nobody's affair but the house's."""
    return forms("house").found_in(clause)
