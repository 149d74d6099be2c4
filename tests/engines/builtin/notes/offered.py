"""Offers as the engine reads them, without a reply around them."""

from app.engines.builtin.notes.context import context_for
from app.engines.builtin.notes.offer_pieces import offer_lines
from app.engines.builtin.notes.setting import Setting, said
from app.model.brief import Brief
from app.model.plan import Given

MESSAGE = "My chair came broken, and I am very cross about it. Nobody answers me."


def setting_of(**told):
    """The setting of a note beside which nothing is said but what is told here."""
    bare = {"message": (), "options": (), "limits": (), "fault": "ours", "customer_name": None, "names": ()}
    return Setting(**{**bare, **told})


def lines_of(*notes, message=MESSAGE, customer=None, facts=()):
    """The lines of notes on what may be offered to whoever wrote the message."""
    context = context_for(Brief(message=message, options=list(notes)), message, customer or "", english=True)
    setting = Setting(
        message=(said(message),),
        options=(),
        limits=(),
        fault="ours",
        customer_name=customer,
        names=(),
        text=message,
        facts=facts,
        context=context,
    )
    return offer_lines([Given(where=f"options[{n}]", text=note) for n, note in enumerate(notes)], setting)


def line_of(note, **told):
    """The line of a single note."""
    return lines_of(note, **told)[0]
