"""What the customer asks for: the shortest clauses that still say it, each thing once."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from app.model.reading import Ask, Sign
from app.model.value import Span
from app.reading.phrases import Hit
from app.reading.scan import Scan
from app.reading.tokens import Token
from app.text import words as word_room

ASKS_MAX = 12
WORDS_MAX = 30
_SAME = 0.75
_PAUSE = re.compile(r"[,;:(–—]|\s-\s|\.{2,}")
_LIST_PART = re.compile(r"[;,](?=\s)")
_ITEM = re.compile(r"^[ \t]{0,8}(?:\(?(?:\d{1,2}|[a-hA-H]|i{1,3}|iv)[.)]|[-*•–])(?:[ \t]{1,4}(?=\S)|$)")
_INLINE_ITEM = re.compile(r"(?<!\w)\(?(?:[1-9]|[a-f]|i{1,3}|iv)\)[ \t]{0,4}(?=\S)")
_TRIM = ' \t\r\n,;:.!-–—(*"“”'
_CUES = ("want", "request", "order", "wonder", "open_question", "unless")
_LEADS = ("order", "wonder")
_BEFORE_LIST = (":want", ":request", ":order")
_WHOLE = ("wonder", "open_question", "request")


class _Piece(NamedTuple):
    start: int
    end: int
    demand: bool


class _Words(NamedTuple):
    """Closed classes of the language that clauses are cut by."""

    joins: frozenset[str]
    breaks: frozenset[str]
    starts: frozenset[str]
    after_comma: frozenset[str]
    ors: frozenset[str]


def find_asks(scan: Scan, steering: tuple[Sign, ...] = ()) -> tuple[Ask, ...]:
    """Asks in the order of the text; sentences that hold one of the `steering` signs are passed over."""
    words = _Words(
        *(scan.lexicon.words(n) for n in ("ask_joins", "ask_breaks", "ask_starts", "ask_comma", "ask_or"))
    )
    demands = {hit.sentence for hit in scan.of("asks:demand")}
    pieces: list[_Piece] = []
    listing = marked = False
    opener: Span | None = None
    for number, sentence in enumerate(scan.sentences):
        if any(s.start < sentence.end and s.end > sentence.start for s in steering):
            continue
        cues = _cues(scan, number)
        item = _item(scan, number)
        if item == len(sentence.text):
            marked = True
            continue
        if (item or marked) and listing:
            marked = False
            if opener and pieces and pieces[-1].start >= opener.start:
                pieces.pop()
            opener = None
            pieces.append(_Piece(sentence.start + item, sentence.end, demand=True))
            continue
        found = [
            p
            for cue, limit in _limited(cues, sentence)
            for p in _clauses(scan, cue, limit, words, number in demands)
        ]
        pieces += found
        opener = sentence if _opens_list(sentence, found) and len(found) == 1 else None
        listing = _opens_list(sentence, found) or (listing and item > 0)
    return _distinct(scan, pieces)


def _item(scan: Scan, number: int) -> int:
    """Characters of a list mark ("1.", "(a)", "Two:") at the start of a sentence; 0 where there is none."""
    sentence = scan.sentences[number]
    mark = _ITEM.match(sentence.text)
    if mark:
        return mark.end()
    word, colon, _ = sentence.text[:12].partition(":")
    return len(word) + 1 if colon and word.lower() in scan.lexicon.words("ask_ordinals") else 0


def _cues(scan: Scan, number: int) -> tuple[Hit, ...]:
    """The cues of one sentence, without those that only seem to ask; one cue a place."""
    sentence = scan.sentences[number]
    question = sentence.text.rstrip("\"'”’)* ").endswith("?") or "?" in sentence.text[-6:]
    rhetorical = bool(scan.within("asks:rhetorical", number))
    told = bool(scan.within("asks:tell", number))
    kept: list[Hit] = []
    for name in _CUES:
        if rhetorical and name in ("wonder", "open_question") and not told:
            continue
        for hit in scan.within(f"asks:{name}", number):
            if name == "wonder" and not question:
                continue
            if name in _LEADS and not _starts_clause(scan, hit):
                continue
            kept.append(hit)
    cues = _one_a_place(kept)
    return tuple(c for i, c in enumerate(cues) if i or not _after_join(scan, c))


def _one_a_place(hits: Iterable[Hit]) -> tuple[Hit, ...]:
    ordered = sorted(hits, key=lambda h: (h.start, -h.end))
    kept: list[Hit] = []
    for hit in ordered:
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
    return tuple(kept)


def _starts_clause(scan: Scan, hit: Hit) -> bool:
    """Whether a cue stands at the start of its sentence, after a pause, or after a joining word."""
    if hit.first == 0 or scan.tokens[hit.first - 1].sentence != hit.sentence:
        return True
    before = scan.tokens[hit.first - 1]
    if before.word in scan.lexicon.words("ask_lead"):
        return True
    return (
        bool(_PAUSE.search(scan.text, before.end, hit.start))
        or scan.text[before.end : hit.start].strip() != ""
    )


def _after_join(scan: Scan, cue: Hit) -> bool:
    """Whether an order hangs on an "and" with no request before it: then it tells what happened ("and put it back")."""
    if not cue.name.endswith(":order") or cue.first == 0:
        return False
    before = scan.tokens[cue.first - 1]
    opens = cue.first < 2 or scan.tokens[cue.first - 2].sentence != cue.sentence
    return before.sentence == cue.sentence and not opens and before.word in scan.lexicon.words("ask_joins")


def _limited(cues: tuple[Hit, ...], sentence: Span) -> Iterable[tuple[Hit, int]]:
    for index, cue in enumerate(cues):
        yield cue, cues[index + 1].start if index + 1 < len(cues) else sentence.end


def _clauses(scan: Scan, cue: Hit, limit: int, words: _Words, demand: bool) -> list[_Piece]:
    """The clause that a cue opens, cut where another thought begins, and parted at "and a …"."""
    whole = cue.name.endswith(_WHOLE)
    demand = demand and not whole
    colon = scan.text.find(": ", cue.start, limit - 3) if cue.name.endswith(_BEFORE_LIST) else -1
    inline = list(_INLINE_ITEM.finditer(scan.text, cue.start, limit))
    if len(inline) > 1 or colon > 0:
        starts = [m.end() for m in inline] if len(inline) > 1 else _listed(scan.text, colon + 1, limit)
        ends = (
            [*(m.start() for m in inline[1:]), limit]
            if len(inline) > 1
            else [*(s - 1 for s in starts[1:]), limit]
        )
        return [_Piece(start, end, demand) for start, end in zip(starts, ends, strict=True)]
    tokens = [
        t
        for t in scan.tokens[cue.first : cue.first + WORDS_MAX + 20]
        if t.start < limit and t.sentence == cue.sentence
    ]
    pieces: list[_Piece] = []
    start, count = cue.start, 0
    for index, token in enumerate(tokens):
        count += 1
        if token.start < cue.end or count <= 2:
            continue
        pause = _PAUSE.search(scan.text, tokens[index - 1].end, token.start)
        new = (token.word in words.after_comma and pause) or _or_else(tokens, index, words)
        if new or token.word in words.breaks or count > WORDS_MAX:
            return [*pieces, _Piece(start, tokens[index - 1].end, demand)]
        if not whole and token.word in words.joins and count > 3 and _parts(tokens, index, words):
            pieces.append(_Piece(start, tokens[index - 1].end, demand))
            start, count = tokens[index + 1].start, 0
    return [*pieces, _Piece(start, limit, demand)]


def _or_else(tokens: list[Token], index: int, words: _Words) -> bool:
    """Whether an "or" brings what the customer will do otherwise ("or I cancel") and not another thing asked for."""
    after = tokens[index + 1].word if index + 1 < len(tokens) else ""
    return tokens[index].word in words.ors and after in words.after_comma


def _listed(text: str, start: int, limit: int) -> list[int]:
    """Starts of the things named after a colon, parted by commas, semicolons or "and"."""
    return [start, *(m.end() for m in _LIST_PART.finditer(text, start, limit))]


def _parts(tokens: list[Token], index: int, words: _Words) -> bool:
    """Whether the word after a joining word opens another thing asked for."""
    if index + 2 >= len(tokens):
        return False
    return tokens[index + 1].word in words.starts


def _opens_list(sentence: Span, found: list[_Piece]) -> bool:
    """A request that ends in a colon, or is all of a short line, opens the list that follows."""
    return bool(found) and (sentence.text.endswith(":") or len(sentence.text.split()) <= 7)


def _distinct(scan: Scan, pieces: Iterable[_Piece]) -> tuple[Ask, ...]:
    asks: list[Ask] = []
    stems: list[frozenset[str]] = []
    for piece in pieces:
        if len(asks) == ASKS_MAX:
            break
        ask = _ask(scan, piece)
        if ask is None:
            continue
        mine = word_room.content_stems(ask.text, scan.lexicon.language)
        if any(mine and other and len(mine & other) >= _SAME * min(len(mine), len(other)) for other in stems):
            continue
        asks.append(ask)
        stems.append(mine)
    return tuple(asks)


def _ask(scan: Scan, piece: _Piece) -> Ask | None:
    """The piece without the joining words and marks at its edges; nothing where too little is left."""
    raw = scan.text[piece.start : piece.end]
    start = piece.start + len(raw) - len(raw.lstrip(_TRIM))
    body = raw.strip(_TRIM)
    joins = scan.lexicon.words("ask_joins")
    words = body.split()
    while words and words[-1].lower().strip(_TRIM) in joins | {"or"}:
        body = body[: body.rfind(words.pop())].rstrip(_TRIM)
    if words and words[0].lower() in joins:
        start += len(words[0]) + len(body[len(words[0]) :]) - len(body[len(words[0]) :].lstrip())
        body = body[len(words[0]) :].lstrip()
    if sum(1 for c in body if c.isalpha()) < 3 or len(body.split()) < 2:
        return None
    return Ask(text=body, start=start, end=start + len(body), demand=piece.demand)
