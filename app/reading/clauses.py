"""Where one thing asked for ends and the next begins: whole clauses, none of them left hanging."""

from bisect import bisect_left, bisect_right
from typing import NamedTuple

from app.reading.scan import Scan
from app.text.compiled import compiled

WORDS_LEAST, WORDS_MOST = 2, 25
_NAME_WORDS = 3
"""Words of a last line that is taken for the customer's name."""
_TITLE = 3
"""Letters of a title before a full stop that ends nothing ("Mrs.")."""
_NAME_MOST = 8
"""Words of a name within which its verb is looked for."""
PAUSE = compiled(r"[,;:(–—]|\s-\s|\.{2,}")
_MARK = compiled(r"[.!?\n]")
_TRIM = ' \t\r\n,;:.!-–—*("“”'
_MONEY = "£$€¥#"
_AFTER = "%€°"
_PAIRS = (('"', '"'), ("“", "”"), ("(", ")"), ("[", "]"))
_MARK_WITHIN = 400
_NEXT_MARK = compiled(r"\s([2-9])$")
# Each kind of quotation mark, opened after a blank and closed before one; bounded, so the search is linear.
_QUOTED = compiled(
    r"(?<![\w\"])\"(?=[^\s\"])[^\"\n]{1,400}\"(?!\w)|“[^”\n]{1,400}”|«[^»\n]{1,400}»|„[^“\n]{1,400}“|"
    r"(?<![\w'’])['‘](?=[^\s'’])(?:[^'’\n]|['’](?=\w)){1,300}['’](?!\w)"
)
_HURTFUL = ("abuse:insult", "abuse:threat")


class Piece(NamedTuple):
    """The characters of a text that may hold an ask."""

    start: int
    end: int


class _Words(NamedTuple):
    """Closed classes of the language that clauses are cut by."""

    joins: frozenset[str]
    ors: frozenset[str]
    breaks: frozenset[str]
    after_comma: frozenset[str]
    starts: frozenset[str]
    subjects: frozenset[str]
    finite: frozenset[str]
    verbs: frozenset[str]
    objects: frozenset[str]
    questions: frozenset[str]
    things: frozenset[str]
    govern: frozenset[str]
    go: frozenset[str]
    edge: frozenset[str]
    dangling: frozenset[str]
    as_more: frozenset[str]
    run_on: frozenset[str]
    clausal: frozenset[str]
    relatives: frozenset[str]
    lead: frozenset[str]


class Clauses:
    """Cuts the clauses of one scanned text."""

    def __init__(self, scan: Scan) -> None:
        self._scan = scan
        self._words = _Words(*(scan.lexicon.words(f"ask_{n}") for n in _CLASSES))
        self._starts = [token.start for token in scan.tokens]
        self._hurtful = sorted(h.start for name in _HURTFUL for h in scan.of(name))
        self._sour = {
            hit.start
            for hit in scan.of("asks:rhetorical")
            if scan.tokens[hit.first].word in self._words.questions
        }
        self._quotes = quoted(scan)

    def in_quotes(self, start: int) -> bool:
        """Whether a place lies inside words that the text quotes."""
        at = bisect_right(self._quotes, (start, len(self._scan.text))) - 1
        return at >= 0 and self._quotes[at][0] < start < self._quotes[at][1]

    def cut(self, start: int, kept: int, limit: int, *, parted: bool, verbs: bool) -> list[Piece]:
        """The clauses from `start` to `limit`, the first one whole up to `kept`, cut where another thought begins.

        With `parted` things named in a row are told apart, with `verbs` actions too.
        """
        first, whole = bisect_left(self._starts, start), bisect_left(self._starts, limit)
        last = self._before_hurt(first, whole, kept)
        pieces: list[Piece] = []
        opened = first
        for at in range(first + 1, last):
            if self._scan.tokens[at].start < kept or at - opened < WORDS_LEAST:
                continue
            if self._ends(at, last):
                return [*pieces, *self._piece(opened, at)]
            if self._parts(opened, at, last, parted=parted, verbs=verbs):
                pieces += self._piece(opened, at)
                opened = at + 1
        return [*pieces, *self._piece(opened, last, limit if last == whole else None)]

    def _word(self, at: int, last: int) -> str:
        return self._scan.tokens[at].word if at < last else ""

    def _pause(self, at: int) -> bool:
        tokens = self._scan.tokens
        return at >= len(tokens) or bool(PAUSE.search(self._scan.text, tokens[at - 1].end, tokens[at].start))

    def _ends(self, at: int, last: int) -> bool:
        """Whether the word at `at` begins something that is no part of what is asked."""
        words, word, after = self._words, self._word(at, last), self._word(at + 1, last)
        if self._scan.tokens[at].start in self._sour or self._stops(at):
            return True
        if word in words.run_on and self._word(at - 1, last) not in words.clausal | words.govern:
            return True
        if word in words.breaks:
            return not (after in words.as_more or self._word(at - 1, last) in words.as_more)
        if self._pause(at) and (word in words.after_comma or self._tells(at, last)):
            return True
        if word in words.joins or word in words.ors:
            return after in words.subjects or (after in words.starts and self._verb_follows(at + 1, last))
        return False

    def _stops(self, at: int) -> bool:
        """Whether a full stop, or the line of the customer's name, stands in a sentence ("which one. I pay")."""
        tokens = self._scan.tokens
        between = self._scan.text[tokens[at - 1].end : tokens[at].start]
        if "\n" in between and len(tokens) - at <= _NAME_WORDS:
            return True
        before = self._scan.text[tokens[at - 1].start : tokens[at - 1].end]
        titled = between[:1] == "." and before.istitle() and len(before) <= _TITLE
        return "\n\n" in between or (between[:1] in ".!?" and between[1:2].isspace() and not titled)

    def _tells(self, at: int, last: int) -> bool:
        """Whether words like "my mother was" follow: a sentence of its own, not a thing asked for."""
        words = self._words
        return self._word(at, last) in words.starts and any(
            self._word(i, last) in words.finite and self._word(i - 1, last) not in words.questions
            for i in range(at + 2, min(at + 4, last))
        )

    def _parts(self, opened: int, at: int, last: int, *, parted: bool, verbs: bool) -> bool:
        """Whether a joining word opens another thing asked for, which has to be whole too."""
        words, after, then = self._words, self._word(at + 1, last), self._word(at + 2, last)
        if self._word(at, last) not in words.joins or at - opened < WORDS_LEAST + 1 or not then:
            return False
        if after in words.questions:
            return True
        if verbs and after in words.verbs and self._word(at - 1, last) not in words.go:
            return then in words.objects
        if not parted or after not in words.starts or self._verb_follows(at + 1, last):
            return False
        named = any(self._word(i, last) in words.things for i in range(at + 1, min(at + 6, last)))
        governed = any(self._word(i, last) in words.govern for i in range(opened, at))
        return named or (last - at > 4 and not governed)

    def _verb_follows(self, at: int, last: int) -> bool:
        """Whether a name is followed by its verb before any clause that describes it ("the spine is hanging off")."""
        words = self._words
        for i in range(at + 1, min(at + _NAME_MOST, last)):
            if self._word(i, last) in words.finite:
                return True
            if self._word(i, last) in words.relatives or self._pause(i):
                return False
        return False

    def _before_hurt(self, first: int, last: int, kept: int) -> int:
        """`last`, or the boundary before the first insult or threat where the clause can be cut there."""
        tokens = self._scan.tokens
        place = bisect_left(self._hurtful, kept)
        if place == len(self._hurtful) or first >= last or self._hurtful[place] >= tokens[last - 1].end:
            return last
        hurt = bisect_left(self._starts, self._hurtful[place])
        joins = self._words.joins | self._words.ors
        cuts = [at for at in range(first + 2, hurt + 1) if self._pause(at) or tokens[at].word in joins]
        return cuts[-1] if cuts and tokens[cuts[-1]].start >= kept else last

    def _piece(self, first: int, behind: int, limit: int | None = None) -> list[Piece]:
        """The words from `first` to before `behind` without what hangs loose at their edges; none where few are left.

        `limit`: where the text ends that the piece may take with it, a question mark above all.
        """
        tokens, words, tail = self._scan.tokens, self._words, behind
        while first < behind and tokens[first].word in words.edge:
            first += 1
        shortened = behind - first > WORDS_MOST
        if shortened:
            behind = self._shortened(first)
        loose = words.joins | words.ors
        if shortened or self._runs_on(behind):
            loose = loose | words.dangling | words.govern
        behind = self._without_lead(first, behind)
        while behind > first and tokens[behind - 1].word in loose:
            behind -= 1
        if behind - first < WORDS_LEAST:
            return []
        whole = behind == tail and limit is not None
        return [self._trimmed(tokens[first].start, (limit or 0) if whole else tokens[behind - 1].end)]

    def _runs_on(self, at: int) -> bool:
        """Whether the word at `at` begins another thought with no mark before it ("it is late thanks")."""
        tokens = self._scan.tokens
        if at >= len(tokens) or tokens[at].word not in self._words.run_on:
            return False
        return not _MARK.search(self._scan.text, tokens[at - 1].end, tokens[at].start)

    def _without_lead(self, first: int, behind: int) -> int:
        """`behind`, or the joining word from which on all words only lead to what follows ("or at least")."""
        tokens, words = self._scan.tokens, self._words
        at = behind - 1
        while at > first and tokens[at].word in words.lead | words.govern:
            if tokens[at].word in words.joins | words.ors:
                return at
            at -= 1
        return behind

    def _shortened(self, first: int) -> int:
        """Where to stop a clause that runs on: its last pause or joining word within the limit, else the limit."""
        words, tokens = self._words, self._scan.tokens
        for at in range(first + WORDS_MOST, first + 5, -1):
            if self._pause(at) or tokens[at].word in words.joins | words.ors:
                return at
        return first + WORDS_MOST

    def _trimmed(self, start: int, end: int) -> Piece:
        """The place without loose marks; a currency sign, and the other of a pair of marks, belongs to it."""
        text = self._scan.text
        raw = text[start:end]
        start += len(raw) - len(raw.lstrip(_TRIM))
        end = start + len(text[start:end].rstrip(_TRIM))
        if start and text[start - 1] in _MONEY:
            start -= 1
        if text[end : end + 1] and text[end] in _AFTER:
            end += 1
        mark = _NEXT_MARK.search(text, max(start, end - 3), end)
        if (
            mark
            and text[end : end + 1] in ".)"
            and text.rfind(f"{int(mark.group(1)) - 1}.", max(0, start - _MARK_WITHIN), start) >= 0
        ):
            end = mark.start()
        for left, right in _PAIRS:
            opened, closed = text.count(left, start, end), text.count(right, start, end)
            odd = opened % 2 if left == right else opened > closed
            if odd and text[end : end + 1] == right:
                end += 1
        return Piece(start, end)


_CLASSES = (
    "joins", "or", "breaks", "comma", "starts", "subjects", "finite", "verb", "objects", "questions", "things",
    "govern", "go", "edge", "dangling", "as_more", "run_on", "clausal", "relatives",
    "lead",
)  # fmt: skip


def quoted(scan: Scan) -> list[tuple[int, int]]:
    """The places of words in quotation marks; none where nearly the whole text stands in them."""
    text = scan.text
    places = [m.span() for m in _QUOTED.finditer(text)]
    inside = sum(end - start for start, end in places)
    return places if inside <= 0.7 * sum(s.end - s.start for s in scan.sentences) else []
