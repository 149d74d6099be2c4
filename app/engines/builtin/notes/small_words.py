"""The small words that a note with a capital leaves out: which may be put in, and where nothing is sure."""

from collections.abc import Sequence
from functools import cache

from app.engines.builtin.notes.as_phrase import capitalised
from app.engines.builtin.notes.customer import sex_by_name
from app.engines.builtin.notes.patterns import jotting, pattern, word_list
from app.engines.builtin.notes.subjects import with_subject
from app.engines.builtin.notes.telegraph.articles import is_plural, sure_nouns
from app.engines.builtin.notes.telegraph.classes import telegraph
from app.engines.builtin.notes.telegraph.reader import Statement
from app.engines.builtin.notes.telegraph.tagging import tagged
from app.engines.builtin.notes.telegraph.tokens import Token
from app.engines.builtin.notes.telegraph.verb_forms import bases
from app.text.compiled import compiled
from app.text.grammar import lexicon, tokens
from app.text.person.words import person_words
from app.text.weights.heart import knows

FINITE = frozenset({"aux", "modal", "third", "past", "be"})
UNREAD = "?"
"""Stands for the verb of a statement that was not read by the grammar of jottings."""
_ARTICLES = frozenset({"the", "a", "an", "your"})
_HELPERS = frozenset({"is", "are", "was", "were", "has", "have", "been"})
_THING = frozenset({"noun", "name", "ing", "number", "prep", "det", "state", "base", "code", "money", "time"})
"""What stands before a deed that is done to a thing."""
_ENDS = frozenset({"prep", "time", "number", "adverb"})
"""What stands behind such a deed."""
_YOURS = compiled(r"^your (?=(?P<noun>[a-z]+))")
_CODED = compiled(r"[A-Z][\w-]*[A-Z]")
_SEVERAL = compiled(r"\b(?:was|is|has)\b")
_MANY = {"was": "were", "is": "are", "has": "have"}
_HELPED = {
    (False, False, False): "has been", (True, False, False): "have been",
    (False, True, False): "was", (True, True, False): "were",
    (False, False, True): "is", (True, False, True): "are",
}  # fmt: skip
"""The helper of one thing or several, of a deed with its time or without, and of what lasts."""
_SUBJECT_AT_MOST = 3
"""Words of a bare subject that is surely one."""


def keeps_capital(piece: str) -> bool:
    """Whether the first word keeps its capital: "Wi-Fi", "TV"."""
    return _CODED.match(piece) is not None


def is_word(first: str) -> bool:
    """Whether the first word of a note is a common word, which loses its capital, and no name."""
    lex = lexicon()
    known = sure_nouns() | lex.actors | lex.adverbs | lex.determiners
    for name in ("persons", "plurals", "ing_nouns", "mass", "small_numbers"):
        known |= telegraph(name)
    known |= (
        word_list("never_bare") | word_list("bare_subjects") | word_list("adjectives") | word_list("ordinals")
    )
    people = person_words()
    is_known = bool({first, first.removesuffix("s")} & known)
    common = knows(first) and sex_by_name(first) is None
    return is_known or common or first in people.sets["people"] or people.has("numbers", first)


def acts(row: Sequence[Token], at: int) -> bool:
    """Whether a word is the verb of its clause as it stands: "the crew sent the bill", not "two bills sent"."""
    behind = row[at + 1] if at + 1 < len(row) else None
    after = row[at + 2].low if at + 2 < len(row) else ""
    timed = behind is not None and (behind.low in lexicon().time_or_count or after in word_list("time_nouns"))
    takes = behind is not None and not timed and behind.tag in {"det", "pronoun"}
    done = (row[at].low in done_to_things() and not takes) or _left_there(row, at)
    if is_person(row[at - 1]) and row[at].tag == "either":
        return True  # "guests declined"
    return row[at].tag in FINITE or (row[at].tag == "either" and not (done or row[at - 1].tag == "not"))


def is_person(token: Token) -> bool:
    """Whether a noun names somebody, or several, who may do what is done to things as well."""
    one, people = token.low.removesuffix("s"), person_words().sets
    known = people["people"] | people["customer_nouns"] | people["customer_roles"] | lexicon().actors
    return token.tag == "noun" and not {one, token.low}.isdisjoint(known | word_list("people_by_role"))


def _left_there(row: Sequence[Token], at: int) -> bool:
    """Whether a thing was left somewhere, and did not leave: "parcel left on the step", not "van left on Monday"."""
    placed = row[at].low == "left" and row[at + 1 : at + 2] and row[at + 1].low in word_list("left_where")
    return bool(placed) and (row[at + 2].tag if at + 2 < len(row) else "") not in {"time", "number"}


def lacks_helper(piece: str) -> bool:
    """Whether a thing has no more than its participle, where that is no verb of its own: "Sheet laminated twice"."""
    row = tagged(piece[:1].lower() + piece[1:])
    people = person_words().sets["people"]
    person = bool(row) and not {row[0].low, row[0].low.removesuffix("s")}.isdisjoint(people)
    if not row or person or row[0].tag in {"pronoun", "name", "det"} or row[0].low in lexicon().determiners:
        return False
    return (at := _deed(row)) is not None and not any(acts(row, k) for k in range(1, len(row)) if k != at)


def _deed(row: Sequence[Token]) -> int | None:
    """Where a bare thing has what was done to it, with no more than a time, a place or a manner behind it."""
    at = next((k for k, token in enumerate(row) if k and token.tag not in _THING), None)
    while at is not None and _qualifies(row, at):
        at = next((k for k in range(at + 1, len(row)) if row[k].tag not in _THING), None)
    if at is None or not _is_deed(row, at) or row[at - 1].tag in {"prep", "det", "time"}:
        return None
    if is_person(row[at - 1]):
        return None
    behind = row[at + 1 :]
    if behind and behind[0].low in word_list("particles"):
        behind = behind[1:] if not _goes_up(row, at) else row[:1]
    loose = behind and behind[0].tag not in _ENDS and behind[0].low not in _loose_words()
    again = any(
        token.tag in FINITE | {"either", "part", "past"} and behind[k - 1].tag != "conj"
        for k, token in enumerate(behind)
    )
    return None if loose or again or row[at - 1].low in word_list("before_deeds") else at


def _is_deed(row: Sequence[Token], at: int) -> bool:
    return row[at].low in done_to_things() or _left_there(row, at)


def _goes_up(row: Sequence[Token], at: int) -> bool:
    """Whether a thing does by itself what is told: "arrears built up"."""
    behind = row[at + 1].low if at + 1 < len(row) else ""
    return behind == "up" and row[at].low in word_list("by_itself_up")


def _qualifies(row: Sequence[Token], at: int) -> bool:
    """Whether a participle only says which thing is meant: "the fee for missed appointments"."""
    return row[at].tag in {"either", "part"} and row[at - 1].tag == "prep" and row[at + 1 : at + 2] != []


def helped(piece: str, *, inner: bool) -> Statement | None:
    """A thing and what was done to it, with "was" between them: "Direct debit cancelled today"."""
    row = tagged(piece if inner else piece[:1].lower() + piece[1:], inner=inner)
    at = _deed(row)
    if at is None or row[0].tag in {"prep", "time"}:
        return None
    several, dated = _is_several(row[:at]), any(t.tag in {"time", "number", "code"} for t in row[at + 1 :])
    lasting = row[at].low in word_list("lasting_deeds") and not dated
    be = str(_HELPED[(several, dated, lasting)])
    place = 0
    for token in row[:at]:
        place = piece.lower().index(token.low, place) + len(token.low)
    full = f"{piece[:place]} {be}{piece[place:]}"
    told = as_over(with_article(capitalised(full), inner=True) or full)
    return Statement(told[:1].lower() + told[1:] if inner else told, UNREAD, plural=several)


def as_over(told: str) -> str:
    """What was done once and is over, so that it "was" done: "has been handed to the wrong patient"."""
    return pattern("done_once").sub(lambda m: "was" if m["be"].lower() == "has" else "were", told)


def _is_several(subject: Sequence[Token]) -> bool:
    """Whether a bare subject names several things, by the noun before its first preposition."""
    head = next((k for k, token in enumerate(subject) if k and token.tag == "prep"), len(subject)) - 1
    return is_plural(subject[head].low)


def with_article(piece: str, *, inner: bool) -> str | None:
    """A piece with its verb and an article before its first word, where that surely has one."""
    row = tagged(piece[:1].lower() + piece[1:])
    verb = next((at for at in range(1, len(row)) if acts(row, at)), None)
    if verb is None:
        return None
    if row[0].low.removesuffix("'s") == "colleague":
        return f"{jotting('a_colleague')}{piece[:1].lower()}{piece[1:]}"
    if (made := with_subject(piece)) != piece:
        return _of_colleague(made)
    begun = piece if keeps_capital(piece) else f"{piece[:1].lower()}{piece[1:]}"
    one = row[1].low in {"one", "ones"}
    if (row[0].low in word_list("never_bare") and row[1].low != "of") or one:
        return f"{jotting('the').capitalize()} {begun}"
    known = row[verb].tag in {"aux", "modal", "third"} or is_person(row[verb - 1])
    sure = inner and verb <= _SUBJECT_AT_MOST and known
    if not sure or any(token.tag not in {"noun", "state", "ing"} for token in row[:verb]):
        return None
    head = row[verb - 1].low
    bare = is_plural(head) or head in telegraph("mass") | word_list("bare_subjects") | word_list("bare_nouns")
    return piece if bare else f"{jotting('the').capitalize()} {begun}"


def _of_colleague(told: str) -> str:
    """One of several who work with us is "a colleague"."""
    return pattern("the_colleague").sub(jotting("a_colleague"), told)


def with_first_article(note: str, read: str, owned: frozenset[str]) -> str:
    """What was read, with the article of its first noun: nothing is theirs that they have not called their own."""
    first, second = [*tokens(note), ""][:2]
    counted = first in word_list("ordinals") and second in telegraph("small_numbers")
    if counted and not read.startswith("the "):
        return f"{jotting('the')} {_SEVERAL.sub(lambda m: _MANY[m[0]], read, count=1)}"
    if note.startswith(("your ", "the ")):
        return read
    begun = tokens(read)[0]
    bare = read if begun == first else read.partition(" ")[2]
    own = begun == "your" and tokens(bare)[0] in owned
    made = with_subject(f"{note[:1].upper()}{note[1:]}")
    article = made.split()[0].lower()
    if own or (begun == first and article == first):
        whole = begun == first and (first in word_list("never_bare") or (second == "one"))
        return f"{jotting('the')} {read}" if whole and second != "of" else read
    alone = first in word_list("bare_subjects") and tagged(note)[1].tag in FINITE
    if alone or (is_plural(first) and begun == "the"):
        return bare
    return _of_colleague(
        f"{article if article != first else _YOURS.sub(jotting('the') + ' ', read).split()[0]} {bare}"
    )


def only_small_words(note: str, read: str) -> bool:
    """Whether nothing was put in but articles and one form of "be", and that before what is surely done to a thing."""
    said, put_in, at = tokens(note), list[tuple[int, str]](), 0
    for word in tokens(read):
        if at < len(said) and word == said[at]:
            at += 1
        else:
            put_in.append((at, word))
    words = {word for _, word in put_in}
    if at != len(said) or not words <= _ARTICLES | _HELPERS | {jotting("and")}:
        return False
    within = [said[k] for k, word in put_in if word in _ARTICLES and 0 < k < len(said)]
    bare = (
        word_list("bare_nouns")
        | word_list("bare_subjects")
        | word_list("ordinals")
        | word_list("never_article")
    )
    telegraphic = lexicon().determiners.isdisjoint(said[1:])
    if within and not (telegraphic and bare.isdisjoint(within)):
        return False
    return words.isdisjoint(_HELPERS) or _is_done(note, read)


def _is_done(note: str, read: str) -> bool:
    """Whether what got its "was" is done to a thing by somebody, and the thing does nothing itself."""
    row = tagged(note)
    if pattern("never_passive").search(read) or any(t.tag in FINITE | {"base"} for t in row[1:]):
        return False
    at = next((k for k, token in enumerate(row) if k and token.tag in {"either", "part"}), None)
    if len(row) > 1 and is_plural(row[0].low) and row[1].low in bases():
        return False  # "estimates look too high"
    if at is None:  # "certificate missing from the file": a state
        return not any(token.tag in {"time", "number"} for token in row)
    if row[at - 1].low in word_list("before_deeds"):
        return False
    last = at + 1 if row[at + 1 : at + 2] and row[at + 1].low in word_list("particles") else at
    behind = row[last + 1].tag if last + 1 < len(row) else ""
    by = any(token.low == "by" for token in row[at + 1 :])
    known = _is_deed(row, at) and not (_goes_up(row, at) or is_person(row[at - 1]))
    return (known and behind not in {"det", "pronoun", "noun"}) or (by and behind == "prep")


@cache
def _loose_words() -> frozenset[str]:
    return lexicon().adverbs | word_list("behind_deeds")


@cache
def done_to_things() -> frozenset[str]:
    """Participles of what is done to a thing, and what the thing does not do by itself."""
    known = word_list("done_to_things") | word_list("done_too") | word_list("undergone")
    return known - word_list("done_by_itself")
