"""What the message is about: weighted cues by topic, the first sentences and the asks counting more."""

from app.model.profile import Topic
from app.model.reading import Ask, Risk, Sign
from app.reading.phrases import Hit
from app.reading.scan import Scan
from app.reading.topic_words import TOPICS

LEAST = 1.0
"""A topic needs at least this much evidence; one passing word is not a topic."""

BY_WORDS, FULLY = 10.0, 60
"""What the single words of a message of so many words or more add to the topic for which they surely speak, in a
shorter one the less; measured on messages of writers whom neither words nor phrases had seen (docs/decisions/0008)."""
LEAST_BY_WORDS = 0.3
"""Where no phrase speaks for a topic, its words must be this sure of it."""
_SENTENCES = 60

_REPEATED = 0.35
_OPENING = 1.25
_ASKED = 1.3
_REMEDY = 0.6
_REMEDIES: frozenset[Topic] = frozenset(
    {"refund", "cancellation", "billing", "account_access", "privacy", "technical"}
)
"""Topics whose words often name what is asked for instead of what went wrong."""
_IN_DANGER = 2.5
_OPENING_SENTENCES = 3


def find_topic(
    scan: Scan, asks: tuple[Ask, ...], risks: tuple[Risk, ...] = ()
) -> tuple[Topic, tuple[Sign, ...]]:
    """The topic with the most evidence, and the words that show it; "other" where there is too little."""
    scores = weigh_topics(scan, asks, risks)
    best = max(TOPICS, key=lambda t: scores[t])
    phrases = scan.of(f"topic:{best}")
    if scores[best] < (LEAST if phrases else LEAST_BY_WORDS * _worth(scan)):
        return "other", ()
    strongest = sorted(phrases, key=lambda h: (-h.weight, h.start))
    return best, scan.signs(strongest[:6], f"topic:{best}") or _words_for(scan, best)


def weigh_topics(scan: Scan, asks: tuple[Ask, ...], risks: tuple[Risk, ...] = ()) -> dict[Topic, float]:
    """How much speaks for each topic: what went wrong weighs more than the remedy asked for, danger more still."""
    threats = scan.of("abuse:threat")
    scores = {
        topic: _score(
            tuple(h for h in scan.of(f"topic:{topic}") if not _within(h, threats)),
            asks,
            _REMEDY if topic in _REMEDIES else _ASKED,
        )
        for topic in TOPICS
    }
    likely = scan.lexicon.topic_words.likely(scan.words[:_SENTENCES])
    for topic in TOPICS:
        scores[topic] += _worth(scan) * likely.get(topic, 0.0)
    if "safety" in risks and scores["safety"]:
        scores["safety"] += _IN_DANGER
    return scores


def _worth(scan: Scan) -> float:
    """What the words of a message count in all."""
    return BY_WORDS * min(1.0, len(scan.tokens) / FULLY)


def _words_for(scan: Scan, topic: Topic) -> tuple[Sign, ...]:
    """The single words that speak most for a topic for which no phrase stands."""
    tokens = scan.tokens
    places = scan.lexicon.topic_words.strongest([token.word for token in tokens], topic, most=3)
    return tuple(
        Sign(
            text=scan.text[tokens[i].start : tokens[i].end],
            start=tokens[i].start,
            end=tokens[i].end,
            of=f"topic:{topic}",
        )
        for i in sorted(places)
    )


def _within(hit: Hit, others: tuple[Hit, ...]) -> bool:
    """Whether a cue stands in the words of another: the ambulance of a threat is not what it is about."""
    return any(hit.first < other.last and other.first < hit.last for other in others)


def _score(hits: tuple[Hit, ...], asks: tuple[Ask, ...], asked: float) -> float:
    total = 0.0
    seen: dict[int, int] = {}
    covered: set[int] = set()
    for hit in sorted(hits, key=lambda h: (-h.weight, h.first - h.last)):
        if covered.intersection(range(hit.first, hit.last)):
            continue
        covered.update(range(hit.first, hit.last))
        again = seen.get(int(hit.weight), 0)
        seen[int(hit.weight)] = again + 1
        worth = hit.weight * (_REPEATED ** min(again, 3) if hit.weight <= 1 else 0.7**again)
        worth *= _OPENING if hit.sentence < _OPENING_SENTENCES else 1.0
        worth *= asked if any(a.start <= hit.start < a.end for a in asks) else 1.0
        total += worth
    return total
