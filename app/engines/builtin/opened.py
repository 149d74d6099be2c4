"""Opens a reply that tells notes with what of the message most likely is its matter (`app.text.weights.opened`)."""

import re
from collections.abc import Sequence

from app.engines.builtin.careful import is_careful
from app.engines.builtin.concern.asked import Asked
from app.engines.builtin.concern.regretted import worth as regret
from app.engines.builtin.concern.statement import apart
from app.engines.builtin.desk import Desk
from app.engines.builtin.matter import gives_words_back, is_borne_out, shows_itself_read
from app.engines.builtin.mood import foreign_hand
from app.engines.builtin.naming import say_names
from app.engines.builtin.openers import Opener, openers
from app.engines.builtin.telling import tell_account
from app.engines.builtin.told_back import UNNAMED
from app.engines.builtin.weight import is_answered
from app.text.compiled import compiled
from app.text.weights.opened import Opening, beside, worth_of
from app.text.weights.retold import Piece
from app.text.words import content_stems

_GOOD, _BETTER, _SURE_NAME = 0.1, 0.15, 0.35
"""What an opening must be worth to be said (-1 to 1): what is at least as likely one to be glad of as one that must not
be sent; more where the facts show that the message was read; and more still to name what it is about, which a plain
word of what is felt is better than where the name is wrong.
"""
_WISHED = 0.5
"""What it counts against a wish that it tells what they want, and not what happened."""
_SHORT, _LONG, _ASKED_LONG = 10, 16, 0.3
"""Words up to which a question is short, from which on it is long, and what being long counts against it."""
_MANY = 3
"""Asks of a message from which on one question is one among many."""
_NO_NEWS = compiled(r"[‘'\"“]|(?:dear|hi|hello|to whom|good (?:morning|afternoon|evening))\b", re.IGNORECASE)
"""How words of theirs begin that tell nothing of theirs: what somebody else said, a greeting."""
_LEAST = -0.3
"""What it must be worth to be said where a person looks."""
_ASKED, _SURELY_IT = frozenset({"question", "wish"}), 0.2
"""Openers in which they ask, and what a name must be worth to stand in their place where we own up."""
_ASKED_FOR = 0.5
"""What the one thing that they ask must be worth to open the reply where something went wrong."""
_TOLD_AGAIN = 0.15
"""What something they told must be worth to be told to them again."""
_MET = 0.5
"""Share of the content words of a question in a fact from which on the fact shows what it answers."""
_BACKGROUND = -3.0
"""What a clause must be worth as something to be sorry for (log odds) to stand before an admission."""
_BRIEFEST = 1
"""How much is left out from which on what opens a reply is only named."""


def is_noted(desk: Desk) -> bool:
    """Whether notes follow what is told back of an English message: then one thing opens the reply."""
    return desk.context.english and not desk.bare


def weighed_openers(desk: Desk) -> list[Opener]:
    """All that could open a reply to notes, each with what it is worth; none where nothing of theirs is held up."""
    if not is_noted(desk) or desk.bearing.despairs or foreign_hand(desk.said, desk.task.reading.language):
        return []  # their own slips are not held up to them
    tried = openers(desk)
    return [one._replace(worth=worth) for one, worth in zip(tried, _worth(desk, tried), strict=True)]


def fittest(desk: Desk, weighed: Sequence[Opener]) -> Opener | None:
    """The one that most likely gives back what the message is about; None where none of all is likely enough."""
    tried = [one for one in weighed if desk.tightness <= _BRIEFEST or one.kind == "named"]
    if not tried:
        return None
    shows_itself = gives_words_back(desk)
    least = _BETTER if is_careful(desk) and shows_itself else _GOOD
    # What they told or asked opens a reply where nothing else does, nor shows that it was read.
    best = _best(desk, [one for one in tried if _opens_by_itself(desk, one)], least)
    if best is None and not (shows_itself and shows_itself_read(desk)):
        told = [one for one in tried if one.kind == "named" or _may_be_told(desk, one)]
        best = _best(desk, told, _TOLD_AGAIN) or _likeliest(desk, tried)
    if best is None and "admit" in desk.task.plan.moves:
        best = _likeliest(desk, [one for one in tried if one.kind == "named"])
    if best is not None and best.kind == "question" and _is_met(desk, best):
        return None
    return best


def _opens_by_itself(desk: Desk, one: Opener) -> bool:
    """Whether an opening is one that somebody would write who had understood: what is bad to hear is said before
    (`regretting`), and what else they told is not told to them again, nor asked, where they complain.
    """
    if one.kind == "question" and len(desk.task.reading.asks) == 1 and one.worth >= _ASKED_FOR:
        return desk.task.reading.anger <= 1  # "could you pop four in the post?"
    return one.kind == "named" or (one.kind in _ASKED and desk.bearing.is_question)


def _likeliest(desk: Desk, tried: list[Opener]) -> Opener | None:
    """What is likeliest to be the matter where it is not sure, since nothing else would show that it was read; a person
    has to see whether it is.
    """
    put = [
        one for one in tried if one.kind != "quoted" and (one.kind not in _ASKED or desk.bearing.is_question)
    ]
    best = _best(desk, put, _LEAST, name=_LEAST) or _best(desk, tried, _LEAST, name=_LEAST)
    if best is not None:
        desk.unnamed = max(desk.unnamed, UNNAMED)
    return best


def _best(desk: Desk, tried: list[Opener], least: float, name: float = _SURE_NAME) -> Opener | None:
    """The best of those that are worth at least so much, and a `name` so much."""
    if desk.bearing.is_question:
        tried = _of_question(desk, tried)
    tried = [one for one in tried if one.worth >= _least_of(desk, one, least, name)]
    best = max(tried, key=lambda one: one.worth, default=None)
    if best is not None and best.kind in _ASKED and "admit" in desk.task.plan.moves:
        # Of our mistake is spoken first; what they ask besides is answered and not asked again.
        named = [one for one in tried if one.kind == "named" and one.worth >= _SURELY_IT]
        best = max(named, key=lambda one: one.worth, default=best)
    return best


def _least_of(desk: Desk, one: Opener, least: float, name: float) -> float:
    """What an opener must be worth. A thing with its number is no guess, where it is the only one they give."""
    if one.kind != "named":
        return least
    given = [detail for detail in desk.task.reading.details if detail.type == "reference"]
    numbered = len({detail.text for detail in given}) == 1 and any(
        not apart(one.sources[0], detail) for detail in given
    )
    return _LEAST if numbered and len(one.sources) == 1 else max(least, name)


def _may_be_told(desk: Desk, one: Opener) -> bool:
    """Whether it is one thing that they tell, and not what only led up to the matter."""
    return one.kind == "told" and len(one.texts) == 1 and not _is_background(desk, one)


def _is_background(desk: Desk, one: Opener) -> bool:
    """Whether it surely is nothing that went wrong, where we own a mistake in the next breath, which it would seem."""
    if one.kind != "told" or "admit" not in desk.task.plan.moves:
        return False
    brief = desk.task.brief
    return regret(one.texts[0], one.worth, brief.facts, brief.options) < _BACKGROUND


def _is_met(desk: Desk, asked: Opener) -> bool:
    """Whether a fact answers a question in its own words: asked once more before it, they would wait for no reason."""
    stems = content_stems(asked.texts[0])
    told = (content_stems(line.sentence) for line in desk.facts if line.sentence)
    return is_answered(desk) and any(len(stems & one) >= _MET * len(stems) for one in told)


def _of_question(desk: Desk, tried: list[Opener]) -> list[Opener]:
    """Where nothing went wrong, what they ask is the matter: a short question in its words, and a longer one, or
    several, by the name of what it is about, lest all is asked again before it is answered.
    """
    asked = [one for one in tried if one.kind == "question"]
    if len(desk.task.reading.asks) == 1 and any(len(one.texts[0].split()) <= _SHORT for one in asked):
        return asked
    named = [one for one in tried if one.kind == "named" and "thing" in one.by and one.worth >= _BETTER]
    within = [
        one
        for one in named
        if any(ask.start <= one.sources[0].start < ask.end for ask in desk.task.reading.asks)
    ]
    return within or asked or named or tried


def _worth(desk: Desk, tried: Sequence[Opener]) -> list[float]:
    brief = desk.task.brief
    openings = [Opening(one.kind, tuple(_pieces(one)), one.by) for one in tried]
    notes = {"facts": brief.facts, "options": brief.options, "cannot": brief.cannot}
    where = beside(desk.task.reading.text, notes, brief.fault)
    worth = worth_of(where, openings)
    among = len(desk.task.reading.asks) >= _MANY and not desk.bearing.is_question
    return [value - _held_against(one, among=among) for value, one in zip(worth, tried, strict=True)]


def _held_against(one: Opener, *, among: bool) -> float:
    """What counts against an opener beside how it reads: a wish, and a question that is long to ask once more, or one
    `among` so many that the rest would seem unread.
    """
    length = sum(len(text.split()) for text in one.texts)
    if one.kind == "quoted" and _NO_NEWS.match(one.texts[0]):
        return _ASKED_LONG
    asked = one.kind == "question" and (among or length > _LONG)
    return _WISHED * (one.kind == "wish") + _ASKED_LONG * asked


def _pieces(one: Opener) -> list[Piece]:
    return [
        Piece(text, source.start, source.end, one.kind == "quoted")
        for text, source in zip(one.texts, one.sources, strict=True)
    ]


def say_opener(desk: Desk, one: Opener) -> bool:
    """Say it in the frame that fits its kind."""
    if one.kind == "named":
        return say_names(desk, "listen", "restate_thing", list(zip(one.texts, one.sources, strict=True)))
    if one.asked is not None:
        return _ask(desk, one.asked)
    first = one.clauses[0] if one.clauses else None
    if first is not None and len(one.clauses) == 1 and is_borne_out(desk, first):
        concern = first.text
        values = {"concern": concern, "Concern": concern[:1].upper() + concern[1:]}
        return desk.say("listen", "restate_borne", shown=[first.source], values=values)
    # What they say is told as theirs; where we own it in the next breath, nothing in it may sound like doubt.
    alone = len(one.clauses) == 1 and not any("listen" in p.serves for p in desk.passages)
    if first is not None and alone and not first.quoted and desk.task.brief.fault == "ours":
        return desk.say("listen", "restate_loss", shown=[first.source], values={"concern": first.text})
    if first is not None:
        return tell_account(desk, one.clauses)
    return desk.say("listen", "restate_quote", shown=one.sources, values={"quote": one.texts[0]})


def _ask(desk: Desk, asked: Asked) -> bool:
    said = desk.say("listen", f"restate_{asked.kind}", shown=[asked.source], values={asked.kind: asked.text})
    if said:
        desk.asked.append(asked.ask)
    return said
