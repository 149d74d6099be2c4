"""What the customer asks for: the shortest clauses that still say it, each thing once."""

from collections.abc import Iterable, Sequence

from app.model.reading import Ask, Sign
from app.model.value import Span
from app.reading.clauses import PAUSE, Clauses, Piece
from app.reading.cues import OPENS, Cues, asks_question, says_it_plainly
from app.reading.phrases import Hit
from app.reading.plain_questions import asks_nothing, asks_surely
from app.reading.scan import Scan
from app.text import words as word_room
from app.text.compiled import compiled

ASKS_MAX = 12
_ENOUGH = 20 * ASKS_MAX
_SAME = 0.75
_LIST_PART = compiled(r"[;,](?=\s)")
_ITEM = compiled(r"^[ \t]{0,8}(?:\(?(?:\d{1,2}|[a-hA-H]|i{1,3}|iv)[.)]|[-*•–])(?:[ \t]{1,4}(?=\S)|$)")
_INLINE_ITEM = compiled(r"(?<!\w)\(?(?:[1-9]|[a-f]|i{1,3}|iv)\)[ \t]{0,4}(?=\S)")
_ONLY_MARK = compiled(r"[\s:,]*\(?(?:[1-9]|[a-f]|i{1,3}|iv)\)\s*")
_BEFORE_LIST = (OPENS, ":want", ":request", ":order")
_LEAST = 2
"""Words that a list's opener or a short question needs behind or in it."""
_TERSE = 4
"""Words of a sentence that is no more than an order."""
_LIST_WITHIN = 400
_COLON_WITHIN = 24
"""Characters behind an opener, and behind a request, within which a list begins: so the search stays linear."""


class _Finder:
    """Goes through one scanned text and gathers the places of what is asked for."""

    def __init__(self, scan: Scan) -> None:
        self.scan = scan
        self.clauses = Clauses(scan)
        self._cues = Cues(scan, self.clauses)
        self.demands = {hit.sentence for hit in scan.of("asks:demand")}
        self.found: list[tuple[Piece, bool]] = []
        self._listing = self._marked = self._named = False
        self._lead_in: int | None = None

    def read(self, number: int) -> None:
        """Take what one sentence asks for."""
        sentence = self.scan.sentences[number]
        item = _item(self.scan, number)
        if item == len(sentence.text):
            self._marked = True
            return
        marked, self._marked = self._marked, False
        if (item or marked) and self._listing:
            self._take_item(sentence.start + item, sentence.end)
            return
        cues = self._cues.of(number)
        pieces = [p for cue, limit in self._limited(cues, sentence) for p in self._cut(cue, limit)]
        pieces = [(p, cue) for p, cue in pieces if not self._describes(p, sentence)]
        listed = (
            marked or item > 0 or any(c.name.endswith(OPENS) for c in cues) or sentence.text.endswith(":")
        )
        plainly = listed or _is_terse(cues, sentence) or any(map(says_it_plainly, cues))
        if pieces and not plainly and asks_nothing(self.scan, number):
            return
        if not pieces and not cues and self._named and self._names_thing(number):
            self._take_item(sentence.start + item, sentence.end)
            return
        if not pieces and ((not cues and self._asks_plainly(number)) or self._asks_surely(number)):
            self.found += [
                (p, False)
                for p in self.clauses.cut(
                    sentence.start + item, sentence.start + item, sentence.end, parted=False, verbs=False
                )[:1]
            ]
            return
        self.found += [(p, number in self.demands and not asks_question(c)) for p, c in pieces]
        opens = any(c.name.endswith(OPENS) for c in cues)
        self._named = opens or (self._named and bool(pieces))
        self._lead_in = len(self.found) - 1 if pieces and sentence.text.endswith(":") else None
        self._listing = opens or _opens_list(sentence, len(pieces)) or (self._listing and item > 0)

    def _describes(self, piece: Piece, sentence: Span) -> bool:
        """Whether it tells of somebody named just before, and asks nothing: "my wife, who is coeliac, was told"."""
        before = sentence.text[: max(piece.start - sentence.start, 0)].rstrip()
        first = self.scan.text[piece.start : sentence.end].split(maxsplit=1)[:1]
        relative = bool(first) and first[0] in self.scan.lexicon.words("ask_relatives")
        return (
            relative and before.endswith(",") and " " in before and not sentence.text.rstrip().endswith("?")
        )

    def _take_item(self, start: int, end: int) -> None:
        if self._lead_in is not None:
            del self.found[self._lead_in]
            self._lead_in = None
        pieces = self.clauses.cut(start, start, end, parted=False, verbs=False)
        self.found += [(piece, True) for piece in pieces[:1]]

    def _asks_plainly(self, number: int) -> bool:
        """Whether a question with none of our wordings is one all the same, where a language has few of them."""
        sentence = self.scan.sentences[number]
        return (
            sentence.text.rstrip().endswith("?")
            and bool(self.scan.lexicon.words("ask_plain"))
            and not self.scan.within("asks:rhetorical", number)
            and not self.clauses.in_quotes(sentence.start + 1)
        )

    def _asks_surely(self, number: int) -> bool:
        return asks_surely(self.scan, number) and not self.clauses.in_quotes(
            self.scan.sentences[number].start + 1
        )

    def _names_thing(self, number: int) -> bool:
        """Whether a sentence behind "here is what I want" only names a thing ("A new date.")."""
        words = self.scan.sentences[number].text.lower().replace(",", " ").split()
        known = self.scan.lexicon.words
        if not 3 <= len(words) <= 25 or words[0] not in known("ask_names"):
            return False
        name = words[: next((i for i, w in enumerate(words) if w in known("ask_relatives")), len(words))]
        return known("ask_finite").isdisjoint(name)

    def _limited(self, cues: tuple[Hit, ...], sentence: Span) -> Iterable[tuple[Hit, int]]:
        """Each cue and where its words end: a list takes the sentence, cues joined by "and" are one."""
        joins = self.scan.lexicon.words("ask_joins") | self.scan.lexicon.words("ask_or")
        joined: Hit | None = None
        for index, own in enumerate(cues):
            cue = own._replace(start=joined.start, first=joined.first) if joined else own
            joined = None
            if self._list_within(cue, sentence.end):
                yield cue, sentence.end
                return
            after = cues[index + 1] if index + 1 < len(cues) else None
            if after and _ONLY_MARK.fullmatch(self.scan.text, cue.end, after.start):
                joined = cue  # "could you (1) confirm it": the list follows
                continue
            if after and (
                (after.first - cue.first == 2 and self.scan.tokens[after.first - 1].word in joins)
                or self._goes_through(cue, after)
            ):
                joined = cue
                continue
            yield cue, after.start if after else sentence.end

    def _goes_through(self, cue: Hit, after: Hit) -> bool:
        """Whether a "please" stands in the middle of a question ("would somebody in charge please call")."""
        tokens, known = self.scan.tokens, self.scan.lexicon.words
        before = tokens[after.first - 1]
        opened = asks_question(cue) or (
            cue.name.endswith(":request") and tokens[cue.last - 1].word not in known("ask_verb")
        )
        return (
            opened
            and tokens[after.first].word in known("ask_openers")
            and before.word not in known("ask_joins") | known("ask_or")
            and not PAUSE.search(self.scan.text, before.end, after.start)
        )

    def _goes_on(self, cue: Hit, limit: int) -> bool:
        """Whether the opener of a list names the one thing itself ("all I want is my money back")."""
        last = self.scan.tokens[cue.last - 1].word
        return (
            last in self.scan.lexicon.words("ask_goes_on")
            and len(self.scan.text[cue.end : limit].split()) >= _LEAST
        )

    def _is_question(self, piece: Piece) -> bool:
        """Whether a short question says something: "what happened?", and not "and what waste?" or "or did you?"."""
        words = _words(self.scan.text[piece.start : piece.end])
        finite, subjects = self.scan.lexicon.words("ask_finite"), self.scan.lexicon.words("ask_subjects")
        if len(words) > _LEAST or not finite:
            return True
        return not finite.isdisjoint(words) and not (words[0] in finite and words[-1] in subjects)

    def _list_within(self, cue: Hit, end: int) -> bool:
        """Whether a list with marks, or behind a colon, follows a cue in its sentence."""
        if not cue.name.endswith(_BEFORE_LIST):
            return False
        near = min(end, cue.start + _LIST_WITHIN)
        return self._colon(cue, end) > 0 or len(_INLINE_ITEM.findall(self.scan.text, cue.start, near)) > 1

    def _colon(self, cue: Hit, end: int) -> int:
        within = _LIST_WITHIN if cue.name.endswith(OPENS) else _COLON_WITHIN
        return self.scan.text.find(": ", cue.start, min(end - 3, cue.end + within))

    def _parts_of_list(self, start: int, end: int) -> list[int]:
        """Where the things of a list in a row begin; "in Galway" goes with the thing before it."""
        known = self.scan.lexicon.words
        opens = known("ask_starts") | known("ask_questions") | known("ask_things") | known("ask_verb")
        text = self.scan.text
        marks = [m.end() for m in _LIST_PART.finditer(text, start, end)]
        return [start, *(m for m in marks if not opens or _first_word(text, m, end) in opens)]

    def _cut(self, cue: Hit, limit: int) -> list[tuple[Piece, Hit]]:
        """The clauses that a cue opens: the things of its list, or what it asks for itself."""
        text = self.scan.text
        colon = self._colon(cue, limit) if cue.name.endswith(_BEFORE_LIST) else -1
        inline = list(_INLINE_ITEM.finditer(text, cue.start, limit))
        if len(inline) > 1:
            starts, ends = [m.end() for m in inline], [*(m.start() for m in inline[1:]), limit]
        elif colon > 0:
            starts = self._parts_of_list(colon + 1, limit)
            ends = [*(s - 1 for s in starts[1:]), limit]
        elif cue.name.endswith(OPENS) and not self._goes_on(cue, limit):
            return []
        else:
            pieces = self.clauses.cut(
                cue.start, cue.end, limit, parted=not _whole(cue), verbs=not asks_question(cue)
            )
            return [(p, cue) for p in pieces if not asks_question(cue) or self._is_question(p)]
        cut = [
            self.clauses.cut(s, s, e, parted=False, verbs=False) for s, e in zip(starts, ends, strict=True)
        ]
        return [(pieces[0], cue) for pieces in cut if pieces]


def find_asks(scan: Scan, steering: tuple[Sign, ...] = ()) -> tuple[Ask, ...]:
    """Asks in the order of the text; from a sentence with one of the `steering` signs on, its line is passed over."""
    finder = _Finder(scan)
    lines = [(sign.start, _line_end(scan.text, sign.end)) for sign in steering]
    for number, sentence in enumerate(scan.sentences):
        if not any(start < sentence.end and end > sentence.start for start, end in lines):
            finder.read(number)
        if len(finder.found) > _ENOUGH:
            break
    return _distinct(scan, finder.found)


def _is_terse(cues: Sequence[Hit], sentence: Span) -> bool:
    """Whether a sentence is nothing but a short order ("Unsubscribe me."), of which weights tell little."""
    first = next(iter(cues), None)
    orders = first is not None and first.name.endswith(":order") and first.start == sentence.start
    return orders and len(sentence.text.split()) <= _TERSE


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return end if end >= 0 else len(text)


def _whole(cue: Hit) -> bool:
    """Whether things in a row belong to one ask: "can you tell me the price and the date"."""
    return asks_question(cue) or cue.name.endswith(":request")


def _item(scan: Scan, number: int) -> int:
    """Characters of a list mark ("1.", "(a)", "Two:") at the start of a sentence; 0 where there is none."""
    sentence = scan.sentences[number]
    mark = _ITEM.match(sentence.text)
    if mark:
        return mark.end()
    head = sentence.text[:12]
    word = head.split(":")[0].split(",")[0]
    return (
        len(word) + 1 if len(word) < len(head) and word.lower() in scan.lexicon.words("ask_ordinals") else 0
    )


def _words(text: str) -> list[str]:
    return [word.strip("?!.,'\"") for word in text.lower().split()]


def _first_word(text: str, start: int, end: int) -> str:
    words = text[start : min(end, start + 40)].lower().split()
    joined = len(words) > 1 and words[0] in ("and", "&")
    return words[1] if joined else "".join(words[:1])


def _opens_list(sentence: Span, found: int) -> bool:
    """A request that ends in a colon, or is all of a short line, opens the list that follows."""
    return found > 0 and (sentence.text.endswith(":") or len(sentence.text.split()) <= 7)


def _distinct(scan: Scan, found: Sequence[tuple[Piece, bool]]) -> tuple[Ask, ...]:
    asks: list[Ask] = []
    stems: list[frozenset[str]] = []
    threats = scan.of("abuse:threat")
    for piece, demand in found:
        if len(asks) == ASKS_MAX:
            break
        if any(hit.start < piece.end and hit.end > piece.start for hit in threats):
            continue
        text = scan.text[piece.start : piece.end]
        mine = word_room.content_stems(text, scan.lexicon.language)
        if any(mine and other and len(mine & other) >= _SAME * min(len(mine), len(other)) for other in stems):
            continue
        asks.append(Ask(text=text, start=piece.start, end=piece.end, demand=demand))
        stems.append(mine)
    return tuple(asks)
