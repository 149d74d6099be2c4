"""The note that matters most: the one that says what happened. Where it cannot be read, its own words are held up.

Other notes lean on it ("customer not told", "the spare is out of stock as well"), and told alone they are a story
without its head. Where its words cannot stand before a customer either, what leans on it is left out with it.
"""

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby

from app.engines.builtin.notes.apart import FactLine
from app.engines.builtin.notes.customer import sex_by_name
from app.engines.builtin.notes.expand import expand, is_clean
from app.engines.builtin.notes.in_the_house import CAPITALISED, stays_in_the_house
from app.engines.builtin.notes.leaning import surely_told
from app.engines.builtin.notes.patterns import pattern, patterns, word_list
from app.engines.builtin.notes.plain.cursor import words_known
from app.engines.builtin.notes.plain.table import expression, words
from app.engines.builtin.notes.plainly import tidied
from app.engines.builtin.notes.setting import Setting
from app.engines.builtin.notes.telegraph.classes import telegraph
from app.engines.builtin.notes.unsaid import Reason
from app.engines.builtin.notes.written import is_stopped, is_written
from app.text.compiled import compiled
from app.text.grammar import lexicon, tokens
from app.text.weights.for_agent import for_agent
from app.text.words import content_stems

_LEAST, _MOST = 3, 24
"""Words of a note that is held up in its own words."""
_MARKS = compiled(r"[=<>?@#*\[\]{}|\\→+/“”\"]")
_DATED = compiled(r"\b\d{1,2}/\d{1,2}(?:/\d{2,4})?\b")
_INITIALS = compiled(r"(?<![\w-])[A-Z]{2,5}(?![\w-])")
_TALK = 0.4
"""How likely a note is for the agent alone from which on its words are not held up."""
_SHARED_AT_MOST, _LEANT_AT_MOST = 3, 2
_TELLS = 2.5
"""Weight from which on a note tells what the matter is."""
_PLAIN = frozenset({"file", "note", "limit", "complaint", "history", "ceiling", "rating", "pattern"})
"""Words that make a note internal where it is all about them, and not where they stand in its midst."""
_UNREAD = frozenset({"short", "person", "leans"})
_PERSONS = frozenset(
    {"i", "me", "my", "mine", "we", "us", "our", "you", "your", "yours", "customer", "client", "cust"}
)


def with_its_head(
    lines: Iterable[FactLine],
    setting: Setting,
    ways: Sequence[str],
    pick: Callable[[str, Sequence[str]], str],
) -> tuple[FactLine, ...]:
    """The lines that are surely told, the note that matters most told in its own words where it was not read.

    `pick` chooses among `ways` the words of ours that stand round those of the note.
    """
    notes = [list(group) for _, group in groupby(surely_told(lines), key=lambda line: line.given.where)]
    if not notes:
        return ()
    weights = [_weight(note, notes, setting) for note in notes]
    for at in sorted(range(len(notes)), key=lambda k: -weights[k]):
        if not _unread(notes[at]) or weights[at] < _TELLS:
            break
        others = any(line.sentence for k, note in enumerate(notes) if k != at for line in note)
        led_to = others or bool(setting.options)
        words_of_it = quotable(notes[at][0].given.text, setting) if led_to else None
        if words_of_it is not None:
            notes[at] = [held_up(notes[at], pick(words_of_it, ways).format(note=words_of_it))]
            break
        lost = content_stems(notes[at][0].given.text) - content_stems(setting.text or "")
        notes = [note if k == at else _unhung(note, lost, k == at + 1) for k, note in enumerate(notes)]
    return tuple(line for note in notes for line in note)


def _unread(note: Sequence[FactLine]) -> bool:
    """Whether nothing of a note is told, and only because it could not be read surely."""
    text = note[0].given.text
    jotted = not (is_written(text) or is_stopped(text))
    return jotted and all(line.reason in _UNREAD for line in note)


def _weight(note: Sequence[FactLine], notes: Sequence[Sequence[FactLine]], setting: Setting) -> float:
    """How much a note tells of what the customer writes about, and how many others speak of what it names."""
    text = note[0].given.text
    stems = content_stems(text)
    message = content_stems(setting.text or "")
    about = bool(stems & content_stems(setting.thing or ""))
    leant = sum(bool(stems & content_stems(other[0].given.text)) for other in notes if other is not note)
    cause = expression("tells_cause").search(text) or pattern("went_wrong").search(text)
    kept = any(line.reason not in {*_UNREAD, None} for line in note)
    return (
        2 * about
        + min(len(stems & message), _SHARED_AT_MOST)
        + min(leant, _LEANT_AT_MOST)
        + 2 * bool(cause)
        + 1.5 * (note is notes[0])
        - 4 * kept
    )


def quotable(note: str, setting: Setting) -> str | None:
    """The note written out, where its words may stand before a customer: nobody in them, no shorthand, no blame."""
    if not setting.context.english or for_agent(note) >= _TALK or patterns("for_agent").found_in(note):
        return None
    if stays_in_the_house(note, setting.context):
        return None
    text = expand(setting.context.priced(tidied(note.strip(" .;"))), setting.names, whole=True).text
    low = [word.split("'")[0] for word in tokens(text)]
    somebody = not (lexicon().third_persons | _PERSONS).isdisjoint(low)
    named = any(sex_by_name(one) for one in CAPITALISED.findall(text))
    initials = any(
        one not in words_known(setting.context.known.capitals | frozenset(setting.names))
        for one in _INITIALS.findall(text)
    )
    amiss = _MARKS.search(_DATED.sub("", text)) or not is_clean(text) or patterns("blame").found_in(text)
    if somebody or named or initials or amiss or not _LEAST <= len(low) <= _MOST:
        return None
    internal = (words("internal_things") - _PLAIN) & set(low)
    return None if internal or _acted(low) or expression("instructs").match(text) else text


def _acted(low: Sequence[str]) -> bool:
    """Whether the note begins with somebody at work, whose doings are not held up to a customer."""
    people = lexicon().actors | lexicon().colleagues | telegraph("persons") | word_list("trades_of_ours")
    return not people.isdisjoint(low[:3])


def held_up(note: Sequence[FactLine], told: str) -> FactLine:
    """The note as one statement, in its own words."""
    first = note[0]
    held = {"part": first.given.text, "sentence": told, "item": None, "reason": None, "filled": True}
    return first.model_copy(update={**held, "guessed": True, "mistake": any(one.mistake for one in note)})


def _unhung(note: Sequence[FactLine], lost: frozenset[str], follows: bool) -> list[FactLine]:
    """The lines of a note without what speaks of something that only the lost note names."""
    return [left(line, "leans") if _hangs(line, lost, follows=follows) else line for line in note]


def _hangs(line: FactLine, lost: frozenset[str], *, follows: bool) -> bool:
    if line.sentence is None or line.spoken or is_written(line.given.text):
        return False
    if follows and expression("hangs_on_before").match(line.sentence):
        return True
    led = expression("the_subject").match(line.sentence)
    return led is not None and bool(content_stems(led["head"]) & lost)


def left(line: FactLine, reason: Reason = "short") -> FactLine:
    """The line without what was made of it."""
    return line.model_copy(update={"sentence": None, "item": None, "reason": line.reason or reason})
