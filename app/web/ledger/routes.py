"""The pages over what is kept."""

from collections.abc import Mapping
from datetime import tzinfo

from app.records.desk import Desk
from app.web.door import Door
from app.web.ledger.customers import CustomerPages
from app.web.ledger.due import DuePages
from app.web.ledger.history import HistoryPages
from app.web.ledger.insights import InsightsPages
from app.web.pages import Pages


def add_ledger(door: Door, pages: Pages, desk: Desk, titles: Mapping[str, str]) -> None:
    """Add `/history`, `/due`, `/insights` and `/customers`; `titles` are those of the guidelines by their id.

    A customer's address holds the id of a draft for them and never their reference, which may be an e-mail address:
    addresses stay in histories of browsers and in logs of proxies.
    """
    zone: tzinfo = pages.zone
    history = HistoryPages(door, desk, zone)
    door.get("/history", history.show, "read")
    door.get("/history.csv", history.spreadsheet, "read")
    due = DuePages(door, pages, desk)
    door.get("/due", due.show, "read")
    door.get("/due/{follow_up_id}.ics", due.calendar_file, "read")
    door.post("/due/{follow_up_id}/done", due.done)
    door.post("/due/{follow_up_id}/snooze", due.snooze)
    insights = InsightsPages(door, desk, zone, titles)
    door.get("/insights", insights.show, "read")
    customers = CustomerPages(door, desk)
    door.post("/customers", customers.find, "read")
    door.get("/customers/{draft_id}", customers.show, "read")
    door.get("/customers/{draft_id}/erase", customers.ask, "admin")
    door.post("/customers/{draft_id}/erase", customers.erase, "admin")
    if desk.store.keeps:
        door.counting(desk.follow_ups.count_due)
