"""The screen as it is shown: the fields on the left, and on the right nothing, a draft in the making, or a reply."""

from dataclasses import dataclass
from secrets import token_urlsafe

from starlette.requests import Request
from starlette.responses import Response

from app.errors import SoftanswerError
from app.model.profile import StandingOffer
from app.model.reading import Reading
from app.service import Service
from app.web.door import Door
from app.web.screen.fields import Fields
from app.web.screen.runs import Run
from app.web.screen.sheet import Sheet


@dataclass(frozen=True)
class View:
    """What lies on the screen. `once` is what the form carries so that, sent twice, it is drafted once."""

    fields: Fields
    sheet: Sheet | None = None
    run: Run | None = None
    reading: Reading | None = None
    once: str = ""
    error: SoftanswerError | None = None


class Showing:
    """Renders `screen/`; what htmx asks for is the part that it puts in."""

    def __init__(self, door: Door, service: Service, *, keeps: bool) -> None:
        """`keeps` says whether drafts are kept here at all."""
        self.door = door
        self._service = service
        self._keeps = keeps

    def screen(self, request: Request, view: View, part: str | None = None) -> Response:
        """The whole screen, or `part` of it where htmx asks."""
        status = view.error.status if view.error else 200
        values = self.values(request, view)
        return self.door.show(request, "screen/page.html", part=part, status=status, **values)

    def values(self, request: Request, view: View) -> dict[str, object]:
        """What the templates of the screen are given."""
        reading = view.sheet.reading if view.sheet else view.reading
        return {
            "fields": view.fields,
            "sheet": view.sheet,
            "run": view.run,
            "reading": reading,
            "lost": self._keeps and bool(view.sheet and view.sheet.draft and not view.sheet.draft.kept),
            "once": view.once or token_urlsafe(12),
            "error": view.error,
            "wrong": wrong_fields(view.error),
            "offers": self.offers(view.fields, reading),
            "frame": frame_of(request),
        }

    def offers(self, fields: Fields, reading: Reading | None) -> tuple[StandingOffer, ...]:
        """What the profile allows for this topic and fault and the form does not hold yet; all of them before a topic
        is known.
        """
        taken = {text.casefold() for text in fields.options}
        topic = reading.topic if reading else None
        return tuple(
            offer
            for offer in self._service.profile.offers
            if offer.text.casefold() not in taken
            and (topic is None or offer.topic in (None, topic))
            and offer.fault in (None, fields.fault)
        )


def frame_of(request: Request) -> str:
    """What stands before the addresses of this frame: nothing, or `/embed`."""
    return "/embed" if request.url.path.startswith("/embed") else ""


def wrong_fields(error: SoftanswerError | None) -> dict[str, str]:
    """What is wrong, by the name that the field has in the form."""
    told = getattr(error, "fields", ())
    return {path.partition("[")[0].replace(".", "_"): reason for path, reason in told}
