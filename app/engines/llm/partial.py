"""Takes the reply out of JSON that is still coming, and releases it sentence by sentence."""

from collections.abc import Iterator
from itertools import takewhile

from app.engines.llm.plain import opens_markup
from app.text.compiled import compiled
from app.text.sentence_marks import marks
from app.text.sentences import split

REPLY_MAX = 40_000
"""Characters of one reply; a model that writes on and on is stopped, not waited for."""

_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "b": "", "f": "", '"': '"', "\\": "\\", "/": "/"}
_PLAIN = compiled(r'[^"\\]+')
_COMPLETE = compiled(r"[.!?…。！？][\"'”’»)\]]*\s*$")


class ReplyText:
    """The value of the top-level field `reply` in JSON text that is fed piece by piece; each character is read once.

    An answer that does not begin with an object gives nothing here: it is read when it is whole.
    """

    def __init__(self) -> None:
        self.closed = False
        """Whether nothing more of a reply can come."""
        self.whole = False
        """Whether a reply was read to its end."""
        self._waiting = ""
        self._depth = 0
        self._field: str | None = None
        self._string: list[str] | None = None
        self._key_next = False
        self._high: int | None = None

    def feed(self, piece: str) -> str:
        """What more of the reply is known now."""
        text, self._waiting = self._waiting + piece, ""
        found: list[str] = []
        at = 0
        while at < len(text) and not self.closed:
            step = self._in_string(text, at, found) if self._string is not None else self._outside(text, at)
            if step == 0:
                break
            at += step
        if not self.closed:
            self._waiting = text[at:]
        return "".join(found)

    @property
    def _wanted(self) -> bool:
        return self._depth == 1 and self._field == "reply" and not self._key_next

    def _outside(self, text: str, at: int) -> int:
        char = text[at]
        if self._depth == 0 and char != "{":
            # Prose, a code fence or a list: nothing of it is shown before it can be read as a whole.
            self.closed = not char.isspace()
            return 1
        if char == '"':
            self._string = []
        elif char in "{[":
            self._depth += 1
            self._key_next = self._depth == 1
        elif char in "}]":
            self._depth -= 1
            self.closed = self._depth == 0
        elif char == "," and self._depth == 1:
            self._key_next, self._field = True, None
        elif char == ":" and self._depth == 1:
            self._key_next = False
        return 1

    def _in_string(self, text: str, at: int, found: list[str]) -> int:
        """Read on inside a string; 0 when an escape is not whole yet."""
        assert self._string is not None
        match = _PLAIN.match(text, at)
        if match:
            self._put(match.group(), found)
            return len(match.group())
        if text[at] == '"':
            self._end_string()
            return 1
        return self._escape(text, at, found)

    def _escape(self, text: str, at: int, found: list[str]) -> int:
        if at + 1 >= len(text):
            return 0
        letter = text[at + 1]
        if letter != "u":
            self._put(_ESCAPES.get(letter, ""), found)
            return 2
        digits = text[at + 2 : at + 6]
        if len(digits) < 4:
            return 0
        try:
            self._code(int(digits, 16), found)
        except ValueError:
            self.closed = True
        return 6

    def _code(self, code: int, found: list[str]) -> None:
        """One UTF-16 unit; half of a pair waits for the other half."""
        if 0xD800 <= code < 0xDC00:
            self._high = code
        elif 0xDC00 <= code < 0xE000:
            if self._high is not None:
                self._put(chr(0x10000 + ((self._high - 0xD800) << 10) + (code - 0xDC00)), found)
            self._high = None
        else:
            self._put(chr(code), found)

    def _put(self, words: str, found: list[str]) -> None:
        self._high = None
        if self._wanted:
            found.append(words)
        elif self._string is not None:
            self._string.append(words)

    def _end_string(self) -> None:
        assert self._string is not None
        if self._key_next and self._depth == 1:
            self._field = "".join(self._string)
        elif self._wanted:
            self.closed = self.whole = True
        self._string = None


class Release:
    """Holds a growing text back until sentences of it are surely whole; what was released never changes.

    The last sentence always waits, and so do lines without an end mark (a sign-off, a name, list items) until a whole
    sentence follows them: a sign-off is set right when all is there. The greeting goes alone.
    """

    def __init__(self) -> None:
        self._held = ""
        self._begun = False

    def feed(self, words: str) -> Iterator[str]:
        """The stretches that may go out now, each with the white space in front of it."""
        self._held += words
        if not _may_end(words):
            return
        for end in self._ends():
            piece = self._held[:end]
            if opens_markup(piece):
                continue
            self._held = self._held[end:]
            self._begun = True
            yield piece
            return

    def rest(self) -> str:
        """What was never released."""
        held, self._held = self._held, ""
        return held

    def _ends(self) -> list[int]:
        """Where the held text may be cut, the farthest first."""
        sentences = list(takewhile(lambda s: not marks().signs_off(s.text), split(self._held)[:-1]))
        ends = [s.end for s in sentences if _COMPLETE.search(s.text)]
        if not self._begun and sentences and "\n" in self._held[sentences[0].end :][:2]:
            ends.append(sentences[0].end)
        return sorted(set(ends), reverse=True)


def _may_end(words: str) -> bool:
    """Whether new words can have completed what stood before them: a look at all of it each time costs too much."""
    return any(char.isspace() for char in words)
