"""Veils pronouns of an offer or a limit that speak of somebody else, so that they do not become "you"."""

import re
from functools import lru_cache

from app.engines.builtin.notes.customer import sex_by_name
from app.engines.builtin.notes.patterns import jotting, pattern
from app.engines.builtin.notes.roles import as_customer, theirs_in
from app.engines.builtin.notes.setting import Setting
from app.text.compiled import compiled
from app.text.grammar import lexicon, tokens
from app.text.person import Called
from app.text.person.called import Sex, named_by_both, tells_of_theirs
from app.text.person.given import is_given
from app.text.person.named_child import has_title, names_others
from app.text.person.words import person_words
from app.text.weights.heart import knows

_NOTES = 128
"""Notes beside their message that are remembered: each reader of a note asks the same of it."""
_THEIR_PEOPLE = compiled(
    r"\b(?:her|his|their) "
    r"(?P<who>(?:client|customer|tenant|lodger|patient|pupil|student|guest|employee|employer|colleague)s?)\b"
)
_VEIL = "\ua78c"
"""A letter of no language that we write, within a veiled word: it is one word still, which no reader knows."""
_NAMES = compiled(r"(?<=[a-z,] )[A-Z][a-z]+|^[A-Z][a-z]+ [A-Z][a-z]")
"""Somebody, or a firm, that is named."""
_NAME = compiled(r"\b[A-Z][a-z]{2,}\b")
_NEAR_PET = 80
"""Characters behind an animal of theirs within which a "he" is that."""
PRONOUNS: dict[Sex, re.Pattern[str]] = {
    "he": compiled(r"\b(?:he|him|his|himself)\b", re.IGNORECASE),
    "she": compiled(r"\b(?:she|her|hers|herself)\b", re.IGNORECASE),
}


def with_own_kin(note: str, message: str) -> str:
    """A note with one of theirs: "Sister came in", "we rang the sister" → "your sister", by their "my sister"."""
    told = pattern("the_kin").sub(lambda found: _owned_people(found, message), note)
    note = told[:1].upper() + told[1:] if note[:1].isupper() else told
    first, _, rest = note.partition(" ")
    kin = first.lower() if first.istitle() and rest else ""
    sets = person_words().sets
    if kin not in sets["kin_men"] | sets["kin_women"]:
        return note
    theirs = re.search(rf"\b(?:my|our) (?:\w+ )?{kin}\b", message, re.IGNORECASE)
    return f"{jotting('your_kin').format(kin=kin).capitalize()} {rest}" if theirs else note


@lru_cache(maxsize=_NOTES)
def veiled(note: str, message: str = "") -> str:
    """The note with "they" veiled behind a body that acts ("give the police our film if they ask for it").

    So is "her" where the customer's message tells of a daughter, but for what only the customer has or decides.
    """
    for pronoun in PRONOUNS:
        if tells_of_theirs(message, pronoun):
            note = _with_theirs(note, pronoun)
    for role in theirs_in(message):
        note = re.sub(
            rf"\b[Tt]he (?={role}\b)(?P<who>\w+)", lambda m: f"{m[0][:4]}{veiled_word(m['who'])}", note
        )
    if pattern("several_of_theirs").search(message):
        note = pattern("they_took_part").sub(lambda m: veiled_word(m[0]), note)
        note = pattern("both_of_them").sub(lambda m: m[0].replace("them", veiled_word("them")), note)
    note = pattern("where_they").sub(_hidden, note)
    body = pattern("body_told").search(note)
    if body is not None:
        end = next((at for at in (note.find(stop, body.end()) for stop in ".;") if at >= 0), len(note))
        told = pattern("their_doing").sub(_hidden, note[body.end() : end])
        note = f"{note[: body.end()]}{told}{note[end:]}"
    return note


def of_things(note: str) -> str:
    """The note with "them" veiled where it can only be things, and "she" where she is whom the note has named: "the
    gardener can replant them", "the neighbour's roof if she agrees".
    """
    return pattern("others_word").sub(_hidden, pattern("things_worked_on").sub(_hidden, note))


@lru_cache(maxsize=_NOTES)
def with_pet(note: str, message: str) -> str:
    """The note with an animal of theirs named for its "he", where what is told is hardly told of its owner.

    "She was given fluids", of a cat of which the message says "she", is not "you were given fluids".
    """
    pet = pattern("own_pet").search(message)
    if pet is None:
        return note

    def named(found: re.Match[str]) -> str:
        who: Sex = "he" if found["who"].lower() == "he" else "she"
        if not PRONOUNS[who].search(message, pet.end(), pet.end() + _NEAR_PET):
            return found.group()
        how = jotting("pet_now") if found["is"] == "'s" else found["is"] or ""
        return jotting("pet_is").format(kind=pet["kind"], how=f"{how}{found['not'] or ''}")

    told = pattern("animal_is").sub(named, note)
    done = pattern("animal_done_to").search(told)
    if done is None or not any(one.search(message, pet.end()) for one in PRONOUNS.values()):
        return told
    return pattern("animal_done_to").sub(
        lambda m: jotting("pet_done_to").format(do=m["do"], kind=pet["kind"]), told
    )


def _with_theirs(note: str, pronoun: Sex) -> str:
    """The note with a pronoun veiled wherever it may be somebody of the customer's own."""
    parts, at = [], 0
    for match in PRONOUNS[pronoun].finditer(note):
        theirs = _is_customer(note[: match.start()], note[match.end() :])
        word = match.group()
        parts += [note[at : match.start()], word if theirs else veiled_word(word)]
        at = match.end()
    return "".join([*parts, note[at:]])


def _is_customer(before: str, after: str) -> bool:
    """Whether what is done to, had or decided by a "her" can only be the customer's."""
    return any((pattern("done_to_customer").search(before), pattern("had_by_customer").match(after))) or bool(
        pattern("decided_by_customer").match(after)
    )


@lru_cache(maxsize=_NOTES)
def customers_own(note: str, message: str = "") -> str:
    """The note with the customer named where "she", "he" or "they" can be nobody else: "if he prefers", "by their admin
    account", whatever pronoun other notes have for them.

    Not where the message tells of somebody of theirs, nor behind people or a firm that the note has named. "Them" is
    veiled where it can only be things.
    """
    note = _THEIR_PEOPLE.sub(lambda found: _owned_people(found, message), note)
    for kin in ("the_kin", "their_kin"):
        note = pattern(kin).sub(lambda found: _owned_people(found, message), note)
    note = of_things(note)
    if any(tells_of_theirs(message, sex) for sex in PRONOUNS):
        return note
    told = note = with_pet(note, message)
    # What somebody named does may be done with what is theirs: "Sofie can run the demo from her login".
    first, may, *_ = [*note.split(" ", 2), "", ""]
    named = is_given(first) and may in person_words().sets["modals"]
    owns = () if named else ("customer_owns",)
    for name in ("customer_wishes", "customer_would", *owns):
        told = _with_customer(told, name)
    # Behind "the customer" a "he" that is left would be somebody else.
    left = person_words().sets["third_persons"] & {word.split("'")[0] for word in tokens(told)}
    return note if left else told


def _owned_people(found: re.Match[str], message: str) -> str:
    """Whose client or tenant it is, where they write of "my client"; else the words as they stand."""
    theirs = re.search(rf"\b(?:my|our) (?:\w+ )?{found['who']}", message, re.IGNORECASE)
    return jotting("your_kin").format(kin=found["who"]) if theirs else found.group()


def _with_customer(note: str, name: str) -> str:
    """The note with the customer named in all that the pattern of that name finds."""
    put = jotting(name)
    return pattern(name).sub(lambda found: _named_customer(found, put), note)


def of_customer(fact: str, setting: Setting) -> str:
    """A fact with "their account" as the customer's, where none of the facts speaks of anybody else who has one."""
    fact = as_customer(with_pet(fact, setting.text or ""), setting.text or "")
    theirs = any(tells_of_theirs(setting.text or "", sex) for sex in PRONOUNS)
    spoken_of = person_words().sets["third_persons"] & {word.split("'")[0] for word in tokens(fact)}
    if (
        theirs
        or spoken_of != {"their"}
        or any(pattern("of_other_people").search(one) for one in (*setting.facts, setting.text or ""))
    ):
        return fact
    return _with_customer(fact, "customer_owns")


def _named_customer(match: re.Match[str], put: str) -> str:
    """What was found, with the customer for the pronoun; as it stands where somebody else is named before it."""
    before = match.string[: match.start()]
    several = match["who"].lower() in {"they", "their"}
    somebody = not person_words().sets["people"].isdisjoint(tokens(before.rpartition(". ")[2]))
    people = _PLACED.sub("", before)  # "Room 2" is nobody
    named = somebody or (several and (_NAMES.search(people) or pattern("groups_named").search(before)))
    if named or person_words().sets["third_persons"] & {w.split("'")[0] for w in tokens(before)}:
        return match.group()
    return match.expand(put)


def veiled_word(word: str) -> str:
    """A pronoun as no reader knows it."""
    return f"{word[0]}{_VEIL}{word[1:]}"


def unveiled(text: str) -> str:
    """The text with its veiled words as they stood."""
    return text.replace(_VEIL, "")


def turned(note: str, told: str, called: Called) -> bool:
    """Whether a note's pronoun for the customer's own son or mother was taken for the customer."""
    if called.sex is None or not called.sure or called.mixed:
        return False
    other: Sex = "she" if called.sex == "he" else "he"
    kin = called.he if other == "he" else called.she
    return other not in called.others and kin is not None and uses(other, note) and not uses(other, told)


_PLACED = compiled(r"\b[A-Z][a-z]+ (?=[A-Z]?\d)")
_HIS = compiled(r"\b(?P<whose>his|her) (?P<thing>[a-z]{3,})\b", re.IGNORECASE)


def with_theirs(text: str, note: str, setting: Setting) -> str:
    """The text of a note with one of theirs named, unless the notes before it name a pet or a child of the message."""
    called, before = setting.context.called, setting.before(note)
    own = {w.lower() for w in tokens(setting.customer_name or "")} | person_words().sets["calendar"]
    message, kin = setting.text or "", [k for k in map(called.kin, called.others) if k]
    beside = names_others(named_by_both(before, message, own), kin, message)
    beside = beside or any(has_title(one, message, own) and uses(one, text) for one in called.others)
    # "The translator …. A copy takes her an hour" goes on about who works.
    return text if beside or any(map(somebody_acts, before)) else with_kin(text, called)


def with_kin(note: str, called: Called) -> str:
    """The note with the first pronoun that can only be one of theirs named: "he can start" → "your son can start"."""
    for pronoun in called.others:
        kin = called.kin(pronoun)
        match = PRONOUNS[pronoun].search(note) if kin else None
        before = note[: match.start()] if match is not None else ""
        if match is not None and not (
            names_one(before, pronoun) or somebody_acts(before.replace(". ", ", "))
        ):
            word, after = match.group().lower(), tokens(note[match.end() :])[:1]
            if [one.removesuffix("'s") for one in after] == [kin]:  # "her daughter" is nobody's daughter's
                return f"{note[: match.start()]}{jotting('your')}{note[match.end() :]}"
            owns = word in {"his", "hers"} or (
                word == "her" and bool(after) and after[0] not in lexicon().prepositions
            )
            named = jotting("your_kins" if owns else "your_kin").format(kin=kin)
            return f"{note[: match.start()]}{named}{note[match.end() :]}"
    return note


def with_their_things(note: str, message: str, called: Called) -> str:
    """The note with whose thing it is, where the message has the very words: "his record" → "your son's record"."""

    def named(found: re.Match[str]) -> str:
        kin = called.kin("he" if found["whose"].lower() == "his" else "she")
        same = re.search(rf"\b{re.escape(found[0])}\b", message, re.IGNORECASE)
        return f"{jotting('your_kins').format(kin=kin)} {found['thing']}" if kin and same else found[0]

    return _HIS.sub(named, note)


def names_one(before: str, pronoun: Sex) -> bool:
    """Whether somebody who may be a "he" (or a "she") was named before: "Nick saw it, but he …"."""
    other: Sex = "she" if pronoun == "he" else "he"
    calendar = person_words().sets["calendar"]
    names = (one for one in _NAME.findall(before) if one.lower() not in calendar)
    named = any(
        sex_by_name(one) == pronoun or (sex_by_name(one) != other and not knows(one)) for one in names
    )
    return named or has_title(pronoun, before, ())


def somebody_acts(before: str) -> bool:
    """Whether the sentence has named somebody at work: "the driver had the wrong time on his sheet" is the driver's."""
    words = tokens(before.rpartition(". ")[2])
    people = person_words().sets
    return any(word in people["agents"] or word in people["people"] for word in words)


def leaves_open_whom(told: str, called: Called) -> bool:
    """Whether "he" or "she" is told of somebody whom the sentence does not name: "we can lend her two heaters".

    Not where the notes call the customer by the other pronoun, and this one can only be one of their family.
    """
    for pronoun, form in PRONOUNS.items():
        found = form.search(told)
        theirs = called.kin(pronoun) is not None and called.sure and called.sex not in {None, pronoun}
        if found is None or theirs:
            continue
        before = told[: found.start()]
        # "The director can ring you when it suits her" hardly speaks of the director.
        acts = somebody_acts(before) and "you" not in tokens(told)
        if not (names_one(before, pronoun) or acts):
            return True
    return False


def uses(pronoun: Sex, note: str) -> bool:
    """Whether a note says "he" (or "she") in any form."""
    return PRONOUNS[pronoun].search(note) is not None


def _hidden(match: re.Match[str]) -> str:
    """The match with its last word, the pronoun, veiled."""
    before, _, word = match.group().rpartition(" ")
    return f"{before} {veiled_word(word)}"
