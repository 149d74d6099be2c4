"""Server-sent events out of the bytes of an answer, as many as each read of the network holds."""

from app.errors import ModelError

BYTES_MAX = 8_388_608
"""Bytes of one answer on the wire; a token takes about 200 of them, so a long answer stays far below."""

LINE_MAX = 1_048_576
"""Bytes of one event; one that never ends is cut off here."""

DONE = "[DONE]"


class EventReader:
    """Fed with bytes as they come, gives the data of every event that is whole."""

    def __init__(self) -> None:
        self._rest = bytearray()
        self._data: list[str] = []
        self._seen = 0

    def feed(self, chunk: bytes) -> list[str]:
        """The data of the events that end in this chunk.

        Raises ModelError when the answer is too large or no UTF-8.
        """
        self._seen += len(chunk)
        self._rest += chunk
        if self._seen > BYTES_MAX or len(self._rest) > LINE_MAX:
            raise ModelError(
                "too_large", f"the model's answer, or one event of it, has more than {LINE_MAX} bytes"
            )
        if b"\n" not in chunk:
            return []
        *lines, self._rest = self._rest.split(b"\n")
        return self._events(lines)

    def end(self) -> list[str]:
        """What an answer that ends without an empty line leaves behind."""
        lines, self._rest = [self._rest, bytearray()], bytearray()
        return self._events(lines)

    def _events(self, lines: list[bytearray]) -> list[str]:
        found: list[str] = []
        try:
            for raw in lines:
                if raw.startswith(b"data:"):
                    self._data.append(raw[5:].strip().decode())
                elif self._data and not raw.strip():
                    found.append("\n".join(self._data))
                    self._data.clear()
        except UnicodeDecodeError as error:
            raise ModelError("protocol", "the model's answer is not UTF-8 text") from error
        return found
