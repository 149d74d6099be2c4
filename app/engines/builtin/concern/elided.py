"""Beginnings without their subject, given it: "Left four messages" is told as "I left four messages".

Other than in `restore`, what is put in does not always stand before the words as they are: "three hours sat in the
waiting room" is "I spent three hours sitting in the waiting room".
"""

from functools import cache

from app.engines.builtin.tables import read_table
from app.text.guarded import Rewrites


def with_subject_restored(text: str) -> str:
    """The sentence with who it is about, where that can only be whoever writes."""
    # "VAT return won't submit" begins with its own capitals.
    small = text if text[1:2].isupper() else text[:1].lower() + text[1:]
    told = _rows().put_first(small)  # a sentence begins in one way only
    return text if told == small else told


@cache
def _rows() -> Rewrites:
    return Rewrites(read_table("elided")["rows"])
