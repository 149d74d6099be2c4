"""The small phrase language of the lexicons, and the matcher that finds all phrases of a language in one pass.

A phrase is a row of elements, each matching one word: `refund`, the start of one `refund*`, a choice `sue|suing`, a
class `@staff`, any word `_`, a number `#`. `..` skips up to three words, `...` up to six. A `?` at its start or end
makes an element optional. `^` is the start of a sentence, `$` its end. Gaps stay in a sentence, so time is linear.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from threading import Lock
from typing import Any, NamedTuple

from app.kept.worked_out import worked_out
from app.reading.phrase_elements import Element, Elements
from app.reading.tokens import Token

_KNOWN_MAX = 20_000

_WAY = "beginnings of phrases 1"

_Rest = tuple[str, ...]
"""The pieces of a phrase behind its first."""


class Label(NamedTuple):
    """What a phrase is a cue of: `name` such as "topic:delivery", and how much it weighs."""

    name: str
    weight: float


class Hit(NamedTuple):
    """A phrase found: its label, its place in characters of the text, and the tokens `first` to `last` (exclusive)."""

    name: str
    weight: float
    start: int
    end: int
    first: int
    last: int
    sentence: int


_NONE: dict[Any, Any] = {}
"""What holds nothing, shared by all nodes; never written."""


class _Node:
    """A place in the automaton. `plain` nodes go on by exact words alone, which is nearly all of them.

    `waiting` are phrases that go on from here and for which no nodes have been made yet.
    """

    __slots__ = (
        "any_word",
        "begins",
        "ends",
        "gaps",
        "labels",
        "numbers",
        "plain",
        "sizes",
        "starts",
        "steps",
        "waiting",
        "words",
    )

    def __init__(self) -> None:
        # Most nodes end what leads to them: what they would lack is made when something is first put into it.
        self.steps: dict[Element, _Node] = _NONE
        self.words: dict[str, tuple[_Node, ...]] = _NONE
        self.starts: dict[str, tuple[_Node, ...]] = _NONE
        self.sizes: tuple[int, ...] = ()
        self.any_word: tuple[_Node, ...] = ()
        self.numbers: tuple[_Node, ...] = ()
        self.gaps: tuple[tuple[int, _Node], ...] = ()
        self.begins: tuple[_Node, ...] = ()
        self.ends: tuple[_Node, ...] = ()
        self.labels: tuple[Label, ...] = ()
        self.waiting: Sequence[tuple[_Rest, Label]] = ()
        self.plain = True

    def step(self, element: Element) -> "_Node":
        """The node behind an element, made when first asked for."""
        if element in self.steps:
            return self.steps[element]
        self._open(element)
        node = self.steps[element] = _Node()
        alone = (node,)  # shared by all words that lead here alone, which is most of them
        for word in element.words:
            self.words[word] = (*self.words[word], node) if word in self.words else alone
        if element.starts:
            for start in element.starts:
                self.starts[start] = (*self.starts.get(start, ()), node)
            self.sizes = tuple(sorted({len(start) for start in self.starts}))
        self._step_loosely(element, node)
        self.plain = not (self.starts or self.any_word or self.numbers or self.gaps or self.ends)
        return node

    def _open(self, element: Element) -> None:
        """Make what an element is put into."""
        self.steps = self.steps or {}
        if element.words:
            self.words = self.words or {}
        if element.starts:
            self.starts = self.starts or {}

    def _step_loosely(self, element: Element, node: "_Node") -> None:
        if element.any_word:
            self.any_word += (node,)
        if element.number:
            self.numbers += (node,)
        if element.gap:
            self.gaps += ((element.gap, node),)
        if element.begins:
            self.begins += (node,)
        if element.ends:
            self.ends += (node,)

    def inexact(self, word: str) -> tuple["_Node", ...]:
        """Where the word leads by its start, as any word, or as a number."""
        found = self.any_word
        for size in self.sizes:
            if word[:size] in self.starts and size <= len(word):
                found = found + self.starts[word[:size]]
        if self.numbers and any(c.isdecimal() for c in word):
            found = found + self.numbers
        return found


class Matcher:
    """All phrases of one language as one automaton.

    At first it knows what each phrase begins with; what follows is worked out step by step as texts hold that
    beginning, since few of the phrases are ever met.
    """

    def __init__(self, phrases: Iterable[tuple[str, Label]], classes: Mapping[str, Sequence[str]]) -> None:
        """Raises ConfigurationError for a phrase that cannot be searched fast, or an unknown class of words."""
        self._elements = Elements(classes)
        self._root = _Node()
        self._known: dict[str, list[tuple[_Node, bool]]] = {}
        self._growing = Lock()
        for head, behind in self._beginnings(list(phrases), classes):
            node = self._root.step(Element(*head))
            node.waiting = (*node.waiting, *((rest, Label(*label)) for rest, label in behind))

    def _beginnings(self, phrases: list[tuple[str, Label]], classes: Mapping[str, Sequence[str]]) -> Any:
        """What phrases begin with, each with all that goes on from it: plain tuples, kept from process to process."""
        text = repr((phrases, sorted(classes.items())))
        found = worked_out().get(_WAY, text)
        if found is None:
            behind: dict[Element, list[tuple[_Rest, Label]]] = {}
            for phrase, label in phrases:
                for head, rest in self._ways(self._elements.pieces(phrase, widens="not_" in label.name)):
                    if head:
                        behind.setdefault(head, []).append((rest, label))
            found = [
                (tuple(head), [(rest, tuple(label)) for rest, label in told]) for head, told in behind.items()
            ]
            worked_out().put(_WAY, text, found)
        return found

    def _ways(self, pieces: _Rest) -> Iterator[tuple[Element | None, _Rest]]:
        """What a phrase may go on with, each with what then follows; nothing where it may end here."""
        while pieces:
            head, pieces = self._elements.of(pieces[0]), pieces[1:]
            yield head._replace(optional=False), pieces
            if not head.optional:
                return
        yield None, ()

    def _enter(self, node: _Node, pieces: _Rest, label: Label) -> None:
        """Note what is left of a phrase under what it goes on with."""
        for head, rest in self._ways(pieces):
            if head:
                after = node.step(head)
                after.waiting = (*after.waiting, (rest, label))
            elif label not in node.labels:
                node.labels += (label,)

    def _grown(self, node: _Node) -> _Node:
        """A node with what follows it directly."""
        if node.waiting:
            with self._growing:
                for rest, label in node.waiting:
                    self._enter(node, rest, label)
                node.waiting = ()  # last: whoever finds nothing waiting finds the node whole
        return node

    def find(self, tokens: Sequence[Token]) -> tuple[Hit, ...]:
        """Every phrase that stands in the tokens, in order; of those of one label from one place, the longest."""
        words = [token.word for token in tokens]
        hits: list[Hit] = []
        first = 0
        while first < len(tokens):
            limit = _sentence_end(tokens, first)
            for at in range(first, limit):
                # Of the many phrases that a word may begin, the next word ends nearly all.
                after = words[at + 1] if at + 1 < limit else ""
                starts = [
                    (node, at + 1) for node, open_ in self._opened(words[at]) if open_ or after in node.words
                ]
                if at == first:
                    starts += [(node, at) for node in self._root.begins]
                if starts:
                    hits += _hits(self._run(starts, words, limit), tokens, at)
            first = limit
        return tuple(hits)

    def _opened(self, word: str) -> list[tuple[_Node, bool]]:
        """Where a phrase goes on from its first word, and whether without an exact word to follow.

        Kept, since most words of a language recur.
        """
        known = self._known.get(word)
        if known is None:
            if len(self._known) >= _KNOWN_MAX:
                self._known.clear()
            nodes = map(self._grown, (*self._root.words.get(word, ()), *self._root.inexact(word)))
            known = self._known[word] = [(node, bool(node.labels) or not node.plain) for node in nodes]
        return known

    def _run(
        self, stack: list[tuple[_Node, int]], words: Sequence[str], limit: int
    ) -> list[tuple[Label, int]]:
        """All phrases that the states of the stack lead to: their labels, and the index behind their last word."""
        found: list[tuple[Label, int]] = []
        pop, push = stack.pop, stack.append
        while stack:
            node, at = pop()
            if node.waiting:
                self._grown(node)
            if node.labels:
                found += [(label, at) for label in node.labels]
            # Nearly every state ends here, so nothing is made for those that do.
            if at < limit and words[at] in node.words:
                for after in node.words[words[at]]:
                    push((after, at + 1))
            if not node.plain:
                self._loosely(stack, node, words, at, limit)
        return found

    def _loosely(
        self, stack: list[tuple[_Node, int]], node: _Node, words: Sequence[str], at: int, limit: int
    ) -> None:
        """Push where a node leads by anything but an exact word."""
        if at >= limit:
            stack += [(after, at) for after in node.ends]
            stack += [(after, at) for _, after in node.gaps if self._grown(after).labels]
            return
        if node.sizes or node.any_word or node.numbers:
            stack += [(after, at + 1) for after in node.inexact(words[at])]
        for reach, after in node.gaps:
            _leap(stack, self._grown(after), words, at, min(at + reach + 1, limit))


def _sentence_end(tokens: Sequence[Token], first: int) -> int:
    end = first + 1
    while end < len(tokens) and tokens[end].sentence == tokens[first].sentence:
        end += 1
    return end


def _leap(stack: list[tuple[_Node, int]], after: _Node, words: Sequence[str], at: int, until: int) -> None:
    """Push what follows a gap; where only exact words follow, only those that stand there."""
    if not after.plain or after.labels:
        stack += [(after, place) for place in range(at, until)]
        return
    known = after.words
    for place in range(at, until):
        if words[place] in known:
            stack += [(node, place + 1) for node in known[words[place]]]


def _hits(found: Iterable[tuple[Label, int]], tokens: Sequence[Token], first: int) -> Iterator[Hit]:
    best: dict[str, tuple[int, float]] = {}
    for label, last in found:
        if last <= first:
            continue
        known = best.get(label.name, (0, 0.0))
        best[label.name] = (max(known[0], last), max(known[1], label.weight))
    for name, (last, weight) in best.items():
        yield Hit(
            name, weight, tokens[first].start, tokens[last - 1].end, first, last, tokens[first].sentence
        )
