"""A note with a capital and no full stop, which has its verb and leaves small words out: "Deposit returned to the wrong
account", "Line was closed, taxi is booked".

Each of its statements is read by the grammar of jottings, and told as that reads it where nothing but an article or a
form of "be" was put in.
"""

import re
from collections.abc import Iterator, Sequence

from app.engines.builtin.notes.as_phrase import capitalised, lowered
from app.engines.builtin.notes.customer import sex_by_name
from app.engines.builtin.notes.limits import sentence
from app.engines.builtin.notes.others import with_own_kin
from app.engines.builtin.notes.patterns import jotting, word_list
from app.engines.builtin.notes.setting import Setting
from app.engines.builtin.notes.small_words import (
    FINITE,
    UNREAD,
    acts,
    as_over,
    helped,
    is_word,
    keeps_capital,
    lacks_helper,
    only_small_words,
    with_article,
    with_first_article,
)
from app.engines.builtin.notes.telegraph.articles import is_plural
from app.engines.builtin.notes.telegraph.reader import Statement, read_rest, read_statement
from app.engines.builtin.notes.telegraph.tagging import tagged
from app.text.compiled import compiled
from app.text.grammar import lexicon, tokens

_PIECES = compiled(r"(?<!\d)[,;] (?=\S)|(?<=\d)[,;] (?=[a-z])| [-–] ")
_BE = compiled(r"\b(?:is|are|was|were|been|be)\b")
_NO_SUBJECT = frozenset({"no", "which", "who", "whose", "that", "what", "all", "both", "each", "any"})
"""What begins with a determiner and may be no subject in full."""
_OPENS = frozenset({"nobody", "nothing", "none"})
_PAIR = 2
"""Statements that one sentence holds."""
_TIMED = 3
"""Words of a piece within which a time takes the place of its object: "replaced the next morning"."""


def in_full_words(told: str, setting: Setting) -> str | None:
    """The sentence with its small words; None where it needs none, or where they are not sure."""
    body = told.rstrip(".")
    if any(sum(map(body.count, pair)) % 2 for pair in ('"', "()")):
        return None
    pieces = _PIECES.split(body)
    made = list(_told(pieces, setting))
    if len(pieces) > 1 and (listed := _listing(body, made, setting)) is not None:
        return sentence(listed)
    if not made[0][1]:
        return None
    text = _put_together(made)
    return None if tokens(text) == tokens(body) else sentence(text)


def is_clipped(told: str) -> bool:
    """Whether the first statement lacks its helper, and so is no sentence: "Direct debit cancelled, …"."""
    return lacks_helper(_PIECES.split(told.rstrip("."))[0])


def _listing(body: str, made: Sequence[tuple[str, bool]], setting: Setting) -> str | None:
    """A note whose commas part no statements, read in one: "Three reports received on 1 May, 2 May and 4 May"."""
    if all(whole for _, whole in made) or any(whole for _, whole in made[1:]):
        return None
    read = _read(body, setting, inner=False)
    return None if read is None else read.text


def _told(pieces: Sequence[str], setting: Setting) -> Iterator[tuple[str, bool]]:
    """Each piece as it is told, and whether it is a statement of its own."""
    before: Statement | None = None
    for number, piece in enumerate(pieces):
        read = _whole(piece, setting, inner=number > 0)
        if read is not None:
            before = read
            yield read.text, True
            continue
        more = before and _goes_on(piece, before, setting)
        before = before if more else None
        yield more or f", {piece}", False


def _goes_on(piece: str, before: Statement, setting: Setting) -> str | None:
    """What a piece without a subject adds to a statement that was read: "…, handed it to the police"."""
    row = tagged(piece, inner=True)
    takes = len(row) > 1 and row[0].tag in {"either", "past"} and row[1].tag in {"det", "pronoun"}
    timed = any(token.tag == "time" or token.low in lexicon().time_or_count for token in row[:_TIMED])
    if takes and not timed and _BE.search(before.text) is None:
        return f" {jotting('and')} {piece}"
    if before.carries == UNREAD:
        return None
    more = read_rest(piece, before, setting.context.known, frozenset(setting.names))
    return more if more and only_small_words(piece, more) else None


def _put_together(made: Sequence[tuple[str, bool]]) -> str:
    """The statements as sentences, two in each at the most, with what hangs on them."""
    text, held, hung = "", 0, False
    for told, whole in made:
        if not whole:
            text, hung = f"{text}{told}", True
        elif not text:
            text, held = told, 1
        elif held < _PAIR and not hung and "," not in told:
            text, held = f"{text}{jotting('and_do')}{lowered(told)}", held + 1
        else:
            text, held, hung = f"{text}. {capitalised(told)}", 1, False
    return text


def _whole(piece: str, setting: Setting, *, inner: bool = False) -> Statement | None:
    """A piece as a statement: as it stands where it has its subject and verb, else with its small words put in."""
    if _stands(piece, setting, inner=inner):
        return Statement(piece, UNREAD, plural=False)
    words = tokens(piece)
    # Behind a comma a small letter tells that a word is no name.
    first = words[0].removesuffix("'s") if words else ""
    named = first in {name.lower() for name in setting.names}
    common = bool(words) and not named and (inner or is_word(first))
    if not common or (inner and piece[:1].isupper()) or with_own_kin(piece, setting.text or "") != piece:
        return None
    lasts = not word_list("lasting_deeds").isdisjoint(words)
    ways = [helped(piece, inner=inner), _read(piece, setting, inner=inner)]
    read = next((one for one in (ways if lasts else reversed(ways)) if one), None)
    if read is not None and tokens(read.text) != words:
        return read
    made = with_article(capitalised(piece), inner=inner) or _as_named(piece, setting)
    if made is None:
        return read
    return Statement(lowered(made) if inner else made, UNREAD, plural=False)


def _read(piece: str, setting: Setting, *, inner: bool) -> Statement | None:
    """A piece as the grammar of jottings reads it, with no more than small words put in."""
    low = piece if keeps_capital(piece) else piece[:1].lower() + piece[1:]
    read = read_statement(low, setting.context.known, frozenset(setting.names), inner=inner)
    if (
        read is None
        or not only_small_words(low, read.text)
        or (_BE.search(read.text) is None and lacks_helper(low))
    ):
        return None
    text = as_over(with_first_article(low, read.text, setting.context.known.owned))
    return read._replace(text=text if inner else capitalised(text))


def _as_named(piece: str, setting: Setting) -> str | None:
    """A piece with the article that its first noun has in the message or in another note: "the surgery"."""
    first = tokens(piece)[0]
    named = re.compile(rf"\b(?:the|your) {re.escape(first)}\b", re.IGNORECASE)
    row = tagged(piece[:1].lower() + piece[1:])
    told = any(named.search(text) for text in (setting.text or "", *setting.facts))
    if not told or len(row) <= 1 or row[1].tag not in FINITE or is_plural(first):
        return None
    return f"{jotting('the').capitalize()} {piece[:1].lower()}{piece[1:]}"


def _stands(piece: str, setting: Setting, *, inner: bool) -> bool:
    """Whether a piece begins with whom or what it tells of in full, and has its verb behind that."""
    words = tokens(piece)
    if not words or words[0] in _NO_SUBJECT | word_list("ordinals"):
        return False
    first, known = words[0].removesuffix("'s"), {name.lower() for name in setting.names}
    named = piece[:1].isupper() and (first in known or sex_by_name(first) is not None)
    opens = words[0].split("'")[0] in lexicon().determiners | lexicon().pronouns | _OPENS
    row = tagged(piece if named else piece[:1].lower() + piece[1:], frozenset(setting.names), inner=inner)
    return (named or opens) and any(acts(row, at) for at in range(1, len(row)))
