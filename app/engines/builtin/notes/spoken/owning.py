"""A clause with a subject and a verb of its own: its bare noun gets its article, a name its capital."""

from app.engines.builtin.notes.customer import sex_by_name
from app.engines.builtin.notes.plainly import is_no_word
from app.engines.builtin.notes.spoken.beside import Beside
from app.engines.builtin.notes.spoken.kinds import PAST, Clause, is_actor, is_noun
from app.engines.builtin.notes.spoken.table import form, said, words
from app.engines.builtin.notes.spoken.verbs import finite_in, owns_verb, subject_is_plain
from app.engines.builtin.notes.telegraph.articles import is_plural
from app.engines.builtin.notes.telegraph.tokens import Token
from app.text.grammar import lexicon
from app.text.person.words import person_words

_OBJECT = frozenset({"det", "pronoun", "adverb", "name", "number", "to", "not", "conj"})
"""Tags behind a verb that show that it is none of a noun: "checked the log", and not "check in shuts"."""
_NO_SUBJECT = frozenset({"aux", "modal", "not", "sub", "conj", "to", "ing", "adverb"})
_SPEAKERS = frozenset({"i", "we", "you", "they", "he", "she"})
_WAS = frozenset({"had", "did", "didn't", "couldn't", "was", "were"})
_STANDS = frozenset({"det", "number", "money", "time", "code", "prep"})
_THING_BEHIND = frozenset({"det", "pronoun", "no", "name", "noun"})
_SOMEBODY_BEHIND = frozenset({"det", "pronoun", "name"})


def owning(text: str, row: list[Token], beside: Beside) -> Clause | None:
    """The clause where it has its own subject; None where it has none, or what it is, is not sure."""
    first = row[0].low
    verb = finite_in(row)
    if first in words("contracted"):
        acts = first.endswith(("'d", "'ve")) and len(row) > 1 and row[1].tag in PAST
        return Clause("own", text, first.split("'")[0], past=acts)
    if _begins_with_verb(row, verb):
        return None
    if first in words("subjects"):
        lone = first in _SPEAKERS and len(row) > 1 and row[1].tag not in {"prep", "det", "noun"}
        return Clause("own", text, first, past=_acts(row, verb or 1)) if verb is not None or lone else None
    if verb is None:
        return None
    if first in words("leads_in") or first in words("opens"):
        return Clause("own", text, "", past=True)
    if row[0].tag in _NO_SUBJECT or not subject_is_plain(row, verb):
        return None
    return _of_noun(text, row, verb, beside)


def _begins_with_verb(row: list[Token], verb: int | None) -> bool:
    first = row[0].low
    done = words("deeds") | words("been") | (words("orders") - words("nouns_too"))
    behind = verb is None or row[1].tag in _OBJECT or row[1].low in words("after_object") - {"in"}
    return first in done and behind


def _of_noun(text: str, row: list[Token], verb: int, beside: Beside) -> Clause | None:
    """A clause of which a noun, or a name, is the subject."""
    unfolded = _passive(text, row, verb) or _unfolded(text, row, verb)
    told = None if unfolded is None else _with_article(unfolded, row, verb, beside)
    return None if told is None else Clause("own", told, _head(row, verb), past=_acts(row, verb))


def _acts(row: list[Token], verb: int) -> bool:
    """Whether the subject does something, or did: what it only is, is no deed."""
    token = row[min(verb, len(row) - 1)]
    return token.tag in {"past", "either", "third"} or token.low in _WAS


def _head(row: list[Token], verb: int) -> str:
    """The subject up to what hangs on it: of "the drain at the bottom" the drain."""
    nouns: list[str] = []
    for token in row[: max(verb + owns_verb(row, verb), 1)]:
        if token.tag == "prep" and nouns:
            break
        nouns.append(token.low.removesuffix("'s"))
    return " ".join(nouns)


def _passive(text: str, row: list[Token], verb: int) -> str | None:
    """The clause with the "was" that it lacks: "new one posted today"; None where its verb is active."""
    token, after = row[verb], row[verb + 1].tag if verb + 1 < len(row) else ""
    if token.tag not in {"either", "part"} or after in _THING_BEHIND:
        return None
    if token.low not in words("undergone") or is_actor(row[verb - 1].low):
        return None
    be = "were" if is_plural(row[verb - 1].low) else "was"
    return text.replace(f" {token.text}", f" {be} {token.text}", 1)


def _unfolded(text: str, row: list[Token], verb: int) -> str | None:
    """The clause with the verb of a noun written out: "the label's peeling" → "the label is peeling".

    None where a form that may be a passive stands without its object, and nothing shows that it is none.
    """
    if not owns_verb(row, verb):
        return text if row[verb].tag != "either" or _is_active(row, verb) else None
    noun = row[verb].text
    small = lexicon().adverbs | words("likely")
    place = next((k for k in range(verb + 1, len(row)) if row[k].low not in small), verb + 1)
    after = row[place + 1].tag if place + 1 < len(row) else ""
    has = row[place].low in words("ended") or (row[place].tag in PAST and after in _SOMEBODY_BEHIND)
    return text.replace(noun, f"{noun[:-2]} {'has' if has else 'is'}", 1)


def _is_active(row: list[Token], verb: int) -> bool:
    """Whether the subject did what a form says that may be a passive as well."""
    after = row[verb + 1].tag if verb + 1 < len(row) else ""
    before = row[verb - 1].low
    done = after in _THING_BEHIND | {"sub", "number"} or row[verb].low in words("by_itself")
    return done or is_actor(before) or form("somebody").search(before) is not None


def _with_article(text: str, row: list[Token], verb: int, beside: Beside) -> str | None:
    """The clause with what its bare first noun needs; None where it may be a name that nobody knows."""
    first = row[0].low.removesuffix("'s")
    if row[0].tag in _STANDS or first in words("plain_subjects"):
        return text
    if first in beside.names:
        return f"{beside.names[first]}{text[len(first) :]}"
    people = person_words().sets
    if first in people["kin_men"] | people["kin_women"] | words("kin"):
        return f"{said('your')} {text}" if first in beside.kin else None
    if row[0].text[:1].isupper() or first in words("bare"):
        return text
    if _is_name(text, first, beside):
        return f"{text[:1].upper()}{text[1:]}"
    nouns = [one.low for one in row[: verb + 1] if one.tag in {"noun", "state", "base", "ing"}]
    head = nouns[-1].removesuffix("'s") if len(nouns) > 1 else first
    return f"{said('the')} {text}" if is_noun(first, beside) or is_noun(head, beside) else None


def _is_name(text: str, first: str, beside: Beside) -> bool:
    """Whether a small first word is somebody's name."""
    if form("named_as").match(text) or (form("named_does").match(text) and is_no_word(first)):
        return True
    return sex_by_name(first.capitalize()) is not None and not is_noun(first, beside)
