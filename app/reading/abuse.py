"""Abuse: swearing at the situation, an insult to a person, a threat of harm to a person."""

from collections.abc import Callable, Iterable, Iterator

from app.model.reading import Abuse, Sign
from app.reading.phrases import Hit
from app.reading.scan import Scan
from app.text.compiled import compiled
from app.text.literal import Stretch, figures, meets

_WORST_FIRST: tuple[Abuse, ...] = ("threat", "insult", "swearing")


_QUOTED = compiled(r"“[^”\n]{1,300}”|\"[^\"\n]{1,300}\"|«[^»\n]{1,300}»|„[^“”\n]{1,300}[“”]")
_WORDS_QUOTED = 3
"""Words from which on a quotation is somebody's speech, and not one word held with tongs ("you \"experts\"")."""


def find_abuse(scan: Scan) -> tuple[Abuse, tuple[Sign, ...]]:
    """The worst kind of abuse in the message, and the words of every kind of it.

    "You lot are useless" judges how a firm works and insults nobody; "you useless idiots" does.
    """
    told = [span for span in _QUOTED.finditer(scan.text) if len(span.group().split()) >= _WORDS_QUOTED]

    in_figure = _figures_of(scan)
    judgements = scan.of("abuse:judgement")

    def own(hits: Iterable[Hit]) -> Iterator[Hit]:
        """Without what somebody else said, or wrote on a card, without figures of speech and mere judgements."""
        apart = (hit for hit in hits if not any(q.start() <= hit.start and hit.end <= q.end() for q in told))
        apart = (hit for hit in apart if not any(_within(hit, judged) for judged in judgements))
        return (hit for hit in apart if not in_figure(hit))

    signs = {
        kind: scan.signs(own(scan.of(f"abuse:{kind}")), f"abuse:{kind}", most=8) for kind in _WORST_FIRST
    }
    worst: Abuse = next((kind for kind in _WORST_FIRST if signs[kind]), "none")
    return worst, tuple(sign for kind in _WORST_FIRST for sign in signs[kind])


def _within(hit: Hit, judged: Hit) -> bool:
    """Whether all of an insult lies in a judgement on how a firm works."""
    return hit.name == "abuse:insult" and judged.start <= hit.start and hit.end <= judged.end


def _figures_of(scan: Scan) -> Callable[[Hit], bool]:
    """Tells whether an English wording stands in a manner of speaking ("I could strangle this printer")."""
    english = scan.lexicon.language == "en"
    known: dict[int, tuple[Stretch, ...]] = {}

    def in_figure(hit: Hit) -> bool:
        if not english:
            return False
        sentence = scan.sentences[hit.sentence]
        if hit.sentence not in known:
            known[hit.sentence] = figures(sentence.text)
        return meets(known[hit.sentence], hit.start - sentence.start, hit.end - sentence.start)

    return in_figure
