"""An offer to give something, with the customer put in where it does not say to whom.

"We can give a free ticket" leaves open who gets it: "we can give you a free ticket". Only a deed of giving that names
nobody is touched, and none where the message goes on about somebody else, for whom it may be.
"""

from app.engines.builtin.notes.options import OptionLine
from app.engines.builtin.notes.patterns import pattern
from app.engines.builtin.notes.setting import Setting
from app.engines.builtin.tables import Table
from app.text.person.called import speaks_of_another

_TABLE = Table("receivers")


def with_receiver(line: OptionLine, setting: Setting) -> OptionLine:
    """The offer with "you" behind its deed of giving; as it was where somebody else may be meant."""
    if line.form != "vp" or not line.certain or not setting.context.english or _for_another(setting):
        return line
    told = received(line.text)
    childs = _TABLE.shape("for_child").search(line.text) is not None and _tells_of_child(setting)
    if told == line.text or childs:
        return line
    return line.model_copy(update={"text": told, "item": line.item.replace(line.text, told)})


def received(deed: str) -> str:
    """A deed of giving with its receiver, where that can only be the customer; "offer to" goes without saying."""
    deed = _TABLE.shape("offer_to").sub("", deed)
    others = (_TABLE.shape(name).search(deed) for name in ("for_others", "no_gift"))
    return deed if any(others) else _TABLE.rewrites("rows").put_into(deed)


def _tells_of_child(setting: Setting) -> bool:
    """Whether the message tells of somebody of theirs, a child as may be."""
    called, told = setting.context.called, setting.text or ""
    several = pattern("several_of_theirs").search(told) is not None
    return several or called.he is not None or called.she is not None


def _for_another(setting: Setting) -> bool:
    """Whether the customer writes for somebody, who may be the one to get it."""
    told = setting.text or ""
    another = speaks_of_another(told, "he") or speaks_of_another(told, "she")
    return another or setting.context.called.writer is not None
