"""The corruptions: each a small pure function from a golden reply to spoiled ones."""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from app.model.guideline import Guideline
from app.promptci.lint.proof.golden import Laid
from app.promptci.lint.proof.mutant import Spoiled
from app.promptci.lint.proof.operators.adding import leak_note, leak_prompt, put
from app.promptci.lint.proof.operators.marking import mark_up, shout, unfill_name
from app.promptci.lint.proof.operators.removing import cut_off, drop, drop_answer, drop_greeting, drop_signoff
from app.promptci.lint.proof.operators.replacing import body, instead
from app.promptci.lint.proof.operators.swapping import swap_amount, swap_date, swap_name, swap_number
from app.promptci.lint.proof.operators.turning import turn

Operator = Callable[[Laid, Guideline, str], Iterator[Spoiled]]

OPERATORS: Mapping[str, Operator] = MappingProxyType(
    {
        "drop": drop,
        "drop_answer": drop_answer,
        "drop_greeting": drop_greeting,
        "drop_signoff": drop_signoff,
        "cut_off": cut_off,
        "swap_name": swap_name,
        "swap_amount": swap_amount,
        "swap_number": swap_number,
        "swap_date": swap_date,
        "leak_note": leak_note,
        "leak_prompt": leak_prompt,
        "unfill_name": unfill_name,
        "mark_up": mark_up,
        "shout": shout,
    }
)
"""Those that need no wording of their own; each is called with the golden, the guideline and its own name."""

WORDED: Mapping[str, Operator] = MappingProxyType(
    {"put": put, "instead": instead, "body": body, "turn": turn}
)
"""Those that a guideline's `proof.yaml` words, by section."""
