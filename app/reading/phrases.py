"""The small phrase language of the lexicons, and the matcher that finds all phrases of a language in one pass.

A phrase is a row of elements, each matching one word: `refund`, a start of a word `refund*`, a choice `sue|suing`, a
class `@staff`, any word `_`, a number `#`. `..` skips up to three words, `...` up to six. A `?` at its start or end
makes an element optional. `^` is the start of a sentence, `$` its end. Gaps never cross a sentence, so time stays linear.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from app.errors import ConfigurationError
from app.reading.tokens import Token, fold_word

_GAPS = {"..": 3, "...": 6}
_GAPS_MAX = 3


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


class _Element(NamedTuple):
    words: frozenset[str] = frozenset()
    starts: frozenset[str] = frozenset()
    any_word: bool = False
    number: bool = False
    gap: int = 0
    begins: bool = False
    ends: bool = False
    optional: bool = False


class _Node:
    __slots__ = ("any_word", "begins", "ends", "gaps", "labels", "numbers", "sizes", "starts", "steps", "words")

    def __init__(self) -> None:
        self.steps: dict[_Element, _Node] = {}
        self.words: dict[str, list[_Node]] = {}
        self.starts: dict[str, list[_Node]] = {}
        self.sizes: tuple[int, ...] = ()
        self.any_word: list[_Node] = []
        self.numbers: list[_Node] = []
        self.gaps: list[tuple[int, _Node]] = []
        self.begins: list[_Node] = []
        self.ends: list[_Node] = []
        self.labels: list[Label] = []

    def step(self, element: _Element) -> "_Node":
        if element in self.steps:
            return self.steps[element]
        node = self.steps[element] = _Node()
        for word in element.words:
            self.words.setdefault(word, []).append(node)
        for start in element.starts:
            self.starts.setdefault(start, []).append(node)
        self.sizes = tuple(sorted({len(start) for start in self.starts}))
        if element.any_word:
            self.any_word.append(node)
        if element.number:
            self.numbers.append(node)
        if element.gap:
            self.gaps.append((element.gap, node))
        if element.begins:
            self.begins.append(node)
        if element.ends:
            self.ends.append(node)
        return node


class Matcher:
    """All phrases of one language as one automaton."""

    def __init__(self, phrases: Iterable[tuple[str, Label]], classes: Mapping[str, Sequence[str]]) -> None:
        self._root = _Node()
        for phrase, label in phrases:
            elements = _parse(phrase, classes)
            if sum(1 for e in elements if e.gap) > _GAPS_MAX:
                raise ConfigurationError([f"phrase {phrase!r}: at most {_GAPS_MAX} gaps, so that matching stays linear"])
            _insert(self._root, elements, label)

    def find(self, tokens: Sequence[Token]) -> tuple[Hit, ...]:
        """Every phrase that stands in the tokens, in order of its start; a phrase found twice from one place, once."""
        hits: dict[tuple[str, int, int], Hit] = {}
        size = len(tokens)
        for first in range(size):
            for label, last in self._from(tokens, first, size):
                start, end, sentence = tokens[first].start, tokens[last - 1].end, tokens[first].sentence
                hit = Hit(label.name, label.weight, start, end, first, last, sentence)
                known = hits.get((label.name, first, last))
                if known is None or known.weight < label.weight:
                    hits[(label.name, first, last)] = hit
        return tuple(hits.values())

    def _from(self, tokens: Sequence[Token], first: int, size: int) -> Iterator[tuple[Label, int]]:
        sentence = tokens[first].sentence
        stack: list[tuple[_Node, int]] = [(self._root, first)]
        if first == 0 or tokens[first - 1].sentence != sentence:
            stack += [(node, first) for node in self._root.begins]
        while stack:
            node, at = stack.pop()
            if node.labels and at > first:
                for label in node.labels:
                    yield label, at
            inside = at < size and tokens[at].sentence == sentence
            if not inside:
                stack += [(after, at) for after in node.ends]
                stack += [(after, at) for _, after in node.gaps]
                continue
            for after in _steps(node, tokens[at].word):
                stack.append((after, at + 1))
            for reach, after in node.gaps:
                for skip in range(reach + 1):
                    if at + skip >= size or tokens[at + skip].sentence != sentence:
                        break
                    stack.append((after, at + skip))


def _steps(node: _Node, word: str) -> Iterator[_Node]:
    found = node.words.get(word)
    if found:
        yield from found
    for size in node.sizes:
        if size > len(word):
            break
        found = node.starts.get(word[:size])
        if found:
            yield from found
    if node.any_word:
        yield from node.any_word
    if node.numbers and any(c.isdigit() for c in word):
        yield from node.numbers


def _insert(node: _Node, elements: Sequence[_Element], label: Label) -> None:
    if not elements:
        if label not in node.labels:
            node.labels.append(label)
        return
    head, rest = elements[0], elements[1:]
    if head.optional:
        _insert(node, rest, label)
        head = head._replace(optional=False)
    _insert(node.step(head), rest, label)


def _parse(phrase: str, classes: Mapping[str, Sequence[str]]) -> tuple[_Element, ...]:
    elements = tuple(_element(piece, phrase, classes) for piece in phrase.split())
    fixed = [e for e in elements if not (e.gap or e.begins or e.ends or e.optional or e.any_word)]
    if not fixed or elements[0].gap or elements[0].any_word:
        raise ConfigurationError([f"phrase {phrase!r} must begin with a word and hold one that is not optional"])
    return elements


def _element(piece: str, phrase: str, classes: Mapping[str, Sequence[str]]) -> _Element:
    if piece in _GAPS:
        return _Element(gap=_GAPS[piece])
    if piece == "^":
        return _Element(begins=True)
    if piece == "$":
        return _Element(ends=True)
    optional = piece.endswith("?") or piece.startswith("?")
    words: set[str] = set()
    starts: set[str] = set()
    flags = {"any_word": False, "number": False}
    for choice in _choices(piece.strip("?"), phrase, classes):
        if choice == "_":
            flags["any_word"] = True
        elif choice == "#":
            flags["number"] = True
        elif choice.endswith("*"):
            starts.update(_spellings(choice[:-1]))
        else:
            words.update(_spellings(choice))
    return _Element(frozenset(words), frozenset(starts), optional=optional, **flags)


def _choices(piece: str, phrase: str, classes: Mapping[str, Sequence[str]]) -> Iterator[str]:
    for choice in piece.split("|"):
        if not choice.startswith("@"):
            yield choice
        elif choice[1:] in classes:
            yield from classes[choice[1:]]
        else:
            raise ConfigurationError([f"phrase {phrase!r}: there is no class {choice}"])


def _spellings(word: str) -> set[str]:
    folded = fold_word(word)
    return {folded, folded.replace("'", "")} if "'" in folded and folded.count("'") < len(folded) - 2 else {folded}
