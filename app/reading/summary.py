"""The calm restatement for the agent: what happened, what is asked and by when, with insults and swearing taken out."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from app.model.profile import Topic
from app.model.reading import Ask, Detail, Risk
from app.model.value import Span
from app.reading.scan import Scan
from app.text.compiled import compiled

_CLAUSES = 2
_ASKS = 3
WORDS = 60
"""Words that a summary aims at: what is asked goes before what happened, and that is cut to the room that is left."""
_ASK_WORDS = 30
_WORDS_LEAST, _WORDS_MOST = 4, 18
_TOLD: tuple[Risk, ...] = ("self_harm", "violence", "safety", "vulnerable", "regulator", "legal")
_HURTFUL = ("abuse:insult", "abuse:threat")
_SOUR = ("anger:sarcasm", "anger:rhetoric", "asks:rhetorical", "asks:mockery")
_TIMES = ("date", "time")
_EDGE = " \t\r\n,;:.!?-–—*\"“”'"
_SPACES = compiled(r"\s+")
_BREAK = compiled(r"[,;:(]\s|\s[-–—]\s")


def summarize(
    scan: Scan, wording: Mapping[str, Any], topic: Topic, asks: Sequence[Ask], risks: Sequence[Risk],
    details: Sequence[Detail], steering: Sequence[Span],
) -> str:  # fmt: skip
    """Two to five short sentences in the wording of `prompts/builtin/<locale>/calm_summary.yaml`; no abuse in them."""
    about = wording["about"].format(topic=wording["topic"][topic])
    ends = _ends(scan, asks, risks, details, wording)
    room = WORDS - len(" ".join([about, *ends]).split())
    clauses = _fitting(_happened(scan, asks, details, steering, wording), room)
    between = wording["between"]
    told = (
        [wording["happened"].format(clauses=between.join(_quote(c, wording) for c in clauses))]
        if clauses
        else []
    )
    return " ".join([about, *told, *ends])


def _ends(
    scan: Scan,
    asks: Sequence[Ask],
    risks: Sequence[Risk],
    details: Sequence[Detail],
    wording: Mapping[str, Any],
) -> list[str]:
    """What is asked and by when, what to mind, and whether words are left out."""
    between = wording["between"]
    calm = [_calm(scan, ask.start, ask.end, wording) for ask in asks[:_ASKS]]
    wanted = [_quote(text, wording) for text in _fitting([text for text in calm if text], _ASK_WORDS)]
    parts = [wording["wants"].format(asks=between.join(wanted)) if wanted else wording["wants_nothing"]]
    when = _times(asks[:_ASKS], details)
    if when:
        parts.append(wording["by"].format(when=between.join(when)))
    told = [wording["risk"][risk] for risk in _TOLD if risk in risks]
    if told:
        parts.append(wording["risks"].format(risks=between.join(told)))
    if any(scan.of(name) for name in _HURTFUL):
        parts.append(wording["softened"])
    return parts


def _fitting(texts: Sequence[str], room: int) -> list[str]:
    """The first texts that fit into `room` words together; the very first always."""
    kept: list[str] = []
    for text in texts:
        room -= len(text.split())
        if kept and room < 0:
            break
        kept.append(text)
    return kept


def _happened(
    scan: Scan,
    asks: Sequence[Ask],
    details: Sequence[Detail],
    steering: Sequence[Span],
    wording: Mapping[str, Any],
) -> list[str]:
    """The sentences that tell most, in the order of the message."""
    ranked: list[tuple[float, int, str]] = []
    for number, sentence in enumerate(scan.sentences[:40]):
        if (
            _meets(sentence, asks)
            or _meets(sentence, steering)
            or any(scan.within(name, number) for name in _SOUR)
        ):
            continue
        text = _calm(scan, sentence.start, _cut(scan, number), wording)
        size = len(text.split())
        if size < _WORDS_LEAST:
            continue
        told = sum(1 for d in details if sentence.start <= d.start < sentence.end)
        trouble = len(scan.within("anger:trouble", number))
        ranked.append((min(told, 3) + 0.5 * min(trouble, 3) - 0.1 * number, number, text))
    best = sorted(sorted(ranked, key=lambda r: -r[0])[:_CLAUSES], key=lambda r: r[1])
    return [text for _, _, text in best]


def _cut(scan: Scan, number: int) -> int:
    """Where to stop in a long sentence: its last pause before the limit of words, or the limit itself."""
    sentence = scan.sentences[number]
    words = [t for t in scan.tokens if t.sentence == number]
    if len(words) <= _WORDS_MOST:
        return sentence.end
    limit = words[_WORDS_MOST - 1].end
    pauses = [m.start() for m in _BREAK.finditer(scan.text, words[_WORDS_LEAST].end, limit)]
    return pauses[-1] if pauses else limit


def _calm(scan: Scan, start: int, end: int, wording: Mapping[str, Any]) -> str:
    """The words from `start` to `end` without swearing; nothing where somebody is insulted or threatened."""
    if any(h.start < end and h.end > start for name in _HURTFUL for h in scan.of(name)):
        return ""
    swearing = sorted(
        {(h.start, h.end) for h in scan.of("abuse:swearing") if h.start < end and h.end > start}
    )
    pieces, at = [], start
    for first, last in swearing:
        if first >= at:
            pieces += [scan.text[at:first], wording["left_out"]]
            at = last
    text = _SPACES.sub(" ", "".join([*pieces, scan.text[at:end]])).strip(_EDGE)
    return _lower(text) if _shouts(text) else text


def _shouts(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return len(letters) > 8 and sum(c.isupper() for c in letters) > 0.7 * len(letters)


def _lower(text: str) -> str:
    """Sentence case; words with a digit are codes and stay."""
    words = [w if any(c.isdecimal() for c in w) else w.lower() for w in text.split(" ")]
    words = ["I" if w == "i" else w for w in words]
    return " ".join(words)[:1].upper() + " ".join(words)[1:]


def _quote(text: str, wording: Mapping[str, Any]) -> str:
    return str(wording["quoted"].format(clause=text))


def _times(asks: Iterable[Ask], details: Sequence[Detail]) -> list[str]:
    found = [
        _SPACES.sub(" ", d.text)
        for a in asks
        for d in details
        if d.type in _TIMES and a.start <= d.start < a.end
    ]
    return list(dict.fromkeys(found))[:3]


def _meets(span: Span, others: Iterable[Span]) -> bool:
    return any(span.start < other.end and span.end > other.start for other in others)
