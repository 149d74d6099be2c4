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


@pytest.mark.parametrize(
    ("facts", "untrue"),
    [
        (["The tuner has sent in his photos, but the workshop has not looked at them yet."], "your photos"),
        (
            [
                "The inspector cancelled twice.",
                "If he signs it off on Thursday, the wall will open again on Friday.",
            ],
            "you sign it off",
        ),
    ],
)
def test_what_somebody_at_work_has_or_does_is_not_told_of_the_customer(facts, untrue):
    brief = Brief(
        message="The climbing wall is closed again. My son cries in the car.", customer={"name": "Mr Dale"},
        facts=[*facts, "Mr Dale pays £38 a month for his membership."], fault="third_party",
    )  # fmt: skip
    assert untrue not in drafted(brief).reply.text


def test_who_did_it_is_not_taken_from_what_they_did():
    brief = Brief(
        message="Ordered a birthday cake with diggers, received daggers.",
        facts=["The order was taken over the phone by a temp, who wrote down the wrong word."],
        fault="ours",
    )
    assert "by a temporary worker, who wrote down the wrong word" in drafted(brief).reply.text


def test_a_late_husband_who_is_only_spoken_of_is_not_mourned_anew():
    brief = Brief(
        message="I am asked to pay for two hours. My late husband ran a roofing firm, so I know the price."
    )
    assert "loss" not in drafted(brief).reply.text
