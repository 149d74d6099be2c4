"""The addresses of the screen."""

from app.access.turns import Turns
from app.records.desk import Desk
from app.service import Service
from app.web.door import Door
from app.web.screen.drafting import Drafting
from app.web.screen.elsewhere import Elsewhere
from app.web.screen.reading import Reading
from app.web.screen.reviewing import Reviewing
from app.web.screen.runs import Runs
from app.web.screen.sending import Sending
from app.web.screen.sheets import Sheets
from app.web.screen.showing import Showing


def add_screen(door: Door, service: Service, turns: Turns, desk: Desk) -> Runs:
    """Add `/` and all that it sends its forms to, and `/replies/{id}`; `/embed` is the same screen in a slim frame.

    Returns the drafts in the making, to be ended before the store closes.
    """
    runs = Runs()
    service.also_forget(runs.forget)
    sheets = Sheets(service, desk, runs)
    showing = Showing(door, service, keeps=desk.store.keeps)
    drafting = Drafting(showing, sheets, service, Elsewhere(turns), runs)
    reading = Reading(showing, service)
    reviewing = Reviewing(showing, sheets, service)
    sending = Sending(showing, sheets, desk)
    for frame in ("", "/embed"):
        door.get(frame or "/", drafting.empty)
        door.get(f"{frame}/runs/{{key}}", drafting.run)
        door.get(f"{frame}/runs/{{key}}/events", drafting.events)
        door.post(f"{frame}/draft", drafting.begin, kind="drafts")
        door.post(f"{frame}/mail", reading.mail)
        door.post(f"{frame}/reading", reading.read)
        door.post(f"{frame}/review", reviewing.review)
        door.post(f"{frame}/fix", reviewing.fix, kind="drafts")
        door.post(f"{frame}/own", reviewing.own, kind="drafts")
        door.get(f"{frame}/replies/{{draft_id}}", drafting.reply)
        door.post(f"{frame}/outcome", sending.outcome)
    return runs
