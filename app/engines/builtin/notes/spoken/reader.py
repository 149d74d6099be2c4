"""A note that was jotted as it was spoken: told by its clauses, where it is one."""

from app.engines.builtin.notes.apart import FactLine
from app.engines.builtin.notes.expand import is_clean
from app.engines.builtin.notes.plain.parsing import lacks_article
from app.engines.builtin.notes.plainly import eyes
from app.engines.builtin.notes.setting import Setting
from app.engines.builtin.notes.spoken.beside import beside_of
from app.engines.builtin.notes.spoken.clause import clause_of
from app.engines.builtin.notes.spoken.cutting import pieces_of
from app.engines.builtin.notes.spoken.kinds import Clause
from app.engines.builtin.notes.spoken.mending import in_full
from app.engines.builtin.notes.spoken.table import form, forms, said, words
from app.engines.builtin.notes.spoken.walk import Walk
from app.engines.builtin.notes.spoken.whom import is_for_house
from app.engines.builtin.notes.telegraph.verb_forms import bases
from app.engines.builtin.notes.unsaid import is_marked
from app.engines.builtin.notes.written import is_stopped, is_written
from app.model.plan import Given
from app.text.grammar import lexicon, tokens

_LEAST = 4
"""Words of a note from which on it is one."""
_HALF = 0.5
"""Share of the clauses of a spoken note that have a verb of their own, where it begins with a bit."""
_TELEGRAM = 12
"""Words of a sentence up to which a missing article shows that its note is a telegram."""
_SURE = frozenset({"own", "deed", "lead"})
_SAYS_WHY = frozenset({"internal", "person"})


def spoken(given: Given, setting: Setting) -> tuple[FactLine, ...] | None:
    """The statements of a note that was jotted as it was spoken; None where it is no such note, or nothing is sure."""
    text = given.text
    written = is_written(text) or is_stopped(text) or not setting.context.english
    if written or not given.where.startswith("facts"):
        return None
    if forms("hush").found_in(text) and text[:1].islower():
        return (FactLine(given=given, part=text, reason="internal", filled=True, spoken=True),)
    if not is_spoken(text, setting):
        return None
    lines = Walk(given, setting).lines()
    if any(line.sentence and _is_telegram(line.sentence, text, setting) for line in lines):
        return None  # the other readers know those
    return lines if any(line.sentence or line.mistake or line.reason in _SAYS_WHY for line in lines) else None


def is_spoken(note: str, setting: Setting) -> bool:
    """Whether a note is spoken English: small letters, no signs of a telegram, and most clauses with their verb."""
    text = note.strip()
    opens = text[:1].islower() or text[:1].isdecimal()
    if not opens or len(tokens(text)) < _LEAST or form("unspoken").search(text) or is_marked(text):
        return False
    full = in_full(note, setting)
    if not is_clean(full):
        return False
    beside = beside_of(setting)
    kinds = [clause_of(one.text, beside, first=not k, before=None) for k, one in enumerate(pieces_of(full))]
    verbal = [one for one in kinds if one is not None and one.kind != "bit"]
    deed = any(map(_is_done, verbal))
    speaks = any(one.kind == "own" and one.subject in words("speaking") for one in verbal)
    marked = deed or speaks or form("spoken").search(full) is not None or is_for_house(full)
    sure = bool(kinds) and kinds[0] is not None and kinds[0].kind in _SURE
    return marked and (sure or deed or len(verbal) > _HALF * len(kinds))


def _is_done(clause: Clause) -> bool:
    """Whether a clause says what was done to something, or what they are asked to do, as people say it."""
    done = clause.kind in {"deed", "lead"} and form("done_to").search(clause.text) is not None
    return done or clause.kind == "order"


def _is_telegram(told: str, note: str, setting: Setting) -> bool:
    """Whether an article is missing in a short sentence: "the driver didn't tell shop"."""
    low = tokens(told)
    if len(low) > _TELEGRAM or not told.startswith(f"{said('the').capitalize()} "):
        return False
    bare = low[-1] in words("bodies") - words("bare") and (low[-2] in bases() or low[-2] in lexicon().past)
    return bare or lacks_article(told, eyes(note, setting))
