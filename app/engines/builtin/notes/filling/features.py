"""What the model sees of a place in a note, before which words may be missing, and of a mark between two pieces.

Features are texts. Some hold what was put in before (`Behind`), and are asked anew for each way of filling the note.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from app.engines.builtin.notes.filling.units import MARK, PARTICIPLES, VERBS, Unit, noun_phrase, stretch
from app.engines.builtin.notes.telegraph.classes import fixed_phrases

NONE = "_"
_FRAME = 2
"""Places around one that are looked at with it."""
_MOST = 5
"""Units and tags of a piece that are looked at together."""


class Behind(NamedTuple):
    """What was put in at the last place and at the one before it, and whether the piece has its verb by now."""

    last: str = "<"
    earlier: str = "<"
    verb: bool = False


class Looked(NamedTuple):
    """A row of units with what the model sees of each, looked up once; `NONE` stands around them."""

    row: Sequence[Unit]
    words: Sequence[str]
    tags: Sequence[str]
    kinds: Sequence[str]
    numbers: Sequence[str]

    @classmethod
    def at(cls, row: Sequence[Unit]) -> "Looked":
        """The row looked at."""
        return cls(
            row,
            _framed(unit.word for unit in row),
            _framed(unit.tag for unit in row),
            _framed(unit.kind for unit in row),
            _framed(unit.number for unit in row),
        )

    def is_mark(self, at: int) -> bool:
        """Whether a mark stands at a place."""
        return at < len(self.row) and self.row[at].tag == MARK


def seen(looked: Looked, at: int, kind: str) -> list[str]:
    """What is there to be seen at a place whatever was put in; `kind` is "fact" or "option"."""
    return _seen_mark(looked, at, kind) if looked.is_mark(at) else _seen_gap(looked, at, kind)


def behind(looked: Looked, at: int, pasts: Iterable[Behind]) -> list[list[str]]:
    """What depends on what was put in before, for each of several ways to have done so."""
    return _behind_mark(looked, at, pasts) if looked.is_mark(at) else _behind_gap(looked, at, pasts)


def _framed(seen: Iterable[str]) -> list[str]:
    return [*[NONE] * _FRAME, *seen, *[NONE] * (_FRAME + 1)]


def _around(framed: Sequence[str], at: int) -> Sequence[str]:
    """What stands at a place, at [0], and around it: the next at [1], the one before it at [-1]."""
    return (*framed[at + _FRAME : at + 2 * _FRAME + 1], *framed[at : at + _FRAME])


def _seen_gap(looked: Looked, at: int, kind: str) -> list[str]:
    row = looked.row
    start, end = stretch(row, at)
    w, t, kinds = (_around(each, at) for each in (looked.words, looked.tags, looked.kinds))
    first, whole = at == start, start == 0
    head, after = noun_phrase(row, at)
    h, follows, head_kind = (
        head.word if head else NONE,
        looked.tags[after + _FRAME],
        head.kind if head else NONE,
    )
    has, verb = any(u.tag in VERBS for u in row[start:at]), _next_verb(row[at:end])
    here, before = looked.numbers[at + _FRAME], looked.numbers[at + _FRAME - 1]
    said = any(u.tag == "pronoun" for u in row[start:at])
    tags = [u.tag for u in row[start:end]]
    cap = at < len(row) and row[at].text[:1].isupper()
    mark = row[start - 1].low if start else "-"
    return [
        f"w0={w[0]}", f"w-1={w[-1]}", f"w1={w[1]}", f"b0={w[-1]}|{w[0]}", f"b1={w[0]}|{w[1]}", f"t0={t[0]}",
        f"t-1={t[-1]}", f"t1={t[1]}", f"tt={t[-1]}|{t[0]}", f"tt1={t[0]}|{t[1]}", f"ttt={t[-1]}|{t[0]}|{t[1]}",
        f"tttt={t[-1]}|{t[0]}|{t[1]}|{t[2]}", f"t4={t[-2]}|{t[-1]}|{t[0]}", f"wt={w[-1]}|{t[0]}",
        f"tw={t[-1]}|{w[0]}", f"wt1={w[0]}|{t[1]}", f"first={first}|{whole}", f"f0={first}|{kind}|{whole}",
        f"ft={first}|{t[0]}|{t[1]}|{kind}|{whole}", f"fw={first}|{w[0]}|{kind}", f"pl={before}|{t[0]}",
        f"pl2={_heads(row[start:at])}|{t[0]}|{verb}", f"pl0={here}|{t[0]}|{first}",
        f"plx={here}|{t[-1]}|{t[0]}|{t[1]}", f"len={min(end - start, 6)}|{first}", f"pron={said}|{t[0]}",
        f"last={at == end - 1}|{t[0]}|{t[-1]}", f"sf={w[0][-3:]}|{t[-1]}",
        f"segt={'|'.join(tags[:4])}" if first else "segt",
        f"segd={'|'.join(tags)}|{at - start}" if end - start <= _MOST else "segd",
        f"cont={_held(row, start)}|{first}|{t[0]}", f"sep={mark}|{first}|{t[0]}|{verb}", f"h={h}|{t[-1]}",
        f"hf={head_kind}|{t[-1]}|{first}", f"hf2={head_kind}|{w[-1]}",
        f"hn={head_kind}|{follows}|{first}|{after - at}", f"hnk={head_kind}|{follows}|{first}|{kind}",
        f"nf={kinds[-1]}|{kinds[0]}|{kinds[1]}", f"fix={f'{w[-1]} {h}' in fixed_phrases()}",
        f"np={kinds[-1]}|{t[0]}|{has}|{verb}", f"hp={h}|{w[-1]}", f"cap={cap}|{first}|{whole}|{t[0]}",
        f"when={w[0]}|{t[-1]}|{t[1]}" if t[0] == "time" else "when",
        f"ob={kinds[-1]}|{t[0]}|{t[1]}", f"obw={w[0]}|{kinds[-1]}",
        f"end={at == len(row)}|{t[-1]}|{kind}",
    ]  # fmt: skip


def _behind_gap(looked: Looked, at: int, pasts: Iterable[Behind]) -> list[list[str]]:
    row = looked.row
    start, end = stretch(row, at)
    word, t0, before = looked.words[at + _FRAME], looked.tags[at + _FRAME], looked.tags[at + _FRAME - 1]
    has, verb = any(u.tag in VERBS for u in row[start:at]), _next_verb(row[at:end])
    first = at == start
    return [
        [
            f"p={p}", f"p0={p}|{t0}", f"pw={p}|{word}", f"pp={earlier}|{p}", f"ptt={p}|{before}|{t0}",
            f"vb={has}|{verb}|{told}", f"vbt={has}|{verb}|{told}|{before}|{t0}", f"sv={told}|{before}|{t0}",
            f"psep={p}|{first}|{t0}|{verb}",
        ]
        for p, earlier, told in pasts
    ]  # fmt: skip


def _seen_mark(looked: Looked, at: int, kind: str) -> list[str]:
    row = looked.row
    left, right, sign = row[stretch(row, at)[0] : at], _right(row, at), row[at].low
    l0, r0, more = (
        looked.tags[at + _FRAME - 1],
        right[0].tag if right else NONE,
        at + 1 + len(right) < len(row),
    )
    verbs = f"{_verbal(left)}{_verbal(right)}"
    tags = "|".join(u.tag for u in right)
    features = [
        "", f"R={r0}", f"L={l0}", f"w={right[0].word if right else NONE}", f"LR={l0}|{r0}", f"v={verbs}|{r0}",
        f"Rt={'|'.join(u.tag for u in right[:3])}", f"Rs={tags}" if len(right) < _MOST else "Rs",
        f"k={kind}|{verbs}", f"n={min(len(right), _MOST)}|{_verbal(right)}",
        f"c={stretch(row, at)[0] > 0}|{more}|{_verbal(right)}", f"wl={looked.words[at + _FRAME - 1]}",
        f"more={more}|{verbs}",
    ]  # fmt: skip
    return [f"S{sign}|{feature}" for feature in features]


def _behind_mark(looked: Looked, at: int, pasts: Iterable[Behind]) -> list[list[str]]:
    row = looked.row
    left, right = row[stretch(row, at)[0] : at], _right(row, at)
    verbs, sign = f"{_verbal(left)}{_verbal(right)}", row[at].low
    return [
        [f"S{sign}|sv={verbs}|{past.verb}", f"S{sign}|svr={past.verb}|{_verbal(right)}"] for past in pasts
    ]


def _right(row: Sequence[Unit], at: int) -> Sequence[Unit]:
    return row[at + 1 : stretch(row, at + 1)[1]] if at + 1 < len(row) else ()


def _heads(before: Sequence[Unit]) -> str:
    """Whether the last noun before a place is one or several."""
    return next((u.number for u in reversed(before) if u.tag == "noun"), NONE)


def _next_verb(after: Sequence[Unit]) -> str:
    verbal = VERBS | PARTICIPLES | {"ing", "base"}
    return next((u.tag for u in after if u.tag in verbal), "-")


def _verbal(units: Sequence[Unit]) -> str:
    """Whether a piece has a verb, a participle or neither."""
    tags = {u.tag for u in units}
    return "v" if tags & VERBS else "p" if tags & PARTICIPLES else "n"


def _held(row: Sequence[Unit], start: int) -> str:
    """What the piece before holds."""
    if start < 2:
        return "none" if start == 0 else _verbal(row[: start - 1])
    return _verbal(row[stretch(row, start - 1)[0] : start - 1]) if row[start - 2].tag != MARK else "none"


def all_features(row: Sequence[Unit], at: int, kind: str, past: Behind) -> list[str]:
    """All that is seen at a place."""
    looked = Looked.at(row)
    return [*seen(looked, at, kind), *behind(looked, at, [past])[0]]
