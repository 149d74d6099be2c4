"""Batches of briefs, and a house that is given them."""

from app.bootstrap_records import now
from app.model.brief import Brief
from app.records.batches import Batches

MESSAGE = "My order KT-2041 is three weeks late. When does it come?"


def briefs(count, words=MESSAGE):
    return [Brief(id=f"b-{number}", message=f"{words} ({number})") for number in range(count)]


def batches_of(house):
    return Batches(house.store, now, house_submit(house), house_cancel(house))


def house_submit(house):
    return lambda batch_id: house.jobs.submit("batch", batch_id)


def house_cancel(house):
    return lambda batch_id: house.jobs.cancel("batch", batch_id)
