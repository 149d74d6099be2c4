"""Finds what opens something: passwords, keys, tokens and one-time codes, said as such or of a known make."""

import re
from collections.abc import Iterator
from functools import cache

from app.privacy.cues import cues, lowered
from app.privacy.hit import Hit
from app.text.compiled import compiled

_VALUE = (
    r"(?P<value>\"[^\"\n]{3,128}\"|“[^”\n]{3,128}”|„[^“”\n]{3,128}[“”]|«[^»\n]{3,128}»|'[^'\n]{3,128}'|`[^`\n]{3,128}`"
    r"|\S{3,400})"
)
_OPENING = "\"“„«'`"
_MADE = compiled(
    r"-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----[\s\S]{0,8000}?(?:-----END [A-Z ]{0,30}PRIVATE KEY-----|\Z)"
    r"|\b(?:sk|pk|rk)[-_](?:live[-_]|test[-_]|proj[-_]|ant[-_])?[\w\-]{16,400}"
    r"|\bAKIA[A-Z0-9]{12,20}\b|\bAIza[\w\-]{30,45}|\bgh[pousr]_\w{20,255}|\bgithub_pat_\w{20,255}"
    r"|\bglpat-[\w\-]{16,64}|\bxox[abeprs]-[\w\-]{10,255}|\bSG\.[\w\-]{16,64}\.[\w\-]{16,64}|\bhf_\w{20,64}"
    r"|\beyJ[\w\-]{8,2000}\.[\w\-]{8,4000}(?:\.[\w\-]{0,2000})?|\bnpm_\w{30,64}|\bya29\.[\w\-]{20,255}"
)
_LEAST = 16
"""Characters of the shortest key that is known by its make."""
_HEXADECIMAL = compiled(r"[0-9a-f]{32,128}")
_LONG = compiled(r"(?<![\w+/=\-])[\w+/\-]{32,400}={0,2}(?![\w+/=])")
_LOGIN = compiled(r"://[^\s/:@]{1,64}:([^\s/@]{1,128})@")
_CODE = compiled(r"[^\d\n.!?]{0,28}\n?((?:[A-Za-z]{1,2}-)?\d(?:[ \-]?\d){2,9})(?!\w|[.,]\d)")
_BEHIND = compiled(
    r"(?<![\w.,£$€\-])((?:[A-Za-z]{1,2}-)?\d(?:[ \-]?\d){3,7})"
    r"[ \t](?:is|was|ist|war|lautet|es|era|est|è|é|foi)\b[^\d\n.!?]{0,16}\Z"
)


def secrets(text: str) -> Iterator[Hit]:
    """Secrets in any order, perhaps overlapping; the key is the secret itself."""
    low = lowered(text)
    for at in _cued(low, "password"):
        yield from _told(text, at, weak=False)
    for at in _cued(low, "token"):
        yield from _told(text, at, weak=True)
    for at in _cued(low, "code"):
        yield from _code(text, at)
    for match in _LOGIN.finditer(text):
        yield _hit(text, *match.span(1))
    if "-----BEGIN" in text or max(map(len, text.split()), default=0) >= _LEAST:
        yield from _made(text)


def _made(text: str) -> Iterator[Hit]:
    """Keys of known makes, and what is too long and too mixed to be anything else."""
    for match in _MADE.finditer(text):
        yield _hit(text, *match.span())
    for match in _LONG.finditer(text):
        run = match.group()
        mixed = any(map(str.islower, run)) and any(map(str.isupper, run)) and any(map(str.isdigit, run))
        if mixed or _HEXADECIMAL.fullmatch(run):
            yield _hit(text, *match.span())


def _cued(low: str, name: str) -> Iterator[tuple[int, int]]:
    """Where a cue of a class stands as a word of its own."""
    for phrase in cues().phrases[name]:
        at = low.find(phrase)
        while at >= 0:
            end = at + len(phrase)
            if not low[max(0, at - 1) : at].isalpha() and not low[end : end + 1].isalnum():
                yield at, end
            at = low.find(phrase, end)


@cache
def _told_pattern() -> re.Pattern[str]:
    links = "|".join(rf"\b{re.escape(x)}\b" if x.isalpha() else re.escape(x) for x in cues().links)
    between = r"[ \t*_\"'’)\]]{0,4}(?:(?<=[ \t])[^\s:=]{1,20}[ \t]{1,2}){0,5}?"
    return re.compile(rf"{between}[ \t]{{0,2}}(?P<link>{links})[*_]{{0,2}}\s{{0,3}}{_VALUE}", re.IGNORECASE)


_NEXT = compiled(rf"[ \t]{{1,2}}{_VALUE}")


def _told(text: str, cue: tuple[int, int], *, weak: bool) -> Iterator[Hit]:
    """What stands behind a cue, where it is a secret: `weak` cues need one that looks like it."""
    linked = _told_pattern().match(text, cue[1])
    for match in filter(None, (linked, _NEXT.match(text, cue[1]))):
        start, end = _bare(text, *match.span("value"))
        joined = match is linked and match["link"] in {":", "="}
        sure = joined or text[match.start("value")] in _OPENING
        value, behind = text[start:end], text[end : end + 5]
        if _is_key(value) if weak else _is_password(value, behind, sure=sure, told=match is linked):
            yield _hit(text, start, end)
            return


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    """Without quotes around it and marks of the sentence behind it."""
    bare = text[start:end].rstrip(".,;:?)]}>*\"'”’“»` ")
    kept = bare.lstrip(f"{_OPENING}( ")
    return start + len(bare) - len(kept), start + len(bare)


def _is_key(value: str) -> bool:
    return len(value) >= 6 and any(map(str.isdigit, value))


def _is_password(value: str, behind: str, *, sure: bool, told: bool) -> bool:
    """Whether a word behind a cue is a password and not the rest of a sentence."""
    if len(value) < 3 or cues().says("not_secret", value.lower()):
        return False
    closes = not behind.strip() or behind[0] in ".,;!?\n" or behind.startswith((" and ", " but "))
    return sure or _looks(value) or (told and closes and value.isalpha())


def _looks(value: str) -> bool:
    marked = any(map(str.isdigit, value)) or any(not c.isalnum() and c not in "'’-–…" for c in value[:-1])
    return marked or (value[1:] != value[1:].lower() and not value.isupper())


def _code(text: str, cue: tuple[int, int]) -> Iterator[Hit]:
    behind = _CODE.match(text, cue[1])
    if behind and sum(map(str.isdigit, behind.group(1))) <= 8:
        yield _hit(text, *behind.span(1))
    before = _BEHIND.search(text, max(0, cue[0] - 44), cue[0])
    if before:
        yield _hit(text, *before.span(1))


def _hit(text: str, start: int, end: int) -> Hit:
    return Hit("SECRET", start, end, text[start:end], text[start:end])
