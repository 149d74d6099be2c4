"""The one reader of forms: texts by name, and the bytes of a mail; sizes are limited, nothing touches the disk."""

from collections.abc import AsyncGenerator, Sequence

from starlette.datastructures import UploadFile
from starlette.formparsers import FormParser, MultiPartException, MultiPartParser
from starlette.requests import Request

from app.errors import TooLargeError, UnreadableError
from app.model.value import Value

MAIL_MAX = 10 * 1_048_576
"""Bytes of a saved mail; attachments count, though they are never opened."""

FORM_MAX = MAIL_MAX + 1_048_576
"""Bytes of the whole form."""

FIELDS_MAX = 800
"""Fields of a form: a brief holds up to a hundred notes of each kind."""


DIGITS_MAX = 20
"""Digits of a number that is typed in; more are no number of anything here."""


class Posted(Value):
    """What a form held, in its order. `mail`: the bytes of the file that was chosen."""

    pairs: tuple[tuple[str, str], ...] = ()
    mail: bytes = b""

    def get(self, name: str, default: str = "") -> str:
        """The last text under a name, with line breaks as Python has them."""
        return next((text for known, text in reversed(self.pairs) if known == name), default)

    def all(self, name: str) -> Sequence[str]:
        """Every text under a name, in order."""
        return [text for known, text in self.pairs if known == name]

    def named(self, prefix: str) -> dict[str, str]:
        """What follows a prefix in the names, with the texts: `answer:` finds `answer:listen`."""
        return {name.removeprefix(prefix): text for name, text in self.pairs if name.startswith(prefix)}


def number_of(text: str) -> int | str:
    """The number that was typed into a field; any other text as it is, to be refused by name."""
    typed = text.strip()
    return int(typed) if typed.isascii() and typed.isdecimal() and len(typed) <= DIGITS_MAX else typed


async def read_form(request: Request) -> Posted:
    """The form of a request; asked again, the same one.

    Raises TooLargeError over FORM_MAX bytes, UnreadableError when the body is no form.
    """
    known: Posted | None = getattr(request.state, "posted", None)
    if known is None:
        known = request.state.posted = await _read(request)
    return known


class _InMemory(MultiPartParser):
    """Keeps the file in memory: nothing of a customer touches the disk, which may be read-only."""

    spool_max_size = FORM_MAX


async def _read(request: Request) -> Posted:
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    stream = _limited(request)
    try:
        if kind == "multipart/form-data":
            data = await _InMemory(
                request.headers, stream, max_files=1, max_fields=FIELDS_MAX, max_part_size=1_048_576
            ).parse()
        elif kind == "application/x-www-form-urlencoded":
            data = await FormParser(request.headers, stream).parse()
        else:
            raise UnreadableError("this is no form", hint="Use the form of the page.")
    except (MultiPartException, UnicodeDecodeError, KeyError) as error:
        raise UnreadableError("the form could not be read", hint="Send it again from the page.") from error
    pairs: list[tuple[str, str]] = []
    mail = b""
    for name, value in data.multi_items():
        if isinstance(value, UploadFile):
            mail = await value.read()
            await value.close()
        else:
            pairs.append((name, value.replace("\r\n", "\n")))
    if len(mail) > MAIL_MAX:
        raise TooLargeError(
            f"the mail has more than {MAIL_MAX} bytes", hint="Paste the text of the message instead."
        )
    return Posted(pairs=tuple(pairs), mail=mail)


async def _limited(request: Request) -> AsyncGenerator[bytes, None]:
    seen = 0
    async for chunk in request.stream():
        seen += len(chunk)
        if seen > FORM_MAX:
            raise TooLargeError(
                f"more than {FORM_MAX} bytes were sent", hint="Paste the text of the message instead."
            )
        yield chunk
