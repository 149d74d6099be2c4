"""The kinds of check: each written once, chosen by name in a guideline's front matter (`check.kind`)."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from app.checklist.finding import Finding
from app.checklist.inquiry import Inquiry
from app.checklist.kinds.apologies import apologies
from app.checklist.kinds.asks import asks
from app.checklist.kinds.calm import calm
from app.checklist.kinds.details import details
from app.checklist.kinds.form import form
from app.checklist.kinds.honesty import honesty
from app.checklist.kinds.leak import leak
from app.checklist.kinds.none import none
from app.checklist.kinds.options import options
from app.checklist.kinds.ownership import ownership
from app.checklist.kinds.parting import parting
from app.checklist.kinds.promises import promises
from app.checklist.kinds.restates import restates
from app.checklist.kinds.together import together
from app.checklist.kinds.wording import wording
from app.model.guideline import Guideline

Kind = Callable[[Guideline, Inquiry], Finding]

KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        "wording": wording,
        "together": together,
        "calm": calm,
        "restates": restates,
        "options": options,
        "honesty": honesty,
        "promises": promises,
        "ownership": ownership,
        "parting": parting,
        "details": details,
        "asks": asks,
        "apologies": apologies,
        "leak": leak,
        "form": form,
        "none": none,
    }
)
