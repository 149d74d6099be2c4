"""Jotted offers that a frame would turn round are told as they were meant."""

import pytest

MESSAGE = "Our stay was cold from the first day and nobody came. I am very disappointed."


@pytest.mark.parametrize(
    ("offer", "told"),
    [
        ("tell him he may go to the ICO", "You can go to the ICO"),
        ("tell her she can ask for a deadlock letter", "You can ask for a deadlock letter"),
        ("call from Lorna", "a call from Lorna"),
        ("call back from Sam", "a callback from Sam"),
        ("can see Dr Lowe instead", "You can see Dr Lowe instead"),
        ("new cake, nut free", "nut-free"),
        ("letter she can show at the door", "letter that you can show at the door"),
    ],
)
def test_an_offer_says_whose_deed_it_is(draft, offer, told):
    assert told.lower() in draft(fault="ours", options=[offer, "£20 voucher"]).reply.text.lower()


def test_what_costs_nothing_is_said_of_what_was_offered(draft):
    text = draft(fault="ours", options=["swap them, or a courier", "both free"]).reply.text
    assert "oth would be free of charge" in text
    assert "offer you both" not in text


def test_gladly_leads_to_a_thing_where_no_deed_follows(draft):
    text = draft(fault="ours", options=["we'd gladly last night free", "£20 voucher"]).reply.text
    assert "gladly last" not in text
    assert "the last night" in text.lower()


def test_a_team_that_will_do_something_is_not_the_customer(draft):
    facts = ["it is with the data team"]
    text = draft(facts=facts, options=["they'll send it by the 30th", "£20 voucher"]).reply.text
    assert "ou'll send it" not in text


@pytest.mark.parametrize(
    ("offer", "wrong"),
    [
        ("Our engineer on Monday", "an our"),
        ("The electrician tomorrow at 9", "a the"),
        ("Same plumber on Friday", "a same"),
        ("They send us the part and we fit it", "ou can send"),
    ],
)
def test_who_comes_has_one_article_and_who_sends_may_be_another(draft, offer, wrong):
    assert wrong not in draft(fault="ours", options=[offer]).reply.text
