import pytest

from app.reading.abuse import find_abuse
from app.reading.risks import find_escalation, find_risks


def risks_of(scan):
    return find_risks(scan, find_abuse(scan)[0])[0]


@pytest.mark.parametrize(
    ("text", "risk"),
    [
        ("I am going to my solicitor.", "legal"),
        ("We will take you to court.", "legal"),
        ("I have written to the ombudsman.", "regulator"),
        ("I shall report you to Trading Standards", "regulator"),
        ("I'm going to the press with this", "press_or_review"),
        ("I will leave a one-star review", "press_or_review"),
        ("I am raising a chargeback", "chargeback"),
        ("I'll get my bank to reverse the payment", "chargeback"),
        ("The charger caught fire", "safety"),
        ("My daughter has a nut allergy", "safety"),
        ("there is a smell of gas in the kitchen", "safety"),
        ("some days I don't want to live", "self_harm"),
        ("I want to kill myself", "self_harm"),
        ("I'll break his legs", "violence"),
        ("my ex has hit me and he knows the address", "violence"),
        ("I am 81 and I live alone", "vulnerable"),
        ("my husband died in March", "vulnerable"),
        ("I use a wheelchair", "vulnerable"),
    ],
)
def test_a_risk_is_read(scanned, text, risk):
    assert risk in risks_of(scanned(text))


@pytest.mark.parametrize(
    ("text", "risk"),
    [
        ("I work as a lawyer so I read contracts", "legal"),
        ("My food court order was cold", "legal"),
        ("my phone died on the first day", "vulnerable"),
        ("I am 34 and perfectly well", "vulnerable"),
        ("order 77-81 is late", "vulnerable"),
        ("I'd rather die than fly with you again", "self_harm"),
        ("I want the smoking area moved", "safety"),
        ("please press the button", "press_or_review"),
        ("I logged in with Facebook", "press_or_review"),
    ],
)
def test_background_is_no_risk(scanned, text, risk):
    assert risk not in risks_of(scanned(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I want to speak to a manager", True),
        ("Put me through to your supervisor now", True),
        ("I demand someone senior call me", True),
        ("I spoke to your manager yesterday", False),
        ("I am an office manager", False),
        ("Where is my parcel?", False),
    ],
)
def test_asking_for_somebody_above_escalates(scanned, text, expected):
    assert find_escalation(scanned(text), (), beyond_agent=False)[0] is expected


@pytest.mark.parametrize(
    ("risks", "expected"),
    [
        (("legal",), True),
        (("self_harm",), True),
        (("chargeback",), False),
        (("press_or_review", "vulnerable"), False),
    ],
)
def test_some_risks_escalate_and_others_alone_do_not(scanned, risks, expected):
    assert find_escalation(scanned("hello"), risks, beyond_agent=False)[0] is expected


def test_a_brief_beyond_the_agent_escalates(scanned):
    assert find_escalation(scanned("hello"), (), beyond_agent=True)[0]
