"""Gives the concern of a message back: in clauses of theirs, by its name, or in their own words."""

from app.engines.builtin.chosen import best_told
from app.engines.builtin.concern.concerns import Clause
from app.engines.builtin.concern.statement import apart
from app.engines.builtin.desk import Desk
from app.engines.builtin.main_point import (
    asks_of_it,
    cuts_the_point,
    makes_light,
    tells_of_wrong,
    unfit,
    unquoted,
)
from app.engines.builtin.mood import foreign_hand, slips
from app.engines.builtin.naming import name_a_bare_noun, name_the_matter
from app.engines.builtin.notes.patterns import pattern
from app.engines.builtin.strain import asked_in_shame
from app.engines.builtin.telling import tell_account, tell_asked
from app.text.grammar import tokens

_SHORT_MESSAGE = 80
"""Words of a message up to which a piece of it may be quoted: what it is about is not one thing among many."""
_MANY_SLIPS = 3
"""Slips of a foreign hand from which on a clause without a known one likely holds another."""
_TELLS = 6
"""Words from which on a clause tells by itself what it is about: "you have the sheet" does not."""


def give_back(desk: Desk) -> bool:
    """Say what happened to them where no notes follow: in their clauses, by its name, or in their own words."""
    if desk.bearing.despairs:
        return False  # the words of somebody who may not want to live are not held up to them
    named = _tell(desk) or name_the_matter(desk, "listen", "restate_thing")
    return named or (desk.bare and (_hold_up_a_slip(desk) or name_a_bare_noun(desk)))


def hold_up(desk: Desk) -> bool:
    """Tell one thing of theirs beside notes of which none holds their words: the likeliest, else a few words as they
    stand.
    """
    concern = desk.concern
    heart = (concern.heart,) if concern.heart else ()
    singles = (each[0] for each in concern.others if len(each) == 1)
    held = [
        one
        for one in (*heart, *concern.clauses, *concern.point, *singles)
        if not (unfit(desk, one) or makes_light(one) or slips(one.text) or one.quoted)
    ]
    return tell_account(desk, held[:1]) if held else _quote(desk)


def _tell(desk: Desk) -> bool:
    """Say what happened in a clause of theirs or, where none is sure, in their own words."""
    foreign = foreign_hand(desk.said, desk.task.reading.language)
    if foreign and (not desk.bare or slips(desk.said) >= _MANY_SLIPS):
        return False  # their own slips are not held up to them
    if desk.bearing.only_asks and not tells_of_wrong(desk) and tell_asked(desk, leaning=False):
        return True  # where nothing went wrong, what they ask is the matter
    account = _account(desk)
    if desk.bare and account:
        first = next((a for a in desk.concern.asked if not a.leans), None)
        if first is not None and first.source.start < account[0].source.start:
            tell_asked(desk, leaning=False)  # they begin with it
        return tell_account(desk, account)
    if foreign:
        return False
    clauses = [c for c in desk.concern.clauses if not slips(c.source.text)]
    told = [c for c in clauses if not pattern("self_blame").search(c.text)]
    told = [c for c in told if pattern("tells_of_them").match(c.text) and len(c.text.split()) >= _TELLS]
    if told:
        return tell_account(desk, sorted(told, key=lambda c: c.source.start))
    named = desk.bare and not asks_of_it(desk) and name_the_matter(desk, "listen", "restate_thing")
    # Of a long message, the words that tell the point are not surely found.
    brief = len(tokens(desk.said)) <= _SHORT_MESSAGE
    return tell_asked(desk, leaning=False) or named or (brief and _quote(desk))


def _account(desk: Desk) -> list[Clause]:
    """What they tell that may be told back; what they ask or praise is told elsewhere."""
    asked = [a.source for a in desk.concern.asked] if not desk.bearing.complains else []
    kind = [desk.concern.kind_words.source] if desk.concern.kind_words else []

    def fits(c: Clause) -> bool:
        parted = all(apart(c.source, one) for one in (*kind, *asked))
        return parted and not (unfit(desk, c) or cuts_the_point(desk, c) or makes_light(c))

    account = [c for c in desk.concern.account if fits(c)]
    unheld = "grief" in desk.book.feelings or asked_in_shame(desk) is not None
    account = unquoted(desk, account) if unheld else account
    return best_told(desk, account, lambda c: fits(c) and not (unheld and c.quoted))


def _hold_up_a_slip(desk: Desk) -> bool:
    """Hold up the words that tell it though a slip stands in them, where nothing else shows that they were read."""
    told = (one for one in desk.concern.account if one.quoted and slips(one.text) == 1)
    best = max(told, key=lambda one: one.value, default=None)
    grieves = "grief" in desk.book.feelings
    return (
        best is not None
        and not grieves
        and desk.say("listen", "restate_quote", shown=[best.source], values={"quote": best.text})
    )


def _quote(desk: Desk) -> bool:
    quote = desk.concern.quote
    if quote is not None and (not quote.text[:1].isupper() or slips(quote.text)):
        return False  # torn out of a sentence, it tells nothing; and slips are not held up to them
    # The words of somebody who mourns are not held up to them.
    return (
        quote is not None
        and "grief" not in desk.book.feelings
        and desk.say("listen", "restate_quote", shown=[quote], values={"quote": " ".join(quote.text.split())})
    )
