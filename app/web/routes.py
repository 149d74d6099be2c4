"""All pages, put on the app."""

from dataclasses import dataclass
from pathlib import Path

from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from app.access import Access
from app.access.gate import Gate
from app.access.limits import Limits
from app.access.turns import Turns
from app.records.desk import Desk
from app.service import Service
from app.web.assets import Assets
from app.web.catalogue import LOCALES
from app.web.door import LANGUAGE_COOKIE, Door
from app.web.entry.entry import PageEntry
from app.web.entry.routes import add_entry, local_path
from app.web.forms import read_form
from app.web.guide.routes import add_guide
from app.web.ledger.routes import add_ledger
from app.web.pages import Pages
from app.web.screen.routes import add_screen
from app.web.screen.runs import Runs

_HERE = Path(__file__).resolve().parent
YEAR_S = 365 * 24 * 3600


@dataclass(frozen=True)
class Behind:
    """What the pages stand on."""

    service: Service
    access: Access
    turns: Turns
    desk: Desk
    limits: Limits
    gate: Gate


@dataclass(frozen=True)
class Web:
    """The pages as they are put on the app: what is to be warmed, and what is to be ended."""

    pages: Pages
    runs: Runs
    door: Door


def add_pages(app: FastAPI, behind: Behind) -> Web:
    """Add the pages and `/static` to the app; returns what is to be warmed, and ended."""
    assets = Assets(_HERE / "static")
    pages = Pages(_HERE / "templates", assets, behind.service.profile.timezone)
    entry = PageEntry(behind.access, behind.gate)
    door = Door(app, pages, entry, behind.limits)
    add_entry(door, entry)
    runs = add_screen(door, behind.service, behind.turns, behind.desk)
    titles = {guideline.id: guideline.title for guideline in behind.service.guidelines()}
    add_ledger(door, pages, behind.desk, titles)
    add_guide(door, behind.service)
    app.add_api_route("/static/{digest}/{name}", assets.serve, methods=["GET"], include_in_schema=False)
    door.post("/language", _speak, None)
    return Web(pages, runs, door)


async def _speak(request: Request) -> Response:
    """POST /language: the page's language from now on."""
    form = await read_form(request)
    language, back = form.get("language"), form.get("back", "/")
    answer = RedirectResponse(local_path(back), 303)
    if language in LOCALES:
        answer.set_cookie(LANGUAGE_COOKIE, language, max_age=YEAR_S, httponly=True, samesite="lax")
    return answer
