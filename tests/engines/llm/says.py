"""A model for tests: it answers with the texts that it was given, in pieces of any size, and keeps what was asked."""

import asyncio
import json
from collections.abc import AsyncIterator, Iterable

from app.bootstrap import build_service
from app.model.brief import Brief
from app.model.completion import Completion, Finish, Request
from app.model.draft import Draft
from app.model.writing import Usage
from app.settings import Settings

REPLY = (
    "Dear Ms Adeyemi,\n\n"
    "Three weeks for order KT-2041, and no parcel at the end of it: that would annoy me as well. We got this wrong, "
    "and I am sorry for the delay with KT-2041.\n\n"
    "The parcel is in the Leeds depot, and I have taken it on myself to see it on its way. I can refund the £39 "
    "delivery charge, or have it delivered on Saturday 14 June. Which would you prefer?\n\n"
    "Just reply to this message, and I will check back once it is done.\n\n"
    "Kind regards,"
)

BRIEF = {
    "message": "My order KT-2041 is three weeks late. When does it come? I want a refund of the £39!",
    "customer": {"name": "Ms Adeyemi", "contacts_before": 2},
    "company": "Larch & Lime",
    "agent": {"name": "Tom"},
    "facts": ["the parcel is in the Leeds depot", "Internal: the depot lost the label"],
    "options": ["refund of the £39 delivery charge", "delivery on Saturday 14 June"],
    "fault": "ours",
}


def answer(reply: str = REPLY, **fields: object) -> str:
    """An answer as the schema wants it."""
    table = {
        "understanding": {"language": "en", "calm_summary": "The order is late.", "asks": ["a refund"]},
        "subject": "Your order KT-2041",
        "reply": reply,
        "claims": [],
    }
    return json.dumps({**table, **fields}, ensure_ascii=False)


class Says:
    """Answers in order; after the last it goes on with the last."""

    def __init__(self, *texts: str, finish: Finish = "stop", sizes: Iterable[int] = (7,)) -> None:
        self._texts = list(texts)
        self._finish = finish
        self._sizes = tuple(sizes)
        self.asked: list[Request] = []

    @property
    def model(self) -> str:
        """A name."""
        return "stub"

    async def stream(self, request: Request, deadline: float) -> AsyncIterator[str | Completion]:
        """Yield the next answer in pieces, then the whole."""
        assert deadline > asyncio.get_running_loop().time()
        self.asked.append(request)
        text = self._texts[min(len(self.asked), len(self._texts)) - 1]
        at = step = 0
        while at < len(text):
            size = self._sizes[step % len(self._sizes)]
            yield text[at : at + size]
            at, step = at + size, step + 1
        usage = Usage(input_tokens=100, output_tokens=50, calls=1)
        yield Completion(text=text, model="stub-1", finish=self._finish, usage=usage)


def drafted(model: Says, **brief: object) -> Draft:
    """The draft of a brief, by the service as the product builds it, with this model behind it."""
    service = build_service(Settings(), model)
    return asyncio.run(service.draft(Brief.model_validate({**BRIEF, **brief})))
