"""What stands in the fields of the screen, and how it becomes a brief and back."""

from collections.abc import Iterable, Mapping
from typing import Any, Self

from app.intake import validate
from app.model.brief import Brief
from app.model.draft import PersonAnswer
from app.model.value import Value
from app.web.forms import Posted, number_of

NOTES = ("facts", "options", "cannot", "internal", "confirmed")
"""Fields that hold one note a line, and may come more than once; `confirmed` are facts that filled a gap."""

_ANSWERS: Mapping[str, bool] = {"yes": True, "no": False}


class Fields(Value):
    """The fields of the brief as they were filled in."""

    message: str = ""
    facts: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    cannot: tuple[str, ...] = ()
    internal: tuple[str, ...] = ()
    confirmed: tuple[str, ...] = ()
    fault: str = "unknown"
    channel: str = "email"
    tone: str = ""
    length: str = "standard"
    hint: str = ""
    contacts_before: str = ""
    customer_name: str = ""
    customer_ref: str = ""
    agent_name: str = ""
    beyond_agent: str = ""
    end_relationship: str = ""
    stances: str = ""

    @classmethod
    def posted(cls, form: Posted) -> Self:
        """From a form that was sent."""
        lists = {name: tuple(_lines(form.all(name))) for name in NOTES}
        known = {name: form.get(name) for name in cls.model_fields if name not in NOTES}
        return cls(**{name: text for name, text in known.items() if text}, **lists)

    @classmethod
    def of(cls, brief: Brief) -> Self:
        """As they would have been filled in for a brief."""
        names = ("message", "fault", "channel", "length", "facts", "options", "cannot", "internal")
        plain = {name: getattr(brief, name) for name in names}
        return cls(
            **plain,
            tone=brief.tone or "",
            hint=brief.hint or "",
            contacts_before=str(brief.customer.contacts_before or ""),
            customer_name=brief.customer.name or "",
            customer_ref=brief.customer.ref or "",
            agent_name=brief.agent.name or "",
            beyond_agent="yes" if brief.beyond_agent else "",
            end_relationship="yes" if brief.end_relationship else "",
            stances="yes" if brief.variants > 1 else "",
        )

    def with_mail(self, text: str, sender_name: str | None) -> Self:
        """The message and the sender taken from a mail; what was typed by hand stays."""
        return self.model_copy(
            update={
                "message": self.message if self.message.strip() else text,
                "customer_name": self.customer_name or sender_name or "",
            }
        )

    def brief(self, base: Brief | None = None) -> Brief:
        """The brief of these fields, over `base`, which has more than fields show (a thread, policies, …).

        Raises InputError with the fields that are wrong.
        """
        table: dict[str, Any] = base.model_dump() if base else {}
        customer, agent = table.get("customer") or {}, table.get("agent") or {}
        table |= {
            "message": self.message,
            "customer": customer
            | {
                "name": self.customer_name.strip() or None,
                "ref": self.customer_ref.strip() or None,
                "contacts_before": number_of(self.contacts_before) or 0,
            },
            "agent": agent | {"name": self.agent_name.strip() or None},
            "fault": self.fault,
            "channel": self.channel,
            "tone": self.tone or None,
            "length": self.length,
            "hint": self.hint.strip() or None,
            "beyond_agent": bool(self.beyond_agent),
            "end_relationship": bool(self.end_relationship),
            "variants": 3 if self.stances else 1,
        }
        table |= {name: getattr(self, name) for name in ("options", "cannot", "internal")}
        table["facts"] = (*self.facts, *self.confirmed)
        return validate(Brief, table)


def answers_of(form: Posted) -> dict[str, PersonAnswer]:
    """A person's word on items that were unsure: fields `answer:<id>` hold `yes.<words>` or `no.<words>`."""
    found = {}
    for guideline, value in form.named("answer:").items():
        word, _, words = value.partition(".")
        if word in _ANSWERS and len(words) <= 40:
            found[guideline] = PersonAnswer(met=_ANSWERS[word], words=words)
    return found


def _lines(texts: Iterable[str]) -> Iterable[str]:
    for text in texts:
        yield from (line.strip().removeprefix("- ") for line in text.splitlines() if line.strip(" -\t"))
