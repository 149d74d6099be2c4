"""Whether what could be told back is the main grievance, or a detail beside it that would stand in its place."""

from collections.abc import Sequence

from app.engines.builtin.concern.beside import tells_trouble
from app.engines.builtin.concern.concerns import Clause
from app.engines.builtin.concern.statement import apart
from app.engines.builtin.desk import Desk
from app.engines.builtin.happening import happening
from app.engines.builtin.mood import foreign_hand, slips, words_of
from app.engines.builtin.notes.patterns import pattern
from app.engines.builtin.stakes import at_stake
from app.text.sentences import split
from app.text.words import content_stems

_SENTENCES = 40
"""Sentences of a message that are looked at."""
_HURTS = frozenset({"rude", "hurt", "exposed", "intruded", "child", "access"})
"""Kinds of what happened that are the matter wherever they stand in a sentence."""
_SURELY = 0.5
"""What a statement must weigh to be told where a message reads like a mere question."""


def makes_light(clause: Clause) -> bool:
    """Whether a clause only says that it is no great matter: told back, it would sound as if we said so."""
    return words_of("plays_down").match(clause.text.replace("’", "'")) is not None


def unfit(desk: Desk, one: Clause) -> bool:
    """Whether a statement holds slips that would be held up to them, or calls us names."""
    foreign = foreign_hand(desk.said, desk.task.reading.language)
    held = one.source.text if one.quoted or foreign else one.text
    return bool(slips(held) or slips(one.text) or pattern("calls_us").search(one.text))


def asks_of_it(desk: Desk) -> bool:
    """Whether something that they ask names the matter by itself: "what you can do" does not."""
    stems = content_stems(desk.concern.thing)
    return any(stems & content_stems(one.text) for one in desk.concern.asked)


def cuts_the_point(desk: Desk, one: Clause) -> bool:
    """Whether what was left off a quotation is what hurts: "I sat there three hours and he told us in front of all"."""
    if not (one.quoted and desk.context.english):
        return False
    whole = next((span for span in split(desk.said)[:_SENTENCES] if one.source.text in span.text), None)
    rest = whole.text.partition(one.source.text)[2] if whole is not None else ""
    return happening([rest]) in _HURTS or at_stake(rest) == "dignity"


def tells_of_wrong(desk: Desk) -> bool:
    """Whether they tell of something that is not as it should be, however calmly: "the paint does not match"."""
    denies = words_of("denies")
    return any(
        c.value >= _SURELY and not c.quoted and (tells_trouble(c.text) or denies.search(c.text))
        for c in desk.concern.account
    )


def unquoted(desk: Desk, account: Sequence[Clause]) -> list[Clause]:
    """The account to who mourns or is ashamed: what would be quoted is told in our words as far as those are sure."""
    clauses = desk.concern.clauses
    plain = (
        (c if not c.quoted else next((o for o in clauses if not apart(o.source, c.source)), None))
        for c in account
    )
    return [one for one in plain if one is not None]
