"""Notes of a "he" and a "she" where the message goes on about the one: the customer is the other, or in doubt."""

import asyncio

from app.model.brief import Brief
from tests.services import service_of

SERVICE = service_of("builtin")
MESSAGE = (
    "Your plumber came at half four. Then he didn't have the right valve, so he's coming BACK on Thursday. He left the "
    "loft hatch open. Dee"
)


def draft(*facts, **given):
    brief = {
        "message": MESSAGE,
        "facts": list(facts),
        "customer": {"name": "Dee Marlow"},
        "fault": "ours",
        **given,
    }
    return asyncio.run(SERVICE.draft(Brief.model_validate(brief)))


def test_what_the_plumber_had_in_his_van_is_told_of_no_customer():
    made = draft(
        "The office changed his route at noon and nobody rang her.",
        "He had a 22mm valve in the van and the job needs a 15mm one.",
    )
    assert "You had a 22mm valve" not in made.reply.text
    assert made.verdict == "needs_you"


def test_who_can_come_on_saturday_is_for_a_person_to_see():
    made = draft("Nobody rang her.", options=["He can come on Saturday morning instead, at no extra charge."])
    assert made.verdict == "needs_you"
