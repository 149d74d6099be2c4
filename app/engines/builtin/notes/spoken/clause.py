"""One clause of a spoken note: what it is, and the sentence that it makes by itself."""

from typing import Literal, NamedTuple

from app.engines.builtin.notes.customer import sex_by_name
from app.engines.builtin.notes.plain.table import words as plain_words
from app.engines.builtin.notes.plainly import is_no_word
from app.engines.builtin.notes.spoken.beside import Beside
from app.engines.builtin.notes.spoken.table import form, said, words
from app.engines.builtin.notes.spoken.verbs import finite_in, owns_verb, row_of, subject_is_plain
from app.engines.builtin.notes.telegraph.articles import is_plural, sure_nouns
from app.engines.builtin.notes.telegraph.tokens import Token
from app.text.grammar import lexicon, tokens
from app.text.person_words import person_words

Kind = Literal["own", "deed", "lead", "carried", "order", "bit", "owned"]
"""A clause with its own subject; a deed of the agent; asking somebody, which leads to what they said; what the subject
before does as well; what the customer is asked to do; a bit without a verb; that we own up."""

_OBJECT = frozenset({"det", "pronoun", "adverb", "name", "number", "to", "not", "conj"})
_DEED_LEAST = 3
"""Words of a clause with "been" or "done" from which on it says what was done: "done now" does not."""
_PAST = frozenset({"past", "either", "part"})


class Clause(NamedTuple):
    """A clause with what it is; `text` is what a sentence of it says, not yet in words to the customer."""

    kind: Kind
    text: str
    subject: str = ""
    past: bool = False


def clause_of(text: str, beside: Beside, *, first: bool, before: "Clause | None") -> Clause | None:
    """What a clause is; None where that is not sure. `first`: nothing stands before it in its note."""
    if form("own_us").match(text):
        return Clause("owned", text)
    row = row_of(text)
    if not row:
        return None
    if (lead := form("lead").match(text)) is not None:
        return _lead(lead["how"], lead["who"], beside)
    return (
        _order(text, row)
        or _own(text, row, beside)
        or _subjectless(text, row, beside, first=first, before=before)
        or Clause("bit", text)
    )


def _order(text: str, row: list[Token]) -> Clause | None:
    fits = row[0].low in words("orders") and form("order").match(text) and not form("no_order").search(text)
    return Clause("order", text) if fits else None


def _own(text: str, row: list[Token], beside: Beside) -> Clause | None:
    """A clause with subject and verb; its bare noun gets its article, a name its capital."""
    first = row[0].low
    verb = finite_in(row)
    if first in words("contracted"):
        acts = first.endswith(("'d", "'ve")) and len(row) > 1 and row[1].tag in _PAST
        return Clause("own", text, first.split("'")[0], past=acts)
    done = first in words("deeds") | words("been") | words("orders") and first not in words("nouns_too")
    if done and (verb is None or row[1].tag in _OBJECT or row[1].low in words("after_object") - {"in"}):
        return None
    if first in words("subjects"):
        lone = (
            first in {"i", "we", "you", "they", "he", "she"}
            and len(row) > 1
            and row[1].tag not in {"prep", "det", "noun"}
        )
        return Clause("own", text, first, past=_is_past(row, verb or 1)) if verb is not None or lone else None
    if verb is None:
        return None
    if first in words("leads_in") or first in words("opens"):
        return Clause("own", text, "", past=True)
    if row[0].tag in {"aux", "modal", "not", "sub", "conj", "to", "ing", "adverb"} or not subject_is_plain(
        row, verb
    ):
        return None
    unfolded = _passive(text, row, verb) or _unfolded(text, row, verb)
    if unfolded is None:
        return None
    told = _with_article(unfolded, row, verb, beside)
    return None if told is None else Clause("own", told, _head(row, verb), past=_is_past(row, verb))


def _is_past(row: list[Token], verb: int) -> bool:
    at = min(verb, len(row) - 1)
    return row[at].tag in {"past", "either", "third"} or row[at].low in {
        "had",
        "did",
        "didn't",
        "couldn't",
        "was",
        "were",
    }


def _head(row: list[Token], verb: int) -> str:
    """The last noun before the verb or before what hangs on it: "the drain at the bottom" is a drain."""
    nouns = []
    for token in row[: max(verb + (1 if owns_verb(row, verb) else 0), 1)]:
        if token.tag == "prep" and nouns:
            break
        nouns.append(token.low.removesuffix("'s"))
    return " ".join(nouns)


def _passive(text: str, row: list[Token], verb: int) -> str | None:
    """The clause with the "was" that it lacks: "new one posted today"; None where its verb is active."""
    token, after = row[verb], row[verb + 1].tag if verb + 1 < len(row) else ""
    if token.tag not in {"either", "part"} or after in {"det", "pronoun", "no", "name", "noun"}:
        return None
    if token.low not in words("undergone") or is_actor(row[verb - 1].low):
        return None
    be = "were" if is_plural(row[verb - 1].low) else "was"
    return text.replace(f" {token.text}", f" {be} {token.text}", 1)


def is_actor(noun: str) -> bool:
    """Whether somebody, or a body, is meant."""
    people = person_words().sets
    if noun in people["people"] | people["agents"] | people["men"] | people["women"]:
        return True
    if noun in words("bodies") | lexicon().actors:
        return True
    return noun not in words("no_name") and sex_by_name(noun.capitalize()) is not None


def _unfolded(text: str, row: list[Token], verb: int) -> str | None:
    """The clause with the verb of a noun written out: "the label's peeling" → "the label is peeling".

    None where a form that may be a passive stands without its object, and nothing shows that it is none.
    """
    if not owns_verb(row, verb):
        token, after = row[verb], row[verb + 1].tag if verb + 1 < len(row) else ""
        acts = after in {"det", "pronoun", "no", "name", "noun", "sub", "number"} or token.low in words(
            "by_itself"
        )
        person = is_actor(row[verb - 1].low) or form("somebody").search(row[verb - 1].low)
        return text if token.tag != "either" or acts or person else None
    noun = row[verb].text
    small = lexicon().adverbs | words("likely")
    behind = next((one.low for one in row[verb + 1 :] if one.low not in small), "")
    place = next((k for k in range(verb + 1, len(row)) if row[k].low == behind), verb + 1)
    to_somebody = (
        row[place].tag in _PAST and place + 1 < len(row) and row[place + 1].tag in {"det", "pronoun", "name"}
    )
    be = "has" if behind in words("ended") or to_somebody else "is"
    return text.replace(noun, f"{noun[:-2]} {be}", 1)


def _with_article(text: str, row: list[Token], verb: int, beside: Beside) -> str | None:
    """The clause with what its bare first noun needs; None where it may be a name that nobody knows."""
    first = row[0].low.removesuffix("'s")
    if row[0].tag in {"det", "number", "money", "time", "code", "prep"} or first in words("plain_subjects"):
        return text
    if first in beside.names:
        return f"{beside.names[first]}{text[len(first) :]}"
    kin = person_words().sets["kin_men"] | person_words().sets["kin_women"] | words("kin")
    if first in kin:
        return f"{said('your')} {text}" if first in beside.kin else None
    if row[0].text[:1].isupper() or first in words("bare"):
        return text
    unknown = form("named_does").match(text) and is_no_word(first)
    if (
        form("named_as").match(text)
        or unknown
        or (sex_by_name(first.capitalize()) and not _is_noun(first, beside))
    ):
        return f"{text[:1].upper()}{text[1:]}"
    nouns = [one.low for one in row[: verb + 1] if one.tag in {"noun", "state", "base", "ing"}]
    head = nouns[-1].removesuffix("'s") if nouns else first
    known = _is_noun(first, beside) or (len(nouns) > 1 and _is_noun(head, beside))
    return f"{said('the')} {text}" if known else None


def _is_noun(word: str, beside: Beside) -> bool:
    one = word.removesuffix("s")
    known = (
        sure_nouns()
        | beside.message
        | words("bodies")
        | words("nouns")
        | plain_words("groups")
        | lexicon().actors
    )
    return word in known or one in known or (word.endswith("es") and word[:-2] in known)


def _lead(how: str, who: str, beside: Beside) -> Clause | None:
    """Whom the agent asked, as the one who is told about; a colleague by name is a colleague to the customer."""
    if form("round").match(who):
        return Clause("lead", f"{said('i')} {how} {who}", "they")
    row = row_of(who)
    first = row[0].low
    if first in _PRONOUNS:
        return Clause("lead", "", first)
    how = f"{said('i')} {how}" if not how.startswith("been ") else f"{said('i_have')} {how}"
    if row[0].tag in {"det", "name"} or row[0].text[:1].isupper():
        return Clause("lead", f"{how} {who}", who)
    if first in words("bare") or first in lexicon().days:
        return Clause("lead", f"{how} {who}", who)
    if _is_noun(first, beside) or any(word in words("bodies") | lexicon().actors for word in tokens(who)[:3]):
        return Clause("lead", f"{how} {said('the')} {who}", who)
    named = sex_by_name(first.capitalize()) is not None or len(row) == 1 or row[1].tag in {"prep", "conj"}
    if not named:
        return None
    rest = who[len(row[0].text) :]
    called = said("colleague") if beside.ours else first.capitalize()
    return Clause("lead", f"{how} {called}{rest}", first)


_SOMEBODY = frozenset({"he", "she", "they", "we", "nobody", "someone"})
_PRONOUNS = frozenset({"him", "her", "them", "he", "she", "they"})


def _subjectless(
    text: str, row: list[Token], beside: Beside, *, first: bool, before: "Clause | None"
) -> Clause | None:
    """A clause that begins with its verb: a deed of the agent's, or what the subject before did as well."""
    low = row[0].low
    if low in words("been") and len(row) < _DEED_LEAST:
        return None
    if low in words("been"):
        leads = form("looked").match(text)
        return Clause(
            "lead" if leads else "deed", f"{said('i_have')} {text}", "" if leads else "i", past=True
        )
    if low in words("own_aux"):
        if text in {"can see it", "can see that", "can see them"}:
            return Clause("lead", f"{said('i')} {text}", "")
        thing = low in words("it_aux") and len(row) > 1 and row[1].low in {"be", "well", "have", "just"}
        subject = "it" if thing or (low in {"could", "couldn't"} and not first) else "i"
        if low in {"could", "couldn't"} and not thing:
            return None
        return Clause("own", f"{said('it' if thing else 'i')} {text}", subject)
    if low in words("owed"):
        return _owed(text, row, beside)
    if (
        low in words("it_does")
        and len(row) > 1
        and row[1].tag in {"prep", "adverb", "number", "money", "det", "time"}
    ):
        return Clause("own", f"{said('it')} {text}", "it")
    if low in words("deeds") or row[0].tag in _PAST:
        return _deed(text, row, first=first, before=before)
    if (
        row[0].tag == "third"
        and before is not None
        and (before.subject in _SOMEBODY or is_actor(before.subject))
    ):
        return Clause("carried", text, before.subject, past=True)
    if (
        low in {"never", "didn't", "wasn't"}
        and before is not None
        and before.kind in {"own", "carried"}
        and before.past
    ):
        return Clause("carried", text, before.subject, past=True)
    return None


def _owed(text: str, row: list[Token], beside: Beside) -> Clause | None:
    """What should have been done: a thing that it should have been done to is "it", who should have done it "we"."""
    if len(row) > 2 and (row[2].low == "been" or row[1].low == "be"):
        return Clause("own", f"{said('it')} {text}", "it", past=True)
    return Clause("own", f"{said('we')} {text}", "we", past=True) if beside.ours else None


def _deed(text: str, row: list[Token], *, first: bool, before: "Clause | None") -> Clause | None:
    """What the agent did; behind somebody who acts what they did as well, where both are over."""
    stranded = len(row) <= 2 and row[-1].tag in {"prep", "either", "part"}
    theirs = row[0].low in words("theirs_too") and row[1].low not in words("things_done_to")
    if stranded or theirs or row[1].tag in {"aux", "modal"}:
        return None
    since = row[0].low == "got" or row[-1].low in {"now", "already"}
    mine = f"{said('i_have' if since else 'i')} {text}"
    if before is None or first or before.kind in {"deed", "lead"} or before.subject in {"i", "i've"}:
        return _mine(mine, row)
    head = (tokens(before.subject) or [""])[-1]
    if before.subject in _SOMEBODY or is_actor(head) or form("somebody").search(head):
        carried = before.past and row[0].low not in words("never_carried")
        return Clause("carried", text, before.subject, past=True) if carried else None
    return _mine(mine, row)


def _mine(text: str, row: list[Token]) -> Clause | None:
    """A deed of the agent's; one by which they only found out leads to what they found."""
    if row[0].low not in words("deeds"):
        return None
    leads = row[0].low in words("finding") or form("looked").match(" ".join(token.low for token in row))
    return Clause("lead" if leads else "deed", text, "" if leads else "i", past=True)
