"""Offers of a careful colleague: whole sentences, told as they were written, each as what it is."""

import pytest

from app.model.brief import Brief
from tests.services import drafted

MESSAGE = "My order came late and half of it is broken. Nobody has rung me since. I want this put right."


def draft_of(*options, **notes):
    brief = {
        "message": MESSAGE,
        "customer": {"name": "Stan Wilmot"},
        "agent": {"name": "Josie"},
        "fault": "ours",
        "options": options,
        **notes,
    }
    return drafted(Brief.model_validate(brief))


@pytest.mark.parametrize(
    ("offer", "told"),
    [
        ("Either way I'll ring him on Friday afternoon.", "Either way I'll ring you on Friday afternoon."),
        ("Josie will ring him before the cutter starts.", "I will ring you before the cutter starts."),
        ("He can pick it up on Friday, or Josie can drop it round.", "or I can drop it round"),
        (
            "Josie is sorry that it was said there and has asked the skipper to stop.",
            "I am sorry that it was said there and have asked the skipper to stop.",
        ),
        ("First on the waiting list for Saturday.", "first place on the waiting list for Saturday"),
        (
            "Decision by Thursday at 5 o'clock. I will ring him myself.",
            "ou will have a decision by Thursday at 5 o'clock.",
        ),
        ("bring all 3 in, any day", "You can bring all 3 in, any day"),
        ("He should keep it out at night until then.", "You should keep it out at night until then."),
        ("Or he can have a new date on any Saturday in March.", "a new date on any Saturday in March"),
        (
            "If he emails the team, we'll look up what was booked.",
            "f you email the team, we'll look up what was booked",
        ),
        (
            "If he needs one sooner, the caretaker can drop it in.",
            "If you need one sooner, the caretaker can drop",
        ),
        ("Our goldsmith can do it while he waits.", "Our goldsmith can do it while you wait."),
        (
            "We'll search again if he or she gives us the parish.",
            "We'll search again if you give us the parish.",
        ),
        (
            "I can offer him a text service, so he hears when it is ready and doesn't have to wait.",
            "so you hear when it is ready and don't have to wait",
        ),
        ("no rent this year", "There is no rent this year."),
        ("other 500 on Thursday's run at the same price", "the other 500 on Thursday's run"),
    ],
)
def test_an_offer_is_told_as_it_was_written(offer, told):
    assert told in draft_of(offer).reply.text


def test_how_an_offer_is_to_be_put_is_for_the_agent_alone():
    text = draft_of("If he prefers, we can keep it for him. Only mention this gently.").reply.text
    assert "we can keep it for you" in text
    assert "gently" not in text


def test_advice_is_no_part_of_a_choice():
    text = draft_of(
        "A replacement next Tuesday.",
        "Or a refund of £210.",
        "He should take a photo of the box for our claim.",
    ).reply.text
    assert "You should take a photo of the box for our claim" in text
    assert "(3)" not in text
    assert "3." not in text


def test_what_hangs_on_nothing_of_theirs_leaves_only_the_time_to_choose():
    text = draft_of(
        "Dr. Amin will see him on Tuesday at 11:20 or Wednesday at 8:40.",
        "If it can't be adjusted, we will reline it at no cost.",
        message="The plate rubs so badly that I can only eat soup. What are you going to do about it?",
    ).reply.text
    assert "Dr Amin will see you on Tuesday at 11:20 or Wednesday at 8:40." in text
    assert "decision today" not in text
    assert "when" in text.split("no cost.")[1].lower()


def test_what_comes_whatever_is_decided_asks_for_no_choice():
    text = draft_of("Decision by Thursday. I will ring him myself, whichever way it goes.").reply.text
    assert "I will ring you myself, whichever way it goes." in text
    assert "which" not in text.split("whichever way it goes.")[1]


def test_what_they_ask_for_in_the_same_words_is_done():
    fee = "I was charged a late fee of $55. Can you take that fee off please?"
    text = draft_of("Take the fee off this once.", message=fee, fault="customer").reply.text
    assert "We'll take the fee off this once." in text


def test_behind_either_way_stands_no_capital():
    text = draft_of(
        "A whole new stone at our cost.", "We'll take the old one away, or leave it, whichever he prefers."
    ).reply.text
    assert "Either way, We" not in text


def test_a_written_statement_with_a_condition_is_sure():
    draft = draft_of("If he needs one sooner, the caretaker can drop it in.", "A voucher of £10.")
    assert draft.doubts == ()


def test_nothing_that_we_can_do_is_a_limit_in_a_sentence():
    text = draft_of(cannot=["Nothing we can do about the funeral, be careful how this is put."]).reply.text
    assert "there is nothing we can do about the funeral" in text
    assert "careful" not in text


def test_several_refunds_have_no_article():
    text = draft_of(cannot=["no refunds inside 48 hrs"]).reply.text
    assert "any refunds within 48 hours" in text


def test_the_difference_that_they_want_is_answered_by_the_sum_that_comes_back():
    board = (
        "Your app took £14 for an hour. The board says £2.20. I want the difference and I want to know why."
    )
    text = draft_of("We can refund £11.80 to the card.", message=board, fault="unknown").reply.text
    assert "refund £11.80 to the card" in text
    assert "the difference" not in text


def test_a_limit_on_what_is_asked_of_others_stands_behind_the_offer_to_ask_them():
    text = draft_of(
        "If he sends us the receipt, we'll ask head office to look at the £34.",
        "We can send new ones today.",
        cannot=["I can't promise that head office will pay it."],
    ).reply.text
    assert text.index("ask head office") < text.index("promise that head office will pay it")


def test_his_only_contact_is_yours():
    assert "your only contact" in draft_of("Josie can be his only contact for anything else.").reply.text


def test_a_fact_that_ends_on_what_they_did_not_do_reproaches_nobody():
    fact = "He did mention green on 11 May, and the note says he would confirm, which he didn't."
    assert "which you didn't" not in draft_of(facts=[fact], fault="unknown").reply.text


def test_a_sum_to_be_paid_now_is_paid_by_us():
    claim = "My parcel was lost and I want the £640 that it was worth. The claims manager never rang."
    text = draft_of("pay £50 now, without prejudice to the claims manager's review", message=claim).reply.text
    assert "ou can pay £50" not in text
    assert "pay £50 now" in text


def test_a_slot_today_or_any_morning_is_theirs_to_choose():
    text = draft_of("There's a slot today at 4.40, or any morning next week.").reply.text
    assert "any morning next week." in text
    assert "anything else" not in text


def test_what_the_vet_says_is_for_whoever_asks():
    fact = "The vet (Dr Lund) says the tablet must not be given to a cat."
    asked = "You gave my cat the wrong tablet. Is it poisonous?"
    assert fact in draft_of(facts=[fact], message=asked).reply.text
