"""Holds what was made of a note against whom its pronouns most likely mean, and reads it anew where they differ.

"Refund it, even though she didn't ask" may leave a "she" that no rule knows; beside a message that tells of nobody else
she is the customer for all that. Where whom each pronoun means is likely enough, the note is read once more with the
customer named for theirs and a veil on those of others, and told so if that leaves less in doubt.
"""

from collections.abc import Callable, Sequence
from typing import Literal, NamedTuple, TypeVar

from app.engines.builtin.notes.others import names_one, somebody_acts, veiled_word
from app.engines.builtin.notes.patterns import jotting
from app.engines.builtin.notes.second_person import tells_of_beings
from app.engines.builtin.notes.setting import Said, Setting
from app.engines.builtin.notes.theirs import owns
from app.model.plan import Given
from app.text.compiled import compiled
from app.text.grammar import tokens
from app.text.person.roles_told import as_one
from app.text.person.verbs import contracted_s
from app.text.person.words import person_words
from app.text.weights.meant import Around, Meant, counted, meant

SURE = 0.95
"""How likely a pronoun is the customer's from which on it is theirs: of 1,000 such 986 are. One that is as likely
another's stays another's: of 1,000 such 988 are (`scripts.fit.meant --compare`)."""
SURE_ALL_THE_SAME, DOUBTED = 0.98, 0.9
"""How likely it must be theirs where somebody else is named before it, and how likely it counts below that."""
OPEN = {"he": 0.45, "she": 0.45, "they": 0.6}
"""How likely a pronoun that was left to another is the customer's, from which on a person has to look: a "they" may be
so many that it seldom is sure."""
HARDLY = 0.25
"""How likely one that was told as the customer is them, up to which a person has to look."""
_NAMED_DOER = compiled(
    r"(?:^|[.;,] |\band )(?P<who>(?:(?:Dr|Mr|Mrs|Ms|Miss|Prof)\.? )?[A-Z][a-z]+(?: [A-Z][a-z]+)?)"
    r"(?: (?:from|at|in) [^,.;]{3,30})?"
    r"(?: (?:says|said|thinks|thought|reckons|confirms|confirmed|writes|wrote|promises|promised)(?: that)? $"
    r"| (?:may|might|can|could|will|would|wants|hopes|has|is)\b[^.;]{2,60}?(?:,|,? (?:and|but)) $)"
)
"""Somebody who is named and does or says something, right before a "he" of whom the note goes on to tell."""
_SUBJECTS = frozenset({"he", "she"})
_YOU = compiled(r"\b(?:you|yours|yourself|your (?P<whose>[a-z]+))\b")
_CUSTOMER = compiled(r"(?i:\b(?:customer|client|guest|member)s?\b)")
_SHORT = compiled(r"['’](?P<how>ll|d|s)\b(?: (?P<verb>[a-z]{1,20}))?")
_ITSELF = "self"
_THEIRS = frozenset({"their"})
_ENDS = compiled(r"\W*$|[.,;] ")
_Line = TypeVar("_Line")


class Told(NamedTuple):
    """What was made of a note: its words, nothing where it is not told, and how much of it is in doubt."""

    text: str
    doubts: int


def around(setting: Setting) -> Around:
    """What stands round the notes of a brief."""
    rows: tuple[tuple[Literal["fact", "option", "limit"], Sequence[str]], ...] = (
        ("fact", setting.facts),
        ("option", [one.text for one in setting.options]),
        ("limit", [one.text for one in setting.limits]),
    )
    notes = tuple((kind, text) for kind, texts in rows for text in texts)
    return Around(setting.text or "", setting.customer_name or "", notes)


def meant_in(note: str, setting: Setting) -> tuple[Meant, ...]:
    """The pronouns of a note, each with how likely it is the customer; none but in English.

    Behind somebody who is named, by name or by what they do, one is only sure that is very likely.
    """
    if not setting.context.english:
        return ()
    return tuple(_doubted(note, one, setting) for one in meant(note, around(setting)))


def _doubted(note: str, one: Meant, setting: Setting) -> Meant:
    """A pronoun, less sure where somebody else is named before it, and hardly theirs right behind who does it."""
    doer = _NAMED_DOER.search(note[: one.start]) if note[one.start : one.end].lower() in _SUBJECTS else None
    own = {word.strip(".,") for word in (setting.customer_name or "").split()}
    if doer is not None and own.isdisjoint(doer["who"].split()):
        return one._replace(theirs=min(one.theirs, HARDLY))
    if one.theirs < SURE_ALL_THE_SAME and _names_another(note, one, setting):
        return one._replace(theirs=min(one.theirs, DOUBTED))
    return one


def _names_another(note: str, one: Meant, setting: Setting) -> bool:
    """Whether the note, or the one before it, names somebody who may be meant before it comes to a pronoun; or the
    message does, and nothing tells what the customer is called.
    """
    if one.group == "they":
        return False
    called = setting.context.called
    known = called.titled or (called.sure and not called.mixed)
    if not known and tells_of_beings(setting.text or "", one.group):
        return True  # "my colleague and I": nothing tells who of them is a "she"
    own = {word.strip(".,") for word in (setting.customer_name or "").split()}
    told = (*setting.context.before(note)[-1:], note[: one.start])
    texts = [" ".join(w for w in text.split() if w.rstrip(".,'s") not in own).rstrip(". ") for text in told]
    return any(names_one(text, one.group) or somebody_acts(text) for text in texts)


def all_as_meant(note: str, told: str, setting: Setting) -> bool:
    """Whether whom each pronoun of a note means is sure, and all of it was told so."""
    pronouns = meant_in(note, setting)
    sure = all(one.theirs >= SURE or one.theirs <= 1 - SURE for one in pronouns)
    return bool(pronouns) and sure and not at_odds(note, told, setting)


def may_be_amiss(note: str, told: str, setting: Setting) -> bool:
    """Whether a pronoun was left in what is told that may well be the customer, or told as them and may be another."""
    own = {word.lower() for word in (setting.customer_name or "").split()}
    named = not own.isdisjoint(tokens(note.replace("'s", "")))
    gained = _spoken_to(told) > _spoken_to(note) and not named  # whom the note names is known
    for group, left in counted(told).items():
        likely = sorted(one.theirs for one in meant_in(note, setting) if one.group == group)
        kept, turned = likely[:left], likely[left:]
        if (kept and kept[-1] >= OPEN[group]) or (
            gained and group != "they" and turned and turned[0] <= HARDLY
        ):
            return True
    return False


def at_odds(note: str, told: str, setting: Setting) -> int:
    """How many pronouns were left though they surely are the customer, or told as "you" though they surely are not."""
    pronouns, left, odd = meant_in(note, setting), counted(told), 0
    for group in ("he", "she", "they"):
        others = sum(one.group == group and one.theirs < SURE for one in pronouns)
        odd += max(0, left[group] - others)
    gained = _spoken_to(told) - _spoken_to(note)
    may = sum(one.theirs > 1 - SURE for one in pronouns) + len(_CUSTOMER.findall(note))
    left_fewer = sum(left.values()) < sum(one.theirs <= 1 - SURE for one in pronouns)
    theirs = sum(one.theirs >= SURE for one in pronouns)
    # "She has not checked in" was told of somebody else: "the Chad has not checked in".
    lost = theirs and gained <= 0 and sum(left.values()) == 0 and len(tokens(told)) >= len(tokens(note))
    return odd + (max(0, gained - may) if left_fewer else 0) + (theirs if lost else 0)


def _spoken_to(text: str) -> int:
    """How often a text speaks to the customer, but for somebody of theirs: "your son"."""
    return len(_YOU.findall(text.lower())) - _names_theirs(text)


def _names_theirs(text: str) -> int:
    """How often a text names somebody of the customer's."""
    people = person_words().sets["kin_men"] | person_words().sets["kin_women"] | person_words().sets["people"]
    return sum(found["whose"] in people for found in _YOU.finditer(text.lower()))


def settled(
    note: Given,
    first: Sequence[_Line],
    setting: Setting,
    read: Callable[[Given, Setting], Sequence[_Line]],
    weigh: Callable[[Sequence[_Line]], Told],
) -> Sequence[_Line]:
    """The lines of a note as `read` made them first, or anew where that leaves less at odds with whom it means."""
    if as_one(note.text) != note.text:
        return first  # "he or she" is nobody but the customer
    told = weigh(first)
    before = (at_odds(note.text, told.text, setting), told.doubts)
    if before == (0, 0) or not any(
        one.theirs >= SURE or one.theirs <= 1 - SURE for one in meant_in(note.text, setting)
    ):
        return first
    named = with_them_named(note.text, meant_in(note.text, setting), veil=before[0] > 0)
    if named == note.text:
        return first
    again = read(note.model_copy(update={"text": named}), _with(setting, note.text, named))
    made = weigh(again)
    after = (at_odds(note.text, made.text, setting), made.doubts)
    unnamed = _names_theirs(made.text) < _names_theirs(told.text)  # "your husband" is more than "he"
    left = len(_CUSTOMER.findall(made.text)) > len(_CUSTOMER.findall(note.text))  # named, and not spoken to
    told_at_all = made.text != "" or before[0] > 0  # better not told than told of somebody else
    return again if told_at_all and after < before and not (unnamed or left) else first


def with_them_named(note: str, pronouns: Sequence[Meant], *, veil: bool) -> str:
    """The note with the customer named where a pronoun surely is theirs; with `veil` one that is not stays unknown."""
    parts, at = [], 0
    for one in pronouns:
        word = note[one.start : one.end]
        if one.theirs >= SURE and not word.endswith(_ITSELF):
            put = _named(word, note, one)
        else:
            put = (veiled_word(word), one.end) if veil and one.theirs <= 1 - SURE else None
        if put is None:
            continue
        said, end = put
        parts += [note[at : one.start], said[:1].upper() + said[1:] if word[:1].isupper() else said]
        at = end
    return "".join([*parts, note[at:]])


def _named(word: str, note: str, one: Meant) -> tuple[str, int] | None:
    """The customer for a pronoun, and where the note goes on behind it; None where its verb may be either of two, and
    for a "his" that no thing follows.
    """
    short = _SHORT.match(note, one.end)
    if short is None:
        if word.lower() in {"hers", "theirs"} or (word.lower() == "his" and _ENDS.match(note, one.end)):
            return None
        theirs = word.lower() in _THEIRS or owns(word, note[: one.start], note[one.end :])
        return jotting("the_customers" if theirs else "the_customer"), one.end
    verb = _in_full(short["how"], short["verb"] or "")
    return None if verb is None else (f"{jotting('the_customer')} {verb}", short.end("how"))


def _in_full(how: str, verb: str) -> str | None:
    """A verb that was only its last letters: "he'll" is "will"; None where "he's" may be "is" or "has"."""
    if how == "ll":
        return jotting("short_will")
    if how == "d":
        had = verb in person_words().participles or person_words().regular_past(verb)
        return jotting("short_had" if had else "short_would")
    told, sure = contracted_s(person_words(), verb)
    return jotting("short_has" if told.endswith("ve") else "short_is") if sure else None


def _with(setting: Setting, note: str, named: str) -> Setting:
    """What stands round the notes, with one of them as it is named."""

    def put(texts: Sequence[str]) -> tuple[str, ...]:
        return tuple(named if one == note else one for one in texts)

    def said(rows: Sequence[Said]) -> tuple[Said, ...]:
        return tuple(row.model_copy(update={"text": named}) if row.text == note else row for row in rows)

    context = setting.context.model_copy(update={"notes": put(setting.context.notes)})
    return setting.model_copy(
        update={
            "facts": put(setting.facts),
            "options": said(setting.options),
            "limits": said(setting.limits),
            "context": context,
        }
    )
