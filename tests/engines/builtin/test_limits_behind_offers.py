"""A limit that goes on about an offer stands behind it; what is asked behind the offers is not asked in them."""

import asyncio

import pytest

from app.model.brief import Brief
from tests.services import service_of


@pytest.fixture(scope="module")
def reply():
    service = service_of("builtin")

    def make(**fields):
        brief = {
            "message": "Why am I still being charged? I cancelled in April. Jo",
            "channel": "chat",
            **fields,
        }
        return asyncio.run(service.draft(Brief.model_validate(brief))).reply.text

    return make


def test_as_well_is_said_behind_what_it_comes_on_top_of(reply):
    text = reply(options=["We can give back June, £34.99."], cannot=["We cannot refund May as well."])
    assert 0 < text.index("June") < text.index("May as well")


def test_any_other_limit_stands_before_the_offers(reply):
    text = reply(options=["We can give back June, £34.99."], cannot=["We cannot refund May."])
    assert text.index("May") < text.index("June")


@pytest.mark.parametrize("ending", [", if she says yes", ", only if she would like it", " if she agrees"])
def test_a_yes_is_asked_for_once(reply, ending):
    text = reply(options=[f"We can send her a corrected copy{ending}."], customer={"name": "Jo Marsh"})
    assert "corrected copy" in text
    assert "if you say yes" not in text
    assert "would like it" not in text
    assert "if you agree." not in text


def test_what_will_be_done_if_they_agree_is_not_promised(reply):
    text = reply(options=["The chef will write to the guest if she agrees."], customer={"name": "Jo Marsh"})
    assert "will write to you." not in text


def test_what_they_are_to_do_for_it_is_asked_of_them(reply):
    text = reply(options=["She can come back free in May; she should give the name Marsh at the gate."],
                 customer={"name": "Jo Marsh"})  # fmt: skip
    assert "Please give the name Marsh" in text
    assert "You should" not in text


def test_that_something_is_to_be_had_instead_is_not_said_to_be_besides(reply):
    text = reply(options=["We can end the membership today.", "She can freeze it for a month instead."],
                 customer={"name": "Jo Marsh"})  # fmt: skip
    assert "also freeze" not in text


def test_what_we_cannot_do_ourselves_is_not_said_to_be_impossible(reply):
    text = reply(cannot=["We can't pay the deposit ourselves because the scheme holds it."])
    assert "pay the deposit ourselves" in text


def test_what_can_be_done_stands_beside_what_cannot(reply):
    text = reply(options=["We can give back June, £34.99."], cannot=["We cannot refund May."])
    (together,) = [part for part in text.split("\n\n") if "May" in part]
    assert "June" in together


def test_to_who_only_asks_a_limit_stands_behind_the_answer(reply):
    text = reply(
        message="Hi, can I keep hens on a half plot? Bev",
        facts=["Hens are allowed on every plot."],
        options=["We can put you on the list today."],
        cannot=["We cannot hold a particular plot for anybody."],
    )
    assert text.index("Hens are allowed") < text.index("list today") < text.index("particular plot")


def test_what_is_not_known_is_said_as_noted(reply):
    text = reply(
        cannot=["We do not know yet when it will reopen."], options=["We can give back June, £34.99."]
    )
    assert "We don't know yet when it will reopen." in text


def test_a_limit_that_an_offer_says_by_its_condition_is_not_said_again(reply):
    text = reply(
        options=["We can lift the stop in this chat once she has answered her security questions."],
        cannot=["We can't lift it without the security questions."],
        customer={"name": "Jo Marsh"},
    )
    assert "without the security questions" not in text
    assert "once you have answered your security questions" in text
