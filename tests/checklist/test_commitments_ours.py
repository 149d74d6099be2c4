"""Of what our own engine wrote: one commitment for each offer, and sure only where its note was read for sure."""

import asyncio

import pytest

from app.model.brief import Brief
from tests.services import service_of

SERVICE = service_of("builtin")


def commitments_of(*options):
    message = "The sofa came with a broken leg. I am furious."
    brief = Brief.model_validate({"message": message, "options": list(options), "fault": "ours"})
    draft = asyncio.run(SERVICE.draft(brief))
    for one in draft.commitments:
        assert draft.reply.text[one.start : one.end] == one.text
    return [one for one in draft.commitments if one.ground]


@pytest.mark.parametrize(
    "options", [("£50 voucher", "new leg", "visit on Friday"), ("bag back", "new leg, on us")]
)
def test_each_offer_told_is_one_commitment_and_the_number_before_it_no_part_of_it(options):
    found = commitments_of(*options)
    assert {one.ground.quote for one in found} == set(options)
    assert not any(one.text[:1].isdigit() and one.text[1:2] == "." for one in found)


def test_money_makes_a_commitment_one_of_money():
    kinds = {one.ground.quote: one.kind for one in commitments_of("£50 voucher", "a new leg")}
    assert kinds == {"£50 voucher": "money", "a new leg": "thing"}


def test_a_quotation_is_one_commitment_that_is_not_sure():
    (quoted,) = [one for one in commitments_of("full refund", "bound to be swapped - n/a") if not one.sure]
    assert quoted.ground.quote == "bound to be swapped - n/a"
