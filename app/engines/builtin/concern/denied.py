"""What did not come, told in one breath with what had been asked for just before it."""

from collections.abc import Mapping

from app.engines.builtin.concern.beside import with_the_time
from app.engines.builtin.concern.statement import Statement
from app.text.words import content_stems


def with_denials_joined(told: Mapping[int, Statement], text: str) -> dict[int, Statement]:
    """The statements, where "no interpreter came" stands with "you booked an interpreter" just before it.

    By its words alone it would seem to say that again.
    """
    joined = dict(told)
    for place in sorted(told):
        one, before = told[place], joined.get(place - 1)
        if before is None or one.quoted or before.quoted or not one.text.lower().startswith(("no ", "none ")):
            continue
        if content_stems(one.text) <= content_stems(before.text):
            joined[place - 1] = with_the_time(before, one, text)
            del joined[place]
    return joined
