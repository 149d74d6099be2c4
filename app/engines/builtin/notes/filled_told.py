"""Whether a note whose words were filled in can be told as a sentence, and what of its wording is no guess."""

from itertools import pairwise

from app.engines.builtin.notes.filling.filler import Filled
from app.engines.builtin.notes.patterns import jotting, pattern, word_list
from app.engines.builtin.notes.setting import Setting
from app.engines.builtin.notes.telegraph.tagging import tagged
from app.text.compiled import compiled
from app.text.grammar import tokens

_INITIALS = compiled(r"(?<![\w-])[A-Z]{2,4}(?![\w-])")
_VERBAL = frozenset({"aux", "modal", "be", "third", "past", "either", "part", "ing", "state"})
_ROUGH = ("past_to_come", "hanging_sum", "never_passive")


def is_told(filled: Filled, sound: float) -> bool:
    """Whether a filled note is told as a sentence: likely sound, and no piece of it trails behind a comma as it stood.

    "…, nothing since" and "…, free" are what makes a reader take a sentence for a jotting.
    """
    kept = any(mark == "=," and not behind for mark, behind in pairwise(filled.put_in))
    rough = any(pattern(name).search(filled.text) for name in _ROUGH)
    return filled.sound >= sound and not kept and not rough and not _trails(filled.text)


def _trails(text: str) -> bool:
    """Whether a sentence ends in a bare thing: "the wrong bay was loaded, and the night shift"."""
    last = text.rpartition(f", {jotting('and')} ")[2]
    row = tagged(last, inner=True) if last != text else []
    return bool(row) and row[0].tag == "det" and _VERBAL.isdisjoint(token.tag for token in row)


def bare_words(text: str) -> list[str]:
    """The words without an article at their head, which is no guess."""
    words = tokens(text)
    return words[1:] if words[:1] in (["a"], ["an"], ["the"]) else words


def readable(text: str, setting: Setting) -> bool:
    """Whether a filled note holds no initials that a customer may not know."""
    known = word_list("initials") | setting.context.known.capitals | frozenset(setting.names)
    return all(word in known for word in _INITIALS.findall(text))
