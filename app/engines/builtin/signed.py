"""The name that a customer signs with, where nobody has given one."""

import re
from collections.abc import Collection, Mapping
from functools import lru_cache
from typing import Any

from app.model.reading import Reading
from app.text.compiled import compiled, longest_first
from app.text.sentence_marks import marks

_BEFORE, _AFTER = 60, 120
"""Characters before and after the end of what is visible in which a signature is looked for."""

_WORD = r"(?:[^\W\d_]{2,}(?:['’-][^\W\d_]+)*|[^\W\d_]['’][^\W\d_]+)"
_INITIAL = r"(?:[^\W\d_]\.?[ \t]+)"


def signed(reading: Reading, company: str | None, table: Mapping[str, Any]) -> str | None:
    """The name below the closing formula that ends a message, with its title; None where it may be something else.

    `table` is the wording of greetings. Only what stands alone behind a formula counts: a name is used in the greeting,
    and "Hi British," to a customer who thanked an airline, or a nickname made of anger, is worse than none.
    """
    if not reading.visible_spans:
        return None
    end = max(span.end for span in reading.visible_spans)
    start = max(0, end - _BEFORE)
    for found in _pattern(tuple(table["titles"])).finditer(reading.text[start : end + _AFTER]):
        first, last = start + found.start(), start + found.end()
        # The formula may be hidden with the signature, but nothing stands between it and what is visible: what follows
        # an older mail is its own.
        between = reading.text[end:first] if first > end else reading.text[last:end]
        if not between.strip() and _is_name(found["name"], company or "", set(table["never_signed"])):
            return _with_title(found)
    return None


@lru_cache(maxsize=8)
def _pattern(titles: tuple[str, ...]) -> re.Pattern[str]:
    title = "|".join(map(re.escape, titles))
    formula = "|".join(longest_first(map(re.escape, marks().signoffs)))
    return compiled(
        rf"(?:^|(?<=[\s.!?]))(?i:{formula})(?:[,.!]+[ \t]*|[ \t]*\n)\s*"
        rf"(?P<title>(?i:{title})\b\.?[ \t]+)?(?P<name>{_INITIAL}?{_WORD}(?:[ \t]+{_WORD}){{0,2}})"
        rf"(?:,?[ \t]*\((?P<behind>(?i:{title}))\.?\))?[ \t.!]*(?:\n|$)",
        re.MULTILINE,
    )


def _with_title(found: re.Match[str]) -> str:
    title = (found["title"] or found["behind"] or "").strip()
    return " ".join([*([title.capitalize()] if title else []), *found["name"].split()])


def _is_name(name: str, company: str, never: Collection[str]) -> bool:
    words = {word.lower() for word in name.split()}
    written = all(word[0].isupper() for word in name.split())
    return written and not words & {*never, *company.lower().split()}
