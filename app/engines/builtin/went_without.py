"""What somebody surely waited for, went without or paid twice: of that one is sorry, in words of theirs."""

import re
from functools import cache

from app.engines.builtin.concern.concerns import Clause
from app.engines.builtin.desk import Desk
from app.engines.builtin.main_point import unfit
from app.engines.builtin.tables import read_table
from app.text.guarded import Guarded
from app.text.particulars import find, ground

_LONGEST = 18
"""Words up to which a clause is one thing and no tale."""
_CLAIMS = frozenset({"money", "percentage"})
"""What they claim is no fact of ours before a note says so."""


def went_without(desk: Desk) -> Clause | None:
    """The clause that tells it, where one does; None to who mourns, writes in a foreign hand or makes it a tale."""
    if "grief" in desk.book.feelings or desk.bearing.despairs:
        return None
    concern = desk.concern
    heart = (concern.heart,) if concern.heart else ()
    singles = (each[0] for each in concern.others if len(each) == 1)
    told = (*heart, *concern.clauses, *concern.point, *singles)
    return next((one for one in told if _is_sure(desk, one)), None)


def _is_sure(desk: Desk, one: Clause) -> bool:
    """Whether a clause tells nothing else, stands by itself and claims no sum that no note names."""
    text = one.text.replace("’", "'")
    if one.quoted or len(text.split()) > _LONGEST or unfit(desk, one) or _table("leans")[0].search(text):
        return False
    noted = [part for note in (*desk.task.plan.facts, *desk.task.plan.options) for part in find(note.text)]
    claimed = any(part.type in _CLAIMS and ground(part, noted) is None for part in find(text))
    owned = "admit" in desk.task.plan.moves
    kinds = (*_table("befell"), *(_table("ours") if owned else ()))
    return not claimed and any(kind.match(text) for kind in kinds)


@cache
def _table(name: str) -> tuple[Guarded, ...]:
    listed = read_table("went_without")[name]
    return tuple(Guarded(one, re.IGNORECASE) for one in ([listed] if isinstance(listed, str) else listed))
