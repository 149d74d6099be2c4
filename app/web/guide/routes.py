"""The pages of principles and profile."""

from collections.abc import Collection, Sequence
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from app.conditions import CONDITIONS
from app.errors import NotFoundError
from app.model.guideline import Guideline
from app.model.profile import Profile
from app.service import Service
from app.web.door import Door, language_of
from app.web.guide.prose import as_html

SHOWN: Final = ("all", "must", "company")
"""What the list of principles can be narrowed to."""

TELLING: Final = (
    "name", "signature", "contact", "hours", "timezone", "roles", "policies", "offers", "cannot",
)  # fmt: skip
"""Fields of a profile that cost something where they are missing; the page says what."""


def add_guide(door: Door, service: Service) -> None:
    """Add `/principles`, `/principles/{id}`, `/principles/{id}/phrases/{slot}` and `/profile`."""
    guide = Guide(door, service)
    door.get("/principles", guide.principles)
    door.get("/principles/{id}", guide.principle)
    door.get("/principles/{id}/phrases/{slot}", guide.place)
    door.get("/profile", guide.profile)


class Guide:
    """The handlers. What they show changes only with a restart, so its order is made once."""

    def __init__(self, door: Door, service: Service) -> None:
        self._door = door
        self._service = service
        self._provenance = service.provenance
        every = (*service.guidelines(), *self._provenance.off)
        self._guidelines = {g.id: g for g in sorted(every, key=lambda g: g.order)}

    async def principles(self, request: Request) -> Response:
        """GET /principles: all of them, or those that `?show=` names (`must`, `company`)."""
        asked = request.query_params.get("show", "")
        show = asked if asked in SHOWN else SHOWN[0]
        return self._door.show(
            request,
            "guide/principles.html",
            guidelines=[g for g in self._guidelines.values() if self._belongs(g, show)],
            standing=self._provenance.standing,
            conditions=CONDITIONS,
            show=show,
        )

    async def principle(self, request: Request) -> Response:
        """GET /principles/{id}: one of them whole, the phrases in the language that `?in=` names."""
        guideline = self._asked(request)
        around = list(self._guidelines)
        at = around.index(guideline.id)
        return self._door.show(
            request,
            "guide/principle.html",
            guideline=guideline,
            standing=self._provenance.standing,
            condition=CONDITIONS[guideline.applies].reason if guideline.applies in CONDITIONS else None,
            prose=as_html(guideline.prose),
            sources=[(name, self._provenance.sources.get(name)) for name in guideline.source],
            spoken=_spoken(guideline.wording, request.query_params.get("in", ""), language_of(request)),
            before=self._guidelines[around[at - 1]] if at else None,
            after=self._guidelines[around[at + 1]] if at + 1 < len(around) else None,
        )

    async def place(self, request: Request) -> Response:
        """GET /principles/{id}/phrases/{slot}: the sentences of one place, in the language that `?in=` names."""
        guideline, slot = self._asked(request), request.path_params["slot"]
        codes = [code for code, wording in guideline.wording.items() if wording.slots.get(slot)]
        spoken = _spoken(codes, request.query_params.get("in", ""), language_of(request))
        if spoken is None:
            raise NotFoundError(
                "this principle has no such place", hint="All of them stand on the principle's own page."
            )
        slots = guideline.wording[spoken].slots
        named = [name for name, said in slots.items() if said]
        at = named.index(slot)
        return self._door.show(
            request,
            "guide/place.html",
            guideline=guideline,
            whose=self._provenance.standing(guideline.id),
            slot=slot,
            said=slots[slot],
            codes=codes,
            spoken=spoken,
            before=named[at - 1] if at else None,
            after=named[at + 1] if at + 1 < len(named) else None,
        )

    async def profile(self, request: Request) -> Response:
        """GET /profile."""
        profile = self._service.profile
        return self._door.show(
            request,
            "guide/profile.html",
            profile=profile,
            file=self._service.profile_file,
            missing=_missing(profile),
        )

    def _asked(self, request: Request) -> Guideline:
        guideline = self._guidelines.get(request.path_params["id"])
        if guideline is None:
            raise NotFoundError("there is no such principle", hint="All of them stand under Principles.")
        return guideline

    def _belongs(self, guideline: Guideline, show: str) -> bool:
        if show == "must":
            return guideline.severity == "must"
        return show != "company" or self._provenance.standing(guideline.id) != "ours"


def _spoken(codes: Collection[str], asked: str, language: str) -> str | None:
    """The language whose phrases are shown: the one asked for, else the page's, else English, else any."""
    wanted = (asked, language, "en", *codes)
    return next((name for name in wanted if name in codes), None)


def _missing(profile: Profile) -> Sequence[str]:
    return [field for field in TELLING if not getattr(profile, field)]
