"""An offer or a limit that speaks of a "she" whom nobody named is read by a person before it is sent."""

import pytest

from app.model.brief import Brief
from tests.services import drafted

MESSAGE = (
    "I sat in with my coat on because there's no heating. My neighbour Sheila was putting her bins out and she didn't "
    "see a van either. My granddaughter stays with me on Thursdays."
)


def verdict(message=MESSAGE, **given):
    return drafted(Brief(message=message, customer={"name": "Mrs Hallam"}, fault="ours", **given)).verdict


@pytest.mark.parametrize(
    "note",
    [
        "We can lend her two oil-filled radiators, dropped off tonight.",
        "We can move her appointment to Friday.",
    ],
)
def test_an_offer_to_her_is_not_called_ready_where_the_message_has_another_she(note):
    assert verdict(options=[note]) == "needs_you"


def test_nor_is_a_limit():
    assert verdict(cannot=["We cannot give her the old tariff."]) == "needs_you"


@pytest.mark.parametrize(
    "note", ["We can lend you two oil-filled radiators.", "We can ring the customer at five."]
)
def test_an_offer_to_the_customer_is(note):
    assert verdict(options=[note]) == "ready"
