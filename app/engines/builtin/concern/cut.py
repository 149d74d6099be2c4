"""A long sentence cut at its clause boundaries into pieces that may stand alone."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from app.engines.builtin.concern.clause import ClauseGrammar
from app.engines.builtin.concern.fit import SHORTEST
from app.engines.builtin.concern.torn import nobody_does
from app.engines.builtin.concern.words import ConcernWords, Hit
from app.text.compiled import compiled
from app.text.person.words import Token, tokenise

_PARENTHESIS = compiled(r"\([^()]{0,300}\)|\[[^\[\]]{0,300}\]")
_MARK = compiled(
    r"(?:(?<=\bi think)|(?<=\bi believe)|(?<=\bi noticed))\s(?=(?:you|my|our|there|i)\b)"
    r"|[;:](?=\s)|[\u2600-\u27bf\U0001f300-\U0001faff]"
    r"|(?<=\s)[-–—]+\s|—|\.{2,}|…|\n|(?<=[a-z])[.!](?=\s)|,(?=\s)"
    r"|(?<=\s)(?=(?:and|but|so|because|as|which|then|while|although|cos|coz|though"
    r"|i|it|we|i've|ive|i'm|im|it's|its|nobody|you)\s)",
    re.IGNORECASE,
)
_JOIN = compiled(
    r"[\s,;:.!–—-]*(?:(?:and|but|so|because|then|cos|coz|as|though|although|while)\b[\s,]*)*", re.IGNORECASE
)
_HANGS = compiled(r"[\s,]*(?:but|not|unless|until|if|except|only|or|than|though|although)\b", re.IGNORECASE)
_MAY_END = compiled(
    r"[\s,]*(?:and\s+(?:each|every|now|no|then|nothing|nobody|still)|but|so|because|which|order|booking|invoice|account|ref)\b",
    re.IGNORECASE,
)
_LONGEST = 1500
_MOST_MARKS = 24
_MOST_TOKENS = 38
_PREAMBLE = 7
"""Words of a request for help, without a mark, behind which a clause may begin."""
_SHORTEST_PIECE, _LONGEST_PIECE = 8, 200


class Scanned(NamedTuple):
    """A sentence made ready: parentheses blanked out (offsets kept), its tokens, and what is unfit in it."""

    text: str
    tokens: Sequence[Token]
    hits: Sequence[Hit]

    def holds(self, start: int, end: int, *names: str) -> bool:
        """Whether anything of these lists (of any, if none is named) stands between two offsets."""
        return any(start <= h.start < end and (not names or h.name in names) for h in self.hits)


class Piece(NamedTuple):
    """A stretch of a sentence.

    `whole` when nothing was cut off, `last` when it ends the sentence, `hangs` when what follows may turn its meaning.
    """

    start: int
    end: int
    whole: bool
    last: bool
    hangs: bool


def scan(sentence: str, words: ConcernWords) -> Scanned:
    """Make a sentence ready to be cut; of a very long one only the first 1,500 characters count."""
    text = _PARENTHESIS.sub(lambda m: " " * len(m.group()), sentence[:_LONGEST]).replace("’", "'")
    text = _without_tail(text)
    tokens = tokenise(text)
    return Scanned(text, tokens, words.hits(tokens))


def _without_tail(text: str) -> str:
    """The text without the tags, handles, links and faces at its end."""
    while True:
        head, blank, last = text.rstrip().rpartition(" ")
        if not blank or not (last.startswith(("#", "@", "http")) or not any(c.isalnum() for c in last)):
            return text
        text = head


def _words(sentence: Scanned, start: int, end: int) -> list[str]:
    return [token.low for token in sentence.tokens if start <= token.start < end]


def pieces(sentence: Scanned, grammar: ClauseGrammar) -> Iterator[Piece]:
    """Every stretch between two clause boundaries that begins like a clause.

    A clause that hangs on words before it ("if …", "she said …") is never taken out of its sentence.
    """
    text = sentence.text
    size = len(text.rstrip())
    offsets = [t.start for t in sentence.tokens]
    starts, ends = [0], []
    strong = 0
    for mark in list(_MARK.finditer(text))[:_MOST_MARKS]:
        join = _JOIN.match(text, mark.start())
        begin = max(mark.end(), join.end() if join else 0)
        index = bisect_left(offsets, begin)
        opens = grammar.classes.starts_clause([t.low for t in sentence.tokens[index : index + 8]])
        hard = mark.group() not in ("", ",")
        joined = begin > mark.end() or mark.group() == ","
        first = sentence.tokens[index].low if index < len(sentence.tokens) else ""
        polite = (
            opens
            and first in {"i", "i've", "ive", "i'm", "im"}
            and index - bisect_left(offsets, strong) <= _PREAMBLE
        )
        if polite and not joined and sentence.holds(strong, mark.start(), "unsettled"):
            starts.append(begin)
        if hard or (opens and joined and not sentence.holds(strong, mark.start(), "unsettled", "governing")):
            starts.append(begin)
        following = sentence.tokens[index].low if index < len(sentence.tokens) else ""
        shared = joined and grammar.may_follow_cut(following, comma=mark.group() == ",")
        # "Nobody came out and said so": that nobody came out is not what they write.
        shared = shared and not (
            text[mark.end() : begin].strip() == "and"
            and nobody_does(_words(sentence, starts[-1], mark.start()))
        )
        if hard or opens or shared or _MAY_END.match(text, mark.end()):
            ends.append(mark.start())
        strong = begin if hard else strong
    ends.append(size)
    for start in dict.fromkeys(starts):
        for end in dict.fromkeys(ends):
            tokens = bisect_left(offsets, end) - bisect_left(offsets, start)
            if _SHORTEST_PIECE <= end - start <= _LONGEST_PIECE and SHORTEST - 1 <= tokens <= _MOST_TOKENS:
                hangs = end < size and _HANGS.match(text, end) is not None
                yield Piece(start, end, start == 0 and end == size, end == size, hangs)
