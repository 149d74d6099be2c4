"""That somebody of ours allowed an offer is not told to the customer, and costs them no offer."""

import pytest

from app.engines.builtin.notes.approvals import without_approval
from app.model.brief import Brief
from tests.services import drafted


@pytest.mark.parametrize(
    ("note", "offer"),
    [
        ("1 night back (£118), GM yes", "1 night back (£118)"),
        ("£20 off the next clean, mgr ok'd", "£20 off the next clean"),
        ("credit of £36 on next bill (approved by TL)", "credit of £36 on next bill"),
        ("free month - signed off by Jo", "free month"),
        ("replace the pump free, Dave's ok with it", "replace the pump free"),
        ("new filter on us, within my limit", "new filter on us"),
        ("£15 voucher (no approval needed)", "£15 voucher"),
        ("half of March back, needs no sign off", "half of March back"),
        ("GM also ok w/ free night in May", "free night in May"),
        ("GM says give them the 80 back", "give them the 80 back"),
    ],
)
def test_who_allowed_it_is_taken_off(note, offer):
    assert without_approval(note, "Ann Lee") == offer


@pytest.mark.parametrize(
    "note",
    [
        "two nights, Ann said yes",
        "manager says no to more",
        "10% off, manager to approve",
        "half back, finance to confirm",
        "Boss happy to call her",
        "replace it, supplier agreed",
        "approved by the owner",
        "a new lens once the clinic has approved it",
        "manager to ring her on Friday",
        "My manager has approved a refund of $39.99.",
    ],
)
def test_what_is_no_such_remark_stays(note):
    assert without_approval(note, "Ann Lee") == note


def test_the_reply_offers_it_and_names_nobody_who_allowed_it():
    brief = Brief(
        message="The room next to the lift was so loud that we slept two hours. I want something back.",
        customer={"name": "Pauline Reed"},
        options=["1 night back (£118), GM yes", "free upgrade in June, signed off by Mo"],
        fault="ours",
    )
    reply = drafted(brief).reply.text
    assert all(offer in reply for offer in ("£118", "upgrade"))
    assert not any(remark in reply for remark in ("GM", "Mo", "signed off"))
