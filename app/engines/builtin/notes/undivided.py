"""A jotted note is told whole or not at all: half of it may mislead, and it is mostly the other half that matters.

Where a piece of it cannot be read, the end of the note is held up in its own words behind what is told, or the whole of
it is; where those words cannot stand before a customer either, all of it is left out with its reason.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import dropwhile, groupby

from app.engines.builtin.notes.apart import FactLine
from app.engines.builtin.notes.central import held_up, left, quotable, with_its_head
from app.engines.builtin.notes.expand import expand
from app.engines.builtin.notes.leaning import pointing_home
from app.engines.builtin.notes.partly import tells
from app.engines.builtin.notes.plain.pieces import cut
from app.engines.builtin.notes.plain.table import expression, words
from app.engines.builtin.notes.setting import Setting
from app.engines.builtin.notes.telegraph.tagging import tagged
from app.engines.builtin.notes.written import is_stopped, is_written
from app.text.grammar import tokens
from app.text.words import content_stems

Ways = Sequence[str]
Pick = Callable[[str, Ways], str]

_HELD_UP_AT_MOST = 2
"""Notes of one reply of which something is held up in its own words; more would be a file and no letter."""
_UNREAD = frozenset({"short", "person", "leans"})
_LEAST = 3
"""Words of the end of a note from which on it says something by itself."""
_BARE = 4
"""Words of a bare place or number."""
_PUT_IN = 2
"""Words that a source may have more where it is told: "the call was listened to"."""
_TWO = 2
"""Words of each piece of a note that is held up as it stands: "styptic" is no news to anybody."""
_VERBS = frozenset({"either", "part", "past", "third", "aux", "modal"})
_LEANING = frozenset(
    {"either", "part", "past", "third", "not", "conj", "sub", "pronoun", "prep", "aux", "modal"}
)


def told_whole(
    lines: Iterable[FactLine], setting: Setting, wording: Mapping[str, Ways], pick: Pick
) -> tuple[FactLine, ...]:
    """The lines that are surely told, with no jotted note told by halves.

    Of `wording` stand the ways `in_its_words` round those of a whole note, `end_in_its_words` round those of its end.
    """
    ways, more = wording["in_its_words"], wording["end_in_its_words"]
    headed = with_its_head(lines, setting, ways, pick)
    notes = [list(group) for _, group in groupby(headed, key=lambda line: line.given.where)]
    held = sum(
        bool(line.sentence) and line.part == line.given.text and line.guessed for n in notes for line in n
    )
    made: list[FactLine] = []
    for note in notes:
        told = note
        if _is_halved(note):
            room = held < _HELD_UP_AT_MOST
            whole = _with_its_end(note, setting, more, pick) or _as_it_stands(note, setting, ways, pick)
            held += bool(room and whole)
            told = whole if room and whole else [left(line) for line in note]
        made += told
    return pointing_home(made, setting.text or "")


def _is_halved(note: Sequence[FactLine]) -> bool:
    """Whether only some of a jotted note is told, or what is told points back at a piece of it that is not."""
    text = note[0].given.text
    told = [line.sentence for line in note if line.sentence]
    if not told or len(told) == len(note) or note[0].spoken or is_written(text) or is_stopped(text):
        return False
    unread = any(line.reason in _UNREAD and not _is_aside(line, note) for line in note if not line.sentence)
    back = (expression("points_back").search(one) for one in told)
    return unread or any(one and one[0].lower() in tokens(text) for one in back)


def _is_aside(line: FactLine, note: Sequence[FactLine]) -> bool:
    """Whether a piece is no half of what is told: what the agent asks themselves, where it comes from, a bare place.

    A day or a sum is none: of "1 July, 1 August, 1 September" the first alone is false.
    """
    text = line.given.text.rstrip()
    source, colon, _ = text.partition(": ")
    own, part = tokens(source), tokens(line.part)
    named = bool(colon) and line is note[0] and set(own) <= set(part) and len(part) <= len(own) + _PUT_IN
    listed = expression("goes_on_listing").match(line.part) is not None
    small = not listed and len(tokens(line.part)) <= _BARE and not expression("points_back").search(line.part)
    bare = small and line is not note[0] and not tells(line.part)
    return named or bare or (text.endswith("?") and line is note[-1])


def _with_its_end(
    note: Sequence[FactLine], setting: Setting, ways: Ways, pick: Pick
) -> list[FactLine] | None:
    """What is told of a note, and the end of it in its own words; None where another piece of it is not told."""
    told = [line for line in note if line.sentence]
    if any(line.reason not in _UNREAD for line in note if not line.sentence):
        return None
    said = frozenset[str]().union(*(content_stems(str(line.sentence)) for line in told))
    # An entry of a log tells its day in words, and its note in figures.
    said = said.union(*(content_stems(line.part) for line in told if line.logged))
    text = expand(setting.context.priced(note[0].given.text), setting.names, whole=True).text
    pieces = cut(text)
    rest = list(dropwhile(lambda one: _is_said(one, said), pieces))
    if not rest or rest == pieces or any(_is_said(one, said) for one in rest):
        return None
    if _leans(rest[0]) or any(map(_is_figure, rest)) or not any(map(tells, rest)):
        return None
    end = quotable("; ".join(rest), setting) if len(tokens(" ".join(rest))) >= _LEAST else None
    if end is None or quotable(note[0].given.text, setting) is None:
        return None
    last = held_up(note, pick(end, ways).format(note=end))
    return [*told, last.model_copy(update={"part": end, "mistake": False})]


def _is_said(piece: str, said: frozenset[str]) -> bool:
    """Whether all that a piece of a note names stands in what is told of it."""
    return content_stems(piece) <= said | content_stems(" ".join(words("customer_called")))


def _leans(piece: str) -> bool:
    """Whether a piece goes on about what stands before it: "not our line", "all closed in error"."""
    row = tagged(piece, inner=True)
    return not row or row[0].tag in _LEANING or row[0].low in words("leaning") | words("pointing_back")


def _is_figure(piece: str) -> bool:
    """Whether a piece gives a figure and no more: "4-6 weeks typical"."""
    row = tagged(piece, inner=True)
    return row[0].text[:1].isdecimal() and _VERBS.isdisjoint(token.tag for token in row) if row else True


def _as_it_stands(
    note: Sequence[FactLine], setting: Setting, ways: Ways, pick: Pick
) -> list[FactLine] | None:
    """The whole note in its own words."""
    pieces = cut(note[0].given.text)
    stumps = any(len(tokens(one)) < _TWO or _is_figure(one) for one in pieces) or not all(
        map(tells, pieces[:1])
    )
    if stumps or any(line.reason not in {*_UNREAD, None} for line in note):
        return None
    text = quotable(note[0].given.text, setting)
    return [held_up(note, pick(text, ways).format(note=text))] if text else None
