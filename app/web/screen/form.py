"""What the form of the screen holds, and how it becomes a brief."""

from collections.abc import AsyncGenerator, Mapping
from typing import Any

from starlette.datastructures import UploadFile
from starlette.formparsers import FormParser, MultiPartException, MultiPartParser
from starlette.requests import Request

from app.errors import TooLargeError, UnreadableError
from app.intake import validate
from app.model.brief import Brief
from app.model.value import Value

MAIL_MAX = 10 * 1_048_576
"""Bytes of a saved mail; attachments count, though they are never opened."""

FORM_MAX = MAIL_MAX + 1_048_576
"""Bytes of the whole form."""


class Form(Value):
    """The fields as they were typed; `facts`, `options`, `cannot` and `internal` hold one note a line."""

    message: str = ""
    facts: str = ""
    options: str = ""
    cannot: str = ""
    internal: str = ""
    fault: str = "unknown"
    channel: str = "email"
    tone: str = ""
    length: str = "standard"
    hint: str = ""
    contacts_before: str = ""
    customer_name: str = ""
    agent_name: str = ""
    beyond_agent: str = ""
    end_relationship: str = ""

    def with_mail(self, text: str, sender_name: str | None) -> "Form":
        """The message and the sender taken from a mail; what was typed by hand stays."""
        return self.model_copy(
            update={
                "message": self.message if self.message.strip() else text,
                "customer_name": self.customer_name or sender_name or "",
            }
        )

    def brief(self) -> Brief:
        """Raises InputError with the fields that are wrong."""
        contacts = self.contacts_before.strip()
        table: dict[str, Any] = {
            "message": self.message,
            "customer": {"name": self.customer_name.strip() or None, "contacts_before": contacts or 0},
            "agent": {"name": self.agent_name.strip() or None},
            "fault": self.fault,
            "channel": self.channel,
            "tone": self.tone or None,
            "length": self.length,
            "hint": self.hint.strip() or None,
            "beyond_agent": bool(self.beyond_agent),
            "end_relationship": bool(self.end_relationship),
        }
        table |= {name: _lines(getattr(self, name)) for name in ("facts", "options", "cannot", "internal")}
        return validate(Brief, table)


async def read_form(request: Request) -> tuple[Form, bytes]:
    """The form, and the bytes of the mail where one was chosen.

    Raises TooLargeError over FORM_MAX bytes, UnreadableError when the body is no form.
    """
    given, mail = await _fields(request)
    known = {name: text.replace("\r\n", "\n") for name, text in given.items() if name in Form.model_fields}
    if len(mail) > MAIL_MAX:
        raise TooLargeError(
            f"the mail has more than {MAIL_MAX} bytes", hint="Paste the text of the message instead."
        )
    return Form(**known), mail


class _InMemory(MultiPartParser):
    """Keeps the file in memory: nothing of a customer touches the disk, which may be read-only."""

    spool_max_size = FORM_MAX


async def _fields(request: Request) -> tuple[Mapping[str, str], bytes]:
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    stream = _limited(request)
    try:
        if kind == "multipart/form-data":
            data = await _InMemory(
                request.headers, stream, max_files=1, max_fields=50, max_part_size=1_048_576
            ).parse()
        elif kind == "application/x-www-form-urlencoded":
            data = await FormParser(request.headers, stream).parse()
        else:
            raise UnreadableError("this is no form", hint="Use the form of the page.")
    except (MultiPartException, UnicodeDecodeError, KeyError) as error:
        raise UnreadableError("the form could not be read", hint="Send it again from the page.") from error
    mail = b""
    texts: dict[str, str] = {}
    for name, value in data.multi_items():
        if isinstance(value, UploadFile):
            mail = await value.read()
            await value.close()
        else:
            texts[name] = value
    return texts, mail


async def _limited(request: Request) -> AsyncGenerator[bytes, None]:
    seen = 0
    async for chunk in request.stream():
        seen += len(chunk)
        if seen > FORM_MAX:
            raise TooLargeError(
                f"more than {FORM_MAX} bytes were sent", hint="Paste the text of the message instead."
            )
        yield chunk


def _lines(text: str) -> list[str]:
    return [line.strip().removeprefix("- ") for line in text.splitlines() if line.strip(" -\t")]
