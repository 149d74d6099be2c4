"""An offer to give something, with the customer put in where it does not say to whom.

"We can give a free weekly ticket" leaves open who gets it: "we can give you a free weekly ticket". Only a deed of giving
that names nobody is touched, and none where the message goes on about somebody else, for whom it may be.
"""

from app.engines.builtin.notes.options import OptionLine
from app.engines.builtin.notes.setting import Setting
from app.engines.builtin.tables import Table
from app.text.person.called import speaks_of_another

_TABLE = Table("receivers")


def with_receiver(line: OptionLine, setting: Setting) -> OptionLine:
    """The offer with "you" behind its deed of giving; as it was where somebody else may be meant."""
    if line.form != "vp" or not line.certain or not setting.context.english or _for_another(setting):
        return line
    told = received(line.text)
    if told == line.text:
        return line
    return line.model_copy(update={"text": told, "item": line.item.replace(line.text, told)})


def received(deed: str) -> str:
    """A deed of giving with its receiver, where that can only be the customer."""
    others = (_TABLE.shape(name).search(deed) for name in ("for_others", "no_gift"))
    return deed if any(others) else _TABLE.rewrites("rows").put_into(deed)


def _for_another(setting: Setting) -> bool:
    """Whether the customer writes for somebody, who may be the one to get it."""
    told = setting.text or ""
    another = speaks_of_another(told, "he") or speaks_of_another(told, "she")
    return another or setting.context.called.writer is not None
