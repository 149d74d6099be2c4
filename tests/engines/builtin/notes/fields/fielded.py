"""What is told of one field, as tests of fields ask for it."""

from app.engines.builtin.notes.context import context_of
from app.engines.builtin.notes.fields.reader import told_as_fields
from app.engines.builtin.notes.setting import Setting, said
from app.model.plan import Given

MESSAGE = "My parcel has not come and nobody rings me back. What is going on?"


def lines(note, message=MESSAGE, *others, **given):
    notes = (note, *others)
    setting = Setting(
        message=(said(message),), options=(), limits=(), customer_name="Hannah Birch", agent_name="Sam",
        names=(), text=message, context=context_of(message, notes), facts=notes, **{"fault": "ours", **given},
    )  # fmt: skip
    return told_as_fields(Given(where="facts[0]", text=note), setting)


def told(note, message=MESSAGE, *others, **given):
    made = lines(note, message, *others, **given)
    return None if made is None else [line.sentence or line.reason for line in made]
