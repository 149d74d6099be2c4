"""A mark that fences somebody's words in a prompt: the same for the same words, and standing in none of them."""

from hashlib import sha256
from itertools import count


def mark_for(*texts: str) -> str:
    """The mark, drawn from a hash of all the texts, so that a recorded answer is found again.

    Whoever could guess it still cannot close the fence: a mark that any text holds is passed over for the next.
    """
    whole = "\0".join(texts)
    lower = whole.casefold()
    for turn in count():
        mark = sha256(f"{turn}:{whole}".encode()).hexdigest()[:16]
        if mark not in lower:
            return f"=={mark}=="
    raise AssertionError("unreachable")
