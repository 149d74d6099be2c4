"""Parts of sentences that can be told by themselves: where one thing opens a reply, it need not be a whole sentence.

"Your man drank a tea (fine) and since then the pressure drops every night": its point stands behind a pause.
"""

from collections.abc import Iterator, Sequence
from itertools import chain, islice

from app.engines.builtin.concern.beside import is_only_a_time, only_proves, weight
from app.engines.builtin.concern.mend import Mender
from app.engines.builtin.concern.recast import Recaster
from app.engines.builtin.concern.statement import Statement
from app.model.brief import Brief
from app.model.reading import Reading
from app.model.value import Span
from app.text.weights.heart import Role

_NOISE, _ASK = 0.6, 0.5
"""How likely a sentence is noise, or an ask, from which on nothing of it is told."""
_SENTENCES, _EACH = 5, 3
"""Sentences that are parted, those that weigh most, and parts of each."""
_SHORTEST = 4
"""Words from which on a part tells something by itself."""


def parts(
    sentences: Sequence[Span],
    weighed: Sequence[Role],
    brief: Brief,
    reading: Reading,
    recaster: Recaster,
    mender: Mender,
) -> Iterator[Statement]:
    """The parts of the weightiest sentences, as the customer's statements; none that leans on what is left off."""
    telling = [place for place, role in enumerate(weighed) if role.noise <= _NOISE and role.ask <= _ASK]
    telling.sort(key=lambda place: -weight(weighed[place], sentences[place].text))
    for place in telling[:_SENTENCES]:
        sentence = sentences[place]
        if is_only_a_time(sentence.text) or only_proves(sentence.text):
            continue
        pauses = recaster.pauses
        cut = chain(pauses.behind(sentence), pauses.leading(sentence), pauses.trailing(sentence))
        for piece in islice((each for each in cut if len(each.text.split()) >= _SHORTEST), _EACH):
            one = recaster.recast(piece, brief, reading, mender)
            if one is not None and not one.leans:
                value = weight(weighed[place], sentence.text)
                yield Statement(place, value, one.text, leans=False, source=one.source, whole=False)
