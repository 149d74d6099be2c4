"""Which wordings of a sentence truly ask: where a clause begins, in the customer's own words, and wanting an answer."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from app.reading.clauses import PAUSE, Clauses
from app.reading.phrases import Hit
from app.reading.scan import Scan
from app.text.compiled import compiled

OPENS = ":opens"
_CUES = ("opens", "want", "request", "order", "wonder", "open_question", "inverted", "know", "unless")
_SURE = (":inverted", ":know")
_QUESTIONS = (":wonder", ":open_question", ":inverted")
_LEADS = (":order", ":know", *_QUESTIONS)
"""Cues that ask nothing unless a clause begins with them; others may begin with a word of `_FREE`."""
_FREE = "ask_free"
_TITLED = compiled(r"[A-Z][a-z']*$")
_TITLE_LEAST = 3
"""Words with a capital each that make a title."""
_TURN_MOST = 20
"""Words of a rhetorical turn that are looked at."""


class Cues:
    """The cues of one scanned text, sentence by sentence."""

    def __init__(self, scan: Scan, clauses: Clauses) -> None:
        self.scan = scan
        self.clauses = clauses

    def of(self, number: int) -> tuple[Hit, ...]:
        """The cues of one sentence, without those that only seem to ask; one cue a place."""
        scan, sentence = self.scan, self.scan.sentences[number]
        question = sentence.text.rstrip("\"'”’)* ").endswith("?") or "?" in sentence.text[-6:]
        kept = [
            hit
            for name in _CUES
            for hit in scan.within(f"asks:{name}", number)
            if (question or name != "wonder" or self._after_mark(hit)) and self._stands(hit)
        ]
        cues = self._meant(number, _one_a_place(kept))
        return tuple(c for i, c in enumerate(cues) if not _hangs(scan, c, first=i == 0))

    def _meant(self, number: int, cues: Sequence[Hit]) -> tuple[Hit, ...]:
        """The cues without questions that want no answer: a rhetorical turn begins in their clause or meets them."""
        mocks = self.scan.within("asks:mockery", number)
        turns = self.scan.within("asks:rhetorical", number)
        if not (turns or mocks) or (not mocks and self.scan.within("asks:tell", number)):
            return tuple(cues)
        sour = sorted((*turns, *mocks), key=lambda hit: hit.start)
        firsts = sorted(hit.first for hit in sour)
        covered = {at for hit in sour for at in range(hit.first, min(hit.last, hit.first + _TURN_MOST))}
        kept = []
        for index, cue in enumerate(cues):
            behind = cues[index + 1].first - 1 if index + 1 < len(cues) else cue.last + len(self.scan.tokens)
            after = bisect_left(firsts, cue.first - 1)
            turned = asks_question(cue) and after < len(firsts) and firsts[after] < behind
            ends = self._ends_turn(cue, sour)
            if not turned and not ends and cue.first not in covered and not self._within_turn(cue, sour):
                kept.append(cue)
        return tuple(kept)

    def _ends_turn(self, cue: Hit, sour: Sequence[Hit]) -> bool:
        """Whether a cue behind an "and" belongs to a question that is nothing but a turn: "any idea how it is to …"."""
        sentence = self.scan.sentences[cue.sentence]
        joined = self.scan.tokens[cue.first - 1].word in self.scan.lexicon.words("ask_joins")
        opens = sour[0].start == sentence.start and sentence.text.rstrip().endswith("?")
        return opens and joined and not cue.name.endswith(":request")

    def _within_turn(self, cue: Hit, sour: Sequence[Hit]) -> bool:
        """Whether an order is only the end of a rhetorical turn ("why can't I just speak to somebody?")."""
        tokens, text = self.scan.tokens, self.scan.text
        before = next((hit for hit in reversed(sour) if hit.first < cue.first), None)
        if before is None or not cue.name.endswith(":order"):
            return False
        joined = {tokens[at].word for at in range(before.first, cue.first)} & self.scan.lexicon.words(
            "ask_joins"
        )
        return not joined and not PAUSE.search(text, before.start, cue.start)

    def _after_mark(self, hit: Hit) -> bool:
        """Whether a question without its mark follows a colon or the mark of a list item ("So: where is it, …")."""
        sentence = self.scan.sentences[hit.sentence]
        before = self.scan.text[max(sentence.start, hit.start - 4) : hit.start].strip()
        if not before.endswith((":", ".", ")", "-", "•", "–")):
            return False
        return self.scan.tokens[hit.first].word in self.scan.lexicon.words("ask_questions")

    def _stands(self, hit: Hit) -> bool:
        """Whether a cue stands where a clause begins and not in words that somebody else said."""
        if self.clauses.in_quotes(hit.start) or self._names(hit):
            return False
        free = self.scan.lexicon.words(_FREE)
        anywhere = not hit.name.endswith(_LEADS) and (not free or self.scan.tokens[hit.first].word in free)
        return anywhere or _starts_clause(self.scan, hit)

    def _names(self, hit: Hit) -> bool:
        """Whether a cue is part of a title inside a sentence ("my favourite game, What Did They Forget")."""
        tokens, text = self.scan.tokens, self.scan.text
        if not hit.first or tokens[hit.first - 1].sentence != hit.sentence:
            return False
        behind = hit.first
        while (
            behind < len(tokens)
            and tokens[behind].sentence == hit.sentence
            and _TITLED.match(text, tokens[behind].start, tokens[behind].end)
        ):
            behind += 1
        return behind - hit.first >= _TITLE_LEAST


def asks_question(cue: Hit) -> bool:
    """Whether a cue opens a question."""
    return cue.name.endswith(_QUESTIONS)


def says_it_plainly(cue: Hit) -> bool:
    """Whether it asks by the order of its words, or says what is not known: the weights know few such sentences."""
    return cue.name.endswith(_SURE)


def _one_a_place(hits: Iterable[Hit]) -> tuple[Hit, ...]:
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda h: (h.start, -h.end)):
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
    return tuple(kept)


def _starts_clause(scan: Scan, hit: Hit) -> bool:
    """Whether a cue stands at the start of its sentence, after a pause, or after a joining word."""
    known = scan.lexicon.words
    lead, opens = known("ask_lead"), known("ask_joins") | known("ask_or") | known("ask_openers")
    at = hit.first
    while at and scan.tokens[at - 1].sentence == hit.sentence:
        before = scan.tokens[at - 1]
        between = scan.text[before.end : scan.tokens[at].start]
        if _goes_on_with_it(scan, hit, at - 1):
            return False
        if before.word in opens or PAUSE.search(between) or between.strip():
            return True
        if before.word not in lead and not scan.text.startswith("@", before.start):
            return False
        at -= 1
    return True


def _goes_on_with_it(scan: Scan, hit: Hit, at: int) -> bool:
    """Whether an order is what somebody did ("you then give me a ticket"): its subject stands before it."""
    known, then = scan.lexicon.words, scan.tokens[at]
    told = hit.name.endswith(":order") and at > 0 and scan.tokens[at - 1].sentence == hit.sentence
    return told and then.word in known("ask_openers") and scan.tokens[at - 1].word in known("ask_comma")


def _hangs(scan: Scan, cue: Hit, *, first: bool) -> bool:
    """Whether an order hangs on an "and": with no request before it ("and put it back"), or on "come and take"."""
    at = cue.first - 2
    if not cue.name.endswith(":order") or at < 0 or scan.tokens[at].sentence != cue.sentence:
        return False
    joined = scan.tokens[cue.first - 1].word in scan.lexicon.words("ask_joins")
    return joined and (first or scan.tokens[at].word in scan.lexicon.words("ask_go"))
